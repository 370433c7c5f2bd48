"""What can be typed and pasted in a decision matrix: names, weights, directions and scores."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from app.calc import pasted_list
from app.calc.quantity import Unreadable, parse, show, show_for_typing
from app.canvas.decision_layout import DIRECTION, NAME, WEIGHT, Spot
from app.language import N_, _, ngettext, sentence
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.views.decision_line import Typed
from app.views.decision_table import read_scores

if TYPE_CHECKING:
    from app.views.decision_matrix import MatrixBoard

NEGATIVE = sentence(N_("A weight is 0 or more."))


class MatrixTyping:
    """All of it in the present cell of its board."""

    def __init__(self, board: MatrixBoard) -> None:
        self._board = board

    def begin(self, text: str | None = None) -> None:
        """Type in the present cell: this text in the place of what stands there, or that itself."""
        layout, at = self._board.laid.layout, self._board.at
        criterion, option = self._board.criterion(), self._board.current_option()
        if at.row == 0 and (option or layout.is_new_option(at.column)):
            standing = option.name if option else ""
            self._type(standing, text, _("Option"), self._keep_option, self._paste_options)
        elif at.column == NAME and (criterion or layout.is_new_criterion(at.row)):
            standing = criterion.name if criterion else ""
            self._type(standing, text, _("Criterion"), self._keep_criterion, self._paste_criteria)
        elif criterion and at.column == WEIGHT:
            standing = show_for_typing(criterion.weight, "count")
            self._type(standing, text, _("Weight"), self._keep_weight, None, number=True)
        elif criterion and at.column == DIRECTION and text is None:
            self.turn()
        elif criterion and option:
            standing = show_for_typing(self._board.own_score(), "count")
            self._type(standing, text, _("Score"), self._keep_score, self._paste_scores, number=True)

    def _type(
        self,
        standing: str,
        text: str | None,
        title: str,
        keep: Callable[[str, str], None],
        pasted: Callable[[str], None] | None,
        *,
        number: bool = False,
    ) -> None:
        at = self._board.at
        self._board.type_in(Typed(lambda: self._place_of(at), standing, text, title, keep, pasted, number))

    def _place_of(self, at: Spot) -> QRectF | None:
        layout = self._board.laid.layout
        return layout.place(at) if at.row < layout.rows and at.column < layout.columns else None

    def _keep_option(self, text: str, _how: str) -> None:
        name, option = pasted_list.tidy(text), self._board.current_option()
        if option is not None:
            edit.change_option(self._board.desk.document, option.id, "name", name)
        elif name:
            edit.add_options(self._board.desk.document, self._board.decision.id, [name])

    def _keep_criterion(self, text: str, _how: str) -> None:
        name, criterion = pasted_list.tidy(text), self._board.criterion()
        if criterion is not None:
            edit.change_criterion(self._board.desk.document, criterion.id, "name", name)
        elif name:
            edit.add_criteria(self._board.desk.document, self._board.decision.id, [name])

    def _keep_weight(self, text: str, _how: str) -> None:
        criterion, weight = self._board.criterion(), parse(text.replace("%", " "), "count")
        if weight is not None and weight < 0:
            raise Unreadable(NEGATIVE)
        if criterion is not None:
            edit.change_criterion(self._board.desk.document, criterion.id, "weight", weight or 0.0)

    def _keep_score(self, text: str, _how: str) -> None:
        self._score(parse(text, "count"))

    def _score(self, value: float | None) -> None:
        criterion, option = self._board.criterion(), self._board.current_option()
        if criterion and option:
            vote.set_score(self._board.desk.document, option.id, criterion.id, value, self._board.voter)

    def give(self, value: float) -> None:
        """Score the present cell, and go on to the next one."""
        board = self._board
        if not (board.criterion() and board.current_option() and board.may_write()):
            return
        low, high = board.decision.low, board.decision.high
        if (low is not None and value < low) or (high is not None and value > high):
            ends = {"low": show(board.found.low, "count"), "high": show(board.found.high, "count")}
            board.desk.say(_("The scale goes from {low} to {high}.", **ends))
            return
        self._score(value)
        board.next_cell()

    def turn(self) -> None:
        """Of the present criterion more is better, or less."""
        criterion = self._board.criterion()
        if criterion and self._board.may_write():
            edit.turn_direction(self._board.desk.document, criterion.id)

    # Lists and tables

    def _paste_options(self, text: str) -> None:
        names = pasted_list.lines(text.replace("\t", "\n"))
        at = self._board.laid.layout.option(self._board.at.column)
        edit.add_options(self._board.desk.document, self._board.decision.id, names, at)
        self._board.desk.say(ngettext("{n} option was pasted.", "{n} options were pasted.", len(names)))

    def _paste_criteria(self, text: str) -> None:
        names = pasted_list.lines(text)
        edit.add_criteria(
            self._board.desk.document,
            self._board.decision.id,
            names,
            self._board.laid.layout.criterion(self._board.at.row),
        )
        self._board.desk.say(ngettext("{n} criterion was pasted.", "{n} criteria were pasted.", len(names)))

    def _paste_scores(self, text: str) -> None:
        row, column = (
            self._board.laid.layout.criterion(self._board.at.row),
            self._board.laid.layout.option(self._board.at.column),
        )
        if row is None or column is None:
            return
        marks, unread = read_scores(text, self._board.decision, row, column)
        if marks:
            vote.set_scores(self._board.desk.document, marks, self._board.voter)
        said = ngettext("{n} score was pasted.", "{n} scores were pasted.", len(marks))
        if unread:
            said += " " + ngettext("{n} cell is no number.", "{n} cells are no numbers.", unread)
        self._board.desk.say(said)

    def paste(self) -> None:
        """A list as criteria or options, numbers as scores, by where the hand is."""
        text = QGuiApplication.clipboard().text()
        if not text.strip() or not self._board.may_write():
            return
        if self._board.at.row == 0:
            self._paste_options(text)
        elif self._board.at.column == NAME:
            self._paste_criteria(text)
        elif self._board.current_option():
            self._paste_scores(text)

    def clear(self) -> None:
        """Take away what stands in the cell: a score, an option by its heading, a criterion by its name."""
        criterion, option = self._board.criterion(), self._board.current_option()
        if not self._board.may_write():
            return
        if criterion and option:
            if self._board.own_score() is not None:
                self._score(None)
        elif criterion and self._board.at.column == NAME:
            edit.delete_criteria(self._board.desk.document, [criterion.id])
            self._board.desk.say(_("The criterion was deleted; Ctrl+Z brings it back."))
        elif option and self._board.at.row == 0:
            edit.delete_options(self._board.desk.document, [option.id])
            self._board.desk.say(_("The option was deleted; Ctrl+Z brings it back."))

    def shift(self, down: int, right: int) -> None:
        """Put the criterion or the option of the present place further."""
        criterion, option = self._board.criterion(), self._board.current_option()
        if down and criterion and self._board.may_write():
            to = [each.id for each in self._board.decision.criteria].index(criterion.id) + down
            if 0 <= to < len(self._board.decision.criteria):
                edit.move_criterion(self._board.desk.document, self._board.decision.id, criterion.id, to)
        elif right and option and self._board.may_write():
            to = [each.id for each in self._board.decision.options].index(option.id) + right
            if 0 <= to < len(self._board.decision.options):
                edit.move_option(self._board.desk.document, self._board.decision.id, option.id, to)
