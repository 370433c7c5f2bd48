"""The containments of a problem: what was done at once, by whom, how many parts were sorted and found bad."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.map_symbol import Field
from app.calc.problem import Containment
from app.calc.problem_list import Seen
from app.calc.quantity import show
from app.canvas.follow_up_drawing import day_of
from app.language import N_, _
from app.models import problem_edit as edit
from app.views.button import icon_button
from app.views.field_editor import FieldEditor, kept_in
from app.views.icon import icon
from app.views.page import Desk
from app.views.problem_fields import AnswerEditor

FIELDS = (
    Field("what", N_("What is done"), N_("What"), "lines"),
    Field("owner", N_("Who"), N_("Who"), "text"),
    Field("sorted", N_("Sorted"), N_("Sorted"), "count"),
    Field("found", N_("Bad"), N_("Bad"), "count"),
)
WIDTHS = {"owner": 74, "sorted": 52, "found": 42}
DONE, HIGH = 64, 28


class NextLine(QLineEdit):
    """Enter notes it, Tab notes it and goes on in it."""

    tabbed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self.text().strip():
            self.tabbed.emit()
            return True
        return super().focusNextPrevChild(forward)


class _Line:
    """The widgets of one containment."""

    def __init__(self, owner: ContainmentRows, held: Containment) -> None:
        self.held = held
        self.editors: dict[str, FieldEditor | AnswerEditor] = {}
        for field in FIELDS:
            name = _("{what}: {name}", what=held.what.strip() or _("Containment"), name=_(field.name))
            editor = AnswerEditor(name) if field.unit == "lines" else FieldEditor(field, name)
            if field.id in WIDTHS:
                editor.setFixedWidth(owner.desk.worn.px(WIDTHS[field.id]))
            if isinstance(editor, FieldEditor) and field.unit == "count":
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.taken.connect(partial(owner.write, self, field))
            self.editors[field.id] = editor
        what = self.editors["what"]
        if isinstance(what, AnswerEditor):
            what.done.connect(lambda: self.editors["owner"].setFocus())
        self.done = QCheckBox()
        self.done.setFixedSize(owner.desk.worn.px(DONE), owner.desk.worn.px(HIGH))
        self.done.clicked.connect(lambda on: owner.say_done(self.held.id, on))
        self.remove = icon_button(owner.desk.worn, "x", _("Delete this containment"))
        self.remove.setFixedSize(owner.desk.worn.px(24), owner.desk.worn.px(HIGH))
        self.remove.clicked.connect(lambda: owner.delete(self.held.id))
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def widgets(self) -> list[QWidget]:
        return [*self.editors.values(), self.done, self.remove]

    def tell(self, held: Containment) -> None:
        self.held = held
        for id, editor in self.editors.items():
            if not editor.is_typed:
                editor.show_value(getattr(held, id))
        self.done.setChecked(bool(held.done_on))
        self.done.setText(day_of(held.done_on) if held.done_on else _("to do"))
        day = calendar_date.show(held.done_on)
        self.done.setToolTip(_("Done on {day}", day=day) if day else _("Done today: by the space bar"))
        self.done.setAccessibleName(_("{what}: {name}", what=held.what or _("Containment"), name=day or _("to do")))


class ContainmentRows(QWidget):
    """One line for each, and one for the next; below, their sums."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self.desk, self._today = desk, today
        self.id: str | None = None
        self.lines: list[_Line] = []
        px = desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        self._tray = QWidget()
        self._grid = QGridLayout(self._tray)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self._heads = [QLabel(_(title)) for title in (*(field.name for field in FIELDS), N_("Done"))]
        for at, head in enumerate(self._heads):
            head.setObjectName("section")
            self._grid.addWidget(head, 0, at)
        column.addWidget(self._tray)
        self.next = NextLine()
        self.next.setAccessibleName(_("Next containment"))
        self.next.setPlaceholderText(_("What protects the customer now?  Type, then Enter"))
        self.next.addAction(icon("plus", desk.worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.next.returnPressed.connect(self.note)
        self.next.tabbed.connect(self._note_and_go_on)
        self.next.setReadOnly(desk.document.read_only)
        column.addWidget(self.next)
        self.sums = QLabel()
        self.sums.setObjectName("panel_title")
        column.addWidget(self.sums)

    def tell(self, seen: Seen) -> None:
        held = seen.problem.containments
        if self.id != seen.problem.id or [line.held.id for line in self.lines] != [each.id for each in held]:
            self._build(held, same=self.id == seen.problem.id)
        self.id = seen.problem.id
        for line, each in zip(self.lines, held, strict=True):
            line.tell(each)
        figures = seen.figures
        self._tray.setVisible(bool(held))
        self.sums.setVisible(figures.sorted is not None or figures.found is not None)
        said = _(
            "Sorted: {sorted}, bad: {found}", sorted=show(figures.sorted, "count"), found=show(figures.found, "count")
        )
        self.sums.setText(said)

    def _build(self, held: tuple[Containment, ...], *, same: bool) -> None:
        """Lines of what stays are kept, so that one types on in them."""
        known = {line.held.id: line for line in self.lines} if same else {}
        wanted = {each.id for each in held}
        for line in self.lines:
            for widget in line.widgets():
                self._grid.removeWidget(widget)
                if line.held.id not in wanted or not same:
                    widget.hide()
                    widget.deleteLater()  # it may be the one that asks
        self.lines = [known.get(each.id) or _Line(self, each) for each in held]
        for row, line in enumerate(self.lines, 1):
            for at, widget in enumerate(line.widgets()):
                self._grid.addWidget(widget, row, at, Qt.AlignmentFlag.AlignTop)
                widget.setVisible(True)
                if isinstance(widget, FieldEditor | AnswerEditor):
                    widget.setReadOnly(self.desk.document.read_only)

    # Typing

    def take(self) -> None:
        for line in self.lines:
            for editor in line.editors.values():
                editor.take()
        if not self.desk.document.read_only:
            self.note()

    def begin(self) -> None:
        """Type the next one."""
        self.next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note(self) -> str | None:
        """Add what is typed; its id."""
        text = self.next.text().strip()
        if not text or self.id is None:
            return None
        id = edit.add_containment(self.desk.document, self.id, Containment(text))
        self.next.clear()
        return id

    def _note_and_go_on(self) -> None:
        id = self.note()
        line = next((each for each in self.lines if each.held.id == id), None)
        if line is not None:
            line.editors["owner"].setFocus(Qt.FocusReason.TabFocusReason)

    def write(self, line: _Line, field: Field, value: Any) -> None:
        value = (value or "") if field.unit in ("text", "lines") else value
        with kept_in(line.editors[field.id]):
            edit.change_containments(self.desk.document, [line.held.id], field.id, value)

    def say_done(self, id: str, on: bool) -> None:
        edit.change_containments(self.desk.document, [id], "done_on", self._today().isoformat() if on else "")

    def delete(self, id: str) -> None:
        edit.delete_containments(self.desk.document, [id])
        self.desk.say(_("Deleted: Ctrl+Z brings it back."))
        self.next.setFocus()
