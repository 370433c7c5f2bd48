"""What the page of charts says in the status bar and to the search by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.calc.typed_measure import show_at
from app.language import _, ngettext
from app.models.measure_list import Stand
from app.views.indicator_words import UNNAMED, number_words, with_unit
from app.views.measure_table import MeasureTable
from app.views.measure_told import Told
from app.views.measure_typing import HINTS
from app.views.page import Found, Number


def hint(table: MeasureTable) -> str:
    """The chosen point, and what can be typed in the current column."""
    chosen = table.chosen_rows()
    if len(chosen) > 1:
        return ngettext("{n} measure selected", "{n} measures selected", len(chosen))
    index = table.currentIndex()
    measure = table.rows.measure(index.row()) if index.isValid() else None
    if measure is None:
        return _("Type the next measure: its date follows")
    field = table.rows.columns[index.column()]
    told = [_("Point {n}", n=index.row() + 1), show_at(measure.at), measure.event, measure.comment]
    if measure.excluded:
        told.append(_("excluded: {why}", why=measure.excluded_why))
    return " · ".join(filter(None, [*told, _(HINTS[field]) if field in HINTS else ""]))


def numbers(stand: Stand, told: Told | None) -> list[Number]:
    """The last value and the target, of a control chart how many rules are broken."""
    unit = stand.indicator.unit.strip()
    given = [
        (_("Last"), with_unit(number_words(stand.status.value), unit), str(stand.status.said)),
        (_("Target"), with_unit(number_words(stand.status.target), unit), _("What is aimed at now")),
    ]
    if told is not None and told.asked.mode == "control":
        explained = _("Points that complete a pattern of the rules")
        given.append((_("Rules broken"), str(len(told.chart.signals)), explained))
    return given


def found(stands: Sequence[Stand], go: Callable[[str], object]) -> list[Found]:
    named = [(each.id, each.indicator) for each in stands]
    return [
        Found(one.name or _(UNNAMED), _("Chart"), partial(go, id), "chart-spline", one.definition) for id, one in named
    ]
