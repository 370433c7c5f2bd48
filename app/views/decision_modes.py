"""The ways to judge the same options, one on show: matrix, pairwise, effort–impact, pros and cons, dots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.calc.decision import Decision
from app.calc.decision_figures import DecisionFigures
from app.views.decision_board import DecisionBoard
from app.views.decision_dots import DotsBoard
from app.views.decision_effort_impact import EffortImpactBoard
from app.views.decision_matrix import MatrixBoard
from app.views.decision_pairwise import PairwiseBoard
from app.views.decision_points import PointsBoard
from app.views.decision_strip import DecisionStrip
from app.views.page import Desk


class DecisionModes(QWidget):
    """Another way keeps the option that is current. `hinted` and `chosen` are those of the board on show."""

    hinted = Signal(str)
    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.mode = "matrix"
        self.matrix, self.pairwise = MatrixBoard(desk), PairwiseBoard(desk)
        self.boards: dict[str, DecisionBoard] = {
            "matrix": self.matrix,
            "pairwise": self.pairwise,
            "effort_impact": EffortImpactBoard(desk),
            "points": PointsBoard(desk),
            "dots": DotsBoard(desk),
        }
        self.strip = DecisionStrip(desk, self.matrix)
        self.stack = QStackedWidget()
        self._feet: dict[str, QWidget] = {"matrix": self.strip}
        """What stands below a board while it is on show."""
        self._worn = desk.worn
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        for mode, board in self.boards.items():
            self.stack.addWidget(board)
            board.hinted.connect(lambda said, mode=mode: self._hinted(mode, said))
            board.chosen.connect(lambda mode=mode: self._chosen(mode))
        self.matrix.moved.connect(self.strip.say)
        self.strip.given.connect(self._give)
        self.strip.named.connect(self._score_as)
        self._told: Decision | None = None
        self._found: DecisionFigures | None = None

    def put_below(self, mode: str, actions: Sequence[QAction]) -> None:
        """A row of buttons for what is asked for in one way of judging."""
        foot, px = QFrame(), self._worn.px
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(10), px(5), px(10), px(5))
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(px(16), px(16)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(foot)
        foot.hide()
        self._feet[mode] = foot

    @property
    def board(self) -> DecisionBoard:
        return self.boards[self.mode]

    def tell(self, decision: Decision | None, found: DecisionFigures | None) -> None:
        """The decision as the document has it; boards that are not on show learn of it when they are."""
        other = (decision.id if decision else None) != (self._told.id if self._told else None)
        self._told, self._found = decision, found
        if other:
            self.matrix.voter = ""
        self._tell()

    def _tell(self) -> None:
        found = self._found
        self.board.tell(self._told, found)
        for mode, foot in self._feet.items():
            foot.setVisible(mode == self.mode and self._told is not None)
        if self._told is not None and found is not None:
            self.strip.tell(self._told, found)

    def go(self, mode: str) -> None:
        self.settle()
        option = self.board.option()
        self.mode = mode
        self.stack.setCurrentWidget(self.board)
        self._tell()
        if option is not None:
            self.board.show_option(option)

    def settle(self) -> None:
        self.board.finish()

    def _hinted(self, mode: str, said: str) -> None:
        if mode == self.mode:
            self.hinted.emit(said)

    def _chosen(self, mode: str) -> None:
        if mode == self.mode:
            self.chosen.emit()

    def _give(self, score: float) -> None:
        self.matrix.typing.give(score)
        self.matrix.setFocus()

    def _score_as(self, voter: str) -> None:
        self.matrix.score_as(voter)
        self._tell()
        self.chosen.emit()
