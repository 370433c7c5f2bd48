"""The commands of the decision tool, and what they do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.language import N_, _, current
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.views.command import Command
from app.views.kind_icon import ICONS
from app.views.thing_page import ThingCommands, thing_commands
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.decision import DecisionPage

MODES = {
    "matrix": N_("Matrix"),
    "pairwise": N_("Pairs"),
    "effort_impact": N_("Effort–impact"),
    "points": N_("Pros and cons"),
    "dots": N_("Dots"),
}
"""What the page shows, by the id of the command that shows it after `show_`."""
SHORT = {"effort_impact": N_("Impact"), "points": "+ / −"}
"""What the buttons above the page call those whose titles are long."""
BELOW = {
    "pairwise": ("take_weights", "look_again"),
    "effort_impact": ("add_option", "choose"),
    "points": ("add_option", "choose"),
    "dots": ("add_option", "choose", "clear_dots"),
}
"""The commands that stand as buttons below each way of judging."""
_NO_OPTIONS = N_("No options yet")
LACKS = {
    "pairwise": (
        "scale",
        N_("Nothing to compare yet"),
        N_("Two criteria at least are compared: type them in the matrix, their weights follow from here."),
        ("add_criterion", "show_matrix"),
    ),
    "effort_impact": (
        "target",
        _NO_OPTIONS,
        N_("Type what could be done, then drag each card to where its effort and its impact are."),
        ("add_option", "take_levers"),
    ),
    "points": (
        "list-checks",
        _NO_OPTIONS,
        N_("Type what could be done, then what speaks for it and against it: plus and minus begin a point."),
        ("add_option", "take_levers"),
    ),
    "dots": (
        "vote",
        _NO_OPTIONS,
        N_("Type what could be done, then everyone gives dots: the space bar or a click is one."),
        ("add_option", "take_levers"),
    ),
}
"""Where there is nothing to judge: a picture, a sentence, what it is for, and the ways to begin."""
_MODE_KEYS = {
    "matrix": ("F5", "grid-3x3"),
    "pairwise": ("F6", "scale"),
    "effort_impact": ("F7", "target"),
    "points": ("F8", "list-checks"),
    "dots": ("F12", "vote"),
}

DECISION_COMMANDS = (
    *(
        Command(f"show_{mode}", title, "view", 0, (_MODE_KEYS[mode][0],), _MODE_KEYS[mode][1], check=True)
        for mode, title in MODES.items()
    ),
    Command("print_decision", N_("Print the decision…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste a list or a table"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("choose", N_("Choose this option"), "edit", 3, ("Ctrl+Return", "Ctrl+Enter"), "badge-check"),
    Command("say_why", N_("Say why it was chosen"), "edit", 3, ("Ctrl+Shift+W",), "notebook-pen"),
    Command("go_on_approval", N_("Take the approval on"), "edit", 3, ("Ctrl+Shift+Y",), "presentation"),
    Command("score_as", N_("Score as another person"), "edit", 3, ("Ctrl+U",), "users-round"),
    Command("rename_voter", N_("Rename this person"), "edit", 3, ("Ctrl+Shift+U",), "pencil"),
    Command("forget_voter", N_("Delete the scores of this person"), "edit", 3, (), "x"),
    Command("take_weights", N_("Take these weights over"), "edit", 3, ("T",), "download"),
    Command("look_again", N_("Look at the worst comparison again"), "edit", 3, ("W",), "search"),
    Command("clear_dots", N_("Clear the dots"), "edit", 3, (), "rotate-ccw"),
    *thing_commands(
        "decision",
        add=N_("New decision"),
        rename=N_("Rename the decision"),
        left=N_("Move the decision to the left"),
        right=N_("Move the decision to the right"),
        delete=N_("Delete the decision"),
        following=N_("Next decision"),
        previous=N_("Previous decision"),
    ),
    Command("properties_panel", N_("Properties"), "view", 1, ("F4",), "panel-right", check=True),
    Command("copy_decision", N_("Copy the decision"), "insert", 0, (), "copy"),
    Command("take_example", N_("Insert the example decision"), "insert", 0, (), "lightbulb"),
    Command("add_option", N_("New option"), "insert", 1, ("Ins",), "plus"),
    Command("add_criterion", N_("New criterion"), "insert", 1, ("Shift+Ins",), "plus"),
    Command("take_levers", N_("Levers as options…"), "insert", 1, ("Ctrl+L",), "wrench"),
    Command("link_lever", N_("This option is a lever…"), "insert", 1, ("Ctrl+Shift+K",), "link"),
    Command("make_action", N_("Make an action of the winner"), "insert", 4, ("Ctrl+Shift+A",), ICONS["action"]),
)
BAR = (None, "undo", "redo", None, *(f"show_{mode}" for mode in MODES), None, "properties_panel")
OF_ONE = (
    "rename_decision", "copy_decision", "move_decision_left", "move_decision_right", "delete_decision",
)  # fmt: skip
ON_A_DECISION = (
    *OF_ONE, "save_picture", "copy_picture", "copy", "paste", "delete_selection", "say_why",
    "go_on_approval", "add_option", "add_criterion", "take_levers", "make_action", *(f"show_{mode}" for mode in MODES),
)  # fmt: skip
ON_AN_OPTION = ("choose", "link_lever")
ONLY_IN = {"take_weights": "pairwise", "look_again": "pairwise", "clear_dots": "dots", "score_as": "matrix"}
"""What works in one mode alone."""
FURTHER_KEYS = (
    (
        N_("In the matrix"),
        (
            (N_("Score the cell, and on to the next one"), N_("1 … 5, 0 … 9")),
            (N_("Type a name, a weight, a score"), N_("A … Z, Enter, F2")),
            (N_("More is better, less is better"), N_("Space")),
            (N_("The next cell, the one before"), N_("Tab, Shift+Tab")),
            (N_("Put the criterion or the option elsewhere"), N_("Alt+Arrows")),
        ),
    ),
    (
        N_("Pairs"),
        (
            (N_("Which one is more important"), N_("Left, Right")),
            (N_("How many times as important, and on to the next pair"), N_("1 … 9, Enter")),
            (N_("The next pair, the one before"), N_("Tab, Shift+Tab")),
            (N_("Take the comparison back"), N_("Del")),
        ),
    ),
    (
        N_("Effort–impact"),
        (
            (N_("The next option, the one before"), N_("Tab, Shift+Tab")),
            (N_("Place the option, move it"), N_("Drag, Arrows")),
            (N_("Move it far"), N_("Shift+Arrows")),
            (N_("Take the option off the matrix"), N_("Del")),
            (N_("One more option"), N_("Enter")),
        ),
    ),
    (
        N_("Pros and cons"),
        (
            (N_("A pro, a con of the option"), "+, −"),
            (N_("How heavily the point counts"), "1 … 5"),
            (N_("Change the point"), N_("Enter, F2")),
            (N_("From point to point"), N_("Arrows")),
        ),
    ),
    (
        N_("Dots"),
        (
            (N_("One dot more, one less"), N_("Space, −; click, right click")),
            (N_("From option to option"), N_("Up, Down")),
        ),
    ),
)


class DecisionCommands(ThingCommands):
    def __init__(self, page: DecisionPage) -> None:
        super().__init__(page, "decision")
        self.page = page
        for mode in MODES:
            setattr(self, f"show_{mode}", partial(self._show, mode))

    def _show(self, mode: str, on: bool) -> None:
        if on:
            self.page.show_mode(mode)

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)
        self.page.panel.setVisible(shown and self.page.shown_id is not None)

    # The decision

    def say_why(self) -> None:
        self.page.settle()
        self.page.commands["properties_panel"].setChecked(True)
        self.page.panel.show_field("because")

    def go_on_approval(self) -> None:
        self.page.settle()
        self.page.commands["properties_panel"].setChecked(True)
        self.page.panel.go_on()

    def score_as(self) -> None:
        self.page.modes.strip.voter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rename_voter(self) -> None:
        """The person whose scores are shown."""
        if self.page.board.may_write():
            self.page.modes.strip.rename()

    def call_voter(self, name: str) -> None:
        """What the person whose scores are shown scored is this one's."""
        page, strip, voter = self.page, self.page.modes.strip, self.page.modes.matrix.voter
        if page.shown_id is None:
            return
        if vote.rename_voter(page.desk.document, page.shown_id, voter, name):
            strip.named.emit(name)
        else:
            strip.voter.setCurrentText(voter)
            page.desk.say(_("There are scores of {name} already: nothing was renamed.", name=name))

    def forget_voter(self) -> None:
        """Take away what the person scored whose scores are shown."""
        page, voter = self.page, self.page.modes.matrix.voter
        if page.shown_id is not None and voter and page.board.may_write():
            page.settle()
            vote.delete_voter(page.desk.document, page.shown_id, voter)
            page.modes.strip.named.emit("")
            page.desk.say(_("The scores of {name} were deleted; Ctrl+Z brings them back.", name=voter))

    def take_weights(self) -> None:
        page = self.page
        if page.shown_id is None or not page.board.may_write():
            return
        if edit.take_weights(page.desk.document, page.shown_id):
            page.desk.say(_("The weights of the matrix are these now; Ctrl+Z brings the old ones back."))
        else:
            page.desk.say(_("Compare all pairs first."))

    def look_again(self) -> None:
        self.page.modes.pairwise.look_again()

    def clear_dots(self) -> None:
        page = self.page
        if page.shown_id is not None and page.board.may_write():
            vote.clear_dots(page.desk.document, page.shown_id)
            page.desk.say(_("The dots were taken away; Ctrl+Z brings them back."))

    # The list of decisions

    def add_decision(self) -> None:
        page = self.page
        page.settle()
        first = not edit.listed(page.desk.document)
        page.turn_to(edit.add(page.desk.document, _("Decision") if first else _("New decision")))
        if not first:
            page.type_name()

    def copy_decision(self) -> None:
        page = self.page
        page.settle()
        if page.decision is not None:
            name = _("{name} – copy", name=page.decision.name or _("Decision"))
            made = edit.copy(page.desk.document, page.decision.id, name)
            if made is not None:
                page.turn_to(made)

    def take_example(self) -> None:
        from app.views.decision_example import example_decision

        page = self.page
        page.turn_to(edit.add_decision(page.desk.document, example_decision(), label=N_("Insert the example decision")))

    def delete_decision(self) -> None:
        page = self.page
        page.settle()
        if page.shown_id is not None:
            document = page.desk.document
            gone = edit.remove(document, page.shown_id)
            page.desk.say(told_of_links(document, gone) or _("The decision was deleted; Ctrl+Z brings it back."))

    # Out of the program and into it

    def copy_picture(self) -> None:
        from app.views.decision_output import picture_of
        from app.views.picture_output import copy_picture

        self.page.settle()
        picture = picture_of(self.page.decision, self.page.mode, current())
        if picture is not None:
            copy_picture(self.page.desk, picture)

    def save_picture(self) -> None:
        from app.views.decision_output import picture_of
        from app.views.picture_output import save_picture

        self.page.settle()
        picture = picture_of(self.page.decision, self.page.mode, current())
        if picture is not None:
            save_picture(self.page, picture)

    def print_decision(self) -> None:
        from app.views.print_sheet import print_sheet

        page = self.page
        page.settle()
        id, name = (page.decision.id, page.decision.name) if page.decision is not None else ("", "")
        print_sheet(page.desk, "decision", id, name or _("Decision"))
