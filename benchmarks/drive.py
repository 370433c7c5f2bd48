"""Real mouse and wheel events on a view, each timed from its delivery until the view has painted and Qt is idle."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
_PRESS, _MOVE, _RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
Timed = list[float]


class Paints(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, port: QObject) -> None:
        super().__init__(port)
        self.count = 0
        port.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


class Driver:
    def __init__(self, view: QGraphicsView) -> None:
        self.view, self.port = view, view.viewport()
        self.paints = Paints(self.port)

    def size_viewport(self, width: int, height: int) -> None:
        """Make the window so large that the view itself has these pixels."""
        window = self.view.window()
        for _try in range(8):
            short_w, short_h = width - self.port.width(), height - self.port.height()
            if not short_w and not short_h:
                return
            window.resize(window.width() + short_w, window.height() + short_h)
            self.settle()

    def settle(self, quiet_s: float = 0.15, most_s: float = 30.0) -> None:
        """Let everything happen, timers too, until nothing has been painted for a while."""
        seen, last, end = self.paints.count, perf_counter(), perf_counter() + most_s
        while perf_counter() < end:
            QApplication.processEvents()
            if self.paints.count != seen:
                seen, last = self.paints.count, perf_counter()
            elif perf_counter() - last > quiet_s:
                return
            sleep(0.001)

    def until_idle(self, most_s: float = 0.25) -> int:
        """Go on until something was painted and the next round of events paints nothing; how often it was painted."""
        first, end = self.paints.count, perf_counter() + most_s
        while True:
            before = self.paints.count
            QApplication.processEvents()
            if self.paints.count == before and (before > first or perf_counter() > end):
                return before - first

    def timed(self, act: Callable[[], object], most_s: float = 0.25) -> float:
        """Seconds; raises RuntimeError when nothing was painted."""
        start = perf_counter()
        act()
        if not self.until_idle(most_s):
            raise RuntimeError("nothing was painted")
        return perf_counter() - start

    def drag(
        self, start: QPointF, steps: int, by: tuple[float, float], button: Qt.MouseButton = LEFT, back_after: int = 0
    ) -> Timed:
        """Press, move so many times, release; each move timed. The first moves, that leave the spot, are not."""
        at = QPointF(start)
        self._mouse(_MOVE, at, NONE, NONE)
        self.settle()
        self._mouse(_PRESS, at, button, button)
        self.settle()
        for _step in range(6):
            at += QPointF(*by)
            self._mouse(_MOVE, at, NONE, button)
            self.until_idle(0.05)
        times = []
        dx, dy = by
        for i in range(steps):
            if back_after and i and i % back_after == 0:
                dx, dy = -dx, -dy
            at = at + QPointF(dx, dy)
            times.append(self.timed(lambda at=at: self._mouse(_MOVE, at, NONE, button)))
        self._mouse(_RELEASE, at, button, NONE)
        self.settle()
        return times

    def wheel(self, steps: int, every: int = 3) -> Timed:
        """Turn Ctrl+wheel about the middle, `every` notches out, as many in, and so on."""
        middle = QPointF(self.port.width() / 2, self.port.height() / 2)
        QCursor.setPos(self.port.mapToGlobal(middle.toPoint()))
        self._mouse(_MOVE, middle, NONE, NONE)
        self.settle()
        times = []
        delta = -120
        for i in range(steps):
            if i and i % every == 0:
                delta = -delta
            times.append(self.timed(lambda delta=delta: self._wheel(middle, delta)))
        self.settle()
        return times

    def empty_spot(self) -> QPointF:
        """A place with nothing near it, as near the middle as there is one."""
        w, h = self.port.width(), self.port.height()
        places = [(x, y) for x in range(60, w - 60, 17) for y in range(60, h - 60, 13)]
        places.sort(key=lambda p: math.hypot(p[0] - w / 2, p[1] - h / 2))
        for room in (12, 6, 3, 1):
            for x, y in places:
                if not self.view.items(QRect(x - room, y - room, 2 * room, 2 * room)):
                    return QPointF(x, y)
        return QPointF(6, 6)

    def _mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        there = QPointF(self.port.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.port, event)

    def _wheel(self, at: QPointF, delta: int) -> None:
        there = QPointF(self.port.mapToGlobal(at.toPoint()))
        phase, ctrl = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.ControlModifier
        event = QWheelEvent(at, there, QPoint(), QPoint(0, delta), NONE, ctrl, phase, False)
        QApplication.sendEvent(self.port, event)


def summary(times: Timed) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(times)
    at = min(len(ordered) - 1, math.ceil(0.95 * len(ordered)) - 1)
    return 1000 * statistics.median(times), 1000 * ordered[at]


def peak_mb() -> float:
    """The most memory that this process has held; `nan` where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return math.nan
