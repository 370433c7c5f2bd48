"""Improvement axes on paper: all of them side by side, and the objective of one for its team (FIELD 2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.calc.axis import Axis
from app.calc.axis_check import LETTERS, check
from app.calc.event import EventData
from app.calc.origin import Named, Thing, names, origins
from app.canvas.axis_drawing import draw_objective
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.approval import approvals_block, decided
from app.reports.blocks import Block, draw_blocks, in_columns, on_one_page
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Cell, Column, Drawn, Row, Table

_ON_A_PAGE = {"A3": 4, "A4": 3}
_OF_A_FORM = 3
_PICTURE = 150.0
_SIZE = 11.0


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """All axes as columns, line by line the same question for each; three empty columns as a form."""
    axes = [Axis("") for _n in range(_OF_A_FORM)] if order.blank else list(event.axes)
    sheet = _Overview(event, axes, order.blank, _ON_A_PAGE[order.paper])
    return framed(event, order, "", N_("Improvement axes"), sheet.bodies)


class _Overview:
    def __init__(self, event: EventData, axes: list[Axis], blank: bool, most: int) -> None:
        self.event, self.axes, self.blank, self.most = event, axes, blank, most
        self.origins, self.names = origins(event), names(event)

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        """As many axes on a page as stay legible, evenly; their lines go on over the page."""
        pages = -(-len(self.axes) // self.most) or 1
        each = -(-len(self.axes) // pages)
        bodies: list[Body] = []
        for n in range(pages):
            these = self.axes[n * each : (n + 1) * each]
            bodies += on_one_page(sheet, partial(self._pages, sheet, area, these, n * each + 1))
        return bodies

    def _pages(self, sheet: Sheet, area: Area, axes: Sequence[Axis], first: int) -> list[Body]:
        return self._table(sheet, axes, first).stretched(sheet, area.width, area.height).pages(sheet, area)

    def _table(self, sheet: Sheet, axes: Sequence[Axis], first: int) -> Table:
        columns = [Column("", 1.05, weight=font.MEDIUM)]
        columns += [Column(sheet.say(N_("Axis {n}"), n=n), 3) for n in range(first, first + len(axes))]
        lines: list[tuple[str, Callable[[Axis], Cell], float]] = [
            (N_("We want"), lambda axis: axis.name, 40),
            (N_("It comes from"), lambda axis: self._comes_from(sheet, axis), 40),
            (N_("At stake: gains"), lambda axis: axis.gains, 40),
            (N_("At stake: risks"), lambda axis: axis.risks, 40),
            (N_("Constraints"), lambda axis: axis.constraints, 34),
            (N_("Objective"), lambda axis: "" if self.blank else _objective(axis, sheet.language), _PICTURE),
            (N_("Checked"), lambda axis: "" if self.blank else self._checked(sheet, axis), 40),
            (N_("Company objective"), lambda axis: axis.company_objective, 30),
            (N_("With which means"), lambda axis: axis.capacities, 30),
            (N_("Team"), lambda axis: axis.team, 26),
            (N_("Owner"), lambda axis: axis.owner, 26),
            (N_("Decision"), lambda axis: "" if self.blank else decided(sheet, axis.approvals), 26),
        ]
        rows = [Row((sheet.say(title), *(cell(axis) for axis in axes)), least=least) for title, cell, least in lines]
        return Table(columns, rows, size=_SIZE)

    def _comes_from(self, sheet: Sheet, axis: Axis) -> str:
        return "" if self.blank else "\n".join(came_from(sheet, self.origins.get(("axis", axis.id), ()), self.names))

    def _checked(self, sheet: Sheet, axis: Axis) -> str:
        return "\n".join(_checks(sheet, axis, len(self.origins.get(("axis", axis.id), ()))))


def came_from(sheet: Sheet, things: Sequence[Thing], names: dict[Thing, Named]) -> list[str]:
    """Each thing by what it is and its own words."""
    return [f"{sheet.say(names[thing].word)} – {names[thing].title}" for thing in things]


def _checks(sheet: Sheet, axis: Axis, comes_from: int) -> list[str]:
    return [
        ("✓ " if each.fulfilled else "○ ")
        + sheet.say(N_("{what}: {name}"), what=sheet.say(LETTERS[each.letter]), name=each.said.within(sheet.language))
        for each in check(axis, comes_from)
    ]


def _objective(axis: Axis, language: str) -> Drawn:
    return drawn(partial(draw_objective, axis=axis, look=PAPER, language=language), pad=6)


def objective_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The objective of the axis of this id on one page, to hang where its team works."""
    axis = next((axis for axis in event.axes if axis.id == id), Axis(""))
    return framed(event, order, axis.name, N_("Objective"), partial(_objective_bodies, event, axis))


def _objective_bodies(event: EventData, axis: Axis, sheet: Sheet, area: Area) -> list[Body]:
    return on_one_page(sheet, lambda: _objective_page(event, axis, sheet, area))


def _objective_page(event: EventData, axis: Axis, sheet: Sheet, area: Area) -> list[Body]:
    """The measure above, as large as the page; below it what it is about, in columns."""
    found = origins(event).get(("axis", axis.id), [])
    below = area.height * 0.48
    told = [
        (
            1.0,
            [
                Block(sheet.say(N_("At stake: gains")), axis.gains, share=1, least=40, size=11),
                Block(sheet.say(N_("At stake: risks")), axis.risks, share=1, least=40, size=11),
                Block(sheet.say(N_("Constraints")), axis.constraints, share=1, least=40, size=11),
            ],
        ),
        (
            1.0,
            [
                Block(
                    sheet.say(N_("It comes from")),
                    "\n".join(came_from(sheet, found, names(event))),
                    share=1,
                    least=40,
                    size=11,
                ),
                Block(
                    sheet.say(N_("Checked")),
                    "\n".join(_checks(sheet, axis, len(found))),
                    share=1,
                    least=60,
                    size=10,
                ),
            ],
        ),
        (
            1.4,
            [
                Block(sheet.say(N_("Company objective")), axis.company_objective, share=1, least=36, size=11),
                Block(sheet.say(N_("Team")), axis.team, share=0.5, least=30, size=11),
                Block(sheet.say(N_("Owner")), axis.owner, share=0.5, least=30, size=11),
                approvals_block(sheet, axis.approvals, empty=1),
            ],
        ),
    ]
    first, *further = in_columns(sheet, Area(area.x, area.y, area.width, below), told)
    bodies: list[Body] = [partial(_measure, axis, below, first)]
    if further:
        bodies += in_columns(sheet, area, told)  # what has no room under the measure stands whole on a page of its own
    return bodies


def _measure(axis: Axis, below: float, told: Body, sheet: Sheet, area: Area) -> None:
    above = Area(area.x, area.y + below, area.width, area.height - below)
    sheet.rule(area.x, above.y, area.x + area.width, above.y)
    statement = Block("", axis.name, size=22, weight=font.SEMI_BOLD)
    picture = Block("", drawn=_objective(axis, sheet.language), share=1)
    draw_blocks(sheet, above, [statement, picture])
    told(sheet, Area(area.x, area.y, area.width, below))
