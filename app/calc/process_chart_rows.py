"""Rows of a process flow chart as text: pasted from a list, a mail or a spreadsheet, and copied to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.calc import pasted_table
from app.calc.pasted_list import lines, tidy
from app.calc.process_chart import KEYS, KINDS, QUESTIONS, VALUE_CLASSES, Step
from app.calc.quantity import Unit, Unreadable, parse, show_for_typing
from app.language import LANGUAGES, N_, Sentence, current, plain

COLUMNS: dict[str, str] = {
    "description": N_("Description"),
    "kind": N_("Symbol"),
    "distance_m": N_("Distance"),
    "time_s": N_("Time"),
    "quantity": N_("Quantity"),
    "value_class": N_("Value"),
    "actor": N_("Actor"),
    "question": N_("Question"),
    "idea": N_("Idea"),
}
"""In the order in which they are typed, and what stands over them."""

UNITS: dict[str, Unit] = {"distance_m": "distance", "time_s": "duration", "quantity": "count"}
VALUE_KEYS: dict[str, str] = {"V": "VA", "N": "NNVA", "W": "NVA"}
QUESTION_KEYS: dict[str, str] = {"E": "eliminate", "C": "combine", "R": "rearrange", "S": "simplify"}

_SIGNS = {"○": "operation", "◯": "operation", "⇨": "transport", "→": "transport", "➔": "transport", "□": "inspection",
          "D": "delay", "▽": "storage", "∇": "storage"}  # fmt: skip
_WORDS = {
    "kind": {
        "operation": "operation op",
        "transport": "transport transportation move deplacement",
        "inspection": "inspection control check controle verification",
        "delay": "delay wait waiting attente",
        "storage": "storage store stock stockage",
    },
    "value_class": {
        "VA": "va",
        "NNVA": "nnva bva nvan",
        "NVA": "nva waste gaspillage",
    },
    "question": {
        "eliminate": "eliminate eliminer supprimer",
        "combine": "combine combiner regrouper",
        "rearrange": "rearrange permuter rearranger reorganiser",
        "simplify": "simplify simplifier",
    },
}
_HEADS = {
    "description": "description step etape libelle what quoi designation",
    "kind": "symbol symbole kind nature type",
    "distance_m": "distance metres m",
    "time_s": "time temps duree duration s",
    "quantity": "quantity quantite qty qte",
    "value_class": "value valeur va va/nva class classe",
    "actor": "actor acteur who qui operator operateur",
    "question": "question ecrs",
    "idea": "idea idee remark remarque",
}


@dataclass(frozen=True, slots=True)
class Pasted:
    """Steps without ids; of what could not be read in its column, which `unread` counts, the text stands in `idea`."""

    steps: tuple[Step, ...]
    unread: int = 0


def choice(column: str, text: str) -> str | None:
    """The symbol, the class or the question that a letter, a sign or a word means; `None` for no text.

    Raises `ValueError` for another text.
    """
    word = tidy(text)
    if not word:
        return None
    keys = {"kind": {**KEYS, **_SIGNS}, "value_class": VALUE_KEYS, "question": QUESTION_KEYS}[column]
    if word.upper() in keys:
        return keys[word.upper()]
    names = {"kind": KINDS, "value_class": VALUE_CLASSES, "question": QUESTIONS}[column]
    for id, words in _WORDS[column].items():
        spoken = {plain(Sentence(names[id]).within(language)) for language in LANGUAGES}
        if plain(word) in spoken | set(words.split()):
            return id
    raise ValueError(text)


def read_rows(text: str, *, day_s: float | None = None) -> Pasted:
    """The steps that a text says: one for each line, or for each row of a table from a spreadsheet.

    Columns are known by the words over them; without such, they stand in the order of the chart, after a column of
    numbers or not; two columns without a symbol are description and time.
    """
    if "\t" not in text:
        return Pasted(tuple(Step("", **_begun(line)) for line in text.splitlines() if line.strip()))
    rows = [[tidy(cell) for cell in row] for row in pasted_table.cells(text)]
    rows = [row for row in rows if any(row)]
    columns = _heads(rows[0]) if rows else []
    if columns:
        rows = rows[1:]
    else:
        columns = [(column, "") for column in _guessed(rows)]
    steps, unread = [], 0
    for row in rows:
        step, wrong = _step(columns, row, day_s)
        steps.append(step)
        unread += wrong
    return Pasted(tuple(steps), unread)


def write_rows(steps: Sequence[Step], language: str | None = None) -> str:
    """A table for a spreadsheet, with the words over its columns; distances in metres, times in seconds."""
    language = language or current()
    units = {"distance_m": " (m)", "time_s": " (s)"}
    heads = [Sentence(name).within(language) + units.get(column, "") for column, name in COLUMNS.items()]
    lines = ([_cell(step, column, language) for column in COLUMNS] for step in steps)
    return pasted_table.written([heads, *lines])


def _cell(step: Step, column: str, language: str) -> str:
    value = getattr(step, column)
    if column in UNITS:
        return show_for_typing(value, "count", language=language)
    names = {"kind": KINDS, "question": QUESTIONS}.get(column)
    return Sentence(names[value]).within(language) if names and value else str(value or "")


def _heads(row: Sequence[str]) -> list[tuple[str, str]]:
    """The columns whose words these are, each with the unit beside it, "" where there is none.

    Empty when this is no row of words over columns.
    """
    found = [_head(cell) for cell in row]
    named = [column for column, _unit in found if column]
    return found if "description" in named and len(named) > 1 else []


def _head(cell: str) -> tuple[str, str]:
    word, _bracket, unit = plain(cell).partition("(")
    word = word.strip(" .:")
    for column, words in _HEADS.items():
        spoken = {plain(Sentence(COLUMNS[column]).within(language)) for language in LANGUAGES}
        if word in spoken | set(words.split()):
            return column, unit.strip(" )") if column in UNITS else ""
    return "", ""


def _guessed(rows: Sequence[Sequence[str]]) -> list[str]:
    columns = list(COLUMNS)
    numbered = all(len(row) > 1 and row[0].rstrip(".)").isdigit() and not row[1].isdigit() for row in rows)
    first = 1 if numbered else 0
    second = [row[first + 1] for row in rows if len(row) > first + 1 and row[first + 1]]
    if not second or not all(_is_kind(cell) for cell in second):
        columns.remove("kind")
        if max((len(row) for row in rows), default=0) == first + 2:
            columns = ["description", "time_s"]
    return [""] * first + columns


def _is_kind(cell: str) -> bool:
    try:
        return choice("kind", cell) is not None
    except ValueError:
        return False


def _begun(line: str) -> dict[str, Any]:
    """A line may begin with the sign of its symbol, or with a bullet or a number that is left out."""
    sign, _space, rest = tidy(line).partition(" ")
    if sign != "D" and sign in _SIGNS and rest:
        return {"kind": _SIGNS[sign], "description": rest}
    return {"description": " ".join(lines(line)) or tidy(line)}


def _step(columns: Sequence[tuple[str, str]], row: Sequence[str], day_s: float | None) -> tuple[Step, int]:
    step, wrong = Step(""), []
    for (column, unit), cell in zip(columns, row, strict=False):
        if not column or not cell:
            continue
        try:
            step = replace(step, **{column: _read(column, unit, cell, day_s)})
        except (ValueError, Unreadable):
            wrong.append(cell)
    if wrong:
        step = replace(step, idea="; ".join(filter(None, (step.idea, *wrong))))
    return step, len(wrong)


def _read(column: str, unit: str, cell: str, day_s: float | None) -> Any:
    """What a cell says; a bare number has the unit that stands over its column."""
    if column in UNITS:
        bare = unit and cell[-1].isdigit() and not any(letter.isalpha() for letter in cell)
        return parse(f"{cell} {unit}" if bare else cell, UNITS[column], day_s=day_s)
    return choice(column, cell) if column in _WORDS else cell
