"""Gestures in an open document: kept whole or not at all, undone exactly, told to everyone once."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.orm import Session

from app.models.diff import Diff
from app.models.document import Document
from app.models.document_error import StepDoesNotFit
from app.models.event import Event
from app.models.picture import Picture, add_picture
from app.models.value_stream import Flow, Symbol, ValueStream
from tests.models.chain import add_chain, dump


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "Ligne 3.kaizen")
    yield document
    document.close()


@pytest.fixture
def chain(document: Document) -> Document:
    """A map of ten steps, P0 → P1 → … → P9."""
    with document.edit("Add a map") as session:
        add_chain(session, 10)
    return document


def x_of(document: Document, id: str) -> float:
    with document.read() as session:
        return session.get_one(Symbol, id).x


def move(document: Document, id: str, x: float, merge_key: str = "") -> None:
    with document.edit("Move", merge_key) as session:
        session.get_one(Symbol, id).x = x


def test_a_new_document_has_its_event_and_nothing_to_undo(document: Document) -> None:
    with document.read() as session:
        assert session.get_one(Event, "event").language == "fr"
    assert document.undo_label is None
    assert document.redo_label is None
    assert document.undo() is None


def test_a_gesture_is_undone_and_redone_exactly(chain: Document) -> None:
    full = dump(chain)
    move(chain, "P3", 77.5)
    moved = dump(chain)
    assert chain.undo_label == "Move"
    undone = chain.undo()
    assert undone is not None
    assert undone.keys(Symbol) == {"P3"}
    assert dump(chain) == full
    assert (chain.undo_label, chain.redo_label) == ("Add a map", "Move")
    assert chain.redo() == undone.reversed()
    assert dump(chain) == moved


def test_deleting_a_map_takes_its_symbols_and_undo_brings_the_same_ids_back(chain: Document) -> None:
    full = dump(chain)
    told: list[Diff] = []
    chain.subscribe(told.append)
    with chain.edit("Delete the map") as session:
        session.execute(delete(ValueStream))
    assert not any(rows for table, rows in dump(chain).items() if table != "event")
    assert told[0].keys(Symbol) == {f"P{i}" for i in range(10)}
    assert len(told[0].keys(Flow)) == 9
    chain.undo()
    assert dump(chain) == full


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO symbol (id, value_stream_id, rank, ref, kind, name, note, x, y) "
        "VALUES ('P3', 'map', 'a9', 'P3', 'process', 'Press', '', 1, 2)",
        "UPDATE symbol SET id = 'Q' || id WHERE id = 'P9' AND 0 = (SELECT count(*) FROM flow WHERE target_id = 'P0')",
        "UPDATE symbol SET y = y + 1",
        "UPDATE flow SET id = 'new ' || id",
        "DELETE FROM symbol WHERE id IN ('P0', 'P9')",
    ],
)
def test_whatever_way_rows_are_written_undo_knows(chain: Document, statement: str) -> None:
    full = dump(chain)
    with chain.edit("Change") as session:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(text("DELETE FROM flow WHERE id = 'P8-P9'"))
        session.execute(text(statement))
    changed = dump(chain)
    assert changed != full
    chain.undo()
    assert dump(chain) == full
    chain.redo()
    assert dump(chain) == changed


def test_a_child_that_changed_parents_survives_redo(chain: Document) -> None:
    """Redo must not let the death of the old parent take the child along."""
    with chain.edit("Move to another map") as session:
        session.add(ValueStream(id="other", rank="a1"))
        session.flush()
        session.execute(update(Symbol).values(value_stream_id="other"))
        session.execute(update(Flow).values(value_stream_id="other"))
        session.execute(delete(ValueStream).where(ValueStream.id == "map"))
    moved = dump(chain)
    chain.undo()
    chain.redo()
    assert dump(chain) == moved


def test_writing_outside_an_edit_is_refused_by_sqlite(chain: Document) -> None:
    with chain.read() as session:
        session.get_one(Symbol, "P1").name = "Press"
        with pytest.raises(DBAPIError, match="readonly"):
            session.flush()
    with chain.read() as session, pytest.raises(DBAPIError, match="readonly"):
        session.execute(delete(Symbol))


def test_a_session_kept_after_its_edit_writes_no_more(chain: Document) -> None:
    with chain.edit("Move") as kept:
        engine = kept.get_bind()
    with pytest.raises(InvalidRequestError, match="closed"):
        kept.execute(delete(Symbol))
    with pytest.raises(RuntimeError, match="within `edit`"), Session(engine) as other:
        other.execute(delete(Symbol))


def test_an_exception_leaves_nothing_of_the_gesture(chain: Document) -> None:
    full, told = dump(chain), []
    chain.subscribe(told.append)

    def fail() -> None:
        with chain.edit("Bad") as session:
            session.execute(delete(Symbol))
            raise ZeroDivisionError

    pytest.raises(ZeroDivisionError, fail)
    assert dump(chain) == full
    assert told == []
    assert chain.undo_label == "Add a map"
    move(chain, "P1", 3.0)
    assert chain.undo_label == "Move"


def test_a_gesture_that_the_file_refuses_at_the_very_end_is_no_step(chain: Document) -> None:
    full = dump(chain)

    def leave_an_orphan() -> None:
        with chain.edit("Orphan") as session:
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
            session.execute(update(Flow).where(Flow.id == "P0-P1").values(source_id="nobody"))

    pytest.raises(sqlite3.IntegrityError, leave_an_orphan)
    assert dump(chain) == full
    assert chain.undo_label == "Add a map"
    move(chain, "P1", 3.0)
    assert chain.undo_label == "Move"
    chain.undo()
    assert dump(chain) == full


def test_a_nested_edit_is_part_of_the_same_gesture(chain: Document) -> None:
    with chain.edit("Outer") as outer:
        outer.get_one(Symbol, "P1").x = 1.0
        with chain.edit("Inner") as inner:
            assert inner is outer
            inner.get_one(Symbol, "P2").x = 2.0
    assert chain.undo_label == "Outer"
    chain.undo()
    assert chain.undo_label == "Add a map"


def test_a_nested_failure_dooms_the_outer_even_when_it_is_caught(chain: Document) -> None:
    full = dump(chain)

    def fail_inside() -> None:
        with chain.edit("Inner"):
            raise KeyError

    def catch_outside() -> None:
        with chain.edit("Outer") as session:
            session.get_one(Symbol, "P1").x = 99.0
            with contextlib.suppress(KeyError):
                fail_inside()

    with pytest.raises(RuntimeError, match="nested edit failed"):
        catch_outside()
    assert dump(chain) == full
    move(chain, "P1", 4.0)
    assert x_of(chain, "P1") == 4.0


def test_reading_within_an_edit_sees_what_was_done_so_far(chain: Document) -> None:
    with chain.edit("Move") as session:
        session.get_one(Symbol, "P1").x = 42.0
        assert x_of(chain, "P1") == 42.0


def test_the_block_alone_ends_a_gesture(chain: Document) -> None:
    full = dump(chain)

    def end_early(end: str) -> None:
        with chain.edit("Move") as session:
            session.get_one(Symbol, "P1").x = 42.0
            getattr(session, end)()

    for end in ("commit", "rollback"):
        with pytest.raises(RuntimeError, match="`edit` block"):
            end_early(end)
    assert dump(chain) == full


def test_a_gesture_that_changes_nothing_is_no_step(chain: Document) -> None:
    told: list[Diff] = []
    chain.subscribe(told.append)
    with chain.edit("There and back") as session:
        session.get_one(Symbol, "P1").y = 8.0
        session.flush()
        session.get_one(Symbol, "P1").y = 0.0
    assert chain.undo_label == "Add a map"
    assert told == []


def test_nudges_within_a_second_are_one_step(chain: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    start = x_of(chain, "P1")
    for i in range(1, 31):
        now[0] += 0.1
        move(chain, "P1", start + i, "nudge P1")
    now[0] += 1.5
    move(chain, "P1", start + 31, "nudge P1")
    move(chain, "P2", 5.0, "nudge P2")
    chain.undo()
    assert x_of(chain, "P1") == start + 31
    chain.undo()
    assert x_of(chain, "P1") == start + 30
    chain.undo()
    assert x_of(chain, "P1") == start
    assert chain.undo_label == "Add a map"


def test_nudging_there_and_back_leaves_no_step(chain: Document) -> None:
    full = dump(chain)
    move(chain, "P1", x_of(chain, "P1") + 1, "nudge")
    move(chain, "P1", x_of(chain, "P1") - 1, "nudge")
    assert chain.undo_label == "Add a map"
    move(chain, "P1", 500.0, "nudge")
    chain.undo()
    assert dump(chain) == full


def test_undo_ends_merging(chain: Document) -> None:
    move(chain, "P1", 1.0, "nudge")
    chain.undo()
    chain.redo()
    move(chain, "P1", 2.0, "nudge")
    chain.undo()
    assert x_of(chain, "P1") == 1.0


def test_a_new_gesture_forgets_what_was_undone(chain: Document) -> None:
    move(chain, "P1", 1.0)
    chain.undo()
    move(chain, "P1", 2.0)
    assert chain.redo_label is None
    assert chain.redo() is None
    chain.undo()
    chain.undo()
    assert chain.undo() is None


def test_a_listener_may_read_but_not_edit(chain: Document, hook: list[BaseException]) -> None:
    seen: list[float] = []

    def read(_diff: Diff) -> None:
        seen.append(x_of(chain, "P1"))

    def write(_diff: Diff) -> None:
        with chain.edit("Again"):
            pass

    chain.subscribe(write)
    chain.subscribe(read)
    move(chain, "P1", 12.0)
    assert "no editing while telling" in str(hook[0])
    assert seen == [12.0]
    assert x_of(chain, "P1") == 12.0
    assert chain.undo_label == "Move"


def test_a_listener_that_stopped_hears_no_more(chain: Document) -> None:
    told: list[Diff] = []
    stop = chain.subscribe(told.append)
    move(chain, "P1", 1.0)
    stop()
    stop()
    move(chain, "P1", 2.0)
    assert len(told) == 1


def test_another_thread_may_neither_edit_nor_read(chain: Document) -> None:
    said: list[str] = []

    def work() -> None:
        for door in (chain.edit("x"), chain.read()):
            try:
                with door:
                    pass
            except RuntimeError as error:
                said.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert said == ["a document belongs to the thread that opened it"] * 2


def test_the_history_of_a_photograph_holds_its_key_alone(document: Document) -> None:
    content = bytes(range(256)) * 4000
    with document.edit("Add a photograph") as session:
        key = add_picture(session, content)
    with document.edit("Add it again") as session:
        assert add_picture(session, content) == key
    assert document.undo_label == "Add a photograph"
    with_picture = dump(document)
    document.undo()
    assert dump(document)["picture"] == []
    document.redo()
    assert dump(document) == with_picture
    with contextlib.closing(sqlite3.connect(document.working_copy)) as db:
        assert db.execute("SELECT max(length(diff)) FROM history").fetchone()[0] < 300


def test_a_photograph_is_never_changed(document: Document) -> None:
    with document.edit("Add a photograph") as session:
        key = add_picture(session, b"one")
    with pytest.raises(ValueError, match="never changed"), document.edit("Change it") as session:
        session.get_one(Picture, key).content = b"two"
    with document.read() as session:
        assert session.get_one(Picture, key).content == b"one"


@pytest.mark.parametrize(
    "step",
    [
        b"not json",
        b"{}",
        b'{"symbol": 3}',
        b'{"no such table": [[["P1"], {"x": 0.0}, {"x": 1.0}]]}',
        b'{"symbol": [[["P1"], {"x": 0.0}, {"x\\" = 1, \\"y": 1.0}]]}',
        b'{"symbol": [[["P1", 2], {"x": 0.0}, {"x": 1.0}]]}',
        b'{"symbol": [[["P1"], null, null]]}',
        zlib.compress(b'{"symbol": [[["P1"]]]}' * 50),
    ],
)
def test_a_step_that_somebody_wrote_into_the_file_does_no_harm(chain: Document, step: bytes) -> None:
    move(chain, "P1", 1.0)
    with contextlib.closing(sqlite3.connect(chain.working_copy)) as intruder:
        intruder.execute("UPDATE history SET diff = ? WHERE label = 'Move'", (step,))
        intruder.commit()
    full = dump(chain)
    with pytest.raises(StepDoesNotFit):
        chain.undo()
    assert dump(chain) == full
    move(chain, "P1", 2.0)


def test_a_step_that_no_longer_fits_is_refused_and_changes_nothing(chain: Document) -> None:
    move(chain, "P1", 1.0)
    intruder = sqlite3.connect(chain.working_copy)
    intruder.execute("UPDATE symbol SET x = 55 WHERE id = 'P1'")
    intruder.commit()
    intruder.close()
    with pytest.raises(StepDoesNotFit, match="Move"):
        chain.undo()
    assert x_of(chain, "P1") == 55.0


def test_a_label_that_somebody_wrote_into_the_file_is_said_as_it_stands(chain: Document) -> None:
    move(chain, "P1", 1.0)
    with contextlib.closing(sqlite3.connect(chain.working_copy)) as intruder:
        intruder.execute("UPDATE history SET label = 'Move {n.evil}', diff = '{}' WHERE label = 'Move'")
        intruder.commit()
    with pytest.raises(StepDoesNotFit) as caught:
        chain.undo()
    assert "{n.evil}" in str(caught.value)
