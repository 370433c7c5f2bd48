"""What the program remembers of this user between two starts; a damaged file is begun anew, never an error."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from app.calc.person import CAPACITY_H
from app.language import LANGUAGES, system_language
from app.look import DARK, LIGHT
from app.places import user_data

RECENT_KEPT = 12


@dataclass(slots=True)
class Settings:
    """`window` is the geometry as Qt packs it, in base 64.

    `folded_panels` are ids of the commands that show them; `turned_groups` are the headings of forms, in English, that
    the user folded or unfolded against how they begin. `capacity_h` are the hours a week that one person can work on
    actions, 0 where no limit is shown.
    """

    language: str = ""
    look: str = LIGHT.id
    projector: bool = False
    folded_panels: list[str] = field(default_factory=list)
    figures_large: bool = False
    turned_groups: list[str] = field(default_factory=list)
    favourites: list[str] = field(default_factory=lambda: ["process", "inventory"])
    recent: list[str] = field(default_factory=list)
    example_seen: bool = False
    capacity_h: float = CAPACITY_H
    window: str = ""

    def remember(self, path: Path) -> None:
        """Make this the most recent event."""
        told = str(path)
        self.recent = [told, *(p for p in self.recent if p != told)][:RECENT_KEPT]

    def forget(self, path: Path) -> None:
        self.recent = [p for p in self.recent if p != str(path)]

    def save(self) -> None:
        """A full disk or a closed folder costs the settings, not the work."""
        target = _file()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            fresh.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")
            os.replace(fresh, target)
        except OSError:
            logging.getLogger(__name__).warning("The settings could not be written", exc_info=True)


def load() -> Settings:
    """The settings of this user; a value of the wrong kind, and a file that is no JSON, give those of a first start."""
    try:
        told = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        told = {}
    made = Settings()
    for each in fields(Settings):
        value = told.get(each.name) if isinstance(told, dict) else None
        if type(value) is type(getattr(made, each.name)) and not (
            isinstance(value, list) and not all(isinstance(one, str) for one in value)
        ):
            setattr(made, each.name, value)
    if made.language not in LANGUAGES:
        made.language = system_language()
    if made.look not in (LIGHT.id, DARK.id):
        made.look = LIGHT.id
    return made


def _file() -> Path:
    return user_data() / "settings.json"
