"""What the mouse means on five whys: select, type, pull the picture, carry an answer to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from app.canvas.font import SEMI_BOLD, map_font, metrics, width
from app.canvas.gesture.pan import Pan
from app.canvas.holding import ADDS, Holding
from app.canvas.symbol_drawing import colour
from app.language import _
from app.models import five_whys_edit as edit

if TYPE_CHECKING:
    from app.canvas.five_whys_view import WhysView

_BUTTON_PX, _BUTTON_HEIGHT = 12, 22.0
"""Of the two buttons at a selected card, in pixels of the screen."""


class WhysPointing(Holding):
    """`carried` is the answer in the hand, and `target` the one that it would answer to."""

    def __init__(self, view: WhysView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed = QPointF()
        self._grabbed = ""
        self._one_of_many = ""
        self.carried = ""
        self.target: str | None = None

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        view.typing.finish()
        self._pressed = event.position()
        self._grabbed = self._one_of_many = ""
        if self.pulls(event):
            return
        at = view.to_scene(event.position())
        id = view.laid.at(at) if view.laid else None
        if event.button() == Qt.MouseButton.LeftButton:
            self._press_left(event, id)
        elif event.button() == Qt.MouseButton.RightButton and not self.cancel() and id not in view.selected():
            view.select([id] if id else [])

    def _press_left(self, event: QMouseEvent, id: str | None) -> None:
        view = self._view
        for what, rect in self.buttons().items():
            if rect.contains(event.position()):
                asked = view.typing.below if what == "below" else view.typing.beside
                asked(view.selected()[0])
                return
        if id is None:
            self.begin(Pan(view, self.at))
            if not event.modifiers() & ADDS:
                view.select([])
        elif event.modifiers() & ADDS:
            chosen = view.selected()
            view.select([each for each in chosen if each != id] if id in chosen else [*chosen, id])
        else:
            if id in view.selected():
                self._one_of_many = id
            else:
                view.select([id])
            self._grabbed = id if id != view.whys_id else ""

    def move(self, event: QMouseEvent) -> None:
        view = self._view
        if self._grabbed or self.carried:
            far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self.carried, self._grabbed = self.carried or self._grabbed, ""
            if self.carried:
                self.target = self._taker(view.to_scene(event.position()))
                view.viewport().update()
            self.at = event.position()
        else:
            super().move(event)

    def _taker(self, at: QPointF) -> str | None:
        """What the carried answer would become an answer to: not itself, nor what is below it, nor where it is."""
        view = self._view
        id = view.laid.at(at) if view.laid else None
        if id is None or view.five_whys is None or view.laid is None or view.laid.layout.above[self.carried] == id:
            return None
        return None if any(why.id == self.carried for why in view.five_whys.branch(id)) else id

    def release(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            super().release(event)
            return
        view, carried, target = self._view, self.carried, self.target
        one = self._one_of_many if not carried else ""
        self.cancel()
        if carried and target is not None:
            edit.put(view.document, carried, None if target == view.whys_id else target)
            view.come_near(carried)
        elif one and event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & ADDS:
            view.select([one])

    def cancel(self) -> bool:
        """Give up what the hand does; whether it did anything."""
        busy = super().cancel() or bool(self.carried)
        self.carried, self.target, self._grabbed, self._one_of_many = "", None, "", ""
        if busy:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()
        return busy

    def double_click(self, event: QMouseEvent) -> None:
        view = self._view
        self.cancel()
        id = view.laid.at(view.to_scene(event.position())) if view.laid else None
        if id is not None:
            view.typing.change(id)

    # The two buttons at the selected card

    def buttons(self) -> dict[str, QRectF]:
        """Where "Why?" and "or" stand at the card that is selected alone, in pixels of the viewport."""
        view = self._view
        chosen = view.selected()
        if len(chosen) != 1 or view.laid is None or view.typing.is_open or view.reading or not view.has(chosen[0]):
            return {}
        rect = view.viewportTransform().mapRect(view.laid.box(chosen[0]))
        height, px = _BUTTON_HEIGHT * view.size_factor, round(_BUTTON_PX * view.size_factor)
        wide = {what: width(text, px, SEMI_BOLD) + height * 0.9 for what, text in self._words(chosen[0]).items()}
        places, gap = {}, 5 * view.size_factor
        top = rect.bottom() - height / 2 if view.as_list else rect.bottom() + gap
        left = rect.right() - sum(wide.values()) - 2 * gap if view.as_list else rect.center().x() - wide["below"] / 2
        room = view.viewport().width() - sum(wide.values()) - 2 * gap
        if rect.left() < view.viewport().width():  # both in sight as long as the card itself is
            left = min(left, room)
        for what, width_of in wide.items():
            places[what] = QRectF(left, top, width_of, height)
            left += width_of + gap
        return places

    def _words(self, id: str) -> dict[str, str]:
        words = {"below": _("+ Why?")}
        if id != self._view.whys_id:
            words["beside"] = _("+ Also")
        return words

    def paint(self, painter: QPainter) -> None:
        """In pixels of the viewport: the buttons, and the answer in the hand."""
        view = self._view
        look, px = view.look, round(_BUTTON_PX * view.size_factor)
        chosen = view.selected()
        for what, rect in self.buttons().items():
            painter.setPen(QPen(QBrush(colour(look.accent)), 1.5))
            painter.setBrush(colour(look.surface))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.setPen(colour(look.accent))
            painter.setFont(map_font(px, SEMI_BOLD))
            baseline = rect.center().y() + metrics(px, SEMI_BOLD).capHeight() / 2
            painter.drawText(QPointF(rect.left() + rect.height() * 0.45, baseline), self._words(chosen[0])[what])
        if self.carried and view.laid is not None and view.has(self.carried):
            box = view.viewportTransform().mapRect(view.laid.box(self.carried))
            painter.setPen(QPen(QBrush(colour(look.accent)), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.translated(self.at - self._pressed), 6, 6)
