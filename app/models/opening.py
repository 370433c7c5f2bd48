"""The way from a name to an open document: what is checked, in which order, and what happens after a crash."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.language import N_, Sentence, sentence
from app.models import backup, migration
from app.models.document_error import (
    AlreadyThere,
    Damaged,
    DocumentError,
    FileNotWritten,
    ReadOnlyFile,
    ReadOnlyFolder,
)
from app.models.lock import SILENT_S, Lock, OpenElsewhere, ourselves
from app.models.open_file import OpenFile
from app.models.reader import checked, raw_bytes
from app.models.schema import SCHEMA_VERSION
from app.models.whole_file import digest, named, reason, remove_leftovers, replacing
from app.models.working_copy import WorkingCopy
from app.models.write_back import free_name

TAKEN_UP = N_("Chantier was not closed properly last time. Everything is here, up to the last gesture.")
NOT_TAKEN_UP = N_("Chantier was not closed properly last time. The document is as it was last written to its file.")
BOTH_KEPT = N_("“{name}” was changed by someone else meanwhile. Your own last work is kept beside it as “{kept}”.")
KEPT_BESIDE = N_("{problem} Your own last work is kept beside it as “{kept}”.")

_log = logging.getLogger(__name__)


def begin(path: Path, language: str) -> OpenFile:
    """A new document in a new file. Raises `DocumentError`; then nothing was made."""
    target = named(path)
    if os.path.lexists(target):
        raise AlreadyThere(name=target.name)
    with _locked(target, take_over=False) as lock:
        if left := WorkingCopy.find(target):
            _set_aside(left)
        copy = WorkingCopy.begin(target, lock.holder)
        try:
            db = copy.connection()
            migration.create(db)
            begun = "INSERT INTO event (id, name, language, site, coordinator) VALUES ('event', '', ?, '', '')"
            db.execute(begun, (language,))
            file = OpenFile(copy, lock, db, ahead=True)
        except BaseException:
            copy.discard()
            raise
        saved = file.write()
        if saved.state == "failing":
            file.abandon()
            raise DocumentError(saved.sentence)
        return file


def take(path: Path, *, take_over: bool) -> OpenFile:
    """Open a document to work on it. Raises `DocumentError`; then its file is as it was, and nothing lies beside it."""
    target = named(path)
    if WorkingCopy.find(target) is None:
        raw_bytes(target)  # refuses most of what is no document before anything is written anywhere
    with _locked(target, take_over=take_over) as lock:
        left = WorkingCopy.find(target)
        return _take_up(left, lock, take_over) if left else _fresh(target, lock, None)


@contextmanager
def _locked(target: Path, *, take_over: bool) -> Iterator[Lock]:
    """The lock, which is released when the opening fails."""
    _check_writable(target)
    lock = Lock.take(target, ourselves(), take_over=take_over)
    try:
        remove_leftovers(target)
        yield lock
    except (OSError, sqlite3.Error) as error:
        lock.release()
        raise FileNotWritten(name=target.name, reason=reason(error)) from error
    except BaseException:
        lock.release()
        raise


def _check_writable(target: Path) -> None:
    """The bits of the mode count for the administrator, too, whom the system would let pass."""
    if not target.parent.is_dir():
        gone = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        raise FileNotWritten(name=target.name, reason=reason(gone))
    if not _writable(target.parent):
        raise ReadOnlyFolder(name=target.name)
    if target.exists() and not _writable(target):
        raise ReadOnlyFile(name=target.name)


def _writable(path: Path) -> bool:
    by_mode = path.stat().st_mode & 0o222 or (os.name == "nt" and path.is_dir())
    return bool(by_mode) and os.access(path, os.W_OK)


def _fresh(target: Path, lock: Lock, notice: Sentence | None) -> OpenFile:
    copy = WorkingCopy.begin(target, lock.holder)
    try:
        copy = copy.fill(raw_bytes(target))
        db = _checked(copy)
        try:
            copy.record()
            return OpenFile(copy, lock, db, ahead=False, notice=notice)
        except BaseException:
            db.close()
            raise
    except BaseException:
        copy.discard()
        raise


def _checked(copy: WorkingCopy) -> sqlite3.Connection:
    """The writing connection to a working copy that was found good and is of the present version."""
    try:
        db = copy.connection()
    except sqlite3.DatabaseError as error:
        raise Damaged(name=copy.target.name) from error
    try:
        checked(db, copy.target.name)
    except BaseException:
        db.close()
        raise
    return db


def _take_up(left: WorkingCopy, lock: Lock, take_over: bool) -> OpenFile:
    """Go on with what a crash has left, unless the user's file has become another one since."""
    target = left.target
    if not left.holder.is_dead():
        if not take_over:
            raise OpenElsewhere(target.name, left.holder, SILENT_S + 1)
        left = _copied(left, lock)
    found = digest(target)
    try:
        db = _checked(left)
    except DocumentError:
        _log.exception("the working copy that was left is damaged")
        if found is None:
            raise
        left.forget()
        return _fresh(target, lock, sentence(NOT_TAKEN_UP))
    if found is not None and found not in left.known:
        return _keep_both(left, db, lock)
    copy = replace(left, holder=lock.holder, known=(found,) if found else ())
    copy.tidy()
    copy.record()
    return OpenFile(copy, lock, db, ahead=_is_ahead(db, target), notice=sentence(TAKEN_UP))


def _copied(left: WorkingCopy, lock: Lock) -> WorkingCopy:
    """A copy of our own of a working copy whose process may still live."""
    copy = replace(WorkingCopy.begin(left.target, lock.holder), known=left.known)
    db = left.connection()
    try:
        db.execute("VACUUM INTO ?", (str(copy.path),))
    finally:
        db.close()
    return copy


def _is_ahead(db: sqlite3.Connection, target: Path) -> bool:
    """Whether writing back would change more than the version of a file in which nothing was edited."""
    if db.execute("SELECT count(*) FROM history").fetchone()[0]:
        return True
    with contextlib.suppress(OSError), target.open("rb") as file:
        return int.from_bytes(file.read(64)[60:64], "big") == SCHEMA_VERSION
    return True


def _keep_both(left: WorkingCopy, db: sqlite3.Connection, lock: Lock) -> OpenFile:
    target, kept = left.target, free_name(left.target)
    try:
        with replacing(kept, overwrite=False) as fresh:
            db.execute("VACUUM INTO ?", (str(fresh),))
    finally:
        db.close()
    left.discard()
    try:
        return _fresh(target, lock, sentence(BOTH_KEPT, name=target.name, kept=kept.name))
    except DocumentError as problem:
        raise DocumentError(sentence(KEPT_BESIDE, problem=problem.sentence, kept=kept.name)) from problem


def _set_aside(left: WorkingCopy) -> None:
    """Keep what a crash has left of a file that is gone, among the earlier versions of the new one."""
    if not left.holder.is_dead():
        raise OpenElsewhere(left.target.name, left.holder, 0.0)
    with contextlib.suppress(DocumentError):
        db = _checked(left)
        try:
            backup.keep_from(db, left.target)
        finally:
            db.close()
    left.discard()
