"""The sight of a map: its picture and its figures. The hands come with `MapView`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.calc.grid import Box
from app.canvas.handed_sight import HandedSight
from app.canvas.map_painting import MapPainting
from app.canvas.value_stream import MapScene
from app.look import Look


class MapSight(HandedSight):
    """Shows one map. Its scene never paints and never updates it: no item is asked one by one."""

    figures_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.painting = MapPainting(self.map, look)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.viewport().update)
        self.map.dirtied.connect(self.update_boxes)
        self.map.figures_changed.connect(self.figures_changed)

    def make_scene(self) -> MapScene:
        self.map = MapScene(self)
        return self.map

    @property
    def stream_id(self) -> str | None:
        return self.map.stream.id or None

    def bounds(self) -> QRectF:
        return self.map.bounds()

    @property
    def floats(self) -> bool:
        return not self.map.symbols

    # Painting

    def paint_over(self, painter: QPainter, pixel: float) -> None:
        """What shows over the map, at scene coordinates; `pixel` is the size of a pixel there."""

    def paintEvent(self, event: QPaintEvent) -> None:
        turning = self.zoom.is_turning
        super().paintEvent(event)
        if self.painting.late and not turning:
            self._later.start()

    def _paint_parts(self, painter: QPainter, parts: Sequence[QRect]) -> None:
        self.painting.late = False
        super()._paint_parts(painter, parts)

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        box = area.left(), area.top(), area.right(), area.bottom()
        self.painting.paint(painter, box, self.zoom.scale, self.devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.paint_over(painter, self.pixel())

    # Where things are

    def has(self, id: str) -> bool:
        return id in self.map.symbols or id in self.map.flows.rows

    def box_of(self, id: str) -> Box:
        """Around a symbol, or a flow with its words."""
        item = self.map.symbols.get(id)
        return item.box if item else self.map.flows.rows[id].reach

    def reveal(self, ids: Iterable[str]) -> None:
        self.show_changed([self.box_of(id) for id in ids if self.has(id)])
