"""What is shown of the reference list: each state by one click with its count, the rest by chips and words."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from app.calc.indicator import LETTERS
from app.calc.indicator_list import BY_NEED, Filter, Listed, counts, value_of
from app.calc.indicator_status import STATES, State
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.indicator_list import Reference
from app.views.button import chip_button
from app.views.filter_bar import FilterBar, bare, say_chosen, turn
from app.views.icon import icon
from app.views.indicator_words import NO_AXIS, NO_LETTER, NO_OWNER, SIGNS
from app.views.theme import Appearance

CHIPS = {"letter": N_("Letter"), "owner": N_("Owner"), "axis": N_("Axis")}
CHIP_ICONS = {"letter": "type", "owner": "users-round", "axis": "compass"}


class IndicatorFilter(FilterBar):
    filter: Filter

    def __init__(self, worn: Appearance) -> None:
        super().__init__(worn, Filter(), 4)
        self._reference = Reference()
        self.states = {state: self._state(state) for state in BY_NEED}
        self.row.addSpacing(worn.px(6))
        self.chips = {name: self.add_chip(CHIP_ICONS[name], partial(self._choices, name)) for name in CHIPS}
        self.add_seek(_("Show all indicators"), 190)
        self.say()

    def _state(self, state: State) -> QToolButton:
        button = chip_button(self.worn, SIGNS[state][0])
        button.setCheckable(True)
        button.clicked.connect(lambda: self.toggle_state(state))
        self.row.addWidget(button)
        return button

    def fit(self) -> None:
        """Where not all words have room, first the chips show their pictures alone, then states keep their counts."""
        for step in range(3):
            for name, chip in self.chips.items():
                bare(chip, step > 0 and not getattr(self.filter, name))
            for state, button in self.states.items():
                n, short = self._counts[state], step > 1 and state not in self.filter.state
                button.setText(f" {n}" if short else f" {_(STATES[state])}  {n}")
            if self.fits():
                return

    # What can be chosen

    def tell(self, reference: Reference) -> None:
        """All indicators, shown or not: buttons and menus say how many there are of each."""
        self._reference = reference
        self.say()

    @property
    def _all(self) -> tuple[Listed, ...]:
        return self._reference.rows

    def _values(self, name: str) -> list[tuple[str, str]]:
        if name == "letter":
            return [*((letter, f"{letter}  {_(word)}") for letter, word in LETTERS.items()), ("", _(NO_LETTER))]
        if name == "owner":
            return [*self._reference.owners().items(), ("", _(NO_OWNER))]
        axes = self._reference.axes
        return [*((id, word or _("Axis without a name")) for id, (_at, word) in axes.items()), ("", _(NO_AXIS))]

    def _choices(self, name: str) -> list[QAction]:
        return self.choices(name, self._values(name), Counter(value_of(row, name) for row in self._all))

    # What is chosen

    def toggle_state(self, state: State) -> None:
        """Only this state; all once more when it is asked for already."""
        self.set(state=frozenset() if state in self.filter.state else frozenset({state}))

    def say(self) -> None:
        look = self.worn.look
        self._counts = counts(self._all)
        for state, button in self.states.items():
            picture, token = SIGNS[state]
            n = self._counts[state]
            turn(button, state in self.filter.state)
            button.setIcon(icon(picture, getattr(look, token) if n else look.muted))
            told = _("{state}: {n}", state=_(STATES[state]), n=n)
            button.setToolTip(tip_of(told))
            button.setAccessibleName(told)
        for name, chip in self.chips.items():
            wanted = getattr(self.filter, name)
            say_chosen(chip, _(CHIPS[name]), [words for value, words in self._values(name) if value in wanted])
        self.clear.setVisible(bool(self.filter))
        self.fit()
