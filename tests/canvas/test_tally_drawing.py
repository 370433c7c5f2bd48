"""Marks in fives: every one is there, and none reaches beyond its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.canvas.tally_drawing import draw_marks, lay_marks, strokes
from app.look import LIGHT


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    from app.canvas.font import load_fonts

    load_fonts()


@given(st.one_of(st.integers(0, 60), st.integers(0, 20_000)), st.floats(1, 500), st.floats(8, 60))
def test_marks_and_bundle_are_the_count_and_stand_within_their_box(count, room, height):
    laid = lay_marks(count, room, height)
    assert laid.bundle + laid.strokes == count
    assert laid.bundle % 5 == 0 or laid.strokes == 0
    lines = strokes(laid.strokes, laid.height, laid.height * 0.16, 0)
    assert len(lines) == laid.strokes
    if laid.strokes and not laid.bundle:
        assert max(max(line.x1(), line.x2()) for line in lines) <= room + 0.01
        assert min(min(line.x1(), line.x2()) for line in lines) >= -0.01


@given(st.integers(2, 60), st.floats(8, 60))
def test_marks_that_would_reach_beyond_their_box_are_made_smaller_or_bundled(count, height):
    reach = max(max(line.x1(), line.x2()) for line in strokes(count, height, height * 0.16, 0))
    laid = lay_marks(count, reach - 2, height)
    assert laid.height < height or laid.bundle


def test_the_fifth_mark_goes_across_the_four():
    lines = strokes(5, 30, 10, 0)
    assert [line.x1() == line.x2() for line in lines] == [True] * 4 + [False]
    across = lines[4]
    assert across.x1() < lines[0].x1() < lines[3].x1() < across.x2()
    assert across.y1() > across.y2()


def test_a_full_box_makes_a_bundle_of_the_oldest_and_goes_on_with_strokes():
    room, height = 300.0, 26.0
    full = next(n for n in range(1, 500) if lay_marks(n, room, height).bundle)
    laid = lay_marks(full, room, height)
    assert laid.bundle
    seen = {lay_marks(n, room, height).strokes for n in range(full, full + 60)}
    assert len(seen) >= 25  # each mark is seen to be made


@given(st.integers(1, 3000))
def test_nothing_is_drawn_beyond_the_box(count):
    image = QImage(360, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_marks(painter, QRectF(20, 10, 300, 40), count, LIGHT, height=26)
    painter.end()
    white = image.pixel(0, 0)
    assert all(image.pixel(x, y) == white for y in range(60) for x in (*range(16), *range(325, 360)))
    assert any(image.pixel(x, y) != white for y in range(60) for x in range(20, 320))
