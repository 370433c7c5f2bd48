"""Routes at right angles from one box to another, around those between. Scene pixels, y grows downwards.

Most flows take one of a few plain shapes (straight, or one step) that are only checked. What is left is searched: the
shortest way with the fewest bends along the edges of the boxes near by.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from heapq import heappop, heappush

from app.calc.grid import Box, Grid

Point = tuple[float, float]
Route = tuple[Point, ...]

CLEARANCE = 10.0
"""Room that a plain route keeps from the boxes it passes."""

STUB = 22.0
"""A searched route goes this far straight out of its box before it bends, where it can."""

_BEND, _OTHER_SIDE = 60.0, 150.0
"""What a bend, and leaving or entering by a side that does not face the wider gap, cost against a pixel of way."""

_STEPS = 15_000
_WINDOWS = (80.0, 400.0, 2000.0)
_MOST_BOXES = 120
_SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))


def route(
    boxes: Grid, source: str, target: str, offset: float = 0.0, *, upright: bool = False, searches: bool = True
) -> Route:
    """The points of a flow between two keys of `boxes`, from edge to edge, each leg horizontal or vertical.

    It crosses no box while there is a free way among the boxes in sight (among more than 120 it takes the plain way).
    `offset` shifts it along the edges, so that several flows between the same two boxes lie side by side. `upright`
    prefers to leave and arrive from above and below, where one box lies higher than the other. Without `searches` it
    takes a plain way even through boxes: good enough while something is being dragged.
    """
    a, b = boxes.boxes[source][0], boxes.boxes[target][0]
    if source == target:
        return _loop(a)
    ends = (source, target)
    plain: Route = ()
    down = max(b[1] - a[3], a[1] - b[3])
    lies_across = max(b[0] - a[2], a[0] - b[2]) >= down and not (upright and down > 2 * STUB)
    for points in _plain_shapes(a, b, offset, lies_across):
        plain = plain or points
        if _is_free(points, boxes, ends, CLEARANCE):
            return points
    for clearance in (STUB, CLEARANCE, 0.0) if searches else ():
        if found := _searched(boxes, ends, clearance, lies_across):
            return found
    return plain or _across(a, b)


def legs(points: Route) -> Iterator[Box]:
    """The boxes of the legs of a route, each without width."""
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        yield (x1, y1, x2, y2) if x1 <= x2 and y1 <= y2 else (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def middle(points: Route, wide: float = 0.0) -> tuple[float, float, bool]:
    """The middle of the longest leg, and whether it lies horizontally: where the words of a flow stand.

    A horizontal leg shorter than the words, `wide` pixels, is taken only where there is no other.
    """

    def fitness(leg: tuple[Point, Point]) -> tuple[bool, float]:
        (x1, y1), (x2, y2) = leg
        return not 0 < abs(x2 - x1) < wide, abs(x2 - x1) + abs(y2 - y1)

    (x1, y1), (x2, y2) = max(zip(points, points[1:], strict=False), key=fitness)
    return (x1 + x2) / 2, (y1 + y2) / 2, abs(x2 - x1) >= abs(y2 - y1)


def _plain_shapes(a: Box, b: Box, offset: float, lies_across: bool) -> Iterator[Route]:
    """Straight where the boxes overlap sideways; else a step, its bend in the middle of the gap or towards an end."""
    right, left = b[0] - a[2], a[0] - b[2]
    below, above = b[1] - a[3], a[1] - b[3]
    x1, x2 = (a[2], b[0]) if right > 0 else (a[0], b[2])
    y1, y2 = (a[3], b[1]) if below > 0 else (a[1], b[3])
    if max(right, left) > 0 and min(a[3], b[3]) - max(a[1], b[1]) > 16:
        y = _common(a[1], a[3], b[1], b[3], offset)
        yield (x1, y), (x2, y)
    if max(below, above) > 0 and min(a[2], b[2]) - max(a[0], b[0]) > 16:
        x = _common(a[0], a[2], b[0], b[2], offset)
        yield (x, y1), (x, y2)
    ax, ay = _shifted_middle(a[0], a[2], offset), _shifted_middle(a[1], a[3], offset)
    bx, by = _shifted_middle(b[0], b[2], offset), _shifted_middle(b[1], b[3], offset)
    if lies_across and max(right, left) > 2 * CLEARANCE:
        for part in (0.5, 0.25, 0.75):
            yield _step_across((x1, ay), (x2, by), offset, part)
    elif not lies_across and max(below, above) > 2 * CLEARANCE:
        for part in (0.5, 0.25, 0.75):
            yield _step_down((ax, y1), (bx, y2), offset, part)


def _step_across(start: Point, end: Point, offset: float, part: float) -> Route:
    (x1, y1), (x2, y2) = start, end
    x = x1 + (x2 - x1) * part - (offset if (y2 > y1) == (x2 > x1) else -offset)
    return (x1, y1), (x, y1), (x, y2), (x2, y2)


def _step_down(start: Point, end: Point, offset: float, part: float) -> Route:
    (x1, y1), (x2, y2) = start, end
    y = y1 + (y2 - y1) * part - (offset if (y2 > y1) == (x2 > x1) else -offset)
    return (x1, y1), (x1, y), (x2, y), (x2, y2)


def _common(low1: float, high1: float, low2: float, high2: float, offset: float) -> float:
    """A place that lies on both edges: the middle of the shorter one where that is possible."""
    low, high = max(low1, low2), min(high1, high2)
    wish = (low1 + high1) / 2 if high1 - low1 <= high2 - low2 else (low2 + high2) / 2
    return min(max(wish + offset, low + 6), high - 6)


def _shifted_middle(low: float, high: float, offset: float) -> float:
    if not offset:
        return (low + high) / 2
    room = max(0.0, (high - low) / 2 - 6)
    return (low + high) / 2 + min(max(offset, -room), room)


def _is_free(points: Route, boxes: Grid, ends: tuple[str, str], clearance: float) -> bool:
    """Whether no leg enters a box; near the two ends themselves no room is kept."""
    place = boxes.boxes
    for leg in legs(points):
        left, top, right, bottom = leg[0] - clearance, leg[1] - clearance, leg[2] + clearance, leg[3] + clearance
        for key in boxes.near((left, top, right, bottom)):
            box = place[key][0]
            if key in ends:
                if leg[0] < box[2] and leg[2] > box[0] and leg[1] < box[3] and leg[3] > box[1]:
                    return False
            elif left < box[2] and right > box[0] and top < box[3] and bottom > box[1]:
                return False
    return True


def _searched(boxes: Grid, ends: tuple[str, str], clearance: float, lies_across: bool) -> Route:
    """The best way within growing windows around both ends; empty when there is none or too much lies in sight."""
    a, b = (boxes.boxes[key][0] for key in ends)
    around = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    seen = -1
    for room in _WINDOWS:
        window = (around[0] - room, around[1] - room, around[2] + room, around[3] + room)
        near = [boxes.boxes[key][0] for key in boxes.near(window) if key not in ends]
        near = [n for n in near if _meets(n, window)]
        if len(near) > _MOST_BOXES:
            return ()
        if len(near) != seen and (found := _Search(a, b, near, window, clearance, lies_across).best()):
            return found
        seen = len(near)
    return ()


def _meets(box: Box, window: Box) -> bool:
    return box[0] < window[2] and box[2] > window[0] and box[1] < window[3] and box[3] > window[1]


class _Search:
    """A* over the lines that run along the boxes. A state is a crossing of two lines and the side it was entered by."""

    def __init__(self, a: Box, b: Box, near: list[Box], window: Box, clearance: float, lies_across: bool) -> None:
        self.ends = (a, b)
        self.lies_across = lies_across
        c = clearance
        self.walls = [(n[0] - c, n[1] - c, n[2] + c, n[3] + c) for n in near] + [a, b]
        stub = STUB if c else 0.0
        starts, goals = _doors(a), _doors(b)
        xs = {x for x, _ in (*starts, *goals)} | {a[0] - stub, a[2] + stub, b[0] - stub, b[2] + stub}
        ys = {y for _, y in (*starts, *goals)} | {a[1] - stub, a[3] + stub, b[1] - stub, b[3] + stub}
        xs.update(x for wall in self.walls for x in (wall[0], wall[2]))
        ys.update(y for wall in self.walls for y in (wall[1], wall[3]))
        xs.update((window[0], window[2]))
        ys.update((window[1], window[3]))
        self.xs = sorted(x for x in xs if window[0] <= x <= window[2])
        self.ys = sorted(y for y in ys if window[1] <= y <= window[3])
        self.column, self.row = {x: i for i, x in enumerate(self.xs)}, {y: i for i, y in enumerate(self.ys)}
        self.across, self.down = self._walled()
        self.starts = [(self.column[x], self.row[y], side) for side, (x, y) in enumerate(starts) if self._is_open(x, y)]
        self.goals = {
            (self.column[x], self.row[y]): (side + 2) % 4 for side, (x, y) in enumerate(goals) if self._is_open(x, y)
        }

    def _walled(self) -> tuple[bytearray, bytearray]:
        """Which pieces of line, to the next crossing on the right and below, lie in a wall; row by row.

        Every edge of a wall within the window is a line, so that a piece lies wholly inside it or wholly outside.
        """
        xs, ys, wide = self.xs, self.ys, len(self.xs)
        across, down = bytearray(wide * len(ys)), bytearray(wide * len(ys))
        for left, top, right, bottom in self.walls:
            first, last = bisect_left(xs, left), bisect_left(xs, right)
            upper, lower = bisect_left(ys, top), bisect_left(ys, bottom)
            begin, inside = bisect_right(xs, left), bisect_right(ys, top)
            for j in range(inside, lower):
                across[j * wide + first : j * wide + last] = b"\1" * (last - first)
            for j in range(upper, lower):
                down[j * wide + begin : j * wide + last] = b"\1" * max(0, last - begin)
        return across, down

    def best(self) -> Route:
        """The points of the way, or empty."""
        came: dict[tuple[int, int, int], tuple[int, int, int] | None] = {}
        queue: list[tuple[float, float, tuple[int, int, int], tuple[int, int, int] | None]] = []
        for start in self.starts:
            cost = self._door_cost(start[2])
            heappush(queue, (cost + self._ahead(start[0], start[1]), cost, start, None))
        for _ in range(_STEPS):
            if not queue:
                return ()
            _, cost, state, before = heappop(queue)
            if state in came:
                continue
            came[state] = before
            column, row, side = state
            if self.goals.get((column, row)) == side:
                return self._points(came, state)
            turns = (side,) if before is None else (side, (side + 1) % 4, (side + 3) % 4)
            for turn in turns:
                i, j = column + _SIDES[turn][0], row + _SIDES[turn][1]
                if 0 <= i < len(self.xs) and 0 <= j < len(self.ys) and (i, j, turn) not in came:
                    length = abs(self.xs[i] - self.xs[column]) + abs(self.ys[j] - self.ys[row])
                    walled = self.across if row == j else self.down
                    if not walled[min(row, j) * len(self.xs) + min(column, i)]:
                        further = cost + length + (_BEND if turn != side else 0.0)
                        if self.goals.get((i, j)) == turn:
                            further += self._door_cost(turn)
                        heappush(queue, (further + self._ahead(i, j), further, (i, j, turn), state))
        return ()

    def _door_cost(self, side: int) -> float:
        return 0.0 if (side % 2 == 0) == self.lies_across else _OTHER_SIDE

    def _ahead(self, column: int, row: int) -> float:
        b = self.ends[1]
        x, y = self.xs[column], self.ys[row]
        return max(b[0] - x, 0.0, x - b[2]) + max(b[1] - y, 0.0, y - b[3])

    def _is_open(self, x: float, y: float) -> bool:
        return not any(w[0] < x < w[2] and w[1] < y < w[3] for w in self.walls)

    def _points(
        self, came: dict[tuple[int, int, int], tuple[int, int, int] | None], state: tuple[int, int, int]
    ) -> Route:
        points: list[Point] = []
        step: tuple[int, int, int] | None = state
        while step is not None:
            points.append((self.xs[step[0]], self.ys[step[1]]))
            step = came[step]
        points.reverse()
        return tuple(_without_straight_points(points))


def _doors(box: Box) -> tuple[Point, ...]:
    """The middles of the four edges, in the order of `_SIDES`: right, below, left, above."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (box[2], y), (x, box[3]), (box[0], y), (x, box[1])


def _without_straight_points(points: list[Point]) -> Iterator[Point]:
    yield points[0]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            yield here
    yield points[-1]


def _loop(box: Box) -> Route:
    x, y, room = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 2 * STUB
    return (box[2], y), (box[2] + room, y), (box[2] + room, box[1] - room), (x, box[1] - room), (x, box[1])


def _across(a: Box, b: Box) -> Route:
    """From the nearer sides of two boxes that overlap or touch, whatever lies between."""
    (x1, y1), (x2, y2) = (a[2], (a[1] + a[3]) / 2), (b[0], (b[1] + b[3]) / 2)
    x = (x1 + x2) / 2
    return (x1, y1), (x, y1), (x, y2), (x2, y2)
