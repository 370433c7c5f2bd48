"""The commands of the map tool and what they do beyond the picture itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.calc.figure_name import STATES
from app.calc.map_symbol import SYMBOLS
from app.language import N_, _, current
from app.views import maps
from app.views.command import Command
from app.views.thing_page import ThingCommands, thing_commands

if TYPE_CHECKING:
    from app.views.value_stream import ValueStreamPage

MAP_COMMANDS = (
    Command("print_map", N_("Print the map…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("cut", N_("Cut"), "edit", 1, ("Ctrl+X",), "scissors"),
    Command("copy", N_("Copy"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("duplicate", N_("Duplicate"), "edit", 1, ("Ctrl+D",), "copy-plus"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("link", N_("Join in order"), "edit", 2, (), "link"),
    Command("edit_name", N_("Type the name"), "edit", 2, ("F2",), "pencil"),
    Command("align_left", N_("Align left edges"), "edit", 3, ("Ctrl+Shift+Left",), "align-start-vertical"),
    Command("align_center", N_("Align centres"), "edit", 3, (), "align-center-vertical"),
    Command("align_right", N_("Align right edges"), "edit", 3, ("Ctrl+Shift+Right",), "align-end-vertical"),
    Command("align_top", N_("Align top edges"), "edit", 3, ("Ctrl+Shift+Up",), "align-start-horizontal"),
    Command("align_middle", N_("Align middles"), "edit", 3, ("Ctrl+Shift+M",), "align-center-horizontal"),
    Command("align_bottom", N_("Align bottom edges"), "edit", 3, ("Ctrl+Shift+Down",), "align-end-horizontal"),
    Command(
        "distribute_horizontal",
        N_("Same gaps across"),
        "edit",
        3,
        ("Ctrl+Shift+H",),
        "align-horizontal-distribute-center",
    ),
    Command(
        "distribute_vertical", N_("Same gaps down"), "edit", 3, ("Ctrl+Shift+V",), "align-vertical-distribute-center"
    ),
    Command("symbols_panel", N_("Symbols"), "view", 0, ("F3",), "panel-left", check=True),
    Command("properties_panel", N_("Properties"), "view", 0, ("F4",), "panel-right", check=True),
    Command("figures_large", N_("Large key figures"), "view", 0, ("F5",), "gauge", check=True),
    Command("fit", N_("Show the whole map"), "view", 1, ("F6",), "maximize"),
    Command("zoom_in", N_("Zoom in"), "view", 1, ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom_out", N_("Zoom out"), "view", 1, ("Ctrl+-",), "zoom-out"),
    Command("actual_size", N_("Real size"), "view", 1, ("Ctrl+0",), "scan"),
    *thing_commands(
        "map",
        add=N_("New map"),
        rename=N_("Rename the map"),
        left=N_("Move the map to the left"),
        right=N_("Move the map to the right"),
        delete=N_("Delete the map"),
        following=N_("Next map"),
        previous=N_("Previous map"),
    ),
    Command("make_future", N_("Make the future state from this"), "insert", 0, ("Ctrl+Shift+F",), "target"),
    Command("copy_map", N_("Copy the map"), "insert", 0, (), "copy"),
    Command("take_example", N_("Insert the example map"), "insert", 0, (), "lightbulb"),
    Command("open_process_chart", N_("Open its process flow chart"), "insert", 2, ("Ctrl+Shift+D",), "footprints"),
    Command("record_observation", N_("Record an observation"), "insert", 2, ("Ctrl+Shift+O",), "eye"),
    *(Command(f"put_{kind.id}", kind.name, "insert", 1) for kind in SYMBOLS),
)
FURTHER_KEYS = (
    (
        N_("On the map"),
        (
            (N_("A symbol, by its first letters: joined to the selected one"), N_("A … Z")),
            (N_("Type the name, then field after field"), N_("Enter, Tab")),
            (N_("To the next symbol, to the one before"), N_("Tab, Shift+Tab")),
            (N_("Join the selected symbols in order"), "L"),
            (N_("Move by one step, by one pixel"), N_("Arrows, Shift+Arrows")),
            (N_("Pull the map"), N_("Space and drag")),
            (N_("Zoom"), N_("Ctrl+wheel")),
            (N_("Give up"), N_("Esc")),
        ),
    ),
)
"""What the canvas does by itself: (heading, ((what, key), …))."""

OF_ONE_MAP = ("rename_map", "make_future", "copy_map", "move_map_left", "move_map_right", "delete_map")
_EDGES = ("left", "center", "right", "top", "middle", "bottom")
ARRANGE = (*(f"align_{edge}" for edge in _EDGES), "distribute_horizontal", "distribute_vertical")
ON_SEVERAL = (*ARRANGE, "link")
ON_SELECTION = ("cut", "copy", "duplicate", "delete_selection", "edit_name")
BAR = (
    None, "undo", "redo", None, "arrange", "next_step", None, "zoom_out", "zoom_in", "fit", None,
    "figures_large", "symbols_panel", "properties_panel",
)  # fmt: skip


class MapCommands(ThingCommands):
    """What the view does not do by itself."""

    def __init__(self, page: ValueStreamPage) -> None:
        super().__init__(page, "map")
        self.page = page
        for kind in SYMBOLS:
            setattr(self, f"put_{kind.id}", lambda id=kind.id: page.put(id))
        for edge in _EDGES:
            setattr(self, f"align_{edge}", lambda edge=edge: page.view.align(edge))

    def distribute_horizontal(self) -> None:
        self.page.view.distribute("horizontal")

    def distribute_vertical(self) -> None:
        self.page.view.distribute("vertical")

    def delete_selection(self) -> None:
        self.page.settle()  # a tool button takes no focus: what is half typed would be stored when its symbol is gone
        self.page.view.delete_selection()

    def cut(self) -> None:
        self.page.settle()
        self.page.view.cut()

    def edit_name(self) -> None:
        selected = self.page.view.selected()
        if selected:
            self.page.view.edit(selected[0])

    def symbols_panel(self, shown: bool) -> None:
        self.page.whole_map.keep(lambda: self.page.panels.fold("symbols_panel", shown))

    def properties_panel(self, shown: bool) -> None:
        self.page.whole_map.keep(lambda: self.page.panels.fold("properties_panel", shown))

    def figures_large(self, large: bool) -> None:
        settings = self.page.desk.settings
        if settings.figures_large != large:
            settings.figures_large = large
            settings.save()
            self.page.whole_map.keep(lambda: self.page.strip.set_large(large))

    # The list of maps

    def add_map(self) -> None:
        document = self.page.desk.document
        name = _("Current state") if not maps.maps(document) else _("New map")
        self.page.turn_to(maps.add_map(document, name))
        if len(maps.maps(document)) > 1:
            self.page.tabs.name_current()

    def make_future(self) -> None:
        self._copy("future", _("Future state"))

    def copy_map(self) -> None:
        listed = self._listed()
        if listed:
            self._copy(listed.state, _("{name} – copy", name=listed.name or _(STATES[listed.state])))

    def _copy(self, state: str, name: str) -> None:
        if self.page.shown_id:
            self.page.settle()
            name = self.page.free_name(name)
            self.page.turn_to(maps.copy_map(self.page.desk.document, self.page.shown_id, name, state))

    def delete_map(self) -> None:
        self.page.settle()
        listed = self._listed()
        if listed:
            maps.delete_map(self.page.desk.document, listed.id)
            self.page.desk.say(_("The map was deleted; Ctrl+Z brings it back."))

    def _listed(self) -> maps.Listed | None:
        return next((m for m in maps.maps(self.page.desk.document) if m.id == self.page.shown_id), None)

    def take_example(self) -> None:
        from app.views.new_events import put_example_map

        self.page.turn_to(put_example_map(self.page.desk.document))

    # To other tools

    def open_process_chart(self) -> None:
        from app.views.map_process_chart import open_process_chart

        open_process_chart(self.page)

    def record_observation(self) -> None:
        from app.views.map_observation import record_observation

        record_observation(self.page)

    # Out of the program

    def print_map(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        if self.page.shown_id is not None:
            print_sheet(self.page.desk, "map", self.page.shown_id)

    def save_picture(self) -> None:
        from app.reports.picture import of_map
        from app.views.picture_output import save_picture

        if (stream := self.page.stream()) is not None:
            save_picture(self.page, of_map(stream, current()))

    def copy_picture(self) -> None:
        from app.reports.picture import of_map
        from app.views.picture_output import copy_picture

        if (stream := self.page.stream()) is not None:
            copy_picture(self.page.desk, of_map(stream, current()))
