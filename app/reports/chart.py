"""Any chart of the screen on paper, as large as the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.calc.event import EventData
from app.canvas.chart_drawing import draw_chart
from app.canvas.chart_plan import ChartPlan
from app.language import N_
from app.look import PAPER
from app.reports.blocks import Block, in_columns
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet


def chart_pdf(event: EventData, plan_in: Callable[[str], ChartPlan], order: Order) -> bytes:
    """`plan_in` makes the chart with its words in a language."""
    plan = plan_in(order.language)
    return framed(event, order, plan.title, N_("Chart"), partial(_bodies, plan))


def _bodies(plan: ChartPlan, sheet: Sheet, area: Area) -> list[Body]:
    picture = drawn(partial(draw_chart, plan=plan, look=PAPER, language=sheet.language))
    return in_columns(sheet, area, [(1.0, [Block("", drawn=picture, share=1)])])
