"""The cause-and-effect diagram (Ishikawa), as frozen data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.calc.photo import Photo
from app.language import N_

Status = Literal["suspected", "checking", "confirmed", "ruled_out"]
STATUSES: dict[Status, str] = {
    "suspected": N_("Suspected"),
    "checking": N_("Being checked"),
    "confirmed": N_("Confirmed"),
    "ruled_out": N_("Ruled out"),
}

_5M = (N_("Manpower"), N_("Material"), N_("Machine"), N_("Method"), N_("Environment"))
_7M = (*_5M, N_("Measurement"), N_("Management"))
SCHEMES: dict[str, tuple[str, ...]] = {
    "4M": _5M[:4],
    "5M": _5M,
    "6M": _7M[:6],
    "7M": _7M,
    "8M": (*_7M, N_("Money")),
}
"""The usual names of bones; a diagram may have any others."""


@dataclass(frozen=True, slots=True)
class Cause:
    """`evidence` says what was measured, `checked_by` and `checked_on` (2026-03-12) by whom and when.

    `check_owner` and `check_due` are for a check that is still to be made.
    """

    id: str
    text: str = ""
    status: Status = "suspected"
    votes: int = 0
    author: str = ""
    evidence: str = ""
    checked_by: str = ""
    checked_on: str = ""
    check_owner: str = ""
    check_due: str = ""
    photos: tuple[Photo, ...] = ()
    causes: tuple[Cause, ...] = ()

    def all(self) -> Iterator[Cause]:
        """This cause and all below it, in the order in which they are read."""
        waiting = [self]
        while waiting:
            cause = waiting.pop()
            yield cause
            waiting += reversed(cause.causes)


@dataclass(frozen=True, slots=True)
class Bone:
    """A category of causes."""

    id: str
    name: str = ""
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestedCause:
    """A line of a brainwriting that has no place on the diagram yet."""

    id: str
    text: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Fishbone:
    """`voters` people have `dots` votes each."""

    id: str
    effect: str = ""
    dots: int = 3
    voters: int | None = None
    categories: tuple[Bone, ...] = ()
    suggestions: tuple[SuggestedCause, ...] = ()

    def causes(self) -> Iterator[Cause]:
        """All causes of all bones, in the order in which they are read."""
        return (cause for bone in self.categories for first in bone.causes for cause in first.all())
