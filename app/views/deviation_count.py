"""How many deviations an event holds, in a sign and words: on the rail, and on the start page while it is closed."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from pathlib import Path

from app.calc.deviation_count import Held
from app.language import ngettext
from app.views.recent import picture_file

ALARM, SIGNAL = ("octagon-alert", "danger"), ("activity", "warn")
"""Picture and token of the colour, which never says it alone."""


def held_words(held: Held) -> str:
    return ngettext("{n} deviation", "{n} deviations", held.deviations)


def held_told(held: Held) -> str:
    """The same with how many alarms are among them, and how many wait for an answer."""
    said = [held_words(held)]
    if held.alarms:
        said.append(ngettext("{n} over its alarm", "{n} over their alarm", held.alarms))
    if held.waiting:
        said.append(ngettext("{n} not answered", "{n} not answered", held.waiting))
    return ", ".join(said)


def held_sign(held: Held) -> tuple[str, str]:
    return ALARM if held.alarms else SIGNAL


def count_file(path: Path) -> Path:
    """Beside the picture of the event."""
    return picture_file(path).with_suffix(".json")


def keep_count(path: Path, held: Held) -> None:
    """Losing it loses nothing else, so a disk without room is only logged."""
    target = count_file(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(asdict(held)), encoding="utf-8")
    except OSError:
        logging.getLogger(__name__).warning("The deviations of %s are not kept", path.name, exc_info=True)


def kept_count(path: Path) -> Held | None:
    """None where nothing, or nothing that can be read, was kept."""
    try:
        told = json.loads(count_file(path).read_text(encoding="utf-8"))
        held = Held(**told)
        return held if all(isinstance(n, int) and n >= 0 for n in asdict(held).values()) else None
    except (OSError, ValueError, TypeError):
        return None
