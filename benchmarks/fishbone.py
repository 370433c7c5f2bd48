"""One cause more on a cause-and-effect diagram: from the key that ends its text to the diagram painted, kept on disk.

The bound is one widget that commits a row to SQLite and draws the lines and words that are in sight, at places that are
known before: nothing is laid out, read again, undone, moved or told to anyone. The layout alone is measured, too.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.calc.fishbone import Bone, Cause, Fishbone

Measures = dict[str, tuple[float, float]]
WIDTH, HEIGHT = 1920, 1080
WARM = 4
"""Causes that are not counted: they fill what is kept of texts and statements."""
TEXTS = (
    "Worn die",
    "No gauge at the press",
    "Lubrication is too thin on Monday mornings after the weekend",
    "Steel from the new supplier, never released for this part",
    "Set up by eye",
    "Operator of the night shift not trained",
)
SIDES = ("suspected", "suspected", "suspected", "checking", "confirmed", "ruled_out")


def diagram(n: int) -> Fishbone:
    """Five bones, on each cause two others, on one of which two more; every sixth is judged, every fourth has votes."""

    def cause(i: int, *below: Cause) -> Cause:
        text = f"{TEXTS[i % len(TEXTS)]} ({i})"
        return Cause(f"c{i}", text, SIDES[i % len(SIDES)], i % 4, causes=below)  # type: ignore[arg-type]

    rows: list[list[Cause]] = [[] for _bone in range(5)]
    for i in range(0, n, 5):
        ids = range(i, min(i + 5, n))
        deep = [cause(each) for each in ids[3:]]
        below = [cause(each, *(deep if each == ids[-1] or each == i + 1 else ())) for each in ids[1:3]]
        rows[i // 5 % 5].append(cause(i, *below))
    bones = tuple(Bone(f"b{i}", f"Bone {i + 1}", tuple(row)) for i, row in enumerate(rows))
    return Fishbone("f", "Burrs on the edge of the flange", categories=bones)


def our_fishbone(n: int, folder: Path, steps: int) -> Measures:
    from app.calc.event import EventData
    from app.models import new_document
    from app.views.application import make_application
    from app.views.main_window import MainWindow
    from app.views.settings import load
    from benchmarks.drive import summary

    path = folder / f"fishbone{n}.kaizen"
    new_document.write_new(path, EventData("Benchmark", "en", fishbones=(diagram(n),)))
    app = make_application()
    settings = load()
    settings.language = "en"
    window = MainWindow(settings)
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.files.open_path(path)
    window.go("fishbone")
    page: Any = window.pages["fishbone"]
    view = page.view
    view.set_animated(False)  # what is timed is the whole new picture, not its first step
    app.processEvents()
    view.typing.begin("b1", 1)
    taken, worked = _typed(view, steps)
    view.typing.cancel()
    if len(list(view.fishbone.causes())) != n + len(taken) + WARM:
        raise RuntimeError("some keys made no cause")
    return {
        "fishbone": summary(taken),
        "fishbone_cpu": summary(worked),
        "fishbone_lay": summary(_layouts(n, steps)),
    }


def _typed(view: Any, steps: int) -> tuple[list[float], list[float]]:
    """Seconds from Enter in the field until the diagram with the new cause is painted, and those of the processor."""
    from benchmarks.drive import Driver

    driver = Driver(view)
    taken, worked = [], []
    for i in range(WARM + max(12, steps // 4)):
        view.typing._editor.field.setPlainText(f"{TEXTS[i % len(TEXTS)]}, once more")  # noqa: SLF001 - what was typed
        driver.settle(quiet_s=0.05)
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        field = QApplication.focusWidget()
        start = process_time()
        taken.append(driver.timed(lambda event=event, field=field: QApplication.sendEvent(field, event), 5))
        worked.append(process_time() - start)
        driver.settle(quiet_s=0.05)
    return taken[WARM:], worked[WARM:]


def _layouts(n: int, steps: int) -> list[float]:
    """Time of the processor alone, without the garbage collector, which looks through the whole program."""
    from app.calc.fishbone_layout import lay
    from app.canvas.fishbone_drawing import screen_measure

    drawn, taken = diagram(n), []
    gc.collect()
    gc.disable()
    for _run in range(max(6, steps // 8)):
        start = process_time()
        lay(drawn, screen_measure())
        taken.append(process_time() - start)
    gc.enable()
    return taken[2:]


def bare_fishbone(n: int, folder: Path, steps: int) -> Measures:
    from app.canvas.fishbone_drawing import LaidFishbone
    from benchmarks.drive import Driver, summary

    app = QApplication(sys.argv[:1])
    laid = LaidFishbone(diagram(n), "en").laid
    with closing(sqlite3.connect(folder / f"bare{n}.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("CREATE TABLE cause(id INTEGER PRIMARY KEY, bone INTEGER NOT NULL, text TEXT NOT NULL)")
        widget = _Bare(db, laid)
        widget.resize(WIDTH, HEIGHT)
        widget.show()
        app.processEvents()
        driver = Driver(widget)  # type: ignore[arg-type]
        driver.settle()
        taken = []
        for _press in range(WARM + max(12, steps // 4)):
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
            taken.append(driver.timed(lambda event=event: QApplication.sendEvent(widget, event), 5))
            driver.settle(quiet_s=0.03)
        return {"fishbone": summary(taken[WARM:])}


class _Bare(QWidget):
    def __init__(self, db: sqlite3.Connection, laid: Any) -> None:
        super().__init__()
        from app.canvas.font import map_font

        self.db, self.font_ = db, map_font(14)
        first = laid.causes[laid.bones["b1"].bone.causes[0].id]
        self.at = QPointF(WIDTH / 2 - first.box[0], HEIGHT / 2 - first.box[1])
        room = (-self.at.x(), -self.at.y(), WIDTH - self.at.x(), HEIGHT - self.at.y())
        rows = [c for c in laid.causes.values() if _meet(c.box, room)]
        self.words = [
            (QPointF(c.text_x, c.box[1] + 18.0 * i + 14), line) for c in rows for i, line in enumerate(c.lines)
        ]
        self.lines = [QLineF(*c.twig) for c in rows] + [QLineF(*c.stem) for c in rows if c.stem]
        self.lines += [QLineF(*bone.line) for bone in laid.bones.values()]

    def viewport(self) -> QWidget:
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("INSERT INTO cause(bone, text) VALUES(?, ?)", (1, "One more"))
        self.db.execute("COMMIT")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        painter.translate(self.at)
        painter.setPen(QColor("#5b6877"))
        painter.drawLines(self.lines)
        painter.setPen(QColor("#16202c"))
        painter.setFont(self.font_)
        for place, text in self.words:
            painter.drawText(place, text)
        painter.end()


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
