"""The deviations as a table: sorted by a click on a column; a row is as high as its sentence, and without room for one
columns are left out.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
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
    "answer": 106,
    "value": 118,
    "target": 58,
    "since": 108,
    "spark": 80,
    "gap": 74,
    "letter": 56,
}
"""Those that say most come first: they stay longest where there is little room."""
LEAST_SAID = 170
LETTER = 11
_GROUND = QStyle.PrimitiveElement.PE_PanelItemViewItem
"""As that of the other cells of a row, under the pointer, too."""


class DeviationTable(ThingTable):
    widths = WIDTHS
    least = LEAST_SAID

    def __init__(self, rows: DeviationRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Deviations"), "said")
        self.setObjectName("observations")  # what it looks like
        self.setUniformRowHeights(False)
        self.setItemDelegate(Wrapped(self))
        self.header().sectionResized.connect(lambda _at, _before, _now: self.scheduleDelayedItemsLayout())
        painted = Painted(self)
        for column in ("letter", "spark"):
            self.setItemDelegateForColumn(rows.columns.index(column), painted)


class Wrapped(QStyledItemDelegate):
    """Words that are cut nowhere: where they need more lines than a row has, it is higher."""

    def __init__(self, table: DeviationTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        usual, px = super().sizeHint(option, index), self._table.worn.px
        self.initStyleOption(option, index)
        option.rect.setRect(0, 0, self._table.columnWidth(index.column()), usual.height())
        style = self._table.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._table)
        edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, self._table) + 1
        words = QRect(0, 0, room.width() - 2 * edge, 0)
        lines = option.fontMetrics.boundingRect(words, Qt.TextFlag.TextWordWrap, option.text)
        return QSize(usual.width(), max(usual.height(), lines.height() + px(8)))


class Painted(QStyledItemDelegate):
    """The letter in its disc, and the course of the last values."""

    def __init__(self, table: DeviationTable) -> None:
        super().__init__(table)
        self._table, self._worn = table, table.worn

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._worn.px(46), self._worn.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Case = index.data(ITEM)
        look, px, rect = self._worn.look, self._worn.px, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._table.style().drawPrimitive(_GROUND, option, painter, self._table)
        if index.model().columns[index.column()] == "spark":  # type: ignore[attr-defined]
            draw_spark(painter, rect.adjusted(px(6), px(8), -px(6), -px(8)), row.spark, look, tint=SIGNS[row.state][1])
        elif row.indicator.letter:
            middle = QPointF(rect.left() + px(6 + LETTER), rect.center().y())
            draw_letter_sign(painter, middle, px(LETTER), row.indicator.letter, look, False)
        painter.restore()
