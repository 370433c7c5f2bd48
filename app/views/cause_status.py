"""What both tools of causes say of a status, and of what proves it: commands, and fields of a panel."""

from __future__ import annotations

from app.calc.fishbone import STATUSES
from app.calc.map_symbol import Field
from app.language import N_
from app.views.command import Command

STATUS_OF = {f"status_{status}": status for status in STATUSES}
"""The status that each command gives."""
STATUS = Field("status", N_("Status"), N_("Status"), "choice", choices=tuple(STATUSES.items()))
EVIDENCE = Field("evidence", N_("Evidence: what was measured or seen"), N_("Evidence"), "lines")
_ICONS = {"suspected": "circle-question-mark", "checking": "clock", "confirmed": "circle-check", "ruled_out": "x"}


def status_commands(letters: str = "") -> tuple[Command, ...]:
    """One for each status, done by its letter and its number where there are letters."""
    keys: list[tuple[str, ...]] = [(letter, str(n)) for n, letter in enumerate(letters, 1)] or [()] * len(STATUSES)
    return tuple(
        Command(command, STATUSES[status], "edit", 3, key, _ICONS[status])
        for (command, status), key in zip(STATUS_OF.items(), keys, strict=True)
    )
