"""Judges the indicators of a document without holding up its window: long series are read piece by piece.

What is read belongs to the window's thread; judging what was read is done beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.calc.indicator import Indicator, Measure
    from app.models.deviation_list import Deviating, Judged
    from app.models.diff import Diff
    from app.models.document import Document
    from app.models.measure_reading import Key

PIECE = 1000
"""Measures that are read, or read and judged, at a time: some 15 ms."""
COSTS = 15
"""An indicator of few measures takes as long as so many measures."""


@dataclass
class _Series:
    """A long series on its way: read as far as `last`, whole once it is `asked` for in the background."""

    head: Indicator
    measures: list[Measure] = field(default_factory=list)
    last: Key | None = None
    asked: bool = False
    took_s: float = 0.0


class DeviationJudging(QObject):
    """`changed` whenever more is known; what is not known any more is asked for by `go`."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._known: Deviating | None = None
        self._waiting: dict[str, int] = {}
        self._series: _Series | None = None
        self._found: dict[str, Judged | None] = {}
        """What came back from the background."""
        self.took_ms = 0
        """How long the last long series was read in the window's thread."""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)

    @property
    def known(self) -> Deviating:
        from app.models.deviation_list import Deviating

        return self._known or Deviating()

    @property
    def busy(self) -> bool:
        """Whether there is more to come."""
        return bool(self._waiting or self._found) or self._series is not None

    def begin(self, document: Document) -> None:
        self.stop()
        self._document, self._known, self.took_ms = document, None, 0

    def stop(self) -> None:
        self._next.stop()
        self._waiting, self._series, self._found = {}, None, {}
        self._document = None

    def touch(self, diff: Diff) -> None:
        """What this gesture touched is to be judged anew."""
        from app.models import deviation_list
        from app.models.indicator_list import touched

        if self._document is None:
            return
        with self._document.read() as session:
            ids = touched(session, diff)
        self._known = deviation_list.outdated(self.known, ids)
        for id in ids:
            self._found.pop(id, None)
        if self._series is not None and self._series.head.id in ids:
            self._series = None

    def go(self) -> None:
        """Judge what is not known: at once as much as nobody feels, the rest in the time between events."""
        from app.models import deviation_list

        if self._document is None:
            return
        on_its_way = {self._series.head.id} if self._series is not None else set()
        with self._document.read() as session:
            waiting = deviation_list.unjudged(session, self.known)
            self._waiting = {id: n for id, n in waiting.items() if id not in on_its_way}
            self._known = deviation_list.judge(session, self.known, self._few())
        self._go_on()

    def _go_on(self) -> None:
        if self.busy and not (self._series is not None and self._series.asked):
            self._next.start()
        self.changed.emit()

    def _few(self) -> list[str]:
        """The next ones that together are no more than a piece; they wait no longer."""
        few, room = [], PIECE
        for id, n in self._waiting.items():
            room -= n + COSTS
            if room < 0:
                break
            few.append(id)
        for id in few:
            del self._waiting[id]
        return few

    def _step(self) -> None:
        from app.models import deviation_list

        if self._document is None:
            return
        with self._document.read() as session:
            if self._found:
                self._known = deviation_list.with_judged(session, self.known, self._found)
                self._found = {}
            elif self._series is not None:
                self._read_on(session, self._series)
                return
            elif few := self._few():
                self._known = deviation_list.judge(session, self.known, few)
            elif self._waiting:
                self._begin_series(session)
                return
        self._go_on()

    def _begin_series(self, session: Session) -> None:
        from app.models.measure_reading import read_head

        id = next(iter(self._waiting))
        del self._waiting[id]
        if (head := read_head(session, id)) is not None:
            self._series = _Series(head)
        self._next.start()

    def _read_on(self, session: Session, series: _Series) -> None:
        from app.models.many_rows import collected_later
        from app.models.measure_reading import read_piece

        began = perf_counter()
        with collected_later():
            piece = read_piece(session, series.head.id, series.last, PIECE)
            series.measures += [measure for _key, measure in piece]
        series.took_s += perf_counter() - began
        if len(piece) == PIECE:
            series.last = piece[-1][0]
            self._next.start()
        else:
            self._ask(series)

    def _ask(self, series: _Series) -> None:
        from app.views.background import ask

        self.took_ms, series.asked = round(1000 * series.took_s), True
        ask(
            self,
            lambda: _judged(series),
            lambda judged: self._answer(series, judged),
            _raise,
            lambda: self._series is series,
        )

    def _answer(self, series: _Series, judged: Judged | None) -> None:
        """Taken in by the timer: this may come in the middle of a gesture that lets the window be painted."""
        if self._series is series:
            self._series, self._found[series.head.id] = None, judged
            self._next.start()


def _judged(series: _Series) -> Judged | None:
    from app.models.deviation_list import judged
    from app.models.many_rows import collected_later

    with collected_later():
        return judged(replace(series.head, measures=tuple(series.measures)))


def _raise(problem: Exception) -> None:
    raise problem
