"""The items of one phase of a DMAIC as rows: checks, deliverables and documents, each under its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.calc.problem import GateItem, ItemKind
from app.calc.problem_figures import is_done
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, wrapped
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.trail import End
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.theme import FAMILY, TEXT_SIZE, Appearance

ITEM = Qt.ItemDataRole.UserRole
"""What gives the `GateItem` of a row, or the kind that a heading names."""
HEADS: dict[ItemKind, str] = {
    "check": N_("Checked at the gate"),
    "deliverable": N_("Deliverables"),
    "document": N_("Documents"),
}
SIDE, PADDING, MOST = 15, 6, 6
SMALL = 11

Index = QModelIndex | QPersistentModelIndex


class GateRows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[GateItem | ItemKind] = []
        self.ends: Mapping[str, End] = {}
        """The things that documents are, by their ids."""

    def show_items(
        self, items: Sequence[GateItem], ends: Mapping[str, End], draft: tuple[int, GateItem] | None
    ) -> None:
        """`draft` is an item that is typed for the first time, and the row at which it stands."""
        self.beginResetModel()
        self.ends = ends
        self.rows = []
        for kind in HEADS:
            self.rows += [kind, *(item for item in items if item.kind == kind)]
        if draft is not None:
            self.rows.insert(min(draft[0], len(self.rows)), draft[1])
        self.endResetModel()

    def item(self, index: Index) -> GateItem | None:
        held = self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None
        return held if isinstance(held, GateItem) else None

    def index_of(self, id: str) -> QModelIndex:
        row = next((i for i, row in enumerate(self.rows) if isinstance(row, GateItem) and row.id == id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def head_of(self, kind: ItemKind) -> int:
        return self.rows.index(kind)

    def end_of(self, item: GateItem) -> End | None:
        return self.ends.get(item.thing) if item.thing else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.item(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role == ITEM:
            return row
        if not isinstance(row, GateItem):
            return _(HEADS[row]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.text, _("done") if is_done(row) else _("open"), self._said(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of("\n".join(filter(None, (row.text, self._said(row), _way(row)))))
        return None

    def _said(self, item: GateItem) -> str:
        end = self.end_of(item)
        if end is None:
            return _("→ it was deleted") if item.thing_kind else ""
        return _("{what}: {name}", what=_(end.word), name=end.title)


def _way(item: GateItem) -> str:
    if item.kind != "document":
        return _("Space bar: done or not")
    return _("A double click opens it") if item.thing else _("L: choose which thing of the event it is")


class GateRow(QStyledItemDelegate):
    """A tick box, or the sign of the thing that a document is, and the words beside it in as many lines as it needs."""

    def __init__(self, rows: GateRows, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._worn = rows, worn
        self.room = worn.px(160)
        """The width of a row."""

    def _text(self, item: GateItem) -> list[str]:
        px = self._worn.px
        room = self.room - px(SIDE + 3 * PADDING)
        return wrapped(item.text or " ", max(px(30), room), MOST, px(TEXT_SIZE), REGULAR) or [""]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item, px = self._rows.item(index), self._worn.px
        if item is None:
            return QSize(self.room, px(27))
        lines = len(self._text(item)) * px(TEXT_SIZE + 4)
        return QSize(self.room, lines + (px(SMALL + 5) if item.thing_kind else 0) + px(9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ITEM)
        if isinstance(row, GateItem):
            state = option.state
            self._item(painter, option.rect, row, selected=bool(state & QStyle.StateFlag.State_Selected))
        else:
            self._head(painter, option.rect, row)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, kind: ItemKind) -> None:
        self._font(painter, SMALL, SEMI_BOLD)
        painter.setPen(QColor(self._worn.look.muted))
        room = rect.adjusted(self._worn.px(PADDING), self._worn.px(8), 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _(HEADS[kind]))

    def _item(self, painter: QPainter, rect: QRect, item: GateItem, *, selected: bool) -> None:
        look, px = self._worn.look, self._worn.px
        if selected:
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.setBrush(QColor(look.accent_soft))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        step, top = px(TEXT_SIZE + 4), rect.top() + px(4)
        box = QRect(rect.left() + px(PADDING), top + (step - px(SIDE)) // 2, px(SIDE), px(SIDE))
        self._sign(painter, box, item)
        left, done = box.right() + px(PADDING), is_done(item)
        self._font(painter, TEXT_SIZE, REGULAR)
        painter.setPen(QColor(look.muted if done else look.text))
        ascent = painter.fontMetrics().ascent()
        for line in self._text(item):
            painter.drawText(left, top + (step - px(TEXT_SIZE)) // 2 + ascent - px(1), line)
            top += step
        end = self._rows.end_of(item)
        if item.thing_kind:
            self._font(painter, SMALL, MEDIUM)
            said = f"→ {end.title or _(end.word)}" if end is not None else _("→ it was deleted")
            painter.setPen(QColor(look.accent if end is not None else look.danger))
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.right() - left)
            painter.drawText(left, top + painter.fontMetrics().ascent(), shown)

    def _sign(self, painter: QPainter, box: QRect, item: GateItem) -> None:
        look = self._worn.look
        if item.kind == "document":
            sign = ICONS[item.thing_kind] if item.thing_kind else "link"
            colour = look.accent if item.thing else look.ok if item.done else look.muted
            sign = "check" if item.done and not item.thing else sign
            painter.drawPixmap(box, icon(sign, colour).pixmap(box.size()))
            return
        painter.setPen(QPen(QColor(look.ok if item.done else look.muted), 1.4))
        painter.setBrush(QColor(look.ok) if item.done else QColor(look.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), self._worn.px(3), self._worn.px(3))
        if item.done:
            painter.drawPixmap(box, icon("check", look.surface).pixmap(box.size()))

    def _font(self, painter: QPainter, size: int, weight: int) -> None:
        font = QFont(FAMILY)
        font.setPixelSize(self._worn.px(size))
        font.setWeight(QFont.Weight(weight))
        painter.setFont(font)
