"""The example event tells one case from the burst on the map to an action that is generalised, in both languages."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from typing import Any

import pytest

from app.calc import action_figures, decision_figures, fishbone_figures, lever_figures
from app.calc.action import PHASES, VERDICTS
from app.calc.approval import state_of
from app.calc.axis_check import check, progress
from app.calc.observation import WASTES
from app.calc.pareto import pareto
from app.calc.problem_figures import figures as problem_figures
from app.calc.process_chart_figures import figures, gain
from app.calc.suggestion import STATES
from app.exchange.event_file import example
from app.exchange.event_json import NOUNS
from app.exchange.figures_json import figures_json
from app.language import LANGUAGES
from app.places import RESOURCES

WORDLESS = {
    "id", "kind", "waste", "source", "per", "flows", "status", "root", "state", "follows", "value_class", "question",
    "time_source", "weight", "column_kind", "at", "symbol", "from", "to", "role", "compared_to", "before", "seen_on",
    "held_on", "observed_on", "checked_on", "check_due", "due", "start", "first_due", "from_due", "to_due", "done_on",
    "moved_on", "check_on", "planned_on", "closed_on", "decided_on", "suggested_on", "told_on", "present_on",
    "followed_on",
    "opened_at", "contained_at", "phase", "method", "level", "step", "priority", "verdict", "direction", "side", "sign",
    "hardness", "thing", "thing_kind", "axis", "lever", "fishbone", "five_whys", "owner", "pilot", "voter",
    "author", "shows",
    "letter", "chart", "rules", "representation", "frequency", "since_on", "made_on", "assessed_on", "measured_by",
    "oee",
}  # fmt: skip
"""Keys whose texts are the same in every language."""
DAY = date(2026, 4, 9)
"""The day on which the story stands; all its dates are given, so that the texts that tell them stay true."""


def bare(thing: Any, key: str = "") -> Any:
    """What does not hang on the language: numbers, choices, dates, ids, and how much there is of all."""
    if isinstance(thing, dict) and key == "scores":
        return list(thing.values())  # by the names of the criteria
    if isinstance(thing, dict):
        worded = {"source"} if "formula" in thing else set()  # where its data come from, not how a time was found
        return {key: bare(each, "" if key in worded else key) for key, each in thing.items()}
    if isinstance(thing, list):
        return [bare(each, key) for each in thing]
    return thing if not isinstance(thing, str) or key in WORDLESS else "…"


CHAIN = ("symbol", "observation", "category", "fishbone", "cause", "five_whys", "why", "lever", "action")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chain_goes_from_the_burst_over_verified_root_causes_to_an_action_that_is_generalised(language):
    event = example(language)
    came_of: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for link in event.links:
        if link.role == "origin":
            came_of.setdefault((link.source_kind, link.source), []).append((link.target_kind, link.target))
    (diagram,), (whys,) = event.fishbones, event.whys
    came_of["fishbone", diagram.id] = [("cause", cause.id) for cause in diagram.causes()]
    came_of["five_whys", whys.id] = [("why", why.id) for why in whys.roots()]
    burst = next(s for s in event.value_streams[0].symbols if s.ref == "K2")
    ends = {("symbol", burst.id)}
    for kind in CHAIN[1:]:
        ends = {end for start in ends for end in came_of.get(start, ()) if end[0] == kind}
        assert ends, kind
    reached = [action for action in event.actions if ("action", action.id) in ends]
    assert [action.verdict for action in reached if any(place.done_on for place in action.deployments)] == ["effective"]
    assert sorted(str(why.root) for why in whys.roots() if why.verified) == ["non_detection", "occurrence"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_category_that_became_the_head_is_the_tallest_bar(language):
    event = example(language)
    heads = [link.source for link in event.links if link.target_kind == "fishbone"]
    assert [pareto(event.tallies[0]).bars[0].id] == heads
    assert pareto(event.tallies[1]).bars[0].id not in heads, "after the trial another one is the tallest"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_thing_is_shown(language):
    event = example(language)
    assert {o.waste for o in event.observations} == {*WASTES, None}
    assert {o.kind for o in event.observations} == {"difficulty", "strength", "opportunity", "threat"}
    (diagram,) = event.fishbones
    assert Counter(cause.status for cause in diagram.causes()).keys() == {
        "suspected",
        "checking",
        "confirmed",
        "ruled_out",
    }
    assert len(fishbone_figures.figures(diagram).root_causes) == 4
    assert sum(cause.votes for cause in diagram.causes()) <= diagram.dots * (diagram.voters or 0)
    assert all(mark.at and mark.column for tally in event.tallies for row in tally.categories for mark in row.marks)
    assert event.tallies[1].before == event.tallies[0].id
    present, proposed = event.process_charts
    assert proposed.compared_to == present.id
    saved = gain(figures(present), figures(proposed))
    assert (saved.time_s.gain, saved.distance_m.gain) == (345, 101)
    assert all(len(content) < 30_000 and content.startswith(b"\x89PNG") for content in event.pictures.values())
    used = {chart.plan.picture for chart in event.process_charts}
    used |= {photo.picture for one in (*event.observations, *diagram.causes()) for photo in one.photos}
    assert used == event.pictures.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_decided_is_shown_in_all_its_states(language):
    event = example(language)
    assert [state_of(axis.approvals) for axis in event.axes] == ["approved", "adjusted", "presented"]
    assert all(part.fulfilled for part in check(event.axes[0], 1))
    share = progress(event.axes[0]).share
    assert share is not None
    assert 0.9 < share < 1
    assert {suggestion.state for suggestion in event.suggestions} == {*STATES}
    assert all(suggestion.reason for suggestion in event.suggestions if suggestion.told_on)
    assert any(lever.cash_flows for lever in event.levers)
    assert any(lever.cash_freed and lever_figures.figures(lever).with_soft for lever in event.levers)
    assert [lever_figures.figures(lever).break_even_quantity for lever in event.levers if lever.price] == [1400]
    (decision,) = event.decisions
    found = decision_figures.figures(decision)
    assert found.winner == decision.chosen
    assert found.sensitive_to == (decision.criteria[0].id,)
    assert all(option.lever and option.points for option in decision.options)
    assert [bool(option.reason) for option in decision.options] == [False, False, True, True]
    assert sum(option.dots for option in decision.options) == decision.dots * (decision.voters or 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_has_actions_in_every_state(language):
    event = example(language)
    found = action_figures.figures(event.actions, DAY)
    assert (found.total, found.late, found.due_this_week, found.being_checked, found.without_owner) == (15, 2, 1, 1, 1)
    assert (found.done, found.effective, found.postponed) == (6, 3, 2)
    assert {action.phase for action in event.actions} == {*PHASES}
    assert {action.verdict for action in event.actions} == {*VERDICTS, None}
    assert max(len(action.postponements) for action in event.actions) == 2
    assert any(proof.overridden for action in event.actions for proof in action.proofs)
    assert all(action.axis for action in event.actions)
    origins = {link.target for link in event.links if link.target_kind == "action"}
    assert origins == {action.id for action in event.actions}
    qrqc, dmaic = event.problems
    now = datetime(2026, 4, 9, 10)
    assert (problem_figures(qrqc, event.actions, now).state, qrqc.method) == ("closed", "qrqc")
    assert not problem_figures(qrqc, event.actions, now).missing
    assert [gate.state for gate in problem_figures(dmaic, event.actions, now).gates] == [
        "passed", "passed", "passed", "here", "ahead",
    ]  # fmt: skip


def test_both_languages_say_the_same_in_numbers():
    french, english = (
        json.loads((RESOURCES / "demo" / f"event.{each}.json").read_text("utf-8")) for each in ("fr", "en")
    )
    for noun in (*NOUNS, "links"):
        assert bare(french[noun]) == bare(english[noun]), noun
    one, two = (json.loads(figures_json(example(language), "en")) for language in LANGUAGES)
    assert bare(one["tallies"]) == bare(two["tallies"])
    assert bare(one["process_charts"]) == bare(two["process_charts"])
