"""What is shown of the suggestions: each state by one click with its count, authors by a chip, words as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from app.calc.suggestion import STATES, State, Suggestion
from app.calc.suggestion_list import Filter, is_to_tell
from app.canvas.tip import tip_of
from app.language import _, plain
from app.views.button import chip_button, icon_button
from app.views.icon import icon
from app.views.observation_filter import SAID_AT_MOST
from app.views.seek_line import SeekLine
from app.views.suggestion_words import NO_AUTHOR, SIGNS, TO_TELL, TO_TELL_ICON, state_word
from app.views.theme import Appearance


class SuggestionFilter(QFrame):
    """`changed` when `filter` did; `left` down to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it fits itself into any width
        self._worn = worn
        self.filter = Filter()
        self._all: list[Suggestion] = []
        px = worn.px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(8), px(4), px(8), px(4))
        self._row.setSpacing(px(4))
        self.states = {state: self._state(state) for state in STATES}
        self.to_tell = chip_button(worn, TO_TELL_ICON)
        self.to_tell.setCheckable(True)
        self.to_tell.clicked.connect(lambda: self._set(to_tell=not self.filter.to_tell))
        self._row.addWidget(self.to_tell)
        self._row.addSpacing(px(6))
        self.author = chip_button(worn, "users-round")
        self.author.clicked.connect(self._pop_authors)
        self._row.addWidget(self.author)
        self.seek = SeekLine(worn)
        self.seek.setMinimumWidth(px(96))
        self.seek.setMaximumWidth(px(190))
        self.seek.textChanged.connect(lambda text: self._set(text=text))
        self.seek.down.connect(self.left)
        self._row.addWidget(self.seek, 1)
        self.clear = icon_button(worn, "x", _("Show all suggestions"))
        self.clear.clicked.connect(lambda: self.show_filter(Filter()))
        self._row.addWidget(self.clear)
        self._row.addStretch(1)
        self._say()

    def _state(self, state: State) -> QToolButton:
        button = chip_button(self._worn, SIGNS[state][0])
        button.setCheckable(True)
        button.clicked.connect(lambda: self.toggle_state(state))
        self._row.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where not all words have room, first the authors show their picture alone, then states keep their counts."""
        for step in range(3):
            bare = step > 0 and not self.filter.author
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if bare else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            self.author.setToolButtonStyle(style)
            for state, button in self.states.items():
                short = step > 1 and state not in self.filter.state
                self._word(button, state_word(state), self._count(state), short)
            told = sum(map(is_to_tell, self._all))
            self._word(self.to_tell, _(TO_TELL), told, step > 1 and not self.filter.to_tell)
            if self._row.totalMinimumSize().width() <= self.width():
                return

    def _word(self, button: QToolButton, word: str, n: int, short: bool) -> None:
        button.setText(f" {n}" if short else f" {word}  {n}")
        told = _("{state}: {n}", state=word, n=n)
        button.setToolTip(tip_of(told))
        button.setAccessibleName(told)

    def _count(self, state: State) -> int:
        return sum(each.state == state for each in self._all)

    # What can be chosen

    def tell(self, suggestions: Sequence[Suggestion]) -> None:
        """All suggestions, shown or not: buttons and menu say how many there are of each."""
        self._all = list(suggestions)
        self._say()

    def authors(self) -> list[str]:
        """All who are named, in the order of the alphabet."""
        return sorted({each.author.strip() for each in self._all} - {""}, key=plain)

    def _pop_authors(self) -> None:
        menu = QMenu(self.author)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.filter.author:
            menu.addAction(_("All")).triggered.connect(lambda: self._set(author=frozenset()))
        occur = Counter(each.author.strip() for each in self._all)
        named = self.authors() + ([""] if occur[""] else [])
        for author in named:
            words = (author or _(NO_AUTHOR)).replace("&", "&&")
            action = menu.addAction(f"{words}  ({occur[author]})")
            action.setCheckable(True)
            action.setChecked(author in self.filter.author)
            if author in self.filter.author:
                action.setIcon(icon("check", self._worn.look.accent))
            action.triggered.connect(lambda _on, author=author: self._set(author=self.filter.author ^ {author}))
        menu.popup(self.author.mapToGlobal(self.author.rect().bottomLeft()))

    # What is chosen

    def toggle_state(self, state: State) -> None:
        """Only this state; all once more when it is asked for already."""
        self._set(state=frozenset() if state in self.filter.state else frozenset({state}))

    def _set(self, **parts: object) -> None:
        self.show_filter(replace(self.filter, **parts))  # type: ignore[arg-type]

    def show_filter(self, wanted: Filter) -> None:
        if wanted == self.filter:
            self._say()  # a button that was clicked has turned by itself
            return
        self.filter = wanted
        if self.seek.text() != wanted.text:
            self.seek.setText(wanted.text)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        look = self._worn.look
        for state, button in self.states.items():
            picture, token = SIGNS[state]
            self._turn(button, state in self.filter.state)
            button.setIcon(icon(picture, getattr(look, token) if self._count(state) else look.muted))
        waiting = any(map(is_to_tell, self._all))
        self.to_tell.setIcon(icon(TO_TELL_ICON, look.warn if waiting else look.muted))
        self._turn(self.to_tell, self.filter.to_tell)
        chosen = sorted(self.filter.author, key=plain)
        first = (chosen[0] or _(NO_AUTHOR)) if chosen else _("Author")
        first = f"{first[: SAID_AT_MOST - 1]}…" if len(first) > SAID_AT_MOST else first
        self.author.setText(f" {first} +{len(chosen) - 1}" if len(chosen) > 1 else f" {first}")
        self.author.setProperty("on", bool(chosen))
        self.author.setAccessibleName(_("Author"))
        self.author.setToolTip(tip_of(", ".join(each or _(NO_AUTHOR) for each in chosen) or _("Author")))
        self.author.style().polish(self.author)
        self.clear.setVisible(bool(self.filter))
        self._fit()

    @staticmethod
    def _turn(button: QToolButton, on: bool) -> None:
        button.setChecked(on)
        button.setProperty("on", on)
        button.style().polish(button)
