"""Where everything of a cause-and-effect diagram lies, in pixels at full size; y grows downwards, the spine is at 0.

The head is at the right, bones come in pairs from the left, the first of each pair above. They lean away from the head,
and so do the stems of causes that have others below them: everything flows down, or up, and to the right. Each cause
has a height of its own on its bone, and stays on the side of its stem: no text can meet another one, nor a line that is
not its own. The order from top to bottom is that of the causes on both sides of the spine; above it, what is below a
cause in the tree stands over it, so that its stem flows down into it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.calc.bone_sketch import Options, Sketch, around
from app.calc.fishbone import Bone, Fishbone
from app.calc.fishbone_figures import FishboneFigures, figures
from app.calc.laid_fishbone import (
    ABOVE_TWIG,
    APART,
    CLOSEST,
    FROM_HEAD,
    HEAD_LINE,
    HEAD_PX,
    HEAD_WIDE,
    NAME_WIDE,
    NARROW,
    NARROWEST_OF_MANY,
    SEMI_BOLD,
    TAIL,
    Laid,
    LaidBone,
    LaidCause,
    LaidHead,
)
from app.calc.text_measure import TextMeasure

_BEYOND = 30.0
"""So much longer the spine may be for two bones to meet it at one place, rather than nearly at one."""


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
    return Layout(measure).lay(fishbone, collapsed, focus, authors=authors)


class Layout:
    """Lays out one diagram again and again: bones that are the same as the last time are not measured anew."""

    def __init__(self, measure: TextMeasure) -> None:
        self._measure = measure
        self._options: Options | None = None
        self._kept: dict[str, Sketch] = {}
        self._counted: dict[str, tuple[Bone, FishboneFigures]] = {}

    def lay(
        self,
        fishbone: Fishbone,
        collapsed: Collection[str] = frozenset(),
        focus: str | None = None,
        *,
        authors: bool = False,
    ) -> Laid:
        counted = [self._count(bone) for bone in fishbone.categories]
        mean = sum(each.causes for each in counted) / max(1, len(counted))
        narrow = next((narrow for most, narrow in NARROW if mean <= most), NARROWEST_OF_MANY)
        roots = frozenset(root for each in counted for root in each.root_causes)
        options = Options(self._measure, frozenset(collapsed), authors, roots, narrow)
        if options != self._options:
            self._options, self._kept = options, {}
        shown = [(bone, i % 2 == 0) for i, bone in enumerate(fishbone.categories) if focus in (None, bone.id)]
        sketches = [self._sketch(bone, above, options) for bone, above in shown]
        self._kept = {sketch.bone.id: sketch for sketch in sketches}
        return _laid(fishbone, sketches, self._measure)

    def _count(self, bone: Bone) -> FishboneFigures:
        known = self._counted.get(bone.id)
        if known is None or known[0] is not bone:
            known = self._counted[bone.id] = bone, figures(Fishbone("", categories=(bone,)))
        return known[1]

    def _sketch(self, bone: Bone, above: bool, options: Options) -> Sketch:
        kept = self._kept.get(bone.id)
        return kept if kept and kept.bone is bone and kept.above is above else Sketch(bone, above, options)


def _laid(fishbone: Fishbone, sketches: Sequence[Sketch], measure: TextMeasure) -> Laid:
    head = _head(fishbone, measure)
    for above in (True, False):
        side = [sketch for sketch in sketches if sketch.above is above]
        tallest = max((sketch.needs for sketch in side), default=0.0)
        for sketch in side:
            sketch.stretch(tallest)
    joints = _joints(sketches)
    bones: dict[str, LaidBone] = {}
    causes: dict[str, LaidCause] = {}
    for sketch, joint in zip(sketches, joints, strict=True):
        bones[sketch.bone.id] = sketch.laid_bone(joint)
        causes |= sketch.laid_causes(joint)
    placed = list(zip(sketches, joints, strict=True))
    beside = [box[0] for sketch, joint in placed for box in sketch.beside_spine(joint, TAIL[1] + 4.0)]
    spine = (min([min(joints, default=-260.0) - 60.0, *(left - 12.0 for left in beside)]), 0.0, 0.0, 0.0)
    boxes = [head.box, (spine[0] - TAIL[0], -TAIL[1], 0.0, TAIL[1]), *(bone.box for bone in bones.values())]
    left, top, right, bottom = around([*boxes, *(box for sketch, joint in placed for box in sketch.bounds(joint))])
    return Laid(head, spine, bones, causes, (left, top, right, bottom + ABOVE_TWIG))


def _head(fishbone: Fishbone, measure: TextMeasure) -> LaidHead:
    lines, wide = measure.lines(fishbone.effect, NAME_WIDE - 40, HEAD_WIDE, HEAD_PX, SEMI_BOLD)
    w, h = max(wide, 90.0) + 36, max(len(lines) * HEAD_LINE + 30, 64.0)
    return LaidHead(fishbone.id, (0.0, -h / 2, w, h / 2), lines)


def _joints(sketches: Sequence[Sketch]) -> list[float]:
    """Where the bones meet the spine, whose end at the head is 0.

    The side that needs more room decides how long the spine is. On the other one, a bone meets the spine where its
    pair does, as far as there is room.
    """
    sides = {above: [sketch for sketch in sketches if sketch.above is above] for above in (True, False)}
    gaps = {above: _gaps(side) for above, side in sides.items()}
    needs = {above: sum(gaps[above]) + (side[0].left if side else 0.0) for above, side in sides.items()}
    long = max(needs, key=lambda above: needs[above])
    length, at, beside = needs[long], 0.0, 0.0
    joints: dict[bool, list[float]] = {True: [], False: []}
    for number in reversed(range(max(map(len, sides.values())))):
        if is_paired := number < len(sides[long]):
            at -= gaps[long][number]
        if number < len(sides[not long]):
            beside -= gaps[not long][number]
            rest = sum(gaps[not long][:number]) + sides[not long][0].left
            beside = max(min(beside, at if is_paired else beside), rest - length - _BEYOND)
            if is_paired and at - _BEYOND < beside < at:
                length += at - beside
                at = beside
            joints[not long].append(beside)
        if is_paired:
            joints[long].append(at)
    return [joints[sketch.above].pop() for sketch in sketches]


def _gaps(side: Sequence[Sketch]) -> list[float]:
    """The least from each bone, from the left, to the next one at its right; from the last one to the head."""
    gaps = [max(CLOSEST, a.right + b.left + APART) for a, b in zip(side, side[1:], strict=False)]
    return [*gaps, side[-1].right + FROM_HEAD] if side else []
