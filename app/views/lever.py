"""The levers of the event: typed one after the other, priced, compared, approved or not kept with a reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.calc.lever import Lever
from app.language import _, ngettext
from app.models import lever_edit as edit
from app.models import lever_list, trail
from app.models.approval import Approval as ApprovalRow
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.lever import CashFlow, MoneyLine
from app.models.lever import Lever as LeverRow
from app.models.lever_list import Facts, Listed
from app.models.next_step import Picked
from app.models.observation_link import short
from app.models.origin_edit import attached
from app.views.command import make_actions
from app.views.lever_board import LeverBoard
from app.views.lever_commands import (
    BAR,
    CHANGING,
    FURTHER_KEYS,
    LEVER_COMMANDS,
    ON_ONE,
    ON_SELECTION,
    LeverCommands,
)
from app.views.lever_form import LeverForm
from app.views.lever_money import HEIGHT, SIDES, LeverMoney
from app.views.lever_picture import LeverPicture
from app.views.lever_words import found_lever, numbers
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels

LEAST_BOARD = 210
"""Below this the table makes way for the money."""


class LeverPage(Page):
    bar = BAR
    primary = "print_levers"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.currency = ""
        self.asked = LeverCommands(self)
        self.commands = make_actions(self, LEVER_COMMANDS, self.asked)
        self.next = NextSteps(self, ("lever",), self._picked)
        begin = [self.commands["add_lever"], self.commands["lever_of_cause"]]
        self.board = LeverBoard(desk.worn, begin, self.commands["show_all"])
        self.money = LeverMoney(
            desk.worn,
            self._facts,
            lambda id, field, value: edit.change_lines(desk.document, [id], field, value),
            lambda flows: edit.change_flows(desk.document, self.money.id or "", flows),
            [self.commands[f"show_{side}"] for side in SIDES],
        )
        actions = [self.commands["duplicate"], self.commands["delete_selection"]]
        self.form = LeverForm(desk, actions, self.commands["attach_origin"])
        self._lay()
        self.one_of(f"show_{side}" for side in SIDES)
        self.commands["show_years"].setChecked(True)
        self.seen = self.when_seen(self._read)
        self.board.noted.connect(self.note)
        self.board.pasted.connect(self.add_list)
        self.board.selected.connect(self._selected)
        self.board.menu_asked.connect(self.asked.menu_of_selection)
        self.board.opened.connect(self.asked.reword)
        self.money.taken_over.connect(lambda _cost: self.asked.take_over())
        self.money.lines.added.connect(self.asked.add_line)
        self.money.lines.removed.connect(lambda id: edit.delete_lines(desk.document, [id]))

    def _lay(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.board, 3)
        middle.addWidget(self.money, 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self.form)
        panels = {"properties_panel": self.form, "money_panel": self.money}
        self.panels = SidePanels(self.desk.settings, panels, self.board)
        self.panels.begin(self.commands)

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.line.setEnabled(not self.desk.document.read_only)
        self._read()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if any(diff.keys(model) for model in lever_list.OF_LEVERS):
            self._read()
        elif trail.concerns(diff):
            self.seen.ask()  # what a lever acts on may be called otherwise, be gone, or cost something else

    def _read(self) -> None:
        with self.desk.document.read() as session:
            listed, self.currency = lever_list.read_listed(session), lever_list.currency_of(session)
        self.board.tell(listed, self.currency)
        say_what_prints(self, "levers", there=bool(listed))
        self.tell_numbers()

    def _facts(self, id: str) -> Facts:
        with self.desk.document.read() as session:
            return lever_list.facts_behind(session, id)

    def one(self) -> Listed | None:
        """The lever that is chosen alone."""
        chosen = self.board.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _selected(self) -> None:
        chosen, only, read_only = self.board.chosen(), self.one(), self.desk.document.read_only
        if self.money.id is not None and (only is None or only.id != self.money.id) and self._is_there(self.money.id):
            self.money.take()
        self.form.show_levers(chosen)
        self.money.tell(only, self.currency, read_only=read_only)
        self.enable(ON_ONE, only is not None)
        for id in ON_SELECTION:
            self.commands[id].setEnabled(bool(self.board.all) if id == "compare" else bool(chosen))
        for id in CHANGING if read_only else ():
            self.commands[id].setEnabled(False)
        self.next.tell()
        self._fit()
        self.tell_hint()

    def _is_there(self, id: str) -> bool:
        return any(each.id == id for each in self.board.all)

    def _has_room(self) -> bool:
        """For the table and the money below it."""
        return self.height() >= self.desk.worn.px(HEIGHT + LEAST_BOARD)

    def _fit(self) -> None:
        """Without room for both, the money takes the place of the table while a lever is chosen.

        What goes is hidden before what comes is shown: both at once would make the window grow.
        """
        asked = self.commands["money_panel"].isChecked() and self.one() is not None
        for widget, shown in sorted(
            ((self.board, not asked or self._has_room()), (self.money, asked)), key=lambda each: each[1]
        ):
            widget.setVisible(shown)
        self.form.setVisible(self.commands["properties_panel"].isChecked() and bool(self.board.chosen()))

    def show_form(self, shown: bool) -> None:
        self.panels.fold("properties_panel", shown)
        self._fit()

    def show_money(self, shown: bool) -> None:
        """Of the chosen lever, of the first one where none is chosen alone."""
        focus = self.window().focusWidget()
        here = focus is not None and self.board.isAncestorOf(focus)
        first = self.board.ids() or [each.id for each in self.board.rows.items]
        if shown and self.one() is None and first:
            self.board.select(first[:1])
        self._fit()
        if self.one() is not None or not shown:
            self.panels.fold("money_panel", shown)
        if here and not self.board.isVisibleTo(self):
            self.money.setFocus()

    def show_board(self) -> None:
        """Let the table be seen, where the money has taken its place."""
        if not self.board.isVisibleTo(self):
            self.commands["money_panel"].setChecked(False)

    def show_side(self, side: str, on: bool) -> None:
        if on:
            self.money.show_side(side)
            if self.isVisible() and not self.money.isVisible():
                self.commands["money_panel"].setChecked(True)

    def show_field(self, field: str) -> None:
        """Type a field of the chosen levers."""
        if self.board.ids():
            self.commands["properties_panel"].setChecked(True)
            self.form.show_field(field)

    def hint(self) -> str:
        chosen = self.board.chosen()
        if len(chosen) == 1:
            return _("Selected: {what}", what=short(chosen[0].lever.name))
        return ngettext("{n} lever selected", "{n} levers selected", len(chosen)) if chosen else ""

    def _picked(self) -> list[Picked]:
        return [Picked("lever", id) for id in self.board.ids()]

    # Noting

    def note(self, text: str) -> str:
        """Add a lever; its id. What the disk refuses goes back to the line."""
        try:
            id = edit.add_lever(self.desk.document, Lever("", text))
        except DocumentError:
            self.board.line.setText(text)
            raise
        self.board.bring(id)
        return id

    def add_list(self, lines: list[str]) -> None:
        """One lever of each line."""
        ids = edit.add_all(self.desk.document, [Lever("", line) for line in lines])
        self.board.bring(ids[-1])
        said = ngettext("{n} lever added. Ctrl+Z undoes it.", "{n} levers added. Ctrl+Z undoes it.", len(ids))
        self.desk.say(said)

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        only = self.one()
        return ("lever", only.id) if only is not None else None

    def show_thing(self, kind: str, id: str) -> bool:
        return kind == "lever" and self.point_at(id)

    def type_name(self) -> None:
        self.asked.reword()

    def point_at(self, id: str) -> bool:
        """Choose a lever, whose keys act at once; whether it is there."""
        self.seen.catch_up()
        there = self.board.bring(id)
        if there:
            self._take_keys()
        return there

    def _take_keys(self) -> None:
        """To the table; where the money has taken its place, to that: nobody sees what a hidden table does."""
        self.board.into_view()
        if not self.board.isVisibleTo(self):
            self.money.setFocus()

    def settle(self) -> None:
        self.form.take()
        self.money.take()

    def reveal(self, diff: Diff) -> bool:
        self.seen.catch_up()
        parts = {id for model in (CashFlow, MoneyLine, ApprovalRow) for id in diff.keys(model)}
        touched = set(diff.keys(LeverRow)) | attached(diff, "lever")
        for each in self.board.all:
            own = {line.id for line in each.lever.lines} | {step.id for step in each.lever.approvals}
            touched |= {each.id} if own & parts else set()
        there = [each.id for each in self.board.all if each.id in touched]
        if there:
            self.board.bring(there[0])
            self.board.select(there)
        return bool(touched) or bool(diff.keys(CashFlow) or diff.keys(MoneyLine))

    def picture(self, width: int, height: int) -> QPixmap | None:
        best = next((each for each in self.board.all if each.figures.flows), None)
        if best is None:
            return None
        shown = LeverPicture(self.desk.worn)
        shown.tell(best.lever, self.currency, "years")
        return shown.picture(width, height)

    def found(self) -> list[Found]:
        self.seen.catch_up()
        return [found_lever(each, self.point_at) for each in self.board.all if each.lever.name.strip()]

    def numbers(self) -> list[Number]:
        return numbers(self.board.all, self.currency)

    def kept(self) -> dict[str, Any]:
        kept = {
            "selected": self.board.ids(),
            "shown": self.board.shown,
            "seek": self.board.seek.text(),
            "sorted": self.board.rows.sorted,
            "line": self.board.line.text(),
            "side": self.money.side,
        }
        self.board.line.clear()  # else it would be noted when this page is left, and once more on the page made instead
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        self.board.seek.setText(kept["seek"])
        self.board.shown = kept["shown"]
        self.board.sort(*kept["sorted"])
        self.board.select(kept["selected"])
        self.board.line.setText(kept["line"])
        self.commands[f"show_{kept['side']}"].setChecked(True)

    def focus(self) -> None:
        if self.board.all or self.desk.document.read_only:
            self._take_keys()
        else:
            self.board.line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def leave(self) -> None:
        self.settle()
        if not self.desk.document.read_only:
            self.board.take()
        super().leave()
