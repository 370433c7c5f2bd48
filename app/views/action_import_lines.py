"""What a table would change in the plan, line by line: each action that changes with its cells, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from app.calc import calendar_date
from app.calc.action_change import ROW_STATES, ActionChanges, ActionRow, Change
from app.calc.quantity import UNKNOWN
from app.canvas.tip import tip_of
from app.language import N_, Sentence, _
from app.views.icon import icon
from app.views.theme import Appearance

COLUMNS = ("", N_("Line"), N_("State"), N_("Action"), N_("What changes"), N_("Before"), N_("After"))
TICK, NUMBER, STATE, LABEL, WHAT, BEFORE, AFTER = range(len(COLUMNS))
DAYS = ("start", "due", "first_due", "done_on", "check_on")
"""The fields that hold a day."""
STATE_ICONS = {"new": ("plus", "ok"), "changed": ("pencil", "accent"), "left_out": ("circle-x", "danger"),
               "unchanged": ("check", "muted")}  # fmt: skip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One cell that changes, or one doubt; of the `first` line of an action its state and its words are shown."""

    row: ActionRow
    first: bool
    change: Change | None = None
    doubt: Sentence | None = None


def lines_of(changes: ActionChanges) -> list[Line]:
    """All that changes or is doubtful; what is as it was is left out."""
    found: list[Line] = []
    for row in changes.rows:
        told: list[tuple[Change | None, Sentence | None]] = [(change, None) for change in row.changes]
        told += [(None, doubt) for doubt in row.doubts]
        found += [Line(row, not n, change, doubt) for n, (change, doubt) in enumerate(told)]
    return found


class ImportLines(QAbstractTableModel):
    """`ticked` when other actions are taken over."""

    ticked = Signal()

    def __init__(self, worn: Appearance, changes: ActionChanges) -> None:
        super().__init__()
        self._worn = worn
        self.lines: list[Line] = []
        self.taken: set[int] = set()
        """The numbers of the lines of the file that are taken over."""
        self.show_changes(changes)

    def show_changes(self, changes: ActionChanges) -> None:
        self.beginResetModel()
        self.changes = changes
        self.lines = lines_of(changes)
        self.taken = {row.number for row in changes.rows if row.state in ("new", "changed")}
        self.endResetModel()

    def wanted(self) -> list[ActionRow]:
        return [row for row in self.changes.rows if row.number in self.taken]

    def can_tick(self, line: int) -> bool:
        return self.lines[line].row.state in ("new", "changed")

    def tick(self, lines: Iterable[int]) -> None:
        """Take the actions of these lines or leave them."""
        numbers = {self.lines[line].row.number for line in lines if self.can_tick(line)}
        if not numbers:
            return
        self.taken = self.taken - numbers if numbers <= self.taken else self.taken | numbers
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))
        self.ticked.emit()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section]) if COLUMNS[section] else ""
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            taken = _("taken over") if line.row.number in self.taken else _("left out")
            return taken if column == TICK and line.first else self.text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of(self.text(line, column))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(line, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(line, column)
        if role == Qt.ItemDataRole.FontRole and (column == AFTER or (column == LABEL and line.first)):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def text(self, line: Line, column: int) -> str:
        if column in (NUMBER, STATE, LABEL):
            said = {NUMBER: str(line.row.number), STATE: _(ROW_STATES[line.row.state]), LABEL: line.row.label}
            return " ".join(said[column].split()) if line.first else ""
        if line.doubt is not None:
            return str(line.doubt) if column == WHAT else ""
        if line.change is None or column == TICK:
            return ""
        cell = {WHAT: _(line.change.name), BEFORE: line.change.before, AFTER: line.change.after}[column]
        if line.change.field in DAYS:
            cell = calendar_date.show(cell)
        return " ".join(cell.split()) or UNKNOWN

    def _sign(self, line: Line, column: int) -> Any:
        look = self._worn.look
        if column == TICK and line.first and line.row.state in ("new", "changed"):
            on = line.row.number in self.taken
            return icon("circle-check", look.accent) if on else icon("minus", look.muted)
        if column == STATE and line.first:
            sign, token = STATE_ICONS[line.row.state]
            return icon(sign, getattr(look, token))
        if column == WHAT and line.doubt is not None:
            return icon("triangle-alert", look.warn)
        return None

    def _ink(self, line: Line, column: int) -> QColor | None:
        look = self._worn.look
        if line.row.number not in self.taken:
            return QColor(look.muted)
        if line.doubt is not None and column == WHAT:
            return QColor(look.warn)
        return QColor(look.muted) if column in (BEFORE, NUMBER) else None
