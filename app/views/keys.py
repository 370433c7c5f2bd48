"""F1: every key of the program, read from the commands themselves, so that it cannot be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.language import _
from app.views.command import MENUS, key_words
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

COLUMNS, COLUMN_WIDTH = 3, 330


def keys_of(window: MainWindow) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, [(what it does, key)]): what the page says of its own keys, then the menus in their order."""
    groups = []
    for id, title in MENUS.items():
        lines = [
            (action.text(), "  ".join(dict.fromkeys(key_words(key) for key in action.shortcuts())))
            for action in window.all_commands()
            if action.property("menu") == id and action.shortcuts()
        ]
        groups.append((_(title).replace("&", ""), lines))
    page = window.pages.get(window.current)
    return [group for group in (*(page.further_keys() if page else ()), *groups) if group[1]]


class KeysSheet(Sheet):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, _("All keys"), width=1080)
        px = self.worn.px
        columns = QHBoxLayout()
        columns.setSpacing(px(32))
        groups = keys_of(window)
        most = COLUMNS if window.content.width() >= px(COLUMNS * COLUMN_WIDTH) else COLUMNS - 1
        height = sum(len(lines) + 2 for _heading, lines in groups) / most
        filled = height
        made: list[QVBoxLayout] = []
        for heading, lines in groups:
            if filled + len(lines) / 2 >= height and len(made) < most:
                made.append(QVBoxLayout())
                columns.addLayout(made[-1], 1)
                filled = 0
            made[-1].addWidget(self._group(heading, lines))
            filled += len(lines) + 2
        for column in made:
            column.addStretch(1)
        inside = QWidget()
        inside.setObjectName("panel_body")
        inside.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(min(px(560), inside.sizeHint().height() + px(8)))
        self.body.addWidget(scroll, 1)
        scroll.setFocus()

    def _group(self, heading: str, lines: list[tuple[str, str]]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, self.worn.px(8))
        grid.setVerticalSpacing(self.worn.px(4))
        title = QLabel(heading)
        title.setObjectName("section")
        grid.addWidget(title, 0, 0, 1, 2)
        for i, (what, key) in enumerate(lines, 1):
            words = QLabel(what)
            words.setWordWrap(True)
            shown = QLabel(key)
            shown.setObjectName("key")
            grid.addWidget(words, i, 0)
            grid.addWidget(shown, i, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return group
