"""Pull a bar of the plan to other days, one of its ends, the edge of its progress; or plan what was not planned yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.calendar_date import show
from app.calc.planning_layout import Span, planned_for
from app.canvas.font import MEDIUM, map_font, metrics, width
from app.canvas.gesture import is_pulled
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.planning_view import PlanningView

_PX, _HIGH = 12, 22.0


class PullDates:
    """`what` is "move", "start", "due", "progress" or "plan"; the first id is the one in the hand."""

    scrolls = True

    def __init__(self, view: PlanningView, at: QPointF, what: str, ids: Sequence[str]) -> None:
        self._view, self._what, self._ids = view, what, list(ids)
        self._pressed = at
        self._from = view.to_scene(at).x()
        self._before = {id: view.plan.spans[id] for id in ids if id in view.plan.spans}
        self.spans: dict[str, Span] = {}
        self.share: float | None = None
        self.has_begun = False

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self._view
        if not self.has_begun:
            if not is_pulled(self._pressed, at):
                return
            self.has_begun = True
        x = view.to_scene(at).x()
        if self._what == "progress":
            self.share = view.plan.share_at(self._ids[0], x)
            view.preview({}, dict.fromkeys(self._ids, self.share))
            return
        self.spans = self._planned(at) if self._what == "plan" else self._pulled(round((x - self._from) / view.day))
        view.preview(self.spans)

    def _pulled(self, days: int) -> dict[str, Span]:
        ways = {"move": Span.shifted, "start": Span.with_start, "due": Span.with_due}
        return {id: ways[self._what](span, days) for id, span in self._before.items()} if days else {}

    def _planned(self, at: QPointF) -> dict[str, Span]:
        """The day under the pointer becomes the due date; over the names there is none."""
        view = self._view
        if at.x() < view.names_width():
            return {}
        due = view.plan.axis.day_at(view.to_scene(at).x())
        return {id: planned_for(view.plan.actions[id], due) for id in self._ids}

    def finish(self) -> None:
        if not self.has_begun:
            self.cancel()
        elif self._what == "progress":
            self._view.store_progress(self._ids, self.share)
        elif self.spans:
            self._view.take(self.spans)
        else:
            self._view.preview({})

    def cancel(self) -> None:
        self._view.preview({})

    def paint(self, painter: QPainter, pixel: float) -> None:
        """The days where the bar stands now, above it."""
        view, id = self._view, self._ids[0]
        if not self.has_begun or id not in view.plan.spans:
            return
        span = view.plan.spans[id]
        if self._what == "progress":
            text = f"{round((self.share or 0) * 100)}\u202f%"
        else:
            text = " – ".join(show(day.isoformat()) for day in (span.start, span.due) if day is not None)
        size = view.size_factor
        px = round(_PX * size)
        box = view.drawing().box(id)
        wide, high = width(text, px, MEDIUM) + 16 * size, _HIGH * size
        above = box.top() - high - 4 * size
        top = above if above > view.to_scene(QPointF(0, view.head_height())).y() else box.bottom() + 8 * size
        label = QRectF(box.left(), top, wide, high)
        painter.setPen(QPen(QBrush(colour(view.look.accent)), 1.2 * size))
        painter.setBrush(colour(view.look.surface))
        painter.drawRoundedRect(label, 4 * size, 4 * size)
        painter.setFont(map_font(px, MEDIUM))
        painter.setPen(colour(view.look.text))
        painter.drawText(QPointF(label.left() + 8 * size, label.center().y() + metrics(px).capHeight() / 2), text)
