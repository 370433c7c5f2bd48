"""From a process box of the map to its process flow chart, which is made at the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import _

if TYPE_CHECKING:
    from app.views.value_stream import ValueStreamPage


def can_have_chart(page: ValueStreamPage, ids: list[str]) -> bool:
    """Whether this is one process box."""
    item = page.view.map.symbols.get(ids[0]) if len(ids) == 1 else None
    return item is not None and item.symbol.kind == "process"


def open_process_chart(page: ValueStreamPage) -> None:
    """Go to the process flow chart of the selected process box, made with its name when there is none."""
    from app.models.process_chart_link import open_chart

    page.settle()
    ids = page.view.selected()
    if not can_have_chart(page, ids):
        page.desk.say(_("Select one process box first."))
        return
    id = open_chart(page.desk.document, ids[0])
    if id is not None:
        page.desk.open_thing("process_chart", id)
