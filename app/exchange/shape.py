"""How each noun of an event stands in the exchange file, as far as its dataclass does not say so by itself.

A new noun is one line here: `record_json` reads and writes it, and `packaging/make_schema.py` describes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.calc.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.calc.five_whys import FiveWhys, Why
from app.calc.interview import Interview, Question
from app.calc.observation import Observation, Rating
from app.calc.photo import Photo
from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.tally import Category, Column, Mark, Tally
from app.exchange.strict_json import Thing
from app.exchange.tally_json import mend_category, mend_tally, written_category
from app.language import N_
from app.models.value_stream import FURTHEST


@dataclass(frozen=True, slots=True)
class Shape:
    """`part` is how a sentence calls the `{n}`th one, and `title` the field that names it.

    `kind` is what links call it: it may then carry an id in the file. `always` are the fields that are written even
    where they hold what is taken when they are left out. `names` are the fields that name something else: a "symbol",
    a "picture", a "column" of the tally, or a thing of a kind; `unique` are those that no two of a list share.
    `further` are keys beside the fields, which `mend` turns into values and `written` writes.
    """

    part: str
    title: str = ""
    kind: str | None = None
    always: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    synonyms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unique: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    mend: Callable[[Thing, dict[str, Any]], None] | None = None
    written: Callable[[Any, dict[str, Any]], dict[str, Any]] | None = None


_ON_PICTURE = (-FURTHEST, FURTHEST)
_OLD_STATES = {"current": "present", "future": "proposed"}
"""The states of a map, which a process chart understands as well."""
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
    Column: Shape(N_("column {n}"), "name", always=("name",)),
    Category: Shape(
        N_("category {n}"),
        "name",
        "category",
        always=("name",),
        further=("count",),
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
}
