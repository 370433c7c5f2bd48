"""The way of the material through a map: who feeds whom, in which order, where it ends and how branches meet.

Everything here is linear in symbols and flows, and without recursion, so that 20,000 symbols in a chain pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND

if TYPE_CHECKING:
    from app.calc.value_stream import Join, Symbol, ValueStream

SHARE_TOLERANCE = 1e-6
"""How far the shares of alternatives may lie from one together before the map warns of it."""

_MATERIAL = {kind.id for kind in FLOW_KIND.values() if kind.family == "material"}
_ON_PATH = {kind.id for kind in SYMBOL_KIND.values() if kind.on_material_path}


@dataclass(slots=True)
class Feed:
    """One material flow seen from the symbol that it reaches; `weight` is its part of the alternatives."""

    source: int
    share: float | None = None
    quantity_per: float = 1.0
    weight: float | None = None


@dataclass(slots=True)
class MaterialPath:
    """Nodes are indices into `symbols`, which are those on the material path and linked by it.

    `feeds[j]` are the flows into j, `rules[j]` how they meet (`None`: they do not, there are fewer than two).
    A last node without symbol, `end`, joins the ends when there are several. `order` is empty when `cycle` is not.
    """

    symbols: list[Symbol]
    feeds: list[list[Feed]]
    rules: list[Join | None] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    cycle: list[Symbol] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    end: int | None = None
    reaches_end: list[bool] = field(default_factory=list)
    unlinked: list[Symbol] = field(default_factory=list)
    dead_ends: list[Symbol] = field(default_factory=list)
    strays: list[Symbol] = field(default_factory=list)
    unshared: list[Symbol] = field(default_factory=list)
    shareless: list[Symbol] = field(default_factory=list)
    uneven: list[Symbol] = field(default_factory=list)
    has_customer: bool = False


def material_path(stream: ValueStream) -> MaterialPath:
    """Read the material path of a map; order and ends do not depend on the order of its symbols."""
    path = _linked(stream)
    _sort(path)
    if path.cycle:
        return path
    _find_ends(path)
    _take_shares_from_the_parting(path)
    for j, feeds in enumerate(path.feeds):
        path.rules.append(_weigh(path, j, feeds))
    return path


def _linked(stream: ValueStream) -> MaterialPath:
    """The graph of the material flows. A customer only takes: what leaves it begins a new way.

    Flows that say the same of the same two symbols count once: a push and the withdrawal that asks for it.
    """
    by_id = {symbol.id: symbol for symbol in stream.symbols}
    path = MaterialPath([], [])
    index: dict[str, int] = {}
    strays: dict[str, Symbol] = {}
    known: set[tuple[str, str, float | None, float]] = set()
    for flow in stream.flows:
        source, target = by_id.get(flow.source), by_id.get(flow.target)
        if source is None or target is None or flow.kind not in _MATERIAL:
            continue
        if source.kind not in _ON_PATH or target.kind not in _ON_PATH:
            strays.update((symbol.id, symbol) for symbol in (source, target) if symbol.kind not in _ON_PATH)
            continue
        if source.kind == "customer":
            continue
        quantity_per = 1.0 if flow.quantity_per is None else flow.quantity_per
        said = (source.id, target.id, flow.share, quantity_per)
        if said in known:
            continue
        known.add(said)
        for symbol in (source, target):
            if symbol.id not in index:
                index[symbol.id] = len(path.symbols)
                path.symbols.append(symbol)
                path.feeds.append([])
        path.feeds[index[target.id]].append(Feed(index[source.id], flow.share, quantity_per))
    path.strays = list(strays.values())
    alone = [s for s in stream.symbols if s.id not in index and s.kind in ("process", "inventory")]
    processes = [s for s in alone if s.kind == "process"]
    if not path.symbols and len(processes) == 1:
        path.symbols, path.feeds = processes, [[]]
        alone.remove(processes[0])
    path.unlinked = alone
    return path


def _sort(path: MaterialPath) -> None:
    """Topological order (Kahn), or the symbols of one cycle."""
    targets = _targets(path)
    waiting = [len(feeds) for feeds in path.feeds]
    order = [j for j, n in enumerate(waiting) if not n]
    for j in order:
        for target, _feed in targets[j]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    if len(order) == len(path.symbols):
        path.order = order
        return
    at = min((j for j, n in enumerate(waiting) if n), key=lambda j: key_of(path.symbols[j]))
    seen: dict[int, int] = {}
    while at not in seen:
        seen[at] = len(seen)
        at = next(feed.source for feed in path.feeds[at] if waiting[feed.source])
    around = [path.symbols[j] for j, n in seen.items() if n >= seen[at]][::-1]
    first = around.index(min(around, key=key_of))
    path.cycle = around[first:] + around[:first]


def _targets(path: MaterialPath) -> list[list[tuple[int, Feed]]]:
    targets: list[list[tuple[int, Feed]]] = [[] for _ in path.symbols]
    for j, feeds in enumerate(path.feeds):
        for feed in feeds:
            targets[feed.source].append((j, feed))
    return targets


def _find_ends(path: MaterialPath) -> None:
    """The linked customers, or else whatever nothing leaves; several are joined by a last node of their own."""
    targets = _targets(path)
    last = [j for j in path.order if not targets[j]]
    customers = [j for j in last if path.symbols[j].kind == "customer"]
    path.has_customer = bool(customers)
    path.ends = sorted(customers or last, key=lambda j: key_of(path.symbols[j]))
    path.dead_ends = [path.symbols[j] for j in last if customers and j not in customers]
    path.reaches_end = [False] * len(path.symbols)
    for j in path.ends:
        path.reaches_end[j] = True
    for j in reversed(path.order):
        if any(path.reaches_end[target] for target, _feed in targets[j]):
            path.reaches_end[j] = True
    if len(path.ends) > 1:
        path.end = len(path.feeds)
        path.feeds.append([Feed(j, _share_of_end(path.feeds[j])) for j in path.ends])
        path.order.append(path.end)
        path.reaches_end.append(True)


def _share_of_end(feeds: list[Feed]) -> float | None:
    shares = [feed.share for feed in feeds if feed.share is not None]
    return sum(shares) if shares else None


def _take_shares_from_the_parting(path: MaterialPath) -> None:
    """Where branches meet without a share, each has the one that it was given where they part, if all were given one.

    `share` may stand on either end of an alternative; going up it, nothing else parts or meets, so that this is linear.
    """
    leaving = [len(targets) for targets in _targets(path)[: len(path.symbols)]]
    for j, feeds in enumerate(path.feeds):
        ruled_out = j != path.end and path.symbols[j].join == "all"
        if len(feeds) < 2 or ruled_out or any(feed.share is not None for feed in feeds):
            continue
        shares = [_share_given_before(path, leaving, feed.source) for feed in feeds]
        if None not in shares:
            for feed, share in zip(feeds, shares, strict=True):
                feed.share = share


def _share_given_before(path: MaterialPath, leaving: list[int], at: int) -> float | None:
    while leaving[at] < 2 and len(path.feeds[at]) == 1:
        feed = path.feeds[at][0]
        if feed.share is not None:
            return feed.share
        at = feed.source
    return None


def _weigh(path: MaterialPath, j: int, feeds: list[Feed]) -> Join | None:
    """How the flows into j meet; alternatives get weights that make one together, or none when no share is given."""
    feeds.sort(key=lambda feed: (key_of(path.symbols[feed.source]), feed.share or 0.0, feed.quantity_per))
    if len(feeds) < 2:
        return None
    at_end = j == path.end
    rule = None if at_end else path.symbols[j].join
    shares = [feed.share for feed in feeds if feed.share is not None]
    if at_end and not shares:
        path.unshared = [path.symbols[feed.source] for feed in feeds]
    if rule == "all" or (rule is None and (len(shares) < len(feeds) and not (at_end and shares))):
        return "all"
    whole = sum(shares)
    if whole > 0:
        for feed in feeds:
            feed.weight = (feed.share or 0.0) / whole
    elif not at_end:
        path.shareless.append(path.symbols[j])
        return "alternatives"
    one_of_several_ends = path.end is not None and j in path.ends
    if not one_of_several_ends and (len(shares) < len(feeds) or abs(whole - 1.0) > SHARE_TOLERANCE):
        path.uneven += [path.symbols[feed.source] for feed in feeds] if at_end else [path.symbols[j]]
    return "alternatives"


def key_of(symbol: Symbol) -> tuple[str, str]:
    """What orders symbols that are otherwise equal, so that the stored order decides nothing."""
    return (symbol.ref, symbol.id)
