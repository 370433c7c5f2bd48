"""What nobody foresaw: it goes to the log whole, and to the window as one sentence."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app import __version__
from app.places import user_data

LOG_BYTES = 500_000
LOGS_KEPT = 3

log = logging.getLogger("app")


def log_file() -> Path:
    return user_data() / "log" / "chantier.log"


def keep_log() -> None:
    """Write the log into the user's data folder; a folder that cannot be written leaves it on standard error."""
    log.setLevel(logging.INFO)
    if log.handlers:
        return
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        log.addHandler(
            RotatingFileHandler(log_file(), maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8", delay=True)
        )
    except OSError:
        log.addHandler(logging.StreamHandler())
    for handler in log.handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))


def versions() -> str:
    """The lines that a letter about a fault begins with."""
    from PySide6 import __version__ as qt

    return f"Chantier {__version__}\nPython {platform.python_version()}, Qt {qt}\n{platform.platform()}"


class CrashHook:
    """Stands in for `sys.excepthook`, which slots of Qt call too.

    `show(error, details)` runs in the thread of the window alone; faults of another thread go to the log.
    """

    def __init__(self, show: Callable[[BaseException, str], None]) -> None:
        self._show, self._showing = show, False
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        sys.excepthook = self
        threading.excepthook = lambda told: self._log(told.exc_type, told.exc_value, told.exc_traceback)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def __call__(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        details = self._log(kind, error, where)
        if self._showing or threading.current_thread() is not threading.main_thread():
            return
        self._showing = True
        try:
            self._show(error, f"{versions()}\n\n{details}")
        except Exception:
            log.exception("The fault could not be shown")
        finally:
            self._showing = False

    @staticmethod
    def _log(kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> str:
        details = "".join(traceback.format_exception(kind, error, where))
        log.error("Unforeseen\n%s", details)
        return details
