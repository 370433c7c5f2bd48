"""Files that are replaced whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.language import N_, Sentence, sentence
from app.models.document_error import AlreadyThere, NameNotUsable, NotAFile

PATIENCE_S = 5.0
"""How long a replacement is tried again while another program holds the file, as Windows lets it."""

_REASONS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the disk is full"),
    errno.EACCES: N_("access is denied"),
    errno.EPERM: N_("access is denied"),
    errno.EROFS: N_("the disk may only be read"),
    errno.ENOENT: N_("its folder is not there"),
    errno.ENOTDIR: N_("its folder is not there"),
    errno.EIO: N_("the disk reports an error"),
    errno.EBUSY: N_("another program holds it"),
}


def reason(error: Exception) -> Sentence:
    """Why the system or SQLite refused, in the middle of a sentence."""
    number = getattr(error, "errno", None) or _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if number in _REASONS:
        return sentence(_REASONS[number])
    return sentence(N_("the system says “{words}”"), words=getattr(error, "strerror", None) or str(error))


_PREFIX = ".chantier-"

_SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.ENOENT,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_READONLY: errno.EROFS,
}


def named(path: str | os.PathLike[str]) -> Path:
    """The file itself behind a name, links followed. Raises `NameNotUsable` or `NotAFile`."""
    text = os.fspath(path)
    try:
        text.encode()
        target = Path(os.path.realpath(text))
        if target.is_dir():
            raise NotAFile(name=target.name or str(target))
    except (OSError, ValueError) as error:
        shown = text.encode("utf-8", "replace").decode().replace("\0", "?")
        raise NameNotUsable(name=f"“{shown}”") from error
    return target


def short_name(target: Path) -> str:
    """Twelve letters that stand for a name of any length, the same wherever the same file is meant."""
    name = target.name
    with contextlib.suppress(OSError):
        if target.with_name(name.swapcase()).samefile(target):
            name = name.casefold()
    return hashlib.sha256(unicodedata.normalize("NFC", name).encode()).hexdigest()[:12]


def digest(target: Path) -> str | None:
    """The SHA-256 of a file, or `None` when it is not there."""
    try:
        with target.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


@contextmanager
def replacing(path: Path, *, check: Callable[[Path], None] | None = None, overwrite: bool = True) -> Iterator[Path]:
    """The name of a fresh file beside `path` to be written in the block; at its end it takes the place of `path`.

    Links are followed and the mode is kept. `check` is called with the finished file just before, and may raise. Raises
    `OSError`, and `AlreadyThere` where `overwrite` is false; in any exception nothing has changed and nothing is left.
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.tmp")
    try:
        yield fresh
        _sync(fresh)
        with contextlib.suppress(FileNotFoundError):
            os.chmod(fresh, target.stat().st_mode & 0o7777)
        if check:
            check(fresh)
        _put(fresh, target, overwrite)
    except BaseException:
        _remove(fresh)
        raise
    _sync_folder(target.parent)


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file whole by these bytes, and know them on the disk."""
    with replacing(path) as fresh:
        fresh.write_bytes(content)


def remove_leftovers(target: Path) -> None:
    """Remove what an interrupted replacement of this file has left; nobody else may be writing it."""
    _remove_beginning(target.parent, _prefix(target))


def remove_all_leftovers(folder: Path) -> None:
    """The same for all files of a folder of our own."""
    _remove_beginning(folder, _PREFIX)


def _remove_beginning(folder: Path, prefix: str) -> None:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(prefix):
                _remove(Path(entry.path))


def _prefix(target: Path) -> str:
    return f"{_PREFIX}{short_name(target)}-"


def _remove(path: Path) -> None:
    for suffix in ("", "-journal"):
        with contextlib.suppress(OSError):
            os.unlink(f"{path}{suffix}")


def _put(fresh: Path, target: Path, overwrite: bool) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return os.replace(fresh, target) if overwrite else _put_new(fresh, target)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _put_new(fresh: Path, target: Path) -> None:
    try:
        if os.name == "nt":
            os.rename(fresh, target)  # refuses an existing file there
        else:
            os.link(fresh, target)
            os.unlink(fresh)
    except FileExistsError as error:
        raise AlreadyThere(name=target.name) from error
    except PermissionError:
        raise
    except OSError as error:  # a file system without hard links
        if os.path.lexists(target):
            raise AlreadyThere(name=target.name) from error
        os.rename(fresh, target)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some shares know no such thing
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
