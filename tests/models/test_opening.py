"""Every file that somebody may try to open: one clear sentence, and the file as it was."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.models import document_error as errors
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.reader import reading
from app.models.schema import SCHEMA_VERSION
from app.models.value_stream import Symbol
from tests.models.chain import add_chain, dump


def make(path: Path, n: int = 40) -> Path:
    """A whole document that was closed."""
    document = Document.new(path)
    with document.edit("Add a map") as session:
        add_chain(session, n)
    document.close()
    return path


def with_sql(*statements: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        make(path)
        with contextlib.closing(sqlite3.connect(path)) as db:
            for statement in statements:
                db.execute(statement)
            db.commit()

    return spoil


def cut(at: Callable[[int], int]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        content = make(path).read_bytes()
        path.write_bytes(content[: at(len(content))])

    return spoil


def scribble(path: Path) -> None:
    content = bytearray(make(path).read_bytes())
    content[4096 * 3 : 4096 * 6] = os.urandom(4096 * 3)
    path.write_bytes(content)


def with_bytes(old: bytes, new: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        content = make(path).read_bytes()
        assert old in content
        path.write_bytes(content.replace(old, new))

    return spoil


def wal_without_its_wal(path: Path) -> None:
    whole = path.with_suffix(".whole")
    with contextlib.closing(sqlite3.connect(whole)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE event (id TEXT)")
        db.commit()
        shutil.copyfile(whole, path)
    whole.unlink()


BAD = {
    "not a database": (lambda path: path.write_text("Bonjour, " * 500), errors.NotADocument),
    "0 bytes": (lambda path: path.write_bytes(b""), errors.EmptyFile),
    "a few bytes": (lambda path: path.write_bytes(b"SQLite format 3\0"), errors.Damaged),
    "random bytes": (lambda path: path.write_bytes(os.urandom(20_000)), errors.NotADocument),
    "cut inside a page": (cut(lambda size: size - 1000), errors.Damaged),
    "cut between pages": (cut(lambda size: size - 8192), errors.Damaged),
    "cut in the first page": (cut(lambda _size: 600), errors.Damaged),
    "overwritten inside": (scribble, errors.Damaged),
    "another program's": (with_sql("PRAGMA application_id = 1196444487"), errors.AnotherProgram),
    "another program's without a mark": (with_sql("PRAGMA application_id = 0"), errors.AnotherProgram),
    "an empty database": (lambda path: with_sql()(path) or wal_without_its_wal(path), errors.Damaged),
    "newer": (with_sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"), errors.NewerVersion),
    "no version": (with_sql("PRAGMA user_version = 0"), errors.Damaged),
    "a trigger": (
        with_sql("CREATE TRIGGER evil AFTER UPDATE ON symbol BEGIN DELETE FROM event; END"),
        errors.ForeignContent,
    ),
    "a view": (with_sql("CREATE VIEW evil AS SELECT * FROM symbol"), errors.ForeignContent),
    "a view in the place of a table": (
        with_sql("ALTER TABLE flow RENAME TO f", "CREATE VIEW flow AS SELECT * FROM f"),
        errors.ForeignContent,
    ),
    "a virtual table": (with_sql("CREATE VIRTUAL TABLE evil USING fts5(words)"), errors.ForeignContent),
    "a foreign table": (with_sql("CREATE TABLE evil (x)"), errors.ForeignContent),
    "a foreign index": (with_sql("CREATE UNIQUE INDEX evil ON symbol (kind, x)"), errors.ForeignContent),
    "a table that lacks": (with_sql("DROP TABLE flow"), errors.Damaged),
    "a column that lacks": (with_sql("ALTER TABLE symbol DROP COLUMN uptime"), errors.Damaged),
    "a column more": (with_sql("ALTER TABLE symbol ADD COLUMN evil"), errors.Damaged),
    "words in the place of a number": (with_sql("UPDATE symbol SET x = 'evil' WHERE id = 'P1'"), errors.Damaged),
    "a number beyond all": (with_sql("UPDATE symbol SET cycle_time_s = 9e999 WHERE id = 'P1'"), errors.Damaged),
    "a symbol beyond every canvas": (with_sql("UPDATE symbol SET x = 1e12 WHERE id = 'P1'"), errors.Damaged),
    "a state that is none": (with_sql("UPDATE value_stream SET state = 'evil'"), errors.Damaged),
    "a period that is none": (with_sql("UPDATE value_stream SET demand_per = 'evil'"), errors.Damaged),
    "a hidden column": (
        with_sql("ALTER TABLE symbol ADD COLUMN evil GENERATED ALWAYS AS (x * 2) VIRTUAL"),
        errors.Damaged,
    ),
    "bytes in the place of words": (with_sql("UPDATE event SET name = x'00ff'"), errors.Damaged),
    "letters that are no UTF-8": (with_sql("UPDATE event SET name = CAST(x'41ff42' AS TEXT)"), errors.Damaged),
    "a table whose name is no UTF-8": (with_bytes(b"CREATE TABLE event", b"CREATE TABLE \xffvent"), errors.Damaged),
    "words in the history": (with_sql("UPDATE history SET size = 'evil'"), errors.Damaged),
    "an orphan": (with_sql("UPDATE symbol SET value_stream_id = 'gone' WHERE id = 'P1'"), errors.Damaged),
    "a folder": (lambda path: path.mkdir(), errors.NotAFile),
    "nothing": (lambda _path: None, errors.MissingFile),
    "a socket": (lambda path: socket.socket(socket.AF_UNIX).bind(str(path)), errors.NotADocument),
}


def contents(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("case", BAD)
def test_what_is_no_document_is_refused_in_a_sentence_and_left_as_it_is(
    case: str, tmp_path: Path, user_data: Path
) -> None:
    if case == "a socket" and os.name == "nt":
        pytest.skip("no such thing on Windows")
    spoil, expected = BAD[case]
    path = tmp_path / "Été #1 %.kaizen"
    spoil(path)
    before = contents(tmp_path)
    for door in (Document.open, Document.look, lambda path: reading(path).__enter__()):
        with pytest.raises(expected) as caught:
            door(path)
        assert path.name in str(caught.value)
        assert "{" not in str(caught.value)
        assert contents(tmp_path) == before
        assert list((user_data / "open").glob("*")) == []


@pytest.mark.parametrize("name", ["a\0b.kaizen", "\udce9t\udce9.kaizen", "é" * 300 + ".kaizen"])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    for door in (Document.open, Document.new, Document.look):
        with pytest.raises(errors.NameNotUsable):
            door(tmp_path / name)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    "name",
    [
        "Été à l’atelier.kaizen",
        "50 % #1 ?.kaizen",
        "🏭 ligne.kaizen",
        "n" * 193 + ".kaizen",
        "é" * 120 + ".kaizen",
        "no suffix",
        " .kaizen ",
        "file:x?mode=memory.kaizen",
        "'; DROP TABLE symbol; --.kaizen",
    ],
)
def test_names_work_wherever_the_file_system_takes_them(name: str, tmp_path: Path) -> None:
    if os.name == "nt" and set(name) & set('?:*"<>|') | set(name[-1:] + name[:1]) & set(" "):
        pytest.skip("Windows takes no such name")
    path = make(tmp_path / name, 3)
    document = Document.open(path)
    with document.edit("Move") as session:
        session.get_one(Symbol, "P1").x = 7.0
    document.close()
    with reading(path) as session:
        assert session.get_one(Symbol, "P1").x == 7.0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_new_document_refuses_an_existing_file(tmp_path: Path) -> None:
    path = tmp_path / "list.kaizen"
    path.write_text("mine")
    with pytest.raises(errors.AlreadyThere):
        Document.new(path)
    assert contents(tmp_path) == {"list.kaizen": b"mine"}


def test_a_new_document_in_a_folder_that_is_not_there_says_so(tmp_path: Path, user_data: Path) -> None:
    with pytest.raises(errors.FileNotWritten, match="folder is not there"):
        Document.new(tmp_path / "gone" / "a.kaizen")
    assert list(user_data.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes as POSIX has them")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_only_be_read_can_be_looked_at(what: str, tmp_path: Path, user_data: Path) -> None:
    path = make(tmp_path / "locked" / "a.kaizen") if (tmp_path / "locked").mkdir() is None else tmp_path
    before = contents(tmp_path)
    os.chmod(path if what == "file" else path.parent, 0o444 if what == "file" else 0o555)
    with pytest.raises(errors.ReadOnlyFile if what == "file" else errors.ReadOnlyFolder):
        Document.open(path)
    document = Document.look(path)
    assert document.read_only
    assert document.undo_label is None
    assert len(dump(document)["symbol"]) == 40
    with pytest.raises(errors.ReadOnlyLook), document.edit("Move"):
        pass
    copy = tmp_path / "copy.kaizen"
    document.save_copy(copy)
    document.close()
    os.chmod(path.parent, 0o755)
    assert contents(tmp_path) == {**before, "copy.kaizen": copy.read_bytes()}
    Document.open(copy).close()


def test_a_document_of_which_a_wal_was_left_is_read_and_opened_whole(tmp_path: Path) -> None:
    path = make(tmp_path / "a.kaizen")
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE symbol SET name = 'from the wal' WHERE id = 'P1'")
        db.commit()
        left = {suffix: Path(f"{path}{suffix}").read_bytes() for suffix in ("", "-wal")}
    for suffix, content in left.items():
        Path(f"{path}{suffix}").write_bytes(content)
    before = contents(tmp_path)
    with reading(path) as session:
        assert session.get_one(Symbol, "P1").name == "from the wal"
    assert contents(tmp_path) == before
    document = Document.open(path)
    with document.edit("Move") as session:
        assert session.get_one(Symbol, "P1").name == "from the wal"
        session.get_one(Symbol, "P1").x = 5.0
    document.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.kaizen"]
    with reading(path) as session:
        assert session.get_one(Symbol, "P1").name == "from the wal"


def test_a_document_with_a_hot_journal_is_read_as_before_the_crash(tmp_path: Path) -> None:
    path = make(tmp_path / "a.kaizen", 200)
    torn = tmp_path / "torn"
    torn.mkdir()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
        db.execute("BEGIN")
        db.execute("UPDATE symbol SET name = 'half done and long ' || hex(randomblob(300))")
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{path}{suffix}", f"{torn / 'a.kaizen'}{suffix}")
        db.execute("ROLLBACK")
    assert (torn / "a.kaizen").read_bytes() != path.read_bytes()
    before = contents(torn)
    with reading(torn / "a.kaizen") as session:
        assert session.get_one(Symbol, "P1").name == "Step 1"
    assert contents(torn) == before
    document = Document.open(torn / "a.kaizen")
    assert "Step 199" in str(dump(document))
    assert "half done" not in str(dump(document))
    with document.edit("Move") as session:
        session.get_one(Symbol, "P1").x = 5.0
    document.close()
    assert sorted(path.name for path in torn.iterdir()) == ["a.kaizen"]
    with reading(torn / "a.kaizen") as session:
        assert session.get_one(Symbol, "P199").name == "Step 199"


def test_a_whole_file_in_wal_mode_is_a_document_like_others(tmp_path: Path) -> None:
    path = make(tmp_path / "a.kaizen")
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\2\2"
    with reading(path) as session:
        assert session.get_one(Symbol, "P1").name == "Step 1"
    Document.open(path).close()


def test_a_link_leads_to_the_document_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    path = make(tmp_path / "share" / "a.kaizen")
    os.chmod(path, 0o640)
    link = tmp_path / "link.kaizen"
    link.symlink_to(path)
    document = Document.open(link)
    assert document.path == path
    with document.edit("Move") as session:
        session.get_one(Symbol, "P1").x = 5.0
    document.close()
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    with reading(link) as session:
        assert session.get_one(Symbol, "P1").x == 5.0


def test_opening_without_a_gesture_writes_nothing(tmp_path: Path) -> None:
    path = make(tmp_path / "a.kaizen")
    before, inode = path.read_bytes(), path.stat().st_ino
    document = Document.open(path)
    assert document.saved.state == "saved"
    assert document.notice is None
    document.close()
    assert (path.read_bytes(), path.stat().st_ino) == (before, inode)


def test_errors_are_sentences_in_both_languages() -> None:
    for error in (errors.EmptyFile(name="a"), errors.MissingFile(name="a")):
        assert isinstance(error, DocumentError)
        assert error.sentence.within("en") == str(error)
