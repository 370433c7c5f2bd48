"""The application: fonts, log and crash hook, the window, then the event asked for."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.canvas.font import load_fonts
from app.language import N_, sentence
from app.models.document_error import DocumentError, ReadOnlyLook
from app.places import RESOURCES
from app.views import settings as remembered
from app.views.crash import CrashHook, keep_log
from app.views.main_window import MainWindow
from app.views.page_ahead import AHEAD_MS
from app.views.start import collect_again


def run_window(path: Path | None) -> int:
    """Open the window, on `path` when given; the exit status of the program."""
    keep_log()
    app = make_application()
    window = MainWindow(remembered.load())
    hook = CrashHook(lambda error, details: show_fault(window, error, details))
    hook.install()
    window.place.restore()
    window.files.begin(path)  # before it is shown, so that the start page does not flash up
    window.show()
    if window.document is not None:
        QTimer.singleShot(0, collect_again)
    else:
        QTimer.singleShot(AHEAD_MS, window.ahead.begin)
    try:
        return app.exec()
    finally:
        hook.remove()
        logging.getLogger("app").info("Closed")


def make_application() -> QApplication:
    QApplication.setDesktopFileName("chantier")
    app = QApplication(sys.argv[:1])
    dress(app)
    return app


def dress(app: QApplication) -> None:
    """What every window stands on, before the colours."""
    app.setApplicationName("Chantier")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "chantier.svg")))
    load_fonts()


def show_fault(window: MainWindow, error: BaseException, details: str) -> None:
    """An error meant for the user says its own sentence; of any other the log and "Copy details" keep the rest."""
    if isinstance(error, DocumentError):
        work = (sentence(N_("Open a copy")), lambda: window.files.open_copy(window.document.path))
        window.warn(error.sentence, act=work if isinstance(error, ReadOnlyLook) else None)
        return
    told = sentence(
        N_(
            "Something went wrong that was not foreseen. What you did before is safe; "
            "go on, and start the program anew if it comes again."
        )
    )
    window.warn(told, kind="error", details=details)
