"""The panel of an observation: its data in groups, its cost per year with the calculation, its photos, its trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.calc.comparison import beside_other_line, evolution
from app.calc.map_symbol import Field
from app.calc.money import show_money
from app.calc.observation import FLOWS, KINDS, PERIODS, SOURCES, WASTES
from app.calc.observation_list import Seen, total
from app.language import N_, _, ngettext
from app.models.observation import Observation
from app.models.observation_edit import CHANGE, CHANGE_OTHER
from app.models.observation_list import Step
from app.views.form import Form
from app.views.observation_words import total_words
from app.views.page import Desk
from app.views.subject import NOT_SAID, Group, Subject
from app.views.theme import Appearance

WIDTH = 268


def _choices(words: dict[str, str], *, none: bool = True) -> tuple[tuple[str, str], ...]:
    return ((NOT_SAID,) if none else ()) + tuple(words.items())


SEEN = (
    Field("text", N_("What was seen"), N_("Text"), "lines"),
    Field("waste", N_("Waste"), N_("Waste"), "choice", choices=_choices(WASTES)),
    Field("kind", N_("Kind"), N_("Kind"), "choice", choices=_choices(KINDS, none=False)),
)
MEASURED = (
    Field("quantity", N_("Quantity"), N_("Quantity"), "count"),
    Field("unit", N_("Unit"), N_("Unit"), "text"),
    Field("per", N_("Period"), N_("Period"), "choice", choices=_choices(PERIODS, none=False)),
    Field("cost_each", N_("Cost of each"), N_("Cost"), "count"),
    Field("time_each_s", N_("Time of each"), N_("Time"), "duration", bare="min"),
    Field("hourly_rate", N_("Hourly rate"), N_("Rate"), "count"),
    Field("cost_per_year", N_("Cost per year, as known"), N_("Cost/year"), "count"),
    Field("calculation", N_("How it was found"), N_("Calculation"), "text"),
)
ORIGIN = (
    Field("source", N_("Source"), N_("Source"), "choice", choices=_choices(SOURCES)),
    Field("seen_on", N_("Seen on"), N_("Date"), "date"),
    Field("seen_by", N_("Seen by"), N_("By"), "text"),
    Field("asked", N_("People asked"), N_("Asked"), "text"),
)
COMPARED = (
    Field("earlier_quantity", N_("Quantity before"), N_("Before"), "count"),
    Field("earlier_period", N_("Earlier period"), N_("Period"), "text"),
    Field("other_quantity", N_("Quantity there"), N_("There"), "count"),
    Field("other_line", N_("Other line"), N_("Line"), "text"),
)
CONSTRAINTS = (
    Field("delay_constraint", N_("Deadline"), N_("Deadline"), "text"),
    Field("budget_constraint", N_("Budget"), N_("Budget"), "text"),
    Field("technical_constraint", N_("Technical"), N_("Technical"), "text"),
    Field("people_constraint", N_("People"), N_("People"), "text"),
)
FLOW = (
    Field("flows", N_("Flows concerned"), N_("Flows"), "choice", choices=_choices(FLOWS)),
    Field("interaction", N_("How they act on each other"), N_("Interaction"), "text"),
)
LABELS = {
    "place": CHANGE_OTHER,
    **{field.id: CHANGE_OTHER for group in (SEEN, MEASURED, ORIGIN, COMPARED, CONSTRAINTS, FLOW) for field in group},
    **dict.fromkeys(("quantity", "unit", "per"), N_("Change the quantity of an observation")),
    **dict.fromkeys(
        ("cost_each", "time_each_s", "hourly_rate", "cost_per_year", "calculation"),
        N_("Change the cost of an observation"),
    ),
    **CHANGE,
}


def groups(steps: Iterable[Step]) -> tuple[Group, ...]:
    where = Field(
        "step", N_("Step"), N_("Step"), "choice", choices=(NOT_SAID, *((s.id, s.name) for s in steps)), named=True
    )
    place = Field("place", N_("Place"), N_("Place"), "text")
    return (
        Group("", (*SEEN, where, place)),
        Group(N_("Quantity and cost"), MEASURED, folded=False),
        Group(N_("When, who, source"), ORIGIN, folded=False),
        Group(N_("Evolution and comparison"), COMPARED, folded=True),
        Group(N_("Constraints"), CONSTRAINTS, folded=True),
        Group(N_("Flows"), FLOW, folded=True),
    )


class ObservationForm(Form):
    """Of several observations it shows what they share, and their sum."""

    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__(desk, actions, width=WIDTH)
        self.figures = YearlyFigures(desk.worn)
        self.extra(self.figures, above=True)

    def show_observations(
        self, seen: Sequence[Seen], shown: Sequence[Seen], steps: Iterable[Step], currency: str
    ) -> None:
        """Speak of these; without any, of the sum of all that are shown."""
        ids = tuple(each.observation.id for each in seen)
        made = groups(steps)
        title = _("Observation") if len(ids) == 1 else ngettext("{n} observation", "{n} observations", len(ids))

        def subject(_session: Session) -> Subject | None:
            return Subject(title, Observation, ids, made, LABELS) if ids else None

        self.speak_of(subject)
        self.figures.tell(seen or shown, currency, chosen=bool(seen))


class YearlyFigures(QWidget):
    """What it costs in a year, how that was found, and how it stands against other times and places."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, worn.px(4))
        column.setSpacing(worn.px(2))
        self.cost, self.how, self.against = QLabel(), QLabel(), QLabel()
        self.cost.setObjectName("large_figure")
        self.how.setObjectName("muted")
        for label in (self.cost, self.how, self.against):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            column.addWidget(label)

    def tell(self, seen: Sequence[Seen], currency: str, *, chosen: bool) -> None:
        """`chosen` observations, or all that are shown."""
        self.setVisible(bool(seen))
        if len(seen) == 1 and chosen:
            self._tell_one(seen[0], currency)
        elif seen:
            self._tell_several(seen, currency)
        if not chosen:
            self.against.setText(_("Select an observation to see and type all its data."))
            self.against.show()

    def _tell_one(self, seen: Seen, currency: str) -> None:
        yearly = seen.yearly
        self.cost.setText(_("{cost} a year", cost=show_money(yearly.cost, currency)))
        self.how.setText("\n".join(str(said) for said in (yearly.calculation, yearly.reason) if said is not None))
        compared = (evolution(seen.observation), beside_other_line(seen.observation))
        self.against.setText("\n".join(str(each.sentence) for each in compared if each is not None))
        self.against.setVisible(any(compared))

    def _tell_several(self, seen: Sequence[Seen], currency: str) -> None:
        summed = total(seen)
        self.cost.setText(_("{cost} a year", cost=show_money(summed.cost, currency)))
        said = total_words(replace(summed, cost=None), currency)
        if summed.uncosted:
            said.append(ngettext("{n} has no cost yet", "{n} have no cost yet", summed.uncosted))
        self.how.setText("\n".join(said))
        self.against.hide()
