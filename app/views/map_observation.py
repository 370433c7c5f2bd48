"""From the map to the observations: a kaizen burst becomes one, at any other symbol one is noted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.calc.map_symbol import SYMBOL_KIND
from app.language import _

if TYPE_CHECKING:
    from app.views.value_stream import ValueStreamPage


def can_be_observed(page: ValueStreamPage, ids: list[str]) -> bool:
    """Whether this is one symbol: a burst, or what belongs to the flow of material or information."""
    item = page.view.map.symbols.get(ids[0]) if len(ids) == 1 else None
    if item is None:
        return False
    return item.symbol.kind == "kaizen_burst" or SYMBOL_KIND[item.symbol.kind].family != "general"


def record_observation(page: ValueStreamPage) -> None:
    """Go to the observation of the selected burst, made with its words; or to noting one at the selected step."""
    from app.models.observation_link import record_burst

    page.settle()
    ids = page.view.selected()
    if not can_be_observed(page, ids):
        page.desk.say(_("Select one step or one kaizen burst first."))
    elif page.view.map.symbols[ids[0]].symbol.kind == "kaizen_burst":
        id = record_burst(page.desk.document, ids[0], date.today().isoformat())
        if id is not None:
            page.desk.open_thing("observation", id)
    else:
        page.desk.open_thing("step", ids[0])
