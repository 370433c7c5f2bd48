"""Fields of a problem in rows beside their labels: Enter goes on to the next one, so that a sheet is typed through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from app.calc import moment
from app.calc.map_symbol import Field
from app.canvas.pressed import leaves_undo
from app.language import _
from app.views.field_editor import ChoiceEditor, FieldEditor, NoteEditor, Value
from app.views.form_group import FieldGround
from app.views.photo_intake import offered
from app.views.theme import Appearance

LABEL = 92
MOMENTS = ("opened_at", "contained_at")
NOTE_LINES = 1
MARGIN = 1
"""Around the text of a note, so that one line of it is as high as a field of one line."""


class AnswerEditor(NoteEditor):
    """As high as what is typed. Enter is `done`, Shift+Enter begins another line."""

    done = Signal()
    least = NOTE_LINES

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name)
        self.document().setDocumentMargin(MARGIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setModified(False)  # Qt takes the margin for a change
        self._hint = hint
        self.setPlaceholderText(hint)

    def show_value(self, value: Value, *, various: bool = False, default: Value = None) -> None:
        super().show_value(value, various=various, default=default)
        if not various:
            self.setPlaceholderText(self._hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.take()
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event, typed=self.is_typed) else super().event(event)


class MomentEditor(FieldEditor):
    """A day and a time."""

    def _text(self, value: Value) -> str:
        return moment.show(str(value or ""))

    def read(self, text: str) -> Value:
        return moment.parse(text)


class HintEditor(FieldEditor):
    """Says what is to be typed while it is empty."""

    def __init__(self, field: Field, hint: str, reason: QLabel | None = None) -> None:
        super().__init__(field, _(field.name), reason)
        self._hint = hint
        self.setPlaceholderText(hint)

    def show_value(self, value: Value, *, various: bool = False, default: Value = None) -> None:
        super().show_value(value, various=various, default=default)
        self.setPlaceholderText(self._hint)


Editor = FieldEditor | AnswerEditor | ChoiceEditor


class FieldRows(FieldGround):
    """`taken(field, value)` of each new value; `finished` by Enter in the last field; `pasted` a picture where one
    types. What is in `wide` has the width of all columns, a label in `above` stands over its editor."""

    taken = Signal(object, object)
    finished = Signal()
    pasted = Signal()

    def __init__(
        self,
        worn: Appearance,
        fields: Sequence[Field],
        *,
        columns: int = 1,
        wide: Sequence[str] = (),
        hints: Mapping[str, str] | None = None,
        label: int = LABEL,
        above: bool = False,
    ) -> None:
        super().__init__()
        self._worn, self._hints = worn, hints or {}
        self._label = 0 if above else worn.px(label)
        self.editors: dict[str, Editor] = {}
        self.fields = tuple(fields)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(worn.px(8))
        self._grid.setVerticalSpacing(worn.px(5))
        for column in range(columns):
            self._grid.setColumnStretch(2 * column + 1, 1)
        row = column = 0
        for field in fields:
            span = columns if field.id in wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._row(field, row, column, span)
            column += span

    def _row(self, field: Field, row: int, column: int, span: int) -> None:
        name = _(field.name)
        reason = QLabel()
        reason.setObjectName("wrong")
        reason.setWordWrap(True)
        reason.hide()
        editor = self._editor(field, name, reason)
        editor.taken.connect(lambda value: self.taken.emit(field, value))
        editor.installEventFilter(self)
        self.editors[field.id] = editor
        label = QLabel(name)
        label.setWordWrap(True)
        label.setBuddy(editor)
        top, at, wide = Qt.AlignmentFlag.AlignTop, 3 * row, 2 * span - 1
        if not self._label:
            label.setObjectName("section")
            self._grid.addWidget(label, at, 2 * column, 1, 2 * span)
            self._grid.addWidget(editor, at + 1, 2 * column, 1, 2 * span, top)
        else:
            label.setContentsMargins(0, self._worn.px(5), 0, 0)
            label.setFixedWidth(self._label)
            self._grid.addWidget(label, at + 1, 2 * column, top)
            self._grid.addWidget(editor, at + 1, 2 * column + 1, 1, wide, top)
        self._grid.addWidget(reason, at + 2, 2 * column, 1, 2 * span)

    def _editor(self, field: Field, name: str, reason: QLabel) -> Editor:
        if field.unit == "choice":
            return ChoiceEditor(field, name)
        if field.unit == "lines":
            answer = AnswerEditor(name, _(self._hints[field.id]) if field.id in self._hints else "")
            answer.done.connect(lambda: self._on(answer))
            return answer
        line = (MomentEditor if field.id in MOMENTS else FieldEditor)(field, name, reason)
        line.returnPressed.connect(lambda: self._on(line))
        return line

    # What is shown

    def tell(self, thing: Any, *, anew: bool) -> None:
        """The values that `thing` has under the names of the fields; `anew` of another thing than before."""
        for id, editor in self.editors.items():
            if anew:
                _let_go(editor)
            if anew or not editor.is_typed:
                editor.show_value(getattr(thing, id))

    def set_choices(self, id: str, choices: Sequence[tuple[str, str]]) -> None:
        """Of a choice among what people named; the value stays."""
        editor = self.editors[id]
        if not isinstance(editor, ChoiceEditor):
            return
        if [(editor.itemData(i), editor.itemText(i)) for i in range(editor.count())] != list(choices):
            kept = editor.currentData()
            editor.clear()
            for value, title in choices:
                editor.addItem(title, value)
            editor.show_value(kept)

    def set_read_only(self, on: bool) -> None:
        for editor in self.editors.values():
            editor.setReadOnly(on)

    # Typing

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in self.editors.values():
            editor.take()

    def begin(self, id: str = "") -> None:
        """Type in this field, in the first one without."""
        editor = self.editors[id or next(iter(self.editors))]
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on(self, editor: Editor) -> None:
        order = [each for each in self.editors.values() if each.isVisible()]
        after = order[order.index(editor) + 1 :] if editor in order else []
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture that is pasted while one types is meant for the problem."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = QGuiApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and not held.hasText() and offered(held):
                self.pasted.emit()
                return True
        return super().eventFilter(watched, event)


def _let_go(editor: Editor) -> None:
    """Of what could not be taken, nothing stays for another thing."""
    if isinstance(editor, NoteEditor):
        editor.document().setModified(False)
    elif isinstance(editor, QLineEdit):
        editor.setModified(False)
