"""The diagnosis grid as a picture: every word within its place, legible, the same on screen and on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app import look
from app.calc.diagnosis import grid
from app.calc.observation import WASTES, Observation, Rating
from app.canvas.diagnosis_drawing import _HOTTEST, LaidDiagnosis, draw_diagnosis, mixed
from app.canvas.rating_drawing import draw_rating
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from tests.calc.maps import chain, step
from tests.reports.paper import pictures, words
from tests.views.test_theme import contrast

pytestmark = pytest.mark.usefixtures("qapp")
LINE = chain(*(step(f"P{i}", name=f"Step {i}") for i in range(8)))


def some(steps: int = 8, **data):
    """One observation of every waste on every step; every second one is not costed, and all are rated."""
    stream = LINE if steps == 8 else chain(*(step(f"P{i}", name=f"Step {i}") for i in range(steps)))
    cells = [(f"P{i}", waste) for i in range(steps) for waste in WASTES]
    seen = [
        Observation(f"{s}{w}", step=s, waste=w, cost_per_year=None if k % 2 else 1234.0, **data)
        for k, (s, w) in enumerate(cells)
    ]
    return grid(seen, [stream], [Rating(s, w, k % 4) for k, (s, w) in enumerate(cells)])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("wide", "scale"), [(1190, 1.0), (1130, 1.5)])
def test_ten_wastes_and_their_totals_fit_into_the_smallest_window(language, wide, scale):
    laid = LaidDiagnosis(some(), wide, language=language, scale=scale)
    assert laid.width <= wide + 0.01


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("wide", "scale"), [(1190, 1.0), (1130, 1.5), (1800, 1.0), (600, 1.0)])
def test_no_heading_is_cut(language, wide, scale):
    laid = LaidDiagnosis(some(), wide, language=language, scale=scale)
    said = _painted(lambda painter: laid.draw_heads(painter, look.LIGHT, 0))
    assert said.replace("- ", "-") == " ".join(laid.heads)


def test_headings_stand_level_where_there_is_room_and_upright_where_there_is_none():
    assert not LaidDiagnosis(some(), 1800).ruling.turned
    assert LaidDiagnosis(some(), 600).ruling.turned


def test_a_long_name_takes_two_lines_and_no_room_of_the_wastes():
    stream = chain(step("P", name="Dimensional inspection and laser marking of the housings after washing"))
    laid = LaidDiagnosis(grid([], [stream], []), 1190)
    short = LaidDiagnosis(some(), 1190)
    assert laid.width <= 1190.01
    assert laid.ruling.head_px >= 11
    assert laid.ruling.row == short.ruling.row


def test_pages_follow_each_other_and_the_totals_come_with_the_last_row():
    many, page = some(30), QRectF(0, 0, 1130, 500)
    next_row, pages = [0], 0
    while (start := next_row[-1]) < len(many.rows):
        said = _painted(lambda p: next_row.append(draw_diagnosis(p, page, many, look.PAPER, first=next_row[-1])))
        assert next_row[-1] > start
        assert f"Step {start} " in said
        assert ("300" in said) == (next_row[-1] == len(many.rows))
        pages += 1
    assert pages == -(-30 // LaidDiagnosis(many, 1130).rows_that_fit(500)) > 1


def test_a_page_that_is_too_low_still_goes_on():
    assert LaidDiagnosis(some(), 1130).rows_that_fit(10) == 1


def test_an_undefined_sum_is_a_dash_and_says_how_many_are_missing():
    said = _painted(
        lambda painter: draw_diagnosis(painter, QRectF(0, 0, 1190, 600), _sums(), look.LIGHT, measure="money")
    )
    assert "— 1 not costed" in said
    assert "2,500 €" not in said
    assert "2,500" in said


def test_a_page_with_room_says_what_the_signs_mean_and_how_much_is_not_counted():
    seen = [Observation("a", step="P1", waste="muri"), Observation("b", step="P1")]
    found = grid(seen, [LINE], [])
    said = _painted(lambda painter: draw_diagnosis(painter, QRectF(0, 0, 1190, 700), found, look.PAPER))
    assert "0 none 1 low 2 high 3 critical" in said
    assert "Observations without a waste, which are not counted: 1" in said
    assert "critical" not in _painted(lambda p: draw_diagnosis(p, QRectF(0, 0, 1190, 425), found, look.PAPER))


def test_a_rated_cell_says_how_many_are_missing_in_words_where_there_is_room():
    found = grid([Observation("a", step="P1", waste="muri")], [LINE], [Rating("P1", "muri", 3)])
    high = _painted(lambda p: draw_diagnosis(p, QRectF(0, 0, 1190, 700), found, look.PAPER, measure="money"))
    low = _painted(lambda p: draw_diagnosis(p, QRectF(0, 0, 1190, 440), found, look.PAPER, measure="money"))
    assert high.count("1 not costed") == 4
    assert low.count("1 not costed") == 3
    assert "(1)" in low


def test_an_amount_too_long_for_its_cell_is_said_in_thousands_or_more():
    huge = grid([Observation("o", step="P1", waste="muri", cost_per_year=123_456_789_012.0)], [LINE], [])
    page = QRectF(0, 0, 1190, 600)
    said = _painted(lambda p: draw_diagnosis(p, page, huge, look.LIGHT, measure="money", currency="€"))
    assert "123 G€" in said


def test_on_paper_it_is_vectors_and_words():
    sheet = Sheet("A3", "en", title="Diagnosis")
    bounds = QRectF(0, 0, 1130, 700)
    paint(sheet.canvas, (30, 30, 1130, 700), bounds, lambda p: draw_diagnosis(p, bounds, some(), look.PAPER))
    pdf = sheet.bytes()
    assert pictures(pdf) == 0
    assert "Overproduction Waiting Transport" in words(pdf)
    assert "Step 7" in words(pdf)


@pytest.mark.parametrize("worn", [look.LIGHT, look.DARK])
def test_letters_stay_legible_on_the_hottest_cell(worn):
    assert contrast(worn.text, mixed(worn.surface, worn.accent, _HOTTEST)) >= 4.5


def test_every_rating_has_a_shape_of_its_own_without_any_colour():
    shapes = {_ink_of(rating) for rating in range(4)}
    assert len(shapes) == 4
    assert sorted(shapes) == [_ink_of(rating) for rating in range(4)], "the heavier, the fuller"


def _sums():
    stream = LINE
    seen = [
        Observation("a", step="P1", waste="muri", cost_per_year=2500.0),
        Observation("b", step="P2", waste="muri"),
    ]
    return grid(seen, [stream], [])


def _ink_of(rating: int) -> int:
    """How many dark pixels the disc of a rating has."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_rating(painter, QPointF(2, 2), rating, look.LIGHT, 30)
    painter.end()
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x in range(33) for y in range(40))


def _painted(draw) -> str:
    """The words that a drawing writes, in their order."""
    sheet = Sheet("A3", "en", title="x")
    bounds = QRectF(0, 0, 1200, 800)
    paint(sheet.canvas, (0, 0, 1190, 800), bounds, draw)
    return words(sheet.bytes())
