"""The commands of the observations and what they do beyond the page itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.observation import WASTES
from app.language import N_, _, ngettext
from app.models import observation_edit as edit
from app.models import observation_link as link
from app.models import tally_edit
from app.views.command import Command
from app.views.observation_entry import WASTE_KEYS
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.observation import ObservationPage

MODES = {"list": N_("List"), "cards": N_("Cards"), "grid": N_("Grid"), "interviews": N_("Interviews")}
"""What the page shows, by the id of the command that shows it after `show_`."""
_MODE_KEYS = {"list": ("L", "list"), "cards": ("C", "boxes"), "grid": ("G", "grid-3x3"), "interviews": ("I", "users")}

OBSERVATION_COMMANDS = (
    *(
        Command(f"show_{mode}", title, "view", 1, (_MODE_KEYS[mode][0],), _MODE_KEYS[mode][1], check=True)
        for mode, title in MODES.items()
    ),
    Command("print_diagnosis", N_("Print the diagnosis…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("add_observation", N_("New observation"), "insert", 0, ("N",), "plus"),
    Command("add_photos", N_("Observations from photos…"), "insert", 0, (), "camera"),
    Command("copy", N_("Copy as a table"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste a photo"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("duplicate", N_("Duplicate"), "edit", 1, ("Ctrl+D",), "copy-plus"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("edit_text", N_("Type the text"), "edit", 2, ("F2",), "pencil"),
    *(
        Command(f"set_{id}", words, "edit", 3, (key,))
        for key, (id, words) in zip(WASTE_KEYS, WASTES.items(), strict=True)
    ),
    Command("count_in_tally", N_("Count it in a tally…"), "insert", 1, ("T",), "tally-5"),
    Command("look_for_causes", N_("Look for its causes"), "insert", 1, ("E",), "fish"),
    Command("put_burst", N_("Put a burst on the map"), "insert", 1, ("M",), "zap"),
    Command("seek", N_("Filter the observations"), "view", 2, ("Ctrl+F",), "filter"),
    Command("group_next", N_("Group otherwise"), "view", 2, ("B",), "layers"),
    Command("properties_panel", N_("Properties"), "view", 3, ("F4",), "panel-right", check=True),
)
ON_SELECTION = ("duplicate", "delete_selection", "count_in_tally", *(f"set_{id}" for id in WASTES))
ON_ONE = ("edit_text", "look_for_causes", "put_burst")
ON_BOARD = ("add_observation", "add_photos", "copy", "paste", "select_all", "seek", "group_next", "properties_panel")
"""What works on several observations, on one, and wherever they are shown."""
BAR = (None, "undo", "redo", None, *(f"show_{mode}" for mode in MODES), None, "next_step", "properties_panel")
FURTHER_KEYS = (
    (
        N_("Observations"),
        (
            (N_("Note what is typed"), N_("Enter")),
            (N_("On to the step, to the waste"), "Tab"),
            (N_("A step or a waste by its first letters"), N_("A … Z")),
            (N_("From the line to the list"), N_("Esc, Down")),
            (N_("Type all the data of one"), N_("Enter, F2")),
            (N_("A photo from the clipboard"), "Ctrl+V"),
        ),
    ),
)
"""What widgets do by themselves: (heading, ((what, key), …))."""


class ObservationCommands:
    def __init__(self, page: ObservationPage) -> None:
        self.page = page
        for mode in MODES:
            setattr(self, f"show_{mode}", partial(self._show, mode))
        for waste in WASTES:
            setattr(self, f"set_{waste}", partial(self.set_waste, waste))

    def _show(self, mode: str, on: bool) -> None:
        if on:
            self.page.show_mode(mode)

    def add_observation(self) -> None:
        self.page.board.entry.text.setFocus()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.board.rows.table(self.page.selected()))
        self.page.desk.say(_("The table is on the clipboard."))

    def add_photos(self) -> None:
        self.page.photos.choose()

    def paste(self) -> None:
        self.page.photos.paste()

    def duplicate(self) -> None:
        self.page.settle()
        self.page.board.select(edit.duplicate(self.page.desk.document, self.page.selected()))

    def delete_selection(self) -> None:
        page = self.page
        page.settle()
        ids = page.selected()
        after = page.board.neighbour_of(ids)
        edit.delete_observations(page.desk.document, ids)
        page.board.select([after] if after else [])
        said = ngettext("Deleted: Ctrl+Z brings it back.", "{n} deleted: Ctrl+Z brings them back.", len(ids))
        page.desk.say(told_of_links(page.desk.document, [("observation", id) for id in ids]) or said)

    def select_all(self) -> None:
        self.page.board.view().selectAll()

    def edit_text(self) -> None:
        self.page.edit_text()

    def set_waste(self, waste: str) -> None:
        """Of all selected; the same key once more takes it back."""
        page = self.page
        held = {each.observation.waste for each in page.board.chosen()}
        edit.change(page.desk.document, page.selected(), "waste", None if held == {waste} else waste)

    def seek(self) -> None:
        self.page.board.filters.seek.begin()

    def group_next(self) -> None:
        self.page.board.filters.next_grouping()

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)

    # To other tools

    def count_in_tally(self) -> None:
        """In the first tally at once; where there are some, in the one that is chosen, the last one by Enter."""
        self.page.settle()
        listed = tally_edit.listed(self.page.desk.document)
        if not listed:
            self._count(None)
            return
        menu = self.tally_menu()
        menu.popup(self.page.board.place_of_selection())
        menu.setActiveAction(menu.actions()[len(listed) - 1])

    def tally_menu(self) -> QMenu:
        """The tallies that there are, and a new one: each by its first letter, or by its number."""
        menu = QMenu(_("Count it in a tally"), self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        for n, (id, name, period) in enumerate(tally_edit.listed(self.page.desk.document), 1):
            words = " – ".join(part for part in (name or _("Tally"), period) if part).replace("&", "&&")
            menu.addAction(f"&{n}  {words}" if n < 10 else words).triggered.connect(lambda _on, id=id: self._count(id))
        menu.addAction(f"&0  {_('New tally')}").triggered.connect(lambda: self._count(None))
        return menu

    def _count(self, tally_id: str | None) -> None:
        page = self.page
        ids = page.selected()
        link.count_in(page.desk.document, ids, tally_id, _("Tally"))
        page.desk.say(ngettext("It is a category of the tally now.", "{n} are categories of the tally now.", len(ids)))

    def look_for_causes(self) -> None:
        self.page.settle()
        id = link.look_for_causes(self.page.desk.document, self.page.selected()[0])
        if id is not None:
            self.page.desk.open_thing("fishbone", id)

    def put_burst(self) -> None:
        page = self.page
        page.settle()
        id = link.put_burst(page.desk.document, page.selected()[0])
        if id is None:
            page.desk.say(_("Say first at which step it was seen: the burst goes above that step."))
        else:
            page.desk.open_thing("symbol", id)

    # Out of the program

    def print_diagnosis(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "diagnosis")

    def menu_of_selection(self, at: QPoint) -> None:
        """What can be done with the selected observations."""
        page = self.page
        menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        wastes = menu.addMenu(_("Waste"))
        wastes.addActions([page.commands[f"set_{id}"] for id in WASTES])
        menu.addSeparator()
        chosen: list[QAction] = [page.commands[id] for id in ("count_in_tally", "look_for_causes", "put_burst")]
        menu.addActions(chosen)
        menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in ("copy", "duplicate", "delete_selection")])
        menu.popup(at)
