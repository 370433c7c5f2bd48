"""The panel of a series: when and where it was made, its times and parts, its losses, its trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction
from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.calc.oee import Oee as Data
from app.language import N_, _, ngettext
from app.models import oee_edit as edit
from app.models.document import Document
from app.models.oee import Oee
from app.models.oee_list import choices
from app.views.form import Form
from app.views.oee_losses import LossList
from app.views.page import Desk
from app.views.subject import NOT_SAID, Group, Subject
from app.views.trail_strip import TrailStrip

WIDTH = 330
WHERE = (
    Field("machine", N_("Machine or line"), N_("Machine or line"), "text"),
    Field("made_on", N_("Date"), N_("Date"), "date"),
    Field("shift", N_("Shift"), N_("Shift"), "text"),
    Field("name", N_("Name of the series"), N_("Name"), "text"),
)
PARTS = (
    Field("total", N_("All parts made"), N_("Made"), "count"),
    Field("good", N_("Good parts, at first"), N_("Good"), "count"),
    Field("reference_cycle_s", N_("Reference cycle"), N_("Cycle"), "duration", above_zero=True),
)
TIMES = (
    Field("opening_s", N_("Opening time"), N_("Opening"), "duration", bare="min"),
    Field("required_s", N_("Required time"), N_("Required"), "duration", bare="min"),
    Field("operating_s", N_("Operating time"), N_("Operating"), "duration", bare="min"),
    Field("total_s", N_("Total time"), N_("Total"), "duration", bare="min"),
)
CHANGEOVERS = Field(
    "changeovers_required",
    N_("Changeovers"),
    N_("Changeovers"),
    "choice",
    choices=(("1", N_("Inside the required time")), ("0", N_("Outside the required time"))),
)


def groups(session: Session) -> tuple[Group, ...]:
    """The indicators of the event are choices."""
    named = tuple((id, name or _("Indicator without a name")) for id, name in choices(session))
    indicator = Field(
        "indicator", N_("Its OEE is a measure of"), N_("Indicator"), "choice", choices=(NOT_SAID, *named), named=True
    )
    return (
        Group("", WHERE[:1]),
        Group(N_("Times and parts"), (TIMES[0], *PARTS), folded=False),
        Group(N_("When"), WHERE[1:], folded=False),
        Group(N_("Measure and rules"), (indicator, CHANGEOVERS), folded=False),
        Group(N_("Times that are not made of the losses"), TIMES[1:], folded=True),
    )


@dataclass(frozen=True, slots=True)
class OeeSubject(Subject):
    """Each change of a series takes the measure that it is along."""

    def values(self, session: Session) -> dict[str, tuple[Any, bool]]:
        told = Subject.values(self, session)
        if "changeovers_required" in told:
            value, various = told["changeovers_required"]
            told["changeovers_required"] = (None if value is None else str(value), various)
        return told

    def write(self, document: Document, field: Field, value: Any) -> None:
        if field.id == CHANGEOVERS.id:
            value = int(value)
        elif field.unit in ("text", "date"):
            value = value or ""
        elif value == "":
            value = None
        edit.change_series(document, self.ids, field.id, value)


class OeeForm(Form):
    """Of several series it shows what they share."""

    def __init__(self, desk: Desk, actions: Iterable[QAction], of_loss: Sequence[QAction]) -> None:
        """`of_loss` is what can be made of a loss."""
        super().__init__(desk, actions, width=WIDTH)
        self.losses = LossList(
            desk.worn,
            lambda id, fields: edit.change_loss(desk.document, id, **fields),
            lambda id: edit.delete_losses(desk.document, [id]),
            of_loss,
        )
        self.trail = TrailStrip(desk)
        self.extra(self.losses, above=True)
        self.extra(self.trail)

    def show_series(self, chosen: Sequence[Data]) -> None:
        ids = tuple(one.id for one in chosen)
        title = _("OEE series") if len(ids) == 1 else ngettext("{n} OEE series", "{n} OEE series", len(ids))

        def subject(session: Session) -> Subject | None:
            return OeeSubject(title, Oee, ids, groups(session), edit.CHANGE) if ids else None

        self.speak_of(subject)
        only = chosen[0] if len(chosen) == 1 else None
        self.losses.setVisible(only is not None)
        self.losses.tell(only.losses if only else (), read_only=self.desk.document.read_only)
        self.trail.show_of("oee", only.id if only else None)

    def take(self) -> None:
        super().take()
        self.losses.take()
