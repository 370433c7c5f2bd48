"""A document under random gestures: what is told, undone and done again is exactly what was there."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select, text

from app.models.diff import Diff
from app.models.document import Document
from tests.models.chain import dump


class Undoing(RuleBasedStateMachine):
    """`states[at]` is the whole document as it is; before it what undo gives, after it what redo gives."""

    @initialize()
    def start(self) -> None:
        self.urandom, os.urandom = os.urandom, random.Random(0).randbytes  # ids that a second run draws again
        self.folder = tempfile.TemporaryDirectory()
        self.data = os.environ["CHANTIER_DATA"]
        os.environ["CHANTIER_DATA"] = f"{self.folder.name}/user"
        self.path = Path(self.folder.name) / "m.kaizen"
        self.document = Document.new(self.path)
        self.told: list[Diff] = []
        self.document.subscribe(self.told.append)
        self.states = [dump(self.document)]
        self.at = self.made = 0

    def ids(self, table: type) -> list[str]:
        """In the order in which they were made, which no chance decides."""
        with self.document.read() as session:
            return list(session.scalars(select(table.id).order_by(text("rowid"))))  # type: ignore[attr-defined]

    def steps(self) -> int:
        """How many gestures can be undone."""
        with self.document.read() as session:
            return int(session.execute(text("SELECT count(*) FROM history WHERE undone = 0")).scalar_one())

    def happened(self) -> None:
        """One gesture is told of once, and is one step; one that merges takes the place of the step before."""
        now, before, steps = dump(self.document), self.states[self.at], self.steps()
        if now == before:
            assert self.told == []
        else:
            assert len(self.told) == 1
            assert steps in (self.at - 1, self.at, self.at + 1)
            self.states = [*self.states[:steps], now]
            self.at = steps
        self.told.clear()

    @rule()
    def undo(self) -> None:
        told = self.document.undo()
        assert self.told == ([told] if told else [])
        assert (told is None) == (self.at == 0)
        self.at = max(self.at - 1, 0)
        self.told.clear()

    @rule()
    def redo(self) -> None:
        told = self.document.redo()
        assert (told is None) == (self.at == len(self.states) - 1)
        self.at = min(self.at + 1, len(self.states) - 1)
        self.told.clear()

    @rule()
    def reopen(self) -> None:
        self.document.close()
        self.document = Document.open(self.path)
        assert self.document.notice is None
        self.document.subscribe(self.told.append)

    @rule()
    def write_back(self) -> None:
        assert self.document.write_back().state == "saved"

    @precondition(lambda self: hasattr(self, "document"))
    @invariant()
    def is_as_expected(self) -> None:
        assert dump(self.document) == self.states[self.at]
        assert (self.document.undo_label is None) == (self.at == 0)
        assert (self.document.redo_label is None) == (self.at == len(self.states) - 1)
        with self.document.read() as session:
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []

    def teardown(self) -> None:
        if hasattr(self, "document"):
            self.document.close()
            os.urandom = self.urandom
            os.environ["CHANTIER_DATA"] = self.data
            self.folder.cleanup()
