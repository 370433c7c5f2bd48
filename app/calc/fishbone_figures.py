"""What is counted on a cause-and-effect diagram."""

from __future__ import annotations

from dataclasses import dataclass

from app.calc.fishbone import Fishbone


@dataclass(frozen=True, slots=True)
class FishboneFigures:
    """`root_causes` are ids in the order in which they are read."""

    causes: int
    confirmed: int
    root_causes: tuple[str, ...]


def figures(fishbone: Fishbone) -> FishboneFigures:
    """All causes at any depth, the confirmed ones, and of these the roots: those under which none is confirmed."""
    causes = list(fishbone.causes())
    has_confirmed: set[str] = set()
    roots: list[str] = []
    for cause in reversed(causes):  # what is below comes before what is above
        below = any(each.id in has_confirmed for each in cause.causes)
        confirmed = cause.status == "confirmed"
        if confirmed and not below:
            roots.append(cause.id)
        if confirmed or below:
            has_confirmed.add(cause.id)
    count = sum(cause.status == "confirmed" for cause in causes)
    return FishboneFigures(len(causes), count, tuple(reversed(roots)))
