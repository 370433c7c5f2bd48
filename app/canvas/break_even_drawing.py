"""The break-even of a lever: what parts bring and cost against their number, and where both are the same."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from app.calc.lever import Lever
from app.calc.lever_figures import NO_MARGIN, LeverFigures, figures
from app.calc.money import show_money
from app.calc.quantity import show
from app.calc.scale_marks import marks
from app.calc.yearly_cost import TOO_LARGE
from app.canvas.font import MEDIUM, SEMI_BOLD, width
from app.canvas.money_chart import AXIS, MOST, NAME, MoneyChart, Word, draw_ground, draw_message, draw_words, pen
from app.canvas.symbol_drawing import colour, mixed
from app.language import N_, Sentence, current, sentence
from app.look import Look

REVENUE, COSTS, FIXED = N_("Revenue"), N_("All costs"), N_("Fixed costs")
LOSS, PROFIT = N_("Loss"), N_("Profit")
BEYOND = 2.0
"""How far the picture goes on, as a multiple of the break-even quantity."""
PLAIN = 100.0
"""Parts that are shown where no quantity says how many."""


class LaidBreakEven:
    """Where everything stands, in pixels. `lines` are drawn from the first part to the last, by their names."""

    def __init__(
        self, rect: QRectF, lever: Lever, found: LeverFigures, *, language: str | None, currency: str, scale: float
    ) -> None:
        self.language, self.currency = language or current(), currency
        fixed, price, variable = lever.fixed_costs or 0.0, lever.price or 0.0, lever.variable_cost or 0.0
        parts = marks(0.0, _parts_shown(lever, found), 5)
        self.most = parts[-1]
        names = {each: Sentence(each).within(self.language) for each in (REVENUE, COSTS, FIXED)}
        right = max(width(name, round(NAME * scale), MEDIUM) for name in names.values()) + 10 * scale
        top = max(price * self.most, fixed + variable * self.most)
        chart = self.chart = MoneyChart(
            rect,
            self.said(found),
            (0.0, top),
            currency=currency,
            language=self.language,
            scale=scale,
            right=right,
        )
        ends = {
            REVENUE: (0.0, price * self.most),
            COSTS: (fixed, fixed + variable * self.most),
            FIXED: (fixed, fixed),
        }
        self.lines = {
            name: QLineF(self.x(0.0), chart.y(start), self.x(self.most), chart.y(end))
            for name, (start, end) in ends.items()
        }
        self.words = [*chart.words, *self._named(names)]
        widest = max(width(self.count(mark), chart.px(AXIS)) for mark in parts) + chart.px(AXIS)
        every = max(1, math.ceil(widest * (len(parts) - 1) / chart.plot.width()))
        self.words += [chart.below(self.count(mark), self.x(mark)) for mark in parts[::every]]
        caption = sentence(N_("Parts a year")).within(self.language)
        self.words.append(chart.below(caption, chart.plot.center().x(), 1))
        self.at: QPointF | None = None
        if found.break_even_quantity is not None and found.break_even_revenue is not None:
            self.at = QPointF(self.x(found.break_even_quantity), chart.y(found.break_even_revenue))
            self.words += self._sides()

    def x(self, parts: float) -> float:
        return self.chart.plot.left() + self.chart.plot.width() * parts / self.most

    def count(self, parts: float) -> str:
        return show(parts, "count", language=self.language)

    def said(self, found: LeverFigures) -> str:
        if found.break_even_quantity is None:
            return found.undefined["break_even_quantity"].within(self.language)
        parts, revenue = (
            self.count(found.break_even_quantity),
            show_money(found.break_even_revenue, self.currency, language=self.language),
        )
        told = N_("Break-even at {parts} parts a year, sold for {revenue}")
        return sentence(told, parts=parts, revenue=revenue).within(self.language)

    def _named(self, names: dict[str, str]) -> list[Word]:
        """Each line at its right end; names that would stand on each other move apart."""
        chart = self.chart
        px = chart.px(NAME)
        order = sorted(self.lines, key=lambda name: self.lines[name].y2())
        ys = [self.lines[name].y2() for name in order]
        for _pass in range(len(ys)):
            for i in range(len(ys) - 1):
                if (short := chart.line(NAME) - (ys[i + 1] - ys[i])) > 0:
                    ys[i] -= short / 2
                    ys[i + 1] += short / 2
        highest = chart.plot.top() + px * 0.2
        for i in range(len(ys)):
            ys[i] = max(ys[i], highest)
            highest = ys[i] + chart.line(NAME)
        x = chart.plot.right() + 8 * chart.scale
        tint = {REVENUE: "accent", COSTS: "text", FIXED: "muted"}
        return [
            Word(names[name], QPointF(x, y + px * 0.36), px, tint[name], MEDIUM)
            for name, y in zip(order, ys, strict=True)
        ]

    def _sides(self) -> list[Word]:
        """Which side of the point loses and which one brings, where that has room between the lines."""
        chart = self.chart
        px, words = chart.px(AXIS), []
        revenue, wide = self.lines[REVENUE], chart.plot.width()
        for name, middle, other in ((LOSS, 0.0, FIXED), (PROFIT, 0.88, COSTS)):
            text = Sentence(name).within(self.language)
            half = (width(text, px, SEMI_BOLD) / 2 + 4 * chart.scale) / wide
            middle = max(middle, half)
            narrow = middle + half if name == LOSS else middle - half  # the end at which the lines are nearest
            way = 1 if name == LOSS else -1
            gap = (revenue.pointAt(narrow).y() - self.lines[other].pointAt(narrow).y()) * way
            if gap > px * 1.2:
                place = narrow if name == LOSS else middle
                y = (revenue.pointAt(place).y() + self.lines[other].pointAt(place).y()) / 2 + px * 0.36
                words.append(Word(text, QPointF(revenue.pointAt(middle).x(), y), px, "muted", SEMI_BOLD, 0.5))
        return words


def _parts_shown(lever: Lever, found: LeverFigures) -> float:
    if found.break_even_quantity:
        return found.break_even_quantity * BEYOND
    return (lever.fixed_costs or 0.0) / lever.price * BEYOND if lever.price and lever.fixed_costs else PLAIN


def draw_break_even(
    painter: QPainter,
    rect: QRectF,
    lever: Lever,
    look: Look,
    *,
    language: str | None = None,
    currency: str = "",
    scale: float = 1.0,
) -> None:
    """Draw the break-even of a lever into a rectangle, or why there is none; without a margin the lines never meet."""
    found = figures(lever)
    reason = found.undefined.get("break_even_quantity") or found.undefined.get("break_even_revenue")
    if reason in (None, NO_MARGIN) and not _can_be_drawn(lever, found):
        reason = TOO_LARGE
    if reason not in (None, NO_MARGIN):
        draw_message(painter, rect, str(reason and reason.within(language or current())), look, scale)
        return
    painter.save()
    _draw(painter, LaidBreakEven(rect, lever, found, language=language, currency=currency, scale=scale), look)
    painter.restore()


def _can_be_drawn(lever: Lever, found: LeverFigures) -> bool:
    parts = _parts_shown(lever, found)
    fixed, dearest = lever.fixed_costs or 0.0, max(lever.price or 0.0, lever.variable_cost or 0.0)
    top = fixed + dearest * parts
    return all(map(math.isfinite, (parts, top))) and 1 / MOST < parts < MOST and 1 / MOST < top < MOST


def _draw(painter: QPainter, laid: LaidBreakEven, look: Look) -> None:
    chart, s = laid.chart, laid.chart.scale
    draw_ground(painter, chart, look)
    revenue, costs = laid.lines[REVENUE], laid.lines[COSTS]
    if laid.at is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(mixed(look.surface, look.accent, 0.18)))
        painter.drawPolygon(QPolygonF([laid.at, revenue.p2(), costs.p2()]))
        painter.setBrush(colour(mixed(look.surface, look.muted, 0.16)))
        painter.drawPolygon(QPolygonF([laid.at, revenue.p1(), costs.p1()]))
    for name, tint, dashes, thick in (
        (FIXED, look.muted, (5, 4), 1.6),
        (COSTS, look.ink, (), 2.0),
        (REVENUE, look.accent, (), 2.6),
    ):
        painter.setPen(pen(tint, thick * s, dashes))
        painter.drawLine(laid.lines[name])
    if laid.at is not None:
        painter.setPen(pen(look.ink, 1.2 * s, (2, 3)))
        painter.drawLine(QLineF(laid.at, QPointF(laid.at.x(), chart.y(0.0))))
        painter.drawLine(QLineF(laid.at, QPointF(chart.plot.left(), laid.at.y())))
        painter.setPen(pen(look.ink, 2 * s))
        painter.setBrush(colour(look.surface))
        painter.drawEllipse(laid.at, 5 * s, 5 * s)
    draw_words(painter, laid.words, look)
