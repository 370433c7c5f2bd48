"""The commands of the improvement axes and what they do beyond the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.language import N_
from app.models import axis_edit as edit
from app.views.axis_origin import CauseSheet, OriginSheet
from app.views.command import Command
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.axis import AxisPage

AXIS_COMMANDS = (
    Command("print_axes", N_("Print the axes…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("print_objective", N_("Print the objective of this axis…"), "file", 4, ("Ctrl+Shift+P",), "target"),
    Command("add_axis", N_("New axis"), "insert", 0, ("N",), "plus"),
    Command("axis_of_cause", N_("New axis from the diagnosis…"), "insert", 0, ("D",), "git-branch"),
    Command("attach_origin", N_("Where it comes from…"), "edit", 3, ("O",), "link"),
    Command("go_on_approval", N_("Take the approval on"), "edit", 3, ("A",), "presentation"),
    Command("reword", N_("Type the statement"), "edit", 2, ("F2",), "pencil"),
    Command("type_objective", N_("Type the objective"), "edit", 2, ("I",), "target"),
    Command("duplicate", N_("Duplicate"), "edit", 1, ("Ctrl+D",), "copy-plus"),
    Command("delete_axis", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("properties_panel", N_("Properties"), "view", 3, ("F4",), "panel-right", check=True),
)
ON_ONE = ("print_objective", "attach_origin", "go_on_approval", "reword", "type_objective", "duplicate", "delete_axis")
"""What needs an axis that is chosen."""
CHANGING = ("add_axis", "axis_of_cause", *ON_ONE[1:])
"""What a file that may only be read does not let happen."""
BAR = (
    *(None, "undo", "redo", None, "add_axis", "attach_origin", "go_on_approval", "print_objective", "next_step"),
    *(None, "properties_panel"),
)
FURTHER_KEYS = (
    (
        N_("Improvement axes"),
        (
            (N_("From axis to axis"), N_("Left, Right")),
            (N_("The next axis"), N_("Enter")),
            (N_("From the statement to its objective"), "Tab"),
            (N_("A new line in the statement"), "Shift+Enter"),
            (N_("Put the axis elsewhere"), N_("Ctrl+Left, Ctrl+Right, drag")),
            (N_("Type what is pointed at"), N_("double click")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class AxisCommands:
    def __init__(self, page: AxisPage) -> None:
        self.page = page

    def add_axis(self) -> None:
        self.page.board.setFocus()
        self.page.board.typing.begin_next()

    def axis_of_cause(self) -> None:
        """Choose by typing a thing of the diagnosis, and word the axis that comes from it."""
        self.page.settle()
        CauseSheet(self.page, self.page.desk, self.page.type_new).open_sheet()

    def reword(self) -> None:
        self.page.board.typing.rename()

    def type_objective(self) -> None:
        self.page.show_field("indicator")

    def attach_origin(self) -> None:
        """Choose by typing what of the diagnosis the axis comes from."""
        page = self.page
        page.settle()
        if page.board.current is not None:
            OriginSheet(page, page.desk, page.board.current).open_sheet()

    def go_on_approval(self) -> None:
        page = self.page
        page.settle()
        page.commands["properties_panel"].setChecked(True)
        page.form.go_on()

    def duplicate(self) -> None:
        page = self.page
        page.settle()
        if page.board.current is not None and (id := edit.duplicate(page.desk.document, page.board.current)):
            page.point_at(id)

    def delete_axis(self) -> None:
        page = self.page
        page.settle()
        id = page.board.current
        if id is not None:
            edit.delete_axes(page.desk.document, [id])
            said = page.say_deleted()
            page.desk.say(told_of_links(page.desk.document, [("axis", id)]) or said)

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    def print_axes(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "axes")

    def print_objective(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        chosen = self.page.board.chosen()
        if chosen is not None:
            print_sheet(self.page.desk, "objective", chosen.axis.id, chosen.axis.name)

    def menu_of_axis(self, at: QPoint) -> None:
        """What can be done with the chosen axis."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([page.commands[id] for id in ("reword", "type_objective", "attach_origin", "go_on_approval")])
        menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("print_objective", "duplicate", "delete_axis")])
        menu.popup(at)
