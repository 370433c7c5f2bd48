"""One plot of a chart laid out: where its values stand, the marks of its scale, and the labels of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QPointF, QRectF

from app.calc.label_places import spread
from app.canvas.chart_extent import Ends, fit_y
from app.canvas.chart_plan import Line, Panel, Piece, Ring
from app.canvas.chart_scale import Tick, places, shown, with_unit
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, width
from app.canvas.money_chart import Word

AXIS, LABEL, RULE = 13, 14, 12
"""Sizes of the texts at a scale of one, in pixels."""
RING = 8.5
"""Radius of a ring."""
_MOST_WORDS = 40
_MOST_POINTS = 400
_HIDDEN = 1
"""Points that a value written on its line hides at most."""


@dataclass(frozen=True, slots=True)
class LineLabel:
    """`line_y` is where its line ends."""

    word: Word
    line_y: float


class Plot:
    """`rect` is where its values stand between the ends `x_ends` and `y_ends`; texts are `scale` times as large."""

    def __init__(self, panel: Panel, x_ends: Ends, y_ends: Ends | None, scale: float, language: str) -> None:
        self.panel, self.scale, self.language = panel, scale, language
        fitting = fit_y(panel)
        self.x_ends, self.y_ends = x_ends, y_ends or fitting
        self.decimals = places(fitting[1] - fitting[0])
        self.rect = QRectF()
        self.ticks: tuple[Tick, ...] = ()
        self.labels: list[LineLabel] = []
        self.over: list[Word] = []
        """Words that stand among the values, on a ground of their own."""
        self._taken: list[QRectF] = []
        self._points: list[QPointF] = []

    def px(self, size: float) -> int:
        return max(1, round(size * self.scale))

    def x(self, value: float) -> float:
        low, high = self.x_ends
        return self.rect.left() + (value - low) / (high - low) * self.rect.width()

    def y(self, value: float) -> float:
        low, high = self.y_ends
        return self.rect.bottom() - (value - low) / (high - low) * self.rect.height()

    @property
    def per_x(self) -> float:
        """Pixels of one unit sideways."""
        return self.rect.width() / (self.x_ends[1] - self.x_ends[0])

    @property
    def per_y(self) -> float:
        """Pixels of one unit upwards."""
        return self.rect.height() / (self.y_ends[1] - self.y_ends[0])

    def left_of(self, value: float) -> float:
        """The place of a value, at the nearest edge where it is out of sight."""
        return min(max(self.x(value), self.rect.left()), self.rect.right())

    def shows_y(self, value: float) -> bool:
        return self.y_ends[0] <= value <= self.y_ends[1]

    def number(self, value: float) -> str:
        return with_unit(shown(value, self.decimals, self.language), self.panel.y.unit)

    # Lines

    def label_of(self, line: Line, room: float = inf) -> str:
        """With its unit, without it, or the number alone: whatever has room."""
        piece = self._last_seen(line)
        if piece is None:
            return line.label
        bare = shown(piece.value, self.decimals, self.language)
        choices = (f"{line.label} {self.number(piece.value)}".strip(), f"{line.label} {bare}".strip(), bare)
        px, weight = self.px(LABEL), weight_of(line)
        fitting = (text for text in choices if width(text, px, weight) <= room)
        return next(fitting, elided(bare, room, px, weight))

    def _last_seen(self, line: Line) -> Piece | None:
        low, high = self.x_ends
        return next((piece for piece in reversed(line.pieces) if piece.left <= high and piece.right >= low), None)

    def seen_pieces(self, line: Line) -> list[Piece]:
        low, high = self.x_ends
        return [piece for piece in line.pieces if piece.left <= high and piece.right >= low]

    def widest_label(self) -> float:
        return max(
            (width(self.label_of(line), self.px(LABEL), weight_of(line)) for line in self.panel.lines), default=0.0
        )

    def lay_labels(self, room: float) -> None:
        """At the right of the plot, each as near to its line as the others allow; what has no room is left out."""
        px = self.px(LABEL)
        apart = px * 1.22
        found = []
        for line in self.panel.lines:
            piece = self._last_seen(line)
            if piece is not None and self.shows_y(piece.value):
                found.append((self.y(piece.value), line))
        top, bottom = self.rect.top() - px * 0.2, self.rect.bottom() - px * 0.1
        del found[max(1, int((bottom - top) / apart) + 1) :]
        found.sort(key=lambda each: each[0])
        middles = spread([y for y, _line in found], apart, top, bottom)
        x = self.rect.right() + 10 * self.scale
        for (y, line), middle in zip(found, middles, strict=True):
            at = QPointF(x, middle + px * 0.36)
            self.labels.append(LineLabel(Word(self.label_of(line, room), at, px, line.tint, weight_of(line)), y))

    # Words among the values

    def lay_over(self) -> None:
        """Values of the pieces of lines, and names of broken rules, where they hide the fewest points."""
        rings = self.seen_rings()
        self._taken = [self._around(ring) for ring in rings[:_MOST_WORDS]]
        self._points = self._seen_points()
        for line in self.panel.lines:
            if line.each:
                for piece in self.seen_pieces(line)[:-1][:_MOST_WORDS]:
                    self._add(self._of_piece(line, piece), _HIDDEN)
        for ring in rings if len(rings) <= _MOST_WORDS else ():
            self._add(self._of_ring(ring))

    def _seen_points(self) -> list[QPointF]:
        """Those that words should not hide; of thousands, which none can keep free, none."""
        low, high = self.x_ends
        return [
            QPointF(self.x(x), self.y(y))
            for series in self.panel.series
            if len(series.xs) <= _MOST_POINTS
            for x, y in zip(series.xs, series.ys, strict=True)
            if y is not None and low <= x <= high
        ]

    def seen_rings(self) -> list[Ring]:
        low, high = self.x_ends
        return [ring for ring in self.panel.rings if low <= ring.x <= high and self.shows_y(ring.y)]

    def _around(self, ring: Ring) -> QRectF:
        radius = RING * self.scale
        return QRectF(self.x(ring.x) - radius, self.y(ring.y) - radius, 2 * radius, 2 * radius)

    def _add(self, choices: list[Word], most: int = _MOST_POINTS) -> None:
        """Of these the one that hides the fewest points, among those inside the plot and over no other word.

        None that hides more than `most` of them.
        """
        best, least = None, most + 1
        for word in choices:
            rect = word.rect()
            if self.rect.contains(rect) and not any(rect.intersects(other) for other in self._taken):
                hidden = sum(map(rect.adjusted(-2, -2, 2, 2).contains, self._points))
                if hidden < least:
                    best, least = word, hidden
        if best is not None:
            self._taken.append(best.rect())
            self.over.append(best)

    def _of_ring(self, ring: Ring) -> list[Word]:
        """Outside of the middle first."""
        px = self.px(RULE)
        x, y, away = self.x(ring.x), self.y(ring.y), (RING + 3) * self.scale
        above, below = QPointF(x, y - away), QPointF(x, y + away + px * 0.8)
        ends = (above, below) if y < self.rect.center().y() else (below, above)
        beside = y + px * 0.36
        return [
            *(Word(ring.rule, at, px, "danger", SEMI_BOLD, 0.5) for at in ends),
            Word(ring.rule, QPointF(x + away, beside), px, "danger", SEMI_BOLD, 0.0),
            Word(ring.rule, QPointF(x - away, beside), px, "danger", SEMI_BOLD, 1.0),
        ]

    def _of_piece(self, line: Line, piece: Piece) -> list[Word]:
        px = self.px(LABEL)
        left, right = self.left_of(piece.left), self.left_of(piece.right)
        text, y = self.number(piece.value), self.y(piece.value)
        if width(text, px, SEMI_BOLD) > right - left or not self.shows_y(piece.value):
            return []
        above, below = y - 5 * self.scale, y + 5 * self.scale + px * 0.8
        return [
            Word(text, QPointF(x, at), px, line.tint, SEMI_BOLD, align)
            for at in (above, below)
            for x, align in ((left + 4, 0.0), ((left + right) / 2, 0.5), (right - 4, 1.0))
        ]


def weight_of(line: Line) -> int:
    """Of the letters of its label."""
    return SEMI_BOLD if line.heavy else MEDIUM
