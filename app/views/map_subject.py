"""What the properties panel of the map speaks of: the map itself, some symbols or some flows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.figure_name import STATES
from app.calc.map_symbol import FLOW_KIND, FLOWS, SYMBOL_KIND, Field
from app.calc.observation import PERIODS
from app.calc.value_stream import Period
from app.canvas.map_edit import CHANGE
from app.language import N_, _, ngettext
from app.models.record import chunks
from app.models.value_stream import Flow, Symbol, ValueStream
from app.views.subject import Group, Subject

NAME = Field("name", N_("Name"), N_("Name"), "text")
KIND_OF_FLOW = Field("kind", N_("Kind of flow"), N_("Kind"), "choice", choices=tuple((k.id, k.name) for k in FLOWS))
STATE = Field("state", N_("State"), N_("State"), "choice", choices=tuple(STATES.items()))
_PERIODS = tuple((period, PERIODS[period]) for period in get_args(Period))
DEMAND = (
    Field("demand_quantity", N_("Customer demand"), N_("Demand"), "count"),
    Field("demand_per", N_("Period"), N_("Period"), "choice", choices=_PERIODS),
)
CALENDAR = (
    Field("shifts_per_day", N_("Shifts per day"), N_("Shifts"), "count", above_zero=True),
    Field("shift_s", N_("Length of a shift"), N_("Shift"), "duration", above_zero=True, bare="h"),
    Field("breaks_s_per_shift", N_("Breaks per shift"), N_("Breaks"), "duration", default=0.0, bare="min"),
    Field("days_per_week", N_("Days per week"), N_("Days/week"), "count", above_zero=True),
    Field("days_per_month", N_("Days per month"), N_("Days/month"), "count", above_zero=True),
    Field("days_per_year", N_("Days per year"), N_("Days/year"), "count", above_zero=True),
)
LABELS = {
    **CHANGE,
    "state": N_("Change the state"),
    "demand_quantity": N_("Change the demand"),
    "demand_per": N_("Change the period of the demand"),
    **dict.fromkeys((field.id for field in CALENDAR), N_("Change the calendar")),
}
"""What undo says of each field."""


def subject_of(session: Session, stream_id: str | None, ids: Iterable[str]) -> Subject | None:
    """The symbols or flows of these ids; without any, the map; `None` when there is no map either."""
    ids = tuple(ids)
    symbols = [row for chunk in chunks(ids) for row in session.execute(_kinds(Symbol, chunk))]
    flows = [row for chunk in chunks(ids) for row in session.execute(_kinds(Flow, chunk))]
    if symbols:
        return _of_symbols(symbols)
    if flows:
        return _of_flows(flows)
    return _of_map(stream_id) if stream_id and session.get(ValueStream, stream_id) else None


def _of_map(id: str) -> Subject:
    groups = (Group("", (NAME, STATE)), Group(N_("Demand"), DEMAND), Group(N_("Calendar"), CALENDAR))
    return Subject(_("Map"), ValueStream, (id,), groups, LABELS, acts=False)


def _of_symbols(rows: list[Any]) -> Subject:
    kinds = [SYMBOL_KIND[id] for id in dict.fromkeys(kind for _id, kind in rows) if id in SYMBOL_KIND]
    common = [field for field in (kinds[0].fields if kinds else ()) if all(field in kind.fields for kind in kinds)]
    first = tuple(f for f in common if f.always)
    further = tuple(f for f in common if not f.always and f.unit not in ("lines",))
    note = tuple(f for f in common if f.unit == "lines")
    title = _(kinds[0].name) if len(kinds) == 1 else ngettext("{n} symbol", "{n} symbols", len(rows))
    if len(kinds) == 1 and len(rows) > 1:
        title = f"{title} × {len(rows)}"
    groups = (
        Group("", (NAME,)),
        Group(N_("Data"), first),
        Group(N_("More data") if first else N_("Data"), further),
        Group(N_("Note"), note),
    )
    return Subject(title, Symbol, tuple(id for id, _kind in rows), tuple(g for g in groups if g.fields), LABELS)


def _of_flows(rows: list[Any]) -> Subject:
    kinds = [FLOW_KIND[id] for id in dict.fromkeys(kind for _id, kind in rows) if id in FLOW_KIND]
    common = tuple(field for field in (kinds[0].fields if kinds else ()) if all(field in kind.fields for kind in kinds))
    title = _("Flow") if len(rows) == 1 else ngettext("{n} flow", "{n} flows", len(rows))
    groups = (Group("", (NAME, KIND_OF_FLOW)), Group(N_("Data"), common))
    return Subject(title, Flow, tuple(id for id, _kind in rows), tuple(g for g in groups if g.fields), LABELS)


def _kinds(model: Any, ids: Sequence[str]) -> Any:
    return select(model.id, model.kind).where(model.id.in_(ids))
