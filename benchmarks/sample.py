"""The map that is measured: a chain of processes and inventories from a supplier to a customer, folded to 16:9.

The same picture is kept twice: as a document of the program, and as a plain SQLite file for the bare bound.
"""

from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from pathlib import Path

from app.calc.event import EventData
from app.calc.map_symbol import SYMBOL_KIND, data_rows, declared_height, size
from app.calc.quantity import show
from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream

PITCH_X, PITCH_Y = 210.0, 170.0
_SCHEMA = """
CREATE TABLE symbol(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, x REAL, y REAL, w REAL, h REAL, title TEXT NOT NULL);
CREATE TABLE datum(id INTEGER PRIMARY KEY, symbol_id INTEGER NOT NULL, label TEXT, value TEXT);
CREATE INDEX datum_symbol ON datum(symbol_id);
CREATE TABLE connector(id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL);
"""


def chain(n: int) -> ValueStream:
    """`n` symbols, each joined to the next."""
    columns = max(4, math.ceil(math.sqrt(n * (16 / 9) * (PITCH_Y / PITCH_X))))
    symbols = []
    for i in range(n):
        row, column = divmod(i, columns)
        if row % 2:
            column = columns - 1 - column
        symbols.append(_symbol(i, n, (column + 0.5) * PITCH_X, (row + 0.5) * PITCH_Y))
    flows = tuple(
        Flow(f"f{i:06d}", a.id, b.id, "shipment" if {a.kind, b.kind} & {"supplier", "customer"} else "push")
        for i, (a, b) in enumerate(zip(symbols, symbols[1:], strict=False))
    )
    return ValueStream(
        "map",
        f"{n} symbols",
        "current",
        Calendar(2, 28800, 1200, 5, 20, 240),
        Demand(18400, "month"),
        tuple(symbols),
        flows,
    )


def _symbol(i: int, n: int, x: float, y: float) -> Symbol:
    id = f"s{i:06d}"
    if i == 0 or i == n - 1:
        return Symbol(
            id, "supplier" if i == 0 else "customer", "Acier Lorrain" if i == 0 else "Façade", x=x, y=y, ref=id
        )
    if i % 2:
        return Symbol(id, "inventory", x=x, y=y, quantity=100.0 + (i * 37) % 900, ref=id)
    return Symbol(
        id,
        "process",
        f"Process {i:04d}",
        x=x,
        y=y,
        cycle_time_s=20.0 + (i * 7) % 45,
        changeover_s=60.0 * (5 + (i * 13) % 55),
        uptime=0.7 + (i % 30) / 100,
        operators=1.0 + i % 6,
        batch_size=10.0 * (1 + i % 12),
        ref=id,
    )


def event(n: int) -> EventData:
    return EventData("Benchmark", "en", "", "", (chain(n),), {})


def write_document(n: int, path: Path) -> None:
    from app.models import new_document

    new_document.write_new(path, event(n))


def write_plain(n: int, path: Path) -> None:
    """The picture alone, as the bare bound reads it: boxes with their words already written out."""
    stream = chain(n)
    number = {symbol.id: i for i, symbol in enumerate(stream.symbols)}
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.executescript(_SCHEMA)
        with db:
            for i, symbol in enumerate(stream.symbols):
                kind = SYMBOL_KIND[symbol.kind]
                w, h = size(kind, symbol)
                top = symbol.y - declared_height(kind) / 2
                row = (i, symbol.kind, symbol.x - w / 2, top, w, h, symbol.name)
                db.execute("INSERT INTO symbol VALUES(?,?,?,?,?,?,?)", row)
                db.executemany("INSERT INTO datum(symbol_id,label,value) VALUES(?,?,?)", _words(i, symbol))
            ends = [(number[flow.source], number[flow.target]) for flow in stream.flows]
            db.executemany("INSERT INTO connector(a,b) VALUES(?,?)", ends)


def _words(i: int, symbol: Symbol) -> list[tuple[int, str, str]]:
    kind = SYMBOL_KIND[symbol.kind]
    if symbol.kind == "inventory":
        return [(i, "", f"{show(symbol.quantity, 'count', language='en')} parts"), (i, "", "1.2 d")]
    return [
        (i, field.short, show(getattr(symbol, field.id), field.unit, language="en"))
        for field in data_rows(kind, symbol)
    ]
