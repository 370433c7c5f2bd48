"""What is done to the cards of a PDCA board: put elsewhere, turned, dropped, deleted; each asks for what it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from app.calc import pasted_list
from app.calc.action import PRIORITIES, Action, Phase
from app.calc.board import COLUMNS, Card, is_over, quarters_to_close
from app.calc.board_drop import Drop, Way, moved
from app.calc.proof import Proof
from app.calc.wheel import next_phase
from app.language import _, ngettext
from app.models import action_edit, board_edit
from app.models.document import Document
from app.models.schema import new_id

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView


@dataclass(frozen=True, slots=True)
class Gate:
    """These cards are to go on to `phase`: `write` wants a proof of each of these quarters, `then` comes after it."""

    cards: tuple[Card, ...]
    phase: Phase
    quarters: tuple[Phase, ...]
    write: Callable[[Document, list[Proof]], object]
    then: Callable[[], object]


class BoardCommands:
    """`ask` is set by who can ask for proofs; without it what needs one is refused by the document."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.ask: Callable[[Gate], None] | None = None

    def put(self, ids: Sequence[str], drop: Drop) -> None:
        """Bring cards to a place on the board, once their proofs are given."""
        view = self._view
        cards = tuple(view.laid.cards[id].card for id in ids if view.has(id))
        if not cards or self._stays(cards, drop):
            return
        changes = view.values_of_lane(drop.lane) if self._changes_lane(cards, drop.lane) else {}
        at = drop.at if drop.ids else None

        def write(document: Document, proofs: list[Proof]) -> None:
            board_edit.put(document, ids, drop.phase, changes, proofs, view.today, at=at, among=drop.ids)

        self._pass(cards, drop.phase, write)

    def _stays(self, cards: Sequence[Card], drop: Drop) -> bool:
        """Whether all stand there already, in this order."""
        view = self._view
        if any(card.action.phase != drop.phase for card in cards) or self._changes_lane(cards, drop.lane):
            return False
        ids = [card.id for card in cards]
        after = [*drop.ids[: drop.at], *ids, *drop.ids[drop.at :]]
        return after == [id for stack, _tops in view.laid.stacks for id in stack if id in after]

    def _changes_lane(self, cards: Sequence[Card], lane: str) -> bool:
        return any(card.lane(self._view.lane_kind) != lane for card in cards)

    def _pass(self, cards: Sequence[Card], phase: Phase, write: Callable[[Document, list[Proof]], object]) -> None:
        """Ask for the proofs where any are wanted, and go on."""
        view, ids = self._view, [card.id for card in cards]
        gate = Gate(tuple(cards), phase, quarters_to_close(cards, phase), write, partial(self._show, ids, phase))
        view.keep_shown(*ids)
        if gate.quarters and self.ask is not None:
            self.ask(gate)
        else:
            view.write(write, [])
            gate.then()

    def _show(self, ids: Sequence[str], phase: Phase) -> None:
        view = self._view
        view.reveal(ids)
        for column, name in COLUMNS.items():
            if column == phase and is_over(view.counts[column], limit := view.mirror.limits.get(column)):
                said = _("“{column}” has {n} cards now, and at most {limit} were agreed.", column=_(name),
                         n=view.counts[column], limit=limit)  # fmt: skip
                view.message.emit(said)
        if phase == "closed" and not view.closed_shown:
            view.message.emit(ngettext("{n} action closed: it lies folded below Act.", "{n} actions closed.", len(ids)))

    def turn(self) -> None:
        """The wheels of the selected cards, one quarter on."""
        cards = self._of_one_column()
        to = next_phase(cards[0].action.phase) if cards else None
        if to is None:
            return
        ids = [card.id for card in cards]

        def write(document: Document, proofs: list[Proof]) -> None:
            board_edit.put(document, ids, to, {}, proofs, self._view.today, label=action_edit.TURN)

        self._pass(cards, to, write)

    def move(self, way: Way) -> None:
        """The selected cards by one step."""
        cards = self._of_one_column()
        if cards and (drop := moved(self._view.laid, [card.id for card in cards], way)):
            self.put([card.id for card in cards], drop)

    def _of_one_column(self) -> list[Card]:
        """The selected cards where all are in one phase; otherwise it is said that they are not."""
        view = self._view
        cards = [view.laid.cards[id].card for id in view.in_order(view.selection.ids)]
        if len({card.action.phase for card in cards}) > 1:
            view.message.emit(_("Select cards of one column to move them together."))
            return []
        return cards

    def delete(self) -> None:
        view = self._view
        ids = view.in_order(view.selection.ids)
        if not ids:
            return
        beside = view.neighbour_of(ids)
        view.write(action_edit.delete_actions, ids)
        if not any(id in view.mirror.actions for id in ids):
            view.select([beside])
            view.deleted.emit([("action", id) for id in ids])

    def change(self, field: str, value: Any) -> None:
        """Give the selected cards one value."""
        ids = self._view.in_order(self._view.selection.ids)
        if ids:
            self._view.write(action_edit.change_actions, ids, field, value)

    def copy(self) -> None:
        """The labels of the selected cards, one line each, with deliverable, owner and date for a spreadsheet."""
        view = self._view
        rows = [view.laid.cards[id].card.action for id in view.in_order(view.selection.ids)]
        if rows:
            lines = ["\t".join((row.label, row.deliverable, row.owner, row.due)).rstrip("\t") for row in rows]
            QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """A card of each line, below the selected one, as if they were typed there."""
        view, chosen = self._view, self._view.selection.ids
        labels = pasted_list.lines(QGuiApplication.clipboard().text().replace("\t", " "))
        column, lane = (view.laid.cards[chosen[-1]].card.action.phase, view.laid.lane_of(chosen[-1])) if chosen else (
            "plan", view.lanes[0].key if view.lanes else "",
        )  # fmt: skip
        phase: Phase = column if column in ("idea", "plan") else "plan"
        values = view.values_of_lane(lane)
        made = [Action(new_id(), label=label, phase=phase, **values) for label in labels]
        if made:
            behind = chosen[-1] if chosen and column == phase else None
            view.keep_shown(*(action.id for action in made))
            view.write(action_edit.add_all, made, at=view.place_behind(behind), today=view.today)
            view.reveal(action.id for action in made)

    def raise_priority(self, by: int) -> None:
        """Of the selected cards by one step, from what the first of them has."""
        view, steps = self._view, list(PRIORITIES)
        ids = view.in_order(view.selection.ids)
        if ids:
            at = steps.index(view.laid.cards[ids[0]].card.action.priority) + by
            self.change("priority", steps[max(0, min(at, len(steps) - 1))])

    def select_all(self) -> None:
        self._view.select(id for stack, _tops in self._view.laid.stacks for id in stack)

    def zoom_by(self, factor: float) -> None:
        self._view.zoom.sharpen()
        self._view.zoom.to(self._view.zoom.scale * factor)
