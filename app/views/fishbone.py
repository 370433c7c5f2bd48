"""The Ishikawa tool: suggestions, diagram and properties side by side, the diagrams of the event below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QTimer

from app.calc.fishbone_drop import thing_at
from app.calc.fishbone_figures import figures
from app.calc.near_duplicates import alike
from app.canvas.fishbone_keys import FISHBONE_KEYS
from app.canvas.fishbone_view import FishboneView
from app.language import _, ngettext
from app.models import fishbone as rows
from app.models import fishbone_edit as edit
from app.models.diff import Diff
from app.models.next_step import Picked
from app.models.photo_edit import owners_of
from app.models.trail import concerns
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.fishbone_commands import (
    BAR,
    FISHBONE_COMMANDS,
    FURTHER_KEYS,
    OF_FISHBONE,
    OF_ONE,
    ON_CAUSES,
    ON_ONE_CAUSE,
    ON_SELECTION,
    FishboneCommands,
)
from app.views.fishbone_panel import CausePanel, is_overdue
from app.views.fishbone_suggestions import SuggestionPanel
from app.views.fishbone_votes import DotHand, VotePanel
from app.views.lay import below, beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number
from app.views.picture_drop import PictureDrop
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed
from app.views.trail_strip import told_of_links

QUIET_MS = 500
"""Causes that may say the same are looked for when the hand has rested so long."""


class FishbonePage(ThingPage):
    bar = BAR
    primary = "print_fishbone"
    keys = (*FISHBONE_KEYS, *FURTHER_KEYS)
    things = rows.Fishbone

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        worn = desk.worn
        self.view = FishboneView(None, worn.look)
        self.view.set_look(worn.look, worn.scale)
        self.view.setAccessibleName(_("Ishikawa diagram"))
        self.asked = FishboneCommands(self)
        self.commands = make_actions(self, FISHBONE_COMMANDS, self.asked)
        self.next = NextSteps(self, ("cause",), lambda: [Picked("cause", id) for id in self.view.causes()])
        self.asked.tell_keys()
        self.view.offered += self.next.actions()
        self.menus["schemes"] = self.asked.schemes_menu()
        self.menus["schemes"].aboutToShow.connect(self.asked.tick_scheme)
        self.suggestions = SuggestionPanel(desk)
        self.panel = CausePanel(
            desk, [self.commands["delete_selection"]], self.commands["ask_why"], self.commands["link_proof"]
        )
        self.pictures = PictureDrop(self.view, self.panel.photos, self._cause_at, lambda id: self.view.select([id]))
        self.votes = VotePanel(desk)
        self.dots = DotHand(self.view)
        self.have_tabs(
            _("Ishikawa diagrams"),
            "fishbone",
            OF_ONE,
            rename=lambda id, name: edit.set_effect(desk.document, id, name),
            move=lambda id, to: edit.move_fishbone(desk.document, id, to),
        )
        self.empty = Empty(
            self.view,
            worn,
            "fish",
            _("What makes it happen?"),
            _("Write the effect at the head, then the causes on the bones: Enter for the next one, Tab for one below."),
            [self.commands["add_fishbone"], self.commands["begin_with_list"]],
        )
        self._content = self.when_seen(self._show_content)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_for_alike)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        middle = below(self.view, self.tabs, wide=self.view)
        beside(self.suggestions, middle, self.panel, self.votes, wide=middle, on=self)
        self.suggestions.hide()
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.panel}, self.view)
        self.panels.begin(self.commands)
        for panel in (self.suggestions, self.votes):
            self.panels.lead_back(panel)

    def _connect(self) -> None:
        view = self.view
        view.selection_changed.connect(lambda _ids: self._selected())
        view.content_changed.connect(self._content.ask)
        view.zoom_changed.connect(self.zoom_changed)
        view.message.connect(self.desk.say)
        view.shape_changed.connect(self.tick_bone)
        view.deleted.connect(self._tell_deleted)
        view.keys.further["?"] = self.asked.ask_why
        self.suggestions.placed.connect(view.reveal)
        self.panel.pointed.connect(self._point)
        self.panel.voted.connect(view.does.vote)
        self.votes.pointed.connect(lambda id: self._point([id]))

    def begin(self) -> None:
        document = self.desk.document
        self.view.work_on(document)
        self.follow(self._changed)
        self.show_what_there_is()

    # What is shown

    @property
    def shown_id(self) -> str | None:
        return self.view.fishbone_id

    def listed(self) -> list[Listed]:
        every = edit.fishbones(self.desk.document)
        return [Listed(each.id, each.name, "fish", unnamed=_("New diagram")) for each in every]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return edit.home_of(self.desk.document, ids)

    def _cause_at(self, at: QPointF) -> str:
        laid = self.view.laid
        found = thing_at(laid, at.x(), at.y()) if laid else ""
        return found if laid and found in laid.causes else ""

    def show_one(self, id: str | None) -> None:
        self.view.show_fishbone(id)
        self.show_tabs()
        self._show_content()
        self.tick_bone()

    def show_tabs(self) -> None:
        super().show_tabs()
        there = self.shown_id is not None
        self.enable(OF_FISHBONE, there)
        say_what_prints(self, "fishbone", there=there)
        self.menus["schemes"].setEnabled(there)
        self.empty.setVisible(not there)
        voting = self.commands["voting"].isChecked()
        self.suggestions.setVisible(there and self.commands["suggestions_panel"].isChecked())
        self.panel.setVisible(there and not voting and self.commands["properties_panel"].isChecked())
        self.votes.setVisible(there and voting)

    def _changed(self, diff: Diff) -> None:
        self.follow_things(diff)
        if concerns(diff):
            self._content.ask()

    def _show_content(self) -> None:
        """Read anew what the panels say, and the key figures."""
        self.suggestions.show_of(self.view.fishbone)
        self._selected()
        self.tell_numbers()
        self._quiet.start()

    def _selected(self) -> None:
        chosen, causes = self.view.selected(), self.view.causes()
        for ids, wanted in (
            (ON_SELECTION, bool(chosen) and chosen != [self.shown_id]),
            (ON_CAUSES, bool(causes)),
            (ON_ONE_CAUSE, len(causes) == 1),
            (("merge",), len(causes) > 1),
            (("one_bone",), bool(self.view.focus or (chosen and chosen != [self.shown_id]))),
        ):
            self.enable(ids, wanted)
        self.next.tell()
        if self.commands["voting"].isChecked():
            self.votes.show_of(self.view.fishbone)
        elif not self.view.typing.is_new:  # while a new cause is typed, the panel keeps what it says
            self.panel.show_of(self.view.fishbone, chosen)
            self._quiet.start()
        self.view.setAccessibleDescription(self.hint())
        self.tell_hint()

    def _look_for_alike(self) -> None:
        """Only where the diagram as a whole is spoken of, and when nobody waits."""
        fishbone = self.view.fishbone
        if fishbone is not None and self.panel.isVisible() and not self.view.causes():
            self.panel.show_alike(fishbone, alike((cause.id, cause.text) for cause in fishbone.causes()))

    def hint(self) -> str:
        chosen, causes = self.view.selected(), self.view.causes()
        if len(causes) > 1:
            return ngettext(
                "{n} cause selected – M merges duplicates", "{n} causes selected – M merges duplicates", len(causes)
            )
        laid, id = self.view.laid, chosen[0] if chosen else ""
        said = ""
        if laid is not None and id in laid.causes:
            said = laid.causes[id].cause.text
        elif laid is not None and id in laid.bones:
            said = laid.bones[id].bone.name
        return _("Selected: {what}", what=said) if said else ""

    def numbers(self) -> list[Number]:
        fishbone = self.view.fishbone
        if fishbone is None:
            return []
        found = figures(fishbone)
        late = sum(is_overdue(cause, date.today()) for cause in fishbone.causes())
        told = [
            (_("Causes"), str(found.causes), _("All causes at any depth")),
            (_("Confirmed causes"), str(found.confirmed), _("Causes that were checked and confirmed")),
            (_("Root causes"), str(len(found.root_causes)), _("Confirmed causes with none confirmed below them")),
        ]
        if late:
            told.append((_("Overdue checks"), str(late), _("Checks that should have been made by now")))
        return told

    def _tell_deleted(self, gone: Any) -> None:
        if said := told_of_links(self.desk.document, gone):
            self.desk.say(said)

    def tick_bone(self) -> None:
        """Whether one bone is looked at alone."""
        action = self.commands["one_bone"]
        action.blockSignals(True)
        action.setChecked(self.view.focus is not None)
        action.blockSignals(False)

    def set_voting(self, on: bool) -> None:
        """Clicks give dots, and the panel counts them."""
        self.settle()
        self.dots.active = on
        self.show_tabs()
        self._selected()
        self.view.setFocus()

    def _point(self, ids: list[str]) -> None:
        self.view.reveal(ids)
        self.view.setFocus()

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        chosen, causes = self.view.selected(), self.view.causes()
        if len(causes) == 1 and not self.view.typing.is_new:
            return "cause", causes[0]
        return ("fishbone", self.shown_id) if self.shown_id and chosen in ([], [self.shown_id]) else None

    def show_thing(self, kind: str, id: str) -> bool:
        if self.go_home([id]) is None:
            return False
        self.view.reveal([id])
        self.view.come_near(id)
        return self.view.is_stored(id)

    def settle(self) -> None:
        self.tabs.settle()
        self.view.typing.finish()
        self.panel.take()
        self.votes.take()

    def reveal(self, diff: Diff) -> bool:
        causes = diff.keys(rows.Cause) | owners_of(self.desk.document, diff, "cause_id")
        lines, diagrams = diff.keys(rows.SuggestedCause), diff.keys(rows.Fishbone)
        touched = causes | diff.keys(rows.Bone)
        if self.go_home(touched | diagrams) not in diagrams:
            self.view.reveal(touched)
        return bool(touched or lines or diagrams)

    def found(self) -> list[Found]:
        found = []
        for each in edit.fishbones(self.desk.document):
            fishbone = edit.read(self.desk.document, each.id)
            name = each.name or _("New diagram")
            found.append(Found(name, _("Ishikawa diagram"), partial(self.show_thing, "fishbone", each.id), "fish"))
            for cause in fishbone.causes() if fishbone else ():
                if cause.text:
                    go = partial(self.show_thing, "cause", cause.id)
                    found.append(Found(cause.text, _("Cause"), go, "git-branch", each.name))
        return found

    def tell(self) -> None:
        super().tell()
        self.zoom_changed.emit(self.view.zoom.scale)

    def kept(self) -> dict[str, Any]:
        return {
            "fishbone": self.shown_id,
            "selected": self.view.selected(),
            "focus": self.view.focus,
            "suggestions": self.commands["suggestions_panel"].isChecked(),
            "voting": self.commands["voting"].isChecked(),
            "authors": self.commands["show_authors"].isChecked(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        self.go_home([kept["fishbone"]])
        self.view.focus_on(kept["focus"])
        self.view.select(kept["selected"])
        self.commands["suggestions_panel"].setChecked(kept["suggestions"] and not self.desk.settings.projector)
        self.commands["voting"].setChecked(kept["voting"])
        self.commands["show_authors"].setChecked(kept["authors"])

    def focus(self) -> None:
        self.view.setFocus()

    def leave(self) -> None:
        super().leave()
        self.panel.photos.leave()
        self._quiet.stop()
