"""Facts seen on the shop floor, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.calc.photo import Photo
from app.language import N_

Source = Literal["gemba", "interview", "measurement", "record"]
Waste = Literal[
    "overproduction",
    "waiting",
    "transport",
    "over_processing",
    "inventory",
    "motion",
    "defects",
    "unused_talent",
    "mura",
    "muri",
]
Kind = Literal["difficulty", "strength", "opportunity", "threat"]
Per = Literal["shift", "day", "week", "month", "year"]
Flows = Literal["material", "information", "both"]

WASTES: dict[str, str] = {
    "overproduction": N_("Overproduction"),
    "waiting": N_("Waiting"),
    "transport": N_("Transport"),
    "over_processing": N_("Over-processing"),
    "inventory": N_("Inventory"),
    "motion": N_("Motion"),
    "defects": N_("Defects"),
    "unused_talent": N_("Unused talent"),
    "mura": N_("Unevenness (mura)"),
    "muri": N_("Overburden (muri)"),
}
"""The eight wastes, and unevenness and overburden, in the order of the field and of the keys that set them."""
SOURCES: dict[str, str] = {
    "gemba": N_("Gemba walk"),
    "interview": N_("Interview"),
    "measurement": N_("Measurement"),
    "record": N_("Record"),
}
KINDS: dict[str, str] = {
    "difficulty": N_("Difficulty"),
    "strength": N_("Strength"),
    "opportunity": N_("Opportunity"),
    "threat": N_("Threat"),
}
BURDENS: tuple[Kind, ...] = ("difficulty", "threat")
"""The kinds that cost something; a strength and an opportunity take nothing from anybody."""
PERIODS: dict[str, str] = {
    "shift": N_("per shift"),
    "day": N_("per day"),
    "week": N_("per week"),
    "month": N_("per month"),
    "year": N_("per year"),
}
FLOWS: dict[str, str] = {
    "material": N_("Material flow"),
    "information": N_("Information flow"),
    "both": N_("Material and information"),
}


@dataclass(frozen=True, slots=True)
class Observation:
    """`step` is the symbol of a map where it was seen, `place` says where in words.

    `quantity` times per `per` it costs `cost_each` (in the currency of the event) and takes `time_each_s` of somebody
    whose hour costs `hourly_rate`. A `cost_per_year` that is given stands for all that, and `calculation` says how it
    was found. `earlier_quantity` is what it was in `earlier_period`, `other_quantity` what it is on `other_line`: in
    the same unit, per the same period. `seen_on` is a date as 2026-03-12, or empty.
    """

    id: str
    text: str = ""
    kind: Kind = "difficulty"
    step: str | None = None
    place: str = ""
    seen_on: str = ""
    seen_by: str = ""
    asked: str = ""
    source: Source | None = None
    waste: Waste | None = None
    quantity: float | None = None
    unit: str = ""
    per: Per = "day"
    cost_each: float | None = None
    time_each_s: float | None = None
    hourly_rate: float | None = None
    cost_per_year: float | None = None
    calculation: str = ""
    earlier_quantity: float | None = None
    earlier_period: str = ""
    other_quantity: float | None = None
    other_line: str = ""
    delay_constraint: str = ""
    budget_constraint: str = ""
    technical_constraint: str = ""
    people_constraint: str = ""
    flows: Flows | None = None
    interaction: str = ""
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """How heavily a waste weighs on a step, as the team judged it: 0 none to 3 critical."""

    step: str
    waste: Waste
    rating: int
    id: str = ""
