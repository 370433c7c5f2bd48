"""One bone of a cause-and-effect diagram, measured before its place on the spine is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.calc.fishbone import Bone, Cause
from app.calc.grid import Box
from app.calc.laid_fishbone import (
    ABOVE_TWIG,
    BESIDE,
    BETWEEN,
    CAUSE_PX,
    DOT,
    FRAME,
    FROM_SPINE,
    LEAN,
    LEVEL,
    LINE,
    MOST_DOTS,
    NAME_LINE,
    NAME_PX,
    NAME_WIDE,
    PILL,
    REGULAR,
    SEMI_BOLD,
    SHORTEST,
    SIGN,
    TALLEST,
    WIDE,
    LaidBone,
    LaidCause,
    Line,
)
from app.calc.text_measure import TextMeasure


@dataclass(frozen=True, slots=True)
class Options:
    measure: TextMeasure
    collapsed: frozenset[str]
    authors: bool
    roots: frozenset[str]
    narrow: float


def around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


class _Row:
    """One cause before its bone has its place: `near` and `far` are the edges of its box off the spine."""

    __slots__ = ("below", "cause", "far", "first", "hidden", "inner", "last", "level", "lines", "near", "owner", "wide")

    def __init__(self, cause: Cause, owner: str, level: int) -> None:
        self.cause, self.owner, self.level = cause, owner, level
        self.near = self.far = self.first = self.last = self.inner = self.wide = 0.0
        self.lines: tuple[str, ...] = ()
        self.hidden = 0
        self.below: list[_Row] = []


class Sketch:
    """A bone with its causes, measured off its own line: `left` and `right` say how far it reaches on both flanks."""

    def __init__(self, bone: Bone, above: bool, options: Options) -> None:
        self.bone, self.above, self._options = bone, above, options
        self._folded = bone.id in options.collapsed
        self.hidden = sum(1 for first in bone.causes for _ in first.all()) if self._folded else 0
        self.lines, wide = options.measure.lines(bone.name, NAME_WIDE - 40, NAME_WIDE, NAME_PX, SEMI_BOLD)
        self._wide = max(wide, 40.0) + 28 + (self._pill(self.hidden) if self.hidden else 0.0)
        self._high = len(self.lines) * NAME_LINE + 12
        blocks = [self._block(cause) for cause in (() if self._folded else bone.causes)]
        self._flanks = self._divided(blocks)
        self.left = self.right = self._wide / 2 + LEAN * self._high
        for flank, is_left in zip(self._flanks, (True, False), strict=True):
            self._stack(flank, 0.0)
            reach = max((self._reach(row) for block in flank for row in block), default=0.0)
            if is_left:
                self.left = max(self.left, reach)
            else:
                self.right = max(self.right, reach)
        self._ends = [flank[-1][-1].far + 2 * BETWEEN if flank else 0.0 for flank in self._flanks]
        self.needs = max(SHORTEST, *self._ends)
        self.length = 0.0
        self._laid: tuple[float, dict[str, LaidCause]] | None = None
        self._around: Box | None = None

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

    def stretch(self, length: float) -> None:
        """Make the bone so long, and set what lies on it apart."""
        if length != self.length:
            self.length, self._laid = length, None
            for flank, end in zip(self._flanks, self._ends, strict=True):
                if flank:
                    self._stack(flank, (length - end) / (len(flank) + 1))

    # Placing

    def _y(self, off: float) -> float:
        return -off if self.above else off

    def laid_bone(self, joint: float) -> LaidBone:
        top = joint - LEAN * self.length
        x, y = top - self._wide / 2, self._y(self.length)
        box = (x, y - self._high, x + self._wide, y) if self.above else (x, y, x + self._wide, y + self._high)
        return LaidBone(self.bone, box, self.lines, (top, y, joint, 0.0), self.hidden, self.above)

    def laid_causes(self, joint: float) -> dict[str, LaidCause]:
        """By id; the same ones as the last time while nothing moves."""
        if self._laid is None or self._laid[0] != joint:
            found = {
                row.cause.id: self._placed(joint, row, is_left)
                for flank, is_left in zip(self._flanks, (True, False), strict=True)
                for block in flank
                for row in block
            }
            self._laid = joint, found
            self._around = around([cause.box for cause in found.values()]) if found else None
        return self._laid[1]

    def bounds(self, joint: float) -> list[Box]:
        """Around all causes; nothing where there are none."""
        self.laid_causes(joint)
        return [self._around] if self._around else []

    def beside_spine(self, joint: float, off: float) -> list[Box]:
        """The boxes of the causes that come as near to the spine as this."""
        first = [flank[0][0].cause.id for flank in self._flanks if flank and flank[0][0].near < off]
        return [self.laid_causes(joint)[id].box for id in first]

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
