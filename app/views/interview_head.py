"""Who was asked, of which function, when and by whom: the fields above the questions of an interview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.calc.interview import Interview
from app.calc.map_symbol import Field
from app.language import N_, _
from app.views.field_editor import FieldEditor
from app.views.theme import Appearance

FIELDS = (
    Field("person", N_("Person"), N_("Person"), "text"),
    Field("function", N_("Function"), N_("Function"), "text"),
    Field("held_on", N_("Date"), N_("Date"), "date"),
    Field("held_by", N_("Interviewer"), N_("Interviewer"), "text"),
)
_SHARES = {"person": 4, "function": 4, "held_on": 3, "held_by": 4}


class InterviewHead(QWidget):
    """`taken(field, value)` when a field has a new value; `done()` by Enter in any of them."""

    taken = Signal(str, object)
    done = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(worn.px(8))
        grid.setVerticalSpacing(worn.px(3))
        reason = QLabel()
        reason.setObjectName("wrong")
        reason.setWordWrap(True)
        reason.hide()
        self.editors: dict[str, FieldEditor] = {}
        for i, field in enumerate(FIELDS):
            name = _(field.name)
            editor = FieldEditor(field, name, reason)
            editor.setMinimumWidth(worn.px(60))
            label = QLabel(name)
            label.setObjectName("section")
            label.setBuddy(editor)
            grid.addWidget(label, 0, i)
            grid.addWidget(editor, 1, i)
            grid.setColumnStretch(i, _SHARES[field.id])
            editor.taken.connect(lambda value, field=field: self.taken.emit(field.id, value or ""))
            editor.returnPressed.connect(self.done)
            self.editors[field.id] = editor
        grid.addWidget(reason, 2, 0, 1, len(FIELDS))

    def tell(self, interview: Interview, *, editable: bool) -> None:
        for id, editor in self.editors.items():
            editor.show_value(getattr(interview, id))
            editor.setReadOnly(not editable)

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in self.editors.values():
            editor.take()
