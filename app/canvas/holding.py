"""What a hand holds on a picture: at most one gesture at a time, from the press to the release."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.canvas.border_scroll import BorderScroll
from app.canvas.gesture import Gesture
from app.canvas.gesture.pan import Pan
from app.canvas.selection import Selection
from app.canvas.sight import Sight

ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
"""Held while something is pressed: it is selected with the others."""


class Holding:
    """`gesture` is what the hand is doing; `space` whether the space bar makes the next press pull the picture;
    `at` where the pointer was seen last, outside of the view before it came.
    """

    def __init__(self, view: Sight) -> None:
        self._sight = view
        self.gesture: Gesture | None = None
        self.space = False
        self.at = QPointF(-1.0, -1.0)
        self.keys = Qt.KeyboardModifier.NoModifier
        self._if_click: Callable[[], None] | None = None
        self._scroll = BorderScroll(view, self)

    # For those who know what lies on the picture

    def hover(self, id: str) -> None:
        """Show what belongs to this thing, or to none, under the pointer."""

    def hover_at(self, at: QPointF) -> None:
        """The pointer is at this place of the scene, with nothing in the hand."""

    def released(self, gesture: Gesture) -> None:
        """The hand let go of this; it is finished."""
        is_click = not getattr(gesture, "has_begun", True)
        gesture.finish()
        if is_click and self._if_click:
            self._if_click()

    def select_pressed(self, selection: Selection, id: str) -> None:
        """Select what was pressed; one of many is carried with the others, and alone only after a click."""
        if id in selection:
            self._if_click = lambda: selection.set([id])
        else:
            selection.set([id])

    # The gesture

    def begin(self, gesture: Gesture) -> None:
        self.cancel()
        self.hover("")
        self.gesture = gesture

    def cancel(self) -> bool:
        """Give up the gesture; whether there was one."""
        gesture, self.gesture = self.gesture, None
        self._scroll.stop()
        if gesture:
            gesture.cancel()
        return gesture is not None

    def pulls(self, event: QMouseEvent) -> bool:
        """Remember where and with which keys was pressed, and begin to pull the picture if that was asked."""
        self.at, self.keys, self._if_click = event.position(), event.modifiers(), None
        button = event.button()
        asked = button == Qt.MouseButton.MiddleButton or (self.space and button == Qt.MouseButton.LeftButton)
        if asked:
            self.begin(Pan(self._sight, self.at))
        return asked

    def move(self, event: QMouseEvent) -> None:
        self.at, self.keys = event.position(), event.modifiers()
        if self.gesture:
            self.gesture.move(self.at, self.keys)
            self._scroll.look()
        else:
            self.hover_at(self._sight.to_scene(self.at))

    def release(self, event: QMouseEvent) -> None:
        gesture, self.gesture = self.gesture, None
        self._scroll.stop()
        self.at = event.position()
        if gesture:
            self.released(gesture)
        self.hover_at(self._sight.to_scene(event.position()))

    def let_go(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        """What came from elsewhere falls here; whether there was something to fall."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        self.at = at
        gesture.move(at, keys)
        gesture.finish()
        return True

    def leave(self) -> None:
        if not self.gesture:
            self.hover("")

    def hold_space(self) -> None:
        """From now on a press pulls the picture."""
        self.space = True
        self._sight.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def let_space_go(self) -> None:
        self.space = False
        self._sight.viewport().unsetCursor()
