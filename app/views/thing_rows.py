"""Things as rows of a table, under headings where they are grouped: what all such tables tell Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from app.canvas.tip import tip_of
from app.language import _
from app.views.theme import Appearance

ITEM = Qt.ItemDataRole.UserRole
"""What gives the thing of a row, or the group of a heading."""
ROW_HEIGHT = 42
"""Two lines of text."""
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_HEADING = Qt.ItemFlag.ItemNeverHasChildren

Index = QModelIndex | QPersistentModelIndex


class _Grouped(Protocol):
    @property
    def members(self) -> Sequence[Any]: ...


def under_headings(groups: Iterable[_Grouped], *, headed: bool) -> list[Any]:
    """Each group, where it is a heading of its own, and its members."""
    return [item for group in groups for item in (*([group] if headed else []), *group.members)]


def neighbour(shown: Sequence[str], going: Iterable[str]) -> str | None:
    """What stands after the last of these, else before the first."""
    gone = set(going)
    at = max((i for i, id in enumerate(shown) if id in gone), default=0)
    return next((id for id in (*shown[at:], *reversed(shown[:at])) if id not in gone), None)


class ThingRows(QAbstractTableModel):
    """A table of its own says its columns, the id of a row, and what stands in a cell."""

    titles: Mapping[Any, str]
    """Of the columns by their ids, in English."""
    right: Sequence[str] = ()
    """The columns whose words stand at the right."""

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self.worn = worn
        self.columns = tuple(self.titles)
        self.items: list[Any] = []
        self.sorted: tuple[Any, bool] = None, False
        """By which column, and whether falling; without one as they were noted."""
        self._height = QSize(0, worn.px(ROW_HEIGHT))
        self._rows: dict[str, int] = {}
        self._flags: list[Qt.ItemFlag] = [_HEADING]
        """Of each row, made once since Qt asks for all of them, and of none, whose number is -1."""

    def id_of(self, item: Any) -> str | None:
        """None of a heading."""
        raise NotImplementedError

    def text(self, item: Any, column: Any) -> str:
        raise NotImplementedError

    def tip(self, item: Any, column: Any) -> str:
        return self.text(item, column)

    def copied(self, item: Any, column: Any) -> str:
        """What a spreadsheet takes of a cell."""
        return self.text(item, column)

    def spoken(self, item: Any) -> list[str]:
        """What a screen reader says of a row."""
        return [self.text(item, column) for column in self.columns]

    def fill(self, items: Iterable[Any]) -> None:
        self.beginResetModel()
        self.items = list(items)
        ids = [self.id_of(item) for item in self.items]
        self._rows = {id: i for i, id in enumerate(ids) if id is not None}
        self._flags = [*(_HEADING if id is None else _CHOOSABLE for id in ids), _HEADING]
        self.endResetModel()

    def ids(self) -> list[str]:
        """Of all that are shown, in their order."""
        return list(self._rows)

    def things(self) -> list[Any]:
        """The rows without the headings."""
        return [self.items[row] for row in self._rows.values()]

    def of(self, id: str) -> Any | None:
        return self.items[self._rows[id]] if id in self._rows else None

    def index_of(self, id: str, column: Any = None) -> QModelIndex:
        """Of a cell of a thing, the first without a column; invalid where it is not shown."""
        if id not in self._rows:
            return QModelIndex()
        return self.index(self._rows[id], self.columns.index(column) if column else 0)

    def ids_at(self, rows: Iterable[int]) -> list[str]:
        """The things of these rows in their order."""
        items = (self.items[row] for row in sorted(set(rows)) if 0 <= row < len(self.items))
        return [id for item in items if (id := self.id_of(item)) is not None]

    def table(self, ids: Sequence[str]) -> str:
        """These things, all without any, as a spreadsheet takes them from the clipboard."""
        wanted = set(ids)
        rows = [[_(title) for title in self.titles.values()]]
        for item in self.things():
            if not wanted or self.id_of(item) in wanted:
                rows.append([self.copied(item, column) for column in self.columns])
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.row()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, falling = self.sorted
            sign = "" if column != self.columns[section] else " ▼" if falling else " ▲"
            return _(self.titles[self.columns[section]]) + sign
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._height
        return None if self.id_of(item) is None else self.cell(item, index.column(), role)

    def cell(self, item: Any, section: int, role: int) -> Any:
        """What Qt asks of a cell that is not in a heading."""
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, self.spoken(item)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of(self.tip(item, column))
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, section: int) -> int:
        """An int: Qt takes no flags of Python for this role."""
        side = Qt.AlignmentFlag.AlignRight if self.columns[section] in self.right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
