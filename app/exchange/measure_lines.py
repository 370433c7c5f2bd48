"""Which line of a table bears its headings, which ones stand before it, and which are sums of others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any, Literal

from app.exchange.measure_cell import ErrorText, Moment, Seconds, Style, meaning
from app.exchange.measure_column import Column
from app.language import N_, plain

Why = Literal["before", "units", "total", "again", "note"]
WHYS: dict[Why, str] = {
    "before": N_("It stands above the headings."),
    "units": N_("It holds the units of the columns."),
    "total": N_("It sums up other lines."),
    "again": N_("It repeats the headings."),
    "note": N_("It holds words alone, outside the columns."),
}

LOOKED_AT = 300
"""Lines from which the headings are told."""
_AHEAD = 60
"""Lines within which they must stand."""
_TYPED = (int, float, Moment, Seconds, ErrorText, bool)
_UNIT = re.compile(
    r"\(.*\)|\[.*\]|%|‰|€|k€|m€|h|min|mn|s|sec|j|jours|pcs?|pieces?|u|unites?|kg|g|t|mm|cm|m|°c|ppm|n|nb"
)
_SUM = (
    "total|totaux|totals|grand total|total general|totaux generaux|sous[ -]?total|sous[ -]?totaux|sub[ -]?totals?|somme"
    "|sommes|sum|sums|cumul|ensemble|σ|moyenne|moyennes|moyenne generale|moy|average|avg|mean|mediane|median"
    "|ecart[ -]?type|std|min|max|minimum|maximum|total cumule|report"
)
_LIKELY = re.compile(rf"\b(?:{_SUM})\b|σ")
_TOTAL = re.compile(rf"\W*(?:{_SUM})\W*")
_TOTAL_OF = re.compile(
    r"\W*(?:sous[ -]?total|sub[ -]?total|total|somme|moyenne|average|grand total)\b[ :.-]*(?P<of>.+)"
)
_OF_TOTAL = re.compile(r"(?P<of>.+?)[ :.-]*\b(?:sous[ -]?total|sub[ -]?total|total|moyenne|average)")
_GENERAL = re.compile(
    r"(?:general|generaux|du|de|des|la|le|les|of|for|par|by|jour|day|semaine|week|mois|month|annee|year|equipe|shift"
    r"|poste|[0-9]|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|[ .:/'-])+"
)


def kind_of(cell: Any) -> type:
    """The type of what a cell means on its own; `NoneType` for an empty one."""
    return type(meaning(cell, _ANY))


_ANY = Style()


def headings_at(rows: Sequence[Sequence[Any]]) -> int | None:
    """The place of the line of headings among those that are not blank; `None` where the table has none."""
    kinds = [[kind_of(cell) for cell in row] for row in rows[:LOOKED_AT]]
    usual, width = _usual(rows, kinds), _width(kinds)
    first = next((i for i, row in enumerate(kinds) if _fits(row, usual) and not _is_sum_line(rows[i])), None)
    if first is None:
        return next((i for i, row in enumerate(kinds[:_AHEAD]) if 2 * _filled(row) >= width), None)
    wide = [i for i in range(first) if _are_words(kinds[i]) and 2 * _filled(kinds[i]) >= width]
    above = [i for i in wide if _alike(kinds[i], usual)[0] == 0]
    if above:
        if len(above) > 1 and _are_units(rows[above[-1]]) and above[-1] == above[-2] + 1:
            return above[-2]
        return above[-1]
    return first if first < _AHEAD and _counts_up(rows[first]) else None


def _usual(rows: Sequence[Sequence[Any]], kinds: Sequence[Sequence[type]]) -> list[type | None]:
    """The type of the cells of each column where a third of them has it; `None` where they are words, or empty.

    What stands above the headings, and totals, are words too: in a short file they are half of it.
    """
    lines = [row for cells, row in zip(rows, kinds, strict=False) if not _is_sum_line(cells)]
    width = max((len(row) for row in lines), default=0)
    found: list[type | None] = []
    for j in range(width):
        counted = Counter(_family(row[j]) for row in lines if j < len(row) and row[j] is not type(None))
        words = counted.pop(str, 0)
        best, n = counted.most_common(1)[0] if counted else (str, 0)
        found.append(best if n and 2 * n >= words else None)
    return found


def _family(kind: type) -> type:
    return float if kind in (int, float, bool, ErrorText) else kind


def _width(kinds: Sequence[Sequence[type]]) -> int:
    """How many cells most lines fill."""
    counted = Counter(n for row in kinds if (n := _filled(row)))
    return max(counted, key=lambda n: (counted[n] * (2 if n > 1 else 1), n), default=0)


def _fits(row: Sequence[type], usual: Sequence[type | None]) -> bool:
    """Whether it is a line of data: where columns hold numbers or dates, it does so more often than not."""
    alike, unlike = _alike(row, usual)
    return alike > unlike


def _alike(row: Sequence[type], usual: Sequence[type | None]) -> tuple[int, int]:
    """How many cells are of the type that is usual in their column of numbers or dates, and how many are not."""
    pairs = [(_family(kind), wanted) for kind, wanted in zip(row, usual, strict=False) if wanted is not None]
    told = [kind is wanted for kind, wanted in pairs if kind is not type(None)]
    return sum(told), len(told) - sum(told)


def _filled(row: Sequence[type]) -> int:
    return sum(kind is not type(None) for kind in row)


def _are_words(row: Sequence[type]) -> bool:
    filled = [kind for kind in row if kind is not type(None)]
    return 2 * sum(kind is str for kind in filled) > len(filled)


def _are_units(row: Sequence[Any]) -> bool:
    texts = [plain(str(cell)).strip() for cell in row if cell not in (None, "")]
    return bool(texts) and all(_UNIT.fullmatch(text) for text in texts)


def _counts_up(row: Sequence[Any]) -> bool:
    """Years, days or stations as headings, after a word or an empty cell: 2024, 2025; 05/01, 06/01; 1, 2, 3."""
    values: list[Any] = [meaning(cell, _ANY) for cell in row]
    if len(values) < 3 or type(values[0]) not in (str, type(None)):
        return False
    rest = values[1:]
    if all(type(value) is Moment for value in rest):
        return list(rest) == sorted(set(rest))
    return all(type(value) is int for value in rest) and all(b - a == 1 for a, b in zip(rest, rest[1:], strict=False))


def _is_sum_line(row: Sequence[Any]) -> bool:
    first = next((cell for cell in row if cell not in (None, "")), None)
    return isinstance(first, str) and _TOTAL.fullmatch(plain(first)) is not None


def are_units(row: Sequence[Any]) -> bool:
    """Whether the line below the headings names the units of its columns."""
    return _are_units(row) and _are_words([kind_of(cell) for cell in row])


def lines_aside(columns: Sequence[Column], header: Sequence[str]) -> dict[int, Why]:
    """The rows of these columns that are no measures, by their places, and why."""
    found: dict[int, Why] = {}
    words = [{value for value in set(column.values) if type(value) is str} for column in columns]
    known = {plain(word) for each in words for word in each if len(each) < _MANY_WORDS}
    for j, column in enumerate(columns):
        if header[j] in words[j]:
            found.update({i: "again" for i in _where(column, {header[j]}) if _repeats(columns, header, i)})
        likely = {word for word in words[j] if len(word) <= _LONG and _LIKELY.search(plain(word))}
        typed = bool(likely) and _is_typed(column, likely | {header[j]})
        sums = {word for word in likely if _says_total(word, known, typed)}
        for i in _where(column, sums):
            if i not in found and not any(type(before.values[i]) is str for before in columns[:j]):
                found[i] = "total"
    for i in _notes(columns, found):
        found[i] = "note"
    return found


_LONG = 80
"""Letters above which a cell is a comment, no title of a total."""
_MANY_WORDS = 1000
"""Different words above which a column holds comments, not names."""


def _is_typed(column: Column, but: set[str]) -> bool:
    """Whether a column holds dates or numbers, these words apart."""
    left = [type(value) for value in column.values if value is not None and value not in but]
    return 2 * sum(kind in _TYPED for kind in left) > len(left)


def _where(column: Column, words: set[Any]) -> list[int]:
    return list(compress(range(len(column.values)), map(words.__contains__, column.values))) if words else []


def _repeats(columns: Sequence[Column], header: Sequence[str], i: int) -> bool:
    return all(column.values[i] in (name, None) for column, name in zip(columns, header, strict=True))


def _says_total(word: str, known: set[str], typed: bool) -> bool:
    """“Total”, “Sous-total Matin” where Matin is a word of the table, and any total where dates or numbers stand."""
    said = plain(word)
    if _TOTAL.fullmatch(said):
        return True
    found = _TOTAL_OF.fullmatch(said) or _OF_TOTAL.fullmatch(said)
    if found is None:
        return False
    rest = found["of"].strip()
    return typed or rest in known or _GENERAL.fullmatch(rest) is not None


def _notes(columns: Sequence[Column], aside: Mapping[int, Why]) -> list[int]:
    """Lines that hold nothing but words where the first column holds dates or numbers."""
    first = columns[0]
    worded = [i for i, value in enumerate(first.values) if type(value) is str and i not in aside]
    if len(columns) < 3 or not worded or 2 * len(worded) > len(first.values) - len(aside):
        return []
    return [i for i in worded if all(column.values[i] is None for column in columns[1:])]


def names_of(cells: Sequence[Any], width: int) -> tuple[list[str], list[int]]:
    """A name for each column, never two the same; and the places of those that had none, or that of another.

    A column without a heading is called by its letter.
    """
    names: list[str] = []
    renamed: list[int] = []
    seen: dict[str, int] = {}
    for j in range(width):
        written = " ".join(_heading(cells[j]).split()) if j < len(cells) else ""
        name = written or letters(j)
        seen[name] = seen.get(name, 0) + 1
        if not written or seen[name] > 1:
            renamed.append(j)
        while seen[name] > 1:
            name = f"{name} ({seen[name]})"
            seen[name] = seen.get(name, 0) + 1
        names.append(name)
    return names, renamed


def _heading(cell: Any) -> str:
    if cell is None:
        return ""
    return str(getattr(cell, "text", getattr(cell, "seconds", cell)))


def letters(column: int) -> str:
    """A, B, … Z, AA, AB, … as in a spreadsheet."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def texts(row: Sequence[Any]) -> tuple[str, ...]:
    """The cells of a line as they were written."""
    return tuple(_heading(cell).strip() for cell in row)
