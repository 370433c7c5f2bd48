"""Which weights a decision hangs on: whether a tenth more or less turns the winner, and from which weight on.

All numbers are first made whole, by one factor for all weights and one for all scores, which changes no comparison: a
matrix of 20 options and 15 criteria is answered while a key is pressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from app.calc.turning_point import Line, Side, turning_point

Weights = dict[str, Fraction]
Counted = dict[str, dict[str, Fraction]]
"""What counts of each score, by option and criterion."""
STEPS = 10
"""A weight is moved by the sum of all weights divided by this."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The nearest weight of a criterion at which the winner changes, the other weights kept.

    `share` is that weight as a share of all weights. On the far `side` of it (`less`: below) the option `winner` is the
    best one alone; `None` where several are then.
    """

    share: float
    side: Side
    winner: str | None


def sensitivity(weights: Weights, counted: Counted, winner: str | None) -> tuple[tuple[str, ...], dict[str, Turn]]:
    """The criteria on which the winner hangs, and where each turns it, in the order of `weights`.

    Every option is scored wherever there is a weight. A criterion without weight that lacks scores is passed over.
    """
    scored = [id for id in weights if all(id in of for of in counted.values())]
    whole = _whole(weights.values())
    exact = {id: int(weight * whole * STEPS) for id, weight in weights.items()}
    factor = _whole(score for of in counted.values() for score in of.values())
    scores = {option: {id: int(of[id] * factor) for id in scored} for option, of in counted.items()}
    sums = {option: sum(exact[id] * of[id] for id in scored) for option, of in scores.items()}
    total = sum(exact.values())
    moving = tuple(
        id for id in scored if _moves(exact[id], total, {o: of[id] for o, of in scores.items()}, sums, winner)
    )
    found = {id: _turn(exact[id], total, {o: of[id] for o, of in scores.items()}, sums) for id in scored}
    return moving, {id: turn for id, turn in found.items() if turn is not None}


def _whole(numbers: Iterable[Fraction]) -> int:
    """The factor that makes all of them whole."""
    return lcm(*(number.denominator for number in numbers))


def _moves(weight: int, total: int, scores: Mapping[str, int], sums: Mapping[str, int], winner: str | None) -> bool:
    """Whether a tenth of all weights more or less, not below 0, gives another winner."""
    step = total // STEPS
    for by in (step, max(-weight, -step)):
        moved = {option: sums[option] + by * score for option, score in scores.items()}
        if total + by and _alone(moved) != winner:
            return True
    return False


def _alone(sums: Mapping[str, int]) -> str | None:
    most = max(sums.values())
    best = [option for option, value in sums.items() if value == most]
    return best[0] if len(best) == 1 else None


def _turn(weight: int, total: int, scores: Mapping[str, int], sums: Mapping[str, int]) -> Turn | None:
    """Where the winner changes as this weight goes from nothing to all: the score of each option is then a straight
    line from what the other criteria give to what this one gives, here times the sum of the other weights."""
    others = total - weight
    if not others:
        return None  # alone it always has the whole weight
    lines = {}
    for option, score in scores.items():
        start = sums[option] - weight * score
        lines[option] = Line(start, others * score - start)
    found = turning_point(lines, Fraction(weight, total))
    return Turn(float(found.at), found.side, found.winner) if found else None
