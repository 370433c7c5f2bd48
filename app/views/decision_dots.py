"""Dot voting on the options: one key or one click each, the bars in their order at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from app.calc import pasted_list
from app.calc.decision import dots_left
from app.calc.decision_figures import name_of
from app.canvas.dots_drawing import LaidDots
from app.language import _, ngettext
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.views.decision_board import DecisionBoard
from app.views.decision_line import Typed
from app.views.decision_table import dots_table
from app.views.page import Desk

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Tab: 1}
_GIVES, _TAKES = (" ", "+"), ("-", "−")

_NARROW = 640.0
"""Below this width names and words would be cut."""


class DotsBoard(DecisionBoard):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Dot voting"))
        self.current: str | None = None
        self.laid = LaidDots(self.decision, 1.0)

    def lay(self) -> QSizeF:
        room = self.room()
        self.laid = LaidDots(self.decision, room.width(), scale=self.fitting(self._size_at))
        if self.current not in self.laid.rows:
            self.current = next(iter(self.laid.rows), None)
        return QSizeF(room.width(), self.laid.height)

    def _size_at(self, scale: float) -> QSizeF:
        return QSizeF(_NARROW * scale, LaidDots(self.decision, self.room().width(), scale=scale).height)

    def paint(self, painter: QPainter) -> None:
        self.laid.draw(painter, self.worn.look, ways=True)
        if self.current is not None:
            self.frame(painter, self.laid.rows[self.current])

    def option(self) -> str | None:
        return self.current

    def show_option(self, id: str) -> None:
        if id in self.laid.rows:
            self.current = id
            self.come_into_sight(self.laid.rows[id])
            self.viewport().update()
            self.say()
            self.chosen.emit()

    def hint(self) -> str:
        option = next((o for o in self.decision.options if o.id == self.current), None)
        if option is None:
            return ""
        said = ngettext("{n} dot", "{n} dots", option.dots)
        return _("{name}: {value}", name=name_of(option), value=said) + " · " + self.laid.told()

    def give(self, by: int) -> None:
        """A dot more or less; none is given beyond those that are left."""
        if self.current is None or not self.may_write():
            return
        left = dots_left(self.decision)
        if by > 0 and left is not None and left <= 0:
            self.desk.say(_("All dots are given: take one away elsewhere first."))
            return
        vote.dot(self.desk.document, self.current, by)

    def clear(self) -> None:
        self.give(-1)

    def type_option(self) -> None:
        self.type_in(Typed(self._new_place, "", None, _("Option"), self._keep))

    def _new_place(self) -> QRectF | None:
        s = self.laid.scale
        top = min(self.laid.height - 10 * s, self.viewport().height() - 44 * s)
        return QRectF(14 * s, top, min(360 * s, self.viewport().width() - 28 * s), 34 * s)

    def _keep(self, text: str, how: str) -> None:
        if name := pasted_list.tidy(text):
            self.show_option(edit.add_options(self.desk.document, self.decision.id, [name])[0])
            if how == "enter":
                self.type_option()

    def paste(self) -> None:
        names = pasted_list.lines(QApplication.clipboard().text())
        if names and self.may_write():
            edit.add_options(self.desk.document, self.decision.id, names)

    def table(self) -> str:
        return dots_table(self.decision)

    # Events of Qt

    def takes_tab(self, _event: QKeyEvent) -> bool:
        return bool(self.laid.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in _STEPS and self.laid.rows:
            by = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEPS[key]
            ids = list(self.laid.rows)
            self.show_option(ids[(ids.index(self.current or ids[0]) + by) % len(ids)])
        elif event.text() in _GIVES:
            self.give(1)
        elif event.text() in _TAKES:
            self.give(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.type_option()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click takes a dot away, and opens nothing."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.finish()
        point = self.inside(event.position())
        found = self.laid.at(point)
        if found is None:
            return
        less = event.button() == Qt.MouseButton.RightButton or self.laid.less_at(found).contains(point)
        self.show_option(found)
        self.give(-1 if less else 1)
