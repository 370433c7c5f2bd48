"""How many deviations an event holds: what the start page says of it without opening it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """How many deviations there are, without signals for the better; how many are alarms, how many not answered."""

    deviations: int = 0
    alarms: int = 0
    waiting: int = 0
