"""Small charts beside each other: each says its name, its value and how it stands, also without colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.calc.indicator import Indicator, Measure
from app.calc.indicator_list import Listed, listed
from app.canvas.small_multiples import HEIGHT, WIDTH, draw_small, small_plan
from app.look import DARK, LIGHT

DAYS = tuple(Measure(f"2026-11-{day:02}", float(day % 5)) for day in range(2, 21))


def tile(**parts: object) -> Listed:
    given = {"unit": "%", "direction": "less", "measures": DAYS} | parts
    return listed(Indicator("i", "Scrap rate", **given), {})  # type: ignore[arg-type]


def painted(row: Listed, look=LIGHT, scale: float = 1.0) -> QImage:
    image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white if look is LIGHT else Qt.GlobalColor.black)
    painter = QPainter(image)
    draw_small(painter, QRectF(image.rect()), row, look, scale=scale)
    painter.end()
    return image


@pytest.fixture(autouse=True)
def fonts(qapp) -> None:
    """Needs an application."""


def test_the_states_are_told_apart_without_colours():
    shown = [painted(tile(target=9.0)), painted(tile(target=-1.0)), painted(tile(alarm_high=-1.0)), painted(tile())]
    head = [image.copy(0, 0, WIDTH, 60) for image in shown]
    assert all(one != other for i, one in enumerate(head) for other in head[i + 1 :])


def test_what_is_said_above_the_chart_is_not_said_in_it_again():
    plan = small_plan(tile(target=2.0, alarm_high=4.0, measures=(*DAYS, Measure("2026-11-21", 3.0, event="new die"))))
    assert (plan.title, plan.notes, plan.flags) == ("", (), ())
    assert {line.label for panel in plan.panels for line in panel.lines} == {""}
    assert plan.panels[0].y.unit == ""


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.id)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_painted_at_the_very_edge_of_a_tile_in_any_look(look, scale: float):
    long = tile(target=2.0, alarm_high=4.0, letter="Q")
    image = painted(long, look, scale)
    ground = image.pixel(0, 0)
    across, down = range(image.width()), range(image.height())
    assert all(image.pixel(x, y) == ground for x in across for y in (0, 1, image.height() - 1))
    assert all(image.pixel(x, y) == ground for y in down for x in (0, 1, image.width() - 2, image.width() - 1))


def test_one_without_a_measure_says_so():
    empty = painted(tile(measures=()))
    middle = empty.copy(0, HEIGHT // 2 - 20, WIDTH, HEIGHT // 2)
    assert any(middle.pixel(x, y) != empty.pixel(0, 0) for x in range(WIDTH) for y in range(middle.height()))
