"""The five whys tool: frame of the problem, picture and properties side by side, the five whys of the event below."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QTimer

from app.calc.five_whys import FiveWhys
from app.canvas.five_whys_drawing import Reading, why_number
from app.canvas.five_whys_typing import DRAFT
from app.canvas.five_whys_view import WhysView
from app.language import _, ngettext
from app.models import five_whys as rows
from app.models import five_whys_edit as edit
from app.models.diff import Diff
from app.models.next_step import Picked
from app.models.photo_edit import owners_of
from app.models.trail import concerns
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.five_whys_commands import (
    BAR,
    FURTHER_KEYS,
    OF_ONE,
    OF_WHYS,
    ON_ANSWERS,
    ON_ONE_ANSWER,
    WHYS_COMMANDS,
    WhysCommands,
)
from app.views.five_whys_panel import FramePanel, WhysPanel
from app.views.five_whys_therefore import ThereforeStrip
from app.views.lay import below, beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number
from app.views.picture_drop import PictureDrop
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed


class FiveWhysPage(ThingPage):
    bar = BAR
    primary = "print_whys"
    keys = FURTHER_KEYS
    things = rows.FiveWhys

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        worn = desk.worn
        self.view = WhysView(worn.look)
        self.view.set_look(worn.look, worn.scale)
        self.view.setAccessibleName(_("Five whys"))
        self.asked = WhysCommands(self)
        self.commands = make_actions(self, WHYS_COMMANDS, self.asked)
        self.next = NextSteps(self, ("why",), lambda: [Picked("why", id) for id in self.answers()])
        self.frame = FramePanel(self)
        self.panel = WhysPanel(desk, [self.commands["delete_selection"]], self.commands["link_proof"])
        self.pictures = PictureDrop(self.view, self.panel.photos, self._answer_at, lambda id: self.view.select([id]))
        self.strip = ThereforeStrip(worn)
        self.have_tabs(
            _("Five whys"),
            "whys",
            OF_ONE,
            rename=lambda id, name: edit.change(desk.document, id, "problem", name),
            move=lambda id, to: edit.move(desk.document, id, to),
        )
        self.empty = Empty(
            self.view,
            worn,
            "circle-question-mark",
            _("Why? And why is that?"),
            _("Write the problem in one sentence, then ask why until the answer can be acted on. Tab asks once more."),
            [self.commands["add_whys"], self.commands["add_framed"]],
        )
        self._content = self.when_seen(self._show_selection)
        self._lay()
        self.view.selection_changed.connect(lambda _ids: self._selected())
        self.view.content_changed.connect(self._content.ask)
        self.view.reading_changed.connect(self._read)
        self.view.zoom_changed.connect(self.zoom_changed)
        self.view.menu_asked.connect(self.asked.open_menu)
        self.strip.step.connect(self.view.read_on)
        self.strip.over.connect(self.view.stop_reading)

    def _lay(self) -> None:
        middle = below(self.view, self.strip, self.tabs, wide=self.view)
        beside(self.frame, middle, self.panel, wide=middle, on=self)
        self.frame.hide()
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.panel}, self.view)
        self.panels.begin(self.commands)
        self.panels.lead_back(self.frame)

    def begin(self) -> None:
        document = self.desk.document
        self.view.work_on(document)
        self.follow(self._changed)
        self.show_what_there_is()

    # What is shown

    @property
    def shown_id(self) -> str | None:
        return self.view.whys_id

    def listed(self) -> list[Listed]:
        return [
            Listed(id, " ".join(problem.split()), "circle-question-mark", problem, _("New five whys"))
            for id, problem in edit.listed(self.desk.document)
        ]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return edit.home_of(self.desk.document, ids)

    def shown(self) -> FiveWhys:
        """What is on show, as the document has it; an empty one where there is none."""
        return self.view.five_whys or FiveWhys("")

    def answers(self) -> list[str]:
        """The selected answers, without the problem."""
        return [id for id in self.view.selected() if id != self.shown_id]

    def _answer_at(self, at: QPointF) -> str:
        found = self.view.laid.at(at) if self.view.laid else None
        return found if found and found != self.shown_id else ""

    def show_one(self, id: str | None) -> None:
        self.view.show_whys(id)
        self.show_tabs()
        self._show_selection()
        self._selected()

    def show_tabs(self) -> None:
        super().show_tabs()
        self.enable(OF_WHYS, self.shown_id is not None)
        say_what_prints(self, "whys", there=self.shown_id is not None)
        self.empty.setVisible(self.shown_id is None)
        for command, panel in (("frame_panel", self.frame), ("properties_panel", self.panel)):
            panel.setVisible(self.shown_id is not None and self.commands[command].isChecked())

    def _changed(self, diff: Diff) -> None:
        self.follow_things(diff)
        if concerns(diff):
            self._content.ask()

    def _selected(self) -> None:
        ids = self.answers()
        self.enable(ON_ANSWERS, bool(ids))
        self.enable(ON_ONE_ANSWER, len(ids) == 1)
        self.next.tell()
        if DRAFT not in ids:  # while a new answer is typed, the panel keeps what it says
            self.panel.show_of(self.view.five_whys, ids)
        texts = [why.text for id in ids if (why := self.shown().why_of(id))]
        self.view.setAccessibleDescription(" – ".join(filter(None, (self.hint(), *texts))))
        self.tell_hint()

    def _show_selection(self) -> None:
        """Read anew what the panels say, and the key figures."""
        self.frame.show_of(self.view.five_whys)
        self.panel.show_of(self.view.five_whys, self.answers())
        self.tell_numbers()

    def hint(self) -> str:
        ids = [id for id in self.answers() if id != DRAFT]
        if len(ids) == 1:
            return _("Selected: {what}", what=str(why_number(len(self.shown().branch(ids[0])))))
        return ngettext("{n} answer selected", "{n} answers selected", len(ids)) if ids else ""

    def _read(self, reading: Reading | None) -> None:
        self.strip.tell(self.view.five_whys, reading)
        self.commands["therefore"].setChecked(reading is not None)

    def numbers(self) -> list[Number]:
        whys = self.shown()
        roots = whys.roots()
        ready = sum(why.verified for why in roots)
        told = [
            (_("Answers"), str(sum(1 for _why in whys.whys())), _("Answers of these five whys")),
            (_("Root causes"), str(len(roots)), _("Answers that are marked as root causes")),
            (_("Ready"), str(ready), _("Root causes that are confirmed: they are ready to become actions")),
        ]
        return told if self.shown_id else []

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        ids = [id for id in self.answers() if id != DRAFT]
        if len(ids) == 1:
            return "why", ids[0]
        return ("five_whys", self.shown_id) if self.shown_id and not ids else None

    def show_thing(self, kind: str, id: str) -> bool:
        if self.go_home([id]) is None:
            return False
        self.view.select([id])
        self.view.come_near(id)
        return self.view.has(id)

    def settle(self) -> None:
        self.tabs.settle()
        self.view.typing.finish()
        self.panel.take()
        self.frame.take()

    def reveal(self, diff: Diff) -> bool:
        answers = diff.keys(rows.Why) | owners_of(self.desk.document, diff, "why_id")
        touched = answers | diff.keys(rows.FiveWhys)
        whole = self.go_home(touched) in diff.keys(rows.FiveWhys)
        there = [id for id in self.view.laid.ids() if id in answers] if self.view.laid and not whole else []
        if there:
            self.view.select(there)
            self.view.come_near(there[0])
        return bool(touched)

    def found(self) -> list[Found]:
        found = []
        for id, problem in edit.listed(self.desk.document):
            whys = edit.read(self.desk.document, id)
            name = problem or _("New five whys")
            found.append(Found(name, _("Five whys"), partial(self.show_thing, "five_whys", id), "circle-question-mark"))
            for why in whys.whys() if whys else ():
                place = _("Root cause") if why.root else _("Answer")
                if why.text:
                    go = partial(self.show_thing, "why", why.id)
                    found.append(Found(why.text, place, go, "target" if why.root else "corner-down-right", problem))
        return found

    def tell(self) -> None:
        super().tell()
        self.zoom_changed.emit(self.view.zoom.scale)

    def kept(self) -> dict[str, Any]:
        return {
            "whys": self.shown_id,
            "selected": self.view.selected(),
            "as_list": self.view.as_list,
            "framing": self.commands["frame_panel"].isChecked(),
            "scale": self.desk.worn.scale,
            "zoom": self.view.zoom.scale,
            "middle": self.view.visible_rect().center(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        self.go_home([kept["whys"]])
        self.commands["as_list"].setChecked(kept["as_list"])
        self.commands["frame_panel"].setChecked(kept["framing"] and not self.desk.settings.projector)
        self.view.select(kept["selected"])
        if kept["scale"] == self.desk.worn.scale and not kept["as_list"]:
            QTimer.singleShot(0, self.view, lambda: self.view.show_place(kept["middle"], kept["zoom"]))

    def focus(self) -> None:
        self.view.setFocus()

    def leave(self) -> None:
        super().leave()
        self.panel.photos.leave()
