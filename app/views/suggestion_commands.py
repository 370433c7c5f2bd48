"""The commands of the suggestions and what they do beyond the page itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.suggestion import STATES, State
from app.calc.suggestion_list import ANSWERS
from app.language import N_, _, ngettext
from app.models import suggestion_edit as edit
from app.views.action_ask import Answer, Question
from app.views.command import Command
from app.views.suggestion_words import SIGNS
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.suggestion import SuggestionPage

_STATE_KEYS: dict[State, str] = {"received": "R", "studied": "S", "kept": "K", "done": "D", "not_kept": "X"}
MADE_KEYS = {"make_lever": "L", "make_action": "A"}
"""One letter each for what bears a longer key on the other pages, too."""

SUGGESTION_COMMANDS = (
    Command("print_suggestions", N_("Print the suggestions…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("add_suggestion", N_("New suggestion"), "insert", 0, ("N",), "plus"),
    Command("paste_list", N_("Paste a list of ideas"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("edit_text", N_("Type the text"), "edit", 2, ("F2",), "pencil"),
    Command("name_student", N_("Say who studies it"), "edit", 2, ("W",), "users-round"),
    *(
        Command(f"state_{state}", words, "edit", 3, (_STATE_KEYS[state],), SIGNS[state][0])
        for state, words in STATES.items()
    ),
    Command("told_today", N_("Author told today"), "edit", 3, ("T",), "message-square-reply"),
    Command("seek", N_("Filter the suggestions"), "view", 2, ("Ctrl+F",), "filter"),
    Command("show_to_tell", N_("Show only what is still to be told"), "view", 2, ("U",), "message-square-reply"),
    Command("properties_panel", N_("Properties"), "view", 3, ("F4",), "panel-right", check=True),
)
_OF_STATES = tuple(f"state_{state}" for state in STATES)
ON_SELECTION = ("delete_selection", "edit_text", "name_student", *_OF_STATES, "told_today")
"""What needs a suggestion that is selected."""
CHANGING = ("add_suggestion", "paste_list", *ON_SELECTION)
"""What a file that may only be read does not let happen."""
BAR = (
    *(None, "undo", "redo", None, "state_studied", "state_kept", "state_not_kept", "state_done", "told_today"),
    *(None, "next_step", None, "properties_panel"),
)
FURTHER_KEYS = (
    (
        N_("Improvement suggestions"),
        (
            (N_("Note the idea"), N_("Enter")),
            (N_("On to the author"), "Tab"),
            (N_("Each line of a pasted list becomes an idea"), "Ctrl+V"),
            (N_("From the line to the list"), N_("Esc, Down")),
            (N_("Type all the data of one"), N_("Enter, F2")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class SuggestionCommands:
    def __init__(self, page: SuggestionPage) -> None:
        self.page = page
        for state in STATES:
            setattr(self, f"state_{state}", partial(self.take_to, state))

    def add_suggestion(self) -> None:
        self.page.board.entry.text.setFocus()

    def paste_list(self) -> None:
        self.page.note_list(QGuiApplication.clipboard().text())

    def copy(self) -> None:
        self.page.desk.say(_("The table is on the clipboard."))
        QGuiApplication.clipboard().setText(self.page.board.rows.table(self.page.board.ids()))

    def delete_selection(self) -> None:
        page = self.page
        page.settle()
        ids = page.board.ids()
        after = page.board.neighbour_of(ids)
        edit.delete_suggestions(page.desk.document, ids)
        page.board.select([after] if after else [])
        said = ngettext("Deleted: Ctrl+Z brings it back.", "{n} deleted: Ctrl+Z brings them back.", len(ids))
        page.desk.say(told_of_links(page.desk.document, [("suggestion", id) for id in ids]) or said)

    def select_all(self) -> None:
        self.page.board.table.selectAll()

    def edit_text(self) -> None:
        self.page.show_field("text")

    def name_student(self) -> None:
        self.page.show_field("studied_by")

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    def seek(self) -> None:
        self.page.board.filters.seek.begin()

    def show_to_tell(self) -> None:
        self.page.board.filters.to_tell.click()

    # What becomes of them

    def take_to(self, state: State) -> None:
        """By one key; why one is not kept is asked in place, for its author will ask, too."""
        page = self.page
        page.settle()
        ids = page.board.ids()
        if not ids or page.desk.document.read_only:
            return
        if state != "not_kept":
            edit.set_state(page.desk.document, ids, state)
            return
        reasons = {each.reason for each in page.board.chosen()}
        page.ask.ask(
            ngettext("Why is it not kept?", "Why are these {n} not kept?", len(ids)),
            [Question("reason", _("The author is told this reason"), reasons.pop() if len(reasons) == 1 else "")],
            lambda answers: self._not_keep(ids, answers),
            near=page.board.area_of_selection(page),
            today=page.today(),
            act=_("Do not keep it"),
        )

    def _not_keep(self, ids: list[str], answers: dict[str, Answer]) -> None:
        edit.set_state(self.page.desk.document, ids, "not_kept", answers["reason"].said)
        self.page.board.table.setFocus()

    def told_today(self) -> None:
        """Those that are decided; the same key once more takes it back where all were told today."""
        page = self.page
        page.settle()
        today = page.today().isoformat()
        decided = [each for each in page.board.chosen() if each.state in ANSWERS]
        if not decided:
            page.desk.say(_("Decide first: kept, carried out or not kept. Then the author can be told."))
            return
        again = all(each.told_on == today for each in decided)
        edit.tell(page.desk.document, [each.id for each in decided], "" if again else today)

    # Out of the program

    def print_suggestions(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "suggestions")

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected suggestions."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([page.commands[id] for id in (*_OF_STATES, "told_today", "name_student")])
        menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("edit_text", "copy", "delete_selection")])
        menu.popup(at)
