"""The bars of a plan: dates, progress and state of each action, with the handles by which a hand takes hold of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.action import Action
from app.calc.action_figures import day as day_of
from app.calc.action_figures import is_done, is_late
from app.calc.calendar_date import show
from app.calc.planning_layout import Plan, Row
from app.canvas.font import MEDIUM, REGULAR, map_font, metrics, width
from app.canvas.status_sign import draw_tick, draw_warning
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence
from app.look import Look

BAR, DIAMOND, GRIP = 16.0, 7.0, 4.0
"""Height of a bar, half a diamond, half a handle."""
PX, SMALL = 13, 12
NO_OWNER = N_("Without owner")
_DIAMOND = ((-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 1.0))


@dataclass(frozen=True)
class PlanningBars:
    """`marks` says whether owners stand beside the bars: not where they are the groups."""

    plan: Plan
    look: Look
    language: str
    size: float = 1.0
    marks: bool = True

    def px(self, size: float) -> int:
        return max(1, round(size * self.size))

    def write(self, painter: QPainter, x: float, middle: float, text: str, px: int, ink: str, weight: int) -> None:
        """One line, its capital letters around the height `middle`."""
        painter.setFont(map_font(px, weight))
        painter.setPen(colour(ink))
        painter.drawText(QPointF(x, middle + metrics(px, weight).capHeight() / 2), text)

    def seen(self, area: QRectF) -> Sequence[Row]:
        return self.plan.rows_between(area.top(), area.bottom())

    def draw_bars(self, painter: QPainter, area: QRectF, chosen: Collection[str] = ()) -> None:
        """Each bar that the area touches, with its owner beside it; handles at those that are chosen."""
        for row in self.seen(area):
            if row.id and row.id in self.plan.spans:
                if way := self.away(row.id, area.left(), area.right()):
                    self._point(painter, row, area.left() if way < 0 else area.right(), way)
                else:
                    self._draw(painter, row, self.plan.actions[row.id], row.id in chosen)

    def box(self, id: str) -> QRectF:
        """A bar or a diamond."""
        row, (left, right) = self.plan.row_of[id], self.plan.extent(id)
        if self.is_diamond(id):
            middle, r = (left + right) / 2, DIAMOND * self.size
            return QRectF(middle - r, row.middle - r, 2 * r, 2 * r)
        high = BAR * self.size
        return QRectF(left, row.middle - high / 2, right - left, high)

    def away(self, id: str, left: float, right: float) -> int:
        """Whether nothing of a bar lies between these places: -1 where it is before them, 1 where it is after."""
        box = self.box(id)
        return -1 if box.right() <= left else int(box.left() >= right)

    def _point(self, painter: QPainter, row: Row, x: float, way: int) -> None:
        """At the edge, where a bar is that is not in sight: the way there and its due date."""
        look, size, px = self.look, self.size, self.px(SMALL)
        text = show(self.plan.spans[row.id].due.isoformat(), language=self.language)
        late = is_late(self.plan.actions[row.id], self.plan.today)
        ink = look.danger if late else look.muted
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ink))
        tip = QPointF(x - way * 6 * size, row.middle)
        painter.drawPolygon(_shape(tip, 4.5 * size, ((way, 0), (-way, -1), (-way, 1))))
        left = x + 16 * size if way < 0 else x - 16 * size - width(text, px)
        self.write(painter, left, row.middle, text, px, ink, REGULAR)

    def is_diamond(self, id: str) -> bool:
        return self.plan.spans[id].start is None

    def _draw(self, painter: QPainter, row: Row, action: Action, chosen: bool) -> None:
        look, box = self.look, self.box(row.id)
        done, late = is_done(action), is_late(action, self.plan.today)
        ink = look.thin if done else look.danger if late else look.accent
        fill = look.surface2 if done else look.danger_soft if late else look.accent_soft
        line = QPen(QBrush(colour(ink)), (2.4 if chosen else 1.3) * self.size)
        if action.phase in ("idea", "dropped"):
            line.setStyle(Qt.PenStyle.DashLine)
        self._slip(painter, row, action, box)
        painter.setPen(line)
        painter.setBrush(colour(fill))
        if self.is_diamond(row.id):
            middle, r = box.center(), box.width() / 2
            painter.drawPolygon(_shape(middle, r, _DIAMOND))
            if done:
                draw_tick(painter, middle, r * 0.8, colour(look.ok))
        else:
            self._bar(painter, row.id, box, line, ink, done=done)
        if chosen:
            self._handles(painter, row.id, box)
        self._beside(painter, action, box, row.middle, late=late)

    def _bar(self, painter: QPainter, id: str, box: QRectF, line: QPen, ink: str, *, done: bool) -> None:
        radius = min(3.5 * self.size, box.width() / 2)
        if done:
            hatch(painter, box, radius, self.look)
        else:
            painter.drawRoundedRect(box, radius, radius)
            gone = self.plan.progress_x(id) - box.left()
            if gone > 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(ink))
                painter.drawRoundedRect(
                    QRectF(box.left(), box.top(), gone, box.height()), min(radius, gone / 2), radius
                )
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
        if done and box.width() > 3 * box.height():
            spot = QRectF(box.left() + 3 * self.size, box.top() + 2, box.height() - 4, box.height() - 4)
            painter.fillRect(spot, colour(self.look.surface))
            draw_tick(painter, spot.center(), spot.height() * 0.42, colour(self.look.ok))

    def _slip(self, painter: QPainter, row: Row, action: Action, box: QRectF) -> None:
        """From the first due date, a hollow diamond, to the present one."""
        first = day_of(action.first_due)
        span = self.plan.spans[row.id]
        if first is None or first >= span.due:
            return
        x, y, r = self.plan.axis.middle_of(first), box.bottom() + 2.5 * self.size, 3.2 * self.size
        painter.setPen(QPen(QBrush(colour(self.look.warn)), 1.2 * self.size, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(x + r, y, box.right(), y))
        draw_first_due(painter, QPointF(x, y), r / 0.7, self.look)

    def grips(self, id: str) -> dict[str, QPointF]:
        """Where the ends of a chosen bar and the edge of its progress are taken hold of, by what they change."""
        box, r = self.box(id), GRIP * self.size
        if self.is_diamond(id):
            return {"start": QPointF(box.left() - 2 * r, box.center().y())}
        found = {"start": QPointF(box.left(), box.center().y()), "due": QPointF(box.right(), box.center().y())}
        if not is_done(self.plan.actions[id]):
            found["progress"] = QPointF(self.plan.progress_x(id), box.bottom() + r)
        return found

    def _handles(self, painter: QPainter, id: str, box: QRectF) -> None:
        look, r = self.look, GRIP * self.size
        painter.setPen(QPen(QBrush(colour(look.accent)), 1.4 * self.size))
        painter.setBrush(colour(look.surface))
        for what, at in self.grips(id).items():
            if what == "progress":
                shape = ((0, -1.4), (1.3, 0.9), (-1.3, 0.9))
                painter.drawPolygon(_shape(at, r, shape))
            else:
                painter.drawRoundedRect(QRectF(at.x() - r * 0.7, at.y() - 1.6 * r, 1.4 * r, 3.2 * r), 2, 2)

    def _beside(self, painter: QPainter, action: Action, box: QRectF, middle: float, *, late: bool) -> None:
        x, px = box.right() + 9 * self.size, self.px(SMALL)
        if late:
            draw_late(painter, QPointF(x + 5 * self.size, middle), 6.0 * self.size, self.look)
            x += 15 * self.size
        words = []
        if self.marks and action.owner:
            words.append(action.owner)
        if action.progress and not is_done(action):
            words.append(f"{round(action.progress * 100)}\u202f%")
        text, ink = "  ".join(words), self.look.text
        if not text and self.marks and not action.owner and not is_done(action):
            text, ink = Sentence(NO_OWNER).within(self.language), self.look.warn
        if text:
            self._clear_line(painter, x, x + width(text, px, MEDIUM), middle)
            self.write(painter, x, middle, text, px, ink, MEDIUM)

    def _clear_line(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        """Words stand on the line of today, not under it."""
        today, r = self.plan.axis.middle_of(self.plan.today), 2.0 * self.size
        if left - r < today < right + r:
            painter.fillRect(QRectF(today - r, middle - 8 * self.size, 2 * r, 16 * self.size), colour(self.look.canvas))


def draw_late(painter: QPainter, middle: QPointF, r: float, look: Look) -> None:
    """A full triangle with an exclamation mark, as on the board."""
    draw_warning(painter, middle, r, look.danger, look, full=True)


def draw_first_due(painter: QPainter, middle: QPointF, r: float, look: Look) -> None:
    """A small hollow diamond."""
    painter.setPen(QPen(QBrush(colour(look.warn)), 0.24 * r))
    painter.setBrush(colour(look.canvas))
    painter.drawPolygon(_shape(middle, 0.7 * r, _DIAMOND))


def draw_done(painter: QPainter, middle: QPointF, r: float, look: Look) -> None:
    """A hatched bar."""
    box = QRectF(middle.x() - 1.1 * r, middle.y() - 0.8 * r, 2.2 * r, 1.6 * r)
    hatch(painter, box, 0.3 * r, look)
    painter.setPen(QPen(QBrush(colour(look.thin)), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 0.3 * r, 0.3 * r)


def hatch(painter: QPainter, box: QRectF, radius: float, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.surface2))
    painter.drawRoundedRect(box, radius, radius)
    painter.setBrush(QBrush(colour(look.thin), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, radius, radius)


def _shape(middle: QPointF, r: float, points: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(middle.x() + x * r, middle.y() + y * r) for x, y in points])
