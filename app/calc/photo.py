"""A photograph that belongs to something of the event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photo:
    """`picture` is the SHA-256 in hex of the bytes, by which the event keeps them."""

    picture: str
    caption: str = ""
    id: str = ""
