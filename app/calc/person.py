"""Who is one and the same, however the name was typed: with other capitals, accents and blanks."""

from __future__ import annotations

from collections.abc import Iterable

from app.language import plain

CAPACITY_H = 35.0
"""Hours that a person can work on actions in a week, unless another number is set."""


def key_of(name: str) -> str:
    """What all ways to write a name have in common; empty for nobody."""
    return plain(" ".join(name.split()))


def same_person(one: str, other: str) -> bool:
    return key_of(one) == key_of(other)


def people(names: Iterable[str]) -> dict[str, str]:
    """All of these by their keys, in that order, each called as it was written first; nobody is left out."""
    found: dict[str, str] = {}
    for name in names:
        if name.strip():
            found.setdefault(key_of(name), " ".join(name.split()))
    return dict(sorted(found.items()))
