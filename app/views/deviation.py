"""What deviates now: indicators over their alarm and broken rules, each one key away from its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence

from app.calc.deviation_list import Case
from app.language import _, ngettext
from app.models import deviation_list as listing
from app.models.diff import Diff
from app.models.indicator import Measure
from app.models.next_step import Picked
from app.views.action_ask import ActionAsk
from app.views.command import make_actions
from app.views.deviation_board import DeviationBoard
from app.views.deviation_commands import (
    BAR,
    CHANGING,
    DEVIATION_COMMANDS,
    FURTHER_KEYS,
    MADE_KEYS,
    ON_SELECTION,
    SHEET,
    DeviationCommands,
)
from app.views.deviation_form import DeviationForm
from app.views.deviation_judging import DeviationJudging
from app.views.deviation_words import numbers, title_of
from app.views.lay import beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels


class DeviationPage(Page):
    bar = BAR
    primary = "print_deviations"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Callable[[], date] = date.today
        self.asked = DeviationCommands(self)
        self.commands = make_actions(self, DEVIATION_COMMANDS, self.asked)
        self.next = NextSteps(self, ("indicator",), self._picked, lambda: self.today())
        for id, key in MADE_KEYS.items():
            self.commands[id].setShortcuts([QKeySequence(key), *self.commands[id].shortcuts()])
        self._judging = DeviationJudging(self)
        self.board = DeviationBoard(desk.worn, [self.commands["open_indicators"]], self.commands["seek"])
        self.form = DeviationForm(desk)
        beside(self.board, self.form, wide=self.board, on=self)
        self.ask = ActionAsk(self, desk.worn)
        self.panels = SidePanels(desk.settings, {"properties_panel": self.form}, self.board.table)
        self.panels.begin(self.commands)
        self._anew = self.when_seen(self._judging.go)
        self._judging.changed.connect(self._read)
        self.board.selected.connect(self._selected)
        self.board.opened.connect(self.asked.open_chart)
        self.board.menu_asked.connect(self.asked.menu_of_selection)
        self.form.chosen.connect(self.desk.open_thing)

    def begin(self) -> None:
        self.follow(self._changed)
        self._judging.begin(self.desk.document)
        self._until_left.append(self._judging.stop)
        self._judging.go()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if not listing.concerns(diff):
            return
        self._judging.touch(diff)
        self._anew.ask_now()

    def _read(self) -> None:
        known = self._judging.known
        with self.desk.document.read() as session:
            found = listing.cases(session, known)
        self.board.tell(found, measured=known.measured, reading=self._judging.busy)
        say_what_prints(self, SHEET, there=known.measured)
        self.tell_numbers()

    def _selected(self) -> None:
        chosen = self.board.chosen()
        self.form.show_cases(chosen)
        self.show_form(self.commands["properties_panel"].isChecked(), fold=False)
        self.enable(ON_SELECTION, bool(chosen))
        for id in CHANGING if self.desk.document.read_only else ():
            self.commands[id].setEnabled(False)
        self.next.tell()
        self.tell_hint()

    def show_form(self, shown: bool, *, fold: bool = True) -> None:
        """Only where there is a deviation to speak of."""
        if fold:
            self.panels.fold("properties_panel", shown)
        self.form.setVisible(shown and bool(self.board.ids()))

    def hint(self) -> str:
        chosen = self.board.chosen()
        if len(chosen) == 1:
            return _("Selected: {what}", what=title_of(chosen[0]))
        return ngettext("{n} deviation selected", "{n} deviations selected", len(chosen)) if chosen else ""

    def _picked(self) -> list[Picked]:
        return [Picked("indicator", row.indicator.id, title_of(row)) for row in self.board.chosen()]

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        chosen = self.board.chosen()
        return ("indicator", chosen[0].indicator.id) if len(chosen) == 1 else None

    def show_thing(self, kind: str, id: str) -> bool:
        """The newest deviation of an indicator."""
        self._anew.catch_up()
        found = self.board.of_indicator(id) if kind == "indicator" else None
        return found is not None and self.point_at(found.id)

    def point_at(self, id: str) -> bool:
        there = self.board.bring(id)
        if there:
            self.board.into_view()
        return there

    def settle(self) -> None:
        self.form.take()

    def reveal(self, diff: Diff) -> bool:
        """A comment that was changed, on a point of something that deviates."""
        self._anew.catch_up()
        touched = diff.keys(Measure)
        there = [row.id for row in self.board.all if touched & {each.id for each in _points(row)}]
        if there:
            self.board.bring(there[0])
            self.board.select(there)
        return bool(there)

    def found(self) -> list[Found]:
        self._anew.catch_up()
        return [
            Found(title_of(row), _("Deviation"), partial(self.point_at, row.id), "activity", row.indicator.owner)
            for row in self.board.all
        ]

    def numbers(self) -> list[Number]:
        return numbers(self.board.all)

    def kept(self) -> dict[str, Any]:
        return {
            "filter": self.board.filters.filter,
            "sorted": self.board.rows.sorted,
            "selected": self.board.ids(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        self.board.filters.show_filter(kept["filter"])
        self.board.sort(*kept["sorted"])
        self.board.select(kept["selected"])

    def focus(self) -> None:
        self.board.into_view()


def _points(row: Case) -> Any:
    return row.indicator.measures[row.deviation.since - 1 : row.deviation.index]
