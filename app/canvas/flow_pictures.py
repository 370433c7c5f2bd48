"""Flows as pixmaps, shared by all of the same kind and shape: a barred arrow is slow to draw and quick to copy."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.calc.flow_route import Route
from app.canvas.flow_drawing import REACH, draw_flow
from app.canvas.map_items import FlowRow
from app.look import Look

_LARGEST = 260_000
"""A picture of more pixels than this is drawn as vectors each time."""

_KEPT = 400

Key = tuple[str, Route, float]


class FlowPictures:
    def __init__(self, look: Look) -> None:
        self.look = look
        self._pictures: OrderedDict[Key, QPixmap] = OrderedDict()
        self._seen: set[Key] = set()

    def paint(self, painter: QPainter, rows: list[FlowRow], scale: float, ratio: float) -> None:
        """Paint flows; the painter is at scene coordinates."""
        transform = painter.worldTransform()
        sharp = scale * ratio
        room = ceil(REACH * sharp)
        painter.setWorldTransform(QTransform())
        dx, dy = transform.dx() * ratio, transform.dy() * ratio
        for row in rows:
            wide, high = ceil(row.size[0] * sharp) + 2 * room, ceil(row.size[1] * sharp) + 2 * room
            x, y = round(row.at[0] * sharp + dx), round(row.at[1] * sharp + dy)
            key = (row.flow.kind, row.shape, sharp)
            picture = self._pictures.get(key)
            if picture is None and (wide * high > _LARGEST or self._is_new(key)):
                painter.setWorldTransform(QTransform(scale, 0, 0, scale, x / ratio, y / ratio))
                draw_flow(painter, row.flow.kind, row.shape, self.look)
                painter.setWorldTransform(QTransform())
                continue
            if picture is None:
                picture = self._make(key, wide, high, room, ratio)
            painter.drawPixmap(QPointF((x - room) / ratio, (y - room) / ratio), picture)
        painter.setWorldTransform(transform)

    def _is_new(self, key: Key) -> bool:
        """Whether a shape is seen for the first time: while a flow is dragged, none comes back."""
        if key in self._seen:
            self._seen.discard(key)
            return False
        if len(self._seen) > _KEPT:
            self._seen.clear()
        self._seen.add(key)
        return True

    def _make(self, key: Key, wide: int, high: int, room: int, ratio: float) -> QPixmap:
        kind, shape, sharp = key
        picture = QPixmap(wide, high)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.translate(room, room)
        painter.scale(sharp, sharp)
        draw_flow(painter, kind, shape, self.look)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._pictures[key] = picture
        if len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return picture
