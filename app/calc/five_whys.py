"""Five whys: from a problem, answer under answer, to what caused it and to what let it pass; as frozen data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.calc.fishbone import Status
from app.calc.photo import Photo

Root = Literal["occurrence", "non_detection"]


@dataclass(frozen=True, slots=True)
class Why:
    """One answer; under it, the answers to why that is so. `root` marks where asking stops."""

    id: str
    text: str = ""
    evidence: str = ""
    status: Status = "suspected"
    root: Root | None = None
    photos: tuple[Photo, ...] = ()
    answers: tuple[Why, ...] = ()

    def all(self) -> Iterator[Why]:
        """This answer and all below it, in the order in which they are read."""
        waiting = [self]
        while waiting:
            why = waiting.pop()
            yield why
            waiting += reversed(why.answers)


@dataclass(frozen=True, slots=True)
class FiveWhys:
    """`problem`, and what frames it (5W2H, QQOQCCP): who, what, where, when, how, how many, why it matters."""

    id: str
    problem: str = ""
    who: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    how: str = ""
    how_many: str = ""
    why: str = ""
    answers: tuple[Why, ...] = ()

    def whys(self) -> Iterator[Why]:
        return (why for first in self.answers for why in first.all())
