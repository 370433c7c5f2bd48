"""Random gestures, undo, redo and reopening: every undo gives exactly what was before."""

from __future__ import annotations

import contextlib
import os

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import delete, text, update

from app.exchange.event_json import dumps, loads
from app.models.event import Event, add_event
from app.models.fishbone import Bone, Cause, Fishbone
from app.models.five_whys import FiveWhys, Why
from app.models.link import Link
from app.models.observation import Observation
from app.models.picture import add_picture
from app.models.process_chart import ProcessChart
from app.models.tally import Tally, TallyCategory, TallyColumn
from app.models.value_stream import Flow, Symbol, ValueStream
from tests.models.chain import add_chain, dump
from tests.models.every_noun import EVERY_NOUN
from tests.models.undoing import Undoing

TABLES = (ValueStream, Symbol, Flow)
FURTHER = (Observation, ProcessChart, Tally, TallyColumn, TallyCategory, Fishbone, Bone, Cause, FiveWhys, Why, Link)


class Coordinator(Undoing):
    @rule(n=st.integers(1, 4))
    def add_map(self, n: int) -> None:
        self.made += 1
        with self.document.edit("Add a map") as session:
            add_chain(session, n, f"m{self.made}", f"s{self.made}.")
        self.happened()

    @rule()
    def add_every_noun(self) -> None:
        with self.document.edit("Add an event") as session:
            add_event(session, loads(dumps(EVERY_NOUN)))  # under ids of their own
        self.happened()

    @rule(data=st.data(), table=st.sampled_from(FURTHER))
    def delete_what_was_made_of_facts(self, data: st.DataObject, table: type) -> None:
        if ids := self.ids(table):
            gone = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
            with self.document.edit("Delete") as session:
                session.execute(delete(table).where(table.id.in_(gone)))  # type: ignore[attr-defined]
            self.happened()

    @rule(data=st.data())
    def connect(self, data: st.DataObject) -> None:
        if not (ids := self.ids(Symbol)):
            return
        ends = st.sampled_from(ids)
        self.made += 1
        with self.document.edit("Connect") as session:
            source, target = data.draw(ends), data.draw(ends)
            map_id = session.get_one(Symbol, source).value_stream_id
            flow = {"id": f"f{self.made}", "value_stream_id": map_id, "rank": "a0", "kind": "push"}
            session.add(Flow(**flow, source_id=source, target_id=target))
        self.happened()

    @rule(data=st.data(), x=st.floats(-1e6, 1e6), name=st.text(max_size=3).filter(lambda name: "\0" not in name))
    def change(self, data: st.DataObject, x: float, name: str) -> None:
        if ids := self.ids(Symbol):
            with self.document.edit("Change") as session:
                symbol = session.get_one(Symbol, data.draw(st.sampled_from(ids)))
                symbol.x, symbol.name, symbol.uptime = x, name, None if x > 0 else x
            self.happened()

    @rule(data=st.data(), table=st.sampled_from(TABLES), by_orm=st.booleans())
    def delete(self, data: st.DataObject, table: type, by_orm: bool) -> None:
        if ids := self.ids(table):
            id = data.draw(st.sampled_from(ids))
            with self.document.edit("Delete") as session:
                if by_orm:
                    session.delete(session.get_one(table, id))
                else:
                    session.execute(delete(table).where(table.id == id))  # type: ignore[attr-defined]
            self.happened()

    @rule()
    def shift_all(self) -> None:
        with self.document.edit("Shift") as session:
            session.execute(update(Symbol).values(y=Symbol.y + 1))
        self.happened()

    @rule(data=st.data())
    def replace(self, data: st.DataObject) -> None:
        """REPLACE deletes the row behind the back of the triggers of DELETE, and cascades."""
        if ids := self.ids(Symbol):
            with self.document.edit("Replace") as session:
                statement = (
                    "INSERT OR REPLACE INTO symbol (id, value_stream_id, rank, ref, kind, name, note, x, y) "
                    "SELECT id, value_stream_id, rank, ref, kind, 'again', '', 0, 0 FROM symbol WHERE id = :id"
                )
                session.execute(text(statement), {"id": data.draw(st.sampled_from(ids))})
            self.happened()

    @rule(content=st.binary(max_size=4))
    def add_photograph(self, content: bytes) -> None:
        with self.document.edit("Add a photograph") as session:
            add_picture(session, content)
        self.happened()

    @rule(name=st.sampled_from("abc"))
    def several_at_once(self, name: str) -> None:
        with self.document.edit("Outer") as outer:
            outer.get_one(Event, "event").name = name
            outer.flush()
            with self.document.edit("Inner") as inner:
                inner.execute(update(Symbol).values(note=name))
        self.happened()

    @rule(name=st.sampled_from("abc"))
    def type(self, name: str) -> None:
        """Each stroke merges with the one before; undo takes all of them back."""
        before = self.states[: self.at + 1]
        for length in range(1, 4):
            with self.document.edit("Type", f"type {self.made}") as session:
                session.get_one(Event, "event").site = name * length
        self.made += 1
        self.told.clear()
        now = dump(self.document)
        if now != before[-1]:
            self.states = [*before, now]
            self.at += 1
        else:  # the strokes that changed something and back are no step, but what was undone is forgotten
            self.states = before

    @rule()
    def fail(self) -> None:
        with contextlib.suppress(ZeroDivisionError), self.document.edit("Fail") as session:
            session.execute(delete(ValueStream))
            raise ZeroDivisionError
        self.happened()


Coordinator.TestCase.settings = settings(
    max_examples=int(os.environ.get("CHANTIER_MACHINES", "25")), stateful_step_count=30, deadline=None
)
TestCoordinator = Coordinator.TestCase
