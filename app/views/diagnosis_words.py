"""What a place of the diagnosis grid says in words: on the screen, in tips, to a screen reader."""

from __future__ import annotations

from app.calc.diagnosis import RATINGS, Cell, Grid
from app.calc.money import show_money
from app.calc.observation import WASTES
from app.calc.quantity import show
from app.language import _, ngettext


def cell_words(grid: Grid, row: int, column: int, cell: Cell, currency: str) -> str:
    """Where it is, what was seen there with its time and money per year, and how the team rated it."""
    parts = [place_words(grid, row, column), ngettext("{n} observation", "{n} observations", cell.count)]
    if cell.count:
        parts += [_time_words(cell), _cost_words(cell, currency)]
    if row < len(grid.rows) and column < len(grid.columns) and grid.rows[row].step is not None:
        rated = cell.rating is not None
        parts.append(
            _("rated {n}: {word}", n=cell.rating, word=_(RATINGS[cell.rating or 0])) if rated else _("not rated")
        )
    if row == len(grid.rows) and column == len(grid.columns) and grid.not_wastes:
        parts.append(
            ngettext(
                "{n} strength or opportunity is not counted",
                "{n} strengths and opportunities are not counted",
                grid.not_wastes,
            )
        )
    return " · ".join(parts)


def place_words(grid: Grid, row: int, column: int) -> str:
    """A step and a waste; one alone where the other is all of them."""
    step = str(grid.rows[row].name) if row < len(grid.rows) else ""
    waste = _(WASTES[grid.columns[column]]) if column < len(grid.columns) else ""
    return " – ".join(part for part in (step, waste) if part) or _("All steps and wastes")


def _time_words(cell: Cell) -> str:
    if cell.time_s is not None:
        return _("{time} per year", time=show(cell.time_s, "duration"))
    if cell.untimed == cell.count:
        return _("time not known")
    known = show(cell.known_time_s, "duration")
    return _("at least {time} per year, {n} without time", time=known, n=cell.untimed)


def _cost_words(cell: Cell, currency: str) -> str:
    if cell.cost is not None:
        return _("{cost} per year", cost=show_money(cell.cost, currency))
    if cell.uncosted == cell.count:
        return _("cost not known")
    known = show_money(cell.known_cost, currency)
    return _("at least {cost} per year, {n} not costed", cost=known, n=cell.uncosted)
