"""The timeline under the map: waits on the upper level, processing on the lower one, each below its symbol.

A way that turns back (a map in several rows) goes on in a further lane below, so that no step covers another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.grid import Box
from app.calc.value_stream import LadderStep
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, width
from app.canvas.symbol_drawing import colour, draw_words
from app.canvas.symbol_words import Facts, Words, line
from app.language import N_
from app.look import Look

GAP = 44.0
"""Between the lowest symbol and the ladder."""

RISE, ROW = 24.0, 15.0
TOTALS_WIDTH = 236.0
_MOST_ROWS = 4

LEAD_TIME, PROCESSING = N_("Lead time"), N_("Processing time")
VALUE_ADDED, EFFICIENCY = N_("Value-added time"), N_("Value-added share")
BRANCHES = {
    "all": N_("Where branches meet, all must arrive: the longest one counts."),
    "alternatives": N_("Where branches meet, they are alternatives: their mean counts, weighted by shares."),
    "mixed": N_(
        "Some branches must all arrive (the longest counts), others are alternatives (their weighted mean counts)."
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the line, from left to right, with its label and the key of the figure that it shows."""

    left: float
    right: float
    is_wait: bool
    text: str
    figure: str


@dataclass(slots=True)
class Lane:
    """A stretch of the way in one direction. `y` is the upper level; labels stand above it and below `y + RISE`."""

    y: float
    steps: list[Step]
    points: QPolygonF
    words: list[Words] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)

    def near(self, left: float, right: float) -> Iterator[Words]:
        """The labels that may show between two places."""
        first, last = bisect_left(self.lefts, left - 120), bisect_right(self.lefts, right)
        return iter(self.words[first:last])


@dataclass(slots=True)
class Ladder:
    lanes: list[Lane]
    totals: tuple[Words, ...]
    bounds: Box

    def words(self, box: Box) -> Iterator[Words]:
        """The texts within a box."""
        for lane in self.lanes:
            if lane.y - _MOST_ROWS * ROW < box[3] and lane.y + RISE + _MOST_ROWS * ROW > box[1]:
                yield from lane.near(box[0], box[2])
        yield from self.totals


def lay_ladder(places: Mapping[str, Box], bottom: float, facts: Facts) -> Ladder | None:
    """The ladder of the longest way; `places` are the boxes of the symbols, `bottom` the lowest point of the map."""
    steps = [step for step in facts.figures.ladder if step.symbol_id in places]
    if not steps:
        return None
    y = bottom + GAP
    lanes: list[Lane] = []
    for run in _runs(steps, places):
        lane = _lane(run, places, facts)
        above = _write_labels(lane)
        y += above * ROW
        _drop(lane, y)
        below = 1 + max((round((w.y - y - RISE - 15) / ROW) for w in lane.words if w.y > y + RISE), default=0)
        y += RISE + below * ROW + 26
        lanes.append(lane)
    left = min(step.left for lane in lanes for step in lane.steps)
    right = max(step.right for lane in lanes for step in lane.steps)
    totals = _totals(right + 28, lanes[-1].y, facts)
    if rule := facts.figures.branch_rule:
        totals += (line(left, y + 4, max(right - left, 400), "left", facts.say(BRANCHES[rule]), 11, REGULAR, "thin"),)
    top = min(w.y for lane in lanes for w in (*lane.words, *totals)) - 14
    return Ladder(lanes, totals, (left, top, right + 28 + TOTALS_WIDTH, max(y, lanes[-1].y + 70)))


def draw_ladder(painter: QPainter, ladder: Ladder, look: Look, box: Box, *, with_words: bool) -> None:
    """Draw what of the ladder lies in the box."""
    pen = QPen(QBrush(colour(look.ink)), 1.6 if with_words else 0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for lane in ladder.lanes:
        if lane.y - 60 < box[3] and lane.y + RISE + 60 > box[1]:
            painter.drawPolyline(lane.points)
    if with_words:
        draw_words(painter, tuple(ladder.words(box)), look)
        first = ladder.totals[0]
        painter.setPen(QPen(QBrush(colour(look.accent)), 2.0))
        painter.drawLine(QPointF(first.x - 12, first.y - 14), QPointF(first.x - 12, first.y + 3 * 18 + 6))


def picture_box(ladder: Ladder) -> QRectF:
    left, top, right, bottom = ladder.bounds
    return QRectF(left, top, right - left, bottom - top)


def _runs(steps: list[LadderStep], places: Mapping[str, Box]) -> Iterator[list[LadderStep]]:
    """Stretches in which every step lies wholly beyond the one before, to the right or to the left."""
    run: list[LadderStep] = []
    towards = 0
    for step in steps:
        if run:
            here, last = places[step.symbol_id], places[run[-1].symbol_id]
            turn = 1 if here[0] >= last[2] else -1 if here[2] <= last[0] else 0
            if turn == 0 or (towards and turn != towards):
                yield run
                run, towards = [], 0
            else:
                towards = turn
        run.append(step)
    yield run


def _lane(run: list[LadderStep], places: Mapping[str, Box], facts: Facts) -> Lane:
    """The levels of one stretch: a step of processing is as wide as its box, a wait fills what lies between."""
    run = sorted(run, key=lambda step: places[step.symbol_id][0])
    boxes = [places[step.symbol_id] for step in run]
    waits = [step.kind == "wait" for step in run]
    edges = [boxes[0][0]]
    for i in range(1, len(run)):
        before, here = boxes[i - 1][2], boxes[i][0]
        if waits[i - 1] == waits[i]:
            edges.append((before + here) / 2)
        else:
            edges.append(here if waits[i - 1] else before)
    edges.append(boxes[-1][2])
    steps = []
    for i, step in enumerate(run):
        if waits[i]:
            text, figure = facts.show(step.days, "days"), f"inventories.{step.symbol_id}.days"
        else:
            text, figure = facts.show(step.seconds, "duration"), f"processes.{step.symbol_id}.processing_s"
        steps.append(Step(edges[i], edges[i + 1], waits[i], text, figure))
    points = [QPointF(x, 0.0 if step.is_wait else RISE) for step in steps for x in (step.left, step.right)]
    return Lane(0.0, steps, QPolygonF(points))


def _write_labels(lane: Lane) -> int:
    """Put each label in the nearest row in which it covers no other; the number of rows above the line."""
    ends: dict[bool, list[float]] = {True: [], False: []}
    for step in lane.steps:
        wide = width(step.text, 11, MEDIUM)
        x = (step.left + step.right - wide) / 2
        rows = ends[step.is_wait]
        row = next((i for i, end in enumerate(rows) if end + 4 <= x), len(rows))
        if row >= _MOST_ROWS:
            continue
        rows[row : row + 1] = [x + wide]
        y = -6 - row * ROW if step.is_wait else RISE + 15 + row * ROW
        tint = "information" if step.is_wait else "ink"
        lane.words.append(Words(x, y, step.text, 11, MEDIUM, tint, wide, figure=step.figure))
    lane.words.sort(key=lambda w: w.x)
    lane.lefts = [w.x for w in lane.words]
    return max(1, len(ends[True]))


def _drop(lane: Lane, y: float) -> None:
    """Bring a lane laid at 0 to its height."""
    lane.y = y
    lane.points.translate(0, y)
    lane.words = [replace(w, y=w.y + y) for w in lane.words]


def _totals(x: float, y: float, facts: Facts) -> tuple[Words, ...]:
    f = facts.figures
    rows = (
        (LEAD_TIME, facts.show(f.lead_time_days, "days"), "lead_time_days", "information"),
        (PROCESSING, facts.show(f.processing_s, "duration"), "processing_s", "ink"),
        (VALUE_ADDED, facts.show(f.value_added_s, "duration"), "value_added_s", "ink"),
        (EFFICIENCY, facts.show(f.process_cycle_efficiency, "share"), "process_cycle_efficiency", "ink"),
    )
    words = []
    for i, (label, value, figure, tint) in enumerate(rows):
        at = y - 16 + i * 18
        words.append(replace(line(x + 12, at, 120, "left", facts.say(label), 12, REGULAR, "thin"), figure=figure))
        words.append(replace(line(x + 134, at, 100, "left", value, 13, SEMI_BOLD, tint), figure=figure))
    return tuple(words)
