"""Where on a PDCA board a card that is carried would fall, and to which card an arrow key leads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from app.calc.action import Phase
from app.calc.board import COLUMNS
from app.calc.grid import Box
from app.calc.laid_board import GAP, SIDE, LaidBoard

Way = Literal["left", "right", "up", "down"]
Line = tuple[float, float, float, float]
PHASES: tuple[Phase, ...] = (*COLUMNS, "closed")


@dataclass(frozen=True, slots=True)
class Drop:
    """In this lane and phase, in the place `at` among the cards `ids` that stand there without those carried.

    A line shows the place, or a frame the whole of what takes it.
    """

    lane: str
    phase: Phase
    at: int
    ids: tuple[str, ...]
    line: Line | None = None
    frame: Box | None = None


def drop_at(laid: LaidBoard, x: float, y: float, carried: Collection[str] = ()) -> Drop | None:
    """Where what is let go at a point falls; nowhere beside the lanes.

    Below Act it is closed on the line of what is closed and among the closed cards; elsewhere in the column it is in
    Act, however few cards stand there.
    """
    lane = laid.lane_at(y) or (laid.lanes[-1] if laid.lanes and y >= laid.lanes[-1].bottom else None)
    if lane is None or not laid.columns[0][0] <= x <= laid.columns[-1][1]:
        return None
    column = laid.column_at(x)
    left, right = laid.columns[column]
    foot = next((foot for foot in laid.feet if foot.lane == lane.lane.key), None)
    if foot and column == len(COLUMNS) - 1 and foot.box[1] <= y and (foot.ids or y < foot.box[3]):
        ids = tuple(id for id in foot.ids if id not in carried)
        return Drop(lane.lane.key, "closed", _place(laid, ids, y), ids, frame=foot.box)
    cell = laid.cell(lane.lane.key, column)
    if cell is None:  # the lane is folded
        return Drop(lane.lane.key, PHASES[column], 0, (), frame=lane.band)
    ids = tuple(id for id in cell.ids if id not in carried)
    at = _place(laid, ids, y)
    return Drop(cell.lane, PHASES[column], at, ids, line=(left + SIDE, *_level(laid, cell.box, ids, at, right)))


def _place(laid: LaidBoard, ids: Collection[str], y: float) -> int:
    """Before the first card whose middle lies below the point."""
    middles = [(laid.cards[id].box[1] + laid.cards[id].box[3]) / 2 for id in ids]
    return sum(middle < y for middle in middles)


def _level(laid: LaidBoard, cell: Box, ids: tuple[str, ...], at: int, right: float) -> tuple[float, float, float]:
    """The height of the line between the cards, and its right end."""
    if at < len(ids):
        y = laid.cards[ids[at]].box[1] - GAP / 2
    elif ids:
        y = laid.cards[ids[-1]].box[3] + GAP / 2
    else:
        y = cell[1] + GAP / 2
    return y, right - SIDE, y


def step(laid: LaidBoard, id: str, way: Way) -> str:
    """The next card that way: below and above in the column, whatever the lane; aside the nearest one in height.

    Empty at the end. Columns without a card are passed over, the cards of the same lane come first.
    """
    if id not in laid.cards:
        return next((each for ids, _tops in laid.stacks for each in ids), "")
    column = laid.cards[id].card.column
    if way in ("up", "down"):
        ids = laid.stacks[column][0]
        at = ids.index(id) + (1 if way == "down" else -1)
        return ids[at] if 0 <= at < len(ids) else ""
    by, lane = (1 if way == "right" else -1), laid.lane_of(id)
    column += by
    while 0 <= column < len(COLUMNS):
        ids = laid.stacks[column][0]
        near = [each for each in ids if laid.lane_of(each) == lane] or (ids if column + by not in range(5) else ())
        if near:
            return min(near, key=lambda each: abs(laid.cards[each].box[1] - laid.cards[id].box[1]))
        column += by
    return ""


def moved(laid: LaidBoard, ids: Collection[str], way: Way) -> Drop | None:
    """Where these cards go by one step: aside to the next phase, up and down past a card, at the end to the next lane.

    They go together from where the first of them stands; `None` where there is no further place.
    """
    first = next((id for stack, _tops in laid.stacks for id in stack if id in ids), "")
    if not first:
        return None
    phase, lane = laid.cards[first].card.action.phase, laid.lane_of(first)
    if way in ("left", "right"):
        at = PHASES.index(phase) + (1 if way == "right" else -1)
        return _aside(laid, lane, PHASES[at], ids, laid.cards[first].box[1]) if 0 <= at < len(PHASES) else None
    others = _standing(laid, lane, phase)
    rest = tuple(each for each in others if each not in ids)
    before = sum(each in rest for each in others[: others.index(first)])
    at = before + (1 if way == "down" else -1)
    if 0 <= at <= len(rest):
        return Drop(lane, phase, at, rest)
    keys = [each.lane.key for each in laid.lanes]
    to = keys.index(lane) + (1 if way == "down" else -1)
    if not 0 <= to < len(keys):
        return None
    there = tuple(each for each in _standing(laid, keys[to], phase) if each not in ids)
    return Drop(keys[to], phase, 0 if way == "down" else len(there), there)


def _aside(laid: LaidBoard, lane: str, phase: Phase, ids: Collection[str], top: float) -> Drop:
    there = tuple(each for each in _standing(laid, lane, phase) if each not in ids)
    return Drop(lane, phase, _place(laid, there, top + 1), there)


def _standing(laid: LaidBoard, lane: str, phase: Phase) -> tuple[str, ...]:
    if phase == "closed":
        return next((foot.ids for foot in laid.feet if foot.lane == lane), ())
    cell = laid.cell(lane, PHASES.index(phase))
    return cell.ids if cell else ()
