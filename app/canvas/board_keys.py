"""What the keys mean on a PDCA board while nothing is typed in a field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.calc.board_drop import Way, step
from app.canvas.pressed import ALT, ARROWS, CTRL, META, SHIFT, gives_up, is_typed, is_typed_by_alt
from app.language import N_

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView

BOARD_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Cards"),
        (
            (N_("The next card: type what is to be done"), N_("Enter")),
            (N_("Change what is to be done"), N_("Letters, F2, double click")),
            (N_("On to deliverable and owner while typing"), N_("Tab")),
            (N_("Leave as it was"), N_("Esc")),
        ),
    ),
    (
        N_("Move on the board"),
        (
            (N_("To the next card that way"), N_("Arrows")),
            (N_("Select it, too"), N_("Alt+Arrows")),
            (N_("Move the card up or down, at the end to the next lane"), N_("Shift+Up and Shift+Down")),
            (N_("Fold the lane away, or show it"), N_("Full stop")),
            (N_("Pull the picture along"), N_("Space and drag")),
            (N_("Zoom"), N_("Ctrl+wheel")),
        ),
    ),
)
"""Headings, and what is done by which key: for the list of all keys."""

_Key = Qt.Key
_STANDARD = QKeySequence.StandardKey


class BoardKeys:
    def __init__(self, view: BoardView) -> None:
        self._view = view
        does = view.does
        self._signs: dict[str, Callable[[], object]] = {
            "w": does.turn,
            "W": does.turn,
            "+": lambda: does.raise_priority(1),
            "-": lambda: does.raise_priority(-1),
            "−": lambda: does.raise_priority(-1),
        }
        self._standard: dict[QKeySequence.StandardKey, Callable[[], object]] = {
            _STANDARD.SelectAll: does.select_all,
            _STANDARD.Copy: does.copy,
            _STANDARD.Paste: does.paste,
            _STANDARD.Delete: does.delete,
            _STANDARD.ZoomIn: partial(does.zoom_by, 1.25),
            _STANDARD.ZoomOut: partial(does.zoom_by, 1 / 1.25),
        }

    def wants_first(self, event: QKeyEvent) -> bool:
        """Before any shortcut of the window: Undo and Escape during a gesture; what is typed at what is selected."""
        view, held = self._view, event.modifiers()
        if view.pointing.gesture is not None:
            return gives_up(event)
        if not view.selection.ids:
            return False
        key = _Key(event.key())
        if key in ARROWS:
            aside = ARROWS[key] in ("left", "right")
            return bool(held & (SHIFT | ALT)) or (bool(held & CTRL) and aside)
        return not held & (CTRL | META | ALT) and is_typed(event) and len(view.selection.ids) == 1

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it said anything."""
        view, key, held = self._view, _Key(event.key()), event.modifiers()
        if view.pointing.gesture is not None:
            if gives_up(event):
                view.pointing.cancel()
            return True
        for standard, action in self._standard.items():
            if event.matches(standard):
                action()
                return True
        if key in ARROWS:
            return self._arrow(ARROWS[key], held)
        if held & (CTRL | ALT | META) and not is_typed_by_alt(event):
            return False
        return self._plain(event, key)

    def _arrow(self, way: Way, held: Qt.KeyboardModifier) -> bool:
        view = self._view
        if held & SHIFT or (held & CTRL and way in ("left", "right")):
            view.does.move(way)
            return True
        if held & (CTRL | META):
            return False
        chosen = view.selection.ids
        found = step(view.laid, chosen[-1] if chosen else "", way)
        if found:
            view.select([*(id for id in chosen if id != found), found] if held & ALT else [found])
            view.bring(found)
        return True

    def _plain(self, event: QKeyEvent, key: Qt.Key) -> bool:
        view, chosen = self._view, self._view.selection.ids
        actions: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Space: view.pointing.hold_space,
            _Key.Key_Backspace: view.does.delete,
            _Key.Key_Return: view.add_card,
            _Key.Key_Enter: view.add_card,
            _Key.Key_PageDown: partial(self._page, 1),
            _Key.Key_PageUp: partial(self._page, -1),
        }
        if len(chosen) == 1:
            actions[_Key.Key_F2] = lambda: view.typing.change(chosen[0])
        if chosen:
            actions[_Key.Key_Escape] = lambda: view.select([])
        if action := actions.get(key):
            action()
            return True
        if event.text() == ".":
            return self._fold()
        if chosen and (action := self._signs.get(event.text())):
            action()
            return True
        if len(chosen) == 1 and is_typed(event):
            view.typing.change(chosen[0], event.text())
            return True
        return False

    def _page(self, by: int) -> None:
        """As far as is in sight."""
        self._view.scroll_by(0, round(by * self._view.viewport().height() * 0.9))

    def _fold(self) -> bool:
        """The lane of what is selected; without a selection all of them."""
        view = self._view
        keys = [view.laid.lane_of(id) for id in view.selection.ids[:1]] or [lane.key for lane in view.lanes]
        view.fold(keys)
        return bool(keys)

    def release(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Space and not event.isAutoRepeat():
            self._view.pointing.let_space_go()

    def tab(self, *, back: bool) -> bool:
        """Tab goes on to the next panel."""
        return False
