"""Figures, export, print and check read a document without touching it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError

from app.models.document import Document
from app.models.reader import reading
from app.models.value_stream import Symbol, read_value_streams
from tests.models.test_crash import new


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new(tmp_path / "a.kaizen")
    return tmp_path / "a.kaizen"


def test_reading_leaves_no_trace_even_where_nothing_may_be_written(path: Path, user_data: Path) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(user_data.rglob("*")))
    os.chmod(path, 0o444)
    os.chmod(path.parent, 0o555)
    with reading(path) as session:
        (stream,) = read_value_streams(session)
        assert len(stream.symbols) == 20
        assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(user_data.rglob("*"))) == before


def test_reading_writes_not_even_into_its_own_memory(path: Path) -> None:
    with reading(path) as session, pytest.raises(DBAPIError, match="readonly"):
        session.execute(delete(Symbol))


def test_a_document_can_be_read_while_it_is_worked_on(path: Path) -> None:
    with Document.open(path) as document:
        with document.edit("Move") as session:
            session.get_one(Symbol, "P1").x = 1.0
        with reading(path) as session:
            assert session.get_one(Symbol, "P1").x == 0.0
        document.write_back()
        with reading(path) as session:
            assert session.get_one(Symbol, "P1").x == 1.0
