"""What a value stream map is made of, as frozen data, and `figures`: what it says of takt, lead time, value and load.

Times are seconds, `days` are worked days, shares lie between 0 and 1. `None` is "not given".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.calc import flow_formula as formula
from app.calc import flow_reason as why
from app.calc import step_figures as step
from app.calc.explanation import explain as explain
from app.calc.flow_formula import Amount
from app.calc.flow_reason import warnings
from app.calc.material_path import key_of, material_path
from app.calc.path_figures import NOTHING, Passage, Times, demands, passage
from app.calc.rolled_yield import rolled_throughput_yield
from app.language import Sentence

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
    """One symbol of a map; `x`, `y` are its centre in scene pixels. Fields of each kind: `map_symbol.SYMBOLS`."""

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


@dataclass(frozen=True, slots=True)
class InventoryFigures:
    """`days` of wait; `demand_per_day`: parts taken out per day by the steps it feeds."""

    days: float | None
    demand_per_day: float | None


@dataclass(frozen=True, slots=True)
class ProcessFigures:
    """`demand_per_day` counts parts started; `takt_s`, `load` and `over_takt` are those of the step itself."""

    demand_per_day: float | None
    takt_s: float | None
    effective_cycle_time_s: float | None
    capacity_per_day: float | None
    load: float | None
    over_takt: bool | None
    epei_days: float | None


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step of the timeline: a wait in worked days above, or a processing in seconds below."""

    symbol_id: str
    kind: Literal["wait", "processing"]
    days: float | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Warning_:
    """What the reader of the figures should know, and the ids of the symbols it is about."""

    sentence: Sentence
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of one map, unrounded; `None` is undefined, its reason in `undefined` under the name of the figure,
    as in `takt_s`, `inventories.<id>.days`, `processes.<id>.load`.

    Where alternatives meet, the figures are their means by shares; `critical_path` and `ladder` follow the longest
    branch, and `lead_time_range_days` says the shortest and the longest.
    """

    available_s_per_day: float | None
    demand_per_day: float | None
    takt_s: float | None
    waiting_days: float | None
    lead_time_days: float | None
    processing_s: float | None
    value_added_s: float | None
    necessary_non_value_added_s: float | None
    non_value_added_s: float | None
    process_cycle_efficiency: float | None
    rolled_throughput_yield: float | None
    inventory_turns: float | None
    epei_days: float | None
    critical_path: tuple[str, ...]
    branch_rule: Literal["all", "alternatives", "mixed"] | None
    bottleneck: str | None
    lead_time_range_days: tuple[float, float] | None
    inventories: dict[str, InventoryFigures]
    processes: dict[str, ProcessFigures]
    ladder: tuple[LadderStep, ...]
    warnings: tuple[Warning_, ...]
    undefined: dict[str, Sentence]


OVER_TAKT_TOLERANCE = 1e-9
"""A cycle of exactly takt stays within takt whatever the last bit of the division says."""


def figures(stream: ValueStream) -> Figures:
    """All figures of a map by the formulas of FIELD 4.1, in time linear in its symbols and flows."""
    return _Reckoning(stream).figures()


class _Reckoning:
    """The figures of one map in the making; `undefined` collects the reasons under the names of the figures."""

    def __init__(self, stream: ValueStream) -> None:
        self.stream = stream
        self.undefined: dict[str, Sentence] = {}
        self.path = material_path(stream)
        self.available = step.available_time(stream.calendar)
        self.demand = step.demand(stream)
        self.started, self.leaving = demands(self.path, self.demand)

    def number(self, key: str, amount: Amount) -> float | None:
        if isinstance(amount, Sentence):
            self.undefined[key] = amount
            return None
        return float(amount)

    def figures(self) -> Figures:
        number, available = self.number, self.available
        inventories = {s.id: self._inventory(s) for s in self.stream.symbols if s.kind == "inventory"}
        processes = {s.id: self._process(s) for s in self.stream.symbols if s.kind == "process"}
        way = passage(self.path, self._own_times, available)
        times = way.times
        lead = formula.lead_time(times.waiting_days, times.processing_s, available)
        worked = formula.product((lead, available))
        year = formula.given(self.stream.calendar.days_per_year, why.NO_DAYS_IN["year"])
        return Figures(
            number("available_s_per_day", available),
            number("demand_per_day", self.demand),
            number("takt_s", formula.takt(available, self.demand)),
            number("waiting_days", times.waiting_days),
            number("lead_time_days", lead),
            number("processing_s", times.processing_s),
            number("value_added_s", times.value_added_s),
            number("necessary_non_value_added_s", times.necessary_s),
            number("non_value_added_s", formula.non_value_added(worked, times.value_added_s, times.necessary_s)),
            number("process_cycle_efficiency", formula.process_cycle_efficiency(times.value_added_s, lead, available)),
            number("rolled_throughput_yield", rolled_throughput_yield(self.path, step.first_pass_yield)),
            number("inventory_turns", formula.inventory_turns(year, times.waiting_days)),
            self._epei(processes),
            tuple(symbol.id for symbol in way.longest),
            way.rule,
            self._bottleneck(processes),
            way.range_days,
            inventories,
            processes,
            self._ladder(way, inventories),
            tuple(Warning_(text, tuple(s.id for s in symbols)) for text, symbols in warnings(self.stream, self.path)),
            self.undefined,
        )

    @staticmethod
    def _of(amounts: dict[str, Amount], symbol: Symbol) -> Amount:
        return amounts[symbol.id] if symbol.id in amounts else why.not_linked([symbol])

    def _inventory(self, symbol: Symbol) -> InventoryFigures:
        taken = self._of(self.leaving, symbol)
        key = f"inventories.{symbol.id}."
        return InventoryFigures(
            self.number(key + "days", step.wait(symbol, taken)), self.number(key + "demand_per_day", taken)
        )

    def _process(self, symbol: Symbol) -> ProcessFigures:
        key = f"processes.{symbol.id}."
        started = self._of(self.started, symbol)
        available: Amount = self.available if symbol.available_s_per_day is None else symbol.available_s_per_day
        takt = formula.takt(available, started)
        effective = step.effective_cycle_time(symbol)
        capacity = formula.capacity(available, step.resource_share(symbol), effective)
        over = None
        doubt = formula.total((effective, takt))
        if isinstance(doubt, Sentence):
            self.undefined[key + "over_takt"] = doubt
        elif not isinstance(effective, Sentence) and not isinstance(takt, Sentence):
            over = effective > takt * (1 + OVER_TAKT_TOLERANCE)
        return ProcessFigures(
            self.number(key + "demand_per_day", started),
            self.number(key + "takt_s", takt),
            self.number(key + "effective_cycle_time_s", effective),
            self.number(key + "capacity_per_day", capacity),
            self.number(key + "load", formula.load(started, capacity)),
            over,
            self.number(key + "epei_days", step.epei(symbol, started, available)),
        )

    def _own_times(self, symbol: Symbol) -> Times:
        if symbol.kind == "inventory":
            wait = step.wait(symbol, self.leaving.get(symbol.id, why.NO_PATH))
            return NOTHING._replace(waiting_days=wait, shortest_days=wait, longest_days=wait)
        return step.process_times(symbol, self.available) if symbol.kind == "process" else NOTHING

    def _epei(self, processes: dict[str, ProcessFigures]) -> float | None:
        """The largest of the steps with a changeover; undefined with the first of them that is.

        Steps said to change over in no time count where there are no others: a full one beside them hides nothing.
        """
        told = [s for s in self.stream.symbols if s.kind == "process" and s.changeover_s is not None]
        changed = [s for s in told if s.changeover_s] or told
        unknown = [s for s in changed if processes[s.id].epei_days is None]
        if unknown:
            first = min(unknown, key=key_of)
            self.undefined["epei_days"] = self.undefined[f"processes.{first.id}.epei_days"]
            return None
        largest = max((processes[s.id].epei_days or 0.0 for s in changed), default=None)
        return self.number("epei_days", formula.given(largest, why.NO_CHANGEOVER))

    def _bottleneck(self, processes: dict[str, ProcessFigures]) -> str | None:
        """The step of the highest known load; of equals the first by its id in the exchange file."""
        loads = {id: one.load for id, one in processes.items() if one.load is not None}
        if not loads:
            self.undefined["bottleneck"] = why.NO_LOAD
            return None
        highest = max(loads.values())
        return min((s for s in self.stream.symbols if loads.get(s.id) == highest), key=key_of).id

    def _ladder(self, way: Passage, inventories: dict[str, InventoryFigures]) -> tuple[LadderStep, ...]:
        return tuple(
            LadderStep(symbol.id, "wait", inventories[symbol.id].days, None)
            if symbol.kind == "inventory"
            else LadderStep(symbol.id, "processing", None, step.processing_time(symbol))
            for symbol in way.longest
            if symbol.kind in ("inventory", "process")
        )
