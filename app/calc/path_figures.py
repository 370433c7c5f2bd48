"""What adds up along the material path: demand upstream from the customer, times and yields downstream to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.calc import flow_reason as why
from app.calc.flow_formula import Amount, both, lead_time, parts_started, product, total
from app.calc.material_path import Feed, MaterialPath
from app.language import Sentence

if TYPE_CHECKING:
    from app.calc.value_stream import Join, Symbol


class Times(NamedTuple):
    """What a part has spent when it leaves a symbol; `shortest` and `longest` lead time over the alternatives, days."""

    waiting_days: Amount
    processing_s: Amount
    value_added_s: Amount
    necessary_s: Amount
    shortest_days: Amount
    longest_days: Amount


NOTHING = Times(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Passage:
    """The whole way: its times, the symbols of its longest branch in order, and how the branches meet on it."""

    times: Times
    longest: tuple[Symbol, ...] = ()
    rules: frozenset[Join] = frozenset()

    @property
    def rule(self) -> Literal["all", "alternatives", "mixed"] | None:
        return "mixed" if len(self.rules) > 1 else next(iter(self.rules), None)

    @property
    def range_days(self) -> tuple[float, float] | None:
        """The shortest and the longest lead time, where alternatives meet on the way."""
        shortest, longest = self.times.shortest_days, self.times.longest_days
        if "alternatives" not in self.rules or isinstance(shortest, Sentence) or isinstance(longest, Sentence):
            return None
        return shortest, longest


def _no_times(reason: Sentence) -> Times:
    return Times(reason, reason, reason, reason, reason, reason)


def demands(path: MaterialPath, demand: Amount) -> tuple[dict[str, Amount], dict[str, Amount]]:
    """Parts started at and leaving each symbol per day, by its id, from the customer upstream (FIELD 4.1).

    Leaving = Σ over the flows out of it of parts started at the target × quantity per part × share of the alternatives.
    """
    if path.cycle:
        circle: dict[str, Amount] = dict.fromkeys((s.id for s in path.symbols), why.cycle(path.cycle))
        return circle, circle
    leaving: list[Amount] = [0.0] * len(path.feeds)
    started: list[Amount] = [0.0] * len(path.feeds)
    if path.ends:
        leaving[path.ends[0] if path.end is None else path.end] = demand
    for j in reversed(path.order):
        if not path.reaches_end[j]:
            leaving[j] = started[j] = why.dead_end([path.symbols[j]])
            continue
        started[j] = leaving[j] if j == path.end else _started(path.symbols[j], leaving[j])
        for feed in path.feeds[j]:
            leaving[feed.source] = total((leaving[feed.source], _taken(path, j, feed, started[j])))
    ids = [symbol.id for symbol in path.symbols]
    return dict(zip(ids, started, strict=False)), dict(zip(ids, leaving, strict=False))


def _started(symbol: Symbol, leaving: Amount) -> Amount:
    if symbol.kind != "process" or isinstance(leaving, Sentence):
        return leaving
    scrap = symbol.scrap or 0.0
    return parts_started(leaving, scrap) if scrap < 1.0 else why.all_scrapped(symbol)


def _taken(path: MaterialPath, j: int, feed: Feed, started: Amount) -> Amount:
    """Parts per day that j takes by one flow into it."""
    if j == path.end:
        return product((started, feed.weight)) if feed.weight is not None else why.UNSHARED_ENDS
    if path.rules[j] == "alternatives":
        share: Amount = feed.weight if feed.weight is not None else why.no_shares(path.symbols[j])
        return product((started, feed.quantity_per, share))
    return product((started, feed.quantity_per))


def passage(path: MaterialPath, own: Callable[[Symbol], Times], available_s: Amount) -> Passage:
    """The way of the parts to the end; `own` is what one symbol adds."""
    if path.cycle:
        return Passage(_no_times(why.cycle(path.cycle)))
    if not path.ends:
        return Passage(_no_times(why.NO_PATH))
    spent: list[Times] = [NOTHING] * len(path.feeds)
    before: list[int | None] = [None] * len(path.feeds)
    for j in path.order:
        feeds = path.feeds[j]
        if not path.reaches_end[j]:
            continue
        arrived = NOTHING
        if feeds:
            branches = [spent[feed.source] for feed in feeds]
            longest = 0
            if len(feeds) > 1:
                longest = _longest(branches, available_s, [feed.weight != 0.0 for feed in feeds])
            before[j] = feeds[longest].source
            if path.rules[j] == "alternatives":
                reason = why.UNSHARED_ENDS if j == path.end else why.no_shares(path.symbols[j])
                arrived = _mean(branches, [feed.weight for feed in feeds], reason)
            elif len(feeds) > 1:
                arrived = _together(branches, longest, available_s)
            else:
                arrived = branches[0]
        spent[j] = arrived if j == path.end else _sum(arrived, own(path.symbols[j]))
    return _along(path, spent, before)


def _along(path: MaterialPath, spent: list[Times], before: list[int | None]) -> Passage:
    last = path.end if path.end is not None else path.ends[0]
    way = []
    at: int | None = last
    while at is not None:
        way.append(at)
        at = before[at]
    rules = frozenset(rule for j in way if (rule := path.rules[j]))
    return Passage(spent[last], tuple(path.symbols[j] for j in reversed(way) if j != path.end), rules)


def _sum(spent: Times, own: Times) -> Times:
    return Times(*map(both, spent, own)) if own is not NOTHING else spent


def _longest(branches: list[Times], available_s: Amount, taken: list[bool]) -> int:
    """The branch of the longest lead time, as far as it is known; the first of equals."""
    day = available_s if isinstance(available_s, float | int) and available_s > 0 else float("inf")
    known = [[0.0 if isinstance(a, Sentence) else a for a in times[:2]] for times in branches]
    return max(
        range(len(branches)), key=lambda i: (taken[i], known[i][0] + known[i][1] / day, known[i][0], known[i][1], -i)
    )


def _together(branches: list[Times], longest: int, available_s: Amount) -> Times:
    """All must arrive: the longest branch counts, if it is certain which one that is."""
    doubt = total(amount for times in branches for amount in times[:2])
    if not isinstance(doubt, Sentence):
        best = branches[longest]
        leads = total(lead_time(times.waiting_days, times.processing_s, available_s) for times in branches)
        beaten = all(_at_most(times.waiting_days, best.waiting_days) for times in branches)
        if not isinstance(leads, Sentence) or (
            beaten and all(_at_most(times.processing_s, best.processing_s) for times in branches)
        ):
            shortest = _extreme([times.shortest_days for times in branches])
            return best._replace(shortest_days=shortest, longest_days=_extreme([t.longest_days for t in branches]))
        doubt = leads
    return _no_times(doubt)


def _at_most(amount: Amount, limit: Amount) -> bool:
    return not isinstance(amount, Sentence) and not isinstance(limit, Sentence) and amount <= limit


def _extreme(amounts: list[Amount], choose: Callable[[list[float]], float] = max) -> Amount:
    numbers = []
    for amount in amounts:
        if isinstance(amount, Sentence):
            return amount
        numbers.append(amount)
    return choose(numbers)


def _mean(branches: list[Times], weights: list[float | None], no_weights: Sentence) -> Times:
    """Alternatives: the mean weighted by their shares; a branch without share does not count."""
    taken = [(times, weight) for times, weight in zip(branches, weights, strict=True) if weight]
    if not taken:
        return _no_times(no_weights)
    waiting, processing, value_added, necessary = (
        total(product((times[k], weight)) for times, weight in taken) for k in range(4)
    )
    shortest = _extreme([times.shortest_days for times, _ in taken], min)
    longest = _extreme([times.longest_days for times, _ in taken])
    return Times(waiting, processing, value_added, necessary, shortest, longest)
