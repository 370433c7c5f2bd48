"""What a maturity radar says: the mean of each assessment, gaps to the targets, progress since the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from app.calc.explanation import Shown
from app.calc.lever_cash import exact
from app.calc.maturity import Maturity, MaturityCriterion
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

NO_CRITERION = sentence(N_("There is no criterion yet."))
NOT_ASSESSED = sentence(N_("Nothing has been assessed yet."))
NO_TARGET = sentence(N_("No criterion that was assessed has a target."))
NO_EARLIER = sentence(N_("There is no earlier assessment to compare with."))
NONE_IN_COMMON = sentence(N_("No criterion was judged in both of the last two assessments."))
OUTSIDE = N_("“{name}”: {level} lies outside the scale from {lowest} to {highest}.")
NAMES = {
    "mean": N_("Mean"),
    "target_mean": N_("Mean target"),
    "gap": N_("Gap to target"),
    "progress": N_("Progress"),
}
"""What each figure is called."""
FORMULAS = {
    "mean": N_("Mean = sum of the levels ÷ number of criteria judged"),
    "target_mean": N_("Mean target = sum of the targets ÷ number of criteria with a target"),
    "gap": N_("Gap to target = mean of (level − target) over the criteria with both"),
    "progress": N_("Progress = mean of (level − level before) over the criteria judged both times"),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The levels of one day, one for each criterion in their order, `None` where it was not judged."""

    assessed_on: str
    levels: tuple[float | None, ...]
    mean: float | None
    judged: int


@dataclass(frozen=True, slots=True)
class MaturityFigures:
    """`mean`, `gap` and `progress` are of the last assessment; `gaps` and `gains` of its criteria, in their order.

    `met` and `targeted` count the criteria that reach their target, and those that were judged and have one.
    `undefined` says of each figure that is `None` why.
    """

    assessments: tuple[Assessment, ...] = ()
    mean: float | None = None
    target_mean: float | None = None
    gap: float | None = None
    progress: float | None = None
    gaps: tuple[float | None, ...] = ()
    gains: tuple[float | None, ...] = ()
    met: int = 0
    targeted: int = 0
    warnings: tuple[Sentence, ...] = ()
    undefined: Mapping[str, Sentence] = field(default_factory=dict)


def days(maturity: Maturity) -> list[str]:
    """On which days something was assessed, the first one first."""
    return sorted({level.assessed_on for criterion in maturity.criteria for level in criterion.levels})


def level_on(criterion: MaturityCriterion, day: str) -> float | None:
    """The level of a criterion on a day: the last one that was noted."""
    found = [level.level for level in criterion.levels if level.assessed_on == day]
    return found[-1] if found else None


def figures(maturity: Maturity) -> MaturityFigures:
    assessments = tuple(_assessment(maturity, day) for day in days(maturity))
    judged = [each for each in assessments if each.judged]
    targets = [criterion.target for criterion in maturity.criteria]
    last = judged[-1] if judged else None
    before = judged[-2] if len(judged) > 1 else None
    nobody: tuple[float | None, ...] = tuple(None for _criterion in maturity.criteria)
    gaps = _differences(last.levels, tuple(targets)) if last else nobody
    gains = _differences(last.levels, before.levels) if last and before else nobody
    found: dict[str, float | Sentence] = {
        "mean": _mean(last.levels, NOT_ASSESSED) if last else NOT_ASSESSED,
        "target_mean": _mean(targets, NO_TARGET),
        "gap": _mean(gaps, NO_TARGET) if last else NOT_ASSESSED,
        "progress": _mean(gains, NONE_IN_COMMON) if before else NO_EARLIER if last else NOT_ASSESSED,
    }
    if not maturity.criteria:
        found = dict.fromkeys(found, NO_CRITERION)
    known = {name: value for name, value in found.items() if isinstance(value, float)}
    return MaturityFigures(
        assessments,
        **known,
        gaps=gaps,
        gains=gains,
        met=sum(gap is not None and gap >= 0 for gap in gaps),
        targeted=sum(gap is not None for gap in gaps),
        warnings=_warnings(maturity),
        undefined={name: value for name, value in found.items() if isinstance(value, Sentence)},
    )


def explain(maturity: Maturity, figure: str) -> Sentence:
    """How a figure of `NAMES` comes about. Raises `KeyError` for another."""
    found = figures(maturity)
    formula = sentence(FORMULAS[figure])
    if figure in found.undefined:
        return sentence(N_("{formula}: undefined. {reason}"), formula=formula, reason=found.undefined[figure])
    last = next((each for each in reversed(found.assessments) if each.judged), None)
    of: list[float | None] = {
        "mean": list(last.levels) if last else [],
        "target_mean": [criterion.target for criterion in maturity.criteria],
        "gap": list(found.gaps),
        "progress": list(found.gains),
    }[figure]
    known = [value for value in of if value is not None]
    said = sentence(
        "{formula} = {sum} ÷ {n} = {result}",
        formula=formula,
        sum=_count(sum(known)),
        n=len(known),
        result=_count(getattr(found, figure)),
    )
    missing = len(of) - len(known)
    if missing:
        said = sentence(N_("{said}\nNot in it: {n} criteria without these numbers."), said=said, n=missing)
    return said


def _assessment(maturity: Maturity, day: str) -> Assessment:
    levels = tuple(level_on(criterion, day) for criterion in maturity.criteria)
    mean = _mean(levels, NOT_ASSESSED)
    return Assessment(
        day, levels, mean if isinstance(mean, float) else None, sum(level is not None for level in levels)
    )


def _mean(values: tuple[float | None, ...] | list[float | None], nothing: Sentence) -> float | Sentence:
    known = [exact(value, nothing) for value in values if value is not None]
    numbers = [value for value in known if isinstance(value, Fraction)]
    if len(numbers) < len(known):
        return TOO_LARGE
    return float(sum(numbers, Fraction(0)) / len(numbers)) if numbers else nothing


def _differences(values: tuple[float | None, ...], others: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """As exact as they were typed: 2.3 − 2.2 is a tenth."""
    found: list[float | None] = []
    for value, other in zip(values, others, strict=True):
        a, b = exact(value, NO_TARGET), exact(other, NO_TARGET)
        exact_both = isinstance(a, Fraction) and isinstance(b, Fraction)
        found.append(float(a - b) if exact_both else None)  # type: ignore[operator]
    return tuple(found)


def _warnings(maturity: Maturity) -> tuple[Sentence, ...]:
    """Levels and targets outside of the scale, and a scale that is none."""
    said = []
    if maturity.lowest >= maturity.highest:
        said.append(sentence(N_("The lowest level is not below the highest one.")))
    for criterion in maturity.criteria:
        for value in (criterion.target, *(level.level for level in criterion.levels)):
            if value is not None and not maturity.lowest <= value <= maturity.highest:
                said.append(
                    sentence(
                        OUTSIDE,
                        name=criterion.name or "—",
                        level=_count(value),
                        lowest=_count(maturity.lowest),
                        highest=_count(maturity.highest),
                    )
                )
                break
    return tuple(said)


def _count(value: float | None) -> Shown:
    return Shown("count", (("value", value),))
