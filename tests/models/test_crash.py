"""The program is killed in the middle of gestures and of write-backs: nothing acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from app.models.document import Document
from app.models.fishbone import Bone, Fishbone
from app.models.link import Link
from app.models.observation import Observation
from app.models.photo import Photo
from app.models.picture import Picture
from app.models.reader import reading
from app.models.tally import TallyMark
from app.models.value_stream import Symbol, ValueStream
from tests.models.chain import add_chain, dump

ROOT = Path(__file__).parents[2]
HUNG_ON = {Observation: 1, Photo: 1, Picture: 1, TallyMark: 1, Fishbone: 1, Bone: 5, Link: 2}
"""How many rows each third gesture leaves: all of them or none."""


def child(what: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.models.child", what, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def new(path: Path) -> None:
    with Document.new(path) as document, document.edit("Add a map") as session:
        add_chain(session, 20)
        session.get_one(Symbol, "P0").x = session.get_one(Symbol, "P1").x = 0.0


def count_in(path: Path) -> int:
    """The last gesture in the user's own file; it must be whole at every moment."""
    with reading(path) as session:
        first, second = session.get_one(Symbol, "P0").x, session.get_one(Symbol, "P1").x
        assert first == second
        return int(first)


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path, user_data: Path) -> None:
    path = tmp_path / "a.kaizen"
    new(path)
    chance = random.Random(20)
    in_file_at_last = said = 0
    for kill in range(12):
        with child("edit", path) as process:
            assert process.stdout
            for line in process.stdout:
                said = int(line)
                if said >= in_file_at_last + chance.randrange(5, 120):
                    break
            time.sleep(chance.random() * 0.02)
            process.kill()
            said = max([said, *(int(line) for line in process.stdout if line.endswith("\n"))])
        in_file = count_in(path)
        assert in_file_at_last <= in_file <= said + 1
        in_file_at_last = said
        if kill % 3 == 0:
            with Document.open(path) as document:
                assert document.notice is not None
                assert "not closed properly" in str(document.notice)
                with document.read() as session:
                    assert session.get_one(Symbol, "P0").x in (said, said + 1)
                    made = session.get_one(Symbol, "P0").x
                    maps = (session.query(ValueStream).count() - 1) * 7
                    assert maps <= made < maps + 7
                    whole = [session.query(each).count() for each in HUNG_ON]
                    assert whole == [int(made // 3) * n for n in HUNG_ON.values()]
            assert [found.name for found in tmp_path.iterdir()] == ["a.kaizen"]
            assert list((user_data / "open").iterdir()) == []
            assert count_in(path) in (said, said + 1)


def test_after_a_kill_everything_can_still_be_undone_to_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.kaizen"
    new(path)
    with Document.open(path) as document:
        before = dump(document)
    with child("edit", path) as process:
        assert process.stdout
        while int(process.stdout.readline()) < 60:
            pass
        process.kill()
    with Document.open(path) as document:
        last = dump(document)
        steps = 0
        while document.undo_label == "Count":
            document.undo()
            steps += 1
        assert steps >= 60
        assert dump(document) == before
        while document.redo():
            pass
        assert dump(document) == last


def test_a_document_that_vanished_after_a_crash_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.kaizen"
    new(path)
    said = killed_after(path, 20)
    path.unlink()
    with Document.open(path) as document, document.read() as session:
        assert session.get_one(Symbol, "P0").x >= said
    assert count_in(path) >= said


def test_a_document_changed_by_someone_else_after_a_crash_is_kept_in_both_versions(tmp_path: Path) -> None:
    path, other = tmp_path / "a.kaizen", tmp_path / "other.kaizen"
    new(path)
    new(other)
    said = killed_after(path, 20)
    theirs = other.read_bytes()
    other.replace(path)
    with Document.open(path) as document:
        assert document.notice is not None
        (kept,) = (found for found in tmp_path.glob("*.kaizen") if found != path)
        assert kept.name in str(document.notice)
        assert path.read_bytes() == theirs
    assert count_in(path) == 0
    assert count_in(kept) >= said


def test_what_a_crash_left_of_a_damaged_file_is_kept_beside_it(tmp_path: Path) -> None:
    import pytest

    from app.models.document_error import DocumentError

    path = tmp_path / "a.kaizen"
    new(path)
    said = killed_after(path, 20)
    path.write_bytes(b"torn")
    with pytest.raises(DocumentError, match="not a Chantier document.*kept beside"):
        Document.open(path)
    assert path.read_bytes() == b"torn"
    (kept,) = (found for found in tmp_path.glob("*.kaizen") if found != path)
    assert count_in(kept) >= said
    assert len(list(tmp_path.iterdir())) == 2


def test_what_a_crash_left_of_a_deleted_file_is_an_earlier_version_of_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.kaizen"
    new(path)
    said = killed_after(path, 20)
    path.unlink()
    with Document.new(path) as document:
        versions = document.backups()
        assert count_in(versions[0].path) >= said
        document.restore(versions[0])
        assert document.undo_label == "Restore an earlier version"
    assert count_in(path) >= said


def killed_after(path: Path, gestures: int) -> int:
    """What another process had said when it was killed."""
    with child("edit", path) as process:
        assert process.stdout
        said = 0
        while said < gestures:
            said = int(process.stdout.readline())
        process.kill()
    return said
