"""What is shown of the plan: states by one click with their counts, whose and what for by chips, words as they come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from app.calc.action import PHASES
from app.calc.action_list import CHOICES, GROUPINGS, STATES, Choice, Filter, Grouping, State, counts, value_of
from app.canvas.tip import tip_of
from app.language import N_, _, plain
from app.models.action_list import Plan
from app.views.action_words import NAMELESS, NOT_SAID, STATE_COLOURS, STATE_ICONS
from app.views.button import chip_button, icon_button
from app.views.icon import icon
from app.views.observation_filter import SAID_AT_MOST
from app.views.seek_line import SeekLine
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


def _bare(button: QToolButton, on: bool) -> None:
    """Show the picture alone, or with its words."""
    style = Qt.ToolButtonStyle.ToolButtonIconOnly if on else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(style)


class ActionFilter(QFrame):
    """`changed` when `filter` or `grouping` did."""

    changed = Signal()
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it fits itself into any width
        self._worn = worn
        self.filter = Filter()
        self.grouping: Grouping = "none"
        self._groups = True
        self._plan = Plan()
        self._counts = dict.fromkeys(STATES, 0)
        px = worn.px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(8), px(4), px(8), px(4))
        self._row.setSpacing(px(4))
        self.states = {state: self._state(state) for state in STATES}
        self._row.addSpacing(px(6))
        self.chips = {name: self._chip(name) for name in CHOICES}
        self.more = chip_button(worn, "ellipsis")
        self.more.setToolTip(_("Whose and what for"))
        self.more.setAccessibleName(_("Whose and what for"))
        self.more.clicked.connect(self._pop_more)
        self._row.addWidget(self.more)
        self._lay_seek()
        self.group = chip_button(self._worn, "layers")
        self.group.clicked.connect(lambda: self._pop(self.group, self._grouping_actions()))
        self._row.addWidget(self.group)
        self._say()

    def _lay_seek(self) -> None:
        self.seek = SeekLine(self._worn)
        self.seek.setMinimumWidth(self._worn.px(96))
        self.seek.setMaximumWidth(self._worn.px(190))
        self.seek.textChanged.connect(lambda text: self._set(text=text))
        self.seek.down.connect(self.left)
        self._row.addWidget(self.seek, 1)
        self.clear = icon_button(self._worn, "x", _("Show all actions"))
        self.clear.clicked.connect(lambda: self.show_filter(Filter()))
        self._row.addWidget(self.clear)
        self._row.addStretch(1)

    def _state(self, state: State) -> QToolButton:
        button = chip_button(self._worn, STATE_ICONS[state])
        button.setCheckable(True)
        button.clicked.connect(lambda _on: self.toggle_state(state))
        self._row.addWidget(button)
        return button

    def _chip(self, name: Choice) -> QToolButton:
        chip = chip_button(self._worn, CHIP_ICONS[name])
        chip.clicked.connect(lambda: self._pop(chip, self._choices(name)))
        self._row.addWidget(chip)
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is asked for keeps its words; for the rest, as little is put shorter as the width wants.

        First the chips show their pictures alone, then they go into one menu, then one state after the other keeps its
        count alone; at last the rarer ones and the grouping go into the menu, too.
        """
        for step in range(5 + len(SHORTENED)):
            for name, chip in self.chips.items():
                asked = bool(getattr(self.filter, name))
                _bare(chip, step > 0 and not asked)
                chip.setVisible(asked or step < 3)
            _bare(self.group, step > 1)
            self.more.setVisible(step > 2)
            short = {*SHORTENED[: max(0, step - 3)]} - self.filter.states
            last = step == 4 + len(SHORTENED)
            self.group.setVisible(self._groups and not last)
            for state, button in self.states.items():
                button.setText(self._state_words(state, short=state in short))
                button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + self._worn.px(EDGES))
                button.setVisible(self._is_offered(state) and not (last and state in RARE and state in short))
            if self._row.totalMinimumSize().width() <= self.width():
                return

    def _is_offered(self, state: State) -> bool:
        return bool(self._counts[state]) or state in self.filter.states or state in ALWAYS

    def _state_words(self, state: State, *, short: bool) -> str:
        n = str(self._counts[state])
        return f" {n}" if short else f" {_(STATES[state])}  {n}"

    def show_groups(self, on: bool) -> None:
        """Whether what is shown can be grouped here."""
        self._groups = on
        self._fit()

    # What can be chosen

    def tell(self, plan: Plan) -> None:
        """All actions, shown or not: the buttons and the menus say how many there are of each."""
        self._plan = plan
        self._counts = counts(plan.rows)
        self._say()

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
            known = [(value, value) for value in sorted(filter(None, found), key=plain)]
        return [*known, *([(None, _(NOT_SAID[name]))] if None in found else [])]

    def _choices(self, name: Choice) -> list[QAction]:
        wanted, occur = getattr(self.filter, name), Counter(value_of(row, name) for row in self._plan.rows)
        actions = []
        for value, words in self._values(name):
            action = QAction(f"{words.replace('&', '&&')}  ({occur[value]})", self)
            action.setCheckable(True)
            action.setChecked(value in wanted)
            if value in wanted:
                action.setIcon(icon("check", self._worn.look.accent))
            action.triggered.connect(partial(self._toggle, name, value))
            actions.append(action)
        if wanted:
            every = QAction(_("All"), self)
            every.triggered.connect(lambda: self._set(**{name: frozenset()}))
            actions.insert(0, every)
        return actions

    def _grouping_actions(self) -> list[QAction]:
        actions = []
        for id, words in GROUPINGS.items():
            action = QAction(_(words), self)
            action.setCheckable(True)
            action.setChecked(id == self.grouping)
            if id == self.grouping:
                action.setIcon(icon("check", self._worn.look.accent))
            action.triggered.connect(partial(self.show_grouping, id))
            actions.append(action)
        return actions

    def _pop_more(self) -> None:
        """All that the chips offer, where there is no room for them."""
        menu = QMenu(self.more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, title in CHIPS.items():
            self._fill(menu.addMenu(icon(CHIP_ICONS[name], self._worn.look.muted), _(title)), self._choices(name))
        for state in RARE:
            asked = menu.addAction(
                icon(STATE_ICONS[state], self._worn.look.muted), self._state_words(state, short=False)
            )
            asked.triggered.connect(partial(self.toggle_state, state))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _pop(self, button: QToolButton, actions: list[QAction]) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, actions)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @staticmethod
    def _fill(menu: QMenu, actions: list[QAction]) -> None:
        """The actions go with their menu."""
        for action in actions:
            action.setParent(menu)
        menu.addActions(actions)
        menu.setEnabled(bool(actions))

    # What is chosen

    def toggle_state(self, state: State, _checked: bool = False) -> None:
        """Only this state; all once more when it is asked for already."""
        self._set(states=frozenset() if state in self.filter.states else frozenset({state}))

    def _toggle(self, name: Choice, value: str | None, _checked: bool = False) -> None:
        self._set(**{name: getattr(self.filter, name) ^ {value}})

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

    def show_grouping(self, grouping: Grouping, _checked: bool = False) -> None:
        if grouping != self.grouping:
            self.grouping = grouping
            self._say()
            self.changed.emit()

    def next_grouping(self) -> None:
        ids = list(GROUPINGS)
        self.show_grouping(ids[(ids.index(self.grouping) + 1) % len(ids)])

    def _say(self) -> None:
        look = self._worn.look
        for state, button in self.states.items():
            n, on = self._counts[state], state in self.filter.states
            button.setChecked(on)
            button.setProperty("on", on)
            token = STATE_COLOURS.get(state, "muted") if n else "muted"
            button.setIcon(icon(STATE_ICONS[state], getattr(look, token)))
            button.setAccessibleName(f"{_(STATES[state])} ({n})")
            button.setToolTip(tip_of(_("{state}: {n}", state=_(STATES[state]), n=n)))
            button.style().polish(button)
        for name, chip in self.chips.items():
            wanted = getattr(self.filter, name)
            said = [words for value, words in self._values(name) if value in wanted] if wanted else []
            text = said[0] if said else _(CHIPS[name])
            text = f"{text[: SAID_AT_MOST - 1]}…" if len(text) > SAID_AT_MOST else text
            chip.setText(f" {text} +{len(said) - 1}" if len(said) > 1 else f" {text}")
            chip.setProperty("on", bool(said))
            chip.setAccessibleName(_(CHIPS[name]))
            chip.setToolTip(tip_of(", ".join(said) or _(CHIPS[name])))
            chip.style().polish(chip)
        self.group.setText(f" {_(GROUPINGS[self.grouping])}")
        self.group.setAccessibleName(_(GROUPINGS[self.grouping]))
        self.group.setToolTip(_("Group the actions  (B)"))
        self.clear.setVisible(bool(self.filter))
        self._fit()
