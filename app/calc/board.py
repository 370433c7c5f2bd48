"""The PDCA board: which actions stand on it as cards, in which columns and lanes, and what their cards say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.calc.action import QUARTERS, Action, Phase
from app.calc.action_figures import age_days, days_late, missing
from app.calc.person import key_of, people
from app.calc.proof import Proof, Step
from app.calc.wheel import needs_proof
from app.language import N_, plain

Column = Literal["idea", "plan", "do", "check", "act"]
COLUMNS: dict[Column, str] = {
    "idea": N_("Ideas"),
    "plan": N_("Plan"),
    "do": N_("Do"),
    "check": N_("Check"),
    "act": N_("Act"),
}
"""From left to right. What is closed stands at the foot of the last one; what was dropped on no board."""
COLUMN_OF: dict[Phase, int] = {**{column: i for i, column in enumerate(COLUMNS)}, "closed": len(COLUMNS) - 1}
LaneKind = Literal["none", "axis", "owner", "problem"]
LANE_KINDS: dict[LaneKind, str] = {
    "none": N_("Without lanes"),
    "axis": N_("A lane for each axis"),
    "owner": N_("A lane for each owner"),
    "problem": N_("A lane for each problem"),
}
Sign = Literal["late", "deliverable", "overridden", "effective", "partly", "ineffective"]
"""What has a line of its own below the others on a card."""


@dataclass(frozen=True, slots=True)
class Card:
    """`late` are the days since its due date, `age` those since it was last moved; it `is_idle` beyond their limit.

    `missing` are the fields that are required and not there; `overridden` the quarters that were closed without proof.
    """

    action: Action
    late: int = 0
    age: int | None = None
    is_idle: bool = False
    missing: tuple[str, ...] = ()
    overridden: tuple[Step, ...] = ()
    words: str = field(default="", compare=False)
    """What the filter looks in, without accents and capitals."""

    @property
    def id(self) -> str:
        return self.action.id

    @property
    def is_closed(self) -> bool:
        return self.action.phase == "closed"

    @property
    def column(self) -> int:
        """Which column it stands in, from 0."""
        return COLUMN_OF[self.action.phase]

    def lane(self, kind: LaneKind) -> str:
        """The id of its axis or problem, the key of its owner; empty without one."""
        if kind == "owner":
            return key_of(self.action.owner)
        return "" if kind == "none" else getattr(self.action, kind) or ""

    @property
    def has_who(self) -> bool:
        """Whether there is a line for owner and date: an idea needs neither."""
        return self.action.phase != "idea" or bool(self.action.owner or self.action.due)

    def signs(self) -> tuple[Sign, ...]:
        """The lines of its own that it has, from top to bottom."""
        found: list[Sign] = ["late"] if self.late else []
        if "deliverable" in self.missing:
            found.append("deliverable")
        if self.overridden:
            found.append("overridden")
        if self.action.verdict:
            found.append(self.action.verdict)
        return tuple(found)


def card_of(action: Action, today: date, idle_days: int) -> Card:
    """What a card says on this day; with `idle_days` 0 none is marked for its age."""
    is_open = action.phase not in ("closed", "dropped")
    age = age_days(action, today) if is_open else None
    return Card(
        action,
        late=days_late(action, today),
        age=age,
        is_idle=bool(idle_days and age is not None and age > idle_days),
        missing=missing(action) if is_open else (),
        overridden=tuple(proof.step for proof in _last_proofs(action) if proof.overridden and not proof.text.strip()),
        words=plain(f"{action.number} {action.label} {action.deliverable} {action.owner} {action.team}"),
    )


def _last_proofs(action: Action) -> list[Proof]:
    """Of two proofs of one quarter the last counts."""
    return list({proof.step: proof for proof in action.proofs}.values())


class Cards:
    """The cards of one board from day to day: of an action that did not change it is the same one as before."""

    def __init__(self) -> None:
        self._known: dict[str, Card] = {}
        self._of: tuple[object, ...] = ()

    def cards_of(self, actions: Iterable[Action], today: date, idle_days: int) -> list[Card]:
        """Those that stand on the board, in their order."""
        if self._of != (today, idle_days):
            self._of, self._known = (today, idle_days), {}
        found = []
        for action in actions:
            if action.phase != "dropped":
                card = self._known.get(action.id)
                found.append(card if card and card.action is action else card_of(action, today, idle_days))
        self._known = {card.id: card for card in found}
        return found


@dataclass(frozen=True, slots=True)
class Filter:
    """What a card must have to be shown: all of these words, this owner ("" for none), a date that is over."""

    words: str = ""
    owner: str | None = None
    late: bool = False

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.owner is not None or self.late)

    def passing(self, cards: Iterable[Card], always: Collection[str] = ()) -> list[Card]:
        """Those that have it, and those with these ids whatever they have."""
        words, owner = plain(self.words).split(), None if self.owner is None else key_of(self.owner)
        return [
            card
            for card in cards
            if card.id in always
            or (
                all(word in card.words for word in words)
                and (owner is None or key_of(card.action.owner) == owner)
                and (card.late or not self.late)
            )
        ]


@dataclass(frozen=True, slots=True)
class Lane:
    """`key` is the id, or the key of the owner, that its cards share; `name` stands above it."""

    key: str
    name: str = ""


def owner_lanes(cards: Iterable[Card]) -> list[Lane]:
    """Those who own something, by name."""
    return [Lane(key, name) for key, name in people(card.action.owner for card in cards).items()]


def counts(cards: Iterable[Card]) -> dict[Column, int]:
    """How many stand in each column; what is closed is no work in progress, and is not counted."""
    counted = Counter(card.action.phase for card in cards)
    return {column: counted[column] for column in COLUMNS}


def is_over(count: int, limit: int | None) -> bool:
    """Whether more stand in a column than were agreed."""
    return limit is not None and count > limit


def quarters_to_close(cards: Collection[Card], to: Phase) -> tuple[Phase, ...]:
    """The quarters that close for any of these when all go to that phase, in the order of the wheel."""
    needed = {quarter for card in cards for quarter in needs_proof(card.action, to)}
    return tuple(quarter for quarter in QUARTERS if quarter in needed)


def with_draft(cards: Sequence[Card], draft: Card, behind: str | None) -> list[Card]:
    """The cards with one more, behind that one; at the end without one."""
    at = next((i + 1 for i, card in enumerate(cards) if card.id == behind), len(cards))
    return [*cards[:at], draft, *cards[at:]]
