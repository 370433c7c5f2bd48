"""What a weighted decision matrix says: scores, the winner, and which weights it hangs on.

FIELD 4.4. The score of an option is Σw·s ÷ Σw over the criteria that weigh something. It is reckoned with fractions of
the numbers as they were typed, so that ties are ties. A score that the team gives together stands for all, else it is
the mean of the voters. On a criterion of which less is better, low + high − s counts in the place of s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from app.calc.decision import Criterion, Decision, Option
from app.calc.decision_sensitivity import Counted, Turn, Weights, sensitivity
from app.calc.flow_reason import in_a_row
from app.language import N_, Sentence, sentence

SCALES = ((1, 5), (0, 5), (1, 10), (0, 10), (0, 100))
"""Those that are meant where a decision names none: the first that holds all scores."""

NO_OPTIONS = sentence(N_("There are no options yet."))
NO_CRITERIA = sentence(N_("There are no criteria yet."))
NO_WEIGHTS = sentence(N_("No criterion has a weight above 0."))
TOO_LARGE = sentence(N_("The number is too large to be computed."))


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is what the team gives, or the mean of that many `voters`, between their `lowest` and `highest`;
    `counted` is what of it goes into the score. All `None` where nobody has scored."""

    value: float | None = None
    lowest: float | None = None
    highest: float | None = None
    voters: int = 0
    counted: float | None = None


@dataclass(frozen=True, slots=True)
class OptionFigures:
    score: float | None
    cells: dict[str, Cell]
    """By the id of the criterion."""


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """`weights` are shares. `winner` is the one option with the best score, `None` on a tie or where an option has no
    score; `leaders` are all that share the best score there is.

    `sensitive_to`: the criteria whose weight, moved by a tenth of Σw up or down and not below 0, the others kept, gives
    another winner; a tie is another one, and so is what breaks a tie. `turns` says of each criterion where the winner
    changes, if it does. Without a score of every option neither says anything; a criterion without weight that lacks
    scores is looked at in neither. `undefined` has the reasons under `winner`, `weights` and `options.<id>.score`.
    """

    low: float
    high: float
    weights: dict[str, float | None]
    options: dict[str, OptionFigures]
    winner: str | None
    leaders: tuple[str, ...]
    sensitive_to: tuple[str, ...]
    turns: dict[str, Turn]
    undefined: dict[str, Sentence] = field(default_factory=dict)


def figures(decision: Decision) -> DecisionFigures:
    """All figures of the matrix."""
    given = {o.id: {c.id: _votes(o, c.id) for c in decision.criteria} for o in decision.options}
    low, high = _scale(decision, (vote for of in given.values() for votes in of.values() for vote in votes))
    less = {c.id for c in decision.criteria if c.direction == "less"}
    counted: Counted = {
        id: {c: low + high - _mean(votes) if c in less else _mean(votes) for c, votes in of.items() if votes}
        for id, of in given.items()
    }
    weights = {c.id: _exact(c.weight) for c in decision.criteria}
    undefined: dict[str, Sentence] = {}
    scores = _scores(decision, weights, counted, undefined)
    total = sum(weights.values(), Fraction(0))
    shares = {id: float(w / total) if total else None for id, w in weights.items()}
    winner, leaders = _best(scores)
    if winner is None:
        undefined["winner"] = _why(decision, scores, leaders, undefined)
    if not total:
        undefined["weights"] = NO_WEIGHTS if decision.criteria else NO_CRITERIA
    cells = {id: {c: _cell(votes, counted[id].get(c)) for c, votes in of.items()} for id, of in given.items()}
    options = {id: OptionFigures(_float(scores[id], f"options.{id}.score", undefined), cells[id]) for id in given}
    sensitive: tuple[str, ...] = ()
    turns: dict[str, Turn] = {}
    if scores and all(score is not None for score in scores.values()):
        sensitive, turns = sensitivity(weights, counted, winner)
    return DecisionFigures(float(low), float(high), shares, options, winner, leaders, sensitive, turns, undefined)


def _exact(number: float) -> Fraction:
    """The number as it was typed: 0.1 is one tenth."""
    return Fraction(repr(number))


def _votes(option: Option, criterion: str) -> list[Fraction]:
    """What counts of the scores on one criterion: that of the team alone, else one of each voter."""
    votes: dict[str, Fraction] = {}
    for score in option.scores:
        if score.criterion == criterion:
            votes.setdefault(score.voter, _exact(score.value))
    return [votes[""]] if "" in votes else list(votes.values())


def _mean(votes: Sequence[Fraction]) -> Fraction:
    return sum(votes, Fraction(0)) / len(votes)


def _scale(decision: Decision, votes: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    """The decision's own, and where it leaves an end out, that of the first usual scale that holds all scores."""
    scores = sorted(votes)
    least, most = (scores[0], scores[-1]) if scores else (Fraction(1), Fraction(5))
    usual = next(((low, high) for low, high in SCALES if low <= least and most <= high), (least, most))
    low = Fraction(usual[0]) if decision.low is None else _exact(decision.low)
    high = Fraction(usual[1]) if decision.high is None else _exact(decision.high)
    return low, high


def _cell(votes: Sequence[Fraction], counted: Fraction | None) -> Cell:
    if not votes or counted is None:
        return Cell()
    try:
        return Cell(float(_mean(votes)), float(min(votes)), float(max(votes)), len(votes), float(counted))
    except OverflowError:
        return Cell()


def _score(weights: Mapping[str, Fraction], counted: Mapping[str, Fraction]) -> Fraction | None:
    """Σw·s ÷ Σw; `None` where a score of a criterion that weighs something is missing, or none weighs anything."""
    total = sum(weights.values(), Fraction(0))
    if not total or any(w and id not in counted for id, w in weights.items()):
        return None
    return sum((w * counted[id] for id, w in weights.items() if w), Fraction(0)) / total


def _scores(
    decision: Decision, weights: Weights, counted: Counted, undefined: dict[str, Sentence]
) -> dict[str, Fraction | None]:
    """The score of each option, and why one has none."""
    scores = {option.id: _score(weights, counted[option.id]) for option in decision.options}
    for option in decision.options:
        if scores[option.id] is None:
            missing = [c for c in decision.criteria if weights[c.id] and c.id not in counted[option.id]]
            reason = NO_WEIGHTS if decision.criteria else NO_CRITERIA
            if missing:
                on = in_a_row([sentence(N_("“{name}”"), name=name_of(c)) for c in missing])
                reason = sentence(N_("“{option}” is not scored on {criteria}."), option=name_of(option), criteria=on)
            undefined[f"options.{option.id}.score"] = reason
    return scores


def name_of(thing: Criterion | Option) -> str:
    """How a sentence calls it, in one line."""
    return " ".join(thing.name.split()) or "—"


def _best(scores: Mapping[str, Fraction | None]) -> tuple[str | None, tuple[str, ...]]:
    """The winner, where there is one, and all that share the best score."""
    known = [score for score in scores.values() if score is not None]
    leaders = tuple(id for id, score in scores.items() if known and score == max(known))
    alone = len(leaders) == 1 and len(known) == len(scores)
    return (leaders[0] if alone else None), leaders


def _why(
    decision: Decision, scores: Mapping[str, Fraction | None], leaders: Sequence[str], undefined: dict[str, Sentence]
) -> Sentence:
    """Why there is no winner."""
    if not decision.options:
        return NO_OPTIONS
    for id, score in scores.items():
        if score is None:
            return undefined[f"options.{id}.score"]
    tied = [sentence(N_("“{name}”"), name=name_of(o)) for o in decision.options if o.id in leaders]
    return sentence(N_("{options} share the best score."), options=in_a_row(tied))


def _float(value: Fraction | None, key: str, undefined: dict[str, Sentence]) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        undefined[key] = TOO_LARGE
        return None
