"""Rolled throughput yield of a path that may part and meet again: FIELD 4.1, Π FPY."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.calc import flow_reason as why
from app.calc.flow_formula import Amount
from app.calc.material_path import MaterialPath

if TYPE_CHECKING:
    from app.calc.value_stream import Symbol

_START = -1


def rolled_throughput_yield(path: MaterialPath, first_pass_yield: Callable[[Symbol], float]) -> Amount:
    """The share of parts that pass every step at once: product of the branches where all must arrive, mean by shares
    where they are alternatives.

    Where branches come from one common step it counts once: each symbol holds its yield since the last symbol through
    which every way to it leads (its immediate dominator), and branches are followed back to where they parted.
    """
    if path.cycle:
        return why.cycle(path.cycle)
    if not path.ends:
        return why.NO_PATH
    nodes = len(path.feeds)
    since, parted, depth = [1.0] * nodes, [_START] * nodes, [0] * nodes
    for j in path.order:
        if not path.reaches_end[j]:
            continue
        feeds = path.feeds[j]
        own = 1.0 if j == path.end else first_pass_yield(path.symbols[j])
        sources = list(dict.fromkeys(feed.source for feed in feeds))
        if len(sources) == 1:
            parted[j] = sources[0]
        elif sources:
            parted[j] = _common(sources, parted, depth)
        since[j] = own
        if path.rules[j] == "alternatives":
            if all(feed.weight is None for feed in feeds):
                return why.UNSHARED_ENDS if j == path.end else why.no_shares(path.symbols[j])
            since[j] *= sum((feed.weight or 0.0) * _back_to(parted[j], feed.source, since, parted) for feed in feeds)
        else:
            for source in sources:
                since[j] *= _back_to(parted[j], source, since, parted)
        depth[j] = depth[parted[j]] + 1 if parted[j] != _START else 1
    return _back_to(_START, path.ends[0] if path.end is None else path.end, since, parted)


def _common(sources: list[int], parted: list[int], depth: list[int]) -> int:
    """The last symbol through which every way to all of these leads."""
    common = sources[0]
    for source in sources[1:]:
        at = source
        while at != common:
            if common == _START or (at != _START and depth[at] >= depth[common]):
                at = parted[at]
            else:
                common = parted[common]
    return common


def _back_to(common: int, at: int, since: list[float], parted: list[int]) -> float:
    passed = 1.0
    while at != common:
        passed *= since[at]
        at = parted[at]
    return passed
