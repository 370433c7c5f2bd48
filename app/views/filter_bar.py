"""The line above a list that filters it: chips with a menu of what can be chosen, words as they come, groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from app.canvas.tip import tip_of
from app.language import _
from app.views.button import chip_button, icon_button
from app.views.icon import icon
from app.views.seek_line import SeekLine
from app.views.theme import Appearance

SAID_AT_MOST = 22
"""Letters of the value on a chip."""


def bare(button: QToolButton, on: bool) -> None:
    """Show the picture alone, or with its words."""
    style = Qt.ToolButtonStyle.ToolButtonIconOnly if on else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(style)


def turn(button: QToolButton, on: bool) -> None:
    """Whether something is filtered by it."""
    if button.isCheckable():
        button.setChecked(on)
    button.setProperty("on", on)
    button.style().polish(button)


def say_chosen(chip: QToolButton, title: str, said: Sequence[str]) -> None:
    """The first of what is chosen, shortened, and how many more; without any the title."""
    text = said[0] if said else title
    text = (f"{text[: SAID_AT_MOST - 1]}…" if len(text) > SAID_AT_MOST else text).replace("&", "&&")
    chip.setText(f" {text} +{len(said) - 1}" if len(said) > 1 else f" {text}")
    chip.setAccessibleName(title)
    chip.setToolTip(tip_of(", ".join(said) or title))
    turn(chip, bool(said))


class FilterBar(QFrame):
    """`changed` when `filter` or `grouping` did; `left` down to the list.

    `filter` is a frozen dataclass, false where it lets everything pass, with the words that are looked for in `text`.
    A line of its own lays its buttons in `row`, and says in `say` and `fit` what they show.
    """

    changed = Signal()
    left = Signal()

    groupings: Mapping[Any, str] = {}
    """By which the list can be grouped, in English."""

    def __init__(self, worn: Appearance, everything: Any, gap: int) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it fits itself into any width
        self.worn = worn
        self.filter = self._everything = everything
        self.grouping: Any = "none"
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(worn.px(8), worn.px(4), worn.px(8), worn.px(4))
        self.row.setSpacing(worn.px(gap))

    def say(self) -> None:
        raise NotImplementedError

    def fit(self) -> None:
        raise NotImplementedError

    def fits(self) -> bool:
        return self.row.totalMinimumSize().width() <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # What it is made of

    def add_chip(self, picture: str, choices: Callable[[], list[QAction]]) -> QToolButton:
        """A button with a menu."""
        chip = chip_button(self.worn, picture)
        chip.clicked.connect(lambda: self.pop(chip, choices()))
        self.row.addWidget(chip)
        return chip

    def add_seek(self, clear: str, widest: int | None = None) -> None:
        """The line for words, and the button that lets everything pass; `widest` at the usual scale."""
        self.seek = SeekLine(self.worn)
        if widest is not None:
            self.seek.setMinimumWidth(self.worn.px(widest // 2))
            self.seek.setMaximumWidth(self.worn.px(widest))
        self.seek.textChanged.connect(lambda text: self.set(text=text))
        self.seek.down.connect(self.left)
        self.row.addWidget(self.seek, 0 if widest is None else 1)
        self.clear = icon_button(self.worn, "x", clear)
        self.clear.clicked.connect(self.show_all)
        self.row.addWidget(self.clear)
        self.row.addStretch(1)

    def choice(self, words: str, on: bool, act: Callable[[], object], picture: QIcon | None = None) -> QAction:
        """A line of a menu, ticked where it is chosen: a menu shows either a picture or a tick."""
        action = QAction(words.replace("&", "&&"), self)
        action.setCheckable(True)
        action.setChecked(on)
        shown = icon("check", self.worn.look.accent) if on else picture
        if shown is not None:
            action.setIcon(shown)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def choices(
        self,
        name: str,
        values: Iterable[tuple[Any, str]],
        count: Mapping[Any, int],
        pictures: Mapping[Any, str] | None = None,
    ) -> list[QAction]:
        """The values of a field of the filter that occur or are filtered by, each with its number; and all of them."""
        wanted, actions = getattr(self.filter, name), []
        if wanted:
            every = QAction(_("All"), self)
            every.triggered.connect(lambda: self.set(**{name: frozenset()}))
            actions.append(every)
        for value, words in values:
            if (n := count.get(value, 0)) or value in wanted:
                known = (pictures or {}).get(value)
                picture = icon(known, self.worn.look.muted) if known else None
                act = partial(self.set, **{name: wanted ^ {value}})
                actions.append(self.choice(f"{words}  ({n})", value in wanted, act, picture))
        return actions

    def grouping_choices(self) -> list[QAction]:
        return [
            self.choice(_(words), id == self.grouping, partial(self.show_grouping, id))
            for id, words in self.groupings.items()
        ]

    @staticmethod
    def fill(menu: QMenu, actions: list[QAction]) -> None:
        """The actions go with their menu."""
        for action in actions:
            action.setParent(menu)
        menu.addActions(actions)
        menu.setEnabled(bool(actions))

    def pop(self, button: QToolButton, actions: list[QAction]) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, actions)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # What is chosen

    def set(self, **parts: object) -> None:
        self.show_filter(replace(self.filter, **parts))

    def show_all(self) -> None:
        self.show_filter(self._everything)

    def show_filter(self, wanted: Any) -> None:
        if wanted == self.filter:
            self.say()  # a button that was clicked has turned by itself
            return
        self.filter = wanted
        if self.seek.text() != wanted.text:
            self.seek.setText(wanted.text)
        self.say()
        self.changed.emit()

    def show_grouping(self, grouping: Any) -> None:
        if grouping != self.grouping:
            self.grouping = grouping
            self.say()
            self.changed.emit()

    def next_grouping(self) -> None:
        ids = list(self.groupings)
        self.show_grouping(ids[(ids.index(self.grouping) + 1) % len(ids)])
