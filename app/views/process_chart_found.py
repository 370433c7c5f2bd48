"""What the search by name finds in the process flow charts: each chart, and each step that has a description."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.calc.process_chart import KINDS
from app.language import _
from app.models.document import Document
from app.models.process_chart import read_process_charts
from app.models.process_chart_edit import Listed
from app.views.page import Found
from app.views.process_chart_words import title


def found_in_charts(
    document: Document, show_chart: Callable[[str], object], show_step: Callable[[str, str], object]
) -> list[Found]:
    """`show_chart(chart id)` and `show_step(chart id, step id)` are called when one is chosen."""
    found = []
    with document.read() as session:
        charts = read_process_charts(session)
    for chart in charts:
        name = title(Listed(chart.id, chart.name, chart.state, chart.compared_to))
        found.append(Found(name, _("Process flow chart"), partial(show_chart, chart.id), "footprints", chart.product))
        for step in chart.steps:
            if step.description:
                place = f"{_(KINDS[step.kind])} – {name}"
                found.append(Found(step.description, place, partial(show_step, chart.id, step.id), "footprints"))
    return found
