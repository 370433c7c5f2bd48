"""Counts the deviations of the open event while nobody waits for it: for the rail, and for the start page later."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.calc.deviation_count import Held
from app.views.deviation_count import held_sign, held_told, keep_count

if TYPE_CHECKING:
    from app.models.deviation_list import Deviating
    from app.models.diff import Diff
    from app.models.document import Document
    from app.views.main_window import MainWindow

TOOL = "deviation"
BEGIN_MS, REST_MS = 1500, 400
"""After an event was opened it is painted first; after a gesture the hand rests."""
RESTS = 10
"""Times as long as it counted it rests: an indicator of 100,000 measures takes a second to read."""
COUNTED_ON_CLOSING = 5000
"""Measures of an event that is closed before it was counted: more would be felt."""


class DeviationWatch(QObject):
    """Judges one indicator at a time, between the events of the window; after a gesture those that it touched."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document: Document | None = None
        self._known: Deviating | None = None
        self._took_ms = 0
        """For the indicator that was judged last."""
        self.held: Held | None = None
        """None until it was counted."""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._step)

    def follow(self, document: Document) -> None:
        self._document, self._known, self.held = document, None, None
        self._soon.start(BEGIN_MS)

    def changed(self, diff: Diff) -> None:
        """A gesture may have changed what deviates, or what answers it."""
        if self._document is None or self._known is None:
            return
        from app.models import deviation_list

        if deviation_list.concerns(diff):
            with self._document.read() as session:
                self._known = deviation_list.without(session, self._known, diff)
            self._soon.start(max(REST_MS, RESTS * self._took_ms))

    def stop(self) -> None:
        """Keep the count of the event that is being closed; where counting would be felt, what was kept before."""
        if self._document is not None and (self.held is None or self._soon.isActive()) and self._is_quick():
            self._judge(None)
            self._count()
        self._soon.stop()
        self._document, self._known, self.held = None, None, None
        self.show()

    def show(self) -> None:
        """On the rail, which may have been made anew."""
        held = self.held or Held()
        self._window.content.rail.show_count(TOOL, held.deviations, held_told(held), held_sign(held)[1])

    def _step(self) -> None:
        if self._document is None:
            return
        began = perf_counter()
        more = self._judge(1)
        self._took_ms = round((perf_counter() - began) * 1000)
        if more:
            self._soon.start(0)
        else:
            self._count()

    def _judge(self, at_most: int | None) -> bool:
        """So many of the indicators whose state is not known; whether there are more of them."""
        from app.models import deviation_list

        assert self._document is not None
        with self._document.read() as session:
            known = self._known or deviation_list.Deviating()
            waiting = deviation_list.unjudged(session, known)
            self._known = deviation_list.judge(session, known, waiting[:at_most])
        return at_most is not None and len(waiting) > at_most

    def _count(self) -> None:
        from app.calc.deviation_list import held
        from app.models.deviation_list import cases

        assert self._document is not None
        assert self._known is not None
        with self._document.read() as session:
            self.held = held(cases(session, self._known))
        keep_count(self._document.path, self.held)
        self.show()

    def _is_quick(self) -> bool:
        from sqlalchemy import func, select

        from app.models.indicator import Measure

        assert self._document is not None
        with self._document.read() as session:
            return (session.scalar(select(func.count()).select_from(Measure)) or 0) <= COUNTED_ON_CLOSING
