"""The commands of the deviations and what they do beyond the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.language import N_, _, ngettext
from app.models import measure_edit
from app.views.action_ask import Answer, Question
from app.views.command import Command
from app.views.deviation_form import point_id
from app.views.deviation_words import title_of

if TYPE_CHECKING:
    from app.views.deviation import DeviationPage

SHEET = "deviations"
MADE_KEYS = {"make_problem": "Q", "make_action": "A", "make_five_whys": "W", "make_observation": "O"}
"""One letter each for what bears a longer key on the other pages, too."""

DEVIATION_COMMANDS = (
    Command("print_deviations", N_("Print the deviations…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("explain", N_("Explain it by a comment"), "edit", 3, ("C",), "message-square"),
    Command("open_chart", N_("Open its chart"), "view", 0, ("V",), "chart-line"),
    Command("open_indicators", N_("Go to the indicators"), "view", 0, ("I",), "gauge"),
    Command("seek", N_("Filter the deviations"), "view", 2, ("Ctrl+F",), "filter"),
    Command("show_waiting", N_("Show only what is not answered"), "view", 2, ("U",), "circle-question-mark"),
    Command("properties_panel", N_("Properties"), "view", 3, ("F4",), "panel-right", check=True),
)
ON_SELECTION = ("explain", "open_chart")
"""What needs a deviation that is selected."""
CHANGING = ("explain",)
"""What a file that may only be read does not let happen."""
BAR = (None, "undo", "redo", None, "explain", "open_chart", None, "next_step", None, "properties_panel")
FURTHER_KEYS = (
    (
        N_("Deviations"),
        (
            (N_("Open a problem (QRQC)"), "Q"),
            (N_("Make an action of it"), "A"),
            (N_("Ask why, five times"), "W"),
            (N_("Note it as an observation"), "O"),
            (N_("Open its chart"), N_("Enter")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class DeviationCommands:
    def __init__(self, page: DeviationPage) -> None:
        self.page = page

    def print_deviations(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, SHEET)

    def copy(self) -> None:
        self.page.desk.say(_("The table is on the clipboard."))
        QGuiApplication.clipboard().setText(self.page.board.rows.table(self.page.board.ids()))

    def select_all(self) -> None:
        self.page.board.table.selectAll()

    def explain(self) -> None:
        """A comment, asked for where the deviation stands, goes to its point."""
        page = self.page
        page.settle()
        chosen = page.board.chosen()
        if not chosen or page.desk.document.read_only:
            return
        points = list(dict.fromkeys(point_id(row) for row in chosen))
        comments = {row.indicator.measures[row.deviation.index - 1].comment for row in chosen}
        page.ask.ask(
            title_of(chosen[0]) if len(chosen) == 1 else ngettext("{n} deviation", "{n} deviations", len(chosen)),
            [Question("comment", _("What explains it?"), comments.pop() if len(comments) == 1 else "")],
            lambda answers: self._explain(points, answers),
            near=page.board.area_of_selection(page),
            today=page.today(),
            act=_("Explain it"),
        )

    def _explain(self, points: list[str], answers: dict[str, Answer]) -> None:
        measure_edit.set_comment(self.page.desk.document, points, answers["comment"].said)
        self.page.board.table.setFocus()

    def open_chart(self) -> None:
        """Where the indicator is seen with its measures."""
        page = self.page
        page.settle()
        chosen = page.board.chosen()
        if chosen:
            page.desk.open_thing("indicator", chosen[0].indicator.id, on="measure")

    def open_indicators(self) -> None:
        self.page.settle()
        self.page.desk.go("indicator")

    def seek(self) -> None:
        self.page.board.filters.seek.begin()

    def show_waiting(self) -> None:
        self.page.board.filters.waiting.click()

    def properties_panel(self, shown: bool) -> None:
        self.page.show_form(shown)

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected deviations."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("explain", "open_chart", "copy")])
        menu.popup(at)
