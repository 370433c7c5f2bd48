"""Weights from comparing criteria two by two, and whether the comparisons agree with each other.

T. L. Saaty, *Decision making with the analytic hierarchy process*, Int. J. Services Sciences 1 (2008), 83–98: the
matrix holds how many times as important one criterion is as another, its principal eigenvector gives the weights, and
CR = (λmax − n) ÷ (n − 1) ÷ RI, where RI is that of random matrices. Up to 0.1 the comparisons hold together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.calc.decision import Decision
from app.language import N_, Sentence, sentence

RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}
CONSISTENT = 0.1
"""The consistency ratio up to which the weights can be used."""
ROUNDS = 10_000
CLOSE = 1e-15
"""The power iteration ends when no weight changes by more; the matrix is positive, so it always comes there."""
AGREES = 1e-9
"""Two numbers as close as this are the same but for the arithmetic."""

NO_CRITERIA = sentence(N_("There are no criteria yet."))
TOO_MANY = sentence(N_("A consistency ratio is known for up to 10 criteria."))
ONLY_ONE = sentence(N_("The two criteria are not compared yet."))

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The comparison that is furthest from what the weights say: `first` was called `said` times as important as
    `second`, the weights make it `would_fit` times."""

    first: str
    second: str
    said: float
    would_fit: float


@dataclass(frozen=True, slots=True)
class Pairwise:
    """`weights` are shares by criterion, `None` while pairs are `missing`. `worst` is `None` where all agree.

    `undefined` has the reasons under `weights` and `consistency_ratio`.
    """

    weights: dict[str, float | None]
    lambda_max: float | None
    consistency_ratio: float | None
    pairs: tuple[Pair, ...]
    missing: tuple[Pair, ...]
    worst: Contradiction | None = None
    undefined: dict[str, Sentence] = field(default_factory=dict)

    @property
    def consistent(self) -> bool | None:
        """Whether the weights can be used; `None` where it cannot be said."""
        return None if self.consistency_ratio is None else self.consistency_ratio <= CONSISTENT


def pairs_of(decision: Decision) -> tuple[Pair, ...]:
    """The pairs to compare, in the order of the criteria."""
    return tuple(combinations([c.id for c in decision.criteria], 2))


def ratios_of(decision: Decision) -> dict[Pair, float]:
    """What was compared, either way round; of two for the same pair the first counts."""
    known = {c.id for c in decision.criteria}
    ratios: dict[Pair, float] = {}
    for each in decision.comparisons:
        if each.first != each.second and {each.first, each.second} <= known and each.ratio > 0:
            ratios.setdefault((each.first, each.second), each.ratio)
            ratios.setdefault((each.second, each.first), 1 / each.ratio)
    return ratios


def pairwise(decision: Decision) -> Pairwise:
    """The weights that the comparisons of a decision give. One criterion has the whole weight; two always agree."""
    ids = [c.id for c in decision.criteria]
    ratios, pairs = ratios_of(decision), pairs_of(decision)
    missing = tuple(pair for pair in pairs if pair not in ratios)
    if not ids or missing:
        reason = NO_CRITERIA if not ids else _missing(len(missing), len(pairs))
        undefined = {"weights": reason, "consistency_ratio": reason}
        return Pairwise(dict.fromkeys(ids), None, None, pairs, missing, None, undefined)
    matrix = [[1.0 if a == b else ratios[a, b] for b in ids] for a in ids]
    weights = principal(matrix)
    lambda_max = sum(sum(a * w for a, w in zip(row, weights, strict=True)) / own for row, own in _of(matrix, weights))
    lambda_max /= len(ids)
    by_id: dict[str, float] = dict(zip(ids, weights, strict=True))
    worst = _worst(pairs, ratios, by_id)
    undefined = {"consistency_ratio": TOO_MANY} if len(ids) > max(RANDOM_INDEX) else {}
    ratio = _consistency(lambda_max, len(ids))
    return Pairwise({**by_id}, lambda_max, ratio, pairs, (), worst, undefined)


def principal(matrix: Sequence[Sequence[float]]) -> list[float]:
    """The eigenvector of the largest eigenvalue of a matrix of positive numbers, its sum 1: by power iteration, from
    the geometric means of the rows, which are already right where the matrix is consistent."""
    weights = _scaled([math.prod(a ** (1 / len(row)) for a in row) for row in matrix])
    for _ in range(ROUNDS):
        after = _scaled([sum(a * w for a, w in zip(row, weights, strict=True)) for row in matrix])
        if max(abs(a - b) for a, b in zip(after, weights, strict=True)) <= CLOSE:
            return after
        weights = after
    return weights


def _of(matrix: list[list[float]], weights: list[float]) -> list[tuple[list[float], float]]:
    return list(zip(matrix, weights, strict=True))


def _scaled(weights: list[float]) -> list[float]:
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def _consistency(lambda_max: float, n: int) -> float | None:
    if n < 3:
        return 0.0
    if n not in RANDOM_INDEX:
        return None
    ratio = (lambda_max - n) / (n - 1) / RANDOM_INDEX[n]
    return ratio if ratio > AGREES else 0.0


def _worst(pairs: Sequence[Pair], ratios: dict[Pair, float], weights: dict[str, float]) -> Contradiction | None:
    """The comparison that lies furthest from the ratio of the weights, in either direction."""

    def off(pair: Pair) -> float:
        return abs(math.log(ratios[pair] * weights[pair[1]] / weights[pair[0]]))

    pair = max(pairs, key=off, default=None)
    if pair is None or off(pair) <= AGREES:
        return None
    return Contradiction(*pair, ratios[pair], weights[pair[0]] / weights[pair[1]])


def _missing(n: int, pairs: int) -> Sentence:
    if pairs == 1:
        return ONLY_ONE
    if n == 1:
        return sentence(N_("One of {pairs} comparisons is missing."), pairs=pairs)
    return sentence(N_("{n} of {pairs} comparisons are missing."), n=n, pairs=pairs)
