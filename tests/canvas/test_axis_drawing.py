"""The picture of an objective stays within its rectangle, says its state by sign and word, and grows with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.calc.axis import Axis
from app.canvas.axis_drawing import draw_objective
from app.look import DARK, LIGHT

WHOLE = Axis(
    "a", "Less scrap", indicator="Scrap rate", baseline=12, target=4, unit="%", due="2026-12-31", present=8.5
)  # fmt: skip
LONG = replace(WHOLE, indicator="Lead time of the family of parts 4711, measured each week", unit="working days")
CASES = {
    "on the way": WHOLE,
    "reached": replace(WHOLE, present=3, present_on="2026-11-02"),
    "far beyond": replace(WHOLE, present=-200),
    "further away": replace(WHOLE, present=400),
    "nothing": Axis("b"),
    "no baseline": replace(WHOLE, baseline=None),
    "rising": replace(LONG, baseline=1, target=90000, present=45000.125),
    "no number can hold the way": replace(WHOLE, baseline=-1e308, target=1e308),
}
MARGIN = 20


def painted(axis: Axis, width: int, height: int, look=LIGHT, language: str = "en") -> QImage:
    image = QImage(width + 2 * MARGIN, height + 2 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    draw_objective(painter, QRectF(MARGIN, MARGIN, width, height), axis, look, language=language)
    painter.end()
    return image


def ink(image: QImage, rect: QRect) -> int:
    """How many pixels of the rectangle are not ground."""
    ground = image.pixel(0, 0)
    rows = range(rect.top(), rect.bottom() + 1)
    return sum(image.pixel(x, y) != ground for y in rows for x in range(rect.left(), rect.right() + 1))


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.id)
@pytest.mark.parametrize("axis", CASES.values(), ids=CASES)
def test_nothing_is_drawn_beside_the_rectangle_whatever_its_shape(qapp, axis, look):
    for width, height in ((216, 116), (300, 116), (600, 120), (230, 300)):
        image = painted(axis, width, height, look)
        inside = ink(image, QRect(MARGIN, MARGIN, width, height))
        assert inside
        assert ink(image, image.rect()) == inside


def test_a_larger_place_makes_a_larger_picture(qapp):
    small, large = (painted(WHOLE, 216 * n, 116 * n) for n in (1, 3))
    small_ink, large_ink = (ink(image, image.rect()) for image in (small, large))
    assert 6 < large_ink / small_ink < 12


def test_languages_say_the_same_picture_in_their_words(qapp):
    image = QRect(MARGIN, MARGIN + 90, 300, 26)
    assert ink(painted(WHOLE, 300, 116), image)
    assert painted(WHOLE, 300, 116) != painted(WHOLE, 300, 116, language="fr")


def test_what_is_reached_and_what_went_the_other_way_differ_without_their_colours(qapp):
    def grey(axis: Axis) -> QImage:
        return painted(axis, 300, 116).convertToFormat(QImage.Format.Format_Grayscale8)

    states = [grey(CASES[name]) for name in ("on the way", "reached", "further away", "nothing")]
    assert all(one != other for i, one in enumerate(states) for other in states[i + 1 :])
