"""Draw a flow from a handle of one symbol to another symbol, or to a new process on empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.grid import Box
from app.canvas.finding import symbol_at
from app.canvas.overlay import handles
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

_FAR_ENOUGH = 40.0
"""A flow dropped on empty canvas nearer to its symbol than this many pixels of the scene was not meant."""

_SNAP = 10.0


class Connect:
    scrolls = True

    def __init__(self, view: MapView, source: str, handle: int, at: QPointF) -> None:
        self._view, self._source = view, source
        self._from = handles(view.map.symbols[source], view.pixel())[handle]
        self._to = view.to_scene(at)
        self._target = ""

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self._view
        dirty = [self._box()]
        self._to = view.to_scene(at)
        item = symbol_at(view.map, self._to.x(), self._to.y(), _SNAP)
        self._target = item.symbol.id if item and item.symbol.id != self._source else ""
        dirty.append(self._box())
        view.update_boxes(dirty)

    def finish(self) -> None:
        view = self._view
        view.update_boxes([self._box()])
        if self._target:
            view.selection.set([view.edits.add_flow(self._source, self._target)])
            return
        left, top, right, bottom = view.map.symbols[self._source].box
        x, y = self._to.x(), self._to.y()
        away = max(left - x, x - right, top - y, y - bottom)
        if away > _FAR_ENOUGH:
            id = view.edits.add_symbol("process", round(x / 10) * 10, round(y / 10) * 10, self._source)
            view.begin_typing(id, is_new=True)

    def cancel(self) -> None:
        self._view.update_boxes([self._box()])

    def _box(self) -> Box:
        rect = QRectF(self._from, self._to).normalized()
        box = rect.left(), rect.top(), rect.right(), rect.bottom()
        if item := self._view.map.symbols.get(self._target):
            left, top, right, bottom = item.box
            box = min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom)
        room = 8 * self._view.pixel()
        return box[0] - room, box[1] - room, box[2] + room, box[3] + room

    def paint(self, painter: QPainter, pixel: float) -> None:
        ink = QBrush(colour(self._view.look.accent))
        painter.setPen(QPen(ink, 2 * pixel, Qt.PenStyle.DashLine))
        painter.drawLine(self._from, self._to)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(self._to, 4 * pixel, 4 * pixel)
        if item := self._view.map.symbols.get(self._target):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2.5 * pixel))
            left, top, right, bottom = item.box
            painter.drawRect(QRectF(left, top, right - left, bottom - top).adjusted(-4, -4, 4, 4))
