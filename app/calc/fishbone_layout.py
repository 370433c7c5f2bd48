"""Where everything of a cause-and-effect diagram lies, in pixels at full size; y grows downwards, the spine is at 0.

The head is at the right, bones come in pairs from the left, the first of each pair above. They lean away from the head,
and so do the stems of causes that have others below them: everything flows down, or up, and to the right. Each cause
has a height of its own on its bone, and stays on the side of its stem: no text can meet another one, nor a line that is
not its own. The order from top to bottom is that of the causes on both sides of the spine; above it, what is below a
cause in the tree stands over it, so that its stem flows down into it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.calc.bone_sketch import Options, Sketch
from app.calc.fishbone import Fishbone
from app.calc.fishbone_figures import figures
from app.calc.grid import Box
from app.calc.laid_fishbone import (
    ABOVE_TWIG,
    APART,
    CLOSEST,
    HEAD_LINE,
    HEAD_PX,
    HEAD_WIDE,
    NAME_WIDE,
    NARROW,
    NARROWEST_OF_MANY,
    SEMI_BOLD,
    Laid,
    LaidBone,
    LaidCause,
    LaidHead,
)
from app.calc.text_measure import TextMeasure


def lay(
    fishbone: Fishbone,
    measure: TextMeasure,
    collapsed: Collection[str] = frozenset(),
    focus: str | None = None,
    *,
    authors: bool = False,
) -> Laid:
    """Of bones and causes in `collapsed` nothing below is shown; with a `focus`, that bone alone.

    `authors` leaves room for their initials.
    """
    counted = figures(fishbone)
    mean = counted.causes / max(1, len(fishbone.categories))
    narrow = next((narrow for most, narrow in NARROW if mean <= most), NARROWEST_OF_MANY)
    options = Options(measure, collapsed, authors, frozenset(counted.root_causes), narrow)
    sketches = [
        Sketch(bone, i % 2 == 0, options) for i, bone in enumerate(fishbone.categories) if focus in (None, bone.id)
    ]
    head = _head(fishbone, measure)
    for above in (True, False):
        side = [sketch for sketch in sketches if sketch.above is above]
        tallest = max((sketch.needs for sketch in side), default=0.0)
        for sketch in side:
            sketch.stretch(tallest)
    joints = _joints(sketches)
    spine = (min(joints, default=-260.0) - 70.0, 0.0, 0.0, 0.0)
    bones: dict[str, LaidBone] = {}
    causes: dict[str, LaidCause] = {}
    for sketch, joint in zip(sketches, joints, strict=True):
        bones[sketch.bone.id] = sketch.laid_bone(joint)
        for laid in sketch.laid_causes(joint):
            causes[laid.id] = laid
    boxes = [head.box, (spine[0], -8.0, 0.0, 8.0), *(b.box for b in bones.values()), *(c.box for c in causes.values())]
    return Laid(head, spine, bones, causes, _around(boxes))


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms) + ABOVE_TWIG


def _head(fishbone: Fishbone, measure: TextMeasure) -> LaidHead:
    lines, wide = measure.lines(fishbone.effect, NAME_WIDE - 40, HEAD_WIDE, HEAD_PX, SEMI_BOLD)
    w, h = max(wide, 90.0) + 36, max(len(lines) * HEAD_LINE + 30, 64.0)
    return LaidHead(fishbone.id, (0.0, -h / 2, w, h / 2), lines)


def _joints(sketches: Sequence[Sketch]) -> list[float]:
    """Where the bones meet the spine, whose end at the head is 0; those of a pair at the same place."""
    pairs = [sketches[i : i + 2] for i in range(0, len(sketches), 2)]
    at, joints = 0.0, []
    beyond: dict[bool, float] = {True: 0.0, False: 0.0}
    for number, pair in enumerate(reversed(pairs)):
        reach = max(sketch.right for sketch in pair) + 44.0
        if number:
            reach = max(CLOSEST, *(sketch.right + beyond[sketch.above] + APART for sketch in pair))
        at -= reach
        beyond = {True: 0.0, False: 0.0} | {sketch.above: sketch.left for sketch in pair}
        joints += [at] * len(pair)
    return joints[::-1]
