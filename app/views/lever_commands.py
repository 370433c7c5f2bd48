"""The commands of the levers and what they do beyond the page itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc import decision
from app.calc.lever import MoneyLine
from app.calc.link import ROOT_CAUSE, Kind
from app.language import N_, _, ngettext
from app.models import decision_edit
from app.models import lever_edit as edit
from app.models.next_step import Picked, make
from app.models.origin_edit import Thing, origins_of, things
from app.views.command import Command
from app.views.lever_rows import UNNAMED
from app.views.tie_sheet import TieSheet, Tying
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.lever import LeverPage

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
LEVER_COMMANDS = (
    Command("print_levers", N_("Print the levers…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("add_lever", N_("New lever"), "insert", 0, ("N",), "plus"),
    Command("lever_of_cause", N_("New lever from the diagnosis…"), "insert", 0, ("D",), "git-branch"),
    Command("add_line", N_("New line of money"), "insert", 1, ("+",), "coins"),
    Command("compare", N_("Compare in a decision"), "insert", 3, ("C",), "vote"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("duplicate", N_("Duplicate"), "edit", 1, ("Ctrl+D",), "copy-plus"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("reword", N_("Type the statement"), "edit", 2, ("F2",), "pencil"),
    Command("type_money", N_("Type the money"), "edit", 2, ("I",), "coins"),
    Command("attach_origin", N_("What it acts on…"), "edit", 3, ("O",), "link"),
    Command("take_over", N_("Take the cost of the facts over as gain"), "edit", 3, ("T",), "coins"),
    Command("go_on_approval", N_("Take the approval on"), "edit", 3, ("A",), "presentation"),
    Command("previous_lever", N_("Previous lever"), "view", 4, ("Alt+Up",)),
    Command("next_lever", N_("Next lever"), "view", 4, ("Alt+Down",)),
    Command("move_up", N_("Move up"), "edit", 4, ("Ctrl+Shift+Up",), "arrow-up"),
    Command("move_down", N_("Move down"), "edit", 4, ("Ctrl+Shift+Down",), "arrow-down"),
    Command("show_years", N_("Years"), "view", 1, ("Y",), "chart-column", check=True),
    Command("show_break_even", N_("Break-even"), "view", 1, ("B",), "chart-line", check=True),
    Command("show_lines", N_("In detail"), "view", 1, ("L",), "list", check=True),
    Command("seek", N_("Filter the levers"), "view", 2, ("Ctrl+F",), "filter"),
    Command("show_next", N_("Show others: all, kept, not kept"), "view", 2, ("F",), "filter"),
    Command("show_all", N_("Show all levers"), "view", 2, (), "list"),
    Command("sort_next", N_("Sort by the next column"), "view", 2, ("S",), "arrow-up-down"),
    Command("money_panel", N_("Money of the lever"), "view", 3, ("M",), "coins", check=True),
    Command("properties_panel", N_("Properties"), "view", 3, ("F4",), "panel-right", check=True),
)
ON_ONE = ("add_line", "reword", "type_money", "attach_origin", "take_over", "go_on_approval", "move_up", "move_down")
ON_SELECTION = ("compare", "duplicate", "delete_selection")
"""What works on one lever, and on several."""
CHANGING = ("add_lever", "lever_of_cause", *ON_ONE, *ON_SELECTION)
"""What a file that may only be read does not let happen."""
BAR = (
    *(None, "undo", "redo", None, "attach_origin", "go_on_approval", "compare", "next_step", None),
    *("money_panel", "properties_panel"),
)
FURTHER_KEYS = (
    (
        N_("Levers"),
        (
            (N_("Note what is typed, then the next"), N_("Enter")),
            (N_("From the line to the table"), N_("Esc, Down")),
            (N_("Type all the data of one"), N_("Enter, F2")),
            (N_("How a figure comes about"), N_("click, or Tab and Enter")),
            (N_("From a line of money to the next one"), N_("Enter")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class LeverCommands:
    def __init__(self, page: LeverPage) -> None:
        self.page = page

    # Noting

    def add_lever(self) -> None:
        self.page.show_board()
        self.page.board.line.setFocus()

    def lever_of_cause(self) -> None:
        """Choose by typing a thing of the diagnosis, and word the lever that acts on it."""
        page = self.page
        page.settle()
        document = page.desk.document
        sheet: list[TieSheet] = []

        def turn(thing: Thing, _on: bool) -> bool:
            ids = make(document, "lever", [Picked(*thing)], datetime.now())
            if ids:
                sheet[0].close_sheet()
                page.point_at(ids[0])
                page.type_name()
            return bool(ids)

        tying = Tying(
            _("On what does the new lever act?"), self._ask(), self._nothing(), self._all(), lambda: set(), turn
        )
        sheet.append(TieSheet(page, page.desk, tying))
        sheet[0].open_sheet()

    def attach_origin(self) -> None:
        """Choose by typing on which causes and steps the lever acts."""
        page = self.page
        page.settle()
        listed = page.one()
        if listed is None:
            return
        document, id = page.desk.document, listed.id

        def tied() -> set[Thing]:
            with document.read() as session:
                return set(origins_of(session, "lever", id))

        def turn(thing: Thing, on: bool) -> bool:
            return edit.attach(document, id, thing, on)

        tying = Tying(_("On what does this lever act?"), self._ask(), self._nothing(), self._all(), tied, turn)
        TieSheet(page, page.desk, tying).open_sheet()

    def _all(self) -> list[tuple[Thing, str, str]]:
        with self.page.desk.document.read() as session:
            found = things(session, edit.ACTED_ON)
        return [
            (
                (_KINDS[each.kind], each.id),
                _(each.word),
                _("{name}: {value}", name=_(each.word), value=each.title) if each.word == ROOT_CAUSE else each.title,
            )
            for each in found
        ]

    @staticmethod
    def _ask() -> str:
        return _("Type a few letters of a cause, a step, an axis or an observation")

    @staticmethod
    def _nothing() -> str:
        return _("There is no cause, step or axis in this event yet.")

    # One lever

    def reword(self) -> None:
        self.page.show_field("name")

    def type_money(self) -> None:
        self.page.show_field("investment")

    def add_line(self) -> None:
        page = self.page
        page.settle()
        if page.one() is not None:
            page.commands["money_panel"].setChecked(True)
            page.commands["show_lines"].setChecked(True)
            page.money.lines.type_name(edit.add_line(page.desk.document, page.money.id or "", MoneyLine("")))

    def take_over(self) -> None:
        page = self.page
        page.settle()
        cost = page.money.tiles.cost
        if page.one() is None or cost is None:
            page.desk.say(_("No fact behind this lever has a cost. O says on what it acts."))
        else:
            edit.take_over(page.desk.document, page.money.id or "", cost)

    def go_on_approval(self) -> None:
        page = self.page
        page.settle()
        if page.one() is not None:
            page.commands["properties_panel"].setChecked(True)
            page.form.go_on()

    def previous_lever(self) -> None:
        self._go(-1)

    def next_lever(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        """To the one above or below, also where the money has taken the place of the table."""
        board = self.page.board
        ids = [each.id for each in board.rows.items]
        now = self.page.money.id
        if ids:
            board.select([ids[max(0, min(ids.index(now) + by, len(ids) - 1)) if now in ids else 0]])

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        """Over its neighbour, in the order in which they were noted."""
        page = self.page
        page.settle()
        listed = page.one()
        ids = [each.id for each in page.board.all]
        if listed is None or not 0 <= ids.index(listed.id) + by < len(ids):
            return
        if page.board.rows.sorted[0] is not None:
            page.desk.say(_("The table is sorted by a column: click its head until it is not, then move levers."))
            return
        edit.move_lever(page.desk.document, listed.id, ids.index(listed.id) + by)

    # Several levers

    def compare(self) -> None:
        """A decision whose options are the chosen levers; of one alone or none, all that are not refused."""
        page = self.page
        page.settle()
        chosen = page.board.chosen()
        if len(chosen) < 2:
            chosen = [each for each in page.board.all if each.kept is not False]
        if not chosen:
            page.desk.say(_("Type levers first: they become the options of the decision."))
            return
        names = {each.id: " ".join(each.lever.name.split()) or _(UNNAMED) for each in chosen}
        options = tuple(decision.Option("", name, lever=id) for id, name in names.items())
        made = decision.Decision("", _("Which lever?"), options=options)
        id = decision_edit.add_decision(page.desk.document, made)
        if not page.desk.open_thing("decision", id, typing=True):
            page.desk.say(_("A decision was made of them."))

    def copy(self) -> None:
        board = self.page.board
        QGuiApplication.clipboard().setText(board.rows.table(board.ids()))
        n = len(board.ids()) or len(board.rows.items)
        self.page.desk.say(ngettext("{n} lever is on the clipboard.", "{n} levers are on the clipboard.", n))

    def duplicate(self) -> None:
        page = self.page
        page.settle()
        made = edit.duplicate(page.desk.document, page.board.ids())
        page.board.select(made)

    def delete_selection(self) -> None:
        page = self.page
        page.settle()
        ids = page.board.ids()
        if not ids:
            return
        after = page.board.neighbour_of(ids)
        gone = edit.delete_levers(page.desk.document, ids)
        page.board.select([after] if after else [])
        said = ngettext(
            "{n} lever deleted: Ctrl+Z brings it back.", "{n} levers deleted: Ctrl+Z brings them back.", len(ids)
        )
        page.desk.say(told_of_links(page.desk.document, gone) or said)

    def select_all(self) -> None:
        self.page.board.table.selectAll()

    # What is shown

    def show_years(self, on: bool) -> None:
        self.page.show_side("years", on)

    def show_break_even(self, on: bool) -> None:
        self.page.show_side("break_even", on)

    def show_lines(self, on: bool) -> None:
        self.page.show_side("lines", on)

    def seek(self) -> None:
        self.page.show_board()
        self.page.board.seek.setFocus()

    def show_next(self) -> None:
        self.page.board.show_next()

    def show_all(self) -> None:
        self.page.board.show_all()

    def sort_next(self) -> None:
        self.page.board.table.sort_next()

    def money_panel(self, shown: bool) -> None:
        self.page.show_money(shown)

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    # Out of the program

    def print_levers(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "levers")

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected levers."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([page.commands[id] for id in ("reword", "attach_origin", "go_on_approval")])
        menu.addSeparator()
        menu.addActions([*page.next.actions(), page.commands["compare"]])
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("copy", "duplicate", "delete_selection")])
        menu.popup(at)
