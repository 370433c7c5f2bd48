"""The marks of a chart's axes with their words, as many as have room beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import ceil, floor, log10

from app.calc.calendar_date import LOCALES, brief, written
from app.calc.date_marks import STEPS, Step, date_marks, moment_at
from app.calc.indicator_words import moment_of
from app.calc.quantity import SPACE, show_fixed
from app.calc.scale_marks import marks
from app.canvas.chart_plan import Axis
from app.canvas.font import width, wrapped

GAP = 1.1
"""Between two words of an axis at least, in the size of their letters."""
_SHORT_UNIT = 3
ON_MARKS = ("%", "‰")
"""The units that stand at every mark, not over the axis."""
_STRIDES = tuple(by * 10**n for n in range(7) for by in (1, 2, 5))
_LINES = 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark; `below` stands in a second row: the year or the day where it changes, or the rest of a name."""

    value: float
    text: str
    below: str = ""


def places(span: float) -> int:
    """Decimals that tell a hundredth of a span."""
    return max(0, ceil(-log10(span * 0.008))) if span > 0 else 2


def with_unit(text: str, unit: str) -> str:
    """A number with a unit of few letters; longer ones stand at the head of the axis."""
    return f"{text}{SPACE}{unit}" if unit and len(unit) <= _SHORT_UNIT else text


def shown(value: float, decimals: int, language: str) -> str:
    """With so many decimals at most, as many as it has: a target of 75 beside limits of 81.14."""
    least = next((n for n in range(decimals) if abs(round(value, n) - value) < 10.0 ** -(decimals + 3)), decimals)
    return show_fixed(value, least, language=language)


def number_ticks(axis: Axis, low: float, high: float, about: int, language: str) -> tuple[Tick, ...]:
    """Round numbers between two ends; their decimals are those of the step."""
    values = marks(low, high, max(about, 1))
    if len(values) < 2:
        return ()
    step = values[1] - values[0]
    if axis.whole and step < 1:
        step, values = 1.0, tuple(float(n) for n in range(ceil(low), floor(high) + 1))
    decimals = max(0, -floor(log10(step) + 1e-9)) if step > 0 else 0
    slack = (high - low) * 1e-9
    unit = f"{SPACE}{axis.unit}" if axis.unit in ON_MARKS else ""
    return tuple(
        Tick(value, f"{show_fixed(value, decimals, language=language)}{unit}")
        for value in values
        if low - slack <= value <= high + slack
    )


def date_ticks(low: float, high: float, pixels: float, px: int, language: str) -> tuple[Tick, ...]:
    """At the finest step whose words have room."""
    if high <= low:
        return ()
    per_day = pixels / (high - low)
    step = next((step for step in STEPS if step.days * per_day >= _widest(step, px, language) + GAP * px), STEPS[-1])
    write = _writer(step, language)
    ticks, before = [], ""
    for at in date_marks(low, high, step):
        text, below = write(moment_at(at))
        ticks.append(Tick(at, text, below if below != before else ""))
        before = below
    return tuple(ticks)


def _writer(step: Step, language: str) -> Callable[[datetime], tuple[str, str]]:
    """What stands at a moment, and what in the row below it."""
    if step.unit in ("minute", "hour"):
        return lambda moment: (f"{moment:%H:%M}", written(moment.date(), language))
    if step.unit in ("day", "week"):
        return lambda moment: (short_day(moment, language), f"{moment:%Y}")
    if step.unit == "month":
        return lambda moment: (_months(language)[moment.month - 1], f"{moment:%Y}")
    return lambda moment: (str(moment.year), "")


@lru_cache(maxsize=500)
def _widest(step: Step, px: int, language: str) -> float:
    write = _writer(step, language)
    return max(width(write(datetime(2000, month, 28, 20, 50))[0], px) for month in range(1, 13))


@lru_cache
def _months(language: str) -> tuple[str, ...]:
    from babel.dates import get_month_names  # not before a date is written

    names = get_month_names("abbreviated", "stand-alone", LOCALES.get(language, language))
    return tuple(names[month] for month in range(1, 13))


def short_day(moment: datetime, language: str) -> str:
    """12 Mar."""
    return brief(f"{moment:%Y-%m-%d}", moment.year, language=language)


def name_ticks(
    names: Sequence[str], low: float, high: float, pixels: float, px: int, language: str
) -> tuple[Tick, ...]:
    """Every first, second, fifth … name; dates among them in the language, long names in two lines."""
    first, last = max(1, ceil(low)), min(len(names), floor(high))
    if last < first or high <= low:
        return ()
    each = pixels / (high - low)
    least = each / (2.2 * px)  # no name is narrower than two letters
    for stride in _STRIDES:
        if stride * least < 1 and stride < last - first:
            continue
        at = range(first + (1 - first) % stride, last + 1, stride)
        ticks = _named(at, [names[n - 1] for n in at], stride * each - GAP * px, px, language)
        if ticks is not None:
            return ticks
    return ()


def _named(at: Sequence[int], names: list[str], room: float, px: int, language: str) -> tuple[Tick, ...] | None:
    """`None` where a name has no room."""
    moments = [moment_of(name) for name in names]
    if all(moments):
        return _dated(at, [moment for moment in moments if moment], room, px, language)
    if all(width(name, px) <= room for name in names):
        return tuple(Tick(n, name) for n, name in zip(at, names, strict=True))
    if any(width(word, px) > room for name in names for word in name.split(" ")) and len(at) > 1:
        return None
    lines = [wrapped(name, room, _LINES, px) for name in names]
    if len(at) > _LINES * 6 and any(line.endswith("…") for each in lines for line in each):
        return None
    return tuple(Tick(n, *(each or [""])) for n, each in zip(at, lines, strict=True))


def _dated(at: Sequence[int], moments: list[datetime], room: float, px: int, language: str) -> tuple[Tick, ...] | None:
    """Days, or hours above the days where some days have several points in sight."""
    days = [moment.date() for moment in moments]
    timed = any(one == other for one, other in zip(days, days[1:], strict=False))
    timed = timed and any(moment.hour or moment.minute for moment in moments)
    step = Step("hour", 1, 0.0) if timed else Step("day", 1, 0.0)
    write, ticks, before = _writer(step, language), [], ""
    for n, moment in zip(at, moments, strict=True):
        text, below = write(moment)
        ticks.append(Tick(n, text, below if below != before else ""))
        before = below
    return tuple(ticks) if all(width(tick.text, px) <= room for tick in ticks) else None


def told_name(name: str, language: str) -> str:
    """A name for reading alone: a date with its year, and with its time where it has one."""
    moment = moment_of(name)
    return name if moment is None else _told(moment, language)


def written_day(days: float, language: str) -> str:
    """A place on an axis of dates, for reading alone."""
    return _told(moment_at(days), language)


def _told(moment: datetime, language: str) -> str:
    day = written(moment.date(), language)
    return f"{day}{SPACE}{moment:%H:%M}" if moment.hour or moment.minute else day
