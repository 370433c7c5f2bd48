"""The picture of each kind of thing that a link may end at, wherever such a thing is named."""

from __future__ import annotations

ICONS = {
    "symbol": "zap",
    "observation": "eye",
    "question": "message-square",
    "process_chart": "footprints",
    "tally": "tally-5",
    "category": "chart-column",
    "fishbone": "fish",
    "cause": "git-branch",
    "five_whys": "circle-question-mark",
    "why": "corner-down-right",
    "axis": "compass",
    "suggestion": "lightbulb",
    "lever": "wrench",
    "decision": "vote",
    "action": "list-todo",
    "problem": "siren",
    "indicator": "chart-line",
    "oee": "gauge",
    "maturity": "radar",
}
"""Names of icons by the kinds of `calc.link`."""
