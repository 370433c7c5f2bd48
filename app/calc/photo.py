"""A photograph that belongs to something of the event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shows = Literal["ok", "nok"]


@dataclass(frozen=True, slots=True)
class Photo:
    """`picture` is the SHA-256 in hex of the bytes, by which the event keeps them.

    `shows`, of a problem, whether the part on it is as it should be.
    """

    picture: str
    caption: str = ""
    id: str = ""
    shows: Shows | None = None
