"""Five whys on paper: what frames the problem, and the tree; blank, lines to write a chain of answers on."""

from __future__ import annotations

from functools import partial

from app.calc.event import EventData
from app.calc.five_whys import FRAME, ROOTS, FiveWhys
from app.canvas.five_whys_drawing import LaidWhys, why_number
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.fields import draw_fields, inner
from app.reports.framed import Area, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import TEXT, Sheet
from app.reports.table import Column, Row, Table

_LARGEST = 1.0
"""Points per pixel: three answers are not blown up to a poster."""
_EMPTY = 5
"""Answers of each side of the form."""


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The five whys of this id on one page; as a form with its problem, and lines for the answers of both sides."""
    whys = next((whys for whys in event.whys if whys.id == id), FiveWhys(""))
    page = partial(_form if order.blank else _page, whys)
    return framed(event, order, whys.problem, N_("Five whys"), lambda _sheet, _area: [page])


def _page(whys: FiveWhys, sheet: Sheet, area: Area) -> None:
    left = inner(sheet, _frame(whys, sheet, area))
    laid = LaidWhys(whys, sheet.language)
    paint(
        sheet.canvas,
        (left.x, left.y, left.width, left.height),
        laid.bounds(),
        lambda painter: laid.draw(painter, PAPER),
        largest=_LARGEST * sheet.scale,
    )


def _frame(whys: FiveWhys, sheet: Sheet, area: Area) -> Area:
    """The questions that frame the problem in two lines; what is left below."""
    framing = [(title, getattr(whys, key), 1.0) for key, title in FRAME]
    half = (len(framing) + 1) // 2
    return draw_fields(sheet, draw_fields(sheet, area, framing[:half]), framing[half:])


def _form(whys: FiveWhys, sheet: Sheet, area: Area) -> None:
    """Five lines to write on for the occurrence and for the non-detection, beside each other."""
    left = inner(sheet, _frame(whys, sheet, area))
    gap = sheet.pixels(16)
    width, title = (left.width - gap) / 2, sheet.pixels(26)
    for n, root in enumerate(ROOTS.values()):
        x = left.x + n * (width + gap)
        sheet.text(x, left.top - title * 0.6, sheet.say(root), TEXT + 3, weight=font.SEMI_BOLD)
        columns = (
            Column("", 0.9, weight=font.MEDIUM),
            Column(sheet.say(N_("Because…")), 4),
            Column(sheet.say(N_("Proof: measured by whom, when")), 2.6),
            Column(sheet.say(N_("True?")), 0.8),
        )
        row = (left.height - title) / sheet.scale / (_EMPTY + 0.6)
        rows = [Row((why_number(i).within(sheet.language), "", "", "")) for i in range(1, _EMPTY + 1)]
        table = Table(columns, rows, least=row)
        bottom = table.draw(sheet, x, left.top - title, width)
        sheet.canvas.rect(x, bottom, width, left.top - title - bottom, stroke=1, fill=0)
