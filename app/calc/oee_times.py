"""The times of a series within each other, by NF E60-182, exact: as typed, or else made of the losses.

    total ⊃ opening ⊃ required ⊃ operating ⊃ net ⊃ useful
    required = opening − planned stops (− changeovers, where they lie outside the required time)
    operating = required − losses of availability
    net = all parts × reference cycle, useful = good parts × reference cycle

Numbers are taken as they were typed, 0.1 as a tenth: three parts of 0.1 s in 0.3 s are 100 %, not a little more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from app.calc.lever_cash import Exact, exact
from app.calc.oee import OF_AVAILABILITY, OF_QUALITY, Loss, LossKind, Oee
from app.language import N_, Sentence, sentence

Stage = Literal["total", "opening", "required", "operating", "net", "useful"]
STAGES: dict[Stage, str] = {
    "total": N_("Total time"),
    "opening": N_("Opening time"),
    "required": N_("Required time"),
    "operating": N_("Operating time"),
    "net": N_("Net time"),
    "useful": N_("Useful time"),
}
"""What each time is called, the longest first; a time is never longer than the one before it."""
OF_PERFORMANCE: tuple[LossKind, ...] = ("minor_stop", "slow")

NOT_GIVEN: dict[Stage, Sentence] = {
    "total": sentence(N_("The total time is not given.")),
    "opening": sentence(N_("The opening time is not given.")),
    "required": sentence(N_("Neither the required time nor the opening time is given.")),
}
NO_LOSSES: dict[Stage, Sentence] = {
    "required": sentence(N_("The required time is not given, and no loss is noted that would make it of the opening.")),
    "operating": sentence(N_("The operating time is not given, and no loss is noted that would make it.")),
}
NO_PARTS = sentence(N_("The number of parts made is not given."))
NO_GOOD_PARTS = sentence(N_("The number of good parts is not given."))
NO_CYCLE = sentence(N_("The reference cycle is not given."))
CYCLE_IS_ZERO = sentence(N_("The reference cycle is zero."))
NOTHING_MADE = sentence(N_("No parts were made."))
LOST_MORE_THAN_OPEN = sentence(N_("The stops that are noted are longer than the opening time."))
LOST_MORE_THAN_REQUIRED = sentence(N_("The stops that are noted are longer than the required time."))
LOST_MORE_THAN_OPERATING = sentence(N_("The minor stops and slow running noted are longer than the operating time."))
LOST_MORE_THAN_MADE = sentence(N_("More parts are noted as lost than were made."))
BELOW_ZERO = sentence(N_("A time or a number is below zero."))

INSIDE = sentence(N_("Changeovers lie inside the required time: they lower the availability."))
OUTSIDE = sentence(N_("Changeovers lie outside the required time: they are no loss of this OEE."))
INSIDE_OF_SOME = sentence(
    N_("Changeovers lie inside the required time of some of the series, and outside that of others.")
)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds and parts, each an exact number or the sentence that says why there is none.

    `noted` are the seconds that losses say, by the stage that they lead down to and by their kind.
    """

    stages: dict[Stage, Exact]
    made: Exact
    good: Exact
    cycle: Exact
    noted: dict[tuple[Stage, LossKind], Fraction]


@lru_cache(maxsize=1024)
def times(oee: Oee) -> Times:
    said = [loss for loss in oee.losses if loss.seconds is not None or loss.parts is not None]
    made, good = _parts(oee, said)
    cycle = _not_below(exact(oee.reference_cycle_s, NO_CYCLE))
    cycle = CYCLE_IS_ZERO if cycle == 0 else cycle
    noted = _noted(oee, said, cycle)
    stages: dict[Stage, Exact] = {
        "total": _not_below(exact(oee.total_s, NOT_GIVEN["total"])),
        "opening": _not_below(exact(oee.opening_s, NOT_GIVEN["opening"])),
    }
    stages["required"] = _less(
        oee.required_s, stages["opening"], _down_to("required", noted), LOST_MORE_THAN_OPEN, _missing(said, "required")
    )
    if oee.required_s is None and oee.opening_s is None:
        stages["required"] = NOT_GIVEN["required"]
    stages["operating"] = _less(
        oee.operating_s,
        stages["required"],
        _down_to("operating", noted),
        LOST_MORE_THAN_REQUIRED,
        _missing(said, "operating"),
    )
    stages["net"] = _net(stages["operating"], made, cycle, noted)
    stages["useful"] = _useful(stages["net"], made, good, cycle)
    return Times(stages, made, good, cycle, noted)


def stage_of(kind: LossKind, changeovers_required: bool) -> Stage:
    """The stage down to which a loss of this kind leads."""
    if kind == "not_required" or (kind == "changeover" and not changeovers_required):
        return "required"
    if kind in OF_AVAILABILITY:
        return "operating"
    return "useful" if kind in OF_QUALITY else "net"


def changeovers(series: Sequence[Oee]) -> Sentence:
    """Where changeovers lie, as it is printed with the result."""
    said = {one.changeovers_required for one in series}
    return INSIDE_OF_SOME if len(said) > 1 else OUTSIDE if said == {False} else INSIDE


def seconds_of(loss: Loss, cycle: float | None) -> float | None:
    """The time that a loss took: lost parts take the reference cycle each."""
    if loss.kind not in OF_QUALITY:
        return loss.seconds
    return None if loss.parts is None or cycle is None else loss.parts * cycle


def _not_below(number: Exact) -> Exact:
    return BELOW_ZERO if isinstance(number, Fraction) and number < 0 else number


def _missing(said: list[Loss], stage: Stage) -> Sentence | None:
    """Why a time that was not typed is not made of the losses either: nobody noted any."""
    return None if said else NO_LOSSES[stage]


def _down_to(stage: Stage, noted: dict[tuple[Stage, LossKind], Fraction]) -> Fraction:
    return sum((seconds for (to, _kind), seconds in noted.items() if to == stage), Fraction(0))


def _noted(oee: Oee, said: Iterable[Loss], cycle: Exact) -> dict[tuple[Stage, LossKind], Fraction]:
    noted: dict[tuple[Stage, LossKind], Fraction] = {}
    for loss in said:
        of_quality = loss.kind in OF_QUALITY
        amount = exact(loss.parts if of_quality else loss.seconds, NO_PARTS)
        each = cycle if of_quality else Fraction(1)
        if isinstance(amount, Sentence) or isinstance(each, Sentence) or amount < 0:
            continue
        key = stage_of(loss.kind, oee.changeovers_required), loss.kind
        noted[key] = noted.get(key, Fraction(0)) + amount * each
    return noted


def _parts(oee: Oee, said: list[Loss]) -> tuple[Exact, Exact]:
    """All parts and the good ones; of two of all, good and lost parts the third is made."""
    made, good = _not_below(exact(oee.total, NO_PARTS)), _not_below(exact(oee.good, NO_GOOD_PARTS))
    rejected = [loss.parts for loss in said if loss.kind in OF_QUALITY and loss.parts is not None]
    rejects = [_not_below(exact(parts, NO_PARTS)) for parts in rejected]
    wrong = next((each for each in rejects if isinstance(each, Sentence)), None)
    lost = sum((each for each in rejects if isinstance(each, Fraction)), Fraction(0))
    if oee.total is None and isinstance(good, Fraction) and rejects:
        made = wrong or good + lost
    if oee.good is None and isinstance(made, Fraction) and said:
        good = wrong or (made - lost if lost <= made else LOST_MORE_THAN_MADE)
    return made, good


def _less(typed: float | None, of: Exact, lost: Fraction, too_much: Sentence, missing: Sentence | None) -> Exact:
    """As typed, else what the losses leave of the time above."""
    if typed is not None:
        return _not_below(exact(typed, BELOW_ZERO))
    if isinstance(of, Sentence):
        return of
    if missing is not None:
        return missing
    return of - lost if lost <= of else too_much


def _net(operating: Exact, made: Exact, cycle: Exact, noted: dict[tuple[Stage, LossKind], Fraction]) -> Exact:
    """All parts at the reference cycle; where no cycle is given, what minor stops and slow running leave."""
    if isinstance(made, Fraction) and isinstance(cycle, Fraction):
        return made * cycle
    lost = _down_to("net", noted)
    if cycle is NO_CYCLE and lost:
        return _less(None, operating, lost, LOST_MORE_THAN_OPERATING, None)
    return cycle if isinstance(cycle, Sentence) else made


def _useful(net: Exact, made: Exact, good: Exact, cycle: Exact) -> Exact:
    if isinstance(good, Sentence):
        return good
    if isinstance(cycle, Fraction):
        return good * cycle
    if isinstance(net, Sentence):
        return net
    if isinstance(made, Sentence):
        return made
    return net * good / made if made else NOTHING_MADE
