"""Long work in the window's own thread that lets the window be painted, and be told to stop, but do nothing else.

A gesture on the document is one transaction of the thread that owns it. While it is under way no other may begin, so
events reach nobody but the widgets that wait: keys, clicks, timers of pages are swallowed or put off, paint is not.
"""

from __future__ import annotations

import time
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QWidget

STEP_S = 0.03
"""Between two looks at the events; the window answers within this and the longest step of the work."""
_INPUT = {
    QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut,
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.ContextMenu, QEvent.Type.InputMethod,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.NativeGesture,
    QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.Close,
}  # fmt: skip


class Stopped(Exception):
    """The user does not want to wait."""


class Patience(QObject):
    """`with Patience(widget) as patience:` – call `tick` often. Only `widget` and what is in it get keys and clicks."""

    def __init__(self, waiting: QWidget) -> None:
        super().__init__(waiting)
        self._waiting = waiting
        self._next = 0.0
        self._stopped = False

    def __enter__(self) -> Patience:
        if app := QCoreApplication.instance():
            app.installEventFilter(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def stop(self) -> None:
        self._stopped = True

    def tick(self) -> None:
        """Let the window be painted where it is time to. Raises `Stopped` after `stop`."""
        now = time.monotonic()
        if now >= self._next:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            done = time.monotonic()
            self._next = done + max(STEP_S, done - now)  # painting takes half of the time at most
        if self._stopped:
            raise Stopped

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Timer:
            return not self._is_ours(watched)  # it comes again
        if kind not in _INPUT or not watched.isWidgetType():
            return False
        return not self._is_ours(watched)

    def _is_ours(self, watched: QObject) -> bool:
        return watched is self._waiting or (isinstance(watched, QWidget) and self._waiting.isAncestorOf(watched))
