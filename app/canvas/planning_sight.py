"""The sight of a plan: names at the left and the axis of time above stay, days and rows are scrolled, days grow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent, QTransform
from PySide6.QtWidgets import QWidget

from app.calc.action import Action
from app.calc.planning_layout import (
    DAY_WIDTH,
    LEAST_DAY,
    MOST_DAY,
    Grouping,
    Plan,
    Span,
    Zoom,
    group_by,
    lay_plan,
    span_of,
    time_axis,
    zoom_for,
)
from app.canvas import planning_drawing as drawn
from app.canvas.font import REGULAR
from app.canvas.handed_sight import HandedSight
from app.canvas.planning_bars import NO_OWNER, SMALL
from app.canvas.planning_drawing import PlanningDrawing
from app.canvas.symbol_drawing import colour
from app.canvas.zoom import Zoom as SightZoom
from app.language import _, current, ngettext
from app.look import Look

_GOOD_NAMES, _MOST_NAMES = 0.25, 0.38
"""Of the width of the view: as wide as names may grow with it, and as much as they take at most."""
_TODAY_AT = 0.25
"""Of the width of the axis: where today stands, for who goes there."""
_LEAST_AT_FIRST = 1.2
"""Width of a day, pixels: a plan of several years is not seen whole at first."""
_FEW_ROWS = 6
"""That are painted each by itself; of more, everything is."""
_EDGE = 24.0
"""What is left free before the first bar at first, pixels."""


class TimeZoom(SightZoom):
    """Makes the days wider and narrower; letters and rows keep their size."""

    view: PlanningSight

    def turn(self, factor: float, at: QPointF) -> None:
        self.view.set_day(self.view.day * factor, at.x())


class PlanningSight(HandedSight):
    """`moving` and `filling` are dates and progress that a hand has changed, and nothing has stored yet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.shown: Sequence[Action] = ()
        self.axes: dict[str, str] = {}
        self.today = date.today()
        self.grouping: Grouping = "none"
        self.day = DAY_WIDTH["weeks"]
        self.moving: dict[str, Span] = {}
        self.filling: dict[str, float] = {}
        self._laid = self._lay()
        self.plan = self._laid
        self.zoom = TimeZoom(self)
        self.fits_when_shown = False
        self._is_begun = False
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    # For those with hands

    def chosen(self) -> Sequence[str]:
        """What is selected."""
        return ()

    def paint_over(self, painter: QPainter) -> None:
        """What shows over the bars, in the coordinates of the plan."""

    def moved(self) -> None:
        """The plan lies elsewhere in the viewport."""

    # Layout

    def names_width(self) -> int:
        wide = max(self.viewport().width(), 1)
        return round(min(max(drawn.NAMES * self.size_factor, _GOOD_NAMES * wide), _MOST_NAMES * wide))

    def head_height(self) -> int:
        return round(drawn.HEAD * self.size_factor)

    def room(self) -> float:
        """How wide the axis is seen."""
        return max(1.0, self.viewport().width() - self.names_width())

    def tell(self, actions: Sequence[Action], today: date, axes: Mapping[str, str]) -> None:
        """Show these; the axis goes where they are looked at first, and stays there later."""
        self.shown, self.today, self.axes = actions, today, dict(axes)
        self.relay()
        self._begin_look()

    def _begin_look(self) -> None:
        """When something is seen for the first time: as near as all of it has room, from its first bar on."""
        if self._is_begun or not self.shown or not self.isVisible():
            return
        self._is_begun = True
        spans = [span for action in self.shown if (span := span_of(action)) is not None]
        first = min([self.today, *(span.first for span in spans)])
        last = max([self.today, *(span.last for span in spans)])
        edge = _EDGE * self.size_factor
        by_room = (self.room() - 2 * edge) / ((last - first).days + 1)
        zoom = zoom_for(spans, self.today, self.room() / self.size_factor)
        least = _LEAST_AT_FIRST * self.size_factor
        self.set_day(max(least, min(DAY_WIDTH[zoom] * self.size_factor, by_room)))
        if by_room >= least:
            left = self.plan.axis.x_of(first) - edge
            self.scroll_by(round(left - self.to_scene(QPointF(self.names_width(), 0)).x()), 0)
        else:
            self.show_today()

    def set_grouping(self, grouping: Grouping) -> None:
        if grouping != self.grouping:
            self.grouping = grouping
            self.relay()

    def begin_at(self, day: float) -> None:
        """Be where one was before: with days of this width, around today."""
        self._is_begun = True
        self.set_day(day)
        self.show_today()

    def set_zoom(self, zoom: Zoom) -> None:
        self.set_day(DAY_WIDTH[zoom] * self.size_factor)

    def set_day(self, day: float, at: float | None = None) -> None:
        """Days of this width, the one at this place of the viewport (else in its middle) staying where it is."""
        at = self.names_width() + self.room() / 2 if at is None else max(at, self.names_width())
        day = max(LEAST_DAY * self.size_factor, min(day, MOST_DAY * self.size_factor))
        self.relay(day, at)
        self.zoom_changed.emit(self.day / self.size_factor)

    def relay(self, day: float | None = None, at: float | None = None) -> None:
        """Lay out anew; the time at this place of the viewport stays there, that at the left edge without one."""
        at = self.names_width() if at is None else at
        axis = self.plan.axis
        ordinal = axis.first.toordinal() + self.to_scene(QPointF(at, 0)).x() / axis.day
        self.day = self.day if day is None else day
        self._laid = self._lay()
        self._preview()
        self.bound_scene()
        x = (ordinal - self.plan.axis.first.toordinal()) * self.day
        self.scroll_by(round(x - self.to_scene(QPointF(at, 0)).x()), 0)
        self.moved()
        self.viewport().update()

    def _lay(self) -> Plan:
        spans = [span for action in self.shown if (span := span_of(action)) is not None]
        size = self.size_factor
        otherwise = NO_OWNER if self.grouping == "owner" else drawn.NO_AXIS
        return lay_plan(
            self.shown,
            self.today,
            time_axis(spans, self.today, self.day, self.room()),
            row=drawn.ROW * size,
            heading=drawn.HEADING * size,
            group=group_by(self.grouping, self.axes),
            otherwise=_(otherwise),
            unplanned=_(drawn.UNPLANNED),
        )

    def preview(self, spans: Mapping[str, Span], progress: Mapping[str, float] | None = None) -> None:
        """Show dates and progress that are not stored; none of either goes back to what is."""
        before = {*self.moving, *self.filling}
        self.moving, self.filling = dict(spans), dict(progress or {})
        self._preview()
        self.moved()
        self._update_rows(before | {*self.moving, *self.filling})

    def _preview(self) -> None:
        laid, filled = self._laid, {}
        for id, share in self.filling.items():
            if id in laid.actions:
                filled[id] = replace(laid.actions[id], progress=share)
        there = {id: span for id, span in self.moving.items() if id in laid.actions}
        self.plan = laid
        if there or filled:
            self.plan = replace(laid, spans={**laid.spans, **there}, actions={**laid.actions, **filled})

    def _update_rows(self, ids: Collection[str]) -> None:
        """Paint these rows again, with what floats at them; a few alone, else all."""
        rows = [self.plan.row_of[id] for id in ids if id in self.plan.row_of]
        if len(rows) > _FEW_ROWS:
            self.viewport().update()
            return
        wide, down = self.viewport().width(), self.viewportTransform().dy()
        for row in rows:
            around = drawn.ROW * self.size_factor * 1.5
            self.viewport().update(0, round(row.top + down - around), wide, round(row.height + 2 * around))

    def drawing(self) -> PlanningDrawing:
        return PlanningDrawing(self.plan, self.look, current(), self.size_factor, self.grouping != "owner")

    def bound_scene(self) -> None:
        """What can be scrolled to: all days and rows, beside the names and below the axis."""
        names, head = self.names_width(), self.head_height()
        self.setSceneRect(-names, -head, names + self.plan.axis.width, head + self.plan.height + self.size_factor * 8)

    def bounds(self) -> QRectF:
        return self.sceneRect()

    @property
    def floats(self) -> bool:
        return True

    # Place

    def show_today(self) -> None:
        at = self.names_width() + self.room() * _TODAY_AT
        self.scroll_by(round(self.plan.axis.middle_of(self.today) - self.to_scene(QPointF(at, 0)).x()), 0)

    def bring(self, id: str) -> None:
        """Scroll as little as shows a row and, where it is planned, the beginning of its bar."""
        row = self.plan.row_of.get(id)
        if row is None:
            return
        head, names = self.head_height(), self.names_width()
        seen = QRectF(
            self.to_scene(QPointF(names, head)), self.to_scene(self.viewport().rect().bottomRight().toPointF())
        )
        dy = min(0.0, row.top - seen.top()) or max(0.0, row.bottom - seen.bottom())
        dx = 0.0
        if id in self.plan.spans:
            box, edge = self.drawing().box(id), 40 * self.size_factor
            wide = min(box.width() + 2 * edge, seen.width())
            left = box.left() - edge
            dx = min(0.0, left - seen.left()) or max(0.0, left + wide - seen.right())
        if dx or dy:
            self.scroll_by(round(dx), round(dy))

    def scroll_by(self, dx: int, dy: int) -> None:
        super().scroll_by(dx, dy)
        self.moved()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relay()
        self._begin_look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin_look()

    # Painting

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        part = self.viewportTransform().mapRect(area)
        view, names, head = QRectF(self.viewport().rect()), self.names_width(), self.head_height()
        origin = self.viewportTransform().map(QPointF(0, 0))
        drawing, chosen = self.drawing(), self.chosen()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

        def into(rect: QRectF, x: float, y: float) -> QRectF:
            painter.setWorldTransform(QTransform())
            painter.setClipRect(rect & part)
            painter.translate(x, y)
            return (rect & part).translated(-x, -y)

        time = into(view.adjusted(names, head, 0, 0), origin.x(), origin.y())
        if not time.isEmpty():
            drawing.draw_ground(painter, time, chosen)
            drawing.draw_bars(painter, time, chosen)
            self.paint_over(painter)
        left = into(QRectF(0, head, names, view.height() - head), 0, origin.y())
        if not left.isEmpty():
            drawing.draw_names(painter, left, names, chosen)
        above = into(QRectF(names, 0, view.width() - names, head), origin.x(), 0)
        if not above.isEmpty():
            drawing.draw_axis(painter, above)
        corner = into(QRectF(0, 0, names, head), 0, 0)
        if not corner.isEmpty():
            painter.fillRect(QRectF(0, 0, names, head), colour(self.look.surface2))
            said = ngettext("{n} action", "{n} actions", len(self.shown))
            middle, px = 0.75 * head, drawing.px(SMALL)
            drawing.write(painter, drawn.PAD * self.size_factor, middle, said, px, self.look.muted, REGULAR)
            painter.setPen(colour(self.look.line))
            painter.drawLine(QPointF(0, head - 0.5), QPointF(names, head - 0.5))
            painter.drawLine(QPointF(names - 0.5, 0), QPointF(names - 0.5, head))
