"""A map from far away: every box a rectangle, every flow a line, nothing to read; thousands in a few calls."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from app.calc.grid import Box
from app.calc.map_symbol import FLOW_KIND
from app.canvas.map_items import FlowRow, SymbolItem
from app.canvas.symbol_drawing import colour, outline_polygon
from app.canvas.value_stream import MapScene
from app.look import Look

_WHOLE = 250_000.0
"""From so many pixels on everything is painted, from lists kept ready; below, what lies in the box."""


@dataclass(slots=True)
class _Shapes:
    """What is drawn in one call each."""

    boxes: list[QRectF] = field(default_factory=list)
    heads: list[QRectF] = field(default_factory=list)
    over_takt: list[QRectF] = field(default_factory=list)
    outlines: dict[str, QPainterPath] = field(default_factory=dict)
    inner: list[QRectF] = field(default_factory=list)
    pixel: float = 0.0
    material: list[QLineF] = field(default_factory=list)
    information: list[QLineF] = field(default_factory=list)


class FarPainting:
    def __init__(self, scene: MapScene, look: Look) -> None:
        self.scene, self.look = scene, look
        self._whole = _Shapes()
        self._version = -1

    def paint(self, painter: QPainter, box: Box, scale: float) -> None:
        """Paint one box of the scene at a zoom at which words cannot be read."""
        if (box[2] - box[0]) * (box[3] - box[1]) * scale * scale > _WHOLE:
            if self._version != self.scene.version:
                self._version = self.scene.version
                self._whole = self._shapes(list(self.scene.symbols.values()), list(self.scene.flows.rows.values()))
            shapes = self._whole
        else:
            shapes = self._shapes(self.scene.near(box, with_words=False), self.scene.flows.near(box))
        self._draw(painter, shapes, 1 / scale)

    def _shapes(self, items: list[SymbolItem], rows: list[FlowRow]) -> _Shapes:
        shapes = _Shapes()
        processes = self.scene.figures.processes
        for item in items:
            left, top, right, bottom = item.box
            if item.kind.label == "title":
                shapes.boxes.append(QRectF(left, top, right - left, bottom - top))
                figures = processes.get(item.symbol.id)
                heads = shapes.over_takt if figures and figures.over_takt else shapes.heads
                heads.append(QRectF(left, top, right - left, item.kind.height))
            else:
                fill = item.kind.drawing[0].fill
                path = shapes.outlines.get(fill)
                if path is None:
                    path = shapes.outlines[fill] = QPainterPath()
                path.addPolygon(outline_polygon(item.kind.id).translated(left, top))
        for row in rows:
            lines = shapes.information if FLOW_KIND[row.flow.kind].family == "information" else shapes.material
            points = row.points
            lines += [QLineF(*points[i], *points[i + 1]) for i in range(len(points) - 1)]
        return shapes

    def _draw(self, painter: QPainter, shapes: _Shapes, pixel: float) -> None:
        look = self.look
        for lines, ink in ((shapes.information, look.information), (shapes.material, look.material)):
            painter.setPen(QPen(QBrush(colour(ink)), 0))
            painter.drawLines(lines)
        if shapes.pixel != pixel:
            shapes.pixel = pixel
            shapes.inner = [box.adjusted(pixel, pixel, -pixel, -pixel) for box in shapes.boxes]
        painter.setPen(Qt.PenStyle.NoPen)
        for rects, fill in (
            (shapes.boxes, look.ink),
            (shapes.inner, look.paper),
            (shapes.heads, look.thin),
            (shapes.over_takt, look.danger),
        ):
            painter.setBrush(colour(fill))
            painter.drawRects(rects)
        painter.setPen(QPen(QBrush(colour(look.ink)), 0))
        for name, path in shapes.outlines.items():
            painter.setBrush(colour(getattr(look, name)))
            painter.drawPath(path)
