"""QPainter on a reportlab page: everything that can be painted becomes PDF vectors, and text stays text.

Coordinates inside are those of the painter, y down; one `cm` operator per transform turns them into points, so that
line widths, dashes and letters follow. PDF operators: ISO 32000-1, 8 and 9.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import wraps

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLineF,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
    QTextItem,
    QTransform,
)
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.reports import font
from app.reports.ink import Fill, Ink, Known, fill, letters, stroke
from app.reports.pdf_operators import Matrix, hatching, matrix, of_transform, path_operators
from app.reports.pdf_operators import winding as winding_rule

DPI = 96
_HATCH = {
    Qt.BrushStyle.HorPattern: (0,),
    Qt.BrushStyle.VerPattern: (90,),
    Qt.BrushStyle.CrossPattern: (0, 90),
    Qt.BrushStyle.BDiagPattern: (-45,),
    Qt.BrushStyle.FDiagPattern: (45,),
    Qt.BrushStyle.DiagCrossPattern: (45, -45),
}
_GRADIENTS = (Qt.BrushStyle.LinearGradientPattern, Qt.BrushStyle.RadialGradientPattern)
_NO_FILL = Fill(None, None)
_Dirty = QPaintEngine.DirtyFlag
# As plain numbers: testing the flags of an enumeration costs more than all the rest of a change of pen.
_PEN, _BRUSH, _OPACITY = _Dirty.DirtyPen.value, _Dirty.DirtyBrush.value, _Dirty.DirtyOpacity.value
_TRANSFORM, _MODE = _Dirty.DirtyTransform.value, _Dirty.DirtyCompositionMode.value
_CLIP_ON, _CLIP_PATH = _Dirty.DirtyClipEnabled.value, _Dirty.DirtyClipPath.value
_CLIP = _CLIP_PATH | _Dirty.DirtyClipRegion.value


class CannotPrint(ValueError):
    """Something was painted that paper cannot show; the text says what."""


def _kept(act: Callable[..., None]) -> Callable[..., None]:
    """Qt calls these from C++, where an exception would be printed and lost: the first one is kept for `paint`."""

    @wraps(act)
    def guarded(engine: _Engine, *what: object) -> None:
        if engine.problem is None:
            try:
                act(engine, *what)
            except Exception as problem:
                engine.problem = problem

    return guarded


class _Engine(QPaintEngine):
    """All features are announced, so that Qt neither flattens nor rasterises anything itself."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.canvas = canvas
        self.problem: Exception | None = None
        self.smallest = math.inf
        self._flip: Matrix = (1, 0, 0, -1, 0, height)
        self._ink = Ink(canvas)
        self._transform = QTransform()
        self._scale = 1.0
        self._strokes, self._fills, self._letters = Known(stroke), Known(fill), Known(letters)
        self._stroke, self._fill, self._opacity = self._strokes(QPen()), self._fills(QBrush()), 1.0
        self._clip: QPainterPath | None = None
        self._clipped = True
        self._open = False
        self._texts: dict[tuple[str, float, str], tuple[str, float]] = {}

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        self._close()
        return True

    @_kept
    def updateState(self, state: QPaintEngineState) -> None:
        """Everything of `state` dies with the call, so it is copied."""
        dirty = state.state().value
        if dirty & _TRANSFORM:
            self._transform = QTransform(state.transform())
            self._scale = math.sqrt(abs(self._transform.determinant())) or 1.0
            self._close()
        if dirty & _PEN:
            self._stroke = self._strokes(state.pen())
        if dirty & _BRUSH:
            self._fill = self._fills(state.brush())
        if dirty & _OPACITY:
            self._opacity = state.opacity()
        if dirty & _MODE:
            mode = state.compositionMode()
            if mode != QPainter.CompositionMode.CompositionMode_SourceOver:
                raise CannotPrint(f"paper cannot show {mode.name}")
        if dirty & _CLIP_ON:
            self._clipped = state.isClipEnabled()
            self._close()
        if dirty & _CLIP:
            self._clip_by(state, bool(dirty & _CLIP_PATH))
            self._close()

    def _clip_by(self, state: QPaintEngineState, by_path: bool) -> None:
        operation = state.clipOperation()
        if operation == Qt.ClipOperation.NoClip:
            self._clip = None
            return
        path = QPainterPath()
        if by_path:
            path = QPainterPath(state.clipPath())
        else:
            path.addRegion(state.clipRegion())
        path = self._transform.map(path)
        if operation == Qt.ClipOperation.IntersectClip and self._clip is not None:
            path = self._clip.intersected(path)
        self._clip = path
        self._clipped = True

    # The open q … Q of one transform and clip

    def _begin(self) -> None:
        if self._open:
            return
        self.canvas.saveState()
        self._ink.forget()
        if self._clip is not None and self._clipped:
            self.canvas.addLiteral(matrix(self._flip))
            self.canvas.addLiteral(f"{path_operators(self._clip)} {'W' if winding_rule(self._clip) else 'W*'} n")
            self.canvas.addLiteral(matrix(of_transform(self._transform)))
        else:
            flip, t = self._flip, self._transform
            self.canvas.addLiteral(matrix((t.m11(), -t.m12(), t.m21(), -t.m22(), t.dx(), flip[5] - t.dy())))
        self._open = True

    def _close(self) -> None:
        if self._open:
            self.canvas.restoreState()
            self._open = False

    # Lines and areas

    def _draw(self, operators: str, box: QRectF | None, fill: Fill, *, winding: bool = False) -> None:
        """Fill and stroke a path; `box` bounds it, for the fills that are drawn themselves."""
        self._begin()
        if fill.pattern is not None:
            self._draw_pattern(operators, box or QRectF(), fill.pattern, winding)
        if fill.tint is not None:
            self._ink.fill(fill.tint, self._opacity)
        stroked = self._stroke.draws
        if stroked:
            self._ink.stroke(self._stroke, self._opacity, self._scale)
        if fill.tint is not None:
            self.canvas.addLiteral(f"{operators} {'B' if stroked else 'f'}{'' if winding else '*'}")
        elif stroked:
            self.canvas.addLiteral(f"{operators} S")

    def _draw_pattern(self, operators: str, box: QRectF, brush: QBrush, winding: bool) -> None:
        """Hatches as lines and gradients as shadings, cut out by the path."""
        canvas = self.canvas
        canvas.saveState()
        canvas.addLiteral(f"{operators} {'W' if winding else 'W*'} n")
        if brush.style() in _HATCH:
            color = brush.color()
            canvas.setStrokeColor(_color(color), color.alphaF() * self._opacity)
            canvas.setLineWidth(0.8)
            canvas.setDash()
            canvas.lines([line for angle in _HATCH[brush.style()] for line in hatching(box, angle)])
        else:
            canvas.addLiteral(matrix(of_transform(brush.transform())))
            _shade(canvas, brush)
        canvas.restoreState()

    @_kept
    def drawPath(self, path: QPainterPath) -> None:
        if not path.isEmpty():
            self._draw(path_operators(path), path.boundingRect(), self._fill, winding=winding_rule(path))

    @_kept
    def drawRects(self, rects: list[QRectF]) -> None:
        for r in rects:
            operators = f"{r.x():.3f} {r.y():.3f} {r.width():.3f} {r.height():.3f} re"
            self._draw(operators, QRectF(r), self._fill)

    @_kept
    def drawLines(self, lines: list[QLineF]) -> None:
        self._draw(
            " ".join("{:.3f} {:.3f} m {:.3f} {:.3f} l".format(*QLineF(line).toTuple()) for line in lines),
            None,
            _NO_FILL,
        )

    @_kept
    def drawPolygon(self, points: list[QPointF], mode: QPaintEngine.PolygonDrawMode) -> None:
        (x, y), *rest = [p.toTuple() for p in points]
        line = mode == QPaintEngine.PolygonDrawMode.PolylineMode
        operators = " ".join([f"{x:.3f} {y:.3f} m", *(f"{x:.3f} {y:.3f} l" for x, y in rest), *([] if line else ["h"])])
        box = None
        if not line:
            xs, ys = zip((x, y), *rest, strict=True)
            box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        is_winding = mode == QPaintEngine.PolygonDrawMode.WindingMode
        self._draw(operators, box, _NO_FILL if line else self._fill, winding=is_winding)

    # Pictures and text

    @_kept
    def drawPixmap(self, target: QRectF, pixmap: QPixmap, source: QRectF) -> None:
        self.drawImage(target, pixmap.toImage(), source)

    @_kept
    def drawImage(self, target: QRectF, image: QImage, source: QRectF, flags: object = None) -> None:
        data = png_of(image.copy(QRectF(source).toRect()))
        self._begin()
        self.canvas.saveState()
        self.canvas.setFillAlpha(self._opacity)
        self.canvas.addLiteral(matrix((1, 0, 0, -1, target.x(), target.y() + target.height())))
        picture = ImageReader(io.BytesIO(data))
        self.canvas.drawImage(picture, 0, 0, target.width(), target.height(), mask="auto")
        self.canvas.restoreState()

    @_kept
    def drawTextItem(self, position: QPointF, item: QTextItem) -> None:
        text = item.text()
        if not text.strip():
            return
        shown = self._letters(item.font())
        if not shown.face or not font.covers(shown.face, text):
            self._draw_outlines(position, item)
            return
        pixels = shown.pixels or shown.points * DPI / 72
        self.smallest = min(self.smallest, pixels * self._scale)
        x, y, wide = position.x(), position.y(), item.width()
        operators, natural = self._spelt(shown.face, pixels, text)
        self._begin()
        self._ink.fill(self._stroke.tint, self._opacity)
        # Qt kerns and reportlab does not; the width that Qt laid out is kept.
        self._ink.set("Tz", f"{100 * wide / natural:.1f}" if natural and wide else "100")
        self.canvas.addLiteral(f"BT 1 0 0 -1 {x:.3f} {y:.3f} Tm {operators}")
        for height in shown.rules:
            self.canvas.addLiteral(f"{x:.3f} {y - height * pixels:.3f} {wide:.3f} {pixels / 14:.3f} re f")

    def _spelt(self, face: str, pixels: float, text: str) -> tuple[str, float]:
        """The operators that show a text from where the pen stands, and its width; maps say the same words often."""
        key = (face, pixels, text)
        if key not in self._texts:
            run = self.canvas.beginText()
            run.setFont(face, pixels)
            run.textOut(text)
            self._texts[key] = (run.getCode().split(" Tm ", 1)[1], font.width(text, face, pixels))
        return self._texts[key]

    def _draw_outlines(self, position: QPointF, item: QTextItem) -> None:
        """Letters that Inter lacks: Qt's own outlines, marked with the text they stand for; nothing without ink."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # the strokes of a letter may overlap
        path.addText(position, item.font(), item.text())
        if path.isEmpty():
            return
        kept, self._stroke = self._stroke, self._strokes(QPen(Qt.PenStyle.NoPen))
        self._begin()
        stands_for = b"\xfe\xff" + item.text().encode("utf-16-be")
        self.canvas.addLiteral(f"/Span <</ActualText <{stands_for.hex()}>>> BDC")
        self._draw(path_operators(path), path.boundingRect(), Fill(kept.tint, None), winding=winding_rule(path))
        self.canvas.addLiteral("EMC")
        self._stroke = kept


def png_of(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _shade(canvas: Canvas, brush: QBrush) -> None:
    gradient = brush.gradient() if brush.style() in _GRADIENTS else None
    if gradient is None or gradient.coordinateMode() != QGradient.CoordinateMode.LogicalMode:
        raise CannotPrint(f"paper cannot show the brush {brush.style().name}")
    colors = [_color(color) for _at, color in gradient.stops()]
    stops = [at for at, _color in gradient.stops()]
    if isinstance(gradient, QLinearGradient):
        a, b = gradient.start(), gradient.finalStop()
        canvas.linearGradient(a.x(), a.y(), b.x(), b.y(), colors, stops)
    elif isinstance(gradient, QRadialGradient):
        c = gradient.center()
        canvas.radialGradient(c.x(), c.y(), gradient.radius(), colors, stops)


def _color(color: QColor) -> Color:
    return Color(color.redF(), color.greenF(), color.blueF())


class _Page(QPaintDevice):
    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        metric, mm = QPaintDevice.PaintDeviceMetric, 25.4 / DPI
        self.engine = _Engine(canvas, height)
        self._metrics = {
            metric.PdmWidth: math.ceil(width),
            metric.PdmHeight: math.ceil(height),
            metric.PdmWidthMM: math.ceil(width * mm),
            metric.PdmHeightMM: math.ceil(height * mm),
            metric.PdmNumColors: 2**24,
            metric.PdmDepth: 32,
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: 65536,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(which, DPI)


def paint(
    canvas: Canvas,
    target: tuple[float, float, float, float],
    source: QRectF,
    draw: Callable[[QPainter], object],
    *,
    largest: float = math.inf,
) -> float:
    """Let `draw` paint the rectangle `source` of its own coordinates into `target`; the smallest letters, in points.

    `target` is x, y, width and height in points, y up, of the canvas. The scale is the same both ways and at most
    `largest`, the picture centred; what is painted beyond `source` is kept. Raises `CannotPrint` for what has no
    vector on paper, and whatever `draw` raises; the canvas is then not to be saved.
    """
    x, y, width, height = target
    scale = min(width / source.width(), height / source.height(), largest)
    canvas.saveState()
    canvas.translate(x + (width - source.width() * scale) / 2, y + (height - source.height() * scale) / 2)
    canvas.scale(scale, scale)
    page = _Page(canvas, source.width(), source.height())
    painter = QPainter(page)
    try:
        painter.translate(-source.topLeft())
        draw(painter)
    finally:
        painter.end()
        canvas.restoreState()
    if page.engine.problem is not None:
        raise page.engine.problem
    return page.engine.smallest * scale
