"""The decision tool: options judged by matrix, pairs, effort and impact, pros and cons, dots; the choice and why."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from app.calc.decision import Decision, Option
from app.calc.decision_figures import DecisionFigures, figures, name_of
from app.calc.quantity import show
from app.language import _
from app.models import decision as rows
from app.models import decision_edit as edit
from app.models.approval import Approval
from app.models.diff import Diff
from app.models.lever import Lever
from app.models.trail import concerns
from app.views.command import make_actions
from app.views.decision_board import DecisionBoard
from app.views.decision_commands import (
    BAR,
    BELOW,
    DECISION_COMMANDS,
    FURTHER_KEYS,
    LACKS,
    MODES,
    OF_ONE,
    ON_A_DECISION,
    ON_AN_OPTION,
    ONLY_IN,
    SHORT,
    DecisionCommands,
)
from app.views.decision_modes import DecisionModes
from app.views.decision_option_commands import OptionCommands
from app.views.decision_panel import DecisionPanel
from app.views.empty import Empty
from app.views.lay import below, beside
from app.views.page import Desk, Found, Number
from app.views.print_sheet import say_what_prints
from app.views.side_panels import SidePanels
from app.views.thing_page import ThingPage
from app.views.thing_tabs import Listed

OWN = (rows.Decision, rows.Criterion, rows.Option, rows.Score, rows.Point, rows.ScaleLevel, rows.Comparison)
TABLES = (*OWN, Approval, Lever)
"""What a decision is read from."""


class DecisionPage(ThingPage):
    bar = BAR
    primary = "print_decision"
    keys = FURTHER_KEYS
    things = rows.Decision

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.decision: Decision | None = None
        self.told: DecisionFigures | None = None
        self.lacks: dict[str, Empty] = {}
        self.asked = DecisionCommands(self)
        self.of_options = OptionCommands(self)
        self.commands = make_actions(self, DECISION_COMMANDS, self.asked, self.of_options)
        self.modes = DecisionModes(desk)
        self.panel = DecisionPanel(desk)
        self.have_tabs(
            _("Decisions"),
            "decision",
            OF_ONE,
            rename=lambda id, name: edit.change(desk.document, id, "name", name),
            move=lambda id, to: edit.move(desk.document, id, to),
            extra="take_levers",
        )
        self.one_of([f"show_{mode}" for mode in MODES], in_words=True)
        self.commands["show_matrix"].setChecked(True)
        for mode, short in SHORT.items():
            self.commands[f"show_{mode}"].setIconText(f" {_(short)}")
        for mode, ids in BELOW.items():
            self.modes.put_below(mode, [self.commands[id] for id in ids])
        self._lay()
        self.lacks = self._lacks()
        self.empty = Empty(
            self.modes,
            desk.worn,
            "vote",
            _("Nothing to decide yet"),
            _("Write the options side by side, say what counts and how much, and see which one wins and why."),
            [self.commands["add_decision"], self.commands["take_example"]],
        )
        self._trail = self.when_seen(lambda: self.panel.show_trail(self.shown_id))
        self.modes.hinted.connect(lambda _said: self.tell_hint())
        self.modes.chosen.connect(self._enable)
        self.modes.strip.renamed.connect(self.asked.call_voter)
        for board in self.modes.boards.values():
            board.typing_changed.connect(self._say_lacks)
            board.menu_asked.connect(self.of_options.menu_at)

    def _lay(self) -> None:
        middle = below(self.modes, self.tabs, wide=self.modes)
        beside(middle, self.panel, wide=middle, on=self)
        self.setFocusProxy(self.modes.matrix)
        self.panels = SidePanels(self.desk.settings, {"properties_panel": self.panel}, self.modes.matrix)
        self.panels.begin(self.commands)

    def _lacks(self) -> dict[str, Empty]:
        """What each way of judging says while there is nothing to judge by it; the matrix shows where to type."""
        lacks = {}
        for mode, (picture, title, words, ids) in LACKS.items():
            board, actions = self.modes.boards[mode], [self.commands[id] for id in ids]
            lacks[mode] = Empty(board, self.desk.worn, picture, _(title), _(words), actions)
        return lacks

    def begin(self) -> None:
        self.follow(self._changed)
        self.show_what_there_is()

    # What is shown

    @property
    def shown_id(self) -> str | None:
        return self.decision.id if self.decision else None

    def listed(self) -> list[Listed]:
        every = edit.listed(self.desk.document)
        return [Listed(id, " ".join(name.split()), "vote", name, _("Decision")) for id, name in every]

    def home_of(self, ids: Iterable[str]) -> str | None:
        return edit.home_of(self.desk.document, ids)

    @property
    def board(self) -> DecisionBoard:
        return self.modes.board

    @property
    def mode(self) -> str:
        return self.modes.mode

    def option(self) -> Option | None:
        """The option that is current."""
        id = self.board.option()
        return next((o for o in self.decision.options if o.id == id), None) if self.decision else None

    def show_mode(self, mode: str) -> None:
        if mode != self.mode:
            self.modes.go(mode)
            self.setFocusProxy(self.board)
            self.focus()
            self.tell()
        self._enable()

    def show_one(self, id: str | None) -> None:
        self._read(id)
        self.show_tabs()
        self.tell()

    def _read(self, id: str | None) -> None:
        self.decision = edit.read(self.desk.document, id) if id else None
        self.told = figures(self.decision) if self.decision else None
        self.modes.tell(self.decision, self.told)
        self.panel.show_of(self.decision, self.told)

    def show_tabs(self) -> None:
        super().show_tabs()
        self.empty.setVisible(self.decision is None)
        self.panel.setVisible(self.decision is not None and self.commands["properties_panel"].isChecked())
        self._enable()

    def _say_lacks(self) -> None:
        decision = self.decision
        for mode, lack in self.lacks.items():
            enough = decision is None or (len(decision.criteria) > 1 if mode == "pairwise" else bool(decision.options))
            board = self.modes.boards[mode]
            board.show_blank(not enough and board.editor is None)
            lack.setVisible(board.blank)

    def _enable(self) -> None:
        self._say_lacks()
        there, option = self.decision is not None, self.option()
        self.enable(ON_A_DECISION, there)
        say_what_prints(self, "decision", there=there)
        self.enable(ON_AN_OPTION, option is not None)
        for id, mode in ONLY_IN.items():
            self.commands[id].setEnabled(there and self.mode == mode)
        self.enable(("rename_voter", "forget_voter"), there and self.mode == "matrix" and bool(self.modes.matrix.voter))
        if there and self.mode == "pairwise":
            found = self.modes.pairwise.laid.found
            self.commands["take_weights"].setEnabled(not found.missing and bool(found.pairs))
            self.commands["look_again"].setEnabled(found.worst is not None)
        self.enable(("add_decision", "take_example"), not self.desk.document.read_only)

    def _changed(self, diff: Diff) -> None:
        if diff.keys(rows.Decision):
            self.show_what_there_is()
        elif any(diff.keys(model) for model in TABLES):
            self._read(self.shown_id)
            self._enable()
            self.tell_numbers()
        if concerns(diff):
            self._trail.ask()

    def hint(self) -> str:
        return self.board.hint() if self.decision else ""

    def numbers(self) -> list[Number]:
        found = self.told
        if self.decision is None or found is None:
            return []
        best = next((o for o in self.decision.options if o.id == found.winner), None)
        reason = str(found.undefined["winner"]) if best is None else _("The option with the best score alone")
        score = show(found.options[best.id].score, "count") if best else "—"
        return [
            (_("Options"), str(len(self.decision.options)), _("Options of this decision")),
            (_("Winner"), name_of(best) if best else "—", reason),
            (_("Score"), score, _("Σ weight × score ÷ Σ weight")),
        ]

    # What is asked from outside

    def thing(self) -> tuple[str, str] | None:
        return ("decision", self.shown_id) if self.shown_id else None

    def show_thing(self, kind: str, id: str) -> bool:
        home = self.home_of([id])
        if home is None:
            return False
        self.turn_to(home)
        self.board.show_option(id)
        return True

    def type_name(self) -> None:
        self.tabs.name_current()

    def settle(self) -> None:
        self.tabs.settle()
        self.modes.settle()
        self.panel.take()

    def reveal(self, diff: Diff) -> bool:
        touched = {key for model in OWN for key in diff.keys(model)}
        self.go_home(touched)
        for id in diff.keys(rows.Option):
            self.board.show_option(id)
        for id in diff.keys(rows.Criterion) if self.mode == "matrix" else ():
            self.modes.matrix.show_criterion(id)
        return bool(touched)

    def found(self) -> list[Found]:
        found = []
        for id, name in edit.listed(self.desk.document):
            decision = edit.read(self.desk.document, id)
            found.append(Found(name or _("Decision"), _("Decision"), partial(self.turn_to, id), "vote"))
            for option in decision.options if decision else ():
                go = partial(self.show_thing, "option", option.id)
                found.append(Found(name_of(option), _("Option"), go, "vote", name))
        return found

    def kept(self) -> dict[str, Any]:
        return {"decision": self.shown_id, "mode": self.mode, "option": self.board.option()}

    def restore(self, kept: dict[str, Any]) -> None:
        if self.go_home([kept["decision"]]):
            self.commands[f"show_{kept['mode']}"].setChecked(True)
            if kept["option"]:
                self.board.show_option(kept["option"])

    def focus(self) -> None:
        self.board.setFocus()
