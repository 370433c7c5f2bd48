"""Where everything of a tally sheet stands, in pixels: rows of categories, the cells of its columns, the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.calc.pareto import Bar, Pareto
from app.calc.tally import NO_COLUMN, Category, Tally, keys
from app.canvas.font import MEDIUM, SEMI_BOLD, width
from app.canvas.pareto_words import ParetoWords

KEY, NAME, TOTAL, NUMBER, HEAD = 20, 17, 25, 16, 13
"""Sizes of the texts at a scale of one, in pixels."""
HEADER, LEAST_ROW, MOST_ROW = 34.0, 40.0, 84.0
KEY_WIDTH, LEAST_NAME, MOST_NAME, MOST_NAME_IN_COLUMNS = 50.0, 104.0, 0.34, 0.29
LEAST_MARKS, NARROW = 112.0, 46.0
"""A cell with strokes has at least so much room; one with a mere number so much."""
MOST_BESIDE = 4
"""So many other columns come before the shares, which the Pareto says, too."""
PAD = 8.0

COUNT, VALUE, SHARE, REACHED = "count", "value", "share", "reached"
_KEEPS = (COUNT, SHARE, VALUE, REACHED)
"""The numbers at the right; where there is no room, the last of these are left to the Pareto."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What of one column stands in each row, from `left` to `right`: strokes, or a number where `marks` is false.

    `everything` is the one cell of a sheet without columns.
    """

    column: str | None
    name: str
    left: float
    right: float
    marks: bool
    everything: bool = False

    def count(self, category: Category) -> int:
        return category.count if self.everything else category.count_in(self.column)


@dataclass(frozen=True, slots=True)
class Number:
    """One of the columns of numbers at the right, right-aligned at `right`."""

    kind: str
    left: float
    right: float


class LaidSheet:
    """A sheet laid out in a width, and in a height as far as its rows allow; y begins under the header.

    `current` is the column that the marks are made in; `hidden` are those to its left and right that have no room.
    """

    def __init__(
        self,
        tally: Tally,
        found: Pareto,
        words: ParetoWords,
        size: tuple[float, float],
        scale: float = 1.0,
        current: str | None = None,
    ) -> None:
        self.tally, self.found, self.words, self.scale, self.current = tally, found, words, scale, current
        self.width = size[0]
        self.keys = keys(tally)
        self.rows = tally.categories
        self.bars: dict[str, Bar] = {bar.id: bar for bar in found.bars}
        self.header = HEADER * scale
        self.footer = LEAST_ROW * scale
        room = (size[1] - self.header - self.footer) / max(1, len(self.rows))
        self.row = max(LEAST_ROW * scale, min(MOST_ROW * scale, room))
        self.hidden = (0, 0)
        self.name_left = KEY_WIDTH * scale
        self.name_right = self.name_left + self._name_width()
        self.numbers = self._numbers()
        self.cells = self._cells(self.name_right + PAD * scale, self._first_number() - PAD * scale)

    def px(self, size: float) -> int:
        return max(1, round(size * self.scale))

    @property
    def height(self) -> float:
        """That of all rows, without header and footer."""
        return self.row * len(self.rows)

    def name(self, category: Category) -> str:
        return self.words.name(self.bars[category.id])

    def frame(self) -> tuple[object, ...]:
        """All that decides where the rows stand, and what stands around them."""
        return (
            self.width,
            self.row,
            self.name_right,
            self.cells,
            self.numbers,
            self.current,
            self.hidden,
            len(self.rows),
        )

    def row_words(self, at: int) -> tuple[object, ...]:
        """All that decides what one row shows."""
        category = self.rows[at]
        counts = tuple(cell.count(category) for cell in self.cells)
        numbers = tuple(self.shown(number.kind, self.bars[category.id]) for number in self.numbers)
        return category.id, self.keys.get(category.id), category.name, counts, numbers

    # What lies at a place

    def row_at(self, y: float) -> int | None:
        at = int(y // self.row) if self.row else -1
        return at if 0 <= at < len(self.rows) else None

    def cell_at(self, x: float) -> Cell | None:
        return next((cell for cell in self.cells if cell.left <= x < cell.right), None)

    def row_rect(self, at: int) -> QRectF:
        return QRectF(0, at * self.row, self.width, self.row)

    def name_rect(self, at: int) -> QRectF:
        return QRectF(self.name_left, at * self.row, self.name_right - self.name_left, self.row)

    def cell_rect(self, at: int, cell: Cell) -> QRectF:
        return QRectF(cell.left, at * self.row, cell.right - cell.left, self.row)

    def is_name(self, at: QPointF) -> bool:
        return at.x() < self.name_right

    # The widths

    def _name_width(self) -> float:
        names = [width(self.name(category), self.px(NAME), MEDIUM) for category in self.rows]
        wanted = max(names, default=0.0) + PAD * self.scale
        most = MOST_NAME if len(self._columns()) < 2 else MOST_NAME_IN_COLUMNS
        return max(LEAST_NAME * self.scale, min(wanted, self.width * most))

    def shown(self, kind: str, bar: Bar) -> str:
        """What stands in one of the columns of numbers."""
        if kind == COUNT:
            return ParetoWords("count", self.words.language).value(bar.count)
        if kind == VALUE:
            return self.words.value(bar.value)
        return self.words.share(bar.share if kind == SHARE else bar.cumulative)

    def _numbers(self) -> tuple[Number, ...]:
        """As many as leave the marks their room; of a sheet weighed by its counts the value is the count."""
        wanted = [kind for kind in _KEEPS if kind != VALUE or self.found.weight != "count"]
        wide = {kind: self._number_width(kind) for kind in wanted}
        others = min(MOST_BESIDE, max(0, len(self._columns()) - 1))
        least = self.name_right + (LEAST_MARKS + NARROW * others + 2 * PAD) * self.scale
        while len(wanted) > 1 and least + sum(wide[kind] for kind in wanted) > self.width:
            wanted.pop()
        numbers, right = [], self.width - PAD * self.scale
        for kind in reversed([kind for kind in (COUNT, VALUE, SHARE, REACHED) if kind in wanted]):
            numbers.append(Number(kind, right - wide[kind], right))
            right -= wide[kind]
        return tuple(reversed(numbers))

    def _number_width(self, kind: str) -> float:
        size, weight = (TOTAL, SEMI_BOLD) if kind == COUNT else (NUMBER, MEDIUM)
        texts = [self.shown(kind, bar) for bar in self.found.bars]
        if kind == COUNT:
            texts.append(ParetoWords("count", self.words.language).value(sum(bar.count for bar in self.found.bars)))
        if kind == VALUE:
            texts.append(self.words.value(self.found.total))
        head = width(self.words.head(kind), self.px(HEAD), SEMI_BOLD)
        return max([head, *(width(text, self.px(size), weight) for text in texts)]) + 2 * PAD * self.scale

    def _first_number(self) -> float:
        return self.numbers[0].left if self.numbers else self.width

    # The columns of the sheet

    def _columns(self) -> list[tuple[str | None, str]]:
        if self.tally.column_kind == "none":
            return []
        columns: list[tuple[str | None, str]] = [(column.id, column.name) for column in self.tally.columns]
        if not columns or any(category.count_in(None) for category in self.rows):
            columns.append((None, self.words.say(NO_COLUMN)))
        return columns

    def _cells(self, left: float, right: float) -> tuple[Cell, ...]:
        """All with strokes where there is room; otherwise the current one, with the numbers of those around it."""
        columns, room = self._columns(), max(0.0, right - left)
        if not columns:
            return (Cell(None, "", left, right, marks=True, everything=True),)
        least, narrow = LEAST_MARKS * self.scale, NARROW * self.scale
        if room >= least * len(columns):
            each = room / len(columns)
            return tuple(
                Cell(id, name, left + i * each, left + (i + 1) * each, marks=True)
                for i, (id, name) in enumerate(columns)
            )
        at = next((i for i, (id, _name) in enumerate(columns) if id == self.current), 0)
        others = max(0, min(len(columns) - 1, int((room - least) / narrow)))
        first = max(0, min(at - others // 2, len(columns) - 1 - others))
        self.hidden = (first, len(columns) - first - others - 1)
        cells, x = [], left
        for i in range(first, first + others + 1):
            wide = room - others * narrow if i == at else narrow
            cells.append(Cell(*columns[i], x, x + wide, marks=i == at))
            x += wide
        return tuple(cells)
