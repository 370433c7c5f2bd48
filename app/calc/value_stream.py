"""What a value stream map is made of, as frozen data: the input of the figures, the canvas, the sheets and the exchange.

Times are seconds, `days` are worked days, shares lie between 0 and 1. `None` is "not given".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

State = Literal["current", "future", "ideal"]
Period = Literal["day", "week", "month", "year"]
Join = Literal["all", "alternatives"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Worked time of the map. Only the breaks have a default: none are taken when none are given."""

    shifts_per_day: float | None = None
    shift_s: float | None = None
    breaks_s_per_shift: float | None = None
    days_per_week: float | None = None
    days_per_month: float | None = None
    days_per_year: float | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """Customer demand as it was typed: parts per `per`."""

    quantity: float | None = None
    per: Period = "day"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol of a map. `x`, `y` are its centre, in scene pixels. Which fields mean something: `map_symbol.SYMBOLS`."""

    id: str
    kind: str
    name: str = ""
    note: str = ""
    x: float | None = None
    y: float | None = None
    quantity: float | None = None
    days: float | None = None
    cycle_time_s: float | None = None
    changeover_s: float | None = None
    uptime: float | None = None
    scrap: float | None = None
    first_pass_yield: float | None = None
    operators: float | None = None
    machines: float | None = None
    parts_per_cycle: float | None = None
    batch_size: float | None = None
    resource_share: float | None = None
    processing_time_s: float | None = None
    value_added_s: float | None = None
    necessary_non_value_added_s: float | None = None
    available_s_per_day: float | None = None
    manual_work_s: float | None = None
    join: Join | None = None
    ref: str = ""
    """The id of the exchange file, unique within its map; the figures of the command line are keyed by it."""


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow from one symbol to another; `share` counts on a join of alternatives, `quantity_per` on an assembly."""

    id: str
    source: str
    target: str
    kind: str
    name: str = ""
    share: float | None = None
    quantity_per: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class ValueStream:
    """One map, whole. `symbols` and `flows` are in their stored order."""

    id: str
    name: str = ""
    state: State = "current"
    calendar: Calendar = field(default_factory=Calendar)
    demand: Demand = field(default_factory=Demand)
    symbols: tuple[Symbol, ...] = ()
    flows: tuple[Flow, ...] = ()
