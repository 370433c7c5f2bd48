"""Where the highest of several straight lines changes, nearest to a place between 0 and 1: exact, with fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Side = Literal["less", "more"]


@dataclass(frozen=True, slots=True)
class Line:
    """Its value at 0, and how much it rises up to 1."""

    start: int
    slope: int

    def at(self, place: Fraction) -> Fraction:
        return self.start + self.slope * place


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The place, and which line alone is highest just beyond it, on that side; `None` where several are."""

    at: Fraction
    side: Side
    winner: str | None


def turning_point(lines: Mapping[str, Line], now: Fraction) -> TurningPoint | None:
    """The nearest place in [0, 1[ where the line that is highest alone is another one than `now`, or several are.

    Where several are highest `now` and one of them at once leaves the others behind, that place is `now`. Of two places
    equally near, the lower one.
    """
    sides: tuple[Side, ...] = ("less", "more")
    found = [turn for turn in (_walk(lines, now, side) for side in sides) if turn is not None]
    return min(found, key=lambda turn: abs(turn.at - now), default=None)


def _walk(lines: Mapping[str, Line], now: Fraction, side: Side) -> TurningPoint | None:
    """From crossing to crossing along the highest lines, up to the first place where the winner is another."""
    sign = 1 if side == "more" else -1
    place, before = now, _alone(_highest(lines, now))
    while True:
        here = _highest(lines, place)
        ahead = _ahead(lines, here, sign)
        if place == 0 and side == "less":
            return TurningPoint(place, side, None) if place != now and _alone(here) != before else None
        if (place != now and _alone(here) != before) or _alone(ahead) != before:
            return TurningPoint(place, side, _alone(ahead))
        reached = _crossing(lines, lines[ahead[0]], place, sign)
        if reached is None or not 0 <= reached < 1:
            return None
        place = reached


def _alone(ids: list[str]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _highest(lines: Mapping[str, Line], place: Fraction) -> list[str]:
    values = {id: line.at(place) for id, line in lines.items()}
    most = max(values.values())
    return [id for id, value in values.items() if value == most]


def _ahead(lines: Mapping[str, Line], ids: Iterable[str], sign: int) -> list[str]:
    """Those of the lines that meet here that are highest one moment on."""
    ids = list(ids)
    most = max(sign * lines[id].slope for id in ids)
    return [id for id in ids if sign * lines[id].slope == most]


def _crossing(lines: Mapping[str, Line], highest: Line, place: Fraction, sign: int) -> Fraction | None:
    """The next place at which another line has caught up with the highest one."""
    reached = [
        place + sign * (highest.at(place) - line.at(place)) / (sign * (line.slope - highest.slope))
        for line in lines.values()
        if sign * (line.slope - highest.slope) > 0
    ]
    return min(reached, key=lambda there: abs(there - place), default=None)
