"""The preview of a table of actions, laid over the page: what changes, cell by cell, before anything is taken over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLabel, QTableView, QWidget

from app.calc.action_change import ActionChanges
from app.language import _, ngettext
from app.models.document_error import DocumentError
from app.views.action_import_lines import AFTER, BEFORE, LABEL, NUMBER, STATE, TICK, WHAT, ImportLines
from app.views.button import WordButton
from app.views.sheet import Sheet
from app.views.theme import Appearance

WIDTH, HEIGHT = 1080, 380
_WIDTHS = {TICK: 34, NUMBER: 52, STATE: 108, WHAT: 160}
ROW, DOUBT = 28, 42


class _Lines(QTableView):
    """As high as is comfortable; less where the window is low."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._wish = QSize(0, worn.px(HEIGHT))

    def sizeHint(self) -> QSize:
        return self._wish


class ActionImportSheet(Sheet):
    """`wanted(rows)` when these lines are to be taken over. `read(sheet)` gives those of another sheet of the book."""

    wanted = Signal(object)

    def __init__(
        self, over: QWidget, worn: Appearance, changes: ActionChanges, read: Callable[[str], ActionChanges]
    ) -> None:
        super().__init__(over, worn, _("Changes by “{file}”", file=changes.name), width=WIDTH)
        self._read = read
        self.lines = ImportLines(worn, changes)
        self.lines.setParent(self)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet of the workbook"))
        self.sheets.addItems(changes.sheets)
        self.sheets.setCurrentText(changes.sheet)
        self.sheets.activated.connect(lambda _at: self._another(self.sheets.currentText()))
        self.sheets.setVisible(len(changes.sheets) > 1)
        self.told, self.remarks = QLabel(), QLabel()
        self.remarks.setObjectName("muted")
        self.table = self._table()
        for widget in (self.sheets, self.told, self.table, self.remarks):
            if isinstance(widget, QLabel):
                widget.setTextFormat(Qt.TextFormat.PlainText)
                widget.setWordWrap(True)
            self.body.addWidget(widget, 1 if widget is self.table else 0)
        leave, self.take = WordButton(_("Cancel")), WordButton("")
        leave.clicked.connect(self.close_sheet)
        self.take.clicked.connect(self._take)
        self.add_buttons(leave, self.take)
        self.lines.ticked.connect(self._tell)
        self._show()

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or (self.take if self.lines.taken else self.table))

    def _table(self) -> QTableView:
        table = _Lines(self.worn)
        table.setModel(self.lines)
        table.setAccessibleName(_("What changes"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.worn.px(ROW))
        table.setMinimumHeight(self.worn.px(96))
        table.setIconSize(QSize(self.worn.px(16), self.worn.px(16)))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(self.worn.px(24))
        for column, wide in _WIDTHS.items():
            table.setColumnWidth(column, self.worn.px(wide))
        for column in (LABEL, BEFORE, AFTER):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.clicked.connect(lambda index: self.lines.tick([index.row()]) if index.column() == TICK else None)
        table.installEventFilter(self)
        return table

    def _another(self, sheet: str) -> None:
        try:
            changes = self._read(sheet)
        except DocumentError as refused:
            self.sheets.setCurrentText(self.lines.changes.sheet)
            self.remarks.setText(str(refused.sentence))
            self.remarks.show()
            return
        self.lines.show_changes(changes)
        self._show()

    def _show(self) -> None:
        """A doubt has the room of the cells that it says nothing of, and two lines."""
        self.table.clearSpans()
        for at, line in enumerate(self.lines.lines):
            self.table.setRowHeight(at, self.worn.px(DOUBT if line.doubt is not None else ROW))
            if line.doubt is not None:
                self.table.setSpan(at, WHAT, 1, AFTER - WHAT + 1)
        changes = self.lines.changes
        said = [
            ngettext("{n} action changes.", "{n} actions change.", changes.count("changed")),
            ngettext("{n} is new.", "{n} are new.", changes.count("new")),
            ngettext("{n} is as it was.", "{n} are as they were.", changes.count("unchanged")),
        ]
        if n := changes.count("left_out"):
            said.append(ngettext("{n} line is left out.", "{n} lines are left out.", n))
        if n := len(changes.missing):
            said.append(
                ngettext(
                    "{n} action of the plan is not in the file: it stays as it is.",
                    "{n} actions of the plan are not in the file: they stay as they are.",
                    n,
                )
            )
        self.told.setText(" ".join(said))
        self.remarks.setText(" ".join(str(remark) for remark in changes.remarks))
        self.remarks.setVisible(bool(self.remarks.text()))
        self._tell()

    def _tell(self) -> None:
        n = len(self.lines.taken)
        self.take.setText(ngettext("Take over {n} action", "Take over {n} actions", n))
        self.take.setEnabled(n > 0)

    def _take(self) -> None:
        rows = self.lines.wanted()
        self.close_sheet()
        self.wanted.emit(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the lines that are chosen, Enter takes over all that are ticked."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self.lines.tick(index.row() for index in self.table.selectionModel().selectedRows())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take.isEnabled():
                self._take()
                return True
        return super().eventFilter(watched, event)
