"""The Pareto of a tally: its categories in falling order, with their shares of the whole (FIELD 4.3).

Shares and limits are reckoned with fractions of the decimals as they were typed, so that a category which reaches 80 %
exactly counts as reaching it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from app.calc.flow_formula import TOO_LARGE
from app.calc.tally import NO_COLUMN, OTHER, Category, Tally, Weight
from app.language import N_, Sentence, sentence

Class = Literal["A", "B", "C"]

VITAL, USEFUL = Fraction(80, 100), Fraction(95, 100)
"""Up to which cumulative share a category is of class A, and of class B."""

NOTHING_COUNTED = N_("Nothing has been counted yet.")
NOTHING_WEIGHS = N_("Everything that was counted costs nothing or takes no time: there is nothing to share out.")
NO_COST = N_("“{name}” was counted, but its cost per occurrence is not given.")
NO_TIME = N_("“{name}” was counted, but its time per occurrence is not given.")


@dataclass(frozen=True, slots=True)
class Bar:
    """One category, or one column where a category is looked into; `value` in occurrences, money or seconds.

    `share`, `cumulative` lie between 0 and 1; `cumulative` counts this bar and all before it.
    """

    id: str
    name: str
    other: bool
    count: int
    value: float | None
    share: float | None
    cumulative: float | None
    abc: Class | None


@dataclass(frozen=True, slots=True)
class Pareto:
    """`vital_few` are the ids of the fewest bars from the top that reach 80 % together.

    They are the first bars without a gap: of an "other" that is needed, bars of no value before it are with them.
    `undefined` has the reasons under `total`, `shares` (all that rests on them: the cumulative shares, the classes and
    the vital few) and `bars.<id>.value`.
    """

    weight: Weight
    bars: tuple[Bar, ...]
    total: float | None
    vital_few: tuple[str, ...]
    undefined: dict[str, Sentence]


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    name: str
    other: bool
    count: int
    each: float | None
    """Cost or time of one occurrence."""


def pareto(tally: Tally) -> Pareto:
    """The bars of a tally, weighted as it says: in falling order, equal ones as on the sheet, "other" last.

    A bar whose value is unknown stands after the known ones; nothing has a share then.
    """
    each = _each_of(tally.weight)
    rows = [_Row(c.id, c.name, c.other, c.count, each(c)) for c in tally.categories]
    return _pareto(rows, tally.weight)


def drill(tally: Tally, category_id: str) -> Pareto:
    """One category looked into: a bar for each column, weighted as the tally; last, under an empty id, what stands in
    none of them. Raises `KeyError` when the tally has no such category."""
    category = next((c for c in tally.categories if c.id == category_id), None)
    if category is None:
        raise KeyError(category_id)
    each = _each_of(tally.weight)(category)
    rows = [_Row(c.id, c.name, False, category.count_in(c.id), each) for c in tally.columns]
    if loose := category.count_in(None):
        rows.append(_Row("", NO_COLUMN, True, loose, each))
    found = _pareto(rows, tally.weight)
    if each is None and category.count:  # it is the category that lacks it, not its columns
        reason = sentence(_MISSING[tally.weight], name=name_of(category))
        found = replace(found, undefined=dict.fromkeys(found.undefined, reason))
    return found


def name_of(thing: Category | Bar | _Row) -> str | Sentence:
    """What it is called where nobody gave it a name."""
    return thing.name or (Sentence(OTHER) if thing.other else "—")


def _each_of(weight: Weight) -> Callable[[Category], float | None]:
    return {"count": lambda c: 1.0, "cost": lambda c: c.cost_each, "time": lambda c: c.time_each_s}[weight]


_MISSING = {"cost": NO_COST, "time": NO_TIME}


def _pareto(rows: Iterable[_Row], weight: Weight) -> Pareto:
    undefined: dict[str, Sentence] = {}
    valued = [(row, _value(row, weight, undefined)) for row in rows]
    valued.sort(key=lambda pair: (pair[0].other, pair[1] is None, -(pair[1] or 0)))  # stable: ties stay as they are
    total = _total(valued, undefined)
    bars, vital, so_far = [], [], Fraction(0)
    for row, value in valued:
        share = cumulative = kind = None
        if total and value is not None:
            before, so_far = so_far / total, so_far + value
            share, cumulative = float(value / total), float(so_far / total)
            kind = _class(before) if value else "C"
            if before < VITAL:
                vital.append(row.id)
        shown = None if value is None else float(value)
        bars.append(Bar(row.id, row.name, row.other, row.count, shown, share, cumulative, kind))
    return Pareto(weight, tuple(bars), None if total is None else float(total), tuple(vital), undefined)


def _class(before: Fraction) -> Class:
    """By what the bars before it have reached: the one that crosses a limit still belongs to the class up to it."""
    return "A" if before < VITAL else "B" if before < USEFUL else "C"


def _value(row: _Row, weight: Weight, undefined: dict[str, Sentence]) -> Fraction | None:
    if not row.count:
        return Fraction(0)
    if row.each is None:
        undefined[f"bars.{row.id}.value"] = sentence(_MISSING[weight], name=name_of(row))
        return None
    return _shown(row.count * Fraction(repr(row.each)), f"bars.{row.id}.value", undefined)


def _total(valued: list[tuple[_Row, Fraction | None]], undefined: dict[str, Sentence]) -> Fraction | None:
    """The sum, with the reason under `total` and `shares` when there is none, or nothing to share out."""
    known = [value for _row, value in valued if value is not None]
    if len(known) < len(valued):
        undefined["total"] = undefined["shares"] = next(iter(undefined.values()))
        return None
    total = _shown(sum(known, Fraction(0)), "total", undefined)
    if total is None:
        undefined["shares"] = undefined["total"]
    elif not total:
        undefined["shares"] = Sentence(NOTHING_WEIGHS if any(row.count for row, _ in valued) else NOTHING_COUNTED)
    return total


def _shown(value: Fraction, key: str, undefined: dict[str, Sentence]) -> Fraction | None:
    """The value if a float can hold it."""
    try:
        float(value)
    except OverflowError:
        undefined[key] = TOO_LARGE
        return None
    return value
