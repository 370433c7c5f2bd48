"""From one thing of a diagram to the next one as it is seen: what an arrow key goes to."""

from __future__ import annotations

from typing import Literal

from app.calc.laid_fishbone import Laid, LaidBone, LaidCause

Way = Literal["left", "right", "up", "down"]


def step(laid: Laid, id: str, way: Way) -> str | None:
    """The id of a cause, a bone or the head beside this one; `None` where there is nothing that way.

    Up and down go along a bone, to its name at the outer end and across the spine at the inner one. To the side it goes
    outwards to the next cause below and inwards to the one above, else to the nearest one on the next bone.
    """
    if id == laid.head.id:
        return _from_head(laid, way)
    if id in laid.bones:
        return _from_bone(laid, laid.bones[id], way)
    cause = laid.causes.get(id)
    if cause is None:
        return None
    if way in ("up", "down"):
        return _along(laid, cause, up=way == "up")
    outwards = (way == "left") is cause.left_flank
    if outwards and cause.stem:
        return _nearest(_below(laid, cause), _middle(cause))
    if not outwards and cause.owner in laid.causes:
        return cause.owner
    return _beside(laid, cause, to_left=way == "left")


def _from_head(laid: Laid, way: Way) -> str | None:
    side = [bone for bone in laid.bones.values() if way == "left" or bone.above is (way == "up")]
    return max(side, key=lambda bone: bone.line[2]).id if side and way != "right" else None


def _from_bone(laid: Laid, bone: LaidBone, way: Way) -> str | None:
    if way in ("left", "right"):
        side = [each.id for each in laid.bones.values() if each.above is bone.above]
        at = side.index(bone.id) + (1 if way == "right" else -1)
        if 0 <= at < len(side):
            return side[at]
        return laid.head.id if at > 0 else None
    if bone.above is (way == "up"):
        return None
    rows = _flank(laid, bone.id, True) or _flank(laid, bone.id, False)
    return (rows[0] if bone.above else rows[-1]).id if rows else _across(laid, bone)


def _along(laid: Laid, cause: LaidCause, *, up: bool) -> str | None:
    rows = _flank(laid, cause.bone, cause.left_flank)
    at = next(i for i, row in enumerate(rows) if row.id == cause.id) + (-1 if up else 1)
    if 0 <= at < len(rows):
        return rows[at].id
    bone = laid.bones[cause.bone]
    return bone.id if bone.above is up else _across(laid, bone)


def _across(laid: Laid, bone: LaidBone) -> str:
    """On the other side of the spine: what is nearest to it on the bone that meets it nearby, else the head."""
    facing = [other for other in laid.bones.values() if other.above is not bone.above]
    if not facing:
        return laid.head.id
    other = min(facing, key=lambda other: abs(other.line[2] - bone.line[2]))
    rows = _flank(laid, other.id, True) or _flank(laid, other.id, False)
    return (rows[-1] if other.above else rows[0]).id if rows else other.id


def _beside(laid: Laid, cause: LaidCause, *, to_left: bool) -> str | None:
    """The nearest one on the next flank to that side; the name of a bone that has none; the head at the end."""
    columns: list[tuple[str, bool]] = []
    for bone in laid.bones.values():
        if bone.above is cause.above:
            flanks = [(bone.id, left) for left in (True, False) if _flank(laid, bone.id, left)]
            columns += flanks or [(bone.id, True)]
    at = columns.index((cause.bone, cause.left_flank)) + (-1 if to_left else 1)
    if not 0 <= at < len(columns):
        return None if to_left else laid.head.id
    return _nearest(_flank(laid, *columns[at]), _middle(cause)) or columns[at][0]


def _flank(laid: Laid, bone: str, left: bool) -> list[LaidCause]:
    """The causes on one side of a bone, from top to bottom."""
    rows = [cause for cause in laid.causes.values() if cause.bone == bone and cause.left_flank is left]
    rows.sort(key=_middle)
    return rows


def _below(laid: Laid, cause: LaidCause) -> list[LaidCause]:
    return [laid.causes[below.id] for below in cause.cause.causes if below.id in laid.causes]


def _nearest(rows: list[LaidCause], y: float) -> str | None:
    return min(rows, key=lambda row: abs(_middle(row) - y)).id if rows else None


def _middle(cause: LaidCause) -> float:
    return (cause.box[1] + cause.box[3]) / 2
