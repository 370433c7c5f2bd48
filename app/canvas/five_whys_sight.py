"""The sight of one five whys, as a tree or as a list: laid out, painted, brought near. `WhysView` has the hands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QBrush, QPainter, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from app.calc.five_whys import FiveWhys
from app.canvas.five_whys_drawing import LaidWhys, Reading
from app.canvas.handed_sight import HandedSight
from app.canvas.symbol_drawing import colour
from app.language import current
from app.look import Look

_MARGIN = 28.0
_READABLE = 0.62
_LIST_LEAST, _LIST_MOST = 560.0, 1180.0


class WhysSight(HandedSight):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.whys_id: str | None = None
        self.five_whys: FiveWhys | None = None
        self.laid: LaidWhys | None = None
        self.as_list = False
        self.reading: Reading | None = None
        self._laid_for = 0.0
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self.fit)

    # For those with hands

    def shown(self, stored: FiveWhys) -> FiveWhys:
        """What is stored, with what is being typed."""
        return stored

    def framed(self) -> list[str]:
        """What is selected."""
        return []

    def aimed_at(self) -> str | None:
        """What a carried answer would become an answer to."""
        return None

    def paint_over(self, painter: QPainter) -> None:
        """What shows over the picture, in pixels of the viewport."""

    def moved(self) -> None:
        """The picture lies elsewhere in the viewport."""

    # Layout

    def relay(self) -> None:
        """Lay out what is stored, and what is being typed."""
        self._laid_for = self._list_width()
        if self.five_whys is None:
            self.laid = None
        else:
            shown = self.shown(self.five_whys)
            self.laid = LaidWhys(shown, current(), as_list=self.as_list, list_width=self._laid_for)
        self.bound_scene()
        self.moved()
        self.viewport().update()

    def _list_width(self) -> float:
        room = self.viewport().width() / self.size_factor - 2 * _MARGIN
        return min(max(room, _LIST_LEAST), _LIST_MOST)

    def has(self, id: str) -> bool:
        return self.laid is not None and id in self.laid.layout.boxes

    # Place and zoom

    def bounds(self) -> QRectF:
        return self.laid.bounds() if self.laid else QRectF()

    def is_whole(self) -> bool:
        return self.visible_rect().contains(self.bounds())

    def fit(self) -> None:
        """The whole tree; the list as wide as it is, from its first line on."""
        if self.laid is None or not self.as_list:
            self.zoom.fit(self.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN) if self.laid else QRectF())
            return
        height = self.viewport().height() / self.size_factor
        middle = QPointF(self.bounds().center().x(), self.bounds().top() - _MARGIN + height / 2)
        self.zoom.show(middle, self.size_factor)

    def keep_whole(self, change: Callable[[], object]) -> None:
        """Do what makes the tree larger; one that was seen whole stays whole while it can be read."""
        was_whole = self.is_whole()
        change()
        room, bounds = self.viewport().rect(), self.bounds()
        if was_whole and not self.as_list and not bounds.isEmpty() and not self.is_whole():
            fits_at = min(room.width() / bounds.width(), room.height() / bounds.height())
            if fits_at >= _READABLE * self.size_factor:
                self.fit()

    def come_near(self, id: str) -> None:
        """Bring one into view, near enough to be read."""
        if self.has(id) and self.zoom.scale < _READABLE and self.laid is not None:
            self.zoom.show(self.laid.box(id).center(), self.size_factor)
        self.bring(id)

    def bring(self, id: str) -> None:
        """Scroll as little as shows one of them."""
        if self.laid is not None and self.has(id):
            box = self.laid.box(id)
            self.show_box((box.left(), box.top(), box.right(), box.bottom()), 24.0 * self.size_factor)

    def scroll_by(self, dx: int, dy: int) -> None:
        super().scroll_by(dx, dy)
        self.viewport().update()  # frames and buttons are painted in pixels of the screen
        self.moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        seen = QRectF(QPointF(0, 0), event.oldSize().toSizeF())
        was_seen = self.viewportTransform().inverted()[0].mapRect(seen)
        whole = self.fits_when_shown or was_seen.contains(self.bounds())
        super().resizeEvent(event)
        if self.as_list and self._list_width() != self._laid_for:
            self.relay()
        if whole or self.as_list:
            self._refit.start()

    # Painting

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, colour(self.look.canvas))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if self.laid is None:
            return
        self.laid.draw(painter, self.look, self.reading, area=area)
        pixel = self.size_factor / self.zoom.scale
        for id in self.framed():
            self._frame(painter, id, pixel, Qt.PenStyle.SolidLine)
        if aimed := self.aimed_at():
            self._frame(painter, aimed, pixel, Qt.PenStyle.DashLine)
        painter.setWorldTransform(QTransform())
        self.paint_over(painter)

    def _frame(self, painter: QPainter, id: str, pixel: float, style: Qt.PenStyle) -> None:
        if self.laid is not None and self.has(id):
            painter.setPen(QPen(QBrush(colour(self.look.accent)), 2.5 * pixel, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            off = 4.5 * pixel
            painter.drawRoundedRect(self.laid.box(id).adjusted(-off, -off, off, off), 9, 9)
