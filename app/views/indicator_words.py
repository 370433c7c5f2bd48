"""How indicators are put in signs and words on the screen: in the list, the day's figures and the status bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon

from app.calc import calendar_date, quantity
from app.calc.axis import Axis
from app.calc.indicator import Direction, Indicator
from app.calc.indicator_list import Listed, counts
from app.calc.indicator_status import STATES, State
from app.language import N_, _
from app.look import Look
from app.views.icon import icon
from app.views.page import Found, Number

SIGNS: dict[State, tuple[str, str]] = {
    "good": ("circle-check", "ok"),
    "warning": ("triangle-alert", "warn"),
    "alarm": ("octagon-alert", "danger"),
    "unknown": ("circle-dashed", "muted"),
}
"""The picture of each state, and the token of its colour, which never says it alone."""
BETTER: dict[Direction, tuple[str, str]] = {
    "more": ("arrow-up", N_("more")),
    "less": ("arrow-down", N_("less")),
    "range": ("arrow-up-down", N_("in range")),
}
"""In which direction it is better, by a sign and one word."""
UNNAMED = N_("Indicator without a name")
NO_LETTER, NO_OWNER, NO_AXIS = N_("Without a letter"), N_("Without owner"), N_("Without an axis")


def state_icon(state: State, look: Look) -> QIcon:
    picture, token = SIGNS[state]
    return icon(picture, getattr(look, token))


def name_of(indicator: Indicator) -> str:
    return " ".join(indicator.name.split()) or _(UNNAMED)


def number_words(value: float | None) -> str:
    return quantity.show(value, "count")


def gap_words(gap: float | None) -> str:
    """With its sign: +3 and −3."""
    shown = quantity.show(gap, "count")
    return f"+{shown}" if gap is not None and gap > 0 else shown


def with_unit(number: str, unit: str) -> str:
    return f"{number}{quantity.SPACE}{unit}" if unit and number != quantity.UNKNOWN else number


def objective_words(axis: Axis) -> str:
    """Scrap: 4 → 2 %, until 30 Jun 2026; empty where an axis has no objective yet."""
    if axis.target is None and not axis.indicator.strip():
        return ""
    course = f"{number_words(axis.baseline)} → {with_unit(number_words(axis.target), axis.unit.strip())}"
    said = _("{name}: {value}", name=axis.indicator.strip(), value=course) if axis.indicator.strip() else course
    return _("{what}, until {day}", what=said, day=calendar_date.show(axis.due)) if axis.due else said


def numbers(rows: Sequence[Listed]) -> list[Number]:
    """How many there are, how many of those that are judged are on target, how many call for a look."""
    if not rows:
        return []
    counted = counts(rows)
    judged = len(rows) - counted["unknown"]
    return [
        (_("Indicators"), str(len(rows)), ""),
        (_("On target"), _("{n} of {all}", n=counted["good"], all=judged), _("Of those that can be judged.")),
        (_("Warnings"), str(counted["warning"]), ""),
        (_("Alarms"), str(counted["alarm"]), ""),
    ]


def found_indicator(row: Listed, go: Callable[[str], object]) -> Found:
    words = " ".join((row.indicator.definition, row.indicator.owner, row.axis, _(STATES[row.status.state])))
    return Found(" ".join(row.indicator.name.split()), _("Indicator"), lambda: go(row.id), "chart-line", words)
