"""Five whys: from a problem, answer under answer, to what caused it and to what let it pass; as frozen data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.calc.fishbone import Status
from app.calc.pasted_list import tidy
from app.calc.photo import Photo
from app.language import N_

Root = Literal["occurrence", "non_detection"]
ROOTS: dict[str, str] = {"occurrence": N_("Occurrence"), "non_detection": N_("Non-detection")}
SIGNS: dict[str, str] = {"occurrence": N_("O"), "non_detection": N_("N")}
"""The letter that marks each on the picture."""


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

    @property
    def verified(self) -> bool:
        """Ready to become an action: a root cause that was confirmed, not guessed."""
        return self.root is not None and self.status == "confirmed"

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

    def roots(self) -> tuple[Why, ...]:
        """The answers that are marked as root causes, in the order in which they are read."""
        return tuple(why for why in self.whys() if why.root)

    def branch(self, id: str) -> tuple[Why, ...]:
        """The answers from the problem down to this one; empty where it is not."""
        parents: dict[str, Why | None] = {why.id: None for why in self.answers}
        parents |= {below.id: why for why in self.whys() for below in why.answers}
        found: list[Why] = []
        why = self.why_of(id)
        while why is not None:
            found.append(why)
            why = parents[why.id]
        return tuple(reversed(found))

    def why_of(self, id: str) -> Why | None:
        return next((why for why in self.whys() if why.id == id), None)

    def answers_to(self, id: str | None) -> tuple[Why, ...]:
        """The answers to one of them; to the problem for its id, and for `None`."""
        why = self.why_of(id) if id else None
        return why.answers if why else self.answers

    def worded(self, id: str, text: str) -> FiveWhys:
        """The same with another text for one answer, or for the problem."""
        branch = self.branch(id)
        return self._grown(branch[:-1], replace(branch[-1], text=text)) if branch else replace(self, problem=text)

    def answered(self, why: Why, above: str | None, after: str | None = None) -> FiveWhys:
        """The same with one answer more to `above`, or to the problem for `None`: next after `after`, or the last."""
        row = list(self.answers_to(above))
        row.insert(next((i + 1 for i, each in enumerate(row) if each.id == after), len(row)), why)
        branch = self.branch(above) if above else ()
        if not branch:
            return replace(self, answers=tuple(row))
        return self._grown(branch[:-1], replace(branch[-1], answers=tuple(row)))

    def _grown(self, branch: tuple[Why, ...], why: Why) -> FiveWhys:
        """The same with another answer of its id at the end of a branch."""
        for above in reversed(branch):
            why = replace(above, answers=tuple(why if each.id == why.id else each for each in above.answers))
        return replace(self, answers=tuple(why if each.id == why.id else each for each in self.answers))


FRAME: tuple[tuple[str, str], ...] = (
    ("who", N_("Who is concerned?")),
    ("what", N_("What is seen?")),
    ("where", N_("Where?")),
    ("when", N_("When?")),
    ("how", N_("How does it show?")),
    ("how_many", N_("How many, how much?")),
    ("why", N_("Why does it matter?")),
)
"""The questions of 5W2H (QQOQCCP) in the order in which they are asked, by their fields."""


def framed(five_whys: FiveWhys) -> str:
    """A first wording of the problem in one sentence: what, where, when, how; how many; who; as far as they were typed.

    Commas and dashes alone join them, so that it is the same in every language; empty while nothing was typed.
    """
    f = five_whys
    about = ", ".join(filter(None, map(_bare, (f.what, f.where, f.when, f.how))))
    return " – ".join(filter(None, (about, _bare(f.how_many), _bare(f.who))))


def _bare(text: str) -> str:
    return tidy(text).rstrip(".,;: ")
