"""A control chart of many points by the clock: first painted, and with other values; beside bare pyqtgraph.

The bound plots the same two series, values and moving ranges, in two plots of pyqtgraph, and sets their data: no
limits, rings, words or dates. Ours makes the plan of the chart each time, too; limits and rules are timed by
themselves. Where matplotlib is installed, which the program does not need, it does what the bound does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.calc.indicator import Indicator, Measure

Measures = dict[str, tuple[float, float]]
WIDTH, HEIGHT = 1320, 820
"""Of the chart in a window of 1920 × 1080."""
SERIES = 6
"""Different values that are shown in turn."""
WARM = 3
POINTS = 60


def values_of(n: int, seed: int) -> list[float]:
    chance = Random(seed)
    return [chance.gauss(10.0, 1.0) for _i in range(n)]


def indicator(n: int, seed: int) -> Indicator:
    measures = tuple(Measure(f"{i}", value) for i, value in enumerate(values_of(n, seed), 1))
    return Indicator(str(seed), f"Indicator {seed}", unit="mm", chart="i_mr", measures=measures)


def our_chart(n: int, folder: Path, steps: int) -> Measures:
    from app.calc.control_chart import control_chart
    from app.canvas.chart_view import ChartView
    from app.canvas.control_plan import control_plan
    from app.look import LIGHT
    from benchmarks.drive import summary

    app = QApplication(sys.argv[:1])
    told = [indicator(n, seed) for seed in range(SERIES)]
    charts, limits = [], []
    for each in told:
        start = perf_counter()
        charts.append(control_chart(each))
        limits.append(perf_counter() - start)
    begin = perf_counter()
    view = ChartView(LIGHT)
    view.resize(WIDTH, HEIGHT)
    view.show_plan(control_plan(told[0], charts[0]))
    view.show()
    first = _until_painted(view.viewport(), begin)

    def show(i: int) -> None:
        view.show_plan(control_plan(told[i], charts[i]))

    measures = {"chart_first": summary([first]), "chart_update": summary(_timed(view.viewport(), show, steps))}
    measures["chart_limits"] = summary(limits)
    app.processEvents()
    return measures


def bare_chart(n: int, folder: Path, steps: int) -> Measures:
    import pyqtgraph

    from benchmarks.drive import summary

    app = QApplication(sys.argv[:1])
    both = [_with_ranges(n, seed) for seed in range(SERIES)]
    begin = perf_counter()
    view = pyqtgraph.GraphicsLayoutWidget()
    view.setBackground("w")
    view.resize(WIDTH, HEIGHT)
    items = [view.addPlot(row, 0).plot(each, pen="#0f6e84") for row, each in enumerate(both[0])]
    view.show()
    first = _until_painted(view.viewport(), begin)

    def show(i: int) -> None:
        for item, each in zip(items, both[i], strict=True):
            item.setData(each)

    measures = {"chart_first": summary([first]), "chart_update": summary(_timed(view.viewport(), show, steps))}
    app.processEvents()
    return measures


def matplotlib_chart(n: int, folder: Path, steps: int) -> Measures:
    os.environ["QT_API"] = "pyside6"
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    from benchmarks.drive import summary

    app = QApplication(sys.argv[:1])
    both = [_with_ranges(n, seed) for seed in range(SERIES)]
    begin = perf_counter()
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas: QWidget = FigureCanvasQTAgg(figure)
    plots = figure.subplots(2, 1)
    lines = [plot.plot(each, color="#0f6e84", lw=1)[0] for plot, each in zip(plots, both[0], strict=True)]
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    first = _until_painted(canvas, begin)

    def show(i: int) -> None:
        for plot, line, each in zip(plots, lines, both[i], strict=True):
            line.set_ydata(each)
            plot.relim()
            plot.autoscale_view()
        figure.canvas.draw_idle()

    measures = {"chart_first_mpl": summary([first]), "chart_update_mpl": summary(_timed(canvas, show, steps))}
    app.processEvents()
    return measures


def our_chart_beside_matplotlib(n: int, folder: Path, steps: int) -> Measures:
    return {f"{id}_mpl": taken for id, taken in our_chart(n, folder, steps).items() if id != "chart_limits"}


def our_multiples(n: int, folder: Path, steps: int) -> Measures:
    from app.calc.indicator_list import listed
    from app.canvas.small_multiples import HEIGHT as TILE_HEIGHT
    from app.canvas.small_multiples import WIDTH as TILE_WIDTH
    from app.canvas.small_multiples import draw_small
    from app.look import LIGHT
    from benchmarks.drive import summary

    app = QApplication(sys.argv[:1])
    told = [indicator(POINTS, seed) for seed in range(n)]
    begin = perf_counter()
    made = QPixmap(6 * TILE_WIDTH, -(-n // 6) * TILE_HEIGHT)
    made.fill("#ffffff")
    painter = QPainter(made)
    for i, each in enumerate(told):
        row = listed(each, {})
        draw_small(painter, QRectF(i % 6 * TILE_WIDTH, i // 6 * TILE_HEIGHT, TILE_WIDTH, TILE_HEIGHT), row, LIGHT)
    painter.end()
    taken = perf_counter() - begin
    app.processEvents()
    return {"multiples": summary([taken])}


def _with_ranges(n: int, seed: int) -> tuple[list[float], list[float]]:
    values = values_of(n, seed)
    return values, [abs(b - a) for a, b in pairwise(values)]


def _until_painted(widget: QWidget, begin: float) -> float:
    from benchmarks.drive import Paints

    paints = Paints(widget)
    app: Any = QApplication.instance()
    while True:
        before = paints.count
        app.processEvents()
        if paints.count == before and before:
            return perf_counter() - begin


def _timed(widget: QWidget, show: Callable[[int], object], steps: int) -> list[float]:
    from benchmarks.drive import Paints

    paints = Paints(widget)
    app: Any = QApplication.instance()
    times = []
    for step in range(steps + WARM):
        start, seen = perf_counter(), paints.count
        show(step % SERIES)
        while paints.count == seen:
            app.processEvents()
        app.processEvents()
        times.append(perf_counter() - start)
    return times[WARM:]
