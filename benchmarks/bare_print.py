"""The bare bound of printing: reportlab drawing the lines and words of a map, worked out before, in embedded Inter."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextItem,
    QTransform,
)
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfgen.canvas import Canvas

from app.calc.value_stream import ValueStream, figures
from app.canvas.map_drawing import draw_map, map_bounds
from app.look import PAPER
from app.reports import font

Color = tuple[float, float, float]
Point = tuple[float, float]


@dataclass(slots=True)
class Shape:
    """Polygons in points of the page, y up."""

    polygons: list[list[Point]]
    fill: Color | None
    stroke: Color | None
    width: float
    dash: list[float]


@dataclass(slots=True)
class Word:
    x: float
    y: float
    text: str
    face: str
    size: float
    color: Color


@dataclass(slots=True)
class Picture:
    parts: list[Shape | Word] = field(default_factory=list)


class _Recorder(QPaintEngine):
    """Writes down what is painted, curves as polygons."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.picture = picture
        self.transform, self.pen, self.brush = QTransform(), QPen(), QBrush()

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def updateState(self, state: QPaintEngineState) -> None:
        self.transform, self.pen, self.brush = QTransform(state.transform()), QPen(state.pen()), QBrush(state.brush())

    def _add(self, polygons: list[QPolygonF], *, filled: bool) -> None:
        scale = abs(self.transform.determinant()) ** 0.5
        width = (self.pen.widthF() or 1.0) * scale
        solid = self.pen.style() == Qt.PenStyle.SolidLine
        self.picture.parts.append(
            Shape(
                [[(p.x(), -p.y()) for p in map(self.transform.map, polygon)] for polygon in polygons],
                self.brush.color().getRgbF()[:3] if filled and self.brush.style() != Qt.BrushStyle.NoBrush else None,
                self.pen.color().getRgbF()[:3] if self.pen.style() != Qt.PenStyle.NoPen else None,
                width,
                [] if solid else [part * width for part in self.pen.dashPattern()],
            )
        )

    def drawPath(self, path: QPainterPath) -> None:
        self._add(path.toSubpathPolygons(), filled=True)

    def drawRects(self, rects: list[QRectF]) -> None:
        self._add([QPolygonF(QRectF(rect)) for rect in rects], filled=True)

    def drawLines(self, lines: list[QLineF]) -> None:
        self._add([QPolygonF([line.p1(), line.p2()]) for line in map(QLineF, lines)], filled=False)

    def drawPolygon(self, points: list[QPointF], mode: QPaintEngine.PolygonDrawMode) -> None:
        line = mode == QPaintEngine.PolygonDrawMode.PolylineMode
        self._add([QPolygonF(points if line else [*points, points[0]])], filled=not line)

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        there = self.transform.map(at)
        scale = abs(self.transform.determinant()) ** 0.5
        face = font.face(int(item.font().weight()))
        size, color = item.font().pixelSize() * scale, self.pen.color().getRgbF()[:3]
        self.picture.parts.append(Word(there.x(), -there.y(), item.text(), face, size, color))


class _Paper(QPaintDevice):
    def __init__(self, engine: QPaintEngine) -> None:
        super().__init__()
        self.engine = engine

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        fixed = {kinds.PdmDevicePixelRatio: 1, kinds.PdmDevicePixelRatioScaled: 65536, kinds.PdmDepth: 32}
        return fixed.get(which, 10_000 if which in (kinds.PdmWidth, kinds.PdmHeight) else 96)


def worked_out(stream: ValueStream) -> Picture:
    """Every line and word of the map, in points of an A3 page."""
    numbers = figures(stream)
    around = map_bounds(stream, numbers, language="en")
    width, height = landscape(A3)
    scale = min((width - 60) / around.width(), (height - 60) / around.height())
    picture = Picture()
    engine = _Recorder(picture)
    paper = _Paper(engine)
    painter = QPainter(paper)
    painter.translate(30, 30 - height)
    painter.scale(scale, scale)
    painter.translate(-around.topLeft())
    draw_map(painter, stream, numbers, PAPER, language="en")
    painter.end()
    return picture


def draw(picture: Picture) -> bytes:
    """By the plain calls of reportlab, one after another."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=landscape(A3), pageCompression=1, initialFontName=font.face())
    for part in picture.parts:
        if isinstance(part, Word):
            canvas.setFillColorRGB(*part.color)
            canvas.setFont(part.face, part.size)
            canvas.drawString(part.x, part.y, part.text)
            continue
        if part.stroke:
            canvas.setStrokeColorRGB(*part.stroke)
            canvas.setLineWidth(part.width)
            canvas.setDash(part.dash)
        if part.fill:
            canvas.setFillColorRGB(*part.fill)
        path = canvas.beginPath()
        for polygon in part.polygons:
            path.moveTo(*polygon[0])
            for point in polygon[1:]:
                path.lineTo(*point)
        canvas.drawPath(path, stroke=int(part.stroke is not None), fill=int(part.fill is not None))
    canvas.showPage()
    canvas.save()
    return file.getvalue()
