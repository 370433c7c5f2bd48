"""A whole kaizen event as frozen data: what the exchange file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.calc.value_stream import ValueStream


@dataclass(frozen=True, slots=True)
class EventData:
    """`language` is that of its sheets, `pictures` the bytes of its photographs by their SHA-256 in hex."""

    name: str = ""
    language: str = "fr"
    site: str = ""
    coordinator: str = ""
    value_streams: tuple[ValueStream, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
