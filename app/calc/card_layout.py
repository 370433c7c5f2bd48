"""Cards beside the points that they stand for, so that none covers another: pure, in pixels, y grows downwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import ceil, hypot

Point = tuple[float, float]
Size = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_RINGS = 6


def lay_cards(
    points: Mapping[str, Point],
    sizes: Mapping[str, Size],
    room: Box,
    taken: Sequence[Box] = (),
    *,
    radius: float = 6.0,
    gap: float = 4.0,
) -> dict[str, Box]:
    """A box for each card, as near to its point as is free, within the room: beside the discs of this radius on all
    points and the boxes that are taken. Where no place is left, cards overlap as little as can be."""
    discs = {id: (x - radius, y - radius, x + radius, y + radius) for id, (x, y) in points.items()}
    laid: dict[str, Box] = {}
    for id in sorted(points, key=lambda id: (points[id][1], points[id][0])):
        others = [*taken, *discs.values(), *laid.values()]
        laid[id] = _best(points[id], sizes[id], room, others, radius + gap, gap)
    return laid


def _best(point: Point, size: Size, room: Box, others: Sequence[Box], reach: float, gap: float) -> Box:
    """The first place that is free, near ones first; else the one that covers least."""
    best, least = None, 0.0
    for place in chain(_near(point, size, room, reach), _everywhere(point, size, room, gap)):
        covered = sum(overlap(place, other) for other in others)
        if not covered:
            return place
        if best is None or covered < least:
            best, least = place, covered
    assert best is not None
    return best


def _near(point: Point, size: Size, room: Box, reach: float) -> Iterator[Box]:
    """On all sides of the point, in rings that go outwards."""
    (x, y), (wide, high) = point, size
    for ring in range(_RINGS):
        away = reach + ring * high * 0.6
        for across, down in _SIDES:
            left = x + (away if across > 0 else -away - wide) if across else x - wide / 2
            top = y + (away if down > 0 else -away - high) if down else y - high / 2
            yield _within(left, top, size, room)


def _everywhere(point: Point, size: Size, room: Box, gap: float) -> Iterator[Box]:
    """All over the room, the places nearest to the point first."""
    (left, top, right, bottom), (wide, high) = room, size
    across = max(1, ceil((right - left - wide) / (wide / 3 + gap)))
    down = max(1, ceil((bottom - top - high) / (high / 2 + gap)))
    places = [
        _within(left + i * (right - left - wide) / across, top + j * (bottom - top - high) / down, size, room)
        for i in range(across + 1)
        for j in range(down + 1)
    ]
    yield from sorted(places, key=lambda box: _distance(point, box))


def _within(left: float, top: float, size: Size, room: Box) -> Box:
    left = max(room[0], min(left, room[2] - size[0]))
    top = max(room[1], min(top, room[3] - size[1]))
    return left, top, left + size[0], top + size[1]


def _distance(point: Point, box: Box) -> float:
    return hypot((box[0] + box[2]) / 2 - point[0], (box[1] + box[3]) / 2 - point[1])


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes have in common; touching is none."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def nearest(point: Point, box: Box) -> Point:
    """The point of a box that is nearest to this one."""
    return max(box[0], min(point[0], box[2])), max(box[1], min(point[1], box[3]))
