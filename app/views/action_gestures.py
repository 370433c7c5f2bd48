"""What is done with the selected actions, and what it asks first: proofs, a date with its reason, a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QRect

from app.calc import calendar_date
from app.calc.action import DONE, PHASES, PRIORITIES, QUARTERS, VERDICTS, Action, Phase, Verdict
from app.calc.action_figures import day, is_done
from app.calc.proof import Proof
from app.calc.wheel import TURNS, needs_proof, next_phase, proven
from app.language import N_, _, ngettext
from app.models import action_edit as edit
from app.models import action_effect
from app.models.document import Document
from app.models.observation_link import short
from app.views.action_ask import ActionAsk, Answer, Question
from app.views.action_effect import said_of
from app.views.page import Desk


class Shown(Protocol):
    """Where actions are shown and selected: the table, or a board."""

    def select(self, ids: Sequence[str]) -> None: ...

    def neighbour_of(self, ids: Sequence[str]) -> str | None:
        """What is selected when these are no more."""


class Asking(Protocol):
    """A page with actions, beside which it asks."""

    desk: Desk
    today: date
    ask: ActionAsk

    @property
    def board(self) -> Shown: ...

    def place_of(self, ids: Sequence[str]) -> QRect:
        """Where a question about these actions is asked."""


PROVES: dict[Phase, str] = {
    "plan": N_("Plan: what shows that it is planned and agreed?"),
    "do": N_("Do: what shows that the deliverable is there?"),
    "check": N_("Check: what shows that the effect is there?"),
    "act": N_("Act: what keeps it so – which standard, which training?"),
}
WITHOUT: dict[Phase, str] = {
    "plan": N_("Plan: why is it closed without a proof?"),
    "do": N_("Do: why is it closed without a proof?"),
    "check": N_("Check: why is it closed without a proof?"),
    "act": N_("Act: why is it closed without a proof?"),
}


class ActionGestures:
    def __init__(self, page: Asking) -> None:
        self._page = page

    @property
    def _document(self) -> Document:
        return self._page.desk.document

    # The wheel

    def turn(self, actions: Sequence[Action]) -> None:
        """Each to its next phase, with a proof of the quarter that closes."""
        turning = [action for action in actions if next_phase(action.phase)]
        if not turning:
            self._page.desk.say(_("The wheel of what is closed or dropped stands still. Shift+W reopens it."))
            return
        aims = {action.id: next_phase(action.phase) or action.phase for action in turning}
        self._move(turning, aims, _("Turn the wheel"))

    def finish(self, actions: Sequence[Action]) -> None:
        """Done: the deliverable is there."""
        doing = [action for action in actions if action.phase not in DONE]
        if not doing:
            self._page.desk.say(_("It is done already."))
            return
        self._move(doing, {action.id: "check" for action in doing}, _("Done"))

    def turn_back(self, actions: Sequence[Action]) -> None:
        """Each to the phase before, of what was dropped to where its proofs end; nothing is asked."""
        aims: dict[Phase, list[str]] = {}
        for action in actions:
            if (aim := _before(action)) is not None:
                aims.setdefault(aim, []).append(action.id)
        with self._document.edit(edit.REOPEN):
            for phase, ids in aims.items():
                edit.move_to_phase(self._document, ids, phase, [], self._page.today)

    def _move(self, actions: Sequence[Action], aims: dict[str, Phase], act: str) -> None:
        quarters = {quarter for action in actions for quarter in needs_proof(action, aims[action.id])}
        questions = [
            Question(
                quarter, _(PROVES[quarter]), self._shown_by_measures(actions, quarter), instead=_(WITHOUT[quarter])
            )
            for quarter in QUARTERS
            if quarter in quarters
        ]
        who = actions[0].owner if len(actions) == 1 else ""

        def go(answers: dict[str, Answer]) -> None:
            proofs = [
                Proof(quarter, "" if said.instead else said.said, said.said if said.instead else "", who)  # type: ignore[arg-type]
                for quarter, said in answers.items()
            ]
            by_aim: dict[Phase, list[str]] = {}
            for action in actions:
                by_aim.setdefault(aims[action.id], []).append(action.id)
            with self._document.edit(edit.TURN):
                for phase, ids in by_aim.items():
                    of = {quarter for each in actions if each.id in ids for quarter in needs_proof(each, phase)}
                    needed = [proof for proof in proofs if proof.step in of]
                    edit.move_to_phase(self._document, ids, phase, needed, self._page.today)
            self._told(actions, aims)

        if questions:
            self._ask(actions, questions, go, act)
        else:
            go({})

    def _shown_by_measures(self, actions: Sequence[Action], quarter: Phase) -> str:
        """Of one action whose effect is checked, what the measures of its indicator say, where they do show it."""
        if quarter != "check" or len(actions) != 1:
            return ""
        with self._document.read() as session:
            found = action_effect.measured(session, actions[0])
        if found is None or not (found.effect.better and found.effect.more_than_noise):
            return ""
        return said_of(found)

    def _told(self, actions: Sequence[Action], aims: dict[str, Phase]) -> None:
        if len(actions) == 1:
            phase = _(PHASES[aims[actions[0].id]])
            self._page.desk.say(_("{number}: now in “{phase}”. Ctrl+Z takes it back.", number=actions[0].number,
                                  phase=phase))  # fmt: skip
        else:
            self._page.desk.say(ngettext("{n} action was moved.", "{n} actions were moved.", len(actions)))

    # The due date

    def postpone(self, actions: Sequence[Action], due: str = "") -> None:
        """To another day, with the reason; of one without a date, the date is typed."""
        dated = [action for action in actions if day(action.due) and not is_done(action)]
        if not dated:
            self._page.desk.say(_("There is no due date to postpone: type one first."))
            return
        latest = max(day(action.due) or self._page.today for action in dated)
        wish = due or (max(latest, self._page.today) + timedelta(weeks=1)).isoformat()
        questions = [
            Question("due", _("New due date"), calendar_date.show(wish), is_date=True),
            Question("why", _("Why is it postponed?")),
        ]

        def go(answers: dict[str, Answer]) -> None:
            dues = {action.id: answers["due"].said for action in dated}
            edit.change_dues(self._document, dues, answers["why"].said, self._page.today)
            n = max(len(action.postponements) for action in dated) + 1
            if any(answers["due"].said > action.due for action in dated):
                said = ngettext("Postponed for the first time.", "Postponed {n} times by now.", n)
                self._page.desk.say(f"{said} {_('Ctrl+Z takes it back.')}")

        remark = _("+2w, fri, 12/3 or W48 are understood, too.")
        self._ask(dated, questions, go, _("Postpone"), remark=remark, first=1 if due else 0)

    # The rest

    def drop(self, actions: Sequence[Action]) -> None:
        going = [action for action in actions if action.phase != "dropped"]
        if not going:
            return

        def go(answers: dict[str, Answer]) -> None:
            after = self._page.board.neighbour_of([action.id for action in going])
            edit.drop_actions(self._document, [a.id for a in going], answers["why"].said, self._page.today)
            self._page.board.select([after] if after else [])
            self._page.desk.say(_("Dropped with its reason: the button “Dropped” shows it. Ctrl+Z brings it back."))

        self._ask(going, [Question("why", _("Why is it dropped?"))], go, _("Drop"))

    def judge(self, actions: Sequence[Action], verdict: Verdict) -> None:
        """The verdict on the effect of what is done; the same key once more takes it back."""
        done = [action for action in actions if is_done(action)]
        if not done:
            self._page.desk.say(_("The effect is judged when the action is done."))
            return
        taken_back = {action.verdict for action in done} == {verdict}
        edit.change_actions(self._document, [a.id for a in done], "verdict", None if taken_back else verdict)
        if not taken_back:
            self._page.desk.say(_("Verdict: {verdict}", verdict=_(VERDICTS[verdict])))

    def prioritise(self, actions: Sequence[Action]) -> None:
        """The next priority, of several that of the first."""
        order = ["normal", "high", "low"]
        following = order[(order.index(actions[0].priority) + 1) % len(order)]
        edit.change_actions(self._document, [action.id for action in actions], "priority", following)
        self._page.desk.say(_("Priority: {priority}", priority=_(PRIORITIES[following])))  # type: ignore[index]

    def _ask(
        self,
        actions: Sequence[Action],
        questions: Sequence[Question],
        go: Callable[[dict[str, Answer]], None],
        act: str,
        *,
        remark: str = "",
        first: int = 0,
    ) -> None:
        page = self._page
        if len(actions) == 1:
            title = _("{number} · {label}", number=actions[0].number, label=short(actions[0].label))
        else:
            title = ngettext("{n} action", "{n} actions", len(actions))
        near = page.place_of([action.id for action in actions])
        page.ask.ask(title, questions, go, near=near, today=page.today, act=act, remark=remark, first=first)


def _before(action: Action) -> Phase | None:
    """Where the wheel turns back to."""
    if action.phase == "dropped":
        found = len(proven(action))
        return (*QUARTERS, "closed")[found]
    at = TURNS.index(action.phase)
    return TURNS[at - 1] if at else None
