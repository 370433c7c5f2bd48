"""The commands of the process flow chart and what they do beyond the table itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.calc.map_offer import offered
from app.calc.process_chart import STATES, TIME_SOURCES
from app.language import N_, _
from app.models import process_chart_edit as edit
from app.models import process_chart_link as ends
from app.views import process_chart_clipboard as clipboard
from app.views.command import Command
from app.views.process_chart_words import title
from app.views.thing_page import ThingCommands, thing_commands
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.process_chart import ProcessChartPage

COMMANDS = (
    Command("print_chart", N_("Print the chart…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("print_plan", N_("Print the spaghetti diagram…"), "file", 4, (), "waypoints"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("cut", N_("Cut"), "edit", 1, ("Ctrl+X",), "scissors"),
    Command("copy", N_("Copy"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("delete_rows", N_("Delete the step"), "edit", 1, ("Ctrl+Del", "Ctrl+Backspace")),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("edit_cell", N_("Type in the cell"), "edit", 2, ("F2",), "pencil"),
    Command("move_up", N_("Move the step up"), "edit", 3, ("Alt+Up",), "arrow-up"),
    Command("move_down", N_("Move the step down"), "edit", 3, ("Alt+Down",), "arrow-down"),
    Command("edit_header", N_("Type the header of the chart"), "edit", 4, ("Ctrl+H",), "square-pen"),
    *thing_commands(
        "chart",
        add=N_("New chart"),
        rename=N_("Rename the chart"),
        left=N_("Move the chart to the left"),
        right=N_("Move the chart to the right"),
        delete=N_("Delete the chart"),
        following=N_("Next chart"),
        previous=N_("Previous chart"),
    ),
    Command("properties_panel", N_("Properties"), "view", 0, ("F4",), "panel-right", check=True),
    Command("compare", N_("Present and proposed beside each other"), "view", 0, ("F5",), "scale", check=True),
    Command("stopwatch", N_("Stopwatch"), "view", 0, ("F7",), "timer", check=True),
    Command("spaghetti", N_("Spaghetti diagram"), "view", 0, ("F8",), "waypoints", check=True),
    Command("fit", N_("Show the whole plan"), "view", 1, ("F6",), "maximize"),
    Command("zoom_in", N_("Zoom in"), "view", 1, ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom_out", N_("Zoom out"), "view", 1, ("Ctrl+-",), "zoom-out"),
    Command("propose", N_("Make the proposed one"), "insert", 0, ("Ctrl+Shift+F",), "target"),
    Command("copy_chart", N_("Copy the chart"), "insert", 0, (), "copy"),
    Command("take_example", N_("Insert the example chart"), "insert", 0, (), "lightbulb"),
    Command("choose_plan", N_("Floor plan…"), "insert", 3, (), "image-plus"),
    Command("set_scale", N_("Set the scale"), "insert", 3, ("Ctrl+L",), "scan"),
    Command("take_distances", N_("Take the distances"), "insert", 3, ("Ctrl+D",), "download"),
    Command("remove_plan", N_("Remove the picture of the floor"), "edit", 5, (), "x"),
    Command("insert_row", N_("Insert a step above"), "insert", 1, ("Ins", "Ctrl+I"), "plus"),
    Command("offer_totals", N_("Offer the totals to the map…"), "insert", 2, ("Ctrl+M",), "upload"),
)
BAR = (
    None, "undo", "redo", None, "insert_row", "move_up", "move_down", None, "stopwatch", "compare", "spaghetti", None,
    "next_step", "properties_panel",
)  # fmt: skip
OF_ONE_CHART = (
    "rename_chart", "propose", "copy_chart", "offer_totals", "move_chart_left", "move_chart_right", "delete_chart",
)  # fmt: skip
ON_A_CHART = (
    *OF_ONE_CHART, "print_plan", "insert_row", "spaghetti", "stopwatch", "select_all", "edit_header",
)  # fmt: skip
ON_A_STEP = ("cut", "copy", "delete_rows", "move_up", "move_down", "edit_cell")
OVER_THE_PLAN = ("choose_plan", "set_scale", "take_distances")
ON_THE_PLAN = ("fit", "zoom_in", "zoom_out", "remove_plan", "copy_picture", *OVER_THE_PLAN)
FURTHER_KEYS = (
    (
        N_("In the table"),
        (
            (N_("From the description to the symbol, then to the next step"), N_("Enter")),
            (N_("Operation, transport, inspection, delay, storage"), "O T I D S"),
            (N_("Value-added, necessary, waste"), "V N W"),
            (N_("Eliminate, combine, rearrange, simplify"), "E C R S"),
            (N_("The next choice"), N_("Space")),
            (N_("The next cell, the one before"), N_("Tab, Shift+Tab")),
            (N_("A time that is an estimate"), "~45"),
            (N_("Several steps"), N_("Shift+Arrows")),
            (N_("Start and lap of the stopwatch"), N_("Space")),
            (N_("The step that is timed, before it runs"), N_("Up, Down")),
            (N_("Stop the stopwatch"), N_("Esc")),
        ),
    ),
    (
        N_("On the floor plan"),
        (
            (N_("Place the step, then the next one"), N_("Click, Enter")),
            (N_("Move the step by ten pixels, by one"), N_("Arrows, Shift+Arrows")),
            (N_("Take the step off the plan"), N_("Del")),
            (N_("The next step of the list, the one before"), N_("Tab, Shift+Tab")),
            (N_("Pull the plan"), N_("Space and drag")),
            (N_("Zoom"), N_("Ctrl+wheel")),
        ),
    ),
)


class ChartCommands(ThingCommands):
    def __init__(self, page: ProcessChartPage) -> None:
        super().__init__(page, "chart")
        self.page = page

    # Rows

    def cut(self) -> None:
        table = self.page.table_in_use()
        clipboard.copy(table)
        if table.marked_ids():
            table.delete_rows()
        else:
            table.typing.clear()

    def copy(self) -> None:
        clipboard.copy(self.page.table_in_use())

    def paste(self) -> None:
        if self.page.plan_is_shown:
            self.page.spaghetti.paste()
        else:
            clipboard.paste(self.page.table_in_use())

    def delete_selection(self) -> None:
        """What is highlighted: steps, else what stands in the cell; of the plan the chosen step."""
        table = self.page.table_in_use()
        if self.page.plan_is_shown:
            self.page.spaghetti.take_off()
        elif table.marked():
            self.delete_rows()
        else:
            table.typing.clear()

    def delete_rows(self) -> None:
        self.page.table_in_use().delete_rows()

    def select_all(self) -> None:
        self.page.table_in_use().choose_all()

    def edit_cell(self) -> None:
        self.page.table_in_use().typing.begin()

    def insert_row(self) -> None:
        self.page.table_in_use().insert_row()

    def move_up(self) -> None:
        self.page.table_in_use().move_rows(-1)

    def move_down(self) -> None:
        self.page.table_in_use().move_rows(1)

    def row_menu(self, place: QPoint) -> None:
        """Of a right click on steps."""
        page = self.page
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = page.commands
        menu.addActions([known[id] for id in ("edit_cell", "insert_row")])
        menu.addSeparator()
        menu.addActions([known[id] for id in ("cut", "copy", "paste")])
        menu.addSeparator()
        sources = menu.addMenu(_("The time is"))
        for source, name in TIME_SOURCES.items():
            sources.addAction(_(name), partial(self._say_source, source))
        menu.addActions([known[id] for id in ("move_up", "move_down")])
        menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addAction(known["delete_rows"])
        menu.popup(place)

    def _say_source(self, source: str) -> None:
        ids = self.page.table_in_use().asked_ids()
        if ids:
            edit.set_values(self.page.desk.document, ids, {"time_source": source})

    # What is shown

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)
        self.page.panel.setVisible(shown and self.page.shown_id is not None)

    def compare(self, _shown: bool) -> None:
        self.page.show_compared()

    def stopwatch(self, shown: bool) -> None:
        self.page.timing.show(shown)

    def spaghetti(self, shown: bool) -> None:
        self.page.show_plan(shown)

    def fit(self) -> None:
        self.page.spaghetti.fit()

    def zoom_in(self) -> None:
        self.page.spaghetti.turn(1.25)

    def zoom_out(self) -> None:
        self.page.spaghetti.turn(0.8)

    def choose_plan(self) -> None:
        self.page.spaghetti.choose_plan()

    def remove_plan(self) -> None:
        self.page.spaghetti.remove_plan()

    def copy_picture(self) -> None:
        self.page.spaghetti.copy_picture()

    def set_scale(self) -> None:
        self.page.spaghetti.begin_scale()

    def take_distances(self) -> None:
        self.page.spaghetti.take_distances()

    def edit_header(self) -> None:
        self.page.settle()
        self.page.commands["properties_panel"].setChecked(True)
        self.page.panel.show_header()

    # The list of charts

    def add_chart(self) -> None:
        document = self.page.desk.document
        first = not edit.charts(document)
        self.page.turn_to(edit.add(document, _("Process flow chart") if first else _("New chart")))
        if not first:
            self.page.tabs.name_current()

    def propose(self) -> None:
        """A copy of the present chart, to be changed, and both beside each other."""
        page = self.page
        listed = page.listed_chart()
        if listed is None:
            return
        page.settle()
        wanted = _("{name} – proposed", name=title(listed).removesuffix(_("{name} – proposed", name="")))
        made = edit.propose(page.desk.document, listed.id, page.free_name(wanted))
        if made is not None:
            page.turn_to(made)
            page.commands["compare"].setChecked(True)

    def copy_chart(self) -> None:
        listed = self.page.listed_chart()
        if listed is not None:
            self.page.settle()
            made = edit.copy(
                self.page.desk.document, listed.id, self.page.free_name(_("{name} – copy", name=title(listed)))
            )
            if made is not None:
                self.page.turn_to(made)

    def delete_chart(self) -> None:
        page = self.page
        page.settle()
        if page.shown_id is None:
            return
        document = page.desk.document
        gone = edit.delete_chart(document, page.shown_id)
        page.desk.say(told_of_links(document, gone) or _("The chart was deleted; Ctrl+Z brings it back."))

    def take_example(self) -> None:
        from app.views.new_events import put_example_charts

        made = put_example_charts(self.page.desk.document)
        if made:
            self.page.turn_to(made[0])

    # To the map and out of the program

    def offer_totals(self) -> None:
        from app.views.process_chart_offer import OfferSheet

        page, document = self.page, self.page.desk.document
        page.settle()
        chart, told = page.chart(), page.told()
        box = ends.box_of(document, chart.id) if chart else None
        if chart is None or told is None or box is None:
            page.desk.say(_("This chart belongs to no process box: open it from the map, and its totals can go back."))
            return

        def take(values: dict[str, float]) -> None:
            ends.take_totals(document, box.id, values)
            page.desk.say(_("The process box has the new times; Ctrl+Z takes them back."))

        offers = offered(chart, told, box)
        name = " ".join(box.name.split())
        OfferSheet(page, page.desk.worn, name, offers, take, day_s=page.table.rows.day_s).open_sheet()

    def print_chart(self) -> None:
        self._print("spaghetti" if self.page.plan_is_shown else "process_chart")

    def print_plan(self) -> None:
        self._print("spaghetti")

    def _print(self, sheet: str) -> None:
        from app.views.print_sheet import print_sheet

        page = self.page
        page.settle()
        listed = page.listed_chart()
        if listed is None:
            print_sheet(page.desk, sheet)
        else:
            print_sheet(page.desk, sheet, listed.id, listed.name or _(STATES[listed.state]))
