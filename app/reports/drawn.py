"""A drawing of the screen as part of a sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from app.reports.table import Drawn


def drawn(draw: Callable[[QPainter, QRectF], object], pad: float = 0.0) -> Drawn:
    """What draws it into a place of a sheet, a pixel as large as a point of the A3 design, `pad` of them free."""

    def into(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
        free = sheet.pixels(pad)
        place = (x + free, y + free, width - 2 * free, height - 2 * free)
        rect = QRectF(0, 0, place[2] / sheet.scale, place[3] / sheet.scale)
        paint(sheet.canvas, place, rect, lambda painter: draw(painter, rect))

    return into
