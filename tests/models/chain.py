"""A small map for the tests of the document, and its whole contents to compare."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import value_stream as calc
from app.models import rank
from app.models.document import Document
from app.models.tables import TABLES
from app.models.value_stream import add_value_stream


def add_chain(session: Session, n: int, id: str = "map", prefix: str = "P") -> None:
    """A map of `n` processes, each feeding the next."""
    symbols = tuple(
        calc.Symbol(f"{prefix}{i}", "process", f"Step {i}", x=200.0 * i, y=0.0, cycle_time_s=30.0) for i in range(n)
    )
    flows = tuple(calc.Flow(f"{a.id}-{b.id}", a.id, b.id, "push") for a, b in zip(symbols, symbols[1:], strict=False))
    stream = calc.ValueStream(id, symbols=symbols, flows=flows)
    add_value_stream(session, stream, rank.spread(1)[0], rank.spread(n), rank.spread(len(flows)))


def dump(document: Document) -> dict[str, list[str]]:
    """Every row of every table, in an order of their own."""
    with document.read() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)))) for table in TABLES}
