"""The clock of a problem, large enough to be read from the back of the room; its state has a sign and a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.problem_figures import ClockState
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, metrics, width
from app.canvas.problem_clock_words import Face
from app.canvas.symbol_drawing import colour
from app.look import Look

HIGH = 112.0
"""The height in which a text has the size that is written here; in a larger one everything is larger."""
TITLE, DIGITS, WORD, BELOW, BAR = 13, 50, 17, 13, 7
FEWER = (50, 42, 36, 30)
"""Sizes of the digits that are tried one after another until they have room."""


def tint_of(state: ClockState, look: Look, *, soon: bool = False) -> str:
    """The colour of a state; its sign tells it without."""
    if state in ("late", "stopped_late"):
        return look.danger
    if state == "stopped":
        return look.ok
    return look.warn if soon else look.text if state == "running" else look.muted


def draw_face(painter: QPainter, rect: QRectF, face: Face, look: Look) -> None:
    """Title, digits with their word, a bar of the time that is gone, and until when: from the top of the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    scale = max(0.1, rect.height() / HIGH)
    ink = tint_of(face.state, look, soon=face.soon)
    line = rect.top() + TITLE * scale
    _write(painter, face.title, rect.left(), line, _px(TITLE, scale), look.muted, MEDIUM, rect.width())
    base = line + (DIGITS + 5) * scale
    radius = 15 * scale
    draw_clock_sign(painter, QPointF(rect.left() + radius, base - DIGITS * 0.36 * scale), radius, face.state, look, ink)
    left = rect.left() + 2 * radius + 10 * scale
    size = _digits_size(face, rect.right() - left, scale)
    wide = _write(painter, face.digits, left, base, size, ink, SEMI_BOLD, rect.right() - left)
    after = left + wide + 7 * scale
    _write(painter, face.word, after, base, _px(WORD, scale), ink, SEMI_BOLD, rect.right() - after)
    bar = QRectF(rect.left(), base + 12 * scale, rect.width(), BAR * scale)
    _draw_bar(painter, bar, face, look, ink)
    below = bar.bottom() + (BELOW + 4) * scale
    _write(painter, face.below, rect.left(), below, _px(BELOW, scale), look.muted, REGULAR, rect.width())
    painter.restore()


def _digits_size(face: Face, room: float, scale: float) -> int:
    word = width(face.word, _px(WORD, scale), SEMI_BOLD) + 7 * scale
    fitting = (px for n in FEWER if width(face.digits, px := _px(n, scale), SEMI_BOLD) + word <= room)
    return next(fitting, _px(FEWER[-1], scale))


def _draw_bar(painter: QPainter, bar: QRectF, face: Face, look: Look, ink: str) -> None:
    round_off = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.line))
    painter.drawRoundedRect(bar, round_off, round_off)
    if face.share:
        gone = QRectF(bar.left(), bar.top(), max(bar.height(), bar.width() * face.share), bar.height())
        painter.setBrush(colour(look.accent if face.state == "running" and not face.soon else ink))
        painter.drawRoundedRect(gone, round_off, round_off)


def draw_clock_sign(
    painter: QPainter, middle: QPointF, radius: float, state: ClockState, look: Look, ink: str = ""
) -> None:
    """A clock, a triangle with an exclamation mark, a disc with a tick, a ring with a question mark."""
    tint = colour(ink or tint_of(state, look))
    line = QPen(QBrush(tint), radius * 0.18, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(tint if state == "stopped" else Qt.BrushStyle.NoBrush)
    if state in ("late", "stopped_late"):
        painter.drawPolygon(_shape(middle, radius, (0, -0.82), (0.9, 0.74), (-0.9, 0.74)))
        painter.drawPolyline(_shape(middle, radius, (0, -0.22), (0, 0.22)))
        painter.drawPoint(_at(middle, radius, 0, 0.5))
        return
    painter.drawEllipse(middle, radius * 0.88, radius * 0.88)
    if state == "running":
        painter.drawPolyline(_shape(middle, radius, (0, -0.5), (0, 0.05), (0.36, 0.24)))
    elif state == "stopped":
        painter.setPen(
            QPen(QBrush(colour(look.surface)), radius * 0.24, line.style(), line.capStyle(), line.joinStyle())
        )
        painter.drawPolyline(_shape(middle, radius, (-0.42, 0.02), (-0.1, 0.34), (0.44, -0.3)))
    else:
        px = max(1, round(radius * 1.25))
        painter.setFont(map_font(px, SEMI_BOLD))
        baseline = middle.y() + metrics(px, SEMI_BOLD).capHeight() / 2
        painter.drawText(QPointF(middle.x() - width("?", px, SEMI_BOLD) / 2, baseline), "?")


def _write(painter: QPainter, text: str, x: float, base: float, px: int, tint: str, weight: int, room: float) -> float:
    """One line, cut where it has no room; how wide it is."""
    shown = elided(text, max(0.0, room), px, weight)
    painter.setFont(map_font(px, weight))
    painter.setPen(colour(tint))
    painter.drawText(QPointF(x, base), shown)
    return width(shown, px, weight)


def _px(size: float, scale: float) -> int:
    return max(1, round(size * scale))


def _at(middle: QPointF, radius: float, x: float, y: float) -> QPointF:
    return QPointF(middle.x() + x * radius, middle.y() + y * radius)


def _shape(middle: QPointF, radius: float, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([_at(middle, radius, x, y) for x, y in points])
