"""A table on paper: a head that comes again on every page, texts that wrap, cells that are drawn, rows kept whole."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from reportlab.lib.colors import HexColor

from app.look import PAPER
from app.reports import font
from app.reports.framed import Area, Body
from app.reports.sheet import LABEL, SMALLEST, TEXT, Sheet

_HEAD = 22.0

Drawn = Callable[[Sheet, float, float, float, float], object]
"""Draws into x, y, width and height."""
Cell = str | Drawn


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is its share of the table, whatever they add up to."""

    title: str
    width: float
    align: Literal["left", "center", "right"] = "left"
    weight: int = font.REGULAR


@dataclass(frozen=True, slots=True)
class Row:
    """`least` is the least height in the design of A3; `struck` is written with a line through it."""

    cells: tuple[Cell, ...]
    weight: int | None = None
    fill: str | None = None
    least: float = 0.0
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Sizes are those of the A3 design."""

    columns: Sequence[Column]
    rows: Sequence[Row] = field(default_factory=tuple)
    size: float = TEXT
    least: float = 18.0
    """Height of the lowest row."""
    groups: Sequence[tuple[str, int]] = ()
    """Headings over so many columns each, in a line of their own above the heads."""
    headed: bool = True
    """Whether the columns have a line of titles."""

    def split(self, sheet: Sheet, width: float, first: float, further: float | None = None) -> list[list[Row]]:
        """The rows page by page: `first` and `further` are the heights there is room for, the head included.

        At least one row stands on each page, and there is at least one page.
        """
        pages: list[list[Row]] = [[]]
        room = first - self.head(sheet)
        for row in self.rows:
            height = self._height(sheet, width, row)
            if pages[-1] and height > room:
                pages.append([])
                room = (further or first) - self.head(sheet)
            pages[-1].append(row)
            room -= height
        return pages

    def heights(self, sheet: Sheet, width: float, rows: Sequence[Row]) -> list[float]:
        """How high each of these rows is."""
        return [self._height(sheet, width, row) for row in rows]

    def stretched(self, sheet: Sheet, width: float, room: float, most: float = math.inf) -> Table:
        """The same with rows that fill this height, `most` times as high at most; as it is where there is less room."""
        heights = self.heights(sheet, width, self.rows)
        factor = min(most, (room - self.head(sheet) - 1) / max(sum(heights), 1e-9))
        if factor <= 1:
            return self
        rows = [replace(row, least=h * factor / sheet.scale) for row, h in zip(self.rows, heights, strict=True)]
        return replace(self, rows=rows)

    def pages(self, sheet: Sheet, area: Area) -> list[Body]:
        """The whole table on as many pages of this area as it takes."""
        return [partial(self._page, rows) for rows in self.split(sheet, area.width, area.height)]

    def _page(self, rows: Sequence[Row], sheet: Sheet, area: Area) -> None:
        self.draw(sheet, area.x, area.top, area.width, rows)

    def head(self, sheet: Sheet) -> float:
        """Height of the head."""
        return sheet.pixels(_HEAD) * (2 if self.groups else 1) if self.headed else 0.0

    def draw(self, sheet: Sheet, x: float, top: float, width: float, rows: Sequence[Row] | None = None) -> float:
        """The head and these rows, all of them without; the lower edge."""
        rows = self.rows if rows is None else rows
        edges = self.edges(x, width)
        y = self._draw_head(sheet, edges, top) if self.headed else top
        for row in rows:
            y = self._row(sheet, row, edges, y)
        for edge in edges[1:-1]:
            sheet.rule(edge, y, edge, top)
        return y

    def _draw_head(self, sheet: Sheet, edges: list[float], top: float) -> float:
        x, width, y = edges[0], edges[-1] - edges[0], top - self.head(sheet)
        sheet.canvas.setFillColor(HexColor(PAPER.surface2))
        sheet.canvas.rect(x, y, width, top - y, stroke=0, fill=1)
        base = y + sheet.pixels(_HEAD) * 0.34
        for column, left, right in zip(self.columns, edges, edges[1:], strict=False):
            self._line(sheet, column, column.title, left, right, base, LABEL + 1, font.MEDIUM)
        self._draw_groups(sheet, edges, base + sheet.pixels(_HEAD), y + sheet.pixels(_HEAD))
        sheet.rule(x, y, x + width, y)
        return y

    def _draw_groups(self, sheet: Sheet, edges: list[float], base: float, y: float) -> None:
        at = 0
        for title, many in self.groups:
            left, right = edges[at], edges[at + many]
            if title:
                column = Column(title, 1, "center")
                self._line(sheet, column, title, left, right, base, LABEL + 1, font.SEMI_BOLD)
                sheet.rule(left, y, right, y)
            at += many

    def _row(self, sheet: Sheet, row: Row, edges: list[float], top: float) -> float:
        height = self._height(sheet, edges[-1] - edges[0], row)
        y = top - height
        if row.fill:
            sheet.canvas.setFillColor(HexColor(row.fill))
            sheet.canvas.rect(edges[0], y, edges[-1] - edges[0], height, stroke=0, fill=1)
            sheet.rule(edges[0], top, edges[-1], top)  # half of it was under the ground
        for column, cell, left, right in zip(self.columns, row.cells, edges, edges[1:], strict=False):
            if callable(cell):
                cell(sheet, left, y, right - left, height)
            else:
                self._text(sheet, column, row, cell, left, right, top, height)
        sheet.rule(edges[0], y, edges[-1], y)
        return y

    def _text(
        self, sheet: Sheet, column: Column, row: Row, text: str, left: float, right: float, top: float, height: float
    ) -> None:
        lines = self._lines(sheet, column, row, text, right - left)
        leading = self._leading(sheet)
        base = top - (height - len(lines) * leading) / 2 - leading * 0.76
        weight = column.weight if row.weight is None else row.weight
        for n, line in enumerate(lines):
            self._line(sheet, column, line, left, right, base - n * leading, self.size, weight)
            if row.struck and line:
                wide = font.width(line, font.face(weight), max(SMALLEST, sheet.pixels(self.size)))
                y = base - n * leading + sheet.pixels(self.size) * 0.34
                sheet.rule(left + self._pad(sheet), y, left + self._pad(sheet) + wide, y)

    def _line(
        self, sheet: Sheet, column: Column, text: str, left: float, right: float, base: float, size: float, weight: int
    ) -> None:
        pad = self._pad(sheet)
        x = {"left": left + pad, "center": (left + right) / 2, "right": right - pad}[column.align]
        sheet.text(x, base, text, size, weight=weight, align=column.align, within=right - left - 2 * pad)

    def _height(self, sheet: Sheet, width: float, row: Row) -> float:
        edges = self.edges(0.0, width)
        most = max(
            (
                len(self._lines(sheet, column, row, cell, right - left))
                for column, cell, left, right in zip(self.columns, row.cells, edges, edges[1:], strict=False)
                if not callable(cell)
            ),
            default=1,
        )
        return max(sheet.pixels(max(self.least, row.least)), most * self._leading(sheet) + sheet.pixels(6))

    def _lines(self, sheet: Sheet, column: Column, row: Row, text: str, width: float) -> list[str]:
        weight = column.weight if row.weight is None else row.weight
        return sheet.lines(text, width - 2 * self._pad(sheet), self.size, weight) or [""]

    def _leading(self, sheet: Sheet) -> float:
        return max(SMALLEST, sheet.pixels(self.size)) * 1.3

    def _pad(self, sheet: Sheet) -> float:
        return sheet.pixels(5)

    def edges(self, x: float, width: float) -> list[float]:
        """Where the columns begin, and where the last one ends."""
        whole = sum(column.width for column in self.columns)
        edges = [x]
        for column in self.columns:
            edges.append(edges[-1] + column.width / whole * width)
        return edges
