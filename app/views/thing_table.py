"""A list of things as a table: sorted by a click on a heading, filtered by some letters, copied to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.canvas.tip import tip_of
from app.language import _, plain
from app.views.icon import icon
from app.views.theme import Appearance

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """`title` is English; a column without a `width` shares what is left. Numbers stand at the right."""

    title: str
    width: int = 0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is what it is sorted by, the `text` without one; `copied` what a spreadsheet gets in place of the text.

    A number that is not known is no value: it comes last whichever way it is sorted.
    """

    text: str
    value: float | str | None = None
    copied: str | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    cells: tuple[Cell, ...]

    def holds(self, words: Iterable[str]) -> bool:
        said = plain(" ".join(cell.text for cell in self.cells))
        return all(word in said for word in words)


class ThingTable(QWidget):
    """`chosen(ids)` when the selection changes, `opened(id)` by Enter or a double click."""

    chosen = Signal(list)
    opened = Signal(str)

    def __init__(self, worn: Appearance, accessible_name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._model = _Lines(columns)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("filter", worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.table = _Table(self, worn)
        self.table.setAccessibleName(accessible_name)
        self.table.setModel(self._model)
        self.table.lay_columns(columns)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(6))
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.filter.textChanged.connect(self._show)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.activated.connect(lambda index: self.opened.emit(self._model.lines[index.row()].id))
        self._filling = False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """In this order, until a heading is clicked; what was selected stays so."""
        self._lines = lines
        self._show()

    def selected(self) -> list[str]:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._model.lines[row].id for row in rows]

    def select(self, ids: Iterable[str]) -> None:
        wanted, chosen = set(ids), QItemSelection()
        for row, line in enumerate(self._model.lines):
            if line.id in wanted:
                chosen.select(self._model.index(row, 0), self._model.index(row, self._model.columnCount() - 1))
        model = self.table.selectionModel()
        model.select(chosen, model.SelectionFlag.ClearAndSelect)
        if not chosen.isEmpty():
            model.setCurrentIndex(chosen.indexes()[0], model.SelectionFlag.NoUpdate)
            self.table.scrollTo(chosen.indexes()[0])

    def shown(self) -> list[str]:
        """The ids in sight, as they are sorted and filtered."""
        return [line.id for line in self._model.lines]

    def copy(self) -> None:
        """The selected lines for a spreadsheet, all that are shown where none is selected; with their headings."""
        chosen = set(self.selected())
        lines = [line for line in self._model.lines if not chosen or line.id in chosen]
        text = io.StringIO()
        writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        writer.writerow([_(column.title) for column in self._model.columns])
        writer.writerows([cell.text if cell.copied is None else cell.copied for cell in line.cells] for line in lines)
        QGuiApplication.clipboard().setText(text.getvalue())

    def _show(self) -> None:
        before = self.selected()
        words = plain(self.filter.text()).split()
        self._filling = True
        self._model.show([line for line in self._lines if line.holds(words)])
        self.select(before)
        self._filling = False
        n, whole = len(self._model.lines), len(self._lines)
        self.count.setText(_("{n} of {all}", n=n, all=whole) if n < whole else "")
        self.count.setVisible(n < whole)
        if before != self.selected():
            self._chosen()

    def _sort(self, column: int) -> None:
        """Rising, falling, as they came."""
        head, (by, falling) = self.table.horizontalHeader(), self._model.sorted_by
        self._model.sorted_by = (column, False) if by != column else (None, False) if falling else (column, True)
        by, falling = self._model.sorted_by
        head.setSortIndicatorShown(by is not None)
        if by is not None:
            head.setSortIndicator(by, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        self._show()

    def _chosen(self) -> None:
        if not self._filling:
            self.chosen.emit(self.selected())


class _Lines(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = columns
        self.lines: list[Line] = []
        self.sorted_by: tuple[int | None, bool] = None, False
        """The column, and whether it falls."""

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        by, falling = self.sorted_by
        if by is not None:
            known = [line for line in lines if _key(line.cells[by]) is not None]
            unknown = [line for line in lines if _key(line.cells[by]) is None]
            lines = sorted(known, key=lambda line: _key(line.cells[by]) or (), reverse=falling) + unknown
        self.lines = lines
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.lines)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.lines[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of(cell.tip)
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        number = self.columns[column].number
        return (Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def _key(cell: Cell) -> tuple[Any, ...] | None:
    """Numbers before words; `None` for what is not known."""
    if isinstance(cell.value, int | float):
        return 0, cell.value
    said = plain(cell.value or cell.text)
    return (1, said) if cell.value is not None or said.strip(" —") else None


class _Table(QTableView):
    def __init__(self, owner: ThingTable, worn: Appearance) -> None:
        super().__init__()
        self._owner, self._worn = owner, worn
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setObjectName("things")
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(worn.px(28))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)

    def lay_columns(self, columns: Sequence[Column]) -> None:
        head = self.horizontalHeader()
        for i, column in enumerate(columns):
            head.setSectionResizeMode(i, head.ResizeMode.Interactive if column.width else head.ResizeMode.Stretch)
            if column.width:
                self.setColumnWidth(i, self._worn.px(column.width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._owner.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def event(self, event: Any) -> bool:
        if event.type() == event.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()  # the page may have a command of this key
            return True
        return super().event(event)
