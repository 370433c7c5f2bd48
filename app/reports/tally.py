"""The tally sheet on paper: marks in fives by category and column, totals and shares (FIELD 5); blank, the form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF

from app.calc.event import EventData
from app.calc.pareto import pareto
from app.calc.quantity import show
from app.calc.tally import NO_COLUMN, OTHER, Category, Tally
from app.canvas.pareto_words import ParetoWords
from app.canvas.tally_drawing import draw_marks
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.fields import HEIGHT, draw_fields
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.pareto import fields
from app.reports.sheet import Sheet
from app.reports.table import Cell, Column, Row, Table

_ROW, _TALLEST, _MARK = 34.0, 58.0, 17.0
"""Heights: of a row, of one that has room, of a mark."""
_LINES_OF_A_FORM, _COLUMNS_OF_A_FORM = 12, 5
_COLUMNS, _NARROWEST = 7.0, 0.4
"""Shares of the width: of all columns, and of each of a month, so that its days keep their numbers on A4."""


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The tally of this id, upright on A4 while it has few columns; as a form, its rows and columns without marks."""
    tally = next((tally for tally in event.tallies if tally.id == id), Tally(""))
    upright = order.paper == "A4" and len(tally.columns) <= 3
    sheet = _Sheet(tally, order.blank, event.currency)
    return framed(event, order, tally.name, N_("Tally sheet"), sheet.bodies, upright=upright)


class _Sheet:
    def __init__(self, tally: Tally, blank: bool, currency: str) -> None:
        self.tally, self.blank, self.currency = tally, blank, currency
        self.found = pareto(tally)
        loose = any(category.count_in(None) for category in tally.categories)
        self.columns: list[str | None] = [column.id for column in tally.columns]
        if not self.columns or (loose and not blank):
            self.columns.append(None)

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        room = area.height - sheet.pixels(HEIGHT)
        rows = max(1, len(self.tally.categories) + 1, _LINES_OF_A_FORM if self.blank else 1)
        table = self._table(sheet, min(_TALLEST, max(_ROW, room / sheet.scale / (rows + 1))))
        pages = table.split(sheet, area.width, room)
        return [partial(self._page, table, rows) for rows in pages]

    def _page(self, table: Table, rows: list[Row], sheet: Sheet, area: Area) -> None:
        left = draw_fields(sheet, area, fields(self.tally))
        table.draw(sheet, left.x, left.top, left.width, rows)

    def _table(self, sheet: Sheet, row: float) -> Table:
        names = {column.id: column.name for column in self.tally.columns}
        many = len(self.columns)
        heads = [names.get(id, "") if id else sheet.say(NO_COLUMN) if many > 1 else "" for id in self.columns]
        if self.blank and not self.tally.columns:
            heads = [""] * _COLUMNS_OF_A_FORM
        each = min(max(_COLUMNS, _NARROWEST * len(heads)), 2 * _COLUMNS) / len(heads)
        columns = [
            Column(sheet.say(N_("Category")), 3, weight=font.MEDIUM),
            *(Column(head, each) for head in heads),
            Column(sheet.say(N_("Total")), 0.8, "right", font.SEMI_BOLD),
        ]
        if not self.blank:
            if self.tally.weight != "count":
                columns.append(Column(sheet.say(N_("Value")), 1.2, "right"))
            columns += [Column("%", 0.8, "right"), Column(sheet.say(N_("Cum. %")), 0.9, "right")]
        return Table(columns, self._rows(sheet, len(heads)), least=row)

    def _rows(self, sheet: Sheet, columns: int) -> list[Row]:
        categories = list(self.tally.categories)
        names = [category.name or (sheet.say(OTHER) if category.other else "") for category in categories]
        if self.blank:
            names += [""] * (_LINES_OF_A_FORM - len(names) - 1)
            if not any(category.other for category in categories):
                names.append(sheet.say(OTHER))
            return [Row((name, *[""] * (columns + 1))) for name in names]
        words = ParetoWords(self.tally.weight, sheet.language, self.currency)
        bars = {bar.id: bar for bar in self.found.bars}
        rows = []
        for category, name in zip(categories, names, strict=True):
            bar = bars[category.id]
            shares = [words.share(bar.share), words.share(bar.cumulative)]
            value = [words.value(bar.value)] if self.tally.weight != "count" else []
            rows.append(Row((name, *self._marks(category), _count(sheet, category.count), *value, *shares)))
        rows.append(self._totals(sheet, categories, words))
        return rows

    def _marks(self, category: Category) -> list[Cell]:
        alone = not self.tally.columns
        counts = [category.count if alone else category.count_in(id) for id in self.columns]
        return [partial(_draw_marks, count) for count in counts]

    def _totals(self, sheet: Sheet, categories: Sequence[Category], words: ParetoWords) -> Row:
        every = sum(category.count for category in categories)
        if self.tally.columns:
            sums = [_count(sheet, sum(category.count_in(id) for category in categories)) for id in self.columns]
        else:
            sums = [""]
        value = [words.value(self.found.total)] if self.tally.weight != "count" else []
        cells = (sheet.say(N_("Total")), *sums, _count(sheet, every), *value, "", "")
        return Row(cells, weight=font.SEMI_BOLD, fill=PAPER.surface2)


def _count(sheet: Sheet, count: int) -> str:
    return show(count, "count", language=sheet.language)


def _draw_marks(count: int, sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    if count:
        pad = min(sheet.pixels(6), width * 0.12)
        box = QRectF(0, 0, width - 2 * pad, height)
        paint(
            sheet.canvas,
            (x + pad, y, width - 2 * pad, height),
            box,
            lambda painter: draw_marks(painter, box, count, PAPER, height=min(height * 0.6, 1.5 * sheet.pixels(_MARK))),
        )
