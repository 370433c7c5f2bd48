"""How sentences say the values of an indicator and where a measure stands in time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from app.calc import moment, quantity
from app.calc.calendar_date import Day
from app.calc.indicator import Indicator, Measure
from app.language import N_, Sentence, sentence

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}.*)?")

_ON = N_("on {day}")
_NAMED = N_("at “{name}”")
_NUMBERED = N_("at point {n}")
_POINT = N_("point {n}")
_SINCE = N_("since {day}")
_SINCE_NAMED = N_("since “{name}”")
_SINCE_NUMBERED = N_("since point {n}")


@dataclass(frozen=True, slots=True)
class Amount(Sentence):
    """A value with the unit of its indicator, as the language of the sentence around it writes numbers.

    `template` is the unit.
    """

    def within(self, language: str) -> str:
        value = dict(self.values)["value"]
        assert value is None or isinstance(value, float | int)
        number = quantity.show(value, "count", language=language)
        return f"{number}{quantity.SPACE}{self.template}" if self.template and value is not None else number


@dataclass(frozen=True, slots=True)
class Moment(Sentence):
    """A day with its time, in the language of the sentence around it; `template` is 2026-03-12T14:05."""

    def within(self, language: str) -> str:
        return moment.show(self.template, language=language)


def amount(indicator: Indicator, value: float | None) -> Amount:
    return Amount(indicator.unit.strip(), (("value", value),))


def moment_of(at: str) -> datetime | None:
    """When a measure was made, at midnight where only its day is known; None where `at` is a name."""
    if not _DATED.fullmatch(at):
        return None
    try:
        return datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return None


def day_of(at: str) -> date | None:
    found = moment_of(at)
    return found.date() if found is not None else None


def when(measure: Measure, index: int) -> Sentence:
    """On 12 Mar 2026, at “Lot 12”, or at point 12 where it has no name; `index` is counted from 1."""
    return _placed(measure, index, _ON, _NAMED, _NUMBERED)


def since(measure: Measure, index: int) -> Sentence:
    """Since 12 Mar 2026, and so on."""
    return _placed(measure, index, _SINCE, _SINCE_NAMED, _SINCE_NUMBERED)


def point_of(measure: Measure, index: int) -> Sentence:
    """12 Mar 2026, Lot 12, or point 12."""
    return _placed(measure, index, "{day}", "{name}", _POINT)


def _placed(measure: Measure, index: int, dated: str, named: str, numbered: str) -> Sentence:
    if moment_of(measure.at) is None:
        name = measure.at.strip()
        return sentence(named, name=name) if name else sentence(numbered, n=index)
    return sentence(dated, day=Moment(measure.at) if len(measure.at) > len("2026-03-12") else Day(measure.at))
