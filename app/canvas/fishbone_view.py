"""The view of a cause-and-effect diagram: it hands events to pointing, keys and typing, and writes what they ask."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QHelpEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from app.calc.fishbone import Fishbone
from app.calc.fishbone_change import owners
from app.canvas.fishbone_commands import FishboneCommands
from app.canvas.fishbone_keys import FishboneKeys
from app.canvas.fishbone_motion import Place
from app.canvas.fishbone_pointing import FishbonePointing
from app.canvas.fishbone_sight import FishboneSight
from app.canvas.fishbone_signs import paint_sign, show_cause_tip
from app.canvas.fishbone_typing import FishboneTyping
from app.canvas.selection import Selection
from app.look import Look
from app.models.diff import Diff
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.fishbone_mirror import FishboneMirror

P = ParamSpec("P")
T = TypeVar("T")


class FishboneView(FishboneSight):
    """`selected` are ids of causes and bones, and that of the diagram for its effect."""

    pointing: FishbonePointing
    keys: FishboneKeys

    selection_changed = Signal(list)
    message = Signal(str)
    content_changed = Signal()
    shape_changed = Signal()
    """Other branches are folded away, or another bone is looked at alone."""
    deleted = Signal(object)
    """What went, as kinds and ids of ends of links."""

    def __init__(self, document: Document | None, look: Look, parent: QWidget | None = None) -> None:
        """Without a document it is made ahead, and shows nothing until `work_on` brings one."""
        super().__init__(look, parent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.document: Document | None = None
        self.mirror = FishboneMirror()
        self.author = ""
        self.offered: list[QAction] = []
        """What can be made of causes elsewhere: the menu of a right click takes them over."""
        self.selection = Selection(self.has, self)
        self.typing, self.pointing = FishboneTyping(self), FishbonePointing(self)
        self.does = FishboneCommands(self)
        self.keys = FishboneKeys(self)
        self._kept: dict[str, tuple[frozenset[str], str | None, Place | None]] = {}
        self.selection.changed.connect(self._selected)
        self.zoom_changed.connect(self.typing.follow)
        if document is not None:
            self.work_on(document)

    def work_on(self, document: Document) -> None:
        """Once: show what this document holds, and follow it."""
        self.document = self.mirror.document = document
        self.follow(document, self._take)

    # What is shown

    @property
    def fishbone_id(self) -> str | None:
        return self.fishbone.id if self.fishbone else None

    def show_fishbone(self, id: str | None) -> None:
        """Show another diagram as it was last looked at, the whole of it the first time; or none."""
        self.pointing.cancel()
        self.typing.finish()
        self.motion.stop()
        if self.fishbone is not None:
            place = None if self._is_fitted else self.place()
            self._kept[self.fishbone.id] = self.collapsed, self.focus, place
        self.mirror.open(id)
        self.fishbone = self.mirror.fishbone
        self.collapsed, self.focus, place = self._kept.get(id or "", (frozenset(), None, None))
        self.motion.shown = None
        self.selection.set([])
        self.relay()
        self.fits_when_shown = place is None
        if place is None:
            self.fit()
        else:
            self.show_at(place)
            self._is_fitted = False
        self.content_changed.emit()

    def set_look(self, look: Look, scale: float) -> None:
        """Colours, and the factor by which handles and fields grow (projector)."""
        self.look, self.size_factor = look, scale
        if self._is_fitted:
            self.fit()
        self.viewport().update()

    def set_animated(self, on: bool) -> None:
        """Whether a new layout is gone to in a short while, or is there at once."""
        self.motion.enabled = on
        self.motion.stop()

    def show_authors(self, on: bool) -> None:
        """Initials in a colour of their own beside what each author said."""
        if on != self.authors:
            self.authors = on
            self.relay()

    def _take(self, diff: Diff) -> None:
        """Whatever changed the diagram, by this view or another, by undo or redo."""
        if not self.mirror.update(diff):
            return
        self.pointing.cancel()
        self.zoom.sharpen()
        if self.mirror.fishbone is None:
            self.show_fishbone(None)
            return
        self.fishbone = self.mirror.fishbone
        self.typing.check()
        if self.focus is not None and not self.is_bone(self.focus):
            self.focus = None
            self.shape_changed.emit()
        if not self.typing.is_storing:
            self.relay()
            self.selection.prune()
            self.typing.follow()
        self.content_changed.emit()

    def write(self, gesture: Callable[Concatenate[Document, P], T], *given: P.args, **named: P.kwargs) -> T | None:
        """Do one gesture of `fishbone_edit` on the document; where the disk refuses it, that is said."""
        if self.document is None:
            return None
        try:
            return gesture(self.document, *given, **named)
        except DocumentError as error:
            self.message.emit(str(error))
            return None

    def is_bone(self, id: str) -> bool:
        return self.fishbone is not None and any(bone.id == id for bone in self.fishbone.categories)

    def is_stored(self, id: str) -> bool:
        """Whether the document has a cause, a bone or an effect of this id on the diagram."""
        fishbone = self.fishbone
        return fishbone is not None and (id == fishbone.id or self.is_bone(id) or id in owners(fishbone))

    # Selection and what is asked from outside

    def select(self, ids: Iterable[str]) -> None:
        self.selection.set(ids)

    def selected(self) -> list[str]:
        return list(self.selection.ids)

    def causes(self) -> list[str]:
        """The selected causes."""
        return [id for id in self.selection.ids if self.laid and id in self.laid.causes]

    def edit(self, id: str) -> None:
        """Type the text of a cause, of a bone or of the effect where it stands."""
        self.unfold_to([id])
        self.typing.change(id)

    def add_cause(self, under: str = "") -> None:
        """Type one more cause on a bone or below a cause; next to the selected one when nothing is said."""
        chosen = self.selected()
        if under:
            self.typing.begin(under)
        elif chosen and chosen[-1] != self.fishbone_id:
            self.typing.beside(chosen[-1])
        elif self.fishbone and self.fishbone.categories:
            self.typing.begin(self.fishbone.categories[0].id)

    def reveal(self, ids: Iterable[str]) -> None:
        """Bring into view what changed, and select it; unfold what hides it."""
        there = [id for id in ids if self.is_stored(id)]
        if there:
            self.unfold_to(there)
            self.select(there)
            self.bring_all(there)

    def collapse(self, ids: Iterable[str] | None = None, on: bool | None = None) -> None:
        """Fold away, or show again, what is below these; without more said, change it for what is selected."""
        self.does.collapse(self.selection.ids if ids is None else ids, on)

    def unfold(self, ids: Iterable[str]) -> None:
        """Show what is below these."""
        self.does.collapse([id for id in ids if id in self.collapsed], False)

    def unfold_to(self, ids: Iterable[str]) -> None:
        """Show these, whatever hides them."""
        if self.fishbone is None:
            return
        above, hiding = owners(self.fishbone), set()
        bones = set()
        for id in ids:
            while id in above:
                id = above[id]
                hiding.add(id)
            bones.add(id)
        if self.focus is not None and bones - {self.focus}:
            self.focus_on(None)
        self.unfold(hiding)

    def focus_on(self, bone_id: str | None) -> None:
        """Look at one bone alone, large; at all of them again with `None`."""
        self.typing.finish()
        wanted = bone_id if bone_id is not None and self.is_bone(bone_id) else None
        if wanted != self.focus:
            self.focus = wanted
            self.motion.shown = None
            self.relay()
            self.selection.prune()
            self.fit()
            self.shape_changed.emit()

    def focus_next(self, by: int) -> None:
        """From the bone that is looked at alone to the next one, or to the one before; round and round."""
        if self.fishbone is not None and self.focus is not None:
            bones = [bone.id for bone in self.fishbone.categories]
            self.focus_on(bones[(bones.index(self.focus) + by) % len(bones)])

    def zoom_in(self) -> None:
        self.does.zoom_by(1.25)

    def zoom_out(self) -> None:
        self.does.zoom_by(1 / 1.25)

    def actual_size(self) -> None:
        self.zoom.sharpen()
        self.zoom.to(1.0)

    # What the sight asks for

    def drawn(self, stored: Fishbone) -> Fishbone:
        return self.typing.drawn(stored)

    def chosen(self) -> Collection[str]:
        return () if self.typing.is_open else self.selection.ids

    def faded(self) -> Collection[str]:
        return self.pointing.carried

    def paint_over(self, painter: QPainter) -> None:
        if self.pointing.gesture:
            self.pointing.gesture.paint(painter, self.pixel())
        elif not self.motion.is_on and not self.typing.is_open:
            for id in self.with_signs():
                paint_sign(painter, self, id)

    def with_signs(self) -> list[str]:
        """What shows the sign to fold it: that under the pointer, and what is selected alone."""
        chosen = self.selection.ids if len(self.selection.ids) == 1 else []
        return [id for id in dict.fromkeys((self.pointing.hovered, *chosen)) if self.has(id)]

    def _selected(self) -> None:
        self.viewport().update()
        self.selection_changed.emit(self.selected())

    # Events

    def show_tip(self, event: QHelpEvent) -> bool:
        return show_cause_tip(self, event)

    def hideEvent(self, event: QEvent) -> None:
        self.motion.stop()
        super().hideEvent(event)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.pointing.bring(event.mimeData(), event.position()):
            event.acceptProposedAction()
        else:
            event.ignore()
