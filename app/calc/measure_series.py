"""Points of one indicator that come from elsewhere, column by column: there may be a hundred thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Again = Literal["keep", "replace"]
"""What is done with a point where one stands already at the same date, shift and machine, with another value."""


@dataclass(frozen=True, slots=True)
class MeasureSeries:
    """For the indicator of this id, or for a new one called `name`. Each column is as long as `at`, or empty.

    `at`, `stage`, `shift`, `machine`, `event` and `comment` are texts as `Measure` has them; of `value`, `count`, `n`
    and the readings `values` there may be none in a place.
    """

    indicator: str | None
    name: str
    unit: str = ""
    at: Sequence[str] = ()
    value: Sequence[float | None] = ()
    values: Sequence[tuple[float, ...]] = ()
    count: Sequence[float | None] = ()
    n: Sequence[float | None] = ()
    stage: Sequence[str] = ()
    shift: Sequence[str] = ()
    machine: Sequence[str] = ()
    event: Sequence[str] = ()
    comment: Sequence[str] = ()
    blank: int = 0
    """Lines that were left out because there is nothing in them to measure."""

    def __len__(self) -> int:
        return len(self.at)


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of importing: ids of indicators, in the order of the series, and how many points of each kind."""

    indicators: tuple[str, ...] = ()
    new_indicators: int = 0
    added: int = 0
    skipped: int = 0
    replaced: int = 0
    beside: int = 0
    """Of those added, the ones that stand beside another value of the same date, shift and machine."""
