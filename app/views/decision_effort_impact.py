"""Options dragged on the matrix of effort and impact, by the mouse or by the arrows; what waits stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from app.calc import pasted_list
from app.calc.decision_figures import name_of
from app.canvas.effort_impact_drawing import MOST, QUADRANTS, LaidEffortImpact, quadrant
from app.language import _
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.views.decision_board import DecisionBoard, is_typed
from app.views.decision_line import Typed
from app.views.decision_table import places_table
from app.views.page import Desk

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_STEP, _FAR = 0.2, 1.0
"""How far an arrow moves an option, of the ten of each axis."""
_LEAST = 330.0
"""The board is never lower than this: cards would cover each other."""


class EffortImpactBoard(DecisionBoard):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Effort–impact matrix"))
        self.current: str | None = None
        self._pressed: QPointF | None = None
        self._carried: QPointF | None = None
        """Where the pointer is while it carries the current option."""
        self.laid = LaidEffortImpact(self.decision, 400.0, 300.0)

    def lay(self) -> QSizeF:
        room, least = self.room(), _LEAST * self.worn.scale
        high = max(float(room.height()), least if room.height() > least / 2 else 1.0)
        larger = min(1.3, max(1.0, min(room.width() / 1100, high / 620) / self.worn.scale))
        self.laid = LaidEffortImpact(self.decision, max(1.0, room.width()), high, scale=self.worn.scale * larger)
        ids = [option.id for option in self.decision.options]
        if self.current not in ids:
            self.current = ids[0] if ids else None
        return QSizeF(room.width(), high)

    def paint(self, painter: QPainter) -> None:
        carried = self.current if self._carried is not None else None
        here = self.current if self.hasFocus() or self._carried else None
        self.laid.draw(painter, self.worn.look, current=here, carried=carried)
        if carried is None or self._carried is None:
            return
        wide, high = self.laid.card_size(carried)
        if self._over_side(self._carried):
            rect = QRectF(self._carried.x() - wide / 2, self._carried.y() - high / 2, wide, high)
        else:
            point = self.laid.point_of(*self.laid.values_at(self._target()))
            rect = QRectF(point.x() + 10 * self.laid.scale, point.y() - high / 2, wide, high)
            if rect.right() > self.laid.plot.right():
                rect.moveRight(point.x() - 10 * self.laid.scale)
            self.laid.draw_disc(painter, self.worn.look, point)
        self.laid.draw_card(painter, self.worn.look, carried, rect, current=True)

    # Where the hand is

    def option(self) -> str | None:
        return self.current

    def show_option(self, id: str) -> None:
        if id in {option.id for option in self.decision.options}:
            self.current = id
            self.viewport().update()
            self.say()
            self.chosen.emit()

    def hint(self) -> str:
        option = next((o for o in self.decision.options if o.id == self.current), None)
        if option is None:
            return ""
        where = quadrant(option)
        said = _("not placed yet") if where is None else _(QUADRANTS[where][0])
        return _("{name}: {value}", name=name_of(option), value=said)

    def _step(self, by: int) -> None:
        ids = [option.id for option in self.decision.options]
        if ids:
            at = ids.index(self.current) + by if self.current in ids else 0
            self.show_option(ids[at % len(ids)])

    # Gestures

    def put(self, effort: float, impact: float, *, merge: bool = False) -> None:
        if self.current is not None and self.may_write():
            vote.place(self.desk.document, self.current, effort, impact, merge=merge)

    def _push(self, across: int, up: int, step: float) -> None:
        option = next((o for o in self.decision.options if o.id == self.current), None)
        if option is None:
            return
        if option.effort is None or option.impact is None:
            self.put(MOST / 2, MOST / 2)
            return
        effort, impact = option.effort + across * step, option.impact + up * step
        self.put(round(min(MOST, max(0, effort)), 1), round(min(MOST, max(0, impact)), 1), merge=True)

    def clear(self) -> None:
        """Take the option off the matrix."""
        if self.current in self.laid.points and self.may_write():
            vote.place(self.desk.document, self.current or "", None, None)

    def type_option(self) -> None:
        self.type_in(Typed(self._new_place, "", None, _("Option"), self._keep, self._add_all))

    def _new_place(self) -> QRectF | None:
        side, s = self.laid.side, self.laid.scale
        if side is None:
            return None
        below = max((self.laid.cards[o.id].bottom() for o in self.laid.waiting), default=24 * s) + 6 * s
        top = min(below, self.viewport().height() - 40 * s)
        return QRectF(side.left() + 8 * s, top, side.width() - 16 * s, 32 * s)

    def _keep(self, text: str, how: str) -> None:
        if name := pasted_list.tidy(text):
            made = edit.add_options(self.desk.document, self.decision.id, [name])
            self.show_option(made[0])
            if how == "enter":
                self.type_option()

    def _add_all(self, text: str) -> None:
        if names := pasted_list.lines(text):
            edit.add_options(self.desk.document, self.decision.id, names)

    def paste(self) -> None:
        if self.may_write():
            self._add_all(QApplication.clipboard().text())

    def table(self) -> str:
        return places_table(self.decision)

    # Events of Qt

    def takes_tab(self, _event: QKeyEvent) -> bool:
        return bool(self.decision.options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in _STEPS:
            far = held & Qt.KeyboardModifier.ShiftModifier
            self._push(*_STEPS[key], _FAR if far else _STEP)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or held & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        elif key == Qt.Key.Key_Escape and self._carried is not None:
            self._let_go()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.type_option()
        elif is_typed(event):
            self.type_in(Typed(self._new_place, "", event.text(), _("Option"), self._keep, self._add_all))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.finish()
        point = self.inside(event.position())
        found = self.laid.at(point)
        if found is not None:
            self.show_option(found)
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = point

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.inside(event.position())
        if self._pressed is None:
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if (self._carried is not None or far) and not self.desk.document.read_only:
            self._carried = point
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._carried is not None and self.current is not None:
            self._carried = self.inside(event.position())
            effort, impact = self.laid.values_at(self._target())
            back, placed = self._over_side(self._carried), self.current in self.laid.points
            self._let_go()
            if not back:
                self.put(effort, impact)
            elif placed:
                self.clear()
        self._let_go()

    def _let_go(self) -> None:
        self._pressed = self._carried = None
        self.viewport().update()

    def _over_side(self, point: QPointF) -> bool:
        return self.laid.side is not None and self.laid.side.contains(point)

    def _target(self) -> QPointF:
        """Where the option would stand: moved as far as the pointer, or where that is if it stood nowhere."""
        if self._carried is None or self._pressed is None:
            return QPointF()
        stood = self.laid.points.get(self.current or "")
        return self._carried if stood is None else stood + (self._carried - self._pressed)
