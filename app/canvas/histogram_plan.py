"""Readings in classes as a plan: their normal curve, the tolerance, and what the capability indices are."""

from __future__ import annotations

from collections.abc import Sequence

from app.calc import quantity
from app.calc.capability import Capability
from app.calc.control_words import BARELY, CAPABLE, index_said
from app.calc.histogram import Histogram
from app.calc.indicator import Indicator
from app.canvas.chart_plan import Axis, Bin, ChartPlan, Note, Panel, Series, State, Upright
from app.canvas.measure_parts import say
from app.language import N_, current

TITLE = N_("{name} – histogram")
READINGS, CURVE = N_("Readings"), N_("Normal curve")
LOWER, UPPER, MEAN = N_("LSL"), N_("USL"), N_("Mean")
_INDICES = (("cp", "Cp"), ("cpk", "Cpk"), ("pp", "Pp"), ("ppk", "Ppk"))


def histogram_plan(
    indicator: Indicator,
    found: Histogram,
    capability: Capability | None = None,
    *,
    notes: Sequence[Note] = (),
    language: str | None = None,
) -> ChartPlan:
    """Classes beyond the tolerance are striped; the indices that there are stand in the first note."""
    language = language or current()
    title = say(language, TITLE, name=indicator.name)
    unit = indicator.unit.strip()
    if found.undefined is not None:
        empty = found.undefined.within(language)
        return ChartPlan((), Axis(), title, tuple(notes), language=language, empty=empty)
    bins = tuple(
        Bin(left, right, float(count), _is_beyond(indicator, left, right))
        for left, right, count in zip(found.edges, found.edges[1:], found.counts, strict=False)
    )
    curve = []
    if found.curve:
        xs, ys = zip(*found.curve, strict=True)
        curve.append(Series("line", xs, ys, say(language, CURVE), "ink"))
    panel = Panel(
        Axis(title=say(language, READINGS), floor=0.0, whole=True),
        tuple(curve),
        bins=bins,
        uprights=tuple(_uprights(indicator, found, language)),
    )
    told = [_indices(capability, found.n, language)] if capability else []
    return ChartPlan((panel,), Axis(unit=unit, title=unit), title, (*told, *notes), language=language)


def _is_beyond(indicator: Indicator, left: float, right: float) -> bool:
    lower, upper = indicator.lower_spec, indicator.upper_spec
    return (lower is not None and right <= lower) or (upper is not None and left >= upper)


def _uprights(indicator: Indicator, found: Histogram, language: str) -> list[Upright]:
    lines = [
        Upright(limit, say(language, label), "danger", "dashed")
        for limit, label in ((indicator.lower_spec, LOWER), (indicator.upper_spec, UPPER))
        if limit is not None
    ]
    if found.mean is not None:
        lines.append(Upright(found.mean, say(language, MEAN), "ink"))
    return lines


def _indices(capability: Capability, n: int, language: str) -> Note:
    """Those that are known; the reason where none is."""
    told = [
        f"{name}\u00a0{index_said(value).within(language)}"
        for key, name in _INDICES
        if (value := getattr(capability, key)) is not None
    ]
    if not told:
        why = next(iter(capability.undefined.values()), None)
        return Note(why.within(language) if why else f"n\u00a0=\u00a0{n}")
    told.append(f"n\u00a0=\u00a0{quantity.show(float(n), 'count', language=language)}")
    return Note(" · ".join(told), _state(capability))


def _state(capability: Capability) -> State:
    if capability.cpk is None:
        return ""
    return "good" if capability.cpk >= CAPABLE else "warning" if capability.cpk >= BARELY else "alarm"
