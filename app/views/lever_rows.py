"""The levers as rows of one table: what each costs and brings, and where it stands with the management."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor

from app.calc.lever_explanation import explain, show_figure
from app.calc.lever_order import COLUMNS, SHORT, Column, yearly
from app.calc.money import show_money
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.lever_list import Listed
from app.views.approval_words import state_icon, state_word
from app.views.theme import Appearance

IDS: tuple[Column, ...] = tuple(COLUMNS)
RIGHT: tuple[Column, ...] = ("investment", "yearly", "roi", "payback_years", "npv")
UNNAMED = N_("Lever without a name")
ROW_HEIGHT = 42
"""Two lines of text."""
ITEM = Qt.ItemDataRole.UserRole
"""What gives the `Listed` of a row."""
Index = QModelIndex | QPersistentModelIndex


class LeverRows(QAbstractTableModel):
    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._worn = worn
        self._height = QSize(0, worn.px(ROW_HEIGHT))
        self.items: list[Listed] = []
        self.currency = ""
        self.sorted: tuple[Column | None, bool] = None, False

    def show(self, items: Sequence[Listed]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def index_of(self, id: str) -> QModelIndex:
        """Of the first cell of a lever; invalid where it is not shown."""
        row = next((i for i, each in enumerate(self.items) if each.id == id), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def ids_at(self, indexes: Iterable[Index]) -> list[str]:
        """The levers of these rows in their order."""
        rows = sorted({index.row() for index in indexes if index.isValid()})
        return [self.items[row].id for row in rows if row < len(self.items)]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(IDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, falling = self.sorted
            sign = "" if column != IDS[section] else " ▼" if falling else " ▲"
            return _(COLUMNS[IDS[section]]) + sign
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(SHORT.get(IDS[section], COLUMNS[IDS[section]]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(IDS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        item, column = self.items[index.row()], IDS[index.column()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._height
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self.text(item, each) for each in IDS)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == "state":
            return state_icon(item.state, self._worn.look)
        if role == Qt.ItemDataRole.ForegroundRole and item.kept is False:
            return QColor(self._worn.look.muted)
        return None

    def text(self, item: Listed, column: Column) -> str:
        if column == "name":
            return " ".join(item.lever.name.split()) or _(UNNAMED)
        if column == "acts_on":
            return item.words
        if column == "state":
            return "\n".join(filter(None, (state_word(item.state), " ".join(item.reason.split()))))
        if column == "yearly":
            return show_money(yearly(item.lever, item.figures), self.currency)
        return show_figure(column, getattr(item.figures, column), self.currency)

    def _tip(self, item: Listed, column: Column) -> str:
        if column in RIGHT and column != "yearly":
            return tip_of(str(explain(item.lever, column, self.currency)))
        return tip_of(self.text(item, column))

    def table(self, ids: Sequence[str]) -> str:
        """These levers, all without any, as a spreadsheet takes them from the clipboard."""
        wanted = set(ids)
        rows = [[_(title) for title in COLUMNS.values()]]
        rows += [[self.text(each, column) for column in IDS] for each in self.items if not wanted or each.id in wanted]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _alignment(column: Column) -> int:
    """An int: Qt takes no flags of Python for this role."""
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
