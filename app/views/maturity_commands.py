"""The commands of the maturity radars and what they do beyond the page itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc import calendar_date
from app.calc.maturity import Maturity, MaturityCriterion
from app.calc.usual_maturity import USUAL, usual_criteria
from app.language import N_, _
from app.models import maturity_edit as edit
from app.views.action_ask import Answer, Question
from app.views.command import Command
from app.views.thing_page import ThingCommands, thing_commands
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.maturity import MaturityPage

MATURITY_COMMANDS = (
    Command("print_maturity", N_("Print the maturity radar…"), "file", 4, ("Ctrl+P",), "printer"),
    *thing_commands(
        "maturity",
        add=N_("New maturity radar"),
        rename=N_("Rename the maturity radar"),
        left=N_("Move the maturity radar to the left"),
        right=N_("Move the maturity radar to the right"),
        delete=N_("Delete the maturity radar"),
        following=N_("Next maturity radar"),
        previous=N_("Previous maturity radar"),
    ),
    Command("take_usual", N_("New radar of usual criteria…"), "insert", 0, ("Ctrl+Shift+T",), "lightbulb"),
    Command("copy_criteria", N_("New radar with the same criteria"), "insert", 0, (), "copy-plus"),
    Command("add_criterion", N_("New criterion"), "insert", 1, ("Ins",), "plus"),
    Command("begin_assessment", N_("New assessment"), "insert", 1, ("Shift+Ins",), "calendar"),
    Command("copy_picture", N_("Copy the picture"), "edit", 1, ("Ctrl+Shift+C",), "image"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("date_assessment", N_("Change the date of the assessment…"), "edit", 2, ("Ctrl+Shift+J",), "calendar"),
    Command("delete_assessment", N_("Delete the assessment"), "edit", 2, (), "trash-2"),
    Command("say_why", N_("Say why this level…"), "edit", 2, ("Ctrl+Shift+W",), "message-square"),
    Command("move_up", N_("Move the criterion up"), "edit", 3, ("Alt+Up",), "arrow-up"),
    Command("move_down", N_("Move the criterion down"), "edit", 3, ("Alt+Down",), "arrow-down"),
    Command("delete_criteria", N_("Delete criteria"), "edit", 3, ("Ctrl+Del",), "trash-2"),
    Command("properties_panel", N_("Properties"), "view", 1, ("F4",), "panel-right", check=True),
)
OF_ONE = (
    "rename_maturity", "copy_criteria", "move_maturity_left", "move_maturity_right", "delete_maturity",
)  # fmt: skip
ON_A_RADAR = (*OF_ONE, "add_criterion", "begin_assessment", "copy", "copy_picture")
ON_A_DAY = ("date_assessment", "delete_assessment", "say_why")
ON_A_CRITERION = ("move_up", "move_down", "delete_criteria")
COPYING = ("copy", "copy_picture")
"""What a file that may only be read lets happen, too."""
BAR = (
    *(None, "undo", "redo", None, "begin_assessment", "add_criterion", "say_why", None, "take_usual"),
    *(None, "properties_panel"),
)
FURTHER_KEYS = (
    (
        N_("Maturity"),
        (
            (N_("Judge a criterion, then the next"), N_("0 to 9")),
            (N_("A level between two whole ones"), N_("Enter, then 2.5")),
            (N_("Name the next criterion"), N_("type, then Enter")),
            (N_("Each line of a pasted list becomes a criterion"), "Ctrl+V"),
            (N_("Empty a level; on a name, delete the criterion"), N_("Del")),
            (N_("How a figure comes about"), N_("click, or Tab and Enter")),
        ),
    ),
)
"""What the table does by itself: (heading, ((what, key), …))."""


class MaturityCommands(ThingCommands):
    def __init__(self, page: MaturityPage) -> None:
        super().__init__(page, "maturity")
        self.page = page

    # Radars

    def add_maturity(self) -> None:
        page = self.page
        page.settle()
        page.turn_to(edit.add_maturity(page.desk.document, Maturity("", page.free_name(_("Maturity")))))
        page.table.type_new()

    def take_usual(self) -> None:
        """Choose of a menu."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        for id, (name, criteria) in USUAL.items():
            action = menu.addAction(_("{name}, {n} criteria", name=_(name), n=len(criteria)))
            action.triggered.connect(partial(self.add_usual, id))
        under = page.rect().contains(page.mapFromGlobal(QCursor.pos()))
        menu.popup(QCursor.pos() if under else page.mapToGlobal(page.rect().center()))

    def add_usual(self, id: str, _checked: bool = False) -> None:
        """With an assessment of today that is ready to be typed."""
        page = self.page
        page.settle()
        document = page.desk.document
        with document.edit(edit.ADD):
            made = edit.add_maturity(
                document, Maturity("", page.free_name(_(USUAL[id][0])), criteria=usual_criteria(id))
            )
            edit.begin_assessment(document, made, page.today().isoformat())
        page.turn_to(made)
        page.table.go_to_last_day()

    def copy_criteria(self) -> None:
        page = self.page
        page.settle()
        if page.maturity is not None:
            name = page.free_name(page.maturity.name or _("Maturity"))
            made = edit.copy_criteria(page.desk.document, page.maturity.id, name)
            if made is not None:
                page.turn_to(made)
                page.type_name()

    def delete_maturity(self) -> None:
        page = self.page
        page.settle()
        if page.shown_id is not None:
            gone = edit.delete_maturity(page.desk.document, page.shown_id)
            said = _("The maturity radar was deleted; Ctrl+Z brings it back.")
            page.desk.say(told_of_links(page.desk.document, gone) or said)

    # Criteria

    def add_criterion(self) -> None:
        self.page.settle()
        self.page.table.type_new()

    def add_names(self, names: list[str]) -> None:
        page = self.page
        if page.shown_id is not None and names:
            edit.add_criteria(page.desk.document, page.shown_id, [MaturityCriterion(name) for name in names])

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        page = self.page
        page.settle()
        table, row = page.table, page.table.currentRow()
        id, other = table.id_at(row), table.id_at(row + by)
        if id is not None and other is not None:
            edit.move_criterion(page.desk.document, id, row + by)
            table.setCurrentCell(row + by, table.currentColumn())

    def delete_criteria(self) -> None:
        self.page.settle()
        if ids := self.page.table.ids():
            edit.delete_criteria(self.page.desk.document, ids)

    # Assessments

    def begin_assessment(self) -> None:
        page = self.page
        page.settle()
        if page.shown_id is None:
            return
        day = page.today().isoformat()
        if not edit.begin_assessment(page.desk.document, page.shown_id, day):
            page.desk.say(_("There is an assessment of today already: Ctrl+Shift+J gives it another date."))
        page.table.go_to_last_day()

    def date_assessment(self) -> None:
        page, day = self.page, self.page.table.day()
        page.settle()
        if page.shown_id is None or day is None:
            return
        page.ask.ask(
            _("On which day was it judged?"),
            [Question("day", _("Date"), calendar_date.show(day), is_date=True)],
            partial(self._date, page.shown_id, day),
            near=self._near(),
            today=page.today(),
            act=_("Change the date"),
        )

    def _date(self, id: str, day: str, answers: dict[str, Answer]) -> None:
        page, wanted = self.page, answers["day"].said
        if wanted != day and not edit.change_date(page.desk.document, id, day, wanted):
            page.desk.say(_("There is an assessment of that day already."))
        page.table.setFocus()

    def delete_assessment(self) -> None:
        page, day = self.page, self.page.table.day()
        page.settle()
        if page.shown_id is not None and day is not None:
            edit.delete_assessment(page.desk.document, page.shown_id, day)
            shown = calendar_date.show(day) or _("without a date")
            page.desk.say(_("The assessment of {day} was deleted; Ctrl+Z brings it back.", day=shown))

    def say_why(self) -> None:
        page, table = self.page, self.page.table
        page.settle()
        id, day = table.id_at(table.currentRow()), table.day()
        if id is None or day is None or page.maturity is None:
            page.desk.say(_("Go to a level first."))
            return
        criterion = page.maturity.criteria[table.currentRow()]
        known = [level.why for level in criterion.levels if level.assessed_on == day]
        page.ask.ask(
            criterion.name or _("Why this level?"),
            [Question("why", _("What was seen that makes it this level?"), known[-1] if known else "")],
            partial(self._why, id, day),
            near=self._near(),
            today=page.today(),
            act=_("Keep it"),
        )

    def _why(self, id: str, day: str, answers: dict[str, Answer]) -> None:
        edit.say_why(self.page.desk.document, id, day, answers["why"].said)
        self.page.table.setFocus()

    def _near(self) -> QRect:
        table = self.page.table
        rect = table.visualItemRect(table.currentItem()) if table.currentItem() is not None else table.rect()
        return QRect(table.viewport().mapTo(self.page, rect.topLeft()), rect.size())

    # Out of the program

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.table.as_text())
        self.page.desk.say(_("The table is on the clipboard."))

    def copy_picture(self) -> None:
        page = self.page
        if page.maturity is not None:
            QGuiApplication.clipboard().setPixmap(page.side.radar.picture(1400, 1000, page.maturity))
            page.desk.say(_("The picture is on the clipboard."))

    def print_maturity(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "maturity", self.page.shown_id or "")

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    def menu_at(self, at: QPoint) -> None:
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([page.commands[id] for id in (*ON_A_DAY, *ON_A_CRITERION, "begin_assessment", "copy")])
        menu.popup(at)
