"""What is told of one point of a chart, line by line."""

from __future__ import annotations

from bisect import bisect_left

from app.calc.quantity import UNKNOWN, show_fixed
from app.canvas.chart_extent import fit_y
from app.canvas.chart_plan import ChartPlan, Panel, Series, Spot
from app.canvas.chart_rows import number_x
from app.canvas.chart_scale import places, shown, told_name, with_unit, written_day
from app.language import N_, Sentence

_BOX = (
    ("high", N_("Highest")),
    ("q3", N_("Third quartile")),
    ("median", N_("Median")),
    ("mean", N_("Mean")),
    ("q1", N_("First quartile")),
    ("low", N_("Lowest")),
)


def told(plan: ChartPlan, spot: Spot) -> list[str]:
    """Where it stands, its value in each series, the rules it breaks, what was remarked."""
    if not spot.index:
        return _of_box(plan, spot) if plan.panels[spot.panel].boxes else _of_bin(plan, spot)
    lines = [told_x(plan, spot.x)]
    for panel in plan.panels:
        for series in panel.series:
            value = value_at(series, spot)
            if value is not None:
                name = series.name or panel.name
                number = show_value(panel, value, plan.language)
                lines.append(f"{name}: {number}" if name and len(plan.panels) + len(panel.series) > 2 else number)
        lines += [ring.rule for ring in panel.rings if ring.index == spot.index]
    remark = plan.remarks.get(spot.index, "")
    return [*lines, *remark.splitlines()]


def value_at(series: Series, spot: Spot) -> float | None:
    """Of the same measure, or of the same place where the series knows no measures."""
    keys: tuple[float, ...] = series.indices or series.xs
    key = spot.index if series.indices else spot.x
    if series.kind == "points" and not series.indices:
        return None
    at = bisect_left(keys, key)
    return series.ys[at] if at < len(keys) and keys[at] == key else None


def show_value(panel: Panel, value: float, language: str) -> str:
    low, high = fit_y(panel)
    return with_unit(shown(value, places(high - low), language), panel.y.unit)


def told_x(plan: ChartPlan, x: float) -> str:
    """A date, a name, or a number with the title of its axis."""
    axis = plan.x
    if axis.kind == "names":
        at = round(x) - 1
        return told_name(axis.names[at], plan.language) if 0 <= at < len(axis.names) else UNKNOWN
    if axis.kind == "dates":
        return written_day(x, plan.language)
    number = number_x(plan, x)
    return f"{axis.title}: {number}" if axis.title else number


def _of_bin(plan: ChartPlan, spot: Spot) -> list[str]:
    panel = plan.panels[spot.panel]
    bin = next((bin for bin in panel.bins if bin.left <= spot.x <= bin.right), None)
    if bin is None:
        return []
    low, high = (show_fixed(end, places(bin.right - bin.left), language=plan.language) for end in (bin.left, bin.right))
    number = show_fixed(bin.value, 0 if bin.value == int(bin.value) else 2, language=plan.language)
    return [f"{low} – {high}", f"{panel.y.title}: {number}" if panel.y.title else number]


def _of_box(plan: ChartPlan, spot: Spot) -> list[str]:
    panel = plan.panels[spot.panel]
    box = next(box for box in panel.boxes if box.x == spot.x)
    lines = [
        f"{Sentence(name).within(plan.language)}: {show_value(panel, getattr(box, key), plan.language)}"
        for key, name in _BOX
    ]
    return [f"{told_x(plan, spot.x)} (n = {box.n})", *lines]
