"""One question of an interview: its tick, its words, the answer under it, and the way to an observation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.calc.interview import Question
from app.canvas.pressed import leaves_undo
from app.language import _
from app.views.button import WordButton
from app.views.field_editor import NoteEditor
from app.views.icon import icon
from app.views.theme import Appearance

_BOX = 18
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tick(QCheckBox):
    """Whether the question was put. Its keys move from question to question."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.setFixedSize(worn.px(_BOX + 8), worn.px(_BOX + 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & ~_KEYPAD:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _ENTER and not event.modifiers() & ~_KEYPAD:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def hitButton(self, _place: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look, side = self._worn.look, self._worn.px(_BOX)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.accent if self.hasFocus() or self.isChecked() else look.muted
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1.3))
        painter.setBrush(QColor(look.accent if self.isChecked() else look.surface))
        painter.drawRoundedRect(box, side / 5, side / 5)
        if self.isChecked():
            icon("check", look.on_accent).paint(painter, box.adjusted(2, 2, -2, -2).toRect())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), side / 4, side / 4)
        painter.end()


class AnswerEditor(NoteEditor):
    """`done()` by Enter, `left()` by Escape, `stepped(by)` by an arrow that leads out of it. Shift+Enter breaks."""

    least = 1
    done = Signal()
    left = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~_KEYPAD
        if event.key() in _ENTER and plain:
            self.take()
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain and self._at_edge(event.key()):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, key: int) -> bool:
        moved = QTextCursor(self.textCursor())
        return not moved.movePosition(
            QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
        )

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, typed=self.document().isModified()):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            goes_on = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if goes_on:
                event.ignore()
                return False
        return super().event(event)


class QuestionRow(QFrame):
    """Asks for everything; shows what it is told by `tell`."""

    ticked = Signal(bool)
    answered = Signal(str)
    reworded = Signal(str)
    observation_asked = Signal()
    stepped = Signal(int, bool)
    """To the question before or after; whether to its answer or to its tick."""
    focused = Signal()
    menu_asked = Signal(object)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("question")
        self._worn = worn
        self.question: Question | None = None
        self.tick, self.words, self.answer = Tick(worn), QLabel(), AnswerEditor(_("Answer"))
        self.editor: AnswerEditor | None = None
        self.sign = WordButton()
        self._lay()
        self.tick.clicked.connect(self.ticked)
        self.tick.stepped.connect(lambda by: self.stepped.emit(by, False))
        self.tick.entered.connect(self.answer.setFocus)
        self.answer.taken.connect(self.answered.emit)
        self.answer.textChanged.connect(self._show_sign)
        self.answer.done.connect(lambda: self.stepped.emit(1, True))
        self.answer.left.connect(self.tick.setFocus)
        self.answer.stepped.connect(lambda by: self.stepped.emit(by, True))
        self.sign.clicked.connect(self.observation_asked)
        for each in (self.tick, self.answer, self.sign):
            each.installEventFilter(self)

    def _lay(self) -> None:
        px = self._worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        row.setSpacing(px(8))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setObjectName("question_words")
        head.addWidget(self.words, 1)
        self.sign.setProperty("link", True)
        self.sign.setIconSize(QSize(px(15), px(15)))
        policy = self.sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.sign.setSizePolicy(policy)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(head)
        self._column.addWidget(self.answer)
        row.addLayout(self._column, 1)

    def tell(self, question: Question, observed: bool, *, editable: bool) -> None:
        """What the document holds of it; an answer that is being typed is left alone."""
        self.question, self._observed = question, observed
        self.words.setText(question.text)
        self.tick.setChecked(question.asked)
        self.tick.setAccessibleName(question.text)
        self.tick.setEnabled(editable)
        self.answer.show_value(question.answer)
        self.answer.setReadOnly(not editable)
        self.answer.setAccessibleDescription(question.text)
        self._show_sign()

    def _show_sign(self) -> None:
        """That an answer became an observation, which it opens; else that it can become one."""
        look = self._worn.look
        self.sign.setIcon(icon("circle-check" if self._observed else "eye", look.ok if self._observed else look.accent))
        self.sign.setText(f" {_('Observation')}" if self._observed else f" {_('To observation')}")
        told = _("Show the observation that was made of this answer")
        self.sign.setToolTip(told if self._observed else _("Make this answer an observation  (Ctrl+Enter)"))
        self.sign.setVisible(self._observed or bool(self.answer.toPlainText().strip()))

    def take(self) -> None:
        """Keep what is half typed."""
        self.answer.take()
        if self.editor is not None:
            self.editor.take()

    def edit_words(self) -> None:
        """Type the question where it stands; Enter and the way out keep it, Escape does not."""
        if self.editor is not None or self.question is None:
            return
        editor = self.editor = AnswerEditor(_("Question"))
        editor.show_value(self.question.text)
        self._column.insertWidget(0, editor)
        self.words.hide()
        editor.taken.connect(self._worded)
        editor.done.connect(self._close_editor)
        editor.left.connect(self._give_up)
        editor.installEventFilter(self)
        editor.setFocus()
        editor.selectAll()

    def _worded(self, text: str) -> None:
        if text and self.question is not None and text != self.question.text:
            self.reworded.emit(text)

    def _give_up(self) -> None:
        if self.editor is not None:
            self.editor.document().setModified(False)
        self._close_editor()

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self.words.show()
            if editor.hasFocus():
                self.tick.setFocus()
            editor.hide()
            editor.deleteLater()

    # Events of Qt

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            present = event.type() == QEvent.Type.FocusIn
            if bool(self.property("present")) != present:
                self.setProperty("present", present)
                self.style().polish(self)
            if present:
                self.focused.emit()
            elif isinstance(event, QFocusEvent) and event.reason() not in _ELSEWHERE and watched is self.editor:
                self.take()
                self._close_editor()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tick.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.words.geometry().contains(event.position().toPoint()) and not self.answer.isReadOnly():
            self.edit_words()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.tick.setFocus()
        self.menu_asked.emit(event.globalPos())


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for which a field loses the keys without being left."""
