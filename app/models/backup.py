"""Dated copies of a document as it was at each opening: the "Earlier versions…" of the menu."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from app.models.recorder import insert_only
from app.models.tables import TABLES
from app.models.whole_file import remove_all_leftovers, replacing
from app.models.working_copy import key
from app.places import user_data

KEPT = 10

_NAME = "%Y-%m-%d %H-%M-%S.kaizen"


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    at: dt.datetime
    size: int
    """Bytes."""


def backups(target: Path) -> list[Backup]:
    """The earlier versions of this document, the latest first."""
    found = []
    for path in folder(target).glob("*.kaizen"):
        with contextlib.suppress(ValueError, OSError):
            found.append(Backup(path, dt.datetime.strptime(path.name, _NAME), path.stat().st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def keep(target: Path) -> None:
    """Copy the document as it is now, unless the latest version is the same; the oldest beyond ten go."""
    remove_all_leftovers(folder(target))
    versions = backups(target)
    if not versions or not _same(versions[0].path, target):
        _keep(target, lambda fresh: shutil.copyfile(target, fresh))


def keep_from(db: sqlite3.Connection, target: Path) -> None:
    """Keep what this connection holds as a version of the document."""
    _keep(target, lambda fresh: db.execute("VACUUM INTO ?", (str(fresh),)))


def _keep(target: Path, write: Callable[[Path], object]) -> None:
    versions = backups(target)
    folder(target).mkdir(parents=True, exist_ok=True)
    now = dt.datetime.now()
    if versions and versions[0].at >= now.replace(microsecond=0):
        now = versions[0].at + dt.timedelta(seconds=1)
    with replacing(folder(target) / now.strftime(_NAME)) as fresh:
        write(fresh)
    for old in backups(target)[KEPT:]:
        old.path.unlink(missing_ok=True)


def put_back(old: Session, session: Session) -> None:
    """Make every row what it is in `old`, an earlier version that is only read; the gesture around it can be undone."""
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    recorded = [table for table in TABLES if not insert_only(table)]
    for table in reversed(recorded):
        session.execute(delete(table))
    for table in TABLES:
        rows = [dict(row) for row in old.execute(select(table)).mappings()]
        if rows:
            words = insert(table).prefix_with("OR IGNORE") if insert_only(table) else insert(table)
            session.execute(words, rows)


def folder(target: Path) -> Path:
    return user_data() / "versions" / key(target)


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
