"""The five symbols of the process flow chart and the profile line that joins them, as vectors.

After the convention of ASME (Gilbreth 1921; ASME standard 101, 1947): ○ operation, ⇨ transport, □ inspection, D delay,
▽ storage. The same for the table, the floor plan and paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from app.calc.process_chart import KINDS
from app.canvas.symbol_drawing import colour
from app.look import Look

LINE = 0.1
"""Thickness of an outline, as a share of the size of its symbol."""

_ARROW = ((-0.5, -0.2), (0.04, -0.2), (0.04, -0.46), (0.5, 0.0), (0.04, 0.46), (0.04, 0.2), (-0.5, 0.2))
_TRIANGLE = ((-0.48, -0.4), (0.48, -0.4), (0.0, 0.46))


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One row of the profile: `kind` is `None` where none was chosen yet, as on a blank form."""

    kind: str | None
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@cache
def symbol_path(kind: str) -> QPainterPath:
    """The outline of a symbol about the origin, in a box whose side is 1."""
    path = QPainterPath()
    if kind == "operation":
        path.addEllipse(QPointF(0, 0), 0.46, 0.46)
    elif kind == "inspection":
        path.addRect(QRectF(-0.42, -0.42, 0.84, 0.84))
    elif kind == "delay":
        path.moveTo(-0.42, -0.44)
        path.lineTo(-0.02, -0.44)
        path.arcTo(QRectF(-0.46, -0.44, 0.88, 0.88), 90, -180)
        path.lineTo(-0.42, 0.44)
        path.closeSubpath()
    else:
        path.addPolygon(QPolygonF([QPointF(*point) for point in (_ARROW if kind == "transport" else _TRIANGLE)]))
        path.closeSubpath()
    return path


def draw_kind(
    painter: QPainter, kind: str, middle: QPointF, size: float, look: Look, *, ink: str = "ink", fill: str = ""
) -> None:
    """One symbol about its middle; `ink` and `fill` are tokens of the look, without a fill it is an outline."""
    painter.save()
    painter.translate(middle)
    painter.scale(size, size)
    pen = QPen(QBrush(colour(getattr(look, ink))), LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QBrush(colour(getattr(look, fill))) if fill else Qt.BrushStyle.NoBrush)
    painter.drawPath(symbol_path(kind))
    painter.restore()


def column_middles(left: float, width: float) -> dict[str, float]:
    """Where the middles of the five columns lie across."""
    each = width / len(KINDS)
    return {kind: left + each * (i + 0.5) for i, kind in enumerate(KINDS)}


def draw_profile(
    painter: QPainter,
    left: float,
    width: float,
    rows: Sequence[ProfileRow],
    look: Look,
    *,
    size: float,
    other: str = "line",
    within: tuple[int, int] | None = None,
) -> None:
    """The five columns of these rows: what is chosen filled and joined from row to row, the others in the ink `other`.

    `within` are the first row that is drawn and the one after the last; the rows beside them only say where the line
    comes from and goes to.
    """
    first, end = within or (0, len(rows))
    middles = column_middles(left, width)
    for row in rows[first:end]:
        for kind, x in middles.items():
            if kind != row.kind:
                draw_kind(painter, kind, QPointF(x, row.middle), size * 0.8, look, ink=other)
    line = QPen(QBrush(colour(look.ink)), max(1.0, size * 0.12))
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(line)
    for above, below in zip(rows, rows[1:], strict=False):
        if above.kind and below.kind:
            start = QPointF(middles[above.kind], above.middle)
            painter.drawLine(start, QPointF(middles[below.kind], below.middle))
    for row in rows[first:end]:
        if row.kind:
            draw_kind(painter, row.kind, QPointF(middles[row.kind], row.middle), size, look, fill="ink")
