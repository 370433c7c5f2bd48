"""The commands of the indicators and what they do beyond the page itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.indicator import TargetChange
from app.calc.pasted_list import lines
from app.calc.usual_indicator import taken
from app.language import N_, _, ngettext
from app.models import indicator_edit as edit
from app.views.command import Command
from app.views.indicator_usual import UsualSheet
from app.views.measure_import import IMPORT_COMMAND
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.indicator import IndicatorPage

MODES = {"list": N_("List"), "overview": N_("Overview"), "today": N_("Today’s figures")}
"""What the page shows, by the id of the command that shows it after `show_`."""
_MODE_KEYS = {"list": ("L", "list"), "overview": ("O", "layout-grid"), "today": ("T", "calendar-check")}
INDICATOR_COMMANDS = (
    *(
        Command(f"show_{mode}", title, "view", 1, (_MODE_KEYS[mode][0],), _MODE_KEYS[mode][1], check=True)
        for mode, title in MODES.items()
    ),
    Command("print_indicators", N_("Print the reference list…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("print_one", N_("Print the sheet of this indicator…"), "file", 4, ("Ctrl+Shift+I",), "printer"),
    IMPORT_COMMAND,
    Command("add_indicator", N_("New indicator"), "insert", 0, ("N",), "plus"),
    Command("take_usual", N_("Usual indicators…"), "insert", 0, ("U",), "list-plus"),
    Command("paste_list", N_("Paste a list of indicators"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("open_chart", N_("Open its chart"), "view", 1, ("G", "Ctrl+G"), "chart-line"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("duplicate", N_("Duplicate"), "edit", 1, ("Ctrl+D",), "copy-plus"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("edit_name", N_("Type the name"), "edit", 2, ("F2",), "pencil"),
    Command("type_target", N_("Type the target"), "edit", 3, ("C",), "target"),
    Command("change_target", N_("Another target from today on"), "edit", 3, ("Shift+C",), "target"),
    Command("name_owner", N_("Say who owns it"), "edit", 3, ("W",), "users-round"),
    Command("move_up", N_("Move up"), "edit", 4, ("Alt+Up",), "arrow-up"),
    Command("move_down", N_("Move down"), "edit", 4, ("Alt+Down",), "arrow-down"),
    Command("seek", N_("Filter the indicators"), "view", 2, ("Ctrl+F",), "filter"),
    Command("show_all", N_("Show all indicators"), "view", 2, ("Shift+A",), "list"),
    Command("sort_next", N_("Sort by the next column"), "view", 2, ("S",), "arrow-up-down"),
    Command("day_before", N_("Figures of the day before"), "view", 3, ("Alt+Left",), "chevron-left"),
    Command("day_after", N_("Figures of the day after"), "view", 3, ("Alt+Right",), "chevron-right"),
    Command("properties_panel", N_("Properties"), "view", 4, ("F4",), "panel-right", check=True),
)
ON_ONE = ("open_chart", "print_one")
ON_ROWS = ("duplicate", "delete_selection", "edit_name", "type_target", "name_owner")
"""What changes the indicators that are selected in the list or the overview."""
ON_ROW = ("change_target",)
MOVING = ("move_up", "move_down")
ON_LIST = ("select_all", "sort_next", "paste_list")
ON_DAY = ("day_before", "day_after")
CHANGING = ("import_measures", "add_indicator", "take_usual", "paste_list", *ON_ROWS, *ON_ROW, *MOVING)
"""What a file that may only be read does not let happen."""
BAR = (
    *(None, "undo", "redo", None, *(f"show_{mode}" for mode in MODES), None, "open_chart", "next_step"),
    *(None, "properties_panel"),
)
FURTHER_KEYS = (
    (
        N_("Indicators"),
        (
            (N_("Note what is typed, then the next"), N_("Enter")),
            (N_("Take the end of a usual name that stands in grey"), N_("Tab, Right")),
            (N_("Each line of a pasted list becomes an indicator"), "Ctrl+V"),
            (N_("From the line to the list"), N_("Esc, Down")),
            (N_("Open the chart of one"), N_("Enter, double click")),
        ),
    ),
    (
        N_("Today’s figures"),
        (
            (N_("Write the figure, and on to the next line"), N_("Enter")),
            (N_("On to the sample size"), "Tab"),
            (N_("The line above or below"), N_("Up, Down")),
            (N_("Give up what is typed"), N_("Esc")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class IndicatorCommands:
    def __init__(self, page: IndicatorPage) -> None:
        self.page = page
        for mode in MODES:
            setattr(self, f"show_{mode}", partial(self._show, mode))

    def _show(self, mode: str, on: bool) -> None:
        if on:
            self.page.show_mode(mode)

    def import_measures(self) -> None:
        self.page.importing.ask()

    # Noting

    def add_indicator(self) -> None:
        self.page.show_mode("list")
        self.page.board.entry.line.setFocus()

    def take_usual(self) -> None:
        """Choose by typing among those that most workshops have."""
        page = self.page
        page.settle()
        sheet = UsualSheet(page, page.desk.worn, [row.indicator.name for row in page.board.all])
        sheet.taken.connect(self._take)
        sheet.open_sheet()

    def _take(self, keys: list[str]) -> None:
        page = self.page
        ids = edit.add_all(page.desk.document, taken(keys, page.reference.currency))
        page.board.bring(ids[0])
        page.board.select(ids)
        page.board.into_view()
        said = ngettext("{n} indicator taken. Ctrl+Z undoes it.", "{n} indicators taken. Ctrl+Z undoes it.", len(ids))
        page.desk.say(said)

    def paste_list(self) -> None:
        names = lines(QGuiApplication.clipboard().text())
        if names:
            self.page.note_list(names)
        else:
            self.page.desk.say(_("There is no list on the clipboard."))

    # The selected ones

    def open_chart(self) -> None:
        page = self.page
        page.settle()
        if ids := page.board.ids():
            page.open_chart(ids[0])

    def edit_name(self) -> None:
        self.page.show_field("name")

    def type_target(self) -> None:
        self.page.show_field("target")

    def name_owner(self) -> None:
        self.page.show_field("owner")

    def change_target(self) -> None:
        """From today on; which one is typed next."""
        page = self.page
        page.settle()
        ids = page.board.ids()
        if len(ids) == 1:
            page.commands["properties_panel"].setChecked(True)
            made = edit.add_target(page.desk.document, ids[0], TargetChange(page.today().isoformat()))
            page.form.type_target(made)

    def copy(self) -> None:
        board = self.page.board
        QGuiApplication.clipboard().setText(board.rows.table(board.ids()))
        self.page.desk.say(_("The table is on the clipboard."))

    def duplicate(self) -> None:
        page = self.page
        page.settle()
        made = edit.duplicate(page.desk.document, page.board.ids())
        page.board.select(made)
        page.desk.say(_("Duplicated without its measures: say now which line or machine it is of."))

    def delete_selection(self) -> None:
        page = self.page
        page.settle()
        ids = page.board.ids()
        after = page.board.neighbour_of(ids)
        edit.delete_indicators(page.desk.document, ids)
        page.board.select([after] if after else [])
        said = ngettext(
            "Deleted with its measures: Ctrl+Z brings it back.",
            "{n} deleted with their measures: Ctrl+Z brings them back.",
            len(ids),
        )
        page.desk.say(told_of_links(page.desk.document, [("indicator", id) for id in ids]) or said)

    def select_all(self) -> None:
        self.page.board.table.selectAll()

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        """Over its neighbour among those that are shown, in the order in which they were noted."""
        page = self.page
        page.settle()
        ids, shown = [row.id for row in page.board.all], page.board.rows.ids()
        (id,) = page.board.ids()
        at = shown.index(id) + by
        if 0 <= at < len(shown):
            edit.move_indicator(page.desk.document, id, ids.index(shown[at]))

    # What is shown

    def seek(self) -> None:
        if self.page.mode == "today":
            self.page.show_mode("list")
        self.page.board.filters.seek.begin()

    def show_all(self) -> None:
        self.page.board.show_all()

    def sort_next(self) -> None:
        self.page.board.table.sort_next()

    def day_before(self) -> None:
        self.page.board.modes.of("today").step(-1)

    def day_after(self) -> None:
        self.page.board.modes.of("today").step(1)

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    # Out of the program

    def print_indicators(self) -> None:
        self._print("indicators")

    def print_one(self) -> None:
        if ids := self.page.board.ids():
            self._print("indicator", ids[0])

    def _print(self, sheet: str, id: str = "") -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, sheet, id)

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected indicators."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([page.commands[id] for id in ("open_chart", "edit_name", "type_target", "change_target")])
        menu.addSeparator()
        if made := page.next.actions():
            menu.addActions(made)
            menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("print_one", "copy", "duplicate", "delete_selection")])
        menu.popup(at)
