"""The commands of the OEE and what they do beyond the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.language import N_, _, ngettext
from app.models import oee_edit as edit
from app.views.command import Command
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.oee import OeePage

OEE_COMMANDS = (
    Command("print_oee", N_("Print the OEE…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("add_series", N_("New series"), "insert", 0, ("N",), "plus"),
    Command("duplicate", N_("Next series: same machine, a day later"), "insert", 0, ("Ctrl+D",), "copy-plus"),
    Command("note_loss", N_("Note losses"), "insert", 1, ("L",), "timer"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("copy_picture", N_("Copy the picture"), "edit", 1, ("Ctrl+Shift+C",), "image"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("select_none", N_("All shown series together"), "edit", 2, ("Ctrl+Shift+D",), "layers"),
    Command("type_times", N_("Type times and parts"), "edit", 2, ("F2",), "pencil"),
    Command("type_date", N_("Type the date"), "edit", 2, ("D",), "calendar"),
    Command("tie_indicator", N_("Say whose measure it is"), "edit", 2, ("I",), "link"),
    Command("show_waterfall", N_("Waterfall of times"), "view", 1, ("W",), "chart-gantt", check=True),
    Command("show_ranking", N_("Losses in falling order"), "view", 1, ("R",), "chart-column", check=True),
    Command("explain", N_("How the OEE comes about"), "view", 1, ("E",), "info"),
    Command("seek", N_("Filter the series"), "view", 2, ("Ctrl+F",), "filter"),
    Command("next_machine", N_("Next machine"), "view", 2, ("M",), "factory"),
    Command("next_period", N_("Next period"), "view", 2, ("P",), "calendar"),
    Command("show_all", N_("Show all series"), "view", 2, (), "list"),
    Command("sort_next", N_("Sort by the next column"), "view", 2, ("S",), "arrow-up-down"),
    Command("properties_panel", N_("Properties"), "view", 3, ("F4",), "panel-right", check=True),
)
SHOWN = ("show_waterfall", "show_ranking")
ON_ONE = ("duplicate", "note_loss")
ON_SELECTION = ("delete_selection", "type_times", "type_date", "tie_indicator")
CHANGING = ("add_series", *ON_ONE, *ON_SELECTION)
"""What a file that may only be read does not let happen."""
BAR = (
    *(None, "undo", "redo", None, "note_loss", "duplicate", None, *SHOWN, None, "next_step", None, "properties_panel"),
)
FURTHER_KEYS = (
    (
        N_("OEE"),
        (
            (N_("Begin the series of the machine that is typed"), N_("Enter")),
            (N_("Note a loss: kind, how much, what"), N_("Enter")),
            (N_("On from kind to how much and what"), "Tab"),
            (N_("Kind of loss"), N_("first letters, or 1 to 0")),
            (N_("From the line to the table"), N_("Esc, Down")),
            (N_("How a figure comes about"), N_("click, or Tab and Enter")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class OeeCommands:
    def __init__(self, page: OeePage) -> None:
        self.page = page

    # Noting

    def add_series(self) -> None:
        self.page.board.line.setFocus()

    def duplicate(self) -> None:
        page = self.page
        page.settle()
        ids = page.board.ids()
        made = edit.duplicate(page.desk.document, ids[0]) if len(ids) == 1 else None
        if made is not None:
            page.point_at(made)
            page.commands["note_loss"].trigger()

    def note_loss(self) -> None:
        if len(self.page.board.ids()) == 1:
            self.page.entry.setFocus()
        else:
            self.page.desk.say(_("Select one series first: its losses are noted then."))

    # The selection

    def copy(self) -> None:
        board = self.page.board
        QGuiApplication.clipboard().setText(board.rows.table(board.ids()))
        n = len(board.ids()) or len(board.rows.items)
        self.page.desk.say(ngettext("{n} series is on the clipboard.", "{n} series are on the clipboard.", n))

    def copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.page.shown.picture.picture(1600, 900))
        self.page.desk.say(_("The picture is on the clipboard."))

    def delete_selection(self) -> None:
        page = self.page
        page.settle()
        ids = page.board.ids()
        after = page.board.neighbour_of(ids)
        gone = edit.delete_series(page.desk.document, ids)
        page.board.select([after] if after else [])
        said = ngettext(
            "{n} series deleted: Ctrl+Z brings it back.", "{n} series deleted: Ctrl+Z brings them back.", len(ids)
        )
        page.desk.say(told_of_links(page.desk.document, gone) or said)

    def select_all(self) -> None:
        self.page.board.table.selectAll()

    def select_none(self) -> None:
        self.page.board.table.clearSelection()

    def type_times(self) -> None:
        self.page.show_field("opening_s")

    def type_date(self) -> None:
        self.page.show_field("made_on")

    def tie_indicator(self) -> None:
        self.page.show_field("indicator")

    # What is shown

    def show_waterfall(self, on: bool) -> None:
        if on:
            self.page.shown.picture.show_kind("waterfall")

    def show_ranking(self, on: bool) -> None:
        if on:
            self.page.shown.picture.show_kind("ranking")

    def explain(self) -> None:
        self.page.shown.tiles.explain("oee")

    def seek(self) -> None:
        self.page.board.filters.seek.setFocus()

    def next_machine(self) -> None:
        self.page.board.filters.next_machine()

    def next_period(self) -> None:
        self.page.board.filters.next_period()

    def show_all(self) -> None:
        self.page.board.show_all()

    def sort_next(self) -> None:
        self.page.board.table.sort_next()

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    # Out of the program

    def print_oee(self) -> None:
        from app.views.print_sheet import print_sheet

        page = self.page
        page.settle()
        only = page.one()
        print_sheet(page.desk, "oee", only.id if only is not None else "")

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected series."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([page.commands[id] for id in ("note_loss", "type_times", "type_date", "tie_indicator")])
        menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("duplicate", "copy", "delete_selection")])
        menu.popup(at)
