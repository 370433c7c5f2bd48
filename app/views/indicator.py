"""The indicators of the event: what is measured, why, how and how often; their courses; the figures of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtGui import QPixmap, QShowEvent

from app.calc.indicator import Indicator
from app.calc.usual_indicator import USUAL, taken
from app.language import _, ngettext, plain
from app.models import indicator_edit as edit
from app.models import trail
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.indicator import Indicator as IndicatorRow
from app.models.indicator import TargetChange
from app.models.indicator_list import Reference, concerns, read_reference, refreshed, touched
from app.models.next_step import Picked
from app.models.observation_link import short
from app.views.command import make_actions
from app.views.indicator_board import IndicatorBoard
from app.views.indicator_commands import (
    BAR,
    CHANGING,
    FURTHER_KEYS,
    INDICATOR_COMMANDS,
    MODES,
    MOVING,
    ON_DAY,
    ON_LIST,
    ON_ONE,
    ON_ROW,
    ON_ROWS,
    IndicatorCommands,
)
from app.views.indicator_form import IndicatorForm
from app.views.indicator_words import found_indicator, name_of, numbers
from app.views.lay import beside
from app.views.measure_import import MeasureImport
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels


class IndicatorPage(Page):
    bar = BAR
    primary = "print_indicators"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Callable[[], date] = date.today
        self.reference = Reference()
        self._seen_on = self.today()
        self._touched: set[str] = set()
        self.seen = self.when_seen(self._read)
        self.asked = IndicatorCommands(self)
        self.importing = MeasureImport(self)
        self.commands = make_actions(self, INDICATOR_COMMANDS, self.asked)
        self.next = NextSteps(self, ("indicator",), self._picked, lambda: self.today())
        begin = [self.commands["add_indicator"], self.commands["take_usual"]]
        self.board = IndicatorBoard(desk, begin, self.commands)
        self.form = IndicatorForm(desk, [self.commands["duplicate"], self.commands["delete_selection"]])
        beside(self.board, self.form, wide=self.board, on=self)
        self.panels = SidePanels(desk.settings, {"properties_panel": self.form}, self.board)
        self.panels.begin(self.commands)
        self.one_of([f"show_{mode}" for mode in MODES], in_words=True)
        self.commands["show_list"].setChecked(True)
        self.board.selected.connect(self._selected)
        self.board.opened.connect(self.open_chart)
        self.board.menu_asked.connect(self.asked.menu_of_selection)
        self.board.entry.noted.connect(self.note)
        self.board.entry.listed.connect(self.note_list)
        self.board.modes.hint_changed.connect(self.hint_changed)
        self.form.target_added.connect(self.asked.change_target)

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.entry.setEnabled(not self.desk.document.read_only)
        with self.desk.document.read() as session:
            self.reference = read_reference(session)
        self._tell()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if concerns(diff):
            with self.desk.document.read() as session:
                self._touched |= touched(session, diff)
            self.seen.ask_now()
        elif trail.concerns(diff):
            self.form.show_trail(self.board.ids())

    def _read(self) -> None:
        """Only what was touched is read anew."""
        ids, self._touched = self._touched, set()
        with self.desk.document.read() as session:
            self.reference = refreshed(session, self.reference, ids)
        self._tell()

    def _tell(self) -> None:
        self.board.tell(self.reference, self.today())
        say_what_prints(self, "indicators", there=bool(self.reference.rows))
        self.tell_numbers()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._seen_on != self.today():  # over midnight
            self._seen_on = self.today()
            self._tell()

    @property
    def mode(self) -> str:
        return self.board.modes.mode

    def show_mode(self, mode: str) -> None:
        if mode == self.mode:
            return
        self.settle()
        self.board.show_mode(mode)  # type: ignore[arg-type]
        self.commands[f"show_{mode}"].setChecked(True)
        self.board.modes.take_focus()

    def _selected(self) -> None:
        chosen, of_day = self.board.chosen(), self.mode == "today"
        self.form.show_indicators([] if of_day else chosen)
        self._show_form()
        movable = self.mode == "list" and len(chosen) == 1 and self.board.rows.sorted[0] is None
        able = (
            (ON_ONE, len(chosen) == 1),
            (ON_ROWS, bool(chosen) and not of_day),
            (ON_ROW, len(chosen) == 1 and not of_day),
            (MOVING, movable),
            (ON_LIST, self.mode == "list"),
            (ON_DAY, of_day),
            (("properties_panel", "copy"), not of_day),
        )
        for ids, on in able:
            self.enable(ids, on)
        for id in CHANGING if self.desk.document.read_only else ():
            self.commands[id].setEnabled(False)
        self.next.tell()
        self.tell_hint()

    def show_form(self, shown: bool) -> None:
        self.panels.fold("properties_panel", shown)
        self._show_form()

    def _show_form(self) -> None:
        """Only where there is an indicator to speak of; the day's figures need its room."""
        wanted = self.commands["properties_panel"].isChecked()
        self.form.setVisible(wanted and self.mode != "today" and bool(self.board.ids()))

    def show_field(self, field: str) -> None:
        if self.board.ids():
            self.commands["properties_panel"].setChecked(True)
            self.form.show_field(field)

    def hint(self) -> str:
        chosen = self.board.chosen()
        if len(chosen) == 1:
            row = chosen[0]
            return _("{name}: {value}", name=short(name_of(row.indicator)), value=row.status.said)
        return ngettext("{n} indicator selected", "{n} indicators selected", len(chosen)) if chosen else ""

    def _picked(self) -> list[Picked]:
        return [Picked("indicator", id) for id in self.board.ids()]

    # Noting

    def note(self, name: str) -> str:
        """Add an indicator, with all that is usual where it is one of the usual ones; its id."""
        usual = next((each.id for each in USUAL if plain(_(each.name)) == plain(name)), None)
        made = taken([usual], self.reference.currency)[0] if usual else Indicator("", name)
        try:
            id = edit.add_indicator(self.desk.document, made)
        except DocumentError:
            self.board.entry.line.setText(name)  # what the disk refuses goes back to the line
            raise
        self.board.bring(id)
        if usual:
            self.desk.say(_("Taken as it is usual, with its definition, formula and chart."))
        return id

    def note_list(self, names: list[str]) -> None:
        """One indicator of each line."""
        ids = edit.add_all(self.desk.document, [Indicator("", name) for name in names])
        self.board.bring(ids[-1])
        said = ngettext("{n} indicator added. Ctrl+Z undoes it.", "{n} indicators added. Ctrl+Z undoes it.", len(ids))
        self.desk.say(said)

    # What is asked from outside

    def open_chart(self, id: str) -> None:
        self.desk.open_thing("indicator", id, on="measure")

    def thing(self) -> tuple[str, str] | None:
        ids = self.board.ids()
        return ("indicator", ids[0]) if len(ids) == 1 else None

    def show_thing(self, kind: str, id: str) -> bool:
        return kind == "indicator" and self.point_at(id)

    def type_name(self) -> None:
        self.asked.edit_name()

    def point_at(self, id: str) -> bool:
        """Choose an indicator, whose keys act at once; whether it is there."""
        self.seen.catch_up()
        if self.mode == "today":
            self.show_mode("list")
        there = self.board.bring(id)
        if there:
            self.board.into_view()
        return there

    def settle(self) -> None:
        self.form.take()
        self.board.modes.settle()

    def reveal(self, diff: Diff) -> bool:
        with self.desk.document.read() as session:
            ids = touched(session, diff)
        self.seen.catch_up()
        own = diff.keys(IndicatorRow) or diff.keys(TargetChange)
        if not (own or self.isVisible() or self.mode == "today"):
            return False  # measures that were not typed here are shown by their charts
        there = [row.id for row in self.board.all if row.id in ids]
        if there and self.mode == "today":
            self.board.modes.of("today").show_one(there[0])
        elif there:
            self.board.bring(there[0])
            self.board.select(there)
        return bool(ids)

    def picture(self, width: int, height: int) -> QPixmap | None:
        if not any(row.spark for row in self.reference.rows):
            return None
        from app.views.indicator_overview import small_picture

        return small_picture(self.reference.rows, self.desk.worn, width, height)

    def found(self) -> list[Found]:
        self.seen.catch_up()
        return [found_indicator(row, self.point_at) for row in self.board.all if row.indicator.name.strip()]

    def numbers(self) -> list[Number]:
        return numbers(self.reference.rows)

    def kept(self) -> dict[str, Any]:
        board = self.board
        kept = {
            "mode": self.mode,
            "filter": board.filters.filter,
            "sorted": board.rows.sorted,
            "selected": board.ids(),
            "line": board.entry.line.text(),
            "modes": board.modes.kept(),
        }
        board.entry.line.clear()  # else it would be noted when this page is left, and once more on the new one
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        board = self.board
        board.filters.show_filter(kept["filter"])
        board.sort(*kept["sorted"])
        board.modes.restore(kept["modes"])
        self.show_mode(kept["mode"])
        board.select(kept["selected"])
        board.entry.line.setText(kept["line"])

    def focus(self) -> None:
        if self.mode == "list" and self.board.entry.isEnabled() and not self.board.all:
            self.board.entry.line.setFocus()
        else:
            self.board.into_view()

    def leave(self) -> None:
        self.settle()
        if not self.desk.document.read_only:
            self.board.entry.take()
        super().leave()
