"""Five whys and their answers, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import five_whys as calc
from app.calc.fishbone import Status
from app.models.photo import add_photos, read_photos
from app.models.rank import spread
from app.models.record import add, flat, held, held_of, tree, values
from app.models.schema import Row, new_id


class FiveWhys(Row):
    __tablename__ = "five_whys"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    problem: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
    where: Mapped[str] = mapped_column(default="")
    when: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    how_many: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")


class Why(Row):
    """Without a parent it answers why the problem is there."""

    __tablename__ = "why"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    five_whys_id: Mapped[str] = mapped_column(ForeignKey("five_whys.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("why.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="suspected", info={"choices": get_args(Status)})
    root: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Root)})


def read_whys(session: Session, *where: Any) -> list[calc.FiveWhys]:
    """Those that fulfil this, all without a condition, in their order."""
    photos = read_photos(session, "why_id")

    def made(row: dict[str, Any], below: tuple[calc.Why, ...]) -> calc.Why:
        return calc.Why(**row, photos=photos.get(row["id"], ()), answers=below)

    whys = held(session, FiveWhys, calc.FiveWhys, *where)
    answers = held_of(session, Why, calc.Why, "five_whys_id", [each["id"] for each in whys], further=["parent_id"])
    return [calc.FiveWhys(**row, answers=tree(answers[row["id"]], made)) for row in whys]


def add_whys(session: Session, whys: Sequence[calc.FiveWhys], ranks: Sequence[str]) -> None:
    """Store five whys with their answers under their ids."""
    add(session, FiveWhys, [{**values(FiveWhys, w), "rank": rank} for w, rank in zip(whys, ranks, strict=True)])
    for one in whys:
        add_answers(session, one.id, None, one.answers, spread(len(one.answers)))


def add_answers(
    session: Session, five_whys_id: str, parent_id: str | None, answers: Sequence[calc.Why], ranks: Sequence[str]
) -> None:
    """Store answers with all below them under their ids."""
    flattened = flat(answers, ranks, parent_id, "answers")
    rows = [
        {**values(Why, why), "five_whys_id": five_whys_id, "parent_id": parent, "rank": rank}
        for why, rank, parent in flattened
    ]
    add(session, Why, rows)
    add_photos(session, "why_id", ((why.id, why.photos) for why, _rank, _parent in flattened))
