"""Carry causes, a bone or suggestions over the diagram: where they would fall is shown, and stored when they do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.fishbone_drop import Drop
from app.calc.grid import Box
from app.canvas.font import MEDIUM, elided, map_font, width
from app.canvas.gesture import is_pulled
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

_WIDE, _HIGH, _PX = 240.0, 26.0, 13
_AWAY = QPointF(16, 14)
"""The label is this far from the pointer."""


class Carry:
    """`aim` says where it would fall, `let_go` stores that. What comes from elsewhere `has_begun` at once."""

    scrolls = True

    def __init__(
        self,
        view: FishboneView,
        at: QPointF,
        words: str,
        carried: Collection[str],
        aim: Callable[[float, float], Drop | None],
        let_go: Callable[[Drop], object],
        *,
        has_begun: bool = False,
    ) -> None:
        self._view, self._pressed, self._at = view, at, at
        self._words = elided(words, _WIDE, _PX, MEDIUM)
        self._aim, self._let_go = aim, let_go
        self.carried, self.has_begun = carried, has_begun
        self.drop: Drop | None = None

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self._view
        if not self.has_begun:
            if not is_pulled(self._pressed, at):
                return
            self.has_begun = True
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            view.viewport().update()
        before = self._boxes()
        self._at = at
        here = view.to_scene(at)
        self.drop = self._aim(here.x(), here.y())
        view.update_boxes([*before, *self._boxes()])

    def finish(self) -> None:
        self._end()
        if self.has_begun and self.drop is not None:
            self._let_go(self.drop)

    def cancel(self) -> None:
        self._end()

    def _end(self) -> None:
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def _boxes(self) -> list[Box]:
        boxes: list[Box] = []
        if self.drop and self.drop.line:
            x1, y1, x2, y2 = self.drop.line
            boxes.append((min(x1, x2), y1, max(x1, x2), y2))
        if self.drop and self.drop.frame:
            boxes.append(self.drop.frame)
        label = self._label()
        return [*boxes, (label.left(), label.top(), label.right(), label.bottom())]

    def _label(self) -> QRectF:
        pixel = self._view.pixel()
        corner = self._view.to_scene(self._at + _AWAY * self._view.size_factor)
        return QRectF(corner.x(), corner.y(), (width(self._words, _PX, MEDIUM) + 20) * pixel, _HIGH * pixel)

    def paint(self, painter: QPainter, pixel: float) -> None:
        if not self.has_begun:
            return
        look = self._view.look
        accent = QBrush(colour(look.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.drop and self.drop.frame:
            left, top, right, bottom = self.drop.frame
            painter.setPen(QPen(accent, 3 * pixel))
            painter.drawRoundedRect(QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(-4, -3, 4, 3), 5, 5)
        if self.drop and self.drop.line:
            painter.setPen(QPen(accent, 4 * pixel, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(*self.drop.line))
            painter.setBrush(colour(look.canvas))
            painter.setPen(QPen(accent, 2.5 * pixel))
            painter.drawEllipse(QPointF(*self.drop.line[:2]), 5 * pixel, 5 * pixel)
        label = self._label()
        painter.setPen(QPen(accent, 1.2 * pixel))
        painter.setBrush(colour(look.surface))
        painter.drawRoundedRect(label, 4 * pixel, 4 * pixel)
        painter.save()
        painter.translate(label.topLeft())
        painter.scale(pixel, pixel)
        painter.setFont(map_font(_PX, MEDIUM))
        painter.setPen(colour(look.text))
        painter.drawText(QPointF(10, _HIGH / 2 + _PX * 0.36), self._words)
        painter.restore()
