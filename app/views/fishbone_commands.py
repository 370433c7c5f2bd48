"""The commands of the Ishikawa tool and what they do beyond the picture itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.fishbone import SCHEMES
from app.canvas.tip import tip_of
from app.language import N_, _, current
from app.models import fishbone_edit as edit
from app.models import five_whys_edit
from app.models.fishbone_scheme import change_scheme, scheme_of
from app.views.cause_status import STATUS_OF, status_commands
from app.views.command import Command
from app.views.icon import icon
from app.views.thing_page import ThingCommands, thing_commands
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.fishbone import FishbonePage

FISHBONE_COMMANDS = (
    Command("print_fishbone", N_("Print the diagram…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("cut", N_("Cut"), "edit", 1, ("Ctrl+X",), "scissors"),
    Command("copy", N_("Copy"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    *status_commands(),
    Command("ask_why", N_("Ask why: five whys of this cause"), "edit", 3, ("F7",), "corner-down-right"),
    Command("type_evidence", N_("Type the evidence"), "edit", 3, ("Ctrl+E",), "notebook-pen"),
    Command("link_proof", N_("Link a proof…"), "edit", 3, ("Ctrl+L",), "link"),
    Command("merge", N_("Merge duplicates"), "edit", 3, ("M", "Ctrl+M"), "copy-plus"),
    *thing_commands(
        "fishbone",
        add=N_("New diagram"),
        rename=N_("Change the effect"),
        left=N_("Move the diagram to the left"),
        right=N_("Move the diagram to the right"),
        delete=N_("Delete the diagram"),
        following=N_("Next diagram"),
        previous=N_("Previous diagram"),
    ),
    Command("suggestions_panel", N_("Suggestions"), "view", 0, ("F3",), "panel-left", check=True),
    Command("properties_panel", N_("Properties"), "view", 0, ("F4",), "panel-right", check=True),
    Command("one_bone", N_("Look at this bone alone"), "view", 0, ("F5",), "target", check=True),
    Command("voting", N_("Vote with dots"), "view", 0, ("F8",), "hand", check=True),
    Command("show_authors", N_("Show who said what"), "view", 0, (), "users", check=True),
    Command("collapse_all", N_("Fold all branches, or show them"), "view", 0, ("Ctrl+.",), "layers"),
    Command("fit", N_("Show the whole diagram"), "view", 1, ("F6",), "maximize"),
    Command("zoom_in", N_("Zoom in"), "view", 1, ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom_out", N_("Zoom out"), "view", 1, ("Ctrl+-",), "zoom-out"),
    Command("actual_size", N_("Real size"), "view", 1, ("Ctrl+0",), "scan"),
    Command("begin_with_list", N_("Begin with a list of causes"), "insert", 0, (), "list"),
    Command("add_cause", N_("Add a cause"), "insert", 1, (), "plus"),
    Command("add_bone", N_("Add a bone"), "insert", 1, ("Ctrl+B",), "git-branch"),
    *(Command(f"scheme_{id}", id, "insert", 2, (), "") for id in SCHEMES),
)
FURTHER_KEYS = (
    (
        N_("Vote with dots"),
        ((N_("Give the cause a dot, take one back"), N_("Click, Shift+click")),),
    ),
    (
        N_("Suggestions"),
        (
            (N_("From the line to the list"), N_("Down")),
            (N_("Put it on the bone of this number"), N_("1 to 9")),
            (N_("Type the text"), "F2"),
            (N_("Delete"), N_("Del")),
        ),
    ),
)
OF_ONE = ("rename_fishbone", "move_fishbone_left", "move_fishbone_right", "delete_fishbone")
OF_FISHBONE = (
    "save_picture", "copy_picture", "rename_fishbone", "delete_fishbone", "fit", "select_all",
    "voting", "add_cause", "add_bone", "collapse_all", *(f"scheme_{id}" for id in SCHEMES),
)  # fmt: skip
ON_SELECTION = ("delete_selection",)
ON_CAUSES = ("cut", "copy", *STATUS_OF)
ON_ONE_CAUSE = ("ask_why", "type_evidence", "link_proof")
BAR = (
    None, "undo", "redo", None, *STATUS_OF, None, "ask_why", "next_step", "merge", "voting", None, "schemes", None,
    "zoom_out", "zoom_in", "fit", "one_bone", None, "suggestions_panel", "properties_panel",
)  # fmt: skip


class FishboneCommands(ThingCommands):
    """What the view does not do by itself."""

    def __init__(self, page: FishbonePage) -> None:
        super().__init__(page, "fishbone")
        self.page = page
        for command, status in STATUS_OF.items():
            setattr(self, command, lambda status=status: self._judge(status))
        for scheme in SCHEMES:
            setattr(self, f"scheme_{scheme}", lambda scheme=scheme: self._change_scheme(scheme))

    def tell_keys(self) -> None:
        """In the tips of what the diagram itself does by a key while causes are selected."""
        for key, command in enumerate(STATUS_OF, 1):
            action = self.page.commands[command]
            action.setToolTip(tip_of(f"{action.text()}  ({key})"))

    def schemes_menu(self) -> QMenu:
        """The usual names of the bones; what the bones are named now is ticked when it opens."""
        page = self.page
        menu = QMenu(_("Bones: 4M to 8M, or free names"), page)
        menu.setIcon(icon("fish"))
        group = QActionGroup(menu)
        for scheme in SCHEMES:
            action = page.commands[f"scheme_{scheme}"]
            action.setCheckable(True)
            group.addAction(action)
            menu.addAction(action)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        menu.addSeparator()
        menu.addAction(page.commands["add_bone"])
        return menu

    def tick_scheme(self) -> None:
        fishbone = self.page.view.fishbone
        now = scheme_of([bone.name for bone in fishbone.categories]) if fishbone else None
        for scheme, names in SCHEMES.items():
            action = self.page.commands[f"scheme_{scheme}"]
            action.setChecked(scheme == now)
            action.setText("{scheme}   {names}".format(scheme=scheme, names=", ".join(_(name) for name in names)))

    # Causes

    def _judge(self, status: Any) -> None:
        self.page.settle()
        self.page.view.does.set_status(status)

    def ask_why(self) -> None:
        """Open the five whys of the selected cause; they are made where there are none."""
        page = self.page
        page.settle()
        causes = page.view.causes()
        if len(causes) == 1:
            whys = page.view.write(five_whys_edit.of_cause, causes[0])
            if whys is not None:
                page.desk.open_thing("five_whys", whys)

    def type_evidence(self) -> None:
        self.page.commands["voting"].setChecked(False)
        self.page.commands["properties_panel"].setChecked(True)
        self.page.panel.show_field("evidence")

    def link_proof(self) -> None:
        from app.views.proof_sheet import ProofSheet

        self.page.settle()
        causes = self.page.view.causes()
        if causes:
            ProofSheet(self.page, self.page.desk, "cause", causes[-1]).open_sheet()

    def merge(self) -> None:
        self.page.settle()
        self.page.view.does.merge()

    def delete_selection(self) -> None:
        self.page.settle()
        self.page.view.does.delete_selection()

    def cut(self) -> None:
        self.page.settle()
        self.page.view.does.cut()

    def copy(self) -> None:
        self.page.view.does.copy()

    def paste(self) -> None:
        """A picture becomes a photo of the cause; lines become causes, or suggestions where nothing is selected."""
        self.page.settle()
        page, mime = self.page, QGuiApplication.clipboard().mimeData()
        if mime.hasImage() and not mime.hasText() and len(page.view.causes()) == 1:
            page.panel.photos.paste()
        elif page.view.selected() and page.view.selected() != [page.shown_id]:
            page.view.does.paste()
        elif page.shown_id and mime.hasText():
            page.commands["suggestions_panel"].setChecked(True)
            page.view.write(edit.add_suggestions, page.shown_id, mime.text())

    def select_all(self) -> None:
        self.page.view.does.select_all()

    def add_cause(self) -> None:
        self.page.view.setFocus()
        self.page.view.add_cause()

    def add_bone(self) -> None:
        """A bone more, whose name is typed at once."""
        page = self.page
        page.settle()
        if page.shown_id:
            made = page.view.write(edit.add_bone, page.shown_id, "")
            page.view.setFocus()
            if made is not None:
                page.view.edit(made)

    def _change_scheme(self, scheme: str) -> None:
        self.page.settle()
        if self.page.shown_id:
            self.page.view.write(change_scheme, self.page.shown_id, scheme)
            self.tick_scheme()

    # What is seen

    def suggestions_panel(self, shown: bool) -> None:
        """Folded away when an event is opened: the diagram has the room."""
        page, focus = self.page, self.page.window().focusWidget()
        if not shown and focus is not None and page.suggestions.isAncestorOf(focus):
            page.view.setFocus()
        page.suggestions.setVisible(shown and page.shown_id is not None)
        if shown:
            page.suggestions.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def properties_panel(self, shown: bool) -> None:
        if not self.page.commands["voting"].isChecked():
            self.page.panels.fold("properties_panel", shown)

    def one_bone(self, on: bool) -> None:
        """The bone of what is selected, as large as the view."""
        view = self.page.view
        chosen = view.selected()
        id = chosen[-1] if chosen else ""
        bone = view.laid.causes[id].bone if view.laid and id in view.laid.causes else id
        if not on:
            view.focus_on(None)
        elif view.focus is None:
            view.focus_on(bone)
        self.page.tick_bone()
        if on and view.focus is None:
            self.page.desk.say(_("Select a bone or a cause first: its bone is shown alone."))
        view.setFocus()

    def voting(self, on: bool) -> None:
        self.page.set_voting(on)

    def show_authors(self, on: bool) -> None:
        self.page.view.show_authors(on)

    def collapse_all(self) -> None:
        self.page.view.does.collapse_all()

    def fit(self) -> None:
        self.page.view.fit()

    def zoom_in(self) -> None:
        self.page.view.zoom_in()

    def zoom_out(self) -> None:
        self.page.view.zoom_out()

    def actual_size(self) -> None:
        self.page.view.actual_size()

    # The list of diagrams

    def add_fishbone(self) -> None:
        """A diagram with the bones of 5M, whose effect is typed at once."""
        self.page.settle()
        made = edit.new_fishbone(self.page.desk.document)
        self.page.turn_to(made)
        self.page.view.edit(made)

    def begin_with_list(self) -> None:
        """A diagram, and the panel in which causes are typed or pasted before they have a place."""
        self.page.settle()
        self.page.turn_to(edit.new_fishbone(self.page.desk.document))
        self.page.commands["suggestions_panel"].setChecked(True)

    def delete_fishbone(self) -> None:
        page = self.page
        page.settle()
        if id := page.shown_id:
            gone = page.view.write(edit.delete_fishbone, id)
            if gone is not None:
                said = told_of_links(page.desk.document, gone)
                page.desk.say(said or _("The diagram was deleted; Ctrl+Z brings it back."))

    # Out of the program

    def print_fishbone(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "fishbone", self.page.shown_id or "")

    def save_picture(self) -> None:
        from app.reports.picture import of_fishbone
        from app.views.picture_output import save_picture

        if fishbone := self.page.view.fishbone:
            save_picture(self.page, of_fishbone(fishbone, current()))

    def copy_picture(self) -> None:
        from app.reports.picture import of_fishbone
        from app.views.picture_output import copy_picture

        if fishbone := self.page.view.fishbone:
            copy_picture(self.page.desk, of_fishbone(fishbone, current()))
