"""The overall equipment effectiveness (OEE, in French TRS) of a series and of several together: NF E60-182, FIELD 4.2.

    availability = operating ÷ required, performance = net ÷ operating, quality = useful ÷ net
    OEE = useful ÷ required, the product of the three
    TRG = useful ÷ opening, TRE = useful ÷ total

Several series are weighted by their required time: the sum of the useful times ÷ the sum of the required ones. Nothing
is capped at 100 %: what is over it is told. ISO 22400 calls some of this otherwise: `oee_explanation.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from app.calc.lever_cash import Exact
from app.calc.oee import LossKind, Oee
from app.calc.oee_times import NOTHING_MADE, STAGES, Stage, Times, changeovers, times
from app.calc.oee_warning import several_warnings, warnings_of
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

RATIOS: dict[str, tuple[Stage, Stage]] = {
    "availability": ("operating", "required"),
    "performance": ("net", "operating"),
    "quality": ("useful", "net"),
    "oee": ("useful", "required"),
    "trg": ("useful", "opening"),
    "tre": ("useful", "total"),
}
"""Each figure as one time ÷ another."""
SECONDS = tuple(f"{stage}_s" for stage in STAGES)

IS_ZERO: dict[Stage, Sentence] = {
    "total": sentence(N_("The total time is zero.")),
    "opening": sentence(N_("The opening time is zero.")),
    "required": sentence(N_("The required time is zero: nothing was asked of the machine.")),
    "operating": sentence(N_("The operating time is zero: the machine did not run.")),
    "net": NOTHING_MADE,
}
NO_SERIES = sentence(N_("There is no series yet."))
NONE_HAS_OEE = sentence(N_("None of the series has an OEE: open one to see what is missing."))
NOT_OF_ALL: dict[Stage, Sentence] = {
    "total": sentence(N_("The total time of some series is not known.")),
    "opening": sentence(N_("The opening time of some series is not known.")),
    "operating": sentence(N_("The operating time of some series is not known.")),
    "net": sentence(N_("The parts made or the reference cycle of some series is not known.")),
}


@dataclass(frozen=True, slots=True)
class Lost:
    """Time between a stage and the one above it, which `kind` of losses took: `None` is what no loss explains."""

    stage: Stage
    kind: LossKind | None
    seconds: float


@dataclass(frozen=True, slots=True)
class OeeFigures:
    """Times in seconds, shares 1 for 100 % and never capped; `undefined` says of each figure that is `None` why.

    `losses` stand in the order of the stages; where a time is not known, they lead down to the next one that is.
    `series` is of how many series these are the figures, `changeovers` where their changeovers lie.
    """

    total_s: float | None = None
    opening_s: float | None = None
    required_s: float | None = None
    operating_s: float | None = None
    net_s: float | None = None
    useful_s: float | None = None
    availability: float | None = None
    performance: float | None = None
    quality: float | None = None
    oee: float | None = None
    trg: float | None = None
    tre: float | None = None
    losses: tuple[Lost, ...] = ()
    series: int = 1
    changeovers: Sentence | None = None
    warnings: tuple[Sentence, ...] = ()
    undefined: Mapping[str, Sentence] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def figures(oee: Oee) -> OeeFigures:
    """Of one series. Kept for a while: list, waterfall, tiles and explanations ask again and again."""
    found = times(oee)
    ratios = _ratios(found.stages)
    ratios["quality"] = _share(found.good, found.made, NOTHING_MADE)  # whatever the cycle
    return _shown(found.stages, ratios, found.noted, [oee], warnings_of(oee, found))


def together(series: Sequence[Oee]) -> OeeFigures:
    """Of several, weighted by their required time. Those without an OEE are left out, which is told.

    Kept for a while, too: each of its figures is explained by all of them.
    """
    return _together(tuple(series))


@lru_cache(maxsize=16)
def _together(series: tuple[Oee, ...]) -> OeeFigures:
    if not series:
        return OeeFigures(series=0, undefined=dict.fromkeys((*SECONDS, *RATIOS), NO_SERIES))
    counted = [one for one in series if figures(one).oee is not None]
    left_out = [one for one in series if figures(one).oee is None]
    if not counted:
        warnings = several_warnings([(one, figures(one).warnings) for one in series], left_out)
        return OeeFigures(series=0, warnings=warnings, undefined=dict.fromkeys((*SECONDS, *RATIOS), NONE_HAS_OEE))
    each = [times(one) for one in counted]
    sums: dict[Stage, Exact] = {stage: _sum(stage, each) for stage in STAGES}
    noted: dict[tuple[Stage, LossKind], Fraction] = {}
    for one in each:
        for key, seconds in one.noted.items():
            noted[key] = noted.get(key, Fraction(0)) + seconds
    return _shown(
        sums,
        _ratios(sums),
        noted,
        counted,
        several_warnings([(one, figures(one).warnings) for one in series], left_out),
    )


def _sum(stage: Stage, each: Iterable[Times]) -> Exact:
    found = [one.stages[stage] for one in each]
    if any(isinstance(value, Sentence) for value in found):
        return NOT_OF_ALL[stage]
    return sum((value for value in found if isinstance(value, Fraction)), Fraction(0))


def _ratios(stages: Mapping[Stage, Exact]) -> dict[str, Exact]:
    return {name: _share(stages[over], stages[under], IS_ZERO[under]) for name, (over, under) in RATIOS.items()}


def _share(over: Exact, under: Exact, zero: Sentence) -> Exact:
    if isinstance(under, Sentence):
        return under
    if not under:
        return zero
    return over if isinstance(over, Sentence) else over / under


def _shown(
    stages: Mapping[Stage, Exact],
    ratios: Mapping[str, Exact],
    noted: Mapping[tuple[Stage, LossKind], Fraction],
    series: Sequence[Oee],
    warnings: tuple[Sentence, ...],
) -> OeeFigures:
    found: dict[str, float | Sentence] = {f"{stage}_s": _number(value) for stage, value in stages.items()}
    found |= {name: _number(value) for name, value in ratios.items()}
    known = {name: value for name, value in found.items() if isinstance(value, float)}
    undefined = {name: value for name, value in found.items() if isinstance(value, Sentence)}
    return OeeFigures(
        **known,
        losses=_losses(stages, noted),
        series=len(series),
        changeovers=changeovers(series),
        warnings=warnings,
        undefined=undefined,
    )


def _number(value: Exact) -> float | Sentence:
    if isinstance(value, Sentence):
        return value
    try:
        return float(value)
    except OverflowError:
        return TOO_LARGE


def _losses(stages: Mapping[Stage, Exact], noted: Mapping[tuple[Stage, LossKind], Fraction]) -> tuple[Lost, ...]:
    """What lies between the times that are known: by kind, the longest first, and last what no loss explains."""
    found: list[Lost] = []
    above: Fraction | None = None
    between: list[Stage] = []
    for stage in STAGES:
        between.append(stage)
        here = stages[stage]
        if isinstance(here, Sentence):
            continue
        if above is not None:
            kinds = _by_kind(between, noted)
            found += [Lost(stage, kind, _float(seconds)) for kind, seconds in kinds if seconds]
            if (rest := above - here - sum(seconds for _kind, seconds in kinds)) > 0:
                found.append(Lost(stage, None, _float(rest)))
        above, between = here, []
    return tuple(found)


def _by_kind(
    between: Sequence[Stage], noted: Mapping[tuple[Stage, LossKind], Fraction]
) -> list[tuple[LossKind, Fraction]]:
    sums: dict[LossKind, Fraction] = {}
    for (stage, kind), seconds in noted.items():
        if stage in between:
            sums[kind] = sums.get(kind, Fraction(0)) + seconds
    return sorted(sums.items(), key=lambda pair: -pair[1])


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")
