"""Where the parts of a decision matrix stand: criteria as rows, options as columns, the result below.

Row 0 has the names of the options, the rows after it are criteria, the last one is the result. Column 0 has the names
of the criteria, 1 their weights, 2 what is better; the columns after them are options, the last one says what turns the
winner. Where more can be typed, a row for one more criterion and a column for one more option stand before those.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.calc.decision import Decision
from app.calc.decision_figures import name_of
from app.canvas.font import MEDIUM, SEMI_BOLD, metrics, width, wrapped

NAME, WEIGHT, DIRECTION = 0, 1, 2
BEFORE = 3
"""Columns before the first option."""
TITLE_PX, NAME_PX, SMALL_PX, VALUE_PX = 14, 14, 11, 19
PAD = 8.0
_NAMES, _WEIGHT, _DIRECTION, _MORE = (150.0, 250.0), 70.0, 66.0, 84.0
_OPTION, _TURN = (96.0, 240.0), (132.0, 190.0)
"""The least and the most widths."""
_ROW, _HEAD, _RESULT = (44.0, 64.0), 58.0, 74.0
_LINES = 3


class Spot(NamedTuple):
    row: int
    column: int


@dataclass(frozen=True)
class MatrixLayout:
    """All lengths in pixels, the top left corner at the origin; `xs` and `ys` are the edges of columns and rows."""

    criteria: int
    options: int
    grows: bool
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    scale: float
    least_width: float
    """The width below which columns would be too narrow to read."""

    @property
    def width(self) -> float:
        return self.xs[-1]

    @property
    def height(self) -> float:
        return self.ys[-1]

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def result(self) -> int:
        """The row of the result."""
        return self.rows - 1

    @property
    def turn(self) -> int:
        """The column of what turns the winner."""
        return self.columns - 1

    def criterion(self, row: int) -> int | None:
        """Which criterion stands in a row."""
        return row - 1 if 1 <= row <= self.criteria else None

    def option(self, column: int) -> int | None:
        return column - BEFORE if BEFORE <= column < BEFORE + self.options else None

    def is_new_criterion(self, row: int) -> bool:
        return self.grows and row == self.criteria + 1

    def is_new_option(self, column: int) -> bool:
        return self.grows and column == BEFORE + self.options

    def place(self, spot: Spot) -> QRectF:
        left, top = self.xs[spot.column], self.ys[spot.row]
        return QRectF(left, top, self.xs[spot.column + 1] - left, self.ys[spot.row + 1] - top)

    def at(self, x: float, y: float) -> Spot | None:
        """The cell under a point."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        row = next(i for i in range(self.rows) if y < self.ys[i + 1])
        return Spot(row, next(i for i in range(self.columns) if x < self.xs[i + 1]))


def lay_matrix(
    decision: Decision,
    wide: float,
    high: float | None = None,
    *,
    scale: float = 1.0,
    grows: bool = False,
) -> MatrixLayout:
    """As wide as that unless the columns would become too narrow; rows as high as fits within their bounds."""
    s, options, criteria = scale, len(decision.options), len(decision.criteria)
    names = [name_of(criterion) for criterion in decision.criteria]
    longest = max((width(name, round(NAME_PX * s), MEDIUM) for name in names), default=0.0) + 2 * PAD * s
    name = min(max(_NAMES[0] * s, longest), _NAMES[1] * s, max(_NAMES[0] * s, wide * 0.24))
    turn = min(max(_TURN[0] * s, wide * 0.17), _TURN[1] * s)
    fixed = name + _WEIGHT * s + _DIRECTION * s + turn + (_MORE * s if grows else 0.0)
    option = min(max(_OPTION[0] * s, (wide - fixed) / options), _OPTION[1] * s) if options else 0.0
    left = wide - fixed - options * option
    name = (
        min(_NAMES[1] * s, name + left / 2) if left > 0 else max(_NAMES[0] * s, name + left)
    )  # to the words, from them
    widths = [name, _WEIGHT * s, _DIRECTION * s, *([option] * options), *([_MORE * s] if grows else []), turn]
    head = max(_HEAD * s, _head_height(decision, option, s))
    rows = criteria + (1 if grows else 0)
    free = (high - head - _RESULT * s) / max(1, rows) if high is not None else 48 * s
    row = min(max(_ROW[0] * s, free), _ROW[1] * s)
    heights = [head, *([row] * criteria), *([min(row, 42 * s)] if grows else []), _RESULT * s]
    least = (_NAMES[0] + _WEIGHT + _DIRECTION + options * _OPTION[0] + (_MORE if grows else 0) + _TURN[0]) * s
    return MatrixLayout(criteria, options, grows, _edges(widths), _edges(heights), s, least)


def head_lines(text: str, room: float, scale: float) -> list[str]:
    """The name of an option in the lines of its heading."""
    return wrapped(text, room - 2 * PAD * scale, _LINES, round(TITLE_PX * scale), SEMI_BOLD)


def _head_height(decision: Decision, option: float, s: float) -> float:
    most = max((len(head_lines(name_of(each), option, s)) for each in decision.options), default=1)
    signs = metrics(round(SMALL_PX * s), SEMI_BOLD).height() + 4 * s
    return most * metrics(round(TITLE_PX * s), SEMI_BOLD).height() + signs + 2 * PAD * s


def _edges(lengths: list[float]) -> tuple[float, ...]:
    edges = [0.0]
    for length in lengths:
        edges.append(round(edges[-1] + length))
    return tuple(edges)
