"""The start of a process until the first real picture, told as the system's clock: `python -m benchmarks.first_paint`.

`bare` paints an empty QMainWindow; `page` starts the program on its start page, and a file name on that event, as its
command does.
"""

from __future__ import annotations

import os
import sys
import time
from importlib.abc import MetaPathFinder

UNUSED = ("numpy", "pyqtgraph", "reportlab", "openpyxl")
"""What must not be imported before it is first used; nor SQLAlchemy before an event is."""


def bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            self.painted = True

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1920, 1080)
    window.show()
    while not window.painted:
        app.processEvents()
    app.processEvents()


class _WhenTheWindowIsImported(MetaPathFinder):
    """Puts another loop in the place of Qt's, without loading Qt earlier than the program does."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "app.views.main_window":
            from PySide6.QtWidgets import QApplication

            QApplication.exec = staticmethod(_until_page_painted if sys.argv[1] == "page" else _until_map_painted)


def _until_page_painted() -> int:
    from PySide6.QtWidgets import QApplication, QScrollArea

    from app.views.main_window import MainWindow
    from benchmarks.drive import Driver

    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    if not Driver(window.content.start_page.findChild(QScrollArea)).until_idle(30):
        raise SystemExit("the start page was not painted")
    return 0


def _until_map_painted() -> int:
    from PySide6.QtWidgets import QApplication

    from app.views.main_window import MainWindow
    from benchmarks.drive import Driver

    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    while "value_stream" not in window.pages:
        QApplication.processEvents()
    view = window.pages["value_stream"].view
    driver = Driver(view)
    while not (view.map.symbols and driver.until_idle(30)):
        pass
    return 0


def program(path: str | None) -> None:
    """The command itself; only Qt's endless loop is replaced by one that ends with the first picture."""
    sys.meta_path.insert(0, _WhenTheWindowIsImported())
    from app.cli import main

    if main([path] if path else []) != 0:
        raise SystemExit("the program did not start")


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        program(None if sys.argv[1] == "page" else sys.argv[1])
    told = time.monotonic_ns()
    early = (*UNUSED, "sqlalchemy") if sys.argv[1] == "page" else UNUSED
    print("imported", *(name for name in early if name in sys.modules))
    print("painted", told, flush=True)
    os._exit(0)
