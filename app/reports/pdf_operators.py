"""Paths, matrices and hatchings as the operators of a PDF page (ISO 32000-1, 8.5)."""

from __future__ import annotations

import math
import struct

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

HATCH_STEP = 5.0
_ELEMENT = struct.Struct(">idd")
_MOVE, _LINE = 0, 1
Matrix = tuple[float, float, float, float, float, float]


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
