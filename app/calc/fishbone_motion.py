"""A diagram on its way from one layout to the next."""

from __future__ import annotations

from dataclasses import replace

from app.calc.grid import Box
from app.calc.laid_fishbone import Laid, LaidBone, LaidCause, LaidHead, Line

NEAR = 0.5
"""What moves less than this, in pixels, does not move."""


def moving(old: Laid, new: Laid) -> int:
    """How many texts go elsewhere."""
    return sum(1 for id, cause in new.causes.items() if id in old.causes and _differ(old.causes[id].box, cause.box))


def between(old: Laid, new: Laid, part: float) -> Laid:
    """What is shown after this part of the way, from 0 to 1. What is new comes along with what it lies on."""
    bones = {id: _bone(old.bones[id], bone, part) if id in old.bones else bone for id, bone in new.bones.items()}
    causes = {id: _cause(old, new, cause, part) for id, cause in new.causes.items()}
    return Laid(
        LaidHead(new.head.id, _mix(old.head.box, new.head.box, part), new.head.lines),
        _mix(old.spine, new.spine, part),
        bones,
        causes,
        _mix(old.bounds, new.bounds, part),
    )


def _bone(old: LaidBone, new: LaidBone, part: float) -> LaidBone:
    if not _differ(old.box, new.box) and not _differ(old.line, new.line):
        return new
    return replace(new, box=_placed(old.box, new.box, part), line=_mix(old.line, new.line, part))


def _cause(old: Laid, new: Laid, cause: LaidCause, part: float) -> LaidCause:
    before = old.causes.get(cause.id)
    if before is not None:
        if not _differ(before.twig, cause.twig) and not _differ(before.box, cause.box) and before.stem == cause.stem:
            return cause
        box = _placed(before.box, cause.box, part)
        stem = _mix(before.stem, cause.stem, part) if before.stem and cause.stem else cause.stem
        text_x = cause.text_x + box[0] - cause.box[0]
        return replace(cause, box=box, text_x=text_x, twig=_mix(before.twig, cause.twig, part), stem=stem)
    dx, dy = _way(old, new, cause.owner)
    dx, dy = dx * (1 - part), dy * (1 - part)
    stem = _shifted(cause.stem, dx, dy) if cause.stem else None
    return replace(
        cause, box=_shifted(cause.box, dx, dy), text_x=cause.text_x + dx, twig=_shifted(cause.twig, dx, dy), stem=stem
    )


def _way(old: Laid, new: Laid, owner: str) -> tuple[float, float]:
    """From where a cause or a bone will be back to where it was."""
    now = new.causes.get(owner) or new.bones.get(owner)
    before = old.causes.get(owner) or old.bones.get(owner)
    if now is None or before is None:
        return 0.0, 0.0
    return before.box[2] - now.box[2], before.box[3] - now.box[3]


def _differ(one: Box, other: Box) -> bool:
    return any(abs(a - b) > NEAR for a, b in zip(one, other, strict=True))


def _mix(one: Line, other: Line, part: float) -> Line:
    a, b, c, d = one
    e, f, g, h = other
    return a + (e - a) * part, b + (f - b) * part, c + (g - c) * part, d + (h - d) * part


def _placed(one: Box, other: Box, part: float) -> Box:
    """The box as large as it will be, with its right lower corner on the way."""
    dx, dy = (one[2] - other[2]) * (1 - part), (one[3] - other[3]) * (1 - part)
    return _shifted(other, dx, dy)


def _shifted(box: Box, dx: float, dy: float) -> Box:
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
