"""The columns of the action plan as a table: what stands in each, for writing it and for reading it back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date
from typing import Any, Literal

from app.calc import calendar_date
from app.calc.action import PHASES, PRIORITIES, QUARTERS, VERDICTS, Action
from app.calc.event import EventData
from app.calc.origin import names, origins
from app.exchange.reference import Named
from app.language import N_, catalogue, sentence

Kind = Literal["text", "whole", "amount", "signed", "share", "date", "words", "truth", "thing", "proof", "shown"]
"""`thing` is named by its name; `shown` is not read back."""
Value = str | float | date | None
"""What is written: a text, a number, a true date, nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is its heading in English, `width` is in characters; `choices` are the words of a `words`."""

    field: str
    name: str
    kind: Kind = "text"
    width: int = 14
    choices: Mapping[Any, str] = kept(default_factory=dict)


YES, NO = N_("Yes"), N_("No")
_LONG = 36
_PROOFS = {"plan": N_("Proof Plan"), "do": N_("Proof Do"), "check": N_("Proof Check"), "act": N_("Proof Act")}
KEY = "id"
"""The field of the hidden column by which a line finds its action again, wherever it was sorted to."""
COLUMNS: tuple[Column, ...] = (
    Column("number", N_("No."), "whole", 6),
    Column("label", N_("Action"), width=_LONG),
    Column("deliverable", N_("Deliverable"), width=_LONG),
    Column("owner", N_("Owner"), width=18),
    Column("team", N_("Team"), width=18),
    Column("axis", N_("Improvement axis"), "thing", 24),
    Column("problem", N_("Problem"), "thing", 24),
    Column("origin", N_("Origin"), "shown", 28),
    Column("priority", N_("Priority"), "words", choices=PRIORITIES),
    Column("phase", N_("Phase"), "words", choices=PHASES),
    Column("start", N_("Start date"), "date"),
    Column("first_due", N_("First due date"), "date"),
    Column("due", N_("Due date"), "date"),
    Column("done_on", N_("Done on"), "date"),
    Column("postponed", N_("Times postponed"), "shown", 10),
    Column("reason", N_("Reason of the last postponement"), width=28),
    Column("progress", N_("Progress"), "share", 10),
    Column("effort_h", N_("Effort (hours)"), "amount"),
    Column("gain_expected", N_("Gain expected a year"), "signed"),
    Column("gain_obtained", N_("Gain obtained a year"), "signed"),
    Column("indicator", N_("Indicator"), width=22),
    Column("unit", N_("Unit"), width=10),
    Column("measure_before", N_("Measure before"), "signed"),
    Column("measure_after", N_("Measure after"), "signed"),
    Column("check_on", N_("Effectiveness check on"), "date"),
    Column("verdict", N_("Verdict"), "words", 18, VERDICTS),
    Column("effect_on_indicators", N_("Effect on other indicators"), width=28),
    Column("effect_on_steps", N_("Effect on other steps"), width=28),
    Column("transferable", N_("Can be transferred"), "truth", 12),
    *(Column(f"proof_{quarter}", _PROOFS[quarter], "proof", 28) for quarter in QUARTERS),
    Column("deployments", N_("Generalised to"), "shown", _LONG),
    Column("dropped_because", N_("Dropped because"), width=28),
    Column("moved_on", N_("Last movement"), "shown"),
    Column(KEY, N_("Key (do not change)"), "shown", 4),
)
COLUMN = {column.field: column for column in COLUMNS}
MOST_LETTERS = 32_767
"""In one cell of Excel."""
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML, and so Excel, cannot hold."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts a day that there never was, and before 1900 none."""


class Names:
    """What the plan names, and what it came from, by the names of the event."""

    def __init__(self, event: EventData) -> None:
        self.of = {
            "axis": Named((axis.id, bare(axis.name)) for axis in event.axes),
            "problem": Named((problem.id, bare(problem.name)) for problem in event.problems),
        }
        self._names, self._origins = names(event), origins(event)

    def origin(self, id: str, language: str) -> str:
        """What an action was made from by its words; what has none of its own by what it is."""
        made_from = [self._names[thing] for thing in self._origins.get(("action", id), ())]
        return " · ".join(each.title or word(each.word, language) for each in made_from)


def bare(text: str) -> str:
    """A text as a cell gives it back: without what Excel cannot hold, and without blanks at its ends."""
    return clean(text).strip()


def clean(text: str) -> str:
    return _NO_LETTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:MOST_LETTERS]


def value(action: Action, column: Column, names: Names, language: str) -> Value:
    """What stands in a cell."""
    if column.field in _SHOWN:
        return clean(_SHOWN[column.field](action, names, language))
    if column.field == "postponed":
        return len(action.postponements) or None
    if column.kind == "proof":
        return clean(_proof(action, column.field.removeprefix("proof_"), language))
    held = getattr(action, column.field)
    if column.kind == "thing":
        return clean(names.of[column.field].key(held)) if held in names.of[column.field].ids else ""
    if column.kind == "words":
        return word(column.choices[held], language) if held else ""
    if column.kind == "truth":
        return word(YES, language) if held else ""
    if column.kind == "date" or column.field == "moved_on":
        return _date(held)
    return clean(held) if isinstance(held, str) else held


def word(english: str, language: str) -> str:
    return catalogue(language).gettext(english)


def _date(held: str) -> Value:
    try:
        day = date.fromisoformat(held)
    except ValueError:
        return clean(held)
    return day if day >= _FIRST_DAY else held


def _proof(action: Action, quarter: str, language: str) -> str:
    last = next((proof for proof in reversed(action.proofs) if proof.step == quarter), None)
    if last is None or last.text or not last.overridden:
        return last.text if last else ""
    return sentence(N_("Without a proof: {reason}"), reason=last.overridden).within(language)


def _deployments(action: Action, _names: Names, language: str) -> str:
    lines = []
    for each in action.deployments:
        days = [
            sentence(template, day=calendar_date.show(day, language=language)).within(language)
            for template, day in ((N_("planned on {day}"), each.planned_on), (N_("done on {day}"), each.done_on))
            if day
        ]
        lines.append(", ".join(part for part in (each.place, each.owner, *days) if part))
    return "\n".join(lines)


_SHOWN: dict[str, Callable[[Action, Names, str], str]] = {
    "origin": lambda action, names, language: names.origin(action.id, language),
    "reason": lambda action, _names, _language: action.postponements[-1].reason if action.postponements else "",
    "deployments": _deployments,
    KEY: lambda action, _names, _language: action.id,
}
