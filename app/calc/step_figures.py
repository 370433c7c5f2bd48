"""What was typed about a map and its symbols, read as inputs of the formulas: defaults, and reasons where it misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.calc import flow_formula as formula
from app.calc import flow_reason as why
from app.calc import map_symbol
from app.calc.flow_formula import Amount
from app.calc.path_figures import Times

if TYPE_CHECKING:
    from app.calc.value_stream import Calendar, Symbol, ValueStream


def available_time(calendar: Calendar) -> Amount:
    """Available time of the map, s per day; no breaks are taken when none are given."""
    return formula.available_time(
        formula.given(calendar.shifts_per_day, why.NO_SHIFTS),
        formula.given(calendar.shift_s, why.NO_SHIFT),
        calendar.breaks_s_per_shift or 0.0,
    )


def demand(stream: ValueStream) -> Amount:
    """Customer demand, parts per worked day."""
    quantity = formula.given(stream.demand.quantity, why.NO_CUSTOMER_DEMAND)
    return formula.demand_per_day(quantity, days_in_period(stream))


def days_in_period(stream: ValueStream) -> Amount:
    """Worked days of the period for which the demand was typed."""
    if stream.demand.per == "day":
        return 1.0
    days: float | None = getattr(stream.calendar, f"days_per_{stream.demand.per}")
    return formula.given(days, why.NO_DAYS_IN[stream.demand.per])


def first_pass_yield(symbol: Symbol) -> float:
    """FPY as given, else 1 − scrap; 1 where nothing is made."""
    if symbol.kind != "process":
        return 1.0
    return 1.0 - (symbol.scrap or 0.0) if symbol.first_pass_yield is None else symbol.first_pass_yield


def resource_share(symbol: Symbol) -> float:
    return 1.0 if symbol.resource_share is None else symbol.resource_share


def machines(symbol: Symbol) -> float:
    return 1.0 if symbol.machines is None else symbol.machines


def parts_per_cycle(symbol: Symbol) -> float:
    return 1.0 if symbol.parts_per_cycle is None else symbol.parts_per_cycle


def uptime(symbol: Symbol) -> float:
    return 1.0 if symbol.uptime is None else symbol.uptime


def wait(symbol: Symbol, taken_per_day: Amount) -> Amount:
    """Days that an inventory waits: as measured, else its quantity ÷ what is taken out per day."""
    if symbol.days is not None:
        return symbol.days
    if symbol.quantity is None:
        return why.missing(map_symbol.QUANTITY, symbol)
    return why.about(symbol, formula.inventory_days(symbol.quantity, taken_per_day), taken_per_day)


def cycle_time(symbol: Symbol) -> Amount:
    return why.missing(map_symbol.CYCLE_TIME, symbol) if symbol.cycle_time_s is None else symbol.cycle_time_s


def effective_cycle_time(symbol: Symbol) -> Amount:
    """Effective cycle time of a step, s per part started."""
    cycle = cycle_time(symbol)
    effective = formula.effective_cycle_time(
        cycle,
        parts_per_cycle=parts_per_cycle(symbol),
        changeover_s=symbol.changeover_s or 0.0,
        batch_size=symbol.batch_size,
        machines=machines(symbol),
        uptime=uptime(symbol),
    )
    return why.about(symbol, effective, cycle)


def epei(symbol: Symbol, started: Amount, available_s: Amount) -> Amount:
    """EPEI of one step, worked days; 0 where changing over is said to take no time."""
    if symbol.changeover_s is None:
        return why.about(symbol, why.NO_OWN_CHANGEOVER)
    cycle = cycle_time(symbol)
    per_part = formula.quotient(cycle, parts_per_cycle(symbol), formula.NO_PARTS_PER_CYCLE)
    time = formula.product((available_s, resource_share(symbol), machines(symbol)))
    one = formula.Product(started, per_part, symbol.changeover_s)
    return why.about(symbol, formula.epei([one], time, uptime(symbol)), started, cycle, available_s)


def processing_time(symbol: Symbol) -> float | None:
    """Throughput time of a step, s: as given, else its cycle time."""
    return symbol.cycle_time_s if symbol.processing_time_s is None else symbol.processing_time_s


def value_added(symbol: Symbol) -> float | None:
    """Value-added time of a step, s: as given, else its cycle time."""
    return symbol.cycle_time_s if symbol.value_added_s is None else symbol.value_added_s


def process_times(symbol: Symbol, available_s: Amount) -> Times:
    """What one step adds to the way of a part."""
    processing, value = processing_time(symbol), value_added(symbol)
    spent = why.missing(map_symbol.PROCESSING_TIME, symbol) if processing is None else processing
    added = why.missing(map_symbol.VALUE_ADDED, symbol) if value is None else value
    days = formula.lead_time(0.0, spent, available_s)
    return Times(0.0, spent, added, symbol.necessary_non_value_added_s or 0.0, days, days)
