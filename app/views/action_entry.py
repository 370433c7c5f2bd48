"""The line in which actions are typed as in a spreadsheet: what, deliverable, who, when; Enter makes the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from app.calc import calendar_date
from app.calc.action import Action
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable
from app.language import N_, _
from app.views.cell_editor import is_table
from app.views.completion import Completion
from app.views.icon import icon
from app.views.observation_entry import NoteLine
from app.views.theme import Appearance

FIELDS = {
    "label": (N_("What is to be done?"), N_("What is to be done?  Type, then Tab"), "list-todo", 5),
    "deliverable": (N_("Deliverable"), N_("Deliverable"), "package", 3),
    "owner": (N_("Owner"), N_("Owner"), "users-round", 2),
    "due": (N_("Due date"), N_("+2w, fri, 12/3"), "calendar", 2),
}
"""Of each field its name, what it says while it is empty, its icon and its share of the width."""


class _Line(NoteLine):
    """A pasted table goes to `rows_pasted`; an image is none of its business."""

    rows_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste):
            if is_table(text):
                self.rows_pasted.emit(text)
            else:
                self.paste()
        else:
            super().keyPressEvent(event)


class ActionEntry(QFrame):
    """`noted(action)` by Enter; `pasted(actions)` when a list or a table was pasted; `left` down to the table."""

    noted = Signal(object)
    pasted = Signal(object)
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("entry")
        self.today = date.today()
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        row.setSpacing(px(6))
        self.lines: dict[str, _Line] = {}
        for name, (title, hint, picture, share) in FIELDS.items():
            line = self.lines[name] = _Line()
            line.setAccessibleName(_(title))
            line.setPlaceholderText(_(hint))
            line.setToolTip(_(title))
            line.addAction(icon(picture, worn.look.accent if name == "label" else worn.look.muted),
                           QLineEdit.ActionPosition.LeadingPosition)  # fmt: skip
            line.setMinimumWidth(px(90))
            line.returnPressed.connect(self._note)
            line.down.connect(self.left)
            line.rows_pasted.connect(self._paste)
            line.textEdited.connect(lambda _text: self._mark(False))
            row.addWidget(line, share)
        self._owners = Completion(self.lines["owner"])

    @property
    def label(self) -> QLineEdit:
        return self.lines["label"]

    def set_owners(self, names: Sequence[str]) -> None:
        """Those who own an action already, which complete what is typed."""
        self._owners.set_words(names)

    @property
    def is_typed(self) -> bool:
        return any(line.text().strip() for line in self.lines.values())

    def take(self) -> None:
        """Note what is half typed; a date that cannot be read is left out of it."""
        if self.label.text().strip():
            self.noted.emit(self._taken(self._due() or ""))

    def _note(self) -> None:
        if not self.label.text().strip():
            self.label.setFocus()
            return
        due = self._due()
        if due is None:
            self.lines["due"].setFocus()
            return
        self.label.setFocus()
        self.noted.emit(self._taken(due))

    def _due(self) -> str | None:
        """The date that is typed; None where it is none, which is shown."""
        try:
            return calendar_date.parse(self.lines["due"].text(), today=self.today)
        except Unreadable as refused:
            self._mark(True, str(refused.sentence))
            return None

    def _taken(self, due: str) -> Action:
        said = {name: tidy(line.text()) for name, line in self.lines.items() if name != "due"}
        for line in self.lines.values():
            line.clear()
        self._mark(False)
        return Action("", due=due, **said)  # type: ignore[arg-type]

    def give_back(self, action: Action) -> None:
        """What was taken could not be noted."""
        for name, line in self.lines.items():
            kept = getattr(action, name)
            line.setText(calendar_date.show(kept) if name == "due" else kept)

    def kept(self) -> dict[str, str]:
        """What is half typed, as it stands."""
        return {name: line.text() for name, line in self.lines.items()}

    def restore(self, kept: dict[str, str]) -> None:
        for name, text in kept.items():
            self.lines[name].setText(text)

    def clear(self) -> None:
        for line in self.lines.values():
            line.clear()

    def _mark(self, wrong: bool, reason: str = "") -> None:
        line = self.lines["due"]
        line.setToolTip(reason or _(FIELDS["due"][0]))
        if bool(line.property("wrong")) != wrong:
            line.setProperty("wrong", wrong)
            line.style().polish(line)

    def _paste(self, text: str) -> None:
        found = read_lines(text, self.today)
        if found:
            self.pasted.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.label.setFocus()


def read_lines(text: str, today: date) -> list[Action]:
    """An action of each line of a list or a table: what, deliverable, owner, due date.

    A date that cannot be read stands with the deliverable: nothing of what was pasted is lost.
    """
    found = []
    for line in text.splitlines():
        cells = [tidy(cell) for cell in line.split("\t")]
        cells += [""] * (4 - len(cells))
        label, deliverable, owner, due = cells[:4]
        if not label:
            continue
        action = Action("", label=label, deliverable=deliverable, owner=owner)
        try:
            found.append(replace(action, due=calendar_date.parse(due, today=today)))
        except Unreadable:
            found.append(replace(action, deliverable=" – ".join(filter(None, (deliverable, due)))))
    return found
