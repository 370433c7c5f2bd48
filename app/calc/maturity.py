"""Maturity as a team judges it, criterion by criterion, time after time, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MaturityLevel:
    """The level of a criterion on a day (2026-03-12)."""

    assessed_on: str = ""
    level: float | None = None
    why: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class MaturityCriterion:
    """A spoke of the radar; `target` is the level wanted."""

    name: str = ""
    target: float | None = None
    levels: tuple[MaturityLevel, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Maturity:
    """Levels go from `lowest` to `highest`; those of one day are one assessment."""

    id: str
    name: str = ""
    lowest: float = 0
    highest: float = 5
    criteria: tuple[MaturityCriterion, ...] = ()
