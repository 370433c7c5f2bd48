"""A cause-and-effect diagram as it was laid out, in pixels at full size; and the sizes of what is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass

from app.calc.fishbone import Bone, Cause
from app.calc.grid import Box

CAUSE_PX, LINE, NAME_PX, NAME_LINE, HEAD_PX, HEAD_LINE = 14, 18.0, 15, 20.0, 18, 24.0
REGULAR, SEMI_BOLD = 400, 600
LEAN = 0.45
"""How far a bone leans for each pixel that it rises."""
SIGN, DOT, PILL, FRAME = 20.0, 8.0, 14.0, 6.0
"""The room of the sign of a state and of the initials of an author; of one vote; around the number of those that are
folded away; and within the frame of a root cause."""
MOST_DOTS = 5
LEVEL, BESIDE, ABOVE_TWIG, BETWEEN, FROM_SPINE = 20.0, 7.0, 3.0, 8.0, 16.0
"""Between a stem and the next; between a stem and a text; between a text and its twig; between a twig and the next
text; between the spine and what is nearest to it."""
WIDE, NAME_WIDE, HEAD_WIDE = 340.0, 190.0, 210.0
NARROW = ((9, 150.0), (16, 190.0))
NARROWEST_OF_MANY = 330.0
"""Texts shorter than this stay on one line: up to so many causes on a bone in the mean, and of more. What is crowded
grows in width, so that the diagram keeps the shape of a screen."""
SHORTEST, CLOSEST, APART, FROM_HEAD = 120.0, 150.0, 30.0, 44.0
"""The length of a bone at the least; between two bones on one side; between what lies on them; between that and the
head."""
TAIL = (26.0, 20.0)
"""How far the tail goes on beyond the spine, and how far off it."""
TALLEST = 400.0
"""A bone with more than this on one flank has causes on both."""

Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LaidCause:
    """`box` holds its text with all signs; the text begins at `text_x`. `twig` is the line under it, to the stem on
    which it hangs; `stem` is the one that comes to it from those below. `top` and `bottom` hold it with all below.
    `hidden` is how many are folded away. On the `left_flank` of its bone, what is further in is to the right.
    """

    cause: Cause
    bone: str
    owner: str
    level: int
    box: Box
    text_x: float
    lines: tuple[str, ...]
    weight: int
    twig: Line
    stem: Line | None
    top: float
    bottom: float
    hidden: int
    is_root: bool
    left_flank: bool
    above: bool

    @property
    def id(self) -> str:
        return self.cause.id


@dataclass(frozen=True, slots=True)
class LaidBone:
    """`line` goes from the box of its name to the spine."""

    bone: Bone
    box: Box
    lines: tuple[str, ...]
    line: Line
    hidden: int
    above: bool

    @property
    def id(self) -> str:
        return self.bone.id


@dataclass(frozen=True, slots=True)
class LaidHead:
    id: str
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """Causes by id, bone by bone, from the spine outwards; those that are folded away are not among them."""

    head: LaidHead
    spine: Line
    bones: dict[str, LaidBone]
    causes: dict[str, LaidCause]
    bounds: Box
