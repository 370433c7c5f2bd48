"""Charts of many indicators beside each other: each a small one under its name, its last value and how it stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.calc import quantity
from app.calc.indicator_list import Listed
from app.calc.indicator_status import STATES
from app.canvas.chart_drawing import draw_chart
from app.canvas.chart_plan import ChartPlan
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, metrics, width
from app.canvas.status_sign import draw_letter_sign, draw_ticked, draw_warning
from app.canvas.symbol_drawing import colour
from app.canvas.trend_plan import trend_plan
from app.language import _
from app.look import Look

NAME, VALUE, WORD = 14, 19, 13
"""Sizes of the texts at a scale of one, in pixels."""
WIDTH, HEIGHT = 284, 196
"""Of a tile, at least."""
INKS = {"good": "ok", "warning": "warn", "alarm": "danger", "unknown": "muted"}
_PADDING, _CHART = 12, 0.85
_LETTER, _SIGN = 9, 8


def small_plan(row: Listed) -> ChartPlan:
    """The trend without what the tile says above it; its lines bear their values, whose colours say what they are."""
    plan = trend_plan(row.indicator)
    panels = tuple(
        replace(panel, y=replace(panel.y, unit=""), lines=tuple(replace(line, label="") for line in panel.lines))
        for panel in plan.panels
    )
    return replace(plan, title="", notes=(), flags=(), panels=panels)


def draw_small(painter: QPainter, rect: QRectF, row: Listed, look: Look, *, scale: float = 1.0) -> None:
    """A tile without its ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = rect.adjusted(*(side * _PADDING * scale for side in (1, 0.8, -1, -0.6)))
    top = _value(painter, inside, _name(painter, inside, row, look, scale), row, look, scale)
    chart = QRectF(inside.left(), top, inside.width(), inside.bottom() - top)
    if row.spark:
        draw_chart(painter, chart, small_plan(row), look, scale=scale * _CHART)
    else:
        _write(painter, chart.left(), chart.center().y(), chart.width(), str(row.status.said), WORD, look.muted, scale)
    painter.restore()


def _name(painter: QPainter, inside: QRectF, row: Listed, look: Look, scale: float) -> float:
    """The letter in its disc and the name; where the next line begins."""
    left, high = inside.left(), metrics(_px(NAME, scale)).height() * 1.2
    middle = inside.top() + high / 2
    if row.indicator.letter:
        radius = _LETTER * scale
        draw_letter_sign(painter, QPointF(left + radius, middle), radius, row.indicator.letter, look, False)
        left += 2 * radius + 7 * scale
    name = " ".join(row.indicator.name.split()) or _("Indicator without a name")
    _write(painter, left, middle, inside.right() - left, name, NAME, look.text, scale, SEMI_BOLD)
    return inside.top() + high


def _value(painter: QPainter, inside: QRectF, top: float, row: Listed, look: Look, scale: float) -> float:
    """The last value with its unit, at the right how it stands; where the chart begins."""
    high = metrics(_px(VALUE, scale)).height() * 1.15
    middle, status = top + high / 2, row.status
    word, ink = _(STATES[status.state]), getattr(look, INKS[status.state])
    wide = width(word, _px(WORD, scale), MEDIUM)
    right = inside.right() - wide
    _write(painter, right, middle, wide + 2, word, WORD, ink, scale, MEDIUM)
    sign = QPointF(right - (_SIGN + 5) * scale, middle)
    _sign(painter, sign, _SIGN * scale, status.state, look)
    value = quantity.show(status.value, "count")
    _write(painter, inside.left(), middle, sign.x() - inside.left(), value, VALUE, look.text, scale, SEMI_BOLD)
    after = inside.left() + width(value, _px(VALUE, scale), SEMI_BOLD) + 4 * scale
    room = sign.x() - _SIGN * scale - after - 4 * scale
    if status.value is not None and room > 0:
        _write(painter, after, middle + 2 * scale, room, row.indicator.unit.strip(), WORD, look.muted, scale)
    return top + high + 2 * scale


def _sign(painter: QPainter, middle: QPointF, radius: float, state: str, look: Look) -> None:
    """A tick, an empty or a full triangle, a broken ring: told apart without their colours."""
    if state == "good":
        draw_ticked(painter, middle, radius, look)
    elif state in ("warning", "alarm"):
        draw_warning(painter, middle, radius, getattr(look, INKS[state]), look, full=state == "alarm")
    else:
        painter.setPen(QPen(colour(look.muted), max(1.0, radius * 0.2), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius * 0.85, radius * 0.85)


def _write(
    painter: QPainter,
    left: float,
    middle: float,
    room: float,
    text: str,
    size: int,
    ink: str,
    scale: float,
    weight: int = REGULAR,
) -> None:
    px = _px(size, scale)
    painter.setFont(map_font(px, weight))
    painter.setPen(colour(ink))
    base = middle + metrics(px, weight).capHeight() / 2
    painter.drawText(QPointF(left, base), elided(text, max(room, 1.0), px, weight))


def _px(size: int, scale: float) -> int:
    return max(1, round(size * scale))
