"""Pros and cons of every option, typed as fast as they are said: plus, minus, Enter; a digit weighs one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from app.calc import pasted_list
from app.calc.decision import HEAVIEST, SIDES, Decision, Side
from app.calc.decision_figures import DecisionFigures, name_of
from app.canvas.points_drawing import ADD, LaidPoints, Line
from app.language import _, ngettext
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.views.decision_board import DecisionBoard, digit_of
from app.views.decision_line import Typed
from app.views.decision_table import points_table
from app.views.page import Desk

_SIDES: dict[str, Side] = {"+": "pro", "-": "con", "−": "con"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)

_NARROW = 640.0
"""Below this width names and words would be cut."""


class PointsBoard(DecisionBoard):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pros and cons"))
        self.at = 0
        """The present line of what was laid out."""
        self.laid = LaidPoints(self.decision, 1.0)

    def lay(self) -> QSizeF:
        room, grows = self.room(), not (self.decision.id and self.desk.document.read_only)
        self.laid = LaidPoints(self.decision, room.width(), scale=self.fitting(self._size_at), grows=grows)
        self.at = max(0, min(self.at, len(self.laid.lines) - 1))
        return QSizeF(room.width(), self.laid.height)

    def tell(self, decision: Decision | None, found: DecisionFigures | None) -> None:
        """The present point stays so; beside another one that came or went it is the same place."""
        line = self.line()
        super().tell(decision, found)
        if line is not None and line.point is not None:
            again = [i for i, each in enumerate(self.laid.lines) if each.point and each.point.id == line.point.id]
            self.at = again[0] if again else self.at
        elif line is not None:
            self._go_to_new(line.option, line.side)
        self.viewport().update()

    def _go_to_new(self, option: str, side: Side) -> None:
        for i, each in enumerate(self.laid.lines):
            if each.point is None and (each.option, each.side) == (option, side):
                self.at = i

    def line(self) -> Line | None:
        return self.laid.lines[self.at] if 0 <= self.at < len(self.laid.lines) else None

    def go(self, at: int) -> None:
        self.at = max(0, min(at, len(self.laid.lines) - 1))
        if (line := self.line()) is not None:
            self.come_into_sight(line.rect)
        self.viewport().update()
        self.say()
        self.chosen.emit()

    def _size_at(self, scale: float) -> QSizeF:
        return QSizeF(_NARROW * scale, LaidPoints(self.decision, self.room().width(), scale=scale, grows=True).height)

    def paint(self, painter: QPainter) -> None:
        self.laid.draw(painter, self.worn.look)
        if (line := self.line()) is not None:
            self.frame(painter, line.rect)

    def option(self) -> str | None:
        line = self.line()
        return line.option if line else None

    def show_option(self, id: str) -> None:
        at = next((i for i, line in enumerate(self.laid.lines) if line.option == id), None)
        if at is not None:
            self.go(at)

    def hint(self) -> str:
        line = self.line()
        option = next((o for o in self.decision.options if line and o.id == line.option), None)
        if line is None or option is None:
            return ""
        said = line.point.text if line.point else _(ADD[line.side])
        return f"{name_of(option)} · {_(SIDES[line.side])} · {said}"

    # Typing

    def add(self, side: Side, text: str | None = None) -> None:
        """Type one more point of the present option."""
        option = self.option()
        if option is None:
            return
        self._go_to_new(option, side)
        self.begin(text)

    def begin(self, text: str | None = None) -> None:
        """Type in the present line."""
        line = self.line()
        if line is None:
            return
        key = line.point.id if line.point else None
        standing = line.point.text if line.point else ""
        name = _(ADD[line.side]) if line.point is None else _("Point")
        place = partial(self._place, line.option, line.side, key)
        self.type_in(Typed(place, standing, text, name, self._keep, self._add_all))

    def _place(self, option: str, side: Side, point: str | None) -> QRectF | None:
        for line in self.laid.lines:
            if (line.option, line.side, line.point.id if line.point else None) == (option, side, point):
                return line.rect.adjusted(24 * self.laid.scale, 0, -70 * self.laid.scale if point else 0, 0)
        return None

    def _keep(self, text: str, how: str) -> None:
        line, said = self.line(), pasted_list.tidy(text)
        if line is None:
            return
        if line.point is not None:
            vote.change_point(self.desk.document, line.point.id, "text", said)
        elif said:
            vote.add_point(self.desk.document, line.option, line.side, said)
            self._go_to_new(line.option, line.side)
            if how == "enter":
                self.begin()

    def left(self, how: str) -> None:
        if how in ("up", "down"):
            self._walk(0, 1 if how == "down" else -1)
        elif how in ("left", "right"):
            self._walk(1 if how == "right" else -1, 0)

    def _add_all(self, text: str) -> None:
        line, said = self.line(), pasted_list.lines(text)
        if line is None or not said:
            return
        with self.desk.document.edit(vote.POINTS[line.side]):
            for each in said:
                vote.add_point(self.desk.document, line.option, line.side, each)
        self.desk.say(ngettext("{n} point was pasted.", "{n} points were pasted.", len(said)))

    def paste(self) -> None:
        if self.may_write():
            self._add_all(QApplication.clipboard().text())

    def type_option(self) -> None:
        self.type_in(Typed(self._new_place, "", None, _("Option"), self._keep_option))

    def _new_place(self) -> QRectF | None:
        s = self.laid.scale
        top = max(0.0, min(self.laid.height, self.viewport().height() - 44 * s))
        return QRectF(10 * s, top, min(360 * s, self.viewport().width() - 20 * s), 34 * s)

    def _keep_option(self, text: str, _how: str) -> None:
        if name := pasted_list.tidy(text):
            self.show_option(edit.add_options(self.desk.document, self.decision.id, [name])[0])

    def weigh(self, weight: int) -> None:
        line = self.line()
        if line is not None and line.point is not None and self.may_write():
            vote.change_point(self.desk.document, line.point.id, "weight", weight)

    def clear(self) -> None:
        line = self.line()
        if line is not None and line.point is not None and self.may_write():
            vote.delete_points(self.desk.document, [line.point.id])

    def table(self) -> str:
        return points_table(self.decision)

    # Events of Qt

    def _walk(self, across: int, down: int) -> None:
        """To the line beside in the other column, or to the next one of this column, of this option or another."""
        line = self.line()
        if line is None:
            return
        if across:
            wanted: Side = "con" if across > 0 else "pro"
            beside = [i for i, e in enumerate(self.laid.lines) if e.option == line.option and e.side == wanted]
            if beside:
                y = line.rect.center().y()
                self.go(min(beside, key=lambda i: abs(self.laid.lines[i].rect.center().y() - y)))
            return
        column = [i for i, each in enumerate(self.laid.lines) if each.side == line.side]
        at = column.index(self.at) + down
        self.go(column[max(0, min(at, len(column) - 1))])

    def takes_tab(self, _event: QKeyEvent) -> bool:
        return bool(self.laid.lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digit = Qt.Key(event.key()), digit_of(event)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.text() in _SIDES:
            self.add(_SIDES[event.text()])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(0, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if key == Qt.Key.Key_Right else -1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.go(self.at + (-1 if back else 1))
        elif key in _ENTER:
            self.begin()
        elif digit is not None and 1 <= digit <= HEAVIEST:
            self.weigh(digit)
        elif event.text().strip() and event.text().isalpha() and (line := self.line()) and line.point is None:
            self.begin(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.finish()
        point = self.inside(event.position())
        at = self.laid.at(point)
        if at is None:
            if (option := self.laid.head_at(point)) is not None:
                self.show_option(option.id)
            return
        self.go(at)
        line = self.laid.lines[at]
        weight = self.laid.weight_at(line, point)
        if weight is not None:
            self.weigh(weight)
        elif line.point is None and event.button() == Qt.MouseButton.LeftButton:
            self.begin()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.laid.at(self.inside(event.position())) == self.at:
            self.begin()
