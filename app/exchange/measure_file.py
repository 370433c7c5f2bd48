"""A file of measures as plants have them, understood: CSV of any spreadsheet and encoding, text, or Excel.

    found = read_measures(path)                      # DocumentError: one sentence that says all
    found.header, found.columns                      # each `Column` with its cells, values, kind and doubts
    found.aside                                      # title, units, totals, repeated headings: with why, and in full
    found.doubts                                     # what was guessed, in sentences
    read_measures(path, Wishes(order="mdy", taken=frozenset({7})))   # the user says otherwise

Reading is parted from understanding, so that a wish need not read the file again: `raw_of`, then `understood`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any

from app.calc.import_recipe import DateOrder, ImportRecipe
from app.exchange.csv_text import csv_text
from app.exchange.file_content import EMPTY, TOO_LARGE, NotATable, file_content, is_workbook
from app.exchange.measure_cell import ErrorText, Seconds, Style, Value
from app.exchange.measure_column import Column, ColumnReader, shared_evidence
from app.exchange.measure_lines import Why, are_units, headings_at, lines_aside, names_of, texts
from app.exchange.measure_sheet import MOST_ROWS, sheet_rows
from app.exchange.workbook import MOST_COLUMNS
from app.language import N_, Sentence, sentence
from app.models.many_rows import collected_later

LARGEST = 200_000_000
"""Bytes: a year of a machine that measures each second."""
_TOLD = 5
"""Doubts about cells of one column that are told; there may be thousands."""

Tick = Callable[[float], None]
"""Told the share that is done, 0 to 1; what it raises ends the reading."""

NO_HEADINGS = N_("No line of headings was found: the columns are called by their letters.")
NO_NAME = N_("Column {letter} has no heading: it is called by its letter.")
TWICE = N_("Several columns have the same heading: one is called “{name}”.")
LONGER = N_("Line {n} has more cells than there are headings: {cells} was left out.")
MANY_LONGER = N_("{n} lines have more cells than there are headings; what stands there was left out.")
MORE = N_("{column}: and {n} more like these.")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user or a recipe says; what is left empty is found. `taken`: numbers of lines not to be set aside."""

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    order: DateOrder | None = None
    taken: frozenset[int] = frozenset()


def wishes_of(recipe: ImportRecipe) -> Wishes:
    return Wishes(recipe.sheet, recipe.encoding, recipe.delimiter, recipe.decimal, recipe.date_order)


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows that are not blank with their numbers in the file; `encoding` and `delimiter` are `None` of Excel."""

    name: str
    rows: list[Sequence[Any]]
    numbers: Sequence[int]
    encoding: str | None
    delimiter: str | None
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    doubts: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is no measure, with all its cells."""

    number: int
    cells: tuple[str, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class MeasureFile:
    """`numbers` are those of the lines of the file whose values stand in the columns."""

    raw: Raw
    columns: tuple[Column, ...]
    numbers: Sequence[int]
    aside: tuple[Aside, ...]
    doubts: tuple[Sentence, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def rows(self) -> Iterable[tuple[Value, ...]]:
        return zip(*(column.values for column in self.columns), strict=True)

    def as_json(self) -> dict[str, Any]:
        """What `chantier import --dry-run` prints."""
        return {
            "encoding": self.raw.encoding,
            "delimiter": self.raw.delimiter,
            "header": list(self.header),
            "rows": [[_shown(value) for value in row] for row in self.rows],
            "set_aside": [list(line.cells) for line in self.aside],
            "doubts": [str(doubt) for doubt in self.doubts],
        }


def _shown(value: Value) -> Any:
    if isinstance(value, Seconds):
        return {"seconds": value.seconds}
    return {"error": value.text} if isinstance(value, ErrorText) else value


def read_measures(path: Path, wishes: Wishes = Wishes(), tick: Tick = lambda share: None) -> MeasureFile:  # noqa: B008
    """What a file was understood as. Raises `DocumentError`, whose one sentence says what is wrong and what to do."""
    with collected_later():
        return understood(raw_of(path, wishes, tick), wishes, tick)


def raw_of(path: Path, wishes: Wishes = Wishes(), tick: Tick = lambda share: None) -> Raw:  # noqa: B008
    """The rows of a file, not yet understood; of a workbook one sheet. Raises `DocumentError`."""
    content = file_content(path, LARGEST)
    tick(0.1)
    if is_workbook(content):
        book = sheet_rows(path.name, content, wishes.sheet)
        rows, numbers = _not_blank(book.rows, 1)
        raw = Raw(path.name, rows, numbers, None, None, book.sheet, book.sheets, book.doubts)
    else:
        read = csv_text(path.name, content, wishes.encoding, wishes.delimiter)
        rows, numbers = _not_blank(read.rows, read.first)
        raw = Raw(path.name, rows, numbers, read.encoding, read.delimiter, doubts=read.doubts)
    tick(0.4)
    if not raw.rows:
        raise NotATable(EMPTY, name=path.name)
    if len(raw.rows) > MOST_ROWS:
        raise NotATable(TOO_LARGE, name=path.name)
    return raw


def _not_blank(rows: list[list[Any]], first: int) -> tuple[list[Sequence[Any]], Sequence[int]]:
    full = [_begins(row) or _filled(row) for row in rows]
    if all(full):
        return list(rows), range(first, first + len(rows))
    return list(compress(rows, full)), list(compress(range(first, first + len(rows)), full))


def _begins(row: Sequence[Any]) -> bool:
    """Whether a row begins with a letter or a digit, as most do: the quick way to see that it is not blank."""
    return bool(row) and type(row[0]) is str and "!" < row[0][:1] <= "z"


def _filled(row: Sequence[Any]) -> bool:
    """Whether there is anything: zero counts as well, a blank does not."""
    return any(cell is not None and (type(cell) is not str or (cell and not cell.isspace())) for cell in row)


def understood(raw: Raw, wishes: Wishes = Wishes(), tick: Tick = lambda share: None) -> MeasureFile:  # noqa: B008
    """What rows mean. Raises `NotATable` where there are more columns than any table of measures has."""
    at = headings_at(raw.rows)
    begin = 0 if at is None else at + 1
    aside = [_aside(raw, i, "before") for i in range(begin - 1)] if at is not None else []
    if at is not None and begin < len(raw.rows) and are_units(raw.rows[begin]):
        aside.append(_aside(raw, begin, "units"))
        begin += 1
    body, numbers = raw.rows[begin:], raw.numbers[begin:]
    doubts = list(raw.doubts)
    heading = raw.rows[at] if at is not None else ()
    cells, names = _columns(raw, heading, body, numbers, doubts)
    columns = _read(cells, names, wishes, raw.delimiter, tick)
    left = {i: why for i, why in lines_aside(columns, names).items() if numbers[i] not in wishes.taken}
    if left:
        aside += [_aside(raw, begin + i, why) for i, why in left.items()]
        kept = [i not in left for i in range(len(body))]
        numbers = list(compress(numbers, kept))
        columns = _without(columns, kept, wishes, raw.delimiter)
    for column in columns:
        doubts += column.notes
        told = list(column.doubtful.values())
        doubts += told[:_TOLD]
        if len(told) > _TOLD:
            doubts.append(sentence(MORE, column=column.name, n=len(told) - _TOLD))
    return MeasureFile(raw, tuple(columns), numbers, tuple(sorted(aside, key=lambda each: each.number)), tuple(doubts))


def _aside(raw: Raw, i: int, why: Why) -> Aside:
    return Aside(raw.numbers[i], texts(raw.rows[i]), why)


def _columns(
    raw: Raw, heading: Sequence[Any], body: list[Sequence[Any]], numbers: Sequence[int], doubts: list[Sentence]
) -> tuple[list[Sequence[Any]], list[str]]:
    """The cells of each column and its name; shorter lines are filled up, what is beyond the headings is told."""
    width = _width(heading, body)
    if width > MOST_COLUMNS:
        raise NotATable(TOO_LARGE, name=raw.name)
    names, renamed = names_of(heading, width)
    if not heading:
        doubts.append(sentence(NO_HEADINGS))
    else:
        for j in renamed:
            is_named = j < len(heading) and heading[j] not in (None, "") and str(heading[j]).strip()
            doubts.append(sentence(TWICE, name=names[j]) if is_named else sentence(NO_NAME, letter=names[j]))
    reach = set(map(len, body))
    longer = []
    if max(reach, default=0) > width:
        longer = [i for i, row in enumerate(body) if len(row) > width and _filled(row[width:])]
    for i in longer[:_TOLD]:
        extra = ", ".join(f"“{text}”" for text in texts(body[i][width:]) if text)
        doubts.append(sentence(LONGER, n=numbers[i], cells=extra))
    if len(longer) > _TOLD:
        doubts.append(sentence(MANY_LONGER, n=len(longer)))
    if not body:
        return [()] * width, names
    if min(reach) < width:
        blank = [None] * width
        body = [row if len(row) >= width else [*row, *blank[len(row) :]] for row in body]
    return [[row[j] for row in body] for j in range(width)], names


def _width(heading: Sequence[Any], body: list[Sequence[Any]]) -> int:
    """That of the headings; more where something stands below an empty one, or most lines go on beyond them."""
    named = max((j for j, text in enumerate(texts(heading), 1) if text), default=0)
    most = max(map(len, body), default=0)
    width = named
    for j in range(named, min(most, MOST_COLUMNS + 1)):
        filled = sum(1 for row in body if j < len(row) and _filled(row[j : j + 1]))
        if filled and (j < len(heading) or 2 * filled > len(body)):
            width = j + 1
    return max(width, 1)


def _read(
    cells: Sequence[Sequence[Any]], names: Sequence[str], wishes: Wishes, delimiter: str | None, tick: Tick
) -> list[Column]:
    readers = []
    for n, (name, each) in enumerate(zip(names, cells, strict=True)):
        readers.append(ColumnReader(name, each, Style(wishes.decimal), wishes.order))
        tick(0.4 + 0.5 * (n + 1) / len(cells))
    found = [reader.evidence for reader in readers]
    fallback = "." if delimiter == "," else ","
    return [reader.column(shared_evidence(found[:n] + found[n + 1 :]), fallback) for n, reader in enumerate(readers)]


def _without(columns: list[Column], kept: list[bool], wishes: Wishes, delimiter: str | None) -> list[Column]:
    """The columns without some lines. All are understood anew where totals and notes made words of one with numbers."""
    cells = [list(compress(column.cells, kept)) for column in columns]
    if any(column.kind == "text" and not set(map(type, column.values)) <= _WORDS for column in columns):
        return _read(cells, [column.name for column in columns], wishes, delimiter, lambda share: None)
    for column, remaining in zip(columns, cells, strict=True):
        column.cells = remaining
        column.values = list(compress(column.values, kept))
        there = set(remaining) if column.doubtful else set()
        column.doubtful = {cell: said for cell, said in column.doubtful.items() if cell in there}
    return columns


_WORDS = {str, type(None)}
