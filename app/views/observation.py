"""The observations of the event: noted in one line, shown as list, cards and diagnosis grid, and asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from sqlalchemy import select

from app.calc import observation as calc
from app.calc.observation import BURDENS
from app.calc.observation_list import Filter, total
from app.language import _, ngettext
from app.models import observation_edit as edit
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.interview import Interview, Question
from app.models.link import Link
from app.models.next_step import Picked
from app.models.observation import Observation, Rating
from app.models.observation_link import short
from app.models.observation_list import OF_LIST, OF_STEPS, Shop, read_seen, read_shop
from app.models.photo import Photo
from app.views.command import make_actions
from app.views.lay import beside
from app.views.next_step import NextSteps
from app.views.observation_board import ObservationBoard
from app.views.observation_commands import (
    BAR,
    FURTHER_KEYS,
    MODES,
    OBSERVATION_COMMANDS,
    ON_BOARD,
    ON_ONE,
    ON_SELECTION,
    ObservationCommands,
)
from app.views.observation_form import ObservationForm
from app.views.observation_found import found_among, found_asked
from app.views.observation_modes import ObservationModes
from app.views.observation_photos import ObservationPhotos
from app.views.observation_words import numbers
from app.views.page import Desk, Found, Number, Page, told
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.trail_strip import TrailStrip


class ObservationPage(Page):
    bar = BAR
    primary = "print_diagnosis"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shop: Shop | None = None
        self.seen = self.when_seen(self._read)
        self.asked = ObservationCommands(self)
        self.commands = make_actions(self, OBSERVATION_COMMANDS, self.asked)
        self.next = NextSteps(self, ("observation",), self._picked)
        self.photos = ObservationPhotos(self)
        begin = [self.commands["add_observation"], self.commands["add_photos"]]
        self.board = ObservationBoard(desk.worn, self.photos.thumbnail, begin, self.commands["seek"])
        self.form = ObservationForm(desk, [self.commands["duplicate"], self.commands["delete_selection"]])
        self.trail = TrailStrip(desk)
        self.form.extra(self.photos.strip)
        self.form.extra(self.trail)
        self.modes = ObservationModes(desk, self.board, self.commands)
        self._lay()
        self.setAcceptDrops(True)
        self.one_of([f"show_{mode}" for mode in MODES], in_words=True)
        self.commands["show_list"].setChecked(True)
        self.modes.chosen.connect(self.show_cell)
        self.modes.hint_changed.connect(self.hint_changed)
        self.board.selected.connect(self._selected)
        self.board.menu_asked.connect(self.asked.menu_of_selection)
        self.board.opened.connect(self.edit_text)
        self.board.entry.noted.connect(self.note)
        self.board.entry.pasted.connect(self.photos.put_image)
        self.photos.thumbnails.made.connect(self.board.cards.viewport().update)

    def _lay(self) -> None:
        beside(self.modes, self.form, wide=self.modes, on=self)
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.form}, self.board)
        self.panels.begin(self.commands)

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.entry.setEnabled(not self.desk.document.read_only)
        self._read()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if diff.keys(Rating):
            self._say_printed()
        self.modes.refresh(diff)
        if any(diff.keys(model) for model in OF_STEPS):
            self.shop = None
        if self.shop is None or any(diff.keys(model) for model in OF_LIST):
            self.seen.ask_now()
        elif diff.keys(Link):
            self._show_trail()

    def _read(self) -> None:
        """Read the observations anew."""
        with self.desk.document.read() as session:
            if self.shop is None:
                self.shop = read_shop(session)
            seen = read_seen(session, self.shop)
        self.board.tell(seen, self.shop)
        self._say_printed()
        self.tell_numbers()

    def _say_printed(self) -> None:
        """The diagnosis is there as soon as something was seen, or one cell of the grid was rated."""
        with self.desk.document.read() as session:
            there = any(session.scalar(select(model.id).limit(1)) for model in (Observation, Rating))
        say_what_prints(self, "diagnosis", there=there)

    @property
    def mode(self) -> str:
        return self.modes.mode

    def show_mode(self, mode: str) -> None:
        if mode == self.mode:
            return
        self.settle()
        self.modes.go(mode)
        self.commands[f"show_{mode}"].setChecked(True)
        self.enable(ON_BOARD, self.modes.on_board)
        self._selected()

    def show_cell(self, step: str | None, waste: str | None) -> None:
        """The observations of one cell of the diagnosis grid; an empty id stands for every one."""
        wanted = Filter(frozenset({waste} - {""}), frozenset({step} - {""}))
        if any(wanted.passes(each) and each.observation.kind not in BURDENS for each in self.board.all):
            wanted = Filter(wanted.waste, wanted.step, kind=frozenset(BURDENS))  # the grid counts what costs alone
        self.show_mode("list")
        self.board.filters.show_filter(wanted)
        self.board.into_view()

    # What is selected

    def selected(self) -> list[str]:
        return self.board.ids()

    def _picked(self) -> list[Picked]:
        return [Picked("observation", id) for id in self.selected()] if self.modes.on_board else []

    def _selected(self) -> None:
        chosen, here = self.board.chosen(), self.modes.on_board
        steps, currency = (self.shop.steps.values(), self.shop.currency) if self.shop else ((), "")
        self.form.show_observations(chosen, self.board.rows.things(), steps, currency)
        self.form.setVisible(here and self.commands["properties_panel"].isChecked() and bool(self.board.all))
        self.photos.strip.show_of(chosen[0].observation.id if len(chosen) == 1 else None)
        self._show_trail()
        self.enable(ON_SELECTION, here and bool(chosen))
        self.enable(ON_ONE, here and len(chosen) == 1)
        self.next.tell()
        self.tell_hint()

    def _show_trail(self) -> None:
        ids = self.selected()
        self.trail.show_of("observation", ids[0] if len(ids) == 1 else None)

    def hint(self) -> str:
        chosen = self.board.chosen() if self.modes.on_board else []
        if len(chosen) == 1:
            return _("Selected: {what}", what=short(chosen[0].observation.text))
        return ngettext("{n} observation selected", "{n} observations selected", len(chosen)) if chosen else ""

    def edit_text(self) -> None:
        if self.selected():
            self.commands["properties_panel"].setChecked(True)
            self.form.show_field("text")

    # Noting

    def note(self, text: str, step: str | None, waste: calc.Waste | None) -> str:
        """Add an observation of today; its id. What the disk refuses goes back to the line."""
        try:
            id = edit.add_observation(self.desk.document, self._made(text, step, waste))
        except DocumentError:
            self.board.entry.give_back(text, step, waste)
            raise
        self.bring(id)
        return id

    def begun(self) -> calc.Observation:
        """What is typed so far, to be noted with a photograph; the line is free for the next."""
        return self._made(*self.board.entry.taken())

    def show_new(self, ids: list[str]) -> None:
        """Observations that were made of photographs: of one the text is typed next."""
        self.bring(ids[0])
        self.board.select(ids)
        if len(ids) == 1 and self.form.isVisible() and not self.board.chosen()[0].observation.text:
            self.form.show_field("text")

    @staticmethod
    def _made(text: str, step: str | None, waste: calc.Waste | None) -> calc.Observation:
        return calc.Observation("", text, step=step, waste=waste, seen_on=date.today().isoformat())

    def note_at(self, step: str) -> bool:
        """Be ready to type what was seen at this step; whether it is there."""
        self._to_board()
        self.seen.catch_up()
        entry = self.board.entry
        entry.step.set_value(step)
        entry.text.setFocus()
        return entry.step.value == step

    def bring(self, id: str) -> bool:
        """Show and select an observation; whether it is there."""
        self.seen.catch_up()
        self._to_board()
        return self.board.bring(id)

    def _to_board(self) -> None:
        if not self.modes.on_board:
            self.show_mode("list")

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        ids = self.selected() if self.modes.on_board else []
        return ("observation", ids[0]) if len(ids) == 1 else None

    def show_thing(self, kind: str, id: str) -> bool:
        """Of the kind `step` it is a symbol of a map: what is typed next was seen there."""
        if kind == "step":
            return self.note_at(id)
        if kind in ("question", "interview"):
            self.show_mode("interviews")
            return bool(self.modes.of("interviews").show_thing(kind, id))
        return self.point_at(id)

    def point_at(self, id: str) -> bool:
        """Show and select an observation, whose keys act at once; whether it is there."""
        there = self.bring(id)
        if there:
            self.board.into_view()
        return there

    def settle(self) -> None:
        self.form.take()
        self.modes.settle()

    def reveal(self, diff: Diff) -> bool:
        if diff.keys(Rating):
            self.show_mode("grid")
            return True
        if diff.keys(Interview) or diff.keys(Question):
            self.show_mode("interviews")
            for kind, model in (("question", Question), ("interview", Interview)):
                if any(self.modes.of("interviews").show_thing(kind, id) for id in diff.keys(model)):
                    break
            return True
        touched = diff.keys(Observation)
        self.seen.catch_up()
        there = [each.observation.id for each in self.board.all if each.observation.id in touched]
        if there:
            self.bring(there[0])
            self.board.select(there)
        return bool(touched or diff.keys(Photo))

    def found(self) -> list[Found]:
        self.seen.catch_up()
        return [*found_among(self.board.all, self.point_at), *found_asked(self.desk.document, self.show_thing)]

    def numbers(self) -> list[Number]:
        return numbers(total(self.board.all), self.shop.currency if self.shop else "")

    def kept(self) -> dict[str, Any]:
        entry = self.board.entry
        kept = {
            "mode": self.mode,
            "filter": self.board.filters.filter,
            "grouping": self.board.filters.grouping,
            "sorted": self.board.rows.sorted,
            "selected": self.selected(),
            "entry": (entry.text.text(), entry.step.value, entry.waste.value),
            "modes": self.modes.kept(),
        }
        entry.text.clear()  # else it would be noted when this page is left, and once more on the page made instead
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        entry = self.board.entry
        self.board.filters.show_filter(kept["filter"])
        self.board.filters.show_grouping(kept["grouping"])
        self.board.sort(*kept["sorted"])
        self.board.select(kept["selected"])
        for editor, value in zip((entry.step, entry.waste), kept["entry"][1:], strict=True):
            editor.set_value(value)
        entry.text.setText(kept["entry"][0])
        self.modes.restore(kept["modes"])
        self.show_mode(kept["mode"])

    def further_keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        from app.views.diagnosis import FURTHER_KEYS as IN_GRID
        from app.views.interview_commands import FURTHER_KEYS as IN_INTERVIEW

        return told((*FURTHER_KEYS, *IN_GRID, *IN_INTERVIEW))

    def focus(self) -> None:
        self.modes.take_focus()

    # Events of Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.modes.on_board and self.photos.takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        place = self.board.mapFrom(self, event.position().toPoint())
        self.photos.drop(event.mimeData(), self.board.id_under(place))

    def leave(self) -> None:
        self.settle()
        if not self.desk.document.read_only:
            self.board.entry.take()
        self.modes.leave()
        self.photos.stop()
        super().leave()
