"""Everything that is written of cause-and-effect diagrams. Each function of a document is one gesture of the user.

Causes lie "under" a bone or another cause, whose id says which; a place among others is counted from 0 without what is
being moved, `None` for the end. Causes go from place to place with all that is below them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.calc import fishbone as calc
from app.calc.cause_lines import outlined
from app.calc.fishbone import SCHEMES
from app.calc.pasted_list import lines, tidy
from app.language import N_, _
from app.models.cause_merge import merge_causes
from app.models.cause_tree import CauseTree, add_under
from app.models.document import Document
from app.models.fishbone import Bone, Cause, Fishbone, SuggestedCause, add_fishbones, read_fishbones
from app.models.picture import Picture
from app.models.rank import ranks_at, spread
from app.models.record import add, chunks, table_of
from app.models.row_order import in_order, last_rank, put_at, rank_at_end
from app.models.schema import new_id

ADD, CHANGE, DELETE, MOVE = N_("Add a cause"), N_("Change the cause"), N_("Delete the causes"), N_("Move the causes")
PASTE = N_("Paste causes")
DELETE_BONE = N_("Delete the bone")
_CAUSE = table_of(Cause)
OfCauses = Callable[[Document, Iterable[str]], None]
Ends = set[tuple[str, str]]
"""What a gesture deleted, as kinds and ids of ends of links."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A diagram in the list of all; `name` is its effect."""

    id: str
    name: str


# Diagrams


def fishbones(document: Document) -> list[Listed]:
    """All diagrams of the event in their order."""
    with document.read() as session:
        rows = session.execute(select(Fishbone.id, Fishbone.effect).order_by(Fishbone.rank, Fishbone.id))
        return [Listed(*row) for row in rows]


def read(document: Document, id: str) -> calc.Fishbone | None:
    with document.read() as session:
        found = read_fishbones(session, Fishbone.id == id)
    return found[0] if found else None


def home_of(document: Document, ids: Iterable[str]) -> str | None:
    """The diagram on which one of these causes or bones lies, or which is itself among them."""
    ids = list(ids)
    with document.read() as session:
        of_cause = select(Bone.fishbone_id).join(Cause, Cause.bone_id == Bone.id).where(Cause.id.in_(ids))
        of_bone = select(Bone.fishbone_id).where(Bone.id.in_(ids))
        itself = select(Fishbone.id).where(Fishbone.id.in_(ids))
        return next((home for query in (of_cause, of_bone, itself) if (home := session.scalar(query.limit(1)))), None)


def add_fishbone(session: Session, effect: str, scheme: str = "5M") -> str:
    """Within an edit: a diagram after the others, its id; its bones are named in the language of the window.

    A scheme that is none of `SCHEMES` gives no bones.
    """
    bones = tuple(calc.Bone(new_id(), _(name)) for name in SCHEMES.get(scheme, ()))
    made = calc.Fishbone(new_id(), tidy(effect), categories=bones)
    add_fishbones(session, [made], [rank_at_end(session, Fishbone)])
    return made.id


def new_fishbone(document: Document, effect: str = "", scheme: str = "5M") -> str:
    with document.edit(N_("Add a diagram")) as session:
        return add_fishbone(session, effect, scheme)


def set_effect(document: Document, id: str, effect: str) -> None:
    with document.edit(N_("Change the effect")) as session:
        session.execute(update(Fishbone).where(Fishbone.id == id).values(effect=tidy(effect)))


def set_voting(document: Document, id: str, dots: int, voters: int | None) -> None:
    """How many votes each of how many people has."""
    with document.edit(N_("Change the votes")) as session:
        session.execute(update(Fishbone).where(Fishbone.id == id).values(dots=max(1, dots), voters=voters))


def move_fishbone(document: Document, id: str, to: int) -> None:
    """Put the diagram in the place `to` among the others, counted without it."""
    with document.edit(N_("Move the diagram")) as session:
        put_at(session, Fishbone, id, to)


def delete_fishbone(document: Document, id: str) -> Ends:
    with document.edit(N_("Delete the diagram")) as session:
        causes = session.scalars(select(Cause.id).join(Bone, Cause.bone_id == Bone.id).where(Bone.fishbone_id == id))
        gone = {("fishbone", id), *(("cause", cause) for cause in causes)}
        session.execute(delete(Fishbone).where(Fishbone.id == id))
    return gone


# Bones


def add_bone(document: Document, fishbone_id: str, name: str, at: int | None = None) -> str:
    with document.edit(N_("Add a bone")) as session:
        row = [rank for _id, rank in in_order(session, Bone, Bone.fishbone_id == fishbone_id)]
        rank = ranks_at(row, len(row) if at is None else at)[0]
        made = {"id": new_id(), "fishbone_id": fishbone_id, "name": tidy(name), "rank": rank}
        add(session, Bone, [made])
    return made["id"]


def rename_bone(document: Document, id: str, name: str) -> None:
    with document.edit(N_("Rename the bone")) as session:
        session.execute(update(Bone).where(Bone.id == id).values(name=tidy(name)))


def swap_bones(document: Document, one: str, other: str) -> None:
    """Let two bones take each other's place: no third one changes its side."""
    with document.edit(N_("Move the bone")) as session:
        ranks = dict(session.execute(select(Bone.id, Bone.rank).where(Bone.id.in_([one, other]))).all())
        if len(ranks) == 2:
            rows = [{"id": one, "rank": ranks[other]}, {"id": other, "rank": ranks[one]}]
            session.execute(update(Bone), rows)


def move_bone(document: Document, id: str, to: int) -> None:
    """Put the bone in the place `to` among the others, counted without it; those between change their side."""
    with document.edit(N_("Move the bone")) as session:
        home = select(Bone.fishbone_id).where(Bone.id == id).scalar_subquery()
        put_at(session, Bone, id, to, Bone.fishbone_id == home)


def delete_bone(document: Document, id: str) -> Ends:
    """With all causes on it."""
    with document.edit(DELETE_BONE) as session:
        gone = {("cause", cause) for cause in session.scalars(select(Cause.id).where(Cause.bone_id == id))}
        session.execute(delete(Bone).where(Bone.id == id))
    return gone


# Causes


def add_cause(
    document: Document, text: str, under: str, at: int | None = None, *, author: str = "", id: str = ""
) -> str:
    """A cause on a bone or below another one; its id, which may be given."""
    made = calc.Cause(id or new_id(), tidy(text), author=author)
    with document.edit(ADD) as session:
        add_under(session, [made], under, at)
    return made.id


def paste_causes(document: Document, causes: Sequence[calc.Cause], under: str, at: int | None = None) -> list[str]:
    """Copies with ids of their own, and with those photographs whose pictures are in this event; their ids."""
    with document.edit(PASTE) as session:
        pictures = set(session.scalars(select(Picture.sha256)))
        fresh = [_renewed(cause, pictures) for cause in causes]
        add_under(session, fresh, under, at)
    return [cause.id for cause in fresh]


def _renewed(cause: calc.Cause, pictures: Collection[str]) -> calc.Cause:
    photos = tuple(replace(photo, id="") for photo in cause.photos if photo.picture in pictures)
    below = tuple(_renewed(each, pictures) for each in cause.causes)
    return replace(cause, id=new_id(), photos=photos, causes=below)


def add_lines(document: Document, text: str, under: str, at: int | None = None) -> list[str]:
    """One cause for each line; lines that are further in become causes below. The ids of the uppermost."""
    return paste_causes(document, outlined(text), under, at)


def rename_cause(document: Document, id: str, text: str) -> None:
    with document.edit(CHANGE) as session:
        session.execute(update(Cause).where(Cause.id == id).values(text=tidy(text)))


def delete_causes(document: Document, ids: Iterable[str], label: str = DELETE) -> Ends:
    """With all below them. Their links stay, so that undo gives back the whole."""
    with document.edit(label) as session:
        tree, chosen = _chosen(session, ids)
        gone = {each for id in chosen for each in (id, *tree.all_below(id))}
        _delete(session, Cause, chosen)
    return {("cause", id) for id in gone}


def move_causes(document: Document, ids: Iterable[str], under: str, at: int | None = None) -> None:
    """To a bone or below another cause, together; those below others of them stay there.

    Raises `ValueError` when the place lies on or below one of them.
    """
    with document.edit(MOVE) as session:
        tree = CauseTree(session, under)
        tree.move(tree.uppermost(ids), under, at)


def indent(document: Document, ids: Iterable[str]) -> None:
    """Each below the cause before it; the first ones of a bone or of a cause stay."""
    with document.edit(MOVE) as session:
        tree, chosen = _chosen(session, ids)
        groups: dict[str, list[str]] = defaultdict(list)
        for id in chosen:
            row = tree.below[tree.owner(id)]
            before = [each for each in row[: row.index(id)] if each not in chosen]
            if before:
                groups[before[-1]].append(id)
        for under, moved in groups.items():
            tree.move(moved, under)


def outdent(document: Document, ids: Iterable[str]) -> None:
    """Each out of the cause above it, right after that."""
    with document.edit(MOVE) as session:
        tree, chosen = _chosen(session, ids)
        groups: dict[str, list[str]] = defaultdict(list)
        for id in chosen:
            if parent := tree.parent[id]:
                groups[parent].append(id)
        for parent, moved in groups.items():
            owner = tree.owner(parent)
            tree.move(moved, owner, tree.below[owner].index(parent) + 1)


def shift(document: Document, ids: Iterable[str], by: int) -> None:
    """One place up (-1) or down (+1) among the causes of the same bone or of the same cause."""
    with document.edit(MOVE) as session:
        tree, chosen = _chosen(session, ids)
        groups: dict[str, list[str]] = defaultdict(list)
        for id in chosen:
            groups[tree.owner(id)].append(id)
        for owner, moved in groups.items():
            row = tree.below[owner]
            end = row.index(moved[0] if by < 0 else moved[-1])
            at = sum(each not in moved for each in row[:end]) + by
            if 0 <= at <= len(row) - len(moved):
                tree.move(moved, owner, at)


def set_status(document: Document, ids: Iterable[str], status: calc.Status) -> None:
    with document.edit(N_("Change the state of the cause")) as session:
        session.execute(update(Cause).where(Cause.id.in_(list(ids))).values(status=status))


def vote(document: Document, ids: Iterable[str], by: int = 1) -> None:
    """So many votes more, or less, for each; never fewer than none."""
    with document.edit(N_("Vote") if by > 0 else N_("Take a vote back")) as session:
        votes = func.max(_CAUSE.c.votes + by, 0)
        session.execute(update(_CAUSE).where(_CAUSE.c.id.in_(list(ids))).values(votes=votes))


def merge(document: Document, ids: Iterable[str]) -> str:
    """Make one cause of duplicates: the first that is read stays, and is told by its id; empty without two of them.

    Votes are summed; causes below, evidence, photographs, authors and links go over to it; what was known furthest is
    its state.
    """
    with document.edit(N_("Merge duplicates")) as session:
        tree = _chosen(session, ids)[0]
        causes = tree.in_order(ids)
        if len(causes) < 2:
            return ""
        merge_causes(session, tree, causes)
    return causes[0]


def _chosen(session: Session, ids: Iterable[str]) -> tuple[CauseTree, list[str]]:
    """The tree in which the causes lie, and the uppermost of them. Raises `KeyError` when the first is no more."""
    ids = list(ids)
    tree = CauseTree(session, ids[0])
    return tree, tree.uppermost(ids)


# Suggestions


def add_suggestions(document: Document, fishbone_id: str, text: str, author: str = "") -> list[str]:
    """One suggestion for each line that says something; their ids."""
    said = lines(text)
    with document.edit(N_("Add suggestions")) as session:
        last = last_rank(session, SuggestedCause, SuggestedCause.fishbone_id == fishbone_id)
        rows = [
            {"id": new_id(), "fishbone_id": fishbone_id, "rank": rank, "text": line, "author": author}
            for line, rank in zip(said, spread(len(said), last), strict=True)
        ]
        add(session, SuggestedCause, rows)
    return [row["id"] for row in rows]


def rename_suggestion(document: Document, id: str, text: str) -> None:
    with document.edit(N_("Change the suggestion")) as session:
        session.execute(update(SuggestedCause).where(SuggestedCause.id == id).values(text=tidy(text)))


def delete_suggestions(document: Document, ids: Iterable[str]) -> None:
    with document.edit(N_("Delete the suggestions")) as session:
        _delete(session, SuggestedCause, list(ids))


def place_suggestions(document: Document, ids: Sequence[str], under: str, at: int | None = None) -> list[str]:
    """Make causes of suggestions, in this order, with their authors; the ids of the causes."""
    with document.edit(N_("Place a suggestion")) as session:
        query = select(SuggestedCause.id, SuggestedCause.text, SuggestedCause.author).where(
            SuggestedCause.id.in_(list(ids))
        )
        held = {id: (text, author) for id, text, author in session.execute(query)}
        causes = [calc.Cause(new_id(), held[id][0], author=held[id][1]) for id in ids if id in held]
        add_under(session, causes, under, at)
        _delete(session, SuggestedCause, list(held))
    return [cause.id for cause in causes]


def _delete(session: Session, model: Any, ids: list[str]) -> None:
    table = table_of(model)
    for few in chunks(ids):
        session.execute(delete(table).where(table.c.id.in_(few)))
