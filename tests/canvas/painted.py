"""The words of a picture, as they were painted."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from app.canvas.font import load_fonts


def texts_of(draw: Callable[[QPainter], object], bounds: QRectF) -> list[str]:
    """Each text that `draw` paints, in its order."""
    load_fonts()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(bounds)
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    found = re.findall(r"<text[^>]*>(.*?)</text>", bytes(data.data()).decode(), re.DOTALL)
    return [unescape(text).strip() for text in found]
