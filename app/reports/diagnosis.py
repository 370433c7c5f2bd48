"""The diagnosis grid on paper: steps by wastes with counts, time, money and ratings; blank, a form of the team."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF

from app.calc.diagnosis import Grid, grid
from app.calc.event import EventData
from app.canvas.diagnosis_drawing import MEASURES, LaidDiagnosis, Measure, draw_diagnosis
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.fields import inner
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import TEXT, Sheet


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """Counts with ratings first, then time and money per year, each on pages of its own; the form is one grid."""
    found = grid(() if order.blank else event.observations, event.value_streams, () if order.blank else event.ratings)
    measures: list[Measure] = ["count"] if order.blank else list(MEASURES)
    page = partial(_bodies, found, measures, event.currency)
    return framed(event, order, "", N_("Diagnosis grid"), page)


def _bodies(found: Grid, measures: list[Measure], currency: str, sheet: Sheet, area: Area) -> list[Body]:
    bodies: list[Body] = []
    room = _room(sheet, area)
    for measure in measures:
        laid = LaidDiagnosis(
            found, room.width, measure=measure, language=sheet.language, currency=currency, scale=sheet.scale
        )
        at, end = 0, len(found.rows)
        while at < max(1, end):
            bodies.append(partial(_page, found, measure, currency, at))
            at += max(1, laid.rows_that_fit(room.height))
    return bodies


def _room(sheet: Sheet, area: Area) -> Area:
    room = inner(sheet, area)
    return Area(room.x, room.y, room.width, room.height - sheet.pixels(TEXT + 12))


def _page(found: Grid, measure: Measure, currency: str, first: int, sheet: Sheet, area: Area) -> None:
    room = _room(sheet, area)
    sheet.text(room.x, room.top + sheet.pixels(8), sheet.say(MEASURES[measure]), TEXT + 2, weight=font.SEMI_BOLD)
    rect = QRectF(0, 0, room.width, room.height)
    paint(
        sheet.canvas,
        (room.x, room.y, room.width, room.height),
        rect,
        lambda painter: draw_diagnosis(
            painter,
            rect,
            found,
            PAPER,
            measure=measure,
            language=sheet.language,
            currency=currency,
            first=first,
            scale=sheet.scale,
        ),
    )
