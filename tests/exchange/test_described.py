"""docs/EVENT_JSON.md says what an exchange file holds: its examples are read, and every key of every noun is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from app.exchange.event_json import NOUNS, dumps, loads
from app.exchange.record_json import DEEPEST, form
from app.exchange.shape import SHAPES
from app.places import RESOURCES

TEXT = (Path(__file__).parents[2] / "docs" / "EVENT_JSON.md").read_text("utf-8")
SCHEMA = jsonschema.Draft202012Validator(json.loads((RESOURCES / "event.schema.json").read_text("utf-8")))
MAP, ANALYSIS, PLAN = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL))


def test_the_examples_are_read_and_keep_to_the_schema():
    whole = MAP | ANALYSIS | PLAN | {"links": ANALYSIS["links"] + PLAN["links"]}
    SCHEMA.validate(whole)
    data = loads(json.dumps(whole))
    assert len(data.links) == 5
    assert dumps(loads(dumps(data))) == dumps(data)


ELSEWHERE = {
    "fishbones": ("observations",),
    "whys": ("observations", "fishbones"),
    "levers": ("axes",),
    "decisions": ("axes",),
    "problems": ("axes", "observations", "actions"),
    "actions": ("problems",),
}
"""What is told once: photographs with the observations, states with the causes, approvals with the axes, proofs."""


def section(title: str) -> str:
    _, told, rest = TEXT.partition(f"\n## `{title}`")
    assert told
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_key_and_every_choice_is_told(noun):
    waiting, kinds = [NOUNS[noun]], set()
    while waiting:
        kind = waiting.pop()
        if kind not in kinds:
            kinds.add(kind)
            waiting += [field.type for field in form(kind) if field.type in SHAPES]
    told = set(re.findall(r"[\w]+", section(noun)))
    told |= set(re.findall(r"[\w]+", "".join(section(other) for other in ELSEWHERE.get(noun, ()))))
    for kind in kinds:
        keys = {field.name for field in form(kind)} | set(SHAPES[kind].further)
        choices = {choice for field in form(kind) for choice in field.choices}
        wastes = set(re.findall(r"[\w]+", section("observations"))) if noun == "ratings" else set()
        assert (keys | choices) - wastes <= told, kind


def test_the_depth_that_is_told_is_that_of_the_program():
    assert f"{DEEPEST} levels at most" in TEXT
