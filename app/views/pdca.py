"""The PDCA board: the actions of the plan as cards that go round the wheel, their data beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QLabel

from app.calc.action_figures import FIGURES, explain, figures
from app.calc.action_list import listed
from app.calc.board import LANE_KINDS, Card, LaneKind
from app.calc.person import people
from app.canvas.board_commands import Gate
from app.canvas.board_keys import BOARD_KEYS
from app.canvas.board_picture import PicturedBoard
from app.canvas.board_view import BoardView
from app.language import _, current, ngettext
from app.models import action_effect
from app.models.action_list import Plan, names_of
from app.models.diff import Diff
from app.models.event import Event
from app.models.indicator import Indicator
from app.views.action_ask import ActionAsk
from app.views.action_form import ActionForm
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.lay import below, beside
from app.views.page import Desk, Number, Page
from app.views.pdca_commands import BAR, ON_ONE, ON_SELECTION, PDCA_COMMANDS, PdcaCommands
from app.views.pdca_filter import BoardFilterBar
from app.views.pdca_gate import GateSheet
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels


class PdcaPage(Page):
    bar = BAR
    primary = "print_plan"
    keys = BOARD_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        worn = desk.worn
        self.view = BoardView(worn.look)
        self.view.set_today(date.today())
        self.view.set_look(worn.look, worn.scale)
        self.view.setAccessibleName(_("PDCA board"))
        self.asked = PdcaCommands(self)
        self.commands = make_actions(self, PDCA_COMMANDS, self.asked)
        self.filters = BoardFilterBar(worn)
        self.empty = Empty(
            self.view,
            worn,
            "kanban",
            _("Who does what, until when?"),
            _("Type the first action: it begins in Plan, and goes round the wheel as each quarter is proven."),
            [self.commands["add_card"], self.commands["add_idea"]],
        )
        self.form = ActionForm(desk, [self.commands["delete_selection"]], self.asked.turn_wheel)
        self.form.today = lambda: self.view.today
        self.nothing_selected = QLabel(_("Select a card to see and type all that is known of its action."))
        self.nothing_selected.setObjectName("muted")
        self.nothing_selected.setWordWrap(True)
        self.form.extra(self.nothing_selected, above=True)
        self.ask = ActionAsk(self.view, worn)
        self._counted: list[Card] | None = None
        self._figures = figures((), self.today)
        self._content = self.when_seen(self._show_content)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        middle = below(self.filters, self.view, wide=self.view)
        beside(middle, self.form, wide=middle, on=self)
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.form}, self.view)
        self.panels.begin(self.commands)

    def _connect(self) -> None:
        view = self.view
        self.one_of(f"lanes_{kind}" for kind in LANE_KINDS)
        self.commands["lanes_none"].setChecked(True)
        view.does.ask = self._ask
        view.selection_changed.connect(lambda _ids: self._selected())
        view.content_changed.connect(self._content.ask)
        view.zoom_changed.connect(self.zoom_changed)
        view.message.connect(self.desk.say)
        view.menu_asked.connect(self.asked.menu_of_selection)
        view.deleted.connect(self.asked.tell_deleted)
        view.details_asked.connect(self._type_details)
        self.form.later.connect(self.asked.postpone_to)
        self.filters.changed.connect(self._filtered)
        self.filters.lanes_asked.connect(self.show_lanes)
        self.filters.left.connect(self.view.setFocus)

    @property
    def today(self) -> date:
        """The day from which late and old are counted."""
        return self.view.today

    @today.setter
    def today(self, day: date) -> None:
        self.view.set_today(day)

    def begin(self) -> None:
        document = self.desk.document
        self.view.work_on(document)
        self.follow(self._changed)
        self._show_content()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        """The board hears of its cards by itself; the panel of what measures them."""
        if action_effect.concerns(diff):
            self._content.ask()

    def _show_content(self) -> None:
        view = self.view
        there = bool(view.mirror.actions)
        shown = len(view.filter.passing(view.cards)) if view.filter else len(view.cards)
        self.filters.tell(view.cards, shown)
        self.filters.show_lanes(view.lane_kind)
        self.empty.setVisible(not there and not view.typing.is_open)
        say_what_prints(self, "action_plan", there=there)
        self.commands["show_closed"].setChecked(view.closed_shown)
        self._selected()
        self.tell_numbers()

    def _filtered(self) -> None:
        self.view.set_filter(self.filters.filter)
        self.commands["late_only"].setChecked(self.filters.filter.late)

    def show_lanes(self, kind: LaneKind) -> None:
        if kind != self.view.lane_kind:
            self.view.set_lanes(kind)
            self.filters.show_lanes(kind)
            self.commands[f"lanes_{kind}"].setChecked(True)

    def _selected(self) -> None:
        ids = self.view.selected()
        self.enable(ON_SELECTION, bool(ids))
        self.enable(ON_ONE, len(ids) == 1)
        self._show_form(ids)
        self.view.setAccessibleDescription(self.hint())
        self.tell_hint()

    def _show_form(self, ids: list[str]) -> None:
        """What is typed meanwhile of a new card is not known yet: the panel keeps what it says."""
        view = self.view
        if not view.typing.is_new:
            axes, problems = (
                {id: (i, name) for i, (id, name) in enumerate(names.items())}
                for names in (view.mirror.axes, view.mirror.problems)
            )
            rows_of = [listed(view.mirror.actions[id], view.today, axes, problems) for id in ids]
            owners = people(action.owner for action in view.mirror.actions.values()).values()
            with self.desk.document.read() as session:
                indicators = names_of(session, Indicator)
            self.form.show_actions(rows_of, Plan(axes=axes, problems=problems, indicators=indicators), owners)
        self.nothing_selected.setVisible(not ids and not view.typing.is_new)
        self.form.setVisible(bool(view.mirror.actions) and self.commands["properties_panel"].isChecked())

    def hint(self) -> str:
        ids = self.view.selected()
        if len(ids) != 1:
            return ngettext("{n} action selected", "{n} actions selected", len(ids)) if ids else ""
        return _("Selected: {what}", what=self.view.mirror.actions[ids[0]].label)

    def numbers(self) -> list[Number]:
        if self._counted is not self.view.cards:  # another filter changes no figure
            self._counted, self._figures = (
                self.view.cards,
                figures(self.view.mirror.actions.values(), self.view.today),
            )
        found = self._figures
        told = [
            (_(words), str(getattr(found, name)), str(explain(found, name)))
            for name, words in FIGURES.items()
            if name != "on_time_rate"
        ]
        over = sum(self.view.head.is_over(column) for column in self.view.counts)
        if over:
            told.append((_("Columns over their limit"), str(over), _("They hold more cards than were agreed.")))
        return told if found.total else []

    def _ask(self, gate: Gate) -> None:
        GateSheet(self, self.desk, gate, self.view.today).open_sheet()

    def _type_details(self) -> None:
        """Of the card that was just typed, which the panel does not know before it is told."""
        self.commands["properties_panel"].setChecked(True)
        self._content.ask()
        self._content.catch_up()
        self.form.show_field("deliverable")

    @property
    def board(self) -> BoardView:
        return self.view

    def place_of(self, ids: Sequence[str]) -> QRect:
        """Where what is asked about stands, in pixels of the view."""
        for id in ids[:1]:
            if self.view.has(id):
                self.view.bring(id)
                left, top, right, bottom = self.view.box_of(id)
                area = self.view.viewportTransform().mapRect(QRectF(left, top, right - left, bottom - top)).toRect()
                return area.translated(self.view.viewport().pos())
        return QRect()

    def pictured(self) -> Any:
        """The board as it is laid out now."""
        from app.reports.picture import Picture

        view = self.view
        words = {column: view.head.count_words(column) for column in view.counts}
        return Picture(PicturedBoard(view.laid, words, view.today.year), _("PDCA board"), _("PDCA board"), current())

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        ids = self.view.selected()
        return ("action", ids[0]) if len(ids) == 1 else None

    def settle(self) -> None:
        self.view.typing.finish()
        self.view.head.close_field()
        self.form.take()
        self.ask.close_down()

    def reveal(self, diff: Diff) -> bool:
        touched = self.view.mirror.actions_in(diff)
        shown = bool(touched) and self.view.reveal(touched)
        return shown or bool(diff.keys(Event))

    def tell(self) -> None:
        super().tell()
        self.zoom_changed.emit(self.view.zoom.scale)

    def kept(self) -> dict[str, Any]:
        view = self.view
        return {
            "lanes": view.lane_kind,
            "folded": view.folded,
            "closed": view.closed_shown,
            "filter": self.filters.filter,
            "selected": view.selected(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        self.show_lanes(kept["lanes"])
        self.view.fold(kept["folded"])
        self.view.show_closed(kept["closed"])
        self.filters.show_filter(kept["filter"])
        self.view.select(kept["selected"])

    def focus(self) -> None:
        self.view.setFocus()
