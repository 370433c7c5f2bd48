"""The tally on show and its earlier period, counted once and then followed mark by mark."""

from __future__ import annotations

from sqlalchemy import select

from app.calc.pareto import Pareto, pareto
from app.calc.tally import Tally
from app.models.diff import Diff
from app.models.document import Document
from app.models.event import Event
from app.models.tally import Tally as TallyRow
from app.models.tally import TallyCategory, TallyColumn, TallyMark
from app.models.tally_count import after, read_gathered

MODELS = (TallyRow, TallyCategory, TallyColumn, TallyMark)


class LiveTally:
    """Its marks are gathered: one for each category and column. `found` is its Pareto."""

    def __init__(self) -> None:
        self.tally: Tally | None = None
        self.before: Tally | None = None
        self.found: Pareto | None = None
        self.currency = "€"

    @property
    def id(self) -> str | None:
        return self.tally.id if self.tally else None

    def read(self, document: Document, id: str | None) -> None:
        """Count this tally anew, and the one before it."""
        with document.read() as session:
            self.currency = session.scalar(select(Event.currency)) or ""
            tally = read_gathered(session, id) if id is not None else None
            before = read_gathered(session, tally.before) if tally is not None and tally.before else None
        self._take(tally, before)

    def follow(self, document: Document, diff: Diff) -> None:
        """Marks alone are counted on; after anything else it is read again."""
        tally = after(self.tally, diff) if self.tally else None
        before = after(self.before, diff) if self.before else None
        if tally is None or (before is None) != (self.before is None):
            self.read(document, self.id)
        else:
            self._take(tally, before)

    def _take(self, tally: Tally | None, before: Tally | None) -> None:
        self.tally, self.before = tally, before
        self.found = pareto(tally) if tally is not None else None


def concerns(diff: Diff) -> bool:
    """Whether a gesture changed anything of tallies."""
    return any(diff.keys(model) for model in MODELS)


def row_of(diff: Diff) -> str | None:
    """A category that a gesture changed, itself or its marks."""
    images = [image for change in diff.tables.get(TallyMark.__tablename__, {}).values() for image in change if image]
    rows = [*diff.keys(TallyCategory), *(image.get("category_id") for image in images)]
    return next((id for id in rows if id), None)
