"""The axes side by side: chosen, worded, ordered and gone through by keys and by mouse; written by the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from app.canvas.tip import tip_of
from app.language import _
from app.models.axis_list import Told
from app.views.approval_words import state_word
from app.views.axis_layout import UNNAMED, Card, lay_axes
from app.views.axis_painting import AxisPainting
from app.views.axis_pointing import AxisPointing
from app.views.axis_typing import AxisTyping
from app.views.theme import Appearance


class AxisBoard(QAbstractScrollArea):
    """What is typed is told by `typing`. `moved(id, to)` counts without it.

    `field_asked` wants a field of the form, `approval_asked` that of the approval.
    """

    selected = Signal()
    moved = Signal(str, int)
    origin_asked = Signal(str, str)
    field_asked = Signal(str)
    approval_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, worn: Appearance, *, read_only: bool = False) -> None:
        super().__init__()
        self._worn, self.read_only = worn, read_only
        self.setObjectName("axes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Improvement axes"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.told: list[Told] = []
        self.current: str | None = None
        self.pointing = AxisPointing(self)
        self.typing = AxisTyping(self)
        self.lay()

    # What is shown

    def tell(self, told: Sequence[Told]) -> None:
        """All axes in their order; the chosen one stays, else the one in its place is chosen."""
        before = [each.axis.id for each in self.told]
        self.told = list(told)
        ids = self.ids()
        if self.current not in ids:
            at = before.index(self.current) if self.current in before else 0
            self.current = ids[min(at, len(ids) - 1)] if ids else None
        self.typing.follow()
        self.lay()
        self.selected.emit()

    def ids(self) -> list[str]:
        return [each.axis.id for each in self.told]

    def chosen(self) -> Told | None:
        return next((each for each in self.told if each.axis.id == self.current), None)

    def lay(self) -> None:
        """Find a place for everything, what is being typed included."""
        self.laid = lay_axes(self.told, self.viewport().size(), self._worn, self.typing.at)
        view = self.viewport().size()
        for bar, whole, room in (
            (self.horizontalScrollBar(), self.laid.width, view.width()),
            (self.verticalScrollBar(), self.laid.height, view.height()),
        ):
            bar.setRange(0, max(0, whole - room))
            bar.setPageStep(room)
            bar.setSingleStep(self._worn.px(40))
        self.typing.lay()
        self.viewport().update()

    def to_laid(self, place: QPoint) -> QPoint:
        """A place of the viewport, in the layout."""
        return place + self.offset

    @property
    def offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def card(self, id: str | None) -> Card | None:
        return next((card for card in self.laid.cards if id and card.id == id), None)

    # What is chosen

    def select(self, id: str) -> bool:
        """Choose an axis and bring it into sight; whether it is there."""
        if id not in self.ids():
            return False
        changed, self.current = id != self.current, id
        self.into_sight(self.card(id))
        self.viewport().update()
        if changed:
            self.selected.emit()
        return True

    def step(self, by: int) -> None:
        ids = self.ids()
        if ids:
            at = ids.index(self.current) if self.current in ids else 0
            self.select(ids[max(0, min(at + by, len(ids) - 1))])

    def move_chosen(self, by: int) -> None:
        """Put the chosen axis so many places further."""
        ids = self.ids()
        if self.current in ids:
            to = max(0, min(ids.index(self.current) + by, len(ids) - 1))
            if to != ids.index(self.current):
                self.moved.emit(self.current, to)

    def scroll_on(self, place: QPoint) -> None:
        """A drag that comes to an edge brings in what lies beyond it."""
        x, edge, bar = place.x() - self.offset.x(), self._worn.px(28), self.horizontalScrollBar()
        if x < edge or x > self.viewport().width() - edge:
            bar.setValue(bar.value() + (-edge if x < edge else edge))

    def description(self) -> str:
        """The chosen axis for those who cannot see it."""
        chosen = self.chosen()
        if chosen is None:
            return ""
        name = _("Selected: {what}", what=" ".join(chosen.axis.name.split()) or _(UNNAMED))
        lacking = [str(each.said) for each in chosen.checks if not each.fulfilled]
        return ". ".join((name, state_word(chosen.state), *lacking))

    def into_sight(self, card: Card | None) -> None:
        if card is None:
            return
        bar, room, gap = self.horizontalScrollBar(), self.viewport().width(), self._worn.px(10)
        if card.rect.left() - gap < bar.value():
            bar.setValue(card.rect.left() - gap)
        elif card.rect.right() + gap > bar.value() + room:
            bar.setValue(card.rect.right() + gap - room)

    def take_focus(self) -> None:
        """To what is being typed, else to the board itself."""
        (self.typing.editor if self.typing.is_on else self).setFocus()

    # Events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._worn.look.bg))
        painter.translate(-self.offset)
        painting = AxisPainting(painter, self.laid, self._worn)
        dirty, number = event.rect().translated(self.offset), 0
        for at, card in enumerate(self.laid.cards if self.told or self.typing.is_on else ()):
            number += card.told is not None
            if card.rect.intersects(dirty):
                typed = at == self.typing.at or bool(card.id) and card.id == self.typing.renamed
                chosen = bool(card.id) and card.id == self.current
                focused = self.hasFocus() or self.typing.editor.hasFocus()
                painting.card(card, number, selected=chosen, focused=focused, hot=self.pointing.hot, typed=typed)
        if self.pointing.dragged is not None:
            painting.drop(self.pointing.dragged)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.typing.lay()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.pointing.dragged is not None and key == Qt.Key.Key_Escape:
            self.pointing.let_go()
        elif held == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_chosen(-1 if key == Qt.Key.Key_Left else 1)
        elif held:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step(-len(self.told) if key == Qt.Key.Key_Home else len(self.told))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typing.begin_next()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        card, place = self.laid.card_at(self.to_laid(event.pos())), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and (card := self.card(self.current)) is not None:
            place = self.viewport().mapToGlobal(card.parts["name"].topLeft() - self.offset)
        if card is not None and card.told is not None:
            self.select(card.id)
            self.menu_asked.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointing.press(self.to_laid(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(self.to_laid(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointing.release(self.to_laid(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.double_click(self.to_laid(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.pointing.tip(self.to_laid(event.pos()))
            QToolTip.showText(event.globalPos(), tip_of(text) if text else "", self.viewport())
            return True
        return super().viewportEvent(event)
