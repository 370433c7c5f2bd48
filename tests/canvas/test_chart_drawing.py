"""A chart on paper: the same as on the screen, in vectors, with its labels as text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from app.calc.box_plot import box_plot
from app.calc.capability import capability, readings_of
from app.calc.control_chart import control_chart
from app.calc.correlation import correlation
from app.calc.histogram import histogram
from app.calc.indicator import Indicator, Measure
from app.canvas.box_plot_plan import box_plot_plan
from app.canvas.chart_drawing import ChartPicture, draw_chart, thinned
from app.canvas.chart_plan import Axis, ChartPlan, Panel, Series
from app.canvas.histogram_plan import histogram_plan
from app.canvas.scatter_plan import scatter_plan
from app.canvas.spark_drawing import draw_spark
from app.canvas.trend_plan import trend_plan
from app.look import LIGHT, PAPER
from app.reports import font
from app.reports.paint_engine import paint
from app.reports.picture import Picture
from tests.canvas.charts import PRESS, SHIFTED, press_control, press_trend
from tests.canvas.painted import texts_of
from tests.reports.paper import difference, fonts, operators, pictures, words

pytestmark = pytest.mark.usefixtures("qapp")
RECT = QRectF(0, 0, 900, 500)
WITHIN = replace(SHIFTED, lower_spec=62.0, upper_spec=74.0)
OTHER = replace(PRESS, id="o", name="Scrap", unit="%")


STEPS = ChartPlan(
    (Panel(Axis(), (Series("steps", (1.0, 2.0, 3.0, 4.0), (10.0, 30.0, None, 20.0), "Stock"),)),),
    Axis("names", names=("a", "b", "c", "d")),
    "Stock",
)


def plans(language: str) -> dict[str, ChartPlan]:
    chart = control_chart(WITHIN)
    found = histogram(readings_of(WITHIN, chart))
    return {
        "trend": press_trend(language),
        "bars": trend_plan(PRESS, representation="bars", language=language),
        "control": press_control(language),
        "histogram": histogram_plan(WITHIN, found, capability(WITHIN, chart), language=language),
        "scatter": scatter_plan(PRESS, OTHER, correlation(PRESS, OTHER), language=language),
        "steps": STEPS,
        "boxes": box_plot_plan(PRESS, box_plot(PRESS, "stage"), language=language),
    }


def printed(plan: ChartPlan) -> bytes:
    font.ready()
    canvas = Canvas("", pagesize=(900, 500), initialFontName=font.face())
    paint(canvas, (0, 0, 900, 500), RECT, lambda painter: draw_chart(painter, RECT, plan, PAPER))
    return canvas.getpdfdata()


@pytest.mark.parametrize("kind", ["trend", "bars", "control", "histogram", "scatter", "steps", "boxes"])
def test_every_chart_is_printed_in_vectors_with_its_labels_as_text(kind):
    plan = plans("fr")[kind]
    pdf = printed(plan)
    assert pictures(pdf) == 0
    assert all(fonts(pdf).values())
    assert plan.title in words(pdf)
    for panel in plan.panels:
        assert panel.name in words(pdf)
        for line in panel.lines:
            assert line.label in words(pdf)


def test_the_lines_of_a_printed_chart_are_strokes_at_their_places():
    page = operators(printed(press_trend()))
    assert page.count(" l") > 60
    assert " Do" not in page


def test_the_screen_and_the_paper_show_the_same(qtbot):
    from app.canvas.chart_view import EDGE, ChartView

    view = ChartView(PAPER)
    qtbot.addWidget(view)
    view.resize(900, 500)
    for plan in plans("en").values():
        view.show_plan(plan)
        image = QImage(900, 500, QImage.Format.Format_RGB32)
        image.fill(QColor(PAPER.surface))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        draw_chart(painter, QRectF(0, 0, 900, 500).adjusted(EDGE, EDGE * 0.7, -EDGE, -EDGE * 0.6), plan, PAPER)
        painter.end()
        assert difference(view.picture().toImage(), image) < 0.004, plan.title


def test_paper_has_the_language_of_its_reader():
    said = texts_of(lambda painter: draw_chart(painter, RECT, press_trend(), PAPER, language="fr"), RECT)
    assert any("janv." in text for text in said)


def test_a_chart_can_be_handed_on_as_svg_with_its_words():
    picture = Picture(ChartPicture(press_control()), "Press", "Control chart", "en")
    svg = picture.svg().decode()
    assert "UCL" in svg
    assert "<image" not in svg
    assert pictures(picture.pdf()) == 0


def test_ten_thousand_points_are_printed_as_what_can_be_seen_of_them():
    long = Indicator("x", "Long", measures=tuple(Measure(value=float(i % 11)) for i in range(10_000)))
    pdf = printed(trend_plan(long, language="en"))
    assert len(pdf) < 400_000
    assert pictures(pdf) == 0


def test_a_thinned_line_keeps_its_ends_and_its_peaks():
    run = [(i / 100, float(i % 3)) for i in range(5000)]
    run[2222] = (22.22, 50.0)
    kept = thinned(run)
    assert len(kept) < 600
    assert kept[0] == run[0]
    assert kept[-1] == run[-1]
    assert (22.22, 50.0) in kept


def test_drawing_a_chart_loads_neither_pyqtgraph_nor_numpy():
    code = "import app.canvas.control_plan, app.canvas.trend_plan, app.canvas.chart_drawing, app.canvas.histogram_plan"
    listing = f"{code}, app.canvas.scatter_plan, app.canvas.box_plot_plan, sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, timeout=60, check=True)
    assert not {"pyqtgraph", "numpy"} & set(ran.stdout.split())


def test_a_plan_needs_no_qt():
    code = "import sys, app.canvas.chart_plan; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert not {"PySide6", "pyqtgraph", "numpy"} & set(ran.stdout.split())


def sparked(values, **more) -> QImage:
    image = QImage(200, 50, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    draw_spark(painter, QRectF(0, 0, 200, 50), values, LIGHT, **more)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_spark_shows_its_course_its_target_and_its_last_value():
    found = colours(sparked([1.0, 3.0, None, 2.0], target=2.5, tint="danger"))
    assert {LIGHT.accent, LIGHT.danger} <= found
    assert LIGHT.ok in found


def test_the_ground_of_a_spark_beyond_a_threshold_is_tinted():
    plain, tinted = colours(sparked([1.0, 9.0])), colours(sparked([1.0, 9.0], high=5.0))
    assert len(tinted - plain) >= 1


@pytest.mark.parametrize(
    "values", [[], [None, None], [5.0], [5.0, 5.0], [1e308, -1e308], [float(i % 9) for i in range(5000)]]
)
def test_a_spark_of_any_values_is_drawn(values):
    sparked(values, target=1.0 if values else None, low=-1e308, high=1e308)
