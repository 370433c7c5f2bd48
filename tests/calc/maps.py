"""Maps for tests, written in one line each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream

CALENDAR = Calendar(
    shifts_per_day=2, shift_s=28800, breaks_s_per_shift=1200, days_per_week=5, days_per_month=20, days_per_year=240
)
DEMAND = Demand(920, "day")
CASES = json.loads((Path(__file__).parent.parent / "files" / "value_streams.json").read_text("utf-8"))["value_streams"]


def step(id: str, cycle_time_s: float | None = 40.0, **data: Any) -> Symbol:
    return Symbol(id, "process", ref=id, cycle_time_s=cycle_time_s, **data)


def stock(id: str, quantity: float | None = 920.0, **data: Any) -> Symbol:
    return Symbol(id, "inventory", ref=id, quantity=quantity, **data)


def other(id: str, kind: str) -> Symbol:
    return Symbol(id, kind, ref=id)


CUSTOMER = other("C", "customer")


def push(source: str, target: str, **data: Any) -> Flow:
    return Flow(f"{source}>{target}", source, target, "push", **data)


def row(*ids: str) -> list[Flow]:
    return [push(*pair) for pair in zip(ids, ids[1:], strict=False)]


def chart(symbols: Iterable[Symbol], flows: Iterable[Flow], **data: Any) -> ValueStream:
    return ValueStream("v", **({"calendar": CALENDAR, "demand": DEMAND} | data), symbols=(*symbols,), flows=(*flows,))


def chain(*symbols: Symbol, **data: Any) -> ValueStream:
    """The symbols one after the other, and then the customer."""
    whole = (*symbols, CUSTOMER)
    return chart(whole, row(*(symbol.id for symbol in whole)), **data)


def case(n: int) -> ValueStream:
    """A map made from the inputs of an open case."""
    given = CASES[n]["inputs"]
    per, quantity = next((key, value) for key, value in given["demand"].items() if key.startswith("per_"))
    steps = [
        step(s["id"], s["ct_s"], changeover_s=s["co_s"], uptime=s["uptime"], operators=s["operators"])
        for s in given["steps"]
    ]
    stocks = [stock(i["id"], i.get("qty"), days=i.get("days")) for i in given["inventories"]]
    flows = [flow for path in given["paths"] for flow in row(*path)]
    return chart(
        steps + stocks, flows, calendar=Calendar(**given["time"]), demand=Demand(quantity, per.removeprefix("per_"))
    )
