"""The diagnosis grid as vectors, for the window and for paper: rows of steps, columns of wastes, totals at both edges.

Lengths are pixels of the design times `scale`; a sheet that draws one pixel as one point keeps every letter above 9 pt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.calc.diagnosis import Cell, Grid
from app.calc.money import show_money
from app.calc.observation import WASTES
from app.calc.quantity import SPACE, UNKNOWN, show
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, metrics, width, wrapped
from app.canvas.rating_drawing import draw_rating, draw_scale, rating_width, write
from app.canvas.symbol_drawing import colour, mixed
from app.language import N_, Sentence, current
from app.look import Look

Measure = Literal["count", "time", "money"]
MEASURES: dict[Measure, str] = {"count": N_("Number"), "time": N_("Time per year"), "money": N_("Money per year")}
TOTAL, STEP = N_("Total"), N_("Step")
WITHOUT_WASTE = N_("Observations without a waste, which are not counted: {n}")
_MISSING = {"time": N_("{n} without time"), "money": N_("{n} not costed")}

HEAD, NAME, SMALL, COUNT, VALUE, RATING = 12, 13, 11, 20, 15, 13
_SMALLEST_HEAD = 11
ROW, _PAD = 42.0, 7.0
_HIGHEST_ROW, _ROOMY, _BELOW = 60.0, 54.0, 24.0
"""From some height on a row has room for a rating under two lines; below the grid stands what the ratings mean."""
_NAME, _WIDEST_NAME, _TOTAL, _COLUMN = 116.0, 210.0, 82.0, 50.0
"""The least widths, and the most that the names take from the columns."""
_HEAD, _LINES = 44.0, 3
_HOTTEST = 0.4
"""How much of the accent the ground of the heaviest cell takes; letters must stay legible on it."""
_FEW = 3.0
"""Observations from which on a cell may be the hottest: where each has one, none stands out."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Widths and heights of the grid; `turned` headings are written upwards, where not all of them fit across."""

    name: float
    column: float
    total: float
    head: float
    row: float
    foot: float
    head_px: int
    turned: bool


class LaidDiagnosis:
    """A grid laid out for a width. It is as wide as that, unless its columns would become too narrow to read.

    What it draws fills its own ground, so that headings and totals may be drawn over cells that were scrolled.
    """

    def __init__(
        self,
        grid: Grid,
        wide: float,
        *,
        measure: Measure = "count",
        language: str | None = None,
        currency: str = "",
        scale: float = 1.0,
        row: float | None = None,
    ) -> None:
        """`row` is another height of the rows and of the totals."""
        self.grid, self.measure, self.currency, self.scale = grid, measure, currency, scale
        self.language = language or current()
        self.names = [row.name if isinstance(row.name, str) else row.name.within(self.language) for row in grid.rows]
        self.heads = [self.say(WASTES[waste]) for waste in grid.columns]
        self.ruling = self._ruled(wide, row or ROW * scale)
        self._roomy = self.ruling.row >= _ROOMY * scale
        self._value_px = self._fitting()
        weights = [_weight(cell, measure) for row in grid.rows for cell in row.cells]
        self._highest = max([_FEW if measure == "count" else 0.0, *weights]) or 1.0
        self._rated = any(cell.rating is not None for r in grid.rows for cell in r.cells)

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def say(self, text: str, **values: object) -> str:
        return Sentence(text, tuple(values.items())).within(self.language)

    @property
    def totals_at(self) -> float:
        """Where the column of the totals begins."""
        return self.ruling.name + len(self.heads) * self.ruling.column

    @property
    def width(self) -> float:
        return self.totals_at + self.ruling.total

    def rows_that_fit(self, height: float) -> int:
        """How many rows stand between the headings and the totals on a page of this height; one at least."""
        return max(1, int((height - self.ruling.head - self.ruling.foot) // self.ruling.row))

    def _ruled(self, wide: float, row: float) -> Ruling:
        s, count = self.scale, len(self.heads)
        longest = max((width(name, self.px(NAME), MEDIUM) for name in self.names), default=0.0) + 2 * _PAD * s
        total, narrowest = _TOTAL * s, _COLUMN * s
        fitting = [size for size in (HEAD, _SMALLEST_HEAD) if _NAME * s + total + count * self._across(size) <= wide]
        size, turned = self.px(fitting[0] if fitting else HEAD), not fitting
        if fitting:
            narrowest = max(narrowest, self._across(fitting[0]))
        name = max(_NAME * s, min(longest, _WIDEST_NAME * s, wide * 0.17, wide - total - count * narrowest))
        total = max(total, min((wide - name) / (count + 1), wide - name - count * narrowest))
        column = max(narrowest, (wide - name - total) / count)
        most = max(len(_broken(head, column - _PAD * s, size)) for head in self.heads)
        upright = max(width(word, size, SEMI_BOLD) for head in self.heads for word in head.split(" "))
        head = upright + 2 * _PAD * s if turned else most * metrics(size, SEMI_BOLD).height() + 2 * _PAD * s
        return Ruling(name, column, total, max(_HEAD * s, head), row, row, size, turned)

    def _across(self, size: float) -> float:
        """The room that the longest word of the headings needs in letters of this size."""
        words = [word for head in self.heads for word in _parts(head)]
        return max(width(word, self.px(size), SEMI_BOLD) for word in words) + _PAD * self.scale

    def draw_heads(self, painter: QPainter, look: Look, x: float) -> None:
        """The headings of the wastes, the first at `x`."""
        for i, head in enumerate(self.heads):
            place = QRectF(x + i * self.ruling.column, 0, self.ruling.column, self.ruling.head)
            _ground(painter, place, look.header, look)
            (self._upwards if self.ruling.turned else self._level)(painter, place, head, look)

    def draw_corners(self, painter: QPainter, look: Look, x: float) -> None:
        """The headings of the names, and at `x` of the totals."""
        ruling, size = self.ruling, self.px(HEAD)
        for left, wide, text in ((0.0, ruling.name, STEP), (x, ruling.total, TOTAL)):
            place = QRectF(left, 0, wide, ruling.head)
            _ground(painter, place, look.header, look)
            said = self.say(text)
            at = _PAD * self.scale if text == STEP else (wide - width(said, size, SEMI_BOLD)) / 2
            base = place.bottom() - _PAD * self.scale - metrics(size, SEMI_BOLD).descent()
            write(painter, left + at, base, said, size, SEMI_BOLD, look.text)

    def draw_name(self, painter: QPainter, look: Look, i: int, y: float, *, first: bool = False) -> None:
        """The step of a row; the first row of a map, and the `first` of a page, say the map too."""
        ruling, row, pad = self.ruling, self.grid.rows[i], _PAD * self.scale
        _ground(painter, QRectF(0, y, ruling.name, ruling.row), look.surface, look)
        begins = row.map_name and (first or not i or self.grid.rows[i - 1].map_name != row.map_name)
        room, size, small = ruling.name - 2 * pad, self.px(NAME), self.px(SMALL)
        ink = look.muted if row.step is None else look.text
        lines = [(line, size, MEDIUM, ink) for line in wrapped(self.names[i], room, 1 if begins else 2, size, MEDIUM)]
        if begins:
            lines.insert(0, (elided(row.map_name, room, small), small, REGULAR, look.muted))
        at = y + (ruling.row - sum(metrics(px, weight).height() for _line, px, weight, _ink in lines)) / 2
        for line, px, weight, each in lines:
            write(painter, pad, at + metrics(px, weight).ascent(), line, px, weight, each)
            at += metrics(px, weight).height()

    def draw_cells(self, painter: QPainter, look: Look, i: int, x: float, y: float) -> None:
        """The ten cells of a row, the first at `x`."""
        for j, cell in enumerate(self.grid.rows[i].cells):
            place = QRectF(x + j * self.ruling.column, y, self.ruling.column, self.ruling.row)
            heat = _weight(cell, self.measure) / self._highest
            _ground(painter, place, mixed(look.surface, look.accent, heat * _HOTTEST), look)
            self._value(painter, place, cell, look)
            if cell.rating is not None:
                draw_rating(painter, self.rating_place(place).topLeft(), cell.rating, look, self.px(RATING))

    def draw_total(self, painter: QPainter, look: Look, i: int, x: float, y: float) -> None:
        """The sum of a row."""
        place = QRectF(x, y, self.ruling.total, self.ruling.row)
        _ground(painter, place, look.surface2, look)
        self._value(painter, place, self.grid.rows[i].total, look, total=True)

    def draw_totals(self, painter: QPainter, look: Look, x: float, y: float) -> None:
        """The sums of the columns, the first at `x`."""
        for j, cell in enumerate(self.grid.totals):
            place = QRectF(x + j * self.ruling.column, y, self.ruling.column, self.ruling.foot)
            _ground(painter, place, look.surface2, look)
            self._value(painter, place, cell, look, total=True)

    def draw_foot(self, painter: QPainter, look: Look, x: float, y: float) -> None:
        """The word before the sums of the columns, and at `x` the sum of all."""
        name = QRectF(0, y, self.ruling.name, self.ruling.foot)
        _ground(painter, name, look.surface2, look)
        size = self.px(NAME)
        base = name.center().y() + metrics(size, SEMI_BOLD).capHeight() / 2
        write(painter, _PAD * self.scale, base, self.say(TOTAL), size, SEMI_BOLD, look.text)
        place = QRectF(x, y, self.ruling.total, self.ruling.foot)
        _ground(painter, place, look.header, look)
        self._value(painter, place, self.grid.total, look, total=True)

    def rating_place(self, cell: QRectF) -> QRectF:
        """Where in a cell its rating stands: at the right of a number, under a sum."""
        side, pad = self.px(RATING), 3 * self.scale
        wide = rating_width(side)
        top = cell.center().y() - side / 2 if self.measure == "count" else cell.bottom() - side - pad
        return QRectF(cell.right() - wide - pad, top, wide, side)

    def _level(self, painter: QPainter, place: QRectF, head: str, look: Look) -> None:
        size = self.ruling.head_px
        lines = _broken(head, place.width() - _PAD * self.scale, size)
        y = place.bottom() - _PAD * self.scale - len(lines) * metrics(size, SEMI_BOLD).height()
        for line in lines:
            x = place.center().x() - width(line, size, SEMI_BOLD) / 2
            write(painter, x, y + metrics(size, SEMI_BOLD).ascent(), line, size, SEMI_BOLD, look.text)
            y += metrics(size, SEMI_BOLD).height()

    def _upwards(self, painter: QPainter, place: QRectF, head: str, look: Look) -> None:
        size = self.ruling.head_px
        high = metrics(size, SEMI_BOLD).height()
        most = max(1, int((place.width() - 4 * self.scale) // high))
        lines = wrapped(head, place.height() - 2 * _PAD * self.scale + 1, most, size, SEMI_BOLD)
        painter.save()
        painter.translate(place.center().x() - len(lines) * high / 2, place.bottom() - _PAD * self.scale)
        painter.rotate(-90)
        for i, line in enumerate(lines):
            write(painter, 0.0, i * high + metrics(size, SEMI_BOLD).ascent(), line, size, SEMI_BOLD, look.text)
        painter.restore()

    def _value(self, painter: QPainter, place: QRectF, cell: Cell, look: Look, *, total: bool = False) -> None:
        """The number or the sum of a cell; under an undefined sum, how many are missing in it."""
        if not cell.count:
            return
        room = place.width() - 6 * self.scale
        text, below = self._words(cell, room)
        size = self._value_px
        weight = SEMI_BOLD if total or self.measure == "count" else MEDIUM
        lines = [(text, size, weight)] + ([(below, self.px(SMALL), REGULAR)] if below else [])
        middle, sign = place.center(), self.rating_place(place)
        base = middle.y() + metrics(size, weight).capHeight() / 2
        if below:
            base -= metrics(self.px(SMALL)).height() / 2 + (4 * self.scale if self._roomy else 0)
        if self._rated and not total:
            if self.measure == "count" or (below and cell.rating is not None and not self._roomy):
                middle.setX((place.left() + sign.left()) / 2 + self.scale)
            elif not below:  # in the same place with and without a rating, so that a row is read across
                base = min(base, sign.top() - 2 * self.scale)
        for line, px, heavy in lines:
            write(painter, middle.x() - width(line, px, heavy) / 2, base, line, px, heavy, look.text)
            base += metrics(self.px(SMALL)).height() + self.scale

    def _fitting(self) -> int:
        """The size in which every number of the grid fits into its cell: they are compared, so all have the same."""
        size, least = self.px(COUNT if self.measure == "count" else VALUE), self.px(SMALL)
        room, last = (wide - 6 * self.scale for wide in (self.ruling.column, self.ruling.total))
        places = [(cell, room) for cells in (*(r.cells for r in self.grid.rows), self.grid.totals) for cell in cells]
        places += [(cell, last) for cell in (*(r.total for r in self.grid.rows), self.grid.total)]
        texts = {(self._words(cell, room)[0], room) for cell, room in places if cell.count}
        while size > least and any(width(text, size, SEMI_BOLD) > room for text, room in texts):
            size -= 1
        return size

    def _words(self, cell: Cell, room: float) -> tuple[str, str]:
        if self.measure == "count":
            return str(cell.count), ""
        value, missing = (cell.time_s, cell.untimed) if self.measure == "time" else (cell.cost, cell.uncosted)
        if value is None:
            said = self.say(_MISSING[self.measure], n=missing)
            fits = (cell.rating is None or self._roomy) and width(said, self.px(SMALL)) <= room
            return UNKNOWN, said if fits or not missing else f"({missing})"
        if self.measure == "time":
            return show(value, "duration", language=self.language), ""
        full = show_money(value, self.currency, language=self.language)
        return full if width(full, self.px(VALUE), SEMI_BOLD) <= room else self._in_thousands(value), ""

    def _in_thousands(self, value: float) -> str:
        """An amount that is too long for its cell, in thousands or more."""
        for size, sign in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
            if value >= size:
                return f"{show(value / size, 'count', language=self.language)}{SPACE}{sign}{self.currency}"
        return show_money(value, self.currency, language=self.language)


def draw_diagnosis(
    painter: QPainter,
    rect: QRectF,
    grid: Grid,
    look: Look,
    *,
    measure: Measure = "count",
    language: str | None = None,
    currency: str = "",
    first: int = 0,
    scale: float = 1.0,
) -> int:
    """Draw as many rows from `first` on as fit into `rect`, and after the last of all the totals.

    Below stands what the signs mean, where there is room; where one page takes all rows, they are higher than in the
    window. Returns the row to go on with on the next page: the number of rows when all are drawn.
    """
    count = len(grid.rows)
    laid = LaidDiagnosis(grid, rect.width(), measure=measure, language=language, currency=currency, scale=scale)
    end, below = min(count, first + laid.rows_that_fit(rect.height())), _BELOW * scale
    if not first and end == count:
        free = (rect.height() - laid.ruling.head - below) / (count + 1)
        high = max(laid.ruling.row, min(free, _HIGHEST_ROW * scale))
        laid = LaidDiagnosis(
            grid, rect.width(), measure=measure, language=language, currency=currency, scale=scale, row=high
        )
    ruling = laid.ruling
    painter.save()
    painter.translate(rect.topLeft())
    laid.draw_heads(painter, look, ruling.name)
    laid.draw_corners(painter, look, laid.totals_at)
    y = ruling.head
    for i in range(first, end):
        laid.draw_name(painter, look, i, y, first=i == first)
        laid.draw_cells(painter, look, i, ruling.name, y)
        laid.draw_total(painter, look, i, laid.totals_at, y)
        y += ruling.row
    if end == count:
        laid.draw_totals(painter, look, ruling.name, y)
        laid.draw_foot(painter, look, laid.totals_at, y)
        y += ruling.foot
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(look.thin), 1))
    painter.drawRect(QRectF(0, 0, laid.width, y))
    if rect.height() - y >= below:
        _draw_below(painter, laid, y + below - laid.px(SMALL) - 2 * scale, look)
    painter.restore()
    return end


def _draw_below(painter: QPainter, laid: LaidDiagnosis, y: float, look: Look) -> None:
    """What the signs of the ratings mean, and how much of what was seen stands in no column."""
    size = laid.px(SMALL)
    draw_scale(painter, QPointF(0, y), look, size, laid.language)
    if laid.grid.without_waste:
        said = laid.say(WITHOUT_WASTE, n=laid.grid.without_waste)
        base = y + (size + metrics(size).capHeight()) / 2
        write(painter, laid.width - width(said, size), base, said, size, REGULAR, look.muted)


def _parts(head: str) -> list[str]:
    """What of a heading stays on one line; a hyphen stays with what is before it."""
    return head.replace("-", "- ").split(" ")


def _broken(head: str, room: float, size: int) -> list[str]:
    whole = all(width(word, size, SEMI_BOLD) <= room for word in head.split(" "))
    return wrapped(head if whole else " ".join(_parts(head)), room, _LINES, size, SEMI_BOLD)


def _weight(cell: Cell, measure: Measure) -> float:
    """What the heat of a cell is measured by: of an undefined sum, what is known of it."""
    return {"count": float(cell.count), "time": cell.known_time_s, "money": cell.known_cost}[measure]


def _ground(painter: QPainter, place: QRectF, fill: str, look: Look) -> None:
    """One place with its lines at the right and below."""
    painter.fillRect(place, colour(fill))
    painter.setPen(QPen(colour(look.line), 1))
    right, below = place.right() - 0.5, place.bottom() - 0.5
    painter.drawLines([QLineF(right, place.top(), right, below), QLineF(place.left(), below, right, below)])
