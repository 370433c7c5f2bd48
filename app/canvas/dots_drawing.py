"""The dots that options got, as vectors: the most first, each dot a disc, and how many are left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.calc.decision import Decision, Option, dots_left
from app.calc.decision_figures import name_of
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, metrics, width, wrapped
from app.canvas.rating_drawing import write
from app.canvas.status_sign import draw_ticked
from app.canvas.symbol_drawing import colour
from app.language import catalogue, current
from app.look import Look

_HEAD, _ROW, _PAD, _DOT = 64.0, 54.0, 14.0, 9.0
_BIG_PX, _NAME_PX, _COUNT_PX = 24, 15, 22


class LaidDots:
    """Laid out for a width. Options with the same number of dots stay in their order."""

    def __init__(self, decision: Decision, wide: float, *, scale: float = 1.0, language: str | None = None) -> None:
        self.decision, self.scale, self.language = decision, scale, language or current()
        self.wide = wide
        self.options = sorted(decision.options, key=lambda option: -option.dots)
        s = scale
        self.rows = {
            option.id: QRectF(_PAD * s, (_HEAD + i * _ROW) * s, wide - 2 * _PAD * s, (_ROW - 6) * s)
            for i, option in enumerate(self.options)
        }

    @property
    def height(self) -> float:
        return (_HEAD + len(self.options) * _ROW + _PAD) * self.scale

    def bounds(self) -> QRectF:
        return QRectF(0, 0, self.wide, self.height)

    def at(self, point: QPointF) -> str | None:
        return next((id for id, rect in self.rows.items() if rect.contains(point)), None)

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def told(self) -> str:
        """How many dots are left, or how many there are."""
        left = dots_left(self.decision)
        given = sum(option.dots for option in self.options)
        ngettext = catalogue(self.language).ngettext
        if left is None:
            return ngettext("{n} dot given", "{n} dots given", given).format(n=given)
        if left < 0:
            said = ngettext(
                "{n} dot too many: {all} were to be given", "{n} dots too many: {all} were to be given", -left
            )
            return said.format(n=-left, all=left + given)
        return ngettext("{n} of {all} dots left", "{n} of {all} dots left", left).format(n=left, all=left + given)

    def draw(self, painter: QPainter, look: Look, *, ways: bool = False) -> None:
        """`ways` are the signs on which the mouse gives and takes."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, left = self.px(_BIG_PX), dots_left(self.decision)
        ink = look.danger if left is not None and left < 0 else look.text
        base = _HEAD * self.scale / 2 + metrics(size, SEMI_BOLD).capHeight() / 2
        write(painter, _PAD * self.scale, base, self.told(), size, SEMI_BOLD, ink)
        for option in self.options:
            self._row(painter, look, option, self.rows[option.id], ways)
        painter.restore()

    def less_at(self, id: str) -> QRectF:
        """Where a click takes a dot away."""
        rect, side = self.rows[id], 34 * self.scale
        return QRectF(rect.right() - side - 4 * self.scale, rect.center().y() - side / 2, side, side)

    def _row(self, painter: QPainter, look: Look, option: Option, rect: QRectF, ways: bool) -> None:
        s, size, count = self.scale, self.px(_NAME_PX), self.px(_COUNT_PX)
        painter.setPen(QPen(colour(look.line), 1))
        painter.setBrush(colour(look.surface))
        painter.drawRoundedRect(rect, 4 * s, 4 * s)
        names, left = rect.width() * 0.34, rect.left() + 12 * s
        room = names - 18 * s
        if option.id == self.decision.chosen:
            draw_ticked(painter, QPointF(left + size * 0.5, rect.center().y()), size * 0.5, look)
            left, room = left + 1.5 * size, room - 1.5 * size
        lines = wrapped(name_of(option), room, 2, size, MEDIUM)
        y = rect.center().y() - metrics(size, MEDIUM).height() * len(lines) / 2 + metrics(size, MEDIUM).ascent()
        for line in lines:
            write(painter, left, y, line, size, MEDIUM, look.text)
            y += metrics(size, MEDIUM).height()
        told = str(option.dots)
        right = (self.less_at(option.id).left() if ways else rect.right()) - 12 * s
        base = rect.center().y() + metrics(count, SEMI_BOLD).capHeight() / 2
        number = right - max(44 * s, width(told, count, SEMI_BOLD))
        write(painter, right - width(told, count, SEMI_BOLD), base, told, count, SEMI_BOLD, look.text)
        self._dots(
            painter, look, option, QRectF(rect.left() + names, rect.top(), number - rect.left() - names, rect.height())
        )
        if ways:
            self._less(painter, look, self.less_at(option.id), option.dots > 0)

    def _dots(self, painter: QPainter, look: Look, option: Option, room: QRectF) -> None:
        """One disc for each dot, closer together where they would not fit: a bar of discs."""
        if not option.dots:
            return
        radius = _DOT * self.scale
        step = min(2 * radius + 5 * self.scale, (room.width() - 2 * radius) / max(1, option.dots - 1))
        painter.setPen(QPen(colour(look.surface), 1.2 * self.scale))
        painter.setBrush(colour(look.accent))
        for i in range(option.dots):
            painter.drawEllipse(QPointF(room.left() + radius + i * step, room.center().y()), radius, radius)

    def _less(self, painter: QPainter, look: Look, rect: QRectF, able: bool) -> None:
        size = self.px(20)
        painter.setPen(QPen(colour(look.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 4 * self.scale, 4 * self.scale)
        base = rect.center().y() + metrics(size, SEMI_BOLD).capHeight() / 2
        x = rect.center().x() - width("−", size, SEMI_BOLD) / 2
        write(painter, x, base, elided("−", rect.width(), size), size, SEMI_BOLD, look.text if able else look.line)
