"""Paints what a view shows of a map in a few batched calls: no symbol has a `paint` of its own.

Near: one pixmap per visible symbol, made for the resting zoom within a time per frame. Far: boxes and lines, no words.
"""

from __future__ import annotations

from collections import OrderedDict
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QTransform

from app.calc.grid import Box
from app.canvas.far_painting import FarPainting
from app.canvas.flow_drawing import draw_flow_words
from app.canvas.flow_pictures import FlowPictures
from app.canvas.ladder import draw_ladder
from app.canvas.map_items import SymbolItem
from app.canvas.symbol_drawing import colour, draw_symbol
from app.canvas.symbol_words import Written
from app.canvas.value_stream import MapScene
from app.look import Look

FAR = 0.35
"""Below this zoom no word can be read, and none is drawn."""

_VECTOR = 4.0
_FRAME_S = 0.006
_PIXELS = 24_000_000
_GRID_STEP = 20.0


class MapPainting:
    """`late` says, after a frame, that some symbols still show the pixmap of another zoom, or only their box."""

    def __init__(self, scene: MapScene, look: Look) -> None:
        self.scene, self.look = scene, look
        self.late = False
        self._far = FarPainting(scene, look)
        self._flows = FlowPictures(look)
        self._pixmaps: OrderedDict[str, tuple[Written, float, QPixmap]] = OrderedDict()
        self._pixels = 0

    def forget(self, look: Look) -> None:
        """Begin anew, in this look."""
        self.look = look
        self._far = FarPainting(self.scene, look)
        self._flows = FlowPictures(look)
        self._pixmaps.clear()
        self._pixels = 0

    def paint(self, painter: QPainter, box: Box, scale: float, ratio: float) -> None:
        """Paint one box of the scene; the painter is at scene coordinates, `ratio` is device pixels per pixel."""
        self._paint_ground(painter, box, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= FAR)
        if self.scene.ladder:
            draw_ladder(painter, self.scene.ladder, self.look, box, with_words=scale >= FAR)
        if scale < FAR:
            self._far.paint(painter, box, scale)
            return
        rows = self.scene.flows.near(box)
        self._flows.paint(painter, rows, scale, ratio)
        for row in rows:
            if words := self.scene.words_of(row):
                draw_flow_words(painter, words, self.look)
        items = self.scene.near(box)
        if scale > _VECTOR:
            for item in items:
                self._draw(painter, item)
        else:
            self._paint_pixmaps(painter, items, scale, ratio)

    def _paint_ground(self, painter: QPainter, box: Box, scale: float) -> None:
        left, top, right, bottom = box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), colour(self.look.canvas))
        step = _GRID_STEP
        while step * scale < 12:
            step *= 2
        painter.setPen(QPen(colour(self.look.grid), 0))
        lines = [QLineF(i * step, top, i * step, bottom) for i in range(ceil(left / step), floor(right / step) + 1)]
        lines += [QLineF(left, i * step, right, i * step) for i in range(ceil(top / step), floor(bottom / step) + 1)]
        painter.drawLines(lines)

    def _draw(self, painter: QPainter, item: SymbolItem) -> None:
        left, top = item.box[:2]
        painter.translate(left, top)
        draw_symbol(painter, item.symbol.kind, self.scene.written(item), self.look)
        painter.translate(-left, -top)

    def _paint_pixmaps(self, painter: QPainter, items: list[SymbolItem], scale: float, ratio: float) -> None:
        end = perf_counter() + _FRAME_S
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        for item in items:
            held = self._pixmaps.get(item.symbol.id)
            is_right = held is not None and held[0] is item.written and held[1] == scale * ratio
            if not is_right:
                if held is not None and item.written is not None and perf_counter() > end:
                    self.late = True
                elif held is None and perf_counter() > 2 * _FRAME_S + end:
                    self.late = True
                    self._paint_bare(painter, transform, item)
                    continue
                else:
                    held = self._render(item, scale, ratio)
                    is_right = True
            assert held is not None
            written, _, pixmap = held
            corner = transform.map(QPointF(item.box[0], item.box[1]))
            if is_right:
                sharp = scale * ratio
                x = round(corner.x() * ratio) - ceil(written.beside * sharp)
                y = round(corner.y() * ratio) - ceil(written.above * sharp)
                painter.drawPixmap(QPointF(x / ratio, y / ratio), pixmap)
            else:
                wide, high = written.width + 2 * written.beside, written.height + written.above + written.below
                target = QRectF(0, 0, wide * scale, high * scale)
                target.translate(corner.x() - written.beside * scale, corner.y() - written.above * scale)
                painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        painter.setWorldTransform(transform)

    def _paint_bare(self, painter: QPainter, transform: QTransform, item: SymbolItem) -> None:
        left, top, right, bottom = item.box
        painter.setPen(colour(self.look.ink))
        painter.setBrush(colour(self.look.paper))
        painter.drawRect(transform.mapRect(QRectF(left, top, right - left, bottom - top)))

    def _render(self, item: SymbolItem, scale: float, ratio: float) -> tuple[Written, float, QPixmap]:
        """One symbol with everything around it, for one zoom."""
        written = self.scene.written(item)
        sharp = scale * ratio
        wide, high = written.width + 2 * written.beside, written.height + written.above + written.below
        pixmap = QPixmap(ceil(wide * sharp) + 2, ceil(high * sharp) + 2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.translate(ceil(written.beside * sharp), ceil(written.above * sharp))
        painter.scale(sharp, sharp)
        draw_symbol(painter, item.symbol.kind, written, self.look)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._keep(item.symbol.id, (written, sharp, pixmap))
        return written, sharp, pixmap

    def _keep(self, id: str, made: tuple[Written, float, QPixmap]) -> None:
        """Hold it for the next frame; what was made first goes when all together have too many pixels."""
        if old := self._pixmaps.pop(id, None):
            self._pixels -= old[2].width() * old[2].height()
        self._pixmaps[id] = made
        self._pixels += made[2].width() * made[2].height()
        while self._pixels > _PIXELS and len(self._pixmaps) > 1:
            _, (_, _, pixmap) = self._pixmaps.popitem(last=False)
            self._pixels -= pixmap.width() * pixmap.height()
