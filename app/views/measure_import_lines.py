"""Every line of an imported file of measures as it was understood; doubtful values marked, lines set aside greyed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.calc import calendar_date, moment
from app.calc.import_recipe import COLUMN_ROLES
from app.canvas.tip import tip_of
from app.exchange.measure_cell import ErrorText, Moment, Seconds, Value
from app.exchange.measure_lines import WHYS
from app.exchange.measure_roles import Use
from app.language import _, current
from app.views.icon import icon
from app.views.measure_import_work import Preview
from app.views.theme import Appearance

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class MeasureImportLines(QAbstractTableModel):
    """The number of the line, its values as understood, and what is to be looked at."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.preview: Preview | None = None
        self.uses: tuple[Use, ...] = ()

    def show_preview(self, preview: Preview) -> None:
        self.beginResetModel()
        self.preview, self.uses = preview, preview.uses
        self.endResetModel()

    def show_uses(self, uses: Sequence[Use]) -> None:
        self.uses = tuple(uses)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def aside_at(self, row: int) -> int | None:
        """The number of the line there where it was set aside."""
        place = self.preview.order[row] if self.preview is not None else 0
        return self.preview.file.aside[-1 - place].number if self.preview is not None and place < 0 else None

    def doubtful_rows(self) -> list[int]:
        """Where there is something to look at in a column that is taken."""
        if self.preview is None:
            return []
        places: set[int] = set()
        for column, use in zip(self.preview.file.columns, self.uses, strict=True):
            if use.role != "ignored" and column.doubtful:
                places.update(compress(range(len(column.cells)), map(column.doubtful.__contains__, column.cells)))
        return [self.preview.shown_at[place] for place in sorted(places)]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.preview is None else len(self.preview.order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.preview is None else len(self.preview.file.columns) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != _ROLE.DisplayRole or self.preview is None:
            return None
        if section == 0:
            return _("Line")
        if section == self.columnCount() - 1:
            return _("To look at")
        use = self.uses[section - 1]
        said = use.name if use.measured else _(COLUMN_ROLES[use.role])
        return f"{self.preview.file.header[section - 1]}\n{said}"

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if self.preview is None:
            return None
        place, column = self.preview.order[index.row()], index.column()
        if place < 0:
            return self._aside(-1 - place, column, role)
        return self._row(place, column, role)

    def _aside(self, at: int, column: int, role: int) -> Any:
        line = self.preview.file.aside[at]  # type: ignore[union-attr]
        if role == _ROLE.ForegroundRole:
            return QColor(self._worn.look.muted)
        if role == _ROLE.DecorationRole and column == 0:
            return icon("minus", self._worn.look.muted)
        if role == _ROLE.AccessibleTextRole and column == 0:
            return _("Line {n}, left out", n=line.number)
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return None
        if column == 0:
            text = str(line.number)
        elif column == self.columnCount() - 1:
            text = _(WHYS[line.why])
        else:
            text = line.cells[column - 1] if column <= len(line.cells) else ""
        return tip_of(text) if role == _ROLE.ToolTipRole else text

    def _row(self, place: int, column: int, role: int) -> Any:
        file = self.preview.file  # type: ignore[union-attr]
        if column == 0:
            if role == _ROLE.DecorationRole:
                return icon("circle-check", self._worn.look.accent)
            if role == _ROLE.AccessibleTextRole:
                return _("Line {n}, taken", n=file.numbers[place])
            return str(file.numbers[place]) if role == _ROLE.DisplayRole else None
        if column == self.columnCount() - 1:
            doubts = [
                str(each.doubtful[each.cells[place]]) for each in file.columns if each.cells[place] in each.doubtful
            ]
            return self._doubts(" ".join(doubts), role)
        held = file.columns[column - 1]
        doubt = held.doubtful.get(held.cells[place])
        look = self._worn.look
        if role == _ROLE.DisplayRole:
            return shown(held.values[place])
        if role == _ROLE.ForegroundRole:
            taken = self.uses[column - 1].role != "ignored"
            return QColor(look.warn if doubt and taken else look.text if taken else look.muted)
        if role == _ROLE.DecorationRole and doubt is not None:
            return icon("triangle-alert", look.warn)
        if role == _ROLE.ToolTipRole:
            written = _("Written: “{text}”", text=str(held.cells[place])) if type(held.cells[place]) is str else ""
            return tip_of("\n".join(filter(None, (written, str(doubt) if doubt else ""))))
        if role == _ROLE.TextAlignmentRole and held.kind in ("number", "time"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _doubts(self, text: str, role: int) -> Any:
        if role == _ROLE.ForegroundRole:
            return QColor(self._worn.look.warn)
        if role == _ROLE.DecorationRole and text:
            return icon("triangle-alert", self._worn.look.warn)
        if role == _ROLE.ToolTipRole:
            return tip_of(text)
        return text if role == _ROLE.DisplayRole else None


def shown(value: Value) -> str:
    """A value in the language of the window, with all its digits."""
    if value is None:
        return ""
    if isinstance(value, Moment):
        return moment.show(value) if "T" in value else calendar_date.show(value)
    if isinstance(value, Seconds):
        minutes, seconds = divmod(abs(value.seconds), 60)
        hours, minutes = divmod(int(minutes), 60)
        return f"{'−' if value.seconds < 0 else ''}{hours}:{minutes:02}:{seconds:02g}"
    if isinstance(value, ErrorText):
        return value.text
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    text = str(value)
    return text.replace(".", ",") if isinstance(value, float) and current() == "fr" else text
