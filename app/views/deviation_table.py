"""The deviations as a table: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.calc.deviation_list import Case, Column
from app.canvas.spark_drawing import draw_spark
from app.canvas.status_sign import draw_letter_sign
from app.language import _
from app.views.deviation_rows import DeviationRows
from app.views.deviation_words import SIGNS
from app.views.theme import Appearance
from app.views.thing_rows import ITEM, ROW_HEIGHT, Index
from app.views.thing_table import ThingTable

WIDTHS: dict[Column, int] = {
    "state": 108,
    "name": 120,
    "answer": 126,
    "letter": 56,
    "spark": 80,
    "value": 88,
    "target": 62,
    "gap": 74,
    "since": 108,
}
"""Those that say most come first: they stay longest where there is little room."""
LEAST_SAID = 200
LETTER = 11


class DeviationTable(ThingTable):
    widths = WIDTHS
    least = LEAST_SAID

    def __init__(self, rows: DeviationRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Deviations"), "said")
        self.setObjectName("observations")  # what it looks like
        painted = Painted(self)
        for column in ("letter", "spark"):
            self.setItemDelegateForColumn(rows.columns.index(column), painted)


class Painted(QStyledItemDelegate):
    """The letter in its disc, and the course of the last values."""

    def __init__(self, table: DeviationTable) -> None:
        super().__init__(table)
        self._worn = table.worn

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._worn.px(46), self._worn.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Case = index.data(ITEM)
        look, px, rect = self._worn.look, self._worn.px, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(look.accent_soft if chosen else look.surface))
        if index.model().columns[index.column()] == "spark":  # type: ignore[attr-defined]
            draw_spark(painter, rect.adjusted(px(6), px(8), -px(6), -px(8)), row.spark, look, tint=SIGNS[row.state][1])
        elif row.indicator.letter:
            middle = QPointF(rect.left() + px(6 + LETTER), rect.center().y())
            draw_letter_sign(painter, middle, px(LETTER), row.indicator.letter, look, False)
        painter.restore()
