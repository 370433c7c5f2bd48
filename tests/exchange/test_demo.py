"""The example event tells one case from the burst on the map to verified root causes, the same in both languages."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from app.calc import fishbone_figures
from app.calc.observation import WASTES
from app.calc.pareto import pareto
from app.calc.process_chart_figures import figures, gain
from app.exchange.event_file import example
from app.exchange.figures_json import figures_json
from app.language import LANGUAGES
from app.places import RESOURCES

WORDLESS = {
    "id", "kind", "waste", "source", "per", "flows", "status", "root", "state", "follows", "value_class", "question",
    "time_source", "weight", "column_kind", "at", "symbol", "from", "to", "role", "compared_to", "before", "seen_on",
    "held_on", "observed_on", "checked_on", "check_due",
}  # fmt: skip
"""Keys whose texts are the same in every language."""


def bare(thing: Any, key: str = "") -> Any:
    """What does not hang on the language: numbers, choices, dates, ids, and how much there is of all."""
    if isinstance(thing, dict):
        return {key: bare(each, key) for key, each in thing.items()}
    if isinstance(thing, list):
        return [bare(each, key) for each in thing]
    return thing if not isinstance(thing, str) or key in WORDLESS else "…"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chain_goes_from_the_burst_to_root_causes_of_both_kinds(language):
    event = example(language)
    came_of = {(link.source_kind, link.source): link for link in event.links if link.role == "origin"}
    burst = next(s for s in event.value_streams[0].symbols if s.ref == "K2")
    end, kinds = ("symbol", burst.id), []
    while end in came_of:
        link = came_of[end]
        kinds.append(link.target_kind)
        end = link.target_kind, link.target
        if end[0] == "fishbone":
            (diagram,) = event.fishbones
            assert diagram.id == end[1]
            end = next(("cause", cause.id) for cause in diagram.causes() if ("cause", cause.id) in came_of)
    assert kinds == ["observation", "category", "fishbone", "five_whys"]
    (whys,) = event.whys
    assert whys.id == end[1]
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


def test_both_languages_say_the_same_in_numbers():
    french, english = (
        json.loads((RESOURCES / "demo" / f"event.{each}.json").read_text("utf-8")) for each in ("fr", "en")
    )
    for noun in ("observations", "ratings", "interviews", "process_charts", "tallies", "fishbones", "whys", "links"):
        assert bare(french[noun]) == bare(english[noun]), noun
    one, two = (json.loads(figures_json(example(language), "en")) for language in LANGUAGES)
    assert bare(one["tallies"]) == bare(two["tallies"])
    assert bare(one["process_charts"]) == bare(two["process_charts"])
