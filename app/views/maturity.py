"""Maturity: criteria judged from time to time, typed like a matrix; the radar beside it shows progress and gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QPixmap
from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.calc.maturity import Maturity
from app.calc.maturity_figures import NAMES, explain, figures
from app.language import N_, _
from app.models import maturity as rows
from app.models import maturity_edit as edit
from app.models import trail
from app.models.diff import Diff
from app.views.action_ask import ActionAsk
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.form import Form
from app.views.lay import below, beside
from app.views.maturity_commands import (
    BAR,
    COPYING,
    FURTHER_KEYS,
    MATURITY_COMMANDS,
    OF_ONE,
    ON_A_CRITERION,
    ON_A_DAY,
    ON_A_RADAR,
    MaturityCommands,
)
from app.views.maturity_side import MaturitySide, signed
from app.views.maturity_table import MaturityTable
from app.views.page import Desk, Found, Number
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.subject import Group, Subject
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed
from app.views.trail_strip import TrailStrip

OWN = (rows.Maturity, rows.MaturityCriterion, rows.MaturityLevel)
FIELDS = (
    Field("name", N_("Name"), N_("Name"), "text"),
    Field("lowest", N_("Lowest level"), N_("Lowest"), "count"),
    Field("highest", N_("Highest level"), N_("Highest"), "count"),
)


class ScaleSubject(Subject):
    """A scale has two ends: what was emptied is the usual one."""

    def write(self, document: Any, field: Field, value: Any) -> None:
        usual = {"name": "", "lowest": 0.0, "highest": 5.0}
        edit.change(document, self.ids[0], field.id, usual[field.id] if value in (None, "") else value)


class MaturityPage(ThingPage):
    bar = BAR
    primary = "print_maturity"
    keys = FURTHER_KEYS
    things = rows.Maturity

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Callable[[], date] = date.today
        self.maturity: Maturity | None = None
        self.asked = MaturityCommands(self)
        self.commands = make_actions(self, MATURITY_COMMANDS, self.asked)
        self.table, self.side = MaturityTable(desk.worn), MaturitySide(desk.worn)
        self.form = Form(desk)
        self.trail = TrailStrip(desk)
        self.form.extra(self.trail)
        self.have_tabs(
            _("Maturity radars"),
            "maturity",
            OF_ONE,
            rename=lambda id, name: edit.change(desk.document, id, "name", name),
            move=lambda id, to: edit.move(desk.document, id, to),
            extra="take_usual",
        )
        self._lay()
        self.ask = ActionAsk(self, desk.worn)
        self._follow_table()

    def _lay(self) -> None:
        both = beside(self.table, self.side, wide=self.side)
        middle = below(both, self.tabs, wide=both)
        beside(middle, self.form, wide=middle, on=self)
        self.setFocusProxy(self.table)
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.form}, self.table)
        self.panels.begin(self.commands)
        words = _("Judge criteria from 0 to 5 from time to time: the radar shows what has moved and what is missing.")
        begin = [self.commands["take_usual"], self.commands["add_maturity"]]
        self.empty = Empty(self, self.desk.worn, "radar", _("Nothing judged yet"), words, begin)

    def _follow_table(self) -> None:
        document, table = self.desk.document, self.table
        table.added.connect(self.asked.add_names)
        table.named.connect(lambda id, name: edit.change_criteria(document, [id], "name", name))
        table.targeted.connect(lambda id, value: edit.change_criteria(document, [id], "target", value))
        table.judged.connect(lambda id, day, level: edit.judge(document, id, day, level))
        table.removed.connect(lambda ids: edit.delete_criteria(document, ids))
        table.refused.connect(self.desk.say)
        table.picked.connect(self._picked)
        table.menu_asked.connect(self.asked.menu_at)
        self.side.radar.pointed.connect(lambda row: table.go(row, max(table.currentColumn(), 0)))

    def begin(self) -> None:
        self.follow(self._changed)
        self.show_what_there_is()

    # What is shown

    @property
    def shown_id(self) -> str | None:
        return self.maturity.id if self.maturity is not None else None

    def listed(self) -> list[Listed]:
        every = edit.listed(self.desk.document)
        return [Listed(id, " ".join(name.split()), "radar", name, _("Maturity")) for id, name in every]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return edit.home_of(self.desk.document, ids)

    def show_one(self, id: str | None) -> None:
        self._read(id)
        self.show_tabs()
        self.tell()

    def show_tabs(self) -> None:
        super().show_tabs()
        there = self.maturity is not None
        self.empty.setVisible(not there)
        for part in (self.table, self.side):
            part.setVisible(there)
        self.form.setVisible(there and self.commands["properties_panel"].isChecked())

    def _read(self, id: str | None) -> None:
        self.maturity = edit.read(self.desk.document, id) if id else None
        self.table.tell(self.maturity, read_only=self.desk.document.read_only)
        self.form.speak_of(self._subject)
        self.trail.show_of("maturity", self.shown_id)
        self._picked()

    def _subject(self, _session: Session) -> Subject | None:
        if self.maturity is None:
            return None
        return ScaleSubject(
            _("Maturity radar"), rows.Maturity, (self.maturity.id,), (Group("", FIELDS),), edit.CHANGE, False
        )

    def _picked(self, _row: int = 0) -> None:
        """Another criterion is current."""
        row = self.table.currentRow()
        known = self.table.id_at(row) is not None
        self.side.tell(self.maturity, row if known else None)
        free = not self.desk.document.read_only
        self.enable(ON_A_RADAR, self.maturity is not None and free)
        self.enable(COPYING, self.maturity is not None)
        self.enable(ON_A_DAY, bool(self.table.days) and free)
        self.enable(ON_A_CRITERION, known and free)
        self.enable(("add_maturity", "take_usual"), free)
        say_what_prints(self, "maturity", there=self.maturity is not None)
        self.tell_hint()

    def _changed(self, diff: Diff) -> None:
        if diff.keys(rows.Maturity):
            self.show_what_there_is()
        elif any(diff.keys(model) for model in OWN):
            self._read(self.shown_id)
            self.tell_numbers()
        elif trail.concerns(diff):
            self.trail.show_of("maturity", self.shown_id)

    def show_form(self, shown: bool) -> None:
        self.panels.fold("properties_panel", shown)
        self.form.setVisible(shown and self.maturity is not None)

    def hint(self) -> str:
        row = self.table.currentRow()
        if self.maturity is None or self.table.id_at(row) is None:
            return ""
        return _("Selected: {what}", what=self.maturity.criteria[row].name or _("Criterion without a name"))

    def numbers(self) -> list[Number]:
        maturity = self.maturity
        if maturity is None:
            return []
        found = figures(maturity)
        return [(_(NAMES[key]), signed(key, getattr(found, key)), str(explain(maturity, key))) for key in NAMES]

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        return ("maturity", self.shown_id) if self.shown_id else None

    def show_thing(self, kind: str, id: str) -> bool:
        home = self.home_of([id])
        if home is None:
            return False
        self.turn_to(home)
        return True

    def type_name(self) -> None:
        self.tabs.name_current()

    def settle(self) -> None:
        self.tabs.settle()
        self.table.settle()
        self.form.take()

    def reveal(self, diff: Diff) -> bool:
        touched = {key for model in OWN for key in diff.keys(model)}
        self.go_home(touched)
        criteria = self.maturity.criteria if self.maturity is not None else ()
        levels = diff.keys(rows.MaturityLevel)
        for row, criterion in enumerate(criteria):
            if criterion.id in touched or levels & {level.id for level in criterion.levels}:
                self.table.setCurrentCell(row, max(0, self.table.currentColumn()))
                break
        return bool(touched)

    def picture(self, width: int, height: int) -> QPixmap | None:
        ids = [id for id, _name in edit.listed(self.desk.document)]
        first = edit.read(self.desk.document, ids[0]) if ids else None
        return self.side.radar.picture(width, height, first) if first is not None and first.criteria else None

    def found(self) -> list[Found]:
        found = []
        for id, name in edit.listed(self.desk.document):
            maturity = edit.read(self.desk.document, id)
            words = " ".join(criterion.name for criterion in maturity.criteria) if maturity is not None else ""
            found.append(Found(name or _("Maturity"), _("Maturity"), partial(self.turn_to, id), "radar", words))
        return found

    def kept(self) -> dict[str, Any]:
        return {"maturity": self.shown_id, "cell": (self.table.currentRow(), self.table.currentColumn())}

    def restore(self, kept: dict[str, Any]) -> None:
        if self.go_home([kept["maturity"]]):
            self.table.setCurrentCell(*kept["cell"])

    def focus(self) -> None:
        self.table.setFocus()
