"""What is measured, one child process each: the program and the bare bound, doing the same.

A measure is a median and a 95th percentile, in milliseconds, or MB twice for memory.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

Measures = dict[str, tuple[float, float]]
WIDTH, HEIGHT = 1920, 1080


def _gestures(driver: Any, n: int, grab: Callable[[], Any], fit: Callable[[], object], steps: int) -> Measures:
    from benchmarks.drive import MIDDLE, summary

    fit()
    driver.settle()
    measures = {"drag": summary(driver.drag(grab(), steps, (1, 1)))}
    fit()
    driver.settle()
    measures["pan"] = summary(driver.drag(driver.empty_spot(), steps, (3, 2), MIDDLE, back_after=12))
    fit()
    driver.settle()
    measures["zoom"] = summary(driver.wheel(max(12, steps // 2 // 6 * 6)))
    return measures


def bare_map(n: int, folder: Path, steps: int) -> Measures:
    from PySide6.QtWidgets import QApplication

    from app.canvas.font import load_fonts
    from benchmarks.bare_scene import Window
    from benchmarks.drive import Driver, peak_mb

    app = QApplication(sys.argv[:1])
    load_fonts()
    window = Window()
    window.resize(WIDTH, HEIGHT)
    window.show()
    driver = Driver(window.view)
    driver.settle()
    opened = driver.timed(lambda: window.open(folder / f"plain{n}.db"), 60)
    driver.size_viewport(WIDTH, HEIGHT)
    item = window.scene.items_[_middle(n)]
    measures = {"open": (1000 * opened,) * 2} | _gestures(
        driver, n, lambda: window.view.mapFromScene(item.box().center()).toPointF(), window.view.fit, steps
    )
    peak = peak_mb()
    del app
    return measures | {"memory": (peak, peak)}


def our_map(n: int, folder: Path, steps: int) -> Measures:
    from PySide6.QtCore import QPointF

    from app.views.application import make_application
    from app.views.main_window import MainWindow
    from app.views.settings import load
    from benchmarks.drive import Driver, peak_mb

    app = make_application()
    settings = load()
    settings.language = "en"
    window = MainWindow(settings)
    window.resize(WIDTH, HEIGHT)
    window.show()
    for _round in range(50):
        app.processEvents()
    window.ahead.begin()  # as the program does by itself while its start page is looked at
    window.ahead.wait()
    for _round in range(50):
        app.processEvents()
    start = perf_counter()
    window.files.open_path(folder / f"event{n}.kaizen")
    view = window.pages["value_stream"].view
    driver = Driver(view)
    if not driver.until_idle(60):
        raise RuntimeError("nothing was painted")
    opened = perf_counter() - start
    driver.size_viewport(WIDTH, HEIGHT)
    symbol = view.map.stream.symbols[_middle(n)]

    def place() -> tuple[float, float]:
        now = view.map.mirror.symbols[symbol.id]
        return now.x, now.y

    before = place()
    measures = {"open": (1000 * opened,) * 2} | _gestures(
        driver, n, lambda: view.mapFromScene(QPointF(*before)).toPointF(), view.fit, steps
    )
    if place() == before:
        raise RuntimeError("the drag moved nothing")
    measures["ladder"] = _ladder(window.document, driver, symbol.id, view.fit, max(5, steps // 5))
    peak = peak_mb()
    measures["memory"] = (peak, peak)
    if n >= 2000:
        measures |= _delete(window, view, driver)
    return measures


def _middle(n: int) -> int:
    """The number of a process near the middle of the chain."""
    return n // 2 - (n // 2) % 2


def _ladder(document: Any, driver: Any, id: str, fit: Callable[[], object], times: int) -> tuple[float, float]:
    """One cycle time changed, until figures and ladder are painted."""
    from app.models.value_stream import Symbol
    from benchmarks.drive import summary

    def change(seconds: float) -> None:
        with document.edit("Change the cycle time") as session:
            session.get(Symbol, id).cycle_time_s = seconds

    fit()
    driver.settle()
    taken = []
    for i in range(times):
        taken.append(driver.timed(lambda i=i: change(30.0 + i), 10))
        driver.settle()
    return summary(taken)


def _delete(window: Any, view: Any, driver: Any) -> Measures:
    ids = [symbol.id for symbol in view.map.stream.symbols[100:600]]
    view.select(ids)
    driver.settle()
    deleted = driver.timed(view.delete_selection, 60)
    driver.settle()
    undone = driver.timed(window.commands["undo"].trigger, 60)
    return {"delete": (1000 * (deleted + undone),) * 2}


def bare_edit(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks.drive import summary

    with closing(sqlite3.connect(folder / f"plain{n}.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        taken = []
        for i in range(2 * steps + 20):
            start = perf_counter()
            db.execute("BEGIN IMMEDIATE")
            db.execute("UPDATE symbol SET x=x+1 WHERE id=?", (n // 2,))
            db.execute("COMMIT")
            if i >= 20:
                taken.append(perf_counter() - start)
    return {"edit": summary(taken)}


def our_edit(n: int, folder: Path, steps: int) -> Measures:
    from app.models.document import Document
    from app.models.value_stream import Symbol
    from benchmarks.drive import summary

    document = Document.open(folder / f"event{n}.kaizen")
    taken = []
    with document.read() as session:
        id = session.query(Symbol.id).order_by(Symbol.rank).offset(_middle(n)).limit(1).scalar()
    for i in range(2 * steps + 20):
        start = perf_counter()
        with document.edit("Move") as session:
            session.get(Symbol, id).x += 1
        if i >= 20:
            taken.append(perf_counter() - start)
    document.close()
    return {"edit": summary(taken)}


def bare_print(n: int, folder: Path, steps: int) -> Measures:
    from app.reports import font
    from benchmarks.bare_print import draw, worked_out
    from benchmarks.drive import summary
    from benchmarks.sample import chain

    font.ready()
    picture = worked_out(chain(n))
    return {"print": summary(_timed(lambda: draw(picture), steps))}


def our_print(n: int, folder: Path, steps: int) -> Measures:
    from app.calc.event import EventData
    from app.reports.framed import Order
    from app.reports.value_stream import sheet_pdf
    from benchmarks.drive import summary
    from benchmarks.sample import chain

    stream = chain(n)
    event = EventData("Benchmark", "en", value_streams=(stream,))
    return {"print": summary(_timed(lambda: sheet_pdf(event, stream.id, Order(language="en")), steps))}


def _timed(act: Callable[[], object], steps: int) -> list[float]:
    """Some runs, the first of which is not counted."""
    taken = []
    for _run in range(max(3, steps // 15) + 1):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return taken[1:]


def bare_tally(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import tally

    return tally.bare_tally(n, folder, steps)


def our_tally(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import tally

    return tally.our_tally(n, folder, steps)


def bare_fishbone(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import fishbone

    return fishbone.bare_fishbone(n, folder, steps)


def our_fishbone(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import fishbone

    return fishbone.our_fishbone(n, folder, steps)


def bare_board(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import board

    return board.bare_board(n, folder, steps)


def our_board(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import board

    return board.our_board(n, folder, steps)


def bare_plan(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import plan

    return plan.bare_plan(n, folder, steps)


def our_plan(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import plan

    return plan.our_plan(n, folder, steps)


def bare_chart(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import chart

    return chart.bare_chart(n, folder, steps)


def our_chart(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import chart

    return chart.our_chart(n, folder, steps)


def matplotlib_chart(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import chart

    return chart.matplotlib_chart(n, folder, steps)


def our_chart_beside_matplotlib(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import chart

    return chart.our_chart_beside_matplotlib(n, folder, steps)


def no_multiples(n: int, folder: Path, steps: int) -> Measures:
    return {}


def our_multiples(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import chart

    return chart.our_multiples(n, folder, steps)


def no_control(n: int, folder: Path, steps: int) -> Measures:
    return {}


def our_control(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import control

    return control.our_control(n, folder, steps)


def bare_import(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import measure_import

    return measure_import.bare_import(n, folder, steps)


def our_import(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks import measure_import

    return measure_import.our_import(n, folder, steps)


SUBJECTS: dict[str, tuple[Callable[..., Measures], Callable[..., Measures]]] = {
    "map": (bare_map, our_map),
    "edit": (bare_edit, our_edit),
    "print": (bare_print, our_print),
}
OWN: dict[str, tuple[tuple[int, ...], tuple[Callable[..., Measures], Callable[..., Measures]]]] = {
    "tally": ((1_000, 10_000, 100_000), (bare_tally, our_tally)),
    "fishbone": ((50, 500, 5_000), (bare_fishbone, our_fishbone)),
    "board": ((50, 500, 5_000), (bare_board, our_board)),
    "plan": ((500, 5_000), (bare_plan, our_plan)),
    "chart": ((1_000, 10_000), (bare_chart, our_chart)),
    "control": ((10_000,), (no_control, our_control)),
    "multiples": ((30,), (no_multiples, our_multiples)),
    "import": ((10_000, 100_000), (bare_import, our_import)),
}
"""Measures with sizes of their own, which are no symbols of a map; they make their files themselves."""
if find_spec("matplotlib"):
    OWN["matplotlib"] = ((10_000,), (matplotlib_chart, our_chart_beside_matplotlib))
