"""Frozen dataclasses as JSON, by their type hints: what `record_json` reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, is_dataclass, replace
from typing import Any

from app.exchange.map_json import plain
from app.exchange.record_json import called, form
from app.exchange.reference import Local, Named, SymbolNames
from app.exchange.shape import BY_FIELD, SHAPES


@dataclass(frozen=True, slots=True)
class Told:
    """What the records of a file are called in it: `ids` of those that are named somewhere, by kind and id."""

    symbols: SymbolNames
    ids: dict[tuple[str, str], str]
    local: Local = field(default_factory=dict)

    def told(self, what: str, id: str) -> Any:
        """How the file names this thing; `None` where it is no more."""
        if what == "picture":
            return id
        if what == "symbol":
            return self.symbols.told(id)
        return self.local[what].told(id) if what in self.local else self.ids.get((what, id))

    def within(self, record: Any) -> Told:
        """The same with what in this record is named by its name."""
        local = {
            name: Named((part.id, getattr(part, SHAPES[each.type].title)) for part in getattr(record, each.name))
            for each in form(type(record))
            if (name := called(each))
        }
        return replace(self, local={**self.local, **local}) if local else self


def written(record: Any, told: Told) -> dict[str, Any]:
    """A record, only what is given, in the order of its fields."""
    shape = SHAPES[type(record)]
    told = told.within(record)
    held: dict[str, Any] = {}
    if shape.kind and (shape.kind, record.id) in told.ids:
        held["id"] = told.ids[shape.kind, record.id]
    for each in form(type(record)):
        value = getattr(record, each.name)
        if value is None or each.name in shape.further or (value == each.default and each.name not in shape.always):
            continue
        if each.many:
            value = [plain(part) if each.type is float else written(part, told) for part in value]
        elif is_dataclass(value):
            value = written(value, told)
        elif each.name in shape.names:
            value = _told_name(record, each.name, told, held)
        if value is not None and not (isinstance(value, float) and math.isinf(value)):
            held[each.name] = plain(value)
    return shape.written(record, held, told.local) if shape.written else held


def _told_name(record: Any, key: str, told: Told, held: dict[str, Any]) -> Any:
    """How the file names what this field does; where that is no more, the field that says its kind goes, too."""
    what = names_what(record, key)
    value = told.told(what, getattr(record, key)) if what else None
    if value is None:
        held.pop(SHAPES[type(record)].names[key].removeprefix(BY_FIELD), None)
    return value


def all_of(records: Iterable[Any]) -> Iterator[Any]:
    """These records and all that they hold, in the order of the file."""
    waiting = list(reversed(list(records)))
    while waiting:
        record = waiting.pop()
        yield record
        held = [each.name for each in form(type(record)) if each.many and each.type in SHAPES]
        waiting += reversed([part for name in held for part in getattr(record, name)])


def things(records: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Kind and id of all that links can name in these records, in the order of the file."""
    for record in all_of(records):
        if kind := SHAPES[type(record)].kind:
            yield kind, record.id


def names_what(record: Any, key: str) -> str | None:
    """The kind of the thing that a field of a record names."""
    what = SHAPES[type(record)].names.get(key)
    return getattr(record, what.removeprefix(BY_FIELD)) if what and what.startswith(BY_FIELD) else what
