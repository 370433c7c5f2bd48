"""Every line of an imported table with how it was understood: ticked or not, doubtful ones marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.calc.tally import Tally
from app.canvas.pareto_words import ParetoWords
from app.canvas.tip import tip_of
from app.exchange.counts_file import KINDS, Count, CountsPreview, Line
from app.language import _, plain
from app.views.icon import icon
from app.views.theme import Appearance

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


def home_of(tally: Tally, count: Count) -> str | None:
    """The id of the category that a count of a file is for; `None` where it will be a new one."""
    name = plain(count.category)
    same = next((each.id for each in tally.categories if each.name and plain(each.name) == name), None)
    if same is None and count.other:
        return next((each.id for each in tally.categories if each.other), None)
    return same


class ImportLines(QAbstractTableModel):
    """The number of the line with its tick, the cells as written, what it was understood as, what to look at."""

    ticked = Signal()

    def __init__(self, worn: Appearance, tally: Tally, preview: CountsPreview) -> None:
        super().__init__()
        self._worn, self._tally = worn, tally
        self._words = ParetoWords("count")
        self.show_preview(preview)

    def show_preview(self, preview: CountsPreview) -> None:
        self.beginResetModel()
        self.preview = preview
        self.taken = {line.number for line in preview.lines if line.taken}
        self.endResetModel()
        self.ticked.emit()

    def tick(self, row: int) -> None:
        """Take a line, or leave it."""
        line = self.preview.lines[row]
        if line.can_be_taken:
            self.taken ^= {line.number}
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            self.ticked.emit()

    def understood(self, line: Line) -> str:
        """The count and the category that it goes to; what else it is, where it is no count."""
        if line.kind != "counts" and line.number not in self.taken:
            return _(KINDS[line.kind])
        counts = self.preview.counts({line.number})
        if not counts:
            return _("Cannot be taken")
        total = sum(each.count for each in counts)
        id = home_of(self._tally, counts[0])
        if id is None:
            return _("{count} → new: {name}", count=total, name=line.name)
        category = next(each for each in self._tally.categories if each.id == id)
        return _("{count} → {name}", count=total, name=self._words.name(category))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.preview.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.preview.headings) + 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            titles = [_("Line"), *self.preview.headings, _("Understood as"), _("To look at")]
            return titles[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        line, column = self.preview.lines[index.row()], index.column()
        last = len(self.preview.headings) + 2
        if role == _ROLE.DecorationRole and column == 0 and line.can_be_taken:
            look = self._worn.look
            return icon("circle-check", look.accent) if self._is_in(line) else icon("minus", look.muted)
        if role == _ROLE.AccessibleTextRole and column == 0:
            n = line.number
            return _("Line {n}, taken", n=n) if self._is_in(line) else _("Line {n}, left out", n=n)
        if role == _ROLE.ForegroundRole:
            look = self._worn.look
            return QColor(
                look.warn if line.doubts and column == last else look.text if self._is_in(line) else look.muted
            )
        if role == _ROLE.DecorationRole and column == last and line.doubts:
            return icon("triangle-alert", self._worn.look.warn)
        if role == _ROLE.ToolTipRole:
            return tip_of(self._text(line, column, last))
        return self._text(line, column, last) if role == _ROLE.DisplayRole else None

    def _is_in(self, line: Line) -> bool:
        return line.number in self.taken

    def _text(self, line: Line, column: int, last: int) -> str:
        if column == 0:
            return str(line.number)
        if column == last:
            return " ".join(str(doubt) for doubt in line.doubts)
        if column == last - 1:
            return self.understood(line)
        return line.cells[column - 1] if column - 1 < len(line.cells) else ""
