"""How each noun of an event stands in the exchange file, as far as its dataclass does not say so by itself.

A new noun is one line here: `record_json` reads it, `record_written` writes it, and `packaging/make_schema.py`
describes it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.calc.action import Action, Deployment, Postponement
from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.decision import Comparison, Criterion, Decision, Level, Option, Point
from app.calc.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.calc.five_whys import FiveWhys, Why
from app.calc.import_recipe import ImportRecipe, RecipeColumn
from app.calc.indicator import Indicator, Measure, TargetChange
from app.calc.interview import Interview, Question
from app.calc.lever import MOST_YEARS, Lever, MoneyLine
from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.calc.observation import Observation, Rating
from app.calc.oee import Loss, Oee
from app.calc.photo import Photo
from app.calc.problem import Containment, FollowUp, GateItem, Problem
from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.proof import Proof
from app.calc.suggestion import Suggestion
from app.calc.tally import Category, Column, Mark, Tally
from app.exchange.action_json import mend_action, mend_gate_item, number_actions, written_action, written_gate_item
from app.exchange.decision_json import VOTES_AND_SCORES, mend_option, written_option
from app.exchange.indicator_json import (
    LIMIT_FIELDS,
    LIMITS,
    POINT,
    mend_indicator,
    mend_measure,
    written_indicator,
    written_measure,
)
from app.exchange.reference import Local
from app.exchange.strict_json import MOST, Thing
from app.exchange.tally_json import mend_category, mend_tally, written_category
from app.language import N_
from app.models.value_stream import FURTHEST


@dataclass(frozen=True, slots=True)
class Shape:
    """`part` is how a sentence calls the `{n}`th one, and `title` the field that names it.

    `kind` is what links call it: it may then carry an id in the file. `always` are the fields that are written even
    where they hold what is taken when they are left out. `names` are the fields that name something else: a "symbol",
    a "picture", a "column" of the tally, or a thing of a kind; `unique` are those that no two of a list share.
    `further` are keys beside the fields, which `mend` turns into values and `written` writes; `otherwise` are fields
    that only such keys say.
    """

    part: str
    title: str = ""
    kind: str | None = None
    called: str | None = None
    always: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    synonyms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unique: tuple[str, ...] = ()
    further: Mapping[str, Any] = field(default_factory=dict)
    otherwise: tuple[str, ...] = ()
    mend: Callable[[Thing, dict[str, Any], Local], None] | None = None
    written: Callable[[Any, dict[str, Any], Local], dict[str, Any]] | None = None
    mend_all: Callable[[list[Any]], list[Any]] | None = None


BY_FIELD = "@"
"""Before the name of the field that says of which kind a thing is."""
COUNT = {"type": ["integer", "null"], "minimum": 0, "maximum": MOST}
ANY = (-math.inf, math.inf)
"""The bounds of what may be below zero."""
_YEARS = (0, MOST_YEARS)
_TO_TEN = (0, 10)
_PAIRWISE = (0.11, 9)
"""From 1/9, as far as people write it out, to 9."""
_ON_PICTURE = (-FURTHEST, FURTHEST)
_OLD_STATES = {"current": "present", "future": "proposed"}
"""The states of a map, which a process chart understands as well."""
_OF_INDICATOR = (
    *("initial", "target", "warning_low", "warning_high", "alarm_low", "alarm_high"),
    *("lower_spec", "upper_spec"),
)
_DIRECTIONS = {"in_range": "range", "in range": "range", "higher": "more", "lower": "less"}
"""As the direction of an indicator is said in words."""
_STATUSES = {"being_checked": "checking", "being checked": "checking", "ruled out": "ruled_out"}
"""As the status of a cause or an answer is said in words."""

SHAPES: dict[type, Shape] = {
    Observation: Shape(N_("Observation {n}"), "text", "observation", always=("text", "kind"), names={"step": "symbol"}),
    Photo: Shape(N_("photograph {n}"), names={"picture": "picture"}),
    Rating: Shape(N_("Rating {n}"), names={"step": "symbol"}, bounds={"rating": (0, 3)}, unique=("step", "waste")),
    Interview: Shape(N_("Interview {n}"), "function", always=("function",)),
    Question: Shape(N_("question {n}"), "text", "question", always=("text",)),
    ProcessChart: Shape(
        N_("Process flow chart {n}"),
        "name",
        "process_chart",
        always=("name", "state", "steps"),
        names={"compared_to": "process_chart"},
        synonyms={"state": _OLD_STATES},
    ),
    FloorPlan: Shape(
        N_("floor plan"), names={"picture": "picture"}, bounds=dict.fromkeys(("x1", "y1", "x2", "y2"), _ON_PICTURE)
    ),
    Step: Shape(N_("step {n}"), "description", always=("kind", "description"), bounds=dict.fromkeys("xy", _ON_PICTURE)),
    Tally: Shape(
        N_("Tally {n}"),
        "name",
        "tally",
        always=("name", "weight", "categories"),
        names={"before": "tally"},
        mend=mend_tally,
    ),
    Column: Shape(N_("column {n}"), "name", called="column", always=("name",)),
    Category: Shape(
        N_("category {n}"),
        "name",
        "category",
        always=("name",),
        further={"count": COUNT},
        mend=mend_category,
        written=written_category,
    ),
    Mark: Shape(N_("mark {n}"), names={"column": "column"}),
    Fishbone: Shape(N_("Fishbone {n}"), "effect", "fishbone", always=("effect", "categories")),
    Bone: Shape(N_("category {n}"), "name", always=("name",)),
    Cause: Shape(N_("cause {n}"), "text", "cause", always=("text", "status"), synonyms={"status": _STATUSES}),
    SuggestedCause: Shape(N_("suggestion {n}"), "text", always=("text",)),
    FiveWhys: Shape(N_("Five whys {n}"), "problem", "five_whys", always=("problem", "answers")),
    Why: Shape(N_("answer {n}"), "text", "why", always=("text", "status"), synonyms={"status": _STATUSES}),
    Axis: Shape(
        N_("Axis {n}"), "name", "axis", always=("name",), bounds=dict.fromkeys(("baseline", "target", "present"), ANY)
    ),
    Suggestion: Shape(N_("Suggestion {n}"), "text", "suggestion", always=("text", "state")),
    Lever: Shape(
        N_("Lever {n}"),
        "name",
        "lever",
        always=("name",),
        names={"axis": "axis"},
        bounds=dict.fromkeys(("yearly_gain", "yearly_cost", "cash_flows", "cash_freed"), ANY)
        | {"horizon_years": _YEARS},
    ),
    MoneyLine: Shape(
        N_("line {n}"), "name", always=("name", "sign"), bounds={"first_year": _YEARS, "last_year": _YEARS}
    ),
    Decision: Shape(
        N_("Decision {n}"),
        "name",
        "decision",
        always=("name", "criteria", "options"),
        names={"chosen": "option"},
        bounds={"low": ANY, "high": ANY},
    ),
    Level: Shape(N_("level {n}"), "words", bounds={"value": ANY}),
    Criterion: Shape(N_("criterion {n}"), "name", called="criterion", always=("name", "weight", "direction")),
    Comparison: Shape(
        N_("comparison {n}"), names={"first": "criterion", "second": "criterion"}, bounds={"ratio": _PAIRWISE}
    ),
    Option: Shape(
        N_("option {n}"),
        "name",
        called="option",
        always=("name",),
        names={"lever": "lever"},
        bounds={"effort": _TO_TEN, "impact": _TO_TEN},
        further=VOTES_AND_SCORES,
        mend=mend_option,
        written=written_option,
    ),
    Point: Shape(N_("point {n}"), "text", bounds={"weight": (1, 5)}),
    Approval: Shape(N_("approval {n}"), "decided_by"),
    Problem: Shape(
        N_("Problem {n}"),
        "name",
        "problem",
        always=("name", "method"),
        names={"axis": "axis", "fishbone": "fishbone", "five_whys": "five_whys"},
    ),
    Containment: Shape(N_("containment {n}"), "what"),
    FollowUp: Shape(N_("day {n}"), "followed_on"),
    GateItem: Shape(
        N_("line {n}"), "text", names={"thing": "@thing_kind"}, mend=mend_gate_item, written=written_gate_item
    ),
    Proof: Shape(N_("proof {n}"), "step"),
    Action: Shape(
        N_("Action {n}"),
        "label",
        "action",
        always=("number", "label", "phase"),
        names={"axis": "axis", "problem": "problem", "measured_by": "indicator"},
        bounds=dict.fromkeys(("gain_expected", "gain_obtained", "measure_before", "measure_after"), ANY)
        | {"progress": (0, 1)},
        mend=mend_action,
        written=written_action,
        mend_all=number_actions,
    ),
    Postponement: Shape(N_("postponement {n}")),
    Deployment: Shape(N_("place {n}"), "place"),
    Indicator: Shape(
        N_("Indicator {n}"),
        "name",
        "indicator",
        always=("name", "unit", "direction"),
        names={"axis": "axis"},
        bounds=dict.fromkeys(_OF_INDICATOR, ANY) | {"moving_points": (0, 1000)},
        synonyms={"direction": _DIRECTIONS},
        further=LIMITS,
        otherwise=LIMIT_FIELDS,
        mend=mend_indicator,
        written=written_indicator,
    ),
    TargetChange: Shape(N_("target {n}"), bounds={"target": ANY}),
    Measure: Shape(
        N_("measure {n}"),
        names={"oee": "oee"},
        bounds={"value": ANY},
        further=POINT,
        mend=mend_measure,
        written=written_measure,
    ),
    Oee: Shape(N_("OEE {n}"), "name", "oee", always=("name",), names={"indicator": "indicator"}),
    Loss: Shape(N_("loss {n}"), "name", always=("kind",)),
    Maturity: Shape(
        N_("Maturity {n}"),
        "name",
        "maturity",
        always=("name", "criteria"),
        bounds=dict.fromkeys(("lowest", "highest"), ANY),
    ),
    MaturityCriterion: Shape(N_("criterion {n}"), "name", always=("name",), bounds={"target": ANY}),
    MaturityLevel: Shape(N_("level {n}"), bounds={"level": ANY}),
    ImportRecipe: Shape(N_("Recipe {n}"), "name", always=("name",)),
    RecipeColumn: Shape(N_("column {n}"), "header", always=("header", "role"), names={"indicator": "indicator"}),
}
