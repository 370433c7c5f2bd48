"""A maturity on paper: its radar, and each criterion with its levels, its target and what is missing to it."""

from __future__ import annotations

from functools import partial

from app.calc import calendar_date
from app.calc.event import EventData
from app.calc.maturity import Maturity, MaturityCriterion
from app.calc.maturity_figures import figures, level_on
from app.calc.quantity import UNKNOWN, show
from app.canvas.radar_drawing import draw_radar
from app.canvas.radar_layout import RINGS_AT_MOST
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.blocks import Block, in_columns
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_ASSESSMENTS = 4
"""The last ones, which stand in the table."""
_FORM_ROWS = 16


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The maturity of this id; as a form its criteria with the levels to tick, or lines for some."""
    maturity = next((each for each in event.maturities if each.id == id), Maturity(""))
    bodies = partial(_form if order.blank else _bodies, maturity)
    return framed(event, order, maturity.name, N_("Maturity"), bodies)


def _bodies(maturity: Maturity, sheet: Sheet, area: Area) -> list[Body]:
    picture = drawn(partial(draw_radar, maturity=maturity, look=PAPER, language=sheet.language))
    left = [Block("", drawn=picture, share=1)]
    return in_columns(sheet, area, [(1.0, left), (1.0, [_figures(sheet, maturity), _criteria(sheet, maturity)])])


def _figures(sheet: Sheet, maturity: Maturity) -> Block:
    found = figures(maturity)
    rows = []
    for title, key in (
        (N_("Mean level"), "mean"),
        (N_("Mean target"), "target_mean"),
        (N_("Since the last assessment"), "progress"),
    ):
        value, reason = getattr(found, key), found.undefined.get(key)
        remark = reason.within(sheet.language) if value is None and reason else ""
        rows.append(Row((sheet.say(title), _level(sheet, value, signed=key == "progress"), remark)))
    rows.append(Row((sheet.say(N_("Targets met")), sheet.say(N_("{n} of {all}"), n=found.met, all=found.targeted), "")))
    columns = (Column("", 2, weight=font.MEDIUM), Column("", 1, "right", weight=font.SEMI_BOLD), Column("", 3))
    table = Table(columns, rows, size=10, least=20, headed=False)
    return Block(maturity.name, table=table, title_size=15, title_color=PAPER.text)


def _criteria(sheet: Sheet, maturity: Maturity) -> Block:
    found = figures(maturity)
    days = [each.assessed_on for each in found.assessments][-_ASSESSMENTS:]
    columns = [Column(sheet.say(N_("Criterion")), 3)]
    columns += [Column(calendar_date.show(day, language=sheet.language), 1.3, "right") for day in days]
    columns += [Column(sheet.say(N_("Target")), 1, "right"), Column(sheet.say(N_("To the target")), 1.2, "right")]
    columns.append(Column(sheet.say(N_("Why")), 3))
    rows = []
    for criterion, gap in zip(maturity.criteria, found.gaps, strict=True):
        levels = (_level(sheet, level_on(criterion, day)) for day in days)
        rows.append(Row((criterion.name, *levels, _level(sheet, criterion.target), _gap(sheet, gap), _why(criterion))))
    return Block(sheet.say(N_("Criterion by criterion")), table=Table(columns, rows, size=9, least=20), share=1)


def _why(criterion: MaturityCriterion) -> str:
    """What was said of the last level that was judged."""
    return next((level.why for level in reversed(criterion.levels) if level.level is not None), "")


def _gap(sheet: Sheet, gap: float | None) -> str:
    """A sign where the target is met, so that it is seen without colours."""
    if gap is None:
        return UNKNOWN
    return "✓" if gap >= 0 else _level(sheet, gap, signed=True)


def _level(sheet: Sheet, value: float | None, *, signed: bool = False) -> str:
    said = show(value, "count", language=sheet.language)
    return f"+{said}" if signed and value is not None and value > 0 else said


def _levels(sheet: Sheet, maturity: Maturity) -> list[Column]:
    """One to tick for each whole level; one to write in where these would be too many, as of a scale to 100."""
    if not 0 <= maturity.highest - maturity.lowest <= RINGS_AT_MOST:
        return [Column(sheet.say(N_("Level")), 1.4, "center")]
    levels = range(int(maturity.lowest), int(maturity.highest) + 1)
    return [Column(str(level), 0.7, "center") for level in levels]


def _form(maturity: Maturity, sheet: Sheet, area: Area) -> list[Body]:
    columns = [Column(sheet.say(N_("Criterion")), 4), *_levels(sheet, maturity)]
    columns += [Column(sheet.say(N_("Target")), 0.9, "center"), Column(sheet.say(N_("Why, what is missing")), 6)]
    names = [criterion.name for criterion in maturity.criteria] or [""] * _FORM_ROWS
    height = (area.height - sheet.pixels(40)) / sheet.scale / (max(len(names), _FORM_ROWS) + 0.1)
    blanks = len(columns) - 1
    rows = [Row((name, *[""] * blanks), least=height) for name in names]
    return Table(columns, rows, size=11, least=24).pages(sheet, area)
