"""A whole kaizen event as frozen data: what the exchange file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.decision import Decision
from app.calc.fishbone import Fishbone
from app.calc.five_whys import FiveWhys
from app.calc.import_recipe import ImportRecipe
from app.calc.indicator import Indicator
from app.calc.interview import Interview
from app.calc.lever import Lever
from app.calc.link import Link
from app.calc.maturity import Maturity
from app.calc.observation import Observation, Rating
from app.calc.oee import Oee
from app.calc.problem import Problem
from app.calc.process_chart import ProcessChart
from app.calc.suggestion import Suggestion
from app.calc.tally import Tally
from app.calc.value_stream import ValueStream


@dataclass(frozen=True, slots=True)
class EventData:
    """`language` is that of its sheets, `currency` the sign of its money.

    `pictures` are the bytes of its photographs by their SHA-256 in hex. On its PDCA board at most so many cards are to
    stand in Plan, Do, Check and Act at a time, `None` for any number; one that was not moved for longer than
    `idle_days` is marked, none at 0.
    """

    name: str = ""
    language: str = "fr"
    site: str = ""
    coordinator: str = ""
    value_streams: tuple[ValueStream, ...] = ()
    observations: tuple[Observation, ...] = ()
    ratings: tuple[Rating, ...] = ()
    interviews: tuple[Interview, ...] = ()
    process_charts: tuple[ProcessChart, ...] = ()
    tallies: tuple[Tally, ...] = ()
    fishbones: tuple[Fishbone, ...] = ()
    whys: tuple[FiveWhys, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    currency: str = "€"
    axes: tuple[Axis, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    levers: tuple[Lever, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    oee: tuple[Oee, ...] = ()
    maturities: tuple[Maturity, ...] = ()
    import_recipes: tuple[ImportRecipe, ...] = ()
    limit_plan: int | None = None
    limit_do: int | None = None
    limit_check: int | None = None
    limit_act: int | None = None
    idle_days: int = 14
