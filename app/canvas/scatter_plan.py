"""Two indicators against each other as a plan: a point for each common time, and the regression line."""

from __future__ import annotations

from collections.abc import Sequence

from app.calc.correlation import Correlation
from app.calc.indicator import Indicator
from app.calc.quantity import show_fixed
from app.canvas.chart_plan import Axis, ChartPlan, Note, Panel, Series
from app.canvas.chart_scale import told_name
from app.canvas.measure_parts import say
from app.language import N_, current

TITLE = N_("{y} against {x}")
LINE = N_("Regression line")
RANKS = N_("By their ranks, which a single far point does not sway: Spearman’s ρ = {rho}.")
NOTHING = N_("No point of the two has the same time.")


def scatter_plan(
    x: Indicator, y: Indicator, found: Correlation, *, notes: Sequence[Note] = (), language: str | None = None
) -> ChartPlan:
    """Points are told by their measures of `x`; what the correlation says are the first notes."""
    language = language or current()
    title = say(language, TITLE, x=x.name, y=y.name)
    told = [Note(each.within(language)) for each in found.said]
    if found.rho is not None:
        told.append(Note(say(language, RANKS, rho=show_fixed(found.rho, 2, language=language))))
    told += notes
    if not found.pairs:
        return ChartPlan((), Axis(), title, tuple(told), language=language, empty=say(language, NOTHING))
    pairs = sorted(found.pairs, key=lambda pair: pair.x_index)
    xs = tuple(pair.x for pair in pairs)
    points = Series("points", xs, tuple(pair.y for pair in pairs), indices=tuple(pair.x_index for pair in pairs))
    line = []
    if found.slope is not None and found.intercept is not None and min(xs) < max(xs):
        ends = (min(xs), max(xs))
        ys = tuple(found.intercept + found.slope * end for end in ends)
        line.append(Series("line", ends, ys, say(language, LINE), "ink", "dashed"))
    unit = x.unit.strip()
    return ChartPlan(
        (Panel(Axis(unit=y.unit.strip()), (points, *line), name=y.name),),
        Axis(unit=unit, title=f"{x.name} · {unit}" if unit else x.name),
        title,
        tuple(told),
        remarks={pair.x_index: told_name(pair.at, language) for pair in pairs},
        language=language,
    )
