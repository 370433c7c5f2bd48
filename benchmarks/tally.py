"""A key press on the tally sheet: its mark kept on disk, sheet and Pareto painted; beside the least that does the same.

The bound is one widget that commits a row to SQLite, counts it and draws as many strokes, bars and words as there are
to be seen, at places that are known before: nothing is laid out, undone, translated or told to anyone.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from app.calc.event import EventData
from app.calc.tally import KEYS, Category, Column, Mark, Tally

Measures = dict[str, tuple[float, float]]
CATEGORIES, COLUMNS, FALLS = 20, 3, 0.72
WIDTH, HEIGHT = 1920, 1080


def counts(n: int) -> list[int]:
    """So many marks in falling categories, each of which has some."""
    shares = [FALLS**i for i in range(CATEGORIES)]
    made = [max(1, int(n * share / sum(shares))) for share in shares]
    made[0] += n - sum(made)
    return made


def sheet(n: int) -> Tally:
    """`n` marks, each with its time, in twenty categories and three columns."""
    columns = tuple(Column(f"c{j}", f"Station {j + 1}") for j in range(COLUMNS))
    rows = []
    for i, count in enumerate(counts(n)):
        marks = tuple(
            Mark(f"m{i}.{j}", f"2026-03-12T{j // 3600 % 24:02}:{j // 60 % 60:02}:{j % 60:02}", columns[j % COLUMNS].id)
            for j in range(count)
        )
        name = "" if i == CATEGORIES - 1 else f"Category number {i + 1}"
        rows.append(Category(f"k{i}", name, not name, 2.5, 60.0, marks))
    return Tally("t", f"{n} marks", column_kind="station", columns=columns, categories=tuple(rows))


def write_document(n: int, folder: Path) -> Path:
    from app.models import new_document

    path = folder / f"tally{n}.kaizen"
    new_document.write_new(path, EventData("Benchmark", "en", tallies=(sheet(n),)))
    return path


def our_tally(n: int, folder: Path, steps: int) -> Measures:
    from app.views.application import make_application
    from app.views.main_window import MainWindow
    from app.views.settings import load

    app = make_application()
    settings = load()
    settings.language = "en"
    window = MainWindow(settings)
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.files.open_path(write_document(n, folder))
    window.go("tally")
    page: Any = window.pages["tally"]
    app.processEvents()
    taken = _presses(page.sheet, page.pareto, steps)
    if sum(category.count for category in page.tally.categories) != n + len(taken) + WARM:
        raise RuntimeError("some keys made no mark")
    return {"tally": _summary(taken)}


def bare_tally(n: int, folder: Path, steps: int) -> Measures:
    app = QApplication(sys.argv[:1])
    from app.canvas.font import load_fonts

    load_fonts()
    path = folder / f"bare{n}.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("CREATE TABLE mark(id INTEGER PRIMARY KEY, category INTEGER NOT NULL, at TEXT NOT NULL)")
        db.execute("CREATE INDEX mark_category ON mark(category)")
        db.execute("BEGIN")
        rows = [(i, "2026-03-12T14:32:05") for i, count in enumerate(counts(n)) for _mark in range(count)]
        db.executemany("INSERT INTO mark(category, at) VALUES(?, ?)", rows)
        db.execute("COMMIT")
        widget = _Bare(db, counts(n))
        widget.resize(WIDTH, HEIGHT)
        widget.show()
        app.processEvents()
        return {"tally": _summary(_presses(widget, widget, steps))}


class _Bare(QWidget):
    def __init__(self, db: sqlite3.Connection, count: list[int]) -> None:
        super().__init__()
        self.db, self.count = db, count
        self.words, self.large = QFont("Inter"), QFont("Inter")
        self.words.setPixelSize(15)
        self.large.setPixelSize(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = KEYS.index(event.text())
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("INSERT INTO mark(category, at) VALUES(?, ?)", (at, "2026-03-12T14:32:05"))
        self.db.execute("COMMIT")
        self.count[at] += 1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        painter.setPen(QColor("#16202c"))
        total = sum(self.count)
        for i, count in enumerate(self.count):
            self._row(painter, i, count, total)
        self._pareto(painter, sorted(self.count, reverse=True), total)
        painter.end()

    def _row(self, painter: QPainter, i: int, count: int, total: int) -> None:
        y = 44.0 + 46 * i
        painter.drawRect(QRectF(8, y + 7, 32, 32))
        painter.setFont(self.words)
        words = ((18, KEYS[i]), (50, f"Category number {i + 1}"), (880, f"{100 * count / total:.0f} %"))
        for x, text in (*words, (700, str(count // 3)), (740, str(count // 3)), (930, "80 %")):
            painter.drawText(QPointF(x, y + 28), text)
        painter.setFont(self.large)
        painter.drawText(QPointF(800, y + 30), str(count))
        painter.drawLines([QLineF(240 + 9 * j, y + 8, 240 + 9 * j, y + 38) for j in range(count // 3 % 25)])
        painter.drawLine(QPointF(0, y + 46), QPointF(960, y + 46))

    def _pareto(self, painter: QPainter, falling: list[int], total: int) -> None:
        reached, points = 0, []
        for i, count in enumerate(falling):
            reached += count
            x, high = 1000.0 + 43 * i, 700 * count / total
            painter.fillRect(QRectF(x, 800 - high, 33, high), QColor("#0f6e84"))
            points.append(QPointF(x + 16, 800 - 700 * reached / total))
            painter.setFont(self.words)
            for y, text in ((795 - high, str(count)), (820, f"{100 * count / total:.0f} %")):
                painter.drawText(QPointF(x, y), text)
            painter.save()
            painter.translate(x + 20, 980)
            painter.rotate(-90)
            painter.drawText(QPointF(0, 0), f"Category number {i + 1}")
            painter.restore()
            painter.drawEllipse(points[-1], 4, 4)
        painter.drawPolyline(QPolygonF(points))


WARM = 6
"""Presses that are not counted: they fill what is kept of texts and statements."""


def _presses(target: QWidget, painted: QWidget, steps: int) -> list[float]:
    """Seconds from the key event until this is painted and Qt is idle, key after key."""
    from benchmarks.drive import Driver

    target.setFocus()
    driver = Driver(SimpleNamespace(viewport=lambda: painted))  # type: ignore[arg-type]
    driver.settle()
    taken = []
    for i in range(WARM + max(12, steps // 2)):
        letter = KEYS[i % 15]
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        taken.append(driver.timed(lambda event=event: QApplication.sendEvent(target, event), 5))
        driver.settle(quiet_s=0.03)
    return taken[WARM:]


def _summary(times: list[float]) -> tuple[float, float]:
    from benchmarks.drive import summary

    return summary(times)
