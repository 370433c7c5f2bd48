"""The commands of the PDCA board and what they do beyond the picture itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.calc.action import Action
from app.calc.board import COLUMNS, LANE_KINDS, LaneKind
from app.language import N_, _, ngettext
from app.models import board_edit
from app.views.action_gestures import ActionGestures
from app.views.command import Command
from app.views.icon import icon
from app.views.trail_strip import told_of_links

if TYPE_CHECKING:
    from app.views.pdca import PdcaPage

IDLE_DAYS = (0, 7, 14, 21, 30)
"""After how many days without movement a card may be marked."""

PDCA_COMMANDS = (
    Command("print_plan", N_("Print the action plan…"), "file", 4, ("Ctrl+P",), "printer"),
    Command("save_picture", N_("Save the picture…"), "file", 4, (), "image"),
    Command("copy_picture", N_("Copy the picture"), "edit", 2, ("Ctrl+Shift+C",), "image"),
    Command("copy", N_("Copy"), "edit", 1, ("Ctrl+C",), "copy"),
    Command("paste", N_("Paste"), "edit", 1, ("Ctrl+V",), "clipboard-paste"),
    Command("delete_selection", N_("Delete"), "edit", 1, ("Del", "Backspace"), "trash-2"),
    Command("select_all", N_("Select all"), "edit", 2, ("Ctrl+A",)),
    Command("turn_wheel", N_("Turn the wheel: close this quarter"), "edit", 3, ("W",), "refresh-cw"),
    Command("move_left", N_("Move to the column on the left"), "edit", 3, ("Shift+Left", "Ctrl+Left"), "arrow-left"),
    Command(
        "move_right", N_("Move to the column on the right"), "edit", 3, ("Shift+Right", "Ctrl+Right"), "arrow-right"
    ),
    Command("priority_up", N_("Higher priority"), "edit", 4, ("+",), "chevron-up"),
    Command("priority_down", N_("Lower priority"), "edit", 4, ("-",), "chevron-down"),
    Command("postpone", N_("Postpone…"), "edit", 4, ("F3",), "calendar"),
    Command("drop", N_("Put aside with a reason…"), "edit", 4, ("Shift+Del",), "archive"),
    Command("set_limit", N_("Limit of the column"), "edit", 5, ("Ctrl+L",), "gauge"),
    *(Command(f"lanes_{kind}", words, "view", 0, (), check=True) for kind, words in LANE_KINDS.items()),
    Command("properties_panel", N_("Properties"), "view", 2, ("F4",), "panel-right", check=True),
    Command("next_lanes", N_("Other lanes"), "view", 1, ("F7",), "rows-3"),
    Command("late_only", N_("Only what is late"), "view", 1, ("F8",), "triangle-alert", check=True),
    Command("show_closed", N_("Show what is closed"), "view", 1, ("F5",), "archive", check=True),
    Command("fold_all", N_("Fold all lanes, or show them"), "view", 1, ("Ctrl+.",), "layers"),
    Command("seek", N_("Filter the cards"), "view", 1, ("Ctrl+F",), "filter"),
    Command("set_idle_days", N_("Mark cards that were not moved…"), "edit", 5, (), "clock"),
    Command("fit", N_("Show all columns"), "view", 4, ("F6",), "maximize"),
    Command("zoom_in", N_("Zoom in"), "view", 4, ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom_out", N_("Zoom out"), "view", 4, ("Ctrl+-",), "zoom-out"),
    Command("actual_size", N_("Real size"), "view", 4, ("Ctrl+0",), "scan"),
    Command("add_card", N_("New action"), "insert", 0, ("Ctrl+T",), "plus"),
    Command("add_idea", N_("New idea"), "insert", 0, ("Ctrl+I",), "lightbulb"),
    Command("open_in_plan", N_("Open in the action plan"), "tools", 0, ("Ctrl+Return", "Ctrl+Enter"), "list-todo"),
)
ON_SELECTION = (
    "delete_selection",
    "turn_wheel",
    "move_left",
    "move_right",
    "priority_up",
    "priority_down",
    "postpone",
    "drop",
)
ON_ONE = ("open_in_plan",)
BAR = (
    None, "undo", "redo", None, "add_card", "turn_wheel", "move_left", "move_right", None, "zoom_out", "zoom_in",
    "fit", None, "show_closed", "properties_panel",
)  # fmt: skip


class PdcaCommands:
    """What the view does not do by itself."""

    def __init__(self, page: PdcaPage) -> None:
        self.page = page
        for kind in LANE_KINDS:
            setattr(self, f"lanes_{kind}", lambda on, kind=kind: self._lanes(kind) if on else None)

    # Cards

    def add_card(self) -> None:
        self.page.view.setFocus()
        self.page.view.add_card()

    def add_idea(self) -> None:
        """One more card in the first column, of the lane of what is selected."""
        view = self.page.view
        view.setFocus()
        chosen = view.selection.ids
        lane = view.laid.lane_of(chosen[-1]) if chosen else view.lanes[0].key if view.lanes else ""
        view.typing.begin("idea", lane)

    def turn_wheel(self) -> None:
        self.page.settle()
        self.page.view.does.turn()

    def move_left(self) -> None:
        self.page.settle()
        self.page.view.does.move("left")

    def move_right(self) -> None:
        self.page.settle()
        self.page.view.does.move("right")

    def priority_up(self) -> None:
        self.page.view.does.raise_priority(1)

    def priority_down(self) -> None:
        self.page.view.does.raise_priority(-1)

    def delete_selection(self) -> None:
        self.page.settle()
        self.page.view.does.delete()

    def tell_deleted(self, gone: object) -> None:
        if said := told_of_links(self.page.desk.document, gone):  # type: ignore[arg-type]
            self.page.desk.say(said)

    def copy(self) -> None:
        self.page.view.does.copy()

    def paste(self) -> None:
        self.page.settle()
        self.page.view.does.paste()

    def select_all(self) -> None:
        self.page.view.does.select_all()

    def open_in_plan(self) -> None:
        self.page.settle()
        for id in self.page.view.selected()[-1:]:
            self.page.desk.open_thing("action", id)

    def _actions(self) -> list[Action]:
        view = self.page.view
        return [view.mirror.actions[id] for id in view.in_order(view.selected())]

    def postpone(self) -> None:
        self.page.settle()
        ActionGestures(self.page).postpone(self._actions())

    def postpone_to(self, ids: list[str], due: str) -> None:
        """A later day was typed in the panel: its reason is asked."""
        actions = self.page.view.mirror.actions
        ActionGestures(self.page).postpone([actions[id] for id in ids if id in actions], due)

    def drop(self) -> None:
        self.page.settle()
        ActionGestures(self.page).drop(self._actions())

    # What was agreed

    def set_limit(self) -> None:
        """Of the column of what is selected; without a selection of Do."""
        view = self.page.view
        chosen = view.selection.ids
        column = list(COLUMNS)[view.laid.cards[chosen[-1]].card.column] if chosen else "do"
        self.page.settle()
        view.head.edit(column if column != "idea" else "do")

    def set_idle_days(self) -> None:
        """After how many days: a choice of a few, at the line above the board."""
        page, now = self.page, self.page.view.mirror.idle_days
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for days in sorted({*IDLE_DAYS, now}):
            words = ngettext("After {n} day", "After {n} days", days) if days else _("Never")
            action = menu.addAction(words)
            if days == now:
                action.setIcon(icon("check", page.desk.worn.look.accent))
            action.triggered.connect(partial(self._mark_after, days))
        menu.popup(page.filters.mapToGlobal(QPoint(page.filters.width() // 2, page.filters.height())))

    def _mark_after(self, days: int, _checked: bool = False) -> None:
        self.page.view.write(board_edit.set_idle_days, days)

    # What is seen

    def _lanes(self, kind: LaneKind) -> None:
        self.page.show_lanes(kind)

    def next_lanes(self) -> None:
        kinds = list(LANE_KINDS)
        self.page.show_lanes(kinds[(kinds.index(self.page.view.lane_kind) + 1) % len(kinds)])

    def late_only(self, on: bool) -> None:
        self.page.filters.set(late=on)

    def show_closed(self, on: bool) -> None:
        if on != self.page.view.closed_shown:
            self.page.view.show_closed(on)

    def fold_all(self) -> None:
        view = self.page.view
        view.fold([lane.key for lane in view.lanes])

    def seek(self) -> None:
        self.page.filters.seek.begin()

    def properties_panel(self, shown: bool) -> None:
        self.page.panels.fold("properties_panel", shown)
        self.page.form.setVisible(shown and bool(self.page.view.mirror.actions))

    def fit(self) -> None:
        self.page.view.all_columns()

    def zoom_in(self) -> None:
        self.page.view.does.zoom_by(1.25)

    def zoom_out(self) -> None:
        self.page.view.does.zoom_by(1 / 1.25)

    def actual_size(self) -> None:
        self.page.view.fit()

    # Out of the program

    def print_plan(self) -> None:
        from app.views.print_sheet import print_sheet

        self.page.settle()
        print_sheet(self.page.desk, "action_plan")

    def save_picture(self) -> None:
        from app.views.picture_output import save_picture

        self.page.settle()
        save_picture(self.page, self.page.pictured())

    def copy_picture(self) -> None:
        from app.views.picture_output import copy_picture

        self.page.settle()
        copy_picture(self.page.desk, self.page.pictured())

    def menu_of_selection(self, at: QPoint) -> None:
        page = self.page
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = bool(page.view.selected())
        for id in (*ON_SELECTION[1:], *ON_ONE) if chosen else ():
            menu.addAction(page.commands[id])
        menu.addSeparator()
        for id in ("add_card", "add_idea", "set_limit", "set_idle_days"):
            menu.addAction(page.commands[id])
        if chosen:
            menu.addSeparator()
            menu.addAction(page.commands["delete_selection"])
        menu.popup(at)
