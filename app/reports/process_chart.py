"""The process flow chart on paper: rows with their profile, and the totals by symbol with the gain (FIELD 5)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.calc import calendar_date
from app.calc.event import EventData
from app.calc.process_chart import (
    FOLLOWS,
    KINDS,
    QUESTIONS,
    STATES,
    TIME_SOURCES,
    VALUE_SHORT,
    ProcessChart,
    Step,
    pair_of,
)
from app.calc.process_chart_figures import ChartFigures, figures, gain
from app.calc.quantity import UNKNOWN, Unit, show
from app.canvas.process_chart_drawing import ProfileRow, column_middles, draw_kind, draw_profile
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.fields import HEIGHT, draw_fields
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import LABEL, Sheet
from app.reports.table import Cell, Column, Row, Table

_PROFILE = 2
"""The column of the symbols."""
_ROWS_OF_A_FORM = 24
_SYMBOL, _HEAD_SYMBOL = 13.0, 9.0
_FIGURES: tuple[tuple[str, Unit], ...] = (
    (N_("Number"), "count"),
    (N_("Time"), "duration"),
    (N_("Distance"), "distance"),
)


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The chart of this id, upright on A4; as a form its head with empty rows."""
    charts = {chart.id: chart for chart in event.process_charts}
    chart = charts.get(id or "", ProcessChart(""))
    compared = [charts[half] for half in pair_of(event.process_charts, chart.id) or ()] or [chart]
    sheet = _Chart(chart, order.blank, compared)
    upright = order.paper == "A4"
    return framed(event, order, chart.name, N_("Process flow chart"), sheet.bodies, upright=upright)


class _Chart:
    """`compared` are the present chart and the proposed one, or this chart alone."""

    def __init__(self, chart: ProcessChart, blank: bool, compared: Sequence[ProcessChart]) -> None:
        self.chart, self.blank, self.compared = chart, blank, compared
        steps: Sequence[Step | None] = [None] * _ROWS_OF_A_FORM if blank else chart.steps
        self.steps = dict(enumerate(steps))

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        table = self._table(sheet)
        room = area.height - 2 * sheet.pixels(HEIGHT)
        pages = table.split(sheet, area.width, room)
        if self.blank:
            pages = pages[:1]
            return [partial(self._page, table, pages[0], 0, None)]
        footer = self._footer(sheet)
        needed = footer.head(sheet) + sum(footer.heights(sheet, area.width, footer.rows))
        if sum(table.heights(sheet, area.width, pages[-1])) + table.head(sheet) + needed > room:
            pages.append([])
        firsts = [sum(map(len, pages[:n])) for n in range(len(pages))]
        return [
            partial(self._page, table, rows, first, footer if n == len(pages) - 1 else None)
            for n, (rows, first) in enumerate(zip(pages, firsts, strict=True))
        ]

    def _page(self, table: Table, rows: list[Row], first: int, footer: Table | None, sheet: Sheet, area: Area) -> None:
        left = draw_fields(sheet, draw_fields(sheet, area, self._fields(sheet)), self._further(sheet))
        table.draw(sheet, left.x, left.top, left.width, rows)
        self._profile(sheet, table, rows, first, left)
        if footer:
            height = footer.head(sheet) + sum(footer.heights(sheet, area.width, footer.rows))
            sheet.rule(area.x, area.y + height, area.x + area.width, area.y + height)
            footer.draw(sheet, area.x, area.y + height, area.width)

    def _fields(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        chart, follows = self.chart, FOLLOWS[self.chart.follows]
        return [
            (N_("Product"), chart.product, 3),
            (N_("From"), chart.begins, 3),
            (N_("To"), chart.ends, 3),
            (N_("Follows"), "" if self.blank and not chart.id else sheet.say(follows), 2),
        ]

    def _further(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        chart = self.chart
        day = calendar_date.show(chart.observed_on, language=sheet.language) if chart.observed_on else ""
        return [
            (N_("State"), "" if self.blank and not chart.id else sheet.say(STATES[chart.state]), 2),
            (N_("Observed by"), "" if self.blank else chart.observed_by, 3),
            (N_("On"), "" if self.blank else day, 2),
        ]

    # The rows

    def _table(self, sheet: Sheet) -> Table:
        columns = (
            Column("", 0.75, "right"),
            Column(sheet.say(N_("Description")), 5),
            Column("", 2.4),
            Column(sheet.say(N_("Who")), 1.7),
            Column(sheet.say(N_("Distance")), 1.3, "right"),
            Column(sheet.say(N_("Time")), 1.4, "right"),
            Column(sheet.say(N_("Quantity")), 1.2, "right"),
            Column(sheet.say(N_("Value")), 1.1, "center"),
            Column(sheet.say(N_("Question")), 1.5),
            Column(sheet.say(N_("Idea")), 3),
        )
        return Table(columns, [self._row(sheet, n, step) for n, step in self.steps.items()], least=24)

    def _row(self, sheet: Sheet, n: int, step: Step | None) -> Row:
        if step is None:
            return Row((str(n + 1), *[""] * 9), least=28)
        language = sheet.language
        source = sheet.say(TIME_SOURCES[step.time_source])[:1] if step.time_source else ""
        time = show(step.time_s, "duration", language=language) if step.time_s is not None else ""
        return Row(
            (
                str(n + 1),
                step.description,
                "",
                step.actor,
                show(step.distance_m, "distance", language=language) if step.distance_m is not None else "",
                f"{time} ({source})" if source and time else time,
                show(step.quantity, "count", language=language) if step.quantity is not None else "",
                sheet.say(VALUE_SHORT[step.value_class]) if step.value_class else "",
                sheet.say(QUESTIONS[step.question]) if step.question else "",
                step.idea,
            )
        )

    def _profile(self, sheet: Sheet, table: Table, rows: list[Row], first: int, area: Area) -> None:
        """The five columns of symbols over the rows of one page, and their heads."""
        edges = table.edges(area.x, area.width)
        left, width = edges[_PROFILE], edges[_PROFILE + 1] - edges[_PROFILE]
        top, profile = table.head(sheet), []
        for n, height in enumerate(table.heights(sheet, area.width, rows)):
            step = self.steps[first + n]
            profile.append(ProfileRow(step.kind if step else None, top, height))
            top += height

        def draw(painter: QPainter) -> None:
            for kind, x in column_middles(0, width).items():
                draw_kind(painter, kind, QPointF(x, table.head(sheet) / 2), sheet.pixels(_HEAD_SYMBOL), PAPER)
            draw_profile(painter, 0, width, profile, PAPER, size=sheet.pixels(_SYMBOL), other="muted")

        paint(sheet.canvas, (left, area.top - top, width, top), QRectF(0, 0, width, top), draw)

    # The totals

    def _footer(self, sheet: Sheet) -> Table:
        charts = self.compared
        told = [figures(chart) for chart in charts]
        heads = [sheet.say(STATES[chart.state]) for chart in charts] if len(charts) == 2 else [""]
        if len(charts) == 2:
            heads.append(sheet.say(N_("Gain")))
        columns = [Column(sheet.say(N_("Totals")), 3)]
        groups = [("", 1)]
        for head in heads:
            columns += [Column(sheet.say(name), 2, "right") for name, _unit in _FIGURES]
            groups.append((head, len(_FIGURES)))
        rows = [Row((sheet.say(KINDS[kind]), *_of_kind(kind, told, sheet))) for kind in KINDS]
        rows.append(Row((sheet.say(N_("Total")), *_of_all(told, sheet)), weight=font.SEMI_BOLD))
        rows.append(Row((sheet.say(N_("Value-added share")), *_shares(told, sheet)), weight=font.SEMI_BOLD))
        return Table(columns, rows, size=LABEL + 1, least=16, groups=groups if len(charts) == 2 else ())


def _of_kind(kind: str, told: list[ChartFigures], sheet: Sheet) -> list[Cell]:
    cells: list[Cell] = []
    for each in told:
        totals = each.totals[kind]
        cells += [
            str(totals.count),
            _sum(totals.time_s, totals.known_time_s, "duration", sheet),
            _sum(totals.distance_m, totals.known_distance_m, "distance", sheet),
        ]
    if len(told) == 2:
        changes = zip(gain(*told).kinds[kind], _FIGURES, strict=True)
        cells += [_gained(change.gain, unit, sheet) for change, (_name, unit) in changes]
    return cells


def _of_all(told: list[ChartFigures], sheet: Sheet) -> list[Cell]:
    cells: list[Cell] = []
    for each in told:
        cells += [
            str(each.count),
            _sum(each.total_time_s, each.known_time_s, "duration", sheet),
            _sum(each.total_distance_m, each.known_distance_m, "distance", sheet),
        ]
    if len(told) == 2:
        found = gain(*told)
        changes = zip((found.count, found.time_s, found.distance_m), _FIGURES, strict=True)
        cells += [_gained(change.gain, unit, sheet) for change, (_name, unit) in changes]
    return cells


def _shares(told: list[ChartFigures], sheet: Sheet) -> list[Cell]:
    cells: list[Cell] = []
    for each in told:
        cells += ["", show(each.value_added_share, "share", language=sheet.language), ""]
    if len(told) == 2:
        won = gain(*told).value_added_share.gain
        cells += ["", _gained(won, "share", sheet), ""]
    return cells


def _sum(value: float | None, known: float, unit: Unit, sheet: Sheet) -> str:
    """The sum; "at least" what is known of it where something is missing."""
    if value is None:
        return sheet.say(N_("at least {sum}"), sum=show(known, unit, language=sheet.language)) if known else UNKNOWN
    return show(value, unit, language=sheet.language)


def _gained(gained: float | None, unit: Unit, sheet: Sheet) -> str:
    """With its sign: a gain counts upwards."""
    if gained is None:
        return UNKNOWN
    sign = "+" if gained > 0 else "−" if gained < 0 else ""
    if unit == "share":  # of one share to another it is points that are won, not percents
        points = show(abs(gained) * 100, "count", language=sheet.language)
        return sheet.say(N_("{sign}{points} points"), sign=sign, points=points)
    return f"{sign}{show(abs(gained), unit, language=sheet.language)}"
