"""What the sheets of a problem say alike, whatever its method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from functools import partial

from app.calc.action_figures import is_late
from app.calc.event import EventData
from app.calc.problem import Problem
from app.calc.problem_figures import against
from app.calc.quantity import UNKNOWN
from app.language import N_
from app.reports.action import draw_wheel_cell, due_words
from app.reports.blocks import Block, on_one_page
from app.reports.fields import cut_short, draw_fields
from app.reports.framed import Area, Body, Order
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

SIZE = 8.5
"""Of the letters in its tables and texts."""


class Told(ABC):
    """What the two sheets say alike."""

    def __init__(self, event: EventData, problem: Problem, order: Order) -> None:
        self.event, self.problem, self.blank = event, problem, order.blank
        self.today = order.day or date.today()
        self.actions = [] if order.blank else against(problem, event.actions)

    def say(self, sheet: Sheet, text: str) -> str:
        """Nothing that was found stands on a form."""
        return "" if self.blank else text

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        return on_one_page(sheet, lambda: self._pages(sheet, area))

    @abstractmethod
    def _pages(self, sheet: Sheet, area: Area) -> list[Body]: ...

    @abstractmethod
    def _lines(self, sheet: Sheet) -> list[list[tuple[str, str, float]]]:
        """The fields of the head, line by line."""

    def in_full(self, sheet: Sheet, area: Area) -> list[Block]:
        """What the head has no room to say whole."""
        long = [field for line in self._lines(sheet) for field in cut_short(sheet, area.width, line)]
        return [Block(sheet.say(label), value, size=SIZE) for label, value in long]

    def draw_head(self, sheet: Sheet, area: Area) -> Area:
        """The head with its lines of fields; what is left below."""
        for line in self._lines(sheet):
            area = draw_fields(sheet, area, line)
        return area

    def countermeasures(self, sheet: Sheet, least: int) -> Block:
        rows = [
            Row(
                (
                    action.label,
                    action.owner or UNKNOWN,
                    due_words(sheet, action, late=is_late(action, self.today)),
                    partial(draw_wheel_cell, action.phase),
                )
            )
            for action in self.actions
        ]
        heads = ((N_("Action"), 4.0), (N_("Owner"), 1.6), (N_("Due"), 2.0), ("PDCA", 1.1))
        return self.table(sheet, N_("Countermeasures"), heads, rows, least, 1.0 if least else 0.0)

    def table(
        self,
        sheet: Sheet,
        title: str,
        heads: Sequence[tuple[str, float]],
        rows: list[Row],
        least: int,
        share: float = 0.0,
    ) -> Block:
        """A table under a heading, with at least so many rows: the empty ones are written by hand."""
        empty = [Row(("",) * len(heads))] * max(0, least - len(rows))
        columns = [Column(sheet.say(head), width) for head, width in heads]
        return Block(sheet.say(title), table=Table(columns, [*rows, *empty], size=SIZE, least=20), share=share)
