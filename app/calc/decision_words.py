"""What the figures of a decision say in sentences: what turns the winner, and whether comparisons hold together."""

from __future__ import annotations

from app.calc.decision import Criterion, Decision, Option
from app.calc.decision_figures import Cell, DecisionFigures, name_of
from app.calc.decision_sensitivity import Turn
from app.calc.explanation import Shown
from app.calc.pairwise import Pairwise
from app.language import N_, Sentence, sentence

OPPOSED = 0.5
"""From this part of the scale on between the lowest and the highest score, voters are said to disagree."""

_TURNS = {
    "less": N_("If “{criterion}” weighed less than {turn} instead of {now}, “{option}” would win."),
    "more": N_("If “{criterion}” weighed more than {turn} instead of {now}, “{option}” would win."),
}
_BREAKS = {
    "less": N_("With a little less weight on “{criterion}” than {now}, “{option}” would win alone."),
    "more": N_("With a little more weight on “{criterion}” than {now}, “{option}” would win alone."),
}
_TIES = N_("If “{criterion}” weighed {turn} instead of {now}, several options would share the best score.")
_STAYS = N_("Whatever “{criterion}” weighs, nothing changes.")
_SHORT = {"less": N_("below {share}: {option}"), "more": N_("above {share}: {option}")}
_SHORT_TIE = N_("at {share}: a tie")
STAYS_SHORT = N_("turns nothing")
ENOUGH = N_("10 % is enough")

AGREES = N_("The comparisons hold together: the consistency ratio is {ratio}, at most 10 % is asked.")
CONTRADICTS = N_("The comparisons contradict each other: the consistency ratio is {ratio}, at most 10 % is asked.")
WORST = N_("“{first}” against “{second}” fits the others least: {said} was said, about {fits} would fit.")


def share(value: float | None) -> Shown:
    """A share as percents, in the language of the sentence around it."""
    return Shown("share", (("value", value),))


def number(value: float | None) -> Shown:
    return Shown("count", (("value", value),))


def turn_said(decision: Decision, found: DecisionFigures, criterion: Criterion) -> Sentence:
    """What has to happen to the weight of a criterion for another option to win."""
    turn, now, name = found.turns.get(criterion.id), found.weights.get(criterion.id), name_of(criterion)
    if turn is None:
        return sentence(_STAYS, criterion=name)
    if turn.winner is None:
        return sentence(_TIES, criterion=name, turn=share(turn.share), now=share(now))
    said = (_BREAKS if turn.share == now else _TURNS)[turn.side]
    return sentence(said, criterion=name, turn=share(turn.share), now=share(now), option=_option(decision, turn))


def turn_in_short(decision: Decision, found: DecisionFigures, criterion: Criterion) -> Sentence:
    """The same for a place beside the criterion."""
    turn = found.turns.get(criterion.id)
    if turn is None:
        return Sentence(STAYS_SHORT)
    if turn.winner is None:
        return sentence(_SHORT_TIE, share=share(turn.share))
    return sentence(_SHORT[turn.side], share=share(turn.share), option=_option(decision, turn))


def _option(decision: Decision, turn: Turn) -> str:
    return next((name_of(option) for option in decision.options if option.id == turn.winner), "—")


def disagree(cell: Cell, found: DecisionFigures) -> bool:
    """Whether the voters lie so far apart that they should speak about it."""
    if cell.lowest is None or cell.highest is None or cell.voters < 2:
        return False
    return cell.highest - cell.lowest >= OPPOSED * (found.high - found.low) > 0


def consistency_said(found: Pairwise) -> Sentence:
    """Whether the comparisons can be relied on, or why it cannot be said."""
    if found.consistency_ratio is None:
        return found.undefined["consistency_ratio"]
    return sentence(AGREES if found.consistent else CONTRADICTS, ratio=share(found.consistency_ratio))


def worst_said(decision: Decision, found: Pairwise) -> Sentence | None:
    """Which comparison to look at again; `None` where all can stay."""
    if found.worst is None or found.consistent is not False:
        return None
    names = {criterion.id: name_of(criterion) for criterion in decision.criteria}
    first, second, said, fits = found.worst.first, found.worst.second, found.worst.said, found.worst.would_fit
    if said < 1:
        first, second, said, fits = second, first, 1 / said, 1 / fits
    return sentence(
        WORST, first=names[first], second=names[second], said=ratio_said(said), fits=ratio_said(nearest(fits))
    )


def nearest(ratio: float) -> float:
    """The nearest that can be said of a pair: 1 to 9, or one of their inverses."""
    times = min(9, max(1, round(ratio if ratio >= 1 else 1 / ratio)))
    return float(times) if ratio >= 1 else 1 / times


def ratio_said(ratio: float) -> Sentence:
    """3 is 3, a third is 1/3, as it stands in the matrix."""
    if ratio >= 1:
        return number(ratio)
    return sentence("1/{n}", n=number(1 / ratio))


def chosen_of(decision: Decision) -> Option | None:
    return next((option for option in decision.options if option.id == decision.chosen), None)
