"""The observations as cards, large enough to be read from the back of the room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.calc.observation_list import Group, Seen
from app.calc.quantity import UNKNOWN
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, wrapped
from app.language import _
from app.views.icon import icon
from app.views.observation_list import paint_heading
from app.views.observation_rows import ObservationRows
from app.views.observation_words import KIND_ICONS, UNNAMED, WASTE_ICONS, cost_words, quantity_words, word_of
from app.views.opened_list import OpenedList, draw_line
from app.views.theme import FAMILY, Appearance
from app.views.thing_rows import ITEM

WIDTH, HEIGHT, HEADING = 262, 184, 40
GAP, PADDING = 8, 12
PHOTO = 74
TEXT, SMALL, MONEY = 16, 13, 17
LINES = 4

Thumbnail = Callable[[str, QSize], QPixmap | None]
"""The picture of this key in this size, or `None` where there is none or not yet."""


class CardDelegate(QStyledItemDelegate):
    def __init__(self, rows: ObservationRows, worn: Appearance, thumbnail: Thumbnail, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._worn, self._thumbnail = rows, worn, thumbnail
        self.room = worn.px(WIDTH)
        """The width that a card and the gap beside it have."""
        self.line = worn.px(WIDTH)
        """The width that a heading has."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if isinstance(index.data(ITEM), Group):
            return QSize(self.line, self._worn.px(HEADING))
        return QSize(self.room, self._worn.px(HEIGHT + GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item, rect = index.data(ITEM), option.rect
        if isinstance(item, Group):
            paint_heading(painter, rect, item, self._rows, self._worn)
            return
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        px = self._worn.px
        card = rect.adjusted(px(GAP / 2), px(GAP / 2), -px(GAP / 2), -px(GAP / 2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, card, selected, focused)
        inside = card.adjusted(px(PADDING), px(PADDING - 2), -px(PADDING), -px(PADDING - 2))
        top = self._head(painter, inside, item)
        bottom = self._foot(painter, inside, item)
        self._text(painter, QRect(inside.left(), top, inside.width(), bottom - top), item)
        painter.restore()

    def _ground(self, painter: QPainter, card: QRect, selected: bool, focused: bool) -> None:
        look = self._worn.look
        edge = look.accent if selected or focused else look.line
        painter.setPen(QPen(QColor(edge), self._worn.px(2) if selected else 1))
        painter.setBrush(QColor(look.accent_soft if selected else look.surface))
        radius = self._worn.px(8)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _font(self, painter: QPainter, size: int, weight: int) -> None:
        font = QFont(FAMILY)
        font.setPixelSize(self._worn.px(size))
        font.setWeight(QFont.Weight(weight))
        painter.setFont(font)

    def _sign(self, painter: QPainter, name: str, x: int, line: QRect, colour: str) -> int:
        """A small picture at the left of a line; where the words after it begin."""
        side = self._worn.px(18)
        pixmap = icon(name, colour).pixmap(QSize(side, side))
        painter.drawPixmap(QRect(x, line.center().y() - side // 2, side, side), pixmap)
        return x + side + self._worn.px(6)

    def _head(self, painter: QPainter, inside: QRect, seen: Seen) -> int:
        """The waste, and at the right what is no difficulty; where the text begins."""
        px, look, observation = self._worn.px, self._worn.look, seen.observation
        line = QRect(inside.left(), inside.top(), inside.width(), px(20))
        self._font(painter, SMALL, SEMI_BOLD)
        right = line.right()
        if observation.kind != "difficulty":
            said = word_of(observation, "kind")
            wide = min(painter.fontMetrics().horizontalAdvance(said), inside.width() // 2)
            draw_line(painter, QRect(right - wide, line.top(), wide + 1, line.height()), said, look.text)
            right -= wide + px(24)
            self._sign(painter, KIND_ICONS[observation.kind], right, line, look.text)
            right -= px(8)
        if observation.waste is not None:
            x = self._sign(painter, WASTE_ICONS[observation.waste], line.left(), line, look.accent)
            said = word_of(observation, "waste")
            draw_line(painter, QRect(x, line.top(), right - x, line.height()), said, look.accent)
        return line.bottom() + px(5)

    def _foot(self, painter: QPainter, inside: QRect, seen: Seen) -> int:
        """The step and the quantity, the cost per year at the right; where the text ends."""
        px, look, observation = self._worn.px, self._worn.look, seen.observation
        line = QRect(inside.left(), inside.bottom() - px(22), inside.width(), px(22))
        self._font(painter, MONEY, SEMI_BOLD)
        cost = cost_words(seen, self._rows.currency)
        if cost != UNKNOWN:
            cost = _("{cost} a year", cost=cost)
        wide = draw_line(painter, line, cost, look.text if cost != UNKNOWN else look.muted, Qt.AlignmentFlag.AlignRight)
        self._font(painter, SMALL, REGULAR)
        if seen.step_name:
            x = self._sign(painter, "map-pin", line.left(), line, look.muted)
            draw_line(
                painter,
                QRect(x, line.top(), line.right() - wide - px(8) - x, line.height()),
                seen.step_name,
                look.muted,
            )
        if not (words := quantity_words(observation)):
            return line.top() - px(4)
        above = QRect(line.left(), line.top() - px(20), line.width(), px(20))
        self._font(painter, SMALL, MEDIUM)
        draw_line(painter, above, words, look.text)
        return above.top() - px(2)

    def _text(self, painter: QPainter, rect: QRect, seen: Seen) -> None:
        px, look = self._worn.px, self._worn.look
        if seen.observation.photos:
            side = px(PHOTO)
            picture = self._thumbnail(seen.observation.photos[0].picture, QSize(side, side))
            if picture is not None:
                painter.drawPixmap(rect.right() - side + 1, rect.top(), picture)
            rect.setWidth(rect.width() - side - px(8))
        text = seen.observation.text.strip()
        size = px(TEXT)
        step = round(size * 1.22)
        most = max(1, min(LINES, rect.height() // step))
        self._font(painter, TEXT, SEMI_BOLD if text else REGULAR)
        painter.setPen(QColor(look.text if text else look.muted))
        y = rect.top() + painter.fontMetrics().ascent()
        for line in wrapped(text or _(UNNAMED), rect.width(), most, size, SEMI_BOLD):
            painter.drawText(rect.left(), y, line)
            y += step


class ObservationCards(OpenedList, QListView):
    """`menu_asked(place)` for the selection; `opened` by Enter or a double click."""

    menu_asked = Signal(QPoint)
    opened = Signal()

    def __init__(self, rows: ObservationRows, worn: Appearance, thumbnail: Thumbnail) -> None:
        super().__init__()
        self._worn = worn
        self.setObjectName("cards")
        self.setModel(rows)
        self.setAccessibleName(_("Observations as cards"))
        self._card = CardDelegate(rows, worn, thumbnail, self)
        self.setItemDelegate(self._card)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards beside each other as have their width, and the rest shared out."""
        self._card.line = self.viewport().width() - self._worn.px(2)
        beside = max(1, self._card.line // self._worn.px(WIDTH + GAP))
        self._card.room = self._card.line // beside
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
