"""The steps that undo goes back, and how much room they take in the file."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from app.models import history
from app.models.document import Document
from app.models.value_stream import Symbol
from tests.models.chain import add_chain, dump


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.new(tmp_path / "a.kaizen") as document:
        with document.edit("Add a map") as session:
            add_chain(session, 10)
        yield document


def move(document: Document, x: float) -> None:
    with document.edit(f"Move to {x}") as session:
        session.get_one(Symbol, "P1").x = x


def stored(document: Document) -> list[tuple[int, str, int]]:
    with contextlib.closing(sqlite3.connect(document.working_copy)) as db:
        rows = db.execute("SELECT seq, label, length(diff), size FROM history ORDER BY seq").fetchall()
    assert all(length == size for _, _, length, size in rows)
    return [(seq, label, length) for seq, label, length, _ in rows]


def test_the_oldest_steps_beyond_the_count_are_forgotten(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 5)
    for x in range(8):
        move(document, x)
    assert [label for _, label, _ in stored(document)] == [f"Move to {x}" for x in range(3, 8)]
    while document.undo():
        pass
    with document.read() as session:
        assert session.get_one(Symbol, "P1").x == 2.0
    move(document, 99)
    assert [label for _, label, _ in stored(document)] == ["Move to 99"]


def test_the_oldest_steps_beyond_the_bytes_are_forgotten_but_never_the_last(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_BYTES", 300)
    for x in range(12):
        move(document, x)
    assert sum(length for _, _, length in stored(document)) <= 300
    assert len(stored(document)) >= 2
    with document.edit("Add a large map") as session:
        add_chain(session, 100, "large", "L")
    assert [label for _, label, _ in stored(document)] == ["Add a large map"]
    document.undo()
    assert len(dump(document)["symbol"]) == 10


def test_the_count_is_right_after_a_failure_and_after_reopening(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 3)
    move(document, 1)
    document.undo()
    with contextlib.suppress(ZeroDivisionError), document.edit("Fail") as session:
        session.get_one(Symbol, "P1").x = 5.0
        session.flush()
        raise ZeroDivisionError
    assert document.redo_label == "Move to 1"
    path = document.path
    document.close()
    with Document.open(path) as again:
        again.redo()
        for x in range(2, 6):
            move(again, x)
        assert [label for _, label, _ in stored(again)] == ["Move to 3", "Move to 4", "Move to 5"]


def test_a_history_with_holes_is_not_followed(document: Document) -> None:
    for x in range(4):
        move(document, x)
    path = document.path
    document.close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM history WHERE seq = 3")
        db.commit()
    with Document.open(path) as again:
        assert again.undo_label is None
        move(again, 99)
        again.undo()
        assert again.undo() is None


def test_a_large_step_is_stored_small(document: Document) -> None:
    with document.edit("Add a map") as session:
        add_chain(session, 1000, "large", "L")
    assert stored(document)[-1][2] < 60_000
    with document.edit("Shift") as session:
        session.execute(update(Symbol).values(y=Symbol.y + 8))
    assert stored(document)[-1][2] < 20_000
