"""Criteria and their levels as a table that is typed: a digit judges and goes on, a name is written in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from app.calc import calendar_date
from app.calc.maturity import Maturity
from app.calc.maturity_figures import days, figures, level_on
from app.calc.pasted_list import lines, tidy
from app.calc.quantity import Unreadable, parse, show, show_for_typing
from app.canvas.tip import tip_of
from app.language import N_, _, sentence
from app.views.theme import Appearance

NAME, TARGET, FIRST_DAY = 0, 1, 2
NEW = N_("New criterion…")
OFF_SCALE = N_("{level} lies outside the scale from {lowest} to {highest}.")
LEAST_WIDTH, LEAST_NAME, MOST_NAME = 58, 140, 220
_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


class MaturityTable(QTableWidget):
    """What is typed is told, not kept: `added(names)`, `named(id, name)`, `targeted(id, value)`,
    `judged(id, day, level)`, `removed(ids)`, `refused(words)`; `picked(row)` when another criterion is current.
    """

    added = Signal(list)
    named = Signal(str, str)
    targeted = Signal(str, object)
    judged = Signal(str, str, object)
    removed = Signal(list)
    refused = Signal(str)
    picked = Signal(int)
    menu_asked = Signal(object)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.maturity: Maturity | None = None
        self.days: list[str] = []
        self._filling = self._read_only = False
        self.setObjectName("levels")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Criteria and their levels"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(worn.px(34))
        self.horizontalHeader().setHighlightSections(False)
        self.itemChanged.connect(self._typed)
        self.currentCellChanged.connect(lambda row, _column, _before, _was: self.picked.emit(row))

    # What is shown

    def tell(self, maturity: Maturity | None, *, read_only: bool) -> None:
        """As it is now; the current cell stays."""
        row, column = max(0, self.currentRow()), max(0, self.currentColumn())
        many = len(self.days)
        self.maturity, self._read_only = maturity, read_only
        self._filling = True
        self.days = days(maturity) if maturity is not None else []
        self.clear()
        self.setColumnCount(FIRST_DAY + len(self.days) + (len(self.days) > 1) if maturity else 0)
        self.setRowCount(len(maturity.criteria) + (not read_only) if maturity else 0)
        if maturity is not None:
            self._heads()
            self._fill(maturity)
        self._filling = False
        self.updateGeometry()
        if maturity is not None and self.rowCount():
            column += len(self.days) - many if column >= FIRST_DAY and len(self.days) > many > 0 else 0
            self.setCurrentCell(min(row, self.rowCount() - 1), min(column, self.columnCount() - 1))

    def _heads(self) -> None:
        heads = [_("Criterion"), _("Target"), *(self._dated(day) for day in self.days)]
        self.setHorizontalHeaderLabels([*heads, _("Progress")][: self.columnCount()])
        head, px = self.horizontalHeader(), self._worn.px
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(TARGET, self.columnCount()):
            self.setColumnWidth(column, max(px(LEAST_WIDTH), head.sectionSizeHint(column) + px(4)))
        self._fit()

    def _dated(self, day: str) -> str:
        """The day of an assessment; before an audience with its year below it."""
        shown = calendar_date.show(day) or _("Without a date")
        return "\n".join(shown.rsplit(" ", 1)) if self._worn.scale > 1 else shown

    def _numbers(self) -> int:
        """The width that the columns beside the names take."""
        return sum(self.columnWidth(column) for column in range(TARGET, self.columnCount()))

    def _fit(self) -> None:
        """The names take what the numbers leave."""
        if self.columnCount():
            self.setColumnWidth(NAME, max(self._worn.px(LEAST_NAME), self.viewport().width() - self._numbers()))

    def sizeHint(self) -> QSize:
        """As wide as its columns, so that what is beside it takes the rest; the longest names have no say in that."""
        px, names = self._worn.px, self.sizeHintForColumn(NAME) + self._worn.px(8) if self.columnCount() else 0
        bar = self.verticalScrollBar().sizeHint().width()
        names = min(max(px(LEAST_NAME), names), px(MOST_NAME))
        return QSize(names + self._numbers() + bar, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self, maturity: Maturity) -> None:
        gains = figures(maturity).gains
        for row, criterion in enumerate(maturity.criteria):
            self._put(row, NAME, criterion.name, " ".join(criterion.name.split()))
            self._put(row, TARGET, *_number(criterion.target))
            for k, day in enumerate(self.days):
                whys = [level.why for level in criterion.levels if level.assessed_on == day and level.why]
                self._put(row, FIRST_DAY + k, *_number(level_on(criterion, day)), tip="\n".join(whys))
            if len(self.days) > 1:
                gain = gains[row]
                sign = "▲ " if gain and gain > 0 else "▼ " if gain and gain < 0 else ""
                shown = show(abs(gain), "count") if gain is not None else show(None, "count")
                self._put(row, self.columnCount() - 1, "", f"{sign}{shown}", fixed=True)
        if not self._read_only:
            row = len(maturity.criteria)
            self._put(row, NAME, "", _(NEW)).setForeground(QColor(self._worn.look.muted))
            for column in range(1, self.columnCount()):
                self._put(row, column, "", "", fixed=True)

    def _put(
        self, row: int, column: int, typed: str, shown: str, *, tip: str = "", fixed: bool = False
    ) -> QTableWidgetItem:
        item = _Cell(typed, shown)
        if tip:
            item.setToolTip(tip_of(tip))
        if column != NAME:
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        if fixed or self._read_only:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if fixed:
            item.setForeground(QColor(self._worn.look.muted))
        self.setItem(row, column, item)
        return item

    # What is typed

    def id_at(self, row: int) -> str | None:
        criteria = self.maturity.criteria if self.maturity is not None else ()
        return criteria[row].id if 0 <= row < len(criteria) else None

    def ids(self) -> list[str]:
        """Of the selected rows."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [id for row in rows if (id := self.id_at(row)) is not None]

    def day(self) -> str | None:
        """Of the current column; of the last assessment where that is none."""
        at = self.currentColumn() - FIRST_DAY
        return self.days[at] if 0 <= at < len(self.days) else self.days[-1] if self.days else None

    def go(self, row: int, column: int) -> None:
        self.setCurrentCell(row, column)
        self.setFocus()

    def go_to_last_day(self) -> None:
        """To the first criterion of the last assessment."""
        if self.days:
            self.go(0, FIRST_DAY + len(self.days) - 1)

    def as_text(self) -> str:
        """As a spreadsheet takes it from the clipboard, without the line for the next criterion."""
        rows = range(len(self.maturity.criteria) if self.maturity is not None else 0)
        columns = range(self.columnCount())
        model, across = self.model(), Qt.Orientation.Horizontal
        heads = [" ".join(str(model.headerData(column, across)).split("\n")) for column in columns]
        cells = [[str(model.index(row, column).data()) for column in columns] for row in rows]
        return "\n".join("\t".join(line) for line in [heads, *cells])

    def type_new(self) -> None:
        """The line below all criteria, ready for a name."""
        self.go(self.rowCount() - 1, NAME)
        self.edit(self.model().index(self.rowCount() - 1, NAME))

    def settle(self) -> None:
        """Keep what is half typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        row, column, text = item.row(), item.column(), tidy(str(item.data(Qt.ItemDataRole.EditRole) or ""))
        id = self.id_at(row)
        if id is None:
            if text:
                self.added.emit([text])
                self.setCurrentCell(self.rowCount() - 1, NAME)  # the next letter begins the next name
            return
        if column == NAME:
            self.named.emit(id, text)
            return
        try:
            value = parse(text, "count")
        except Unreadable as refused:
            self._refuse(str(refused.sentence))
            return
        self._take(row, column, value)

    def _take(self, row: int, column: int, value: float | None) -> bool:
        """Tell a level or a target; whether it lies on the scale."""
        id, maturity = self.id_at(row), self.maturity
        if id is None or maturity is None:
            return False
        if value is not None and not maturity.lowest <= value <= maturity.highest:
            ends = {"lowest": show(maturity.lowest, "count"), "highest": show(maturity.highest, "count")}
            self._refuse(str(sentence(OFF_SCALE, level=show(value, "count"), **ends)))
            return False
        if column == TARGET:
            self.targeted.emit(id, value)
        else:
            self.judged.emit(id, self.days[column - FIRST_DAY], value)
        return True

    def _refuse(self, words: str) -> None:
        self.tell(self.maturity, read_only=self._read_only)
        self.refused.emit(words)

    def _is_number(self) -> bool:
        """Whether the current cell holds a level or a target."""
        return self.id_at(self.currentRow()) is not None and (
            TARGET <= self.currentColumn() < FIRST_DAY + len(self.days)
        )

    def event(self, event: QEvent) -> bool:
        """A letter that is typed on a name is meant for it, not for the page; a digit for a level."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
            on_name = self.currentColumn() == NAME and event.text().isprintable() and bool(event.text())
            if plain and not self._read_only and (on_name or event.key() in _DIGITS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row, column = event.key(), self.currentRow(), self.currentColumn()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._read_only or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif self._is_number() and key in _DIGITS and not held:
            if self._take(row, column, float(key - Qt.Key.Key_0)):
                self.setCurrentCell(min(row + 1, self.rowCount() - 2), column)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.editItem(self.currentItem())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.added.emit(lines(QGuiApplication.clipboard().text()))
        else:
            super().keyPressEvent(event)

    def _delete(self) -> None:
        """A level or a target is emptied; on a name, the criteria go."""
        if self.currentColumn() == NAME:
            if ids := self.ids():
                self.removed.emit(ids)
        elif self._is_number():
            self._take(self.currentRow(), self.currentColumn(), None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())


class _Cell(QTableWidgetItem):
    """Shows its words, and gives the editor every digit."""

    def __init__(self, typed: str, shown: str) -> None:
        super().__init__()
        self._shown = shown
        super().setData(Qt.ItemDataRole.EditRole, typed)

    def data(self, role: int) -> Any:
        return self._shown if role == Qt.ItemDataRole.DisplayRole else super().data(role)


def _number(value: float | None) -> tuple[str, str]:
    return show_for_typing(value, "count"), show(value, "count")
