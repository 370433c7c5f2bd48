"""Ishikawa diagrams with their bones, causes and suggestions, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import fishbone as calc
from app.models.photo import add_photos, read_photos
from app.models.rank import spread
from app.models.record import add, flat, held, held_of, tree, values
from app.models.schema import Row, new_id


class Fishbone(Row):
    __tablename__ = "fishbone"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    effect: Mapped[str] = mapped_column(default="")
    dots: Mapped[int] = mapped_column(default=3)
    voters: Mapped[int | None]


class Bone(Row):
    __tablename__ = "bone"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    fishbone_id: Mapped[str] = mapped_column(ForeignKey("fishbone.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")


class Cause(Row):
    """Without a parent it lies on the bone itself. The parent is of the same bone."""

    __tablename__ = "cause"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    bone_id: Mapped[str] = mapped_column(ForeignKey("bone.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("cause.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="suspected", info={"choices": get_args(calc.Status)})
    votes: Mapped[int] = mapped_column(default=0)
    author: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    checked_by: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[str] = mapped_column(default="")
    check_owner: Mapped[str] = mapped_column(default="")
    check_due: Mapped[str] = mapped_column(default="")


class SuggestedCause(Row):
    __tablename__ = "suggested_cause"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    fishbone_id: Mapped[str] = mapped_column(ForeignKey("fishbone.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")


def read_fishbones(session: Session, *where: Any) -> list[calc.Fishbone]:
    """Those that fulfil this, all without a condition, in their order."""
    photos = read_photos(session, "cause_id")

    def made(row: dict[str, Any], below: tuple[calc.Cause, ...]) -> calc.Cause:
        return calc.Cause(**row, photos=photos.get(row["id"], ()), causes=below)

    found = held(session, Fishbone, calc.Fishbone, *where)
    ids = [row["id"] for row in found]
    bones = held_of(session, Bone, calc.Bone, "fishbone_id", ids)
    on_these = [bone["id"] for id in ids for bone in bones[id]]
    causes = held_of(session, Cause, calc.Cause, "bone_id", on_these, further=["parent_id"])
    suggestions = held_of(session, SuggestedCause, calc.SuggestedCause, "fishbone_id", ids)
    return [
        calc.Fishbone(
            **row,
            categories=tuple(calc.Bone(**bone, causes=tree(causes[bone["id"]], made)) for bone in bones[row["id"]]),
            suggestions=tuple(calc.SuggestedCause(**each) for each in suggestions[row["id"]]),
        )
        for row in found
    ]


def add_fishbones(session: Session, fishbones: Sequence[calc.Fishbone], ranks: Sequence[str]) -> None:
    """Store diagrams with all that is on them under their ids."""
    rows = [{**values(Fishbone, fishbone), "rank": rank} for fishbone, rank in zip(fishbones, ranks, strict=True)]
    add(session, Fishbone, rows)
    for fishbone in fishbones:
        bones = zip(fishbone.categories, spread(len(fishbone.categories)), strict=True)
        add(session, Bone, [{**values(Bone, bone), "fishbone_id": fishbone.id, "rank": rank} for bone, rank in bones])
        for bone in fishbone.categories:
            add_causes(session, bone.id, None, bone.causes, spread(len(bone.causes)))
        lines = zip(fishbone.suggestions, spread(len(fishbone.suggestions)), strict=True)
        given = [{**values(SuggestedCause, line), "fishbone_id": fishbone.id, "rank": rank} for line, rank in lines]
        add(session, SuggestedCause, given)


def add_causes(
    session: Session, bone_id: str, parent_id: str | None, causes: Sequence[calc.Cause], ranks: Sequence[str]
) -> None:
    """Store causes with all below them under their ids."""
    flattened = flat(causes, ranks, parent_id, "causes")
    rows = [
        {**values(Cause, cause), "bone_id": bone_id, "parent_id": parent, "rank": rank}
        for cause, rank, parent in flattened
    ]
    add(session, Cause, rows)
    add_photos(session, "cause_id", ((cause.id, cause.photos) for cause, _rank, _parent in flattened))
