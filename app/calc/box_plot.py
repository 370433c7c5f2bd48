"""Box plots: where the middle half of the values of each group lies, and which of them are far off.

Quartiles are those of Excel's QUARTILE.INC and of R, method 7 of R. J. Hyndman, Y. Fan, *Sample quantiles in
statistical packages* (1996). Whiskers go to the last values within 1.5 times the height of the box, others are outliers
(J. W. Tukey, *Exploratory Data Analysis*, 1977).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.calc import calendar_date, sample
from app.calc.indicator import Indicator, Measure
from app.calc.indicator_words import day_of
from app.calc.measure_value import value_of
from app.language import N_, Sentence, sentence

Grouping = Literal["shift", "machine", "stage", "weekday"]
GROUPINGS: dict[Grouping, str] = {
    "shift": N_("By shift"),
    "machine": N_("By machine"),
    "stage": N_("By stage"),
    "weekday": N_("By weekday"),
}
WHISKER = 1.5
FEWEST = 5
"""Of fewer values than this a box says no more than the values themselves."""

NOT_SAID = sentence(N_("not said"))
NO_VALUES = sentence(N_("There is no value that counts."))
NO_GROUPS = {
    "shift": sentence(N_("No measure says its shift.")),
    "machine": sentence(N_("No measure says its machine.")),
    "stage": sentence(N_("All measures are of one stage.")),
    "weekday": sentence(N_("No measure has its day.")),
}


@dataclass(frozen=True, slots=True)
class Weekday(Sentence):
    """The name of a day in the language of the sentence; `template` is 0 for Monday."""

    def within(self, language: str) -> str:
        from babel.dates import get_day_names  # not before one is read: it would be felt at each start

        return str(get_day_names("wide", locale=calendar_date.LOCALES.get(language, language))[int(self.template)])


@dataclass(frozen=True, slots=True)
class Box:
    """`low` and `high` are the ends of the whiskers, `outliers` points, counted from 1, with their values.

    A point that has several readings counts with each of them.
    """

    name: str | Sentence
    n: int
    low: float
    first_quartile: float
    median: float
    third_quartile: float
    high: float
    mean: float
    outliers: tuple[tuple[int, float], ...] = ()

    @property
    def few(self) -> bool:
        return self.n < FEWEST


@dataclass(frozen=True, slots=True)
class BoxPlot:
    """`undefined` says why there is no box, or why there is but one."""

    boxes: tuple[Box, ...] = ()
    undefined: Sentence | None = None


def box_plot(indicator: Indicator, by: Grouping) -> BoxPlot:
    """Groups in the order in which they come, weekdays from Monday on; gaps and excluded points are in none."""
    groups: dict[str, list[tuple[float, int]]] = {}
    for index, measure in enumerate(indicator.measures, 1):
        if not measure.excluded:
            groups.setdefault(_KEYS[by](measure), []).extend((value, index) for value in _values(indicator, measure))
    groups = {key: values for key, values in groups.items() if values}
    if not groups:
        return BoxPlot(undefined=NO_VALUES)
    keys = sorted(groups, key=lambda key: key or "7") if by == "weekday" else list(groups)
    boxes = tuple(_box(_named(key, by), groups[key]) for key in keys)
    return BoxPlot(boxes, NO_GROUPS[by] if keys == [""] or (by == "stage" and len(keys) == 1) else None)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Of at least one value, in rising order: method 7 of Hyndman and Fan."""
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    part = at - below
    return low if low == high else low * (1 - part) + high * part


def _box(name: str | Sentence, values: Sequence[tuple[float, int]]) -> Box:
    ordered = sorted(values)
    numbers = [value for value, _index in ordered]
    first, third = quantile(numbers, 0.25), quantile(numbers, 0.75)
    reach = WHISKER * (third - first)
    within = [value for value in numbers if first - reach <= value <= third + reach]
    outliers = tuple((index, value) for value, index in ordered if not first - reach <= value <= third + reach)
    low, high = min(within[0], first), max(within[-1], third)  # between values that are far apart lies a quartile, too
    return Box(name, len(numbers), low, first, sample.median(numbers), third, high, sample.mean(numbers), outliers)


def _values(indicator: Indicator, measure: Measure) -> Sequence[float]:
    if measure.value is None and measure.values:
        return measure.values
    value = value_of(indicator, measure)
    return () if value is None else (value,)


def _named(key: str, by: Grouping) -> str | Sentence:
    if not key:
        return NOT_SAID
    return Weekday(key) if by == "weekday" else key


def _weekday(measure: Measure) -> str:
    day: date | None = day_of(measure.at)
    return "" if day is None else str(day.weekday())


_KEYS: Mapping[Grouping, Callable[[Measure], str]] = {
    "shift": lambda measure: measure.shift.strip(),
    "machine": lambda measure: measure.machine.strip(),
    "stage": lambda measure: measure.stage.strip(),
    "weekday": _weekday,
}
