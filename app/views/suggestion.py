"""The suggestions of the event: anyone's ideas, noted in seconds, taken to an answer, and told back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence

from app.calc.pasted_list import lines
from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import counts
from app.language import _, ngettext
from app.models import suggestion_edit as edit
from app.models import trail
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.next_step import Picked
from app.models.observation_link import short
from app.models.suggestion import Suggestion as SuggestionRow
from app.models.suggestion import read_suggestions
from app.views.action_ask import ActionAsk
from app.views.command import make_actions
from app.views.lay import beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.suggestion_board import SuggestionBoard
from app.views.suggestion_commands import (
    BAR,
    CHANGING,
    FURTHER_KEYS,
    MADE_KEYS,
    ON_SELECTION,
    SUGGESTION_COMMANDS,
    SuggestionCommands,
)
from app.views.suggestion_form import SuggestionForm
from app.views.suggestion_words import numbers, state_word


class SuggestionPage(Page):
    bar = BAR
    primary = "print_suggestions"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Callable[[], date] = date.today
        self.asked = SuggestionCommands(self)
        self.commands = make_actions(self, SUGGESTION_COMMANDS, self.asked)
        self.next = NextSteps(self, ("suggestion",), self._picked, lambda: self.today())
        for id, key in MADE_KEYS.items():
            self.commands[id].setShortcuts([QKeySequence(key), *self.commands[id].shortcuts()])
        begin = [self.commands["add_suggestion"], self.commands["paste_list"]]
        self.board = SuggestionBoard(desk.worn, begin, self.commands["seek"])
        self.form = SuggestionForm(desk, [self.commands["delete_selection"]])
        beside(self.board, self.form, wide=self.board, on=self)
        self.ask = ActionAsk(self, desk.worn)
        self.panels = SidePanels(desk.settings, {"properties_panel": self.form}, self.board.table)
        self.panels.begin(self.commands)
        self.board.selected.connect(self._selected)
        self.board.opened.connect(self.asked.edit_text)
        self.board.menu_asked.connect(self.asked.menu_of_selection)
        self.board.entry.noted.connect(self.note)
        self.board.entry.listed.connect(self.note_ideas)
        self.form.chosen.connect(self.point_at)
        self.form.state_asked.connect(self.asked.take_to)
        self.ask.closed.connect(self.form.refresh)  # a state that was chosen there, and then given up

    def begin(self) -> None:
        self.follow(self._changed)
        self.board.entry.setEnabled(not self.desk.document.read_only)
        self._read()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if diff.keys(SuggestionRow):
            self._read()
        elif trail.concerns(diff):
            self.form.show_trail(self.board.ids())

    def _read(self) -> None:
        with self.desk.document.read() as session:
            found = read_suggestions(session)
        self.board.tell(found)
        say_what_prints(self, "suggestions", there=bool(found))
        self.tell_numbers()

    def _selected(self) -> None:
        ids = self.board.ids()
        self.form.show_suggestions(ids, self.board.like_of(ids[0]) if len(ids) == 1 else ())
        self.show_form(self.commands["properties_panel"].isChecked(), fold=False)
        self.enable(ON_SELECTION, bool(ids))
        for id in CHANGING if self.desk.document.read_only else ():
            self.commands[id].setEnabled(False)
        self.next.tell()
        self.tell_hint()

    def show_form(self, shown: bool, *, fold: bool = True) -> None:
        """Only where there is a suggestion to speak of."""
        if fold:
            self.panels.fold("properties_panel", shown)
        self.form.setVisible(shown and bool(self.board.ids()))

    def show_field(self, field: str) -> None:
        if self.board.ids():
            self.commands["properties_panel"].setChecked(True)
            self.form.show_field(field)

    def hint(self) -> str:
        chosen = self.board.chosen()
        if len(chosen) == 1:
            return _("Selected: {what}", what=short(chosen[0].text))
        return ngettext("{n} suggestion selected", "{n} suggestions selected", len(chosen)) if chosen else ""

    def _picked(self) -> list[Picked]:
        return [Picked("suggestion", id) for id in self.board.ids()]

    # Noting

    def note(self, text: str, author: str) -> str:
        """Add an idea of today; its id. What the disk refuses goes back to the line."""
        made = Suggestion("", text, author, suggested_on=self.today().isoformat())
        try:
            id = edit.add_suggestion(self.desk.document, made)
        except DocumentError:
            self.board.entry.give_back(text, author)
            raise
        self.board.like.hide()
        self.board.bring(id)
        if like := self.board.like_of(id):
            self.desk.say(_("Noted. Perhaps the same as “{text}”.", text=short(like[0].text)))
        return id

    def note_list(self, text: str) -> None:
        """Each line of a text becomes an idea."""
        ideas = lines(text)
        if ideas:
            self.note_ideas(ideas, "")
        else:
            self.desk.say(_("There is no list on the clipboard."))

    def note_ideas(self, ideas: Sequence[str], author: str) -> None:
        today = self.today().isoformat()
        ids = edit.add_all(self.desk.document, [Suggestion("", each, author, suggested_on=today) for each in ideas])
        self.board.bring(ids[0])
        self.board.select(ids)
        said = ngettext("{n} idea noted. Ctrl+Z undoes it.", "{n} ideas noted. Ctrl+Z undoes it.", len(ids))
        self.desk.say(said)

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        ids = self.board.ids()
        return ("suggestion", ids[0]) if len(ids) == 1 else None

    def show_thing(self, kind: str, id: str) -> bool:
        return kind == "suggestion" and self.point_at(id)

    def type_name(self) -> None:
        self.show_field("text")

    def point_at(self, id: str) -> bool:
        """Show and select a suggestion, whose keys act at once; whether it is there."""
        there = self.board.bring(id)
        if there:
            self.board.into_view()
        return there

    def settle(self) -> None:
        self.form.take()

    def reveal(self, diff: Diff) -> bool:
        touched = diff.keys(SuggestionRow)
        there = [each.id for each in self.board.all if each.id in touched]
        if there:
            self.board.bring(there[0])
            self.board.select(there)
        return bool(touched)

    def found(self) -> list[Found]:
        return [self._found(each) for each in self.board.all if each.text.strip()]

    def _found(self, one: Suggestion) -> Found:
        words = " ".join((one.author, one.place, one.reason, state_word(one.state)))
        return Found(" ".join(one.text.split()), _("Suggestion"), lambda: self.point_at(one.id), "lightbulb", words)

    def numbers(self) -> list[Number]:
        return numbers(counts(self.board.all))

    def kept(self) -> dict[str, Any]:
        entry = self.board.entry
        kept = {
            "filter": self.board.filters.filter,
            "sorted": self.board.rows.sorted,
            "selected": self.board.ids(),
            "entry": (entry.text.text(), entry.author.text()),
        }
        entry.give_back("", "")  # else it would be noted when this page is left, and once more on the page made instead
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        self.board.filters.show_filter(kept["filter"])
        self.board.sort(*kept["sorted"])
        self.board.select(kept["selected"])
        self.board.entry.give_back(*kept["entry"])

    def focus(self) -> None:
        """To where an idea is typed next; where nothing may be, to what there is."""
        if self.board.entry.isEnabled():
            self.board.entry.text.setFocus()
        else:
            self.board.into_view()

    def leave(self) -> None:
        self.settle()
        if not self.desk.document.read_only:
            self.board.entry.take()
        super().leave()
