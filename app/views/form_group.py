"""One group of a form: its heading, which may fold it, and a line for each field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.calc.map_symbol import Field
from app.language import _
from app.views.field_editor import ChoiceEditor, FieldEditor, NoteEditor
from app.views.icon import icon
from app.views.subject import NOT_SAID, Group
from app.views.theme import Appearance

EDITOR_WIDTH = 84
CHOICE_WIDTH = 116
DATE_WIDTH = 120
NARROW = ("duration", "share", "count", "days", "distance")

Editor = FieldEditor | NoteEditor | ChoiceEditor


class FieldGround(QWidget):
    """What fields lie on: a letter that is typed here is meant for one, even on a choice, not for the page."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_typed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_typed(event):
            super().keyPressEvent(event)


class FormGroup(FieldGround):
    """`taken(field, value)` when a field has a new value; `turned()` when the group was folded or unfolded."""

    taken = Signal(object, object)
    turned = Signal()

    def __init__(self, group: Group, worn: Appearance, *, folded: bool) -> None:
        super().__init__()
        self.group, self._worn = group, worn
        self.editors: dict[str, Editor] = {}
        self.fold: QToolButton | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        if group.heading:
            column.addWidget(self._heading())
        self._body = QWidget()
        self._grid = form_grid(self._body, worn)
        for field in group.fields:
            self._row(field)
        column.addWidget(self._body)
        self.set_folded(folded)

    def _heading(self) -> QWidget:
        if self.group.folded is None:
            return heading(_(self.group.heading), self._worn)
        fold = self.fold = QToolButton()
        fold.setObjectName("fold")
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setIconSize(QSize(self._worn.px(12), self._worn.px(12)))
        fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fold.setAccessibleName(_(self.group.heading))
        fold.clicked.connect(self.turned)
        return fold

    def set_folded(self, folded: bool) -> None:
        self._body.setVisible(not folded)
        if self.fold is not None:
            self.fold.setIcon(icon("chevron-right" if folded else "chevron-down", self._worn.look.muted))
        self.say_filled()

    @property
    def is_open(self) -> bool:
        return self._body.isVisibleTo(self)

    def say_filled(self) -> None:
        """How many fields of a folded group hold something stands beside its heading."""
        if self.fold is not None:
            filled = 0 if self.is_open else sum(_filled(editor) for editor in self.editors.values())
            self.fold.setText(f" {_(self.group.heading)}" + (f"  ({filled})" if filled else ""))

    def _row(self, field: Field) -> None:
        """Label and number beside each other; texts have the whole width, under their label."""
        name, px, grid = _(field.name), self._worn.px, self._grid
        reason = QLabel()
        reason.setObjectName("wrong")
        reason.setWordWrap(True)
        reason.hide()
        editor = self._editor(field, name, reason)
        editor.taken.connect(lambda value: self.taken.emit(field, value))
        self.editors[field.id] = editor
        wide = self.group.heading == "" or field.unit in ("text", "lines") or self._is_long(editor)
        at = grid.rowCount()
        if field.unit != "lines" or len(self.group.fields) > 1 or not self.group.heading:
            label = QLabel(name)
            label.setWordWrap(True)
            label.setBuddy(editor)
            grid.addWidget(label, at, 0, 1, 2 if wide else 1)
        if wide:
            grid.addWidget(editor, at + 1, 0, 1, 2)
        else:
            editor.setFixedWidth(px({"choice": CHOICE_WIDTH, "date": DATE_WIDTH}.get(field.unit, EDITOR_WIDTH)))
            grid.addWidget(editor, at, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(reason, at + 2, 0, 1, 2)

    def _editor(self, field: Field, name: str, reason: QLabel) -> Editor:
        if field.unit == "choice":
            return ChoiceEditor(field, name)
        if field.unit == "lines":
            return NoteEditor(name)
        editor = FieldEditor(field, name, reason)
        if field.unit in NARROW:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def _is_long(self, editor: Editor) -> bool:
        """A choice that would be cut in the narrow place."""
        if not isinstance(editor, QComboBox):
            return False
        longest = max(
            (editor.fontMetrics().horizontalAdvance(editor.itemText(i)) for i in range(editor.count())), default=0
        )
        return longest > self._worn.px(CHOICE_WIDTH - 40)


def form_grid(body: QWidget, worn: Appearance) -> QGridLayout:
    """Labels at the left, values at the right."""
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(worn.px(4))
    grid.setHorizontalSpacing(worn.px(6))
    grid.setColumnStretch(0, 1)
    return grid


def heading(text: str, worn: Appearance) -> QLabel:
    label = QLabel(text)
    label.setObjectName("section")
    label.setContentsMargins(0, worn.px(6), 0, 0)
    return label


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something: letters, digits and signs, in capitals or not."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())


def _filled(editor: Any) -> bool:
    if isinstance(editor, ChoiceEditor):
        return editor.currentIndex() >= 0 and editor.currentData() not in NOT_SAID
    return bool(editor.toPlainText() if isinstance(editor, NoteEditor) else editor.text())
