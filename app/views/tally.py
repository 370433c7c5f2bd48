"""The tally tool: marks by key, click and touch at the left, the Pareto that grows with them at the right."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPixmap

from app.calc.tally import Tally
from app.canvas.pareto_words import ParetoWords
from app.language import _
from app.models import tally_edit as edit
from app.models import trail
from app.models.diff import Diff
from app.models.event import Event
from app.models.next_step import Picked
from app.models.tally import Tally as TallyRow
from app.views.command import make_actions
from app.views.lay import below, beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number
from app.views.pareto import small_pareto
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.tally_commands import (
    BAR,
    FURTHER_KEYS,
    OF_ONE_TALLY,
    ON_COLUMN,
    ON_OWN_ROW,
    ON_ROW,
    ON_TALLY,
    TALLY_COMMANDS,
    TallyCommands,
)
from app.views.tally_import import TallyImport
from app.views.tally_keys import key_of
from app.views.tally_live import MODELS, concerns, row_of
from app.views.tally_marking import TallyMarking
from app.views.tally_panel import TallyPanel
from app.views.tally_panes import TallyPanes
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed

REST_MS = 120
"""The panel follows when the hand rests: marks come several a second."""


class TallyPage(ThingPage):
    bar = BAR
    primary = "print_tally"
    keys = FURTHER_KEYS
    things = TallyRow

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about = self.when_seen(self._show_panel)
        self._tallies = self.when_seen(self.show_what_there_is)  # what was asked for last is done first
        self.asked = TallyCommands(self)
        self.commands = make_actions(self, TALLY_COMMANDS, self.asked)
        self.next = NextSteps(self, ("category",), self._picked)
        self.menus["columns"] = self.asked.columns_menu()
        self.panes = TallyPanes(desk, self.commands)
        self.live, self.sheet, self.pareto = self.panes.live, self.panes.sheet, self.panes.pareto
        self.have_tabs(
            _("Tallies"),
            "tally",
            OF_ONE_TALLY,
            rename=lambda id, name: edit.change(desk.document, id, "name", name),
            move=lambda id, to: edit.move(desk.document, id, to),
            extra="start_period",
        )
        self.importing = TallyImport(self)
        self.marking = TallyMarking(self)
        self.panel = TallyPanel(desk)
        self._lay()
        self._connect()
        self.setAcceptDrops(True)

    def _lay(self) -> None:
        middle = below(self.panes, self.tabs, wide=self.panes)
        beside(middle, self.panel, wide=middle, on=self)
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.panel}, self.sheet)
        self.panels.begin(self.commands)
        self.commands["show_sheet"].setChecked(True)
        self.commands["show_pareto"].setChecked(True)

    def _connect(self) -> None:
        self.sheet.row_chosen.connect(self._chosen)
        self.sheet.column_chosen.connect(lambda _column: self._enable())
        self.pareto.menu_asked.connect(self.asked.menu_of_bar)
        self.panes.head.weighed.connect(self.weigh)

    def begin(self) -> None:
        self.follow(self._changed)
        self.show_what_there_is()

    # What is shown

    @property
    def tally(self) -> Tally | None:
        """The tally on show, its marks gathered."""
        return self.live.tally

    @property
    def selected(self) -> str | None:
        """The category that is chosen, on the sheet and among the bars."""
        return self.sheet.selected if self.tally is not None else None

    def _picked(self) -> list[Picked]:
        return [Picked("category", self.selected, self.name_of(self.selected))] if self.selected is not None else []

    def name_of(self, id: str) -> str:
        """What a category of this tally is called, with a name or without."""
        words = ParetoWords("count")
        return next((words.name(each) for each in self.tally.categories if each.id == id), "") if self.tally else ""

    @property
    def shown_id(self) -> str | None:
        return self.live.id

    def listed(self) -> list[Listed]:
        every = edit.listed(self.desk.document)
        return [Listed(id, name, "tally-5", period, _("Tally")) for id, name, period in every]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return edit.home_of(self.desk.document, ids)

    def show_one(self, id: str | None) -> None:
        now = self.shown_id
        self.live.read(self.desk.document, id)
        self.show_tabs()
        self._show()
        if id != now:
            self._chosen(self.selected or "")
        self._about.ask()

    def _show(self) -> None:
        self.panes.show_live()
        self.panel.setVisible(self.tally is not None and self.commands["properties_panel"].isChecked())
        self._enable()
        self.tell_numbers()

    def _changed(self, diff: Diff) -> None:
        if trail.concerns(diff):
            self._about.ask(REST_MS)
        if diff.keys(TallyRow) or diff.keys(Event) or (concerns(diff) and not self.isVisible()):
            self._tallies.ask_now()
        elif concerns(diff):
            self.live.follow(self.desk.document, diff)
            self._show()
            self._about.ask(REST_MS)

    def _chosen(self, id: str) -> None:
        self.pareto.select(id)
        self._enable()
        for view in (self.sheet, self.pareto):
            view.setAccessibleDescription(self.hint())
        self.tell()
        self._about.ask(REST_MS)

    def refresh_panel(self) -> None:
        self._about.ask()

    def _show_panel(self) -> None:
        """Let the panel speak of what is chosen now."""
        if not self.panel.isHidden():
            self.panel.show_of(self.shown_id, self.selected)

    def _enable(self) -> None:
        row = next((each for each in self.tally.categories if each.id == self.selected), None) if self.tally else None
        for ids, on in (
            (ON_TALLY, self.tally is not None),
            (ON_ROW, row is not None),
            (ON_OWN_ROW, row is not None and not row.other),
            (ON_COLUMN, self.tally is not None and self.sheet.current is not None),
            (("compare",), self.live.before is not None),
        ):
            self.enable(ids, on)
        say_what_prints(self, "tally", there=self.tally is not None)
        self.next.tell()

    def weigh(self, weight: str) -> None:
        if self.tally is not None and weight != self.tally.weight:
            edit.change(self.desk.document, self.tally.id, "weight", weight)

    # What is asked from outside

    def settle(self) -> None:
        self.tabs.settle()
        self.sheet.typing.finish()
        self.panel.take()

    def thing(self) -> tuple[str, str] | None:
        if self.shown_id is None:
            return None
        return ("category", self.selected) if self.selected else ("tally", self.shown_id)

    def show_thing(self, kind: str, id: str) -> bool:
        self._tallies.catch_up()
        if self.go_home([id]) is None:
            return False
        self.focus()
        if kind == "category":
            self.panes.drill(None)
            self.sheet.select(id)
        return True

    def reveal(self, diff: Diff) -> bool:
        if not concerns(diff):
            return False
        self._tallies.catch_up()
        self.go_home(id for model in MODELS for id in diff.keys(model))
        if row := row_of(diff):
            self.sheet.select(row)
        return True

    def found(self) -> list[Found]:
        listed = edit.listed(self.desk.document)
        found = [
            Found(name or _("Tally"), _("Tally"), partial(self.show_thing, "tally", id), "tally-5", period)
            for id, name, period in listed
        ]
        return found + [
            Found(name, " – ".join((_("Category"), tally)), partial(self.show_thing, "category", id), "chart-column")
            for id, name, tally in edit.categories(self.desk.document)
        ]

    def picture(self, width: int, height: int) -> QPixmap | None:
        return None if self.tally is None else small_pareto(self.tally, width, height)

    def hint(self) -> str:
        return _("Selected: {what}", what=self.name_of(self.selected)) if self.selected is not None else ""

    def numbers(self) -> list[Number]:
        tally, found = self.live.tally, self.live.found
        if tally is None or found is None:
            return []
        count = ParetoWords("count").value(sum(each.count for each in tally.categories))
        vital = ParetoWords(tally.weight).vital_few(found)
        return [(_("Marks"), count, ""), (_("Vital few"), vital, "")]

    def kept(self) -> dict[str, Any]:
        return self.panes.kept()

    def restore(self, kept: dict[str, Any]) -> None:
        self.go_home([kept["tally"]])
        self.panes.restore(kept)

    def focus(self) -> None:
        self.panes.focus()

    def leave(self) -> None:
        super().leave()
        self.pareto.stop()

    # Events of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the categories mark wherever the focus is."""
        if key_of(event) and self.tally is not None:
            self.sheet.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.importing.takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.importing.drop(event.mimeData())
