"""Type the problem and the answers where they stand; what is new is stored when its text is taken, and not before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.calc.five_whys import FiveWhys, Why
from app.calc.pasted_list import tidy
from app.canvas import field_editor as asked
from app.canvas.font import map_font
from app.canvas.typing_in_place import TypingInPlace
from app.language import _
from app.models import five_whys_edit as edit

if TYPE_CHECKING:
    from app.canvas.five_whys_view import WhysView

DRAFT = "draft"
"""The id of an answer that is being typed and is not stored yet."""
_LEAST_PX = 13
_AROUND = 7.0


@dataclass(frozen=True, slots=True)
class _Draft:
    """Where a new answer goes: to `above`, next after `after`; and what was selected before it."""

    above: str | None
    after: str | None
    before: str


class WhysTyping(TypingInPlace):
    """Types the problem and the answers."""

    _view: WhysView
    _draft: _Draft | None

    def __init__(self, view: WhysView) -> None:
        super().__init__()
        self._view = view

    def shown(self, stored: FiveWhys) -> FiveWhys:
        """What is stored, with what is being typed in its place."""
        if self._editor is None:
            return stored
        text = self._editor.field.words()
        if self._draft is not None:
            return stored.answered(Why(DRAFT, text), self._draft.above, self._draft.after)
        return stored.worded(self.id, text)

    def change(self, id: str) -> None:
        """Type the text of an answer, or of the problem."""
        view = self._view
        view.typing.finish()
        stored = view.five_whys
        if stored is None or not view.has(id):
            return
        why = stored.why_of(id)
        view.select([id])
        self._open(id, why.text if why else stored.problem)

    def begin(self, above: str | None, after: str | None = None) -> None:
        """Type one more answer to `above`, or to the problem."""
        view = self._view
        self.finish()
        if view.five_whys is None or (above is not None and view.five_whys.why_of(above) is None):
            return
        self._draft = _Draft(above, after, next(iter(view.selected()), ""))
        self._open(DRAFT, "")
        view.select([DRAFT])

    def _open(self, id: str, text: str) -> None:
        view = self._view
        self.id = id
        editor = self._make_field(text, _("Answer") if id != view.whys_id else _("Problem"), edited=view.relay)
        view.keep_whole(view.relay)
        view.come_near(id)
        self.follow()
        editor.show()

    def follow(self) -> None:
        """Lay the field where its card stands now."""
        view = self._view
        if self._editor is None or view.laid is None or not view.has(self.id):
            return
        card, scale = view.laid.card(self.id), view.zoom.scale
        rect = view.viewportTransform().mapRect(view.laid.text_place(self.id))
        px = max(round(_LEAST_PX * view.size_factor), round(card.px * scale))
        font = map_font(px, card.weight)
        wide = rect.width() + 2 * _AROUND
        _wide, high = self._editor.room_for_text(font, wide, wide)
        high = max(rect.height() + _AROUND, high - px * 0.6)
        self._editor.lay(QRectF(rect.left() - _AROUND, rect.top() - _AROUND / 2, wide, high).toRect(), font)

    def _answer(self, what: str) -> None:
        view, is_new = self._view, self.is_new
        if what == asked.CANCEL:
            self.cancel()
            return
        if what == asked.LEAVE:
            self.finish()
            return
        id = self._take()
        view.setFocus()
        if not id:
            return
        if what == asked.NEXT:
            self.below(id)
        elif what == asked.PREVIOUS:
            view.select([view.laid.layout.above.get(id, id)] if view.laid else [])
        elif is_new:
            self.beside(id)
        elif id == view.whys_id and view.five_whys is not None and not view.five_whys.answers:
            self.below(id)

    def below(self, id: str) -> None:
        """Ask why once more: one more answer to this one."""
        self.begin(None if id == self._view.whys_id else id)

    def beside(self, id: str) -> None:
        """One more answer to the same why; to the problem itself there is only below."""
        view = self._view
        above = view.laid.layout.above.get(id) if view.laid else None
        if above is None:
            self.below(id)
        else:
            self.begin(None if above == view.whys_id else above, id)

    def _take(self) -> str:
        """Store what was typed and close the field; the id of what it is now, empty for a new one without words."""
        place, view = self._draft, self._view
        if self._editor is None or view.five_whys is None:
            return ""
        text, id = self._words(), self.id
        self._close()
        try:
            if place is None:
                self._store(id, text)
            elif text:
                id = edit.add_answer(view.document, view.five_whys.id, place.above, text, place.after)
        finally:  # also where the disk refuses it: the picture shows what is stored
            view.relay()
            if place is not None:
                view.select([id] if view.has(id) else [place.before] if place.before else [])
        return id if place is None or text else ""

    def _store(self, id: str, text: str) -> None:
        """What differs: an imported text may have several lines, and is no other one when it is left as it was."""
        view, stored = self._view, self._view.five_whys
        if stored is not None and id == stored.id and text != tidy(stored.problem):
            edit.change(view.document, id, "problem", text)
        elif stored is not None and (why := stored.why_of(id)) is not None and text != tidy(why.text):
            edit.change_answers(view.document, [id], "text", text)

    def check(self) -> None:
        """After a change by others: what is typed goes when its place is no more."""
        if self._editor is not None and not self._has_place():
            self._close()

    def _has_place(self) -> bool:
        stored = self._view.five_whys
        if stored is None:
            return False
        needed = self._draft.above if self._draft is not None else self.id
        return needed in (None, stored.id) or stored.why_of(needed or "") is not None
