"""The panel of actions: their wheel, all that is known of them, what proves, postpones and generalises them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.calc.action import PHASES, PRIORITIES, VERDICTS, Deployment
from app.calc.action import Action as ActionData
from app.calc.action_figures import PlanFigures, age_days
from app.calc.action_list import Listed, Names
from app.calc.map_symbol import Field
from app.language import N_, _, ngettext
from app.models import action_edit as edit
from app.models import action_effect
from app.models.action import Action
from app.models.action_list import Plan
from app.models.document import Document
from app.views.action_effect import ActionEffect
from app.views.action_origin import ActionOriginSheet
from app.views.action_parts import Deployments, Postponements, Proofs, Wheel
from app.views.action_summary import ActionSummary
from app.views.action_words import NAMELESS, effect_words, lateness, moved_words, postponed
from app.views.button import WordButton
from app.views.completion import Completion
from app.views.field_editor import FieldEditor
from app.views.form import Form
from app.views.icon import icon
from app.views.page import Desk
from app.views.subject import NOT_SAID, Group, Subject
from app.views.theme import Appearance

WIDTH = 288
WHAT = (
    Field("label", N_("Action"), N_("Action"), "lines"),
    Field("deliverable", N_("Deliverable"), N_("Deliverable"), "lines"),
    Field("owner", N_("Owner"), N_("Owner"), "text"),
)
WHEN = (
    Field("start", N_("Start date"), N_("Start date"), "date"),
    Field("due", N_("Due"), N_("Due"), "date"),
    Field("first_due", N_("First due date"), N_("First"), "date", fixed=True),
    Field("done_on", N_("Done on"), N_("Done"), "date"),
    Field("progress", N_("Progress"), N_("Progress"), "share"),
    Field("effort_h", N_("Effort in hours"), N_("Effort"), "count"),
)
MEASURED = (
    Field("indicator", N_("Indicator to move"), N_("Indicator"), "text"),
    Field("unit", N_("Unit"), N_("Unit"), "text"),
    Field("measure_before", N_("Measured before"), N_("Before"), "count"),
    Field("measure_after", N_("Measured after"), N_("After"), "count"),
    Field("check_on", N_("Check the effect on"), N_("Check on"), "date"),
    Field("verdict", N_("Verdict"), N_("Verdict"), "choice", choices=(NOT_SAID, *VERDICTS.items())),
    Field("effect_on_indicators", N_("Effect on other indicators"), N_("Indicators"), "lines"),
    Field("effect_on_steps", N_("Effect on other steps of the chain"), N_("Steps"), "lines"),
)


def groups(plan: Plan) -> tuple[Group, ...]:
    def choice(name: str, title: str, names: Names) -> Field:
        of = tuple((id, word or _(NAMELESS[name])) for id, (_place, word) in names.items())
        return Field(name, title, title, "choice", choices=(NOT_SAID, *of), named=True)

    belongs = (
        choice("axis", N_("Axis"), plan.axes),
        choice("problem", N_("Problem"), plan.problems),
        Field("team", N_("Team"), N_("Team"), "text"),
        Field("priority", N_("Priority"), N_("Priority"), "choice", choices=tuple(PRIORITIES.items())),
    )
    effect = (choice("measured_by", N_("Measured by"), plan.indicators), *MEASURED) if plan.indicators else MEASURED
    gains = (
        Field("gain_expected", _("Expected, {currency} a year", currency=plan.currency), N_("Expected"), "count"),
        Field("gain_obtained", _("Obtained, {currency} a year", currency=plan.currency), N_("Obtained"), "count"),
    )
    return (
        Group("", WHAT),
        Group(N_("When and how far"), WHEN, folded=False),
        Group(N_("Belongs to"), belongs, folded=False),
        Group(N_("Effectiveness check"), effect, folded=False),
        Group(N_("Gains"), gains, folded=True),
    )


@dataclass(frozen=True, slots=True)
class ActionSubject(Subject):
    """Actions, which are changed by their gestures. Raises `ReasonMissing` for a due date that is later."""

    def write(self, document: Document, field: Field, value: Any) -> None:
        if field.id == "measured_by":
            action_effect.choose(document, self.ids, value or None)
            return
        value = value or "" if field.unit in ("text", "lines", "date") else None if value == "" else value
        edit.change_actions(document, self.ids, field.id, value)


class ActionForm(Form):
    """`later(ids, due)` when a later due date was typed, which wants its reason first."""

    later = Signal(object, str)

    def __init__(self, desk: Desk, actions: Iterable[QAction], turn: Callable[[], None]) -> None:
        super().__init__(desk, actions, width=WIDTH)
        self.head = ActionHead(desk.worn, turn)
        self.summary = ActionSummary(desk.worn)
        for above in (self.summary, self.head):
            self.extra(above, above=True)
        self.proofs = Proofs(desk.worn, self._correct_proof)
        self.postponements = Postponements(desk.worn, self._correct_reason)
        self.deployments = Deployments(desk.worn, self._change_deployment)
        self.attach = WordButton(icon("link"), _("Where it comes from…"))
        self.attach.clicked.connect(self.ask_origin)
        self.effect = ActionEffect(desk)
        for part in (self.effect, self.proofs, self.postponements, self.deployments, self.attach):
            self.extra(part)
        self.effect.chosen.connect(lambda id: self.desk.open_thing("indicator", id))
        self.deployments.transferable.connect(self._transfer)
        self.deployments.added.connect(self.add_place)
        self.deployments.deleted.connect(lambda id: edit.delete_deployments(self.desk.document, [id]))
        self._only: ActionData | None = None

    def show_actions(
        self, rows: Sequence[Listed], plan: Plan, owners: Iterable[str], found: PlanFigures | None = None
    ) -> None:
        """Speak of these; without any, of the whole plan where its figures are given. `owners` complete their names."""
        ids = tuple(row.action.id for row in rows)
        made = groups(plan)
        one = rows[0].action if len(rows) == 1 else None
        title = _("Action {number}", number=one.number) if one else ngettext("{n} action", "{n} actions", len(ids))

        def subject(_session: Session) -> Subject | None:
            return ActionSubject(title, Action, ids, made) if ids else None

        self._only = one
        self.speak_of(subject)
        self._complete(owners)
        read_only = self.desk.document.read_only
        self.summary.setVisible(not rows and found is not None)
        if found is not None:
            self.summary.tell(found)
        self.head.tell(one, self.today())
        self.effect.show_of(one)
        for part in (self.proofs, self.postponements, self.deployments):
            part.show_of(one, read_only=read_only)
        self.attach.setVisible(one is not None)
        self.attach.setEnabled(not read_only)

    def _complete(self, owners: Iterable[str]) -> None:
        editor = self.editors.get("owner")
        if isinstance(editor, FieldEditor):
            (editor.findChild(Completion) or Completion(editor)).set_words(owners)

    today: Callable[[], Any]
    """Set by the page, which alone asks what day it is."""

    def take(self) -> None:
        super().take()
        for part in (self.proofs, self.postponements, self.deployments):
            part.take()

    def _write(self, field: Field, value: Any) -> None:
        try:
            super()._write(field, value)
        except edit.ReasonMissing:
            ids, due = self.subject.ids if self.subject else (), str(value)
            self.editors[field.id].setModified(False)  # type: ignore[union-attr]
            self.refresh()
            self.later.emit(list(ids), due)
        except edit.NotDone as error:
            editor = self.editors[field.id]
            if isinstance(editor, FieldEditor):
                editor.setModified(False)
            self.refresh()
            self.desk.say(str(error))

    def _correct_proof(self, id: str, field: str, value: Any) -> None:
        edit.change_proof(self.desk.document, id, field, value)

    def _correct_reason(self, id: str, _field: str, value: Any) -> None:
        edit.change_postponement(self.desk.document, id, value)

    def _change_deployment(self, id: str, field: str, value: Any) -> None:
        edit.change_deployment(self.desk.document, id, field, value)

    def _transfer(self, on: bool) -> None:
        if self._only is not None:
            edit.change_actions(self.desk.document, [self._only.id], "transferable", on)

    def ask_origin(self) -> None:
        """Pick what the one action comes from."""
        if self._only is not None:
            self.take()
            ActionOriginSheet(self.window(), self.desk, self._only.id).open_sheet()

    def add_place(self) -> None:
        """One more place to generalise to, of which the name is typed next."""
        if self._only is not None:
            edit.add_deployment(self.desk.document, self._only.id, Deployment())
            self.deployments.type_last()


class ActionHead(QWidget):
    """The wheel of one action with its phase in words, how late it is, and the way to turn it."""

    def __init__(self, worn: Appearance, turn: Callable[[], None]) -> None:
        super().__init__()
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(4))
        row.setSpacing(px(10))
        self.wheel = Wheel(worn)
        self.wheel.clicked.connect(turn)
        row.addWidget(self.wheel, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        self.phase, self.told, self.late = QLabel(), QLabel(), QLabel()
        self.phase.setObjectName("empty_title")
        self.told.setObjectName("muted")
        self.late.setObjectName("wrong")
        for label in (self.phase, self.late, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(1)  # a long word is no reason to widen the panel
            column.addWidget(label)
        self.turn = WordButton(_("Turn the wheel  (W)"))
        self.turn.clicked.connect(turn)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)

    def tell(self, action: ActionData | None, today: Any) -> None:
        self.setVisible(action is not None)
        if action is None:
            return
        self.wheel.show_phase(action.phase)
        self.phase.setText(_(PHASES[action.phase]))
        late = " · ".join(filter(None, (lateness(action, today), postponed(action))))
        self.late.setText(late)
        self.late.setVisible(bool(late))
        age = age_days(action, today) if action.phase not in ("closed", "dropped") else None
        still = ngettext("not moved for {n} day", "not moved for {n} days", age) if age else ""
        said = action.dropped_because or " · ".join(filter(None, (effect_words(action), moved_words(action), still)))
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self.turn.setVisible(action.phase not in ("closed", "dropped"))
