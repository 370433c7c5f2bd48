"""The sight of a picture that paints itself: its zoom and place. What is painted, and the hands, come with others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from app.calc.grid import Box
from app.canvas.font import load_fonts
from app.canvas.zoom import Zoom
from app.look import Look
from app.models.diff import Diff
from app.models.document import Document

_MOST_PARTS = 12
"""A dirty region of more rectangles is painted as one."""
_AROUND = 8
"""Frames and handles stand as far as this around what they belong to; pixels."""
_WHEEL = 1.0015
"""Zoom of one unit of the wheel's angle; a notch has 120."""


class Sight(QGraphicsView):
    """Its scene lends it coordinates alone, and never paints: no item is asked one by one."""

    zoom_changed = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.look, self.size_factor = look, 1.0
        self.setScene(self.make_scene())
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        # The style sheet makes it see-through, and then every scroll repaints all of it.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.zoom = Zoom(self)
        self.fits_when_shown = True
        self._scrolled, self._gathers_scrolling = QPoint(), False

    def follow(self, document: Document, take: Callable[[Diff], None]) -> None:
        """Hear of every gesture, until the view is no more."""
        self.destroyed.connect(_ending(document.subscribe(take)))

    # What is seen: for those that show something

    def make_scene(self) -> QGraphicsScene:
        return QGraphicsScene(self)

    def bounds(self) -> QRectF:
        """Everything that is drawn; empty for an empty picture."""
        return QRectF()

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        """Paint what lies in this part of the scene, with the ground below it."""

    @property
    def floats(self) -> bool:
        """Whether something floats over the picture, which pixels that are shifted would take along."""
        return self.bounds().isEmpty()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self.zoom.is_turning:
            self.zoom.paint(painter, event.rect())
            return
        self._paint_parts(painter, merged(event.region()))  # type: ignore[arg-type]
        self.fits_when_shown = False

    def _paint_parts(self, painter: QPainter, parts: Sequence[QRect]) -> None:
        transform = self.viewportTransform()
        back = transform.inverted()[0]
        for part in parts:
            painter.setWorldTransform(QTransform())
            painter.setClipRect(part)
            painter.setWorldTransform(transform)
            self.paint_area(painter, back.mapRect(QRectF(part.adjusted(-1, -1, 1, 1))))

    def picture(self) -> QPixmap:
        """What is in sight now, as pixels."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.viewport().size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        self._paint_parts(painter, [self.viewport().rect()])
        painter.end()
        return pixmap

    def update_boxes(self, boxes: Iterable[Box]) -> None:
        """Have boxes of the scene painted again, with what stands a little around them."""
        transform, room = self.viewportTransform(), ceil(_AROUND * self.size_factor)
        rects = [
            transform.mapRect(QRectF(left, top, right - left, bottom - top))
            .toAlignedRect()
            .adjusted(-room, -room, room, room)
            for left, top, right, bottom in boxes
        ]
        for rect in merged(rects):
            self.viewport().update(rect)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._scrolled += QPoint(dx, dy)
        if not self._gathers_scrolling:
            self._scroll_pixels()

    def _scroll_pixels(self) -> None:
        by, self._scrolled = self._scrolled, QPoint()
        if self.zoom.is_turning or self.floats:
            self.viewport().update()
        elif not by.isNull():
            self.viewport().scroll(by.x(), by.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits_when_shown:
            self.zoom.fit(self.bounds())
        else:
            self.bound_scene()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.turn(_WHEEL ** event.angleDelta().y(), event.position())
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                by = by.transposed()
            self.scroll_by(-by.x(), -by.y())
        event.accept()

    # Where things are

    def pixel(self) -> float:
        """The size of a pixel of the screen in the scene, larger in the projector look."""
        return self.size_factor / self.zoom.scale

    def to_scene(self, at: QPointF) -> QPointF:
        return self.viewportTransform().inverted()[0].map(at)

    def visible_rect(self) -> QRectF:
        return self.viewportTransform().inverted()[0].mapRect(QRectF(self.viewport().rect()))

    def bound_scene(self) -> None:
        """Leave room to scroll on all sides, so that nothing jumps when the picture grows."""
        seen = self.visible_rect()
        w, h = seen.width(), seen.height()
        self.setSceneRect((self.bounds() | seen).adjusted(-w, -h, w, h))

    def set_scale(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))
        self.bound_scene()
        self.viewport().update()
        self.zoom_changed.emit(scale)

    def show_place(self, centre: QPointF, scale: float) -> None:
        """Bring a point of the scene to the middle, at this zoom."""
        self.fits_when_shown = False
        self.zoom.show(centre, scale)

    def scroll_by(self, dx: int, dy: int) -> None:
        """Both ways at once: each shift of the pixels copies all of them."""
        self._gathers_scrolling = True
        for bar, by in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            if by:
                bar.setValue(bar.value() + by)
        self._gathers_scrolling = False
        self._scroll_pixels()

    def show_box(self, box: Box, margin: float = 40.0) -> None:
        """Scroll as little as brings a box of the scene into view."""
        rect = self.viewportTransform().mapRect(QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3])))
        room = QRectF(self.viewport().rect()).adjusted(margin, margin, -margin, -margin)
        dx = min(0.0, rect.left() - room.left()) or max(0.0, rect.right() - room.right())
        dy = min(0.0, rect.top() - room.top()) or max(0.0, rect.bottom() - room.bottom())
        if dx or dy:
            self.scroll_by(round(dx), round(dy))

    def show_changed(self, boxes: Iterable[Box]) -> None:
        """Bring what changed into view, unless some of it is there already."""
        rects = [QRectF(QPointF(b[0], b[1]), QPointF(b[2], b[3])).adjusted(0, 0, 0.1, 0.1) for b in boxes]
        seen = self.visible_rect()
        if not rects or any(seen.contains(rect) for rect in rects):
            return
        around = rects[0]
        for rect in rects[1:]:
            around |= rect
        if around.width() > seen.width() or around.height() > seen.height():
            self.show_wide(around)
        else:
            self.zoom.show(around.center(), self.zoom.scale)

    def show_wide(self, around: QRectF) -> None:
        """What has no room in the view as it is."""
        self.zoom.fit(around)


def _ending(stop: Callable[[], None]) -> Callable[[QObject], None]:
    """A slot that holds no view: it runs when the view is no more."""
    return lambda _view: stop()


def merged(rects: Iterable[QRect]) -> list[QRect]:
    """Fewer rectangles that cover the same: those that lie close together become one.

    Each costs as much as some 4,000 pixels more. A diagonal pan bares an L, whose bounding box is nearly everything:
    its two arms stay apart.
    """
    parts: list[QRect] = []
    for rect in rects:
        for i, part in enumerate(parts):
            both = part.united(rect)
            if _area(both) <= 1.3 * (_area(part) + _area(rect)) + 4_000:
                parts[i] = both
                break
        else:
            parts.append(rect)
            if len(parts) > _MOST_PARTS:
                parts = [_around(parts)]
    return parts


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


def _around(rects: list[QRect]) -> QRect:
    around = QRect()
    for rect in rects:
        around = around.united(rect)
    return around
