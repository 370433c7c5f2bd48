"""Two periods of the same tally beside each other: what each category weighed before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from app.calc.pareto import Bar, Pareto, pareto
from app.calc.tally import Tally
from app.language import N_, Sentence, plain

NOT_ON_SHEET = N_("It was not on the sheet of one of the two periods.")
NOTHING_BEFORE = N_("Nothing was counted in the earlier period.")


@dataclass(frozen=True, slots=True)
class Changed:
    """Values in occurrences, money or seconds; `difference` is after − before, `share` that of what was before.

    `id` is the category of the later period; of the earlier one where the later has it no more.
    """

    id: str
    name: str
    other: bool
    before: float | None
    after: float | None
    difference: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """Both Paretos by the weight of the later one; `rows` in the order of its bars, then what only the earlier had.

    `undefined` has the reasons under `total`, `<id>.difference` and `total.share`, besides those of the two Paretos.
    """

    before: Pareto
    after: Pareto
    rows: tuple[Changed, ...]
    total: Changed
    undefined: dict[str, Sentence]

    def of(self, id: str) -> Changed | None:
        return next((row for row in self.rows if row.id == id), None)


def change(before: Tally, after: Tally) -> Change:
    """Categories are the same where their names are, whatever capitals and accents; the "other" rows are, too."""
    earlier, later = pareto(replace(before, weight=after.weight)), pareto(after)
    undefined: dict[str, Sentence] = {}
    waiting = list(earlier.bars)
    rows = []
    for bar in later.bars:
        same = next((each for each in waiting if _key(each) == _key(bar)), None)
        if same is not None:
            waiting.remove(same)
        rows.append(_changed(bar, same, bar, undefined))
    rows += [_changed(bar, bar, None, undefined) for bar in waiting]
    total = _total(earlier, later, undefined)
    return Change(earlier, later, tuple(rows), total, undefined)


def _key(bar: Bar) -> str:
    return "" if bar.other else plain(bar.name).strip() or bar.id


def _changed(named: Bar, before: Bar | None, after: Bar | None, undefined: dict[str, Sentence]) -> Changed:
    a, b = before.value if before else None, after.value if after else None
    difference, share = _difference(a, b)
    if before is None or after is None:
        undefined[f"{named.id}.difference"] = Sentence(NOT_ON_SHEET)
    return Changed(named.id, named.name, named.other, a, b, difference, share)


def _total(before: Pareto, after: Pareto, undefined: dict[str, Sentence]) -> Changed:
    difference, share = _difference(before.total, after.total)
    reasons: Iterable[Sentence] = [found.undefined["total"] for found in (before, after) if found.total is None]
    for reason in reasons:
        undefined.setdefault("total", reason)
    if difference is not None and share is None:
        undefined["total.share"] = Sentence(NOTHING_BEFORE)
    return Changed("", "", False, before.total, after.total, difference, share)


def _difference(before: float | None, after: float | None) -> tuple[float | None, float | None]:
    """After − before of the decimals as they are written, and its share of what was before."""
    if before is None or after is None:
        return None, None
    was = Fraction(repr(before))
    difference = Fraction(repr(after)) - was
    return float(difference), float(difference / was) if was else None
