"""OEE (French TRS) on paper: where the time of a series went, its losses, and the series of its machine beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.calc import calendar_date
from app.calc.event import EventData
from app.calc.oee import LOSSES, OF_QUALITY, Loss, Oee
from app.calc.oee_explanation import NAMES, show_figure
from app.calc.oee_figures import OeeFigures, figures, together
from app.calc.oee_times import STAGES
from app.calc.quantity import UNKNOWN, show
from app.canvas.oee_drawing import draw_oee
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.blocks import Block, in_columns, on_one_page
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_PICTURE = 300.0
_SIZE = 8.5
_SERIES = 12
"""Series of the same machine that are told beside it, the newest ones."""
_SHARES = ("availability", "performance", "quality", "oee")


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The series of this id; as a form its losses and times to fill in at the machine."""
    oee = next((each for each in event.oee if each.id == id), Oee(""))
    beside = [each for each in event.oee if each.machine == oee.machine]
    page = _Page(oee, beside, order.blank)
    return framed(event, order, oee.name, N_("OEE"), page.bodies)


class _Page:
    def __init__(self, oee: Oee, beside: Sequence[Oee], blank: bool) -> None:
        self.oee, self.beside, self.blank = oee, beside, blank

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        return on_one_page(sheet, lambda: in_columns(sheet, area, self._columns(sheet)))

    def _columns(self, sheet: Sheet) -> list[tuple[float, list[Block]]]:
        found = figures(self.oee)
        left = [self._head(sheet), self._shares(sheet, found), self._times(sheet, found)]
        if self.blank:
            return [(1.0, left), (1.5, [self._losses(sheet)])]
        picture = drawn(partial(draw_oee, figures=found, look=PAPER, language=sheet.language))
        right = [Block(sheet.say(N_("Where the time went")), drawn=picture, share=1, least=_PICTURE)]
        if found.warnings:
            texts = [each.within(sheet.language) for each in found.warnings]
            left.append(Block(sheet.say(N_("To check")), "\n".join(texts), size=9.5))
        if self.oee.losses:
            left.append(self._losses(sheet))
        if len(self.beside) > 1:
            right.append(self._series(sheet))
        return [(1.0, left), (1.8, right)]

    def _head(self, sheet: Sheet) -> Block:
        day = calendar_date.show(self.oee.made_on, language=sheet.language)
        rows = [
            Row((sheet.say(title), value))
            for title, value in (
                (N_("Machine or line"), self.oee.machine),
                (N_("Date"), day),
                (N_("Shift"), self.oee.shift),
            )
        ]
        table = Table(_PAIRS, rows, size=10, least=24 if self.blank else 18, headed=False)
        return Block(self.oee.name or sheet.say(N_("OEE of …")), table=table, title_size=15, title_color=PAPER.text)

    def _shares(self, sheet: Sheet, found: OeeFigures) -> Block:
        """Availability × performance × quality = OEE, and the rates over longer times; why one is undefined is said."""
        rows = []
        for key, title in NAMES.items():
            value = getattr(found, key)
            reason = found.undefined.get(key)
            remark = reason.within(sheet.language) if value is None and reason and not self.blank else ""
            shown = "" if self.blank else show_figure(key, value, language=sheet.language)
            weight = font.SEMI_BOLD if key == "oee" else None
            rows.append(Row((sheet.say(title), shown, remark), weight=weight))
        columns = (Column("", 1.5, weight=font.MEDIUM), Column("", 1, weight=font.SEMI_BOLD), Column("", 2.4))
        return Block(sheet.say(N_("Figures")), table=Table(columns, rows, size=10, least=20, headed=False))

    def _times(self, sheet: Sheet, found: OeeFigures) -> Block:
        """Times of the series and its parts: as they are reckoned, as a form to write on."""
        rows = [
            Row((sheet.say(title), self._given(sheet, getattr(found, f"{stage}_s"), "duration")))
            for stage, title in STAGES.items()
        ]
        for title, value, unit in (
            (N_("Parts in all"), self.oee.total, "count"),
            (N_("Parts good at first"), self.oee.good, "count"),
            (N_("Reference cycle"), self.oee.reference_cycle_s, "duration"),
        ):
            rows.append(Row((sheet.say(title), self._given(sheet, value, unit))))
        least = 24 if self.blank else 17
        return Block(sheet.say(N_("Times and parts")), table=Table(_PAIRS, rows, size=_SIZE, least=least, headed=False))

    def _given(self, sheet: Sheet, value: float | None, unit: str) -> str:
        if self.blank:
            return ""
        return show(value, "duration" if unit == "duration" else "count", language=sheet.language)

    def _losses(self, sheet: Sheet) -> Block:
        heads = ((N_("Loss"), 3.0), (N_("What happened"), 3.0), (N_("Time"), 1.2), (N_("Parts"), 1.0))
        columns = [
            Column(sheet.say(title), width, "right" if n > 1 else "left") for n, (title, width) in enumerate(heads)
        ]
        if self.blank:
            kinds = [kind for kind in LOSSES for _line in range(1 if kind in OF_QUALITY else 2)]
            rows = [Row((sheet.say(LOSSES[kind]), "", "", "")) for kind in kinds]
            return Block(sheet.say(N_("Losses")), table=Table(columns, rows, size=10, least=24), share=1)
        return Block(
            sheet.say(N_("Losses")),
            table=Table(columns, [self._loss(sheet, each) for each in self.oee.losses], size=_SIZE, least=16),
        )

    def _loss(self, sheet: Sheet, loss: Loss) -> Row:
        language = sheet.language
        seconds = show(loss.seconds, "duration", language=language) if loss.seconds is not None else ""
        parts = show(loss.parts, "count", language=language) if loss.parts is not None else ""
        return Row((sheet.say(LOSSES[loss.kind]), loss.name, seconds or ("" if parts else UNKNOWN), parts))

    def _series(self, sheet: Sheet) -> Block:
        """The last series of this machine, and all of them together, weighted by their required time."""
        heads = [N_("Series"), N_("Date"), *(NAMES[key] for key in _SHARES)]
        columns = [
            Column(sheet.say(title), 2.4 if n == 0 else 1.2, "right" if n > 1 else "left")
            for n, title in enumerate(heads)
        ]
        rows = [
            self._series_row(sheet, each.name, calendar_date.show(each.made_on, language=sheet.language), figures(each))
            for each in self.beside[-_SERIES:]
        ]
        said = sheet.say(N_("All {n} together, weighted by required time"), n=len(self.beside))
        rows.append(self._series_row(sheet, said, "", together(self.beside), font.SEMI_BOLD))
        return Block(sheet.say(N_("The series of this machine")), table=Table(columns, rows, size=_SIZE, least=16))

    def _series_row(self, sheet: Sheet, name: str, day: str, found: OeeFigures, weight: int | None = None) -> Row:
        shares = (show_figure(key, getattr(found, key), language=sheet.language) for key in _SHARES)
        return Row((name, day, *shares), weight=weight)


_PAIRS = (Column("", 1.6, weight=font.MEDIUM), Column("", 2))
