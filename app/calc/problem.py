"""Problems and how each is solved: PDCA, DMAIC or QRQC, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.calc.approval import Approval
from app.calc.link import Kind
from app.calc.photo import Photo
from app.calc.proof import Proof, Step
from app.language import N_

Method = Literal["pdca", "dmaic", "qrqc"]
METHODS: dict[Method, str] = {"pdca": N_("PDCA"), "dmaic": N_("DMAIC"), "qrqc": N_("QRQC")}
DMAIC: tuple[Step, ...] = ("define", "measure", "analyse", "improve", "control")
Phase = Literal["define", "measure", "analyse", "improve", "control", "closed"]
"""Of a DMAIC: the phase in which one works now."""
Level = Literal["line", "workshop", "plant"]
LEVELS: dict[Level, str] = {"line": N_("Line"), "workshop": N_("Workshop"), "plant": N_("Plant")}
ItemKind = Literal["check", "deliverable", "document"]


@dataclass(frozen=True, slots=True)
class Containment:
    """What was done at once to protect the customer: `sorted` parts were looked at and `found` bad ones among them."""

    what: str = ""
    owner: str = ""
    sorted: float | None = None
    found: float | None = None
    done_on: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One day of following a problem: how often it was `found` again, none where that is 0."""

    followed_on: str
    found: float | None = None
    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class GateItem:
    """A line of a DMAIC phase: a check of its gate, a deliverable, or a document, which is a thing of the event.

    One that has a `thing_kind` and no `thing` was a thing that was deleted.
    """

    step: Step
    kind: ItemKind = "check"
    text: str = ""
    done: bool = False
    thing_kind: Kind | None = None
    thing: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """`name` is the symptom. `opened_at` and `contained_at` are moments (2026-03-12T14:05:00).

    It is to be contained within `containment_h` hours of its opening and solved within `solving_days` days.
    `who` to `why` are its 5W2H (QQOQCCP). `fishbone` and `five_whys` are those that look for its causes; what was found
    is said in `occurrence` and `non_detection`, verified or not. `goal`, `scope`, `stakes` and `team` are the charter
    of a DMAIC. `closures` are the signatures. The actions against it are those of the plan that name it.
    """

    id: str
    name: str = ""
    method: Method = "qrqc"
    part: str = ""
    line: str = ""
    found_by: str = ""
    customer_effect: str = ""
    pilot: str = ""
    level: Level = "line"
    axis: str | None = None
    opened_at: str = ""
    contained_at: str = ""
    closed_on: str = ""
    containment_h: float = 24.0
    solving_days: float = 10.0
    who: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    how: str = ""
    how_many: str = ""
    why: str = ""
    same_elsewhere: str = ""
    fishbone: str | None = None
    five_whys: str | None = None
    occurrence: str = ""
    occurrence_verified: bool = False
    non_detection: str = ""
    non_detection_verified: bool = False
    lesson: str = ""
    standards_updated: str = ""
    phase: Phase = "define"
    goal: str = ""
    scope: str = ""
    stakes: str = ""
    team: str = ""
    containments: tuple[Containment, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    gate_items: tuple[GateItem, ...] = ()
    proofs: tuple[Proof, ...] = ()
    closures: tuple[Approval, ...] = ()
    photos: tuple[Photo, ...] = ()
