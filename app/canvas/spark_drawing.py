"""The course of a few values in the cell of a table: a line without words, its last value as a dot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.canvas.symbol_drawing import colour
from app.look import Look

DOT, LINE = 3.0, 1.4


def draw_spark(
    painter: QPainter, rect: QRectF, values: Sequence[float | None], look: Look, *, tint: str = "accent"
) -> None:
    """From the lowest to the highest value over the whole height; a gap parts the line. `tint` is that of the dot."""
    given = [(i, value) for i, value in enumerate(values) if value is not None]
    if not given:
        return
    inside = rect.adjusted(DOT, DOT, -DOT, -DOT)
    low, high = min(value for _i, value in given), max(value for _i, value in given)
    across = max(1, len(values) - 1)

    def place(i: int, value: float) -> QPointF:
        share = (value / 2 - low / 2) / (high / 2 - low / 2) if high > low else 0.5
        return QPointF(inside.left() + inside.width() * i / across, inside.bottom() - inside.height() * share)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QBrush(colour(look.muted)), LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    run: list[QPointF] = []
    for i, value in enumerate([*values, None]):
        if value is not None:
            run.append(place(i, value))
        elif run:
            painter.drawPolyline(QPolygonF(run))
            run = []
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(getattr(look, tint)))
    painter.drawEllipse(place(*given[-1]), DOT, DOT)
    painter.restore()
