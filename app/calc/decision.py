"""A choice among options: by weighted criteria, effort and impact, pros and cons, or dots, as frozen data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.calc.approval import Approval
from app.language import N_

Direction = Literal["more", "less"]
DIRECTIONS: dict[Direction, str] = {"more": N_("More is better"), "less": N_("Less is better")}
Side = Literal["pro", "con"]
SIDES: dict[Side, str] = {"pro": N_("Pros"), "con": N_("Cons")}
HEAVIEST = 5
"""What the weight of a point goes up to."""
DOTS = 3
"""How many votes each person has where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """`weight` is any number from 0 on: what counts is its share of all weights."""

    id: str
    name: str = ""
    weight: float = 1.0
    direction: Direction = "more"


@dataclass(frozen=True, slots=True)
class Score:
    """What one of the `voter`s, or the team together where none is named, gives an option on a criterion (its id)."""

    criterion: str
    value: float
    voter: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """An advantage or a disadvantage of an option; `weight` from 1 to 5 says how heavily it counts."""

    side: Side
    text: str = ""
    weight: int = 1
    id: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """`lever` is the one that it stands for, if it does. `effort` and `impact` are from 0 to 10. `dots` are votes.

    `reason` says why it was not kept, where another one was chosen.
    """

    id: str
    name: str = ""
    lever: str | None = None
    effort: float | None = None
    impact: float | None = None
    dots: int = 0
    scores: tuple[Score, ...] = ()
    points: tuple[Point, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """What a score of the scale means, in words."""

    value: float
    words: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`ratio` from 1/9 to 9: how many times as important criterion `first` is as `second` (their ids; Saaty)."""

    first: str
    second: str
    ratio: float
    id: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Scores go from `low` to `high`, both `None` where the scale follows from the scores themselves.

    `voters` people have `dots` votes each. `chosen` is the option that was taken, `because` says why.
    """

    id: str
    name: str = ""
    low: float | None = None
    high: float | None = None
    dots: int = DOTS
    voters: int | None = None
    chosen: str | None = None
    because: str = ""
    levels: tuple[Level, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    options: tuple[Option, ...] = ()
    approvals: tuple[Approval, ...] = ()


def dots_left(decision: Decision) -> int | None:
    """How many dots may still be given; `None` where nobody said how many people vote. Too many are below 0."""
    if decision.voters is None:
        return None
    return decision.voters * decision.dots - sum(option.dots for option in decision.options)


def called_as_levers(decision: Decision, names: Mapping[str, str]) -> Decision:
    """With the options that stand for levers called as those, by the `names` of the levers; one name stays without."""
    options = tuple(
        replace(option, name=names.get(option.lever, option.name)) if option.lever else option
        for option in decision.options
    )
    return replace(decision, options=options)


def fresh(decision: Decision, new_id: Callable[[], str]) -> Decision:
    """The same with other ids, not yet chosen and not yet approved, and without the reasons of that."""
    criteria = {criterion.id: new_id() for criterion in decision.criteria}
    return replace(
        decision,
        id=new_id(),
        chosen=None,
        because="",
        approvals=(),
        levels=tuple(replace(level, id=new_id()) for level in decision.levels),
        criteria=tuple(replace(criterion, id=criteria[criterion.id]) for criterion in decision.criteria),
        comparisons=tuple(
            replace(each, id=new_id(), first=criteria[each.first], second=criteria[each.second])
            for each in decision.comparisons
        ),
        options=tuple(
            replace(
                option,
                id=new_id(),
                reason="",
                scores=tuple(replace(s, id=new_id(), criterion=criteria[s.criterion]) for s in option.scores),
                points=tuple(replace(point, id=new_id()) for point in option.points),
            )
            for option in decision.options
        ),
    )
