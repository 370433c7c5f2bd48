"""The action plan by the clock: from another page to its table painted, and its filter; beside a bare table of Qt.

The bound reads the rows with sqlite3 and hands their texts to a view of Qt as they are: nothing is joined, judged,
coloured or cut to its width.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTreeView

from app.calc.event import EventData
from benchmarks.board import plan

Measures = dict[str, tuple[float, float]]
WIDTH, HEIGHT = 1920, 1080
WARM = 8
WORDS = ("c", "cl", "cla", "clam", "clamp", "clam", "cla", "")
_COLUMNS = "number, label, deliverable, owner, due, priority, phase, verdict"


def write_document(n: int, folder: Path) -> Path:
    from app.exchange.event_file import write_new

    path = folder / f"plan{n}.kaizen"
    write_new(path, EventData("Benchmark", "en", actions=plan(n)))
    return path


def our_plan(n: int, folder: Path, steps: int) -> Measures:
    from app.views.application import dress
    from app.views.main_window import MainWindow
    from app.views.settings import Settings
    from benchmarks.drive import Driver, summary

    app = QApplication(sys.argv[:1])
    dress(app)
    window = MainWindow(Settings(language="en", example_seen=True))
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.files.open_path(write_document(n, folder))
    app.processEvents()
    start = perf_counter()
    window.go("action")
    page: Any = window.page("action")
    driver = Driver(page.board.table)
    driver.until_idle(5)
    opened = perf_counter() - start
    driver.settle()
    measures = {"plan_open": summary([opened])}
    measures["plan_filter"] = summary(_typed(driver, page.board.filters.seek.setText, steps))
    window.close_for_sure()
    return measures


def bare_plan(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks.drive import Driver, summary

    app = QApplication(sys.argv[:1])
    path = write_document(n, folder)
    view = QTreeView()
    view.setUniformRowHeights(True)
    view.setRootIsDecorated(False)
    view.resize(WIDTH, HEIGHT)
    view.show()
    app.processEvents()
    start = perf_counter()
    with closing(sqlite3.connect(path)) as db:
        rows = _Rows(db.execute(f"SELECT {_COLUMNS} FROM action ORDER BY rank").fetchall())
    view.setModel(rows)
    driver = Driver(view)  # type: ignore[arg-type]
    driver.until_idle(5)
    opened = perf_counter() - start
    driver.settle()
    return {"plan_open": summary([opened]), "plan_filter": summary(_typed(driver, rows.show_with, steps))}


def _typed(driver: Any, show: Any, steps: int) -> list[float]:
    """From a letter in the filter until the rows that have it are painted, and from taking it away."""
    taken = []
    for i in range(WARM + max(16, steps // 4)):
        word = WORDS[i % len(WORDS)]
        taken.append(driver.timed(lambda word=word: show(word), 5))
        driver.settle(quiet_s=0.02)
    return taken[WARM:]


class _Rows(QAbstractTableModel):
    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self.all = [(" ".join(map(str, row)).casefold(), [str(cell or "") for cell in row]) for row in rows]
        self.shown = [cells for _said, cells in self.all]

    def show_with(self, word: str) -> None:
        self.beginResetModel()
        self.shown = [cells for said, cells in self.all if word in said]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS.split(", "))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        return self.shown[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None
