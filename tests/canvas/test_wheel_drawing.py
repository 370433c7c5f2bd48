"""The PDCA wheel: each phase is told from every other in black and white, in a row of a table and on a card."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app import look
from app.calc.action import PHASES, Phase
from app.calc.wheel import TURNS
from app.canvas.wheel_drawing import draw_wheel
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from tests.reports.paper import pictures, words

pytestmark = pytest.mark.usefixtures("qapp")
PLACE = {"plan": (0.68, 0.32), "do": (0.68, 0.68), "check": (0.32, 0.68), "act": (0.32, 0.32)}
"""Where each quarter lies: clockwise from noon on."""


def drawn(phase: Phase, size: int, worn: look.Look = look.LIGHT) -> QImage:
    """In greys, as on a black and white copy."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(worn.surface))
    painter = QPainter(image)
    draw_wheel(painter, QRectF(0, 0, size, size), phase, worn)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def dark(image: QImage, quarter: str) -> float:
    """How much of a quarter is filled, as a share."""
    size, (x, y) = image.width(), PLACE[quarter]
    inside = range(round(-size * 0.1), round(size * 0.1))
    spots = [(round(size * x + dx), round(size * y + dy)) for dx in inside for dy in inside]
    return sum(image.pixelColor(*spot).value() < 128 for spot in spots) / len(spots)


@pytest.mark.parametrize("size", [16, 24, 64])
@pytest.mark.parametrize("worn", [look.LIGHT, look.DARK])
def test_no_two_phases_look_alike_without_colour(size: int, worn: look.Look) -> None:
    images = {phase: drawn(phase, size, worn) for phase in PHASES}
    for one, other in combinations(PHASES, 2):
        differing = sum(
            abs(images[one].pixelColor(x, y).value() - images[other].pixelColor(x, y).value()) > 60
            for x in range(size)
            for y in range(size)
        )
        assert differing >= 0.03 * size * size, (one, other, differing)


@pytest.mark.parametrize("phase", TURNS)
def test_the_quarters_before_the_phase_are_filled_those_after_it_are_empty(phase: Phase) -> None:
    image = drawn(phase, 32)
    for quarter in PLACE:
        at, now = TURNS.index(quarter), TURNS.index(phase)
        filled = dark(image, quarter)
        assert filled == 1 if at < now else 0 < filled < 1 if at == now else filled == 0


def test_a_large_wheel_bears_its_letters_as_text_on_paper_and_a_small_one_none() -> None:
    large, small = paper(64), paper(16)
    assert not pictures(large)
    assert Counter(words(large).replace(" ", "")) - Counter(words(small)) == Counter("PDCA")


def paper(size: int) -> bytes:
    sheet = Sheet("A4", "en", title="x")
    bounds = QRectF(0, 0, 100, 100)
    paint(sheet.canvas, (40, 40, 100, 100), bounds, lambda p: draw_wheel(p, QRectF(0, 0, size, size), "do", look.PAPER))
    return sheet.bytes()
