"""A sight with hands: the events of Qt go to what points, to what types and to what the keys mean, once for all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from app.canvas.sight import Sight
from app.canvas.touch import turn_by_touch
from app.look import Look


class HandedSight(Sight):
    """`pointing` says what the mouse means, `keys` what the keys mean; who shows something makes both."""

    pointing: Any
    keys: Any

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def show_tip(self, event: QHelpEvent) -> bool:
        """Say what the pointer rests on; whether that is known here."""
        return False

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointing.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointing.menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.keys.release(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.keys.tab(back=not forward) or super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.keys.wants_first(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.show_tip(event):
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointing.leave()
        return turn_by_touch(self, event) or super().viewportEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.pointing.gesture:
            self.pointing.gesture.move(event.position(), event.modifiers())
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.pointing.gesture:
            self.window().activateWindow()
            self.pointing.let_go(event.position(), event.modifiers())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.pointing.cancel()
