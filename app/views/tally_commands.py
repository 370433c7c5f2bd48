"""The commands of the tally tool, and what they do beyond the page itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.calc.tally import COLUMNS
from app.language import N_, _, ngettext
from app.models import tally_edit as edit
from app.models import tally_mark_edit as marks
from app.views.command import Command
from app.views.icon import icon
from app.views.thing_page import ThingCommands, thing_commands
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.tally import TallyPage

TALLY_COMMANDS = (
    Command("print_tally", N_("Print the tally sheet…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("print_pareto", N_("Print the Pareto…"), "file", 4, (), "printer"),
    Command("import_counts", N_("Import counts…"), "file", 4, ("Ctrl+Shift+I",), "upload"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("copy_table", N_("Copy as a table"), "edit", 2, ("Ctrl+C",), "copy"),
    Command("add_category", N_("Add a category"), "insert", 0, ("Ctrl+Return",), "plus"),
    Command("rename_category", N_("Rename the category"), "edit", 1, ("F2",), "pencil"),
    Command("move_up", N_("Move the category up"), "edit", 1, ("Alt+Up",), "arrow-up"),
    Command("move_down", N_("Move the category down"), "edit", 1, ("Alt+Down",), "arrow-down"),
    Command("delete_category", N_("Delete the category"), "edit", 1, ("Del",), "trash-2"),
    Command("enter_number", N_("Enter a number of marks"), "edit", 0, ("=",), "calculator"),
    Command("enter_form", N_("Enter the counts of a paper form"), "edit", 0, ("Ctrl+E",), "keyboard"),
    Command("make_head", N_("Make it the head of an Ishikawa diagram"), "insert", 1, ("F",), "fish"),
    *(Command(f"columns_{kind}", title, "insert", 2) for kind, title in COLUMNS.items()),
    Command("add_column", N_("Add a column"), "insert", 2, ("Ctrl+Shift+K",), "plus"),
    Command("rename_column", N_("Rename the column"), "insert", 2, (), "pencil"),
    Command("delete_column", N_("Delete the column"), "insert", 2, (), "trash-2"),
    Command("weigh_next", N_("Weigh by count, cost or time"), "view", 1, ("F7",), "scale"),
    Command("compare", N_("Beside the earlier period"), "view", 1, ("F8",), "arrow-up-down", check=True),
    Command("show_sheet", N_("Tally sheet"), "view", 0, ("F3",), "tally-5", check=True),
    Command("show_pareto", N_("Pareto"), "view", 0, ("F5",), "chart-column", check=True),
    Command("properties_panel", N_("Properties"), "view", 0, ("F4",), "panel-right", check=True),
    *thing_commands(
        "tally",
        add=N_("New tally"),
        rename=N_("Rename the tally"),
        left=N_("Move the tally to the left"),
        right=N_("Move the tally to the right"),
        delete=N_("Delete the tally"),
        following=N_("Next tally"),
        previous=N_("Previous tally"),
    ),
    Command("take_example", N_("Insert the example tally"), "insert", 3, (), "lightbulb"),
    Command("start_period", N_("Start the period after"), "insert", 3, ("Ctrl+Shift+F",), "target"),
)
FURTHER_KEYS = (
    (
        N_("On the tally sheet"),
        (
            (N_("A mark, by the key beside its category"), N_("1 … 9, A … Z")),
            (N_("A mark of “other”"), "0"),
            (N_("Take the last mark of a category away"), N_("Shift and its key, right click")),
            (N_("A mark of the chosen category; take one away"), N_("Space, Backspace")),
            (N_("The category above, below"), N_("Up, Down")),
            (N_("The column before, after"), N_("Left, Right")),
            (N_("Type the next category"), N_("Enter")),
            (N_("Reorder"), N_("Pull a name")),
        ),
    ),
    (
        N_("On the Pareto"),
        (
            (N_("The bar before, after"), N_("Left, Right")),
            (N_("Look into a bar by column"), N_("Enter, click")),
            (N_("Back to all categories"), N_("Esc")),
        ),
    ),
)
"""What sheet and Pareto do by themselves: (heading, ((what, key), …))."""

BAR = (
    None, "undo", "redo", None, "add_category", "columns", "enter_form", None, "weigh_next", "make_head", "next_step",
    None, "show_sheet", "show_pareto", "properties_panel",
)  # fmt: skip
ON_TALLY = (
    "print_pareto", "import_counts", "save_picture", "copy_picture", "copy_table", "add_category",
    "enter_form", "add_column", "weigh_next", "start_period", "rename_tally", "move_tally_left", "move_tally_right",
    "delete_tally", *(f"columns_{kind}" for kind in COLUMNS),
)  # fmt: skip
ON_COLUMN = ("rename_column", "delete_column")
ON_ROW = ("enter_number", "make_head")
ON_OWN_ROW = ("rename_category", "move_up", "move_down", "delete_category")
"""What works on a tally, on its current column, on any row, and on one that is not "other"."""
IN_COLUMNS = ("columns_none", "columns_day", "columns_shift", "columns_station", "add_column", *ON_COLUMN)
OF_BAR = ("make_head", "rename_category", "copy_picture", "save_picture", "print_pareto")
OF_ONE_TALLY = ("rename_tally", "start_period", "move_tally_left", "move_tally_right", "delete_tally")


class TallyCommands(ThingCommands):
    def __init__(self, page: TallyPage) -> None:
        super().__init__(page, "tally")
        self.page = page
        for kind in COLUMNS:
            setattr(self, f"columns_{kind}", lambda kind=kind: self._set_columns(kind))

    def columns_menu(self) -> QMenu:
        menu = QMenu(_("Columns"), self.page)
        menu.setIcon(icon("table"))
        menu.addActions([self.page.commands[id] for id in IN_COLUMNS])
        return menu

    def menu_of_bar(self, at: QPoint) -> None:
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.page.commands[id] for id in OF_BAR])
        menu.addSeparator()
        menu.addActions(self.page.next.actions())
        menu.popup(at)

    # Rows

    def add_category(self) -> None:
        if self.page.tally is not None:
            self.page.commands["show_sheet"].setChecked(True)
            self.page.sheet.typing.add(self.page.sheet.selected)

    def rename_category(self) -> None:
        if self.page.selected is not None:
            self.page.commands["show_sheet"].setChecked(True)
            self.page.sheet.typing.name(self.page.selected)

    def move_up(self) -> None:
        self.page.sheet.shift_row(-1)

    def move_down(self) -> None:
        self.page.sheet.shift_row(1)

    def delete_category(self) -> None:
        page = self.page
        page.settle()
        id = page.selected
        if id is None:
            return
        page.sheet.step_row(1)
        gone = edit.remove_category(page.desk.document, id)
        page.desk.say(told_of_links(page.desk.document, gone) or _("Deleted: Ctrl+Z brings it back."))

    def enter_number(self) -> None:
        if self.page.selected is not None:
            self.page.commands["show_sheet"].setChecked(True)
            self.page.sheet.typing.count(self.page.selected)

    def enter_form(self) -> None:
        self.page.commands["show_sheet"].setChecked(True)
        self.page.sheet.typing.whole_form()

    def make_head(self) -> None:
        page = self.page
        page.settle()
        if page.tally is None or page.selected is None:
            return
        name = page.name_of(page.selected)
        id = marks.make_head(page.desk.document, page.tally.id, page.selected, name)
        page.desk.open_thing("fishbone", id)

    # Columns

    def _set_columns(self, kind: str) -> None:
        page = self.page
        page.settle()
        if page.tally is not None and page.tally.column_kind != kind:
            names = {
                "day": [_today()],
                "shift": [_("Morning"), _("Afternoon"), _("Night")],
                "station": [_("Station {n}", n=n) for n in (1, 2)],
            }
            edit.set_columns(page.desk.document, page.tally.id, kind, names.get(kind, []))

    def add_column(self) -> None:
        page = self.page
        page.settle()
        if page.tally is None:
            return
        n = len(page.tally.columns) + 1
        name = {"day": _today(), "station": _("Station {n}", n=n)}.get(page.tally.column_kind, _("Column {n}", n=n))
        with page.desk.document.edit(edit.ADD_COLUMN):
            if page.tally.column_kind == "none":
                edit.set_columns(page.desk.document, page.tally.id, "station", [])
            id = edit.add_column(page.desk.document, page.tally.id, name)
        page.sheet.choose_column(id)
        page.sheet.typing.column(id)

    def rename_column(self) -> None:
        if self.page.sheet.current is not None:
            self.page.sheet.typing.column(self.page.sheet.current)

    def delete_column(self) -> None:
        if self.page.sheet.current is not None:
            edit.remove_column(self.page.desk.document, self.page.sheet.current)
            self.page.desk.say(_("The column was deleted, its marks stay. Ctrl+Z brings it back."))

    # What is shown

    def weigh_next(self) -> None:
        if self.page.tally is not None:
            weights = ("count", "cost", "time")
            self.page.weigh(weights[(weights.index(self.page.tally.weight) + 1) % 3])

    def compare(self, on: bool) -> None:
        self.page.panes.compare(on)

    def show_sheet(self, on: bool) -> None:
        self.page.panes.show_parts("show_sheet", on)

    def show_pareto(self, on: bool) -> None:
        self.page.panes.show_parts("show_pareto", on)

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)
        self.page.refresh_panel()

    # The list of tallies

    def add_tally(self) -> None:
        """A new sheet, ready to type its categories."""
        page = self.page
        page.settle()
        page.turn_to(edit.add(page.desk.document, page.free_name(_("Tally"))))
        page.sheet.typing.add(None)

    def start_period(self) -> None:
        page = self.page
        page.settle()
        if page.tally is None:
            return
        id = edit.start_period(
            page.desk.document, page.tally.id, page.free_name(_("{name} – after", name=page.tally.name))
        )
        if id is not None:
            page.turn_to(id)
            page.desk.say(_("Same categories, new period: count, then F8 shows both side by side."))

    def delete_tally(self) -> None:
        page = self.page
        page.settle()
        if page.tally is not None:
            gone = edit.remove(page.desk.document, page.tally.id)
            said = told_of_links(page.desk.document, gone)
            page.desk.say(said or _("The tally was deleted; Ctrl+Z brings it back."))

    def take_example(self) -> None:
        from app.views.tally_example import put_example_tally

        self.page.turn_to(put_example_tally(self.page.desk.document))

    # Out of the program and into it

    def import_counts(self) -> None:
        self.page.importing.ask()

    def print_tally(self) -> None:
        self._print("tally")

    def print_pareto(self) -> None:
        self._print("pareto")

    def _print(self, sheet: str) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, sheet, self.page.tally.id if self.page.tally is not None else "")

    def save_picture(self) -> None:
        from app.views.picture_output import save_picture
        from app.views.tally_output import picture_of

        if (picture := picture_of(self.page.pareto)) is not None:
            save_picture(self.page, picture)

    def copy_picture(self) -> None:
        from app.views.picture_output import copy_picture
        from app.views.tally_output import picture_of

        if (picture := picture_of(self.page.pareto)) is not None:
            copy_picture(self.page.desk, picture)

    def copy_table(self) -> None:
        from app.views.tally_output import copy_table

        if self.page.tally is not None:
            rows = copy_table(self.page.tally, self.page.sheet.currency)
            self.page.desk.say(ngettext("{n} row is on the clipboard.", "{n} rows are on the clipboard.", rows))


def _today() -> str:
    """The name of a column of this day."""
    return f"{date.today():%d/%m}"
