"""Which columns of a table name the categories and which hold their counts, and where its headings stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from app.exchange.table_file import Cell, Row
from app.exchange.typed_count import Reading, read_cell
from app.language import plain

Role = Literal["category", "count", "column", "none"]
"""`count`: a column of counts; `column`: it says for each line in which column (day, shift, station) it was counted."""

_CATEGORY = (
    "categor defaut defect cause motif nature type anomalie probleme problem reason libelle designation item rebut"
)
_COUNTED = (
    "nombre nb qte quantite quantity qty count occurrence frequen effectif number rebut scrap defaut defect ko nok"
)
_PLACE = "date jour day equipe shift poste station ligne line machine semaine week mois month atelier secteur"
_ASIDE = (
    "% taux rate cumul cout cost prix price montant amount € code no n° id ref rang rank # total somme sum "
    "moyenne mean produit produced production"
)
"""Words of headings, without accents; a longer word may begin with one of these."""
_TOTAL = ("total", "somme", "sum", "ensemble", "Σ", "cumul")
_MOSTLY = 0.5
_ALL_BUT = 0.9


def texts(row: Row) -> list[str]:
    """The cells as they are shown: whole numbers of a spreadsheet without their point."""
    return [shown(cell) for cell in row.cells]


def shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return " ".join(cell.split())


def heading_at(rows: Sequence[Row]) -> int | None:
    """The place of the row of headings, `None` without one: the last row of words before the first one with a count."""
    first = next((i for i, row in enumerate(rows) if _holds_counts(row)), None)
    if first is None:
        widths = Counter(_filled(row) for row in rows if _filled(row))
        usual = widths.most_common(1)[0][0] if widths else 0
        return next((i for i, row in enumerate(rows) if _filled(row) == usual and _says(row, _CATEGORY)), None)
    if _are_headings(rows[first]):
        return first
    above = [i for i in range(first) if _filled(rows[i]) > 1 or (_filled(rows[i]) == 1 and len(rows[first].cells) == 1)]
    return above[-1] if above and _filled(rows[above[-1]]) * 2 >= _filled(rows[first]) else None


def guessed(headings: Sequence[str], rows: Sequence[Row]) -> tuple[Role, ...]:
    """The role of each column of these lines; there are as many as headings, or as most lines have cells."""
    widths = Counter(len(row.cells) for row in rows if row.cells)
    width = max(len(headings), widths.most_common(1)[0][0] if widths else 0)
    names = [plain(headings[j]) if j < len(headings) else "" for j in range(width)]
    columns = [[read_cell(row.cells[j] if j < len(row.cells) else "") for row in rows] for j in range(width)]
    words = [j for j in range(width) if _mostly(columns[j], ("text", "error"))]
    numbers = [j for j in range(width) if _mostly(columns[j], ("number",)) and not _is_rank(columns[j], j, rows)]
    category = _category(names, words, width, numbers)
    counts = _counts(names, [j for j in numbers if j != category], columns)
    roles: list[Role] = ["none"] * width
    for j in counts:
        roles[j] = "count"
    if category is not None:
        roles[category] = "category"
    if len(counts) < 2:
        dated = [j for j in range(width) if _mostly(columns[j], ("date",))]
        places = [j for j in (*dated, *words) if roles[j] == "none" and (j in dated or _is(names[j], _PLACE))]
        if places and (width > 2 or not counts):
            roles[min(places)] = "column"
    return tuple(roles)


def _category(names: Sequence[str], words: Sequence[int], width: int, numbers: Sequence[int]) -> int | None:
    """What is called so, else the first column of words that is no place, else the first that holds no numbers."""
    called = [j for j in words if _is(names[j], _CATEGORY)]
    plain_words = [j for j in words if not _is(names[j], _PLACE)]
    rest = [j for j in range(width) if j not in numbers]
    return next(iter((*called, *plain_words, *words, *rest, *range(width))), None)


def _counts(names: Sequence[str], numbers: list[int], columns: Sequence[Sequence[Reading]]) -> list[int]:
    """Without sums, shares, prices and codes, unless nothing else is there."""
    counted = [j for j in numbers if not _is(names[j], _ASIDE)]
    called = [j for j in counted if _is(names[j], _COUNTED)]
    if called and len(counted) > len(called):
        counted = called
    if not counted:
        totals = [j for j in numbers if names[j].strip(" :").startswith(tuple(plain(word) for word in _TOTAL))]
        return totals[-1:] or numbers[:1]
    return [j for j in counted if len(counted) < 3 or not _is_sum(j, counted, columns)]


def _is_sum(column: int, counted: Sequence[int], columns: Sequence[Sequence[Reading]]) -> bool:
    """Whether a column is the sum of the others before it, line by line."""
    before = [columns[j] for j in counted if j < column]
    if len(before) < 2:
        return False
    lines = [
        (own.value, sum((each[i].value or Decimal(0) for each in before), Decimal(0)))
        for i, own in enumerate(columns[column])
        if own.kind == "number"
    ]
    equal = sum(own == total for own, total in lines)
    return equal >= _ALL_BUT * len(lines) and any(total for _own, total in lines)


def _is_rank(column: Sequence[Reading], at: int, rows: Sequence[Row]) -> bool:
    """1, 2, 3 … before the names: the numbers of the lines."""
    values = [reading.value for reading in column if reading.kind == "number" and reading.value is not None]
    follows = len(values) > 2 and values[0] in (0, 1) and values == [values[0] + i for i in range(len(values))]
    return at == 0 and follows and any(len(row.cells) > 2 for row in rows)


def _mostly(column: Sequence[Reading], kinds: tuple[str, ...]) -> bool:
    filled = [reading for reading in column if reading.kind != "empty"]
    return bool(filled) and sum(reading.kind in kinds for reading in filled) > _MOSTLY * len(filled)


def _holds_counts(row: Row) -> bool:
    kinds = {read_cell(cell).kind for cell in row.cells}
    return "number" in kinds and bool(kinds & {"text", "date"})


def _are_headings(row: Row) -> bool:
    """A category and then 1, 2, 3, …: days or stations, not counts."""
    readings = [read_cell(cell) for cell in row.cells]
    values = [reading.value for reading in readings if reading.kind == "number"]
    steps = {b - a for a, b in zip(values, values[1:], strict=False) if a is not None and b is not None}
    return len(values) > 2 and steps == {Decimal(1)} and _says(row, _CATEGORY)


def _filled(row: Row) -> int:
    return sum(cell != "" for cell in row.cells)


def _says(row: Row, words: str) -> bool:
    return any(_is(plain(text), words) for text in texts(row))


def _is(name: str, words: str) -> bool:
    """Whether a word of the name begins with one of these; short ones are whole words."""
    parts = re.split(r"[\s/_().:;,'’-]+", name)
    return any(
        part == plain(word) or (len(word) > 3 and part.startswith(plain(word)))
        for word in words.split()
        for part in parts
        if part
    )
