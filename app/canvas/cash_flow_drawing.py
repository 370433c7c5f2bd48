"""The money of a lever year by year: a bar for each, their running sum, and where the investment is paid back.

What soft money adds is striped on top of the hard, and its sum is dashed: told apart without colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from app.calc.lever import Lever
from app.calc.lever_explanation import show_years
from app.calc.lever_figures import LeverFigures, figures
from app.calc.yearly_cost import TOO_LARGE
from app.canvas.font import MEDIUM, SEMI_BOLD, width
from app.canvas.money_chart import AXIS, MOST, NAME, MoneyChart, Word, draw_ground, draw_message, draw_words, pen
from app.canvas.symbol_drawing import colour, mixed
from app.language import N_, Sentence, current, sentence
from app.look import Look

BAR = 0.62
"""The part of its year that a bar fills."""
LIGHT = 0.55
HARD, SOFT = N_("Hard money"), N_("Soft money")
SUM, SOFT_SUM = N_("Running sum"), N_("with soft money")


@dataclass(frozen=True, slots=True)
class Year:
    """`hard` and `soft` are net flows; a bar of soft money stands on that of the hard."""

    year: int
    hard: float
    soft: float
    hard_bar: QRectF
    soft_bar: QRectF


class LaidCashFlow:
    """Where everything stands, in pixels. `points` are the running sum at the end of each year."""

    def __init__(self, rect: QRectF, found: LeverFigures, *, language: str | None, currency: str, scale: float) -> None:
        self.language = language or current()
        hard = _flows(found)
        every = _flows(found.with_soft) if found.with_soft else []
        self.has_soft = bool(every)
        sums, with_soft = list(accumulate(hard)), list(accumulate(every))
        ends = [0.0, *hard, *every, *sums, *with_soft]
        self.legend: list[tuple[str, Word]] = []
        names = [HARD, SOFT, SUM, SOFT_SUM] if every else [HARD, SUM]
        chart = self.chart = MoneyChart(
            rect,
            self.said(found),
            (min(ends), max(ends)),
            currency=currency,
            language=self.language,
            scale=scale,
            above=2,
            below=3,
        )
        self.step = chart.plot.width() / len(hard)
        self.years = [self._year(t, flow, every[t] - flow if every else 0.0) for t, flow in enumerate(hard)]
        self.points = [QPointF(self.x(t), chart.y(each)) for t, each in enumerate(sums)]
        self.soft_points = [QPointF(self.x(t), chart.y(each)) for t, each in enumerate(with_soft)]
        self.words = [*chart.words, *self._names(names), *self._axis(hard)]
        self.payback: QPointF | None = None
        if found.payback_years is not None and found.payback_years <= len(hard) - 1:
            self.payback = QPointF(self.x(found.payback_years), chart.y(0.0))
            self.words.append(self._flag(show_years(found.payback_years, language=self.language)))

    def x(self, year: float) -> float:
        return self.chart.plot.left() + self.step * (year + 0.5)

    def said(self, found: LeverFigures) -> str:
        if found.payback_years is None:
            reason = found.undefined["payback_years"].within(self.language)
            return sentence(N_("Payback: {reason}"), reason=reason).within(self.language)
        years = show_years(found.payback_years, language=self.language)
        return sentence(N_("Paid back after {years}"), years=years).within(self.language)

    def _year(self, year: int, hard: float, soft: float) -> Year:
        """Soft money on the hard; where it takes away from it, from the ground on the other side."""
        base = hard if hard * soft > 0 else 0.0
        return Year(year, hard, soft, self._bar(year, 0.0, hard), self._bar(year, base, base + soft))

    def _bar(self, year: int, start: float, end: float) -> QRectF:
        half, top, bottom = self.step * BAR / 2, self.chart.y(max(start, end)), self.chart.y(min(start, end))
        return QRectF(self.x(year) - half, top, 2 * half, bottom - top)

    def _names(self, names: list[str]) -> list[Word]:
        """The legend in a row above the plot; what has no room there is left out, the last one first."""
        chart, words = self.chart, []
        x, px = chart.rect.left(), chart.px(AXIS)
        for name in names:
            text = Sentence(name).within(self.language)
            at = QPointF(x + px * 1.7, chart.legend_y)
            word = Word(text, at, px, "muted", MEDIUM)
            if word.rect().right() > chart.rect.right():
                break
            self.legend.append((name, word))
            words.append(word)
            x = word.rect().right() + px * 1.4
        return words

    def _axis(self, flows: list[float]) -> list[Word]:
        """The number of each year, as many as have room; its flow, where all have room; and what is counted."""
        chart, n = self.chart, len(flows)
        px = chart.px(AXIS)
        every = max(1, -(-int(width(str(n), px) + 8 * chart.scale) // max(1, int(self.step))))
        words = [chart.below(str(year), self.x(year)) for year in range(0, n, every)]
        amounts = [chart.money(flow) for flow in flows]
        if all(width(amount, px) < self.step * 0.94 for amount in amounts):
            words += [chart.below(amount, self.x(year), 1, tint="text") for year, amount in enumerate(amounts)]
        caption = sentence(N_("Year (0: the day of the investment)")).within(self.language)
        row = 2 if len(words) > n else 1
        return [*words, chart.below(caption, chart.plot.center().x(), row)]

    def _flag(self, text: str) -> Word:
        """How long it takes, above its line, inside the plot."""
        chart = self.chart
        assert self.payback is not None
        px, plot = chart.px(NAME), chart.plot
        wide = width(text, px, SEMI_BOLD)
        x = min(max(self.payback.x() - wide / 2, plot.left()), plot.right() - wide)
        return Word(text, QPointF(x, plot.top() - px * 0.25), px, "accent", SEMI_BOLD)


def _flows(found: LeverFigures) -> list[float]:
    """From the year 0 on; nothing where they are not known."""
    if found.flows is None or found.investment is None:
        return []
    return [-found.investment if found.investment else 0.0, *found.flows]


def draw_cash_flow(
    painter: QPainter,
    rect: QRectF,
    lever: Lever,
    look: Look,
    *,
    language: str | None = None,
    currency: str = "",
    scale: float = 1.0,
) -> None:
    """Draw the years of a lever into a rectangle, or why there are none."""
    found = figures(lever)
    reason = found.undefined.get("investment") or found.undefined.get("flows")
    flows = _flows(found) + (_flows(found.with_soft) if found.with_soft else [])
    if reason is None and sum(map(abs, flows)) > MOST:
        reason = TOO_LARGE
    if reason is not None:
        draw_message(painter, rect, reason.within(language or current()), look, scale)
        return
    laid = LaidCashFlow(rect, found, language=language, currency=currency, scale=scale)
    painter.save()
    _Drawing(painter, look, laid).draw()
    painter.restore()


class _Drawing:
    def __init__(self, painter: QPainter, look: Look, laid: LaidCashFlow) -> None:
        self.painter, self.look, self.laid, self.chart = painter, look, laid, laid.chart

    def draw(self) -> None:
        draw_ground(self.painter, self.chart, self.look)
        for year in self.laid.years:
            self._hard(year.hard_bar)
            self._soft(year.soft_bar)
        self._legend()
        self._payback()
        self._sum(self.laid.soft_points, dashed=True)
        self._sum(self.laid.points, dashed=False)
        draw_words(self.painter, self.laid.words, self.look)

    def _hard(self, bar: QRectF) -> None:
        if bar.height() > 0.2:
            self.painter.setPen(pen(self.look.accent, 1.2 * self.chart.scale))
            self.painter.setBrush(colour(mixed(self.look.surface, self.look.accent, LIGHT)))
            self.painter.drawRect(bar)

    def _soft(self, bar: QRectF) -> None:
        if bar.height() <= 0.2:
            return
        s, lines = self.chart.scale, []
        self.painter.setPen(pen(self.look.accent, 1.2 * s))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(bar)
        x = bar.left() - bar.height()
        while x < bar.right():
            low, high = max(x, bar.left()), min(x + bar.height(), bar.right())
            if low < high:
                lines.append(QLineF(low, bar.bottom() - (low - x), high, bar.bottom() - (high - x)))
            x += max(6 * s, (bar.width() + bar.height()) / 60)
        self.painter.drawLines(lines)

    def _sum(self, points: list[QPointF], *, dashed: bool) -> None:
        if not points:
            return
        s = self.chart.scale
        self.painter.setPen(pen(self.look.ink, 2 * s, (4, 3) if dashed else ()))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF(points))
        size = min(4 * s, self.laid.step * 0.25)
        if not dashed and size > 1.2 * s:
            self.painter.setBrush(colour(self.look.surface))
            for point in points:
                self.painter.drawEllipse(point, size, size)

    def _payback(self) -> None:
        at, s = self.laid.payback, self.chart.scale
        if at is not None:
            self.painter.setPen(pen(self.look.accent, 1.8 * s, (3, 3)))
            self.painter.drawLine(QLineF(at.x(), self.chart.plot.top(), at.x(), at.y()))
            self.painter.setPen(pen(self.look.accent, 2 * s))
            self.painter.setBrush(colour(self.look.accent))
            r = 4.5 * s
            self.painter.drawPolygon(QPolygonF([at, at + QPointF(-r, -1.6 * r), at + QPointF(r, -1.6 * r)]))

    def _legend(self) -> None:
        for name, word in self.laid.legend:
            px = float(word.px)
            sign = QRectF(word.at.x() - px * 1.5, word.at.y() - px * 0.8, px * 1.1, px * 0.8)
            if name == HARD:
                self._hard(sign)
            elif name == SOFT:
                self._soft(sign)
            else:
                self.painter.setPen(pen(self.look.ink, 2 * self.chart.scale, (2, 1.5) if name == SOFT_SUM else ()))
                y = sign.center().y()
                self.painter.drawLine(QLineF(sign.left(), y, sign.right(), y))
