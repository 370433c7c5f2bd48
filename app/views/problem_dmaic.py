"""The DMAIC board: the charter, the five phases with their gates, the actions of the plan below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.calc.action import Action
from app.calc.problem_list import Seen
from app.language import _
from app.views.problem_body import ProblemBody
from app.views.problem_box import BoxColumns
from app.views.problem_gates import ProblemGates
from app.views.problem_words import AXIS, DAYS, GOAL, NAME, OPENED, PILOT, SCOPE, STAKES, TEAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.views.problem import ProblemPage

CHARTER = (NAME, GOAL, SCOPE, STAKES, TEAM, PILOT, AXIS, OPENED, DAYS)


class DmaicBody(ProblemBody):
    def __init__(self, page: ProblemPage) -> None:
        super().__init__(page)
        self.charter = self.fields(CHARTER, columns=2, wide=("name",))
        self.gates = ProblemGates(self.desk, page.today)
        self.gates.reached.connect(self.reached)
        self.charter.finished.connect(self.gates.begin)
        charter = self.box(_("Charter"), self.charter)
        against = self.box(_("Actions against it"), self.against)
        learned = self.box(_("What was learned"), self.lessons)
        closing = self.box(_("Closure"), self.closing, self.trail)
        px = self.desk.worn.px
        self.column.setContentsMargins(px(10), px(10), px(10), 0)
        self.column.addWidget(charter)
        self.column.addWidget(self.gates)
        below = BoxColumns(self.desk.worn, (against, learned), (closing,), (against, learned, closing), edge=False)
        self.column.addWidget(below)
        self.blocks = {
            "gates": self.gates,
            "actions": self.against,
            "effect": self.against,
            "lesson": self.lessons,
            "signatures": self.closing,
        }

    def tell(self, seen: Seen, actions: Sequence[Action], axes: Sequence[tuple[str, str]]) -> None:
        super().tell(seen, actions, axes)
        self.gates.tell(seen)

    def take(self) -> None:
        super().take()
        self.gates.take()
