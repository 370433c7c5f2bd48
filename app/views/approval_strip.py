"""Where a proposal stands with the management: its state, the way on, by whom and when, and the steps before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.calc.approval import FOLLOWING, Approval, State, state_of
from app.calc.map_symbol import Field
from app.language import N_, _
from app.models import approval_edit as edit
from app.models.approval_edit import Owner
from app.views.approval_words import state_icon, state_word, step_words
from app.views.button import WordButton, icon_button
from app.views.field_editor import kept_in
from app.views.flow_layout import FlowLayout
from app.views.form_group import FormGroup, heading
from app.views.page import Desk
from app.views.subject import Group

FIELDS = (
    Field("decided_by", N_("By whom"), N_("By"), "text"),
    Field("function", N_("Function"), N_("Function"), "text"),
    Field("decided_on", N_("On"), N_("On"), "date"),
    Field("comment", N_("Comment, conditions, reason"), N_("Comment"), "lines"),
)
WORDED: tuple[State, ...] = ("adjusted", "refused", "postponed")
"""What wants a word of why or how."""


class ApprovalStrip(QWidget):
    """`owner` is the column of `models.approval` that names what is decided on. Hidden while it shows nothing.

    `show_of` again when the event has changed. `today` is what a new step is dated with; tests may set it.
    """

    def __init__(self, desk: Desk, owner: Owner) -> None:
        super().__init__()
        self._desk, self._owner = desk, owner
        self.id: str | None = None
        self.steps: tuple[Approval, ...] = ()
        self.today: Callable[[], date] = date.today
        self._edited: str | None = None
        """The step of the fields."""
        worn = desk.worn
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        column.addWidget(heading(_("Approval"), worn))
        column.addWidget(self._state_line())
        self._ways = QWidget()
        self._flow = FlowLayout(self._ways, worn.px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._ways.setSizePolicy(policy)
        column.addWidget(self._ways)
        self.ways: dict[State, WordButton] = {}
        """The buttons of what can come next."""
        self.fields = FormGroup(Group("", FIELDS), worn, folded=False)
        self.fields.taken.connect(self._write)
        column.addWidget(self.fields)
        self.past = QWidget()
        self._past = QVBoxLayout(self.past)
        self._past.setContentsMargins(0, 0, 0, 0)
        self._past.setSpacing(worn.px(2))
        column.addWidget(self.past)
        self.rows: list[QWidget] = []
        for editor in self.fields.editors.values():
            editor.setReadOnly(desk.document.read_only)
        self._say_ways()
        self.hide()

    def _state_line(self) -> QWidget:
        line, px = QWidget(), self._desk.worn.px
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(7))
        self.sign, self.word = QLabel(), QLabel()
        self.word.setObjectName("panel_title")
        row.addWidget(self.sign)
        row.addWidget(self.word, 1)
        return line

    @property
    def state(self) -> State:
        return state_of(self.steps)

    # What is shown

    def show_of(self, id: str | None) -> None:
        """What was decided on this thing as the document has it; without an id, nothing."""
        if id != self.id:
            self.take()
            self._edited = None
        self.id = id
        steps = edit.steps_of(self._desk.document, self._owner, id) if id is not None else ()
        told = {step.id for step in self.steps}
        new = [step.id for step in steps if step.id not in told]
        if self._edited is None or new or all(step.id != self._edited for step in steps):
            self._edited = steps[-1].id if steps else None
        if steps != self.steps:
            self.steps = steps
            self._say_past()
        self._say_ways()
        self._say_fields()
        self.setVisible(id is not None)

    def refresh(self) -> None:
        self.show_of(self.id)

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in self.fields.editors.values():
            editor.take()

    def _say_ways(self) -> None:
        worn, state = self._desk.worn, self.state
        side = worn.px(20)
        self.sign.setPixmap(state_icon(state, worn.look).pixmap(QSize(side, side)))
        self.word.setText(state_word(state))
        if tuple(self.ways) == FOLLOWING[state]:
            return
        for old in self.ways.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()  # it may be the one that asks
        self.ways = {each: self._way(each) for each in FOLLOWING[state]}
        for button in self.ways.values():
            self._flow.addWidget(button)
        self._ways.updateGeometry()

    def _way(self, state: State) -> WordButton:
        worn = self._desk.worn
        button = WordButton(f" {state_word(state)}")
        button.setObjectName("step")
        button.setIcon(state_icon(state, worn.look))
        button.setIconSize(QSize(worn.px(15), worn.px(15)))
        button.setToolTip(_(edit.ADD[state]))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setEnabled(not self._desk.document.read_only)
        button.clicked.connect(lambda: self.step(state))
        return button

    def _say_fields(self) -> None:
        step = next((each for each in self.steps if each.id == self._edited), None)
        self.fields.setVisible(step is not None)
        if step is None:
            return
        for field in FIELDS:
            self.fields.editors[field.id].show_value(getattr(step, field.id))

    def _say_past(self) -> None:
        for row in self.rows:
            self._past.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(step) for step in reversed(self.steps)]
        for row in self.rows:
            self._past.addWidget(row)
        self.past.setVisible(bool(self.rows))

    def _row(self, step: Approval) -> QWidget:
        """One step of the past: its words, and the ways to mend it."""
        row, worn = QWidget(), self._desk.worn
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(worn.px(4))
        sign, side = QLabel(), worn.px(14)
        sign.setPixmap(state_icon(step.state, worn.look).pixmap(QSize(side, side)))
        words = QLabel("\n".join(part for part in (step_words(step), step.comment.strip()) if part))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setObjectName("muted")
        words.setWordWrap(True)
        mend = icon_button(worn, "pencil", _("Change this step"))
        remove = icon_button(worn, "x", _("Remove this step"))
        mend.clicked.connect(lambda: self.mend(step.id))
        remove.clicked.connect(lambda: self.remove(step.id))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        for button in (mend, remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setEnabled(not self._desk.document.read_only)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        mend.setVisible(len(self.steps) > 1)
        return row

    # What is done

    def step(self, state: State) -> None:
        """Write down today that it came so far; then who decided, or why, is typed."""
        if self.id is None:
            return
        self.take()
        self._edited = edit.go_on(self._desk.document, self._owner, self.id, state, self.today().isoformat())
        self.refresh()
        self._ask(state)

    def go_on(self) -> None:
        """By one key: what was proposed is presented; of what was presented the decision is chosen by the arrows."""
        if self.id is None or self._desk.document.read_only:
            return
        first = FOLLOWING[self.state][0]
        if self.state == "proposed":
            self.step(first)
        else:
            self.ways[first].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask(self, state: State) -> None:
        step = next(each for each in self.steps if each.id == self._edited)
        field = "decided_by" if not step.decided_by else "comment" if state in WORDED else ""
        if field and self.fields.isVisible():
            self.fields.editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def mend(self, id: str) -> None:
        """Show a step of the past in the fields."""
        self.take()
        self._edited = id
        self._say_fields()
        self.fields.editors["decided_by"].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, id: str) -> None:
        edit.remove_step(self._desk.document, id)
        self._desk.say(_("The step was removed; Ctrl+Z brings it back."))
        self.refresh()

    def _write(self, field: Field, value: Any) -> None:
        if self._edited is not None:
            with kept_in(self.fields.editors[field.id]):
                edit.change_step(self._desk.document, self._edited, field.id, value or "")
            self.refresh()
