"""What is shown of the plan: states by one click with their counts, whose and what for by chips, words as they come."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from app.calc.action import PHASES
from app.calc.action_list import CHOICES, GROUPINGS, STATES, Choice, Filter, Grouping, State, counts, value_of
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.action_list import Plan
from app.views.action_words import NAMELESS, NOT_SAID, STATE_COLOURS, STATE_ICONS
from app.views.button import chip_button
from app.views.filter_bar import FilterBar, bare, say_chosen, turn
from app.views.icon import icon
from app.views.theme import Appearance

CHIPS: dict[Choice, str] = {
    "owner": N_("Owner"),
    "axis": N_("Axis"),
    "problem": N_("Problem"),
    "team": N_("Team"),
    "phase": N_("Phase"),
}
CHIP_ICONS = {"owner": "users-round", "axis": "compass", "problem": "siren", "team": "users", "phase": "refresh-cw"}
ALWAYS: tuple[State, ...] = ("late", "this_week", "to_check", "no_owner", "done")
"""The states that can be asked for even where no action is in them; the others only where there are some."""
EDGES = 41
"""Pixels of a button beside its words: the sign and the padding, without what Qt leaves free for a menu."""
RARE: tuple[State, ...] = ("no_deliverable", "dropped")
SHORTENED: tuple[State, ...] = (*RARE, "done", "no_owner", "to_check", "this_week", "late")
"""In which order the states keep their counts alone where there is no room for their words."""


class ActionFilter(FilterBar):
    groupings = GROUPINGS
    filter: Filter
    grouping: Grouping

    def __init__(self, worn: Appearance) -> None:
        super().__init__(worn, Filter(), 4)
        self._groups = True
        self._plan = Plan()
        self._counts = dict.fromkeys(STATES, 0)
        self.states = {state: self._state(state) for state in STATES}
        self.row.addSpacing(worn.px(6))
        self.chips = {name: self.add_chip(CHIP_ICONS[name], partial(self._choices, name)) for name in CHOICES}
        self.more = chip_button(worn, "ellipsis")
        self.more.setToolTip(_("Whose and what for"))
        self.more.setAccessibleName(_("Whose and what for"))
        self.more.clicked.connect(self._pop_more)
        self.row.addWidget(self.more)
        self.add_seek(_("Show all actions"), 190)
        self.group = self.add_chip("layers", self.grouping_choices)
        self.say()

    def _state(self, state: State) -> QToolButton:
        button = chip_button(self.worn, STATE_ICONS[state])
        button.setCheckable(True)
        button.clicked.connect(lambda _on: self.toggle_state(state))
        self.row.addWidget(button)
        return button

    def fit(self) -> None:
        """What is asked for keeps its words; for the rest, as little is put shorter as the width wants.

        First the chips show their pictures alone, then they go into one menu, then one state after the other keeps its
        count alone; at last the rarer ones and the grouping go into the menu, too.
        """
        for step in range(5 + len(SHORTENED)):
            for name, chip in self.chips.items():
                asked = bool(getattr(self.filter, name))
                bare(chip, step > 0 and not asked)
                chip.setVisible(asked or step < 3)
            bare(self.group, step > 1)
            self.more.setVisible(step > 2)
            short = {*SHORTENED[: max(0, step - 3)]} - self.filter.states
            last = step == 4 + len(SHORTENED)
            self.group.setVisible(self._groups and not last)
            for state, button in self.states.items():
                button.setText(self._state_words(state, short=state in short))
                button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + self.worn.px(EDGES))
                button.setVisible(self._is_offered(state) and not (last and state in RARE and state in short))
            if self.fits():
                return

    def _is_offered(self, state: State) -> bool:
        return bool(self._counts[state]) or state in self.filter.states or state in ALWAYS

    def _state_words(self, state: State, *, short: bool) -> str:
        n = str(self._counts[state])
        return f" {n}" if short else f" {_(STATES[state])}  {n}"

    def show_groups(self, on: bool) -> None:
        """Whether what is shown can be grouped here."""
        self._groups = on
        self.fit()

    # What can be chosen

    def tell(self, plan: Plan) -> None:
        """All actions, shown or not: the buttons and the menus say how many there are of each."""
        self._plan = plan
        self._counts = counts(plan.rows)
        self.say()

    def _values(self, name: Choice) -> list[tuple[str | None, str]]:
        """The values that occur or are asked for, with their words."""
        found = {value_of(row, name) for row in self._plan.rows} | getattr(self.filter, name)
        known: list[tuple[str | None, str]]
        if name == "phase":
            known = [(id, _(word)) for id, word in PHASES.items() if id in found]
        elif name in ("axis", "problem"):
            names = self._plan.axes if name == "axis" else self._plan.problems
            known = [(id, word or _(NAMELESS[name])) for id, (_place, word) in names.items() if id in found]
        else:
            said = self._plan.said(name)
            known = [(key, said.get(key, key)) for key in sorted(filter(None, found))]
        return [*known, *([(None, _(NOT_SAID[name]))] if None in found else [])]

    def _choices(self, name: Choice) -> list[QAction]:
        return self.choices(name, self._values(name), Counter(value_of(row, name) for row in self._plan.rows))

    def _pop_more(self) -> None:
        """All that the chips offer, where there is no room for them."""
        menu = QMenu(self.more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, title in CHIPS.items():
            self.fill(menu.addMenu(icon(CHIP_ICONS[name], self.worn.look.muted), _(title)), self._choices(name))
        for state in RARE:
            asked = menu.addAction(
                icon(STATE_ICONS[state], self.worn.look.muted), self._state_words(state, short=False)
            )
            asked.triggered.connect(partial(self.toggle_state, state))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # What is chosen

    def toggle_state(self, state: State, _checked: bool = False) -> None:
        """Only this state; all once more when it is asked for already."""
        self.set(states=frozenset() if state in self.filter.states else frozenset({state}))

    def say(self) -> None:
        look = self.worn.look
        for state, button in self.states.items():
            n, on = self._counts[state], state in self.filter.states
            turn(button, on)
            token = STATE_COLOURS.get(state, "muted") if n else "muted"
            button.setIcon(icon(STATE_ICONS[state], getattr(look, token)))
            button.setAccessibleName(f"{_(STATES[state])} ({n})")
            button.setToolTip(tip_of(_("{state}: {n}", state=_(STATES[state]), n=n)))
        for name, chip in self.chips.items():
            wanted = getattr(self.filter, name)
            said = [words for value, words in self._values(name) if value in wanted] if wanted else []
            say_chosen(chip, _(CHIPS[name]), said)
        self.group.setText(f" {_(GROUPINGS[self.grouping])}")
        self.group.setAccessibleName(_(GROUPINGS[self.grouping]))
        self.group.setToolTip(_("Group the actions  (B)"))
        self.clear.setVisible(bool(self.filter))
        self.fit()
