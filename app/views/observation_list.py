"""The observations as a table under headings: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.calc.observation_list import Column, Group
from app.canvas.font import MEDIUM, SEMI_BOLD
from app.language import _
from app.views.icon import icon
from app.views.observation_rows import IDS, ITEM, ObservationRows
from app.views.observation_words import NOT_SAID, WASTE_ICONS, total_words, word_of
from app.views.theme import TEXT_SIZE, Appearance

WIDTHS: dict[Column, int] = {"waste": 158, "step": 128, "quantity": 144, "cost": 120, "source": 122, "seen": 112}
LEAST_TEXT = 230
"""Before the text becomes narrower than this, columns are left out, the last one first."""


def heading_words(group: Group, rows: ObservationRows) -> str:
    first = group.members[0]
    said = word_of(first.observation, rows.grouping, first.step_name) if group.key else ""
    return said or _(NOT_SAID[rows.grouping])


def paint_heading(painter: QPainter, rect: QRect, group: Group, rows: ObservationRows, worn: Appearance) -> None:
    """The value that the group shares with its sign, and at the right its number, time and money."""
    look, px = worn.look, worn.px
    painter.save()
    painter.fillRect(rect, QColor(look.surface2))
    painter.setPen(QPen(QColor(look.line), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    left = rect.left() + px(8)
    if rows.grouping == "waste" and group.key in WASTE_ICONS:
        side = px(18)
        sign = icon(WASTE_ICONS[group.key or ""], look.accent).pixmap(QSize(side, side))
        painter.drawPixmap(QRect(left, rect.center().y() - side // 2, side, side), sign)
        left += side + px(7)
    room = QRect(left, rect.top(), rect.right() - px(12) - left, rect.height())
    said = "   ".join(total_words(group.total, rows.currency))
    font = painter.font()
    font.setPixelSize(px(TEXT_SIZE))
    font.setWeight(font.Weight(MEDIUM))
    painter.setFont(font)
    painter.setPen(QColor(look.muted))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(said) - px(12))
    font.setPixelSize(px(TEXT_SIZE + 1))
    font.setWeight(font.Weight(SEMI_BOLD))
    painter.setFont(font)
    painter.setPen(QColor(look.text))
    words = painter.fontMetrics().elidedText(
        heading_words(group, rows), Qt.TextElideMode.ElideRight, max(0, room.width())
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


class SignBehind(QStyledItemDelegate):
    """The sign stands behind the words, so that these stay in line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right


class ObservationList(QTreeView):
    """`sort_asked(column, falling)` by the head, `menu_asked(place)` for the selection, `opened` to type all of one."""

    sort_asked = Signal(object, bool)
    menu_asked = Signal(QPoint)
    opened = Signal()

    def __init__(self, rows: ObservationRows, worn: Appearance) -> None:
        super().__init__()
        self._rows, self._worn = rows, worn
        self.setObjectName("observations")
        self.setModel(rows)
        self.setItemDelegateForColumn(IDS.index("text"), SignBehind(self))
        self.setAccessibleName(_("Observations"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(worn.px(17), worn.px(17)))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(worn.px(48))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        for column, width in WIDTHS.items():
            self.setColumnWidth(IDS.index(column), worn.px(width))

    def _sort(self, section: int) -> None:
        """Rising, falling, as they were noted."""
        column, falling = self._rows.sorted
        if column != IDS[section]:
            self.sort_asked.emit(IDS[section], False)
        else:
            self.sort_asked.emit(None if falling else column, not falling)

    def fit(self) -> None:
        """Leave out the column that the headings say, and the last ones where the text has no room."""
        free = self.viewport().width() - self._worn.px(LEAST_TEXT)
        for column in WIDTHS:
            said = column == self._rows.grouping
            free -= 0 if said else self._worn.px(WIDTHS[column])
            self.setColumnHidden(IDS.index(column), said or free < 0)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = index.data(ITEM)
        if isinstance(item, Group):
            paint_heading(painter, option.rect, item, self._rows, self._worn)
            return
        super().drawRow(painter, option, index)
        painter.setPen(QPen(QColor(self._worn.look.line), 1))
        rect = option.rect
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
