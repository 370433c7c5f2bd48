"""The commands of the action plan and what they do beyond the page itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.action import VERDICTS
from app.calc.action_list import STATES, Filter
from app.language import N_, _, ngettext
from app.models import action_edit as edit
from app.views.action_files import ActionFiles
from app.views.command import Command
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.action import ActionPage

MODES = {"table": N_("Table"), "planning": N_("Timeline"), "load": N_("Load"), "reminders": N_("Reminders")}
"""What the page shows, by the id of the command that shows it after `show_`."""
PRINTED = {
    "table": ("action_plan", N_("Print the action plan…")),
    "planning": ("planning", N_("Print the timeline…")),
    "reminders": ("reminders", N_("Print the reminders…")),
}
"""The sheet that the primary button prints in a mode, and what it is called there; in any other as in the table."""
_MODE_KEYS = {
    "table": ("T", "table"),
    "planning": ("G", "chart-gantt"),
    "load": ("L", "users"),
    "reminders": ("R", "mail"),
}
_STATE_KEYS = {"late": "Shift+L", "this_week": "Shift+S", "to_check": "Shift+C", "no_owner": "Shift+O",
               "no_deliverable": "Shift+N", "done": "Shift+D", "dropped": "Shift+X"}  # fmt: skip
ACTION_COMMANDS = (
    *(
        Command(f"show_{mode}", title, "view", 1, (_MODE_KEYS[mode][0],), _MODE_KEYS[mode][1], check=True)
        for mode, title in MODES.items()
    ),
    Command("print_plan", N_("Print the action plan…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("print_reminders", N_("Print the reminders…"), "file", 4, ("Ctrl+Shift+M",), "printer"),
    Command("export_calendar", N_("Save as calendar (.ics)…"), "file", 5, (), "calendar"),
    Command("export_workbook", N_("Save as Excel workbook…"), "file", 5, (), "download"),
    Command("import_workbook", N_("Take over from Excel…"), "file", 5, (), "upload"),
    Command("add_action", N_("New action"), "insert", 0, ("N",), "plus"),
    Command("add_place", N_("Generalise to one more place"), "insert", 0, ("Y",), "copy-plus"),
    Command("turn_wheel", N_("Turn the wheel"), "edit", 3, ("W",), "refresh-cw"),
    Command("turn_back", N_("Turn the wheel back"), "edit", 3, ("Shift+W",), "rotate-ccw"),
    Command("finish", N_("Done"), "edit", 3, ("D",), "circle-check"),
    Command("postpone", N_("Postpone…"), "edit", 3, ("P",), "calendar"),
    Command("drop", N_("Drop…"), "edit", 3, ("X",), "circle-x"),
    *(
        Command(f"judge_{id}", title, "edit", 4, (key,), "scale")
        for key, (id, title) in zip("123", VERDICTS.items(), strict=True)
    ),
    Command("prioritise", N_("Next priority"), "edit", 4, ("H",), "arrow-up-down"),
    Command("attach_origin", N_("Where it comes from…"), "edit", 3, ("A",), "link"),
    Command("type_owner", N_("Type the owner"), "edit", 2, ("O",), "users-round"),
    Command("edit_text", N_("Type the cell"), "edit", 2, ("F2",), "pencil"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("move_up", N_("Move up"), "edit", 1, ("Alt+Up",), "arrow-up"),
    Command("move_down", N_("Move down"), "edit", 1, ("Alt+Down",), "arrow-down"),
    Command("duplicate", N_("Duplicate"), "edit", 1, ("Ctrl+D",), "copy-plus"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 1, ("Ctrl+A",)),
    Command("copy_reminder", N_("Copy this mail"), "edit", 5, ("C",), "copy"),
    Command("copy_all_reminders", N_("Copy all mails"), "edit", 5, ("Shift+M",), "copy-plus"),
    Command("seek", N_("Filter the actions"), "view", 2, ("Ctrl+F",), "filter"),
    *(Command(f"only_{state}", title, "view", 3, (_STATE_KEYS[state],)) for state, title in STATES.items()),
    Command("show_all", N_("Show all actions"), "view", 3, ("Shift+A",)),
    Command("group_next", N_("Group otherwise"), "view", 2, ("B",), "layers"),
    Command("properties_panel", N_("Properties"), "view", 4, ("F4",), "panel-right", check=True),
)
JUDGING = tuple(f"judge_{id}" for id in VERDICTS)
ON_SELECTION = ("turn_wheel", "turn_back", "finish", "postpone", "drop", "prioritise", "duplicate", "delete_selection")
"""What works on actions that are selected, in the table and in the planning."""
ON_ROWS = (*JUDGING, "attach_origin", "type_owner", "edit_text", "add_place")
"""What works on actions that are selected in the table; the planning has those keys for itself."""
MOVING = ("move_up", "move_down")
"""What changes the place of one action in the plan, where it is shown in that order."""
ON_TABLE = ("select_all", "group_next")
ON_REMINDERS = ("copy_reminder", "copy_all_reminders")
ON_FILTER = ("seek", "show_all", *(f"only_{state}" for state in STATES))
BAR = (None, "undo", "redo", None, *(f"show_{mode}" for mode in MODES), None, "properties_panel")
FURTHER_KEYS = (
    (
        N_("Action plan"),
        (
            (N_("On to deliverable, owner and due date"), "Tab"),
            (N_("Take the end of a name that stands in grey"), N_("Tab, Right")),
            (N_("Make the action, and type the next one"), N_("Enter")),
            (N_("Several actions from a list or from Excel"), "Ctrl+V"),
            (N_("From the line to the table"), N_("Esc, Down")),
            (N_("Type the cell"), N_("Enter, F2")),
            (N_("The next cell; the cell below"), N_("Tab, Enter")),
            (N_("A date: in two weeks, on Friday, of week 48"), N_("+2w · fri · W48")),
            (N_("Close a quarter without a proof"), N_("Ctrl+Space")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class ActionCommands:
    def __init__(self, page: ActionPage) -> None:
        self.page = page
        self.files = ActionFiles(page)
        for mode in MODES:
            setattr(self, f"show_{mode}", partial(self._show, mode))
        for verdict in VERDICTS:
            setattr(self, f"judge_{verdict}", partial(self._judge, verdict))
        for state in STATES:
            setattr(self, f"only_{state}", partial(self._only, state))

    def _show(self, mode: str, on: bool) -> None:
        if on:
            self.page.show_mode(mode)

    def _only(self, state: str) -> None:
        self.page.board.filters.toggle_state(state)  # type: ignore[arg-type]

    def show_all(self) -> None:
        self.page.board.filters.show_filter(Filter())

    def seek(self) -> None:
        self.page.board.filters.seek.begin()

    def group_next(self) -> None:
        self.page.board.filters.next_grouping()

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)

    # The selected actions

    def add_action(self) -> None:
        self.page.show_mode("table")
        self.page.board.entry.label.setFocus()

    def add_place(self) -> None:
        self.page.commands["properties_panel"].setChecked(True)
        self.page.form.add_place()

    def attach_origin(self) -> None:
        """Of one action: several come from several things."""
        if len(self.page.selected()) == 1:
            self.page.form.ask_origin()
        else:
            self.page.desk.say(_("Select one action: each comes from something of its own."))

    def turn_wheel(self) -> None:
        self.page.gestures.turn(self.page.picked())

    def turn_back(self) -> None:
        self.page.gestures.turn_back(self.page.picked())

    def finish(self) -> None:
        self.page.gestures.finish(self.page.picked())

    def postpone(self) -> None:
        self.page.gestures.postpone(self.page.picked())

    def drop(self) -> None:
        self.page.gestures.drop(self.page.picked())

    def _judge(self, verdict: str) -> None:
        self.page.gestures.judge(self.page.picked(), verdict)  # type: ignore[arg-type]

    def prioritise(self) -> None:
        self.page.gestures.prioritise(self.page.picked())

    def type_owner(self) -> None:
        self.page.board.table.typing.begin("owner")

    def edit_text(self) -> None:
        self.page.board.table.typing.begin()

    def copy(self) -> None:
        if self.page.mode == "reminders":
            self.copy_reminder()
            return
        QGuiApplication.clipboard().setText(self.page.board.rows.table(self.page.selected()))
        self.page.desk.say(_("The table is on the clipboard."))

    def duplicate(self) -> None:
        self.page.settle()
        self.page.board.select(edit.duplicate(self.page.desk.document, self.page.selected(), self.page.today))

    def delete_selection(self) -> None:
        page = self.page
        page.settle()
        ids = page.selected()
        after = page.board.neighbour_of(ids)
        edit.delete_actions(page.desk.document, ids)
        page.board.select([after] if after else [])
        said = ngettext("Deleted: Ctrl+Z brings it back.", "{n} deleted: Ctrl+Z brings them back.", len(ids))
        page.desk.say(told_of_links(page.desk.document, [("action", id) for id in ids]) or said)

    def select_all(self) -> None:
        self.page.board.table.selectAll()

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        """One place among those that are shown, within its group."""
        page = self.page
        page.settle()
        (id,) = page.selected()
        among = next(ids for ids in page.board.shown_groups() if id in ids)
        to = among.index(id) + by
        if 0 <= to < len(among):
            edit.place(page.desk.document, id, {}, to, among)

    # Reminders

    def copy_reminder(self) -> None:
        self.page.board.modes.of("reminders").copy_one()

    def copy_all_reminders(self) -> None:
        self.page.board.modes.of("reminders").copy_all()

    # Out of the program

    def print_plan(self) -> None:
        """What is on show: the plan, its timeline, or the reminders."""
        shown = PRINTED.get(self.page.mode, PRINTED["table"])[0]
        self._print(shown if self.page.plan.rows else "action_plan")

    def print_reminders(self) -> None:
        self._print("reminders")

    def _print(self, sheet: str) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, sheet)

    def export_calendar(self) -> None:
        self.files.export_calendar()

    def export_workbook(self) -> None:
        self.files.export_workbook()

    def import_workbook(self) -> None:
        self.files.import_workbook()

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected actions."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        groups = (
            ("turn_wheel", "finish", "turn_back"),
            ("postpone", "drop", "prioritise"),
            (*JUDGING, "add_place", "attach_origin"),
            ("copy", "duplicate", "delete_selection"),
        )
        for group in groups:
            menu.addActions([page.commands[id] for id in group])
            menu.addSeparator()
        menu.popup(at)
