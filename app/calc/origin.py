"""What the things of an event are called, and from which each was made: for sheets, which know the event whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.calc.event import EventData
from app.calc.link import KINDS, ROOT_CAUSE
from app.calc.map_symbol import SYMBOL_KIND
from app.language import N_

MAP = N_("Map")
Thing = tuple[str, str]
"""Kind of `calc.link`, and id."""


@dataclass(frozen=True, slots=True)
class Named:
    """`word` says in English what it is; `title` is its own text, in one line."""

    word: str
    title: str


def names(event: EventData) -> dict[Thing, Named]:
    """What every thing that a link can end at is called."""
    special = {("why", why.id): ROOT_CAUSE for whys in event.whys for why in whys.roots()} | {
        ("symbol", symbol.id): SYMBOL_KIND[symbol.kind].name
        for stream in event.value_streams
        for symbol in stream.symbols
        if symbol.kind in SYMBOL_KIND
    }
    return {
        (kind, id): Named(special.get((kind, id), KINDS[kind]), " ".join(title.split()))
        for kind, id, title in _titled(event)
    }


def documents(event: EventData) -> dict[Thing, Named]:
    """What every thing is called as a document of a phase: a symbol is the map on which it stands."""
    known = names(event)
    on_maps = {
        ("symbol", symbol.id): Named(MAP, " ".join(stream.name.split()))
        for stream in event.value_streams
        for symbol in stream.symbols
        if stream.name.strip()
    }
    return known | on_maps


_WHOLE: dict[str, tuple[str, str]] = {
    "observation": ("observations", "text"),
    "process_chart": ("process_charts", "name"),
    "tally": ("tallies", "name"),
    "fishbone": ("fishbones", "effect"),
    "five_whys": ("whys", "problem"),
    "axis": ("axes", "name"),
    "suggestion": ("suggestions", "text"),
    "lever": ("levers", "name"),
    "decision": ("decisions", "name"),
    "problem": ("problems", "name"),
    "action": ("actions", "label"),
    "indicator": ("indicators", "name"),
    "oee": ("oee", "name"),
    "maturity": ("maturities", "name"),
}
"""The list of the event in which things of a kind stand, and the field that says what one is."""
_PARTS: dict[str, Callable[[EventData], Iterable[tuple[str, str]]]] = {
    "symbol": lambda event: ((s.id, s.name) for stream in event.value_streams for s in stream.symbols),
    "question": lambda event: ((q.id, q.text) for interview in event.interviews for q in interview.questions),
    "category": lambda event: ((c.id, c.name) for tally in event.tallies for c in tally.categories),
    "cause": lambda event: ((c.id, c.text) for fishbone in event.fishbones for c in fishbone.causes()),
    "why": lambda event: ((w.id, w.text) for whys in event.whys for w in whys.whys()),
}


def _titled(event: EventData) -> Iterator[tuple[str, str, str]]:
    for kind, (of, title) in _WHOLE.items():
        yield from ((kind, thing.id, getattr(thing, title)) for thing in getattr(event, of))
    for kind, parts in _PARTS.items():
        yield from ((kind, id, title) for id, title in parts(event))


def origins(event: EventData) -> dict[Thing, list[Thing]]:
    """What each thing was made from, as far as it is still there, in the order of the links."""
    known = names(event)
    found: dict[Thing, list[Thing]] = {}
    for link in event.links:
        source = (link.source_kind, link.source)
        if link.role == "origin" and source in known:
            found.setdefault((link.target_kind, link.target), []).append(source)
    return found
