"""The process flow chart: rows with their profile line, totals, present beside proposed, stopwatch, floor plan."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.calc.process_chart import ProcessChart, pair_of
from app.calc.process_chart_figures import ChartFigures, figures
from app.language import _, ngettext
from app.models import process_chart_edit as edit
from app.models.diff import Diff
from app.models.link import Link
from app.models.next_step import Picked
from app.models.process_chart import ProcessChart as ChartRow
from app.models.process_chart import ProcessStep
from app.models.process_chart_link import worked_day_s
from app.models.value_stream import Symbol, ValueStream
from app.views.command import make_actions, name_with_key
from app.views.empty import Empty
from app.views.lay import below, beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found
from app.views.print_sheet import say_what_prints
from app.views.process_chart_commands import (
    BAR,
    COMMANDS,
    FURTHER_KEYS,
    OF_ONE_CHART,
    ON_A_CHART,
    ON_A_STEP,
    ON_THE_PLAN,
    OVER_THE_PLAN,
    ChartCommands,
)
from app.views.process_chart_found import found_in_charts
from app.views.process_chart_panel import ChartPanel
from app.views.process_chart_rows import ORDER
from app.views.process_chart_sheet import ChartSheet
from app.views.process_chart_table import ChartTable
from app.views.process_chart_timing import Timing
from app.views.process_chart_typing import keys_told
from app.views.process_chart_words import title
from app.views.side_panels import SidePanels
from app.views.spaghetti import SpaghettiPane
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed


class ProcessChartPage(ThingPage):
    """`clock` is the stopwatch's."""

    bar = BAR
    primary = "print_chart"
    keys = FURTHER_KEYS
    things = ChartRow

    def __init__(self, desk: Desk, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(desk)
        worn = desk.worn
        self._shown_id: str | None = None
        self.charts: list[edit.Listed] = []
        self._about: tuple[object, ...] = ()
        """What the panel speaks of."""
        self.asked = ChartCommands(self)
        self.commands = make_actions(self, COMMANDS, self.asked)
        self.next = NextSteps(self, ("process_chart",), self._picked)
        self.sheet = ChartSheet(worn, desk.say)
        self.spaghetti = SpaghettiPane(desk, [self.commands[id] for id in OVER_THE_PLAN])
        self.timing = Timing(self, clock)
        self.panel = ChartPanel(desk, [self.commands["delete_rows"]], self.commands["offer_totals"])
        self.have_tabs(
            _("Process flow charts"),
            "chart",
            OF_ONE_CHART,
            rename=lambda id, name: edit.change(desk.document, id, "name", name),
            move=lambda id, to: edit.move(desk.document, id, to),
            extra="propose",
        )
        self._lay()
        self.empty = Empty(
            self.sheet.table,
            worn,
            "footprints",
            _("No process flow chart yet"),
            _("Follow one part, one person or one paper from door to door, and write down every step."),
            [self.commands["add_chart"], self.commands["take_example"]],
        )
        for table in self.sheet.tables:
            table.selected.connect(self._selected)
            table.menu_asked.connect(self.asked.row_menu)
        self.spaghetti.zoom_changed.connect(lambda _scale: self._tell_zoom())

    def _lay(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sheet)
        self.stack.addWidget(self.spaghetti)
        middle = below(self.timing.bar, self.stack, self.tabs, wide=self.stack)
        beside(middle, self.panel, wide=middle, on=self)
        panels: dict[str, QWidget] = {"properties_panel": self.panel}
        self.panels = SidePanels(self.desk.settings, panels, self.sheet.table)
        self.panels.begin(self.commands)

    def begin(self) -> None:
        document = self.desk.document
        self.follow(self._changed)
        self.spaghetti.work_on(document)
        self.show_what_there_is()

    # What is shown

    @property
    def table(self) -> ChartTable:
        """That of the chart whose tab is chosen."""
        return self.sheet.table

    @property
    def plan_is_shown(self) -> bool:
        return self.stack.currentWidget() is self.spaghetti

    def table_in_use(self) -> ChartTable:
        """Where the hand is: one of two beside each other."""
        focus, other = QApplication.focusWidget(), self.sheet.other
        inside = focus is not None and (focus is other or other.isAncestorOf(focus))
        return other if inside and other.isVisible() else self.sheet.table

    def chart(self) -> ProcessChart | None:
        return self.table.rows.chart

    def told(self) -> ChartFigures | None:
        chart = self.chart()
        return figures(chart) if chart else None

    @property
    def shown_id(self) -> str | None:
        return self._shown_id

    def listed(self) -> list[Listed]:
        icons = {"present": "eye", "proposed": "target"}
        self.charts = edit.charts(self.desk.document)
        return [Listed(each.id, each.name, icons.get(each.state, ""), "", title(each)) for each in self.charts]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return edit.home_of(self.desk.document, ids)

    def listed_chart(self) -> edit.Listed | None:
        return next((each for each in self.charts if each.id == self.shown_id), None)

    def show_one(self, id: str | None) -> None:
        self.settle()
        self._shown_id = id
        if id is None:
            self.commands["spaghetti"].setChecked(False)
            self.commands["stopwatch"].setChecked(False)
        day_s = worked_day_s(self.desk.document, id) if id else None
        for table in self.sheet.tables:
            table.rows.day_s = day_s
        self.panel.day_s = day_s
        self.show_tabs()
        self._read()
        self._selected()

    def show_tabs(self) -> None:
        super().show_tabs()
        pair = pair_of(self.charts, self.shown_id) if self.shown_id else None
        self.enable(ON_A_CHART, self.shown_id is not None)
        say_what_prints(self, "process_chart", there=self.shown_id is not None)
        self.commands["compare"].setEnabled(pair is not None)
        if pair is None:
            self.commands["compare"].setChecked(False)

    def _read(self) -> None:
        """The chart, and the one beside it, as the document has them."""
        document = self.desk.document
        pair = pair_of(self.charts, self.shown_id) if self.shown_id else None
        beside = next((id for id in pair or () if id != self.shown_id), None)
        own = edit.read(document, self.shown_id) if self.shown_id else None
        other = edit.read(document, beside) if beside and self.commands["compare"].isChecked() else None
        self.sheet.show_charts(document, own, other)
        if self.plan_is_shown:
            self.spaghetti.show_charts(own, other)
        self.empty.setVisible(own is None)
        self.panel.setVisible(own is not None and self.commands["properties_panel"].isChecked())
        self._enable_plan()

    def show_compared(self) -> None:
        self.settle()
        self._read()
        self._selected()

    def show_plan(self, shown: bool) -> None:
        self.settle()
        self.stack.setCurrentWidget(self.spaghetti if shown else self.sheet)
        self._read()
        if shown:
            self.commands["stopwatch"].setChecked(False)
        self.focus()
        self.tell()

    def _enable_plan(self) -> None:
        self.enable(ON_THE_PLAN, self.plan_is_shown)
        differ = len(self.spaghetti.distances()) if self.plan_is_shown else 0
        self.commands["take_distances"].setEnabled(bool(differ))
        text = _("Take the distances ({n})", n=differ) if differ else _("Take the distances")
        name_with_key(self.commands["take_distances"], text)

    # What changes

    def _changed(self, diff: Diff) -> None:
        self.follow_things(diff)
        if diff.keys(ChartRow) or diff.keys(ProcessStep):
            self._read()
            self.panel.refresh()
            self._tell_selected()
        if diff.keys(Link) or diff.keys(Symbol) or diff.keys(ValueStream):
            self.panel.show_trail()

    def _selected(self) -> None:
        table = self.table_in_use()
        about = table.chart_id, tuple(table.marked_ids()), tuple(self.charts)
        if about != self._about:  # the hand only went to another cell
            self._about = about
            self.panel.show_of(table.chart_id, self.charts, table.marked_ids())
        self._tell_selected()

    def _tell_selected(self) -> None:
        asked = self.table_in_use().asked_ids()
        self.enable(ON_A_STEP, bool(asked))
        self.next.tell()
        self.timing.say()
        self.tell_hint()

    def _picked(self) -> list[Picked]:
        """The chart, in the words of the chosen steps: what is to be done there, else what they are."""
        chart, asked = self.table_in_use().rows.chart, set(self.table_in_use().asked_ids())
        if chart is None:
            return []
        words = [step.idea or step.description for step in chart.steps if step.id in asked]
        return [Picked("process_chart", chart.id, "; ".join(filter(None, words)))]

    def hint(self) -> str:
        table = self.table_in_use()
        if marked := table.marked_ids():
            return ngettext("{n} step selected", "{n} steps selected", len(marked))
        index = table.currentIndex()
        return keys_told(ORDER[index.column()]) if index.isValid() and not self.plan_is_shown else ""

    # What is asked from outside

    def settle(self) -> None:
        self.tabs.settle()
        for table in self.sheet.tables:
            table.typing.finish()
        self.panel.take()

    def reveal(self, diff: Diff) -> bool:
        steps, charts = diff.keys(ProcessStep), diff.keys(ChartRow)
        home = self.home_of(steps) or self.home_of(charts)
        if home and home != self.table_in_use().chart_id:
            self.show_one(home)
        if steps:
            self.table_in_use().reveal(steps)
        return bool(steps or charts)

    def thing(self) -> tuple[str, str] | None:
        return ("process_chart", self.shown_id) if self.shown_id else None

    def show_thing(self, kind: str, id: str) -> bool:
        home = self.home_of([id])
        if home and kind == "process_step":
            self.show_step(home, id)
        elif home:
            self.turn_to(home)
        return bool(home)

    def show_step(self, chart_id: str, step_id: str) -> None:
        self.commands["spaghetti"].setChecked(False)
        self.turn_to(chart_id)
        self.table.choose([step_id])

    def found(self) -> list[Found]:
        return found_in_charts(self.desk.document, self.turn_to, self.show_step)

    def tell(self) -> None:
        super().tell()
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        if self.plan_is_shown:
            self.zoom_changed.emit(self.spaghetti.zoom())

    def kept(self) -> dict[str, Any]:
        index = self.table.currentIndex()
        return {
            "chart": self.shown_id,
            "compare": self.commands["compare"].isChecked(),
            "spaghetti": self.commands["spaghetti"].isChecked(),
            "stopwatch": None if self.timing.bar.isHidden() else self.timing.bar.handed_over(),
            "row": index.row(),
            "column": index.column(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        if self.go_home([kept["chart"]]):
            for id in ("compare", "spaghetti"):
                self.commands[id].setChecked(kept[id] and self.commands[id].isEnabled())
            self.table.go(kept["row"], kept["column"])
            if kept["stopwatch"] is not None:
                self.commands["stopwatch"].setChecked(True)
                self.timing.bar.go_on_with(kept["stopwatch"])

    def focus(self) -> None:
        (self.spaghetti if self.plan_is_shown else self.table).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the stopwatch wherever the hand is."""
        if event.key() == Qt.Key.Key_Escape and self.timing.bar.isVisible():
            self.timing.bar.escape()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        super().leave()
        self.timing.bar.stop()
        self.spaghetti.leave()
