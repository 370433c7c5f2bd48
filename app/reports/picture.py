"""A drawing to hand on: PNG, SVG, or both with PDF on the clipboard. Always in the look of paper."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from reportlab.pdfgen.canvas import Canvas

from app.calc.figure_name import STATES
from app.calc.fishbone import Fishbone
from app.calc.five_whys import FiveWhys
from app.calc.value_stream import ValueStream, figures
from app.language import N_, Sentence
from app.look import PAPER, Look
from app.reports import font
from app.reports.paint_engine import paint, png_of

MARGIN = 24.0
PIXEL_RATIO = 2.0
MOST_PIXELS = 50_000_000
"""A larger drawing is made smaller: 200 MB of memory while it is made."""

_FALLBACK = "Inter, &quot;Segoe UI&quot;, Helvetica, Arial, sans-serif"


class Laid(Protocol):
    """What is drawn: laid out and measured already."""

    def bounds(self) -> QRectF: ...

    def draw(self, painter: QPainter, look: Look) -> None: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """`title` names it and its file, `kind` says what it is, both in `language`."""

    laid: Laid
    title: str
    kind: str
    language: str

    def png(self, *, ratio: float = PIXEL_RATIO) -> bytes:
        """White ground, `ratio` pixels to one of the drawing, at the resolution that shows it in its true size."""
        return png_of(self._image(ratio))

    def svg(self) -> bytes:
        """Vectors with the texts as texts, in Inter or what the reader's system has."""
        area = self._area()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(96)
        generator.setSize(QSize(math.ceil(area.width()), math.ceil(area.height())))
        generator.setViewBox(QRectF(0, 0, area.width(), area.height()))
        generator.setTitle(self.title)
        generator.setDescription(self.kind)
        painter = QPainter(generator)
        self._draw(painter, area)
        painter.end()
        text = bytes(data.data()).decode("utf-8")
        return re.sub(r'font-family="Inter"', f'font-family="{_FALLBACK}"', text).encode("utf-8")

    def pdf(self) -> bytes:
        """The drawing alone, a page of its own size: 72 points to 96 pixels of it."""
        area = self._area()
        width, height = area.width() * 0.75, area.height() * 0.75
        canvas = Canvas(
            "", pagesize=(width, height), pageCompression=1, initialFontName=font.face(), lang=self.language
        )
        canvas.setTitle(self.title)
        canvas.setCreator("Chantier")
        paint(canvas, (0, 0, width, height), area, lambda painter: self.laid.draw(painter, PAPER))
        return bytes(canvas.getpdfdata())

    def to_clipboard(self) -> None:
        """As PNG, SVG and PDF: every program takes the best that it knows."""
        mime = QMimeData()
        image = self._image(PIXEL_RATIO)
        mime.setImageData(image)
        mime.setData("image/png", QByteArray(png_of(image)))
        mime.setData("image/svg+xml", QByteArray(self.svg()))
        mime.setData("application/pdf", QByteArray(self.pdf()))
        QGuiApplication.clipboard().setMimeData(mime)

    def _area(self) -> QRectF:
        around = self.laid.bounds()
        if around.isEmpty():
            around = QRectF(0, 0, 160, 90)
        return around.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def _draw(self, painter: QPainter, area: QRectF) -> None:
        painter.translate(-area.topLeft())
        painter.fillRect(area, QColor(PAPER.paper))
        self.laid.draw(painter, PAPER)

    def _image(self, ratio: float) -> QImage:
        area = self._area()
        ratio = min(ratio, math.sqrt(MOST_PIXELS / (area.width() * area.height())))
        image = QImage(math.ceil(area.width() * ratio), math.ceil(area.height() * ratio), QImage.Format.Format_RGB32)
        image.fill(QColor(PAPER.paper))
        image.setDotsPerMeterX(round(96 * ratio / 0.0254))
        image.setDotsPerMeterY(round(96 * ratio / 0.0254))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(ratio, ratio)
        self._draw(painter, area)
        painter.end()
        return image


def of_map(stream: ValueStream, language: str) -> Picture:
    from app.canvas.map_drawing import LaidMap

    font.ready()
    title = stream.name or Sentence(STATES[stream.state]).within(language)
    laid = LaidMap(stream, figures(stream), language)
    return Picture(laid, title, Sentence(N_("Value stream map")).within(language), language)


def of_whys(five_whys: FiveWhys, language: str, *, as_list: bool = False) -> Picture:
    from app.canvas.five_whys_drawing import LaidWhys

    font.ready()
    kind = Sentence(N_("Five whys")).within(language)
    return Picture(LaidWhys(five_whys, language, as_list=as_list), five_whys.problem or kind, kind, language)


def of_fishbone(fishbone: Fishbone, language: str) -> Picture:
    from app.canvas.fishbone_drawing import LaidFishbone

    font.ready()
    kind = Sentence(N_("Cause-and-effect diagram (Ishikawa)")).within(language)
    return Picture(LaidFishbone(fishbone, language), fishbone.effect or kind, kind, language)
