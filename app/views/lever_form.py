"""The panel of a lever: what it is and why, its simple money, risks and people, what was decided on it, its trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.lever import MOST_YEARS
from app.calc.map_symbol import Field
from app.language import N_, _, ngettext
from app.models.axis import Axis
from app.models.lever import Lever
from app.models.lever_edit import CHANGE
from app.models.lever_list import Listed
from app.models.trail import End
from app.views.approved_form import ApprovedForm
from app.views.button import WordButton
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import NOT_SAID, Group, Subject

WIDTH = 284
STATED = (
    Field("name", N_("What is proposed, in words anyone understands"), N_("Lever"), "lines"),
    Field("description", N_("Description"), N_("Description"), "lines"),
)
MONEY = (
    Field("investment", N_("Investment"), N_("Investment"), "count", money=True),
    Field("yearly_gain", N_("Yearly gain"), N_("Gain"), "count", money=True),
    Field("yearly_cost", N_("Yearly cost"), N_("Cost"), "count", money=True),
    Field(
        "horizon_years", N_("Years looked ahead"), N_("Years"), "count", whole=True, above_zero=True, most=MOST_YEARS
    ),
    Field("rate", N_("Discount rate a year"), N_("Rate"), "share"),
    Field("cash_freed", N_("Cash freed by less stock, once"), N_("Cash freed"), "count", money=True),
)
BREAK_EVEN = (
    Field("fixed_costs", N_("Fixed costs a year"), N_("Fixed"), "count", money=True),
    Field("price", N_("Price of a part"), N_("Price"), "count", money=True),
    Field("variable_cost", N_("Variable cost of a part"), N_("Variable"), "count", money=True),
)
CHOSEN = (
    Field("chosen_how", N_("How it was chosen"), N_("How"), "lines"),
    Field("chosen_why", N_("Why it was chosen"), N_("Why"), "lines"),
)
RISKS = (
    Field("risks", N_("Risks"), N_("Risks"), "lines"),
    Field("constraints", N_("Constraints"), N_("Constraints"), "lines"),
    Field("people", N_("People to involve"), N_("People"), "lines"),
    Field("culture_fit", N_("How it fits the culture of the place"), N_("Culture"), "lines"),
)


def groups(session: Session) -> tuple[Group, ...]:
    """The axes of the event are choices."""
    rows = session.execute(select(Axis.id, Axis.name).order_by(Axis.rank, Axis.id))
    axes = tuple((id, " ".join(name.split()) or _("Axis without a name")) for id, name in rows)
    axis = Field("axis", N_("Improvement axis"), N_("Axis"), "choice", choices=(NOT_SAID, *axes), named=True)
    return (
        Group("", (*STATED, *([axis] if axes else []))),
        Group(N_("Costs and gains"), MONEY, folded=False),
        Group(N_("Break-even"), BREAK_EVEN, folded=True),
        Group(N_("How and why it was chosen"), CHOSEN, folded=False),
        Group(N_("Risks, people, culture"), RISKS, folded=False),
    )


class LeverForm(ApprovedForm):
    """Of several levers it shows what they share."""

    def __init__(self, desk: Desk, actions: Iterable[QAction], attach: QAction) -> None:
        super().__init__(desk, actions, "lever_id", width=WIDTH)
        nothing = _("Nothing yet: O says on which cause or step it acts.")
        self.acts_on = PointerList(desk.worn, _("Acts on"), nothing, line_width=WIDTH - 70)
        self.acts_on.chosen.connect(self._open)
        self.attach = WordButton(icon("link"), attach.iconText())
        self.attach.setToolTip(attach.toolTip())
        self.attach.clicked.connect(attach.trigger)
        for widget in (self.acts_on, self.attach, self.approval, self.trail):
            self.extra(widget)

    def show_levers(self, chosen: Sequence[Listed]) -> None:
        ids = tuple(each.id for each in chosen)
        title = _("Lever") if len(ids) == 1 else ngettext("{n} lever", "{n} levers", len(ids))

        def subject(session: Session) -> Subject | None:
            return Subject(title, Lever, ids, groups(session), CHANGE) if ids else None

        self.speak_of(subject)
        only = chosen[0] if len(chosen) == 1 else None
        self.acts_on.show_pointers([_pointer(end) for end in only.acts_on] if only else [])
        self.acts_on.setVisible(only is not None)
        self.attach.setVisible(only is not None)
        self.attach.setEnabled(not self.desk.document.read_only)
        self.show_one(only.id if only else None)

    def _open(self, key: str) -> None:
        kind, id = key.split(" ", 1)
        self.desk.open_thing(kind, id)


def _pointer(end: End) -> Pointer:
    return Pointer(f"{end.kind} {end.id}", end.title or _(end.word), _(end.word) if end.title else "", ICONS[end.kind])
