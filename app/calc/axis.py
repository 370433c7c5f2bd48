"""Improvement axes with their objectives, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from app.calc.approval import Approval


@dataclass(frozen=True, slots=True)
class Axis:
    """`name` is the statement that anyone understands; where it comes from are the links that end at it.

    The objective: `indicator` goes from `baseline` to `target`, in `unit`, until `due` (2026-03-12); `present` is its
    value on `present_on`. `attainable_because`, `company_objective` and `capacities` are why the team believes it can
    be reached, which objective of the company it serves, and with which means. `team` are those concerned.
    """

    id: str
    name: str = ""
    gains: str = ""
    risks: str = ""
    constraints: str = ""
    indicator: str = ""
    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    due: str = ""
    present: float | None = None
    present_on: str = ""
    attainable_because: str = ""
    company_objective: str = ""
    capacities: str = ""
    team: str = ""
    owner: str = ""
    approvals: tuple[Approval, ...] = ()
