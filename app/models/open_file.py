"""What stands behind an open document: the user's file and its working copy, or a look at it that touches nothing."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

from app.language import N_, Sentence, sentence
from app.models import history
from app.models.database import connect
from app.models.document_error import AlreadyThere, FileNotWritten
from app.models.lock import Lock, check_free
from app.models.picture import purge
from app.models.reader import in_memory
from app.models.whole_file import named, reason, replacing
from app.models.working_copy import WorkingCopy
from app.models.write_back import Saved, WriteBack

LOOK = N_("Open for reading only")


class OpenFile:
    """A document that is worked on: its connections, and the thread that writes it back."""

    read_only = False

    def __init__(
        self, copy: WorkingCopy, lock: Lock, db: sqlite3.Connection, *, ahead: bool, notice: Sentence | None = None
    ) -> None:
        self.copy_path = copy.path
        self.db, self.reader = db, connect(copy.path)
        self._notice = notice
        self._write_back = WriteBack(copy, lock, ahead=ahead)
        self._write_back.start()

    @property
    def path(self) -> Path:
        return self._write_back.copy.target

    @property
    def notice(self) -> Sentence | None:
        return self._write_back.notice or self._notice

    @property
    def saved(self) -> Saved:
        return self._write_back.saved

    def subscribe_saved(self, listener: Callable[[Saved], None]) -> Callable[[], None]:
        return self._write_back.subscribe(listener)

    def gesture(self) -> None:
        """Tell that a gesture was stored."""
        self._write_back.gesture()

    def write(self) -> Saved:
        return self._write_back.write()

    def copy_to(self, fresh: Path) -> None:
        db = connect(self.copy_path)
        try:
            db.execute("VACUUM INTO ?", (str(fresh),))
        finally:
            db.close()

    def close(self) -> None:
        """Write back what is not written yet; where that fails the working copy stays, to be taken up next time."""
        saved = self._write_back.stop()
        self.reader.close()
        self.db.close()
        if saved.state == "saved":
            self._write_back.copy.discard()
        self._write_back.lock.release()

    def abandon(self) -> None:
        """Close, and leave nothing of the working copy."""
        self.close()
        self._write_back.copy.discard()


class Look:
    """A document in memory that is only looked at."""

    read_only = True
    notice: Sentence | None = None

    def __init__(self, path: Path) -> None:
        self.path = self.copy_path = named(path)
        self.db = self.reader = in_memory(self.path)
        self.saved = Saved("saved", dt.datetime.now(), sentence(LOOK))

    def subscribe_saved(self, _listener: Callable[[Saved], None]) -> Callable[[], None]:
        return lambda: None

    def gesture(self) -> None:
        raise AssertionError("a look knows no gestures")

    def write(self) -> Saved:
        return self.saved

    def copy_to(self, fresh: Path) -> None:
        fresh.write_bytes(self.db.serialize())

    def close(self) -> None:
        self.db.close()


def save_copy(file: OpenFile | Look, path: Path, *, clean: bool) -> None:
    """Write the document as it is now to another file, `clean` without its history. Raises `DocumentError`."""
    target = named(path)
    if target == file.path and not clean and not file.read_only:
        file.write()
        return
    if target == file.path:  # what lies there is written back by the one who has it open, and by nobody else
        raise AlreadyThere(name=target.name)
    check_free(target)
    try:
        with replacing(target) as fresh:
            file.copy_to(fresh)
            if clean:
                _clean(fresh)
    except (OSError, sqlite3.Error) as error:
        raise FileNotWritten(name=target.name, reason=reason(error)) from error


def _clean(fresh: Path) -> None:
    db = connect(fresh)
    try:
        db.execute("PRAGMA journal_mode = OFF")  # nobody needs a torn copy back, and nothing else lies beside it
        history.empty(db)
        purge(db)
        db.execute("VACUUM")
    finally:
        db.close()
