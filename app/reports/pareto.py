"""The Pareto of a tally on paper: the picture, or two periods beside each other, and its numbers."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.calc.event import EventData
from app.calc.pareto import Pareto, pareto
from app.calc.pareto_change import Change, change
from app.calc.quantity import show
from app.calc.tally import Tally
from app.canvas.pareto_drawing import draw_change, draw_pareto
from app.canvas.pareto_words import ParetoWords
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.fields import draw_fields, inner
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_NUMBERS = 0.32
"""Share of the width that the table of the numbers takes."""
_SCALE = 1.15
"""How large the lettering of the picture is on A3."""


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The Pareto of the tally of this id; beside that of the period before, where there is one."""
    tally = next(tally for tally in event.tallies if tally.id == id)
    before = next((other for other in event.tallies if other.id == tally.before), None)
    sheet = _Sheet(tally, before, event.currency)
    return framed(event, order, tally.name, N_("Pareto chart"), sheet.bodies)


class _Sheet:
    def __init__(self, tally: Tally, before: Tally | None, currency: str) -> None:
        self.tally, self.before, self.currency = tally, before, currency
        self.found: Pareto = pareto(tally)
        self.change: Change | None = change(before, tally) if before else None

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        """The picture with as many numbers as have room beside it, the others on further pages."""
        table = self._table(sheet)
        width = area.width * _NUMBERS
        pages = table.split(sheet, width, area.height - sheet.pixels(60), area.height - sheet.pixels(60))
        return [partial(self._page, table, rows, n) for n, rows in enumerate(pages)]

    def _page(self, table: Table, rows: list[Row], n: int, sheet: Sheet, area: Area) -> None:
        left = draw_fields(sheet, area, fields(self.tally))
        wide = left.width * _NUMBERS
        table.draw(sheet, left.x + left.width - wide, left.top, wide, rows)
        sheet.rule(left.x + left.width - wide, left.y, left.x + left.width - wide, left.top)
        self._picture(sheet, inner(sheet, Area(left.x, left.y, left.width - wide, left.height)))

    def _picture(self, sheet: Sheet, area: Area) -> None:
        rect = QRectF(0, 0, area.width, area.height)
        told: dict[str, Any] = {"language": sheet.language, "currency": self.currency, "scale": sheet.scale * _SCALE}

        def draw(painter: QPainter) -> None:
            if self.change and self.before:
                draw_change(painter, rect, self.change, (self.before.name, self.tally.name), PAPER, **told)
            else:
                draw_pareto(painter, rect, self.found, PAPER, name=self.tally.name, **told)

        paint(sheet.canvas, (area.x, area.y, area.width, area.height), rect, draw)

    def _table(self, sheet: Sheet) -> Table:
        words = ParetoWords(self.tally.weight, sheet.language, self.currency)
        columns = (
            Column(sheet.say(N_("Category")), 2.7),
            Column(sheet.say(N_("Number")), 1.2, "right"),
            Column(words.say(N_("Value")), 1.5, "right"),
            Column("%", 1, "right"),
            Column(sheet.say(N_("Cum. %")), 1.5, "right"),
            Column("", 0.6, "center"),
        )
        rows = [
            Row(
                (
                    words.name(bar),
                    show(bar.count, "count", language=sheet.language),
                    words.value(bar.value),
                    words.share(bar.share),
                    words.share(bar.cumulative),
                    bar.abc or "",
                )
            )
            for bar in self.found.bars
        ]
        count = sum(bar.count for bar in self.found.bars)
        total = (show(count, "count", language=sheet.language), words.value(self.found.total))
        rows.append(Row((sheet.say(N_("Total")), *total, "", "", ""), weight=font.SEMI_BOLD))
        return Table(columns, rows)


def fields(tally: Tally) -> list[tuple[str, str, float]]:
    """What a tally and its Pareto have at their head."""
    return [
        (N_("Counted"), tally.object, 3),
        (N_("Place"), tally.place, 2),
        (N_("Period"), tally.period, 2),
        (N_("Recorder"), tally.recorder, 2),
        (N_("Shift"), tally.shift, 1),
    ]
