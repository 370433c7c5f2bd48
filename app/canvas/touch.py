"""Zoom by two fingers, on a touch screen or on a touch pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from app.canvas.sight import Sight


def turn_by_touch(view: Sight, event: QEvent) -> bool:
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
