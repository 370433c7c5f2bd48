"""What deviates on paper: every indicator over its alarm or with a broken rule, and room for who looks into it."""

from __future__ import annotations

from functools import partial

from app.calc.deviation import deviations
from app.calc.deviation_list import STATES, Case, case
from app.calc.event import EventData
from app.calc.indicator_list import listed
from app.calc.indicator_words import point_of
from app.calc.origin import Named, names, origins
from app.language import N_
from app.reports import font
from app.reports.blocks import Block, in_columns
from app.reports.framed import Area, Body, Order, framed
from app.reports.indicator import said, spark
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_SIGNS = {"alarm": "✗", "signal": "!", "better": "✓"}


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """Those of now, the newest first, each with what was made of its indicator."""
    return framed(event, order, "", N_("Deviations"), partial(_bodies, event))


def _bodies(event: EventData, sheet: Sheet, area: Area) -> list[Body]:
    rows = {each.id: listed(each, {}) for each in event.indicators}
    found = [case(each, rows[each.indicator], ()) for each in deviations(event.indicators)]
    if not found:
        words = sheet.say(N_("No indicator is over its alarm, and no rule is broken."))
        return in_columns(sheet, area, [(1.0, [Block("", words, size=12)])])
    heads = (
        (N_("State"), 1.1),
        (N_("Letter"), 0.7),
        (N_("Indicator"), 2.4),
        (N_("Course"), 2.4),
        (N_("What happened"), 4.0),
        (N_("Since"), 1.3),
        (N_("Target"), 1.2),
        (N_("Made of it"), 2.4),
        (N_("Who looks into it, until when"), 3.0),
    )
    columns = [Column(sheet.say(title), width, weight=_WEIGHTS.get(title, font.REGULAR)) for title, width in heads]
    made = _made(event)
    return Table(columns, [_row(sheet, each, made) for each in found], least=44).pages(sheet, area)


_WEIGHTS = {"Indicator": font.MEDIUM}


def _made(event: EventData) -> dict[str, list[Named]]:
    """What was made from each indicator, by its id."""
    known, found = names(event), dict[str, list[Named]]()
    for thing, sources in origins(event).items():
        for kind, id in sources:
            if kind == "indicator":
                found.setdefault(id, []).append(known[thing])
    return found


def _row(sheet: Sheet, one: Case, made: dict[str, list[Named]]) -> Row:
    indicator, since = one.indicator, one.deviation.since
    opened = [f"{sheet.say(each.word)} – {each.title}" for each in made.get(indicator.id, ())]
    comments = [measure.comment for measure in indicator.measures[since - 1 : one.deviation.index] if measure.comment]
    return Row(
        (
            f"{_SIGNS[one.state]} {sheet.say(STATES[one.state])}",
            indicator.letter or "",
            indicator.name,
            spark(one),
            "\n".join([one.deviation.said.within(sheet.language), *comments]),
            point_of(indicator.measures[since - 1], since).within(sheet.language),
            said(sheet, indicator, one.status.target),
            "\n".join(opened),
            "",
        )
    )
