"""The steps of undo and redo, kept in the document itself and written in the transaction of the gesture.

A step is stored as its `Diff`; the table also holds the undone steps, until the next gesture forgets them.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from dataclasses import dataclass, replace

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table

from app.models.diff import Diff
from app.models.recorder import Tick, insert_only
from app.models.tables import TABLES as DOCUMENT_TABLES

MOST_STEPS = 1000
MOST_BYTES = 8 * 1024 * 1024
MERGE_S = 1.0
"""Gestures of the same merge key that follow each other within this time are one step."""

_SMALL = 512
"""Bytes below which compressing a step gains nothing."""
_FEW = 1000
"""Rows below which a step is packed at once."""


STEPS = Table(
    "history",
    MetaData(),
    Column("seq", Integer, primary_key=True),
    Column("label", String, nullable=False),
    Column("at", Float, nullable=False),
    Column("undone", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("diff", LargeBinary, nullable=False),
)

ASIDE = tuple(
    table.to_metadata(STEPS.metadata, name=f"{table.name}_undone") for table in DOCUMENT_TABLES if insert_only(table)
)
"""Where the rows of insert-only tables wait while their making is undone, for the history has their keys alone."""

TABLES = (STEPS, *ASIDE)
"""The tables of the history itself, which nobody records."""


def empty(db: sqlite3.Connection) -> None:
    """Forget all steps; what they had put aside goes with them."""
    for table in TABLES:
        db.execute(f'DELETE FROM "{table.name}"')


@dataclass(frozen=True, slots=True)
class _Last:
    """The newest step, while it may still be merged with the next."""

    merge_key: str
    until: float
    diff: Diff


@dataclass(slots=True)
class _Standing:
    """What is in the table, so that it need not be asked: the numbers of steps, their count and bytes."""

    first: int = 1
    newest: int = 0
    position: int = 0
    count: int = 0
    size: int = 0
    last: _Last | None = None


class History:
    """The steps of one open document. What is written is settled by `keep` or `drop` after the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._now = _standing(db)
        self._kept = replace(self._now)

    @property
    def undo_label(self) -> str | None:
        return self._label(self._now.position)

    @property
    def redo_label(self) -> str | None:
        return self._label(self._now.position + 1)

    def _label(self, seq: int) -> str | None:
        row = self._db.execute("SELECT label FROM history WHERE seq = ?", (seq,)).fetchone()
        return str(row[0]) if row else None

    def step(self, seq: int) -> Diff | None:
        """`None` when there is no such step, or when it cannot be read."""
        row = self._db.execute("SELECT diff FROM history WHERE seq = ?", (seq,)).fetchone()
        try:
            return row and Diff.from_bytes(_unpacked(row[0]))
        except (zlib.error, ValueError, TypeError, AttributeError):
            return None

    @property
    def position(self) -> int:
        """The number of the step that undo takes back."""
        return self._now.position

    def remember(self, label: str, merge_key: str, diff: Diff, tick: Tick = lambda: None) -> None:
        """Write one step, or join it to the last; forget the undone ones, and the oldest beyond what is kept."""
        if self._now.newest > self._now.position:
            self._forget_undone()
        now, last = time.monotonic(), self._now.last
        if merge_key and last and last.merge_key == merge_key and now < last.until:
            self._merge(last.diff.then(diff), merge_key, now)
            return
        packed = _packed(diff, tick)
        self._db.execute(
            "INSERT INTO history VALUES (?, ?, ?, 0, ?, ?)",
            (self._now.position + 1, label, time.time(), len(packed), packed),
        )
        self._now.last = _Last(merge_key, now + MERGE_S, diff) if merge_key else None
        self._now.position += 1
        self._now.newest = self._now.position
        self._now.count += 1
        self._now.size += len(packed)
        self._forget_oldest()

    def _merge(self, diff: Diff, merge_key: str, now: float) -> None:
        (size,) = self._db.execute("SELECT size FROM history WHERE seq = ?", (self._now.position,)).fetchone()
        if diff:
            packed = _packed(diff)
            self._db.execute(
                "UPDATE history SET at = ?, size = ?, diff = ? WHERE seq = ?",
                (time.time(), len(packed), packed, self._now.position),
            )
            self._now.size += len(packed) - size
            self._now.last = _Last(merge_key, now + MERGE_S, diff)
            return
        self._db.execute("DELETE FROM history WHERE seq = ?", (self._now.position,))
        self._now.last = None
        self._now.position -= 1
        self._now.newest -= 1
        self._now.count -= 1
        self._now.size -= size

    def _forget_undone(self) -> None:
        self._db.execute("DELETE FROM history WHERE seq > ?", (self._now.position,))
        for table in ASIDE:
            self._db.execute(f'DELETE FROM "{table.name}"')
        self._now.newest = self._now.position
        self._now.count, self._now.size = self._db.execute(
            "SELECT count(*), coalesce(sum(size), 0) FROM history"
        ).fetchone()

    def _forget_oldest(self) -> None:
        while self._now.count > 1 and (self._now.count > MOST_STEPS or self._now.size > MOST_BYTES):
            (size,) = self._db.execute("SELECT size FROM history WHERE seq = ?", (self._now.first,)).fetchone()
            self._db.execute("DELETE FROM history WHERE seq = ?", (self._now.first,))
            self._now.first += 1
            self._now.count -= 1
            self._now.size -= size

    def move(self, seq: int, *, undone: bool) -> None:
        """Write that this step is now undone, or done again."""
        self._db.execute("UPDATE history SET undone = ? WHERE seq = ?", (undone, seq))
        self._now.position = seq - 1 if undone else seq
        self._now.last = None

    def keep(self) -> None:
        """The transaction was committed."""
        self._kept = replace(self._now)

    def drop(self) -> None:
        """The transaction was rolled back."""
        self._now = replace(self._kept, last=None)


def _standing(db: sqlite3.Connection) -> _Standing:
    first, newest, count, size = db.execute("SELECT min(seq), max(seq), count(*), sum(size) FROM history").fetchone()
    if not count:
        return _Standing()
    if newest - first + 1 != count:  # not written by this program
        empty(db)
        return _Standing()
    (done,) = db.execute("SELECT max(seq) FROM history WHERE undone = 0").fetchone()
    return _Standing(first, newest, first - 1 if done is None else done, count, size)


def _packed(diff: Diff, tick: Tick = lambda: None) -> bytes:
    if len(diff) < _FEW:
        plain = diff.to_bytes()
        return plain if len(plain) < _SMALL else zlib.compress(plain, 1)
    packing, packed = zlib.compressobj(1), []
    for piece in diff.pieces():
        packed.append(packing.compress(piece))
        tick()
    return b"".join([*packed, packing.flush()])


def _unpacked(stored: bytes) -> bytes:
    return stored if stored[:1] == b"{" else zlib.decompress(stored)
