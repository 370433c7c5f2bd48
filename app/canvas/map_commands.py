"""The commands of a map view: what menus, buttons and keys ask of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from app.calc.map_symbol import SYMBOL_KIND
from app.canvas import chain, clipboard, insertion
from app.canvas.arranging import GRID, Direction, Edge, aligned, distributed
from app.canvas.finding import symbol_at
from app.canvas.map_edit import DELETE, DUPLICATE, PASTE
from app.canvas.quick_add import WIDTH, QuickAdd
from app.language import N_

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

ALIGN, DISTRIBUTE, CUT = N_("Align"), N_("Distribute"), N_("Cut")
ZOOM_STEP = 1.25
_BESIDE = 30.0


class MapCommands:
    def __init__(self, view: MapView) -> None:
        self._view = view
        self._upstream = ""

    def fit(self) -> None:
        """Show the whole map."""
        self._view.zoom.fit(self._view.map.bounds())

    def zoom_in(self) -> None:
        self._view.zoom.sharpen()
        self._view.zoom.to(self._view.zoom.scale * ZOOM_STEP)

    def zoom_out(self) -> None:
        self._view.zoom.sharpen()
        self._view.zoom.to(self._view.zoom.scale / ZOOM_STEP)

    def actual_size(self) -> None:
        self._view.zoom.sharpen()
        self._view.zoom.to(1.0)

    def select_all(self) -> None:
        self._view.selection.set([*self._view.map.symbols, *self._view.map.flows.rows])

    def delete_selection(self) -> None:
        if ids := self._view.selection.ids:
            self._view.edits.delete(ids, DELETE)

    def copy(self) -> None:
        what = clipboard.copied(self._view.map, self._view.selection.symbols())
        if what[0]:
            clipboard.put(what)

    def cut(self) -> None:
        self.copy()
        if ids := self._view.selection.ids:
            self._view.edits.delete(ids, CUT)

    def paste(self) -> None:
        """At the place of the originals when that is in sight, else in the middle; beside what lies there already."""
        view = self._view
        what = clipboard.taken()
        if not what or not what[0] or not view.map.stream.id:
            return
        dx = dy = 0.0
        centre = sum((QPointF(s.x or 0.0, s.y or 0.0) for s in what[0]), QPointF()) / len(what[0])
        if not view.visible_rect().contains(centre):
            away = view.visible_rect().center() - centre
            dx, dy = round(away.x() / GRID) * GRID, round(away.y() / GRID) * GRID
        taken = {item.centre() for item in view.map.symbols.values()}
        while any(((s.x or 0.0) + dx, (s.y or 0.0) + dy) in taken for s in what[0]):
            dx, dy = dx + _BESIDE, dy + _BESIDE
        self._add(what, dx, dy, PASTE)

    def duplicate(self) -> None:
        what = clipboard.copied(self._view.map, self._view.selection.symbols())
        if what[0]:
            self._add(what, _BESIDE, _BESIDE, DUPLICATE)

    def _add(self, what: clipboard.Copied, dx: float, dy: float, label: str) -> None:
        symbols, flows = clipboard.renewed(what, self._view.edits, dx, dy)
        self._view.edits.add_all(symbols, flows, label)
        self._view.selection.set([symbol.id for symbol in symbols])

    def align(self, edge: Edge) -> None:
        boxes = {id: self._view.map.symbols[id].frame() for id in self._view.selection.symbols()}
        if len(boxes) > 1:
            self._view.edits.move(aligned(boxes, edge), ALIGN)

    def distribute(self, direction: Direction) -> None:
        boxes = {id: self._view.map.symbols[id].frame() for id in self._view.selection.symbols()}
        self._view.edits.move(distributed(boxes, direction), DISTRIBUTE)

    def link(self) -> None:
        """Join the selected symbols in the order in which they were selected."""
        self._view.selection.set(self._view.edits.join_in_order(self._view.selection.symbols()))

    def place(self, kind_id: str, scene_pos: QPointF | None = None) -> None:
        """Put a symbol where the point is, or in the middle of what is in sight, and begin to type it."""
        view = self._view
        if not view.map.stream.id:
            return
        at = scene_pos if scene_pos is not None else self._free_place(view.visible_rect().center())
        id = insertion.place(view.edits, kind_id, round(at.x() / GRID) * GRID, round(at.y() / GRID) * GRID)
        view.begin_typing(id, is_new=True)

    def _free_place(self, at: QPointF) -> QPointF:
        """The point, or next to what lies there."""
        while (item := symbol_at(self._view.map, at.x(), at.y(), 80.0)) is not None:
            at = QPointF(item.box[2] + 140.0, at.y())
        return at

    def quick_add(self, letters: str) -> None:
        """Ask for a symbol by its first letters: beside the selected one, or where the pointer has gone since."""
        view = self._view
        if not view.map.stream.id:
            return
        beside = self._chained()
        if beside:
            view.show_box(view.box_of(beside))
            at = self._beside(beside)
        else:
            at = self._pointed() + QPointF(8, 8)
        chosen = partial(self._place_next, beside)
        QuickAdd(view, view.look, view.size_factor, letters, at.toPoint(), chosen)

    def _chained(self) -> str:
        """The symbol on the way of the material beside which the next one is typed; empty without one."""
        view = self._view
        id = view.selection.ids[0] if len(view.selection.ids) == 1 else ""
        item = view.map.symbols.get(id)
        return id if item and item.kind.on_material_path and not view.pointing.has_moved else ""

    def _pointed(self) -> QPointF:
        """Where the pointer is, in pixels; the middle while it has not come yet."""
        room, at = QRectF(self._view.viewport().rect()), self._view.pointing.at
        return at if room.contains(at) else room.center()

    def _beside(self, id: str) -> QPointF:
        view = self._view
        box = view.map.symbols[id].box
        rect = view.viewportTransform().mapRect(QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1]))
        if self._goes_upstream(id):
            return QPointF(rect.left() - 12 - WIDTH * view.size_factor, rect.top())
        return QPointF(rect.right() + 12, rect.top())

    def _goes_upstream(self, id: str) -> bool:
        return id == self._upstream or self._view.map.symbols[id].symbol.kind == "customer"

    def _place_next(self, beside: str, kind: str) -> None:
        """Put the chosen symbol into the chain; where the pointer is, if it has no place there."""
        view = self._view
        item = view.map.symbols.get(beside)
        side = chain.side_of(kind, item.symbol.kind, self._goes_upstream(beside)) if item else 0
        if item and side:
            id = chain.place_next(view.edits, kind, beside, side)
            self._upstream = id if side < 0 else ""
        elif item and SYMBOL_KIND[kind].family == "general":
            id = chain.place_at(view.edits, kind, beside)
        else:
            at = view.to_scene(self._pointed())
            self.place(kind, at if view.pointing.has_moved else self._free_place(at))
            return
        view.begin_typing(id, is_new=True)
