"""Where everything of a cause-and-effect diagram lies, in pixels at full size; y grows downwards, the spine is at 0.

The head is at the right, bones come in pairs from the left, the first of each pair above. They lean away from the head,
and so do the stems of causes that have others below them: everything flows down, or up, and to the right. Each cause
has a height of its own on its bone, and stays on the side of its stem: no text can meet another one, nor a line that is
not its own. The order from top to bottom is that of the causes on both sides of the spine; above it, what is below a
cause in the tree stands over it, so that its stem flows down into it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.fishbone_figures import figures
from app.calc.grid import Box
from app.calc.text_measure import TextMeasure

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
SHORTEST, CLOSEST, APART = 120.0, 150.0, 30.0
"""Of a bone; between two pairs; between two pairs that have texts."""
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


@dataclass(frozen=True, slots=True)
class _Options:
    measure: TextMeasure
    collapsed: Collection[str]
    authors: bool
    roots: frozenset[str]
    narrow: float


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
    options = _Options(measure, collapsed, authors, frozenset(counted.root_causes), narrow)
    sketches = [
        _Sketch(bone, i % 2 == 0, options) for i, bone in enumerate(fishbone.categories) if focus in (None, bone.id)
    ]
    head = _head(fishbone, measure)
    for above in (True, False):
        side = [sketch for sketch in sketches if sketch.above is above]
        tallest = max((sketch.needs for sketch in side), default=0.0)
        for sketch in side:
            sketch.stretch(tallest)
    joints = _joints(sketches, focus)
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


def _joints(sketches: Sequence[_Sketch], focus: str | None) -> list[float]:
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


class _Row:
    """One cause before its bone has its place: `near` and `far` are the edges of its box off the spine."""

    __slots__ = ("below", "cause", "far", "first", "hidden", "inner", "last", "level", "lines", "near", "owner", "wide")

    def __init__(self, cause: Cause, owner: str, level: int) -> None:
        self.cause, self.owner, self.level = cause, owner, level
        self.near = self.far = self.first = self.last = self.inner = self.wide = 0.0
        self.lines: tuple[str, ...] = ()
        self.hidden = 0
        self.below: list[_Row] = []


class _Sketch:
    """A bone with its causes, measured off its own line: `left` and `right` say how far it reaches on both flanks."""

    def __init__(self, bone: Bone, above: bool, options: _Options) -> None:
        self.bone, self.above, self._options = bone, above, options
        self._folded = bone.id in options.collapsed
        self.hidden = sum(1 for first in bone.causes for _ in first.all()) if self._folded else 0
        name = bone.name
        self.lines, wide = options.measure.lines(name, 120.0, NAME_WIDE, NAME_PX, SEMI_BOLD)
        self._wide = max(wide, 40.0) + 28 + (self._pill(self.hidden) if self.hidden else 0.0)
        self._high = len(self.lines) * NAME_LINE + 12
        blocks = [self._block(cause) for cause in (() if self._folded else bone.causes)]
        self._flanks = self._divided(blocks)
        self.left = self.right = self._wide / 2 + LEAN * self._high
        self.length = SHORTEST
        for flank, is_left in zip(self._flanks, (True, False), strict=True):
            self._stack(flank, 0.0)
            reach = max((self._reach(row) for block in flank for row in block), default=0.0)
            if is_left:
                self.left = max(self.left, reach)
            else:
                self.right = max(self.right, reach)
        self.needs = max(SHORTEST, *(self._end(flank) for flank in self._flanks))

    # Measuring

    def _pill(self, hidden: int) -> float:
        return self._options.measure.width(f"+{hidden}", CAUSE_PX - 2, SEMI_BOLD) + PILL + 6

    def _block(self, first: Cause) -> list[_Row]:
        """A cause on the bone with all that is shown below it, from the spine outwards."""
        rows = [_Row(first, self.bone.id, 0)]
        waiting = [rows[0]]
        block = []
        while waiting:
            row = waiting.pop()
            block.append(row)
            self._measure(row)
            if row.cause.causes and not row.hidden:
                row.below = [_Row(each, row.cause.id, row.level + 1) for each in row.cause.causes]
                waiting += row.below if self.above else reversed(row.below)
        return block

    def _measure(self, row: _Row) -> None:
        cause, options = row.cause, self._options
        weight = _weight(cause)
        row.lines, wide = options.measure.lines(cause.text, options.narrow, WIDE, CAUSE_PX, weight)
        if cause.causes and cause.id in options.collapsed:
            row.hidden = sum(1 for _ in cause.all()) - 1
            wide += self._pill(row.hidden)
        if cause.votes:
            wide += self._votes(cause.votes)
        row.wide = max(wide, LEVEL) + _signs(cause, options.authors)
        if cause.id in options.roots:
            row.wide += 2 * FRAME
        row.inner = row.level * LEVEL
        if self.above and cause.causes and not row.hidden:
            row.inner += LEVEL

    def _votes(self, votes: int) -> float:
        return min(votes, MOST_DOTS) * DOT + self._options.measure.width(str(votes), CAUSE_PX - 2, SEMI_BOLD) + 12

    def _height(self, row: _Row) -> float:
        frame = 2 * FRAME if row.cause.id in self._options.roots else 0.0
        return len(row.lines) * LINE + ABOVE_TWIG + frame

    def _reach(self, row: _Row) -> float:
        return row.inner + BESIDE + row.wide + LEAN * (row.far - row.near)

    def _divided(self, blocks: list[list[_Row]]) -> tuple[list[list[_Row]], list[list[_Row]]]:
        """What lies on the left flank and on the right one, from the spine outwards."""
        heights = [sum(self._height(row) + BETWEEN for row in block) for block in blocks]
        left, total, taken = len(blocks), sum(heights), 0.0
        if total > TALLEST:
            for left, high in enumerate(heights):  # noqa: B007 - it tells where the loop ended
                if 2 * taken + high >= total:
                    break
                taken += high
        one, other = blocks[:left], blocks[left:]
        return (one[::-1], other[::-1]) if self.above else (one, other)

    def _stack(self, flank: list[list[_Row]], more: float) -> None:
        """Give each row its place off the spine, with so much more between those on the bone."""
        at = FROM_SPINE
        for block in flank:
            at += more
            for row in block:
                row.near = at
                row.far = at + self._height(row)
                at = row.far + BETWEEN
            for row in reversed(block):
                row.first = row.near
                row.last = max((each.last for each in row.below), default=row.far)

    @staticmethod
    def _end(flank: list[list[_Row]]) -> float:
        return flank[-1][-1].far + 2 * BETWEEN if flank else 0.0

    def stretch(self, length: float) -> None:
        """Make the bone so long, and set what lies on it apart."""
        self.length = length
        for flank in self._flanks:
            if flank:
                self._stack(flank, (length - self._end(flank)) / (len(flank) + 1))

    # Placing

    def _y(self, off: float) -> float:
        return -off if self.above else off

    def laid_bone(self, joint: float) -> LaidBone:
        top = joint - LEAN * self.length
        x, y = top - self._wide / 2, self._y(self.length)
        box = (x, y - self._high, x + self._wide, y) if self.above else (x, y, x + self._wide, y + self._high)
        return LaidBone(self.bone, box, self.lines, (top, y, joint, 0.0), self.hidden, self.above)

    def laid_causes(self, joint: float) -> list[LaidCause]:
        place = partial(self._placed, joint)
        return [
            place(row, is_left)
            for flank, is_left in zip(self._flanks, (True, False), strict=True)
            for block in flank
            for row in block
        ]

    def _placed(self, joint: float, row: _Row, is_left: bool) -> LaidCause:
        out = -1.0 if is_left else 1.0
        tightest = row.far if is_left else row.near
        beside = joint - LEAN * tightest + out * (row.inner + BESIDE)
        left, right = (beside - row.wide, beside) if is_left else (beside, beside + row.wide)
        y1, y2 = sorted((self._y(row.near), self._y(row.far)))
        off_twig = row.near if self.above else row.far
        inner = joint - LEAN * off_twig + out * row.level * LEVEL
        outer = left if is_left else right
        is_root = row.cause.id in self._options.roots
        return LaidCause(
            row.cause,
            self.bone.id,
            row.owner,
            row.level,
            (left, y1, right, y2),
            left + _signs(row.cause, self._options.authors) + (FRAME if is_root else 0.0),
            row.lines,
            _weight(row.cause),
            (outer, y2, inner, y2),
            self._stem(joint, row, out, off_twig),
            min(self._y(row.first), self._y(row.last)),
            max(self._y(row.first), self._y(row.last)),
            row.hidden,
            is_root,
            is_left,
            self.above,
        )

    def _stem(self, joint: float, row: _Row, out: float, off_twig: float) -> Line | None:
        """From the outermost of the causes right below to the twig."""
        if not row.below:
            return None
        outermost = row.below[0] if self.above else row.below[-1]
        far = outermost.near if self.above else outermost.far
        aside = joint + out * (row.level + 1) * LEVEL
        return aside - LEAN * far, self._y(far), aside - LEAN * off_twig, self._y(off_twig)


def _weight(cause: Cause) -> int:
    return SEMI_BOLD if cause.status == "confirmed" else REGULAR


def _signs(cause: Cause, authors: bool) -> float:
    """The room left of the text."""
    return (SIGN if cause.status != "suspected" else 0.0) + (SIGN if authors and cause.author else 0.0)
