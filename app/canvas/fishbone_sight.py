"""The sight of a cause-and-effect diagram: laid out, painted, brought near. `FishboneView` has the hands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.calc.fishbone import Fishbone
from app.calc.fishbone_layout import Layout
from app.calc.grid import Box
from app.calc.laid_fishbone import Laid
from app.canvas.fishbone_drawing import FishbonePainting, author_inks, screen_measure
from app.canvas.fishbone_motion import Motion, Place
from app.canvas.handed_sight import HandedSight
from app.canvas.symbol_drawing import colour
from app.look import Look

READABLE = 0.7
"""Below this zoom a text is brought nearer before it is typed, and the whole diagram is not made to fit by itself."""
_MARGIN = 24.0
_FIT, _LARGEST, _LARGEST_BONE = 0.98, 1.5, 2.4
"""Of the view a fitted diagram fills so much, and is no larger than this; a bone that is looked at alone, than that."""


class FishboneSight(HandedSight):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.fishbone: Fishbone | None = None
        self.laid: Laid | None = None
        self.collapsed: frozenset[str] = frozenset()
        self.focus: str | None = None
        self.authors = False
        self.motion = Motion(self)
        self._layout = Layout(screen_measure())
        self._inks: dict[str, str] = {}
        self._is_fitted, self._places_itself = True, False

    # For those with hands

    def drawn(self, stored: Fishbone) -> Fishbone:
        """What is stored, with what is being typed."""
        return stored

    def chosen(self) -> Collection[str]:
        """What is selected."""
        return ()

    def faded(self) -> Collection[str]:
        """What is being carried."""
        return ()

    def paint_over(self, painter: QPainter) -> None:
        """What shows over the diagram, at scene coordinates."""

    # Layout

    def relay(self) -> None:
        """Lay out what is stored and what is being typed, and go there."""
        if self.fishbone is None:
            self.laid = None
            self.motion.go(None)
            self.bound_scene()
            return
        drawn = self.drawn(self.fishbone)
        self._inks = author_inks(drawn) if self.authors else {}
        self.laid = self._layout.lay(drawn, self.collapsed, self.focus, authors=self.authors)
        place = None
        if self._is_fitted and not self.visible_rect().contains(self.bounds()):
            place = self._whole() if self._grows_whole() else None
        self.bound_scene()
        self.motion.go(self.laid, place)

    def has(self, id: str) -> bool:
        laid = self.laid
        return laid is not None and (id in laid.causes or id in laid.bones or id == laid.head.id)

    def box_of(self, id: str) -> Box:
        """Around the text of a cause, of a bone or of the effect."""
        assert self.laid is not None
        laid = self.laid.causes.get(id) or self.laid.bones.get(id) or self.laid.head
        return laid.box

    def ids_within(self, box: Box) -> list[str]:
        """The causes whose texts lie whole in a box."""
        causes = self.laid.causes.items() if self.laid else ()
        left, top, right, bottom = box
        return [
            id
            for id, cause in causes
            if left <= cause.box[0] and cause.box[2] <= right and top <= cause.box[1] and cause.box[3] <= bottom
        ]

    # Place and zoom

    def bounds(self) -> QRectF:
        if self.laid is None:
            return QRectF()
        left, top, right, bottom = self.laid.bounds
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def place(self) -> Place:
        return self.visible_rect().center(), self.zoom.scale

    def show_at(self, place: Place) -> None:
        with self._placing():
            self.zoom.show(*place)

    def fit(self) -> None:
        """Show all that is laid out, and go on doing so while it grows."""
        self.motion.stop()
        self.show_at(self._whole() if self.laid else (QPointF(), 1.0))
        self._is_fitted = True

    def _grows_whole(self) -> bool:
        """Whether it comes into sight as a whole by itself, and can be read then."""
        return self._is_fitted and self._whole()[1] >= READABLE * self.size_factor

    def _whole(self) -> Place:
        rect, room = self.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN), self.viewport().rect()
        scale = _FIT * min(room.width() / rect.width(), room.height() / rect.height())
        return rect.center(), min(scale, (_LARGEST_BONE if self.focus else _LARGEST) * self.size_factor)

    def come_near(self, id: str) -> None:
        """Bring a text into view, near enough to be read by everyone in the room."""
        if self.has(id) and self.zoom.scale < READABLE * self.size_factor:
            self.motion.stop()
            left, top, right, bottom = self.box_of(id)
            self.zoom.show(QPointF((left + right) / 2, (top + bottom) / 2), self.size_factor)
        self.bring(id)

    def bring(self, id: str) -> None:
        """Scroll as little as shows a text, where the whole diagram does not come into sight."""
        if self.has(id) and not self._grows_whole():
            self.show_box(self.box_of(id), 24.0 * self.size_factor)

    def bring_all(self, ids: Iterable[str]) -> None:
        """Scroll to what changed, unless some of it is in sight."""
        self.show_changed([self.box_of(id) for id in ids if self.has(id)])

    def show_wide(self, around: QRectF) -> None:
        self.fit()

    @contextmanager
    def _placing(self) -> Iterator[None]:
        """What moves the picture meanwhile is not the user's hand."""
        outer, self._places_itself = self._places_itself, True
        try:
            yield
        finally:
            self._places_itself = outer

    def scroll_by(self, dx: int, dy: int) -> None:
        self._is_fitted &= self._places_itself or not (dx or dy)
        super().scroll_by(dx, dy)

    def set_scale(self, scale: float) -> None:
        self._is_fitted &= self._places_itself
        super().set_scale(scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._placing():
            super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    # Painting

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, colour(self.look.canvas))
        if self.motion.shown is None:
            return
        painting = FishbonePainting(
            painter,
            self.look,
            scale=self.zoom.scale,
            inks=self._inks,
            chosen=self.chosen(),
            faded=self.faded(),
        )
        painting.draw(self.motion.shown, (area.left(), area.top(), area.right(), area.bottom()))
        self.paint_over(painter)
