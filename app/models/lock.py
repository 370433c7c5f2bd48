"""Who has a document open, written in a small file beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import getpass
import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.language import N_, Sentence, sentence
from app.models.document_error import DocumentError, FileNotWritten, ReadOnlyFolder
from app.models.whole_file import reason, short_name

RENEW_S = 30.0
SILENT_S = 300.0
"""A lock that was not renewed for so long may be taken over, if the user agrees."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A process of some user on some computer; `born` tells it from a later one of the same number, where known."""

    host: str
    user: str
    pid: int
    born: str
    token: str
    since: float

    def is_dead(self) -> bool:
        """Whether the process is known to be gone, or to hold it no more; of another computer nothing is known."""
        if self.host != _host():
            return False
        if self.pid == os.getpid() and self.token not in _held:
            return True
        return not _alive(self.pid) or _born(self.pid) != self.born


_held: set[str] = set()
"""The tokens of this process. The lock on a stick that was pulled out cannot be removed when its document is closed."""


def ourselves() -> Holder:
    pid = os.getpid()
    return Holder(_host(), _user(), pid, _born(pid), secrets.token_hex(8), time.time())


class OpenElsewhere(DocumentError):
    """The document is open: by whom, where, since when, and whether it may be taken over if the user agrees."""

    def __init__(self, name: str, holder: Holder | None, silent_s: float) -> None:
        self.host, self.user = (holder.host, holder.user) if holder else ("?", "?")
        self.since = _moment(holder.since) if holder else None
        self.may_take_over = silent_s > SILENT_S
        super().__init__(self._said(name, silent_s))

    def _said(self, name: str, silent_s: float) -> Sentence:
        values = {"name": name, "user": self.user, "host": self.host}
        if self.may_take_over:
            return sentence(
                N_(
                    "“{name}” is open with {user} on {host}, but has not answered for {minutes} minutes. "
                    "Take it over if nobody works there any more; look at it or work on a copy otherwise."
                ),
                **values,
                minutes=round(silent_s / 60),
            )
        since = f"{self.since:%H:%M}" if self.since else "?"
        return sentence(
            N_("“{name}” is open with {user} on {host} since {since}. Close it there, look at it, or work on a copy."),
            **values,
            since=since,
        )


class Lock:
    """The lock of one document, held from `Lock.take` to `release`."""

    def __init__(self, target: Path, holder: Holder) -> None:
        self.target = target
        self.holder = holder
        self._path = lock_path(target)

    @classmethod
    def take(cls, target: Path, holder: Holder, *, take_over: bool = False) -> Lock:
        """Raises `OpenElsewhere`, `ReadOnlyFolder` or `FileNotWritten`."""
        lock = cls(target, holder)
        try:
            if not lock._create():
                lock._break(take_over)
        except PermissionError as error:
            raise ReadOnlyFolder(name=target.name) from error
        except OSError as error:
            raise FileNotWritten(name=target.name, reason=reason(error)) from error
        _held.add(holder.token)
        return lock

    def _create(self) -> bool:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        try:
            descriptor = os.open(self._path, flags, 0o644)
        except FileExistsError:
            return False
        try:
            with open(descriptor, "w", encoding="utf-8") as file:
                json.dump(asdict(self.holder), file)
        except OSError:
            self._path.unlink(missing_ok=True)
            raise
        return True

    def _break(self, take_over: bool) -> None:
        """Replace the lock of a dead process, or of a silent one if the user agrees; one breaker at a time."""
        with _alone(self._path.with_suffix(".breaking")) as alone:
            found, silent_s = _holder(self._path), _silent_s(self._path)
            free = found is not None and found.is_dead()
            if not alone or not (free or (take_over and silent_s > SILENT_S)):
                raise OpenElsewhere(self.target.name, found, silent_s)
            self._path.unlink(missing_ok=True)
            if not self._create():
                raise OpenElsewhere(self.target.name, _holder(self._path), 0.0)

    def renew(self) -> None:
        with contextlib.suppress(OSError):
            if self.is_ours():
                os.utime(self._path)

    def is_ours(self) -> bool:
        """Whether nobody took it over; a lock that was swept away is made again. Raises `OSError`: nobody can tell."""
        found = _holder(self._path)
        if found is None:
            if self._path.exists():
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            return self._create()
        return found.token == self.holder.token

    def release(self) -> None:
        _held.discard(self.holder.token)
        found = _holder(self._path)
        if found and found.token == self.holder.token:
            with contextlib.suppress(OSError):
                self._path.unlink()


def lock_path(target: Path) -> Path:
    return target.with_name(f".chantier-{short_name(target)}.lock")


def check_free(target: Path) -> None:
    """Raises `OpenElsewhere` when somebody holds the document."""
    path = lock_path(target)
    if path.exists():
        found = _holder(path)
        if found is None or not found.is_dead():
            raise OpenElsewhere(target.name, found, _silent_s(path))


@contextmanager
def _alone(guard: Path) -> Iterator[bool]:
    """Whether no other process is between these lines; a guard that is left from a crash counts for ten seconds."""
    with contextlib.suppress(FileNotFoundError):
        if time.time() - guard.stat().st_mtime > 10:
            guard.unlink()
    try:
        os.close(os.open(guard, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        yield False
        return
    try:
        yield True
    finally:
        guard.unlink(missing_ok=True)


def _holder(path: Path) -> Holder | None:
    """Who holds the lock; `None` when it cannot be read, which may be because it is being written."""
    for _attempt in range(5):
        try:
            return _told(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            time.sleep(0.02)
    return None


def _told(said: dict[str, Any]) -> Holder:
    """Raises `TypeError` for what no lock of ours says: it lies beside the document, where anybody may write."""
    holder = Holder(**said)
    words, numbers = (holder.host, holder.user, holder.born, holder.token), (holder.pid, holder.since)
    if all(isinstance(word, str) for word in words) and all(isinstance(number, int | float) for number in numbers):
        return holder
    raise TypeError("these are not the words of a lock")


def _moment(since: float) -> dt.datetime | None:
    with contextlib.suppress(OverflowError, OSError, ValueError):
        return dt.datetime.fromtimestamp(since)
    return None


def _silent_s(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "?")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _born(pid: int) -> str:
    """When a process started, in ticks of the system; empty where the system does not tell."""
    fields = _linux_process(pid)
    return fields[19] if fields else ""


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    fields = _linux_process(pid)
    return not (fields and fields[0] == "Z")  # a killed process that nobody has waited for yet


def _linux_process(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _alive_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    query_limited_information, still_active = 0x1000, 259
    process = kernel.OpenProcess(query_limited_information, False, pid)
    if not process:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(process, ctypes.byref(code))
    kernel.CloseHandle(process)
    return not known or code.value == still_active
