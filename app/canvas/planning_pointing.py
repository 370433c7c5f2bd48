"""What the mouse means on the plan: which bar, end or edge is under it, and which gesture a press begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from app.canvas.gesture.pan import Pan
from app.canvas.gesture.pull_dates import PullDates
from app.canvas.holding import ADDS, Holding

if TYPE_CHECKING:
    from app.canvas.planning_view import PlanningView

_REACH = 7.0
"""How near a handle is taken hold of, pixels."""
_ENDS_FROM = 22.0
"""Bars as wide as this have ends to pull before they are selected."""


class Under(NamedTuple):
    """`what`: "move", "start", "due", "progress"; "row" beside the bar, "away" where it is out of sight, "name"."""

    what: str
    id: str = ""


class PlanningPointing(Holding):
    def __init__(self, view: PlanningView) -> None:
        super().__init__(view)
        self._view = view
        self.presses = False
        """While a press selects, nothing is scrolled away from below the pointer."""

    def under(self, at: QPointF) -> Under:
        """What lies at a place of the viewport."""
        view, scene = self._view, self._view.to_scene(at)
        row = view.plan.row_at(scene.y())
        if row is None or not row.id or at.y() < view.head_height():
            return Under("")
        if at.x() < view.names_width():
            return Under("name", row.id)
        if row.id not in view.plan.spans:
            return Under("row", row.id)
        seen = view.to_scene(QPointF(view.names_width(), 0)).x()
        if view.drawing().away(row.id, seen, seen + view.room()):
            return Under("away", row.id)
        return Under(self._part(row.id, scene), row.id)

    def _part(self, id: str, scene: QPointF) -> str:
        view = self._view
        reach, drawing = _REACH * view.size_factor, view.drawing()
        box, grips = drawing.box(id), drawing.grips(id)
        selected = id in view.selection
        below = scene.y() > box.bottom() - 3 * view.size_factor
        if selected and below and "progress" in grips and abs(scene.x() - grips["progress"].x()) <= reach:
            return "progress"
        if selected or box.width() >= _ENDS_FROM * view.size_factor:
            ends = [what for what in ("due", "start") if what in grips and self._near(grips[what], scene, reach)]
            if ends:
                return ends[0]
        return "move" if box.adjusted(-4, -5, 4, 5).contains(scene) else "row"

    @staticmethod
    def _near(grip: QPointF, scene: QPointF, reach: float) -> bool:
        return abs(grip.x() - scene.x()) <= reach and abs(grip.y() - scene.y()) <= 2 * reach

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        view.reason.finish()
        if self.pulls(event):
            return
        found = self.under(self.at)
        self.presses = True
        if event.button() == Qt.MouseButton.RightButton:
            if not self.cancel() and found.id not in view.selection:
                view.selection.set([found.id])
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_left(found)
        self.presses = False

    def _press_left(self, found: Under) -> None:
        view = self._view
        if self.keys & ADDS and found.id:
            view.selection.toggle(found.id)
            return
        self.select_pressed(view.selection, found.id)
        if found.what in ("", "row", "away", "name") and found.id not in self._waiting():
            if found.what == "away":
                view.bring(found.id)
            elif found.what != "name":
                self.begin(Pan(view, self.at))
        elif not view.is_fixed:
            self._take_up(found)

    def _waiting(self) -> set[str]:
        """The selected ones that are not planned yet."""
        return {id for id in self._view.selection.ids if id not in self._view.plan.spans}

    def _take_up(self, found: Under) -> None:
        view, waiting = self._view, self._waiting()
        others = [id for id in view.selection.ids if id != found.id]
        if found.id in waiting:
            self.begin(PullDates(view, self.at, "plan", [found.id, *(id for id in others if id in waiting)]))
        elif found.what == "progress":
            self.begin(PullDates(view, self.at, "progress", [found.id]))
        else:
            planned = [id for id in others if id not in waiting] if found.what == "move" else []
            self.begin(PullDates(view, self.at, found.what, [found.id, *planned]))

    def hover_at(self, at: QPointF) -> None:
        view = self._view
        if self.space:
            return
        what = self.under(self.at).what if not view.is_fixed else ""
        shapes = {"start": Qt.CursorShape.SizeHorCursor, "due": Qt.CursorShape.SizeHorCursor,
                  "progress": Qt.CursorShape.SplitHCursor, "move": Qt.CursorShape.OpenHandCursor,
                  "away": Qt.CursorShape.PointingHandCursor}  # fmt: skip
        if what in shapes:
            view.viewport().setCursor(shapes[what])
        else:
            view.viewport().unsetCursor()

    def double_click(self, event: QMouseEvent) -> None:
        self.cancel()
        found = self.under(event.position())
        if found.id:
            self._view.opened.emit(found.id)

    def menu(self, event: QContextMenuEvent) -> None:
        self._view.menu_asked.emit(event.globalPos())
