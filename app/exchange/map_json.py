"""Value stream maps as JSON, strictly read and written in a fixed order."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any, get_args

from app.calc.map_symbol import FLOW_KIND, FLOWS, SYMBOL_KIND, SYMBOLS, flow_kind_between
from app.calc.quantity import highest
from app.calc.symbol_ref import new_refs
from app.calc.value_stream import Calendar, Demand, Flow, Join, Period, State, Symbol, ValueStream
from app.exchange.strict_json import Thing, quoted, refuse
from app.language import N_, Sentence, sentence
from app.models.schema import new_id
from app.models.value_stream import FURTHEST

_CALENDAR = tuple(f.name for f in fields(Calendar))
_UNIT = {field.id: field.unit for kind in SYMBOLS for field in kind.fields}
_AMOUNTS = tuple(f.name for f in fields(Symbol) if _UNIT.get(f.name) in ("duration", "share", "count", "days"))
_SYMBOL = ("id", "kind", "name", "x", "y", *_AMOUNTS, "join", "note")
_FLOW_UNIT = {field.id: field.unit for kind in FLOWS for field in kind.fields}
_FLOW_AMOUNTS = ("share", "quantity_per", "maximum")
_FLOW = ("source", "target", "kind", "name", *_FLOW_AMOUNTS)


def read_map(held: Any, n: int) -> ValueStream:
    """The `n`th map of the file. Raises `Refused`."""
    where = sentence(N_("Map {n}"), n=n)
    known = ("name", "state", "calendar", "demand", "symbols", "flows")
    one = Thing(held, where, known)
    if name := one.text("name"):
        one.where = sentence(N_("Map “{map}”"), map=quoted(name))
    calendar = Thing(one.get("calendar", {}), sentence(N_("{map}, calendar"), map=one.where), _CALENDAR)
    demand = Thing(one.get("demand", {}), sentence(N_("{map}, demand"), map=one.where), ("quantity", "per"))
    symbols = _symbols(one)
    by_ref = {symbol.ref: symbol for symbol in symbols}
    return ValueStream(
        new_id(),
        name,
        one.choice("state", get_args(State)) or "current",  # type: ignore[arg-type]
        Calendar(*(calendar.number(key) for key in _CALENDAR)),
        Demand(demand.number("quantity"), demand.choice("per", get_args(Period)) or "day"),  # type: ignore[arg-type]
        symbols,
        tuple(_flow(flow, one.where, i, by_ref) for i, flow in enumerate(one.list("flows"), 1)),
    )


def _symbols(stream: Thing) -> tuple[Symbol, ...]:
    symbols: list[Symbol] = []
    taken: set[str] = set()
    unnamed: list[int] = []
    for n, held in enumerate(stream.list("symbols"), 1):
        one = Thing(held, sentence(N_("{map}, symbol {n}"), map=stream.where, n=n), _SYMBOL)
        if "id" in one:
            ref = one.text("id")
            one.where = sentence(N_("{map}, symbol “{symbol}”"), map=stream.where, symbol=quoted(ref))
            if ref in taken:
                raise refuse(one.where, N_("its id stands twice in the map."))
            taken.add(ref)
        else:
            unnamed.append(len(symbols))
        symbols.append(_symbol(one))
    for i, ref in zip(unnamed, new_refs((symbols[i].kind for i in unnamed), taken), strict=True):
        symbols[i] = replace(symbols[i], ref=ref)
    return tuple(symbols)


def _symbol(one: Thing) -> Symbol:
    if "kind" not in one:
        raise refuse(one.where, N_("its “kind” is missing."))
    kind = one.choice("kind", SYMBOL_KIND) or ""
    x, y = one.number("x", -FURTHEST, FURTHEST), one.number("y", -FURTHEST, FURTHEST)
    if (x is None) != (y is None):
        raise refuse(one.where, N_("it has only one of “x” and “y”."))
    amounts = {key: one.number(key, high=highest(_UNIT[key])) for key in _AMOUNTS}
    join: Join | None = one.choice("join", get_args(Join))  # type: ignore[assignment]
    return Symbol(
        new_id(), kind, one.text("name"), one.text("note"), x, y, **amounts, join=join, ref=one.text("id")
    )  # fmt: skip


def _flow(held: Any, stream: Sentence, n: int, by_ref: dict[str, Symbol]) -> Flow:
    one = Thing(held, sentence(N_("{map}, flow {n}"), map=stream, n=n), _FLOW)
    ends = []
    for key in ("source", "target"):
        if key not in one:
            raise refuse(one.where, N_("its “{key}” is missing."), key=key)
        end = by_ref.get(one.text(key))
        if end is None:
            raise refuse(
                one.where, N_("no symbol has the id “{ref}” that its “{key}” names."), key=key, ref=quoted(one.get(key))
            )
        ends.append(end)
    source, target = ends
    return Flow(
        new_id(),
        source.id,
        target.id,
        one.choice("kind", FLOW_KIND) or flow_kind_between(source.kind, target.kind),
        one.text("name"),
        **{key: one.number(key, high=highest(_FLOW_UNIT[key])) for key in _FLOW_AMOUNTS},
    )


def written_map(stream: ValueStream) -> dict[str, Any]:
    refs = unique_refs(stream)
    written: dict[str, Any] = {"name": stream.name, "state": stream.state}
    if calendar := _given(stream.calendar, _CALENDAR):
        written["calendar"] = calendar
    if stream.demand != Demand():
        written["demand"] = _given(stream.demand, ("quantity", "per"))
    keys = _SYMBOL[1:]
    written["symbols"] = [{"id": refs[symbol.id], **_given(symbol, keys)} for symbol in stream.symbols]
    written["flows"] = [
        {"source": refs[flow.source], "target": refs[flow.target], **_given(flow, _FLOW[2:])} for flow in stream.flows
    ]
    return written


def unique_refs(stream: ValueStream) -> dict[str, str]:
    """The id of each symbol in the file, by its id in the document; one that stands twice is made anew."""
    taken: set[str] = set()
    refs: dict[str, str] = {}
    for symbol in stream.symbols:
        if symbol.ref not in taken:
            taken.add(symbol.ref)
            refs[symbol.id] = symbol.ref
    left = [symbol for symbol in stream.symbols if symbol.id not in refs]
    for symbol, ref in zip(left, new_refs((symbol.kind for symbol in left), taken), strict=True):
        refs[symbol.id] = ref
    return refs


def _given(thing: object, keys: tuple[str, ...]) -> dict[str, Any]:
    held = {key: getattr(thing, key) for key in keys}
    return {key: plain(value) for key, value in held.items() if value not in (None, "", math.inf)}


def plain(value: Any) -> Any:
    """A whole number is written without a fraction."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
