"""The words, fields and signs of problems on the screen: one declaration for list, boards and search."""

from __future__ import annotations

from app.calc.five_whys import FRAME
from app.calc.map_symbol import Field
from app.calc.problem import LEVELS, Method
from app.calc.problem_figures import GateState, State
from app.language import N_
from app.views.subject import NOT_SAID

UNNAMED = N_("No symptom yet")
METHOD_ICONS: dict[Method, str] = {"qrqc": "siren", "dmaic": "workflow", "pdca": "refresh-cw"}
METHOD_SAID: dict[Method, str] = {
    "qrqc": N_("QRQC: contain at once, solve within days"),
    "dmaic": N_("DMAIC: five phases with their gates"),
    "pdca": N_("PDCA: a goal and its actions"),
}
STATE_ICONS: dict[State, str] = {
    "late": "triangle-alert",
    "to_contain": "siren",
    "to_solve": "hourglass",
    "closed": "circle-check",
}
GATE_ICONS: dict[GateState, str] = {"passed": "circle-check", "here": "arrow-right", "ahead": "circle-dashed"}

NAME = Field("name", N_("Symptom"), N_("Symptom"), "lines")
PART = Field("part", N_("Part"), N_("Part"), "text")
LINE = Field("line", N_("Line"), N_("Line"), "text")
FOUND_BY = Field("found_by", N_("Found by"), N_("Found by"), "text")
EFFECT = Field("customer_effect", N_("Effect on the customer"), N_("Effect"), "lines")
PILOT = Field("pilot", N_("Pilot"), N_("Pilot"), "text")
LEVEL = Field("level", N_("Level"), N_("Level"), "choice", choices=tuple(LEVELS.items()))
AXIS = Field("axis", N_("Axis"), N_("Axis"), "choice", choices=(NOT_SAID,), named=True)
OPENED = Field("opened_at", N_("Opened"), N_("Opened"), "text")
HOURS = Field("containment_h", N_("Hours to contain"), N_("Contain"), "count", above_zero=True)
DAYS = Field("solving_days", N_("Days to solve"), N_("Solve"), "count", above_zero=True)
GOAL = Field("goal", N_("Goal"), N_("Goal"), "lines")
SCOPE = Field("scope", N_("Scope"), N_("Scope"), "lines")
STAKES = Field("stakes", N_("Stakes"), N_("Stakes"), "lines")
TEAM = Field("team", N_("Team"), N_("Team"), "lines")
ELSEWHERE = Field("same_elsewhere", N_("Same problem elsewhere?"), N_("Elsewhere"), "lines")
LESSON = Field("lesson", N_("Lesson learned"), N_("Lesson"), "lines")
STANDARDS = Field("standards_updated", N_("Standards updated"), N_("Standards"), "lines")
OCCURRENCE = Field("occurrence", N_("Why did it occur?"), N_("Occurrence"), "lines")
NON_DETECTION = Field("non_detection", N_("Why was it not detected?"), N_("Non-detection"), "lines")

_SHORT = {
    "who": N_("Who?"),
    "what": N_("What?"),
    "where": N_("Where?"),
    "when": N_("When?"),
    "how": N_("How?"),
    "how_many": N_("How many?"),
    "why": N_("Why?"),
}
QUESTIONS = tuple(Field(id, _SHORT[id], _SHORT[id], "lines") for id, _question in FRAME)
"""QQOQCCP, in the order in which it is asked."""
HINTS = dict(FRAME)
"""What stands in an answer that is not typed yet, by its field."""
