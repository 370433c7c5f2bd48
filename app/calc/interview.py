"""Interviews held with a guide, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """`asked` is ticked when it was put, with or without an `answer`."""

    id: str
    text: str = ""
    asked: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions to a person of a `function`; `held_on` is a date as 2026-03-12, or empty."""

    id: str
    function: str = ""
    person: str = ""
    held_on: str = ""
    held_by: str = ""
    questions: tuple[Question, ...] = ()
