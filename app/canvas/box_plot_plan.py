"""The values of an indicator by shift, machine, stage or weekday as a plan: a box for each group."""

from __future__ import annotations

from collections.abc import Sequence

from app.calc import box_plot
from app.calc.box_plot import BoxPlot
from app.calc.indicator import Indicator
from app.canvas.chart_plan import Axis, Box, ChartPlan, Line, Note, Panel, constant
from app.canvas.measure_parts import say
from app.canvas.trend_plan import ALARM, TARGET
from app.language import N_, Sentence, current

TITLE = N_("{name} – box plot")
LEGEND = N_("Box: the middle half. Heavy line: median. Diamond: mean. Circles: values far from the others.")
FEW = N_("{names}: too few values for a box ({needed} are needed), look at the values themselves.")


def box_plot_plan(
    indicator: Indicator, found: BoxPlot, *, notes: Sequence[Note] = (), language: str | None = None
) -> ChartPlan:
    """Each box has its number of values under its name."""
    language = language or current()
    title = say(language, TITLE, name=indicator.name)
    why = found.undefined.within(language) if found.undefined else ""
    if not found.boxes:
        return ChartPlan((), Axis(), title, tuple(notes), language=language, empty=why)
    boxes = tuple(
        Box(float(i), box.low, box.first_quartile, box.median, box.third_quartile, box.high, box.mean, box.n,
            tuple(value for _index, value in box.outliers))
        for i, box in enumerate(found.boxes, 1)
    )  # fmt: skip
    told = [Note(why)] if why else []
    few = [_name(box.name, language) for box in found.boxes if box.few]
    if few:
        names = ", ".join(few)
        told.append(Note(say(language, FEW, names=names, needed=box_plot.FEWEST), "warning"))
    return ChartPlan(
        (Panel(Axis(unit=indicator.unit.strip()), lines=_lines(indicator, language), boxes=boxes),),
        Axis("names", names=tuple(f"{_name(box.name, language)} (n\u00a0=\u00a0{box.n})" for box in found.boxes)),
        title,
        (*told, Note(say(language, LEGEND)), *notes),
        language=language,
    )


def _name(name: str | Sentence, language: str) -> str:
    return name.within(language) if isinstance(name, Sentence) else name


def _lines(indicator: Indicator, language: str) -> tuple[Line, ...]:
    lines = [] if indicator.target is None else [constant(indicator.target, say(language, TARGET), "ok", heavy=True)]
    for limit in (indicator.alarm_high, indicator.alarm_low):
        if limit is not None:
            lines.append(constant(limit, say(language, ALARM), "danger", "dashed"))
    return tuple(lines)
