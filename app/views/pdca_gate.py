"""The gate before a quarter of the wheel closes: its question, in place; or the reason why it is passed without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.calc import calendar_date, quantity
from app.calc.action import PHASES, VERDICTS, Action, Phase
from app.calc.proof import Proof, Step
from app.calc.quantity import Unreadable
from app.canvas.board_commands import Gate
from app.language import N_, _, ngettext
from app.models import action_edit, action_effect
from app.models.action_effect import Measured
from app.models.document_error import DocumentError
from app.views.action_effect import said_of
from app.views.button import WordButton
from app.views.page import Desk
from app.views.sheet import Sheet

QUESTIONS: dict[Phase, str] = {
    "plan": N_("Plan: are the deliverable, the owner and the due date set?"),
    "do": N_("Do: what shows that it is done?"),
    "check": N_("Check: what was measured before and after, and did it work?"),
    "act": N_("Act: what was standardised, so that it stays so?"),
}
HINTS: dict[Phase, str] = {
    "plan": N_("What was agreed, with whom"),
    "do": N_("A photo, a released drawing, the trained shift …"),
    "check": N_("Where and over which time it was measured"),
    "act": N_("A standard, a work instruction, a training …"),
}
_PLANNED = {"deliverable": N_("Deliverable"), "owner": N_("Owner"), "due": N_("Due date")}
_MEASURED = {"measure_before": N_("Before"), "measure_after": N_("After")}


class GateSheet(Sheet):
    """Enter goes on, Escape leaves the cards where they are. What is typed of one action is written with its proof."""

    def __init__(self, over: QWidget, desk: Desk, gate: Gate, today: date) -> None:
        super().__init__(over, desk.worn, _title(gate), width=560)
        self._desk, self._gate, self._today = desk, gate, today
        self._effect = self._read_effect()
        self.lines: dict[str, QLineEdit] = {}
        """By the field of the action, or by the quarter whose proof it is."""
        self.verdicts = QButtonGroup(self)
        self.verdicts.setExclusive(True)
        for quarter in gate.quarters:
            self._ask(quarter)
        self.reason = self._line(_("The reason why it goes on without proof"))
        self.reason.hide()
        self.body.addWidget(self.reason)
        self.wrong = QLabel()
        self.wrong.setObjectName("wrong")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.without = WordButton(_("Go on without proof…"))
        self.without.clicked.connect(self._without)
        self.on = WordButton(_("Close the quarter") if len(gate.quarters) == 1 else _("Close the quarters"))
        self.on.clicked.connect(self._go_on)
        self.add_buttons(self.without, self.on)

    @property
    def _one(self) -> Action | None:
        """The action, where only one passes."""
        return self._gate.cards[0].action if len(self._gate.cards) == 1 else None

    def _read_effect(self) -> Measured | None:
        if self._one is None or "check" not in self._gate.quarters:
            return None
        with self._desk.document.read() as session:
            return action_effect.measured(session, self._one)

    # What is asked

    def _ask(self, quarter: Phase) -> None:
        label = QLabel(_(QUESTIONS[quarter]))
        label.setObjectName("side_title")
        label.setWordWrap(True)
        self.body.addWidget(label)
        if self._one is not None and quarter == "plan":
            self._planned(self._one)
        elif self._one is not None and quarter == "check":
            unit = f" ({self._one.unit})" if self._one.unit else ""
            self._say_effect()
            self._fields({name: _(words) + unit for name, words in _MEASURED.items()}, self._measured)
            self._verdict_row(self._one)
        proof = self._line(_(HINTS[quarter]))
        if quarter == "plan" and all(not card.missing for card in self._gate.cards):
            proof.setText(_("Deliverable, owner and due date are set."))
        proof.setAccessibleName(_(QUESTIONS[quarter]))
        self.lines[quarter] = proof
        self.body.addWidget(proof)

    def _line(self, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.installEventFilter(self)
        return line

    def _fields(self, names: dict[str, str], value: Callable[[str], str]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.worn.px(8))
        for i, (field, name) in enumerate(names.items()):
            line = self._line("")
            line.setText(value(field))
            line.setAccessibleName(name)
            grid.addWidget(QLabel(name), 0, i)
            grid.addWidget(line, 1, i)
            self.lines[field] = line
        self.body.addLayout(grid)

    def _planned(self, action: Action) -> None:
        """What is set is said, what is missing can be typed."""
        held = {name: getattr(action, name) for name in _PLANNED}
        held["due"] = calendar_date.show(action.due)
        said = [_("{what}: {name}", what=_(_PLANNED[name]), name=value) for name, value in held.items() if value]
        if said:
            label = QLabel("   ".join(said))
            label.setObjectName("muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self._fields({name: _(words) for name, words in _PLANNED.items() if not held[name]}, lambda _name: "")

    def _say_effect(self) -> None:
        """What the measures say, where an indicator of the event measures the action."""
        if self._effect is None:
            return
        label = QLabel(said_of(self._effect))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.body.addWidget(label)

    def _measured(self, field: str) -> str:
        """What was typed, else what the measures say."""
        value = getattr(self._one, field)
        if value is None and self._effect is not None:
            effect = self._effect.effect
            value = effect.before_mean if field == "measure_before" else effect.after_mean
        return quantity.show_for_typing(value, "count")

    def _verdict_row(self, action: Action) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.worn.px(6))
        for verdict, words in VERDICTS.items():
            button = QToolButton()
            button.setObjectName("chip")
            button.setText(_(words))
            button.setCheckable(True)
            button.toggled.connect(partial(_mark, button))
            button.setChecked(action.verdict == verdict)
            button.setProperty("verdict", verdict)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.verdicts.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        """At the first field that is still empty."""
        empty = [line for line in self.lines.values() if not line.text()]
        super().open_sheet(focus or next(iter(empty), self.on))

    # The answers

    def _without(self) -> None:
        self.reason.show()
        self.reason.setFocus()

    def _go_on(self) -> None:
        try:
            written = self._typed()
            proofs = [self._proof(quarter, written) for quarter in self._gate.quarters]
        except _Open as open_one:
            self._refuse(open_one.line, open_one.said)
            return
        try:
            self._write(written, proofs)
        except DocumentError as error:  # what was said stays said
            self._refuse(self.lines[self._gate.quarters[-1]], str(error))
            return
        self.close_sheet()
        self._gate.then()

    def _write(self, written: dict[str, Any], proofs: list[Proof]) -> None:
        """The fields and the proofs, as one step of undo."""
        with self._desk.document.edit(N_("Close a quarter with its proof")):
            self._gate.write(self._desk.document, proofs)  # first, for the verdict is on what is done
            for field, value in written.items():
                action_edit.change_actions(self._desk.document, [self._gate.cards[0].id], field, value)

    def _typed(self) -> dict[str, Any]:
        """What of the action becomes another. Raises `_Open`."""
        action, written = self._one, {}
        if action is None:
            return {}
        for field in (*_PLANNED, *_MEASURED):
            if field in self.lines:
                value = self._read(field)
                if value != getattr(action, field):
                    written[field] = value
        button = self.verdicts.checkedButton()
        if button is not None and button.property("verdict") != action.verdict:
            written["verdict"] = button.property("verdict")
        return written

    def _read(self, field: str) -> Any:
        line = self.lines[field]
        try:
            if field == "due":
                return calendar_date.parse(line.text(), today=self._today)
            if field in _MEASURED:
                return quantity.parse(line.text(), "count")
        except Unreadable as error:
            raise _Open(line, str(error.sentence)) from error
        return " ".join(line.text().split())

    def _proof(self, quarter: Phase, written: dict[str, Any]) -> Proof:
        """Raises `_Open` where nothing was said."""
        step: Step = quarter  # type: ignore[assignment]
        line, reason = self.lines[quarter], self.reason.text().strip()
        text = line.text().strip() or (self._outcome(written) if quarter == "check" else "")
        if not text and not reason:
            if self.reason.isVisible():
                raise _Open(self.reason, _("Say why it goes on without proof."))
            raise _Open(line, _("Say what proves it, or go on without proof and say why."))
        who = self._one.owner if self._one is not None else ""
        return Proof(step, text, "" if text else reason, who, self._today.isoformat())

    def _outcome(self, written: dict[str, Any]) -> str:
        """Measures and verdict prove the quarter Check by themselves."""
        action = self._one
        if action is None:
            return ""
        before, after, verdict = (
            written.get(name, getattr(action, name)) for name in ("measure_before", "measure_after", "verdict")
        )
        if before is None or after is None or verdict is None:
            return ""
        show = partial(quantity.show, unit="count")
        return f"{show(before)} → {show(after)} {action.unit}".strip() + f" – {_(VERDICTS[verdict])}"

    def _refuse(self, line: QLineEdit, said: str) -> None:
        self.wrong.setText(said)
        self.wrong.show()
        line.setFocus()
        line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if isinstance(watched, QLineEdit) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next(watched)
            return True
        return super().eventFilter(watched, event)

    def _next(self, line: QLineEdit) -> None:
        """On to the next line that is empty; from the last one, go on."""
        lines = list(self.lines.values())
        after = lines[lines.index(line) + 1 :] if line in lines and line.text() else []
        empty = next((each for each in after if not each.text()), None)
        if empty is not None and empty.isVisible():
            empty.setFocus()
        else:
            self._go_on()


class _Open(Exception):
    """Something is still to be said in this line."""

    def __init__(self, line: QLineEdit, said: str) -> None:
        super().__init__(said)
        self.line, self.said = line, said


def _mark(chip: QToolButton, on: bool) -> None:
    chip.setProperty("on", on)
    chip.style().polish(chip)


def _title(gate: Gate) -> str:
    to = _(PHASES[gate.phase])
    if len(gate.cards) == 1:
        action = gate.cards[0].action
        return _("{number} {label}: to “{phase}”", number=action.number, label=action.label, phase=to)
    return ngettext("{n} card: to “{phase}”", "{n} cards: to “{phase}”", len(gate.cards), phase=to)
