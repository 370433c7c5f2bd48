"""The causes of a diagram as a tree of ids: who is below whom, in which order, and where another one fits in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.calc import fishbone as calc
from app.models.fishbone import Bone, Cause, add_causes
from app.models.rank import ranks_at
from app.models.record import chunks, table_of


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

    def ranks(self, under: str, at: int | None, n: int, without: Collection[str] = ()) -> list[str]:
        """Ranks for `n` causes on a bone or a cause, from place `at` on, counted without some; `None` for the end."""
        row = [self.rank[id] for id in self.below.get(under, ()) if id not in without]
        return ranks_at(row, len(row) if at is None else at, n)

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
        for few in chunks(elsewhere):
            self._session.execute(update(table).where(table.c.id.in_(few)).values(bone_id=bone))


def add_under(session: Session, causes: Sequence[calc.Cause], under: str, at: int | None = None) -> None:
    """Within an edit: causes on a bone or below a cause, without a look at the whole tree. Raises `KeyError`."""
    table = table_of(Cause)
    home = session.scalar(select(table.c.bone_id).where(table.c.id == under))
    bone, parent = (home, under) if home is not None else (under, None)
    if home is None and session.get(Bone, under) is None:
        raise KeyError(under)
    beside = table.c.parent_id == parent if parent else (table.c.bone_id == bone) & table.c.parent_id.is_(None)
    row = list(session.scalars(select(table.c.rank).where(beside).order_by(table.c.rank, table.c.id)))
    add_causes(session, bone, parent, causes, ranks_at(row, len(row) if at is None else at, len(causes)))
