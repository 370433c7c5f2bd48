"""Counts the deviations of the open event while nobody waits for it: for the rail, and for the start page later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.calc.deviation_count import Held
from app.views.deviation_count import held_sign, held_told, keep_count
from app.views.deviation_judging import DeviationJudging

if TYPE_CHECKING:
    from app.models.diff import Diff
    from app.models.document import Document
    from app.views.main_window import MainWindow

TOOL = "deviation"
BEGIN_MS, REST_MS = 1500, 400
"""After an event was opened it is painted first; after a gesture the hand rests."""
RESTS = 2
"""Times as long as it read it rests: an indicator of 100,000 measures takes a second, in pieces."""
COUNTED_ON_CLOSING = 5000
"""Measures to be judged of an event that is closed before it was counted: more would be felt."""


class DeviationWatch(QObject):
    """Judges a few indicators at a time, between the events of the window; after a gesture those that it touched."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document: Document | None = None
        self._begun = False
        self._judging = DeviationJudging(self)
        self._judging.changed.connect(self._judged)
        self.held: Held | None = None
        """None until it was counted."""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._go)

    def follow(self, document: Document) -> None:
        self._document, self._begun, self.held = document, False, None
        self._judging.begin(document)
        self._soon.start(BEGIN_MS)

    def changed(self, diff: Diff) -> None:
        """A gesture may have changed what deviates, or what answers it."""
        if self._document is None or not self._begun:
            return
        from app.models import deviation_list

        if deviation_list.concerns(diff):
            self._judging.touch(diff)
            self._soon.start(max(REST_MS, RESTS * self._judging.took_ms))

    def stop(self) -> None:
        """Keep the count of the event that is being closed; where counting would be felt, what was kept before."""
        counted = self.held is not None and not self._soon.isActive() and not self._judging.busy
        if self._document is not None and not counted and self._is_quick():
            self._count()
        self._soon.stop()
        self._judging.stop()
        self._document, self.held = None, None
        self.show()

    def show(self) -> None:
        """On the rail, which may have been made anew."""
        held = self.held or Held()
        self._window.content.rail.show_count(TOOL, held.deviations, held_told(held), held_sign(held)[1])

    def _go(self) -> None:
        self._begun = True
        self._judging.go()

    def _judged(self) -> None:
        if not self._judging.busy and not self._soon.isActive():
            self._count()

    def _count(self) -> None:
        from app.calc.deviation_list import held
        from app.models import deviation_list

        assert self._document is not None
        with self._document.read() as session:
            known, left = self._judging.known, deviation_list.unjudged(session, self._judging.known)
            self.held = held(deviation_list.cases(session, deviation_list.judge(session, known, left)))
        keep_count(self._document.path, self.held)
        self.show()

    def _is_quick(self) -> bool:
        from app.models.deviation_list import unjudged

        assert self._document is not None
        with self._document.read() as session:
            return sum(unjudged(session, self._judging.known).values()) <= COUNTED_ON_CLOSING
