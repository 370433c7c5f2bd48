"""Files of earlier versions of the program open, and are not touched before they are edited."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.calc.observation import Observation
from app.models import file_check, migration, opening
from app.models.document import Document
from app.models.document_error import Damaged, NewerVersion
from app.models.event import Event
from app.models.observation import add_observations, read_observations
from app.models.reader import reading
from app.models.schema import SCHEMA_VERSION
from app.models.tables import TABLES
from app.models.value_stream import Symbol
from tests.models.chain import dump

FILES = Path(__file__).parents[1] / "files"
RELEASED = sorted(FILES.glob("version_*.kaizen"))

Step = Callable[[sqlite3.Connection], None]


def upper_case(db: sqlite3.Connection) -> None:
    db.execute("UPDATE symbol SET name = upper(name)")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let the program be so many versions on, with these steps."""

    def come(*steps: Step) -> None:
        for module in (migration, file_check, opening):
            monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + len(steps))
        for number, step in enumerate(steps, SCHEMA_VERSION + 1):
            monkeypatch.setitem(migration.STEPS, number, step)

    return come


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "a.kaizen"
    shutil.copyfile(FILES / f"version_{SCHEMA_VERSION}.kaizen", path)
    return path


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_every_released_version_opens(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.kaizen"
    shutil.copyfile(released, path)
    with Document.open(path) as document:
        with document.read() as session:
            assert session.get_one(Event, "event").name == "Ligne 3 – été"
        assert len(dump(document)["symbol"]) == 4
    assert path.read_bytes() == released.read_bytes()


def test_there_is_a_file_of_every_version_to_try() -> None:
    assert [path.stem for path in RELEASED] == [f"version_{n}" for n in range(1, SCHEMA_VERSION + 1)]
    assert sorted(migration.STEPS) == list(range(2, SCHEMA_VERSION + 1))


def test_the_history_of_an_earlier_session_is_there(old: Path) -> None:
    with Document.open(old) as document:
        assert (document.undo_label, document.redo_label) == ("Move", "Delete")
        document.undo()
        document.undo()
        assert dump(document)["symbol"] == []
        while document.redo():
            pass
        assert len(dump(document)["symbol"]) == 3


def test_an_older_file_migrates_in_the_working_copy_and_is_not_written_before_an_edit(
    old: Path, next_version: Callable[..., None]
) -> None:
    before = old.read_bytes()
    next_version(upper_case, lambda db: None)
    with Document.open(old) as document:
        with document.read() as session:
            assert session.get_one(Symbol, "P1").name == "STEP 1"
        assert document.undo_label is None
        assert document.write_back().state == "saved"
    assert old.read_bytes() == before
    with reading(old) as session:
        assert session.get_one(Symbol, "P1").name == "STEP 1"
    assert old.read_bytes() == before
    with Document.open(old) as document, document.edit("Move") as session:
        session.get_one(Symbol, "P1").x = 1.0
    with contextlib.closing(sqlite3.connect(old)) as db:
        assert migration.version(db) == SCHEMA_VERSION + 2


def test_an_older_file_is_not_written_because_of_a_crash_either(
    old: Path, user_data: Path, next_version: Callable[..., None]
) -> None:
    before = old.read_bytes()
    next_version(upper_case)
    with Document.open(old) as document:
        shutil.copytree(user_data / "open", user_data / "as the crash left it")
        pid = subprocess.Popen([sys.executable, "-c", ""])
        pid.wait()
    (user_data / "open").rmdir()
    (user_data / "as the crash left it").rename(user_data / "open")
    (record,) = (user_data / "open").glob("*.json")
    told = json.loads(record.read_bytes())
    told["holder"]["pid"] = pid.pid
    record.write_text(json.dumps(told))
    with Document.open(old) as document:
        assert document.notice is not None
    assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_everything_as_it_was(old: Path, next_version: Callable[..., None]) -> None:
    def fail(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (x)")
        db.execute("DELETE FROM flow")
        raise sqlite3.OperationalError("no such thing")

    before = old.read_bytes()
    next_version(upper_case, fail)
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(before)
        content = list(db.iterdump())
        with pytest.raises(sqlite3.OperationalError):
            migration.migrate(db)
        assert list(db.iterdump()) == content
        assert migration.version(db) == SCHEMA_VERSION
    with pytest.raises(Damaged):
        Document.open(old)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_a_migration_may_not_leave_orphans(old: Path, next_version: Callable[..., None]) -> None:
    next_version(lambda db: db.execute("DELETE FROM value_stream"))
    with pytest.raises(Damaged):
        Document.open(old)


def test_a_newer_file_is_refused_by_an_older_program(old: Path, next_version: Callable[..., None]) -> None:
    with contextlib.closing(sqlite3.connect(old)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(NewerVersion):
        Document.open(old)
    next_version(upper_case)
    Document.open(old).close()


def structure(db: sqlite3.Connection) -> dict[str, object]:
    """Every table with its columns, its indexes and what it refers to."""
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    indexes = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")]
    return {
        **{name: set(db.execute("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(?)", (name,)))
           for name in tables},
        **{f"{name} →": {row[2:] for row in db.execute(f'PRAGMA foreign_key_list("{name}")')} for name in tables},
        **{name: db.execute(f'PRAGMA index_info("{name}")').fetchall() for name in indexes},
    }  # fmt: skip


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_new_file_and_a_migrated_one_have_the_same_tables(released: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.kaizen"
    Document.new(new).close()
    with (
        contextlib.closing(sqlite3.connect(new)) as made,
        contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as old,
    ):
        old.deserialize(released.read_bytes())
        migration.migrate(old)
        assert structure(old) == structure(made)


def test_the_file_of_this_version_has_a_row_of_every_table(old: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as db:
        empty = [t.name for t in TABLES if not db.execute(f'SELECT count(*) FROM "{t.name}"').fetchone()[0]]
    assert empty == []


def test_a_file_of_version_1_keeps_its_map_and_takes_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "a.kaizen"
    shutil.copyfile(FILES / "version_1.kaizen", path)
    with Document.open(path) as document:
        with document.edit("Import") as session:
            assert session.get_one(Event, "event").currency == "€"
            add_observations(session, [Observation("o", "La presse attend", step="P1")], ["a0"])
        with document.edit("Delete") as session:
            session.delete(session.get_one(Symbol, "P1"))
        with document.read() as session:
            (observation,) = read_observations(session)
        assert observation.step is None
        document.undo()
        with document.read() as session:
            assert [o.step for o in read_observations(session)] == ["P1"]
