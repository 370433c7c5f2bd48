"""The improvement axes of the event, side by side: worded, traced back, made measurable, approved."""

from __future__ import annotations

from typing import Any

from app.calc.approval import KEPT
from app.calc.axis import Axis
from app.language import _, ngettext
from app.models import axis_edit as edit
from app.models import indicator_list, trail
from app.models.approval_edit import decided_on
from app.models.axis import Axis as AxisRow
from app.models.axis_list import OF_AXES, read_told
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.next_step import Picked
from app.models.observation_link import short
from app.views.axis_board import AxisBoard
from app.views.axis_commands import AXIS_COMMANDS, BAR, CHANGING, FURTHER_KEYS, ON_ONE, AxisCommands
from app.views.axis_form import AxisForm
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.lay import beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels


class AxisPage(Page):
    bar = BAR
    primary = "print_axes"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked = AxisCommands(self)
        self.commands = make_actions(self, AXIS_COMMANDS, self.asked)
        self.next = NextSteps(self, ("axis",), self._picked)
        self.board = AxisBoard(desk.worn)
        self.form = AxisForm(desk, [self.commands["duplicate"], self.commands["delete_axis"]])
        begin = [self.commands["add_axis"], self.commands["axis_of_cause"]]
        words = _("Type what is to become better, one axis after the other; or begin with what the diagnosis found.")
        self.empty = Empty(self.board, desk.worn, "compass", _("No improvement axis yet"), words, begin)
        beside(self.board, self.form, wide=self.board, on=self)
        self.panels = SidePanels(desk.settings, {"properties_panel": self.form}, self.board)
        self.panels.begin(self.commands)
        self.seen = self.when_seen(self._read)
        self._measured = self.when_seen(self.form.measures.refresh)
        self.board.selected.connect(self._selected)
        self.board.typing.added.connect(self.add)
        self.board.typing.pasted.connect(self.add_list)
        self.board.typing.named.connect(self.name)
        self.board.moved.connect(lambda id, to: edit.move_axis(desk.document, id, to))
        self.board.origin_asked.connect(desk.open_thing)
        self.board.field_asked.connect(self.show_field)
        self.board.approval_asked.connect(self.asked.go_on_approval)
        self.board.menu_asked.connect(self.asked.menu_of_axis)
        self.board.typing.changed.connect(self._say_empty)

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.read_only = self.desk.document.read_only
        self._read()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if indicator_list.concerns(diff):
            self._measured.ask_now()
        if any(diff.keys(model) for model in OF_AXES):
            self._read()
        elif trail.concerns(diff):
            self.seen.ask()  # what an axis comes from may be called otherwise, or be gone

    def _read(self) -> None:
        with self.desk.document.read() as session:
            told = read_told(session)
        self.board.tell(told)
        self._say_empty()
        say_what_prints(self, "axes", there=bool(told))
        self.tell_numbers()

    def _say_empty(self) -> None:
        self.empty.setVisible(not self.board.told and not self.board.typing.is_on)

    def _selected(self) -> None:
        chosen = self.board.chosen()
        self.form.show_axis(chosen.axis.id if chosen is not None else None)
        self.show_form(self.commands["properties_panel"].isChecked(), fold=False)
        self.enable(ON_ONE, chosen is not None)
        for id in CHANGING if self.desk.document.read_only else ():
            self.commands[id].setEnabled(False)
        self.commands["print_axes"].setEnabled(True)
        self.next.tell()
        self.board.setAccessibleDescription(self.board.description())
        self.tell_hint()

    def show_form(self, shown: bool, *, fold: bool = True) -> None:
        """Only where there is an axis to speak of."""
        if fold:
            self.panels.fold("properties_panel", shown)
        self.form.setVisible(shown and self.board.chosen() is not None)

    def hint(self) -> str:
        chosen = self.board.chosen()
        return _("Selected: {what}", what=short(chosen.axis.name)) if chosen is not None and chosen.axis.name else ""

    def _picked(self) -> list[Picked]:
        return [Picked("axis", self.board.current)] if self.board.current is not None else []

    def show_field(self, field: str) -> None:
        """Type a field of the chosen axis."""
        if self.board.chosen() is not None:
            self.commands["properties_panel"].setChecked(True)
            self.form.show_field(field)

    # Typing

    def add(self, text: str, at: int, then: str = "stay") -> str:
        """Add an axis in this place; then the next one is typed, or its objective. Its id."""
        try:
            id = edit.add_axis(self.desk.document, Axis("", text), at=at)
        except DocumentError:
            self.board.typing.begin_next(at, text)
            raise
        self.board.select(id)
        if then == "next":
            self.board.typing.begin_next(at + 1)
        elif then == "form":
            self.show_field("indicator")
        return id

    def add_list(self, lines: list[str], at: int) -> None:
        """One axis of each line."""
        ids = edit.add_all(self.desk.document, [Axis("", line) for line in lines], at=at)
        self.board.select(ids[0])
        self.desk.say(ngettext("{n} axis added. Ctrl+Z undoes it.", "{n} axes added. Ctrl+Z undoes it.", len(ids)))

    def type_new(self, id: str) -> None:
        """Word an axis that was just made of something else."""
        if self.point_at(id):
            self.board.typing.rename()

    def name(self, id: str, text: str, then: str) -> None:
        try:
            edit.change_axes(self.desk.document, [id], "name", text)
        except DocumentError:
            self.board.typing.rename(text)
            raise
        if then == "form":
            self.show_field("indicator")

    @staticmethod
    def say_deleted() -> str:
        return _("Deleted: Ctrl+Z brings it back.")

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        return ("axis", self.board.current) if self.board.current is not None else None

    def show_thing(self, kind: str, id: str) -> bool:
        return kind == "axis" and self.point_at(id)

    def type_name(self) -> None:
        self.board.typing.rename()

    def point_at(self, id: str) -> bool:
        """Choose an axis, whose keys act at once; whether it is there."""
        self.seen.catch_up()
        there = self.board.select(id)
        if there:
            self.board.setFocus()
        return there

    def settle(self) -> None:
        self.board.typing.settle()
        self.form.take()

    def reveal(self, diff: Diff) -> bool:
        touched = diff.keys(AxisRow) | decided_on(self.desk.document, diff, "axis_id") | edit.attached(diff)
        self.seen.catch_up()
        there = [id for id in self.board.ids() if id in touched]
        if there:
            self.board.select(there[0])
        return bool(touched)

    def found(self) -> list[Found]:
        self.seen.catch_up()
        return [self._found(each.axis) for each in self.board.told if each.axis.name]

    def _found(self, axis: Axis) -> Found:
        words = " ".join((axis.indicator, axis.owner, axis.team))
        return Found(axis.name, _("Improvement axis"), lambda: self.point_at(axis.id), "compass", words)

    def numbers(self) -> list[Number]:
        told = self.board.told
        smart = sum(each.is_smart for each in told)
        approved = sum(each.state in KEPT for each in told)
        why = _("Specific, measurable, attainable, relevant and dated: all five letters.")
        numbers = [
            (_("Axes"), str(len(told)), ""),
            (_("SMART objectives"), _("{n} of {all}", n=smart, all=len(told)), why),
            (_("Approved axes"), _("{n} of {all}", n=approved, all=len(told)), ""),
        ]
        return numbers if told else []

    def kept(self) -> dict[str, Any]:
        return {"current": self.board.current, "typed": self.board.typing.half()}

    def restore(self, kept: dict[str, Any]) -> None:
        if kept["current"] is not None:
            self.board.select(kept["current"])
        self.board.typing.go_on(kept["typed"])

    def focus(self) -> None:
        self.board.take_focus()
