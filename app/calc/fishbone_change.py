"""A diagram as it is while something is being typed on it: the same with another text, or with one cause more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.calc.fishbone import Bone, Cause, Fishbone

Causes = tuple[Cause, ...]


def with_text(fishbone: Fishbone, id: str, text: str) -> Fishbone:
    """The effect, the name of a bone or the text of a cause is another."""
    if id == fishbone.id:
        return replace(fishbone, effect=text)
    if any(bone.id == id for bone in fishbone.categories):
        bones = (replace(bone, name=text) if bone.id == id else bone for bone in fishbone.categories)
        return replace(fishbone, categories=tuple(bones))

    def worded(row: Causes) -> Causes:
        return tuple(replace(cause, text=text) if cause.id == id else cause for cause in row)

    return _changed(fishbone, _home(fishbone, id), worded)


def with_cause(fishbone: Fishbone, cause: Cause, under: str, at: int | None = None) -> Fishbone:
    """One cause more on a bone or below another one, at its place among those there; `None` for the end."""

    def joined(row: Causes) -> Causes:
        place = len(row) if at is None else at
        return (*row[:place], cause, *row[place:])

    return _changed(fishbone, under, joined)


def owners(fishbone: Fishbone) -> dict[str, str]:
    """On which cause or bone each cause lies."""
    found: dict[str, str] = {}
    waiting: list[Bone | Cause] = list(fishbone.categories)
    for owner in waiting:
        for cause in owner.causes:
            found[cause.id] = owner.id
            if cause.causes:
                waiting.append(cause)
    return found


def row_of(fishbone: Fishbone, owner: str) -> Causes:
    """What lies on a bone or right below a cause; nothing where there is no such."""
    bone = next((bone for bone in fishbone.categories if bone.id == owner), None)
    return bone.causes if bone else next((cause.causes for cause in fishbone.causes() if cause.id == owner), ())


def _home(fishbone: Fishbone, id: str) -> str:
    return owners(fishbone).get(id, "")


def _changed(fishbone: Fishbone, owner: str, change: Callable[[Causes], Causes]) -> Fishbone:
    """The causes of one bone or of one cause are others; along the way to it everything is made anew."""
    above = owners(fishbone)
    path = [owner]
    while path[-1] in above:
        path.append(above[path[-1]])
    row: Causes = change(row_of(fishbone, owner))
    for id in path[:-1]:
        siblings = row_of(fishbone, above[id])
        row = tuple(replace(each, causes=row) if each.id == id else each for each in siblings)
    bones = (replace(bone, causes=row) if bone.id == path[-1] else bone for bone in fishbone.categories)
    return replace(fishbone, categories=tuple(bones))
