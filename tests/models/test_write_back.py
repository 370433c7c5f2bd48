"""The user's own file follows by itself, whole at every moment, and the user is told what is safe where."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.models import write_back
from app.models.document import Document
from app.models.document_error import FileNotWritten
from app.models.picture import add_picture
from app.models.reader import reading
from app.models.value_stream import Symbol
from app.models.write_back import Saved
from tests.models.chain import add_chain
from tests.models.test_crash import child, count_in, new


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new(tmp_path / "a.kaizen")
    return tmp_path / "a.kaizen"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as document:
        yield document


def count(document: Document, to: float) -> None:
    with document.edit("Count") as session:
        session.get_one(Symbol, "P0").x = session.get_one(Symbol, "P1").x = to


def wait_for(true: Callable[[], bool], seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_the_file_follows_by_itself_after_a_pause(document: Document, path: Path) -> None:
    told: list[Saved] = []
    document.subscribe_saved(told.append)
    start = time.monotonic()
    for n in range(1, 6):
        count(document, n)
    assert document.saved.state == "waiting"
    assert count_in(path) == 0
    wait_for(lambda: document.saved.state == "saved")
    assert time.monotonic() - start >= write_back.PAUSE_S
    assert count_in(path) == 5
    assert [saved.state for saved in told] == ["waiting", "saved"]
    assert f"{document.saved.at:%H:%M}" in str(document.saved.sentence)


def test_the_file_is_written_during_long_work_without_a_pause(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_back, "PAUSE_S", 60.0)
    monkeypatch.setattr(write_back, "LONGEST_S", 0.3)
    with Document.open(path) as document:
        for n in range(1, 1000):
            count(document, n)
            if count_in(path):
                break
            time.sleep(0.01)
        assert 0 < count_in(path) <= n


def test_the_disk_is_at_rest_ten_times_as_long_as_it_was_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_back, "PAUSE_S", 0.0)
    took: list[tuple[float, float]] = []
    replace = write_back.WriteBack._replace

    def slow(self: write_back.WriteBack, db: sqlite3.Connection) -> object:
        start = time.monotonic()
        time.sleep(0.03)
        try:
            return replace(self, db)
        finally:
            took.append((start, time.monotonic()))

    monkeypatch.setattr(write_back.WriteBack, "_replace", slow)
    with Document.open(path) as document:
        until = time.monotonic() + 1.5
        n = 0
        while time.monotonic() < until:
            n += 1
            count(document, n)
        assert len(took) >= 2
        for (start, end), (following, _end) in zip(took, took[1:], strict=False):
            assert following - end >= write_back.REST * (end - start)


def test_closing_writes_what_is_not_written_yet_and_leaves_one_file(path: Path, user_data: Path) -> None:
    with Document.open(path) as document:
        count(document, 3)
    assert count_in(path) == 3
    assert list(path.parent.iterdir()) == [path]
    assert list((user_data / "open").iterdir()) == []
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_readers_find_a_whole_file_at_every_moment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_back, "PAUSE_S", 0.0)
    monkeypatch.setattr(write_back, "REST", 0)
    found: list[int] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            found.append(count_in(path))

    thread = threading.Thread(target=read)
    with Document.open(path) as document:
        thread.start()
        until = time.monotonic() + 1.0
        n = 0
        while time.monotonic() < until:
            n += 1
            count(document, n)
        ended.set()
        thread.join()
    assert found == sorted(found)
    assert len(set(found)) > 3


def test_a_file_that_someone_else_changed_is_kept_beside_ours(document: Document, path: Path) -> None:
    count(document, 1)
    document.write_back()
    theirs = path.read_bytes() + bytes(4096)
    path.write_bytes(theirs)
    count(document, 2)
    saved = document.write_back()
    assert saved.state == "saved"
    assert path.read_bytes() == theirs
    ours = document.path
    assert ours != path
    assert path.name in str(saved.sentence)
    assert ours.name in str(saved.sentence)
    assert document.notice == saved.sentence
    count(document, 3)
    document.write_back()
    assert document.path == ours
    document.close()
    assert count_in(ours) == 3
    assert {found.name for found in path.parent.iterdir()} == {path.name, ours.name}


def test_that_both_are_kept_is_said_even_when_ours_is_written_at_the_second_try(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(path.read_bytes() + bytes(4096))
    replacing = write_back.replacing

    def full_for_a_new_file(target: Path, **how: bool) -> contextlib.AbstractContextManager[Path]:
        if not how["overwrite"]:
            raise OSError(28, "No space left on device")
        return replacing(target, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as full_disk:
        full_disk.setattr(write_back, "replacing", full_for_a_new_file)
        count(document, 1)
        assert document.write_back().state == "failing"
    assert document.write_back().state == "saved"
    assert path.name in str(document.notice)
    assert document.path.name in str(document.notice)


def test_after_going_on_in_another_file_a_crash_loses_nothing(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kaizen"
    new(other)
    theirs = other.read_bytes()
    with child("edit", path) as process:
        assert process.stdout
        process.stdout.readline()
        other.replace(path)
        others: list[Path] = []
        said = 0
        while (not others or said < 50) and said < 2000:
            said = int(process.stdout.readline())
            others = list(tmp_path.glob("a (*.kaizen"))
        process.kill()
    assert len(others) == 1
    with Document.open(path) as document:
        assert document.notice is None
    assert path.read_bytes() == theirs
    with Document.open(others[0]) as document, document.read() as session:
        assert session.get_one(Symbol, "P0").x >= said


def test_a_file_that_vanished_is_written_again(document: Document, path: Path) -> None:
    path.unlink()
    count(document, 4)
    saved = document.write_back()
    assert "no longer there" in str(saved.sentence)
    assert document.path == path
    assert count_in(path) == 4


def test_work_goes_on_while_the_folder_is_gone_and_the_file_follows_later(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_back, "RETRY_S", (0.05, 0.05))
    stick = tmp_path / "stick"
    stick.mkdir()
    path = path.rename(stick / "a.kaizen")
    with Document.open(path) as document:
        stick.rename(tmp_path / "unplugged")
        count(document, 6)
        saved = document.write_back()
        assert saved.state == "failing"
        assert "folder is not there" in str(saved.sentence)
        assert "safe on this computer" in str(saved.sentence)
        count(document, 7)
        (tmp_path / "unplugged").rename(stick)
        wait_for(lambda: document.saved.state == "saved")
        assert count_in(path) == 7


def test_a_document_closed_while_its_folder_is_gone_is_taken_up_at_the_next_opening(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = path.rename(stick / "a.kaizen")
    with Document.open(path) as document:
        stick.rename(tmp_path / "unplugged")
        count(document, 6)
    assert document.saved.state == "failing"
    (tmp_path / "unplugged").rename(stick)
    with Document.open(path) as document:
        assert document.notice is not None
    assert count_in(path) == 6


@pytest.mark.skipif(os.name == "nt", reason="the limit is set as POSIX does")
def test_work_goes_on_while_no_more_fits_on_the_disk_and_the_file_follows_when_there_is_room(path: Path) -> None:
    with Document.open(path) as document, document.edit("Grow") as session:
        add_chain(session, 300, "big", "B")
    before = path.read_bytes()
    with child("fill", path) as process:
        assert process.stdout
        assert process.stdin
        for _gesture in range(2):
            assert process.stdout.readline() == "failing\n"
            assert "could not be written" in process.stdout.readline()
        assert path.read_bytes() == before
        assert not [found for found in path.parent.iterdir() if found.name.endswith(".tmp")]
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "saved\n"
    with reading(path) as session:
        assert session.get_one(Symbol, "P0").x == 123.0
        assert session.get_one(Symbol, "B299")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which an empty document has room twice, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_the_file_follows_when_there_is_room(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_back, "RETRY_S", (0.05, 0.05))
    path, rest = small_disk / "a.kaizen", small_disk / "rest"
    new(path)
    with Document.open(path) as document:
        with contextlib.suppress(OSError), rest.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        count(document, 1)
        assert document.write_back().state == "failing"
        assert "the disk is full" in str(document.saved.sentence)
        count(document, 2)
        assert count_in(path) == 0
        rest.unlink()
        wait_for(lambda: document.saved.state == "saved")
        assert count_in(path) == 2
    assert list(small_disk.iterdir()) == [path]


def test_leftovers_of_an_interrupted_writing_go_at_the_next_opening(document: Document, path: Path) -> None:
    from app.models.whole_file import replacing

    document.close()
    with pytest.raises(KeyError), replacing(path) as fresh:
        raise KeyError
    for name in (fresh.name, f"{fresh.name}-journal"):
        (path.parent / name).write_bytes(b"half")
    Document.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_is_whole_and_does_not_become_the_document(document: Document, path: Path, tmp_path: Path) -> None:
    count(document, 5)
    copy = tmp_path / "copy.kaizen"
    copy.write_bytes(b"to be replaced, as the user has agreed")
    document.save_copy(copy)
    assert document.path == path
    assert count_in(copy) == 5
    with Document.open(copy) as other:
        assert other.undo_label == "Count"


def test_a_clean_copy_tells_nothing_of_what_was_deleted(document: Document, tmp_path: Path) -> None:
    with document.edit("Say something") as session:
        session.get_one(Symbol, "P3").name = "Secret reason"
    with document.edit("Say it better") as session:
        session.get_one(Symbol, "P3").name = "Press"
    with document.edit("Add a photograph") as session:
        add_picture(session, b"embarrassing picture")
    document.undo()
    copy = tmp_path / "clean.kaizen"
    document.save_clean_copy(copy)
    content = copy.read_bytes()
    assert b"Press" in content
    assert b"Secret reason" not in content
    assert b"embarrassing picture" not in content
    with Document.open(copy) as other:
        assert other.undo_label is None
    assert document.redo_label == "Add a photograph"


def test_a_copy_to_a_place_that_is_not_there_says_so(document: Document, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten, match="folder is not there"):
        document.save_copy(tmp_path / "gone" / "a.kaizen")


def test_ten_earlier_versions_are_kept_and_none_twice(path: Path) -> None:
    for n in range(1, 14):
        with Document.open(path) as document:
            count(document, n)
            document.write_back()
    for _ in range(2):
        Document.open(path).close()
    with Document.open(path) as document:
        versions = document.backups()
        assert [count_in(version.path) for version in versions] == list(range(13, 3, -1))
        assert versions == sorted(versions, key=lambda version: version.at, reverse=True)


def test_going_back_to_an_earlier_version_is_a_gesture_like_others(path: Path) -> None:
    with Document.open(path) as document:
        with document.edit("Add a photograph") as session:
            add_picture(session, b"photograph")
        count(document, 1)
    with Document.open(path) as document:
        count(document, 2)
        wait_for(lambda: len(document.backups()) == 2)
        oldest = document.backups()[-1]
        document.restore(oldest)
        with document.read() as session:
            assert session.get_one(Symbol, "P0").x == 0.0
        document.undo()
        with document.read() as session:
            assert session.get_one(Symbol, "P0").x == 2.0


def test_a_listener_of_the_saved_state_that_fails_is_shown_and_nothing_else(
    path: Path, hook: list[BaseException]
) -> None:
    def fail(_saved: Saved) -> None:
        raise ZeroDivisionError

    with Document.open(path) as document:
        document.subscribe_saved(fail)
        count(document, 1)
        assert document.write_back().state == "saved"
    assert all(isinstance(error, ZeroDivisionError) for error in hook)
    assert len(hook) == 2
