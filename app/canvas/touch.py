"""Zoom by two fingers, on a touch screen or on a touch pad."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


class Zooms(Protocol):
    def turn(self, by: float, at: QPointF) -> None: ...


class Turned(Protocol):
    """A view whose zoom two fingers turn."""

    @property
    def zoom(self) -> Zooms: ...

    def viewport(self) -> QWidget: ...


def turn_by_touch(view: Turned, event: QEvent) -> bool:
    """Whether the event was a pinch."""
    if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
        view.zoom.turn(1 + event.value(), event.position())
        return True
    if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            middle = view.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
            view.zoom.turn(pinch.scaleFactor(), QPointF(middle))
            return True
    return False
