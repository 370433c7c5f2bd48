"""What the mouse means on a PDCA board: select, carry, fold a lane or the closed cards, type a label."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from app.calc.board_drop import drop_at
from app.canvas.board_carry import CarryCards
from app.canvas.gesture.rubber_band import RubberBand
from app.canvas.holding import ADDS, Holding

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView


class BoardPointing(Holding):
    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view

    @property
    def carried(self) -> Collection[str]:
        gesture = self.gesture
        return gesture.carried if isinstance(gesture, CarryCards) and gesture.has_begun else ()

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        view.typing.finish()
        if self.pulls(event):
            return
        at = view.to_scene(self.at)
        if event.button() == Qt.MouseButton.LeftButton:
            self._press_left(at)
        elif event.button() == Qt.MouseButton.RightButton and not self.cancel():
            found = view.laid.card_at(at.x(), at.y())
            if found not in view.selection:
                view.selection.set([found])

    def _press_left(self, at: QPointF) -> None:
        view, adds = self._view, bool(self.keys & ADDS)
        if band := view.band_at(at):
            view.fold([band.lane.key])
            return
        if view.laid.foot_at(at.x(), at.y()):
            view.show_closed(not view.closed_shown)
            return
        found = view.laid.card_at(at.x(), at.y())
        if adds and found:
            view.selection.toggle(found)
        elif not found:
            if not adds:
                view.selection.set([])
            self.begin(RubberBand(view, self.at, adds=adds))
        else:
            self.select_pressed(view.selection, found)
            self.begin(CarryCards(view, self.at, found, view.in_order(view.selection.ids)))

    def double_click(self, event: QMouseEvent) -> None:
        """On a card its label is typed, beside the cards one more."""
        view = self._view
        self.cancel()
        at = view.to_scene(event.position())
        if view.band_at(at) or view.laid.foot_at(at.x(), at.y()):
            return
        found = view.laid.card_at(at.x(), at.y())
        if found:
            view.typing.change(found)
        elif drop := drop_at(view.laid, at.x(), at.y()):
            view.typing.begin(drop.phase, drop.lane, drop.ids[drop.at - 1] if 0 < drop.at <= len(drop.ids) else None)

    def menu(self, event: QContextMenuEvent) -> None:
        if not self.gesture:
            self._view.menu_asked.emit(event.globalPos())

    def hover_at(self, at: QPointF) -> None:
        view = self._view
        folds = view.band_at(at) or view.laid.foot_at(at.x(), at.y())
        if self.space:
            view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif folds:
            view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            view.viewport().unsetCursor()
