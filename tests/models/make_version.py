"""Make the file of the present version that is kept for all later ones: `python -m tests.models.make_version`.

It is made when a version is released, and never again: a migration must bring the files that people have up to date.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from app.calc.value_stream import Flow, Symbol, ValueStream
from app.models.document import Document
from app.models.event import add_event
from app.models.schema import SCHEMA_VERSION
from app.models.value_stream import Symbol as SymbolRow
from tests.models.every_noun import EVERY_NOUN

FILES = Path(__file__).parents[1] / "files"


def chain() -> ValueStream:
    """The map that the file of version 1 has as well."""
    symbols = tuple(
        Symbol(f"P{i}", "process", f"Step {i}", x=200.0 * i, y=0.0, cycle_time_s=30.0, ref=f"P{i}") for i in range(4)
    )
    flows = tuple(Flow(f"{a.id}-{b.id}", a.id, b.id, "push") for a, b in zip(symbols, symbols[1:], strict=False))
    return ValueStream("map", "", symbols=symbols, flows=flows)


def main() -> None:
    (observation,), (rating,) = EVERY_NOUN.observations, EVERY_NOUN.ratings
    whole = replace(
        EVERY_NOUN,
        value_streams=(chain(),),
        observations=(replace(observation, step="P1"),),
        ratings=(replace(rating, step="P1"),),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.kaizen"
        with Document.new(path) as document:
            with document.edit("Add a map") as session:
                add_event(session, whole)
            with document.edit("Move") as session:
                session.get_one(SymbolRow, "P1").x = 250.0
            with document.edit("Delete") as session:
                session.delete(session.get_one(SymbolRow, "P3"))
            document.undo()
            document.write_back()
        (FILES / f"version_{SCHEMA_VERSION}.kaizen").write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
