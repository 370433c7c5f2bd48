"""What is written to a name is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.models.database import SETTINGS
from app.models.document_error import AlreadyThere
from app.models.whole_file import replacing, short_name


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    os.chmod(path, 0o640)
    with replacing(path) as fresh:
        fresh.write_text("new")
        assert path.read_text() == "old"
        assert fresh.parent == path.parent
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_an_exception_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write() -> None:
        with replacing(path) as fresh:
            fresh.write_text("half")
            raise KeyError

    pytest.raises(KeyError, write)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_check_just_before_may_still_refuse(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    seen: list[str] = []

    def check(fresh: Path) -> None:
        seen.append(fresh.read_text())
        raise KeyError

    def write() -> None:
        with replacing(path, check=check) as fresh:
            fresh.write_text("new")

    pytest.raises(KeyError, write)
    assert seen == ["new"]
    assert list(tmp_path.iterdir()) == []


def test_what_exists_is_not_overwritten_where_that_is_not_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"

    def write(words: str) -> None:
        with replacing(path, overwrite=False) as fresh:
            fresh.write_text(words)

    write("first")
    with pytest.raises(AlreadyThere, match=r"a\.txt"):
        write("second")
    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_in_both_ways_of_writing_its_accents_is_one_name(tmp_path: Path) -> None:
    assert short_name(tmp_path / "\u00e9te\u0301.kaizen") == short_name(tmp_path / "e\u0301t\u00e9.kaizen")
    assert short_name(tmp_path / "a.kaizen") != short_name(tmp_path / "b.kaizen")


def test_what_was_saved_outlives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited_for = []
    monkeypatch.setattr(os, "fsync", lambda file: waited_for.append(os.fstat(file).st_ino))
    with replacing(tmp_path / "a") as fresh:
        fresh.write_bytes(b"new")
        assert not waited_for
    assert (tmp_path / "a").stat().st_ino in waited_for
    if os.name != "nt":
        assert tmp_path.stat().st_ino in waited_for
    assert "synchronous = FULL" in SETTINGS
