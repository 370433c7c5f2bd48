"""What each line of a table of counts was understood as; what is doubtful says so, and nothing is passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.exchange.count_columns import Role, texts
from app.exchange.table_file import Cell, Row
from app.exchange.typed_count import Reading, read_cell
from app.language import N_, Sentence, plain, sentence

Kind = Literal["counts", "subtotal", "total", "heading", "note", "blank"]
KINDS: dict[str, str] = {
    "counts": N_("Counts"),
    "subtotal": N_("Subtotal"),
    "total": N_("Total"),
    "heading": N_("Headings"),
    "note": N_("Words"),
    "blank": N_("Empty line"),
}

HIGHEST = 10**9
"""More is no count."""

NO_NAME = sentence(N_("It has a number and no name."))
NO_COUNT = sentence(N_("It has a name and no number."))
AGAIN = sentence(N_("This name comes more than once: the counts are added up."))
NOT_THE_SUM = sentence(N_("It is called a total, and is not the sum of the lines above."))
NOT_WHOLE, BELOW_ZERO = N_("“{cell}” is not a whole number."), N_("“{cell}” is below zero.")
ERROR, NO_NUMBER = N_("“{cell}” is an error of the spreadsheet."), N_("“{cell}” is not a number.")
UNSURE, TOO_HIGH = N_("“{cell}” was read as {number}."), N_("“{cell}” is too high for a count.")
TOO_WIDE = sentence(N_("It has more cells than the table has columns."))

_TOTAL = re.compile(
    r"\W*(?:(?P<sub>sous|sub)[ -]?)?(?:totaux|total|totals|somme|sum|ensemble|cumul|grand total|σ)\b(?P<rest>.*)"
)
_OF_TOTAL = re.compile(
    r"\W*(?:(?:general|generaux|de|du|des|la|le|les|of|for|par|by|all|partiel|global|jour|semaine|mois)\b.*)?"
)
QUOTED = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file by its `number`, with its `cells` as written. `counts` are those of the count columns.

    A `None` among them could not be read. `column` is what the line itself says where it was counted. `taken` is
    whether it is imported unless the user says otherwise; a line with `doubts` wants to be looked at.
    """

    number: int
    cells: tuple[str, ...]
    kind: Kind
    name: str = ""
    counts: tuple[int | None, ...] = ()
    column: str | None = None
    doubts: tuple[Sentence, ...] = ()
    taken: bool = False

    @property
    def can_be_taken(self) -> bool:
        """Whether the user may say that it is imported: it has a name, and a count or none."""
        return bool(self.name) and self.kind not in ("heading", "blank")


def understood(rows: Sequence[Row], heading: int | None, roles: Sequence[Role]) -> tuple[Line, ...]:
    """The lines of a table whose columns have these roles and whose headings stand at `heading`."""
    reader = _Reader(roles)
    return tuple(reader.line(row, i, heading) for i, row in enumerate(rows))


class _Reader:
    """Reads line after line; keeps the sums of those above, by which totals are known."""

    def __init__(self, roles: Sequence[Role]) -> None:
        self._roles = roles
        self._named = next((j for j, role in enumerate(roles) if role == "category"), None)
        self._placed = next((j for j, role in enumerate(roles) if role == "column"), None)
        self._counted = [j for j, role in enumerate(roles) if role == "count"]
        self._all = self._since = (0,) * max(1, len(self._counted))
        self._lines = self._lines_since = 0
        self._seen: set[tuple[str, str | None]] = set()

    def line(self, row: Row, at: int, heading: int | None) -> Line:
        cells = tuple(texts(row))
        if not any(cells):
            return Line(row.number, cells, "blank")
        if heading is not None and at <= heading:
            return Line(row.number, cells, "heading" if at == heading else "note")
        name = self._text(cells, self._named)
        written = [(row.cells[j], cells[j]) if j < len(cells) else ("", "") for j in self._counted]
        counts, doubts = self._counts(written)
        if len(cells) > len(self._roles):
            doubts.append(TOO_WIDE)
        column = self._text(cells, self._placed) or None
        made = Line(row.number, cells, "counts", name, counts, column, tuple(doubts), True)
        return self._judged(made, any(text for _cell, text in written))

    @staticmethod
    def _text(cells: Sequence[str], column: int | None) -> str:
        return cells[column] if column is not None and column < len(cells) else ""

    def _counts(self, cells: Sequence[tuple[Cell, str]]) -> tuple[tuple[int | None, ...], list[Sentence]]:
        if not self._counted:
            return (1,), []  # a line for each time it happened
        doubts: list[Sentence] = []
        counts: list[int | None] = []
        for cell, text in cells:
            count, doubt = count_of(read_cell(cell), text)
            counts.append(count)
            if doubt is not None:
                doubts.append(doubt)
        return tuple(counts), doubts

    def _judged(self, line: Line, written: bool) -> Line:
        """What it is, and whether it is taken."""
        if total := self._total(line):
            return total
        if self._counted and not written:
            return _as(line, "note", NO_COUNT, taken=False) if line.name else _as(line, "note", None, taken=False)
        if not line.name:
            return _as(line, "counts", NO_NAME, taken=False)
        whole = None not in line.counts
        if whole:
            self._all, self._since = _plus(self._all, line.counts), _plus(self._since, line.counts)
            self._lines, self._lines_since = self._lines + 1, self._lines_since + 1
        again = (plain(line.name), line.column) in self._seen
        self._seen.add((plain(line.name), line.column))
        return _as(line, "counts", AGAIN if again and self._counted else None, taken=whole)

    def _total(self, line: Line) -> Line | None:
        """The line as a total or a subtotal, where it is one by its name or, without a name, by its numbers."""
        if not self._counted:
            return None
        of_all, of_some = line.counts == self._all, line.counts == self._since
        is_sum = (of_all and self._lines > 0) or (of_some and self._lines_since > 0)
        said = {line.name, next(cell for cell in line.cells if cell)}
        found = next((match for text in said if (match := _TOTAL.fullmatch(plain(text)))), None)
        if found is None and (line.name or not is_sum):
            return None
        if found is not None and not is_sum and not _OF_TOTAL.fullmatch(found["rest"]):
            return None  # “total loss of pressure”
        sub = bool(found and found["sub"]) or (of_some and not of_all)
        self._since, self._lines_since = (0,) * len(self._counted), 0
        return _as(line, "subtotal" if sub else "total", None if is_sum else NOT_THE_SUM, taken=False)


def count_of(reading: Reading, text: str) -> tuple[int | None, Sentence | None]:
    """The count of a cell, 0 for an empty one; and what is doubtful about it."""
    cell = text if len(text) <= QUOTED else text[:QUOTED] + "…"
    if reading.kind == "empty":
        return 0, None
    if reading.kind == "error":
        return None, sentence(ERROR, cell=cell)
    if reading.kind != "number" or reading.value is None:
        return None, sentence(NO_NUMBER, cell=cell)
    if reading.value < 0:
        return None, sentence(BELOW_ZERO, cell=cell)
    if reading.value > HIGHEST:
        return None, sentence(TOO_HIGH, cell=cell)
    if reading.value != reading.value.to_integral_value():
        return None, sentence(NOT_WHOLE, cell=cell)
    count = int(reading.value)
    return count, sentence(UNSURE, cell=cell, number=count) if reading.unsure else None


def _plus(a: Sequence[int], b: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(x + (y or 0) for x, y in zip(a, b, strict=True))


def _as(line: Line, kind: Kind, doubt: Sentence | None, *, taken: bool) -> Line:
    doubts = line.doubts + ((doubt,) if doubt is not None else ())
    return replace(line, kind=kind, doubts=doubts, taken=taken)
