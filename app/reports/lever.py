"""Levers on paper: all of them compared, then each with its reasons, its money and room to sign (FIELD 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.calc.approval import state_of
from app.calc.event import EventData
from app.calc.lever import HARDNESSES, Lever, MoneyLine
from app.calc.lever_explanation import NAMES, show_figure
from app.calc.lever_figures import LeverFigures, figures
from app.calc.money import show_money
from app.calc.origin import names, origins
from app.calc.quantity import UNKNOWN, show
from app.canvas.break_even_drawing import draw_break_even
from app.canvas.cash_flow_drawing import draw_cash_flow
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.approval import approvals_block, decided
from app.reports.axis import came_from
from app.reports.blocks import Block, in_columns
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Drawn, Row, Table

_SIZE = 8.5
_PICTURE = 170.0
REFUSED = "refused"
_GIVEN = ("investment", "cash_freed")
"""Of the figures, those that stand among what is given."""
_BREAK_EVEN = ("break_even_quantity", "break_even_revenue")


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """The comparison of all levers, and a page for each; as a form the page of one that is not named yet."""
    sheet = _Levers(event, order.blank)
    return framed(event, order, "", N_("Levers"), sheet.bodies)


class _Levers:
    def __init__(self, event: EventData, blank: bool) -> None:
        self.event, self.blank = event, blank
        self.origins, self.names = origins(event), names(event)

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        if self.blank:
            return in_columns(sheet, area, self._columns(sheet, Lever("")))
        bodies = self._compared(sheet).pages(sheet, area)
        for lever in self.event.levers:
            bodies += in_columns(sheet, area, self._columns(sheet, lever))
        return bodies

    # All of them

    def _compared(self, sheet: Sheet) -> Table:
        heads: tuple[tuple[str, float], ...] = (
            (N_("Lever"), 3.2),
            (N_("Acts on"), 3.0),
            (N_("Investment"), 1.6),
            (N_("Gains in all"), 1.6),
            (N_("ROI"), 1.6),
            (N_("Payback"), 1.4),
            (N_("NPV"), 1.6),
            (N_("Cash freed"), 1.4),
            (N_("Decision"), 3.0),
        )
        columns = [
            Column(sheet.say(title), width, "right" if 1 < n < len(heads) - 1 else "left")
            for n, (title, width) in enumerate(heads)
        ]
        return Table(columns, [self._row(sheet, lever) for lever in self.event.levers], size=10, least=44)

    def _row(self, sheet: Sheet, lever: Lever) -> Row:
        found = figures(lever)
        return Row(
            (
                f"✗ {lever.name}" if state_of(lever.approvals) == REFUSED else lever.name,
                " · ".join(came_from(sheet, self.origins.get(("lever", lever.id), ()), self.names)),
                self._money(sheet, found.investment),
                self._money(sheet, sum(found.flows) if found.flows is not None else None),
                *(self._figure(sheet, found, key) for key in ("roi", "payback_years", "npv")),
                self._money(sheet, lever.cash_freed),
                decided(sheet, lever.approvals),
            ),
        )

    # One of them

    def _columns(self, sheet: Sheet, lever: Lever) -> list[tuple[float, list[Block]]]:
        acts_on = came_from(sheet, self.origins.get(("lever", lever.id), ()), self.names) if lever.id else []
        told = (
            (N_("What it is"), lever.description),
            (N_("How it was chosen"), lever.chosen_how),
            (N_("Why"), lever.chosen_why),
            (N_("What it acts on"), "\n".join(acts_on)),
            (N_("Risks"), lever.risks),
            (N_("Constraints"), lever.constraints),
            (N_("People to involve"), lever.people),
            (N_("How it fits our culture"), lever.culture_fit),
        )
        words = [Block("", lever.name or sheet.say(N_("Lever: …")), size=15, weight=font.SEMI_BOLD)]
        words += [Block(sheet.say(title), text, share=1, least=34, size=10.5) for title, text in told]
        words.append(approvals_block(sheet, lever.approvals, empty=3 if self.blank else 1))
        return [(1.0, words), (1.15, self._of_money(sheet, lever))]

    def _of_money(self, sheet: Sheet, lever: Lever) -> list[Block]:
        blocks = [self._given(sheet, lever), self._found(sheet, lever)]
        if lever.lines and not self.blank:
            blocks.append(self._lines(sheet, lever.lines))
        found = figures(lever)
        if found.flows is not None and found.investment is not None:
            picture = self._drawn(sheet, draw_cash_flow, lever)
            blocks.append(Block(sheet.say(N_("Money year by year")), drawn=picture, share=1, least=_PICTURE))
        if found.break_even_quantity is not None:
            picture = self._drawn(sheet, draw_break_even, lever)
            blocks.append(Block(sheet.say(N_("Break-even")), drawn=picture, share=1, least=_PICTURE))
        return blocks

    def _given(self, sheet: Sheet, lever: Lever) -> Block:
        """What was put in; what was not stays empty on a form, and is "—" otherwise."""
        language, none = sheet.language, "" if self.blank else UNKNOWN
        net = [self._money(sheet, flow) for flow in lever.cash_flows]
        years = str(lever.horizon_years) if lever.horizon_years is not None else none
        rate = show(lever.rate, "share", language=language) if lever.rate is not None else none
        pairs = [
            (N_("Investment"), self._given_money(sheet, lever.investment)),
            (N_("Yearly gain"), self._given_money(sheet, lever.yearly_gain)),
            (N_("Yearly cost"), self._given_money(sheet, lever.yearly_cost)),
            (N_("Years looked ahead"), years),
            (N_("Discount rate"), rate),
            (N_("Cash freed by less stock, once"), self._given_money(sheet, lever.cash_freed)),
        ]
        if net:
            pairs[1:3] = [(N_("Net flow of each year"), "; ".join(net))]
        columns = (Column("", 2.4, weight=font.MEDIUM), Column("", 3))
        rows = [Row((sheet.say(title), value)) for title, value in pairs]
        table = Table(columns, rows, size=_SIZE, least=24 if self.blank else 18, headed=False)
        return Block(sheet.say(N_("Money: what is given")), table=table)

    def _given_money(self, sheet: Sheet, value: float | None) -> str:
        return "" if self.blank and value is None else self._money(sheet, value)

    def _found(self, sheet: Sheet, lever: Lever) -> Block:
        """The figures with hard money alone, with soft gains beside; why one is undefined is said."""
        found = figures(lever)
        soft = found.with_soft
        asked = any(value is not None for value in (lever.fixed_costs, lever.price, lever.variable_cost))
        rows = []
        for key, (title, _unit) in NAMES.items():
            if key in _GIVEN or (key in _BREAK_EVEN and not asked and not self.blank):
                continue
            value = "" if self.blank else self._figure(sheet, found, key)
            reason = found.undefined.get(key)
            remark = reason.within(sheet.language) if reason and not self.blank else ""
            if soft is not None and not self.blank and key not in _BREAK_EVEN:
                remark = sheet.say(N_("with soft gains: {value}"), value=self._figure(sheet, soft, key))
            rows.append(Row((sheet.say(title), value, remark)))
        columns = (Column("", 2.4, weight=font.MEDIUM), Column("", 1.6, weight=font.SEMI_BOLD), Column("", 4))
        table = Table(columns, rows, size=_SIZE, least=24 if self.blank else 18, headed=False)
        return Block(sheet.say(N_("What it is worth")), table=table)

    def _lines(self, sheet: Sheet, lines: Sequence[MoneyLine]) -> Block:
        rows = []
        for line in lines:
            sign = "−" if line.sign == "cost" else "+"
            years = str(line.first_year) if line.last_year is None else f"{line.first_year}–{line.last_year}"
            amount = f"{sign} {self._money(sheet, line.amount)}"
            rows.append(Row((line.name, sheet.say(HARDNESSES[line.hardness]), years, amount)))
        heads = ((N_("Gains and costs"), 3.0), (N_("Kind"), 2.6), (N_("Years"), 1.0))
        columns = [Column(sheet.say(title), width) for title, width in heads]
        columns.append(Column(sheet.say(N_("Amount")), 1.6, "right"))
        return Block(sheet.say(N_("In detail")), table=Table(columns, rows, size=_SIZE))

    def _figure(self, sheet: Sheet, found: LeverFigures, key: str) -> str:
        return show_figure(key, getattr(found, key), self.event.currency, language=sheet.language)

    def _money(self, sheet: Sheet, value: float | None) -> str:
        return show_money(value, self.event.currency, language=sheet.language)

    # The pictures

    def _drawn(self, sheet: Sheet, draw: Callable[..., object], lever: Lever) -> Drawn:
        return drawn(partial(draw, lever=lever, look=PAPER, language=sheet.language, currency=self.event.currency))
