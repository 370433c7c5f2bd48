"""Everything that the canvas writes: each method is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.calc.map_symbol import flow_kind_between
from app.calc.symbol_ref import new_refs
from app.calc.value_stream import Flow, Symbol
from app.canvas.value_stream import MapScene
from app.language import N_
from app.models import value_stream as rows
from app.models.document_error import DocumentError
from app.models.rank import spread
from app.models.row_order import last_rank
from app.models.schema import new_id

MOVE, DELETE, PASTE, DUPLICATE = N_("Move"), N_("Delete"), N_("Paste"), N_("Duplicate")
ADD_SYMBOL, ADD_FLOW, INSERT = N_("Add a symbol"), N_("Add a flow"), N_("Insert a symbol into a flow")
CHANGE_FLOW = N_("Change the kind of flow")
CHANGE = {
    "name": N_("Change the name"),
    "cycle_time_s": N_("Change the cycle time"),
    "changeover_s": N_("Change the changeover time"),
    "uptime": N_("Change the uptime"),
    "operators": N_("Change the operators"),
    "machines": N_("Change the machines"),
    "scrap": N_("Change the scrap"),
    "first_pass_yield": N_("Change the first-pass yield"),
    "batch_size": N_("Change the batch size"),
    "parts_per_cycle": N_("Change the parts per cycle"),
    "processing_time_s": N_("Change the processing time"),
    "value_added_s": N_("Change the value-added time"),
    "necessary_non_value_added_s": N_("Change the necessary non-value-added time"),
    "manual_work_s": N_("Change the manual work"),
    "resource_share": N_("Change the share of the resource"),
    "available_s_per_day": N_("Change the available time"),
    "quantity": N_("Change the quantity"),
    "days": N_("Change the measured wait"),
    "join": N_("Change how branches meet"),
    "note": N_("Change the note"),
    "kind": CHANGE_FLOW,
    "share": N_("Change the share"),
    "quantity_per": N_("Change the quantity per part"),
    "maximum": N_("Change the maximum"),
}
_CHANGE_OTHER = N_("Change a value")


class MapEdit:
    """`say` shows a sentence to the user: the disk may refuse what was meant."""

    def __init__(self, map: MapScene, say: Callable[[str], None]) -> None:
        self.map, self.say = map, say

    @contextmanager
    def edit(self, label: str, merge_key: str = "") -> Iterator[Session]:
        """An edit whose failure is said, and leaves what is shown as it is stored.

        Raises `DocumentError` where it cannot even begin: in a document that is only looked at, on a full disk.
        """
        begun = False
        try:
            with self.map.mirror.document.edit(label, merge_key) as session:
                begun = True
                yield session
        except DocumentError as error:
            self.map.settle(list(self.map.symbols))
            if not begun:
                raise  # the window says the sentence; a context manager cannot skip what it was to hold
            self.say(str(error))

    def move(self, centres: Mapping[str, tuple[float, float]], label: str = MOVE, merge_key: str = "") -> None:
        """Store the centres of symbols."""
        with self.edit(label, merge_key) as session:
            store_centres(session, centres)

    def set_value(self, id: str, field: str, value: object) -> None:
        """Store one datum of a symbol or of a flow."""
        model = rows.Symbol if id in self.map.symbols else rows.Flow
        with self.edit(CHANGE.get(field, _CHANGE_OTHER)) as session:
            session.execute(update(model).where(model.id == id).values({field: value}))

    def set_flow_kind(self, ids: Iterable[str], kind: str) -> None:
        with self.edit(CHANGE_FLOW) as session:
            session.execute(update(rows.Flow).where(rows.Flow.id.in_(list(ids))).values(kind=kind))

    def delete(self, ids: Iterable[str], label: str = DELETE) -> None:
        """Delete symbols with their flows, and flows."""
        ids = list(ids)
        with self.edit(label) as session:
            for model in (rows.Flow, rows.Symbol):
                for i in range(0, len(ids), 5000):
                    session.execute(delete(model).where(model.id.in_(ids[i : i + 5000])))

    def add_flow(self, source: str, target: str) -> str:
        """Join two symbols by the flow that their kinds ask for; its id, or that of the same flow of material."""
        kinds = self.map.symbols[source].symbol.kind, self.map.symbols[target].symbol.kind
        flow = Flow(new_id(), source, target, flow_kind_between(*kinds))
        for id in self.map.symbols[source].flows:
            known = self.map.flows.rows[id].flow
            if (known.target, known.kind) == (target, flow.kind) and flow.kind in ("push", "shipment"):
                return id
        with self.edit(ADD_FLOW) as session:
            self.store_flows(session, [flow])
        return flow.id

    def join_in_order(self, ids: list[str]) -> list[str]:
        """Join each symbol to the next one; the ids of the flows."""
        with self.edit(ADD_FLOW):
            return [self.add_flow(a, b) for a, b in zip(ids, ids[1:], strict=False)]

    def add_symbol(self, kind: str, x: float, y: float, source: str = "") -> str:
        """Put a symbol on the map, with a flow from another when one is given; its id."""
        symbol = self.new_symbol(kind, x, y)
        with self.edit(ADD_SYMBOL) as session:
            self.store_symbols(session, [symbol])
            if source:
                flow_kind = flow_kind_between(self.map.symbols[source].symbol.kind, kind)
                self.store_flows(session, [Flow(new_id(), source, symbol.id, flow_kind)])
        return symbol.id

    def add_all(self, symbols: list[Symbol], flows: list[Flow], label: str) -> None:
        """Put copies on the map, under the ids that they carry."""
        with self.edit(label) as session:
            self.store_symbols(session, symbols)
            self.store_flows(session, flows)

    def new_symbol(self, kind: str, x: float, y: float) -> Symbol:
        return Symbol(new_id(), kind, x=x, y=y, ref=self.new_refs([kind])[0])

    def new_refs(self, kinds: list[str]) -> list[str]:
        """Short ids for the exchange file that no symbol of this map has yet."""
        return new_refs(kinds, {symbol.ref for symbol in self.map.mirror.symbols.values()})

    def store_symbols(self, session: Session, symbols: list[Symbol]) -> None:
        """Within an edit: add rows after all others."""
        rows.add_symbols(session, self.map.stream.id, symbols, self._ranks(session, rows.Symbol, len(symbols)))

    def store_flows(self, session: Session, flows: list[Flow]) -> None:
        rows.add_flows(session, self.map.stream.id, flows, self._ranks(session, rows.Flow, len(flows)))

    def _ranks(self, session: Session, model: Any, n: int) -> list[str]:
        return spread(n, last_rank(session, model, model.value_stream_id == self.map.stream.id))


def store_centres(session: Session, centres: Mapping[str, tuple[float, float]]) -> None:
    """Within an edit: where symbols lie."""
    if centres:
        session.execute(update(rows.Symbol), [{"id": id, "x": x, "y": y} for id, (x, y) in centres.items()])
