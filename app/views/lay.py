"""Rows and columns without a gap: how the parts of a page lie beside and below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout


def _filled(box: QBoxLayout, parts: tuple[Part, ...], wide: Part) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for part in parts:
        room = 1 if part is wide else 0
        box.addWidget(part, room) if isinstance(part, QWidget) else box.addLayout(part, room)


def beside(*parts: Part, wide: Part, on: QWidget | None = None) -> QHBoxLayout:
    """From left to right; `wide` takes the room that the others leave. `on` the widget that they fill."""
    box = QHBoxLayout() if on is None else QHBoxLayout(on)
    _filled(box, parts, wide)
    return box


def below(*parts: Part, wide: Part, on: QWidget | None = None) -> QVBoxLayout:
    """The same from top to bottom."""
    box = QVBoxLayout() if on is None else QVBoxLayout(on)
    _filled(box, parts, wide)
    return box
