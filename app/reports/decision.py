"""A decision on one page: the weighted matrix, what it hangs on, effort and impact, pros and cons, and who signs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from reportlab.lib.colors import HexColor

from app.calc.decision import DIRECTIONS, SIDES, Decision, Option, Side, called_as_levers
from app.calc.decision_figures import DecisionFigures, figures, name_of
from app.calc.decision_words import chosen_of, consistency_said, turn_said, worst_said
from app.calc.event import EventData
from app.calc.pairwise import pairwise
from app.calc.quantity import UNKNOWN, show
from app.canvas.effort_impact_drawing import draw_effort_impact
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.approval import approvals_block
from app.reports.blocks import Block, in_columns, on_one_page
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import TEXT, Sheet
from app.reports.table import Cell, Column, Drawn, Row, Table

_SIZE, _PICTURE = 10.0, 250.0
_PIXEL = 0.8
"""Of the picture, in the design of A3: finer than on a wall, so that its cards have room beside each other."""
_CRITERIA_OF_A_FORM, _OPTIONS_OF_A_FORM = 8, 4


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The decision of this id; as a form its criteria and options, or empty lines, to be scored by hand."""
    decision = next((decision for decision in event.decisions if decision.id == id), Decision(""))
    sheet = _Sheet(called_as_levers(decision, {lever.id: lever.name for lever in event.levers}), order.blank)
    return framed(event, order, decision.name, N_("Decision"), sheet.bodies)


class _Sheet:
    def __init__(self, decision: Decision, blank: bool) -> None:
        self.decision, self.blank = decision, blank
        self.found: DecisionFigures = figures(decision)

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        return on_one_page(sheet, lambda: self._pages(sheet, area))

    def _pages(self, sheet: Sheet, area: Area) -> list[Body]:
        decision, blank = self.decision, self.blank
        left = [self._matrix(sheet)]
        if decision.levels:
            values = [show(level.value, "count", language=sheet.language) for level in decision.levels]
            words = " · ".join(f"{value} = {level.words}" for value, level in zip(values, decision.levels, strict=True))
            left.append(Block(sheet.say(N_("What the scores mean")), words, size=_SIZE))
        if not blank and decision.options and decision.criteria:
            left.append(Block(sheet.say(N_("What it hangs on")), self._hangs_on(sheet), size=_SIZE))
        if not blank and decision.comparisons:
            left.append(Block(sheet.say(N_("Weights by comparing pairs")), self._compared(sheet), size=_SIZE))
        if blank or any(option.points for option in decision.options):
            left.append(self._points(sheet))
        right: list[Block] = []
        if blank or any(option.effort is not None for option in decision.options):
            title = sheet.say(N_("Effort and impact"))
            right.append(Block(title, drawn=self._effort_impact, share=1, least=_PICTURE))
        if not blank and any(option.dots for option in decision.options):
            right.append(self._dots(sheet))
        right += self._taken(sheet)
        right.append(approvals_block(sheet, () if blank else decision.approvals, empty=3 if blank else 1))
        return in_columns(sheet, area, [(1.7, left), (1.0, right)])

    # The matrix

    def _options(self) -> list[Option]:
        missing = _OPTIONS_OF_A_FORM - len(self.decision.options) if self.blank else 0
        return [*self.decision.options, *(Option("") for _n in range(missing))]

    def _matrix(self, sheet: Sheet) -> Block:
        options = self._options()
        columns = [Column("", 2.6, weight=font.MEDIUM), Column("", 0.9, "right")]
        columns += [Column("", 1.8, "center") for _option in options]
        heads = (sheet.say(N_("Criterion")), sheet.say(N_("Weight")), *map(self._head, options))
        rows = [Row(heads, weight=font.SEMI_BOLD, fill=PAPER.surface2)]  # a row, for long names to be read whole
        for criterion in self.decision.criteria:
            share = self.found.weights.get(criterion.id)
            name = criterion.name
            if criterion.direction == "less":
                name += f" ▼ ({sheet.say(DIRECTIONS['less'])})"
            weight = show(share, "share", language=sheet.language) if not self.blank else ""
            rows.append(Row((name, weight, *(self._cell(sheet, option, criterion.id) for option in options))))
        if self.blank:
            rows += [Row(("",) * len(columns))] * max(0, _CRITERIA_OF_A_FORM + 1 - len(rows))
        rows.append(self._scores(sheet, options))
        low, high = (show(end, "count", language=sheet.language) for end in (self.found.low, self.found.high))
        title = sheet.say(N_("Weighted matrix: scores from {low} to {high}"), low=low, high=high)
        return Block(title, table=Table(columns, rows, size=_SIZE, least=26, headed=False), share=1.0)

    def _head(self, option: Option) -> str:
        return f"★ {option.name}" if option.id and option.id == self.found.winner and not self.blank else option.name

    def _cell(self, sheet: Sheet, option: Option, criterion: str) -> str:
        """The score; of several voters their mean between the lowest and the highest."""
        if self.blank or not option.id:
            return ""
        cell = self.found.options[option.id].cells[criterion]
        said = show(cell.value, "count", language=sheet.language)
        if cell.voters > 1 and cell.lowest != cell.highest:
            low, high = (show(end, "count", language=sheet.language) for end in (cell.lowest, cell.highest))
            said += f"  ({low}–{high})"
        return said

    def _scores(self, sheet: Sheet, options: list[Option]) -> Row:
        cells: list[Cell] = [sheet.say(N_("Score")), ""]
        cells += [self._score(option) if option.id and not self.blank else "" for option in options]
        return Row(tuple(cells), weight=font.SEMI_BOLD, fill=PAPER.surface2, least=34)

    def _score(self, option: Option) -> Drawn:
        return partial(_bar, self.found.options[option.id].score, self.found.low, self.found.high)

    def _hangs_on(self, sheet: Sheet) -> str:
        """Who leads, and for each criterion which weight would turn that: a sign for those that a tenth turns."""
        decision, found = self.decision, self.found
        if found.winner is None:
            return found.undefined["winner"].within(sheet.language)
        winner = next(option for option in decision.options if option.id == found.winner)
        lines = [sheet.say(N_("“{name}” has the best score."), name=name_of(winner))]
        for criterion in decision.criteria:
            sign = "⚠" if criterion.id in found.sensitive_to else "○"
            lines.append(f"{sign} {turn_said(decision, found, criterion).within(sheet.language)}")
        return "\n".join(lines)

    # The other ways to decide

    def _compared(self, sheet: Sheet) -> str:
        """The weights that follow from the pairs, and whether these hold together."""
        found = pairwise(self.decision)
        lines = [consistency_said(found).within(sheet.language)]
        if not found.missing:
            shares = {id: show(share, "share", language=sheet.language) for id, share in found.weights.items()}
            named = [
                sheet.say(N_("{what}: {name}"), what=name_of(criterion), name=shares[criterion.id])
                for criterion in self.decision.criteria
            ]
            lines.insert(0, " · ".join(named))
        if worst := worst_said(self.decision, found):
            lines.append(worst.within(sheet.language))
        return "\n".join(lines)

    def _points(self, sheet: Sheet) -> Block:
        rows = []
        for option in self._options():
            sides = ["" if self.blank else _written(option, side) for side in SIDES]
            if self.blank or any(sides):
                rows.append(Row((option.name, *sides)))
        columns = [Column(sheet.say(N_("Option")), 1.4, weight=font.MEDIUM)]
        columns += [Column(sheet.say(name), 3) for name in SIDES.values()]
        table = Table(columns, rows, size=_SIZE, least=36 if self.blank else 20)
        return Block(sheet.say(N_("Pros and cons")), table=table, share=1.0 if self.blank else 0.0)

    def _effort_impact(self, sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
        pixel = sheet.pixels(_PIXEL)
        rect = QRectF(0, 0, width / pixel, height / pixel)
        decision = Decision("") if self.blank else self.decision
        paint(
            sheet.canvas,
            (x, y, width, height),
            rect,
            lambda painter: draw_effort_impact(painter, rect, decision, PAPER, language=sheet.language),
        )

    def _dots(self, sheet: Sheet) -> Block:
        ranked = sorted(self.decision.options, key=lambda option: -option.dots)
        rows = [Row((option.name, "● " * min(option.dots, 20) + str(option.dots))) for option in ranked]
        return Block(sheet.say(N_("Dots")), table=Table((Column("", 2), Column("", 3)), rows, size=_SIZE, headed=False))

    def _taken(self, sheet: Sheet) -> list[Block]:
        decision, option = self.decision, chosen_of(self.decision)
        if self.blank:
            chosen = because = ""
        else:
            chosen, because = name_of(option) if option else UNKNOWN, decision.because
        blocks = [
            Block(sheet.say(N_("Chosen")), chosen, size=13, weight=font.SEMI_BOLD, least=40),
            Block(sheet.say(N_("Because")), because, share=0.6, least=44),
        ]
        left = [(name_of(each), each.reason) for each in decision.options if each is not option and each.reason]
        if left and option and not self.blank:
            columns = (Column("", 1.4, weight=font.MEDIUM), Column("", 3))
            table = Table(columns, [Row(row) for row in left], size=_SIZE, headed=False)
            blocks.append(Block(sheet.say(N_("Not kept, and why")), table=table))
        return blocks


def _bar(
    score: float | None, low: float, high: float, sheet: Sheet, x: float, y: float, width: float, height: float
) -> None:
    """The score over a bar as long as its place on the scale."""
    pad = sheet.pixels(6)
    room, thick = width - 2 * pad, sheet.pixels(6)
    y += max(0.0, (height - sheet.pixels(34)) / 2)
    base = y + sheet.pixels(34 - TEXT - 6)
    shown = show(score, "count", language=sheet.language)
    sheet.text(x + width / 2, base, shown, TEXT + 2, weight=font.SEMI_BOLD, align="center", within=room)
    sheet.box(x + pad, y + pad, room, thick)
    if score is not None and high > low:
        sheet.canvas.setFillColor(HexColor(PAPER.accent))
        share = min(1.0, max(0.0, (score - low) / (high - low)))
        sheet.canvas.rect(x + pad, y + pad, room * share, thick, stroke=0, fill=1)


def _written(option: Option, side: Side) -> str:
    """The points of one side below each other, with how heavily each counts."""
    sign = "+" if side == "pro" else "−"
    points = [point for point in option.points if point.side == side]
    return "\n".join(f"{sign} {p.text}" + (f"  × {p.weight}" if p.weight > 1 else "") for p in points)
