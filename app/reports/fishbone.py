"""The cause-and-effect diagram on paper: the picture, what its signs mean, the checks of its causes; blank, a form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.calc import calendar_date
from app.calc.event import EventData
from app.calc.fishbone import SCHEMES, STATUSES, Bone, Cause, Fishbone
from app.canvas.fishbone_drawing import LaidFishbone
from app.canvas.status_sign import draw_status
from app.language import N_, Sentence
from app.look import PAPER
from app.reports import font
from app.reports.fields import inner
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import LABEL, Sheet
from app.reports.table import Column, Row, Table

_LARGEST = 1.0
"""Points per pixel: five causes are not blown up to a poster."""
_LEGEND, _SIGN, _GAP = 24.0, 11.0, 26.0
_TWIGS, _SPACE = 5, "\u00a0" * 48
"""Lines to write on at each bone of the form, and how long they are."""


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The diagram of this id on one page, the checks of its causes on the next; as a form its head and bones alone."""
    fishbone = next((fishbone for fishbone in event.fishbones if fishbone.id == id), Fishbone(""))
    if order.blank:
        fishbone = _form(fishbone, order.language)
    sheet = _Sheet(fishbone, order.blank)
    return framed(event, order, fishbone.effect, N_("Cause-and-effect diagram (Ishikawa)"), sheet.bodies)


def _form(fishbone: Fishbone, language: str) -> Fishbone:
    """Twigs without words; the usual bones where there are none."""
    usual = [Bone(str(n), Sentence(name).within(language)) for n, name in enumerate(SCHEMES["5M"])]
    bones = fishbone.categories or usual
    empty = [replace(bone, causes=tuple(Cause(f"{bone.id} {n}", _SPACE) for n in range(_TWIGS))) for bone in bones]
    return replace(fishbone, categories=tuple(empty))


class _Sheet:
    def __init__(self, fishbone: Fishbone, blank: bool) -> None:
        self.fishbone, self.blank = fishbone, blank

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        table = self._checks(sheet)
        pages = table.split(sheet, area.width, area.height) if table.rows else []
        return [self._picture, *(partial(_draw_checks, table, rows) for rows in pages)]

    def _picture(self, sheet: Sheet, area: Area) -> None:
        if not self.blank:
            _draw_legend(sheet, area)
        legend = 0 if self.blank else sheet.pixels(_LEGEND)
        room = inner(sheet, Area(area.x, area.y + legend, area.width, area.height - legend))
        laid = LaidFishbone(self.fishbone, sheet.language)
        paint(
            sheet.canvas,
            (room.x, room.y, room.width, room.height),
            laid.bounds(),
            lambda painter: laid.draw(painter, PAPER),
            largest=_LARGEST * sheet.scale,
        )

    def _checks(self, sheet: Sheet) -> Table:
        """The causes of which something is known beyond their words."""
        columns = (
            Column(sheet.say(N_("Cause")), 4, weight=font.MEDIUM),
            Column(sheet.say(N_("Bone")), 1.4),
            Column(sheet.say(N_("Status")), 1.4),
            Column(sheet.say(N_("Votes")), 0.7, "right"),
            Column(sheet.say(N_("Evidence")), 4),
            Column(sheet.say(N_("Checked by")), 1.5),
            Column(sheet.say(N_("On")), 1.2),
            Column(sheet.say(N_("Check by")), 1.5),
            Column(sheet.say(N_("Due")), 1.2),
        )
        rows = [
            self._row(sheet, bone, cause)
            for bone in self.fishbone.categories
            for first in bone.causes
            for cause in first.all()
            if not self.blank and (cause.status != "suspected" or cause.evidence or cause.check_owner)
        ]
        return Table(columns, rows)

    def _row(self, sheet: Sheet, bone: Bone, cause: Cause) -> Row:
        days = [
            calendar_date.show(day, language=sheet.language) if day else ""
            for day in (cause.checked_on, cause.check_due)
        ]
        cells = (
            cause.text,
            bone.name,
            sheet.say(STATUSES[cause.status]),
            str(cause.votes) if cause.votes else "",
            cause.evidence,
            cause.checked_by,
            days[0],
            cause.check_owner,
            days[1],
        )
        return Row(cells)


def _draw_checks(table: Table, rows: list[Row], sheet: Sheet, area: Area) -> None:
    table.draw(sheet, area.x, area.top, area.width, rows)


def _draw_legend(sheet: Sheet, area: Area) -> None:
    """The signs of the statuses and their words, at the bottom."""
    size, middle = sheet.pixels(_SIGN), sheet.pixels(_LEGEND) / 2
    x = area.x + sheet.pixels(12)
    for status, name in STATUSES.items():
        rect = QRectF(0, 0, size, size)

        def draw(painter: QPainter, status: str = status) -> None:
            draw_status(painter, QPointF(size / 2, size / 2), size / 2, status, PAPER)

        paint(sheet.canvas, (x, area.y + middle - size / 2, size, size), rect, draw)
        x += size + sheet.pixels(5)
        x += sheet.text(x, area.y + middle - sheet.pixels(LABEL) * 0.36, sheet.say(name), LABEL + 1)
        x += sheet.pixels(_GAP)
