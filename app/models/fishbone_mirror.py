"""One diagram as the document has it, kept equal to it by diffs: a gesture costs the bones that it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import fishbone as calc
from app.models.diff import Change, Diff, Key
from app.models.document import Document
from app.models.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.models.photo import Photo, read_photos
from app.models.record import shared, table_of, tree
from app.models.schema import Row

Rows = dict[str, dict[str, Any]]


class FishboneMirror:
    """`fishbone` is `None` while none is open, and after it was deleted. A bone that did not change stays the same."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.fishbone: calc.Fishbone | None = None
        self._head: dict[str, Any] = {}
        self._bones: Rows = {}
        self._causes: Rows = {}
        self._suggestions: Rows = {}

    def open(self, id: str | None) -> None:
        """Show another diagram, or none."""
        self.fishbone = None
        if self.document is None or id is None:
            return
        with self.document.read() as session:
            head = _held(session, Fishbone, table_of(Fishbone).c.id == id).get(id)
            if head is None:
                return
            self._head = head
            self._bones = _held(session, Bone, table_of(Bone).c.fishbone_id == id)
            self._suggestions = _held(session, SuggestedCause, table_of(SuggestedCause).c.fishbone_id == id)
            self._causes = _held(session, Cause, table_of(Cause).c.bone_id.in_(list(self._bones)))
            for cause, photos in read_photos(session, "cause_id").items():
                if cause in self._causes:
                    self._causes[cause]["photos"] = photos
        self._make(set(self._bones))

    def update(self, diff: Diff) -> bool:
        """Take over what a diff says about this diagram; whether it said anything."""
        if self.fishbone is None:
            return False
        id = self.fishbone.id
        head = diff.tables.get(Fishbone.__tablename__, {}).get((id,))
        if head is not None and head[1] is None:
            self.fishbone = None
            return True
        if head is not None and head[1]:
            self._head |= head[1]
        lines = _apply(diff, SuggestedCause, self._suggestions, lambda row: row["fishbone_id"] == id)
        bones = _apply(diff, Bone, self._bones, lambda row: row["fishbone_id"] == id)
        homes = self._take_causes(diff) | self._take_photos(diff)
        if head is None and not (lines or bones or homes):
            return False
        self._make((homes | bones) & self._bones.keys())
        return True

    def _take_causes(self, diff: Diff) -> set[str]:
        """The bones on which something lies, or lay, that changed."""
        touched = diff.tables.get(Cause.__tablename__, {})
        before = {self._causes[id]["bone_id"] for (id,) in touched if id in self._causes}
        ids = _apply(diff, Cause, self._causes, lambda row: row["bone_id"] in self._bones)
        return before | {self._causes[id]["bone_id"] for id in ids if id in self._causes}

    def _take_photos(self, diff: Diff) -> set[str]:
        """Read the photographs anew where one came, went or changed: there are few."""
        if not diff.tables.get(Photo.__tablename__) or self.document is None:
            return set()
        with self.document.read() as session:
            photos = read_photos(session, "cause_id")
        changed = {id for id, row in self._causes.items() if row.get("photos", ()) != photos.get(id, ())}
        for id in changed:
            self._causes[id]["photos"] = photos.get(id, ())
        return {self._causes[id]["bone_id"] for id in changed}

    def _make(self, bones: Iterable[str]) -> None:
        """Make these bones anew, and the diagram of them and of the others."""
        known = {bone.id: bone for bone in self.fishbone.categories} if self.fishbone else {}
        lying: dict[str, list[dict[str, Any]]] = {id: [] for id in bones}
        for row in self._causes.values():
            if row["bone_id"] in lying:
                lying[row["bone_id"]].append(row)
        made = known | {id: self._bone(id, rows) for id, rows in lying.items()}
        self.fishbone = calc.Fishbone(
            **_fields(Fishbone, calc.Fishbone, self._head),
            categories=tuple(made[row["id"]] for row in _ordered(self._bones.values())),
            suggestions=tuple(
                calc.SuggestedCause(**_fields(SuggestedCause, calc.SuggestedCause, row))
                for row in _ordered(self._suggestions.values())
            ),
        )

    def _bone(self, id: str, rows: list[dict[str, Any]]) -> calc.Bone:
        flat = [_fields(Cause, calc.Cause, row) | {"parent_id": row.get("parent_id")} for row in _ordered(rows)]

        def made(row: dict[str, Any], below: tuple[calc.Cause, ...]) -> calc.Cause:
            return calc.Cause(**row, photos=self._causes[row["id"]].get("photos", ()), causes=below)

        return calc.Bone(**_fields(Bone, calc.Bone, self._bones[id]), causes=tree(flat, made))


def _held(session: Session, model: type[Row], where: Any) -> Rows:
    return {row["id"]: dict(row) for row in session.execute(select(table_of(model)).where(where)).mappings()}


def _apply(diff: Diff, model: type[Row], rows: Rows, belongs: Callable[[dict[str, Any]], bool]) -> set[str]:
    """Bring the changes of one table into these rows; the ids of those that came, went or changed."""
    changes: dict[Key, Change] = diff.tables.get(model.__tablename__, {})
    touched = set()
    for (id,), (before, after) in changes.items():
        if after is None:
            if rows.pop(id, None) is not None:
                touched.add(id)
        elif id in rows:
            rows[id] |= after
            touched.add(id)
        elif before is None and belongs(after):
            rows[id] = dict(after)
            touched.add(id)
    return touched


def _fields(model: type[Row], kind: type, row: dict[str, Any]) -> dict[str, Any]:
    """What of a row the dataclass keeps."""
    return {name: row.get(name) for name in shared(model, kind)}


def _ordered(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["rank"], row["id"]))
