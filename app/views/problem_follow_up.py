"""The follow-up of a problem day by day: today by one key, any other day by the arrows and a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.map_symbol import Field
from app.calc.problem import FollowUp, Problem
from app.calc.problem_figures import QUIET_DAYS, days
from app.calc.problem_list import Seen
from app.calc.quantity import show
from app.canvas.follow_up_drawing import HIGH, WIDE, draw_days, places
from app.canvas.tip import tip_of
from app.language import N_, _, ngettext
from app.models import problem_edit as edit
from app.views.button import WordButton
from app.views.field_editor import kept_in
from app.views.page import Desk
from app.views.problem_fields import HintEditor
from app.views.theme import Appearance

FOUND = Field("found", N_("Found again"), N_("Found"), "count")
TEXT = Field("text", N_("What was seen that day"), N_("Remark"), "text")
LEAST_DAYS = 5


class DayStrip(QWidget):
    """The last days that have room. Arrows choose one, 0 or the space bar says it was not found, a digit how often.

    `chosen(day)`, `counted(day, number or None)`, `typed(day, digit)` where the number is to be typed on.
    """

    chosen = Signal(str)
    counted = Signal(str, object)
    typed = Signal(str, str)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self._problem = Problem("")
        self._today = date.min
        self.days: tuple[FollowUp, ...] = ()
        self.day = ""
        """The day that is chosen."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(worn.px(HIGH))
        self.setAccessibleName(_("Follow-up day by day"))

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(WIDE * LEAST_DAYS), self._worn.px(HIGH))

    def tell(self, problem: Problem, today: date) -> None:
        anew = problem.id != self._problem.id or today != self._today
        self._problem, self._today = problem, today
        self._fill()
        if anew or self.day not in {day.followed_on for day in self.days}:
            self.choose(self.days[-1].followed_on)
        self._describe()

    def _fill(self) -> None:
        """As many days as have their width."""
        most = max(LEAST_DAYS, int(self.width() // self._worn.px(WIDE)))
        self.days = days(self._problem, self._today, most)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._problem.id:
            self._fill()

    def now(self) -> FollowUp:
        """What is known of the chosen day."""
        return next((day for day in self.days if day.followed_on == self.day), FollowUp(self.day))

    def choose(self, day: str) -> None:
        self.day = day
        self._describe()
        self.update()
        self.chosen.emit(day)

    def _describe(self) -> None:
        self.setAccessibleDescription(day_words(self.now()))

    # Events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        today = self._today.isoformat()
        chosen = self.day if self.hasFocus() or self.day != today else ""
        draw_days(painter, QRectF(self.rect()), self.days, self._worn.look, today=today, chosen=chosen)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip:
            at = getattr(event, "pos", None)
            day = self._at(QPointF(at())) if at is not None else None
            QToolTip.showText(event.globalPos(), tip_of(day_words(day)) if day else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    @staticmethod
    def _is_mine(event: QKeyEvent) -> bool:
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space)
        mine = event.key() in (*keys, Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or event.text().isdecimal()
        return mine and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_mine(event):
            super().keyPressEvent(event)
            return
        at = next((i for i, day in enumerate(self.days) if day.followed_on == self.day), len(self.days) - 1)
        steps = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.days)}
        if event.key() in steps:
            self.choose(self.days[max(0, min(steps[Qt.Key(event.key())], len(self.days) - 1))].followed_on)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.counted.emit(self.day, None)
        elif event.key() == Qt.Key.Key_Space or event.text() == "0":
            self.counted.emit(self.day, 0.0)
        else:
            self.typed.emit(self.day, event.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        day = self._at(event.position())
        if day is not None:
            self.choose(day.followed_on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Not found, or not looked for."""
        day = self._at(event.position())
        if day is not None:
            self.counted.emit(day.followed_on, None if day.found is not None else 0.0)

    def _at(self, place: QPointF) -> FollowUp | None:
        boxes = places(QRectF(self.rect()), len(self.days))
        return next((day for day, box in zip(self.days, boxes, strict=True) if box.contains(place)), None)


def day_words(day: FollowUp) -> str:
    """One day in words."""
    if day.found is None:
        said = _("not looked for")
    else:
        said = _("found {n} times", n=show(day.found, "count")) if day.found else _("not found")
    on_that_day = _("{what}: {name}", what=calendar_date.show(day.followed_on), name=said)
    return "\n".join(filter(None, (on_that_day, day.text)))


class ProblemFollowUp(QWidget):
    """The strip, the two buttons of today, and what is known of the chosen day."""

    def __init__(self, desk: Desk, today: Callable[[], date], acts: list[QAction]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self.id: str | None = None
        px = desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.strip = DayStrip(desk.worn)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        for act in acts:
            button = WordButton(act.icon(), f" {act.text()}")
            button.setToolTip(act.toolTip())
            button.clicked.connect(act.trigger)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.day, self.reason, self.quiet = QLabel(), QLabel(), QLabel()
        self.day.setObjectName("panel_title")
        self.reason.setObjectName("wrong")
        self.reason.hide()
        self.quiet.setObjectName("muted")
        self.quiet.setWordWrap(True)
        self.found, self.text = HintEditor(FOUND, _("how often"), self.reason), HintEditor(TEXT, _(TEXT.name))
        self.found.setFixedWidth(px(84))
        line = QHBoxLayout()
        line.setSpacing(px(6))
        for widget in (self.day, self.found, self.text):
            line.addWidget(widget, 1 if widget is self.text else 0)
        column.addLayout(line)
        column.addWidget(self.reason)
        column.addWidget(self.quiet)
        for editor in (self.found, self.text):
            editor.setReadOnly(desk.document.read_only)
        self.strip.chosen.connect(self._show_day)
        self.strip.counted.connect(self.count)
        self.strip.typed.connect(self._type_on)
        self.found.taken.connect(lambda value: self._write(FOUND, value))
        self.text.taken.connect(lambda value: self._write(TEXT, value))
        self.found.returnPressed.connect(self.text.setFocus)
        self.text.returnPressed.connect(self.strip.setFocus)

    def tell(self, seen: Seen) -> None:
        self.id = seen.problem.id
        self.strip.tell(seen.problem, self._today())
        self._show_day()
        n = seen.figures.quiet_days
        said = ngettext("{n} day in a row without it", "{n} days in a row without it", n)
        self.quiet.setText(f"{said} · {_('{n} are wanted before it is closed', n=QUIET_DAYS)}")

    def _show_day(self, _day: str = "") -> None:
        day = self.strip.now()
        self.day.setText(calendar_date.show(day.followed_on))
        for editor, value in ((self.found, day.found), (self.text, day.text)):
            if not editor.hasFocus():
                editor.setModified(False)
            editor.show_value(value)

    # What is noted

    def count(self, day: str, found: float | None) -> None:
        if self.id is not None:
            edit.follow(self._desk.document, self.id, day, found)

    def _type_on(self, _day: str, digit: str) -> None:
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)
        self.found.setText(digit)
        self.found.setModified(True)

    def _write(self, field: Field, value: Any) -> None:
        if self.id is None:
            return
        day = self.strip.now()
        with kept_in(self.found if field is FOUND else self.text):
            if field is FOUND:
                edit.follow(self._desk.document, self.id, day.followed_on, value)
            else:
                edit.follow(self._desk.document, self.id, day.followed_on, day.found, value or "")

    def take(self) -> None:
        for editor in (self.found, self.text):
            editor.take()

    def begin(self) -> None:
        self.strip.setFocus(Qt.FocusReason.ShortcutFocusReason)
