"""All indicators at once: each as a small chart, large enough to see across the room which one calls for a look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.calc.indicator_list import BY_NEED, Listed
from app.canvas.small_multiples import HEIGHT, WIDTH, draw_small
from app.language import _
from app.views.indicator_rows import IndicatorRows
from app.views.opened_list import OpenedList
from app.views.theme import Appearance
from app.views.thing_rows import ITEM, Index

GAP = 8
PICTURED = 6
"""Tiles of the picture on the start page."""


class Tiles(QStyledItemDelegate):
    """Each is painted once for what it shows and its size, and then copied."""

    def __init__(self, worn: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._worn = worn
        self.size = QSize(worn.px(WIDTH), worn.px(HEIGHT))
        self._painted: dict[str, tuple[Listed, QSize, float, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, look, px = index.data(ITEM), self._worn.look, self._worn.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        half = px(GAP / 2)
        tile = option.rect.adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent if chosen or focused else look.line), px(2) if chosen else 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))
        painter.drawPixmap(tile.topLeft(), self._picture(row, tile.size(), painter.device().devicePixelRatio()))
        painter.restore()

    def _picture(self, row: Listed, size: QSize, ratio: float) -> QPixmap:
        known = self._painted.get(row.id)
        if known is not None and known[0] is row and known[1:3] == (size, ratio):
            return known[3]
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        inside = QPainter(made)
        draw_small(inside, QRectF(0, 0, size.width(), size.height()), row, self._worn.look, scale=self._worn.scale)
        inside.end()
        self._painted[row.id] = (row, size, ratio, made)
        return made

    def forget_others(self, ids: Sequence[str]) -> None:
        """Keep the pictures of these alone."""
        kept = set(ids)
        self._painted = {id: each for id, each in self._painted.items() if id in kept}


class IndicatorOverview(OpenedList, QListView):
    """Shows the rows of the list, and shares what is selected there. `opened` by Enter or a double click."""

    menu_asked = Signal(QPoint)
    opened = Signal()

    def __init__(self, rows: IndicatorRows, worn: Appearance) -> None:
        super().__init__()
        self._rows, self._worn = rows, worn
        self.setObjectName("cards")
        self.setModel(rows)
        self.setAccessibleName(_("Overview of the indicators"))
        self._tiles = Tiles(worn, self)
        self.setItemDelegate(self._tiles)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        rows.modelReset.connect(lambda: self._tiles.forget_others(rows.ids()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many tiles beside each other as have their width, and the rest shared out."""
        room = self.viewport().width() - self._worn.px(2)
        beside = max(1, room // self._worn.px(WIDTH + GAP))
        self._tiles.size = QSize(room // beside, self._worn.px(HEIGHT + GAP))
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def small_picture(rows: Sequence[Listed], worn: Appearance, width: int, height: int) -> QPixmap:
    """A few of those that are measured, what calls for a look first, as they stand beside each other."""
    shown = sorted((row for row in rows if row.spark), key=lambda row: BY_NEED.index(row.status.state))[:PICTURED]
    across = 1 if len(shown) == 1 else 2 if len(shown) < 5 else 3
    down = -(-len(shown) // across)
    made = QPixmap(width, height)
    made.fill(QColor(worn.look.surface))
    painter = QPainter(made)
    factor = min(width / (across * WIDTH), height / (down * HEIGHT))
    painter.translate((width - factor * across * WIDTH) / 2, (height - factor * down * HEIGHT) / 2)
    painter.scale(factor, factor)
    for n, row in enumerate(shown):
        draw_small(painter, QRectF(n % across * WIDTH, n // across * HEIGHT, WIDTH, HEIGHT), row, worn.look)
    painter.end()
    return made
