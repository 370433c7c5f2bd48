"""The map that is shown, as frozen data, kept up to date by reading only the rows that a diff names."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND
from app.calc.value_stream import Calendar, Demand, Figures, Flow, Symbol, ValueStream, figures
from app.models import value_stream as rows
from app.models.diff import Change, Diff, Key
from app.models.document import Document

_WITHOUT_FIGURES = {"x", "y", "note"}


@dataclass(slots=True)
class Changes:
    """The ids that appeared or changed, and those that are gone."""

    symbols: set[str] = field(default_factory=set)
    flows: set[str] = field(default_factory=set)
    gone_symbols: set[str] = field(default_factory=set)
    gone_flows: set[str] = field(default_factory=set)
    figures: bool = False
    closed: bool = False

    def __bool__(self) -> bool:
        return bool(self.symbols or self.flows or self.gone_symbols or self.gone_flows or self.figures or self.closed)


class StreamMirror:
    """`symbols` and `flows` are in their stored order, without those of a kind that this version does not know."""

    def __init__(self) -> None:
        """Nothing is read before `document` is there, and a map of it is opened."""
        self.document: Document = None  # type: ignore[assignment]
        self.symbols: dict[str, Symbol] = {}
        self.flows: dict[str, Flow] = {}
        self.stream = ValueStream("")
        self.figures: Figures = figures(self.stream)

    def open(self, id: str | None) -> None:
        """Read a whole map; none when it is no more."""
        stream = None
        if id is not None:
            with self.document.read() as session:
                stream = rows.read_value_stream(session, id)
        self.stream = stream or ValueStream("")
        self.symbols = {s.id: s for s in self.stream.symbols if s.kind in SYMBOL_KIND}
        self.flows = {f.id: f for f in self.stream.flows if self._is_whole(f)}
        self.figures = figures(self.stream)

    def update(self, diff: Diff) -> Changes:
        """Take over what a diff says about this map, and reckon its figures anew where they may differ."""
        changes = Changes()
        if not self.stream.id:
            return changes
        if self.stream.id in diff.keys(rows.ValueStream) and not self._read_head(changes):
            self.open(None)
            return changes
        self._read_rows(diff, changes)
        if changes:
            symbols, flows = tuple(self.symbols.values()), tuple(self.flows.values())
            head = self.stream
            self.stream = ValueStream(head.id, head.name, head.state, head.calendar, head.demand, symbols, flows)
            if changes.figures:
                self.figures = figures(self.stream)
        return changes

    def _read_head(self, changes: Changes) -> bool:
        with self.document.read() as session:
            row = session.get(rows.ValueStream, self.stream.id)
            if row is None:
                changes.closed = True
                return False
            calendar = Calendar(*(getattr(row, f.name) for f in fields(Calendar)))
            demand = Demand(row.demand_quantity, row.demand_per)  # type: ignore[arg-type]
            old = self.stream
            self.stream = ValueStream(row.id, row.name, row.state, calendar, demand, old.symbols, old.flows)  # type: ignore[arg-type]
        changes.figures = True
        return True

    def _read_rows(self, diff: Diff, changes: Changes) -> None:
        """Symbols before flows: a flow shows only between two symbols that are there."""
        symbols, flows = (diff.tables.get(model.__tablename__, {}) for model in (rows.Symbol, rows.Flow))
        changed_symbols = self._sort_out(symbols, self.symbols, changes.gone_symbols)
        changed_flows = self._sort_out(flows, self.flows, changes.gone_flows)
        for id in changes.gone_symbols:
            del self.symbols[id]
        for id in changes.gone_flows:
            del self.flows[id]
        with self.document.read() as session:
            changes.symbols = self._take(
                session,
                rows.Symbol,
                self.symbols,
                [s for s in rows.read_symbols(session, changed_symbols) if s.kind in SYMBOL_KIND],
            )
            changes.flows = self._take(
                session,
                rows.Flow,
                self.flows,
                [f for f in rows.read_flows(session, changed_flows) if self._is_whole(f)],
            )
        if changes.gone_symbols or changes.gone_flows:
            changes.figures = True
        for table, ids in ((symbols, changes.symbols), (flows, changes.flows)):
            changes.figures = changes.figures or any(_matters(table[(id,)]) for id in ids)

    def _sort_out(self, table: dict[Key, Change], known: dict[str, Any], gone: set[str]) -> set[str]:
        """The ids of this map whose rows are to be read; those that are no more go to `gone`."""
        changed: set[str] = set()
        for (id,), (_, after) in table.items():
            if id in known:
                (changed if after is not None else gone).add(id)
            elif after is not None and after.get("value_stream_id") == self.stream.id:
                changed.add(id)
        return changed

    def _take(
        self, session: Session, model: type[rows.Symbol] | type[rows.Flow], known: dict[str, Any], read: list[Any]
    ) -> set[str]:
        """Take over the rows that were read, new ones at their place in the stored order; their ids."""
        is_longer = any(row.id not in known for row in read)
        known.update((row.id, row) for row in read)
        if is_longer:
            ids = session.scalars(
                select(model.id).where(model.value_stream_id == self.stream.id).order_by(model.rank, model.id)
            )
            ordered = [(id, known[id]) for id in ids if id in known]
            known.clear()
            known.update(ordered)
        return {row.id for row in read}

    def _is_whole(self, flow: Flow) -> bool:
        return flow.kind in FLOW_KIND and flow.source in self.symbols and flow.target in self.symbols


def _matters(change: Change) -> bool:
    """Whether a row changed in what the figures depend on."""
    before, after = change
    return before is None or after is None or not after.keys() <= _WITHOUT_FIGURES
