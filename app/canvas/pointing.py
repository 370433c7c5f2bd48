"""What the mouse means on a map: which gesture a press begins, what a click selects, what the pointer hovers over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.canvas.finding import find, symbol_at
from app.canvas.gesture import Gesture
from app.canvas.gesture.connect import Connect
from app.canvas.gesture.drag import Drag
from app.canvas.gesture.rubber_band import RubberBand
from app.canvas.holding import ADDS, Holding
from app.canvas.map_items import SymbolItem
from app.canvas.map_menu import open_menu
from app.canvas.overlay import FRAME, HANDLE, frame, handle_at, reach

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

FLOW_REACH = 8.0


class Pointing(Holding):
    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = ""
        self._rested = self.at

    def rest(self) -> None:
        """From here on, what is typed belongs to what is selected until the pointer goes elsewhere."""
        self._rested = self.at

    @property
    def has_moved(self) -> bool:
        return (self.at - self._rested).manhattanLength() > QApplication.startDragDistance()

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        view.typing.finish()
        if self.pulls(event):
            return
        button = event.button()
        if button == Qt.MouseButton.LeftButton:
            self._press_left(view.to_scene(self.at), event.modifiers())
        elif button == Qt.MouseButton.RightButton and not self.cancel():
            found = find(view.map, *view.to_scene(self.at).toTuple(), FLOW_REACH * view.pixel())
            id = found.symbol or found.flow
            if id not in view.selection:
                view.selection.set([id])

    def _press_left(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view, selection = self._view, self._view.selection
        x, y = at.x(), at.y()
        for id in view.with_handles():
            handle = handle_at(view.map.symbols[id], x, y, view.pixel())
            if handle is not None:
                self.begin(Connect(view, id, handle, self.at))
                return
        found = find(view.map, x, y, FLOW_REACH * view.pixel())
        if keys & ADDS:
            if found.symbol or found.flow:
                selection.toggle(found.symbol or found.flow)
            else:
                self.begin(RubberBand(view, self.at, adds=True))
        elif found.symbol:
            self.select_pressed(selection, found.symbol)
            self.begin(Drag(view, found.symbol, self.at))
        else:
            selection.set([found.flow])
            if not found.flow:
                self.begin(RubberBand(view, self.at, adds=False))

    def released(self, gesture: Gesture) -> None:
        if isinstance(gesture, Drag):
            self.rest()
        super().released(gesture)

    def double_click(self, event: QMouseEvent) -> None:
        view = self._view
        self.cancel()
        found = find(view.map, *view.to_scene(event.position()).toTuple(), FLOW_REACH * view.pixel())
        if found.symbol and found.field:
            view.edit(found.symbol, found.field)
        elif found.symbol:
            view.begin_typing(found.symbol)
        elif found.flow:
            view.edit(found.flow)

    def menu(self, event: QContextMenuEvent) -> None:
        if not self.gesture:
            open_menu(self._view, event.globalPos())

    def hover(self, id: str) -> None:
        """Show the handles of another symbol, or of none."""
        if id != self.hovered:
            pixel = self._view.pixel()
            symbols = self._view.map.symbols
            boxes = [reach(symbols[each].box, pixel) for each in (id, self.hovered) if each in symbols]
            self.hovered = id
            self._view.update_boxes(boxes)

    def hover_at(self, at: QPointF) -> None:
        view = self._view
        pixel = view.pixel()
        item = symbol_at(view.map, at.x(), at.y())
        if item is None:
            item = self._with_handle_near(at, pixel)
        self.hover(item.symbol.id if item and not self.space else "")
        symbols = view.map.symbols
        on_handle = any(handle_at(symbols[id], at.x(), at.y(), pixel) is not None for id in view.with_handles())
        if self.space:
            view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif on_handle:
            view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        else:
            view.viewport().unsetCursor()

    def _with_handle_near(self, at: QPointF, pixel: float) -> SymbolItem | None:
        """The symbol beside which the pointer is, or the one on its way over whose words to a handle it is."""
        map = self._view.map
        shown = map.symbols.get(self.hovered)
        if shown and (frame(shown, pixel).contains(at) or handle_at(shown, at.x(), at.y(), pixel) is not None):
            return shown
        return symbol_at(map, at.x(), at.y(), (FRAME + 2 * HANDLE + 2) * pixel)
