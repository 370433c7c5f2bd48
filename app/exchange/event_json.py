"""A whole event as JSON, complete and easy to write by hand: `docs/EVENT_JSON.md`, `resources/event.schema.json`."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import replace
from typing import Any, get_args

from app.calc.event import EventData
from app.calc.observation import Rating, Waste
from app.exchange.link_json import read_links, told_of, written_links
from app.exchange.map_json import read_map, written_map
from app.exchange.record_json import Given, form, read_all
from app.exchange.record_written import written
from app.exchange.reference import FileIds, SymbolNames
from app.exchange.shape import SHAPES
from app.exchange.strict_json import Refused, Thing, parse, quoted, refuse
from app.exchange.tally_json import in_order
from app.language import LANGUAGES, N_, sentence

__all__ = ["Refused", "dumps", "loads"]

FORMAT = "chantier-event"
VERSION = 1

NOUNS: dict[str, type] = {field.name: field.type for field in form(EventData) if field.type in SHAPES}
"""The lists of an event beside its maps, by their key."""

_KEYS = ("format", "version", "event", "value_streams", *NOUNS, "links", "pictures")
_LIMITS: dict[str, Any] = {
    key: getattr(EventData(), key) for key in ("limit_plan", "limit_do", "limit_check", "limit_act", "idle_days")
}
"""What is taken where one is left out."""
_EVENT = ("name", "language", "site", "coordinator", "currency", *_LIMITS)


def loads(data: str | bytes) -> EventData:
    """Read an event. Everything gets ids of its own; those of symbols in the file become `Symbol.ref`.

    Raises `Refused`, whose sentence says what is wrong and where; nothing is guessed and nothing dropped.
    """
    held = parse(data)
    whole = Thing(held, sentence(N_("The file")), held if isinstance(held, dict) else ())
    _check_format(whole)
    whole = Thing(held, whole.where, _KEYS)
    event = Thing(whole.get("event", {}), sentence(N_("The event")), _EVENT)
    streams = tuple(read_map(one, n) for n, one in enumerate(whole.list("value_streams"), 1))
    pictures = _pictures(whole.get("pictures", {}))
    given = Given(SymbolNames(streams), FileIds(), pictures)
    nouns: dict[str, Any] = {key: read_all(kind, whole, key, given) for key, kind in NOUNS.items()}
    given.ids.settle()
    limits: dict[str, Any] = {key: event.whole(key) if key in event else _LIMITS[key] for key in _LIMITS}
    return EventData(
        name=event.text("name"),
        language=event.choice("language", LANGUAGES) or "fr",
        site=event.text("site"),
        coordinator=event.text("coordinator"),
        currency=event.text("currency", EventData().currency),
        **limits,
        value_streams=streams,
        **nouns,
        links=read_links(whole, given),
        pictures=pictures,
    )


def _check_format(whole: Thing) -> None:
    if whole.get("format") != FORMAT:
        raise Refused(
            sentence(N_("The file is not an event of Chantier: its “format” is not “{format}”."), format=FORMAT)
        )
    version = whole.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Refused(sentence(N_("The file does not say its version: “version” must be {version}."), version=VERSION))
    if version > VERSION:
        raise Refused(
            sentence(N_("The file was made with a newer version of Chantier: install that version to read it."))
        )


def _pictures(held: Any) -> dict[str, bytes]:
    where = sentence(N_("The pictures"))
    whole = Thing(held, where, held if isinstance(held, dict) else ())
    pictures = {}
    for key in held:
        try:
            content = base64.b64decode(whole.text(key), validate=True)
        except (binascii.Error, ValueError) as error:
            raise refuse(where, N_("“{key}” is not base64."), key=quoted(key)) from error
        if hashlib.sha256(content).hexdigest() != key:
            raise refuse(where, N_("“{key}” is not the SHA-256 of its picture."), key=quoted(key))
        pictures[key] = content
    return pictures


def dumps(event: EventData) -> str:
    """Write an event, only what is given, in a fixed order: the same event gives the same text.

    Raises `Refused` where causes or answers lie so deep that JSON cannot be written.
    """
    event = replace(event, tallies=tuple(in_order(tally) for tally in event.tallies), ratings=_in_order(event))
    told = told_of(event, NOUNS)
    default = EventData()
    own = {key: getattr(event, key) for key in _EVENT}
    whole: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "event": {key: own[key] for key in own if own[key] != getattr(default, key) or key in ("name", "language")},
        "value_streams": [written_map(stream) for stream in event.value_streams],
    }
    try:
        whole |= {key: [written(one, told) for one in getattr(event, key)] for key in NOUNS if getattr(event, key)}
        if links := written_links(event, told):
            whole["links"] = links
        if event.pictures:
            whole["pictures"] = {key: base64.b64encode(event.pictures[key]).decode() for key in sorted(event.pictures)}
        return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    except RecursionError as error:
        raise Refused(sentence(N_("The causes of this event are nested too deeply to be written as JSON."))) from error


def _in_order(event: EventData) -> tuple[Rating, ...]:
    """The ratings by step and waste: of two of one cell the first, which is the one that counts."""
    order, wastes = SymbolNames(event.value_streams).order, get_args(Waste)
    cells: dict[tuple[str, str], Rating] = {}
    for rating in event.ratings:
        if rating.step in order:
            cells.setdefault((rating.step, rating.waste), rating)
    return tuple(cells[cell] for cell in sorted(cells, key=lambda cell: (order[cell[0]], wastes.index(cell[1]))))
