"""The commands of the five whys tool and what they do beyond the picture itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc import pasted_list
from app.calc.five_whys import FiveWhys
from app.language import N_, _, current
from app.models import five_whys_edit as edit
from app.views.cause_status import STATUS_OF, status_commands
from app.views.command import Command
from app.views.thing_page import ThingCommands, thing_commands
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.five_whys import FiveWhysPage

WHYS_COMMANDS = (
    Command("print_whys", N_("Print the five whys…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("cut", N_("Cut"), "edit", 1, ("Ctrl+X",), "scissors"),
    Command("copy", N_("Copy"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("edit_text", N_("Type the text"), "edit", 2, (), "pencil"),
    *status_commands("SCVX"),
    Command("root_occurrence", N_("Root cause of the occurrence"), "edit", 3, ("O",), "target"),
    Command("root_non_detection", N_("Root cause of the non-detection"), "edit", 3, ("N",), "eye"),
    Command("type_evidence", N_("Type the evidence"), "edit", 3, ("E",), "notebook-pen"),
    Command("link_proof", N_("Link a proof…"), "edit", 3, ("P",), "link"),
    *thing_commands(
        "whys",
        add=N_("New five whys"),
        rename=N_("Change the problem"),
        left=N_("Move the five whys to the left"),
        right=N_("Move the five whys to the right"),
        delete=N_("Delete the five whys"),
        following=N_("Next five whys"),
        previous=N_("Previous five whys"),
    ),
    Command("therefore", N_("Read upwards: therefore"), "view", 0, ("T",), "arrow-up", check=True),
    Command("as_list", N_("As a list"), "view", 0, ("L",), "list", check=True),
    Command("frame_panel", N_("Frame the problem (5W2H)"), "view", 0, ("F3",), "panel-left", check=True),
    Command("properties_panel", N_("Properties"), "view", 0, ("F4",), "panel-right", check=True),
    Command("fit", N_("Show the whole picture"), "view", 1, ("F6",), "maximize"),
    Command("zoom_in", N_("Zoom in"), "view", 1, ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom_out", N_("Zoom out"), "view", 1, ("Ctrl+-",), "zoom-out"),
    Command("actual_size", N_("Real size"), "view", 1, ("Ctrl+0",), "scan"),
    Command("add_framed", N_("Frame the problem first"), "insert", 0, (), "list-checks"),
    Command("ask_why", N_("Ask why: one answer below"), "insert", 1, (), "corner-down-right"),
    Command("also", N_("Another answer to the same why"), "insert", 1, (), "plus"),
)
FURTHER_KEYS = (
    (
        N_("On the five whys"),
        (
            (N_("Another answer to the same why"), N_("Enter")),
            (N_("Ask why: one answer below"), "Tab"),
            (N_("Back to the why above"), N_("Shift+Tab")),
            (N_("Type the text"), "F2"),
            (N_("To the next one that way"), N_("Arrows")),
            (N_("Move the answer that way"), N_("Alt+Arrows")),
            (N_("On and back while reading upwards"), N_("Arrows, Space")),
            (N_("Pull the picture"), N_("Space and drag")),
            (N_("Zoom"), N_("Ctrl+wheel")),
            (N_("Give up"), N_("Esc")),
        ),
    ),
)
"""What the canvas does by itself: (heading, ((what, key), …))."""

OF_ONE = ("rename_whys", "move_whys_left", "move_whys_right", "delete_whys")
OF_WHYS = ("save_picture", "copy_picture", "rename_whys", "delete_whys", "as_list", "fit", "select_all")
ROOT_OF = {"root_occurrence": "occurrence", "root_non_detection": "non_detection"}
ON_ANSWERS = ("cut", "copy", "delete_selection", *STATUS_OF, *ROOT_OF)
ON_ONE_ANSWER = ("therefore", "type_evidence", "link_proof")
BAR = (
    None, "undo", "redo", None, *STATUS_OF, None, *ROOT_OF, None, "therefore", "as_list", "next_step", None,
    "zoom_out", "zoom_in", "fit", None, "frame_panel", "properties_panel",
)  # fmt: skip
_IN_MENU = (
    "ask_why", "also", "edit_text", None, *STATUS_OF, None, *ROOT_OF, None, "type_evidence", "link_proof",
    "therefore", None, "cut", "copy", "paste", "delete_selection",
)  # fmt: skip


class WhysCommands(ThingCommands):
    """What the view does not do by itself."""

    def __init__(self, page: FiveWhysPage) -> None:
        super().__init__(page, "whys")
        self.page = page
        for command, status in STATUS_OF.items():
            setattr(self, command, lambda status=status: self._mark("status", status))
        for command, root in ROOT_OF.items():
            setattr(self, command, lambda root=root: self._mark_root(root))

    def open_menu(self, at: QPoint) -> None:
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id in _IN_MENU:
            menu.addAction(self.page.commands[id]) if id else menu.addSeparator()
            if id == "therefore":
                menu.addSeparator()
                menu.addActions(self.page.next.actions())
        menu.popup(at)

    # Answers

    def ask_why(self) -> None:
        view = self.page.view
        chosen = view.selected()
        view.setFocus()
        view.typing.below(chosen[-1]) if chosen else view.type_first()

    def also(self) -> None:
        view = self.page.view
        chosen = view.selected()
        view.setFocus()
        view.typing.beside(chosen[-1]) if chosen else view.type_first()

    def edit_text(self) -> None:
        view = self.page.view
        chosen = view.selected()
        view.setFocus()
        view.typing.change(chosen[-1]) if chosen else view.type_first()

    def _mark(self, field: str, value: str | None) -> None:
        self.page.settle()
        ids = self.page.answers()
        if ids:
            edit.change_answers(self.page.desk.document, ids, field, value)

    def _mark_root(self, root: str) -> None:
        """The same key once more takes the mark away."""
        ids = self.page.answers()
        marked = [why.root for id in ids if (why := self.page.shown().why_of(id))]
        self._mark("root", None if marked and all(each == root for each in marked) else root)

    def type_evidence(self) -> None:
        self.page.commands["properties_panel"].setChecked(True)
        self.page.panel.show_field("evidence")

    def link_proof(self) -> None:
        from app.views.proof_sheet import ProofSheet

        self.page.settle()
        ids = self.page.answers()
        if ids:
            ProofSheet(self.page, self.page.desk, "why", ids[-1]).open_sheet()

    def delete_selection(self) -> None:
        self.page.settle()
        ids = self.page.answers()
        if ids:
            view = self.page.view
            above = view.laid.layout.above.get(ids[0]) if view.laid else None
            document = self.page.desk.document
            if said := told_of_links(document, edit.remove_answers(document, ids)):
                self.page.desk.say(said)
            view.select([above] if above else [])

    def select_all(self) -> None:
        self.page.view.select([why.id for why in self.page.shown().whys()])

    def copy(self) -> None:
        """The selected answers with all below them, as an outline."""
        chosen = set(self.page.answers())
        found: list[tuple[int, str]] = []
        whys = self.page.shown()
        depths = self.page.view.laid.layout.depths if self.page.view.laid else {}
        start = 0
        for why in whys.whys():
            branch = {each.id for each in whys.branch(why.id)}
            if branch & chosen:
                start = depths[why.id] if not found or depths[why.id] < start else start
                found.append((depths[why.id], why.text))
        if found:
            QGuiApplication.clipboard().setText(pasted_list.written((depth - start, text) for depth, text in found))

    def cut(self) -> None:
        self.copy()
        self.delete_selection()

    def paste(self) -> None:
        """A picture becomes a photo of the answer; the lines of a text become answers below what is selected."""
        self.page.settle()
        page = self.page
        mime, ids = QGuiApplication.clipboard().mimeData(), page.answers()
        if mime.hasImage() and ids and not mime.hasText():
            page.panel.paste_photo()
        elif page.shown_id and (outline := pasted_list.outline(mime.text())):
            above = ids[-1] if ids else None
            page.view.select(edit.paste(page.desk.document, page.shown_id, above, outline))

    # What is seen

    def therefore(self, on: bool) -> None:
        view = self.page.view
        if not on:
            view.stop_reading()
        elif view.reading is None and not view.read_upwards():
            self.page.commands["therefore"].setChecked(False)
            self.page.desk.say(_("Select the last answer of a branch first: it is read from there up to the problem."))
        view.setFocus()

    def as_list(self, on: bool) -> None:
        self.page.view.set_list(on)
        self.page.view.setFocus()

    def frame_panel(self, shown: bool) -> None:
        """Folded away when an event is opened: the picture has the room."""
        page, focus = self.page, self.page.window().focusWidget()
        if not shown and focus is not None and page.frame.isAncestorOf(focus):
            page.view.setFocus()
        page.frame.setVisible(shown and page.shown_id is not None)
        if shown:
            page.frame.show_field("what")

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)

    def fit(self) -> None:
        self.page.view.fit()

    def zoom_in(self) -> None:
        self.page.view.zoom.to(self.page.view.zoom.scale * 1.25)

    def zoom_out(self) -> None:
        self.page.view.zoom.to(self.page.view.zoom.scale / 1.25)

    def actual_size(self) -> None:
        self.page.view.zoom.to(1.0)

    # The list of five whys

    def add_whys(self) -> None:
        """New ones, whose problem is typed at once."""
        self.page.settle()
        self.page.turn_to(edit.add(self.page.desk.document))
        self.page.view.type_first()

    def add_framed(self) -> None:
        """New ones, of which the questions who, what, where … are answered first."""
        self.page.settle()
        self.page.turn_to(edit.add(self.page.desk.document))
        self.page.commands["frame_panel"].setChecked(True)
        self.page.frame.show_field("what")

    def delete_whys(self) -> None:
        self.page.settle()
        if id := self.page.shown_id:
            document = self.page.desk.document
            said = told_of_links(document, edit.remove(document, id))
            self.page.desk.say(said or _("The five whys were deleted; Ctrl+Z brings them back."))

    # Out of the program

    def print_whys(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "whys", self.page.shown_id or "")

    def save_picture(self) -> None:
        from app.views.picture_output import save_picture

        if self.page.shown_id:
            save_picture(self.page, _picture(self.page.shown(), self.page.view.as_list))

    def copy_picture(self) -> None:
        from app.views.picture_output import copy_picture

        if self.page.shown_id:
            copy_picture(self.page.desk, _picture(self.page.shown(), self.page.view.as_list))


def _picture(five_whys: FiveWhys, as_list: bool):  # type: ignore[no-untyped-def]  # reportlab is loaded only here
    from app.reports.picture import of_whys

    return of_whys(five_whys, current(), as_list=as_list)
