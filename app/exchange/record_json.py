"""Frozen dataclasses as JSON and back, by their type hints.

Texts, numbers not below zero, whole numbers, true and false, the choices of a `Literal`, objects, and lists of them;
a text is a date where its name says so, and a date with its time where it is called `at`.
What is left out takes the default of its field; a field without one must be given. What the hints do not say is in
`shape`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from app.calc.tally import Column
from app.exchange.map_json import plain
from app.exchange.reference import FileIds, Named, SymbolNames, where_in
from app.exchange.shape import SHAPES, Shape
from app.exchange.strict_json import MOST, Thing, quoted, refuse
from app.language import N_, Sentence, sentence
from app.models.schema import new_id

T = TypeVar("T")

DEEPEST = 100
"""Levels of causes and of answers that a file may have: JSON is read level within level."""
DATES = ("_on", "_due")
"""How the names of fields end that hold dates."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a dataclass: `choices` of a `Literal`, and what a list is `many` of."""

    name: str
    type: Any
    choices: tuple[str, ...]
    many: bool
    default: Any

    @property
    def required(self) -> bool:
        return self.default is MISSING


def has_id(kind: type) -> bool:
    return any(field.name == "id" for field in fields(kind))


def form(kind: Any) -> tuple[Field, ...]:
    """The fields of a dataclass but for its id, in their order."""
    return _form(kind)


@cache
def _form(kind: Any) -> tuple[Field, ...]:
    hints = get_type_hints(kind)
    return tuple(_field(field, hints[field.name]) for field in fields(kind) if field.name != "id")


def _field(field: Any, hint: Any) -> Field:
    default = field.default if field.default_factory is MISSING else field.default_factory()
    hint = next((part for part in get_args(hint) if type(None) in get_args(hint) and part is not type(None)), hint)
    if get_origin(hint) is tuple:
        return Field(field.name, get_args(hint)[0], (), True, default)
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    return Field(field.name, str if choices else hint, choices, False, default)


@dataclass(frozen=True, slots=True)
class Given:
    """What the records of a file may name."""

    symbols: SymbolNames
    ids: FileIds
    pictures: Collection[str]
    columns: Named


def read_all(kind: type[T], whole: Thing, key: str, given: Given, within: Sentence | None = None) -> tuple[T, ...]:
    """The things of a list of the file. Raises `Refused`."""
    numbered = enumerate(whole.list(key), 1)
    return _without_doubles(kind, [_read(kind, held, given, within, str(n)) for n, held in numbered], within)


def _without_doubles(kind: type[T], things: list[T], within: Sentence | None) -> tuple[T, ...]:
    shape = SHAPES[kind]
    seen: set[tuple[Any, ...]] = set()
    for n, thing in enumerate(things, 1) if shape.unique else ():
        key = tuple(getattr(thing, name) for name in shape.unique)
        if key in seen:
            raise refuse(where_in(within, sentence(shape.part, n=n)), N_("it stands twice."))
        seen.add(key)
    return tuple(things)


def _read(kind: Any, held: Any, given: Given, within: Sentence | None, number: str) -> Any:
    shape = SHAPES[kind]
    part = sentence(shape.part, n=quoted(number))
    known = (*(["id"] if shape.kind else []), *shape.further, *(field.name for field in form(kind)))
    one = Thing(held, where_in(within, part), known)
    if shape.title and (title := one.text(shape.title)):
        one.where = where_in(within, sentence(N_("{part} “{name}”"), part=part, name=quoted(title)))
    if ("x" in one) != ("y" in one):
        raise refuse(one.where, N_("it has only one of “x” and “y”."))
    values: dict[str, Any] = {}
    if has_id(kind):
        values["id"] = given.ids.define(one, shape.kind) if shape.kind and "id" in one else new_id()
    for field in form(kind):
        if field.name not in one:
            if field.required:
                raise refuse(one.where, N_("its “{key}” is missing."), key=field.name)
            values[field.name] = field.default
        elif field.type is kind:  # one level down, which is numbered 1.2 and named without what lies between
            below = _one_level_down(one, field.name, number)
            values[field.name] = tuple([_read(kind, each, given, within, n) for n, each in below])
        else:
            values[field.name] = _value(field, one, shape, given)
            if field.type is Column:
                given = replace(given, columns=Named((column.id, column.name) for column in values[field.name]))
    if shape.mend:
        shape.mend(one, values)
    return kind(**values)


def _one_level_down(one: Thing, key: str, number: str) -> list[tuple[str, Any]]:
    """What a cause has below it, with its numbers."""
    below = one.list(key)
    if below and number.count(".") >= DEEPEST - 1:
        raise refuse(one.where, N_("it is nested too deeply: {most} levels are the most."), most=DEEPEST)
    return [(f"{number}.{n}", each) for n, each in enumerate(below, 1)]


def _value(field: Field, one: Thing, shape: Shape, given: Given) -> Any:
    """The value of a field that is given."""
    key = field.name
    if field.many:
        return read_all(field.type, one, key, given, one.where)
    if is_dataclass(field.type):
        return _read(field.type, one.get(key), given, one.where, "")
    if key in shape.names:
        return _named(shape.names[key], one, key, given)
    if field.choices:
        synonyms = shape.synonyms.get(key, {})
        chosen = one.choice(key, (*field.choices, *synonyms)) or ""
        return synonyms.get(chosen, chosen)
    if field.type is bool:
        return one.truth(key)
    if field.type is int:
        low, high = shape.bounds.get(key, (0, MOST))
        return one.whole(key, int(low), int(high))
    if field.type is float:
        return one.number(key, *shape.bounds.get(key, (0.0, math.inf)))
    if key == "at":
        return one.moment(key)
    return one.date(key) if key.endswith(DATES) else one.text(key)


def _named(what: str, one: Thing, key: str, given: Given) -> str:
    if what == "symbol":
        return given.symbols.find(one.get(key), sentence("{where}, “{key}”", where=one.where, key=key))
    if what == "column":
        return given.columns.find(one, key)
    if what == "picture":
        if one.text(key) not in given.pictures:
            raise refuse(one.where, N_("the file holds no picture “{ref}”."), ref=quoted(one.get(key)))
        return one.text(key)
    return given.ids.mean(one, key, what)


@dataclass(frozen=True, slots=True)
class Told:
    """What the records of a file are called in it: `ids` of those that are named somewhere, by kind and id."""

    symbols: SymbolNames
    ids: dict[tuple[str, str], str]
    columns: Named

    def told(self, what: str, id: str) -> Any:
        """How the file names this thing; `None` where it is no more."""
        if what == "picture":
            return id
        if what == "symbol":
            return self.symbols.told(id)
        return self.columns.told(id) if what == "column" else self.ids.get((what, id))


def written(record: Any, told: Told) -> dict[str, Any]:
    """A record, only what is given, in the order of its fields."""
    shape = SHAPES[type(record)]
    held: dict[str, Any] = {}
    if shape.kind and (shape.kind, record.id) in told.ids:
        held["id"] = told.ids[shape.kind, record.id]
    for field in form(type(record)):
        value = getattr(record, field.name)
        if value is None or (value == field.default and field.name not in shape.always):
            continue
        if field.type is Column:
            told = replace(told, columns=Named((column.id, column.name) for column in value))
        if field.many:
            value = [written(each, told) for each in value]
        elif is_dataclass(value):
            value = written(value, told)
        elif field.name in shape.names:
            value = told.told(shape.names[field.name], value)
        if value is not None and value != math.inf:
            held[field.name] = plain(value)
    return shape.written(record, held) if shape.written else held


def things(records: Any) -> Iterator[tuple[str, str]]:
    """Kind and id of all that links can name in these records, in the order of the file."""
    waiting = list(reversed(records))
    while waiting:
        record = waiting.pop()
        if kind := SHAPES[type(record)].kind:
            yield kind, record.id
        below = [each for field in form(type(record)) if field.many for each in getattr(record, field.name)]
        waiting += reversed(below)
