"""The commands of the interviews and what they do beyond showing them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.calc.interview import GUIDES, Guide
from app.language import N_, _
from app.models import interview_edit as edit
from app.models.event import Event
from app.views.command import Command
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.interview import Interviews

INTERVIEW_COMMANDS = (
    Command("new_interview", N_("New interview…"), "insert", 3, ("N",), "users"),
    Command("open_interview", N_("Interview without a guide"), "insert", 3, (), "message-square"),
    Command("add_question", N_("Add a question"), "insert", 3, ("Q",), "plus"),
    Command("observe_answer", N_("Make the answer an observation"), "insert", 3, ("Ctrl+Return", "Ctrl+Enter"), "eye"),
    Command("reword_question", N_("Reword the question"), "edit", 4, ("F2",), "pencil"),
    Command("question_up", N_("Move the question up"), "edit", 4, ("Alt+Up",), "arrow-up"),
    Command("question_down", N_("Move the question down"), "edit", 4, ("Alt+Down",), "arrow-down"),
    Command("delete_question", N_("Delete the question"), "edit", 4, ("Del",), "trash-2"),
    Command("next_interview", N_("Next interview"), "view", 4, ("Ctrl+PgDown",), "chevron-right"),
    Command("previous_interview", N_("Previous interview"), "view", 4, ("Ctrl+PgUp",), "chevron-left"),
    Command("interview_up", N_("Move the interview up"), "edit", 5, ("Ctrl+Shift+PgUp",), "arrow-up"),
    Command("interview_down", N_("Move the interview down"), "edit", 5, ("Ctrl+Shift+PgDown",), "arrow-down"),
    Command("delete_interview", N_("Delete the interview"), "edit", 5, ("Ctrl+Shift+Del",), "trash-2"),
)
OF_A_QUESTION = ("observe_answer", "reword_question", "question_up", "question_down", "delete_question")
OF_AN_INTERVIEW = ("add_question", "next_interview", "previous_interview", "interview_up", "interview_down",
                    "delete_interview")  # fmt: skip
WRITING = {command.id for command in INTERVIEW_COMMANDS} - {"next_interview", "previous_interview"}
FURTHER_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("In an interview"),
        (
            (N_("Keep the answer and go to the next question"), N_("Enter")),
            (N_("A new line in the answer"), N_("Shift+Enter")),
            (N_("From the answer to the tick, and back"), N_("Esc, Enter")),
            (N_("Tick the question"), N_("Space")),
            (N_("To the question before, to the next"), N_("Up, Down")),
        ),
    ),
)


class InterviewCommands:
    def __init__(self, page: Interviews) -> None:
        self.page = page

    def next_interview(self) -> None:
        self.page.go(1)

    def previous_interview(self) -> None:
        self.page.go(-1)

    # Interviews

    def new_interview(self) -> None:
        """The functions, each with its guide; a letter chooses the first that begins with it."""
        menu = QMenu(_("New interview…"), self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        for guide in GUIDES:
            menu.addAction(_(guide.function)).triggered.connect(lambda _on=False, guide=guide: self.hold(guide))
        menu.addSeparator()
        menu.addAction(self.page.commands["open_interview"])
        menu.popup(self.page.place_of_menu(menu.sizeHint().height()))
        menu.setActiveAction(menu.actions()[0])

    def open_interview(self) -> None:
        self.hold(None)

    def hold(self, guide: Guide | None) -> None:
        """Begin an interview of today with the questions of a guide; the keys go to the name of the person."""
        self.page.settle()
        document = self.page.desk.document
        with document.read() as session:
            event = session.get(Event, "event")
        by = self.page.interviews[-1].held_by if self.page.interviews else event.coordinator if event else ""
        function, questions = (_(guide.function), [_(q) for q in guide.questions]) if guide else ("", [])
        id = edit.add_interview(document, function, questions, held_on=date.today().isoformat(), held_by=by)
        self.page.read()
        self.page.show_interview(id)
        self.page.head.editors["person"].setFocus()

    def interview_up(self) -> None:
        self._move_interview(-1)

    def interview_down(self) -> None:
        self._move_interview(1)

    def _move_interview(self, by: int) -> None:
        ids = [each.id for each in self.page.interviews]
        if self.page.current in ids and 0 <= ids.index(self.page.current) + by < len(ids):
            self.page.settle()
            edit.move_interview(self.page.desk.document, self.page.current, ids.index(self.page.current) + by)

    def delete_interview(self) -> None:
        shown = self.page.interview()
        if shown is not None:
            self.page.settle()
            edit.delete_interview(self.page.desk.document, shown.id)
            ends = [("question", question.id) for question in shown.questions]
            self.page.desk.say(
                told_of_links(self.page.desk.document, ends) or _("The interview was deleted; Ctrl+Z brings it back.")
            )

    # Questions

    def add_question(self) -> None:
        self.page.own.setFocus()

    def reword_question(self) -> None:
        if self.page.present in self.page.rows:
            self.page.rows[self.page.present].edit_words()

    def question_up(self) -> None:
        self._move_question(-1)

    def question_down(self) -> None:
        self._move_question(1)

    def _move_question(self, by: int) -> None:
        order = self.page.order()
        if self.page.present in order and 0 <= order.index(self.page.present) + by < len(order):
            self.page.settle()
            edit.move_question(self.page.desk.document, self.page.present, order.index(self.page.present) + by)
            self.page.come_to(self.page.present)

    def delete_question(self) -> None:
        order, id = self.page.order(), self.page.present
        if id in order:
            self.page.settle()
            at = order.index(id)
            edit.delete_question(self.page.desk.document, id)
            left = self.page.order()
            if left:
                self.page.rows[left[min(at, len(left) - 1)]].tick.setFocus()
            told = told_of_links(self.page.desk.document, [("question", id)])
            self.page.desk.say(told or _("The question was deleted; Ctrl+Z brings it back."))

    def observe_answer(self) -> None:
        if self.page.present is not None:
            self.observe(self.page.present)

    def observe(self, id: str) -> None:
        self.page.settle()
        if id in self.page.observed:
            self.page.desk.say(_("This answer is an observation already."))
        elif edit.observe(self.page.desk.document, id) is None:
            self.page.desk.say(_("Write the answer first: it becomes the observation."))
        else:
            self.page.desk.say(_("The answer is an observation now; the sign beside it opens it."))

    def menu_of_question(self, place: QPoint) -> None:
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([self.page.commands[id] for id in OF_A_QUESTION])
        menu.popup(place)
