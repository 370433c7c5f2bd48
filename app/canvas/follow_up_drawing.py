"""The follow-up of a problem day by day: how often it was found again, found no more, or not looked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.problem import FollowUp
from app.calc.quantity import show
from app.canvas.font import REGULAR, SEMI_BOLD, elided, map_font, metrics, width
from app.canvas.status_sign import draw_tick
from app.canvas.symbol_drawing import colour
from app.look import Look

WIDE, HIGH = 38.0, 62.0
"""One day, where a text has the size that is written here."""
DAY, MARK = 12, 16
SUNDAY = 6


def places(rect: QRectF, days: int) -> list[QRectF]:
    """Where each day stands, the first at the left, none wider than its height asks for."""
    wide = min(rect.width() / max(1, days), rect.height() * WIDE / HIGH)
    return [QRectF(rect.left() + n * wide, rect.top(), wide, rect.height()) for n in range(days)]


def draw_days(
    painter: QPainter, rect: QRectF, days: Sequence[FollowUp], look: Look, *, today: str = "", chosen: str = ""
) -> None:
    """Each day with its number above and its mark below; `today` and `chosen` are days that stand out (2026-03-12)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    scale = rect.height() / HIGH
    for day, place in zip(days, places(rect, len(days)), strict=True):
        _draw_day(painter, place, day, look, scale, is_today=day.followed_on == today, chosen=day.followed_on == chosen)
    painter.restore()


def _draw_day(
    painter: QPainter, place: QRectF, day: FollowUp, look: Look, scale: float, *, is_today: bool, chosen: bool
) -> None:
    px = max(1, round(DAY * scale))
    weight = SEMI_BOLD if is_today else REGULAR
    said = day_of(day.followed_on)
    painter.setFont(map_font(px, weight))
    painter.setPen(colour(look.text if is_today else look.muted))
    painter.drawText(QPointF(place.center().x() - width(said, px, weight) / 2, place.top() + px), said)
    inset = 2 * scale
    box = place.adjusted(inset, 18 * scale, -inset, -inset)
    pen = QPen(colour(look.accent if chosen else look.line), (2.4 if chosen else 1.2) * scale)
    if day.found is None and not chosen:
        pen.setDashPattern([2.5, 2.5])
    painter.setPen(pen)
    painter.setBrush(colour(look.danger_soft if day.found else look.surface2 if _is_sunday(day) else look.surface))
    painter.drawRoundedRect(box, 4 * scale, 4 * scale)
    if day.found:
        _found(painter, box, day.found, look, scale)
    elif day.found is not None:
        draw_tick(painter, box.center(), 9 * scale, colour(look.ok))
    if day.text.strip():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.accent))
        painter.drawEllipse(QPointF(box.right() - 5 * scale, box.bottom() - 5 * scale), 2.4 * scale, 2.4 * scale)


def _found(painter: QPainter, box: QRectF, found: float, look: Look, scale: float) -> None:
    """A cross, and how often."""
    middle, reach = QPointF(box.center().x(), box.top() + box.height() * 0.3), 5 * scale
    painter.setPen(_round_pen(look.danger, 2.4 * scale))
    painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
    painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    px = max(1, round(MARK * scale))
    shown = elided(show(found, "count"), box.width() - 2 * scale, px, SEMI_BOLD)
    painter.setFont(map_font(px, SEMI_BOLD))
    painter.setPen(colour(look.danger))
    base = box.bottom() - (box.height() * 0.4 - metrics(px, SEMI_BOLD).capHeight()) / 2
    painter.drawText(QPointF(box.center().x() - width(shown, px, SEMI_BOLD) / 2, base), shown)


def _round_pen(tint: str, wide: float) -> QPen:
    return QPen(QBrush(colour(tint)), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def day_of(said: str) -> str:
    """12/3, the same in both languages."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return said
    return f"{day.day}/{day.month}"


def _is_sunday(day: FollowUp) -> bool:
    try:
        return date.fromisoformat(day.followed_on).weekday() == SUNDAY
    except ValueError:
        return False
