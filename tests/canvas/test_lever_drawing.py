"""The two pictures of a lever's money: everything stands where it is meant, nothing on anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app import look
from app.calc.lever import Lever, MoneyLine
from app.calc.lever_figures import figures
from app.canvas.break_even_drawing import COSTS, REVENUE, LaidBreakEven, draw_break_even
from app.canvas.cash_flow_drawing import LaidCashFlow, draw_cash_flow
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from tests.reports.paper import pictures, words

pytestmark = pytest.mark.usefixtures("qapp")
RECT = QRectF(10, 10, 480, 260)
KILN = Lever("k", investment=10000, yearly_gain=4000, yearly_cost=500, horizon_years=5, rate=0.08)
PART = replace(KILN, fixed_costs=35000, price=250, variable_cost=150)
SOFT = replace(KILN, lines=(MoneyLine("s", "Calm", "gain", "soft", 1500, 1, 5),))


def years(lever: Lever, rect: QRectF = RECT, scale: float = 1.0, language: str = "en") -> LaidCashFlow:
    return LaidCashFlow(rect, figures(lever), language=language, currency="€", scale=scale)


def broken_even(lever: Lever, rect: QRectF = RECT, scale: float = 1.0) -> LaidBreakEven:
    return LaidBreakEven(rect, lever, figures(lever), language="en", currency="€", scale=scale)


def image(draw, lever: Lever, worn: look.Look = look.LIGHT) -> QImage:
    made = QImage(500, 280, QImage.Format.Format_RGB32)
    made.fill(QColor(worn.surface))
    painter = QPainter(made)
    draw(painter, RECT, lever, worn, language="en", currency="€")
    painter.end()
    return made


def clear_of_each_other(laid) -> None:
    rects = [word.rect() for word in laid.words]
    assert all(RECT.adjusted(-1, -1, 1, 1).contains(rect) for rect in rects)
    for one, other in combinations(rects, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))


def test_the_running_sum_crosses_the_ground_where_the_payback_is_marked():
    laid = years(KILN)
    assert len(laid.years) == 6
    assert laid.payback.x() == pytest.approx(laid.x(20 / 7))
    before, after = laid.points[2], laid.points[3]
    share = (laid.payback.x() - before.x()) / (after.x() - before.x())
    assert before.y() + share * (after.y() - before.y()) == pytest.approx(laid.chart.y(0))
    assert [word.text for word in laid.words][0] == "Paid back after 2.86 years"


def test_soft_money_stands_on_the_hard_and_has_a_sum_of_its_own():
    laid = years(SOFT)
    first = laid.years[1]
    assert first.soft == 1500
    assert first.soft_bar.bottom() == pytest.approx(first.hard_bar.top())
    assert laid.soft_points[5].y() < laid.points[5].y()
    assert years(KILN).soft_points == []


def test_a_soft_cost_beside_a_hard_gain_hangs_below_the_ground():
    cost = replace(KILN, lines=(MoneyLine("s", "Unrest", "cost", "soft", 700, 1),))
    first = years(cost).years[1]
    assert first.soft_bar.top() == pytest.approx(years(cost).chart.y(0))


def test_what_is_never_paid_back_says_so_and_has_no_mark():
    laid = years(replace(KILN, yearly_gain=100))
    assert laid.payback is None
    assert laid.words[0].text.startswith("Payback: Never")


@pytest.mark.parametrize("n", [1, 5, 12, 40, 100])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_words_of_the_years_stand_clear_of_each_other(n, scale):
    clear_of_each_other(years(replace(SOFT, horizon_years=n), scale=scale))


def test_the_lines_cross_at_the_break_even():
    laid = broken_even(PART)
    share = 350 / laid.most
    for name in (REVENUE, COSTS):
        assert laid.lines[name].pointAt(share).y() == pytest.approx(laid.at.y())
    assert laid.words[0].text.replace("\u202f", " ") == "Break-even at 350 parts a year, sold for 87,500 €"


@pytest.mark.parametrize(
    "change", [{}, {"variable_cost": 240}, {"fixed_costs": 1}, {"variable_cost": 0}, {"price": 151}]
)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_words_of_the_break_even_stand_clear_of_each_other(change, scale):
    clear_of_each_other(broken_even(replace(PART, **change), scale=scale))


def test_without_a_margin_the_lines_are_drawn_and_never_meet():
    laid = broken_even(replace(PART, price=100))
    assert laid.at is None
    assert laid.lines[REVENUE].y2() > laid.lines[COSTS].y2()
    assert laid.words[0].text.startswith("Never")


@pytest.mark.parametrize("draw", [draw_cash_flow, draw_break_even])
@pytest.mark.parametrize(
    "lever",
    [
        Lever("nothing"),
        Lever("free", investment=0, yearly_gain=0, horizon_years=1, fixed_costs=0, price=1, variable_cost=0),
        Lever(
            "huge", investment=1e308, yearly_gain=1e308, horizon_years=9, fixed_costs=1e308, price=9, variable_cost=1
        ),
        Lever(
            "tiny", investment=1e-308, yearly_gain=1e-308, horizon_years=9, fixed_costs=1e-308, price=9, variable_cost=1
        ),
        Lever("long", investment=5, yearly_gain=1, horizon_years=100, fixed_costs=7, price=0, variable_cost=1),
        Lever("loss", investment=5, cash_flows=(-3.0, -4.0), fixed_costs=7, price=5, variable_cost=5),
    ],
    ids=lambda lever: lever.id,
)
def test_every_lever_can_be_drawn(draw, lever):
    made = image(draw, lever)
    assert any(made.pixelColor(x, y) != QColor(look.LIGHT.surface) for x in range(0, 500, 3) for y in range(0, 280, 3))


@pytest.mark.parametrize("draw", [draw_cash_flow, draw_break_even])
def test_on_paper_they_are_vectors_with_words_that_can_be_searched(draw):
    sheet = Sheet("A4", "en", title="x")
    paint(sheet.canvas, (30, 30, 480, 260), RECT, lambda painter: draw(painter, RECT, PART, look.PAPER, currency="€"))
    pdf = sheet.bytes()
    assert not pictures(pdf)
    assert "€" in words(pdf)
