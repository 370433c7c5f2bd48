"""What the mouse means on a fishbone: which gesture a press begins, what a click selects, what is hovered over."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from app.calc.fishbone_drop import Drop, drop_at, thing_at
from app.canvas import fishbone_clipboard as clipboard
from app.canvas.fishbone_carry import Carry
from app.canvas.fishbone_menu import open_menu
from app.canvas.fishbone_signs import sign_at
from app.canvas.gesture.rubber_band import RubberBand
from app.canvas.holding import ADDS, Holding
from app.language import ngettext
from app.models import fishbone_edit as edit

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

_REACH = 5.0


class FishbonePointing(Holding):
    def __init__(self, view: FishboneView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = ""

    @property
    def carried(self) -> Collection[str]:
        """What is on its way to another place, with all below it."""
        laid = self._view.laid
        if laid is None or not isinstance(self.gesture, Carry) or not self.gesture.has_begun:
            return ()
        return {each.id for id in self.gesture.carried if id in laid.causes for each in laid.causes[id].cause.all()}

    def press(self, event: QMouseEvent) -> None:
        view, button = self._view, event.button()
        view.typing.finish()
        if self.pulls(event):
            return
        if button == Qt.MouseButton.LeftButton:
            self._press_left(view.to_scene(self.at))
        elif button == Qt.MouseButton.RightButton and not self.cancel():
            found = self._found(view.to_scene(self.at))
            if found not in view.selection:
                view.selection.set([found])

    def _press_left(self, at: QPointF) -> None:
        view = self._view
        if branch := sign_at(view, at):
            view.collapse([branch])
            return
        found = self._found(at)
        if self.keys & ADDS and found:
            view.selection.toggle(found)
        elif self.keys & ADDS or not found:
            if not self.keys & ADDS:
                view.selection.set([])
            self.begin(RubberBand(view, self.at, adds=bool(self.keys & ADDS)))
        else:
            self.select_pressed(view.selection, found)
            self._take_up(found)

    def _found(self, at: QPointF) -> str:
        laid = self._view.laid
        return thing_at(laid, at.x(), at.y(), _REACH * self._view.pixel()) if laid else ""

    def _take_up(self, found: str) -> None:
        """Begin to carry what was pressed: a bone by itself, a cause with those that are selected with it."""
        view = self._view
        assert view.laid is not None
        if bone := view.laid.bones.get(found):
            self.begin(Carry(view, self.at, bone.bone.name, [found], self._other_bone, self._swap))
        elif cause := view.laid.causes.get(found):
            ids = view.causes()
            more = ngettext("{text} and {n} more", "{text} and {n} more", len(ids) - 1, text=cause.cause.text)
            words = cause.cause.text if len(ids) == 1 else more
            self.begin(Carry(view, self.at, words, ids, self._aim, self._move))

    def _aim(self, x: float, y: float) -> Drop | None:
        carried = self.gesture.carried if isinstance(self.gesture, Carry) else ()
        return drop_at(self._view.laid, x, y, carried) if self._view.laid else None

    def _move(self, drop: Drop) -> None:
        view = self._view
        ids = view.causes()
        view.write(edit.move_causes, ids, drop.under, drop.at)
        view.unfold_to(ids)
        view.select(ids)

    def _other_bone(self, x: float, y: float) -> Drop | None:
        laid = self._view.laid
        found = thing_at(laid, x, y, 3 * _REACH * self._view.pixel()) if laid else ""
        if laid is None or not found or found == laid.head.id:
            return None
        bone = laid.bones[laid.causes[found].bone if found in laid.causes else found]
        return Drop(bone.id, None, line=bone.line, frame=bone.box) if bone.id not in self._view.selection else None

    def _swap(self, drop: Drop) -> None:
        self._view.write(edit.swap_bones, self._view.selection.ids[0], drop.under)

    def double_click(self, event: QMouseEvent) -> None:
        """On a text it is typed; beside the line of a bone a new cause is typed there."""
        view = self._view
        self.cancel()
        at = view.to_scene(event.position())
        if sign_at(view, at):
            return
        found = self._found(at)
        if found and not (view.is_bone(found) and not self._on_box(found, at)):
            view.typing.change(found)
        elif view.laid and (drop := drop_at(view.laid, at.x(), at.y())):
            view.typing.begin(drop.under, drop.at)

    def _on_box(self, id: str, at: QPointF) -> bool:
        left, top, right, bottom = self._view.box_of(id)
        return left <= at.x() <= right and top <= at.y() <= bottom

    def menu(self, event: QContextMenuEvent) -> None:
        if not self.gesture:
            open_menu(self._view, event.globalPos())

    # From elsewhere

    def bring(self, mime: QMimeData, at: QPointF) -> bool:
        """Begin to carry suggestions, causes or lines of text that come over the view; whether they are any."""
        view = self._view
        if view.fishbone is None or view.document is None or view.document.read_only:
            return False
        ids = [id for id in clipboard.suggestions_of(mime) if any(id == each.id for each in view.fishbone.suggestions)]
        texts = [each.text for each in view.fishbone.suggestions if each.id in ids]
        causes = () if ids else clipboard.causes_of(mime)
        texts += [cause.text for cause in causes]
        if not texts:
            return False
        view.typing.finish()
        more = ngettext("{text} and {n} more", "{text} and {n} more", len(texts) - 1, text=texts[0])

        def let_go(drop: Drop) -> None:
            if ids:
                made = view.write(edit.place_suggestions, ids, drop.under, drop.at)
            else:
                made = view.write(edit.paste_causes, causes, drop.under, drop.at)
            view.unfold_to(made or [])
            view.select(made or [])

        words = texts[0] if len(texts) == 1 else more
        self.begin(Carry(view, at, words, (), self._aim, let_go, has_begun=True))
        return True

    # Hovering

    def hover(self, id: str) -> None:
        """Show the sign of another branch, or of none."""
        view = self._view
        if id != self.hovered:
            boxes = [self._around(each) for each in (id, self.hovered) if view.has(each)]
            self.hovered = id
            view.update_boxes(boxes)

    def _around(self, id: str) -> tuple[float, float, float, float]:
        """A text with the sign at its stem."""
        view = self._view
        left, top, right, bottom = view.box_of(id)
        laid = view.laid
        line = (
            (laid.causes[id].twig if id in laid.causes else laid.bones[id].line) if laid and id != laid.head.id else ()
        )
        xs, ys = (left, right, *line[::2]), (top, bottom, *line[1:2])
        return min(xs), min(ys), max(xs), max(ys)

    def hover_at(self, at: QPointF) -> None:
        view = self._view
        on_sign = sign_at(view, at)
        self.hover("" if self.space else on_sign or self._found(at))
        if self.space:
            view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif on_sign:
            view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            view.viewport().unsetCursor()
