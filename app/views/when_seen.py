"""Reading anew what a page says: once for all that asked, and not before the page is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Does `act` when the hand rests after `ask`; of a widget that is hidden when it comes on show."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act, self._asked = widget, act, False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._do)
        widget.installEventFilter(self)

    def ask(self, rest: int = 0) -> None:
        """`rest`: how long the hand has to rest, in milliseconds."""
        self._asked = True
        self._soon.start(rest)

    def ask_now(self) -> None:
        """Without waiting for the hand to rest; of a hidden widget still not before it comes on show."""
        self._asked = True
        self._do()

    def catch_up(self) -> None:
        """Do now what was asked and not done yet, seen or not: what is read by it is needed."""
        if self._asked:
            self.stop()
            self._act()

    def stop(self) -> None:
        self._asked = False
        self._soon.stop()

    def _do(self) -> None:
        if self._widget.isVisible():
            self.catch_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._do()
        return False
