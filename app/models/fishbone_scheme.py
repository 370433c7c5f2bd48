"""Another scheme of bones for a diagram: what is missing is added, what is empty goes, and no cause is lost."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from app.calc.fishbone import SCHEMES
from app.language import LANGUAGES, N_, _, catalogue, plain
from app.models.document import Document
from app.models.fishbone import Bone, Cause
from app.models.rank import spread
from app.models.record import add, table_of
from app.models.schema import new_id

CHANGE = N_("Change the scheme of the bones")


def change_scheme(document: Document, fishbone_id: str, scheme: str) -> None:
    """Give a diagram the bones of one of `SCHEMES`, named in the language of the window.

    A bone of the scheme that is there, under its name in any language, stays with its causes. For those that are
    missing, bones without a name are named first; then empty ones are renamed, then others are added. What is left and
    empty goes; what is left with causes stays as it is, after the others.
    """
    bone, cause = table_of(Bone), table_of(Cause)
    names = SCHEMES[scheme]
    with document.edit(CHANGE) as session:
        rows = select(bone.c.id, bone.c.name).where(bone.c.fishbone_id == fishbone_id)
        held = [(id, name) for id, name in session.execute(rows.order_by(bone.c.rank, bone.c.id))]
        bones = [id for id, _name in held]
        full = set(session.scalars(select(cause.c.bone_id).where(cause.c.bone_id.in_(bones)).distinct()))
        place: dict[str, str] = {}
        for id, name in held:
            known = next((each for each in names if plain(name.strip()) in _names(each) and each not in place), None)
            if known:
                place[known] = id
        free = [id for id, name in held if id not in place.values() and not name.strip()]
        free += [id for id in bones if id not in place.values() and id not in full and id not in free]
        for name in names:
            if name not in place and free:
                place[name] = free.pop(0)
        made = {name: new_id() for name in names if name not in place}
        gone = [id for id in free if id not in full]
        order = [(place | made)[name] for name in names]
        order += [id for id in bones if id not in order and id not in gone]
        session.execute(delete(bone).where(bone.c.id.in_(gone)))
        add(session, Bone, [{"id": id, "fishbone_id": fishbone_id, "name": _(n), "rank": ""} for n, id in made.items()])
        ranks = dict(zip(order, spread(len(order)), strict=True))
        session.execute(update(Bone), [{"id": id, "rank": rank} for id, rank in ranks.items()])
        if place:
            session.execute(update(Bone), [{"id": id, "name": _(name)} for name, id in place.items()])


def scheme_of(names: list[str]) -> str | None:
    """The scheme whose bones these are, in any language and order; `None` for free names."""
    told = sorted(plain(name.strip()) for name in names)
    for scheme, wanted in SCHEMES.items():
        if len(wanted) == len(told) and all(any(name in _names(each) for name in told) for each in wanted):
            return scheme
    return None


def _names(name: str) -> set[str]:
    """A name in every language of the program, as it is compared."""
    return {plain(catalogue(language).gettext(name)) for language in LANGUAGES}
