"""The reference list as a table: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.calc.indicator_list import Column, Listed
from app.canvas.spark_drawing import draw_spark
from app.canvas.status_sign import draw_letter_sign
from app.language import _
from app.views.indicator_rows import IndicatorRows
from app.views.indicator_words import SIGNS
from app.views.theme import Appearance
from app.views.thing_rows import ITEM, ROW_HEIGHT, Index
from app.views.thing_table import SignBehind, ThingTable

WIDTHS: dict[Column, int] = {
    "letter": 68,
    "state": 116,
    "value": 120,
    "unit": 88,
    "target": 70,
    "spark": 112,
    "gap": 70,
    "owner": 104,
    "frequency": 100,
    "direction": 104,
    "axis": 140,
}
"""Those that say most come first: they stay longest where there is little room."""
LEAST_NAME = 200
LETTER = 11


class Painted(QStyledItemDelegate):
    """The letter in its disc, and the course of the last values."""

    def __init__(self, table: IndicatorTable) -> None:
        super().__init__(table)
        self._worn = table.worn

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._worn.px(48), self._worn.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, look, px = index.data(ITEM), self._worn.look, self._worn.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(look.accent_soft if chosen else look.surface))
        rect = QRectF(option.rect)
        if not isinstance(row, Listed):
            pass
        elif index.model().columns[index.column()] == "letter":  # type: ignore[attr-defined]
            if row.indicator.letter:
                middle = QPointF(rect.left() + px(8 + LETTER), rect.center().y())
                draw_letter_sign(painter, middle, px(LETTER), row.indicator.letter, look, False)
        elif row.spark:
            inside = rect.adjusted(px(6), px(8), -px(6), -px(8))
            draw_spark(painter, inside, row.spark, look, tint=SIGNS[row.status.state][1])
        painter.restore()


class IndicatorTable(ThingTable):
    rows: IndicatorRows
    widths = WIDTHS
    least = LEAST_NAME

    def __init__(self, rows: IndicatorRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Reference list of indicators"), "name")
        self.setObjectName("observations")  # what it looks like
        self.setItemDelegateForColumn(rows.columns.index("name"), SignBehind(self))
        painted = Painted(self)
        for column in ("letter", "spark"):
            self.setItemDelegateForColumn(rows.columns.index(column), painted)

    def sort_next(self) -> None:
        """By the keyboard: column after column, after the last one as they were noted."""
        every, now = self.rows.columns, self.rows.sorted[0]
        at = every.index(now) + 1 if now is not None else 0
        self.sort_asked.emit(
            next((each for each in every[at:] if not self.isColumnHidden(every.index(each))), None), False
        )
