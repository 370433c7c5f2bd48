"""The commands of the charts of measures, and what they do beyond the page itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from app.calc.indicator import CHARTS, RULES, Chart, Indicator
from app.canvas.chart_drawing import ChartPicture
from app.language import N_, _, current
from app.models import indicator_edit
from app.reports.picture import Picture
from app.views.action_ask import Answer, Question
from app.views.command import Command
from app.views.measure_import import IMPORT_COMMAND
from app.views.measure_told import MODES, Mode, tell
from app.views.picture_output import copy_picture, save_picture
from app.views.print_sheet import print_chart, print_sheet

if TYPE_CHECKING:
    from app.views.measure import MeasurePage

_MODE_KEYS = {
    "trend": ("F5", "trending-up"),
    "control": ("F6", "activity"),
    "histogram": ("F7", "chart-column-big"),
    "boxes": ("F8", "chart-candlestick"),
    "scatter": ("F12", "chart-scatter"),
}
SHORT = {"control": N_("SPC"), "histogram": N_("Capability"), "boxes": N_("Boxes"), "scatter": N_("Scatter")}
"""What the buttons above the page call those whose titles are long."""
MOVING = (0, 3, 5, 7, 12)
"""The moving means that come in turn, in points."""

MEASURE_COMMANDS = (
    *(
        Command(f"show_{mode}", title, "view", 0, (_MODE_KEYS[mode][0],), _MODE_KEYS[mode][1], check=True)
        for mode, title in MODES.items()
    ),
    Command("print_chart", N_("Print the chart…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    IMPORT_COMMAND,
    Command("copy_cells", N_("Copy the cells"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste_cells", N_("Paste measures"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("clear_cells", N_("Clear the cells"), "edit", 1, ("Del", "Backspace"), "x"),
    Command("delete_measures", N_("Delete the measures"), "edit", 1, ("Ctrl+Del",), "trash-2"),
    Command("choose_all", N_("Select all measures"), "edit", 1, ("Ctrl+A",), "list-checks"),
    Command("exclude", N_("Exclude the points, or count them again"), "edit", 3, ("X",), "eye-off"),
    Command("comment", N_("Comment the point"), "edit", 3, ("C",), "message-square"),
    Command("event", N_("Say what happened here"), "edit", 3, ("E",), "flag"),
    Command("begin_stage", N_("A new stage begins here"), "edit", 3, ("S",), "git-branch"),
    Command("join_stage", N_("Join this stage to the one before"), "edit", 3, ("J",), "unlink"),
    Command("freeze_baseline", N_("Freeze the limits on these points"), "edit", 3, ("B",), "snowflake"),
    Command("free_baseline", N_("Take the limits from all points again"), "edit", 3, ("U",), "lock-open"),
    Command("next_chart", N_("The next kind of control chart"), "view", 1, ("K",), "activity"),
    Command("next_rules", N_("Nelson or Western Electric rules"), "view", 1, ("R",), "scale"),
    Command("line_or_bars", N_("Line or bars"), "view", 1, ("L",), "chart-column"),
    Command("moving_mean", N_("The next moving mean"), "view", 1, ("M",), "spline"),
    Command("next_grouping", N_("Boxes by shift, machine, stage or weekday"), "view", 1, ("G",), "layers"),
    Command("choose_other", N_("Compare with another indicator…"), "view", 1, ("O",), "link"),
    Command("fit_chart", N_("All of the chart"), "view", 1, ("F",), "maximize"),
    Command("next_signal", N_("To the next point that breaks a rule"), "view", 1, ("N",), "chevron-right"),
    Command("measure_grid", N_("Grid of the measures"), "view", 2, ("F3",), "table", check=True),
    Command("properties_panel", N_("What the chart says"), "view", 2, ("F4",), "panel-right", check=True),
    Command("next_indicator", N_("Next indicator"), "view", 3, ("Ctrl+PgDown",), "chevron-right"),
    Command("previous_indicator", N_("Previous indicator"), "view", 3, ("Ctrl+PgUp",), "chevron-left"),
    Command("seek_indicator", N_("Find an indicator"), "view", 3, ("Ctrl+F",), "search"),
    Command("add_indicator", N_("New indicator"), "insert", 0, ("Ctrl+T",), "plus"),
    Command("open_indicator", N_("The sheet of this indicator"), "insert", 1, ("Ctrl+Return",), "external-link"),
    Command("all_indicators", N_("The list of indicators"), "insert", 1, (), "list"),
    Command("open_pareto", N_("Pareto of a tally sheet"), "insert", 2, (), "tally-5"),
)
FURTHER_KEYS = (
    (
        N_("In the grid of measures"),
        (
            (N_("Type in the place of what stands there; change it"), N_("Letters, F2")),
            (N_("The cell below, above"), N_("Enter, Shift+Enter")),
            (N_("The cell to the right, to the left"), N_("Tab, Shift+Tab")),
            (N_("To the chart"), N_("Esc")),
        ),
    ),
    (
        N_("On the chart of measures"),
        (
            (N_("The point before, after; the first, the last"), N_("Left, Right, Home, End")),
            (N_("To the measure in the grid"), N_("Enter")),
            (N_("Zoom; zoom the values"), N_("Wheel, Ctrl+wheel")),
            (N_("Letters of commands on the point"), "X, C, E, S, J, B"),
        ),
    ),
)
"""What grid and chart do by themselves: (heading, ((what, key), …))."""

BAR = (
    None, "undo", "redo", None, *(f"show_{mode}" for mode in MODES), None, "exclude", "event", "next_step", None,
    "measure_grid", "properties_panel",
)  # fmt: skip
BAR_FAR = (None, *(f"show_{mode}" for mode in MODES), None, "next_step", None, "measure_grid", "properties_panel")
"""Before an audience, where everything is larger and nothing is corrected."""
ON_AN_INDICATOR = (
    "save_picture", "copy_picture", "line_or_bars", "moving_mean", "fit_chart", "next_chart", "next_rules",
    "next_indicator", "previous_indicator", "open_indicator", "choose_other", "next_grouping", "next_signal",
)  # fmt: skip
ON_CELLS = ("copy_cells", "clear_cells")
ON_POINTS = ("delete_measures", "exclude", "comment", "event", "begin_stage", "join_stage", "freeze_baseline")


SHEETS: dict[Mode, str] = {"trend": "indicator", "control": "control_chart"}
"""The sheet of what is on show."""


class MeasureCommands:
    def __init__(self, page: MeasurePage) -> None:
        self.page = page
        for mode in MODES:
            setattr(self, f"show_{mode}", lambda on, mode=mode: page.show_mode(mode) if on else None)

    # Out of the program

    def print_chart(self) -> None:
        """What is on show: the sheet of its trend or its control chart, which say more, else the chart itself."""
        page = self.page
        page.settle()
        told = page.chart.told
        if page.mode in SHEETS or told is None or page.live.head is None:
            print_sheet(page.desk, SHEETS.get(page.mode, "control_chart"), page.shown_id or "")
            return
        asked = told.asked
        print_chart(page.desk, lambda language: tell(replace(asked, language=language)).plan, told.plan.title)

    def _picture(self) -> Picture | None:
        page = self.page
        page.settle()
        told = page.chart.told
        if told is None or page.live.head is None:
            return None
        return Picture(ChartPicture(told.plan), told.plan.title or _("Chart"), _(MODES[page.mode]), current())

    def save_picture(self) -> None:
        if (picture := self._picture()) is not None:
            save_picture(self.page, picture)

    def copy_picture(self) -> None:
        if (picture := self._picture()) is not None:
            copy_picture(self.page.desk, picture)

    def import_measures(self) -> None:
        self.page.importing.ask()

    def open_pareto(self) -> None:
        self.page.desk.go("tally")
        self.page.desk.say(_("The Pareto stands beside its tally sheet: mark there, or import counts."))

    # Cells

    def copy_cells(self) -> None:
        self.page.table.copy()

    def paste_cells(self) -> None:
        self.page.table.typing.finish()
        self.page.table.typing.paste(QGuiApplication.clipboard().text())

    def clear_cells(self) -> None:
        self.page.table.clear_cells()

    def delete_measures(self) -> None:
        self.page.table.typing.finish()
        self.page.table.delete_rows()

    def choose_all(self) -> None:
        self.page.table.selectAll()

    # How it is drawn

    def _head(self) -> Indicator | None:
        self.page.table.typing.finish()
        return self.page.live.head if self.page.table.may_write() else None

    def _write(self, field: str, value: object) -> None:
        if self.page.shown_id is not None:
            indicator_edit.change_indicators(self.page.desk.document, [self.page.shown_id], field, value)

    def next_chart(self) -> None:
        """The proposed one, then each kind in turn."""
        head = self._head()
        if head is not None:
            kinds: list[Chart | None] = [None, *CHARTS]
            self._write("chart", kinds[(kinds.index(head.chart) + 1) % len(kinds)])
            self.page.commands["show_control"].setChecked(True)

    def next_rules(self) -> None:
        head = self._head()
        if head is not None:
            kinds = list(RULES)
            chosen = kinds[(kinds.index(head.rules) + 1) % len(kinds)]
            self._write("rules", chosen)
            self.page.desk.say(_(RULES[chosen]))

    def line_or_bars(self) -> None:
        head = self._head()
        if head is not None:
            self._write("representation", "line" if head.representation == "bars" else "bars")
            self.page.commands["show_trend"].setChecked(True)

    def moving_mean(self) -> None:
        head = self._head()
        if head is None:
            return
        n = next((n for n in MOVING if n > head.moving_points), 0)
        self._write("moving_points", n)
        self.page.commands["show_trend"].setChecked(True)
        self.page.desk.say(_("Moving mean of {n} points", n=n) if n else _("No moving mean"))

    def next_grouping(self) -> None:
        self.page.chart.next_grouping()
        self.page.commands["show_boxes"].setChecked(True)

    def choose_other(self) -> None:
        self.page.commands["show_scatter"].setChecked(True)
        self.page.chart.choose_other()

    def fit_chart(self) -> None:
        if self.page.chart.view is not None:
            self.page.chart.view.fit()

    def next_signal(self) -> None:
        self.page.selection.next_signal()

    def measure_grid(self, shown: bool) -> None:
        self.page.fold("measure_grid", shown)

    def properties_panel(self, shown: bool) -> None:
        self.page.fold("properties_panel", shown)

    # Indicators

    def next_indicator(self) -> None:
        self.page.list.step(1)

    def previous_indicator(self) -> None:
        self.page.list.step(-1)

    def seek_indicator(self) -> None:
        self.page.commands["measure_grid"].setChecked(True)
        self.page.list.seek.setVisible(True)
        self.page.list.seek.setFocus()

    def add_indicator(self) -> None:
        page = self.page
        page.settle()
        if page.desk.document.read_only:
            return

        def answer(answers: dict[str, Answer]) -> None:
            made = Indicator("", answers["name"].said)
            page.turn_to(indicator_edit.add_indicator(page.desk.document, made))

        page.ask.ask(
            _("What is measured?"),
            [Question("name", _("Name of the indicator: scrap of line 3, OEE of the press"))],
            answer,
            near=QRect(page.chart.rect().center(), page.chart.rect().center()),
            today=page.today(),
            act=_("Measure it"),
        )

    def open_indicator(self) -> None:
        if self.page.shown_id is not None:
            self.page.desk.open_thing("indicator", self.page.shown_id)

    def all_indicators(self) -> None:
        self.page.desk.go("indicator")
