"""One SQLite connection as the document wants it, and the sessions on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection, StaticPool
from sqlalchemy.util import LRUCache

BUSY_S = 10.0

SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE deletes rows that no trigger sees
    "temp_store = MEMORY",
    "synchronous = FULL",
)


def connect(path: Path | None) -> sqlite3.Connection:
    """A connection to a file, which is made when absent, or to memory; BEGIN is ours to say.

    SQLite would end a transaction before DDL by itself otherwise.
    """
    db = sqlite3.connect(
        path.absolute().as_uri() if path else ":memory:", uri=path is not None, isolation_level=None, timeout=BUSY_S
    )
    try:
        for setting in SETTINGS:
            db.execute(f"PRAGMA {setting}")
    except BaseException:
        db.close()
        raise
    return db


_STATEMENTS = LRUCache[Any, Any](1000)
"""Those that were worked out, for all documents: working one out takes longer than asking it."""


class GuardedPool(StaticPool):
    """Asks before it lends its connection. An event of the engine would do as well, but slows every statement down."""

    guard: Callable[[], None] | None = None

    def connect(self) -> PoolProxiedConnection:
        if self.guard:
            self.guard()
        return super().connect()


def sessions_on(db: sqlite3.Connection, guard: Callable[[], None] | None = None) -> Engine:
    """An engine whose sessions all speak through this one connection; who opened the connection closes it."""
    pool = GuardedPool(lambda: db, reset_on_return=None)  # type: ignore[arg-type]
    like = _first_engine()
    engine = Engine(pool, like.dialect, like.url, execution_options={"compiled_cache": _STATEMENTS})
    pool.guard = guard
    return engine


@cache
def _first_engine() -> Engine:
    """What knows SQLite by now, for all others: it has tried a rollback, which must not meet a gesture."""
    engine = create_engine("sqlite://")
    engine.connect().close()
    return engine


class EditSession(Session):
    """The session of one gesture, which ends with its block: not before, and for good."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False, close_resets_only=False)

    def commit(self) -> NoReturn:
        raise RuntimeError("a gesture is stored by leaving its `edit` block")

    def rollback(self) -> NoReturn:
        raise RuntimeError("a gesture is given up by an exception in its `edit` block")
