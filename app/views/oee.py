"""The OEE: series by machine and date, losses typed as they are read out, the waterfall that follows each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QPixmap, QResizeEvent

from app.calc.oee import Loss, Oee
from app.calc.oee_explanation import NAMES, explain_together, show_figure
from app.calc.oee_figures import together
from app.calc.oee_list import in_time, show_amount
from app.language import _, ngettext
from app.models import oee_edit as edit
from app.models import oee_list, trail
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.next_step import Picked
from app.models.oee import Oee as OeeRow
from app.models.oee import OeeLoss
from app.models.oee_list import AllSeries
from app.views.command import make_actions
from app.views.lay import beside
from app.views.next_step import NextSteps
from app.views.oee_board import OeeBoard
from app.views.oee_commands import BAR, CHANGING, FURTHER_KEYS, OEE_COMMANDS, ON_ONE, ON_SELECTION, SHOWN, OeeCommands
from app.views.oee_entry import LossEntry
from app.views.oee_form import OeeForm
from app.views.oee_losses import loss_name
from app.views.oee_picture import OeePicture
from app.views.oee_rows import series_name
from app.views.oee_shown import OeeShown
from app.views.oee_tiles import FOUR
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels


class OeePage(Page):
    bar = BAR
    primary = "print_oee"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Callable[[], date] = date.today
        self.all = AllSeries()
        self.asked = OeeCommands(self)
        self.commands = make_actions(self, OEE_COMMANDS, self.asked)
        self.next = NextSteps(self, ("oee",), self._picked, lambda: self.today())
        every = self.commands["show_all"]
        self.board = OeeBoard(desk.worn, [self.commands["add_series"]], every, lambda: self.today())
        self.entry = LossEntry(desk.worn)
        self.shown = OeeShown(desk.worn, self.entry)
        actions = [self.commands["duplicate"], self.commands["delete_selection"]]
        self.form = OeeForm(desk, actions, self.next.actions())
        beside(self.board, self.shown, self.form, wide=self.shown, on=self)
        self.panels = SidePanels(desk.settings, {"properties_panel": self.form}, self.board.table)
        self.panels.begin(self.commands)
        self.one_of(SHOWN)
        self.commands["show_waterfall"].setChecked(True)
        self.board.noted.connect(self.begin_series)
        self.board.selected.connect(self._selected)
        self.board.menu_asked.connect(self.asked.menu_of_selection)
        self.board.opened.connect(self.asked.type_times)
        self.entry.noted.connect(self.note_loss)
        self.entry.left.connect(self.board.into_view)
        self.shown.trend.chosen.connect(self.point_at)

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.line.setEnabled(not self.desk.document.read_only)
        self._read()

    def _make_room(self) -> None:
        """Before an audience the list gives way to the panel: what is large has no room for both."""
        self.board.setHidden(self.desk.settings.projector and not self.form.isHidden())

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if any(diff.keys(model) for model in oee_list.OF_OEE):
            self._read()
        elif trail.concerns(diff):
            self.form.show_series(self.board.chosen())

    def _read(self) -> None:
        with self.desk.document.read() as session:
            self.all = oee_list.read_all(session)
        self.entry.set_names([loss.name for one in self.all.series for loss in one.losses])
        self.board.tell(list(self.all.series))
        say_what_prints(self, "oee", there=bool(self.all.series))
        self.tell_numbers()

    def one(self) -> Oee | None:
        """The series that is chosen alone."""
        chosen = self.board.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def series(self) -> list[Oee]:
        """Those whose figures are on show: the chosen ones, all that pass the filter without any."""
        return self.board.chosen() or self.board.rows.things()

    def _selected(self) -> None:
        chosen, read_only = self.board.chosen(), self.desk.document.read_only
        self._show()
        self.form.show_series(chosen)
        self.form.setVisible(self.commands["properties_panel"].isChecked() and bool(chosen))
        self._make_room()
        self.entry.setEnabled(len(chosen) == 1 and not read_only)
        self.enable(ON_ONE, len(chosen) == 1)
        self.enable(ON_SELECTION, bool(chosen))
        self.enable(CHANGING if read_only else (), False)
        self.next.tell()
        self.tell_hint()

    def _show(self) -> None:
        self.shown.tell(self.all, self.series(), self.board.rows.things(), self.board.ids())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.fit_into(self.width())

    def show_form(self, shown: bool) -> None:
        self.panels.fold("properties_panel", shown)
        self.form.setVisible(shown and bool(self.board.ids()))
        self._make_room()

    def show_field(self, field: str) -> None:
        """Type a field of the chosen series."""
        if self.board.ids():
            self.commands["properties_panel"].setChecked(True)
            self.form.show_field(field)

    def hint(self) -> str:
        chosen = self.board.chosen()
        if len(chosen) == 1:
            return _("Selected: {what}", what=series_name(chosen[0]))
        return ngettext("{n} series selected", "{n} series selected", len(chosen)) if chosen else ""

    def _picked(self) -> list[Picked]:
        """Each selected series; of one alone, in the words of the loss in which the keys were last."""
        only, loss = self.one(), self.form.losses.current()
        if only is not None and loss is not None:
            words = _("{loss}: {amount} on {series}", loss=loss_name(loss), amount=show_amount(loss),
                      series=series_name(only))  # fmt: skip
            return [Picked("oee", only.id, words)]
        return [Picked("oee", id) for id in self.board.ids()]

    # Noting

    def begin_series(self, machine: str) -> str:
        """The series of today on a machine, with what is known of it from its last one; its id."""
        last = next((one for one in reversed(in_time(self.all.series)) if one.machine == machine), None)
        made = replace(edit.next_of(last) if last else Oee("", machine=machine), id="")
        try:
            id = edit.add_series(self.desk.document, replace(made, made_on=self.today().isoformat()))
        except DocumentError:
            self.board.line.setText(machine)
            raise
        self.point_at(id)
        if last is None:
            self.asked.type_times()
        else:
            self.entry.setFocus()
        return id

    def note_loss(self, loss: Loss) -> None:
        only = self.one()
        if only is None:
            return
        try:
            edit.add_loss(self.desk.document, only.id, loss)
        except DocumentError:
            self.entry.give_back(loss)
            raise

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        only = self.one()
        return ("oee", only.id) if only is not None else None

    def show_thing(self, kind: str, id: str) -> bool:
        return kind == "oee" and self.point_at(id)

    def type_name(self) -> None:
        self.show_field("machine")

    def point_at(self, id: str) -> bool:
        """Choose a series, whose keys act at once; whether it is there."""
        there = self.board.bring(id)
        if there:
            self.board.into_view()
        return there

    def settle(self) -> None:
        self.form.take()

    def reveal(self, diff: Diff) -> bool:
        touched = set(diff.keys(OeeRow))
        lost = diff.keys(OeeLoss)
        for one in self.all.series:
            touched |= {one.id} if lost & {loss.id for loss in one.losses} else set()
        there = [one.id for one in self.all.series if one.id in touched]
        if there:
            self.board.bring(there[0])
            self.board.select(there)
        return bool(touched or lost)

    def picture(self, width: int, height: int) -> QPixmap | None:
        if not self.all.series:
            return None
        shown = OeePicture(self.desk.worn)
        found = together(self.all.series)
        if found.oee is None:
            return None
        shown.tell(self.all.series, found, "")
        return shown.picture(width, height)

    def found(self) -> list[Found]:
        return [
            Found(series_name(one), _("OEE"), partial(self.point_at, one.id), "gauge",
                  " ".join(loss.name for loss in one.losses))
            for one in self.all.series
        ]  # fmt: skip

    def numbers(self) -> list[Number]:
        """Of all that is shown."""
        series = self.board.rows.things()
        found = together(series)
        return [
            (_(NAMES[key]), show_figure(key, getattr(found, key)), str(explain_together(series, key)))
            for key in ("oee", *FOUR[:3])
        ]

    def kept(self) -> dict[str, Any]:
        kept = {
            "filter": self.board.filters.filter,
            "sorted": self.board.rows.sorted,
            "selected": self.board.ids(),
            "shown": self.shown.picture.kind,
            "loss": self.entry.typed(),
            "line": self.board.line.text(),
        }
        self.board.line.clear()  # else a series would begin when this page is left, and once more on the next
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        self.board.filters.show_filter(kept["filter"])
        self.board.sort(*kept["sorted"])
        self.board.select(kept["selected"])
        self.board.line.setText(kept["line"])
        self.entry.type_again(*kept["loss"])
        self.commands[f"show_{kept['shown']}"].setChecked(True)

    def focus(self) -> None:
        """To the newest series; without any to where the first is begun."""
        if self.all.series or self.desk.document.read_only:
            self.board.into_view()
        else:
            self.board.line.setFocus()

    def leave(self) -> None:
        self.settle()
        super().leave()
