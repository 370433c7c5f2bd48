"""Suggestions on paper with what became of each; blank, slips to write ideas on."""

from __future__ import annotations

from functools import partial

from app.calc.event import EventData
from app.calc.suggestion import STATES, Suggestion
from app.language import N_
from app.reports.approval import written_day
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_ROWS_OF_A_FORM = 14
_SIGNS = {"received": "○", "studied": "…", "kept": "→", "done": "✓", "not_kept": "✗"}


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """All of them in their order: who, what, where it stands, and why."""
    suggestions = [] if order.blank else list(event.suggestions)
    return framed(event, order, "", N_("Improvement suggestions"), partial(_bodies, suggestions, order.blank))


def _bodies(suggestions: list[Suggestion], blank: bool, sheet: Sheet, area: Area) -> list[Body]:
    heads = [(N_("Idea"), 5.0), (N_("From"), 1.8), (N_("Where"), 1.8), (N_("On"), 1.3)]
    if not blank:
        heads += [(N_("State"), 1.6), (N_("Studied by"), 1.6), (N_("Why"), 3.4), (N_("Answered"), 1.3)]
    columns = [Column(sheet.say(title), width) for title, width in heads]
    rows = [_row(sheet, each) for each in suggestions]
    if blank:
        height = (area.height - sheet.pixels(22)) / sheet.scale / (_ROWS_OF_A_FORM + 0.1)
        rows = [Row(("",) * len(columns), least=height)] * _ROWS_OF_A_FORM
    table = Table(columns, rows, least=28)
    return table.pages(sheet, area)


def _row(sheet: Sheet, suggestion: Suggestion) -> Row:
    return Row(
        (
            suggestion.text,
            suggestion.author,
            suggestion.place,
            written_day(sheet, suggestion.suggested_on),
            f"{_SIGNS[suggestion.state]} {sheet.say(STATES[suggestion.state])}",
            suggestion.studied_by,
            suggestion.reason,
            written_day(sheet, suggestion.told_on),
        )
    )
