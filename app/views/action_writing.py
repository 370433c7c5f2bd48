"""What is typed on the page of the plan becomes actions and their cells: a later due date asks its reason first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.calc.action import Action
from app.calc.action_list import Column
from app.language import N_, ngettext
from app.models import action_edit as edit
from app.models.document_error import DocumentError

if TYPE_CHECKING:
    from app.views.action import ActionPage

PASTE = N_("Add actions from a list")


class ActionWriting:
    def __init__(self, page: ActionPage) -> None:
        self._page = page
        board = page.board
        board.entry.noted.connect(self.note)
        board.entry.pasted.connect(self.note_all)
        board.table.typing.write = self.write_cell
        board.table.typing.words = self.words
        board.table.may_write = lambda: not page.desk.document.read_only
        page.form.later.connect(self.later)

    def note(self, action: Action) -> str:
        """Put an action in the plan; its id. It belongs to what is filtered by, so that it stays in sight."""
        page = self._page
        try:
            id = edit.add_action(page.desk.document, self._belonging(action), today=page.today)
        except DocumentError:
            page.board.entry.give_back(action)
            raise
        page.bring(id)
        return id

    def note_all(self, actions: Sequence[Action]) -> None:
        page = self._page
        made = [self._belonging(action) for action in actions]
        ids = edit.add_all(page.desk.document, made, label=PASTE, today=page.today)
        page.board.select(ids)
        page.desk.say(ngettext("{n} action was pasted.", "{n} actions were pasted.", len(ids)))

    def _belonging(self, action: Action) -> Action:
        said = {}
        for name in ("owner", "axis", "problem", "team"):
            wanted = getattr(self._page.board.filters.filter, name)
            if len(wanted) == 1 and not getattr(action, name) and (value := next(iter(wanted))):
                known = self._page.plan.said(name) if name in ("owner", "team") else {}
                said[name] = known.get(value, value)
        return replace(action, **said)

    def write_cell(self, id: str, column: Column, value: str) -> None:
        """What was typed in a cell; a later due date asks its reason first."""
        document = self._page.desk.document
        if column == "axis":
            axes = self._page.plan.axes.items()
            axis = next((axis for axis, (_place, name) in axes if name == value), None)
            edit.change_actions(document, [id], "axis", axis)
            return
        try:
            edit.change_actions(document, [id], column, value)
        except edit.ReasonMissing:
            self.later([id], value)

    def later(self, ids: Sequence[str], due: str) -> None:
        """Ask why these are postponed to this day."""
        rows = [row.action for id in ids if (row := self._page.board.rows.of(id)) is not None]
        self._page.gestures.postpone(rows, due)

    def words(self, column: Column) -> Sequence[str]:
        """What completes what is typed in a column."""
        plan = self._page.plan
        if column == "axis":
            return [name for _place, name in plan.axes.values() if name]
        return list(plan.said("owner").values()) if column == "owner" else ()
