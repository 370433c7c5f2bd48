"""The timeline under the map: waits on the upper level, processing on the lower one, each below its symbol.

A way that turns back (a map in several rows) goes on in a further lane below, so that no step covers another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.grid import Box
from app.calc.value_stream import LadderStep
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD
from app.canvas.symbol_drawing import colour, draw_words
from app.canvas.symbol_words import Facts, Words, line
from app.language import N_
from app.look import Look

GAP = 44.0
"""Between the lowest symbol and the ladder."""

RISE, ROW = 26.0, 17.0
_INDENT = 12.0
_MOST_ROWS = 4
_LABEL = 66.0
"""The least room that a label gets."""


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
class Level:
    """One step of the line from left to right; its label stands in a row of its own level, 0 next to the line."""

    left: float
    right: float
    is_wait: bool
    row: int
    step: LadderStep
    middle: float


@dataclass(slots=True)
class Lane:
    """A stretch of the way in one direction. `y` is the upper level; labels stand above it and below `y + RISE`."""

    y: float
    levels: list[Level]
    points: QPolygonF
    lefts: list[float]
    written: dict[int, Words] = field(default_factory=dict)

    def near(self, left: float, right: float, facts: Facts) -> Iterator[Words]:
        """The labels that may show between two places; thousands lie ready, few are ever written."""
        first = max(0, bisect_right(self.lefts, left - _LABEL) - 1)
        for i in range(first, bisect_right(self.lefts, right + _LABEL)):
            if self.levels[i].row < _MOST_ROWS:
                words = self.written.get(i)
                if words is None:
                    words = self.written[i] = self._label(self.levels[i], facts)
                if words.x <= right and words.x + words.width >= left:
                    yield words

    def _label(self, level: Level, facts: Facts) -> Words:
        room = max(_LABEL, level.right - level.left)
        x, id = level.middle - room / 2, level.step.symbol_id
        if level.is_wait:
            text, y = facts.show(level.step.days, "days"), self.y - 6 - level.row * ROW
            tint, figure = "information", f"inventories.{id}.days"
        else:
            text, y = facts.show(level.step.seconds, "duration"), self.y + RISE + 15 + level.row * ROW
            tint, figure = "ink", f"processes.{id}.processing_s"
        return replace(line(x, y, room, "center", text, 14, MEDIUM, tint), figure=figure)


@dataclass(slots=True)
class Ladder:
    lanes: list[Lane]
    totals: tuple[Words, ...]
    bounds: Box
    facts: Facts

    def words(self, box: Box) -> Iterator[Words]:
        """The texts within a box."""
        for lane in self.lanes:
            if lane.y - _MOST_ROWS * ROW < box[3] and lane.y + RISE + _MOST_ROWS * ROW > box[1]:
                yield from lane.near(box[0], box[2], self.facts)
        for words in self.totals:
            if words.x < box[2] and words.x + words.width > box[0] and words.y - 14 < box[3] and words.y + 5 > box[1]:
                yield words


def lay_ladder(places: Mapping[str, Box], bottom: float, facts: Facts) -> Ladder | None:
    """The ladder of the longest way; `places` are the boxes of the symbols, `bottom` the lowest point of the map."""
    steps = [step for step in facts.figures.ladder if step.symbol_id in places]
    if not steps:
        return None
    y = bottom + GAP
    lanes: list[Lane] = []
    for run in _runs(steps, places):
        levels = _levels(run, places)
        above = 1 + max((level.row for level in levels if level.is_wait and level.row < _MOST_ROWS), default=0)
        below = 1 + max((level.row for level in levels if not level.is_wait and level.row < _MOST_ROWS), default=0)
        y += above * ROW
        points = [QPointF(x, y if level.is_wait else y + RISE) for level in levels for x in (level.left, level.right)]
        lanes.append(Lane(y, levels, QPolygonF(points), [level.left for level in levels]))
        y += RISE + below * ROW + 30
    left = min(lane.levels[0].left for lane in lanes)
    right = max(lane.levels[-1].right for lane in lanes)
    totals = _totals(left, y + 6, facts)
    if rule := facts.figures.branch_rule:
        totals += (line(left + _INDENT, y + 26, 700, "left", facts.say(BRANCHES[rule]), 13, REGULAR, "thin"),)
        y += 20
    right = max(right + _LABEL, *(words.x + words.width for words in totals))
    return Ladder(lanes, totals, (left - _LABEL, bottom + GAP - 14, right, y + 14), facts)


def draw_ladder(painter: QPainter, ladder: Ladder, look: Look, box: Box, *, with_words: bool) -> None:
    """Draw what of the ladder lies in the box."""
    if ladder.bounds[1] > box[3] or ladder.bounds[3] < box[1]:
        return
    pen = QPen(QBrush(colour(look.ink)), 2.0 if with_words else 0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for lane in ladder.lanes:
        if lane.y - 60 < box[3] and lane.y + RISE + 60 > box[1]:
            painter.drawPolyline(lane.points)
    if with_words:
        draw_words(painter, tuple(ladder.words(box)), look)
        first, last = ladder.totals[0], ladder.totals[-1]
        painter.setPen(QPen(QBrush(colour(look.accent)), 2.0))
        x = first.x - _INDENT + 1
        painter.drawLine(QPointF(x, first.y - 13), QPointF(x, last.y + 5))


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


def _levels(run: list[LadderStep], places: Mapping[str, Box]) -> list[Level]:
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
    ends: dict[bool, list[float]] = {True: [], False: []}
    levels = []
    for i, step in enumerate(run):
        left, right = edges[i], edges[i + 1]
        middle = (left + right) / 2 if waits[i] else (boxes[i][0] + boxes[i][2]) / 2
        row = _free_row(ends[waits[i]], middle, max(_LABEL, right - left))
        levels.append(Level(left, right, waits[i], row, step, middle))
    return levels


def _free_row(ends: list[float], middle: float, room: float) -> int:
    """The nearest row in which a label centred there covers no other; `ends` are those of the rows so far."""
    start = middle - room / 2
    row = next((i for i, end in enumerate(ends) if end <= start + 0.01), len(ends))
    ends[row : row + 1] = [start + room]
    return row


def _totals(x: float, y: float, facts: Facts) -> tuple[Words, ...]:
    """What the ladder adds up to, in a row from x."""
    f = facts.figures
    rows = (
        (LEAD_TIME, facts.show(f.lead_time_days, "days"), "lead_time_days", "information"),
        (PROCESSING, facts.show(f.processing_s, "duration"), "processing_s", "ink"),
        (VALUE_ADDED, facts.show(f.value_added_s, "duration"), "value_added_s", "ink"),
        (EFFICIENCY, facts.show(f.process_cycle_efficiency, "share"), "process_cycle_efficiency", "ink"),
    )
    words, x = [], x + _INDENT
    for label, value, figure, tint in rows:
        said = line(x, y, 300, "left", facts.say(label), 14, REGULAR, "thin")
        shown = line(x + said.width + 8, y, 200, "left", value, 17, SEMI_BOLD, tint)
        words += [replace(said, figure=figure), replace(shown, figure=figure)]
        x = shown.x + shown.width + 32
    return tuple(words)
