"""The formulas of flow, one function each: FIELD 4.1, after Rother & Shook, *Learning to See*, and the eVSM v6 guide.

Times are seconds, `days` worked days, rates parts per worked day, shares and yields lie between 0 and 1.
An `Amount` is a number, or the sentence that says why there is none; a reason among the inputs is the result.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from app.language import N_, Sentence, sentence

Amount = float | Sentence

TOO_LARGE = sentence(N_("The number is too large to be computed."))
NO_DEMAND = sentence(N_("The demand is zero."))
NO_AVAILABLE_TIME = sentence(N_("The available time is zero."))
NO_PARTS_PER_CYCLE = sentence(N_("The parts per cycle are zero."))
NO_BATCH = sentence(N_("The batch size is zero."))
NO_MACHINES = sentence(N_("The number of machines is zero."))
NO_UPTIME = sentence(N_("The uptime is zero."))
NO_CYCLE_TIME = sentence(N_("The effective cycle time is zero."))
NO_CAPACITY = sentence(N_("The capacity is zero."))
NO_YIELD = sentence(N_("Everything is scrapped: no good part leaves."))
NO_LEAD_TIME = sentence(N_("The lead time is zero."))
NO_WAITS = sentence(N_("Nothing waits: there is no inventory to turn."))
NO_PERIOD_DAYS = sentence(N_("The worked days of the period of the demand are zero."))
BREAKS_TOO_LONG = sentence(N_("The breaks are longer than the shift."))
INFEASIBLE = sentence(N_("The production of one day takes all the available time: none is left for changeovers."))


def given(value: float | None, reason: Sentence) -> Amount:
    """The datum, or why it is missing."""
    return reason if value is None else value


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum; the first reason among the amounts when one is undefined."""
    result = 0.0
    for amount in amounts:
        if isinstance(amount, Sentence):
            return amount
        result += amount
    return _finite(result)


def both(one: Amount, other: Amount) -> Amount:
    """`total` of two, which is asked for more often than anything else."""
    if isinstance(one, Sentence):
        return one
    return other if isinstance(other, Sentence) else _finite(one + other)


def product(amounts: Iterable[Amount]) -> Amount:
    """The product; the first reason among the amounts when one is undefined."""
    result = 1.0
    for amount in amounts:
        if isinstance(amount, Sentence):
            return amount
        result *= amount
    return _finite(result)


def quotient(dividend: Amount, divisor: Amount, if_zero: Sentence) -> Amount:
    """`dividend` ÷ `divisor`; `if_zero` is the reason when the divisor is zero."""
    if isinstance(dividend, Sentence):
        return dividend
    if isinstance(divisor, Sentence):
        return divisor
    return _finite(dividend / divisor) if divisor else if_zero


def _finite(value: float) -> Amount:
    return value if math.isfinite(value) else TOO_LARGE


def available_time(shifts_per_day: Amount, shift_s: Amount, breaks_s: Amount) -> Amount:
    """Available time of a day = shifts × (shift − breaks), s per day."""
    if isinstance(shift_s, Sentence):
        return shift_s
    if isinstance(breaks_s, Sentence):
        return breaks_s
    return product((shifts_per_day, shift_s - breaks_s)) if breaks_s <= shift_s else BREAKS_TOO_LONG


def demand_per_day(quantity: Amount, days_in_period: Amount) -> Amount:
    """Demand = customer demand ÷ worked days of its period, parts per day."""
    return quotient(quantity, days_in_period, NO_PERIOD_DAYS)


def takt(available_s: Amount, demand: Amount) -> Amount:
    """Takt = available time ÷ demand, s per part."""
    return quotient(available_s, demand, NO_DEMAND)


def parts_started(parts_needed: Amount, scrap: float) -> Amount:
    """Demand at a step = parts needed after it ÷ its yield, parts started per day; yield = 1 − scrap."""
    return quotient(parts_needed, 1.0 - scrap, NO_YIELD)


def effective_cycle_time(
    cycle_time_s: Amount,
    *,
    parts_per_cycle: float = 1.0,
    changeover_s: float = 0.0,
    batch_size: float | None = None,
    machines: float = 1.0,
    uptime: float = 1.0,
) -> Amount:
    """Effective cycle time = (C/T ÷ parts per cycle + C/O ÷ batch size) ÷ machines ÷ uptime, s per part started.

    Without a batch size the changeover is left out, of which the caller warns.
    """
    run = quotient(cycle_time_s, parts_per_cycle, NO_PARTS_PER_CYCLE)
    set_up = quotient(changeover_s, batch_size, NO_BATCH) if changeover_s and batch_size is not None else 0.0
    return quotient(quotient(total((run, set_up)), machines, NO_MACHINES), uptime, NO_UPTIME)


def capacity(available_s: Amount, resource_share: float, effective_s: Amount) -> Amount:
    """Capacity = available time × share of the resource ÷ effective cycle time, parts per day."""
    return quotient(product((available_s, resource_share)), effective_s, NO_CYCLE_TIME)


def load(started_per_day: Amount, capacity_per_day: Amount) -> Amount:
    """Load = demand at the step ÷ capacity; above 1 the step cannot meet takt."""
    return quotient(started_per_day, capacity_per_day, NO_CAPACITY)


def inventory_days(quantity: Amount, taken_per_day: Amount) -> Amount:
    """Inventory time = quantity ÷ demand of the steps it feeds, worked days (Little's law)."""
    return quotient(quantity, taken_per_day, NO_DEMAND)


def lead_time(waiting_days: Amount, processing_s: Amount, available_s: Amount) -> Amount:
    """Lead time = waits + processing ÷ available time of a day, worked days, never days of 24 h."""
    if processing_s == 0:
        return waiting_days
    return total((waiting_days, quotient(processing_s, available_s, NO_AVAILABLE_TIME)))


def non_value_added(lead_time_s: Amount, value_added_s: Amount, necessary_s: Amount) -> Amount:
    """Non-value-added time = lead time in worked seconds − value-added − necessary non-value-added time, s."""
    if isinstance(lead_time_s, Sentence):
        return lead_time_s
    added = total((value_added_s, necessary_s))
    return added if isinstance(added, Sentence) else lead_time_s - added


def process_cycle_efficiency(value_added_s: Amount, lead_time_days: Amount, available_s: Amount) -> Amount:
    """PCE = value-added time ÷ lead time, both in worked time, a share."""
    return quotient(value_added_s, product((lead_time_days, available_s)), NO_LEAD_TIME)


def inventory_turns(days_per_year: Amount, waiting_days: Amount) -> Amount:
    """Inventory turns = worked days per year ÷ waiting days, per year."""
    return quotient(days_per_year, waiting_days, NO_WAITS)


@dataclass(frozen=True, slots=True)
class Product:
    """One product of a shared resource: parts per day, s per part, s per changeover to it."""

    demand_per_day: Amount
    cycle_time_s: Amount
    changeover_s: float


def epei(products: Iterable[Product], available_s: Amount, uptime: float = 1.0) -> Amount:
    """Every part every interval = ΣC/O ÷ (available time × uptime − Σ demand × C/T), worked days.

    Infeasible when the divisor is not above zero. `available_s` counts all machines and the share of the resource.
    Source: FIELD 4.1 and the eVSM v6 guide: 180 ÷ (500 − 440) = 3 days.
    """
    products = tuple(products)
    changeovers = math.fsum(one.changeover_s for one in products)
    run = total(product((one.demand_per_day, one.cycle_time_s)) for one in products)
    time = product((available_s, uptime))
    if isinstance(run, Sentence):
        return run
    if isinstance(time, Sentence):
        return time
    left = time - run
    return _finite(changeovers / left) if left > 1e-12 * time else INFEASIBLE


def smallest_batch(demand: Amount, epei_days: Amount) -> Amount:
    """Smallest batch of a product = its demand × EPEI, parts."""
    return product((demand, epei_days))
