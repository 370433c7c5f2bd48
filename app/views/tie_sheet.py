"""The list from which things are picked that are tied to the one on show: found by typing, ticked by Enter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.calc.link import Kind
from app.language import _, plain
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.page import Desk
from app.views.sheet import Sheet

Thing = tuple[Kind, str]
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Tying:
    """What a sheet asks: `all` are the things with word and name; `tied` reads those that are tied now.

    `turn(thing, on)` ties or unties one, and says whether it is still there.
    """

    title: str
    ask: str
    nothing: str
    all: Sequence[tuple[Thing, str, str]]
    tied: Callable[[], Collection[Thing]]
    turn: Callable[[Thing, bool], bool]


class TieSheet(Sheet):
    """Enter or a click ties what is chosen to the thing, or unties it; each is a gesture of its own."""

    def __init__(self, over: QWidget, desk: Desk, tying: Tying) -> None:
        super().__init__(over, desk.worn, tying.title, width=620, top=True)
        self._desk, self._tying = desk, tying
        tied = tying.tied()
        self._all = sorted(tying.all, key=lambda each: each[0] not in tied)
        px = self.worn.px
        self.line = QLineEdit()
        self.line.setPlaceholderText(tying.ask)
        self.line.setAccessibleName(_("Find"))
        self.line.addAction(icon("search", self.worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(px(320))
        self.list.setIconSize(QSize(px(17), px(17)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(_("Nothing has such a name.") if self._all else tying.nothing)
        self.nothing.setObjectName("muted")
        for widget in (self.line, self.nothing, self.list):
            self.body.addWidget(widget)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._turn())
        self._show("")

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.line)

    def _show(self, asked: str) -> None:
        words, tied = plain(asked).split(), self._tying.tied()
        row = max(0, self.list.currentRow())
        self.list.clear()
        found = [each for each in self._all if all(w in plain(f"{each[2]} {each[1]}") for w in words)]
        for thing, word, name in found[:SHOWN]:
            item = QListWidgetItem(icon(ICONS[thing[0]], self.worn.look.muted), name or word)
            item.setToolTip(word)
            item.setData(Qt.ItemDataRole.UserRole, thing)
            item.setSizeHint(QSize(0, self.worn.px(34)))
            item.setCheckState(Qt.CheckState.Checked if thing in tied else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.nothing.setVisible(not found)

    def _turn(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            thing: Thing = item.data(Qt.ItemDataRole.UserRole)
            if self._tying.turn(thing, thing not in self._tying.tied()):
                if self.isVisible():
                    self._show(self.line.text())
            else:
                self.close_sheet()
                self._desk.say(_("It is no more: it was deleted. Undo brings it back."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._turn()
                return True
        return super().eventFilter(watched, event)
