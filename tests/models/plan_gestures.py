"""Every gesture on axes, suggestions, levers, decisions and actions, drawn at random."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import get_args

from app.calc import action, approval, axis, decision, lever, suggestion
from app.calc.proof import Proof
from app.models import (
    action_edit,
    approval_edit,
    axis_edit,
    board_edit,
    decision_edit,
    decision_vote_edit,
    lever_edit,
    planning_edit,
    suggestion_edit,
)
from app.models.action import Action, Deployment, Postponement
from app.models.approval import Approval
from app.models.axis import Axis
from app.models.decision import Criterion, Decision, Option, Point
from app.models.fishbone import Cause
from app.models.lever import Lever, MoneyLine
from app.models.problem import Problem
from app.models.proof import Proof as ProofRow
from app.models.suggestion import Suggestion
from tests.models.gestures import Chance, Gesture

TODAY = date(2026, 3, 12)
DUES = ("", "2026-03-01", "2026-04-03", "2026-05-15")
SIGNED = (None, -1.5, 0.0, 12.25)
OWNERS = (("axis_id", Axis), ("decision_id", Decision), ("lever_id", Lever), ("problem_id", Problem))


def _approved(c: Chance) -> None:
    owner, table = c.any(*OWNERS)
    step = approval.Approval(c.any(*get_args(approval.State)), c.words, decided_on=c.any(*DUES))
    approval_edit.add_step(c.document, owner, c.one(table), step)


def _part(c: Chance, table: type) -> tuple[str, str]:
    """A decision and one of its criteria or options."""
    home = c.one(Decision)
    return home, c.one(table, c.inside(table, "decision_id", home))


def _scored(c: Chance) -> None:
    home, option = _part(c, Option)
    criterion = c.one(Criterion, c.inside(Criterion, "decision_id", home))
    decision_vote_edit.set_score(c.document, option, criterion, c.any(*SIGNED), c.any("", "Zoé", "Karim"))


def _compared(c: Chance) -> None:
    home, first = _part(c, Criterion)
    second = c.one(Criterion, c.inside(Criterion, "decision_id", home))
    if first != second:
        decision_vote_edit.compare(c.document, home, first, second, c.any(None, 1 / 9, 1 / 3, 1.0, 9.0))


def _chosen(c: Chance) -> None:
    home, option = _part(c, Option)
    decision_edit.choose(c.document, home, c.any(None, option), c.any(None, c.words))


def _moved(c: Chance) -> None:
    """Over the wheel, with what it asks for, or without."""
    phase = c.any(*(each for each in action.PHASES if each != "dropped"))
    proofs = [Proof(quarter, c.words, c.any("", "Le client attend")) for quarter in action.QUARTERS]  # type: ignore[arg-type]
    with suppress(action_edit.ProofMissing):
        action_edit.move_to_phase(c.document, c.some(Action), phase, proofs, TODAY)


def _due(c: Chance) -> None:
    with suppress(action_edit.ReasonMissing):
        action_edit.change_dues(c.document, dict.fromkeys(c.some(Action), c.any(*DUES)), c.words, TODAY)


def _judged(c: Chance) -> None:
    with suppress(action_edit.NotDone):
        action_edit.change_actions(c.document, c.some(Action), "verdict", c.any(None, *action.VERDICTS))


def _dropped(c: Chance) -> None:
    with suppress(action_edit.ReasonMissing):
        action_edit.drop_actions(c.document, c.some(Action), c.words, TODAY)


def _put(c: Chance) -> None:
    proofs = [Proof(quarter, "PV") for quarter in action.QUARTERS]  # type: ignore[arg-type]
    lane = c.any({}, {"owner": c.words}, {"axis": c.maybe(Axis)})
    phase = c.any(*(each for each in action.PHASES if each != "dropped"))
    board_edit.put(c.document, c.some(Action), phase, lane, proofs, TODAY, at=c.place)


AXES: tuple[Gesture, ...] = (
    lambda c: axis_edit.add_axis(c.document, axis.Axis("", c.words), [("cause", c.one(Cause))], c.at),
    lambda c: axis_edit.change_axes(c.document, c.some(Axis), c.any("baseline", "target", "present"), c.any(*SIGNED)),
    lambda c: axis_edit.change_axes(c.document, c.some(Axis), "due", c.any(*DUES)),
    lambda c: axis_edit.move_axis(c.document, c.one(Axis), c.place),
    lambda c: axis_edit.duplicate(c.document, c.one(Axis)),
    lambda c: axis_edit.delete_axes(c.document, c.some(Axis)),
    lambda c: axis_edit.attach(c.document, c.one(Axis), ("cause", c.one(Cause)), c.any(True, False)),
    _approved,
    _approved,
    lambda c: approval_edit.change_step(c.document, c.one(Approval), "comment", c.words),
    lambda c: approval_edit.remove_step(c.document, c.one(Approval)),
    lambda c: suggestion_edit.add_suggestion(c.document, suggestion.Suggestion("", c.words, author=c.words)),
    lambda c: suggestion_edit.set_state(
        c.document, c.some(Suggestion), c.any(*get_args(suggestion.State)), c.any(None, c.words)
    ),
    lambda c: suggestion_edit.tell(c.document, c.some(Suggestion), c.any(*DUES)),
    lambda c: suggestion_edit.delete_suggestions(c.document, c.some(Suggestion)),
)
LEVERS: tuple[Gesture, ...] = (
    lambda c: lever_edit.add_lever(c.document, lever.Lever("", c.words), [("cause", c.one(Cause))], c.at),
    lambda c: lever_edit.change_flows(c.document, c.one(Lever), c.any((), (100.0, -50.0, 0.0))),
    lambda c: lever_edit.take_over(c.document, c.one(Lever), 1200.0),
    lambda c: lever_edit.move_lever(c.document, c.one(Lever), c.place),
    lambda c: lever_edit.duplicate(c.document, c.some(Lever)),
    lambda c: lever_edit.delete_levers(c.document, c.some(Lever)),
    lambda c: lever_edit.add_line(c.document, c.one(Lever), lever.MoneyLine("", c.words, amount=c.number)),
    lambda c: lever_edit.change_lines(c.document, c.some(MoneyLine), "last_year", c.any(None, 3, lever.MOST_YEARS)),
    lambda c: lever_edit.change_lines(c.document, c.some(MoneyLine), "hardness", c.any(*get_args(lever.Hardness))),
    lambda c: lever_edit.delete_lines(c.document, c.some(MoneyLine)),
    lambda c: lever_edit.attach(c.document, c.one(Lever), ("cause", c.one(Cause)), c.any(True, False)),
)
DECISIONS: tuple[Gesture, ...] = (
    lambda c: decision_edit.add(c.document, c.words),
    lambda c: decision_edit.copy(c.document, c.one(Decision), "Copie"),
    lambda c: decision_edit.move(c.document, c.one(Decision), c.place),
    lambda c: decision_edit.remove(c.document, c.one(Decision)),
    lambda c: decision_edit.change(c.document, c.one(Decision), c.any("low", "high"), c.any(*SIGNED)),
    lambda c: decision_edit.add_criteria(c.document, c.one(Decision), ["Coût", c.words], c.at),
    lambda c: decision_edit.change_criterion(c.document, c.one(Criterion), "weight", c.any(0.0, 0.1, 3.0)),
    lambda c: decision_edit.change_criterion(c.document, c.one(Criterion), "name", c.words),
    lambda c: decision_edit.turn_direction(c.document, c.one(Criterion)),
    lambda c: decision_edit.move_criterion(c.document, *_part(c, Criterion), c.place),
    lambda c: decision_edit.delete_criteria(c.document, c.some(Criterion)),
    lambda c: decision_edit.take_weights(c.document, c.one(Decision)),
    lambda c: decision_edit.add_options(c.document, c.one(Decision), [c.words, c.words], c.at),
    lambda c: decision_edit.take_levers(c.document, c.one(Decision), c.some(Lever)),
    lambda c: decision_edit.change_option(c.document, c.one(Option), c.any("name", "reason"), c.words),
    lambda c: decision_edit.move_option(c.document, *_part(c, Option), c.place),
    lambda c: decision_edit.delete_options(c.document, c.some(Option)),
    _chosen,
    _scored,
    _scored,
    _compared,
    lambda c: decision_vote_edit.delete_voter(c.document, c.one(Decision), "Zoé"),
    lambda c: decision_vote_edit.word_level(c.document, c.one(Decision), c.any(1.0, 5.0), c.words),
    lambda c: decision_vote_edit.place(c.document, c.one(Option), c.any(None, 0.0, 10.0), c.any(None, 2.5)),
    lambda c: decision_vote_edit.add_point(c.document, c.one(Option), c.any(*get_args(decision.Side)), c.words),
    lambda c: decision_vote_edit.change_point(c.document, c.one(Point), "weight", c.any(1, 5)),
    lambda c: decision_vote_edit.delete_points(c.document, c.some(Point)),
    lambda c: decision_vote_edit.dot(c.document, c.one(Option), c.any(-1, 1)),
    lambda c: decision_vote_edit.clear_dots(c.document, c.one(Decision)),
)
ACTIONS: tuple[Gesture, ...] = (
    lambda c: action_edit.add_action(
        c.document, action.Action("", label=c.words, due=c.any(*DUES)), c.any(None, ("lever", c.one(Lever))), c.at,
        today=TODAY,
    ),
    lambda c: action_edit.change_actions(c.document, c.some(Action), c.any("label", "owner", "deliverable"), c.words),
    lambda c: action_edit.change_actions(c.document, c.some(Action), "progress", c.any(None, 0.0, 0.25, 1.0)),
    _judged,
    lambda c: action_edit.change_actions(
        c.document, c.some(Action), c.any("gain_obtained", "measure_after"), c.any(*SIGNED)
    ),
    lambda c: action_edit.change_actions(c.document, c.some(Action), "axis", c.maybe(Axis)),
    lambda c: action_edit.change_actions(c.document, c.some(Action), "transferable", c.any(True, False)),
    lambda c: action_edit.delete_actions(c.document, c.some(Action)),
    lambda c: action_edit.duplicate(c.document, c.some(Action), TODAY),
    _moved,
    _moved,
    _due,
    _due,
    _dropped,
    _put,
    lambda c: action_edit.place(c.document, c.one(Action), {"owner": c.words}, c.at),
    lambda c: action_edit.add_deployment(c.document, c.one(Action), action.Deployment(c.words, done_on=c.any(*DUES))),
    lambda c: action_edit.change_deployment(c.document, c.one(Deployment), "owner", c.words),
    lambda c: action_edit.delete_deployments(c.document, c.some(Deployment)),
    lambda c: action_edit.change_proof(c.document, c.one(ProofRow), "text", c.words),
    lambda c: action_edit.change_postponement(c.document, c.one(Postponement), c.words),
    lambda c: board_edit.set_limit(c.document, c.any("plan", "do", "check", "act"), c.any(None, 0, 4)),
    lambda c: board_edit.set_idle_days(c.document, c.any(0, 30)),
    lambda c: planning_edit.set_progress(c.document, c.some(Action), c.any(None, 0.5)),
)  # fmt: skip
