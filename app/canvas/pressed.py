"""What was pressed: the words that the keys of all pictures are told apart by."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

CTRL, SHIFT, ALT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
ARROWS: dict[Qt.Key, Literal["left", "right", "up", "down"]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


def gives_up(event: QKeyEvent) -> bool:
    """A gesture in progress."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Escape


def is_typed(event: QKeyEvent) -> bool:
    return event.text().isprintable() and bool(event.text().strip())


def is_typed_by_alt(event: QKeyEvent) -> bool:
    """Right Alt is Ctrl+Alt to some systems, and writes letters."""
    both = CTRL | ALT
    return event.modifiers() & both == both and is_typed(event)


def leaves_undo(event: QEvent, *, typed: bool) -> bool:
    """Refuse undo and redo for a field in which nothing was typed: they mean the last gesture; whether it did."""
    if typed or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    asked = any(event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
    if asked:
        event.ignore()
    return asked
