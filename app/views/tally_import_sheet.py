"""The preview of imported counts, laid over the page: what each line was understood as, before anything is taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from app.calc.tally import Tally
from app.exchange.counts_file import ROLES, CountsPreview, read_counts
from app.language import _, ngettext
from app.models.document_error import DocumentError
from app.views.button import WordButton
from app.views.flow_layout import FlowLayout
from app.views.sheet import Sheet
from app.views.tally_import_lines import ImportLines
from app.views.theme import Appearance

WIDTH, HEIGHT = 940, 320
MOST_ROLES = 12
"""Tables with more columns keep the roles that were guessed for the others."""


class _Lines(QTableView):
    """As high as is comfortable; less where the window is low."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._wish = QSize(0, worn.px(HEIGHT))

    def sizeHint(self) -> QSize:
        return self._wish


class ImportSheet(Sheet):
    """`wanted(preview, numbers)` when the lines with these numbers are to be taken."""

    wanted = Signal(object, object)

    def __init__(self, over: QWidget, worn: Appearance, tally: Tally, path: Path, preview: CountsPreview) -> None:
        super().__init__(over, worn, _("Counts of “{file}”", file=path.name), width=WIDTH)
        self._path = path
        self.lines = ImportLines(worn, tally, preview)
        self.lines.setParent(self)
        self._choose_sheet(preview)
        self.remarks = QLabel()
        self.remarks.setObjectName("muted")
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        self.remarks.setWordWrap(True)
        self.body.addWidget(self.remarks)
        self._roles = QWidget()
        self.body.addWidget(self._roles)
        self.table = self._table()
        self.body.addWidget(self.table, 1)
        leave, self.take = WordButton(_("Cancel")), WordButton("")
        leave.clicked.connect(self.close_sheet)
        self.take.clicked.connect(self._take)
        self.add_buttons(leave, self.take)
        self.lines.ticked.connect(self._tell)
        self._show(preview)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.take)

    def _choose_sheet(self, preview: CountsPreview) -> None:
        """The sheets of a workbook; nothing for a plain table."""
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet of the workbook"))
        self.sheets.addItems(preview.sheets)
        self.sheets.setCurrentText(preview.sheet)
        self.sheets.activated.connect(lambda _at: self._read(self.sheets.currentText()))
        self.body.addWidget(self.sheets)
        self.sheets.setVisible(len(preview.sheets) > 1)

    def _read(self, sheet: str) -> None:
        try:
            preview = read_counts(self._path, sheet)
        except DocumentError as refused:
            self.sheets.setCurrentText(self.lines.preview.sheet)
            self.remarks.setText(str(refused.sentence))
            return
        self._show(preview)

    def _table(self) -> QTableView:
        table = _Lines(self.worn)
        table.setModel(self.lines)
        table.setAccessibleName(_("Lines of the file"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.worn.px(30))
        table.setMinimumHeight(self.worn.px(96))
        table.setIconSize(QSize(self.worn.px(16), self.worn.px(16)))
        table.clicked.connect(lambda index: self.lines.tick(index.row()) if index.column() == 0 else None)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.installEventFilter(self)
        return table

    def _show(self, preview: CountsPreview) -> None:
        self.lines.show_preview(preview)
        self.remarks.setText(" ".join(str(remark) for remark in preview.remarks))
        self.remarks.setVisible(bool(self.remarks.text()))
        self._lay_roles(preview)
        head = self.table.horizontalHeader()
        for column in range(self.lines.columnCount()):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), self.worn.px(220)))
        head.setSectionResizeMode(self.lines.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        self._tell()

    def _lay_roles(self, preview: CountsPreview) -> None:
        """What each column of the table holds, to be put right where it was guessed wrong."""
        old, self._roles = self._roles, QWidget()
        flow = FlowLayout(self._roles, self.worn.px(8))
        self.roles: list[QComboBox] = []
        for at, (heading, role) in enumerate(zip(preview.headings, preview.roles, strict=True)):
            if at == MOST_ROLES:
                break
            pair = QWidget()
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self.worn.px(2))
            title, choice = QLabel(heading), QComboBox()
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setObjectName("muted")
            title.setBuddy(choice)
            choice.setAccessibleName(heading)
            for id, words in ROLES.items():
                choice.addItem(_(words), id)
            choice.setCurrentIndex(choice.findData(role))
            choice.activated.connect(partial(self._give_role, at))
            column.addWidget(title)
            column.addWidget(choice)
            flow.addWidget(pair)
            self.roles.append(choice)
        self.body.replaceWidget(old, self._roles)
        old.hide()
        old.deleteLater()

    def _give_role(self, at: int, _chosen: int) -> None:
        roles = list(self.lines.preview.roles)
        roles[at] = self.roles[at].currentData()
        self._show(self.lines.preview.with_roles(roles))

    def _tell(self) -> None:
        n = len(self.lines.taken)
        self.take.setText(ngettext("Take {n} line", "Take {n} lines", n))
        self.take.setEnabled(n > 0)

    def _take(self) -> None:
        self.close_sheet()
        self.wanted.emit(self.lines.preview, frozenset(self.lines.taken))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the line, Enter takes all that are ticked."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                for index in self.table.selectionModel().selectedRows():
                    self.lines.tick(index.row())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take.isEnabled():
                self._take()
                return True
        return super().eventFilter(watched, event)
