"""What is particular to decisions in the exchange file: scores by the names of their criteria, those of voters beside.

A criterion is a key by its name, or by `#` and its number from 1 where the name is empty, stands twice, or looks so.
"""

from __future__ import annotations

import math
from typing import Any

from app.calc.decision import Option, Score
from app.exchange.map_json import plain
from app.exchange.reference import Local
from app.exchange.strict_json import Thing, quoted, refuse
from app.language import N_, Sentence, sentence
from app.models.schema import new_id

_SCORES = {"type": ["object", "null"], "additionalProperties": {"type": ["number", "null"]}}
VOTES_AND_SCORES: dict[str, Any] = {
    "scores": _SCORES,
    "votes": {
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": {"voter": {"type": "string", "minLength": 1}, "scores": _SCORES},
            "additionalProperties": False,
            "required": ["voter"],
        },
    },
}
"""The keys of an option that hold its scores, with their schema."""


def mend_option(one: Thing, values: dict[str, Any], local: Local) -> None:
    """`scores` are those of the team together, `votes` those of each voter. Raises `Refused`."""
    found = _scores(one, "", local)
    voters: set[str] = set()
    for n, held in enumerate(one.list("votes"), 1):
        where = sentence("{where}, {part}", where=one.where, part=sentence(N_("vote {n}"), n=n))
        vote = Thing(held, where, ("voter", "scores"))
        voter = vote.text("voter")
        if not voter:
            raise refuse(where, N_("its “{key}” is missing."), key="voter")
        if voter in voters:
            raise refuse(where, N_("“{name}” votes twice on this option."), name=quoted(voter))
        voters.add(voter)
        found += _scores(vote, voter, local)
    values["scores"] = tuple(found)


def _scores(one: Thing, voter: str, local: Local) -> list[Score]:
    held = one.get("scores", {})
    where = sentence("{where}, “{key}”", where=one.where, key="scores")
    scores = Thing(held, where, held if isinstance(held, dict) else ())
    found: dict[str, Score] = {}
    for key in held:
        value = scores.number(key, -math.inf)
        id = _criterion(key, where, local)
        if id in found:
            raise refuse(where, N_("“{key}” names a criterion that has a score already."), key=quoted(key))
        if value is not None:
            found[id] = Score(id, value, voter, new_id())
    return [found[id] for id in local["criterion"].ids if id in found]


def _criterion(key: str, where: Sentence, local: Local) -> str:
    named = local["criterion"].of_key(key)
    if not named:
        raise refuse(where, N_("there is no criterion “{name}”."), name=quoted(key))
    if len(named) > 1:
        raise refuse(
            where, N_("several criteria are called “{name}”: write “#2” for the second one."), name=quoted(key)
        )
    return named[0]


def written_option(option: Option, written: dict[str, Any], local: Local) -> dict[str, Any]:
    """With its scores in the order of the criteria, and of two of one voter the first, which is the one that counts."""
    criteria = local["criterion"]
    of_voter: dict[str, dict[str, float]] = {}
    for score in option.scores:
        if math.isfinite(score.value):
            of_voter.setdefault(score.voter, {}).setdefault(score.criterion, score.value)
    told = {
        voter: {criteria.key(id): plain(scores[id]) for id in criteria.ids if id in scores}
        for voter, scores in of_voter.items()
    }
    given: dict[str, Any] = {"name": written.pop("name")}
    if together := told.pop("", None):
        given["scores"] = together
    if votes := [{"voter": voter, "scores": scores} for voter, scores in told.items() if scores]:
        given["votes"] = votes
    return given | written
