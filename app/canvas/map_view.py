"""The view of a value stream map: it hands events to pointing, keys and typing, which write through `edits`."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QHelpEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from app.calc.grid import Box
from app.calc.map_symbol import SYMBOL_KIND
from app.calc.value_stream import Flow, Symbol
from app.canvas.gesture.edit_text import EditText
from app.canvas.gesture.place import MIME, Place
from app.canvas.keys import Keys
from app.canvas.map_commands import MapCommands
from app.canvas.map_edit import MapEdit
from app.canvas.map_painting import FAR
from app.canvas.map_sight import MapSight
from app.canvas.map_tip import show_tip
from app.canvas.overlay import paint_handles, paint_selection, reach
from app.canvas.pointing import Pointing
from app.canvas.selection import MapSelection
from app.canvas.typing_order import fields_in_order
from app.look import Look
from app.models.diff import Diff
from app.models.document import Document

_READABLE = 0.5


class MapView(MapSight):
    pointing: Pointing
    keys: Keys
    selection_changed = Signal(list)
    message = Signal(str)

    def __init__(self, document: Document | None, look: Look, parent: QWidget | None = None) -> None:
        """Without a document it is made ahead, and shows nothing until `work_on` brings one."""
        super().__init__(look, parent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.selection = MapSelection(self.map, self)
        self.edits = MapEdit(self.map, self.message.emit)
        self.typing = EditText(self)
        self.pointing = Pointing(self)
        self._offer(MapCommands(self))
        self.keys = Keys(self)
        self.offered: list[QAction] = []
        """What other tools do with what is selected: in the menu of a right click while they are enabled."""
        self._places: dict[str, tuple[QPointF, float]] = {}
        self.selection.changed.connect(self._selected)
        self.zoom_changed.connect(self.typing.follow)
        if document is not None:
            self.work_on(document)

    def work_on(self, document: Document) -> None:
        """Once: show what this document holds, and follow it."""
        self.map.mirror.document = document
        self.follow(document, self._take)

    def _offer(self, does: MapCommands) -> None:
        """The commands are called on the view."""
        self.fit, self.zoom_in, self.zoom_out, self.actual_size = (
            does.fit,
            does.zoom_in,
            does.zoom_out,
            does.actual_size,
        )
        self.select_all, self.delete_selection, self.link = does.select_all, does.delete_selection, does.link
        self.copy, self.cut, self.paste, self.duplicate = does.copy, does.cut, does.paste, does.duplicate
        self.align, self.distribute, self.place, self.quick_add = (
            does.align,
            does.distribute,
            does.place,
            does.quick_add,
        )

    def show_stream(self, id: str | None) -> None:
        """Show another map, where it was last looked at; the whole of it the first time."""
        if self.stream_id:
            self._places[self.stream_id] = self.visible_rect().center(), self.zoom.scale
        self.pointing.cancel()
        self.typing.finish()
        self.pointing.hovered = ""
        self.map.open(id)
        self.selection.prune()
        self.bound_scene()
        self.fits_when_shown = (id or "") not in self._places
        if self.fits_when_shown:
            self.fit()
        else:
            self.zoom.show(*self._places[id or ""])
        self.viewport().update()

    def set_look(self, look: Look, scale: float) -> None:
        """Colours, and the factor by which handles and fields grow (projector)."""
        self.look, self.size_factor = look, scale
        self.painting.forget(look)
        self.map.speak()
        self.viewport().update()

    def select(self, ids: Iterable[str]) -> None:
        self.selection.set(ids)

    def selected(self) -> list[str]:
        return list(self.selection.ids)

    def ids_within(self, box: Box) -> list[str]:
        """The symbols that lie whole in a box, the lowest first."""
        inside = [id for id in self.map.boxes.near(box) if _is_within(self.map.symbols[id].box, box)]
        return sorted(inside, key=lambda id: self.map.symbols[id].order)

    def edit(self, symbol_id: str, field_id: str = "name") -> None:
        """Type one field of a symbol, or the name of a flow, where it stands."""
        if self.has(symbol_id):
            self.typing.start(symbol_id, field_id)

    def begin_typing(self, id: str, *, is_new: bool = False) -> None:
        """Type what of a symbol is said first; of a new one Enter is the end, and the next letters the next symbol."""
        self.edit(id, fields_in_order(self.map, id)[0])
        self.typing.is_new = is_new

    def come_near(self, id: str) -> None:
        """Bring a symbol or flow into view, near enough to be read by everyone in the room."""
        left, top, right, bottom = self.box_of(id)
        if self.zoom.scale < _READABLE:
            middle = QPointF((left + right) / 2, (top + bottom) / 2)
            self.zoom.sharpen()
            self.zoom.to(1.0, self.viewportTransform().map(middle))
        self.show_box((left, top, right, bottom))

    def stored(self, id: str) -> Symbol | Flow | None:
        """A symbol or flow as the document has it."""
        return self.map.mirror.symbols.get(id) or self.map.mirror.flows.get(id)

    def with_handles(self) -> list[str]:
        """The symbols that show handles, unless they are too small: that under the pointer, and one selected alone."""
        if self.zoom.scale < FAR:
            return []
        chosen = self.selection.ids if len(self.selection.ids) == 1 else []
        return [id for id in dict.fromkeys((self.pointing.hovered, *chosen)) if id in self.map.symbols]

    def paint_over(self, painter: QPainter, pixel: float) -> None:
        paint_selection(painter, self.map, self.selection.ids, self.look, pixel)
        if self.pointing.gesture:
            self.pointing.gesture.paint(painter, pixel)
        elif not self.typing.is_open:
            for id in self.with_handles():
                paint_handles(painter, self.map.symbols[id], self.look, pixel)

    def _take(self, diff: Diff) -> None:
        """Whatever changed the map, by this view or another, by undo or redo."""
        self.pointing.cancel()
        self.zoom.sharpen()
        if self.map.sync(diff):
            self.selection.prune()
            if self.typing.is_open and not self.has(self.typing.id):
                self.typing.cancel()
            self.typing.follow()
            self.bound_scene()

    def _selected(self, touched: set[str]) -> None:
        pixel = self.pixel()
        self.update_boxes([reach(self.box_of(id), pixel) for id in touched if self.has(id)])
        self.pointing.rest()
        self.selection_changed.emit(self.selected())

    # Events

    def show_tip(self, event: QHelpEvent) -> bool:
        return show_tip(self, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        kind = bytes(event.mimeData().data(MIME).data()).decode()
        if self.stream_id and kind in SYMBOL_KIND:
            self.typing.finish()
            self.pointing.begin(Place(self, kind, event.position()))
            event.acceptProposedAction()
        else:
            event.ignore()


def _is_within(box: Box, around: Box) -> bool:
    return around[0] <= box[0] and box[2] <= around[2] and around[1] <= box[1] and box[3] <= around[3]
