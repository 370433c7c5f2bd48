"""Type the label of a card where it stands; a new card is stored when its label is taken, not before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.calc.action import Action, Phase
from app.calc.board import Card, with_draft
from app.calc.laid_board import LABEL_PX, LINE, MEDIUM, PAD, TOP
from app.calc.pasted_list import tidy
from app.canvas import field_editor as asked
from app.canvas.font import map_font
from app.canvas.typing_in_place import TypingInPlace
from app.language import _
from app.models import action_edit as edit
from app.models.schema import new_id

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView

_LEAST_PX = 13
_BEGIN_IN: tuple[Phase, ...] = ("idea", "plan")
"""A new card is an idea or is to be planned: in the later columns something was proven."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A card that is not stored yet, the card behind which it stands, and what was selected before."""

    action: Action
    behind: str | None
    before: str


class BoardTyping(TypingInPlace):
    """Types the label of a card; Tab goes on to the deliverable."""

    _view: BoardView
    _draft: _Draft | None

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self._view = view

    def drawn(self, cards: Sequence[Card]) -> Sequence[Card]:
        """What is stored, with what is being typed."""
        if self._editor is None:
            return cards
        text = self._editor.field.words()
        if self._draft is not None:
            return with_draft(cards, Card(replace(self._draft.action, label=text)), self._draft.behind)
        return [replace(c, action=replace(c.action, label=text)) if c.id == self.id else c for c in cards]

    # Beginning

    def change(self, id: str, letters: str = "") -> None:
        """Type the label of a card; `letters` take its place at once."""
        view = self._view
        self.finish()
        if view.has(id) and not self.is_open and self._may_write():
            view.select([id])
            self._open(id, view.laid.cards[id].card.action.label, letters)

    def begin(self, phase: Phase, lane: str, behind: str | None = None) -> None:
        """Type one more card of this lane, behind that one; of the later columns it is in Plan."""
        view = self._view
        self.finish()
        if self.is_open or not self._may_write():
            return
        if phase not in _BEGIN_IN:
            phase, behind = "plan", None
        if lane in view.folded:
            view.fold([lane])
        action = Action(new_id(), phase=phase, **view.values_of_lane(lane))
        owner = view.filter.owner
        if owner and not action.owner:
            action = replace(action, owner=owner)
        self._draft = _Draft(action, behind, next(iter(view.selected()), ""))
        self._open(action.id, "")
        view.select([action.id])

    def beside(self, id: str) -> None:
        """Type the next card below one, in its column and lane."""
        view = self._view
        if view.has(id):
            self.begin(view.laid.cards[id].card.action.phase, view.laid.lane_of(id), id)

    def _open(self, id: str, text: str, letters: str = "") -> None:
        view = self._view
        self.id = id
        editor = self._make_field(text, _("What is to be done"), letters)
        self._edited()
        editor.show()
        view.content_changed.emit()

    # Meanwhile

    def follow(self, _scale: float = 0.0) -> None:
        """Lay the field where its label stands now."""
        view = self._view
        if self._editor is None or not view.has(self.id):
            return
        left, top, right, _bottom = view.box_of(self.id)
        lines = max(2, len(view.laid.cards[self.id].lines))
        room = QRectF(left + PAD - 5, top + PAD + TOP - 6, right - left - 2 * PAD + 10, lines * LINE + 8)
        rect = view.viewportTransform().mapRect(room)
        font = map_font(max(round(_LEAST_PX * view.size_factor), round(LABEL_PX * view.zoom.scale)), MEDIUM)
        high = max(rect.height(), self._editor.room_for_text(font, rect.width(), rect.width())[1] - font.pixelSize())
        self._editor.lay(QRectF(rect.left(), rect.top(), rect.width(), high).toRect(), font)

    # The end

    def _answer(self, what: str) -> None:
        view = self._view
        if what == asked.CANCEL or (what == asked.ENTER and self.is_new and not self._words()):
            self.cancel()
        elif what == asked.LEAVE:
            self.finish()
        elif id := self._take():
            view.setFocus()
            if what == asked.ENTER:
                self.beside(id)
            elif what == asked.NEXT:
                view.details_asked.emit()

    def _take(self) -> str:
        """Store what was typed and close the field; the id of the card, empty for one that is gone."""
        view, id, draft, text = self._view, self.id, self._draft, self._words()
        if self._editor is None:
            return ""
        self._close()
        if draft is not None and not text:
            self._leave(draft)
            return ""
        if draft is not None:
            view.keep_shown(id)
            made, at = replace(draft.action, label=text), view.place_behind(draft.behind)
            if view.write(edit.add_action, made, at=at, today=view.today) is None:
                self._draft = draft  # it could not be stored: it stays typed
                self._open(id, "", text)
                return ""
        elif text and self._is_another(id, text):
            view.write(edit.change_actions, [id], "label", text)
            if self._is_another(id, text):
                self._open(id, view.mirror.actions[id].label, text)
                return ""
        view.relay()
        view.selection.prune()
        return id if view.has(id) else ""

    def _is_another(self, id: str, text: str) -> bool:
        """Whether the card is called otherwise."""
        return id in self._view.mirror.actions and text != tidy(self._view.mirror.actions[id].label)

    def check(self) -> None:
        """After a change by others: what is typed goes when its card is no more."""
        if self._editor is not None and self._draft is None and self.id not in self._view.mirror.actions:
            self._close()

    def _close(self) -> None:
        was_open = self.is_open
        super()._close()
        self.id = ""
        if was_open:
            self._view.content_changed.emit()
