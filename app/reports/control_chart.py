"""A control chart on paper: the chart as large as the page, below it what it says and the numbers that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.calc.capability import ENOUGH_PARTS, Capability, MachineCapability, capability, machine_capability
from app.calc.chart_choice import proposed
from app.calc.control_chart import ControlChart, control_chart
from app.calc.control_words import findings, index_said
from app.calc.event import EventData
from app.calc.indicator import CHARTS, RULES, Indicator
from app.calc.quantity import SPACE, UNKNOWN, show
from app.canvas.chart_drawing import draw_chart
from app.canvas.control_plan import control_plan, shown_share
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.blocks import Block, draw_blocks, in_columns, on_one_page
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Drawn, Row, Table

_CHART = 0.66
"""Part of the height of the page that the chart has."""
_FORM_POINTS = 25
_FORM_READINGS = 5
_INDICES = {"cp": "Cp", "cpk": "Cpk", "pp": "Pp", "ppk": "Ppk", "cm": "Cm", "cmk": "Cmk"}
_OF_MACHINE = ("cm", "cmk")


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The control chart of the indicator of this id; as a form a table for the points of a chart by hand."""
    indicator = next((each for each in event.indicators if each.id == id), Indicator(""))
    bodies = _form if order.blank else partial(_bodies, indicator)
    return framed(event, order, indicator.name, N_("Control chart"), bodies)


def _bodies(indicator: Indicator, sheet: Sheet, area: Area) -> list[Body]:
    chart = control_chart(indicator)
    found = capability(indicator, chart)
    below = area.height * (1 - _CHART)
    columns = [(1.7, [_says(sheet, indicator, chart, found)]), (1.0, [_numbers(sheet, indicator, chart, found)])]
    if indicator.lower_spec is not None or indicator.upper_spec is not None:
        columns.append((1.0, [_capability(sheet, found, machine_capability(indicator))]))
    room = Area(area.x, area.y, area.width, below)
    first, *rest = on_one_page(sheet, lambda: in_columns(sheet, room, columns))
    plan = control_plan(indicator, chart, language=sheet.language)
    picture = drawn(partial(draw_chart, plan=plan, look=PAPER, language=sheet.language))
    return [partial(_first, picture, below, first), *rest]


def _first(picture: Drawn, below: float, first: Body, sheet: Sheet, area: Area) -> None:
    top = Area(area.x, area.y + below, area.width, area.height - below)
    draw_blocks(sheet, top, [Block("", drawn=picture, share=1)])
    sheet.rule(area.x, area.y + below, area.x + area.width, area.y + below)
    first(sheet, Area(area.x, area.y, area.width, below))


def _says(sheet: Sheet, indicator: Indicator, chart: ControlChart, found: Capability) -> Block:
    said = [each.within(sheet.language) for each in findings(indicator, chart, found)]
    text = "\n".join(f"• {each}" for each in said)
    return Block(sheet.say(N_("What the chart says")), text or sheet.say(N_("Nothing out of the ordinary.")), size=10.5)


def _numbers(sheet: Sheet, indicator: Indicator, chart: ControlChart, found: Capability) -> Block:
    """Of the last stage, as the chart shows them."""
    scale, unit = shown_share(indicator, chart.chart)
    why = proposed(indicator)[1].within(sheet.language) if indicator.chart is None else ""
    rows = [(N_("Chart"), sheet.say(CHARTS[chart.chart]), why)]
    rows.append((N_("Rules"), sheet.say(RULES[indicator.rules]), ""))
    for title, column in (
        (N_("Upper control limit"), chart.main.upper),
        (N_("Centre"), chart.main.centre),
        (N_("Lower control limit"), chart.main.lower),
    ):
        rows.append((title, _last(sheet, column, scale, unit), ""))
    if (sigma := _at_end(chart.sigma_within)) is not None:
        rows.append((N_("σ within"), _shown(sheet, sigma, unit), ""))
    if found.n and found.sigma_overall is not None:
        rows.append((N_("σ overall"), _shown(sheet, found.sigma_overall, unit), ""))
    return _table(sheet, N_("Numbers"), rows)


def _capability(sheet: Sheet, found: Capability, machine: MachineCapability) -> Block:
    """Cp to Ppk of the process, Cm and Cmk of the machine; why one is undefined, or to be doubted, is said."""
    rows = []
    for key, name in _INDICES.items():
        of = machine if key in _OF_MACHINE else found
        index, reason = getattr(of, key), of.undefined.get(key)
        if reason is None and key == "cmk" and machine.n < ENOUGH_PARTS:
            reason = machine.warnings[0]
        value = index_said(index).within(sheet.language) if index is not None else UNKNOWN
        rows.append((name, value, reason.within(sheet.language) if reason else ""))
    return _table(sheet, N_("Capability"), rows)


def _table(sheet: Sheet, title: str, rows: Sequence[tuple[str, str, str]]) -> Block:
    columns = [Column("", 1.5, weight=font.MEDIUM), Column("", 1.5, weight=font.SEMI_BOLD)]
    if any(remark for _title, _value, remark in rows):
        columns.append(Column("", 2.4))
    cells = [Row((sheet.say(title), *rest[: len(columns) - 1])) for title, *rest in rows]
    return Block(sheet.say(title), table=Table(columns, cells, size=8.5, least=16, headed=False))


def _shown(sheet: Sheet, value: float, unit: str) -> str:
    said = show(value, "count", language=sheet.language)
    return f"{said}{SPACE}{unit}" if unit else said


def _last(sheet: Sheet, column: Sequence[float | None], scale: float, unit: str) -> str:
    value = column[-1] if column else None
    return _shown(sheet, value * scale, unit) if value is not None else UNKNOWN


def _at_end(column: Sequence[float | None]) -> float | None:
    return column[-1] if column else None


# To fill in by hand


def _form(sheet: Sheet, area: Area) -> list[Body]:
    """A grid to draw the points on, under each a column for its readings."""
    said = [N_("Date, time"), *(f"x{n}" for n in range(1, _FORM_READINGS + 1)), N_("Mean or value"), N_("Range")]
    columns = [Column("", 3), *(Column(str(n), 1, "center") for n in range(1, _FORM_POINTS + 1))]
    rows = [Row((sheet.say(title), *[""] * _FORM_POINTS), least=26) for title in said]
    table = Table(columns, rows, size=8.5, least=26)
    blocks = [
        Block(sheet.say(N_("Points, with centre and limits")), drawn=_grid, share=2),
        Block(sheet.say(N_("Ranges")), drawn=_grid, share=1),
        Block("", table=table),
    ]
    return in_columns(sheet, area, [(1.0, blocks)])


def _grid(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Uprights in the middle of the columns below, and lines across."""
    step = width / (_FORM_POINTS + 3)
    for n in range(_FORM_POINTS):
        sheet.rule(x + (n + 3.5) * step, y, x + (n + 3.5) * step, y + height)
    across = max(4, round(height / sheet.pixels(16)))
    for n in range(across + 1):
        sheet.rule(x + 3 * step, y + n * height / across, x + width, y + n * height / across)
