"""Below the matrix: whose scores are typed, what each score means, and what the present criterion can turn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.calc.decision import Decision
from app.calc.decision_figures import DecisionFigures
from app.calc.decision_words import disagree, turn_said
from app.calc.pasted_list import tidy
from app.calc.quantity import show
from app.language import _
from app.views.button import WordButton
from app.views.decision_matrix import MatrixBoard
from app.views.flow_layout import FlowLayout
from app.views.page import Desk

MOST_LEVELS = 11
"""A scale of more whole numbers is typed, not clicked."""


class DecisionStrip(QFrame):
    """`given(score)` by a click on a level; `named(voter)` when another one scores, `renamed(name)` the same one."""

    given = Signal(float)
    named = Signal(str)
    renamed = Signal(str)

    def __init__(self, desk: Desk, board: MatrixBoard) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._desk, self._board = desk, board
        self.levels: list[WordButton] = []
        self._shape: tuple[object, ...] = ()
        self._renaming = False
        self.voter = QComboBox()
        self.voter.setEditable(True)
        self.voter.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.voter.setAccessibleName(_("Whose scores"))
        self.voter.setToolTip(_("Type a name to score as this person; empty is the team together"))
        line = self.voter.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("The team together"))
        line.editingFinished.connect(self._take)
        line.returnPressed.connect(board.setFocus)
        self.voter.activated.connect(lambda _at: self._take())
        self.words, self.turns = QLabel(), QLabel()
        for label in (self.words, self.turns):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._lay()

    def _lay(self) -> None:
        px = self._desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        column.setSpacing(px(4))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        label = QLabel(_("Scores of"))
        label.setObjectName("muted")
        label.setBuddy(self.voter)
        self.voter.setFixedWidth(px(170))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        top.addWidget(label)
        top.addWidget(self.voter)
        top.addWidget(self._chips, 1)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.turns)

    def tell(self, decision: Decision, found: DecisionFigures) -> None:
        """What the scale of this decision means, and of the present cell."""
        self._say_voters(decision)
        self._say_levels(decision, found)
        self.say()

    def say(self) -> None:
        """Of the present cell: what its score means, who gave what, and what turns the winner."""
        board, decision, found = self._board, self._board.decision, self._board.found
        criterion, option = board.criterion(), board.current_option()
        score = board.own_score()
        for button in self.levels:
            button.setChecked(score is not None and button.property("score") == score)
            button.setEnabled(criterion is not None and option is not None)
        reason = found.undefined.get("winner")
        lines = [str(reason)] if reason is not None and decision.options else []
        if criterion is not None and _is_scored(found):
            lines.append(str(turn_said(decision, found, criterion)))
        self.turns.setText(" ".join(lines))
        self.turns.setVisible(bool(lines))
        said = ""
        if criterion and option:
            cell = found.options[option.id].cells[criterion.id]
            given = {s.voter: s.value for s in reversed(option.scores) if s.criterion == criterion.id}
            people = [_("{name}: {value}", name=name, value=show(v, "count")) for name, v in given.items() if name]
            if disagree(cell, found):
                people.insert(0, _("≠ They disagree: let the two ends explain."))
            elif "" in given and people:
                people.insert(0, _("The team agreed on {value}.", value=show(given[""], "count")))
            said = " · ".join(people)
        if option and option.id == decision.chosen and decision.because:
            said = " · ".join(filter(None, (said, _("Chosen: {reason}", reason=tidy(decision.because)))))
        elif option and decision.chosen and option.reason:
            said = " · ".join(filter(None, (said, _("Not kept: {reason}", reason=tidy(option.reason)))))
        self.words.setText(said)
        self.words.setVisible(bool(said))

    def _say_voters(self, decision: Decision) -> None:
        names = [s.voter for o in decision.options for s in o.scores if s.voter]
        known = list(dict.fromkeys(names))
        if self._board.voter and self._board.voter not in known:
            known.append(self._board.voter)
        wanted = ["", *known]
        if [self.voter.itemText(i) for i in range(self.voter.count())] != wanted:
            self.voter.blockSignals(True)
            self.voter.clear()
            self.voter.addItems(wanted)
            self.voter.setItemText(0, "")
            self.voter.blockSignals(False)
        if not self.voter.hasFocus():
            self.voter.setCurrentText(self._board.voter)

    def _say_levels(self, decision: Decision, found: DecisionFigures) -> None:
        words = {level.value: level.words for level in reversed(decision.levels)}
        shape = (found.low, found.high, tuple(sorted(words.items())))
        if shape == self._shape:
            return
        self._shape = shape
        for old in self.levels:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.levels = [self._level(value, words.get(value, "")) for value in whole_scores(found)]
        for button in self.levels:
            self._flow.addWidget(button)
        self._chips.updateGeometry()

    def _level(self, value: float, words: str) -> WordButton:
        shown = show(value, "count")
        button = WordButton(f"{shown}  {words}".strip().replace("&", "&&"))
        button.setCheckable(True)
        button.setObjectName("step")
        button.setProperty("score", value)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(_("Score the cell with {value}", value=shown))
        button.clicked.connect(lambda: self.given.emit(value))
        return button

    def rename(self) -> None:
        """What is typed next is how the one who scores is called."""
        self.voter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.voter.lineEdit().selectAll()  # type: ignore[union-attr]
        self._renaming = True

    def _take(self) -> None:
        name, renames = tidy(self.voter.currentText()), self._renaming
        self._renaming = False
        if name == self._board.voter:
            return
        if not renames:
            self.named.emit(name)
        elif name:
            self.renamed.emit(name)
        else:
            self.voter.setCurrentText(self._board.voter)


def whole_scores(found: DecisionFigures) -> list[float]:
    """The whole numbers of a scale, if there are few."""
    low, high = found.low, found.high
    if low != int(low) or high != int(high) or not 0 < high - low < MOST_LEVELS:
        return []
    return [float(value) for value in range(int(low), int(high) + 1)]


def _is_scored(found: DecisionFigures) -> bool:
    return bool(found.options) and all(option.score is not None for option in found.options.values())
