"""What a table from elsewhere would change in the action plan, as frozen data: nothing is changed by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from app.calc.action import Action
from app.language import N_, Sentence

RowState = Literal["new", "changed", "unchanged", "left_out"]
ROW_STATES: dict[RowState, str] = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "unchanged": N_("Unchanged"),
    "left_out": N_("Left out"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """`value` is what the field gets; `before` and `after` are it as the table would write it, to be read.

    `field` is one of `Action`, `proof_plan` … `proof_act` for the proof of a quarter, or `reason` for that of the last
    postponement. `name` says in English what it is.
    """

    field: str
    name: str
    before: str
    after: str
    value: Any


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One line of the table; `number` is that of the file, from 1 on.

    `id` is the action that it is about, `new` what is added where there is none, with the `changes` that say of what it
    consists. `doubts` say what of the line is not taken, and what is taken otherwise than it stands there.
    """

    number: int
    state: RowState
    label: str
    id: str | None = None
    new: Action | None = None
    changes: tuple[Change, ...] = ()
    doubts: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionChanges:
    """What is in the file `name`. `missing` are the ids of the actions that are not: they stay as they are.

    `remarks` are on the whole table: columns that are not known, what was guessed about the file.
    """

    name: str
    rows: tuple[ActionRow, ...] = ()
    missing: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    remarks: tuple[Sentence, ...] = ()

    def count(self, state: RowState) -> int:
        return sum(row.state == state for row in self.rows)

    def __bool__(self) -> bool:
        """Whether anything of it would change the plan."""
        return any(row.state in ("new", "changed") for row in self.rows)
