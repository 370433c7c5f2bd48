"""Where everything of the axes stands beside each other: the same line of each card at the same height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

from app.calc.axis_check import LETTERS
from app.canvas.axis_drawing import HIGH, WIDE
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, wrapped
from app.language import N_, _, ngettext
from app.models.axis_list import Told
from app.models.trail import End
from app.views.theme import Appearance

Part = Literal[
    "head", "name", "objective", "smart", "origins", "gains", "risks", "constraints", "company_objective",
    "capacities", "team",
]  # fmt: skip
LABELS: dict[Part, str] = {
    "origins": N_("It comes from"),
    "gains": N_("What is to be gained"),
    "risks": N_("What is at risk"),
    "constraints": N_("Constraints"),
    "company_objective": N_("Objective of the company"),
    "capacities": N_("Means and capacities"),
    "team": N_("Owner and team"),
}
"""What stands above the words of a part."""
FIELD: dict[Part, str] = {"objective": "indicator", "smart": "indicator", "team": "owner"}
"""The field of the form in which a part is typed, where it has not the same name."""

LEAST, MOST, FEWEST = 236, 640, 3
"""Widths of a card, and how many have their place side by side at the least."""
ZOOMS, LEGIBLE = (1.5, 1.35, 1.2, 1.1, 1.0), 280
"""How much larger everything is where it has room; a card is at least `LEGIBLE` wide for each whole of it."""
GAP, PADDING = 10, 12
STATEMENT, TEXT, LABEL = 18, 13, 11
STATEMENT_LINES, TEXT_LINES, ORIGINS = 4, 3, 4
UNNAMED = N_("Not worded yet")
NOTHING = N_("Nothing is attached yet.")


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion, or one thing that an axis comes from, in its lines."""

    rect: QRect
    lines: tuple[str, ...]


@dataclass(slots=True)
class Card:
    """`told` is `None` where the next axis is to come. `rows` are those of `smart` and of `origins`."""

    told: Told | None
    rect: QRect
    parts: dict[Part, QRect] = field(default_factory=dict)
    lines: dict[Part, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[Part, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.told.axis.id if self.told is not None else ""

    def part_at(self, place: QPoint) -> Part | None:
        return next((part for part, rect in self.parts.items() if rect.contains(place)), None)

    def origin_at(self, place: QPoint) -> End | None:
        """What the axis comes from, where it is pointed at."""
        if self.told is not None:
            rows, ends = self.rows.get("origins", ()), self.told.origins
            named = rows if len(rows) == len(ends) else rows[:-1]  # the last one says how many more there are
            for row, end in zip(named, ends, strict=False):
                if row.rect.contains(place):
                    return end
        return None


def lay_axes(told: Sequence[Told], size: QSize, worn: Appearance, at: int | None = None) -> LaidAxes:
    """As large as all of it is in sight without scrolling; in the size of the window where even that is too much."""
    for zoom in ZOOMS:
        laid = LaidAxes(told, size.width(), worn, at, zoom)
        if laid.height <= size.height() and laid.card_width >= worn.px(LEGIBLE) * zoom:
            break
    return laid


class LaidAxes:
    """The cards in a room of `width` pixels; a card of an axis that is typed stands `at` its place."""

    def __init__(
        self, told: Sequence[Told], width: int, worn: Appearance, at: int | None = None, zoom: float = 1.0
    ) -> None:
        self._zoomed = Appearance(worn.look, worn.scale * zoom)
        px = worn.px
        entries: list[Told | None] = list(told)
        if at is not None:
            entries.insert(at, None)
        entries += [None] * max(0, FEWEST - len(entries))
        gap = px(GAP)
        fitting = max(1, (width - gap) // (px(LEAST) + gap))
        beside = min(max(len(entries), 1), fitting)
        self.card_width = min(px(MOST), (width - gap * (beside + 1)) // beside)
        self.cards = [
            Card(each, QRect(gap + i * (self.card_width + gap), gap, self.card_width, 0))
            for i, each in enumerate(entries)
        ]
        height = self._lay()
        for card in self.cards:
            card.rect.setHeight(height)
        self.width = gap + len(self.cards) * (self.card_width + gap)
        self.height = height + 2 * gap

    def px(self, length: float) -> int:
        """A length of the design within a card, in pixels of this layout."""
        return self._zoomed.px(length)

    # The parts, from above downwards

    def _lay(self) -> int:
        """Give each part its place at the same height in all cards; the height of a card."""
        px, top = self.px, self.cards[0].rect.top()
        y = top + px(PADDING)
        inner = self.card_width - 2 * px(PADDING)
        needs = [self._needs(card, inner) for card in self.cards]
        shown: list[Part] = ["head", "name", "objective", "smart", "origins"]
        shown += [part for part in LABELS if part not in shown and any(card.lines.get(part) for card in self.cards)]
        for part in shown:
            height = max(need.get(part, 0) for need in needs)
            for card in self.cards:
                card.parts[part] = QRect(card.rect.left() + px(PADDING), y, inner, height)
            y += height + px(8)
        for card in self.cards:
            self._place_rows(card)
        return y + px(PADDING - 8) - top

    def _needs(self, card: Card, inner: int) -> dict[Part, int]:
        """The height of each part of one card, which keeps its lines."""
        px, told = self.px, card.told
        needs: dict[Part, int] = {"head": px(24), "objective": self._objective(inner)}
        if told is None:  # as high as one that nothing is known of
            rows = len(LETTERS) * self._row_height(("",))
            return {**needs, "name": 2 * self.step(STATEMENT), "smart": rows, "origins": self.label + px(TEXT + 10)}
        axis = told.axis
        name = wrapped(axis.name.strip() or _(UNNAMED), inner, STATEMENT_LINES, px(STATEMENT), SEMI_BOLD)
        card.lines["name"] = tuple(name)
        needs["name"] = len(name) * self.step(STATEMENT)
        self._needs_of_rows(card, told, inner, needs)
        people = " – ".join(part for part in (axis.owner.strip(), axis.team.strip()) if part)
        for part in LABELS:
            if part == "origins":
                continue
            words = people if part == "team" else getattr(axis, part).strip()
            if words:
                card.lines[part] = tuple(wrapped(words, inner, TEXT_LINES, px(TEXT), REGULAR))
            needs[part] = self.label + len(card.lines.get(part, "—")) * self.step(TEXT)
        return needs

    def _needs_of_rows(self, card: Card, told: Told, inner: int, needs: dict[Part, int]) -> None:
        px = self.px
        room = inner - px(50)
        lines = [
            (elided(str(each.said), room, px(TEXT), REGULAR),)
            if each.fulfilled
            else tuple(wrapped(str(each.said), room, TEXT_LINES + 1, px(TEXT), MEDIUM))
            for each in told.checks
        ]
        card.rows["smart"] = tuple(Row(QRect(0, 0, inner, self._row_height(each)), each) for each in lines)
        needs["smart"] = sum(row.rect.height() for row in card.rows["smart"])
        room = inner - px(22)
        ends = [(elided(end.title or _(end.word), room, px(TEXT), REGULAR),) for end in told.origins[:ORIGINS]]
        if (more := len(told.origins) - ORIGINS) > 0:
            ends[-1:] = [(ngettext("and {n} more", "and {n} more", more + 1),)]
        one = px(TEXT) + px(10)
        card.rows["origins"] = tuple(Row(QRect(0, 0, inner, one), each) for each in ends)
        needs["origins"] = self.label + max(1, len(ends)) * one

    def _objective(self, inner: int) -> int:
        return min(round(inner * HIGH / WIDE), self.px(HIGH))

    def _row_height(self, lines: Sequence[str]) -> int:
        return max(self.px(24), len(lines) * self.step(TEXT) + self.px(6))

    def _place_rows(self, card: Card) -> None:
        above: dict[Part, int] = {"smart": 0, "origins": self.label}
        for part, rows in card.rows.items():
            rect, placed = card.parts[part], []
            y = rect.top() + above[part]
            for row in rows:
                placed.append(Row(QRect(rect.left(), y, rect.width(), row.rect.height()), row.lines))
                y += row.rect.height()
            card.rows[part] = tuple(placed)

    @property
    def label(self) -> int:
        """The height of the word above a part."""
        return self.px(LABEL) + self.px(6)

    def step(self, size: int) -> int:
        """From one line of this size to the next."""
        return round(self.px(size) * 1.26)

    # Asked of it

    def card_at(self, place: QPoint) -> Card | None:
        return next((card for card in self.cards if card.rect.contains(place)), None)

    def place_for(self, x: int) -> int:
        """Among how many axes, counted with all of them, something that is let go at `x` comes."""
        axes = [card for card in self.cards if card.told is not None]
        return sum(x > card.rect.center().x() for card in axes)
