"""The process flow chart with the symbols of ASME, as frozen data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from app.language import N_

Kind = Literal["operation", "transport", "inspection", "delay", "storage"]
ValueClass = Literal["VA", "NNVA", "NVA"]
State = Literal["present", "proposed"]
Follows = Literal["person", "material", "document"]
Question = Literal["eliminate", "combine", "rearrange", "simplify"]
TimeSource = Literal["measured", "standard", "estimated"]

KINDS: dict[str, str] = {
    "operation": N_("Operation"),
    "transport": N_("Transport"),
    "inspection": N_("Inspection"),
    "delay": N_("Delay"),
    "storage": N_("Storage"),
}
"""The five symbols of ASME, in the order of their columns."""

KEYS: dict[str, str] = {"O": "operation", "T": "transport", "I": "inspection", "D": "delay", "S": "storage"}
"""The key of each symbol; the same in both languages."""

VALUE_CLASSES: dict[str, str] = {
    "VA": N_("Value-added"),
    "NNVA": N_("Necessary non-value-added"),
    "NVA": N_("Non-value-added"),
}
VALUE_SHORT: dict[str, str] = {"VA": N_("VA"), "NNVA": N_("NNVA"), "NVA": N_("NVA")}
"""As they stand in a narrow column."""

QUESTIONS: dict[str, str] = {
    "eliminate": N_("Eliminate"),
    "combine": N_("Combine"),
    "rearrange": N_("Rearrange"),
    "simplify": N_("Simplify"),
}
FOLLOWS: dict[str, str] = {
    "material": N_("A material"),
    "person": N_("A person"),
    "document": N_("A document"),
}
TIME_SOURCES: dict[str, str] = {
    "measured": N_("measured"),
    "standard": N_("standard"),
    "estimated": N_("estimated"),
}
STATES: dict[str, str] = {"present": N_("Present"), "proposed": N_("Proposed")}


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """The picture that the steps are placed on; two points of it, in its pixels, lie `scale_m` metres apart."""

    picture: str | None = None
    x1: float | None = None
    y1: float | None = None
    x2: float | None = None
    y2: float | None = None
    scale_m: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One row. `x`, `y` are its place on the floor plan, in pixels of the picture; both or none."""

    id: str
    kind: Kind = "operation"
    description: str = ""
    actor: str = ""
    distance_m: float | None = None
    time_s: float | None = None
    time_source: TimeSource | None = None
    quantity: float | None = None
    value_class: ValueClass | None = None
    question: Question | None = None
    idea: str = ""
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class ProcessChart:
    """What is followed from `begins` to `ends`; `compared_to` is the present chart of a proposed one."""

    id: str
    name: str = ""
    state: State = "present"
    product: str = ""
    follows: Follows = "material"
    begins: str = ""
    ends: str = ""
    observed_by: str = ""
    observed_on: str = ""
    compared_to: str | None = None
    plan: FloorPlan = field(default_factory=FloorPlan)
    steps: tuple[Step, ...] = ()


class Half(Protocol):
    """A chart, as far as it tells with which it is compared."""

    @property
    def id(self) -> str: ...

    @property
    def compared_to(self) -> str | None: ...


def pair_of(charts: Iterable[Half], id: str) -> tuple[str, str] | None:
    """The present and the proposed chart of the pair that this one belongs to; of several proposals the last."""
    compared = {chart.id: chart.compared_to for chart in charts}
    present = compared.get(id)
    if present in compared and present is not None:
        return present, id
    proposed = [other for other, compared_to in compared.items() if compared_to == id]
    return (id, proposed[-1]) if proposed else None
