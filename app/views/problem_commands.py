"""The commands of the problems and what they do beyond the page itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from app.calc.problem import Method
from app.language import N_, _, ngettext
from app.models import problem_edit as edit
from app.models import problem_link as link
from app.models.next_step import Picked
from app.views.command import Command, name_with_key
from app.views.problem_words import METHOD_ICONS
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.problem import ProblemPage

CONTAINED, NOT_CONTAINED = N_("Contained: stop the clock"), N_("Not contained after all")
WHAT_IS_MISSING = N_("To the first thing that is missing")
CLOSE, REOPEN = N_("Close the problem"), N_("Reopen the problem")
_METHODS: tuple[tuple[Method, str, str], ...] = (
    ("qrqc", N_("Solve it by QRQC"), "Q"),
    ("dmaic", N_("Solve it by DMAIC"), "D"),
    ("pdca", N_("Solve it by PDCA"), "P"),
)

PROBLEM_COMMANDS = (
    Command("print_problem", N_("Print the problem…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("add_problem", N_("New QRQC"), "insert", 0, ("N",), "plus"),
    Command("add_dmaic", N_("New DMAIC"), "insert", 0, (), "workflow"),
    Command("add_containment", N_("New containment"), "insert", 1, ("C",), "shield-check"),
    Command("add_action", N_("New action against it"), "insert", 1, ("A",), "list-todo"),
    Command("add_photos", N_("Photos of the defect…"), "insert", 1, (), "camera"),
    Command("add_item", N_("New item of a phase"), "insert", 1, (), "list-checks"),
    Command("look_for_causes", N_("Its Ishikawa"), "insert", 2, ("E",), "fish"),
    Command("ask_why", N_("Its five whys"), "insert", 2, ("W",), "circle-question-mark"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste a photo"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("edit_text", N_("Type the symptom"), "edit", 2, ("F2",), "pencil"),
    *(Command(f"by_{method}", title, "edit", 3, (key,), METHOD_ICONS[method]) for method, title, key in _METHODS),
    Command("contained", CONTAINED, "edit", 4, ("K",), "shield-check"),
    Command("verify_occurrence", N_("Why it occurred is verified"), "edit", 4, ("V",), "target"),
    Command("verify_non_detection", N_("Why it was not detected is verified"), "edit", 4, ("Shift+V",), "eye"),
    Command("none_today", N_("Not found today"), "edit", 5, ("T",), "check"),
    Command("found_today", N_("Found again today"), "edit", 5, ("Shift+T",), "circle-alert"),
    Command("pass_gate", N_("Pass the gate"), "edit", 6, ("G",), "lock-open"),
    Command("gate_back", N_("Open the phase before again"), "edit", 6, ("Shift+G",), "rotate-ccw"),
    Command("link_document", N_("Link a document of a phase…"), "edit", 6, ("L",), "link"),
    Command("what_is_missing", WHAT_IS_MISSING, "edit", 7, ("M",), "list-checks"),
    Command("close_problem", CLOSE, "edit", 7, ("X",), "badge-check"),
    Command("list_panel", N_("List of problems"), "view", 0, ("F3",), "panel-left", check=True),
    Command("next_problem", N_("Next problem"), "view", 1, ("Ctrl+PgDown",), "chevron-right"),
    Command("previous_problem", N_("Previous problem"), "view", 1, ("Ctrl+PgUp",), "chevron-left"),
    Command("seek", N_("Filter the problems"), "view", 2, ("Ctrl+F",), "filter"),
    Command("show_next", N_("Show open, late, closed, all"), "view", 2, ("S",), "eye"),
    Command("order_next", N_("Order otherwise"), "view", 2, ("B",), "arrow-up-down"),
)
ON_ONE = (
    *("add_containment", "add_action", "add_photos", "add_item", "look_for_causes", "ask_why", "edit_text"),
    *("contained", "verify_occurrence", "verify_non_detection", "none_today", "found_today", "pass_gate"),
    *("gate_back", "link_document", "what_is_missing", "paste"),
)
ON_SELECTION = ("delete_selection", "close_problem", *(f"by_{method}" for method, _title, _key in _METHODS))
OF_QRQC = ("add_containment", "add_photos", "contained", "verify_occurrence", "verify_non_detection", "none_today",
           "found_today")  # fmt: skip
OF_DMAIC = ("add_item", "pass_gate", "gate_back", "link_document")
"""What works on one problem, on several, and with one method alone."""
BAR = (
    *(None, "undo", "redo", None, "add_containment", "look_for_causes", "ask_why", "add_action", None, "next_step"),
    *(None, "previous_problem", "next_problem", "list_panel"),
)
HEAD = ("contained", "what_is_missing", "close_problem")
FURTHER_KEYS = (
    (
        N_("Problems"),
        (
            (N_("Open the problem that is typed: its clock starts"), N_("Enter")),
            (N_("On to the part, to the line"), "Tab"),
            (N_("Take the end of a name that stands in grey"), N_("Tab, Right")),
            (N_("From the line to the list"), N_("Esc, Down")),
            (N_("Type the sheet of the one that is selected"), N_("Enter, F2")),
            (N_("On to the next field of the sheet"), N_("Enter, Tab")),
            (N_("Another line in a field"), N_("Shift+Enter")),
            (N_("A photo of the defect from the clipboard"), "Ctrl+V"),
        ),
    ),
    (
        N_("Follow-up day by day"),
        (
            (N_("Another day"), N_("Left, Right")),
            (N_("It was not found that day"), N_("0, Space")),
            (N_("It was found so often"), N_("1 … 9")),
            (N_("It was not looked for"), N_("Del")),
        ),
    ),
    (
        N_("Phases of a DMAIC"),
        (
            (N_("The next item"), N_("Enter")),
            (N_("Done or not"), N_("Space")),
            (N_("Type the text"), "F2"),
            (N_("To the phase beside"), N_("Left, Right")),
            (N_("Open a document"), N_("Ctrl+Enter")),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class ProblemCommands:
    def __init__(self, page: ProblemPage) -> None:
        self.page = page
        for method, _title, _key in _METHODS:
            setattr(self, f"by_{method}", partial(self.by_method, method))

    @property
    def _document(self):  # type: ignore[no-untyped-def]
        return self.page.desk.document

    # Problems

    def add_problem(self) -> None:
        self.page.entry.begin("qrqc")

    def add_dmaic(self) -> None:
        self.page.entry.begin("dmaic")

    def edit_text(self) -> None:
        self.page.type_name()

    def by_method(self, method: Method) -> None:
        page = self.page
        page.settle()
        edit.set_method(self._document, page.selected(), method)

    def contained(self) -> None:
        """Once more lets the clock run on."""
        seen = self.page.shown()
        if seen is not None:
            at = None if seen.problem.contained_at else self.page.now()
            edit.contain(self._document, seen.problem.id, at)

    def close_problem(self) -> None:
        """Of several all, where one is open; once more opens them again. What is missing is said, and nothing lost."""
        page = self.page
        page.settle()
        chosen = page.chosen()
        waiting = [each for each in chosen if not each.problem.closed_on]
        if not waiting:
            edit.reopen(self._document, [each.problem.id for each in chosen])
            return
        missing = sum(len(each.figures.missing) for each in waiting)
        edit.close(self._document, [each.problem.id for each in waiting], page.today())
        said = ngettext("Closed, with {n} thing missing: Ctrl+Z opens it again.",
                        "Closed, with {n} things missing: Ctrl+Z opens it again.", missing)  # fmt: skip
        page.desk.say(said if missing else _("Closed: nothing is missing."))

    def what_is_missing(self) -> None:
        """To where the first of it is typed."""
        seen, body = self.page.shown(), self.page.board.body
        if seen is None or body is None:
            return
        if seen.figures.missing:
            body.go_to(seen.figures.missing[0].key)
            self.page.desk.say(str(seen.figures.missing[0].said))
        else:
            self.page.desk.say(_("Nothing is missing: it may be closed."))

    def delete_selection(self) -> None:
        page = self.page
        if (gate := page.gate_list()) is not None:
            gate.remove()
            return
        focus = QApplication.focusWidget()
        if focus is not None and page.board.isAncestorOf(focus):  # nobody means the whole problem by it there
            page.desk.say(_("To delete the problem, go to the list first: Esc, then Del."))
            return
        page.settle()
        ids = page.selected()
        after = page.side.list.neighbour_of(ids)
        gone = edit.delete_problems(self._document, ids)
        page.side.list.select([after] if after else [])
        said = ngettext("Deleted: Ctrl+Z brings it back.", "{n} deleted: Ctrl+Z brings them back.", len(ids))
        page.desk.say(told_of_links(self._document, gone) or said)

    def select_all(self) -> None:
        self.page.side.list.selectAll()

    def copy(self) -> None:
        rows = self.page.side.list.rows
        QGuiApplication.clipboard().setText(rows.table(self.page.selected()))
        self.page.desk.say(_("The table is on the clipboard."))

    def paste(self) -> None:
        self.page.photos.paste()

    def add_photos(self) -> None:
        self.page.photos.choose()

    # The board

    def add_containment(self) -> None:
        self._go_to("contained")

    def add_action(self) -> None:
        self._go_to("actions")

    def add_item(self) -> None:
        body = self.page.dmaic()
        if body is not None:
            gate = self.page.gate_list()
            if gate is None:
                body.gates.begin()
                gate = body.gates.chosen()
            if gate is not None:
                gate.add()

    def _go_to(self, key: str) -> None:
        if self.page.board.body is not None:
            self.page.board.body.go_to(key)

    def verify_occurrence(self) -> None:
        if (body := self.page.qrqc()) is not None:
            body.causes.verify("occurrence")

    def verify_non_detection(self) -> None:
        if (body := self.page.qrqc()) is not None:
            body.causes.verify("non_detection")

    def none_today(self) -> None:
        self._follow(0.0)

    def found_today(self) -> None:
        """Once more than it was noted today."""
        seen, today = self.page.shown(), self.page.today().isoformat()
        if seen is not None:
            held = next((day.found for day in seen.problem.follow_ups if day.followed_on == today), None)
            self._follow((held or 0.0) + 1)

    def _follow(self, found: float) -> None:
        seen = self.page.shown()
        if seen is not None:
            edit.follow(self._document, seen.problem.id, self.page.today().isoformat(), found)

    def pass_gate(self) -> None:
        if (body := self.page.dmaic()) is not None:
            body.gates.ask_proof()

    def gate_back(self) -> None:
        if (body := self.page.dmaic()) is not None:
            body.gates.go_back()

    def link_document(self) -> None:
        """Of the document that is selected in a phase."""
        gate, body = self.page.gate_list(), self.page.dmaic()
        item = gate.current() if gate is not None else None
        if body is None or item is None or item.kind != "document":
            self.page.desk.say(_("Select first a document of a phase."))
        else:
            body.gates.ask_document(item.id)

    # To other tools

    def look_for_causes(self) -> None:
        self._open("fishbone", link.look_for_causes)

    def ask_why(self) -> None:
        self._open("five_whys", link.ask_why)

    def _open(self, kind, make) -> None:  # type: ignore[no-untyped-def]
        """What looks for its causes, made when there is none."""
        page = self.page
        page.settle()
        seen = page.shown()
        id = make(self._document, seen.problem.id) if seen is not None else None
        if id is not None:
            page.desk.open_thing(kind, id)

    # The view

    def list_panel(self, shown: bool) -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and self.page.side.isAncestorOf(focus)
        self.page.panels.fold("list_panel", shown)
        if held and not shown:
            self.page.setFocus()  # its keys act on without the list

    def next_problem(self) -> None:
        self._step(1)

    def previous_problem(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.page.settle()
        self.page.side.list.step(by)

    def seek(self) -> None:
        if not self.page.side.all:
            return  # there is nothing to filter, and no line to be seen
        self.page.commands["list_panel"].setChecked(True)
        self.page.side.seek.setFocus()
        self.page.side.seek.selectAll()

    def show_next(self) -> None:
        self.page.side.next_show()

    def order_next(self) -> None:
        self.page.side.next_order()

    # Out of the program

    def print_problem(self) -> None:
        """The sheet of its method; of a PDCA the plan of its actions."""
        from app.views.print_sheet import print_sheet

        page = self.page
        page.settle()
        seen = page.shown()
        if seen is None:
            print_sheet(page.desk, "qrqc")
            return
        problem = seen.problem
        if problem.method == "pdca":
            print_sheet(page.desk, "action_plan", title=problem.name)
        else:
            print_sheet(page.desk, problem.method, problem.id, problem.name)

    def open_menu(self, at: QPoint) -> None:
        self.menu_of_selection().popup(at)

    def menu_of_selection(self) -> QMenu:
        """What can be done with the selected problems."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        groups = (
            ("edit_text", "contained", "what_is_missing", "close_problem"),
            tuple(f"by_{method}" for method, _title, _key in _METHODS),
            ("look_for_causes", "ask_why"),
        )
        for group in groups:
            menu.addActions([page.commands[id] for id in group if page.commands[id].isEnabled()])
            menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("copy", "delete_selection")])
        return menu


def picked(page: ProblemPage) -> list[Picked]:
    """What the next step of the chain is made of."""
    return [Picked("problem", id) for id in page.selected()]


def say_states(page: ProblemPage) -> None:
    """The commands that turn back say what they do now, on their buttons in a word."""
    seen = page.shown()
    contained = seen is not None and bool(seen.problem.contained_at)
    closed = seen is not None and bool(seen.problem.closed_on)
    missing = len(seen.figures.missing) if seen is not None else 0
    for id, title, word in (
        ("contained", NOT_CONTAINED if contained else CONTAINED, _("Contained")),
        ("close_problem", REOPEN if closed else CLOSE, _("Reopen") if closed else _("Close it")),
        ("what_is_missing", WHAT_IS_MISSING, ngettext("{n} missing", "{n} missing", missing)),
    ):
        name_with_key(page.commands[id], _(title))
        page.commands[id].setIconText(f" {word}")
