"""Boxes with a heading in the columns of a page; what has no room goes on in the same column of the next page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from app.look import PAPER
from app.reports import font
from app.reports.fields import inner
from app.reports.framed import Area, Body
from app.reports.sheet import LABEL, SMALLEST, TEXT, Sheet
from app.reports.table import Drawn, Row, Table

_HEAD, _GAP, _LEADING = 17.0, 9.0, 1.35
_LEAST_OF_PICTURE = 60.0
_SMALLER = (1.0, 0.94, 0.88, 0.82, 0.76)
"""How much smaller a sheet is set at most that is meant to be one page."""
_TALLEST = 2.2
"""How many times as high as they need the rows of a table become in the room that is left."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading over a text, a table or a drawing, each `None` or empty where it has none.

    `share` is its part of the room that is left in its column: to write on where it is empty, and the rows of a table
    become higher; `least` is its least height in the design of A3. A drawing is never cut.
    """

    title: str
    text: str = ""
    table: Table | None = None
    drawn: Drawn | None = None
    share: float = 0.0
    least: float = 0.0
    size: float = TEXT
    weight: int = font.REGULAR
    title_size: float = LABEL + 1.5
    title_color: str = PAPER.muted

    def height(self, sheet: Sheet, width: float) -> float:
        """Of all that is in it."""
        body = 0.0
        if self.table:
            body = self.table.head(sheet) + sum(self.table.heights(sheet, width, self.table.rows))
        elif self.drawn:
            body = sheet.pixels(_LEAST_OF_PICTURE)
        elif self.text:
            body = len(self._lines(sheet, width)) * self._leading(sheet)
        return max(self._head(sheet) + body + sheet.pixels(_GAP), sheet.pixels(self.least))

    def tallest(self, sheet: Sheet, width: float) -> float:
        """The most height that it makes use of."""
        if not self.table:
            return math.inf
        rows = sum(self.table.heights(sheet, width, self.table.rows))
        return self.height(sheet, width) + rows * (_TALLEST - 1)

    def cut(self, sheet: Sheet, width: float, room: float) -> tuple[Block | None, Block | None]:
        """What of it has room, and what goes on after it."""
        if self.height(sheet, width) <= room:
            return self, None
        left = room - self._head(sheet) - sheet.pixels(_GAP)
        if self.table:
            pages = self.table.split(sheet, width, left, 1e9)
            fits = self.table.head(sheet) + sum(self.table.heights(sheet, width, pages[0]))
            if fits > left:
                return None, self
            rest = [row for page in pages[1:] for row in page]
            return self._with(pages[0]), self._with(rest) if rest else None
        many = int(left / self._leading(sheet)) if self.text else 0
        if many < 1:
            return None, self
        lines = self._lines(sheet, width)
        return replace(self, text="\n".join(lines[:many])), replace(self, text="\n".join(lines[many:]), least=0)

    def _with(self, rows: Sequence[Row]) -> Block:
        assert self.table
        return replace(self, table=replace(self.table, rows=rows), least=0)

    def draw(self, sheet: Sheet, x: float, top: float, width: float, height: float) -> None:
        """Into a rectangle that is at least as high as it needs."""
        y = top
        if self.title:
            y = top - self._head(sheet)
            base = y + sheet.pixels(_HEAD * 0.32)
            sheet.text(
                x, base, self.title, self.title_size, weight=font.SEMI_BOLD, color=self.title_color, within=width
            )
        gap = sheet.pixels(_GAP)
        if self.table:
            table = self.table.stretched(sheet, width, y - top + height - gap, _TALLEST) if self.share else self.table
            bottom = table.draw(sheet, x, y, width)
            sheet.canvas.rect(x, bottom, width, y - bottom, stroke=1, fill=0)
        elif self.drawn:
            self.drawn(sheet, x, top - height + gap, width, y - top + height - gap)
        else:
            leading = self._leading(sheet)
            for n, line in enumerate(self._lines(sheet, width) if self.text else ()):
                base = y - (n + 0.78) * leading
                sheet.text(x, base, line, self.size, weight=self.weight, within=width)

    def _head(self, sheet: Sheet) -> float:
        return sheet.pixels(_HEAD - LABEL - 1.5 + self.title_size) if self.title else 0.0

    def _lines(self, sheet: Sheet, width: float) -> list[str]:
        return sheet.lines(self.text, width, self.size, self.weight)

    def _leading(self, sheet: Sheet) -> float:
        return max(SMALLEST, sheet.pixels(self.size)) * _LEADING


def on_one_page(sheet: Sheet, make: Callable[[], list[Body]]) -> list[Body]:
    """The pages that `make` gives, in smaller letters where one page is then enough."""
    for factor in _SMALLER:
        with _set(sheet, factor):
            bodies = make()
        if len(bodies) == 1:
            return [partial(_smaller, factor, bodies[0])]
    return make()


@contextmanager
def _set(sheet: Sheet, factor: float) -> Iterator[None]:
    scale = sheet.scale
    sheet.scale = scale * factor
    try:
        yield
    finally:
        sheet.scale = scale


def _smaller(factor: float, body: Body, sheet: Sheet, area: Area) -> None:
    with _set(sheet, factor):
        body(sheet, area)


def in_columns(sheet: Sheet, area: Area, columns: Sequence[tuple[float, Sequence[Block]]]) -> list[Body]:
    """The pages on which these columns stand beside each other, each with its share of the width."""
    waiting = [list(blocks) for _share, blocks in columns]
    widths = _widths(sheet, area, [share for share, _blocks in columns])
    bodies: list[Body] = []
    while not bodies or any(waiting):
        shown = []
        for n, blocks in enumerate(waiting):
            shown.append(_that_fit(sheet, widths[n][1], area.height, blocks))
        if not any(shown):  # a block that is higher than a page is drawn all the same, and not for ever
            shown = [blocks[:1] for blocks in waiting]
            waiting = [blocks[1:] for blocks in waiting]
        bodies.append(partial(_page, widths, shown))
    return bodies


def _that_fit(sheet: Sheet, width: float, height: float, blocks: list[Block]) -> list[Block]:
    """Take from `blocks` what has room in one column."""
    pad = 2 * sheet.pixels(12)
    room, width, shown = height - pad, width - pad, []
    while blocks:
        fits, rest = blocks[0].cut(sheet, width, room)
        if fits is None:
            break
        shown.append(fits)
        room -= fits.height(sheet, width)
        if rest is not None:
            blocks[0] = rest
            break
        blocks.pop(0)
    return shown


def _page(widths: list[tuple[float, float]], columns: list[list[Block]], sheet: Sheet, area: Area) -> None:
    for n, ((x, width), blocks) in enumerate(zip(widths, columns, strict=True)):
        if n:
            sheet.rule(x, area.y, x, area.top)
        draw_blocks(sheet, Area(x, area.y, width, area.height), blocks)


def draw_blocks(sheet: Sheet, area: Area, blocks: Sequence[Block]) -> None:
    """Below each other; the room that is left is theirs by their shares."""
    room = inner(sheet, area)
    y = room.top
    for n, (block, height) in enumerate(zip(blocks, _heights(sheet, room, blocks), strict=True)):
        if n:
            sheet.rule(room.x, y + sheet.pixels(_GAP) / 2, room.x + room.width, y + sheet.pixels(_GAP) / 2)
        block.draw(sheet, room.x, y, room.width, height)
        y -= height


def _heights(sheet: Sheet, room: Area, blocks: Sequence[Block]) -> list[float]:
    """What each needs, and its share of what is left, as far as it makes use of it."""
    heights = [block.height(sheet, room.width) for block in blocks]
    most = [block.tallest(sheet, room.width) for block in blocks]
    growing = [n for n, block in enumerate(blocks) if block.share]
    while growing and (left := room.height - sum(heights)) > 0.01:
        shares = sum(blocks[n].share for n in growing)
        for n in growing:
            heights[n] = min(most[n], heights[n] + left * blocks[n].share / shares)
        growing = [n for n in growing if heights[n] < most[n]]
    return heights


def _widths(sheet: Sheet, area: Area, shares: Sequence[float]) -> list[tuple[float, float]]:
    """Where each column begins, and how wide it is."""
    x, found = area.x, []
    for share in shares:
        width = share / sum(shares) * area.width
        found.append((x, width))
        x += width
    return found
