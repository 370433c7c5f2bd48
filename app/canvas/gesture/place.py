"""Carry a symbol from the palette over the map and let it fall: where it would lie is shown, stored on the drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.grid import Box
from app.calc.map_symbol import SYMBOL_KIND, size
from app.calc.value_stream import Symbol
from app.canvas.finding import flow_at
from app.canvas.insertion import ON_FLOW, place, takes_part
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

MIME = "application/x-chantier-symbol"


class Place:
    scrolls = False

    def __init__(self, view: MapView, kind: str, at: QPointF) -> None:
        self._view, self.kind = view, kind
        self._size = size(SYMBOL_KIND[kind], Symbol("", kind))
        self._centre = self._on_grid(view.to_scene(at))
        self._flow = ""

    @staticmethod
    def _on_grid(at: QPointF) -> tuple[float, float]:
        return round(at.x() / 10) * 10.0, round(at.y() / 10) * 10.0

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self._view
        dirty = [self._box(), *self._flow_box()]
        self._centre = self._on_grid(view.to_scene(at))
        self._flow = flow_at(view.map, *self._centre, ON_FLOW) if takes_part(self.kind) else ""
        view.update_boxes([*dirty, self._box(), *self._flow_box()])

    def finish(self) -> None:
        self.cancel()
        id = place(self._view.edits, self.kind, *self._centre)
        self._view.begin_typing(id, is_new=True)

    def cancel(self) -> None:
        self._view.update_boxes([self._box(), *self._flow_box()])

    def _box(self) -> Box:
        (x, y), (w, h) = self._centre, self._size
        return x - w / 2 - 2, y - h / 2 - 2, x + w / 2 + 2, y + h / 2 + 2

    def _flow_box(self) -> list[Box]:
        row = self._view.map.flows.rows.get(self._flow)
        return [row.reach] if row else []

    def paint(self, painter: QPainter, pixel: float) -> None:
        accent = QBrush(colour(self._view.look.accent))
        if row := self._view.map.flows.rows.get(self._flow):
            painter.setPen(QPen(accent, 4 * pixel))
            painter.drawPolyline([QPointF(x, y) for x, y in row.points])
        left, top, right, bottom = self._box()
        painter.setPen(QPen(accent, 1.5 * pixel, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left + 2, top + 2, right - left - 4, bottom - top - 4))
