"""Typing the figures of a day: one step of undo for each line, and one measure for each day and shift."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.calc.todays_figure import NOTHING_GIVEN, Figure, is_bare, new_measure
from app.language import N_
from app.models.document import Document
from app.models.measure_edit import add_measures, delete_measures, write_rows

ADD, CORRECT, TAKE_BACK = N_("Type a figure of the day"), N_("Correct a figure of the day"), N_("Take a figure back")


def enter(document: Document, figure: Figure, given: Mapping[str, Any]) -> str | None:
    """Write what was typed, as a new measure or into that of the day; without anything given, take it back.

    The id of the measure; `None` where there is none now.
    """
    measure = figure.measure
    if measure is None:
        if not given:
            return None
        return add_measures(document, figure.indicator.id, [new_measure(figure, given)], label=ADD)[0]
    if not given and is_bare(measure):
        with document.edit(TAKE_BACK):
            delete_measures(document, [measure.id])
        return None
    with document.edit(CORRECT if given else TAKE_BACK) as session:
        write_rows(session, {measure.id: dict(given) or NOTHING_GIVEN})
    return measure.id
