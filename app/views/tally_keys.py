"""Which category a key stands for: by what is printed on it, whether or not a digit needs Shift there."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.calc.tally import KEY_OF_OTHER, KEYS

_NUMBERS = "1234567890"
_FRENCH = dict(zip("&é\"'(-è_çà", _NUMBERS, strict=True))
"""What the keys of the digits give without Shift on a French keyboard."""
_FIRST_SCAN_CODE = {"win32": 2, "linux": 10}
_APPLE = dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), _NUMBERS, strict=True))
MEANS_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def key_of(event: QKeyEvent) -> tuple[str, bool] | None:
    """The key as it is shown beside a category, and whether Shift was held; `None` for any other key."""
    modifiers = event.modifiers()
    if modifiers & MEANS_MORE:
        return None
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if digit := _digit(event, shift):
        return digit, shift
    letter = chr(event.key()) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else ""
    return (letter, shift) if letter and letter in KEYS + KEY_OF_OTHER else None


def _digit(event: QKeyEvent, shift: bool) -> str:
    """The same key is the same digit with Shift and without: where it lies is asked first, then what it gives."""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return event.text() if event.text() and event.text() in _NUMBERS else ""
    if sys.platform == "darwin" and (found := _APPLE.get(event.nativeVirtualKey())):
        return found if event.nativeScanCode() else ""
    first = _FIRST_SCAN_CODE.get(sys.platform)
    if first is not None and 0 <= event.nativeScanCode() - first < len(_NUMBERS):
        return _NUMBERS[event.nativeScanCode() - first]
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    return "" if shift else _FRENCH.get(event.text(), "")
