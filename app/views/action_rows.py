"""The actions as rows under headings, for a view of Qt: nothing is made of a row before it is in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from app.calc.action_list import Column, Group, Grouping, Listed
from app.canvas.tip import tip_of
from app.language import _
from app.views.action_words import COLUMNS, cell_words
from app.views.theme import Appearance

ITEM = Qt.ItemDataRole.UserRole
"""What gives the `Listed` of a row, or the `Group` of a heading."""
ORDER: tuple[Column, ...] = tuple(COLUMNS)
RIGHT: tuple[Column, ...] = ("number",)
ROW_HEIGHT = 42
"""Two lines of text."""
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_HEADING = Qt.ItemFlag.ItemNeverHasChildren
"""Made once: Qt asks each row for its flags when it lays the view out."""

Index = QModelIndex | QPersistentModelIndex
Sorted = tuple[Column | None, bool]
"""By which column, and whether falling; without one as they stand in the plan."""


class ActionRows(QAbstractTableModel):
    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._height = QSize(0, worn.px(ROW_HEIGHT))
        self.items: list[Group | Listed] = []
        self.today = date.today()
        self.grouping: Grouping = "none"
        self.sorted: Sorted = None, False
        self._rows: dict[str, int] = {}
        self._flags: list[Qt.ItemFlag] = [_HEADING]
        """Of each row, and of none, whose number is -1."""

    def show(self, groups: Sequence[Group], grouping: Grouping) -> None:
        """One heading for each group; none where they are not grouped."""
        self.beginResetModel()
        self.grouping = grouping
        self.items = []
        for group in groups:
            if grouping != "none":
                self.items.append(group)
            self.items += group.members
        self._rows = {item.action.id: i for i, item in enumerate(self.items) if isinstance(item, Listed)}
        self._flags = [*(_CHOOSABLE if isinstance(item, Listed) else _HEADING for item in self.items), _HEADING]
        self.endResetModel()

    def listed(self) -> list[Listed]:
        return [item for item in self.items if isinstance(item, Listed)]

    def of(self, id: str) -> Listed | None:
        item = self.items[self._rows[id]] if id in self._rows else None
        return item if isinstance(item, Listed) else None

    def index_of(self, id: str, column: Column = "number") -> QModelIndex:
        """Of a cell of an action; invalid where it is not shown."""
        return self.index(self._rows[id], ORDER.index(column)) if id in self._rows else QModelIndex()

    def ids_at(self, rows: Iterable[int]) -> list[str]:
        """The actions of these rows in their order."""
        items = (self.items[row] for row in sorted(set(rows)) if 0 <= row < len(self.items))
        return [item.action.id for item in items if isinstance(item, Listed)]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(ORDER)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.row()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, falling = self.sorted
            sign = "" if column != ORDER[section] else " ▼" if falling else " ▲"
            return _(COLUMNS[ORDER[section]]) + sign
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if ORDER[section] in RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._height
        if isinstance(item, Group):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(item, ORDER[index.column()], self.today)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (cell_words(item, each, self.today) for each in ORDER)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of(cell_words(item, ORDER[index.column()], self.today))
        return None

    def table(self, ids: Sequence[str]) -> str:
        """These actions, all without any, as a spreadsheet takes them from the clipboard."""
        wanted = set(ids)
        rows = [[_(title) for title in COLUMNS.values()]]
        rows += [
            [cell_words(each, column, self.today) for column in ORDER]
            for each in self.listed()
            if not wanted or each.action.id in wanted
        ]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
