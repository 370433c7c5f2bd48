"""Typing the statements of axes on their cards: the next one, or one anew; half of it outlives everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from app.views.axis_editor import StatementEditor
from app.views.axis_layout import STATEMENT, STATEMENT_LINES, Card

if TYPE_CHECKING:
    from app.views.axis_board import AxisBoard

Half = tuple[str, int | None, str | None]
"""What is half typed, with the place of the axis to come, or the axis that is worded anew."""


class AxisTyping(QObject):
    """`added(text, at, then)` and `named(id, text, then)` of what was typed, `pasted(lines, at)` of a whole list.

    `then` is what `StatementEditor.done` says; `changed` when typing begins or ends.
    """

    added = Signal(str, int, str)
    named = Signal(str, str, str)
    pasted = Signal(list, int)
    changed = Signal()

    def __init__(self, board: AxisBoard) -> None:
        super().__init__(board)
        self._board = board
        self.at: int | None = None
        """The place of the axis that is to come."""
        self.renamed: str | None = None
        self.editor = StatementEditor(board.viewport())
        self.editor.done.connect(self._typed)
        self.editor.let_go.connect(self._let_go)
        self.editor.listed.connect(self._listed)

    @property
    def is_on(self) -> bool:
        return self.at is not None or self.renamed is not None

    # Begin

    def begin_next(self, at: int | None = None, text: str = "") -> None:
        """Type the next axis in this place, after the chosen one without one."""
        self.settle()
        if self._board.read_only:
            return
        ids, current = self._board.ids(), self._board.current
        after = ids.index(current) + 1 if current in ids else len(ids)
        self.at, self.renamed = after if at is None else min(at, len(ids)), None
        self._open(text)

    def rename(self, text: str | None = None) -> None:
        """Type the statement of the chosen axis anew, or go on with this text."""
        self.settle()
        chosen = self._board.chosen()
        if chosen is not None and not self._board.read_only:
            self.renamed = chosen.axis.id
            self._open(chosen.axis.name if text is None else text)

    def go_on(self, half: Half | None) -> None:
        """With what `half` told."""
        if half is None:
            return
        text, at, renamed = half
        if renamed is None:
            self.begin_next(at, text)
        elif self._board.select(renamed):
            self.rename(text)

    def _open(self, text: str) -> None:
        board = self._board
        board.lay()
        board.into_sight(self._card())
        board.verticalScrollBar().setValue(0)
        self.editor.open_at(self._place(), text, board.laid.px(STATEMENT))
        board.viewport().update()
        self.changed.emit()

    # Where

    def lay(self) -> None:
        """Put the editor where its card is now."""
        if self.editor.is_open:
            self.editor.setGeometry(self._place())

    def _card(self) -> Card | None:
        return self._board.laid.cards[self.at] if self.at is not None else self._board.card(self.renamed)

    def _place(self) -> QRect:
        card, laid = self._card(), self._board.laid
        if card is None:
            return self.editor.geometry()
        name, px = card.parts["name"], laid.px
        height = max(name.height(), STATEMENT_LINES * laid.step(STATEMENT)) + px(24)
        place = QRect(name.left() - px(6), name.top() - px(6), name.width() + px(12), height)
        return place.translated(-self._board.offset)

    def follow(self) -> None:
        """The axes are others: the place is among those that there are; what is no more is worded no more."""
        ids = self._board.ids()
        if self.at is not None:
            self.at = min(self.at, len(ids))
        if self.renamed is not None and self.renamed not in ids:
            had_focus = self.editor.hasFocus()
            self.editor.close_it()
            self.renamed = None
            if had_focus:
                self._board.setFocus()

    # End

    def _typed(self, text: str, then: str) -> None:
        at, renamed = self.at, self.renamed
        self._let_go(focus=then != "stay")
        if renamed is not None:
            before = next((each.axis.name for each in self._board.told if each.axis.id == renamed), text)
            if text != before:
                self.named.emit(renamed, text, then)
            elif then == "form":
                self._board.field_asked.emit("indicator")
        elif at is not None and text:
            self.added.emit(text, at, then)

    def _let_go(self, *, focus: bool = True) -> None:
        self.at = self.renamed = None
        self._board.lay()
        if focus:
            self._board.setFocus()
        self.changed.emit()

    def _listed(self, lines: list[str]) -> None:
        at = self.at
        if at is None:
            self.editor.insertPlainText("\n".join(lines))
            return
        self.editor.close_it()
        self._let_go()
        self.pasted.emit(lines, at)

    def settle(self) -> None:
        """Keep what is half typed."""
        if self.editor.is_open:
            had_focus = self.editor.hasFocus()
            self._typed(self.editor.close_it(), "stay")
            if had_focus:
                self._board.setFocus()

    def half(self) -> Half | None:
        """What is half typed; it is let go here."""
        if not self.is_on:
            return None
        half = self.editor.close_it(), self.at, self.renamed
        self._let_go(focus=False)
        return half
