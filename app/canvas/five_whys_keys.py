"""What the keys mean on five whys while nothing is typed in a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.canvas.pressed import ALT, ARROWS, CTRL, SHIFT
from app.models import five_whys_edit as edit

if TYPE_CHECKING:
    from app.canvas.five_whys_view import WhysView

_Key = Qt.Key


class WhysKeys:
    def __init__(self, view: WhysView) -> None:
        self._view = view

    def wants_first(self, event: QKeyEvent) -> bool:
        """Nothing comes before a shortcut of the window: its letters mark answers."""
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it said anything."""
        key, held = _Key(event.key()), event.modifiers()
        view = self._view
        if view.five_whys is None:
            return False
        if view.reading is not None and not held & (CTRL | ALT):
            return self._reading(key)
        if key in ARROWS and held & ALT:
            return self._move(ARROWS[key])
        if held & (CTRL | ALT):
            return False
        if key in ARROWS:
            view.select_next(ARROWS[key], adds=bool(held & SHIFT))
            return True
        return self._plain(key)

    def _plain(self, key: Qt.Key) -> bool:
        view = self._view
        chosen = view.selected()
        actions: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Home: view.fit,
            _Key.Key_Space: view.pointing.hold_space,
        }
        if len(chosen) == 1:
            actions |= {
                _Key.Key_Return: lambda: view.typing.beside(chosen[0]),
                _Key.Key_Enter: lambda: view.typing.beside(chosen[0]),
                _Key.Key_F2: lambda: view.typing.change(chosen[0]),
            }
        elif not chosen:
            actions |= dict.fromkeys((_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2), view.type_first)
        if chosen:
            actions[_Key.Key_Escape] = lambda: view.select([])
        action = actions.get(key)
        if action:
            action()
        return action is not None

    def _reading(self, key: Qt.Key) -> bool:
        """The test "therefore": on to the next link, back, out."""
        view = self._view
        if key in (_Key.Key_Right, _Key.Key_Up, _Key.Key_Space, _Key.Key_Return, _Key.Key_Enter):
            view.read_on(1)
        elif key in (_Key.Key_Left, _Key.Key_Down, _Key.Key_Backspace):
            view.read_on(-1)
        elif key == _Key.Key_Escape:
            view.stop_reading()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Space and not event.isAutoRepeat():
            self._view.pointing.let_space_go()

    def tab(self, *, back: bool) -> bool:
        """Tab asks why below, Shift+Tab goes back up; without a selection they go on to the next panel."""
        view = self._view
        chosen = view.selected()
        if len(chosen) != 1 or view.laid is None or view.reading is not None:
            return False
        if not back:
            view.typing.below(chosen[0])
            return True
        above = view.laid.layout.above.get(chosen[0])
        if above is not None:
            view.select([above])
        return above is not None

    def _move(self, way: str) -> bool:
        """Alt and an arrow: the way that the answer goes on the picture, among its neighbours or between levels."""
        view = self._view
        chosen = [id for id in view.selected() if id != view.whys_id]
        if len(chosen) != 1:
            return True
        before, after, out, into = ("up", "down", "left", "right") if view.as_list else ("left", "right", "up", "down")
        document, id = view.document, chosen[0]
        if way in (before, after):
            edit.shift(document, id, -1 if way == before else 1)
        elif way == out:
            edit.outdent(document, id)
        elif way == into:
            edit.indent(document, id)
        view.come_near(id)
        return True
