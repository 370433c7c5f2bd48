"""The ways to look at the facts of an event: observations as list or cards, the diagnosis grid, the interviews."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from app.models.diff import Diff
from app.views.observation_board import ObservationBoard
from app.views.page import Desk

OF_BOARD = ("list", "cards")
"""The modes in which observations themselves are shown."""


class ObservationModes(QStackedWidget):
    """The grid and the interviews are made when first shown, and then add their `commands` to those of the page.

    `chosen(step, waste)` asks for the observations of a cell of the grid.
    """

    chosen = Signal(object, object)
    hint_changed = Signal(str)

    def __init__(self, desk: Desk, board: ObservationBoard, commands: dict[str, QAction]) -> None:
        super().__init__()
        self._desk, self._board, self._commands = desk, board, commands
        self.mode = "list"
        self.further: dict[str, Any] = {}
        """The diagnosis grid and the interviews, by their mode."""
        self.addWidget(board)

    @property
    def on_board(self) -> bool:
        return self.mode in OF_BOARD

    def go(self, mode: str) -> None:
        """To another way to look, with the keys: one takes the next key, too, and a note is typed on."""
        notes = self._board.entry.text.hasFocus() or not self._board.all
        self.mode = mode
        if self.on_board:
            self._board.show_cards(mode == "cards")
        self.setCurrentWidget(self._board if self.on_board else self.of(mode))
        if self.on_board and not notes:
            self._board.view().setFocus()
        else:
            self.take_focus()

    def of(self, mode: str) -> Any:
        if mode not in self.further:
            self.further[mode] = made = self._make(mode)
            self.addWidget(made)
            self._commands.update(getattr(made, "commands", {}))
            made.begin()
        return self.further[mode]

    def _make(self, mode: str) -> Any:
        if mode == "grid":
            from app.views.diagnosis import DiagnosisGrid

            grid = DiagnosisGrid(self._desk)
            grid.chosen.connect(self.chosen)
            grid.hint_changed.connect(self.hint_changed)
            return grid
        from app.views.interview import Interviews

        return Interviews(self._desk)

    def take_focus(self) -> None:
        """To where something is typed next; where nothing may be, to what there is."""
        if self.on_board and self._board.entry.isEnabled():
            self._board.entry.text.setFocus()
        elif self.on_board:
            self._board.into_view()
        else:
            self.further[self.mode].setFocus()

    def refresh(self, diff: Diff) -> None:
        for widget in self.further.values():
            widget.refresh(diff)

    def settle(self) -> None:
        if "interviews" in self.further:
            self.further["interviews"].settle()

    def leave(self) -> None:
        for widget in self.further.values():
            widget.leave()

    def kept(self) -> dict[str, Any]:
        return {mode: widget.kept() for mode, widget in self.further.items()}

    def restore(self, kept: dict[str, Any]) -> None:
        for mode, state in kept.items():
            self.of(mode).restore(state)
