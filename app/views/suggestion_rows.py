"""The suggestions as rows of a table, each with its state as sign and word, and the hint of another one like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont

from app.calc import calendar_date
from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import Column, is_to_tell
from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.icon import icon
from app.views.suggestion_words import TO_TELL_ICON, UNNAMED, state_icon, state_word, told_words
from app.views.theme import Appearance

ITEM = Qt.ItemDataRole.UserRole
"""What gives the `Suggestion` of a row."""
COLUMNS: dict[Column, str] = {
    "state": N_("State"),
    "text": N_("Idea"),
    "author": N_("Author"),
    "suggested_on": N_("Received on"),
    "studied_by": N_("Studied by"),
    "reason": N_("Reason"),
    "told_on": N_("Author told"),
}
IDS: tuple[Column, ...] = tuple(COLUMNS)
ROW_HEIGHT = 42
"""Two lines of text."""
ALIKE_SAID = 3
"""Of so many like it a tip tells."""

Index = QModelIndex | QPersistentModelIndex
Sorted = tuple[Column | None, bool]
"""By which column, and whether falling; without one as they were noted."""


class SuggestionRows(QAbstractTableModel):
    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._worn = worn
        self._height = QSize(0, worn.px(ROW_HEIGHT))
        self._alike = icon("copy", worn.look.warn)
        self._to_tell = icon(TO_TELL_ICON, worn.look.warn)
        self.items: list[Suggestion] = []
        self.like: Mapping[str, Sequence[str]] = {}
        """The texts of those that may say the same, by the id of each."""
        self.sorted: Sorted = None, False
        self._rows: dict[str, int] = {}

    def show(self, suggestions: Sequence[Suggestion], like: Mapping[str, Sequence[str]]) -> None:
        self.beginResetModel()
        self.items, self.like = list(suggestions), like
        self._rows = {each.id: i for i, each in enumerate(self.items)}
        self.endResetModel()

    def index_of(self, id: str) -> QModelIndex:
        """Of the first cell of a suggestion; invalid where it is not shown."""
        return self.index(self._rows[id], 0) if id in self._rows else QModelIndex()

    def ids_at(self, indexes: Iterable[Index]) -> list[str]:
        """The suggestions of these rows in their order."""
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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
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
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(item, column)
        if role == Qt.ItemDataRole.FontRole and column == "text":
            font = QFont()
            font.setWeight(QFont.Weight.Medium)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and column == "told_on" and is_to_tell(item):
            return QColor(self._worn.look.warn)
        return None

    def _sign(self, item: Suggestion, column: Column) -> Any:
        if column == "state":
            return state_icon(item.state, self._worn.look)
        if column == "text" and self.like.get(item.id):
            return self._alike
        if column == "told_on" and is_to_tell(item):
            return self._to_tell
        return None

    def text(self, item: Suggestion, column: Column) -> str:
        if column == "state":
            return state_word(item.state)
        if column == "text":
            return item.text.strip() or _(UNNAMED)
        if column == "suggested_on":
            return calendar_date.show(item.suggested_on)
        if column == "told_on":
            return told_words(item)
        return str(getattr(item, column)).strip()

    def _tip(self, item: Suggestion, column: Column) -> str:
        said = [self.text(item, column)]
        if column == "text" and (like := self.like.get(item.id)):
            said += [_("Perhaps the same as “{text}”.", text=" ".join(text.split())) for text in like[:ALIKE_SAID]]
        return tip_of("\n".join(filter(None, said)))

    def table(self, ids: Sequence[str]) -> str:
        """These suggestions, all without any, as a spreadsheet takes them from the clipboard."""
        wanted = set(ids)
        rows = [[_(title) for title in COLUMNS.values()]]
        rows += [[self.text(each, c) for c in IDS] for each in self.items if not wanted or each.id in wanted]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
