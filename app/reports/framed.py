"""A framed sheet: on each page a title block with its number, then the body, and a line of the smallest words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.calc import calendar_date
from app.calc.event import EventData
from app.language import N_, Sentence
from app.reports import font
from app.reports.sheet import MARGIN, Paper, Sheet, title_block

FOOT = 14.0
"""Room under the frame for a line of small words, in the design of A3."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a sheet: `blank` is the form that is filled in by hand, `day` the date on it, today if none."""

    paper: Paper = "A3"
    language: str = "fr"
    blank: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page, in points, y up; `top` is its upper edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.y + self.height


Body = Callable[[Sheet, Area], object]
"""Draws what stands on one page."""


def framed(
    event: EventData,
    order: Order,
    name: str,
    kind: str,
    bodies: Callable[[Sheet, Area], list[Body]],
    *,
    upright: bool = False,
) -> bytes:
    """A sheet called `name`, of a `kind` in English, as PDF; `bodies` says what stands on each page of this area.

    A blank form leaves place, people and date to be written by hand.
    """
    font.ready()
    said = Sentence(kind).within(order.language)
    name = name or said
    sheet = Sheet(
        order.paper,
        order.language,
        title=f"{event.name} – {name}" if event.name else name,
        author=event.coordinator,
        subject=said,
        upright=upright,
    )
    bottom, top = MARGIN + sheet.pixels(FOOT), sheet.height - MARGIN
    cells = _cells(event, order)
    head = title_block_height(sheet)
    area = Area(MARGIN, bottom, sheet.width - 2 * MARGIN, top - head - bottom)
    pages = bodies(sheet, area)
    for n, body in enumerate(pages, 1):
        if n > 1:
            sheet.turn()
        title_block(sheet, top, name, said if said != name else "", cells, n, len(pages))
        body(sheet, area)
        sheet.box(MARGIN, bottom, area.width, top - bottom)  # last: a ground that reaches to the edge would hide it
    return sheet.bytes()


def title_block_height(sheet: Sheet) -> float:
    return sheet.pixels(44) * (2 if sheet.height > sheet.width else 1)


def _cells(event: EventData, order: Order) -> list[tuple[str, str, float]]:
    day = "" if order.blank else calendar_date.written(order.day or date.today(), order.language, "long")
    told = (
        (N_("Event"), event.name, 0.17),
        (N_("Site"), event.site, 0.12),
        (N_("Coordinator"), event.coordinator, 0.13),
        (N_("Date"), day, 0.11),
    )
    return [(Sentence(label).within(order.language), value, share) for label, value, share in told]
