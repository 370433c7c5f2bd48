"""What lies under a point of a diagram, and where a cause that is let go there would come to lie."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.calc.fishbone import Cause
from app.calc.grid import Box
from app.calc.laid_fishbone import BETWEEN, LEAN, LEVEL, Laid, LaidBone, LaidCause, Line

_MARK = 150.0
_AROUND = 10.0


@dataclass(frozen=True, slots=True)
class Drop:
    """On a bone or below a cause, at this place among those there without the carried ones; `None` for the end.

    Shown by the line between two of them, which begins at its stem, or by a frame around the text that takes it in.
    """

    under: str
    at: int | None
    line: Line | None = None
    frame: Box | None = None


def thing_at(laid: Laid, x: float, y: float, reach: float = 0.0) -> str:
    """The id of the cause, bone or head whose text, or whose line within `reach`, is there; empty for none."""
    texts = ((laid.head.id, laid.head.box), *((id, bone.box) for id, bone in laid.bones.items()))
    for id, box in texts:
        if _within(box, x, y, 2.0):
            return id
    for id, cause in laid.causes.items():
        if _within(cause.box, x, y, 3.0) or _on(cause.twig, x, y, reach):
            return id
    return next((id for id, bone in laid.bones.items() if _on(bone.line, x, y, reach)), "")


def drop_at(laid: Laid, x: float, y: float, carried: Collection[str] = ()) -> Drop | None:
    """Where what is let go at a point comes to lie; `None` on itself, on what is below it, and far from everything."""
    bone = next((bone for bone in laid.bones.values() if _within(bone.box, x, y, _AROUND)), None)
    if bone is not None:
        return Drop(bone.id, None, frame=bone.box)
    taken = _with_below(laid, carried)
    row = _row_at(laid, x, y)
    if row is not None:
        return None if row.id in taken else _at_row(laid, row, y, carried)
    bone = _bone_near(laid, x, y)
    return _on_bone(laid, bone, x, y, carried) if bone else None


def _at_row(laid: Laid, row: LaidCause, y: float, carried: Collection[str]) -> Drop:
    """In the upper part of a text before it, in the lower part after it, in the middle below it."""
    part = (y - row.box[1]) / (row.box[3] - row.box[1])
    if row.stem and (part < 0.3 if row.above else part > 0.7):
        line = _mark(row, row.box[1] - BETWEEN / 2 if row.above else row.box[3] + BETWEEN / 2, level=1)
        return Drop(row.id, None if row.above else 0, line=line)
    if 0.3 <= part <= 0.7:
        return Drop(row.id, None, frame=row.box)
    siblings = [each.id for each in _siblings(laid, row.owner) if each.id not in carried]
    at = siblings.index(row.id)
    if part < 0.3:
        return Drop(row.owner, at, line=_mark(row, row.top - BETWEEN / 2))
    return Drop(row.owner, at + 1, line=_mark(row, row.bottom + BETWEEN / 2))


def _on_bone(laid: Laid, bone: LaidBone, x: float, y: float, carried: Collection[str]) -> Drop:
    """Beside the line of a bone: between the causes that lie on it, on the flank of the point where there are any."""
    ids = [each.id for each in bone.bone.causes if each.id not in carried and each.id in laid.causes]
    rows = [laid.causes[id] for id in ids]
    left = x <= _line_x(bone, y)
    flank = [row for row in rows if row.left_flank is left] or rows
    at, line = len(ids), _bone_mark(bone, y, left)
    before = next((row for row in flank if (row.top + row.bottom) / 2 > y), None)
    if before is not None:
        at, line = ids.index(before.id), _mark(before, before.top - BETWEEN / 2)
    elif flank:
        at, line = ids.index(flank[-1].id) + 1, _mark(flank[-1], flank[-1].bottom + BETWEEN / 2)
    return Drop(bone.id, at if bone.bone.causes and not bone.hidden else None, line=line)


def _siblings(laid: Laid, owner: str) -> tuple[Cause, ...]:
    return laid.causes[owner].cause.causes if owner in laid.causes else laid.bones[owner].bone.causes


def _with_below(laid: Laid, carried: Collection[str]) -> set[str]:
    return {each.id for id in carried if id in laid.causes for each in laid.causes[id].cause.all()}


def _row_at(laid: Laid, x: float, y: float) -> LaidCause | None:
    """The cause whose height it is, from its text to its stem."""
    for row in laid.causes.values():
        left, right = min(row.box[0], row.twig[2]) - _AROUND, max(row.box[2], row.twig[2]) + 1
        if left <= x <= right and row.box[1] - BETWEEN / 2 <= y <= row.box[3] + BETWEEN / 2:
            return row
    return None


def _bone_near(laid: Laid, x: float, y: float) -> LaidBone | None:
    """The bone of that side of the spine whose line is nearest at that height."""
    side = [bone for bone in laid.bones.values() if bone.above is (y < 0)]
    side = [bone for bone in side if abs(y) <= abs(bone.line[1]) + 60.0]
    nearest = min(side, key=lambda bone: abs(_line_x(bone, y) - x), default=None)
    return nearest if nearest and abs(_line_x(nearest, y) - x) < 3 * _MARK else None


def _line_x(bone: LaidBone, y: float) -> float:
    return bone.line[2] - LEAN * abs(y)


def _mark(row: LaidCause, y: float, level: int = 0) -> Line:
    """From the stem on which a cause hangs, or further out, at another height."""
    out = -1.0 if row.left_flank else 1.0
    lean = LEAN * (y - row.twig[3]) * (1 if row.above else -1)
    x = row.twig[2] + lean + out * level * LEVEL
    return x, y, x + out * _MARK, y


def _bone_mark(bone: LaidBone, y: float, left: bool) -> Line:
    x = _line_x(bone, y)
    return x, y, x + (-_MARK if left else _MARK), y


def _within(box: Box, x: float, y: float, room: float) -> bool:
    return box[0] - room <= x <= box[2] + room and box[1] - room <= y <= box[3] + room


def _on(line: Line, x: float, y: float, reach: float) -> bool:
    """Whether a point is within reach of a line."""
    x1, y1, x2, y2 = line
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    part = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return (x1 + part * (x2 - x1) - x) ** 2 + (y1 + part * (y2 - y1) - y) ** 2 <= reach**2
