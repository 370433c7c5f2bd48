"""The panel of an indicator: what, how measured, which objective and thresholds, for whom, which chart; its trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.indicator import CHARTS, DIRECTIONS, FREQUENCIES, LETTERS, REPRESENTATIONS, RULES
from app.calc.indicator_list import Listed
from app.calc.map_symbol import Field
from app.language import N_, _, ngettext
from app.models import indicator_edit as edit
from app.models.axis import Axis, read_axes
from app.models.document import Document
from app.models.indicator import Indicator
from app.views.form import Form
from app.views.indicator_targets import IndicatorTargets
from app.views.indicator_words import objective_words
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import NOT_SAID, Group, Subject
from app.views.trail_strip import TrailStrip

WIDTH = 292
OBJECTIVE = N_("Objective and thresholds")
CHART = N_("Chart and limits")
FITTING = ("", N_("The one that fits the measures"))
THRESHOLDS = {
    "warning_low": N_("Warning below"),
    "warning_high": N_("Warning above"),
    "alarm_low": N_("Alarm below"),
    "alarm_high": N_("Alarm above"),
}
_OF_DIRECTION = {"more": ("warning_low", "alarm_low"), "less": ("warning_high", "alarm_high")}
"""On which side an indicator that is better in this direction is judged; the others on both."""
HOW = (
    Field("formula", N_("Formula"), N_("Formula"), "lines"),
    Field("source", N_("Where the data come from"), N_("Source"), "lines"),
    Field("unit", N_("Unit"), N_("Unit"), "text"),
    Field("frequency", N_("Measured"), N_("Measured"), "choice", choices=(NOT_SAID, *FREQUENCIES.items())),
    Field("frequency_why", N_("Why so often: how it varies"), N_("Why so often"), "lines"),
    Field("context", N_("To keep in mind: delivery, bottleneck …"), N_("Context"), "lines"),
)
SHARED = (
    Field("owner", N_("Owner"), N_("Owner"), "text"),
    Field("shared_with", N_("Shared with which teams"), N_("Shared with"), "lines"),
    Field("shared_when", N_("When it is shared"), N_("When"), "text"),
)


def groups(session: Session, ids: Sequence[str]) -> tuple[Group, ...]:
    """The axes of the event are choices; numbers are typed in the unit; thresholds are those that make sense."""
    names = ("unit", "direction", *THRESHOLDS)
    rows = session.execute(select(*(getattr(Indicator, name) for name in names)).where(Indicator.id.in_(ids))).all()
    units = {row.unit.strip() for row in rows}
    unit = units.pop() if len(units) == 1 else ""
    return (
        Group("", _what(session)),
        Group(N_("How it is measured"), HOW, folded=False),
        Group(OBJECTIVE, _objective(rows, unit), folded=False),
        Group(N_("Who and when"), SHARED, folded=False),
        Group(CHART, _chart(unit, alone=len(ids) == 1), folded=True),
    )


def _what(session: Session) -> tuple[Field, ...]:
    rows = session.execute(select(Axis.id, Axis.name).order_by(Axis.rank, Axis.id))
    axes = tuple((id, " ".join(name.split()) or _("Axis without a name")) for id, name in rows)
    letters = tuple((id, f"{id}  {_(word)}") for id, word in LETTERS.items())
    axis = Field(
        "axis", N_("Axis whose objective it serves"), N_("Axis"), "choice", choices=(NOT_SAID, *axes), named=True
    )
    return (
        Field("name", N_("Name"), N_("Name"), "text"),
        Field("definition", N_("What it is"), N_("Definition"), "lines"),
        Field("purpose", N_("What it serves"), N_("Purpose"), "lines"),
        Field("letter", N_("Letter"), N_("Letter"), "choice", choices=(NOT_SAID, *letters), named=True),
        *([axis] if axes else []),
    )


def _objective(rows: Sequence[Any], unit: str) -> tuple[Field, ...]:
    wanted = {name for row in rows for name in _OF_DIRECTION.get(row.direction, THRESHOLDS)}
    wanted |= {name for row in rows for name in THRESHOLDS if getattr(row, name) is not None}
    return (
        Field("direction", N_("Direction"), N_("Direction"), "choice", choices=tuple(DIRECTIONS.items())),
        _number("initial", N_("Value at the beginning"), unit),
        _number("target", N_("Target"), unit),
        *(_number(name, title, unit) for name, title in THRESHOLDS.items() if name in wanted),
        _number("lower_spec", N_("Tolerance from"), unit),
        _number("upper_spec", N_("Tolerance to"), unit),
    )


def _chart(unit: str, *, alone: bool) -> tuple[Field, ...]:
    point = {"unit": "count", "whole": True, "above_zero": True}
    baseline = (
        Field("baseline_from", N_("Limits frozen from point"), N_("From point"), **point),  # type: ignore[arg-type]
        Field("baseline_to", N_("Limits frozen to point"), N_("To point"), **point),  # type: ignore[arg-type]
    )
    return (
        Field("representation", N_("Drawn as"), N_("Drawn as"), "choice", choices=tuple(REPRESENTATIONS.items())),
        Field("moving_points", N_("Points of the moving mean"), N_("Moving mean"), "count", whole=True),
        Field("chart", N_("Control chart"), N_("Control chart"), "choice", choices=(FITTING, *CHARTS.items())),
        Field("rules", N_("Rules"), N_("Rules"), "choice", choices=tuple(RULES.items())),
        *(baseline if alone else ()),
        centre_field(unit),
        Field("fixed_sigma", N_("Standard deviation that is given"), N_("Sigma"), "count", above_zero=True),
    )


def centre_field(unit: str) -> Field:
    """In the unit of the indicator; where that is percent, charts of shares take theirs as a share all the same."""
    if unit != "%":
        return _number("fixed_centre", N_("Centre that is given"), unit)
    name = N_("Centre that is given; on p and u charts as a share: 0.04, not 4")
    return Field("fixed_centre", name, N_("Centre (p, u: share)"), "count")


def _number(id: str, name: str, unit: str) -> Field:
    return Field(id, name, name, "count", measured_in=unit)


@dataclass(frozen=True, slots=True)
class _OfIndicators(Subject):
    """Without a number of points there is no moving mean; a baseline period ends where it began or later."""

    def write(self, document: Document, field: Field, value: Any) -> None:
        if field.id == "moving_points":
            edit.change_indicators(document, self.ids, field.id, int(value or 0))
        elif field.id in ("baseline_from", "baseline_to") and value:
            other = "baseline_to" if field.id == "baseline_from" else "baseline_from"
            with document.read() as session:
                held = session.scalar(select(getattr(Indicator, other)).where(Indicator.id.in_(self.ids)))
            ends = sorted((int(value), held or int(value)))
            changes = {"baseline_from": ends[0], "baseline_to": ends[1]} if held else {field.id: int(value)}
            edit.change_fields(document, self.ids, changes, edit.CHANGE[field.id])
        else:
            Subject.write(self, document, field, value)


class IndicatorForm(Form):
    """Of several indicators it shows what they share. The changes of the target follow the objective."""

    target_added = Signal()

    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        self.targets = IndicatorTargets(
            desk.worn, lambda id, field, value: edit.change_target(desk.document, id, field, value)
        )
        super().__init__(desk, actions, width=WIDTH)
        self._fields.addWidget(self.targets)
        self.serves = PointerList(desk.worn, _("Objective that it serves"), line_width=WIDTH - 78)
        self.serves.chosen.connect(lambda id: desk.open_thing("axis", id))
        self.trail = TrailStrip(desk)
        self.extra(self.serves)
        self.extra(self.trail)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._keep_in_sight())
        self.targets.added.connect(self.target_added)
        self.targets.deleted.connect(lambda id: edit.delete_targets(desk.document, [id]))

    def show_indicators(self, chosen: Sequence[Listed]) -> None:
        ids = tuple(each.id for each in chosen)
        title = _("Indicator") if len(ids) == 1 else ngettext("{n} indicator", "{n} indicators", len(ids))

        def subject(session: Session) -> Subject | None:
            return _OfIndicators(title, Indicator, ids, groups(session, ids), edit.CHANGE) if ids else None

        self.speak_of(subject)
        only = chosen[0].indicator if len(chosen) == 1 else None
        self.targets.show_of(only, read_only=self.desk.document.read_only)
        self.serves.show_pointers(self._served(only.axis) if only is not None and only.axis else [])
        self.show_trail(ids)

    def _served(self, axis_id: str) -> list[Pointer]:
        with self.desk.document.read() as session:
            axes = read_axes(session, Axis.id == axis_id)
        return [
            Pointer(axis.id, " ".join(axis.name.split()) or _("Axis without a name"), objective_words(axis), "compass")
            for axis in axes
        ]

    def show_trail(self, ids: Sequence[str]) -> None:
        self.trail.show_of("indicator", ids[0] if len(ids) == 1 else None)

    def type_target(self, id: str) -> None:
        """From which day on a changed target holds is typed next."""
        self.targets.type_of(id)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """What is typed, when the form above it grows or is laid out only now."""
        now = QApplication.focusWidget()
        if now is not None and self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)

    def take(self) -> None:
        super().take()
        self.targets.take()

    def _build(self) -> None:
        self._fields.removeWidget(self.targets)
        super()._build()
        at = next((i for i, group in enumerate(self.groups, 1) if group.group.heading == OBJECTIVE), 0)
        self._fields.insertWidget(at, self.targets)
