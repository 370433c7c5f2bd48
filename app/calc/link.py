"""What came of what: the links of the chain from the burst on the map to the root cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

Kind = Literal[
    "symbol",
    "observation",
    "question",
    "process_chart",
    "tally",
    "category",
    "fishbone",
    "cause",
    "five_whys",
    "why",
    "axis",
    "suggestion",
    "lever",
    "decision",
    "action",
    "problem",
    "indicator",
    "oee",
    "maturity",
]
"""What a link can end at: a symbol of a map, a question of an interview, a category of a tally with its Pareto bar, a
cause of a fishbone, an answer of a five whys, a thing that is decided, done or measured, or one of the sheets whole."""

KINDS: dict[str, str] = {
    "symbol": N_("Symbol"),
    "observation": N_("Observation"),
    "question": N_("Question"),
    "process_chart": N_("Process flow chart"),
    "tally": N_("Tally sheet"),
    "category": N_("Pareto bar"),
    "fishbone": N_("Ishikawa"),
    "cause": N_("Cause"),
    "five_whys": N_("Five whys"),
    "why": N_("Answer"),
    "axis": N_("Improvement axis"),
    "suggestion": N_("Suggestion"),
    "lever": N_("Lever"),
    "decision": N_("Decision"),
    "action": N_("Action"),
    "problem": N_("Problem"),
    "indicator": N_("Indicator"),
    "oee": N_("OEE"),
    "maturity": N_("Maturity"),
}
ROOT_CAUSE = N_("Root cause")
"""What an answer is called where asking stopped at it."""

Role = Literal["origin", "evidence"]
"""`origin`: the target was made from the source; `evidence`: the source proves or refutes the target."""


@dataclass(frozen=True, slots=True)
class Link:
    """From what was first to what came of it."""

    source_kind: Kind
    source: str
    target_kind: Kind
    target: str
    role: Role = "origin"
    id: str = ""
