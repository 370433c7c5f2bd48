"""The interviews of the event: the list of them at the left, the guide with its ticks and answers at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.calc import calendar_date
from app.calc.interview import Interview
from app.language import _
from app.models import interview_edit as edit
from app.models.diff import Diff
from app.views.button import WordButton
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.field_editor import kept_in
from app.views.interview_commands import (
    INTERVIEW_COMMANDS,
    OF_A_QUESTION,
    OF_AN_INTERVIEW,
    WRITING,
    InterviewCommands,
)
from app.views.interview_head import InterviewHead
from app.views.interview_row import QuestionRow
from app.views.page import Desk
from app.views.when_seen import WhenSeen

LIST_WIDTH = 204


class _List(QListWidget):
    """The interviews; Enter goes to the questions."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Interviews(QWidget):
    """Shows one interview at a time; `commands` are enabled while it is on screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.interviews: list[Interview] = []
        self.observed: dict[str, str] = {}
        self.current: str | None = None
        self.present: str | None = None
        """The question in which the keys are, or were last."""
        self.rows: dict[str, QuestionRow] = {}
        self._filling = False
        self._seen = WhenSeen(self, self.read)
        self.asked = InterviewCommands(self)
        self.commands = make_actions(self, INTERVIEW_COMMANDS, self.asked)
        self.list, self.head, self.own = _List(), InterviewHead(desk.worn), QLineEdit()
        self._scroll, self._progress = QScrollArea(), QLabel()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._into_view)
        self._lay()
        self.empty = Empty(
            self,
            desk.worn,
            "message-square",
            _("Ask the people who do the work"),
            _("Choose whom you speak with: the guide brings the questions, you write the answers."),
            [self.commands["new_interview"], self.commands["open_interview"]],
        )
        self.list.currentRowChanged.connect(self._chosen)
        self.list.entered.connect(self._to_questions)
        self.head.taken.connect(self._change)
        self.head.done.connect(self._to_questions)
        self.own.returnPressed.connect(self._add_own)

    def _lay(self) -> None:
        px = self.desk.worn.px
        self._left, self._right = QFrame(), QWidget()
        self._left.setObjectName("panel_left")
        self._left.setFixedWidth(px(LIST_WIDTH))
        left = QVBoxLayout(self._left)
        left.setContentsMargins(px(6), px(8), px(7), px(8))
        self.list.setAccessibleName(_("Interviews"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addWidget(self.list, 1)
        new = self._new = WordButton(_("New interview…"))
        new.setToolTip(self.commands["new_interview"].toolTip())
        new.clicked.connect(self.commands["new_interview"].trigger)
        left.addWidget(new)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(px(16), px(10), px(16), px(10))
        right.setSpacing(px(8))
        right.addWidget(self.head)
        body = QWidget()
        body.setObjectName("panel_body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, px(4), 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        self.own.setPlaceholderText(_("Add a question of your own"))
        self.own.setAccessibleName(_("Add a question of your own"))
        self._progress.setObjectName("muted")
        foot.addWidget(self.own, 1)
        foot.addWidget(self._progress)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)

    # What is shown

    def begin(self) -> None:
        self.read()

    def refresh(self, diff: Diff) -> None:
        if any(diff.keys(table) for table in edit.TABLES):
            self._seen.ask_now()

    def read(self) -> None:
        self.interviews, self.observed = edit.read(self.desk.document)
        ids = [each.id for each in self.interviews]
        if self.current not in ids:
            self.current = ids[min(max(0, self.list.currentRow()), len(ids) - 1)] if ids else None
        self._list()
        self._show()

    def interview(self) -> Interview | None:
        return next((each for each in self.interviews if each.id == self.current), None)

    def _list(self) -> None:
        self._filling = True
        while self.list.count() > len(self.interviews):
            self.list.takeItem(self.list.count() - 1)
        for i, each in enumerate(self.interviews):
            item = self.list.item(i)
            if item is None:
                self.list.addItem(item := QListWidgetItem())
            item.setText("\n".join(self._lines(each)))
            if each.id == self.current:
                self.list.setCurrentRow(i)
        self._filling = False

    def _lines(self, interview: Interview) -> list[str]:
        who = [part for part in (interview.person.strip(), interview.function.strip()) if part]
        put = sum(question.asked for question in interview.questions)
        told = _("{n} of {all}", n=put, all=len(interview.questions))
        day = calendar_date.show(interview.held_on)
        return [*(who or [_("Interview")]), f"{day} · {told}" if day else told]

    def _show(self) -> None:
        """The present interview; rows in which someone types stay as they are."""
        shown, editable = self.interview(), not self.desk.document.read_only
        self._left.setVisible(bool(self.interviews))
        self._right.setVisible(shown is not None)
        self.empty.setVisible(shown is None)
        questions = shown.questions if shown else ()
        for id in [id for id in self.rows if id not in {question.id for question in questions}]:
            row = self.rows.pop(id)
            row.hide()
            row.deleteLater()  # it may be the one that asks
        for i, question in enumerate(questions):
            row = self.rows.get(question.id) or self._row(question.id)
            if self._column.indexOf(row) != i:
                self._column.insertWidget(i, row)
            row.tell(question, question.id in self.observed, editable=editable)
        if shown is not None:
            self.head.tell(shown, editable=editable)
            put = sum(question.asked for question in shown.questions)
            self._progress.setText(_("{n} of {all} asked", n=put, all=len(shown.questions)))
        self.own.setEnabled(editable)
        self._enable()

    def _row(self, id: str) -> QuestionRow:
        row = self.rows[id] = QuestionRow(self.desk.worn)
        document = self.desk.document
        row.ticked.connect(lambda on: edit.tick(document, id, on))
        row.answered.connect(lambda text: self._answer(id, text))
        row.reworded.connect(lambda text: edit.reword(document, id, text))
        row.observation_asked.connect(lambda: self._observation_of(id))
        row.stepped.connect(lambda by, answers: self._step(id, by, answers))
        row.focused.connect(lambda: self.come_to(id))
        row.menu_asked.connect(self.asked.menu_of_question)
        return row

    def _enable(self) -> None:
        shown, here = self.interview(), self.isVisible()
        held = shown is not None and any(question.id == self.present for question in shown.questions)
        for id, action in self.commands.items():
            able = held if id in OF_A_QUESTION else shown is not None if id in OF_AN_INTERVIEW else True
            action.setEnabled(here and able and not (id in WRITING and self.desk.document.read_only))

    def show_interview(self, id: str) -> None:
        self.settle()
        self.current = id
        self.present = None
        self._list()
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def show_thing(self, kind: str, id: str) -> bool:
        """A question, or an interview as a whole."""
        home = next(
            (i.id for i in self.interviews if i.id == id or any(question.id == id for question in i.questions)), None
        )
        if kind not in ("question", "interview") or home is None:
            return False
        if home != self.current:
            self.show_interview(home)
        if id in self.rows:
            self.rows[id].tick.setFocus()
        return True

    def settle(self) -> None:
        """Keep what is half typed."""
        if self.current is not None and not self.desk.document.read_only:
            self.head.take()
            for row in list(self.rows.values()):
                row.take()

    def leave(self) -> None:
        self.settle()
        self._later.stop()
        self._seen.stop()

    def kept(self) -> dict[str, Any]:
        return {"interview": self.current, "question": self.present, "own": self.own.text()}

    def restore(self, kept: dict[str, Any]) -> None:
        self.own.setText(kept["own"])
        if not self.show_thing("question", kept["question"] or ""):
            self.show_thing("interview", kept["interview"] or "")

    def place_of_menu(self, height: int) -> QPoint:
        """Over the button for a new interview; in the middle of an empty page."""
        if self._left.isVisible():
            return self._new.mapToGlobal(QPoint(0, -height))
        return self.mapToGlobal(self.rect().center() - QPoint(0, height // 2))

    # Moving

    def _chosen(self, at: int) -> None:
        if not self._filling and 0 <= at < len(self.interviews):
            self.show_interview(self.interviews[at].id)

    def come_to(self, id: str) -> None:
        self.present = id
        self._enable()
        self._into_view()
        self._later.start()

    def _into_view(self) -> None:
        """The present question, whole; once more when what changed its place or height has been laid out."""
        if self.present in self.rows:
            self._scroll.ensureWidgetVisible(self.rows[self.present], 0, self.desk.worn.px(12))

    def order(self) -> list[str]:
        shown = self.interview()
        return [question.id for question in shown.questions] if shown else []

    def _step(self, id: str, by: int, answers: bool) -> None:
        order = self.order()
        to = order.index(id) + by if id in order else 0
        if to >= len(order):
            self.own.setFocus()
        elif to >= 0:
            row = self.rows[order[to]]
            (row.answer if answers else row.tick).setFocus(Qt.FocusReason.TabFocusReason)

    def _to_questions(self) -> None:
        """To the answer of the first question that was not put yet."""
        shown = self.interview()
        waiting = [question.id for question in shown.questions if not question.asked] if shown else []
        if waiting or self.rows:
            self.rows[(waiting or self.order())[0]].answer.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.own.setFocus()

    def go(self, by: int) -> None:
        at = self.list.currentRow() + by
        if 0 <= at < len(self.interviews):
            self.show_interview(self.interviews[at].id)
            self._to_questions()

    # What is written

    def _change(self, field: str, value: str) -> None:
        if self.current is not None:
            with kept_in(self.head.editors[field]):
                edit.change(self.desk.document, self.current, field, value)

    def _answer(self, id: str, text: str) -> None:
        if id in self.rows:  # a question that is no more takes its half answer along
            with kept_in(self.rows[id].answer):
                edit.answer(self.desk.document, id, text)

    def _add_own(self) -> None:
        text = " ".join(self.own.text().split())
        if text and self.current is not None:
            edit.add_question(self.desk.document, self.current, text)
            self.own.clear()

    def _observation_of(self, id: str) -> None:
        """To the observation of an answer; to one that is made now."""
        if id in self.observed:
            self.desk.open_thing("observation", self.observed[id])
        else:
            self.asked.observe(id)

    # Events of Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._enable()

    def setFocus(self, *reason: Qt.FocusReason) -> None:
        """To where the keys are of use: the next answer."""
        self._to_questions() if self.interview() else super().setFocus()
