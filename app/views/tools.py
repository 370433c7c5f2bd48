"""The tools of the program, one line each: navigation, menus, search and the contract test are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.language import N_
from app.views.page import Desk, Page

STAGES = {
    "observe": N_("Observe"),
    "map": N_("Map"),
    "causes": N_("Causes"),
    "axes": N_("Axes"),
    "levers": N_("Levers"),
    "plan": N_("Plan"),
    "follow": N_("Follow"),
    "measure": N_("Measure"),
    "correct": N_("Correct"),
    "standardise": N_("Standardise"),
    "results": N_("Results"),
}


@dataclass(frozen=True, slots=True)
class Tool:
    """`factory` makes the page and imports what it needs only then; `short` stands in the rail."""

    id: str
    title: str
    short: str
    icon: str
    stage: str
    factory: Callable[[Desk], Page]
    report: str


def _value_stream(desk: Desk) -> Page:
    from app.views.value_stream import ValueStreamPage

    return ValueStreamPage(desk)


TOOLS: tuple[Tool, ...] = (
    Tool("value_stream", N_("Value stream map"), N_("VSM"), "workflow", "map", _value_stream, "map"),
)
