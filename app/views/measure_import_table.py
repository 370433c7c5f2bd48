"""The table of the lines of an imported file: what was set aside is taken in by a click, doubts are gone to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.language import _
from app.views.measure_import_lines import MeasureImportLines
from app.views.theme import Appearance

HEIGHT, LEAST_HEIGHT, LINE = 300, 96, 28
WIDEST = 220
"""Of a column at first."""


class MeasureImportTable(QTableView):
    """As high as is comfortable; less where the window is low. `taken_in(row)` is asked for."""

    taken_in = Signal(int)

    def __init__(self, lines: MeasureImportLines, worn: Appearance) -> None:
        super().__init__()
        self.lines, self._worn = lines, worn
        self.setModel(lines)
        self.setAccessibleName(_("Lines of the file"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(worn.px(LINE))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(worn.px(LEAST_HEIGHT))
        self.setIconSize(QSize(worn.px(14), worn.px(14)))
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.clicked.connect(lambda index: self.taken_in.emit(index.row()) if index.column() == 0 else None)
        self.activated.connect(lambda index: self.taken_in.emit(index.row()))

    def sizeHint(self) -> QSize:
        return QSize(0, self._worn.px(HEIGHT))

    def fit(self) -> None:
        """Each column as wide as its values, within reason; the last one has the rest."""
        for column in range(self.lines.columnCount() - 1):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column), self._worn.px(WIDEST)))
        self.horizontalHeader().setStretchLastSection(True)

    def next_doubt(self) -> None:
        """Go to the next line with something to look at, round the end."""
        rows = self.lines.doubtful_rows()
        if rows:
            now = self.currentIndex().row()
            self.setCurrentIndex(self.lines.index(next((each for each in rows if each > now), rows[0]), 0))
            self.setFocus()
