"""The links of an event as JSON, and the ids that the things they end at bear in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from app.calc.event import EventData
from app.calc.link import KINDS, Link, Role
from app.exchange.record_json import Given
from app.exchange.record_written import Told, all_of, names_what, things
from app.exchange.reference import SymbolNames
from app.exchange.shape import SHAPES
from app.exchange.strict_json import Thing, quoted, refuse
from app.language import N_, Sentence, sentence
from app.models.schema import new_id

End = tuple[str, str]
"""Kind and id."""


def read_links(whole: Thing, given: Given) -> tuple[Link, ...]:
    """The links of the file, once all that they can end at is read. Raises `Refused`."""
    links: list[Link] = []
    seen: set[tuple[End, End, str]] = set()
    for n, held in enumerate(whole.list("links"), 1):
        one = Thing(held, sentence(N_("Link {n}"), n=n), ("from", "to", "role"))
        source, target = _end(one, "from", given), _end(one, "to", given)
        role = one.choice("role", get_args(Role), "origin") or "origin"
        if (source, target, role) in seen:
            raise refuse(one.where, N_("it stands twice."))
        seen.add((source, target, role))
        links.append(Link(*source, *target, role, new_id()))  # type: ignore[arg-type]
    return tuple(links)


def _end(one: Thing, key: str, given: Given) -> End:
    held = one.get(key)
    if held is None:
        raise refuse(one.where, N_("its “{key}” is missing."), key=key)
    if isinstance(held, dict):
        return "symbol", given.symbols.find(held, _within(one, key))
    if not isinstance(held, str):
        raise refuse(one.where, N_("“{key}” must be an id or a symbol, not {value}."), key=key, value=quoted(held))
    return given.ids.find(held, one.where, key)


def _within(one: Thing, key: str) -> Sentence:
    return sentence("{where}, “{key}”", where=one.where, key=key)


def told_of(event: EventData, nouns: Iterable[str]) -> Told:
    """What the things of an event are called in its file: those that something names, by kind and number."""
    symbols = SymbolNames(event.value_streams)
    records = [record for noun in nouns for record in getattr(event, noun)]
    number: dict[End, int] = {}
    last: dict[str, int] = {}
    for kind, id in things(records):
        number[kind, id] = last[kind] = last.get(kind, 0) + 1
    there = number.keys() | {("symbol", id) for id in symbols.order}
    named = {end for record in all_of(records) for end in _named_by(record)}
    named |= {end for link in event.links if there.issuperset(_ends(link)) for end in _ends(link)}
    return Told(symbols, {end: f"{end[0]}-{n}" for end, n in number.items() if end in named})


def written_links(event: EventData, told: Told) -> list[dict[str, Any]]:
    """The links whose ends are both there, each once, in the order of their ends."""
    place: dict[End, tuple[int, int]] = {("symbol", id): (0, n) for id, n in told.symbols.order.items()}
    place |= {end: (1, n) for n, end in enumerate(told.ids)}
    found = {(*_ends(link), link.role) for link in event.links if all(end in place for end in _ends(link))}
    return [
        {"from": told.told(*source), "to": told.told(*target), **({} if role == "origin" else {"role": role})}
        for source, target, role in sorted(found, key=lambda link: (place[link[0]], place[link[1]], link[2]))
    ]


def _ends(link: Link) -> tuple[End, End]:
    return (link.source_kind, link.source), (link.target_kind, link.target)


def _named_by(record: Any) -> Iterator[End]:
    """What a record itself names by an id of the file."""
    for key in SHAPES[type(record)].names:
        what = names_what(record, key)
        if what in KINDS and what != "symbol" and (id := getattr(record, key)):
            yield str(what), id
