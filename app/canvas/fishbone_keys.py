"""What the keys mean on a fishbone while nothing is typed in a field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.calc.fishbone import STATUSES
from app.calc.fishbone_change import owners
from app.calc.fishbone_walk import Way, step
from app.canvas.pressed import ALT, ARROWS, CTRL, META, SHIFT, gives_up, is_typed, is_typed_by_alt
from app.language import N_

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

FISHBONE_KEYS: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    (
        N_("Type causes"),
        [
            (N_("Next cause at the same level; on a bone its first"), N_("Enter")),
            (N_("A cause below"), N_("Tab")),
            (N_("One level up"), N_("Shift+Tab")),
            (N_("Type another text"), N_("Letters, F2, double click")),
            (N_("Leave as it was"), N_("Esc")),
        ],
    ),
    (
        N_("Move on the diagram"),
        [
            (N_("To the next cause that way"), N_("Arrows")),
            (N_("Select it, too"), N_("Shift+Arrows")),
            (N_("Move the cause or the bone that way"), N_("Alt+Arrows")),
            (N_("Fold a branch away, or show it"), N_("Full stop")),
            (N_("Show everything"), N_("Home key")),
            (N_("To the next bone, while one is looked at alone"), N_("Page down")),
            (N_("Pull the picture along"), N_("Space and drag")),
            (N_("Zoom"), N_("Ctrl+wheel")),
        ],
    ),
    (
        N_("Judge a cause"),
        [
            (N_("Suspected, being checked, confirmed, ruled out"), N_("1 to 4")),
            (N_("One vote more, one vote less"), N_("+ and -")),
            (N_("Ask why: five whys of this cause"), "?"),
        ],
    ),
)
"""Headings, and what is done by which key: for the list of all keys."""

_Key = Qt.Key
_STATES = {str(n): status for n, status in enumerate(STATUSES, 1)}
_STANDARD = QKeySequence.StandardKey


class FishboneKeys:
    def __init__(self, view: FishboneView) -> None:
        self._view = view
        does = view.does
        self._standard: dict[QKeySequence.StandardKey, Callable[[], object]] = {
            _STANDARD.SelectAll: does.select_all,
            _STANDARD.Copy: does.copy,
            _STANDARD.Cut: does.cut,
            _STANDARD.Paste: does.paste,
            _STANDARD.Delete: does.delete_selection,
            _STANDARD.ZoomIn: view.zoom_in,
            _STANDARD.ZoomOut: view.zoom_out,
        }
        self._signs: dict[str, Callable[[], object]] = {
            "+": lambda: does.vote(1),
            "-": lambda: does.vote(-1),
            "−": lambda: does.vote(-1),
            ".": view.collapse,
            **{key: partial(does.set_status, status) for key, status in _STATES.items()},
        }
        self.further: dict[str, Callable[[], object]] = {}
        """What further signs mean while causes are selected, for the page."""

    def wants_first(self, event: QKeyEvent) -> bool:
        """Before any shortcut of the window: Undo and Escape during a gesture; what is typed at what is selected."""
        if self._view.pointing.gesture is not None:
            return gives_up(event)
        if not self._view.selection.ids or event.modifiers() & (CTRL | META):
            return False
        if event.modifiers() & ALT:
            return _Key(event.key()) in ARROWS
        alone = len(self._view.selection.ids) == 1  # of several nothing is typed: letters are for the page
        return is_typed(event) and (alone or event.text() in self._signs)

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it said anything."""
        view, key, held = self._view, _Key(event.key()), event.modifiers()
        if view.pointing.gesture is not None:
            if gives_up(event):
                view.pointing.cancel()
            return True
        if view.laid is None:
            return False
        for standard, action in self._standard.items():
            if event.matches(standard):
                action()
                return True
        if key in ARROWS and not held & (CTRL | META):
            return self._move(ARROWS[key]) if held & ALT else self._step(ARROWS[key], adds=bool(held & SHIFT))
        if held & (CTRL | ALT | META) and not is_typed_by_alt(event):
            return False
        return self._plain(event, key)

    def _plain(self, event: QKeyEvent, key: Qt.Key) -> bool:
        view, chosen = self._view, self._view.selection.ids
        actions: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Home: view.fit,
            _Key.Key_Space: view.pointing.hold_space,
            _Key.Key_Backspace: view.does.delete_selection,
        }
        if len(chosen) == 1:
            actions |= dict.fromkeys((_Key.Key_Return, _Key.Key_Enter), self._enter)
            actions[_Key.Key_F2] = lambda: view.typing.change(chosen[0])
        if chosen or view.focus:
            actions[_Key.Key_Escape] = self._escape
        if view.focus:
            actions |= {_Key.Key_PageDown: partial(view.focus_next, 1), _Key.Key_PageUp: partial(view.focus_next, -1)}
        if action := actions.get(key):
            action()
            return True
        if chosen and (action := (self._signs | self.further).get(event.text())):
            action()
            return True
        if len(chosen) == 1 and is_typed(event):
            return self._type(chosen[0], event.text())
        return False

    def release(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Space and not event.isAutoRepeat():
            self._view.pointing.let_space_go()

    def _enter(self) -> None:
        view = self._view
        id = view.selection.ids[0]
        if id == view.fishbone_id:
            view.typing.change(id)
        else:
            view.typing.beside(id)

    def _escape(self) -> None:
        view = self._view
        if view.selection.ids:
            view.selection.set([])
        else:
            view.focus_on(None)

    def _type(self, id: str, letters: str) -> bool:
        """Another text for a cause or for the effect, a new cause on a bone."""
        if self._view.is_bone(id):
            self._view.typing.begin(id, None, letters)
        else:
            self._view.typing.change(id, letters)
        return True

    def tab(self, *, back: bool) -> bool:
        """Tab begins a cause below, Shift+Tab goes up; without a selection they go on to the next panel."""
        view = self._view
        if len(view.selection.ids) != 1 or view.fishbone is None:
            return False
        id = view.selection.ids[0]
        if back:
            above = owners(view.fishbone).get(id)
            if above is not None:
                view.select([above])
                view.bring(above)
            return above is not None
        if id != view.fishbone_id:
            view.typing.begin(id)
        elif view.fishbone.categories:
            view.select([view.fishbone.categories[0].id])
        return True

    def _step(self, way: Way, *, adds: bool) -> bool:
        view = self._view
        assert view.laid is not None
        chosen = view.selection.ids
        start = chosen[-1] if chosen else ""
        if start in view.collapsed and self._leads_below(start, way):
            view.unfold([start])
        found = step(view.laid, start, way) if start else next(iter(view.laid.bones), view.laid.head.id)
        if found:
            view.select([*(each for each in chosen if each != found), found] if adds else [found])
            view.bring(found)
        return True

    def _leads_below(self, id: str, way: Way) -> bool:
        laid = self._view.laid
        assert laid is not None
        if bone := laid.bones.get(id):
            return way == ("down" if bone.above else "up")
        return id in laid.causes and (way == "left") is laid.causes[id].left_flank and way in ("left", "right")

    def _move(self, way: Way) -> bool:
        """The way that it goes on the picture: along the bone, in and out, at the ends to the next bone."""
        view, chosen = self._view, self._view.causes()
        assert view.laid is not None
        if view.typing.is_new:
            return True  # it is not stored yet, so it cannot be moved
        if not chosen:
            view.does.move_bone(-1 if way == "left" else 1, across=way in ("up", "down"))
        elif way in ("up", "down"):
            view.does.shift(-1 if way == "up" else 1)
        else:
            self._move_aside(chosen, way)
        return True

    def _move_aside(self, chosen: list[str], way: Way) -> None:
        """Outwards below the one before, inwards one level up; where that cannot be, to the next bone that way."""
        view = self._view
        assert view.laid is not None
        first = view.laid.causes[chosen[0]]
        outwards = (way == "left") is first.left_flank
        siblings = view.laid.causes[first.owner].cause.causes if first.owner in view.laid.causes else None
        row = siblings if siblings is not None else view.laid.bones[first.bone].bone.causes
        if outwards and row[0].id != first.id:
            view.does.indent()
        elif not outwards and siblings is not None:
            view.does.outdent()
        else:
            beside = step(view.laid, first.bone, way)
            if beside in view.laid.bones:
                view.does.to_bone(beside)
