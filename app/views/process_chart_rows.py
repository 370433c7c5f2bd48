"""The rows of a process flow chart as Qt's table reads them, and one row more: the next step, which is only typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.calc.process_chart import KINDS, QUESTIONS, TIME_SOURCES, VALUE_CLASSES, ProcessChart, Step
from app.calc.process_chart_rows import COLUMNS, UNITS
from app.calc.quantity import show
from app.language import _

ORDER = ("number", *COLUMNS)
"""The columns of the table, from the left."""
NUMBER, DESCRIPTION, KIND = range(3)
NEXT = ""
"""Stands for the id of the row that is typed next."""
FIRST = "first"
"""Stands for the id of a step that all others would follow."""

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_Index = QModelIndex | QPersistentModelIndex
_NAMES = {"kind": KINDS, "value_class": VALUE_CLASSES, "question": QUESTIONS}


def column(name: str) -> int:
    return ORDER.index(name)


class ChartRows(QAbstractTableModel):
    """`next_after` is the id of the step that the next row follows while rows are put between, `None` otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.chart: ProcessChart | None = None
        self.next_after: str | None = None
        self.day_s: float | None = None
        self.has_next = True
        """Whether there is a next row: not where nothing can be written."""
        self.is_laying = False
        """Whether rows come and go at this moment: what Qt makes the current one meanwhile means nothing."""
        self._rows: list[Step | None] = []
        """`None` is the next row."""
        self._places: dict[str, int] | None = None
        """Where each of them stands, once that was asked."""

    # What stands where

    def step(self, row: int) -> Step | None:
        """`None` for the next row, and beyond the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def is_next(self, row: int) -> bool:
        return 0 <= row < len(self._rows) and self._rows[row] is None

    def id(self, row: int) -> str:
        step = self.step(row)
        return step.id if step else NEXT

    def row_of(self, id: str) -> int:
        """-1 where it is not."""
        if self._places is None:
            self._places = {(step.id if step else NEXT): i for i, step in enumerate(self._rows)}
        return self._places.get(id, -1)

    def number(self, row: int) -> int:
        """As it stands before the row; the next row has the number that it will have."""
        next_at = self.row_of(NEXT)
        return row + (1 if next_at < 0 or row <= next_at else 0)

    def step_above(self, row: int) -> str | None:
        """The id of the step before a row, `None` for the first."""
        return next((step.id for step in reversed(self._rows[:row]) if step), None)

    def last(self) -> str | None:
        """The id of the step that a further one at the next row would follow; `None` where it would be the first."""
        if self.next_after is not None:
            return None if self.next_after == FIRST else self.next_after
        return self.chart.steps[-1].id if self.chart and self.chart.steps else None

    # What is shown

    def show(self, chart: ProcessChart | None) -> None:
        self.chart = chart
        steps = chart.steps if chart else ()
        if self.next_after not in {FIRST, *(step.id for step in steps)}:
            self.next_after = None
        self._lay()

    def put_next(self, after: str | None) -> None:
        """Let the next row follow this step, `FIRST` stand before all others; `None` is the end of the chart."""
        if after != self.next_after:
            self.next_after = after
            self._lay()

    def _lay(self) -> None:
        """Become the rows that there should be: what is in both stays where it is, so that nothing jumps."""
        steps: list[Step | None] = list(self.chart.steps) if self.chart else []
        rows = list(steps)
        if self.chart is not None and self.has_next:
            at = next((i + 1 for i, step in enumerate(steps) if step and step.id == self.next_after), len(steps))
            rows.insert(0 if self.next_after == FIRST else at, None)
        self.is_laying = True
        try:
            if self._ids(rows) != self._ids(self._rows):
                if None in self._rows and None in rows and rows.index(None) != self._rows.index(None):
                    at = self._rows.index(None)
                    self._put(at, at + 1, [])
                self._put_between(rows)
        finally:
            self.is_laying = False
        changed = [i for i, (a, b) in enumerate(zip(self._rows, rows, strict=True)) if a != b]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(ORDER) - 1))

    @staticmethod
    def _ids(rows: list[Step | None]) -> list[str]:
        return [step.id if step else NEXT for step in rows]

    def _put_between(self, rows: list[Step | None]) -> None:
        """Put in the place of what differs between the first and the last rows that are the same."""
        old, new = self._ids(self._rows), self._ids(rows)
        same = min(len(old), len(new))
        head = next((i for i in range(same) if old[i] != new[i]), same)
        tail = next((i for i in range(same - head) if old[-1 - i] != new[-1 - i]), same - head)
        self._put(head, len(old) - tail, rows[head : len(new) - tail])

    def _put(self, first: int, end: int, rows: list[Step | None]) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self._places = None
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self._places = None
            self.endInsertRows()

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(ORDER)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _(COLUMNS[ORDER[section]]) if section else _("No.")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = ORDER[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), name)
        return None

    def text(self, row: int, name: str) -> str:
        """What stands in a cell."""
        step = self.step(row)
        if name == "number":
            return str(self.number(row))
        if step is None:
            return ""
        value = getattr(step, name)
        if value is None:
            return ""
        if name in UNITS:
            return show(value, UNITS[name], day_s=self.day_s)
        return _(_NAMES[name][value]) if name in _NAMES else str(value)

    def _tip(self, row: int, name: str) -> str:
        step = self.step(row)
        if step is None:
            return ""
        if name == "time_s" and step.time_source and step.time_s is not None:
            return _("{time}, {source}", time=self.text(row, name), source=_(TIME_SOURCES[step.time_source]))
        return self.text(row, name) if name in ("description", "actor", "idea", "value_class", "question") else ""
