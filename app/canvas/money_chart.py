"""What charts of money share: a plot with round marks of money at its left, and words that stand where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.calc.money import show_money
from app.calc.scale_marks import marks
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, map_font, width, wrapped
from app.canvas.symbol_drawing import colour
from app.look import Look

AXIS, SAID, NAME = 12, 15, 13
"""Sizes of the texts at a scale of one, in pixels."""
MOST = 1e15
"""Beyond this a picture of money says nothing, and its marks have no room."""
MARKS = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One line whose base line stands at `at`; `tint` is a token of the look; `align` 0 begins there, 1 ends there."""

    text: str
    at: QPointF
    px: int
    tint: str = "text"
    weight: int = REGULAR
    align: float = 0.0

    def rect(self) -> QRectF:
        """What it covers."""
        wide = width(self.text, self.px, self.weight)
        return QRectF(self.at.x() - wide * self.align, self.at.y() - self.px * 0.8, wide, self.px)


class MoneyChart:
    """From `low` to `high` on the left scale, inside `rect`, below what is said and above the names of the axis.

    `above` and `below` are lines of words that have room over and under the plot, `right` is room for names of lines.
    """

    def __init__(
        self,
        rect: QRectF,
        said: str,
        ends: tuple[float, float],
        *,
        currency: str,
        language: str | None,
        scale: float,
        above: int = 0,
        below: int = 2,
        right: float = 0.0,
    ) -> None:
        self.rect, self.scale = rect, scale
        self.currency, self.language = currency, language
        about = max(2, min(MARKS, int(rect.height() / (34 * scale))))
        self.marks = marks(*ends, about)
        self.low, self.high = self.marks[0], self.marks[-1]
        texts = [self.money(mark) for mark in self.marks]
        gap = 6 * scale
        left = max(width(text, self.px(AXIS)) for text in texts) + gap
        lines = wrapped(said, max(rect.width(), 1.0), 2, self.px(SAID), MEDIUM)
        self.words = [
            Word(line, QPointF(rect.left(), rect.top() + self.line(SAID) * (i + 0.8)), self.px(SAID), "text", SEMI_BOLD)
            for i, line in enumerate(lines)
        ]
        top = rect.top() + self.line(SAID) * len(lines) + self.line(NAME) * (above + 0.6)
        bottom = rect.bottom() - self.line(AXIS) * (below + 0.3)
        self.legend_y = rect.top() + self.line(SAID) * len(lines) + self.line(AXIS)
        self.plot = QRectF(rect.left() + left, top, max(rect.width() - left - right, 1.0), max(bottom - top, 1.0))
        for mark, text in zip(self.marks, texts, strict=True):
            at = QPointF(self.plot.left() - gap, self.y(mark) + self.px(AXIS) * 0.36)
            self.words.append(Word(text, at, self.px(AXIS), "muted", REGULAR, 1.0))

    def px(self, size: float) -> int:
        return max(1, round(size * self.scale))

    def line(self, size: float) -> float:
        return self.px(size) * 1.3

    def money(self, amount: float) -> str:
        return show_money(amount, self.currency, language=self.language)

    def y(self, amount: float) -> float:
        share = (amount - self.low) / (self.high - self.low)
        return self.plot.bottom() - share * self.plot.height()

    def below(self, text: str, x: float, row: int = 0, *, tint: str = "muted", align: float = 0.5) -> Word:
        """A name of the axis below the plot, which stays inside the picture."""
        px = self.px(AXIS)
        y = self.plot.bottom() + self.line(AXIS) * (row + 1)
        wide = width(text, px)
        x = min(max(x - wide * align, self.rect.left()), self.rect.right() - wide)
        return Word(text, QPointF(x, y), px, tint)


def draw_words(painter: QPainter, words: Sequence[Word], look: Look) -> None:
    for word in words:
        painter.setFont(map_font(word.px, word.weight))
        painter.setPen(colour(getattr(look, word.tint)))
        painter.drawText(word.at - QPointF(width(word.text, word.px, word.weight) * word.align, 0), word.text)


def draw_ground(painter: QPainter, chart: MoneyChart, look: Look) -> None:
    """The lines of the marks; that of 0 is the ground."""
    plot, s = chart.plot, chart.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colour(look.line), s))
    painter.drawLines([QLineF(plot.left(), chart.y(m), plot.right(), chart.y(m)) for m in chart.marks if m])
    painter.setPen(QPen(colour(look.ink), 1.5 * s))
    zero = chart.y(0.0)
    painter.drawLine(QLineF(plot.left(), zero, plot.right(), zero))


def draw_message(painter: QPainter, rect: QRectF, text: str, look: Look, scale: float) -> None:
    """In the place of a picture: why there is none."""
    px = max(1, round(SAID * scale))
    lines = wrapped(text, max(rect.width() - 2 * px, 1.0), 4, px, MEDIUM)
    top = rect.center().y() - len(lines) * px * 0.65
    middle = rect.center().x()
    words = [
        Word(line, QPointF(middle, top + (i + 0.8) * px * 1.3), px, "muted", MEDIUM, 0.5)
        for i, line in enumerate(lines)
    ]
    draw_words(painter, words, look)


def pen(tint: str | QColor, width_px: float, dashes: Sequence[float] = ()) -> QPen:
    made = QPen(colour(tint) if isinstance(tint, str) else tint, width_px)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        made.setDashPattern(list(dashes))
    return made
