"""The spaghetti diagram on paper: the floor plan with the way on it; blank, the plan to draw a way on by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.calc.event import EventData
from app.calc.process_chart import STATES, ProcessChart
from app.calc.quantity import show
from app.calc.spaghetti import spaghetti
from app.canvas.spaghetti_drawing import draw_spaghetti
from app.language import N_
from app.look import PAPER
from app.reports.fields import draw_fields, inner
from app.reports.framed import Area, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The way of the chart of this id on one page."""
    chart = next((chart for chart in event.process_charts if chart.id == id), ProcessChart(""))
    plan = QImage.fromData(event.pictures.get(chart.plan.picture or "", b""))
    page = partial(_page, chart, None if plan.isNull() else plan, order.blank)
    return framed(event, order, chart.name, N_("Spaghetti diagram"), lambda _sheet, _area: [page])


def _page(chart: ProcessChart, plan: QImage | None, blank: bool, sheet: Sheet, area: Area) -> None:
    found = spaghetti(chart)
    total, language = found.total_m, sheet.language
    why = found.undefined["total_m"].within(language) if total is None else ""
    length = "" if blank else show(total, "distance", language=language) + (f" ({why})" if why else "")
    told = [
        (N_("Product"), chart.product, 3.0),
        (N_("From"), chart.begins, 2.0),
        (N_("To"), chart.ends, 2.0),
        (N_("State"), "" if blank and not chart.id else sheet.say(STATES[chart.state]), 1.5),
        (N_("Length of the way"), length, 4.0 if why and not blank else 2.0),
    ]
    left = inner(sheet, draw_fields(sheet, area, told))
    rect = QRectF(0, 0, left.width, left.height)
    drawn = replace(chart, steps=()) if blank else chart
    paint(
        sheet.canvas,
        (left.x, left.y, left.width, left.height),
        rect,
        lambda painter: draw_spaghetti(painter, rect, drawn, plan, PAPER, language=language, px=sheet.scale),
    )
