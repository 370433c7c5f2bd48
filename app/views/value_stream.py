"""The map tool: symbols, picture and properties side by side, key figures above, the maps of the event below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.calc.figure_name import STATES
from app.calc.value_stream import Figures, ValueStream
from app.canvas.map_view import MapView
from app.language import _, ngettext
from app.models.diff import Diff
from app.models.next_step import Picked
from app.models.trail import concerns
from app.models.value_stream import Flow, Symbol
from app.models.value_stream import ValueStream as ValueStreamRow
from app.views import maps
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.icon import icon
from app.views.key_figures import KeyFigures
from app.views.lay import below, beside
from app.views.map_commands import (
    ARRANGE,
    BAR,
    FURTHER_KEYS,
    MAP_COMMANDS,
    OF_ONE_MAP,
    ON_SELECTION,
    ON_SEVERAL,
    MapCommands,
)
from app.views.map_found import found_in_maps
from app.views.map_observation import can_be_observed
from app.views.map_process_chart import can_have_chart
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number
from app.views.properties import Properties
from app.views.side_panels import SidePanels
from app.views.small_picture import small_picture
from app.views.symbol_panel import SymbolPanel
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed
from app.views.whole_map import WholeMap

DRAWN_AT_MOST = 200
"""Of a map with more symbols, the small picture shows what is in sight: nobody waits for more at closing."""
READ_AT_ONCE = 50
"""The properties of more symbols are read when the hand rests: a rubber band selects many times a second."""


class ValueStreamPage(ThingPage):
    bar = BAR
    primary = "print_map"
    keys = FURTHER_KEYS
    things = ValueStreamRow

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        worn, settings = desk.worn, desk.settings
        self._shown_id: str | None = None
        self.view = MapView(None, worn.look)
        self.view.set_look(worn.look, worn.scale)
        self.whole_map = WholeMap(self.view)
        self.view.setAccessibleName(_("Value stream map"))
        self.asked = MapCommands(self)
        self.commands = make_actions(self, MAP_COMMANDS, self.asked, self.view)
        self.next = NextSteps(self, ("symbol",), self._picked)
        self.menus["arrange"] = self._arrange_menu()
        self.view.offered += [self.commands[id] for id in ("open_process_chart", "record_observation")]
        self.view.offered += self.next.actions()
        self.symbols = SymbolPanel(worn, settings, self.put)
        self.properties = Properties(desk, [self.commands["duplicate"], self.commands["delete_selection"]])
        self.strip = KeyFigures(worn, large=settings.figures_large)
        self.have_tabs(
            _("Maps"),
            "map",
            OF_ONE_MAP,
            rename=lambda id, name: maps.rename_map(desk.document, id, name),
            move=lambda id, to: maps.move_map(desk.document, id, to),
            extra="make_future",
        )
        self.empty = Empty(self.view, worn, "workflow", *self._without_maps())
        self._lay()
        self._selection = self.when_seen(self.properties.refresh)
        self.view.selection_changed.connect(self._selected)
        self.view.figures_changed.connect(self._figured)
        self.view.zoom_changed.connect(self.zoom_changed)
        self.view.message.connect(desk.say)
        self.strip.asked.connect(self.show_symbols)

    def begin(self) -> None:
        document = self.desk.document
        self.view.work_on(document)
        self.follow(self._changed)
        self.show_what_there_is()

    def _without_maps(self) -> tuple[str, str, list[QAction]]:
        ways = [self.commands["add_map"], self.commands["take_example"]]
        return _("No map yet"), _("Begin one, or look at a finished one."), ways

    def _without_symbols(self) -> tuple[str, str, list[QAction]]:
        words = _("Type “cu” and the name of the customer, then “pr” for the process before it. Or drag a symbol here.")
        return _("Walk upstream from the customer"), words, [self.commands["take_example"]]

    def _arrange_menu(self) -> QMenu:
        menu = QMenu(_("Align and distribute"), self)
        menu.setIcon(icon("align-start-vertical"))
        menu.addActions([self.commands[id] for id in ARRANGE])
        return menu

    def _lay(self) -> None:
        middle = below(self.strip, self.view, self.tabs, wide=self.view)
        beside(self.symbols, middle, self.properties, wide=middle, on=self)
        panels: dict[str, QWidget] = {"symbols_panel": self.symbols, "properties_panel": self.properties}
        self.panels = SidePanels(self.desk.settings, panels, self.view)
        self.panels.begin(self.commands)
        self.commands["figures_large"].setChecked(self.desk.settings.figures_large)

    # What is shown

    @property
    def shown_id(self) -> str | None:
        return self._shown_id

    def listed(self) -> list[Listed]:
        return [_tab(each) for each in maps.maps(self.desk.document)]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return maps.home_of(self.desk.document, set(ids))

    def show_one(self, id: str | None) -> None:
        self._shown_id = id
        self.view.show_stream(id)
        self.show_tabs()
        self._selected([])

    def show_tabs(self) -> None:
        super().show_tabs()
        self.enable(("make_future", "copy_map", "rename_map", "delete_map", "print_map"), self.shown_id is not None)

    def _changed(self, diff: Diff) -> None:
        self.follow_things(diff)
        if diff.keys(ValueStreamRow) or diff.keys(Flow) or concerns(diff):
            self._selection.ask()

    def _selected(self, ids: list[str]) -> None:
        self.properties.show_selection(self.shown_id, ids, now=len(ids) <= READ_AT_ONCE)
        if len(ids) > READ_AT_ONCE:
            self._selection.ask()
        self.enable(ON_SELECTION, bool(ids))
        for id in ON_SEVERAL:
            self.commands[id].setEnabled(len(ids) > (2 if id.startswith("distribute") else 1))
        self.commands["record_observation"].setEnabled(can_be_observed(self, ids))
        self.commands["open_process_chart"].setEnabled(can_have_chart(self, ids))
        self.next.tell()
        self.view.setAccessibleDescription(self.hint())
        self.tell_hint()

    def _picked(self) -> list[Picked]:
        return [Picked("symbol", id) for id in self.view.selected() if id in self.view.map.symbols]

    def hint(self) -> str:
        ids = self.view.selected()
        if not ids:
            return ""
        if len(ids) == 1 and self.properties.subject is not None:
            return _("Selected: {what}", what=self.properties.subject.title)
        return ngettext("{n} element selected", "{n} elements selected", len(ids))

    def _figured(self, figures: Figures) -> None:
        stream = self.view.map.stream
        self.strip.tell(stream, figures)
        self.properties.tell_figures(stream, figures)
        shown = self.stream()
        empty = shown is None or not shown.symbols
        if empty:
            self.empty.tell(*(self._without_maps() if shown is None else self._without_symbols()))
        self.empty.setVisible(empty)
        self.tell_numbers()

    def numbers(self) -> list[Number]:
        """To the status bar; before an audience the strip says them once, and large."""
        return [] if self.desk.settings.projector else self.strip.numbers()

    def stream(self) -> ValueStream | None:
        """The map on show, as the document has it."""
        return self.view.map.stream if self.shown_id else None

    # What is asked from outside

    def put(self, kind_id: str) -> None:
        self.view.place(kind_id)
        self.view.setFocus()

    def show_symbols(self, ids: list[str]) -> None:
        self.view.select(ids)
        self.view.setFocus()

    def settle(self) -> None:
        self.tabs.settle()
        self.view.typing.finish()
        self.properties.take()

    def reveal(self, diff: Diff) -> bool:
        touched = diff.keys(Symbol) | diff.keys(Flow)
        streams = diff.keys(ValueStreamRow)
        if not touched and not streams:
            return False
        self.go_home(touched | streams)
        if touched:
            self.view.reveal(touched)
        return True

    def thing(self) -> tuple[str, str] | None:
        ids = self.view.selected()
        return ("symbol", ids[0]) if len(ids) == 1 and ids[0] in self.view.map.symbols else None

    def show_thing(self, kind: str, id: str) -> bool:
        home = self.home_of([id])
        if home:
            self._show_found(home, id)
        return bool(home)

    def found(self) -> list[Found]:
        return found_in_maps(self.desk.document, self.turn_to, self._show_found)

    def _show_found(self, stream_id: str, symbol_id: str) -> None:
        self.turn_to(stream_id)
        self.show_symbols([symbol_id])
        self.view.reveal({symbol_id})

    def picture(self, width: int, height: int) -> QPixmap | None:
        stream = self.stream()
        if stream is None or not stream.symbols:
            return None
        if len(stream.symbols) > DRAWN_AT_MOST:
            return self.view.picture()
        return small_picture(stream, width, height)

    def tell(self) -> None:
        super().tell()
        self.zoom_changed.emit(self.view.zoom.scale)

    def kept(self) -> dict[str, Any]:
        return {
            "stream": self.shown_id,
            "scale": self.desk.worn.scale,
            "selected": self.view.selected(),
            "zoom": self.view.zoom.scale,
            "middle": self.view.visible_rect().center(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        self.go_home([kept["stream"]])
        self.view.select(kept["selected"])
        if kept["scale"] != self.desk.worn.scale:
            self.whole_map.show()
        else:
            QTimer.singleShot(0, self.view, lambda: self.view.zoom.show(kept["middle"], kept["zoom"]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.whole_map.resized()

    def focus(self) -> None:
        self.view.setFocus()

    def leave(self) -> None:
        super().leave()
        self.whole_map.stop()


def _tab(each: maps.Listed) -> Listed:
    state = _(STATES.get(each.state, each.state))
    tip = f"{each.name} – {state}" if each.name and each.name != state else state
    return Listed(each.id, each.name, "target" if each.state != "current" else "eye", tip, state)
