"""What a gesture asks, in place: a date and a reason, the proof of a quarter. No window of its own, never modal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable
from app.language import N_, _
from app.models.document_error import DocumentError
from app.views.button import WordButton, icon_button
from app.views.theme import Appearance

WIDTH = 560
NOTHING_SAID = N_("Say it in a few words: it is asked only once.")


@dataclass(frozen=True, slots=True)
class Question:
    """`instead` is asked in its place when one cannot answer it: why there is no proof."""

    key: str
    prompt: str
    value: str = ""
    is_date: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a question, a date as it is kept; `instead` where the other question was answered."""

    said: str
    instead: bool = False


class _Asked(QWidget):
    """One question with its line."""

    def __init__(self, question: Question, worn: Appearance, today: date) -> None:
        super().__init__()
        self.question, self._today = question, today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(2))
        self.prompt, self.wrong = QLabel(question.prompt), QLabel()
        self.wrong.setObjectName("wrong")
        for label in (self.prompt, self.wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.wrong.hide()
        self.line = QLineEdit(question.value)
        self.line.setAccessibleName(question.prompt)
        self.prompt.setBuddy(self.line)
        self.line.textEdited.connect(lambda _text: self._mark(""))
        row = QHBoxLayout()
        row.setSpacing(worn.px(6))
        row.addWidget(self.line, 1)
        self.instead: QToolButton | None = None
        if question.instead:
            self.instead = QToolButton()
            self.instead.setObjectName("chip")
            self.instead.setText(_("Without a proof…"))
            self.instead.setCheckable(True)
            self.instead.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.instead.setToolTip(_("Close the quarter without a proof, and say why  (Ctrl+Space)"))
            self.instead.toggled.connect(self._ask_other)
            row.addWidget(self.instead)
        column.addWidget(self.prompt)
        column.addLayout(row)
        column.addWidget(self.wrong)

    def _ask_other(self, on: bool) -> None:
        prompt = self.question.instead if on else self.question.prompt
        self.prompt.setText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.setFocus()
        if self.instead is not None:
            self.instead.setProperty("on", on)
            self.instead.style().polish(self.instead)

    def answer(self) -> Answer | None:
        """What was said; None where nothing was, or no date, which is shown."""
        said = tidy(self.line.text())
        if self.question.is_date:
            try:
                said = calendar_date.parse(said, today=self._today)
            except Unreadable as refused:
                self._mark(str(refused.sentence))
                return None
        if not said:
            self._mark(_(NOTHING_SAID))
            return None
        return Answer(said, self.instead is not None and self.instead.isChecked())

    def _mark(self, reason: str) -> None:
        self.wrong.setText(reason)
        self.wrong.setVisible(bool(reason))
        if bool(self.line.property("wrong")) != bool(reason):
            self.line.setProperty("wrong", bool(reason))
            self.line.style().polish(self.line)


class ActionAsk(QFrame):
    """Lies over `ground` beside what it asks about, until it is answered or given up by Escape."""

    opened = Signal()
    closed = Signal()

    def __init__(self, ground: QWidget, worn: Appearance) -> None:
        super().__init__(ground)
        self.setObjectName("ask")
        self._ground, self._worn = ground, worn
        self._near, self._today = QRect(), date.today()
        self._answer: Callable[[dict[str, Answer]], None] = lambda _answers: None
        self._back: QWidget | None = None
        self.asked: list[_Asked] = []
        px = worn.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(8), px(12), px(10))
        self._column.setSpacing(px(6))
        head = QHBoxLayout()
        self.title = QLabel()
        self.title.setObjectName("panel_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        leave = icon_button(worn, "x", _("Give up"), keys=_("Esc"))
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave.clicked.connect(self.close_down)
        head.addWidget(self.title, 1)
        head.addWidget(leave)
        self._column.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        self._column.addLayout(self._lines)
        foot = QHBoxLayout()
        self.remark = QLabel()
        self.remark.setObjectName("muted")
        self.remark.setWordWrap(True)
        self.go = WordButton()
        self.go.setProperty("primary", True)
        self.go.clicked.connect(self._give)
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.go)
        self._column.addLayout(foot)
        ground.installEventFilter(self)
        self.hide()

    def ask(
        self,
        title: str,
        questions: Sequence[Question],
        answer: Callable[[dict[str, Answer]], None],
        *,
        near: QRect,
        today: date,
        act: str = "",
        remark: str = "",
        first: int = 0,
    ) -> None:
        """Ask beside `near`, which is in the coordinates of the ground, from the `first` question on.

        `act` is what the button says.
        """
        self._clear()
        self.opened.emit()
        self._answer, self._near, self._today = answer, near, today
        focus = self.window().focusWidget()
        self._back = focus if focus is not None and not self.isAncestorOf(focus) else self._back
        self.title.setText(title)
        self.remark.setText(remark)
        self.go.setText(act or _("Go on"))
        self.asked = [_Asked(question, self._worn, today) for question in questions]
        for each in self.asked:
            each.line.installEventFilter(self)
            self._lines.addWidget(each)
        self.show()
        self.raise_()
        self._lay()
        self.asked[first].line.setFocus()
        self.asked[first].line.selectAll()

    def _clear(self) -> None:
        for each in self.asked:
            self._lines.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.asked = []

    def _give(self) -> None:
        answers = {}
        for each in self.asked:
            answer = each.answer()
            if answer is None:
                each.line.setFocus()
                self._lay()
                return
            answers[each.question.key] = answer
        act, again = self._answer, self._as_it_is()
        self.close_down()
        try:
            act(answers)
        except DocumentError:
            again()
            raise

    def _as_it_is(self) -> Callable[[], None]:
        """Asks the same once more, with what was said so far: it could not be stored."""
        questions = [replace(each.question, value=each.line.text()) for each in self.asked]
        instead = [each.instead is not None and each.instead.isChecked() for each in self.asked]
        title, act, remark = self.title.text(), self.go.text(), self.remark.text()
        answer, near, today = self._answer, self._near, self._today

        def again() -> None:
            self.ask(title, questions, answer, near=near, today=today, act=act, remark=remark)
            for each, on in zip(self.asked, instead, strict=True):
                if each.instead is not None:
                    each.instead.setChecked(on)

        return again

    def close_down(self) -> None:
        """Ask no more; the focus goes back to where it was."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else True
        self.hide()
        self._clear()
        if had_focus and self._back is not None:
            with suppress(RuntimeError):  # it is no more
                self._back.setFocus()
        self.closed.emit()

    def _lay(self) -> None:
        """Below what it asks about, above it where there is no room."""
        px, room = self._worn.px, self._ground.rect()
        wide = min(px(WIDTH), room.width() - px(16))
        self.setFixedWidth(max(wide, 0))
        self._column.activate()
        high = self.heightForWidth(wide) if self.hasHeightForWidth() else self.sizeHint().height()
        x = min(max(px(8), self._near.left() + px(56)), room.width() - wide - px(8))
        y = self._near.bottom() + px(2)
        if y + high > room.height():
            y = max(0, min(self._near.top() - px(2) - high, room.height() - high))
        self.setGeometry(QRect(x, y, wide, high))

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(WIDTH), super().sizeHint().height())

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # what is typed here is meant for the lines
            return True
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._lay()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_down()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the question."""
        stops = [stop for each in self.asked for stop in (each.line, each.instead) if stop is not None] + [self.go]
        now = self.window().focusWidget()
        at = stops.index(now) + (1 if forward else -1) if now in stops else 0
        stops[at % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._ground and self.isVisible():
            self._lay()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        at = next((i for i, each in enumerate(self.asked) if each.line is watched), -1)
        if at < 0:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if at + 1 < len(self.asked) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.asked[at + 1].line.setFocus()
                self.asked[at + 1].line.selectAll()
            else:
                self._give()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_down()
            return True
        other = self.asked[at].instead
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier and other:
            other.toggle()
            return True
        return False
