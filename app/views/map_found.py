"""What the search by name finds in the maps of the event: each map, and each symbol that has a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.calc.figure_name import STATES
from app.calc.map_symbol import SYMBOL_KIND
from app.calc.value_stream import Symbol
from app.language import _
from app.models.document import Document
from app.models.value_stream import read_value_stream
from app.views import maps
from app.views.page import Found


def found_in_maps(
    document: Document, show_map: Callable[[str], object], show_symbol: Callable[[str, str], object]
) -> list[Found]:
    """`show_map(map id)` and `show_symbol(map id, symbol id)` are called when one is chosen."""
    found = []
    with document.read() as session:
        for each in maps.maps(document):
            state = _(STATES.get(each.state, each.state))
            found.append(Found(each.name or state, _("Map"), partial(show_map, each.id), "map", state))
            stream = read_value_stream(session, each.id)
            for symbol in stream.symbols if stream else ():
                if symbol.name:
                    go = partial(show_symbol, each.id, symbol.id)
                    found.append(Found(symbol.name, _place(each, symbol), go, "boxes"))
    return found


def _place(home: maps.Listed, symbol: Symbol) -> str:
    kind = _(SYMBOL_KIND[symbol.kind].name) if symbol.kind in SYMBOL_KIND else ""
    return f"{kind} – {home.name}" if home.name else kind
