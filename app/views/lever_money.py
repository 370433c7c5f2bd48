"""The money of the chosen lever below the table: its figures at the left, a picture or its lines at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.font import SEMI_BOLD
from app.language import _
from app.models.lever_list import Facts, Listed
from app.views.lever_lines import LeverLines
from app.views.lever_picture import LeverPicture
from app.views.lever_rows import UNNAMED
from app.views.lever_tiles import LeverTiles, brief_words
from app.views.one_line import OneLine
from app.views.theme import Appearance

HEIGHT = 306
LEAST = {"years": 560, "break_even": 560, "lines": 850}
"""The width from which the figures have room beside each side; below it they are said in short above it."""
SIDES = ("years", "break_even", "lines")
"""What stands at the right, by the id of the command that shows it after `show_`."""


class LeverMoney(QFrame):
    taken_over = Signal(float)

    def __init__(
        self,
        worn: Appearance,
        facts: Callable[[str], Facts],
        change: Callable[[str, str, Any], None],
        change_flows: Callable[[tuple[float, ...]], None],
        sides: list[QAction],
    ) -> None:
        super().__init__()
        self._worn = worn
        self.setObjectName("money")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.side = SIDES[0]
        self._told: tuple[Listed | None, str, bool] = None, "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(sides))
        column.addWidget(self.brief)
        self.tiles = LeverTiles(worn, facts)
        self.tiles.taken_over.connect(self.taken_over)
        self.picture = LeverPicture(worn)
        self.lines = LeverLines(worn, change, change_flows)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.picture)
        self._sides.addWidget(self.lines)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.tiles, 2)
        row.addWidget(self._sides, 3)
        column.addLayout(row, 1)
        self.setMinimumHeight(worn.px(HEIGHT))

    def _head(self, sides: list[QAction]) -> QWidget:
        head, px = QWidget(), self._worn.px
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), px(6), px(10), px(2))
        row.setSpacing(px(4))
        self.name, self.brief = OneLine(), OneLine()
        font = self.name.font()
        font.setPixelSize(px(15))
        font.setWeight(font.Weight(SEMI_BOLD))
        self.name.setFont(font)
        self.brief.hide()
        row.addWidget(self.name, 1)
        self._buttons = [QToolButton() for _action in sides]
        for button, action in zip(self._buttons, sides, strict=True):
            button.setDefaultAction(action)
            button.setIconSize(QSize(px(16), px(16)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.brief.setContentsMargins(px(16), 0, px(10), 0)
        return head

    @property
    def id(self) -> str | None:
        """The lever of which the money is shown."""
        listed = self._told[0]
        return listed.id if listed is not None else None

    def tell(self, listed: Listed | None, currency: str, *, read_only: bool) -> None:
        """The lever of which the money is, as it is now."""
        self._told = listed, currency, read_only
        if listed is None:
            self.name.setText("")
        else:
            self.name.setText(" ".join(listed.lever.name.split()) or _(UNNAMED))
        self.brief.setText(brief_words(listed, currency) if listed is not None else "")
        self.tiles.tell(listed, currency, read_only=read_only)
        self.lines.tell(listed.lever if listed else None, read_only=read_only)
        self._show_picture()

    def show_side(self, side: str) -> None:
        self.lines.take()
        self.side = side
        self._sides.setCurrentWidget(self.lines if side == "lines" else self.picture)
        self._fit()
        self._show_picture()

    def _show_picture(self) -> None:
        listed, currency, _read_only = self._told
        if self.side != "lines":
            self.picture.tell(listed.lever if listed else None, currency, self.side)

    def take(self) -> None:
        """Keep what is half typed."""
        self.lines.take()

    def _fit(self) -> None:
        """Without room for both, the figures are said in short."""
        beside = self.width() >= self._worn.px(LEAST[self.side])
        self.tiles.setVisible(beside)
        self.brief.setVisible(not beside)
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        bare = self.width() < self._worn.px(LEAST["years"])
        for button in self._buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if bare else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
