"""The copy of an open document that every gesture is stored in, on the computer's own disk.

Beside it a small record tells which file it belongs to, so that it is found again after a crash.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from app.models.database import connect
from app.models.lock import Holder
from app.models.reader import copy_beside
from app.models.whole_file import remove_leftovers, write_bytes
from app.places import user_data

CHECKPOINT_PAGES = 4000
"""The thread that writes back folds the WAL in; a gesture has to do it beyond so many pages only."""

ORPHAN_S = 3600.0
"""A working copy of which no record tells is being made, or was left by an interrupted opening when older than this."""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """`known` are the SHA-256 that the user's file may have without having been changed by someone else."""

    target: Path
    path: Path
    holder: Holder
    known: tuple[str, ...] = field(default=())

    @classmethod
    def find(cls, target: Path) -> WorkingCopy | None:
        """The working copy that a crash has left of this file."""
        try:
            found = json.loads(_record(target).read_bytes())
            copy = cls(target, _folder() / found["copy"], Holder(**found["holder"]), tuple(found["known"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return copy if copy.path.exists() else None

    @classmethod
    def begin(cls, target: Path, holder: Holder) -> WorkingCopy:
        _folder().mkdir(parents=True, exist_ok=True)
        copy = cls(target, _folder() / f"{key(target)}-{holder.token}.kaizen", holder)
        copy.tidy()
        return copy

    def fill(self, content: bytes) -> WorkingCopy:
        """Take these bytes of the user's file, and what lies beside it, as the contents."""
        self.path.write_bytes(content)
        copy_beside(self.target, self.path)
        return replace(self, known=(hashlib.sha256(content).hexdigest(),))

    def record(self) -> None:
        """Make the working copy one that is taken up after a crash."""
        told = {
            "path": str(self.target),
            "copy": self.path.name,
            "holder": asdict(self.holder),
            "known": self.known,
        }
        write_bytes(_record(self.target), json.dumps(told, ensure_ascii=False, indent=1).encode())

    def forget(self) -> None:
        """Remove the record, unless it speaks of another copy by now."""
        found = WorkingCopy.find(self.target)
        if found and found.path == self.path:
            _unlink(_record(self.target))

    def discard(self) -> None:
        self.forget()
        for suffix in ("", "-wal", "-shm", "-journal"):
            _unlink(self.path.with_name(self.path.name + suffix))

    def tidy(self) -> None:
        """Remove what an interrupted opening or recording of this document has left, long ago."""
        remove_leftovers(_record(self.target))
        told = b"".join(record.read_bytes() for record in _folder().glob("*.json"))
        for path in _folder().glob(f"{key(self.target)}-*"):
            name = path.name.partition(".kaizen")[0]
            with contextlib.suppress(OSError):
                if name.encode() not in told and time.time() - path.stat().st_mtime > ORPHAN_S:
                    path.unlink()

    def connection(self) -> sqlite3.Connection:
        """The connection to write with; WAL where the disk can."""
        writer = connect(self.path)
        try:
            if writer.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                writer.execute("PRAGMA journal_mode = DELETE")
            writer.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        except BaseException:
            writer.close()
            raise
        return writer


def key(target: Path) -> str:
    """What stands for the whole path of a document in the names of its working copy and backups."""
    return hashlib.sha256(os.path.normcase(target).encode()).hexdigest()[:16]


def _folder() -> Path:
    return user_data() / "open"


def _record(target: Path) -> Path:
    return _folder() / f"{key(target)}.json"


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
