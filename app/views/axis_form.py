"""The panel of an axis: its statement, stakes and objective, its owner, and where it stands with the management."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.language import N_, _
from app.models.axis import Axis
from app.models.axis_edit import CHANGE
from app.views.approved_form import ApprovedForm
from app.views.axis_measure import AxisMeasures
from app.views.page import Desk
from app.views.subject import Group, Subject

WIDTH = 284
STATED = (
    Field("name", N_("What is to become better, in words anyone understands"), N_("Statement"), "lines"),
    Field("owner", N_("Owner"), N_("Owner"), "text"),
    Field("team", N_("Team concerned"), N_("Team"), "text"),
)
OBJECTIVE = (
    Field("indicator", N_("Indicator"), N_("Indicator"), "text"),
    Field("unit", N_("Unit"), N_("Unit"), "text"),
    Field("baseline", N_("Value at the start"), N_("Start"), "count"),
    Field("target", N_("Value to reach"), N_("Target"), "count"),
    Field("due", N_("Until"), N_("Until"), "date"),
    Field("present", N_("Present value"), N_("Present"), "count"),
    Field("present_on", N_("Measured on"), N_("Measured"), "date"),
)
REASONED = (
    Field("attainable_because", N_("Why it can be reached"), N_("Attainable"), "lines"),
    Field("company_objective", N_("Objective of the company that it serves"), N_("Company"), "lines"),
    Field("capacities", N_("Means and capacities there are for it"), N_("Capacities"), "lines"),
)
STAKES = (
    Field("gains", N_("What is to be gained"), N_("Gains"), "lines"),
    Field("risks", N_("What is at risk, also by doing nothing"), N_("Risks"), "lines"),
    Field("constraints", N_("Constraints"), N_("Constraints"), "lines"),
)
GROUPS = (
    Group("", STATED),
    Group(N_("Objective"), OBJECTIVE, folded=False),
    Group(N_("Attainable and relevant"), REASONED, folded=False),
    Group(N_("Stakes and constraints"), STAKES, folded=False),
)


class AxisForm(ApprovedForm):
    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__(desk, actions, "axis_id", width=WIDTH)
        self.measures = AxisMeasures(desk)
        self.measures.chosen.connect(lambda id: desk.open_thing("indicator", id))
        self.extra(self.measures)
        self.extra(self.approval)
        self.extra(self.trail)

    def show_axis(self, id: str | None) -> None:
        """Speak of this axis; without one, of nothing."""

        def subject(_session: Session) -> Subject | None:
            return Subject(_("Improvement axis"), Axis, (id,), GROUPS, CHANGE) if id else None

        self.speak_of(subject)
        self.measures.show_of(id)
        self.show_one(id)
