"""One open document, without Qt.

`edit` is the only door for writes; each gesture is one transaction and one step of history.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.language import N_, Sentence, sentence
from app.models import opening, undo
from app.models.backup import Backup, backups, put_back
from app.models.database import EditSession, sessions_on
from app.models.diff import Diff
from app.models.document_error import NotStored, ReadOnlyLook, StepDoesNotFit
from app.models.history import History
from app.models.listeners import Listeners
from app.models.open_file import Look, OpenFile, save_copy
from app.models.reader import reading
from app.models.recorder import Recorder, Tick
from app.models.tables import TABLES
from app.models.whole_file import reason
from app.models.write_back import Saved


class Document:
    """Belongs to the thread that opened it. Made by `new` and `open`."""

    def __init__(self, file: OpenFile | Look) -> None:
        """One connection writes, within `edit` alone, and another one reads.

        Switching one between the two would make SQLite compile every statement anew.
        """
        self._file = file
        self._db = file.db
        self._session: EditSession | None = None
        self._edits, self._reads = sessions_on(file.db, self._check_editing), sessions_on(file.reader)
        self._history = History(file.db)
        file.reader.execute("PRAGMA query_only = ON")  # SQLite itself refuses any write outside `edit`
        self._thread = threading.get_ident()
        self._listeners = Listeners[Diff]()
        self._doing = ""
        self._doomed = False

    @cached_property
    def _recorder(self) -> Recorder:
        """Made with the first gesture: its hundreds of triggers take as long as all else of the opening."""
        return Recorder(self._db, TABLES)

    @property
    def path(self) -> Path:
        """The user's file; it becomes another one when both had to be kept."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def notice(self) -> Sentence | None:
        """What the user must be told: that the work was taken up after a crash, or that two versions were kept."""
        return self._file.notice

    @property
    def saved(self) -> Saved:
        return self._file.saved

    def subscribe_saved(self, listener: Callable[[Saved], None]) -> Callable[[], None]:
        """Call `listener` whenever `saved` changes, in this thread or in the one that writes back."""
        return self._file.subscribe_saved(listener)

    @property
    def working_copy(self) -> Path:
        """Where the gestures are kept until they are written back; nobody else's to touch."""
        return self._file.copy_path

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to read with; within `edit` it is the edit's own, and sees what was done so far."""
        self._check_thread()
        if self._session is not None:
            self._session.flush()
            yield self._session
            return
        with Session(self._reads) as session:
            yield session

    @contextmanager
    def edit(self, label: str, merge_key: str = "", tick: Tick = lambda: None) -> Iterator[Session]:
        """One gesture of the user, kept whole on disk when the block ends, or not at all when it raises.

        `label` is English and marked with `N_`: it is stored, and translated where it is shown. Gestures of the same
        `merge_key` within a second are one step. A nested edit joins the outer one, and dooms it by an exception, even
        one that is caught in between. Of a gesture of very many rows `tick` is called every now and then while its step
        is written; what it raises gives the gesture up. Raises `NotStored` when the disk refuses, `RuntimeError` when a
        listener edits.
        """
        if self._session is not None:
            self._check_thread()
            try:
                yield self._session
            except BaseException:
                self._doomed = True
                raise
            return
        diff = Diff()
        with self._transaction("editing"), EditSession(self._edits) as session:
            self._session = session
            try:
                yield session
                session.flush()
                self._check_whole()
                diff = self._recorder.take(tick=tick)
                if diff:
                    self._history.remember(label, merge_key, diff, tick)
                self._db.execute("COMMIT")
                self._history.keep()
            finally:
                self._session = None
        if diff:
            self._file.gesture()
            self._tell(diff)

    def _check_editing(self) -> None:
        if self._session is None:
            raise RuntimeError("a document is written within `edit` only")

    def _check_whole(self) -> None:
        if self._doomed:
            raise RuntimeError("a nested edit failed: the outer one cannot be kept")
        if not self._db.in_transaction:
            raise RuntimeError("the transaction ended within the edit")

    @contextmanager
    def _transaction(self, doing: str) -> Iterator[None]:
        self._check_thread()
        if self._doing:
            raise RuntimeError(f"no {doing} while {self._doing}")
        if self._file.read_only:
            raise ReadOnlyLook(name=self.path.name)
        self._doing, self._doomed = doing, False
        try:
            _ = self._recorder  # there before anything is written
            self._db.execute("BEGIN IMMEDIATE")
            yield
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._history.drop()
            if said := _not_stored(error):
                raise said from error
            raise
        finally:
            self._doing = ""

    def undo(self) -> Diff | None:
        """Take back the last step; what changed, or `None` when there is none."""
        return self._travel(self._history.position, self.undo_label, back=True)

    def redo(self) -> Diff | None:
        """Do again the step that was undone last; what changed, or `None` when there is none."""
        return self._travel(self._history.position + 1, self.redo_label, back=False)

    def _travel(self, seq: int, label: str | None, *, back: bool) -> Diff | None:
        self._check_thread()
        if label is None:
            return None
        # A step holds what cascades did, too: with foreign keys on, they would be done twice.
        self._db.execute("PRAGMA foreign_keys = OFF")
        try:
            with self._transaction("undoing" if back else "redoing"):
                step = self._history.step(seq)
                if not step or not undo.apply(self._db, self._recorder, step.reversed() if back else step):
                    raise StepDoesNotFit(label=sentence(label))
                self._history.move(seq, undone=back)
                self._db.execute("COMMIT")
                self._history.keep()
        finally:
            self._db.execute("PRAGMA foreign_keys = ON")
        diff = step.reversed() if back else step
        self._file.gesture()
        self._tell(diff)
        return diff

    @property
    def undo_label(self) -> str | None:
        """The English label of the step that undo takes back."""
        return None if self.read_only else self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        return None if self.read_only else self._history.redo_label

    def subscribe(self, listener: Callable[[Diff], None]) -> Callable[[], None]:
        """Call `listener` with the diff of every gesture, undo and redo, once it is stored; returns what ends it.

        Listeners may read, not edit. One that raises goes to `sys.excepthook`; the others are called all the same.
        """
        return self._listeners.subscribe(listener)

    def _tell(self, diff: Diff) -> None:
        self._doing = "telling listeners"
        try:
            self._listeners.tell(diff)
        finally:
            self._doing = ""

    def write_back(self) -> Saved:
        """Write the user's file now, and wait for it."""
        return self._file.write()

    def save_copy(self, path: Path) -> None:
        """Write the document with its history to another file, which does not become the current one."""
        save_copy(self._file, path, clean=False)

    def save_clean_copy(self, path: Path) -> None:
        """Write the document without its history, for handing it on."""
        save_copy(self._file, path, clean=True)

    def backups(self) -> list[Backup]:
        """The earlier versions, the latest first."""
        return backups(self.path)

    def restore(self, version: Backup) -> None:
        """Go back to an earlier version, as one gesture."""
        with reading(version.path) as old, self.edit(N_("Restore an earlier version")) as session:
            put_back(old, session)

    def _check_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("a document belongs to the thread that opened it")
        if self._doing == "closed":
            raise RuntimeError("the document is closed")

    @classmethod
    def new(cls, path: Path, language: str = "fr") -> Document:
        """A new document in a file that must not exist yet. Raises `DocumentError`."""
        return cls(opening.begin(path, language))

    @classmethod
    def open(cls, path: Path, *, take_over: bool = False) -> Document:
        """Open a document to work on it; `take_over` is the user's consent where `OpenElsewhere.may_take_over` asked.

        Raises `DocumentError`; after `OpenElsewhere`, `ReadOnlyFile` and `ReadOnlyFolder` there is still `look`.
        """
        return cls(opening.take(path, take_over=take_over))

    @classmethod
    def look(cls, path: Path) -> Document:
        """Open a document for reading only: no lock, nothing written anywhere. Raises `DocumentError`."""
        return cls(Look(path))

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        if self._doing == "closed":
            return
        self._check_thread()
        if self._doing:
            raise RuntimeError(f"no closing while {self._doing}")
        self._doing = "closed"
        self._listeners.clear()
        self._edits.dispose()
        self._reads.dispose()
        self._file.close()


def _not_stored(error: BaseException) -> NotStored | None:
    """The sentence for a disk that is full or failing; `None` for a mistake of the program."""
    if isinstance(error, DBAPIError):
        error = error.orig  # type: ignore[assignment]
    if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in _DISK:
        return NotStored(reason=reason(error))
    return None


_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN)
