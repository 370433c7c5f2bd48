"""The view of a PDCA board: the actions of the plan as cards, moved through the wheel by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.calc.board import Card, Cards, Column, Filter, Lane, LaneKind, counts, owner_lanes
from app.canvas.board_commands import BoardCommands
from app.canvas.board_head import HEIGHT, BoardHead
from app.canvas.board_keys import BoardKeys
from app.canvas.board_pointing import BoardPointing
from app.canvas.board_sight import BoardSight
from app.canvas.board_tip import show_card_tip
from app.canvas.board_typing import BoardTyping
from app.canvas.selection import Selection
from app.language import _
from app.look import Look
from app.models.board_mirror import BoardMirror
from app.models.diff import Diff
from app.models.document import Document
from app.models.document_error import DocumentError

P = ParamSpec("P")
T = TypeVar("T")


class BoardView(BoardSight):
    """`cards` are all of the board, `filter` says which are shown; `selected` are ids of actions."""

    pointing: BoardPointing
    keys: BoardKeys
    selection_changed = Signal(list)
    message = Signal(str)
    content_changed = Signal()
    menu_asked = Signal(QPoint)
    details_asked = Signal()
    """More is to be typed of the selected card than its label."""
    deleted = Signal(object)
    """What went, as kinds and ids of ends of links."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """It is made ahead, and shows nothing until `work_on` brings a document."""
        super().__init__(look, parent)
        self.setMouseTracking(True)
        self.document: Document | None = None
        self.mirror = BoardMirror()
        self.cards: list[Card] = []
        self.counts: dict[Column, int] = counts(())
        self.filter = Filter()
        self._kept_shown: set[str] = set()
        self._said = Cards()
        self.selection = Selection(self.has, self)
        self.typing, self.pointing = BoardTyping(self), BoardPointing(self)
        self.does = BoardCommands(self)
        self.keys = BoardKeys(self)
        self.head = BoardHead(self)
        self.selection.changed.connect(self._selected)
        self.zoom_changed.connect(self.typing.follow)
        self.set_look(look, 1.0)

    def work_on(self, document: Document) -> None:
        """Once: show what this document holds, and follow it."""
        self.document = document
        self.mirror.read(document)
        self.follow(document, self._take)
        self.reread()

    def set_look(self, look: Look, scale: float) -> None:
        """Colours, and the factor by which everything grows (projector)."""
        self.wear(look, scale)
        self.setViewportMargins(0, round(HEIGHT * scale), 0, 0)
        self.relay()
        self.fit()

    # What is shown

    def set_today(self, today: date) -> None:
        if today != self.today:
            self.today = today
            self.reread()

    def reread(self) -> None:
        """Say anew of each action what its card says, and lay the board out."""
        self.cards = self._said.cards_of(self.mirror.actions.values(), self.today, self.mirror.idle_days)
        self.counts = counts(self.cards)
        self.relay()
        self.selection.prune()
        self.content_changed.emit()

    def set_filter(self, wanted: Filter) -> None:
        self.filter = wanted
        self._kept_shown.clear()
        self._show_others()

    def set_lanes(self, kind: LaneKind) -> None:
        self.lane_kind = kind
        self.folded = frozenset()
        self._show_others()

    def show_closed(self, on: bool) -> None:
        """The cards that are closed, below Act, or how many they are."""
        self.closed_shown = on
        self._show_others()

    def fold(self, lanes: Iterable[str]) -> None:
        """Fold lanes away; when the first of them is folded, show them again."""
        keys = frozenset(lanes)
        self.folded = self.folded - keys if keys & self.folded else self.folded | keys
        self._show_others()

    def _show_others(self) -> None:
        self.typing.finish()
        self.pointing.cancel()
        self.relay()
        self.selection.prune()
        for id in self.selection.ids[-1:]:
            self.bring(id)
        self.content_changed.emit()

    def keep_shown(self, *ids: str) -> None:
        """Whatever the filter says, until it says something else: what was just made or moved does not vanish."""
        self._kept_shown.update(ids)

    def shown(self) -> Sequence[Card]:
        passing = self.filter.passing(self.cards, self._kept_shown) if self.filter else self.cards
        self.lanes = self._lanes(passing)
        return self.typing.drawn(passing)

    def _lanes(self, cards: Sequence[Card]) -> list[Lane]:
        """Without a filter those without a card, too, so that one can be put there."""
        kind = self.lane_kind
        if kind == "none":
            return []
        if kind == "owner":
            lanes = [*owner_lanes(cards if self.filter else self.cards), Lane("", _("Without owner"))]
        else:
            names = self.mirror.axes if kind == "axis" else self.mirror.problems
            unnamed = _("Axis without a name") if kind == "axis" else _("Problem without a name")
            none = _("Without axis") if kind == "axis" else _("Without problem")
            lanes = [*(Lane(id, name or unnamed) for id, name in names.items()), Lane("", none)]
        if not self.filter:
            return lanes
        filled = {card.lane(kind) for card in cards}
        return [lane for lane in lanes if lane.key in filled] or lanes[-1:]

    def values_of_lane(self, lane: str) -> dict[str, Any]:
        """What a card has that stands in this lane."""
        if self.lane_kind == "owner":
            return {"owner": next((each.name for each in owner_lanes(self.cards) if each.key == lane), "")}
        return {} if self.lane_kind == "none" else {self.lane_kind: lane or None}

    def place_behind(self, id: str | None) -> int | None:
        """The place in the whole plan behind an action; `None` is its end."""
        order = list(self.mirror.actions)
        return order.index(id) + 1 if id in self.mirror.actions else None

    def _take(self, diff: Diff) -> None:
        """Whatever changed the actions, by this view or another, by undo or redo."""
        if self.mirror.update(diff):
            self.pointing.cancel()
            self.zoom.sharpen()
            self.typing.check()
            self.reread()
            self.typing.follow()

    def write(self, gesture: Callable[Concatenate[Document, P], T], *given: P.args, **named: P.kwargs) -> T | None:
        """Do one gesture on the document; where it is refused, that is said."""
        if self.document is None:
            return None
        try:
            return gesture(self.document, *given, **named)
        except DocumentError as error:
            self.message.emit(str(error))
            return None

    # Selection and what is asked from outside

    def select(self, ids: Iterable[str]) -> None:
        self.selection.set(ids)

    def selected(self) -> list[str]:
        """The ids of actions that are stored."""
        return [id for id in self.selection.ids if id in self.mirror.actions]

    def in_order(self, ids: Collection[str]) -> list[str]:
        """From the first column to the last, in each from top to bottom."""
        return [id for stack, _tops in self.laid.stacks for id in stack if id in ids]

    def add_card(self) -> None:
        """Type one more card, below the selected one; without one at the end of Plan."""
        chosen = self.selection.ids
        if chosen:
            self.typing.beside(chosen[-1])
        else:
            self.typing.begin("plan", "" if not self.lanes else self.lanes[0].key)

    def reveal(self, ids: Iterable[str]) -> bool:
        """Select these and bring them into view, unfolding what hides them; whether any is on the board."""
        there = [id for id in ids if id in self.mirror.actions]
        hidden = [id for id in there if not self.has(id)]
        if any(self.mirror.actions[id].phase != "closed" for id in hidden):
            self.folded = frozenset()
            self.keep_shown(*hidden)
            self.relay()
        self.select(there)
        for id in self.selection.ids[-1:]:
            self.bring(id)
        return bool(self.selection.ids)

    def point_at(self, id: str) -> bool:
        """Select one and bring it into view, among the closed ones, too; whether it is on the board."""
        action = self.mirror.actions.get(id)
        if action is not None and action.phase == "closed":
            self.show_closed(True)
        return self.reveal([id])

    def neighbour_of(self, ids: Sequence[str]) -> str:
        """What is selected when these are gone: the next card of the column, else the one before."""
        first = next(iter(self.in_order(ids)), "")
        if not first:
            return ""
        column = self.laid.stacks[self.laid.cards[first].card.column][0]
        at = column.index(first)
        return next((id for id in (*column[at:], *column[:at][::-1]) if id not in ids), "")

    def bring_column(self, column: int) -> None:
        left, right = self.laid.columns[column]
        y = self.visible_rect().top() + 1
        self.show_box((left, y, right, y), 0.0)

    # What the sight asks for

    def relay(self) -> None:
        super().relay()
        self.head.update()

    def typed(self) -> str:
        return self.typing.id if self.typing.is_open else ""

    def chosen(self) -> Collection[str]:
        return self.selection.ids

    def faded(self) -> Collection[str]:
        return self.pointing.carried

    def paint_over(self, painter: QPainter) -> None:
        if self.pointing.gesture:
            self.pointing.gesture.paint(painter, self.pixel())

    def set_scale(self, scale: float) -> None:
        super().set_scale(scale)
        self.head.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        port = self.viewport().geometry()
        self.head.setGeometry(port.left(), 0, port.width(), port.top())
        self.typing.follow()

    def show_tip(self, event: QHelpEvent) -> bool:
        return show_card_tip(self, event)

    def _selected(self, touched: set[str]) -> None:
        self.update_boxes([self.box_of(id) for id in touched if self.has(id)])
        self.selection_changed.emit(self.selected())
