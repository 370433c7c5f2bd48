"""The action plan: typed as in a spreadsheet, followed by the PDCA wheel, shown in time, by load and by owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

from app.calc.action import Action as ActionData
from app.calc.action_figures import figures
from app.language import _, ngettext
from app.models import action_effect
from app.models.action import Action
from app.models.action_list import Plan, read_plan, refreshed, touched
from app.models.diff import Diff
from app.models.link import Link
from app.models.observation_link import short
from app.views.action_ask import ActionAsk
from app.views.action_board import ActionBoard
from app.views.action_commands import (
    ACTION_COMMANDS,
    BAR,
    FURTHER_KEYS,
    MODES,
    MOVING,
    ON_FILTER,
    ON_REMINDERS,
    ON_ROWS,
    ON_SELECTION,
    ON_TABLE,
    PRINTED,
    ActionCommands,
)
from app.views.action_form import ActionForm
from app.views.action_found import found_among
from app.views.action_gestures import ActionGestures
from app.views.action_modes import SELECTING
from app.views.action_words import numbers
from app.views.action_writing import ActionWriting
from app.views.command import make_actions
from app.views.lay import beside
from app.views.page import Desk, Found, Number, Page, told
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.trail_strip import TrailStrip


class ActionPage(Page):
    bar = BAR
    primary = "print_plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan, self.figures = Plan(), figures((), date.today())
        self.today = date.today()
        """The day on which everything here is seen."""
        self._asked_on = self.today
        self.seen = self.when_seen(self._read)
        self._touched: set[str] | None = set()
        """The actions to read anew; None for all."""
        self.gestures = ActionGestures(self)
        self.asked = ActionCommands(self)
        self.commands = make_actions(self, ACTION_COMMANDS, self.asked)
        begin = [self.commands["add_action"], self.commands["import_workbook"]]
        self.board: ActionBoard = ActionBoard(desk, begin, self.commands)
        self.ask = ActionAsk(self, desk.worn)
        self.asked_about: list[str] = []
        """What was selected when a question was asked: of another selection it is not asked any more."""
        buttons = [self.commands["duplicate"], self.commands["delete_selection"]]
        self.form: ActionForm = ActionForm(desk, buttons, self.asked.turn_wheel)
        self.form.today = lambda: self.today
        self._effect = self.when_seen(self.form.effect.refresh)
        self.trail = TrailStrip(desk)
        self.form.extra(self.trail)
        self._lay()
        self._wire()
        self.setAcceptDrops(True)

    def _lay(self) -> None:
        beside(self.board, self.form, wide=self.board, on=self)
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.form}, self.board)
        self.panels.begin(self.commands)
        self.one_of([f"show_{mode}" for mode in MODES], in_words=True)
        self.commands["show_table"].setChecked(True)

    def _wire(self) -> None:
        board, table = self.board, self.board.table
        board.selected.connect(self._selected)
        board.opened.connect(self.open_form)
        board.menu_asked.connect(self.asked.menu_of_selection)
        board.modes.hint_changed.connect(self.hint_changed)
        table.wheel_asked.connect(lambda _id: self.asked.turn_wheel())
        self.writing = ActionWriting(self)
        self.ask.opened.connect(self._remember_asked)

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.entry.setEnabled(not self.desk.document.read_only)
        self._read()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if action_effect.concerns(diff):
            self._effect.ask_now()
        ids = touched(diff)
        self._touched = None if ids is None or self._touched is None else self._touched | ids
        if ids is None or ids:
            self.seen.ask_now()
        elif diff.keys(Link):
            self._show_trail()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._asked_on != date.today():  # over midnight
            self._asked_on = date.today()
            self.look_from(self._asked_on)

    def look_from(self, today: date) -> None:
        """See everything as of this day."""
        self.today, self._touched = today, None
        self._read()

    def _read(self) -> None:
        """Read what was touched anew."""
        ids, self._touched = self._touched, set()
        with self.desk.document.read() as session:
            if ids and self.plan.rows:
                self.plan = refreshed(session, self.plan, ids, self.today)
            else:
                self.plan = read_plan(session, self.today)
        self.figures = figures(self.plan.actions(), self.today)
        self.board.tell(self.plan, self.today)
        self.tell_numbers()

    @property
    def mode(self) -> str:
        return self.board.modes.mode

    def show_mode(self, mode: str) -> None:
        if mode == self.mode:
            return
        self.settle()
        self.ask.close_down()
        self.board.show_mode(mode)  # type: ignore[arg-type]
        self.commands[f"show_{mode}"].setChecked(True)
        self._selected()

    # What is selected

    def selected(self) -> list[str]:
        return self.board.ids()

    def picked(self) -> list[ActionData]:
        return [row.action for row in self.board.chosen()]

    def _selected(self) -> None:
        chosen, selecting = self.board.chosen(), self.mode in SELECTING
        if self.ask.isVisible() and self.selected() != self.asked_about:
            self.ask.close_down()
        self.form.show_actions(chosen, self.plan, self.plan.said("owner").values(), self.figures)
        wanted = self.commands["properties_panel"].isChecked()
        self.form.setVisible(selecting and wanted and bool(self.plan.rows))
        self._show_trail()
        writable = not self.desk.document.read_only
        of_table = self.mode == "table"
        able = (
            (ON_SELECTION, selecting and bool(chosen) and writable),
            (ON_ROWS, of_table and bool(chosen) and writable),
            (("add_place",), of_table and len(chosen) == 1 and writable),
            (MOVING, of_table and len(chosen) == 1 and writable and self.board.rows.sorted[0] is None),
            (ON_TABLE, of_table),
            (ON_REMINDERS, self.mode == "reminders"),
            (ON_FILTER, self.mode != "reminders"),
            (("copy",), self.mode in ("table", "reminders")),
            (("properties_panel",), selecting),
        )
        for ids, on in able:
            self.enable(ids, on)
        sheet, title = PRINTED.get(self.mode, PRINTED["table"])
        say_what_prints(self, sheet if self.plan.rows else "action_plan", there=bool(self.plan.rows), title=title)
        self.tell_hint()

    def _remember_asked(self) -> None:
        self.asked_about = self.selected()

    def _show_trail(self) -> None:
        ids = self.selected()
        self.trail.show_of("action", ids[0] if len(ids) == 1 else None)

    def hint(self) -> str:
        chosen = self.board.chosen()
        if len(chosen) == 1:
            return _("Selected: {what}", what=short(chosen[0].action.label) or str(chosen[0].action.number))
        return ngettext("{n} action selected", "{n} actions selected", len(chosen)) if chosen else ""

    def place_of(self, ids: Sequence[str]) -> QRect:
        """Where a question about these actions is asked."""
        return self.board.place_of(ids, self)

    def open_form(self, id: str) -> None:
        """Type all that is known of an action."""
        self.bring(id)
        self.commands["properties_panel"].setChecked(True)
        self.form.show_field("label")

    def bring(self, id: str) -> bool:
        """Show and select an action; whether it is there."""
        self.seen.catch_up()
        if self.mode not in SELECTING:
            self.show_mode("table")
        return self.board.bring(id)

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        ids = self.selected()
        return ("action", ids[0]) if len(ids) == 1 else None

    def show_thing(self, kind: str, id: str) -> bool:
        there = self.bring(id)
        if there:
            self.board.into_view()
        return there

    def type_name(self) -> None:
        self.show_mode("table")
        self.board.table.typing.begin("label")

    def settle(self) -> None:
        self.form.take()
        self.board.modes.settle()

    def reveal(self, diff: Diff) -> bool:
        ids = touched(diff) or {str(id) for id in diff.keys(Action)}
        self.seen.catch_up()
        there = [row.action.id for row in self.plan.rows if row.action.id in ids]
        if there:
            self.bring(there[0])
            self.board.select(there)
        return bool(ids)

    def found(self) -> list[Found]:
        self.seen.catch_up()
        return found_among(self.plan.rows, lambda id: self.show_thing("action", id))

    def numbers(self) -> list[Number]:
        return numbers(self.figures)

    def kept(self) -> dict[str, Any]:
        board = self.board
        kept = {
            "mode": self.mode,
            "filter": board.filters.filter,
            "grouping": board.filters.grouping,
            "sorted": board.rows.sorted,
            "selected": self.selected(),
            "entry": board.entry.kept(),
            "modes": board.modes.kept(),
        }
        board.entry.clear()  # else it would be noted when this page is left, and once more on the page made instead
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        board = self.board
        board.filters.show_filter(kept["filter"])
        board.filters.show_grouping(kept["grouping"])
        board.sort(*kept["sorted"])
        board.modes.restore(kept["modes"])
        self.show_mode(kept["mode"])
        board.select(kept["selected"])
        board.entry.restore(kept["entry"])

    def further_keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        from app.views.action_planning import FURTHER_KEYS as IN_PLANNING
        from app.views.action_workload import FURTHER_KEYS as IN_LOAD

        return told((*FURTHER_KEYS, *IN_PLANNING, *IN_LOAD))

    def focus(self) -> None:
        if self.mode == "table" and self.board.entry.isEnabled() and not self.board.ids():
            self.board.entry.label.setFocus()
        else:
            self.board.into_view()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.asked.files.takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.asked.files.drop(event.mimeData())

    def leave(self) -> None:
        self.settle()
        self.form.effect.stop()
        self.ask.close_down()
        if not self.desk.document.read_only:
            self.board.entry.take()
        self.board.modes.leave()
        super().leave()
