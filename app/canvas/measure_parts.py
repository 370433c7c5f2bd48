"""What all charts of measures have in common: where the points stand, what happened, what is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from app.calc.indicator import Indicator, Measure
from app.calc.indicator_words import moment_of
from app.canvas.chart_plan import Axis, Flag, Piece, Stage, days_at
from app.language import N_, Sentence, sentence

EXCLUDED = N_("Excluded: {why}")
EXCLUDED_SO = N_("Excluded")


def say(language: str, template: str, **values: object) -> str:
    return sentence(template, **values).within(language)


class Remarks(Mapping[int, str]):
    """What is told of each measure beside its value, made when it is asked for: thousands never are."""

    def __init__(self, indicator: Indicator, language: str, more: Callable[[int], list[str]] | None = None) -> None:
        self._indicator, self._language, self._more = indicator, language, more

    def __getitem__(self, index: int) -> str:
        """Raises `KeyError` beyond the measures."""
        if not 1 <= index <= len(self._indicator.measures):
            raise KeyError(index)
        lines = self._more(index) if self._more else []
        return "\n".join([*lines, *remarks(self._indicator.measures[index - 1], self._language)])

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, len(self._indicator.measures) + 1))

    def __len__(self) -> int:
        return len(self._indicator.measures)


def remarks(measure: Measure, language: str) -> list[str]:
    """What was written about a measure, line by line."""
    place = " · ".join(part for part in (measure.shift, measure.machine) if part)
    lines = [line for line in (place, measure.event, measure.comment) if line]
    if measure.excluded:
        why = measure.excluded_why
        lines.append(say(language, EXCLUDED, why=why) if why else Sentence(EXCLUDED_SO).within(language))
    return lines


def names_of(indicator: Indicator) -> tuple[str, ...]:
    """What each point is called: as it is in the measure, else by its number."""
    named = [measure.at for measure in indicator.measures]
    return tuple(named) if all(named) else tuple([name or str(n) for n, name in enumerate(named, 1)])


def in_order(indicator: Indicator) -> tuple[tuple[float, ...], Axis]:
    """Every point as far from the next as all others."""
    return tuple(map(float, range(1, len(indicator.measures) + 1))), Axis("names", names=names_of(indicator))


def in_time(indicator: Indicator) -> tuple[tuple[float, ...], Axis]:
    """Each point at its moment; in their order where one has none, or two have the same."""
    moments = [moment_of(measure.at) for measure in indicator.measures]
    days = [days_at(moment) for moment in moments if moment is not None]
    apart = all(a < b for a, b in zip(days, days[1:], strict=False))
    return (tuple(days), Axis("dates")) if days and len(days) == len(moments) and apart else in_order(indicator)


def hollow(indicator: Indicator) -> frozenset[int]:
    return frozenset([n for n, measure in enumerate(indicator.measures, 1) if measure.excluded])


def flags(indicator: Indicator, xs: Sequence[float]) -> tuple[Flag, ...]:
    said = [(n, measure.event) for n, measure in enumerate(indicator.measures, 1) if measure.event]
    return tuple(Flag(xs[n - 1], event, n) for n, event in said)


def edges(xs: Sequence[float]) -> list[float]:
    """Half way between each two points, and as far before the first and after the last."""
    if not xs:
        return []
    middles = [(a + b) / 2 for a, b in zip(xs, xs[1:], strict=False)]
    first = xs[0] - (middles[0] - xs[0]) if middles else xs[0] - 0.5
    last = xs[-1] + (xs[-1] - middles[-1]) if middles else xs[-1] + 0.5
    return [first, *middles, last]


def stages(spans: Sequence[tuple[str, int, int]], at: Sequence[float]) -> tuple[Stage, ...]:
    """Of stages with their first and last measure, from 1; `at` are the edges. A single one needs no border."""
    if len(spans) == 1 and not spans[0][0]:
        return ()
    return tuple(Stage(at[first - 1], at[last], name) for name, first, last in spans)


def pieces(column: Sequence[float | None], at: Sequence[float]) -> tuple[Piece, ...]:
    """A column of one value for each point as pieces of a line, one where values that follow each other are equal."""
    if column and column.count(column[0]) == len(column):  # as it is of most charts, of however many points
        return () if column[0] is None else (Piece(at[0], at[-1], column[0]),)
    found, first = [], 0
    for value, run in groupby(column):
        last = first + sum(1 for _same in run)
        if value is not None:
            found.append(Piece(at[first], at[last], value))
        first = last
    return tuple(found)
