"""Ctrl+K: any command, tool, thing of any page or recent event, found by a few letters of its name, accents or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.language import _, plain
from app.models.trail import named
from app.views.command import MENUS, key_words
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.page import Found
from app.views.sheet import Sheet
from app.views.tools import TOOLS, Tool

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

SHOWN = 60


def matching(things: Iterable[Found], asked: str) -> list[Found]:
    """Those that hold every word asked; titles that begin with the first word come first, in their order."""
    words = plain(asked).split()
    ranked = []
    for i, thing in enumerate(things):
        title = plain(thing.title)
        text = f"{title} {plain(thing.other)} {plain(thing.place)}"
        if all(word in text for word in words):
            begins = not words or title.startswith(words[0])
            within = any(part.startswith(words[0]) for part in title.split()) if words else True
            ranked.append((not begins, not within, i, thing))
    return [thing for *_order, thing in sorted(ranked, key=lambda r: r[:3])]


def things_of(window: MainWindow) -> list[Found]:
    found = []
    for action in window.all_commands():
        menu = _(MENUS[action.property("menu")]).replace("&", "")
        if action.isEnabled() and action.property("command") != "search":
            key = key_words(action.shortcut())
            found.append(Found(action.text(), f"{menu}   {key}".rstrip(), action.trigger, action.property("picture")))
    if window.document is not None:
        for tool in sorted(TOOLS, key=lambda tool: tool.id != window.current):
            found += _things_of(window, tool)
    for told in window.settings.recent:
        path = Path(told)
        found.append(Found(path.stem, _("Event"), partial(window.files.open_path, path), "file-text", str(path.parent)))
    return found


def _things_of(window: MainWindow, tool: Tool) -> list[Found]:
    """What the page of a tool finds; of a page that was not made yet, what its kinds of things are called."""
    page = window.pages.get(tool.id)
    if page is not None:
        return [replace(thing, go=partial(_go, window, tool.id, thing.go)) for thing in page.found()]
    with window.document.read() as session:
        ends = named(session, tool.kinds)
    return [
        Found(end.title, _(end.word), partial(window.open_thing, end.kind, end.id), ICONS.get(end.kind, tool.icon))
        for end in ends
    ]


def _go(window: MainWindow, id: str, go: Callable[[], object]) -> None:
    if window.current != id:
        window.go(id)
    go()


class SearchSheet(Sheet):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, width=620, top=True)
        self._things = things_of(window)
        px = self.worn.px
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type a few letters"))
        self.line.setAccessibleName(_("Find"))
        self.line.addAction(icon("search", self.worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.line.setMinimumHeight(px(38))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(px(380))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(_("Nothing has such a name."))
        self.nothing.setObjectName("muted")
        self.body.setContentsMargins(px(10), px(10), px(10), px(10))
        self.body.addWidget(self.line)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._show("")

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.line)

    def _show(self, asked: str) -> None:
        self.found = matching(self._things, asked)[:SHOWN]
        self.list.clear()
        for thing in self.found:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, self.worn.px(34)))
            self.list.addItem(item)
            self.list.setItemWidget(item, self._row(thing))
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not self.found)

    def _row(self, thing: Found) -> QWidget:
        row, px = QWidget(), self.worn.px
        line = QHBoxLayout(row)
        line.setContentsMargins(px(6), 0, px(6), 0)
        picture = QLabel()
        picture.setFixedWidth(px(20))
        if thing.icon:
            picture.setPixmap(icon(thing.icon, self.worn.look.muted).pixmap(QSize(px(17), px(17))))
        title, place = QLabel(thing.title), QLabel(thing.place)
        for label in (title, place):
            label.setTextFormat(Qt.TextFormat.PlainText)
        place.setObjectName("muted")
        line.addWidget(picture)
        line.addWidget(title, 1)
        line.addWidget(place)
        return row

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.found):
            go = self.found[row].go
            self.close_sheet()
            go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps and self.found:
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(
                    row % len(self.found)
                    if abs(steps[Qt.Key(event.key())]) == 1
                    else max(0, min(row, len(self.found) - 1))
                )
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)
