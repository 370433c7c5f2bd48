"""The five phases of a DMAIC side by side: the items of each, and the gate, which asks for its proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.link import Kind
from app.calc.problem import DMAIC
from app.calc.problem_figures import GATE_STATES, Gate
from app.calc.problem_list import Seen
from app.calc.proof import STEPS, Proof, Step
from app.language import N_, _, ngettext
from app.models import problem_gate_edit as edit
from app.models import problem_link as link
from app.views.button import WordButton, icon_button
from app.views.icon import icon
from app.views.page import Desk
from app.views.problem_gate_list import GateList
from app.views.problem_words import GATE_ICONS
from app.views.tie_sheet import TieSheet, Tying

LEAST = 170
"""The width of a phase, before the phases are scrolled."""
COLOURS = {"passed": "ok", "here": "accent", "ahead": "muted"}
ASK_PROOF = N_("What proves that it is done?")
ASK_REASON = N_("Why is it passed all the same?")


class PhaseColumn(QFrame):
    """`asking` when a proof is typed next; `passed(proof)`; `back` to open the phase before again."""

    asking = Signal()
    passed = Signal(object)
    back = Signal()

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__()
        self.setObjectName("problem_box")
        self._desk, self.step = desk, step
        self.gate: Gate | None = None
        px = desk.worn.px
        self.setMinimumWidth(px(LEAST))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(7), px(8), px(7), px(8))
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(6))
        self.sign, self.title, self.count = QLabel(), QLabel(_(STEPS[step])), QLabel()
        self.title.setObjectName("problem_box_title")
        self.count.setObjectName("muted")
        for widget in (self.sign, self.title, self.count):
            head.addWidget(widget, 1 if widget is self.title else 0)
        add = icon_button(desk.worn, "plus", _("Add to “{phase}”", phase=_(STEPS[step])), keys=_("Enter"))
        add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head.addWidget(add)
        self.state = QLabel()
        self.state.setObjectName("section")
        self.list = GateList(desk, step)
        add.clicked.connect(lambda: self.list.add())
        self.told, self.ask = QLabel(), QLabel()
        for label in (self.told, self.ask):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("muted")
        self.proof, self.by = QLineEdit(), QLineEdit()
        self.by.setPlaceholderText(_("Who passes it"))
        self.by.setAccessibleName(_("Who passes it"))
        for line in (self.proof, self.by):
            line.returnPressed.connect(self._pass)
        self.open_button = WordButton(f" {_('Pass the gate…')}")
        self.open_button.setIcon(icon("lock-open", desk.worn.look.accent))
        self.open_button.clicked.connect(self.ask_proof)
        self.ok = WordButton(_("Pass the gate"))
        self.ok.clicked.connect(self._pass)
        self.back_button = WordButton(_("Open it again"))
        self.back_button.clicked.connect(self.back)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.list)
        for part in (self.told, self.ask, self.proof, self.by, self.ok, self.open_button, self.back_button):
            column.addWidget(part)
        column.addStretch(1)
        self._asking(False)

    def tell(self, problem: str, gate: Gate, *, last_passed: bool) -> None:
        anew = self.gate is None or gate.state != self.gate.state or problem != self.list.problem
        self.gate = gate
        if anew:
            self._asking(False)
        worn = self._desk.worn
        side, look = worn.px(17), worn.look
        self.sign.setPixmap(icon(GATE_ICONS[gate.state], getattr(look, COLOURS[gate.state])).pixmap(QSize(side, side)))
        self.count.setText(f"{gate.done}/{len(gate.items)}")
        self.count.setAccessibleName(_("{n} of {all}", n=gate.done, all=len(gate.items)))
        self.state.setText(_(GATE_STATES[gate.state]))
        self.setProperty("here", gate.state == "here")
        self.style().polish(self)
        self.list.tell(problem, gate.items)
        self.told.setText(_proof_words(gate.proof) if gate.proof is not None else "")
        self.told.setVisible(gate.proof is not None)
        self.back_button.setVisible(last_passed and not self._desk.document.read_only)
        self._say_ask()

    # The gate

    def ask_proof(self) -> None:
        """Type what proves it, or why it is passed although something is open."""
        self._asking(True)
        self._say_ask()
        self.proof.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asking.emit()

    def _say_ask(self) -> None:
        wanted = len(self.gate.wanted) if self.gate is not None else 0
        asked = _(ASK_REASON if wanted else ASK_PROOF)
        still_open = ngettext("{n} item is open.", "{n} items are open.", wanted) if wanted else ""
        self.ask.setText(" ".join(filter(None, (still_open, asked))))
        self.proof.setPlaceholderText(_("Reason") if wanted else _("Proof"))
        self.proof.setAccessibleName(asked)

    def _asking(self, on: bool) -> None:
        for widget in (self.ask, self.proof, self.by, self.ok):
            widget.setVisible(on)
        here = self.gate is not None and self.gate.state == "here"
        self.open_button.setVisible(here and not on and not self._desk.document.read_only)
        if not on:
            self.proof.clear()

    def _pass(self) -> None:
        said, by = self.proof.text().strip(), self.by.text().strip()
        if not said:
            self.proof.setFocus()
            return
        open_items = self.gate is not None and bool(self.gate.wanted)
        proof = Proof(self.step, "" if open_items else said, said if open_items else "", by)
        self.passed.emit(proof)


class ProblemGates(QScrollArea):
    """`reached(widget)` what one works on next: what is around it brings it into sight."""

    reached = Signal(QWidget)

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self.id: str | None = None
        self._phase = ""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tray = self._tray = QWidget()
        row = QHBoxLayout(tray)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.worn.px(6))
        self.columns = {step: PhaseColumn(desk, step) for step in DMAIC}
        for step, column in self.columns.items():
            row.addWidget(column, 1)
            column.asking.connect(lambda column=column: self._into_sight(column))
            column.passed.connect(self._pass)
            column.back.connect(self.go_back)
            column.list.link_asked.connect(self.ask_document)
            column.list.sideways.connect(lambda by, step=step: self._sideways(step, by))
            column.list.picked.connect(lambda column=column: self.ensureWidgetVisible(column, 0, 0))
        self.setWidget(tray)

    def _fit(self) -> None:
        """As high as its highest phase in this width: what is around it scrolls."""
        tray, bar = self._tray, self.horizontalScrollBar()
        least, room = tray.minimumSizeHint(), self.width()
        high = max(least.height(), tray.heightForWidth(max(room, least.width())))
        self.setFixedHeight(high + (bar.sizeHint().height() if least.width() > room else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._tray and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _into_sight(self, column: PhaseColumn) -> None:
        """What asks for the proof, with its button, when it is laid out."""
        QTimer.singleShot(0, self, lambda: self.reached.emit(column.ok))

    # What is shown

    def tell(self, seen: Seen) -> None:
        self.id = seen.problem.id
        gates = seen.figures.gates
        passed = [gate.step for gate in gates if gate.state == "passed"]
        for gate in gates:
            self.columns[gate.step].tell(self.id, gate, last_passed=gate.step in passed[-1:])
        if seen.problem.phase != self._phase:
            self._phase = seen.problem.phase
            here = self.here()
            if here is not None:
                self.ensureWidgetVisible(here, 0, 0)

    def here(self) -> PhaseColumn | None:
        """The phase in which one works now; `None` when all gates are passed."""
        return next(
            (each for each in self.columns.values() if each.gate is not None and each.gate.state == "here"), None
        )

    def chosen(self) -> GateList | None:
        """The list in which one works."""
        return next((column.list for column in self.columns.values() if column.list.hasFocus()), None)

    def take(self) -> None:
        for column in self.columns.values():
            column.list.keep()

    def begin(self) -> None:
        here = self.here() or next(iter(self.columns.values()))
        here.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _sideways(self, step: Step, by: int) -> None:
        at = DMAIC.index(step) + by
        if 0 <= at < len(DMAIC):
            self.columns[DMAIC[at]].list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def ask_proof(self) -> None:
        here = self.here()
        if here is not None:
            self.ensureWidgetVisible(here, 0, 0)
            here.ask_proof()

    def _pass(self, proof: Proof) -> None:
        if self.id is not None and edit.pass_gate(self._desk.document, self.id, proof, self._today()) is not None:
            self.begin()

    def go_back(self) -> None:
        if self.id is not None and edit.go_back(self._desk.document, self.id) is None:
            self._desk.say(_("No gate was passed yet."))

    def ask_document(self, id: str) -> None:
        """Let a thing of the event be chosen by typing: the document is this one."""
        items = [item for column in self.columns.values() for item in (column.gate.items if column.gate else ())]
        item = next((each for each in items if each.id == id), None)
        if item is None or self._desk.document.read_only:
            return
        linked = {(item.thing_kind, item.thing)} if item.thing_kind and item.thing else set()
        known = [((_kind(end.kind), end.id), _(end.word), end.title) for end in link.documents(self._desk.document)]
        sheet: TieSheet

        def turn(thing: tuple[Kind, str], on: bool) -> bool:
            edit.link_document(self._desk.document, id, thing if on else None)
            sheet.close_sheet()
            return True

        sheet = TieSheet(
            self.window(),
            self._desk,
            Tying(
                _("Which thing of the event is “{document}”?", document=item.text),
                _("Type a few letters of a tally, an Ishikawa, a lever…"),
                _("This event has nothing yet that could be linked."),
                known,
                lambda: linked,
                turn,
            ),
        )
        sheet.open_sheet()


def _kind(said: str) -> Kind:
    return next(kind for kind in link.DOCUMENTS if kind == said)


def _proof_words(proof: Proof) -> str:
    """With what a phase was closed, by whom and when; without a proof for which reason."""
    said = _("Proof: {what}", what=proof.text) if proof.text else _("Without proof: {why}", why=proof.overridden)
    when = ", ".join(filter(None, (proof.closed_by, calendar_date.show(proof.closed_on))))
    return "\n".join(filter(None, (said, when)))
