"""The problems of the event: opened in one line, listed by urgency, each on the board of its method."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.calc.action import Action
from app.calc.problem import Problem
from app.calc.problem_figures import against, figures
from app.calc.problem_list import Seen
from app.language import _, ngettext
from app.models import problem_edit as edit
from app.models.diff import Diff
from app.models.document_error import DocumentError
from app.models.problem_list import OF_PROBLEMS, read_all, touched
from app.models.trail import concerns
from app.views.command import make_actions
from app.views.empty import Empty
from app.views.lay import below, beside
from app.views.next_step import NextSteps
from app.views.page import Desk, Found, Number, Page
from app.views.print_sheet import say_what_prints
from app.views.problem_board import ProblemBoard
from app.views.problem_commands import (
    BAR,
    FURTHER_KEYS,
    HEAD,
    OF_DMAIC,
    OF_QRQC,
    ON_ONE,
    ON_SELECTION,
    PROBLEM_COMMANDS,
    ProblemCommands,
    picked,
    say_states,
)
from app.views.problem_dmaic import DmaicBody
from app.views.problem_entry import ProblemEntry
from app.views.problem_found import found_among, numbers
from app.views.problem_gate_list import GateList
from app.views.problem_photos import ProblemPhotos
from app.views.problem_qrqc import QrqcBody
from app.views.problem_side import ProblemSide
from app.views.problem_words import METHOD_ICONS, UNNAMED
from app.views.side_panels import SidePanels

MINUTE_MS = 60_000


class ProblemPage(Page):
    """`now` is where the present moment comes from; tests may set it."""

    bar = BAR
    primary = "print_problem"
    keys = FURTHER_KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.now: Callable[[], datetime] = datetime.now
        self.actions_of: list[Action] = []
        self._axes: list[tuple[str, str]] = []
        self._reading = False
        self.seen = self.when_seen(self._read)
        self.asked = ProblemCommands(self)
        self.commands = make_actions(self, PROBLEM_COMMANDS, self.asked)
        self.next = NextSteps(self, ("problem",), partial(picked, self), self.today)
        self.entry = ProblemEntry(desk.worn)
        self.side = ProblemSide(desk.worn, self.commands["seek"])
        ways = {method: self.commands[f"by_{method}"] for method in METHOD_ICONS}
        self.board = ProblemBoard(self, ways, {id: self.commands[id] for id in HEAD})
        self.photos = ProblemPhotos(self)
        self._lay()
        self.setAcceptDrops(True)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.tell_time)
        self.entry.noted.connect(self.note)
        self.entry.pasted.connect(self.photos.put_image)
        self.entry.left.connect(self.setFocus)
        self.side.selected.connect(self._selected)
        self.side.list.opened.connect(self.type_name)
        self.side.list.menu_asked.connect(self.asked.open_menu)
        self._application = QApplication.instance()
        self._application.focusChanged.connect(self._focused)  # type: ignore[union-attr]

    def _lay(self) -> None:
        self._middle = QWidget()
        beside(self.side, self.board, wide=self.board, on=self._middle)
        below(self.entry, self._middle, wide=self._middle, on=self)
        words = _(
            "A bad part, a stop, a complaint: type what is wrong above. The clock starts, and nothing is forgotten."
        )
        begin = [self.commands["add_problem"], self.commands["add_dmaic"]]
        self.empty = Empty(self._middle, self.desk.worn, "siren", _("No problem is open"), words, begin)
        self.panels = SidePanels(self.desk.settings, {"list_panel": self.side}, self)
        self.panels.begin(self.commands)
        self.panels.lead_back(self.board)

    def begin(self) -> None:
        self.follow(self._changed)
        self.entry.setEnabled(not self.desk.document.read_only)
        self._read()
        self.side.list.select(self.side.list.rows.ids()[:1])

    def today(self) -> date:
        return self.now().date()

    # What is shown

    def _changed(self, diff: Diff) -> None:
        if any(diff.keys(model) for model in OF_PROBLEMS) or concerns(diff):
            self.seen.ask_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        if self.side.all:
            self.tell_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _read(self) -> None:
        """Read the problems anew, and the actions against them: nothing is written while the document tells of it."""
        self._reading = True
        held = read_all(self.desk.document)
        self.actions_of, self._axes = held.actions, held.axes
        seen = self._seen(held.problems)
        self.entry.tell((each.part for each in held.problems), (*held.places, *(each.line for each in held.problems)))
        self.side.tell(seen)
        if not self.side.list.ids() and seen:
            self.side.list.select(self.side.list.rows.ids()[:1])
        self.empty.setVisible(not seen)
        self.side.setVisible(bool(seen) and self.commands["list_panel"].isChecked())
        self._selected()
        self._reading = False

    def _seen(self, problems: list[Problem]) -> list[Seen]:
        now = self.now()
        return [Seen(problem, figures(problem, self.actions_of, now)) for problem in problems]

    def tell_time(self) -> None:
        """A minute later: the clocks, and what they make late."""
        self.side.tell(self._seen([each.problem for each in self.side.all]))
        seen = self.shown()
        if seen is not None:
            self.board.tell_time(seen)
        self.tell_numbers()

    # What is selected

    def selected(self) -> list[str]:
        return self.side.list.ids()

    def chosen(self) -> list[Seen]:
        ids = set(self.selected())
        return [each for each in self.side.all if each.problem.id in ids]

    def shown(self) -> Seen | None:
        """The one whose board is on show: the first of those that are selected."""
        ids = self.selected()
        return next((each for each in self.side.all if ids and each.problem.id == ids[0]), None)

    def qrqc(self) -> QrqcBody | None:
        body = self.board.body
        return body if isinstance(body, QrqcBody) else None

    def dmaic(self) -> DmaicBody | None:
        body = self.board.body
        return body if isinstance(body, DmaicBody) else None

    def gate_list(self) -> GateList | None:
        """The phase of a DMAIC in which one works."""
        body = self.dmaic()
        return body.gates.chosen() if body is not None else None

    def _selected(self) -> None:
        seen, one = self.shown(), len(self.selected()) == 1
        before = self.board.seen
        if before is not None and not self._reading and (seen is None or seen.problem.id != before.problem.id):
            self.board.take()
        self.board.setVisible(seen is not None)
        if seen is not None:
            self.board.tell(seen, against(seen.problem, self.actions_of), self._axes)
        method = seen.problem.method if seen is not None else None
        for id in ON_ONE:
            fits = id not in (*OF_QRQC, *OF_DMAIC) or id in (OF_QRQC if method == "qrqc" else OF_DMAIC)
            self.commands[id].setEnabled(one and fits and (method != "pdca" or id not in (*OF_QRQC, *OF_DMAIC)))
        self.enable(ON_SELECTION, bool(self.selected()))
        say_what_prints(self, "qrqc", there=seen is not None)
        if seen is not None:
            self.commands["print_problem"].setEnabled(one)
        self.commands["contained"].setVisible(method in ("qrqc", None))
        say_states(self)
        self.next.tell()
        self.tell_hint()
        self.tell_numbers()

    def hint(self) -> str:
        chosen = self.chosen()
        if len(chosen) == 1:
            return _("Selected: {what}", what=" ".join(chosen[0].problem.name.split()) or _(UNNAMED))
        return ngettext("{n} problem selected", "{n} problems selected", len(chosen)) if chosen else ""

    def type_name(self) -> None:
        """Type the symptom of the one on show over."""
        if self.shown() is not None and self.board.body is not None and not self.desk.document.read_only:
            self.board.body.begin("name")
            self.board.body.select_all("name")

    # Noting

    def note(self, problem: Problem) -> str:
        """Open a problem; its id. What the disk refuses goes back to the line."""
        try:
            id = edit.add_problem(self.desk.document, problem, now=self.now())
        except DocumentError:
            self.entry.give_back(problem)
            raise
        self.bring(id)
        if self.board.body is not None and self.isVisible():
            self.board.body.begin("customer_effect" if problem.method == "qrqc" else "goal")
        return id

    def bring(self, id: str) -> bool:
        """Show and select a problem; whether it is there."""
        self.seen.catch_up()
        return self.side.bring(id)

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        ids = self.selected()
        return ("problem", ids[0]) if len(ids) == 1 else None

    def show_thing(self, kind: str, id: str) -> bool:
        there = self.bring(id)
        if there:
            self.setFocus()
        return there

    def settle(self) -> None:
        self.board.take()

    def reveal(self, diff: Diff) -> bool:
        ids = touched(self.desk.document, diff)
        self.seen.catch_up()
        there = [each.problem.id for each in self.side.all if each.problem.id in ids]
        if there and not set(there) & set(self.selected()[:1]):
            self.bring(there[0])
        return bool(ids)

    def found(self) -> list[Found]:
        self.seen.catch_up()
        return found_among(self.side.all, self.show_thing)

    def numbers(self) -> list[Number]:
        return numbers(self.side.all)

    def kept(self) -> dict[str, Any]:
        entry = self.entry
        kept = {
            "selected": self.selected(),
            "filter": self.side.filter,
            "order": self.side.order,
            "entry": entry.taken(),
            "scrolled": self.board.area.verticalScrollBar().value() / self.desk.worn.scale,
        }
        entry.line.clear()
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        self.side.show_filter(kept["filter"])
        self.side.show_order(kept["order"])
        self.side.list.select(kept["selected"])
        self.entry.give_back(kept["entry"])
        place = round(kept["scrolled"] * self.desk.worn.scale)
        QTimer.singleShot(0, self, lambda: self.board.area.verticalScrollBar().setValue(place))

    def focus(self) -> None:
        (self if self.side.all else self.entry.symptom).setFocus()

    # Events of Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the list; where it is folded away the keys of the page act at once."""
        super().focusInEvent(event)
        if self.side.isVisible():
            self.side.into_list()

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible():
            self.board.follow_focus(now)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.photos.takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.photos.drop(event.mimeData(), event.position().toPoint())

    def leave(self) -> None:
        self.settle()
        if not self.desk.document.read_only:
            self.entry.take()
        self._minute.stop()
        self._application.focusChanged.disconnect(self._focused)  # type: ignore[union-attr]
        self.board.leave()
        self.photos.stop()
        super().leave()
