"""Painted things as the operators of a PDF page: paths, matrices, hatchings and the graphics state.

ISO 32000-1, 8.4 (graphics state) and 8.5 (paths).
"""

from __future__ import annotations

import math
import struct

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QTransform
from reportlab.pdfgen.canvas import Canvas

HATCH_STEP = 5.0
_CAP = {Qt.PenCapStyle.FlatCap: 0, Qt.PenCapStyle.RoundCap: 1, Qt.PenCapStyle.SquareCap: 2}
_JOIN = {Qt.PenJoinStyle.RoundJoin: 1, Qt.PenJoinStyle.BevelJoin: 2}
_ELEMENT = struct.Struct(">idd")
_MOVE, _LINE = 0, 1
Matrix = tuple[float, float, float, float, float, float]


class Ink:
    """The graphics state of the open `q … Q`: each operator is written only when its value changes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._now: dict[str, object] = {}

    def forget(self) -> None:
        self._now.clear()

    def color(self, operator: str, color: QColor, opacity: float) -> None:
        """`operator` is `rg` for filling, `RG` for strokes."""
        red, green, blue, alpha = color.redF(), color.greenF(), color.blueF(), color.alphaF() * opacity
        if self._now.get(operator) != (red, green, blue):
            self._now[operator] = (red, green, blue)
            self._canvas.addLiteral(f"{red:.3f} {green:.3f} {blue:.3f} {operator}")
        key = "ca" if operator == "rg" else "CA"
        if self._now.get(key, 1.0) != alpha:
            self._now[key] = alpha
            (self._canvas.setFillAlpha if key == "ca" else self._canvas.setStrokeAlpha)(alpha)

    def set(self, operator: str, operands: str) -> None:
        if self._now.get(operator) != operands:
            self._now[operator] = operands
            self._canvas.addLiteral(f"{operands} {operator}")

    def pen(self, pen: QPen, opacity: float, scale: float) -> bool:
        """Take up a pen; `scale` is that of the transform, which a cosmetic pen does not follow. Whether it draws."""
        if pen.style() == Qt.PenStyle.NoPen:
            return False
        self.color("RG", pen.color(), opacity)
        width = pen.widthF() or 1.0
        if pen.isCosmetic():
            width /= scale
        self.set("w", f"{width:.3f}")
        self.set("J", str(_CAP.get(pen.capStyle(), 0)))
        self.set("j", str(_JOIN.get(pen.joinStyle(), 0)))
        if pen.style() == Qt.PenStyle.SolidLine:
            self.set("d", "[] 0")
        else:
            pattern = " ".join(f"{v * width:.3f}" for v in pen.dashPattern())
            self.set("d", f"[{pattern}] {pen.dashOffset() * width:.3f}")
        return True


def of_transform(t: QTransform) -> Matrix:
    return (t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy())


def matrix(m: Matrix) -> str:
    return "{:.6f} {:.6f} {:.6f} {:.6f} {:.4f} {:.4f} cm".format(*m)


def winding(path: QPainterPath) -> bool:
    return path.fillRule() == Qt.FillRule.WindingFill


def path_operators(path: QPainterPath) -> str:
    """How the path is built; its elements come in one piece by way of QDataStream: their count, then type, x, y."""
    data = QByteArray()
    QDataStream(data, QIODevice.OpenModeFlag.WriteOnly) << path
    count = path.elementCount()
    elements = list(_ELEMENT.iter_unpack(data.data()[4 : 4 + _ELEMENT.size * count]))
    out: list[str] = []
    start: tuple[float, float] | None = None
    at = (0.0, 0.0)
    i = 0
    while i < count:
        kind, x, y = elements[i]
        if kind == _MOVE:
            if at == start:
                out.append("h")
            out.append(f"{x:.3f} {y:.3f} m")
            start = (x, y)
        elif kind == _LINE:
            out.append(f"{x:.3f} {y:.3f} l")
        else:
            (_k, x2, y2), (_k, x3, y3) = elements[i + 1 : i + 3]
            out.append(f"{x:.3f} {y:.3f} {x2:.3f} {y2:.3f} {x3:.3f} {y3:.3f} c")
            x, y = x3, y3
            i += 2
        at = (x, y)
        i += 1
    if at == start:
        out.append("h")
    return " ".join(out)


def hatching(box: QRectF, angle: float) -> list[tuple[float, float, float, float]]:
    """Parallel lines that cover the box, `HATCH_STEP` pixels apart; the angle in degrees, clockwise on screen."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half = math.hypot(box.width(), box.height()) / 2 + HATCH_STEP
    x, y = box.center().toTuple()
    steps = math.ceil(half / HATCH_STEP)
    lines = []
    for n in range(-steps, steps + 1):
        px, py = x - n * HATCH_STEP * s, y + n * HATCH_STEP * c
        lines.append((px - half * c, py - half * s, px + half * c, py + half * s))
    return lines
