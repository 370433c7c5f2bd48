"""The measures of an indicator as rows of a grid: what stands in a cell is made when it is looked at, not before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.calc.indicator import COUNTED, MOST_READINGS, SUBGROUPED, Chart, Indicator, Measure
from app.calc.typed_measure import show_at, show_number
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.measure_block import NUMBERS, READING
from app.models.measure_reading import Held
from app.views.theme import Appearance

Index = QModelIndex | QPersistentModelIndex
TITLES = {
    "at": N_("Date"),
    "value": N_("Value"),
    "count": N_("Count"),
    "n": N_("Sample size"),
    "event": N_("What happened"),
    "comment": N_("Comment"),
    "stage": N_("Stage"),
    "shift": N_("Shift"),
    "machine": N_("Machine used"),
    "excluded": N_("Excluded"),
}
TEXTS = ("event", "comment", "stage", "shift", "machine", "excluded")
NEXT = N_("Type the next measure here: its date follows")


class Shape:
    """Which columns the measures need, gathered while they are read; it only grows."""

    def __init__(self) -> None:
        self.longest, self.counted, self.valued = 0, False, False

    def take(self, measures: Sequence[Measure]) -> None:
        self.longest = max(self.longest, max((len(each.values) for each in measures), default=0))
        self.counted = self.counted or any(each.count is not None or each.n is not None for each in measures)
        self.valued = self.valued or any(each.value is not None for each in measures)

    def columns(self, chart: Chart | None) -> tuple[str, ...]:
        """Of a subgroup one reading more than the longest has can be typed."""
        readings = chart in SUBGROUPED or (self.longest > 0 and chart not in COUNTED)
        counts = chart in COUNTED or self.counted
        wide = min(max(self.longest, 1) + 1, MOST_READINGS) if readings or self.longest else 0
        numbers = [f"{READING}{i}" for i in range(1, wide + 1)]
        numbers += ["count", "n"] if counts else []
        numbers += ["value"] if self.valued or not numbers else []
        return ("at", *numbers, *TEXTS)


class MeasureRows(QAbstractTableModel):
    """The last row is empty: what is typed there is a measure."""

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self.head: Indicator | None = None
        self.columns: tuple[str, ...] = ("at", "value", *TEXTS)
        self.has_next = False
        self._held = Held()
        self._muted = QColor(worn.look.muted)
        self._struck = QFont()
        self._struck.setStrikeOut(True)

    def show(self, head: Indicator | None, held: Held, columns: tuple[str, ...], *, has_next: bool) -> None:
        self.beginResetModel()
        self.head, self._held, self.columns, self.has_next = head, held, columns, has_next
        self.endResetModel()

    def freshen(self, rows: Sequence[int]) -> None:
        """The measures of these rows changed."""
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self.columns) - 1))

    @property
    def n(self) -> int:
        """Measures."""
        return len(self._held.measures)

    def measure(self, row: int) -> Measure | None:
        return self._held.measures[row] if 0 <= row < self.n else None

    def id(self, row: int) -> str | None:
        measure = self.measure(row)
        return measure.id if measure is not None else None

    def row_of(self, id: str) -> int:
        return self._held.places.get(id, -1)

    def text(self, row: int, field: str) -> str:
        """As it is shown, copied and typed over."""
        measure = self.measure(row)
        if measure is None:
            return ""
        if field == "at":
            return show_at(measure.at)
        if field.startswith(READING):
            place = int(field.removeprefix(READING))
            return show_number(measure.values[place - 1]) if place <= len(measure.values) else ""
        if field in NUMBERS:
            return show_number(getattr(measure, field))
        if field == "excluded":
            return (measure.excluded_why or _("yes")) if measure.excluded else ""
        return str(getattr(measure, field))

    def title(self, field: str) -> str:
        if field.startswith(READING):
            return f"x{field.removeprefix(READING)}"
        unit = self.head.unit.strip() if self.head is not None and field == "value" else ""
        return f"{_(TITLES[field])} ({unit})" if unit else _(TITLES[field])

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else self.n + self.has_next

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return (str(section + 1) if section < self.n else "+") if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(self.columns[section])
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        row, section = index.row(), index.column()
        field = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        measure = self.measure(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of(self.text(row, field) if measure is not None else _(NEXT))
        if measure is None or not measure.excluded:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._muted
        is_number = field in NUMBERS or field.startswith(READING)
        return self._struck if role == Qt.ItemDataRole.FontRole and is_number else None

    def _alignment(self, section: int) -> int:
        """An int: Qt takes no flags of Python for this role."""
        field = self.columns[section]
        right = field in NUMBERS or field.startswith(READING)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
