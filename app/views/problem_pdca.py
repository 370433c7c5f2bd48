"""A problem that is solved by PDCA: its statement with the goal, and its actions in the quarters of the wheel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.calc.action import PHASES, Action, Phase
from app.calc.problem_list import Seen
from app.language import _
from app.views.button import WordButton
from app.views.icon import icon
from app.views.page import Desk
from app.views.problem_actions import ActionLine
from app.views.problem_body import ProblemBody
from app.views.problem_box import BoxColumns
from app.views.problem_words import AXIS, DAYS, GOAL, LEVEL, LINE, NAME, OPENED, PILOT, SCOPE, STAKES, TEAM

if TYPE_CHECKING:
    from app.views.problem import ProblemPage

STATEMENT = (NAME, GOAL, STAKES, SCOPE, TEAM, LINE, PILOT, LEVEL, AXIS, OPENED, DAYS)
QUARTERS: tuple[tuple[Phase, tuple[Phase, ...]], ...] = (
    ("plan", ("idea", "plan")),
    ("do", ("do",)),
    ("check", ("check",)),
    ("act", ("act",)),
    ("closed", ("closed",)),
)
"""The columns, and the phases of which actions stand in each."""


class QuarterColumns(QWidget):
    """The actions in the quarter in which they are; a click on one goes to it in the plan."""

    def __init__(self, desk: Desk, page: ProblemPage) -> None:
        super().__init__()
        self._desk, self._page = desk, page
        px = desk.worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self.heads: dict[Phase, QLabel] = {}
        self.lines: list[ActionLine] = []
        self._columns: dict[Phase, QVBoxLayout] = {}
        for phase, _phases in QUARTERS:
            frame = QFrame()
            frame.setObjectName("problem_quarter")
            column = QVBoxLayout(frame)
            column.setContentsMargins(px(6), px(6), px(6), px(6))
            column.setSpacing(px(4))
            head = self.heads[phase] = QLabel()
            head.setObjectName("section")
            column.addWidget(head)
            cards = self._columns[phase] = QVBoxLayout()
            cards.setSpacing(px(4))
            column.addLayout(cards)
            column.addStretch(1)
            row.addWidget(frame, 1)

    def tell(self, actions: Sequence[Action]) -> None:
        focused = next((line.action_shown.id for line in self.lines if line.hasFocus()), "")
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for phase, phases in QUARTERS:
            held = [action for action in actions if action.phase in phases]
            self.heads[phase].setText(f"{_(PHASES[phase])}  {len(held)}")
            for action in held:
                line = ActionLine(self._desk.worn, card=True)
                line.tell(action, self._page.today())
                line.clicked.connect(lambda _on=False, id=action.id: self._desk.open_thing("action", id))
                self._columns[phase].addWidget(line)
                self.lines.append(line)
                if action.id == focused:
                    line.setFocus(Qt.FocusReason.OtherFocusReason)


class PdcaBody(ProblemBody):
    def __init__(self, page: ProblemPage) -> None:
        super().__init__(page)
        self.statement = self.fields(STATEMENT, columns=2, wide=("name", "goal"))
        self.statement.finished.connect(self.against.begin)
        self.quarters = QuarterColumns(self.desk, page)
        board = WordButton(icon("kanban"), f" {_('To the PDCA board')}")
        board.clicked.connect(lambda: self.desk.go("pdca"))
        px = self.desk.worn.px
        statement = self.box(_("Statement"), self.statement)
        against = self.box(_("Actions against it"), self.quarters, self.against, beside=[board])
        learned = self.box(_("What was learned"), self.lessons)
        closing = self.box(_("Closure"), self.closing, self.trail)
        self.column.setContentsMargins(px(10), px(10), px(10), 0)
        self.column.addWidget(statement)
        self.column.addWidget(against)
        below = BoxColumns(self.desk.worn, (learned,), (closing,), (learned, closing), edge=False)
        self.column.addWidget(below)
        self.blocks = {
            "goal": self.statement,
            "actions": self.against,
            "effect": self.against,
            "lesson": self.lessons,
            "signatures": self.closing,
        }

    def tell(self, seen: Seen, actions: Sequence[Action], axes: Sequence[tuple[str, str]]) -> None:
        super().tell(seen, (), axes)  # its actions stand in their quarters
        self.quarters.tell(actions)

    def go_to(self, key: str) -> None:
        self.begin("goal") if key == "goal" else super().go_to(key)
