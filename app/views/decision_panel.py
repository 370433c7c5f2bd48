"""The panel beside a decision: what was chosen and why, why the others were not, what the scale means, the approval."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.calc import decision as calc
from app.calc.decision import Decision
from app.calc.decision_figures import DecisionFigures, name_of
from app.calc.map_symbol import Field
from app.calc.pasted_list import tidy
from app.calc.quantity import show
from app.language import N_, _
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.models.decision import Decision as Row
from app.models.document import Document
from app.views.approved_form import ApprovedForm
from app.views.decision_strip import whole_scores
from app.views.form_group import heading
from app.views.page import Desk
from app.views.subject import NOT_SAID, Group, Subject

BECAUSE = Field("because", N_("Why this one"), N_("Why this one"), "lines")
SCALE = (
    Field("low", N_("Lowest score"), N_("Lowest score"), "count"),
    Field("high", N_("Highest score"), N_("Highest score"), "count"),
)
DOTS = (
    Field("dots", N_("Dots of each person"), N_("Dots of each person"), "count", calc.DOTS, whole=True),
    Field("voters", N_("People who vote"), N_("People who vote"), "count", whole=True),
)


class _Subject(Subject):
    """How many dots each person has is never unknown."""

    def write(self, document: Document, field: Field, value: Any) -> None:
        super().write(document, field, calc.DOTS if field.id == "dots" and value is None else value)


class TextLines(QWidget):
    """A heading and, below it, a line to type in for each of some things."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self.lines: dict[str, QLineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.worn.px(4))
        self._column.addWidget(heading(title, desk.worn))
        self._labels: list[QLabel] = []
        self._told: list[tuple[str, str]] = []

    def tell(self, things: list[tuple[str, str]], texts: dict[str, str]) -> None:
        """`things` are ids and names."""
        if things != self._told:
            self._told = things
            self._build()
        for id, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                line.setText(texts.get(id, ""))
                line.setCursorPosition(0)
        self.setVisible(bool(things))

    def _build(self) -> None:
        for old in (*self._labels, *self.lines.values()):
            old.blockSignals(True)
            old.hide()
            old.deleteLater()
        self._labels, self.lines = [], {}
        for id, name in self._told:
            label, line = QLabel(name), QLineEdit()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setBuddy(line)
            line.setAccessibleName(name)
            line.setReadOnly(self._desk.document.read_only)
            line.editingFinished.connect(lambda id=id: self.take(id))
            self._column.addWidget(label)
            self._column.addWidget(line)
            self._labels.append(label)
            self.lines[id] = line

    def take(self, id: str) -> None:
        line = self.lines.get(id)
        if line is not None and line.isModified():
            line.setModified(False)
            self.write(id, tidy(line.text()))

    def take_all(self) -> None:
        for id in list(self.lines):
            self.take(id)

    def write(self, id: str, text: str) -> None:
        """Keep what was typed for a thing."""


class _Reasons(TextLines):
    """Why options were not kept."""

    def write(self, id: str, text: str) -> None:
        edit.change_option(self._desk.document, id, "reason", text)


class _Levels(TextLines):
    """What the scores of the scale mean."""

    decision = ""

    def write(self, id: str, text: str) -> None:
        vote.word_level(self._desk.document, self.decision, float(id), text)


class DecisionPanel(ApprovedForm):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, (), "decision_id")
        self.reasons = _Reasons(desk, _("Why not the others"))
        self.levels = _Levels(desk, _("What the scores mean"))
        for widget in (self.reasons, self.approval, self.levels, self.trail):
            self.extra(widget)

    def show_of(self, decision: Decision | None, found: DecisionFigures | None) -> None:
        self.speak_of(lambda _session: _subject(decision))
        chosen = decision.chosen if decision else None
        others = [(o.id, name_of(o)) for o in decision.options if o.id != chosen] if decision and chosen else []
        self.reasons.tell(others, {o.id: o.reason for o in decision.options} if decision else {})
        self.levels.decision = decision.id if decision else ""
        values = whole_scores(found) if decision and found else []
        words = {str(level.value): level.words for level in reversed(decision.levels)} if decision else {}
        self.levels.tell([(str(value), show(value, "count")) for value in values], words)
        self.show_one(decision.id if decision else None)

    def take(self) -> None:
        super().take()
        self.reasons.take_all()
        self.levels.take_all()


def _subject(decision: Decision | None) -> Subject | None:
    if decision is None:
        return None
    options = [(option.id, name_of(option)) for option in decision.options]
    chosen = Field(
        "chosen", N_("Chosen option"), N_("Chosen option"), "choice", choices=(NOT_SAID, *options), named=True
    )
    groups = (
        Group("", (chosen, BECAUSE)),
        Group(N_("Scale"), SCALE, folded=True),
        Group(N_("Dots"), DOTS, folded=True),
    )
    return _Subject(_("Decision"), Row, (decision.id,), groups, edit.CHANGE, acts=False)
