"""The maturity radar: labels that never overlap, lines told apart without colours, bars where a radar says nothing."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.calc.usual_maturity import USUAL, usual_criteria
from app.canvas.radar_drawing import _STYLES, draw_radar
from app.canvas.radar_layout import lay_radar
from app.look import DARK, LIGHT, PAPER
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from tests.canvas.painted import texts_of
from tests.reports.paper import pictures, words

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = [criterion.name for id in USUAL for criterion in usual_criteria(id)]
DAYS = ("2025-11-02", "2026-01-15", "2026-03-15", "2026-04-20")
RECT = QRectF(0, 0, 640, 460)


def radar(n: int, *, days=DAYS[1:3], target: float | None = 4, level: float = 3) -> Maturity:
    return Maturity(
        "m",
        "5S",
        criteria=tuple(
            MaturityCriterion(name, target, tuple(MaturityLevel(day, level) for day in days), str(i))
            for i, name in enumerate(NAMES[:n])
        ),
    )


@pytest.mark.parametrize("n", range(3, 13))
@pytest.mark.parametrize(
    "rect",
    [RECT, QRectF(5, 9, 420, 360), QRectF(0, 0, 420, 300), QRectF(0, 0, 1200, 800)],
    ids=["usual", "small", "flat", "big"],
)
def test_labels_never_overlap_and_stay_in_the_picture(n, rect):
    laid = lay_radar(rect, radar(n), language="fr")
    assert not laid.bars
    boxes = [label.rect for label in laid.labels]
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    assert all(rect.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    for box in boxes:
        assert not box.contains(laid.centre)
    assert laid.radius > 0.16 * min(rect.width(), rect.height())


def test_where_the_words_around_have_no_room_there_are_bars():
    assert lay_radar(QRectF(0, 0, 500, 240), radar(12)).bars
    assert not lay_radar(QRectF(0, 0, 500, 400), radar(12)).bars


def test_levels_stand_on_their_spokes_as_far_out_as_they_are_high():
    laid = lay_radar(RECT, radar(5))
    last = laid.lines[-1]
    for point in last.points:
        offset = point - laid.centre
        assert hypot(offset.x(), offset.y()) == pytest.approx(laid.radius * 0.6)
    assert last.points[0].x() == pytest.approx(laid.centre.x())
    assert last.points[0].y() < laid.centre.y()
    assert laid.rings == (1, 2, 3, 4, 5)


def test_the_last_three_assessments_and_the_targets_are_drawn_each_in_a_style_of_its_own():
    laid = lay_radar(RECT, radar(5, days=DAYS))
    assert [line.age for line in laid.lines] == [None, 2, 1, 0]
    assert [line.words for line, _at in laid.legend] == [
        "20 Apr 2026: mean 3",
        "15 Mar 2026: mean 3",
        "15 Jan 2026: mean 3",
        "Target",
    ]
    assert len({style for style, _width in _STYLES.values()}) == 4
    assert [line.age for line in lay_radar(RECT, radar(5, target=None)).lines] == [1, 0]


def test_too_few_or_too_many_criteria_are_bars():
    assert [lay_radar(RECT, radar(n)).bars for n in (1, 2, 3, 12, 13)] == [True, True, False, False, True]
    for n in (2, 15):
        laid = lay_radar(RECT, radar(n))
        assert all(a.bottom() <= b.top() + 0.01 for a, b in zip(laid.rows, laid.rows[1:], strict=False))
        assert laid.at(laid.rows[1].center()) == 1


def test_a_level_that_is_not_judged_breaks_the_line_and_one_outside_the_scale_stays_at_its_edge():
    criteria = (
        MaturityCriterion("a", None, (MaturityLevel("2026-01-01", 9),)),
        MaturityCriterion("b", None, (MaturityLevel("2026-01-01"),)),
        MaturityCriterion("c", None, (MaturityLevel("2026-01-01", 2),)),
    )
    laid = lay_radar(RECT, Maturity("m", criteria=criteria))
    (line,) = laid.lines
    assert line.points[1] is None
    assert line.shares == (1.0, None, 0.4)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("n", [0, 1, 2, 3, 8, 12, 20])
def test_every_radar_can_be_drawn(n, look):
    image = QImage(640, 460, QImage.Format.Format_RGB32)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    draw_radar(painter, RECT, radar(n), look, language="fr")
    painter.end()
    assert any(image.pixelColor(x, y) != QColor(look.surface) for x in range(0, 640, 3) for y in range(0, 460, 3))


def test_the_words_are_in_the_language_that_is_asked_for():
    said = texts_of(lambda painter: draw_radar(painter, RECT, radar(5, level=2.5), LIGHT, language="fr"), RECT)
    assert any("2,5" in text for text in said)
    assert "15 mars 2026" in " ".join(said)


def test_on_paper_it_is_vectors_with_words_that_can_be_searched():
    sheet = Sheet("A4", "en", title="x")
    paint(sheet.canvas, (30, 30, 480, 340), RECT, lambda painter: draw_radar(painter, RECT, radar(6), PAPER))
    pdf = sheet.bytes()
    assert not pictures(pdf)
    assert "target 4" in words(pdf)
