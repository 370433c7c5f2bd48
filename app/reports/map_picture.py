"""A map as a picture to hand on: PNG, SVG, or both with PDF on the clipboard. Always in the look of paper."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from reportlab.pdfgen.canvas import Canvas

from app.calc.value_stream import ValueStream, figures
from app.canvas.map_drawing import LaidMap
from app.language import N_, Sentence
from app.look import PAPER
from app.reports import font
from app.reports.paint_engine import paint, png_of

MARGIN = 24.0
PIXEL_RATIO = 2.0
MOST_PIXELS = 50_000_000
"""A larger map is drawn smaller: 200 MB of memory while it is made."""

_FALLBACK = "Inter, &quot;Segoe UI&quot;, Helvetica, Arial, sans-serif"


def png(stream: ValueStream, *, language: str, ratio: float = PIXEL_RATIO) -> bytes:
    """White ground, `ratio` pixels to one of the map, and the resolution that makes it as large as on screen."""
    return png_of(_image(_laid(stream, language), ratio))


def svg(stream: ValueStream, *, language: str) -> bytes:
    """Vectors with the texts as texts, in Inter or what the reader's system has."""
    laid = _laid(stream, language)
    area = _area(laid)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(QSize(math.ceil(area.width()), math.ceil(area.height())))
    generator.setViewBox(QRectF(0, 0, area.width(), area.height()))
    generator.setTitle(stream.name)
    generator.setDescription(Sentence(N_("Value stream map")).within(language))
    painter = QPainter(generator)
    _draw(painter, laid, area)
    painter.end()
    text = bytes(data.data()).decode("utf-8")
    return re.sub(r'font-family="Inter"', f'font-family="{_FALLBACK}"', text).encode("utf-8")


def pdf(stream: ValueStream, *, language: str) -> bytes:
    """The picture alone, a page of its own size: 72 points to 96 pixels of the map."""
    laid = _laid(stream, language)
    area = _area(laid)
    width, height = area.width() * 0.75, area.height() * 0.75
    canvas = Canvas("", pagesize=(width, height), pageCompression=1, initialFontName=font.face(), lang=language)
    canvas.setTitle(stream.name)
    canvas.setCreator("Chantier")
    paint(
        canvas,
        (0, 0, width, height),
        area,
        lambda painter: laid.draw(painter, PAPER),
    )
    return bytes(canvas.getpdfdata())


def copy_to_clipboard(stream: ValueStream, *, language: str) -> None:
    """As PNG, SVG and PDF: every program takes the best that it knows."""
    mime = QMimeData()
    image = _image(_laid(stream, language), PIXEL_RATIO)
    mime.setImageData(image)
    mime.setData("image/png", QByteArray(png_of(image)))
    mime.setData("image/svg+xml", QByteArray(svg(stream, language=language)))
    mime.setData("application/pdf", QByteArray(pdf(stream, language=language)))
    QGuiApplication.clipboard().setMimeData(mime)


def _laid(stream: ValueStream, language: str) -> LaidMap:
    font.ready()
    return LaidMap(stream, figures(stream), language)


def _area(laid: LaidMap) -> QRectF:
    around = laid.bounds()
    if around.isEmpty():
        around = QRectF(0, 0, 160, 90)
    return around.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _draw(painter: QPainter, laid: LaidMap, area: QRectF) -> None:
    painter.translate(-area.topLeft())
    painter.fillRect(area, QColor(PAPER.paper))
    laid.draw(painter, PAPER)


def _image(laid: LaidMap, ratio: float) -> QImage:
    area = _area(laid)
    ratio = min(ratio, math.sqrt(MOST_PIXELS / (area.width() * area.height())))
    image = QImage(math.ceil(area.width() * ratio), math.ceil(area.height() * ratio), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER.paper))
    image.setDotsPerMeterX(round(96 * ratio / 0.0254))
    image.setDotsPerMeterY(round(96 * ratio / 0.0254))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(ratio, ratio)
    _draw(painter, laid, area)
    painter.end()
    return image
