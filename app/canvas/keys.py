"""What the keys mean on a map while nothing is typed in a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.canvas.arranging import GRID
from app.canvas.map_edit import MOVE
from app.canvas.pressed import ALT, CTRL, META, SHIFT, gives_up
from app.canvas.typing_order import next_symbol

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STANDARD = QKeySequence.StandardKey


class Keys:
    def __init__(self, view: MapView) -> None:
        self._view = view
        self._standard = {
            _STANDARD.SelectAll: view.select_all,
            _STANDARD.Copy: view.copy,
            _STANDARD.Cut: view.cut,
            _STANDARD.Paste: view.paste,
            _STANDARD.Delete: view.delete_selection,
            _STANDARD.ZoomIn: view.zoom_in,
            _STANDARD.ZoomOut: view.zoom_out,
        }

    def wants_first(self, event: QKeyEvent) -> bool:
        """Undo and Escape belong to a gesture in progress, before any shortcut of the window."""
        return self._view.pointing.gesture is not None and gives_up(event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it said anything."""
        view = self._view
        key = Qt.Key(event.key())
        if view.pointing.gesture is not None:
            if self.wants_first(event):
                view.pointing.cancel()
            return True
        for standard, action in self._standard.items():
            if event.matches(standard):
                action()
                return True
        plain = not event.modifiers() & (CTRL | ALT | META)
        return self._command(event, key) or (plain and self._plain(event, key))

    def _command(self, event: QKeyEvent, key: Qt.Key) -> bool:
        if event.modifiers() & CTRL and key == Qt.Key.Key_D:
            self._view.duplicate()
            return True
        return False

    def _plain(self, event: QKeyEvent, key: Qt.Key) -> bool:
        view = self._view
        if key in _ARROWS:
            return self._nudge(*_ARROWS[key], 1.0 if event.modifiers() & SHIFT else GRID)
        if key == Qt.Key.Key_Space:
            view.pointing.space = True
            view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif key == Qt.Key.Key_Escape and view.selection.ids:  # without a selection it is the window's
            view.selection.set([])
        elif key == Qt.Key.Key_Backspace:
            view.delete_selection()
        elif key == Qt.Key.Key_Home:
            view.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            return self._type()
        elif key == Qt.Key.Key_L and len(view.selection.symbols()) > 1:
            view.link()
        elif event.text().isprintable() and event.text().strip():
            view.quick_add(event.text())
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._view.pointing.space = False
            self._view.viewport().unsetCursor()

    def _type(self) -> bool:
        view = self._view
        if len(view.selection.ids) != 1:
            return False
        view.begin_typing(view.selection.ids[0])
        return True

    def _nudge(self, dx: int, dy: int, step: float) -> bool:
        """Shift the selection; steps that follow each other within a second are one edit."""
        view = self._view
        ids = view.selection.symbols()
        if ids:
            centres = {id: view.map.symbols[id].centre() for id in ids}
            moved = {id: (x + dx * step, y + dy * step) for id, (x, y) in centres.items()}
            view.edits.move(moved, MOVE, merge_key="nudge " + " ".join(sorted(ids)[:20]))
            view.show_box(view.box_of(ids[0]))
        else:
            view.scroll_by(round(40 * dx), round(40 * dy))
        return True

    def tab(self, *, back: bool) -> bool:
        """Select the next symbol; at the end of the map the key goes on to the next panel."""
        view = self._view
        symbols = view.selection.symbols()
        onwards = next_symbol(view.map, symbols[-1], back) if symbols else next(iter(view.map.symbols), "")
        if onwards:
            view.selection.set([onwards])
            view.show_box(view.box_of(onwards))
        return bool(onwards)
