"""Type a cause, a bone or the effect where it stands; what is new is stored when its text is taken, not before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.calc.fishbone import Cause, Fishbone
from app.calc.fishbone_change import owners, row_of, with_cause, with_text
from app.calc.grid import Box
from app.calc.laid_fishbone import CAUSE_PX, HEAD_PX, NAME_PX, SEMI_BOLD
from app.calc.pasted_list import tidy
from app.canvas import field_editor as asked
from app.canvas.font import map_font, width
from app.canvas.typing_in_place import TypingInPlace
from app.language import _
from app.models import fishbone_edit as edit
from app.models.schema import new_id

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

_LEAST_PX = 13
_LEAST_WIDE = 150.0
_AROUND = 12.0
"""A field is readable at any zoom, and has so much room around its text; pixels, larger in the projector look."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cause that is not stored yet: where it will lie, and what was selected before it."""

    under: str
    at: int
    before: str


class FishboneTyping(TypingInPlace):
    """Types causes, bones and the effect. An old cause without words goes, too, where there is none below it."""

    _view: FishboneView
    _draft: _Draft | None

    def __init__(self, view: FishboneView) -> None:
        super().__init__()
        self._view = view
        self.is_storing = False
        """Whether what is being stored is what the diagram shows already."""

    def drawn(self, stored: Fishbone) -> Fishbone:
        """What is stored, with what is being typed."""
        if self._editor is None:
            return stored
        text = self._editor.field.words()
        if self._draft is not None:
            return with_cause(stored, Cause(self.id, text, author=self._view.author), self._draft.under, self._draft.at)
        return with_text(stored, self.id, text)

    # Beginning

    def change(self, id: str, letters: str = "") -> None:
        """Type the text of a cause, of a bone or of the effect; `letters` take its place at once."""
        view = self._view
        self.finish()
        if view.has(id) and self._may_write():
            view.select([id])
            self._open(id, self._stored(id), letters)

    def begin(self, under: str, at: int | None = None, letters: str = "") -> None:
        """Type one more cause on a bone or below a cause; at the end where no place among those there is given."""
        view = self._view
        self.finish()
        view.unfold_to([under])
        view.unfold([under])
        if view.fishbone is None or not view.has(under) or under == view.fishbone.id or not self._may_write():
            return
        place = len(row_of(view.fishbone, under)) if at is None else at
        self._draft = _Draft(under, place, next(iter(view.selected()), ""))
        self._open(new_id(), "", letters)
        view.select([self.id])

    def beside(self, id: str) -> None:
        """Type the next cause at the same level; on a bone its first."""
        view = self._view
        owner = owners(view.fishbone).get(id) if view.fishbone else None
        if owner is None or view.fishbone is None:
            if view.is_bone(id):
                self.begin(id, 0)
            return
        row = [cause.id for cause in row_of(view.fishbone, owner)]
        self.begin(owner, row.index(id) + 1)

    def _open(self, id: str, text: str, letters: str) -> None:
        view = self._view
        self.id = id
        editor = self._make_field(text, self._called(id), letters)
        view.relay()
        view.come_near(id)
        self.follow()
        editor.show()

    def _called(self, id: str) -> str:
        if id == self._view.fishbone_id:
            return _("Effect")
        return _("Bone") if self._view.is_bone(id) else _("Cause")

    def _stored(self, id: str) -> str:
        fishbone = self._view.fishbone
        if fishbone is None or id == fishbone.id:
            return fishbone.effect if fishbone else ""
        bone = next((bone for bone in fishbone.categories if bone.id == id), None)
        if bone is not None:
            return bone.name
        return next((cause.text for cause in fishbone.causes() if cause.id == id), "")

    # Meanwhile

    def follow(self, _scale: float = 0.0) -> None:
        """Lay the field where its text stands now."""
        view = self._view
        if self._editor is None or not view.has(self.id):
            return
        place, px, weight, side = self._place()
        rect = view.viewportTransform().mapRect(QRectF(place[0], place[1], place[2] - place[0], place[3] - place[1]))
        size = view.size_factor
        px = max(round(_LEAST_PX * size), round(px * view.zoom.scale))
        font = map_font(px, weight)
        wide = max(rect.width() * 1.02 + 2 * _AROUND, _LEAST_WIDE * size)
        high = self._editor.room_for_text(font, wide, wide)[1] - px * 0.6
        high = max(high, rect.height() + 8)
        left = {-1: rect.right() + _AROUND - wide, 0: rect.center().x() - wide / 2, 1: rect.left() - _AROUND}[side]
        if rect.intersects(QRectF(view.viewport().rect())):
            left = max(0.0, min(left, view.viewport().width() - wide))
        top = rect.center().y() - high / 2 if side == 0 else rect.top() - 4
        self._editor.lay(QRectF(left, top, wide, high).toRect(), font)

    def _place(self) -> tuple[Box, int, int, int]:
        """Where the text stands, its size and weight, and to which side it grows."""
        view, id = self._view, self.id
        assert view.laid is not None
        if cause := view.laid.causes.get(id):
            wide = max(width(line, CAUSE_PX, cause.weight) for line in cause.lines)
            box = cause.text_x, cause.box[1], cause.text_x + wide, cause.box[3]
            return box, CAUSE_PX, cause.weight, -1 if cause.left_flank else 1
        left, top, right, bottom = view.box_of(id)
        if id in view.laid.bones:
            return (left + 8, top + 4, right - 8, bottom - 4), NAME_PX, SEMI_BOLD, 0
        return (left + 8, top + 10, right - 8, bottom - 10), HEAD_PX, SEMI_BOLD, 0

    # The end

    def _answer(self, what: str) -> None:
        if what == asked.CANCEL:
            self.cancel()
        elif what == asked.LEAVE:
            self.finish()
        elif self._draft is not None and not self._words():
            self._answer_without_words(what, self._draft)
        elif id := self._take():
            self._view.setFocus()
            self._go_on(what, id)

    def _go_on(self, what: str, id: str) -> None:
        view = self._view
        owner = owners(view.fishbone).get(id) if view.fishbone else None
        if owner is None:
            self._go_on_from_name(what, id)
        elif what == asked.ENTER:
            self.beside(id)
        elif what == asked.NEXT:
            self.begin(id)
        else:
            view.select([owner])

    def _go_on_from_name(self, what: str, id: str) -> None:
        """From the effect or a bone to the next bone; Enter begins the causes of a bone that has none."""
        view = self._view
        if view.fishbone is None:
            return
        names = [view.fishbone.id, *(bone.id for bone in view.fishbone.categories)]
        at = names.index(id) + {asked.NEXT: 1, asked.PREVIOUS: -1}.get(what, 0)
        if what == asked.ENTER and view.is_bone(id) and not row_of(view.fishbone, id):
            self.begin(id)
        elif what != asked.ENTER and 0 <= at < len(names):
            self.change(names[at])

    def _answer_without_words(self, what: str, draft: _Draft) -> None:
        """Tab puts the new cause below the one before it, Shift+Tab one level up; Enter ends the typing."""
        fishbone = self._view.fishbone
        assert fishbone is not None
        above = owners(fishbone).get(draft.under)
        if what == asked.NEXT and draft.at > 0:
            under = row_of(fishbone, draft.under)[draft.at - 1]
            self._view.unfold([under.id])
            self._draft = _Draft(under.id, len(under.causes), draft.before)
        elif what == asked.PREVIOUS and above is not None:
            row = [cause.id for cause in row_of(fishbone, above)]
            self._draft = _Draft(above, row.index(draft.under) + 1, draft.before)
        elif what != asked.NEXT:
            self.cancel()
            return
        self._edited()

    def _take(self) -> str:
        """Store what was typed and close the field; the id of what it is now, empty for what is gone."""
        view, id, draft, text = self._view, self.id, self._draft, self._words()
        if self._editor is None or view.fishbone is None:
            return ""
        stored, typed = self._stored(id), self._editor.field.words()
        self._close()
        if draft is not None and not text:
            self._leave(draft)
            return ""
        before, self.is_storing = view.fishbone, True
        try:
            self._store(id, text, stored, draft)
        finally:
            self.is_storing = False
        if view.fishbone is before or not view.is_stored(id) or text != typed:
            view.relay()
            view.selection.prune()
        return id if view.has(id) else ""

    def _store(self, id: str, text: str, stored: str, draft: _Draft | None) -> None:
        view = self._view
        if draft is not None:
            view.write(edit.add_cause, text, draft.under, draft.at, author=view.author, id=id)
        elif text == tidy(stored):  # an imported text may have several lines: left as it was, it is no other one
            return
        elif id == view.fishbone_id:
            view.write(edit.set_effect, id, text)
        elif view.is_bone(id):
            view.write(edit.rename_bone, id, text)
        elif text:
            view.write(edit.rename_cause, id, text)
        elif view.fishbone is not None and not row_of(view.fishbone, id):
            view.does.delete([id])

    def check(self) -> None:
        """After a change by others: what is typed goes when its place is no more."""
        view = self._view
        if self._editor is None:
            return
        needed = self._draft.under if self._draft else self.id
        if view.fishbone is None or not view.is_stored(needed):
            self._close()
        elif self._draft is not None:
            most = len(row_of(view.fishbone, self._draft.under))
            self._draft = _Draft(self._draft.under, min(self._draft.at, most), self._draft.before)
