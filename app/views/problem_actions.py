"""The actions of the plan against a problem: the wheel of each, its owner and its date; Enter makes the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.action import PHASES, VERDICTS, Action
from app.calc.action_figures import is_late
from app.calc.map_symbol import Field
from app.calc.problem import Problem
from app.canvas.follow_up_drawing import day_of
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, wrapped
from app.canvas.problem_clock_drawing import draw_clock_sign
from app.canvas.tip import tip_of
from app.canvas.wheel_drawing import draw_wheel
from app.language import N_, _
from app.models.action_edit import add_action
from app.views.icon import icon
from app.views.page import Desk
from app.views.problem_fields import HintEditor
from app.views.theme import FAMILY, TEXT_SIZE, Appearance

HIGH, CARD_HIGH = 42, 86
CARD_LINES = 2
"""Of the text of a card."""
LABEL = Field("label", N_("What is done about it"), N_("Action"), "text")
OWNER = Field("owner", N_("Owner"), N_("Owner"), "text")
DUE = Field("due", N_("Due"), N_("Due"), "date")


class ActionLine(QAbstractButton):
    """One action, as a line or, where it is narrow, as a `card`: a click or Enter goes to it in the plan."""

    def __init__(self, worn: Appearance, *, card: bool = False) -> None:
        super().__init__()
        self._worn, self._card, self._high = worn, card, worn.px(CARD_HIGH if card else HIGH)
        self.action_shown = Action("")
        self.late = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(self._high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(120), self._high)

    def tell(self, action: Action, today: date) -> None:
        self.action_shown, self.late = action, is_late(action, today)
        verdict = _(VERDICTS[action.verdict]) if action.verdict else ""
        told = [action.label, _(PHASES[action.phase]), action.owner, self._due_words(), verdict]
        self.setAccessibleName(", ".join(filter(None, (f"{action.number}", *told))))
        self.setToolTip(tip_of("\n".join(filter(None, (*told, _("A click goes to it in the plan."))))))
        self.update()

    def _due_words(self) -> str:
        day = calendar_date.show(self.action_shown.due)
        return _("{day}: late", day=day) if self.late else day

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, action = self._worn, self.action_shown
        look, px = worn.look, worn.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.accent if self.hasFocus() or self.underMouse() else look.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(look.surface2 if self.underMouse() else look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        side, line = px(26), px(18)
        top = px(7) if self._card else (self.height() - side) // 2
        draw_wheel(painter, QRectF(px(7), top, side, side), action.phase, look)
        room = self.rect().adjusted(side + px(14), px(3), -px(8), -px(3))
        told = f"{action.number}  {' '.join(action.label.split())}"
        size = px(TEXT_SIZE)
        for n, words in enumerate(wrapped(told, room.width(), CARD_LINES if self._card else 1, size, SEMI_BOLD)):
            place = QRect(room.left(), room.top() + n * line, room.width(), line)
            self._write(painter, place, words, look.text, SEMI_BOLD)
        self._lower(painter, QRect(room.left(), room.bottom() - line, room.width(), line))
        painter.end()

    def _lower(self, painter: QPainter, line: QRect) -> None:
        """Owner and date; what is late, and what it brought, with a sign and a word."""
        look, px, action = self._worn.look, self._worn.px, self.action_shown
        left = line.left()
        if self.late:
            radius = px(7)
            draw_clock_sign(painter, QPointF(left + radius, line.center().y() + 1), radius, "late", look)
            left += 2 * radius + px(4)
        due = self._due_words() or _("no date")
        ink = look.danger if self.late else look.muted
        owner = action.owner.strip() or _("no owner")
        if self._card:
            due = f"{_('late')} · {day_of(action.due)}" if self.late else due
            self._write(painter, line.translated(0, -line.height()), owner, look.muted, REGULAR)
            self._write(painter, line.adjusted(left - line.left(), 0, 0, 0), due, ink, MEDIUM)
            return
        left += self._write(painter, line.adjusted(left - line.left(), 0, 0, 0), due, ink, MEDIUM) + px(10)
        told = f"{owner} · {_(VERDICTS[action.verdict] if action.verdict else PHASES[action.phase])}"
        self._write(painter, line.adjusted(left - line.left(), 0, 0, 0), told, look.muted, REGULAR)

    def _write(self, painter: QPainter, rect: QRect, words: str, colour: str, weight: int) -> int:
        font = QFont(FAMILY)
        font.setPixelSize(self._worn.px(TEXT_SIZE if weight == SEMI_BOLD else TEXT_SIZE - 1))
        font.setWeight(QFont.Weight(weight))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


class ProblemActions(QWidget):
    """Those that were not dropped, and one line to type the next: what, who, until when."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._due = ""
        self.problem: Problem | None = None
        self.lines: list[ActionLine] = []
        px = desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._tray = QVBoxLayout()
        self._tray.setSpacing(px(4))
        column.addLayout(self._tray)
        self.reason = QLabel()
        self.reason.setObjectName("wrong")
        self.reason.setWordWrap(True)
        self.reason.hide()
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.label = HintEditor(LABEL, _("Next action: type, then Enter"))
        self.owner, self.due = HintEditor(OWNER, _("Who")), HintEditor(DUE, _("Until"), self.reason)
        self.label.addAction(icon("plus", desk.worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        for editor, stretch in ((self.label, 5), (self.owner, 2), (self.due, 2)):
            editor.setReadOnly(desk.document.read_only)
            editor.returnPressed.connect(self.note)
            editor.setMinimumWidth(px(60))
            row.addWidget(editor, stretch)
        self.due.taken.connect(self._dated)
        column.addLayout(row)
        column.addWidget(self.reason)

    def _dated(self, due: str) -> None:
        self._due = due

    def tell(self, problem: Problem, actions: Sequence[Action]) -> None:
        if self.problem is not None and self.problem.id != problem.id:
            self.clear()
        self.problem = problem
        focused = next((i for i, line in enumerate(self.lines) if line.hasFocus()), -1)
        while len(self.lines) > len(actions):
            line = self.lines.pop()
            self._tray.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self.lines) < len(actions):
            line = ActionLine(self._desk.worn)
            line.clicked.connect(lambda _on=False, line=line: self._desk.open_thing("action", line.action_shown.id))
            self.lines.append(line)
            self._tray.addWidget(line)
        for line, action in zip(self.lines, actions, strict=True):
            line.tell(action, self._today())
        if focused >= len(self.lines):
            (self.lines[-1] if self.lines else self.label).setFocus()

    # Typing

    def clear(self) -> None:
        for editor in (self.label, self.owner, self.due):
            editor.clear()
            editor.setModified(False)
            editor.show_value("")
        self._due = ""

    def begin(self) -> None:
        self.label.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self) -> None:
        """Put what is half typed into the plan; a date that is none is left out."""
        if self.label.text().strip() and not self._desk.document.read_only:
            self.due.take()
            self._put()

    def note(self) -> None:
        """Put the action that is typed into the plan, against this problem; the next can be typed at once."""
        self.due.take()
        if self.label.text().strip() and self.due.is_typed:  # it is no date: what is wrong stands below
            self.due.setFocus()
            return
        if self.label.text().strip():
            self._put()
        self.label.setFocus()

    def _put(self) -> None:
        if self.problem is None:
            return
        made = Action("", label=self.label.text().strip(), owner=self.owner.text().strip(), due=self._due)
        made = replace(made, problem=self.problem.id, axis=self.problem.axis)
        self.clear()
        add_action(self._desk.document, made, ("problem", made.problem or ""), today=self._today())
