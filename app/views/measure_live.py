"""The measures of the indicator on show as they now are: read piece by piece, then followed gesture by gesture."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.calc.indicator import Indicator
from app.models import indicator as rows
from app.models.diff import Diff
from app.models.document import Document
from app.models.many_rows import collected_later
from app.models.measure_reading import Followed, Held, count, follow, read_head, read_piece
from app.views.measure_rows import Shape


class MeasureLive(QObject):
    """`read_on(share)` after each piece but the last, `changed(rows)` when all were read or a gesture was followed:
    `rows` are those that only changed their values, `None` where measures came, went or moved.
    """

    read_on = Signal(float)
    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.head: Indicator | None = None
        self.held = Held()
        self.shape = Shape()
        self._document: Document | None = None
        self._total = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._read_piece)

    @property
    def id(self) -> str | None:
        return self.head.id if self.head is not None else None

    @property
    def whole(self) -> bool:
        """Whether all measures were read."""
        return not self._next.isActive()

    @property
    def columns(self) -> tuple[str, ...]:
        return self.shape.columns(self.head.chart if self.head is not None else None)

    def indicator(self) -> Indicator | None:
        """With the measures that were read."""
        return replace(self.head, measures=tuple(self.held.measures)) if self.head is not None else None

    def read(self, document: Document, id: str | None) -> None:
        """Begin to read an indicator; its first piece at once."""
        self.stop()
        self._document, self.held, self.shape, self.head = document, Held(), Shape(), None
        if id is not None:
            with document.read() as session:
                self.head = read_head(session, id)
                self._total = count(session, id)
        if self.head is None:
            self.changed.emit(None)
        else:
            self._read_piece()

    def _read_piece(self) -> None:
        if self._document is None or self.head is None:
            return
        with collected_later(), self._document.read() as session:
            piece = read_piece(session, self.head.id, self.held.keys[-1] if self.held.keys else None)
        self.held.add(piece)
        self.shape.take([measure for _key, measure in piece])
        if piece and len(self.held.keys) < self._total:
            self._next.start()
            self.read_on.emit(len(self.held.keys) / self._total)
        else:
            self.changed.emit(None)

    def follow(self, diff: Diff) -> None:
        """What a gesture on the document changed; read again where it was too much, or reading is not done."""
        if self._document is None or self.head is None:
            return
        touched = any(diff.keys(model) for model in (rows.Measure, rows.Reading))
        with self._document.read() as session:
            headed = self.head.id in diff.keys(rows.Indicator) or bool(diff.keys(rows.TargetChange))
            if headed and (head := read_head(session, self.head.id)) is not None:
                self.head = head
            followed = follow(session, self.head.id, self.held, diff) if touched and self.whole else Followed()
        if followed is None or (touched and not self.whole):
            self.read(self._document, self.head.id)
            return
        if followed.moved:
            self.shape.take(self.held.measures)
            self.changed.emit(None)
        elif followed.rows:
            self.shape.take([self.held.measures[row] for row in followed.rows])
            self.changed.emit(followed.rows)
        elif headed:
            self.changed.emit(())

    def stop(self) -> None:
        self._next.stop()
