"""A photograph on paper, as fine as print shows it and no finer."""

from __future__ import annotations

import io

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from reportlab.lib.utils import ImageReader

from app.look import PAPER
from app.reports.sheet import LABEL, Sheet

DPI = 200
_QUALITY = 85


def draw_photo(sheet: Sheet, content: bytes, caption: str, x: float, y: float, width: float, height: float) -> None:
    """The picture with its caption below, as large as there is room for both; nothing where it cannot be read."""
    image = QImage.fromData(content)
    foot = sheet.pixels(LABEL + 5) if caption else 0.0
    height -= foot
    if image.isNull() or width <= 0 or height <= 0:
        return
    size = QSize(image.size()).scaled(int(width * DPI / 72), int(height * DPI / 72), Qt.AspectRatioMode.KeepAspectRatio)
    if size.width() < image.width():
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    points = image.size().toSizeF().scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio)
    left, bottom = x + (width - points.width()) / 2, y + foot + (height - points.height()) / 2
    sheet.canvas.drawImage(ImageReader(io.BytesIO(_jpeg(image))), left, bottom, points.width(), points.height())
    if caption:
        middle, base = x + width / 2, bottom - sheet.pixels(LABEL + 1)
        sheet.text(middle, base, caption, LABEL + 1, color=PAPER.muted, align="center", within=width)


def _jpeg(image: QImage) -> bytes:
    """On white where it is seen through."""
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(opaque)
    return bytes(data.data())
