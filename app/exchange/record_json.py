"""Frozen dataclasses out of JSON, by their type hints; `record_written` writes them.

Texts, numbers not below zero, whole numbers, true and false, the choices of a `Literal`, objects, and lists of them
or of numbers; a text is a date, or a date with its time, where its name says so.
What is left out takes the default of its field; a field without one must be given. What the hints do not say is in
`shape`.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from app.calc.lever import MOST_YEARS
from app.calc.link import Kind
from app.exchange.reference import FileIds, Local, Named, SymbolNames, where_in
from app.exchange.shape import BY_FIELD, SHAPES, Shape
from app.exchange.strict_json import MOST, Thing, quoted, refuse
from app.language import N_, Sentence, sentence
from app.models.schema import new_id

T = TypeVar("T")

DEEPEST = 100
"""Levels of causes and of answers that a file may have: JSON is read level within level."""
LONGEST = MOST_YEARS
"""Numbers in one list: they are the flows of years."""
_DATES, _DATE_ENDS = ("due", "start"), ("_on", "_due")
_MOMENTS, _MOMENT_ENDS = ("at",), ("_at",)


def is_date(name: str) -> bool:
    """Whether a text of this name is a date."""
    return name in _DATES or name.endswith(_DATE_ENDS)


def is_moment(name: str) -> bool:
    """Whether a text of this name is a date with its time."""
    return name in _MOMENTS or name.endswith(_MOMENT_ENDS)


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
    return any(each.name == "id" for each in fields(kind))


def form(kind: Any) -> tuple[Field, ...]:
    """The fields of a dataclass in their order, but for its id and what the file says otherwise."""
    return _form(kind)


@cache
def _form(kind: Any) -> tuple[Field, ...]:
    hints = get_type_hints(kind)
    unsaid = {"id", *(SHAPES[kind].otherwise if kind in SHAPES else ())}
    return tuple(_field(each, hints[each.name]) for each in fields(kind) if each.name not in unsaid)


def _field(given: Any, hint: Any) -> Field:
    default = given.default if given.default_factory is MISSING else given.default_factory()
    hint = next((part for part in get_args(hint) if type(None) in get_args(hint) and part is not type(None)), hint)
    if get_origin(hint) is tuple:
        return Field(given.name, get_args(hint)[0], (), True, default)
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    return Field(given.name, str if choices else hint, choices, False, default)


@dataclass(frozen=True, slots=True)
class Given:
    """What the records of a file may name."""

    symbols: SymbolNames
    ids: FileIds
    pictures: Collection[str]
    local: Local = field(default_factory=dict)


def read_all(kind: type[T], whole: Thing, key: str, given: Given, within: Sentence | None = None) -> tuple[T, ...]:
    """The things of a list of the file. Raises `Refused`."""
    numbered = enumerate(whole.list(key), 1)
    found = [_read(kind, held, given, within, str(n)) for n, held in numbered]
    mend = SHAPES[kind].mend_all
    return _without_doubles(kind, mend(found) if mend else found, within)


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
    one = _opened(kind, held, within, number)
    values: dict[str, Any] = {}
    if has_id(kind):
        values["id"] = given.ids.define(one, shape.kind) if shape.kind and "id" in one else new_id()
    for each in _in_reading_order(kind):
        if each.name not in one or each.name in shape.further:
            if each.required:
                raise refuse(one.where, N_("its “{key}” is missing."), key=each.name)
            values[each.name] = each.default
        elif each.type is kind:  # one level down, which is numbered 1.2 and named without what lies between
            below = _one_level_down(one, each.name, number)
            values[each.name] = tuple([_read(kind, under, given, within, n) for n, under in below])
        else:
            values[each.name] = _value(each, one, shape, given)
        if name := called(each):
            named = Named((part.id, getattr(part, SHAPES[each.type].title)) for part in values[each.name])
            given = replace(given, local={**given.local, name: named})
    if shape.mend:
        shape.mend(one, values, given.local)
    return kind(**values)


def _opened(kind: Any, held: Any, within: Sentence | None, number: str) -> Thing:
    """The object of the file with its keys known, and named as sentences name it. Raises `Refused`."""
    shape = SHAPES[kind]
    part = sentence(shape.part, n=quoted(number))
    known = (*(["id"] if shape.kind else []), *shape.further, *(each.name for each in form(kind)))
    one = Thing(held, where_in(within, part), known)
    if shape.title and (title := one.text(shape.title)):
        one.where = where_in(within, sentence(N_("{part} “{name}”"), part=part, name=quoted(title)))
    if ("x" in one) != ("y" in one):
        raise refuse(one.where, N_("it has only one of “x” and “y”."))
    return one


def called(each: Field) -> str | None:
    """How others of the same whole call what this list holds, which they name by its names."""
    shape = SHAPES.get(each.type) if each.many else None
    return shape.called if shape else None


@cache
def _in_reading_order(kind: Any) -> tuple[Field, ...]:
    """What is named within the same whole comes before what names it."""
    within = {called(each) for each in form(kind)} - {None}
    return tuple(sorted(form(kind), key=lambda each: SHAPES[kind].names.get(each.name) in within))


def _one_level_down(one: Thing, key: str, number: str) -> list[tuple[str, Any]]:
    """What a cause has below it, with its numbers."""
    below = one.list(key)
    if below and number.count(".") >= DEEPEST - 1:
        raise refuse(one.where, N_("it is nested too deeply: {most} levels are the most."), most=DEEPEST)
    return [(f"{number}.{n}", each) for n, each in enumerate(below, 1)]


def _value(given_field: Field, one: Thing, shape: Shape, given: Given) -> Any:
    """The value of a field that is given."""
    key, kind = given_field.name, given_field.type
    if given_field.many:
        return _numbers(key, one, shape) if kind is float else read_all(kind, one, key, given, one.where)
    if is_dataclass(kind):
        return _read(kind, one.get(key), given, one.where, "")
    if key in shape.names:
        return _named(shape.names[key], one, key, given)
    if given_field.choices:
        synonyms = shape.synonyms.get(key, {})
        chosen = one.choice(key, (*given_field.choices, *synonyms)) or ""
        return synonyms.get(chosen, chosen)
    if kind is bool:
        return one.truth(key)
    if kind is int:
        low, high = shape.bounds.get(key, (0, MOST))
        return one.whole(key, int(low), int(high))
    if kind is float:
        return one.number(key, *shape.bounds.get(key, (0.0, math.inf)))
    if is_moment(key):
        return one.moment(key)
    return one.date(key) if is_date(key) else one.text(key)


def _numbers(key: str, one: Thing, shape: Shape) -> tuple[float, ...]:
    held = one.list(key)
    if len(held) > LONGEST:
        raise refuse(
            one.where, N_("“{key}” holds {n} numbers: {most} are the most."), key=key, n=len(held), most=LONGEST
        )
    found = []
    for n, each in enumerate(held, 1):
        number = Thing({key: each}, where_in(one.where, sentence("{n}", n=n)), (key,))
        value = number.number(key, *shape.bounds.get(key, (0.0, math.inf)))
        if value is None:
            raise refuse(number.where, N_("“{key}” must be a number, not {value}."), key=key, value=quoted(each))
        found.append(value)
    return tuple(found)


def _named(what: str, one: Thing, key: str, given: Given) -> str:
    if what.startswith(BY_FIELD):
        saying = what.removeprefix(BY_FIELD)
        if saying not in one:
            raise refuse(one.where, N_("its “{key}” is missing."), key=saying)
        what = one.choice(saying, get_args(Kind)) or ""
    if what == "symbol":
        return given.symbols.find(one.get(key), sentence("{where}, “{key}”", where=one.where, key=key))
    if what in given.local:
        return given.local[what].find(one, key)
    if what == "picture":
        if one.text(key) not in given.pictures:
            raise refuse(one.where, N_("the file holds no picture “{ref}”."), ref=quoted(one.get(key)))
        return one.text(key)
    return given.ids.mean(one, key, what)
