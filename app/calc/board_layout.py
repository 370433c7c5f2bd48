"""Where everything stands on a PDCA board: pure, from cards and lanes and what measures a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from app.calc.board import COLUMNS, Card, Lane, LaneKind
from app.calc.laid_board import (
    BAND,
    FOOT,
    GAP,
    LABEL_PX,
    LINE,
    MEDIUM,
    PAD,
    ROW,
    SIDE,
    TOP,
    Cell,
    Foot,
    LaidBoard,
    LaidCard,
    LaidLane,
)
from app.calc.text_measure import TextMeasure

LEAST = 168.0
"""Pixels that a column needs to be read; the room is shared out by as many as have them beside each other."""
MOST_LINES, MOST_TYPED = 3, 40
"""Lines of a label; of one that is being typed."""
ELLIPSIS = "…"
_FIELD = 16.0
"""What a field takes of the width of a label that is typed in it."""
_DRAFT_LINES = 2
"""Lines that a card has at least whose label is being typed."""


def column_width(room: float) -> float:
    """A whole number of columns fills the room: all of them, or, where letters are large, fewer that can be read."""
    beside = max(1, min(len(COLUMNS), int(room // LEAST)))
    return max(LEAST, room / beside)


def lay(
    cards: Sequence[Card],
    room: float,
    measure: TextMeasure,
    *,
    lanes: Sequence[Lane] = (),
    kind: LaneKind = "none",
    folded: Collection[str] = (),
    closed_shown: bool = False,
    typed: str = "",
) -> LaidBoard:
    """The cards in their order, in a room so many pixels wide. `typed` is the card whose label is being typed.

    Without `lanes` the cards stand in one. A card whose lane is not among them stands in the one with the key "".
    """
    wide = column_width(room)
    columns = tuple((i * wide, (i + 1) * wide) for i in range(len(COLUMNS)))
    bands = bool(lanes) and kind != "none"
    shown = tuple(lanes) if bands else (Lane(""),)
    by_lane = _by_lane(cards, shown, kind if bands else "none")
    laying = _Laying(columns, measure, closed_shown, typed)
    for lane in shown:
        laying.add(lane, by_lane[lane.key], band=bands, folded=lane.key in folded)
    return laying.board()


def _by_lane(cards: Iterable[Card], lanes: Sequence[Lane], kind: LaneKind) -> dict[str, list[Card]]:
    known = {lane.key for lane in lanes}
    found: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        key = card.lane(kind)
        found[key if key in known else ""].append(card)
    return found


class _Laying:
    """Goes down the board lane by lane."""

    def __init__(
        self, columns: tuple[tuple[float, float], ...], measure: TextMeasure, closed_shown: bool, typed: str
    ) -> None:
        self._columns, self._measure, self._closed_shown, self._typed = columns, measure, closed_shown, typed
        self._room = columns[0][1] - columns[0][0] - 2 * (SIDE + PAD)
        self._y = 0.0
        self._lanes: list[LaidLane] = []
        self._cards: dict[str, LaidCard] = {}
        self._cells: list[Cell] = []
        self._feet: list[Foot] = []
        self._stacks: list[tuple[list[str], list[float]]] = [([], []) for _column in columns]

    def add(self, lane: Lane, cards: Sequence[Card], *, band: bool, folded: bool) -> None:
        top, band_box = self._y, None
        if band:
            band_box = (0.0, top, self._columns[-1][1], top + BAND)
        below = top + (BAND if band else 0.0)
        bottom = below
        if not folded:
            stacks: list[list[Card]] = [[] for _column in self._columns]
            closed: list[Card] = []
            for card in cards:
                (closed if card.is_closed else stacks[card.column]).append(card)
            ends = [self._stack(i, stack, below) for i, stack in enumerate(stacks)]
            foot_end = self._foot(lane, closed, ends[-1])
            bottom = max(*ends, foot_end) + GAP
            for i, stack in enumerate(stacks):
                left, right = self._columns[i]
                end = ends[i] if i == len(stacks) - 1 else bottom
                self._cells.append(Cell(lane.key, i, (left, below, right, end), tuple(card.id for card in stack)))
        self._lanes.append(LaidLane(lane, band_box, top, bottom, len(cards), folded))
        self._y = bottom

    def _stack(self, column: int, cards: Iterable[Card], y: float) -> float:
        """Below which the next thing may stand."""
        left, right = self._columns[column]
        ids, tops = self._stacks[column]
        for card in cards:
            lines = self._lines(card)
            box = (left + SIDE, y + GAP, right - SIDE, y + GAP + self._height(card, lines))
            self._cards[card.id] = LaidCard(card, box, lines)
            ids.append(card.id)
            tops.append(box[1])
            y = box[3]
        return y + GAP

    def _foot(self, lane: Lane, closed: Sequence[Card], y: float) -> float:
        left, right = self._columns[-1]
        box = (left + SIDE, y, right - SIDE, y + FOOT)
        ids = tuple(card.id for card in closed) if self._closed_shown else ()
        self._feet.append(Foot(lane.key, box, len(closed), ids))
        return self._stack(len(self._columns) - 1, closed, y + FOOT) if ids else y + FOOT

    def _lines(self, card: Card) -> tuple[str, ...]:
        if card.id == self._typed:
            return label_lines(card.action.label, self._room - _FIELD, self._measure, MOST_TYPED)
        return label_lines(card.action.label, self._room, self._measure)

    def _height(self, card: Card, lines: tuple[str, ...]) -> float:
        shown = max(len(lines), _DRAFT_LINES if card.id == self._typed else 1)
        return 2 * PAD + TOP + shown * LINE + (card.has_who + len(card.signs())) * ROW

    def board(self) -> LaidBoard:
        stacks = tuple((tuple(ids), tuple(tops)) for ids, tops in self._stacks)
        return LaidBoard(
            self._columns,
            tuple(self._lanes),
            self._cards,
            tuple(self._cells),
            tuple(self._feet),
            stacks,
            self._y,
        )


def label_lines(label: str, room: float, measure: TextMeasure, most: int = MOST_LINES) -> tuple[str, ...]:
    """A label in at most so many lines, the last one with an ellipsis where there was more."""
    lines, _wide = measure.lines(" ".join(label.split()), room, room, LABEL_PX, MEDIUM)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure.width(last + ELLIPSIS, LABEL_PX, MEDIUM) > room:
        last = last[:-1].rstrip()
    return (*lines[: most - 1], last + ELLIPSIS)
