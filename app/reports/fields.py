"""Lines of labelled fields at the head of a sheet: what is typed stands there, what is not is written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from app.reports.framed import Area
from app.reports.sheet import TEXT, Sheet

HEIGHT = 42.0
"""Of one line, in the design of A3."""


def draw_fields(sheet: Sheet, area: Area, fields: Sequence[tuple[str, str, float]]) -> Area:
    """Label, value and share of the width, side by side at the top of the area; what is left below."""
    if not fields:
        return area
    height, whole = sheet.pixels(HEIGHT), sum(share for _label, _value, share in fields)
    x, y = area.x, area.top - height
    for n, (label, value, share) in enumerate(fields):
        width = share / whole * area.width
        if n:
            sheet.rule(x, y, x, area.top)
        sheet.cell(x, y, width, height, sheet.say(label), value, TEXT)
        x += width
    sheet.rule(area.x, y, area.x + area.width, y)
    return Area(area.x, area.y, area.width, area.height - height)


def cut_short(sheet: Sheet, width: float, fields: Sequence[tuple[str, str, float]]) -> list[tuple[str, str]]:
    """Label and value of the fields whose cells, in a line of this width, cannot say them whole."""
    whole = sum(share for _label, _value, share in fields)
    return [(label, value) for label, value, share in fields if not sheet.holds(share / whole * width, value)]


def inner(sheet: Sheet, area: Area) -> Area:
    """The area without its margin."""
    pad = sheet.pixels(12)
    return Area(area.x + pad, area.y + pad, area.width - 2 * pad, area.height - 2 * pad)
