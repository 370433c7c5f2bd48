"""The decision matrix: names, weights and scores typed as in a spreadsheet, a score by one key, the result at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from app.calc.decision import DIRECTIONS, Criterion, Decision, Option
from app.calc.decision_figures import DecisionFigures, name_of
from app.calc.quantity import show
from app.canvas.decision_drawing import LaidDecision, own_scores
from app.canvas.decision_layout import BEFORE, DIRECTION, NAME, WEIGHT, Spot
from app.canvas.symbol_drawing import colour
from app.language import _
from app.views.decision_board import NOTHING, DecisionBoard, digit_of, is_typed
from app.views.decision_matrix_typing import MatrixTyping
from app.views.decision_pins import Pins
from app.views.decision_table import matrix_table
from app.views.page import Desk

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -99),
    Qt.Key.Key_End: (0, 99),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class MatrixBoard(DecisionBoard):
    """`moved` when another cell is current."""

    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Decision matrix"))
        self.at = Spot(0, BEFORE)
        self.voter = ""
        self.typing = MatrixTyping(self)
        self.laid = self._laid_for(1.0)

    # What is shown

    def _laid_for(self, scale: float) -> LaidDecision:
        grows, room = self.decision is not NOTHING and not self.desk.document.read_only, self.room()
        return LaidDecision(
            self.decision, room.width(), room.height(), found=self.found, voter=self.voter, scale=scale, grows=grows
        )

    def lay(self) -> QSizeF:
        self.laid = self._laid_for(self.fitting(lambda scale: self._laid_for(scale).least()))
        self.at = self._nearest(self.at)
        return QSizeF(self.laid.layout.width, self.laid.layout.height)

    def tell(self, decision: Decision | None, found: DecisionFigures | None) -> None:
        """The present place stays with its criterion and its option; in another matrix it is where one goes on."""
        other = (decision.id if decision else "") != self.decision.id
        criterion, option = self.criterion(), self.current_option()
        super().tell(decision, found)
        if other:
            self.go(self._start())
        else:
            self._follow(criterion, option)

    def _follow(self, criterion: Criterion | None, option: Option | None) -> None:
        rows = [each.id for each in self.decision.criteria]
        columns = [each.id for each in self.decision.options]
        row = rows.index(criterion.id) + 1 if criterion and criterion.id in rows else self.at.row
        column = columns.index(option.id) + BEFORE if option and option.id in columns else self.at.column
        self.go(Spot(row, column), seek=False)

    def _start(self) -> Spot:
        """The first thing that is still to be said: an option, a criterion, a score."""
        if not self.decision.options:
            return Spot(0, BEFORE)
        if not self.decision.criteria:
            return Spot(1, NAME)
        for i, criterion in enumerate(self.decision.criteria):
            for j, option in enumerate(self.decision.options):
                if self.found.options[option.id].cells[criterion.id].value is None:
                    return Spot(i + 1, BEFORE + j)
        return Spot(1, BEFORE)

    def score_as(self, voter: str) -> None:
        """Show and take the scores of this person; of all together without a name."""
        self.finish()
        self.voter = voter
        self.refresh()

    def paint_seen(self, painter: QPainter) -> None:
        """The cells scroll; the names, the headings and the result stay in sight."""
        pins = Pins(self)
        for seen, moved in pins.parts():
            painter.save()
            painter.setClipRect(seen)
            painter.translate(moved)
            self.laid.draw(painter, self.worn.look, seen.translated(-moved))
            painter.restore()
        painter.setPen(QPen(colour(self.worn.look.thin), 1))
        painter.drawLine(QPointF(0, pins.bottom), QPointF(self.laid.layout.width, pins.bottom))
        place = QRectF(self.seen(self.laid.layout.place(self.at)))
        painter.setClipRect(pins.room_of(self.at))
        self.frame(painter, place)

    def inside(self, point: QPointF) -> QPointF:
        return Pins(self).inside(point)

    def seen(self, rect: QRectF) -> QRect:
        return Pins(self).seen(rect).toAlignedRect()

    def come_into_sight(self, rect: QRectF) -> None:
        across, down = Pins(self).way_to(rect)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)

    # Where the hand is

    def criterion(self) -> Criterion | None:
        at = self.laid.layout.criterion(self.at.row)
        return self.decision.criteria[at] if at is not None and at < len(self.decision.criteria) else None

    def current_option(self) -> Option | None:
        at = self.laid.layout.option(self.at.column)
        return self.decision.options[at] if at is not None and at < len(self.decision.options) else None

    def option(self) -> str | None:
        option = self.current_option()
        return option.id if option else None

    def show_option(self, id: str) -> None:
        ids = [option.id for option in self.decision.options]
        if id in ids:
            self.go(Spot(self.at.row, BEFORE + ids.index(id)))

    def show_criterion(self, id: str) -> None:
        ids = [criterion.id for criterion in self.decision.criteria]
        if id in ids:
            self.go(Spot(1 + ids.index(id), NAME))

    def go(self, at: Spot, *, seek: bool = True) -> None:
        """Make this the present cell, or the nearest there is."""
        self.at = self._nearest(at)
        if seek:
            self.come_into_sight(self.laid.layout.place(self.at))
        self.viewport().update()
        self.say()
        self.moved.emit()
        self.chosen.emit()

    def _nearest(self, at: Spot) -> Spot:
        layout = self.laid.layout
        return Spot(max(0, min(at.row, layout.rows - 1)), max(0, min(at.column, layout.columns - 1)))

    def own_score(self) -> float | None:
        """What stands in the present cell: of the voter, or of the team."""
        criterion, option = self.criterion(), self.current_option()
        if criterion is None or option is None:
            return None
        if not self.voter:
            return self.found.options[option.id].cells[criterion.id].value
        return own_scores(self.decision, self.voter).get((option.id, criterion.id))

    def hint(self) -> str:
        criterion, option = self.criterion(), self.current_option()
        if criterion and option:
            score = self.own_score()
            where = f"{name_of(criterion)} · {name_of(option)}"
            said = _("no score yet") if score is None else show(score, "count")
            return _("{name}: {value}", name=where, value=said)
        if criterion and self.at.column == DIRECTION:
            return _("{name}: {value}", name=name_of(criterion), value=_(DIRECTIONS[criterion.direction]))
        named = criterion or option
        return name_of(named) if named else ""

    # Going on

    def type_option(self) -> None:
        self.go(Spot(0, BEFORE + len(self.decision.options)))
        self.typing.begin()

    def type_criterion(self) -> None:
        self.go(Spot(len(self.decision.criteria) + 1, NAME))
        self.typing.begin()

    def left(self, how: str) -> None:
        at = self.at
        if how in ("up", "down"):
            self.go(Spot(at.row + (1 if how == "down" else -1), at.column))
        elif how == "left":
            self.go(Spot(at.row, at.column - 1))
        elif at.row == 0:
            self.go(Spot(0, at.column + 1))
        elif how == "right":
            self.step(1)
        elif at.column in (NAME, WEIGHT):
            self.go(Spot(at.row + 1, at.column))
        else:
            self.next_cell()

    def next_cell(self) -> None:
        """The next option of this criterion; after the last one the next criterion."""
        if self.at.column + 1 < BEFORE + len(self.decision.options):
            self.go(Spot(self.at.row, self.at.column + 1))
        elif self.at.row < len(self.decision.criteria):
            self.go(Spot(self.at.row + 1, BEFORE))
        else:
            self.go(self.at)

    def step(self, by: int) -> None:
        """To the next cell that can be typed in; after the last one of a row the next row."""
        last = BEFORE + len(self.decision.options) - 1 if self.at.row else self.laid.layout.columns - 2
        column, row = self.at.column + by, self.at.row
        if column > last:
            row, column = row + 1, NAME
        elif column < 0:
            row, column = row - 1, last
        self.go(Spot(row, column))

    def clear(self) -> None:
        self.typing.clear()

    def paste(self) -> None:
        self.typing.paste()

    def table(self) -> str:
        return matrix_table(self.decision, self.found)

    # Events of Qt

    def takes_tab(self, _event: QKeyEvent) -> bool:
        return bool(self.decision.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if key in _STEPS and (alt or not held & Qt.KeyboardModifier.ControlModifier):
            down, right = _STEPS[key]
            self.typing.shift(down, right) if alt else self.go(Spot(self.at.row + down, self.at.column + right))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or held & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif key in _ENTER and not held & Qt.KeyboardModifier.ControlModifier:
            self.typing.begin()
        elif not self._typed(event):
            super().keyPressEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        """A digit is a score where the scale has but one of them; the space bar turns; else a name or number begins."""
        digit, scored = digit_of(event), self.criterion() and self.current_option()
        if self.at.column == DIRECTION and self.criterion():
            if event.text() not in (" ", "+", "-", "<", ">"):
                return False
            self.typing.turn()
            return True
        if scored:
            if digit is not None and self.found.high < 10:
                self.typing.give(float(digit))
                return True
            if digit is None:
                return False
        if not is_typed(event):
            return False
        text = str(digit) if digit is not None and scored else event.text()
        self.typing.begin(text)
        return self.editor is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        spot = self._spot(event.position())
        if spot is None:
            return
        again = spot == self.at
        self.finish()
        self.go(spot)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        layout = self.laid.layout
        if layout.is_new_criterion(spot.row) or layout.is_new_option(spot.column):
            self.type_criterion() if layout.is_new_criterion(spot.row) else self.type_option()
        elif spot.column == DIRECTION and again:
            self.typing.turn()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._spot(event.position()) == self.at and self.at.column != DIRECTION:
            self.typing.begin()
        elif self.at.column == DIRECTION:
            self.typing.turn()

    def _spot(self, point: QPointF) -> Spot | None:
        at = self.inside(point)
        return self.laid.layout.at(at.x(), at.y())
