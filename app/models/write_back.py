"""Writes the working copy back to the user's file by itself, in a thread and on a connection of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from app.language import N_, Sentence, sentence
from app.models import backup
from app.models.database import connect
from app.models.document_error import DocumentError
from app.models.file_check import beside
from app.models.listeners import Listeners
from app.models.lock import RENEW_S, Lock, ourselves
from app.models.whole_file import digest, named, reason, replacing
from app.models.working_copy import WorkingCopy

PAUSE_S = 2.0
"""Without a gesture for so long, the file is written back."""

LONGEST_S = 20.0
"""However many gestures follow each other, the file is written back after so long."""

REST = 10
"""The thread rests for so many times what the writing took."""

QUIET_S = 1.0
"""The window is drawn in peace before an earlier version is put by."""

RETRY_S = (5.0, 60.0)
"""After a failure it is tried again so soon, and then ever later up to so long."""

SAVED = N_("Saved at {time}")
WAITING = N_("Every gesture is kept on this computer; the file follows in a moment.")
FAILING = N_("“{name}” could not be written: {reason}. Your work is safe on this computer, and it is tried again.")
BOTH_KEPT = N_("“{name}” was changed by someone else. Both are kept: your work goes on in “{kept}”.")
VANISHED = N_("“{name}” was no longer there, and was written again.")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Saved:
    """What is safe where. `at` is when the user's file was last written; `sentence` says it all."""

    state: Literal["saved", "waiting", "failing"]
    at: dt.datetime
    sentence: Sentence


class _ChangedElsewhere(Exception):
    """The user's file is not what was last written, or its lock is no longer ours."""


class WriteBack:
    """The thread of one open document. Its listeners are called in either thread."""

    def __init__(self, copy: WorkingCopy, lock: Lock, *, ahead: bool) -> None:
        """`ahead`: the working copy already holds what the user's file does not."""
        self.copy, self.lock = copy, lock
        self.notice: Sentence | None = None
        self._last = copy.known[-1] if copy.known else None
        self._made, self._written = int(ahead), 0
        self._first_gesture = self._last_gesture = self._renewed = time.monotonic()
        self._rest_until = 0.0
        self._retry_s = 0.0
        self._asked = self._stopping = False
        self._answered = threading.Event()
        self._wake = threading.Condition()
        self._listeners = Listeners[Saved]()
        self.saved = _waiting(dt.datetime.now()) if ahead else _saved(_written_at(copy.target))
        self._thread = threading.Thread(target=self._run, name="write back", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def subscribe(self, listener: Callable[[Saved], None]) -> Callable[[], None]:
        return self._listeners.subscribe(listener)

    def gesture(self) -> None:
        """A gesture was stored in the working copy."""
        with self._wake:
            self._made += 1
            self._last_gesture = time.monotonic()
            if self.saved.state != "saved":
                return  # the thread knows already
            self._first_gesture = self._last_gesture
            self.saved = _waiting(self.saved.at)
            self._wake.notify()
        self._listeners.tell(self.saved)

    def write(self) -> Saved:
        """Write now what is not written yet, and wait for it."""
        if self._made != self._written and self._thread.is_alive():
            with self._wake:
                self._answered.clear()
                self._asked = True
                self._wake.notify()
            self._answered.wait()
        return self.saved

    def stop(self) -> Saved:
        """Write what is not written yet, and end the thread."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join()
        return self.saved

    def _run(self) -> None:
        try:
            self._keep_version()
            with contextlib.closing(connect(self.copy.path)) as db:
                stopping = False
                while not stopping:
                    self._wait()
                    self._renew()
                    asked, stopping = self._asked, self._stopping
                    if self._made != self._written and (asked or stopping or time.monotonic() >= self._due()):
                        self._write(db)
                    if asked:
                        self._asked = False
                        self._answered.set()
        finally:
            self._answered.set()

    def _wait(self) -> None:
        with self._wake:
            if not self._asked and not self._stopping:
                now = time.monotonic()
                until = self._renewed + RENEW_S
                if self._made != self._written:
                    until = min(until, self._due())
                self._wake.wait(max(0.0, until - now))

    def _due(self) -> float:
        return max(self._rest_until, min(self._last_gesture + PAUSE_S, self._first_gesture + LONGEST_S))

    def _renew(self) -> None:
        if time.monotonic() >= self._renewed + RENEW_S:
            self._renewed = time.monotonic()
            self.lock.renew()

    def _keep_version(self) -> None:
        with self._wake:
            if not self._asked and not self._stopping:
                self._wake.wait(QUIET_S)
        try:
            if self._last:
                backup.keep(self.copy.target)
        except OSError:
            _log.exception("no earlier version was kept")

    def _write(self, db: sqlite3.Connection) -> None:
        start, made = time.monotonic(), self._made
        try:
            said = self._replace(db)
        except Exception as error:  # whatever it is, the work is safe, and it is tried again
            _log.warning("writing back failed", exc_info=True)
            self._retry_s = min(max(2 * self._retry_s, RETRY_S[0]), RETRY_S[1])
            self._rest_until = time.monotonic() + self._retry_s
            self.saved = Saved("failing", self.saved.at, _failing(self.copy.target, error))
            self._listeners.tell(self.saved)
            return
        self._retry_s = 0.0
        self._first_gesture = time.monotonic()
        self._rest_until = self._first_gesture + REST * (self._first_gesture - start)
        now = dt.datetime.now()
        if said:
            self.notice = said
        with self._wake:
            self._written = made
            self.saved = Saved("saved", now, said or _saved(now).sentence) if made == self._made else _waiting(now)
        self._listeners.tell(self.saved)
        with contextlib.suppress(sqlite3.Error):
            db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def _replace(self, db: sqlite3.Connection) -> Sentence | None:
        """A whole new file in the place of the user's; what there is to say about it."""
        try:
            gone = self._last is not None and not self.copy.target.exists()
            self._put(db, overwrite=self._last is not None)
            return sentence(VANISHED, name=self.copy.target.name) if gone else None
        except _ChangedElsewhere:
            before = self.copy.target.name
            self._go_elsewhere()
            self.notice = sentence(BOTH_KEPT, name=before, kept=self.copy.target.name)  # also if what follows fails
            self._put(db, overwrite=False)
            return self.notice

    def _put(self, db: sqlite3.Connection, *, overwrite: bool) -> None:
        def check(fresh: Path) -> None:
            new, found = digest(fresh), digest(self.copy.target)
            if not self.lock.is_ours() or (overwrite and found not in (None, self._last)):
                raise _ChangedElsewhere
            self.copy = replace(self.copy, known=tuple(filter(None, (self._last, new))))
            self.copy.record()  # before the file changes, so that after a crash both are known as ours
            for part in beside(self.copy.target):
                part.unlink()  # its contents are in the working copy, and would spoil another file

        with replacing(self.copy.target, check=check, overwrite=overwrite) as fresh:
            db.execute("VACUUM INTO ?", (str(fresh),))
        self._last = self.copy.known[-1]

    def _go_elsewhere(self) -> None:
        """Go on in a new file beside the user's, which somebody else has changed."""
        old = self.copy
        target = free_name(old.target)
        lock = Lock.take(target, ourselves())
        self.lock.release()
        self.lock, self._last = lock, None
        self.copy = replace(old, target=target, holder=lock.holder, known=())
        self.copy.record()
        old.forget()


def free_name(target: Path) -> Path:
    """A name beside this file that says when, for a second version of it."""
    now = dt.datetime.now()
    for n in range(1, 1000):
        end = f" ({now:%Y-%m-%d %Hh%M}{f' {n}' if n > 1 else ''}){target.suffix}"
        stem = target.stem
        while len((stem + end).encode()) > 255:
            stem = stem[:-1]
        found = named(target.with_name(stem + end))
        if not found.exists():
            return found
    raise FileExistsError(target)


def _waiting(at: dt.datetime) -> Saved:
    return Saved("waiting", at, sentence(WAITING))


def _saved(at: dt.datetime) -> Saved:
    return Saved("saved", at, sentence(SAVED, time=f"{at:%H:%M}"))


def _written_at(target: Path) -> dt.datetime:
    with contextlib.suppress(OSError):
        return dt.datetime.fromtimestamp(target.stat().st_mtime)
    return dt.datetime.now()


def _failing(target: Path, error: Exception) -> Sentence:
    if isinstance(error, DocumentError):
        return error.sentence
    return sentence(FAILING, name=target.name, reason=reason(error))
