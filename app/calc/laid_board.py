"""A PDCA board that is laid out: where each card, lane and column stands, in pixels at 100 %."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.calc.board import COLUMNS, Card, Lane
from app.calc.grid import Box

LABEL_PX, SMALL_PX = 14, 12
MEDIUM, SEMI_BOLD = 500, 600
PAD, GAP = 10.0, 8.0
"""Between the edge of a card and its words; between cards."""
TOP, LINE, ROW = 20.0, 18.0, 17.0
"""Heights: of the line of numbers and signs, of a line of the label, of each line below it."""
SIDE = 10.0
"""At both sides of the cards of a column."""
BAND, FOOT = 34.0, 30.0
"""Heights of the band of a lane, and of the line at which the closed ones are folded."""


@dataclass(frozen=True, slots=True)
class LaidCard:
    card: Card
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What of a lane stands in a column: its cards from top to bottom; `box` has room for one more."""

    lane: str
    column: int
    box: Box
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The line at the foot of the last column on which the closed cards of a lane are folded away, `ids` if they are
    shown below it."""

    lane: str
    box: Box
    count: int
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidLane:
    """`band` is its heading; a board without lanes has one lane without a band."""

    lane: Lane
    band: Box | None
    top: float
    bottom: float
    count: int
    folded: bool = False


@dataclass(frozen=True, slots=True)
class LaidBoard:
    """`columns` are the left and right edges; `stacks` the ids in each column from top to bottom, with their tops."""

    columns: tuple[tuple[float, float], ...]
    lanes: tuple[LaidLane, ...] = ()
    cards: dict[str, LaidCard] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    feet: tuple[Foot, ...] = ()
    stacks: tuple[tuple[tuple[str, ...], tuple[float, ...]], ...] = ()
    height: float = 0.0

    @property
    def width(self) -> float:
        return self.columns[-1][1]

    def cell(self, lane: str, column: int) -> Cell | None:
        return next((cell for cell in self.cells if (cell.lane, cell.column) == (lane, column)), None)

    def lane_of(self, id: str) -> str:
        """The key of the lane in which a card stands."""
        middle = self.cards[id].box[1] + 1
        return next(laid.lane.key for laid in self.lanes if laid.top <= middle <= laid.bottom)

    def lane_at(self, y: float) -> LaidLane | None:
        return next((laid for laid in self.lanes if laid.top <= y < laid.bottom), None)

    def column_at(self, x: float) -> int:
        """The column that is nearest."""
        return max(0, min(len(COLUMNS) - 1, bisect_right([right for _left, right in self.columns], x)))

    def within(self, area: Box) -> Iterator[LaidCard]:
        """The cards that show in a box; not one more is looked at."""
        left, top, right, bottom = area
        for (ids, tops), (x1, x2) in zip(self.stacks, self.columns, strict=True):
            if x2 < left or x1 > right:
                continue
            first = max(0, bisect_left(tops, top) - 1)
            for id in ids[first : bisect_right(tops, bottom)]:
                if self.cards[id].box[3] >= top:
                    yield self.cards[id]

    def card_at(self, x: float, y: float) -> str:
        """The card under a point; empty between them."""
        for laid in self.within((x, y, x, y)):
            left, top, right, bottom = laid.box
            if left <= x <= right and top <= y <= bottom:
                return laid.card.id
        return ""

    def foot_at(self, x: float, y: float) -> Foot | None:
        return next((foot for foot in self.feet if _holds(foot.box, x, y)), None)

    def band_at(self, x: float, y: float) -> LaidLane | None:
        return next((laid for laid in self.lanes if laid.band and _holds(laid.band, x, y)), None)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
