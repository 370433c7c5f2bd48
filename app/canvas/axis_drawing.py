"""The objective of an axis as a picture: the way from the baseline to the target, and how far one is on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc import calendar_date, quantity
from app.calc.axis import Axis
from app.calc.axis_check import Progress, progress
from app.calc.quantity import UNKNOWN
from app.calc.yearly_cost import amount
from app.canvas.font import REGULAR, SEMI_BOLD, elided, map_font, width
from app.canvas.status_sign import draw_status
from app.canvas.symbol_drawing import colour
from app.language import N_, current, sentence
from app.look import Look

WIDE, HIGH = 216.0, 116.0
"""The least rectangle in which a text has the size that is written here; in a larger one everything is larger."""
INDICATOR, VALUE, WORD = 15, 21, 12
INDICATORS, VALUES = (15, 14, 13, 12), (21, 18, 15, 13, 11)
"""Sizes that are tried one after another until the text has room."""
BAR = 18.0
BEYOND = 0.25
"""How far over the ends of the way the present value is followed, as a share of the way."""

START, TARGET = N_("Start"), N_("Target")
NOW, TARGET_BY = N_("now"), N_("Target by {day}")
REACHED, GONE, AWAY = N_("Reached"), N_("{share} of the way"), N_("Further away than at the start")


def draw_objective(painter: QPainter, rect: QRectF, axis: Axis, look: Look, *, language: str | None = None) -> None:
    """Draw into a rectangle of any size: indicator and date, the present value on the way, start and target below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _Objective(painter, rect, axis, look, language or current()).draw()
    painter.restore()


class _Objective:
    """One picture of one objective; `scale` is that of its texts and lines."""

    def __init__(self, painter: QPainter, rect: QRectF, axis: Axis, look: Look, language: str) -> None:
        self.painter, self.rect, self.axis, self.look, self.language = painter, rect, axis, look, language
        self.scale = max(0.1, min(rect.width() / WIDE, rect.height() / HIGH))
        self.found = progress(axis)
        bar = BAR * self.scale
        edge = max(1.0, self.scale)
        top = rect.top() + rect.height() * 0.52 - bar * 0.2
        self.way = QRectF(rect.left() + edge, top, rect.width() - 2 * edge, bar)

    def draw(self) -> None:
        self._head()
        self._way()
        if self.axis.present is not None:
            self._present()
        self._ends()

    # What is written

    def px(self, size: float) -> int:
        return max(1, round(size * self.scale))

    def _write(
        self, text: str, x: float, y: float, size: float, tint: str, weight: int = REGULAR, align: float = 0.0
    ) -> float:
        """One line whose base line stands at `y`; `align` 0 begins at `x`, 1 ends there. How wide it is."""
        px = self.px(size)
        wide = width(text, px, weight)
        self.painter.setFont(map_font(px, weight))
        self.painter.setPen(colour(tint))
        self.painter.drawText(QPointF(x - wide * align, y), text)
        return wide

    def _size(self, texts: Sequence[str], room: float, sizes: Sequence[int]) -> int:
        """The first of the sizes in which all of them have room, else the last."""
        fitting = (n for n in sizes if all(width(each, self.px(n), SEMI_BOLD) <= room for each in texts))
        return next(fitting, sizes[-1])

    def _said(self, value: float | None) -> str:
        return amount(value, self.axis.unit).within(self.language) if value is not None else UNKNOWN

    def _head(self) -> None:
        indicator, rect = self.axis.indicator.strip() or UNKNOWN, self.rect
        size = self._size((indicator,), rect.width(), INDICATORS)
        shown = elided(indicator, rect.width(), self.px(size), SEMI_BOLD)
        self._write(shown, rect.left(), rect.top() + INDICATOR * self.scale, size, self.look.text, SEMI_BOLD)

    # The way

    def _at(self, share: float) -> float:
        """Where a share of the way is; the way grows shorter where the present value lies beyond one of its ends."""
        told = self.found.share if self.found.share is not None else 0.0
        first, last = min(0.0, max(told, -BEYOND)), max(1.0, min(told, 1.0 + BEYOND))
        share = max(first, min(share, last))
        return self.way.left() + self.way.width() * (share - first) / (last - first)

    def _way(self) -> None:
        painter, way, look = self.painter, self.way, self.look
        radius = way.height() / 2
        known = self.axis.baseline is not None and self.axis.target is not None
        pen = QPen(colour(look.thin), max(1.0, self.scale))
        if not known:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(colour(look.surface2))
        painter.drawRoundedRect(way, radius, radius)
        share = self.found.share
        if share is None:
            if self.found.reason is not None:
                words = elided(self.found.reason.within(self.language), way.width() - 2 * radius, self.px(WORD))
                baseline = way.center().y() + self.px(WORD) * 0.36
                self._write(words, way.left() + radius, baseline, WORD, look.muted)
            return
        ink = look.danger if share < 0 else look.ok if self.found.reached else look.accent
        gone = QRectF(QPointF(self._at(0.0), way.top()), QPointF(self._at(share), way.bottom())).normalized()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ink))
        if gone.width() > 0:
            painter.drawRoundedRect(gone, min(radius, gone.width() / 2), radius)
        if share < 0:
            painter.setBrush(QBrush(colour(look.surface), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(gone)
        self._end_of_way(ink)
        self._share(share, gone)

    def _end_of_way(self, ink: str) -> None:
        """A stroke across the way at the start and at the target, where the present value went beyond them."""
        self.painter.setPen(QPen(colour(self.look.ink), max(1.0, 2 * self.scale)))
        for at in (self._at(0.0), self._at(1.0)):
            if self.way.left() + 1 < at < self.way.right() - 1:
                top, bottom = self.way.top() - 3 * self.scale, self.way.bottom() + 3 * self.scale
                self.painter.drawLine(QPointF(at, top), QPointF(at, bottom))

    def _share(self, share: float, gone: QRectF) -> None:
        """How much of the way is gone, within the way: on the part that has more room."""
        look, px, edge = self.look, self.px(WORD), self.way.height() * 0.5
        free = self.way.right() - gone.right()
        words = _share_words(self.found, self.language)
        if width(words, px, SEMI_BOLD) + 2 * edge > max(free, gone.width()):
            words = quantity.show(share, "share", language=self.language)
        wide = width(words, px, SEMI_BOLD) + 2 * edge
        baseline = self.way.center().y() + px * 0.36
        if share >= 0 and gone.width() >= wide:
            ground = look.ok if self.found.reached else look.accent
            tint = look.on_accent if not look.dark or ground == look.accent else look.bg
            self._write(words, gone.left() + edge, baseline, WORD, tint, SEMI_BOLD)
        elif free >= wide:
            self._write(words, gone.right() + edge, baseline, WORD, look.text, SEMI_BOLD)

    def _present(self) -> None:
        """A pointer down to the way, with the present value and the day on which it was measured."""
        painter, look, scale = self.painter, self.look, self.scale
        share = self.found.share
        x = self._at(share) if share is not None else self.way.left() + 8 * scale
        tip = self.way.top() - 2 * scale
        said = self._said(self.axis.present)
        day = calendar_date.show(self.axis.present_on, language=self.language)
        word = day or sentence(NOW).within(self.language)
        sign = 2 * 9 * scale + 4 * scale if self.found.reached else 0.0
        beside = 6 * scale + width(word, self.px(WORD)) + sign
        size = self._size((said,), self.rect.width() - beside, VALUES)
        said = elided(said, self.rect.width() - beside, self.px(size), SEMI_BOLD)
        wide = width(said, self.px(size), SEMI_BOLD) + beside
        left = max(self.rect.left(), min(x - wide / 2, self.rect.right() - wide))
        y = tip - 12 * scale
        if self.found.reached:
            draw_status(painter, QPointF(left + 9 * scale, y - 7.5 * scale), 9 * scale, "confirmed", look)
            left += sign
        left += self._write(said, left, y, size, look.text, SEMI_BOLD) + 6 * scale
        self._write(word, left, y, WORD, look.muted)
        x = max(self.rect.left() + 6 * scale, min(x, self.rect.right() - 6 * scale))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.ink))
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x, tip), QPointF(x - 6 * scale, tip - 8 * scale), QPointF(x + 6 * scale, tip - 8 * scale)]
            )
        )

    def _ends(self) -> None:
        """Start and target below the ends of the way, each with its value."""
        axis, look, scale = self.axis, self.look, self.scale
        y, below = self.way.bottom() + VALUE * scale * 1.02, self.way.bottom() + (VALUE * 1.02 + WORD * 1.25) * scale
        half = self.rect.width() / 2 - 6 * scale
        falling = axis.baseline is not None and axis.target is not None and axis.target < axis.baseline
        rising = axis.baseline is not None and axis.target is not None and axis.target > axis.baseline
        arrow = "▼ " if falling else "▲ " if rising else ""
        said = (self._said(axis.baseline), (arrow if axis.target is not None else "") + self._said(axis.target))
        size = self._size(said, half, VALUES)
        words = sentence(START).within(self.language), self._target_words()
        for text, word, x, align in (
            (said[0], words[0], self.rect.left(), 0.0),
            (said[1], words[1], self.rect.right(), 1.0),
        ):
            tint = look.muted if text == UNKNOWN else look.text
            self._write(elided(text, half, self.px(size), SEMI_BOLD), x, y, size, tint, SEMI_BOLD, align)
            self._write(word, x, below, WORD, look.muted, REGULAR, align)

    def _target_words(self) -> str:
        if not self.axis.due:
            return sentence(TARGET).within(self.language)
        day = calendar_date.show(self.axis.due, language=self.language)
        return sentence(TARGET_BY, day=day).within(self.language)


def _share_words(found: Progress, language: str) -> str:
    if found.reached:
        return sentence(REACHED).within(language)
    if found.share is not None and found.share < 0:
        return sentence(AWAY).within(language)
    return sentence(GONE, share=quantity.show(found.share, "share", language=language)).within(language)
