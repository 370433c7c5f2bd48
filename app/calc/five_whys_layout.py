"""Where the problem and the answers of a five whys stand: as a tree, level under level, and as an indented list.

Sizes are those of the texts, which the caller measures; one number is one pixel of the drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.calc.five_whys import FiveWhys
from app.calc.grid import Box

BESIDE, BELOW = 22.0, 48.0
"""The least room between two of a level, and between two levels of the tree."""
INDENT, BETWEEN = 34.0, 8.0
"""How far the list stands in at each level, and the room between its lines."""
_NARROWEST = 0.45
"""A line of the list keeps this share of the width, however deep it stands."""

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class WhysLayout:
    """`boxes` by the ids of the answers, and of the five whys for its problem; `above` is what each one answers to.

    `depths` counts from the problem, which is 0; `levels` are top and bottom of each level of the tree.
    """

    boxes: dict[str, Box]
    above: dict[str, str]
    depths: dict[str, int]
    levels: tuple[tuple[float, float], ...] = ()

    def bounds(self) -> Box:
        boxes = self.boxes.values()
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


@dataclass(frozen=True, slots=True)
class _Family:
    """Ids in the order in which they are read, the problem first."""

    below: dict[str, list[str]]
    above: dict[str, str]
    depths: dict[str, int]


def _family(five_whys: FiveWhys) -> _Family:
    below: dict[str, list[str]] = {five_whys.id: [why.id for why in five_whys.answers]}
    above = {why.id: five_whys.id for why in five_whys.answers}
    depths = {five_whys.id: 0}
    for why in five_whys.whys():
        below[why.id] = [each.id for each in why.answers]
        above |= {each.id: why.id for each in why.answers}
        depths[why.id] = depths[above[why.id]] + 1
    return _Family(below, above, depths)


def lay_tree(five_whys: FiveWhys, size: Callable[[str], Size]) -> WhysLayout:
    """Each level in a row of its own, each one centred over its answers, none touching another; the problem at 0, 0.

    After E. Reingold and J. Tilford, *Tidier Drawings of Trees* (1981), in time that grows with the number of answers.
    """
    family = _family(five_whys)
    sizes = {id: size(id) for id in family.below}
    tops: list[float] = []
    heights = [0.0] * (max(family.depths.values()) + 1)
    for id, depth in family.depths.items():
        heights[depth] = max(heights[depth], sizes[id][1])
    for i in range(len(heights)):
        tops.append(tops[-1] + heights[i - 1] + BELOW if tops else 0.0)
    middles = _middles(family, sizes)
    boxes = {}
    for id, (width, height) in sizes.items():
        x, top = middles[id], tops[family.depths[id]]
        boxes[id] = (x - width / 2, top, x + width / 2, top + height)
    levels = tuple((top, top + height) for top, height in zip(tops, heights, strict=True))
    return WhysLayout(boxes, family.above, family.depths, levels)


class _Outline:
    """Left and right edge of a branch level by level, the deepest first, so that a level above is an append.

    All edges are to be shifted by `by`.
    """

    __slots__ = ("by", "edges", "first", "last")

    def __init__(self) -> None:
        self.edges: list[tuple[float, float]] = []
        self.by = 0.0
        self.first = self.last = 0.0


def _middles(family: _Family, sizes: dict[str, Size]) -> dict[str, float]:
    """The middle of each one across, that of the problem being 0."""
    shifts: dict[str, float] = {}
    own: dict[str, float] = {}
    outlines: dict[str, _Outline] = {}
    for id in reversed(family.below):
        outline = _Outline()
        for n, child in enumerate(family.below[id]):
            shifts[child] = 0.0 if n == 0 else _room_beside(outline, outlines[child])
            middle = own[child] + shifts[child]
            first = middle if n == 0 else outline.first
            outline = outlines.pop(child) if n == 0 else _joined(outline, outlines.pop(child), shifts[child])
            outline.first, outline.last = first, middle
        own[id] = (outline.first + outline.last) / 2
        half = sizes[id][0] / 2
        outline.edges.append((own[id] - half - outline.by, own[id] + half - outline.by))
        outlines[id] = outline
    middles: dict[str, float] = {}
    frames: dict[str, float] = {}
    for id in family.below:
        above = family.above.get(id)
        frames[id] = frames[above] + shifts[id] if above is not None else -own[id]
        middles[id] = frames[id] + own[id]
    return middles


def _room_beside(left: _Outline, right: _Outline) -> float:
    """How far a branch has to go to stand clear of what is left of it."""
    levels = zip(reversed(left.edges), reversed(right.edges), strict=False)
    return max(a[1] + left.by - b[0] - right.by for a, b in levels) + BESIDE


def _joined(left: _Outline, right: _Outline, shift: float) -> _Outline:
    """The outline of both, the right one shifted; only the levels that both have are touched."""
    right.by += shift
    n = min(len(left.edges), len(right.edges))
    kept = left if len(left.edges) > len(right.edges) else right
    for i in range(-n, 0):
        kept.edges[i] = left.edges[i][0] + left.by - kept.by, right.edges[i][1] + right.by - kept.by
    return kept


def lay_list(five_whys: FiveWhys, height: Callable[[str, float], float], width: float) -> WhysLayout:
    """One under the other in the order in which they are read, each level further in; `height(id, width)` measures."""
    family = _family(five_whys)
    boxes, top = {}, 0.0
    for id in family.below:
        left = min(family.depths[id] * INDENT, width * (1 - _NARROWEST))
        bottom = top + height(id, width - left)
        boxes[id] = (left, top, width, bottom)
        top = bottom + BETWEEN
    return WhysLayout(boxes, family.above, family.depths)
