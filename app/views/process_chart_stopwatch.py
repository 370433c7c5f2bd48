"""The stopwatch over a process flow chart: digits for the whole room, a lap for each step as it is done."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from app.calc.quantity import show
from app.calc.stopwatch import Stopwatch
from app.language import _, current, ngettext
from app.views.button import WordButton
from app.views.icon import icon
from app.views.one_line import OneLine
from app.views.theme import Appearance

SHOWN_EVERY_MS = 47
"""Not a whole number of tenths: the last digit does not seem to stand still."""


class StopwatchBar(QFrame):
    """Measures and shows; `lapped(seconds)` is for others to keep. `stepped(by)` asks for another step to be timed.

    `clock` gives seconds and never goes back.
    """

    lapped = Signal(float)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, worn: Appearance, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self.setObjectName("stopwatch_bar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Stopwatch"))
        self._clock = clock
        self.watch = Stopwatch(clock)
        self._worn = worn
        self._timer = QTimer(self, interval=SHOWN_EVERY_MS)
        self._timer.timeout.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(16), worn.px(2), worn.px(16), worn.px(6))
        row.setSpacing(worn.px(14))
        self.digits = QLabel()
        self.digits.setObjectName("stopwatch_digits")
        row.addWidget(self.digits)
        self.step, self.told, self.keys = QLabel(), OneLine(), OneLine()
        self.step.setObjectName("stopwatch_step")
        self.step.setMaximumHeight(worn.px(54))
        self.step.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.step.setTextFormat(Qt.TextFormat.PlainText)
        self.step.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(worn.px(2))
        words.addStretch(1)
        for label in (self.step, self.told, self.keys):
            words.addWidget(label)
            if label is not self.step:
                label.setObjectName("muted")
        words.addStretch(1)
        row.addLayout(words, 1)
        self.lap_button, self.stop_button = WordButton(), WordButton()
        self.lap_button.setProperty("primary", True)
        for button, act in ((self.lap_button, self.press), (self.stop_button, self.escape)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the space bar is the stopwatch's
            button.setMinimumHeight(worn.px(48))
            button.setMinimumWidth(worn.px(80))
            button.clicked.connect(act)
            row.addWidget(button)
        self.stop_button.setIconSize(QSize(worn.px(18), worn.px(18)))
        self._last: float | None = None
        self._show()
        self.hide()

    def show_step(self, words: str) -> None:
        """Which step the lap that is running belongs to."""
        self.step.setText(words)

    def press(self) -> None:
        """Start, or end the lap."""
        if not self.watch.is_running:
            self.watch.start()
            self._last = None
            self._timer.start()
        else:
            self._last = self.watch.lap()
            self.lapped.emit(self._last)
        self._show()

    def escape(self) -> None:
        """Stop; when it stands already, go away."""
        if self.watch.is_running:
            self.watch.stop()
            self._timer.stop()
            self._show()
        else:
            self.closed.emit()

    def _show(self) -> None:
        running = self.watch.is_running
        self.digits.setText(clock_face(self.watch.lap_s if running else self._last or 0.0))
        self.lap_button.setText(_("Lap") if running else _("Start"))
        self.stop_button.setText(_("Stop") if running else _("Close"))
        self.stop_button.setIcon(icon("x") if not running else icon("minus"))
        laps = len(self.watch.laps)
        parts = (
            [ngettext("{n} lap", "{n} laps", laps), _("total {time}", time=clock_face(self.watch.total_s))]
            if laps
            else []
        )
        if self._last is not None:
            parts.append(_("last {time}", time=show(self._last, "duration")))
        self.told.setText("  ·  ".join(parts))
        self.told.setVisible(bool(parts))
        keys = _("Space: lap – Esc: stop") if running else _("Space: start – ↑ ↓: another step – Esc: close")
        self.keys.setText(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.press()
        elif key == Qt.Key.Key_Escape:
            self.escape()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def handed_over(self) -> Stopwatch:
        """What it measures, for the bar that comes in its place: stopping this one stops it no more."""
        watch, self.watch = self.watch, Stopwatch(self._clock)
        return watch

    def go_on_with(self, watch: Stopwatch) -> None:
        """With what another bar measured: the room does not wait while the look changes."""
        self.watch = watch
        if watch.is_running:
            self._timer.start()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.watch.is_running:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it measures on; laid away it stops."""
        super().hideEvent(event)
        self._timer.stop()
        if self.isHidden():
            self.stop()

    def stop(self) -> None:
        if self.watch.is_running:
            self.watch.stop()
        self._timer.stop()


def clock_face(seconds: float) -> str:
    """Minutes, seconds and tenths, as a stopwatch shows them; hours from the first one on."""
    tenths = int(seconds * 10 + 1e-6)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    text = f"{rest // 10:02d}{',' if current() == 'fr' else '.'}{rest % 10}"
    return f"{hours}:{minutes:02d}:{text}" if hours else f"{minutes}:{text}"
