"""Move the selected symbols; they are stored once, on release."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.grid import Box
from app.canvas.arranging import Guide, Guides
from app.canvas.gesture import is_pulled
from app.canvas.insertion import insert_moved, takes_part
from app.canvas.map_edit import MOVE, store_centres
from app.canvas.map_painting import FAR
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

_AROUND = 700.0
PULL, PULL_AT_MOST = 6.0, 12.0
"""How near a guide pulls: pixels of the screen, and of the scene at the most."""


class Drag:
    """`grabbed` is the symbol under the pointer, whose edges are pulled to the guides.

    Alt lets it go where it will, Shift keeps it on one axis.
    """

    scrolls = True

    def __init__(self, view: MapView, grabbed: str, at: QPointF) -> None:
        self._view, self._grabbed = view, grabbed
        self._pressed, self._from = at, view.to_scene(at)
        self.has_begun = False
        self._guides: Guides | None = None
        self._shown: list[Guide] = []
        self._start: dict[str, tuple[float, float]] = {}
        self._box = self._gathered = view.map.symbols[grabbed].frame()

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self._view
        if not self.has_begun:
            if not is_pulled(self._pressed, at):
                return
            self._begin()
        by = view.to_scene(at) - self._from
        dx, dy = by.x(), by.y()
        if keys & Qt.KeyboardModifier.ShiftModifier:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        guides: list[Guide] = []
        if not keys & Qt.KeyboardModifier.AltModifier:
            left, top, right, bottom = self._box
            box = left + dx, top + dy, right + dx, bottom + dy
            px, py, guides = self._guides_near(box).pull(box, min(PULL / view.zoom.scale, PULL_AT_MOST))
            if keys & Qt.KeyboardModifier.ShiftModifier:
                px, py = (px, 0.0) if dx else (0.0, py)
            dx, dy = dx + px, dy + py
        dirty = view.map.move({id: (x + dx, y + dy) for id, (x, y) in self._start.items()})
        dirty += [_along(guide) for guide in self._shown + guides]
        self._shown = guides
        view.update_boxes(dirty)

    def _begin(self) -> None:
        map = self._view.map
        self.has_begun = True
        self._start = {id: map.symbols[id].centre() for id in self._view.selection.symbols()}

    def _guides_near(self, box: Box) -> Guides:
        """The guides of what lies around: far-off symbols pull nothing, and seen from far there is the grid alone."""
        if self._view.zoom.scale < FAR:
            return Guides(())
        if self._guides is None or abs(box[0] - self._gathered[0]) + abs(box[1] - self._gathered[1]) > _AROUND / 2:
            map = self._view.map
            self._gathered = box
            around = (box[0] - _AROUND, box[1] - _AROUND, box[2] + _AROUND, box[3] + _AROUND)
            self._guides = Guides(map.symbols[id].frame() for id in map.boxes.near(around) if id not in self._start)
        return self._guides

    def finish(self) -> None:
        view = self._view
        self._hide_guides()
        centres = {id: view.map.symbols[id].centre() for id in self._start if id in view.map.symbols}
        if all(centres[id] == self._start[id] for id in centres):
            return
        with view.edits.edit(MOVE) as session:
            store_centres(session, centres)
            if len(centres) == 1:
                self._insert(session, *next(iter(centres.items())))

    def _insert(self, session: object, id: str, centre: tuple[float, float]) -> None:
        item = self._view.map.symbols[id]
        if not item.flows and takes_part(item.symbol.kind):
            insert_moved(self._view.edits, session, replace(item.symbol, x=centre[0], y=centre[1]))  # type: ignore[arg-type]

    def cancel(self) -> None:
        self._hide_guides()
        self._view.map.settle(self._start)

    def _hide_guides(self) -> None:
        self._view.update_boxes([_along(guide) for guide in self._shown])
        self._shown = []

    def paint(self, painter: QPainter, pixel: float) -> None:
        painter.setPen(QPen(QBrush(colour(self._view.look.accent)), pixel))
        for guide in self._shown:
            ends = (guide.start, guide.at, guide.end, guide.at), (guide.at, guide.start, guide.at, guide.end)
            painter.drawLine(QLineF(*ends[0 if guide.horizontal else 1]))


def _along(guide: Guide) -> Box:
    if guide.horizontal:
        return guide.start, guide.at, guide.end, guide.at
    return guide.at, guide.start, guide.at, guide.end
