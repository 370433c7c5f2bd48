"""Two who open the same document: the second is told who has it, and nobody writes over the other."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from app.models.document import Document
from app.models.document_error import AlreadyThere
from app.models.lock import Lock, OpenElsewhere, lock_path, ourselves
from app.models.reader import reading
from app.models.value_stream import Symbol
from tests.models.test_crash import child, count_in, new


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new(tmp_path / "Été.kaizen")
    return tmp_path / "Été.kaizen"


def pretend(path: Path, silent_s: float, **values: object) -> None:
    """A lock of somebody else, who last renewed it so long ago."""
    lock = Lock.take(path, ourselves())
    told = json.loads(lock_path(path).read_text())
    told.update(host="PC-ATELIER", user="marie", token="theirs", **values)
    lock_path(path).write_text(json.dumps(told))
    then = time.time() - silent_s
    os.utime(lock_path(path), (then, then))
    assert lock.holder.token != "theirs"


def test_a_document_that_is_open_in_another_process_says_where_and_can_be_looked_at(path: Path) -> None:
    with child("hold", path) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        with pytest.raises(OpenElsewhere) as caught:
            Document.open(path)
        with pytest.raises(OpenElsewhere):
            Document.open(path, take_over=True)
        assert caught.value.host in str(caught.value)
        assert caught.value.since is not None
        assert not caught.value.may_take_over
        assert len(list(path.parent.iterdir())) == 2
        with reading(path) as session:
            assert session.get_one(Symbol, "P1")
        Document.look(path).close()
        process.communicate("\n")
    Document.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_document_that_is_open_here_cannot_be_opened_again(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "link.kaizen"
    other.symlink_to(path)
    with Document.open(path):
        for door in (path, other):
            with pytest.raises(OpenElsewhere):
                Document.open(door)


def test_the_lock_of_a_killed_process_is_no_hindrance(path: Path) -> None:
    with child("hold", path) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        process.wait()
        assert lock_path(path).exists()
        Document.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_lock_of_another_computer_is_taken_over_only_when_it_is_silent_and_the_user_agrees(path: Path) -> None:
    pretend(path, silent_s=100)
    with pytest.raises(OpenElsewhere, match="marie on PC-ATELIER since") as caught:
        Document.open(path, take_over=True)
    assert not caught.value.may_take_over
    pretend_again = lock_path(path)
    os.utime(pretend_again, (time.time() - 900,) * 2)
    with pytest.raises(OpenElsewhere, match="not answered for 15 minutes") as caught:
        Document.open(path)
    assert caught.value.may_take_over
    Document.open(path, take_over=True).close()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "said",
    [
        "",
        '{"host": 1, "user": 2, "pid": "evil", "born": 3, "token": 4, "since": "evil"}',
        '{"host": "h", "user": "u", "pid": 1, "born": "", "token": "t", "since": 1e300}',
    ],
)
def test_a_lock_that_cannot_be_read_counts_as_held(path: Path, said: str) -> None:
    lock_path(path).write_text(said)
    with pytest.raises(OpenElsewhere):
        Document.open(path)


def test_whoever_loses_the_lock_goes_on_in_a_file_of_his_own(path: Path) -> None:
    with Document.open(path) as document:
        lock_path(path).unlink()
        pretend(path, silent_s=0)
        with document.edit("Move") as session:
            session.get_one(Symbol, "P0").x = session.get_one(Symbol, "P1").x = 8.0
        saved = document.write_back()
        assert saved.state == "saved"
        assert document.path != path
        assert document.path.name in str(document.notice)
    assert count_in(path) == 0
    assert count_in(document.path) == 8
    assert json.loads(lock_path(path).read_text())["user"] == "marie"


def test_a_lock_that_was_swept_away_is_made_again(path: Path) -> None:
    with Document.open(path) as document:
        lock_path(path).unlink()
        with document.edit("Move") as session:
            session.get_one(Symbol, "P0").x = session.get_one(Symbol, "P1").x = 8.0
        document.write_back()
        assert lock_path(path).exists()
        assert document.path == path
    assert count_in(path) == 8


def test_a_lock_that_nobody_can_read_for_a_moment_is_no_reason_for_a_second_file(path: Path) -> None:
    with Document.open(path) as document:
        told = lock_path(path).read_bytes()
        lock_path(path).write_bytes(b"")
        with document.edit("Move") as session:
            session.get_one(Symbol, "P0").x = session.get_one(Symbol, "P1").x = 8.0
        assert document.write_back().state == "failing"
        lock_path(path).write_bytes(told)
        assert document.write_back().state == "saved"
        assert document.path == path
    assert count_in(path) == 8


def test_only_one_of_many_breaks_a_dead_lock(path: Path) -> None:
    with child("hold", path) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        process.wait()
    rivals = [child("hold", path) for _ in range(4)]
    said = [rival.stdout.readline() for rival in rivals if rival.stdout]
    for rival in rivals:
        rival.communicate("\n")
    assert sorted(said) == ["OpenElsewhere\n"] * 3 + ["open\n"]


def test_a_copy_is_not_saved_over_a_document_that_is_open(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kaizen"
    new(other)
    before = other.read_bytes()
    with Document.open(path) as document, Document.open(other):
        for save in (document.save_copy, document.save_clean_copy):
            with pytest.raises(OpenElsewhere):
                save(other)
    assert other.read_bytes() == before


def test_a_copy_is_not_saved_over_the_document_itself(path: Path) -> None:
    """A clean copy in its place would be taken for the work of someone else; a look writes nothing over what it saw."""
    before = path.read_bytes()
    with Document.open(path) as document:
        with pytest.raises(AlreadyThere):
            document.save_clean_copy(path)
        with Document.look(path) as look:
            for save in (look.save_copy, look.save_clean_copy):
                with pytest.raises(AlreadyThere):
                    save(path)
    assert path.read_bytes() == before
