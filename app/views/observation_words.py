"""How observations are put in words and pictures on the screen: in the list, on cards, in menus."""

from __future__ import annotations

from app.calc import calendar_date, quantity
from app.calc.money import show_money
from app.calc.observation import KINDS, PERIODS, SOURCES, WASTES, Observation
from app.calc.observation_list import Grouping, Seen, Total
from app.calc.yearly_cost import amount
from app.language import N_, _, ngettext

WASTE_ICONS = {
    "overproduction": "copy-plus",
    "waiting": "clock",
    "transport": "truck",
    "over_processing": "settings",
    "inventory": "boxes",
    "motion": "footprints",
    "defects": "triangle-alert",
    "unused_talent": "graduation-cap",
    "mura": "chart-line",
    "muri": "gauge",
}
KIND_ICONS = {"difficulty": "circle-alert", "strength": "badge-check", "opportunity": "lightbulb", "threat": "zap"}

NOT_SAID = {
    "waste": N_("No waste named"),
    "step": N_("At no step"),
    "source": N_("Source not given"),
}
"""What stands for a value that is not given, in headings and filters."""
UNNAMED = N_("Nothing written yet")


def word_of(observation: Observation, field: Grouping, step_name: str = "") -> str:
    """The value of a field by which observations are grouped; empty where it is not given."""
    if field == "step":
        return step_name
    value = getattr(observation, field) if field != "none" else None
    words = {"waste": WASTES, "source": SOURCES, "kind": KINDS}.get(field, {})
    return _(words[value]) if value in words else ""


def quantity_words(observation: Observation) -> str:
    """Such as “12 parts per shift”; empty where it is not known."""
    if observation.quantity is None:
        return ""
    return f"{amount(observation.quantity, observation.unit)} {_(PERIODS[observation.per])}"


def date_words(observation: Observation) -> str:
    return calendar_date.show(observation.seen_on)


def cost_words(seen: Seen, currency: str) -> str:
    return show_money(seen.yearly.cost, currency)


def total_words(total: Total, currency: str) -> list[str]:
    """The number, the time and the money per year; what is not known is left out."""
    said = [ngettext("{n} observation", "{n} observations", total.count)]
    if total.time_s is not None:
        said.append(_("{time} per year", time=quantity.show(total.time_s, "duration")))
    if total.cost is not None:
        said.append(_("{cost} per year", cost=show_money(total.cost, currency)))
    return said


def numbers(total: Total, currency: str) -> list[tuple[str, str, str]]:
    """The sums for the status bar, each with how many are not in it."""
    why = _("The difficulties and threats whose cost or time is known; the others are counted as without.")

    def sum_of(shown: str, missing: int) -> str:
        return ngettext("{sum} ({n} without)", "{sum} ({n} without)", missing, sum=shown) if missing else shown

    if not total.count:
        return []
    return [
        (_("Observations"), str(total.count), ""),
        (_("Time per year"), sum_of(quantity.show(total.time_s, "duration"), total.untimed), why),
        (_("Cost per year"), sum_of(show_money(total.cost, currency), total.uncosted), why),
    ]
