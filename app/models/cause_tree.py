"""The causes of a diagram as a tree of ids: who is below whom, in which order, and where another one fits in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.models.fishbone import Bone, Cause
from app.models.rank import spread
from app.models.record import table_of


class CauseTree:
    """As the session has it; `below` names the causes of a bone or of a cause, by its id, in their order."""

    def __init__(self, session: Session, any_id: str) -> None:
        """Of the diagram on which a bone or a cause lies. Raises `KeyError` when there is no such."""
        cause, bone = table_of(Cause), table_of(Bone)
        self._session = session
        home = session.scalar(select(cause.c.bone_id).where(cause.c.id == any_id)) or any_id
        fishbone_id = session.scalar(select(bone.c.fishbone_id).where(bone.c.id == home))
        if fishbone_id is None:
            raise KeyError(any_id)
        of_diagram = select(bone.c.id).where(bone.c.fishbone_id == fishbone_id).order_by(bone.c.rank, bone.c.id)
        self.fishbone_id: str = fishbone_id
        self.bones: list[str] = list(session.scalars(of_diagram))
        self.parent: dict[str, str | None] = {}
        self.bone: dict[str, str] = {}
        self.rank: dict[str, str] = {}
        self.below: dict[str, list[str]] = defaultdict(list)
        rows = select(cause.c.id, cause.c.parent_id, cause.c.bone_id, cause.c.rank)
        for id, parent, home, rank in session.execute(
            rows.where(cause.c.bone_id.in_(self.bones)).order_by(cause.c.rank, cause.c.id)
        ):
            self.parent[id], self.bone[id], self.rank[id] = parent, home, rank
            self.below[parent or home].append(id)

    def owner(self, id: str) -> str:
        """The cause or the bone on which a cause lies."""
        return self.parent[id] or self.bone[id]

    def all_below(self, id: str) -> Iterator[str]:
        """Everything on a bone or below a cause, itself left out, in the order in which it is read."""
        waiting = list(reversed(self.below.get(id, ())))
        while waiting:
            each = waiting.pop()
            yield each
            waiting += reversed(self.below.get(each, ()))

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Those of the ids that are causes here, as they are read."""
        wanted = set(ids)
        return [id for bone in self.bones for id in self.all_below(bone) if id in wanted]

    def uppermost(self, ids: Iterable[str]) -> list[str]:
        """Those of the causes that lie below no other of them, as they are read."""
        wanted = set(ids)
        return [id for id in self.in_order(wanted) if not any(above in wanted for above in self.all_above(id))]

    def all_above(self, id: str) -> Iterator[str]:
        """The causes over a cause, the nearest first."""
        above = self.parent[id]
        while above is not None:
            yield above
            above = self.parent[above]

    def sibling(self, id: str, by: int, without: Collection[str] = ()) -> str | None:
        """The cause so many places after this one on the same owner; `None` beyond the ends."""
        row = [each for each in self.below[self.owner(id)] if each == id or each not in without]
        at = row.index(id) + by
        return row[at] if 0 <= at < len(row) else None

    def ranks(self, under: str, at: int | None, n: int, without: Collection[str] = ()) -> list[str]:
        """Ranks for `n` causes on a bone or a cause, from place `at` on, counted without some; `None` for the end."""
        row = [id for id in self.below.get(under, ()) if id not in without]
        at = len(row) if at is None else min(max(at, 0), len(row))
        before = self.rank[row[at - 1]] if at else None
        after = self.rank[row[at]] if at < len(row) else None
        return spread(n, before, after)

    def home(self, under: str) -> tuple[str, str | None]:
        """The bone and the parent of what lies on this bone or cause."""
        return (self.bone[under], under) if under in self.bone else (under, None)

    def move(self, ids: Sequence[str], under: str, at: int | None = None) -> None:
        """Within an edit: put causes with all below them on a bone or a cause, in this order.

        Raises `ValueError` when that lies on or below one of them.
        """
        moved = set(ids)
        if under in moved or (under in self.bone and any(above in moved for above in self.all_above(under))):
            raise ValueError("a cause cannot lie below itself")
        bone, parent = self.home(under)
        ranks = self.ranks(under, at, len(ids), moved)
        table = table_of(Cause)
        rows = [
            {"id": id, "parent_id": parent, "rank": rank, "bone_id": bone} for id, rank in zip(ids, ranks, strict=True)
        ]
        self._session.execute(update(Cause), rows)
        elsewhere = [below for id in ids if self.bone[id] != bone for below in self.all_below(id)]
        for i in range(0, len(elsewhere), 5000):
            few = elsewhere[i : i + 5000]
            self._session.execute(update(table).where(table.c.id.in_(few)).values(bone_id=bone))
