"""A user's hand: real mouse, wheel, key and drop events, sent to the widget that Qt would send them to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QGraphicsView, QWidget

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.MouseButton.NoButton

Place = QPointF | QPoint | tuple[float, float]


class Hand:
    """Acts on one view or widget, which it shows and makes active.

    Places are scene coordinates in a QGraphicsView, coordinates of the viewport in another scroll area, of the widget
    elsewhere; without a place, the middle. A press goes to the child under it, and what follows to the same
    child until the release, as in Qt.
    """

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.ground = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self.modifiers = Qt.KeyboardModifier.NoModifier
        self._held: QWidget | None = None
        self._button = NONE
        self._at = QPoint()
        window = widget.window()
        if not window.isVisible():
            window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowExposed(window), "the window was never painted"
        QTest.qWaitForWindowActive(window, 1000)
        self.wait()

    def hold(self, *, ctrl: bool = False, shift: bool = False, alt: bool = False) -> None:
        """The modifier keys held down from now on by every mouse gesture; without any, all are let go."""
        self.modifiers = Qt.KeyboardModifier.NoModifier
        if ctrl:
            self.modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            self.modifiers |= Qt.KeyboardModifier.ShiftModifier
        if alt:
            self.modifiers |= Qt.KeyboardModifier.AltModifier

    def press(self, place: Place | None = None, button: Qt.MouseButton = LEFT) -> None:
        self._at = self.point(place)
        self._held, self._button = self._under(self._at), button
        self._mouse(QEvent.Type.MouseButtonPress, button, button)

    def move(self, place: Place) -> None:
        self._at = self.point(place)
        self._mouse(QEvent.Type.MouseMove, NONE, self._button)

    def release(self, place: Place | None = None) -> None:
        if place is not None:
            self._at = self.point(place)
        button, self._button = self._button, NONE
        self._mouse(QEvent.Type.MouseButtonRelease, button, NONE)
        self._held = None

    def click(self, place: Place | None = None, button: Qt.MouseButton = LEFT) -> None:
        self.press(place, button)
        self.release()

    def double_click(self, place: Place | None = None) -> None:
        self.click(place)
        self._held, self._button = self._under(self._at), LEFT
        self._mouse(QEvent.Type.MouseButtonDblClick, LEFT, LEFT)
        self.release()

    def menu(self, place: Place | None = None) -> None:
        """A right click that asks for the context menu."""
        self.click(place, RIGHT)
        target, at = self._local(self._under(self._at))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at), self.modifiers)
        QApplication.sendEvent(target, event)
        self.wait()

    def drag(self, start: Place, end: Place, *, steps: int = 6, button: Qt.MouseButton = LEFT) -> None:
        """Press at `start`, go to `end` in so many steps, release."""
        a, b = _point_f(start), _point_f(end)
        self.press(a, button)
        for i in range(1, steps + 1):
            self.move(a + (b - a) * (i / steps))
        self.release()

    def wheel(self, place: Place | None, notches: float, *, ctrl: bool = False, shift: bool = False) -> None:
        """Turn the wheel; positive notches away from the user."""
        self._at = self.point(place)
        target, at = self._local(self._under(self._at))
        modifiers = self.modifiers
        if ctrl:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        turned, phase = QPoint(0, round(120 * notches)), Qt.ScrollPhase.NoScrollPhase
        while True:  # Qt hands on to the parent what is not taken, but only of a real wheel
            event = QWheelEvent(
                QPointF(at), QPointF(target.mapToGlobal(at)), QPoint(), turned, NONE, modifiers, phase, False
            )
            taken = QApplication.sendEvent(target, event) and event.isAccepted()
            if taken or target.isWindow() or target.parentWidget() is None:
                break
            at = target.mapToParent(at)
            target = target.parentWidget()
        self.wait()

    def key(self, keys: str) -> None:
        """One key or combination, as QKeySequence writes it: `Tab`, `Ctrl+Z`, `Shift+Right`. Shortcuts act too."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
        self.wait()

    def press_key(self, key: Qt.Key) -> None:
        """Keep a key down, such as the space bar."""
        QTest.keyPress(self._focus(), key)

    def release_key(self, key: Qt.Key) -> None:
        QTest.keyRelease(self._focus(), key)

    def type(self, text: str) -> None:
        """Type a text, letter by letter, wherever the focus goes meanwhile."""
        for letter in text:
            target = self._focus()
            if " " <= letter <= "~":
                QTest.keyClick(target, letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.wait()

    def drop(self, mime: QMimeData | list[str], place: Place | None = None) -> bool:
        """Carry data, or files given by their paths, over the widget and let go; whether it was taken."""
        if not isinstance(mime, QMimeData):
            files = mime
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self._at = self.point(place)
        target = self._under(self._at)
        while not target.acceptDrops() and not target.isWindow():
            target = target.parentWidget()
        at = target.mapFrom(self.ground, self._at)
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        enter = QDragEnterEvent(at, actions, mime, LEFT, self.modifiers)
        QApplication.sendEvent(target, enter)
        if not target.acceptDrops() or not enter.isAccepted():
            return False
        move = QDragMoveEvent(at, actions, mime, LEFT, self.modifiers)
        move.setDropAction(enter.dropAction())
        move.accept()  # Qt takes an accepted entry for an accepted move until the widget says otherwise
        QApplication.sendEvent(target, move)
        if not move.isAccepted():
            QApplication.sendEvent(target, QDragLeaveEvent())
            return False
        drop = QDropEvent(QPointF(at), actions, mime, LEFT, self.modifiers)
        drop.setDropAction(move.dropAction())
        QApplication.sendEvent(target, drop)
        self.wait()
        return drop.isAccepted()

    def point(self, place: Place | None) -> QPoint:
        """A place in pixels of the ground."""
        if place is None:
            return self.ground.rect().center()
        if isinstance(self.widget, QGraphicsView):
            return self.widget.mapFromScene(_point_f(place))
        return _point_f(place).toPoint()

    @staticmethod
    def wait() -> None:
        """Let the program do what it has put off: posted events, deletions, and timers of no time."""
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.widget

    def _under(self, at: QPoint) -> QWidget:
        return self.ground.childAt(at) or self.ground

    def _local(self, target: QWidget) -> tuple[QWidget, QPoint]:
        return target, target.mapFrom(self.ground, self._at)

    def _mouse(self, kind: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        target, at = self._local(self._held or self._under(self._at))
        event = QMouseEvent(kind, QPointF(at), QPointF(target.mapToGlobal(at)), button, buttons, self.modifiers)
        QApplication.sendEvent(target, event)
        self.wait()


def _point_f(place: Place) -> QPointF:
    return QPointF(*place) if isinstance(place, tuple) else QPointF(place)
