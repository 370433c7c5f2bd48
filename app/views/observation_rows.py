"""The observations as rows under headings: one model for the list and for the cards, so that they share a selection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from app.calc.observation_list import Column, Group, Grouping, Seen
from app.canvas.tip import tip_of
from app.language import N_, _, ngettext
from app.views.icon import icon
from app.views.observation_words import (
    UNNAMED,
    WASTE_ICONS,
    cost_words,
    date_words,
    quantity_words,
    word_of,
)
from app.views.theme import Appearance

ITEM = Qt.ItemDataRole.UserRole
"""What gives the `Seen` of a row, or the `Group` of a heading."""
COLUMNS: dict[Column, str] = {
    "text": N_("What was seen"),
    "waste": N_("Waste"),
    "step": N_("Step"),
    "quantity": N_("Quantity"),
    "cost": N_("Cost per year"),
    "source": N_("Source"),
    "seen": N_("Seen on"),
}
IDS: tuple[Column, ...] = tuple(COLUMNS)
RIGHT = ("quantity", "cost")
ROW_HEIGHT = 42
"""Two lines of text."""

Index = QModelIndex | QPersistentModelIndex
Sorted = tuple[Column | None, bool]
"""By which column, and whether falling; without one as they were noted."""


class ObservationRows(QAbstractTableModel):
    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._worn = worn
        self._height = QSize(0, worn.px(ROW_HEIGHT))
        self._icons = {id: icon(name, worn.look.muted) for id, name in WASTE_ICONS.items()}
        self._with_photos = icon("camera", worn.look.muted)
        self.items: list[Group | Seen] = []
        self.currency = ""
        self.grouping: Grouping = "none"
        self.sorted: Sorted = None, False
        self._rows: dict[str, int] = {}

    def show(self, groups: Sequence[Group], grouping: Grouping) -> None:
        """One heading for each group; none where they are not grouped."""
        self.beginResetModel()
        self.grouping = grouping
        self.items = []
        for group in groups:
            if grouping != "none":
                self.items.append(group)
            self.items += group.members
        self._rows = {item.observation.id: i for i, item in enumerate(self.items) if isinstance(item, Seen)}
        self.endResetModel()

    def seen(self) -> list[Seen]:
        return [item for item in self.items if isinstance(item, Seen)]

    def index_of(self, id: str) -> QModelIndex:
        """Of the first cell of an observation; invalid where it is not shown."""
        return self.index(self._rows[id], 0) if id in self._rows else QModelIndex()

    def ids_at(self, indexes: Iterable[Index]) -> list[str]:
        """The observations of these rows in their order."""
        rows = sorted({index.row() for index in indexes if index.isValid()})
        items = (self.items[row] for row in rows if row < len(self.items))
        return [item.observation.id for item in items if isinstance(item, Seen)]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(IDS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], Seen):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, falling = self.sorted
            sign = "" if column != IDS[section] else " ▼" if falling else " ▲"
            return _(COLUMNS[IDS[section]]) + sign
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(IDS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._height
        if isinstance(item, Group):
            return None
        column = IDS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            photos = ngettext("{n} photo", "{n} photos", n) if (n := len(item.observation.photos)) else ""
            return ", ".join(filter(None, (*(self.text(item, each) for each in IDS), photos)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == "waste":
            return self._icons.get(item.observation.waste or "")
        if role == Qt.ItemDataRole.DecorationRole and column == "text" and item.observation.photos:
            return self._with_photos
        return None

    def text(self, seen: Seen, column: Column) -> str:
        observation = seen.observation
        if column == "text":
            return observation.text.strip() or _(UNNAMED)
        if column == "quantity":
            return quantity_words(observation)
        if column == "cost":
            return cost_words(seen, self.currency)
        if column == "seen":
            return "\n".join(filter(None, (date_words(observation), observation.seen_by)))
        return word_of(observation, column, seen.step_name)  # type: ignore[arg-type]

    def _tip(self, seen: Seen, column: Column) -> str:
        if column == "cost":
            return tip_of("\n".join(str(each) for each in (seen.yearly.calculation, seen.yearly.reason) if each))
        return tip_of(self.text(seen, column))

    def table(self, ids: Sequence[str]) -> str:
        """These observations, all without any, as a spreadsheet takes them from the clipboard."""
        wanted = set(ids)
        rows = [[_(title) for title in COLUMNS.values()]]
        rows += [
            [self.text(each, column) for column in IDS]
            for each in self.seen()
            if not wanted or each.observation.id in wanted
        ]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _alignment(column: Column) -> int:
    """An int: Qt takes no flags of Python for this role."""
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
