"""The planning of actions drawn: the axis of time, a bar for each action, its name at the left; screen and paper.

Lengths are for the size 1; a larger size has larger letters, rows and signs. A plan is painted in its own coordinates:
x from the morning of its first day, y from the top of its first row.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.action import Action
from app.calc.action_figures import is_done, is_late
from app.calc.calendar_date import LOCALES
from app.calc.planning_layout import Cell, Group, Plan, Row, TimeAxis, lay_plan, span_of, time_axis
from app.canvas.font import REGULAR, SEMI_BOLD, elided, width
from app.canvas.planning_bars import NO_OWNER, PX, SMALL, PlanningBars, draw_late
from app.canvas.symbol_drawing import colour, mixed
from app.canvas.wheel_drawing import draw_wheel
from app.language import N_, current, sentence
from app.look import Look

ROW, HEADING, HEAD = 30.0, 28.0, 46.0
"""Heights: of an action, of the heading of a group, of the two lines of the axis."""
NAMES = 290.0
"""Width of the names on a screen."""
WHEEL = 18.0
PAD = 8.0
_BEFORE, _AFTER = 3, 14
"""Days that a sheet shows before the first date and after the last one."""

UNPLANNED, NO_AXIS = N_("Not planned yet"), N_("Without axis")
WEEK = N_("W{n}")


@lru_cache(maxsize=4000)
def unit_names(cell: Cell, language: str) -> tuple[str, ...]:
    """What a unit of the axis is called, the longest name first."""
    from babel.dates import format_date  # not before a plan is drawn: it would be felt at each start

    locale, day = LOCALES.get(language, language), cell.last
    if cell.unit == "day":
        return (str(day.day),)
    if cell.unit == "week":
        return (sentence(WEEK, n=day.isocalendar().week).within(language), str(day.isocalendar().week))
    forms = ("LLLL y", "LLL y", "LLL", "LLLLL") if cell.unit == "month" else ("y",)
    return tuple(str(format_date(day, form, locale=locale)) for form in forms)


class PlanningDrawing(PlanningBars):
    """Axis, ground and names around the bars."""

    # The axis

    def draw_axis(self, painter: QPainter, area: QRectF) -> None:
        """Both lines of the axis from y 0 to `HEAD`, as far as they lie between left and right of the area."""
        look, axis, size = self.look, self.plan.axis, self.size
        half = HEAD * size / 2
        painter.fillRect(QRectF(area.left(), 0, area.width(), 2 * half), colour(look.surface2))
        upper, lower = axis.bands(size)
        self._cells(painter, area, upper, 0.0, half if lower else 2 * half, SEMI_BOLD, look.text)
        self._cells(painter, area, lower, half, half, REGULAR, look.muted)
        self._today_head(painter, 2 * half)
        painter.setPen(QPen(colour(look.line), 1))
        painter.drawLine(QLineF(area.left(), 2 * half - 0.5, area.right(), 2 * half - 0.5))

    def _cells(
        self, painter: QPainter, area: QRectF, cells: Sequence[Cell], top: float, high: float, weight: int, ink: str
    ) -> None:
        axis, px = self.plan.axis, self.px(SMALL)
        for cell in cells:
            left, right = axis.x_of(cell.first), axis.x_of(cell.last) + axis.day
            if right < area.left() or left > area.right():
                continue
            painter.setPen(QPen(colour(self.look.line), 1))
            painter.drawLine(QLineF(round(left) + 0.5, top, round(left) + 0.5, top + high))
            seen_left, seen_right = max(left, area.left()), min(right, area.right())
            room, wide = seen_right - seen_left - 8 * self.size, seen_right - seen_left
            most = min(room, axis.day * 7 - 4 * self.size) if cell.unit == "week" else room
            name = next((n for n in unit_names(cell, self.language) if width(n, px, weight) <= most), "")
            if not name:
                continue
            at_left = cell.unit in ("month", "year") and high >= 0.4 * HEAD * self.size and wide > 60 * self.size
            x = seen_left + (6 * self.size if at_left else (wide - width(name, px, weight)) / 2)
            own = SEMI_BOLD if cell.unit == "day" and cell.first == self.plan.today else weight
            self.write(painter, x, top + high / 2, name, px, ink, own)

    def _today_head(self, painter: QPainter, bottom: float) -> None:
        """A triangle that stands on the line of today."""
        x, r = self.plan.axis.middle_of(self.plan.today), 5.0 * self.size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.look.accent))
        painter.drawPolygon(QPolygonF([QPointF(x - r, bottom - 1.4 * r), QPointF(x + r, bottom - 1.4 * r),
                                       QPointF(x, bottom)]))  # fmt: skip

    # The ground

    def draw_ground(self, painter: QPainter, area: QRectF, chosen: Collection[str] = ()) -> None:
        """Weekends, the lines of the units and of the rows, and today, over the whole height of the area."""
        look, axis = self.look, self.plan.axis
        painter.fillRect(area, colour(look.canvas))
        if axis.day >= 5 * self.size:
            shade = colour(look.surface2 if look.dark else mixed(look.canvas, look.muted, 0.09))
            for left, right in axis.weekends():
                if right >= area.left() and left <= area.right():
                    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), shade)
        upper, lower = axis.bands(self.size)
        for cells, ink in ((lower, look.grid), (upper, look.line)):
            painter.setPen(QPen(colour(ink), 1))
            edges = [round(axis.x_of(cell.first)) + 0.5 for cell in cells if cell.unit != "day"]
            painter.drawLines(
                [QLineF(x, area.top(), x, area.bottom()) for x in edges if area.left() <= x <= area.right()]
            )
        for row in self.seen(area):
            if row.id in chosen:
                painter.setOpacity(0.6)
                painter.fillRect(QRectF(area.left(), row.top, area.width(), row.height), colour(look.accent_soft))
                painter.setOpacity(1.0)
            if row.id:
                painter.setPen(QPen(colour(look.grid), 1))
                y = round(row.bottom) - 0.5
                painter.drawLine(QLineF(area.left(), y, area.right(), y))
            else:
                painter.fillRect(QRectF(area.left(), row.top, area.width(), row.height), colour(look.header))
        x = self.plan.axis.middle_of(self.plan.today)
        painter.setPen(QPen(QBrush(colour(self.look.accent)), 1.6 * self.size))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))

    # Names

    def draw_names(self, painter: QPainter, area: QRectF, wide: float, chosen: Collection[str] = ()) -> None:
        """The rows at the left from x 0 to `wide`: number, label and wheel; the headings of the groups."""
        look = self.look
        painter.fillRect(QRectF(0, area.top(), wide, area.height()), colour(look.surface))
        for row in self.seen(area):
            if not row.id:
                painter.fillRect(QRectF(0, row.top, wide, row.height), colour(look.header))
                text = elided(row.title, wide - 2 * PAD * self.size, self.px(PX), SEMI_BOLD)
                self.write(painter, PAD * self.size, row.middle, text, self.px(PX), look.text, SEMI_BOLD)
                continue
            if row.id in chosen:
                painter.fillRect(QRectF(0, row.top, wide, row.height), colour(look.accent_soft))
            self._name(painter, row, self.plan.actions[row.id], wide)
            painter.setPen(QPen(colour(look.grid), 1))
            y = round(row.bottom) - 0.5
            painter.drawLine(QLineF(0, y, wide, y))
        painter.setPen(QPen(colour(look.line), 1))
        painter.drawLine(QLineF(wide - 0.5, area.top(), wide - 0.5, area.bottom()))

    def _name(self, painter: QPainter, row: Row, action: Action, wide: float) -> None:
        size, px, small = self.size, self.px(PX), self.px(SMALL)
        number = str(action.number) if action.number else ""
        column = width("000", small) + PAD * size
        self.write(painter, PAD * size, row.middle, number, small, self.look.muted, REGULAR)
        right = wide - PAD * size - WHEEL * size
        draw_wheel(
            painter, QRectF(right, row.middle - WHEEL * size / 2, WHEEL * size, WHEEL * size), action.phase, self.look
        )
        left = PAD * size + column
        if is_late(action, self.plan.today):
            draw_late(painter, QPointF(left + 6 * size, row.middle), 6.5 * size, self.look)
            left += 18 * size
        ink = self.look.muted if is_done(action) else self.look.text
        text = elided(action.label or "…", right - left - 6 * size, px)
        self.write(painter, left, row.middle, text, px, ink, REGULAR)


def paper_plan(
    actions: Sequence[Action], today: date, wide: float, *, size: float, group: Group | None, language: str
) -> Plan:
    """All actions laid out for a sheet whose axis of time is `wide`: it holds every date, whatever the unit."""
    spans = [span for action in actions if (span := span_of(action)) is not None]
    narrow = time_axis(spans, today, 1.0, before=_BEFORE, after=_AFTER)
    axis = TimeAxis(narrow.first, narrow.last, wide / narrow.days)
    return lay_plan(
        actions, today, axis, row=ROW * size, heading=HEADING * size, group=group,
        otherwise=sentence(NO_OWNER).within(language), unplanned=sentence(UNPLANNED).within(language),
    )  # fmt: skip


def pages_of(plan: Plan, room: float) -> list[tuple[float, float]]:
    """Top and bottom of the rows of each page that has this room below its axis; a heading stays with its first row."""
    pages, top = [], 0.0
    for n, row in enumerate(plan.rows):
        following = plan.rows[n + 1].bottom if not row.id and n + 1 < len(plan.rows) else row.bottom
        if following - top > room and row.top > top:
            pages.append((top, row.top))
            top = row.top
    return [*pages, (top, plan.height)]


def draw_planning(
    painter: QPainter, rect: QRectF, plan: Plan, look: Look, part: tuple[float, float], *, names: float, size: float,
    language: str | None = None, marks: bool = True,
) -> None:  # fmt: skip
    """A part of a plan on paper: names at the left, `names` wide, the axis above, the bars; `part` is of `pages_of`."""
    drawing = PlanningDrawing(plan, look, language or current(), size, marks)
    top, bottom = part
    head, high = HEAD * size, bottom - top
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width(), head + high))
    painter.translate(rect.left(), rect.top() + head - top)
    drawing.draw_names(painter, QRectF(0, top, names, high), names)
    painter.translate(names, 0)
    area = QRectF(0, top, rect.width() - names, high)
    drawing.draw_ground(painter, area)
    drawing.draw_bars(painter, area)
    painter.translate(0, top - head)
    drawing.draw_axis(painter, QRectF(0, 0, area.width(), head))
    painter.restore()
