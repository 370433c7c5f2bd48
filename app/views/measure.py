"""Measures and charts: the indicators at the left with their measures below, the chart that speaks beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.calc.indicator import Indicator
from app.language import _, current
from app.models import indicator as rows
from app.models import measure_list, trail
from app.models.diff import Diff
from app.models.measure_list import Stand
from app.models.next_step import Picked
from app.views.action_ask import ActionAsk
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.lay import below, beside
from app.views.measure_chart import MeasureChart
from app.views.measure_commands import (
    BAR,
    BAR_FAR,
    FURTHER_KEYS,
    MEASURE_COMMANDS,
    ON_AN_INDICATOR,
    ON_CELLS,
    ON_POINTS,
    SHORT,
    MeasureCommands,
)
from app.views.measure_import import MeasureImport
from app.views.measure_list import MeasureList
from app.views.measure_live import MeasureLive
from app.views.measure_panel import MeasurePanel
from app.views.measure_panes import MeasurePanes, MeasureSelection
from app.views.measure_point_commands import PointCommands
from app.views.measure_table import MeasureTable
from app.views.measure_told import MODES, Asked, Mode
from app.views.measure_words import found, hint, numbers
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels

REST_MS = 150
"""The list follows when the hand rests."""


class MeasurePage(Page):
    """`today` is the day from which dates are counted."""

    primary = "print_chart"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bar = BAR_FAR if desk.settings.projector else BAR
        self.today: Callable[[], date] = date.today
        self.mode: Mode = "trend"
        self.stands: list[Stand] = []
        self.asked, self.of_points = MeasureCommands(self), PointCommands(self)
        self.importing = MeasureImport(self, lambda: self.shown_id)
        self.commands = make_actions(self, MEASURE_COMMANDS, self.asked, self.of_points)
        self.next = NextSteps(self, ("indicator",), self._picked)
        self.one_of([f"show_{mode}" for mode in MODES], in_words=True)
        for mode, short in SHORT.items():
            self.commands[f"show_{mode}"].setIconText(f" {_(short)}")
        self.live = MeasureLive(self)
        self.other = MeasureLive(self)
        self.list = MeasureList(desk.worn)
        self.table = MeasureTable(desk, lambda: self.today())
        self.chart = MeasureChart(desk)
        self.selection = MeasureSelection(desk, self.table, self.chart)
        self.panel = MeasurePanel(desk)
        self.ask = ActionAsk(self.chart, desk.worn)
        self._chart_seen = self.when_seen(self._show_chart)
        self._lay()
        self.empty = Empty(
            self.chart,
            desk.worn,
            "chart-line",
            _("Nothing is measured yet"),
            _("Name what is measured and type its figures in the grid, or import them: the chart grows beside them."),
            [self.commands["add_indicator"], self.commands["import_measures"]],
        )
        self._list_seen = self.when_seen(self._read_list)
        self._trail_seen = self.when_seen(lambda: self.panel.trail.show_of("indicator", self.shown_id))
        self.commands["show_trend"].setChecked(True)
        self._connect()

    def _lay(self) -> None:
        self.panes = MeasurePanes(self.desk.worn, self.list, self.table, self.chart)
        self.side = self.panes.side
        beside(below(self.panes, wide=self.panes), self.panel, wide=self.panes, on=self)
        panels = {"measure_grid": self.side, "properties_panel": self.panel}
        self.panels = SidePanels(self.desk.settings, panels, self.chart)
        self.panels.begin(self.commands)

    def _connect(self) -> None:
        self.live.read_on.connect(self._read_on)
        self.live.changed.connect(self._read)
        self.other.changed.connect(lambda _rows: self._chart_seen.ask())
        self.list.chosen.connect(lambda id: self._show_one(id))
        self.list.down.connect(self.table.setFocus)
        self.table.selected.connect(self._selected)
        self.table.left.connect(self.chart.setFocus)
        self.table.menu_asked.connect(self.of_points.menu)
        self.chart.chosen.connect(self.selection.follow_chart)
        self.chart.entered.connect(self._into_grid)
        self.chart.menu_wanted.connect(self.of_points.menu)
        self.chart.asked_anew.connect(self._chart_seen.ask_now)
        self.chart.told_anew.connect(self._told)
        self.panel.points_asked.connect(self.selection.show_points)

    def begin(self) -> None:
        self.follow(self._changed)
        self._read_list()
        if not self.stands:
            self._show_one(None)

    # What is shown

    @property
    def shown_id(self) -> str | None:
        return self.live.id

    def stages(self) -> list[str]:
        """The names of the stages, in their order."""
        return list(dict.fromkeys(each.stage for each in self.live.held.measures))

    def _read_list(self) -> None:
        with self.desk.document.read() as session:
            self.stands = measure_list.read_stands(session)
        ids = [stand.id for stand in self.stands]
        if self.shown_id not in ids and (self.shown_id is not None or ids):
            self._show_one(ids[0] if ids else None)
        self.list.tell(self.stands, self.shown_id)
        self.chart.offer(self.stands, self.shown_id)
        self.tell_numbers()

    def _show_one(self, id: str | None) -> None:
        self.settle()
        self.ask.close_down()
        self.live.read(self.desk.document, id)
        self.list.show_current(id)
        self.chart.offer(self.stands, id)
        self.panel.show_indicator(id)
        self.empty.setVisible(id is None)
        self._show_parts()
        say_what_prints(self, "control_chart", there=id is not None)

    def _show_parts(self) -> None:
        """Nothing stands empty beside the chart."""
        there = self.shown_id is not None
        self.panel.setVisible(there and self.commands["properties_panel"].isChecked())
        self.side.setVisible(there and self.commands["measure_grid"].isChecked())

    def turn_to(self, id: str) -> None:
        """Another indicator, and the keys to its measures."""
        self._list_seen.catch_up()
        if id != self.shown_id:
            self._show_one(id)
        self.focus()

    def show_mode(self, mode: Mode) -> None:
        self.mode = mode
        self._chart_seen.ask_now()
        self.tell()

    def _read_on(self, share: float) -> None:
        """The first measures of many are there: nothing of the indicator before stays on show."""
        if self.table.indicator_id != self.shown_id:
            self._fill_grid(whole=False)
            self.chart.ask(None)
        self.chart.show_progress(share)

    def _fill_grid(self, *, whole: bool) -> None:
        live = self.live
        held = live.held if whole else live.held.copy()  # it grows while the rest is read
        self.table.show_measures(self.desk.document, live.head, held, live.columns, whole=whole)

    def _read(self, rows: tuple[int, ...] | None) -> None:
        """All measures were read, or changed."""
        self.chart.show_progress(None)
        if rows is None or self.live.columns != self.table.rows.columns:
            self._fill_grid(whole=True)
        else:
            self.table.rows.head = self.live.head
            self.table.rows.freshen(rows)
        self._chart_seen.ask()
        self._selected()

    def _show_chart(self) -> None:
        indicator = self.live.indicator() if self.live.whole else None
        if indicator is None:
            if self.live.head is None:
                self.chart.ask(None)
            return
        other = self._other() if self.mode == "scatter" else None
        if self.mode == "boxes":
            self.chart.group(indicator)
        grouping, noted = self.chart.grouping.currentData(), self.panel.isHidden()
        self.chart.ask(Asked(self.mode, indicator, current(), other, grouping, noted))

    def _other(self) -> Indicator | None:
        """The second indicator of a scatter; none while it is read."""
        if self.other.id != self.chart.other_id:
            self.other.blockSignals(True)  # it tells only of what comes later
            self.other.read(self.desk.document, self.chart.other_id)
            self.other.blockSignals(False)
        return self.other.indicator() if self.other.whole else None

    def _told(self) -> None:
        self.panel.tell(self.chart.told)
        self._selected()
        self.tell()

    # What changes

    def _changed(self, diff: Diff) -> None:
        ours = [model for model in (rows.Indicator, rows.TargetChange, rows.Measure, rows.Reading) if diff.keys(model)]
        if rows.Indicator in ours:
            self._read_list()
        elif ours:
            self._list_seen.ask(REST_MS)
        if ours:
            self.live.follow(diff)
            self.other.follow(diff)
        if rows.Indicator in ours:
            self.panel.refresh()
        if trail.concerns(diff):
            self._trail_seen.ask()

    def _selected(self) -> None:
        chosen = self.table.chosen_rows()
        self.chart.select(chosen[0] + 1 if chosen else 0)
        there, writes = self.shown_id is not None, not self.desk.document.read_only
        self.enable(ON_AN_INDICATOR, there)
        self.enable(ON_CELLS, bool(chosen))
        self.enable(ON_POINTS, bool(chosen) and writes)
        self.enable(("paste_cells", "choose_all"), there)
        self.enable(("free_baseline",), self._frozen() and writes)
        self.enable(("add_indicator", "import_measures"), writes)
        self.next.tell()
        self.tell_hint()

    def _frozen(self) -> bool:
        """Whether the limits come from a baseline period: a file may name one of its ends alone."""
        head = self.live.head
        return head is not None and (head.baseline_from is not None or head.baseline_to is not None)

    def fold(self, id: str, shown: bool) -> None:
        """What the panel says stands on the chart where there is no panel."""
        self.panels.fold(id, shown)
        self._show_parts()
        self._chart_seen.ask()

    def _into_grid(self) -> None:
        self.commands["measure_grid"].setChecked(True)
        self.table.setFocus()

    # What is asked from outside

    def _picked(self) -> list[Picked]:
        return [Picked("indicator", self.shown_id)] if self.shown_id is not None else []

    def thing(self) -> tuple[str, str] | None:
        return ("indicator", self.shown_id) if self.shown_id is not None else None

    def show_thing(self, kind: str, id: str) -> bool:
        self._read_list()
        if kind != "indicator" or id not in [stand.id for stand in self.stands]:
            return False
        self.turn_to(id)
        return True

    def hint(self) -> str:
        return hint(self.table) if self.shown_id is not None else ""

    def numbers(self) -> list[Number]:
        stand = next((each for each in self.stands if each.id == self.shown_id), None)
        return numbers(stand, self.chart.told) if stand is not None else []

    def found(self) -> list[Found]:
        with self.desk.document.read() as session:
            return found(measure_list.read_stands(session), self.turn_to)

    def reveal(self, diff: Diff) -> bool:
        ours = any(diff.keys(model) for model in (rows.Measure, rows.Reading))
        with self.desk.document.read() as session:
            home = measure_list.home_of(session, [str(id) for id in diff.keys(rows.Measure)])
        if home is not None and home != self.shown_id:
            self.turn_to(home)
        self.table.mark(str(id) for id in diff.keys(rows.Measure))
        return ours

    def settle(self) -> None:
        self.table.typing.finish()
        self.panel.take()

    def kept(self) -> dict[str, Any]:
        index = self.table.currentIndex()
        return {
            "indicator": self.shown_id,
            "mode": self.mode,
            "other": self.chart.other_id,
            "grouping": self.chart.grouping.currentIndex(),
            "cell": (index.row(), index.column()),
            "sizes": self.panes.kept(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        self.panes.restore(kept["sizes"])
        self.chart.grouping.setCurrentIndex(kept["grouping"])
        if kept["indicator"] in [stand.id for stand in self.stands]:
            self._show_one(kept["indicator"])
            self.chart.other.setCurrentIndex(max(0, self.chart.other.findData(kept["other"])))
            self.table.go(*kept["cell"])
        self.commands[f"show_{kept['mode']}"].setChecked(True)

    def focus(self) -> None:
        (self.table if self.side.isVisible() else self.chart).setFocus()

    def leave(self) -> None:
        super().leave()
        self.live.stop()
        self.other.stop()
        self.chart.leave()
