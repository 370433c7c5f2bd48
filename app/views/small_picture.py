"""A small picture of a map, for the start page."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPixmap

from app.calc.value_stream import ValueStream, figures
from app.canvas.map_drawing import draw_map, map_bounds
from app.look import PAPER

_MARGIN = 20


def small_picture(stream: ValueStream, width: int, height: int) -> QPixmap:
    """The whole map as on paper, as large as goes into so many pixels."""
    numbers = figures(stream)
    area = map_bounds(stream, numbers).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    scale = min(width / area.width(), height / area.height())
    pixmap = QPixmap(round(area.width() * scale), round(area.height() * scale))
    pixmap.fill(QColor(PAPER.paper))
    painter = QPainter(pixmap)
    painter.scale(scale, scale)
    painter.translate(-area.topLeft())
    draw_map(painter, stream, numbers, PAPER)
    painter.end()
    return pixmap
