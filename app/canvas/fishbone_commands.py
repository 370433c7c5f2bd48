"""The commands of a fishbone view: what menus, buttons and keys ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.calc.fishbone import Cause, Status
from app.calc.fishbone_change import owners, row_of
from app.canvas import fishbone_clipboard as clipboard
from app.language import N_, _
from app.models import fishbone_edit as edit
from app.models.document import Document

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

CUT = N_("Cut")


class FishboneCommands:
    def __init__(self, view: FishboneView) -> None:
        self._view = view

    # What is seen

    def zoom_by(self, factor: float) -> None:
        self._view.zoom.sharpen()
        self._view.zoom.to(self._view.zoom.scale * factor)

    def select_all(self) -> None:
        if self._view.laid:
            self._view.select(self._view.laid.causes)

    def collapse(self, ids: Iterable[str], on: bool | None = None) -> None:
        """Fold branches away or show them; `None` changes what the first of them is."""
        view = self._view
        branches = [id for id in ids if self._is_branch(id)]
        if not branches:
            return
        folds = branches[0] not in view.collapsed if on is None else on
        view.collapsed = view.collapsed | set(branches) if folds else view.collapsed - set(branches)
        view.relay()
        view.selection.prune()
        view.shape_changed.emit()

    def collapse_all(self) -> None:
        """Show the causes on the bones alone; everything when that is how it is."""
        view = self._view
        if view.fishbone is None:
            return
        firsts = {first.id for bone in view.fishbone.categories for first in bone.causes if first.causes}
        self.collapse(firsts or view.collapsed, not firsts <= view.collapsed)

    def _is_branch(self, id: str) -> bool:
        fishbone = self._view.fishbone
        return fishbone is not None and bool(row_of(fishbone, id))

    # What is written

    def set_status(self, status: Status) -> None:
        if ids := self._view.causes():
            self._view.write(edit.set_status, ids, status)

    def vote(self, by: int) -> None:
        if ids := self._view.causes():
            self._view.write(edit.vote, ids, by)

    def indent(self) -> None:
        self._move(edit.indent)

    def outdent(self) -> None:
        self._move(edit.outdent)

    def shift(self, by: int) -> None:
        view = self._view
        if ids := view.causes():
            view.write(edit.shift, ids, by)
            view.bring(ids[0])

    def _move(self, gesture: edit.OfCauses) -> None:
        view = self._view
        if ids := view.causes():
            view.write(gesture, ids)
            view.unfold_to(ids)
            view.bring(ids[0])

    def to_bone(self, bone_id: str) -> None:
        """Put the selected causes on another bone, at its end."""
        view = self._view
        if ids := view.causes():
            view.write(edit.move_causes, ids, bone_id)
            view.unfold_to(ids)
            view.bring(ids[0])

    def move_bone(self, by: int, *, across: bool = False) -> None:
        """Let the selected bone and the next one on its side change places; or the one across the spine."""
        view = self._view
        bones = list(view.laid.bones.values()) if view.laid else []
        at = next((i for i, bone in enumerate(bones) if [bone.id] == view.selection.ids), None)
        if at is None:
            return
        to = (at + 1 if bones[at].above else at - 1) if across else at + 2 * by
        if 0 <= to < len(bones) and view.focus is None:
            view.write(edit.swap_bones, bones[at].id, bones[to].id)

    def merge(self) -> None:
        """Make one of the selected causes."""
        view = self._view
        if len(ids := view.causes()) < 2:
            view.message.emit(_("Select two causes or more that say the same."))
        elif kept := view.write(edit.merge, ids):
            view.select([kept])
            view.bring(kept)

    def delete_selection(self, label: str = edit.DELETE) -> None:
        self.delete(self._view.selection.ids, label)

    def delete(self, ids: Iterable[str], label: str = edit.DELETE) -> None:
        """Causes and bones with all below them; then what stood beside the first is selected."""
        view, ids = self._view, list(ids)
        bones = [id for id in ids if view.is_bone(id)]
        causes = [id for id in ids if id != view.fishbone_id and id not in bones and view.is_stored(id)]
        if not bones and not causes:
            return
        onwards = self._beside((causes or bones)[0], {*bones, *causes})

        def go(document: Document) -> edit.Ends:
            with document.edit(label if causes else edit.DELETE_BONE):
                gone = edit.delete_causes(document, causes) if causes else set()
                return gone.union(*(edit.delete_bone(document, bone) for bone in bones))

        gone = view.write(go)
        if gone is not None:
            view.select([onwards] if onwards else [])
            view.deleted.emit(gone)

    def _beside(self, id: str, gone: set[str]) -> str:
        """The next one that stays, else the one before, else that on which it lies."""
        fishbone = self._view.fishbone
        if fishbone is None:
            return ""
        above = owners(fishbone)
        owner = above.get(id)
        row = [each.id for each in (row_of(fishbone, owner) if owner else fishbone.categories)]
        at = row.index(id)
        stays = [each for each in (*row[at + 1 :], *reversed(row[:at])) if each not in gone]
        while owner in gone:
            owner = above.get(owner or "")
        return stays[0] if stays and id in row else owner or fishbone.id

    # The clipboard

    def copy(self) -> None:
        if causes := self._uppermost():
            clipboard.put(causes)

    def cut(self) -> None:
        self.copy()
        self.delete(self._view.causes(), CUT)

    def paste(self) -> None:
        """What was copied, or one cause for each line of a text: after the selected cause, on the selected bone."""
        view = self._view
        place = self._place_to_paste()
        if place is None or not (causes := clipboard.taken()):
            return
        ids = view.write(edit.paste_causes, causes, *place)
        if ids:
            view.unfold_to(ids)
            view.select(ids)
            view.bring_all(ids)

    def _place_to_paste(self) -> tuple[str, int | None] | None:
        view = self._view
        if view.fishbone is None or not view.selection.ids:
            return None
        id = view.selection.ids[-1]
        if (owner := owners(view.fishbone).get(id)) is not None:
            return owner, [each.id for each in row_of(view.fishbone, owner)].index(id) + 1
        return (id, None) if view.is_bone(id) else None

    def _uppermost(self) -> list[Cause]:
        """The selected causes that lie below no other of them, as they are read."""
        view, chosen = self._view, set(self._view.causes())
        if view.fishbone is None:
            return []
        above = owners(view.fishbone)

        def is_below(id: str) -> bool:
            while id in above:
                id = above[id]
                if id in chosen:
                    return True
            return False

        return [cause for cause in view.fishbone.causes() if cause.id in chosen and not is_below(cause.id)]
