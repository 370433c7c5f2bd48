"""What is shown of the suggestions: each state by one click with its count, authors by a chip, words as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from app.calc.suggestion import STATES, State, Suggestion
from app.calc.suggestion_list import Filter, is_to_tell
from app.canvas.tip import tip_of
from app.language import _, plain
from app.views.button import chip_button
from app.views.filter_bar import FilterBar, bare, say_chosen, turn
from app.views.icon import icon
from app.views.suggestion_words import NO_AUTHOR, SIGNS, TO_TELL, TO_TELL_ICON, state_word
from app.views.theme import Appearance


class SuggestionFilter(FilterBar):
    filter: Filter

    def __init__(self, worn: Appearance) -> None:
        super().__init__(worn, Filter(), 4)
        self._all: list[Suggestion] = []
        self.states = {state: self._state(state) for state in STATES}
        self.to_tell = chip_button(worn, TO_TELL_ICON)
        self.to_tell.setCheckable(True)
        self.to_tell.clicked.connect(lambda: self.set(to_tell=not self.filter.to_tell))
        self.row.addWidget(self.to_tell)
        self.row.addSpacing(worn.px(6))
        self.author = self.add_chip("users-round", self._authors)
        self.add_seek(_("Show all suggestions"), 190)
        self.say()

    def _state(self, state: State) -> QToolButton:
        button = chip_button(self.worn, SIGNS[state][0])
        button.setCheckable(True)
        button.clicked.connect(lambda: self.toggle_state(state))
        self.row.addWidget(button)
        return button

    def fit(self) -> None:
        """Where not all words have room, first the authors show their picture alone, then states keep their counts."""
        for step in range(3):
            bare(self.author, step > 0 and not self.filter.author)
            for state, button in self.states.items():
                short = step > 1 and state not in self.filter.state
                self._word(button, state_word(state), self._count(state), short)
            told = sum(map(is_to_tell, self._all))
            self._word(self.to_tell, _(TO_TELL), told, step > 1 and not self.filter.to_tell)
            if self.fits():
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
        self.say()

    def authors(self) -> list[str]:
        """All who are named, in the order of the alphabet."""
        return sorted({each.author.strip() for each in self._all} - {""}, key=plain)

    def _authors(self) -> list[QAction]:
        named = [*((author, author) for author in self.authors()), ("", _(NO_AUTHOR))]
        return self.choices("author", named, Counter(each.author.strip() for each in self._all))

    # What is chosen

    def toggle_state(self, state: State) -> None:
        """Only this state; all once more when it is asked for already."""
        self.set(state=frozenset() if state in self.filter.state else frozenset({state}))

    def say(self) -> None:
        look = self.worn.look
        for state, button in self.states.items():
            picture, token = SIGNS[state]
            turn(button, state in self.filter.state)
            button.setIcon(icon(picture, getattr(look, token) if self._count(state) else look.muted))
        waiting = any(map(is_to_tell, self._all))
        self.to_tell.setIcon(icon(TO_TELL_ICON, look.warn if waiting else look.muted))
        turn(self.to_tell, self.filter.to_tell)
        chosen = sorted(self.filter.author, key=plain)
        say_chosen(self.author, _("Author"), [author or _(NO_AUTHOR) for author in chosen])
        self.clear.setVisible(bool(self.filter))
        self.fit()
