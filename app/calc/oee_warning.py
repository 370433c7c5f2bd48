"""What is wrong with the numbers of a series, in words: shares over 100 %, times that contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from app.calc.explanation import Shown
from app.calc.lever_cash import Exact
from app.calc.oee import LOSSES, OF_QUALITY, Oee
from app.calc.oee_times import STAGES, Stage, Times
from app.language import N_, Sentence, sentence

SLACK = Fraction(1, 200)
"""By how much of the time above the noted losses may be too long before it is told: times are noted in minutes."""
PERFORMANCE_OVER = N_(
    "Performance is {share}, over 100 %: parts came faster than the reference cycle of {cycle} allows. "
    "Correct the reference cycle, it must be the shortest one; nothing was capped."
)
OEE_OVER = N_("OEE is {share}, over 100 %: check the reference cycle, the number of parts and the required time.")
QUALITY_OVER = N_("Quality is over 100 %: {good} good parts of {made} parts made. Check both numbers.")
LONGER: dict[Stage, str] = {
    "opening": N_("The opening time ({time}) is longer than the total time ({above}): check both."),
    "required": N_("The required time ({time}) is longer than the opening time ({above}): check both."),
    "operating": N_(
        "Availability is over 100 %: the operating time ({time}) is longer than the required time ({above}). "
        "Check both."
    ),
}
TOO_MUCH_NOTED: dict[Stage, str] = {
    "required": N_("Planned stops of {noted} are noted, but opening and required time are only {gap} apart."),
    "operating": N_("Stops of {noted} are noted, but required and operating time are only {gap} apart."),
    "net": N_("Minor stops and slow running of {noted} are noted, but parts and cycle leave only {gap} for them."),
    "useful": N_("Lost parts worth {noted} are noted, but made and good parts are only {gap} apart."),
}
LONGER_THAN = N_("{name} ({time}) is longer than {other} ({above}): check both.")
MORE_NOTED = N_("Losses of {noted} are noted, but {other} and {name} are only {gap} apart.")
ONLY_TIME = N_("“{loss}” counts in parts: its time alone is in no figure.")
ONLY_PARTS = N_("“{loss}” counts in time: its parts alone are in no figure.")
MIXED = sentence(
    N_("Changeovers lie inside the required time of some series and outside that of others: do not compare them.")
)
LEFT_OUT = N_("{n} of {all} series have no OEE and are left out: {names}.")
OVER_IN = N_("“{name}”: {warning}")
NAMED_AT_MOST = 3


def time(value: Exact) -> Shown:
    """A duration as it is read."""
    return Shown("duration", (("value", _float(value)),))


def share(value: Exact) -> Shown:
    return Shown("share", (("value", _float(value)),))


def _count(value: Exact) -> Shown:
    return Shown("count", (("value", _float(value)),))


def _float(value: Exact) -> float | None:
    try:
        return float(value) if isinstance(value, Fraction) else None
    except OverflowError:
        return None


def called(oee: Oee) -> Sentence:
    """What a series is called: by its name, else by its machine, its date and its shift."""
    said = oee.name.strip() or " ".join(text for text in (oee.machine, oee.made_on, oee.shift) if text.strip())
    return Sentence("{name}", (("name", said),)) if said else sentence(N_("Series without a name"))


def warnings_of(oee: Oee, found: Times) -> tuple[Sentence, ...]:
    return (*_order(found), *_over(found), *_noted(found), *_useless(oee))


def several_warnings(series: Sequence[tuple[Oee, Sequence[Sentence]]], left_out: Sequence[Oee]) -> tuple[Sentence, ...]:
    """Those of the series themselves with their names, and what keeps them from being put together."""
    said: list[Sentence] = []
    if left_out:
        said.append(sentence(LEFT_OUT, n=len(left_out), all=len(series), names=_names(left_out)))
    if len({one.changeovers_required for one, _warnings in series}) > 1:
        said.append(MIXED)
    said += [sentence(OVER_IN, name=called(one), warning=each) for one, warnings in series for each in warnings]
    return tuple(said)


def _names(series: Sequence[Oee]) -> Sentence:
    said = called(series[0])
    for one in series[1:NAMED_AT_MOST]:
        said = sentence("{before}, {name}", before=said, name=called(one))
    return sentence("{before}, …", before=said) if len(series) > NAMED_AT_MOST else said


def _known(found: Times) -> list[tuple[Stage, Fraction]]:
    return [(stage, value) for stage, value in found.stages.items() if isinstance(value, Fraction)]


def _follow(above: Stage, below: Stage) -> bool:
    """Whether no other time lies between two."""
    order = list(STAGES)
    return order.index(below) == order.index(above) + 1


def _order(found: Times) -> list[Sentence]:
    """Times that are longer than what they are part of; of net and useful time `_over` says why."""
    said = []
    for (above, upper), (below, lower) in pairwise(_known(found)):
        if lower <= upper:
            continue
        if not _follow(above, below):
            names = {"name": Sentence(STAGES[below]), "other": Sentence(STAGES[above])}
            said.append(sentence(LONGER_THAN, time=time(lower), above=time(upper), **names))
        elif below in LONGER:
            said.append(sentence(LONGER[below], time=time(lower), above=time(upper)))
    return said


def _over(found: Times) -> list[Sentence]:
    stages, said = found.stages, []
    operating, net = stages["operating"], stages["net"]
    if isinstance(operating, Fraction) and isinstance(net, Fraction) and 0 < operating < net:
        said.append(sentence(PERFORMANCE_OVER, share=share(net / operating), cycle=time(found.cycle)))
    if isinstance(found.made, Fraction) and isinstance(found.good, Fraction) and found.good > found.made:
        said.append(sentence(QUALITY_OVER, good=_count(found.good), made=_count(found.made)))
    required, useful = stages["required"], stages["useful"]
    if isinstance(required, Fraction) and isinstance(useful, Fraction) and 0 < required < useful:
        said.append(sentence(OEE_OVER, share=share(useful / required)))
    return said


def _noted(found: Times) -> list[Sentence]:
    """Losses that are longer than what lies between the times that are known."""
    said, order = [], list(STAGES)
    for (above, upper), (below, lower) in pairwise(_known(found)):
        between = order[order.index(above) + 1 : order.index(below) + 1]
        noted = sum((seconds for (stage, _kind), seconds in found.noted.items() if stage in between), Fraction(0))
        gap = max(upper - lower, Fraction(0))
        if not noted or noted - gap <= SLACK * upper:
            continue
        if _follow(above, below):
            said.append(sentence(TOO_MUCH_NOTED[below], noted=time(noted), gap=time(gap)))
        else:
            names = {"name": Sentence(STAGES[below]), "other": Sentence(STAGES[above])}
            said.append(sentence(MORE_NOTED, noted=time(noted), gap=time(gap), **names))
    return said


def _useless(oee: Oee) -> list[Sentence]:
    said = []
    for loss in oee.losses:
        words = Sentence("{name}", (("name", loss.name),)) if loss.name.strip() else Sentence(LOSSES[loss.kind])
        of_quality = loss.kind in OF_QUALITY
        if of_quality and loss.parts is None and loss.seconds is not None:
            said.append(sentence(ONLY_TIME, loss=words))
        if not of_quality and loss.seconds is None and loss.parts is not None:
            said.append(sentence(ONLY_PARTS, loss=words))
    return said
