"""Zoom and place of a view. While the wheel turns, the last picture is shown scaled; it turns sharp when that rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, QTimer
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.sight import Sight

LEAST, MOST = 0.02, 8.0
_IDLE_MS = 120
_FIT = 0.96
_AT_MOST_WHEN_FITTED = 1.6
_SMALL, _LARGE = 0.45, 3.0
"""Beyond these a scaled picture shows too little or too coarsely, and another is taken."""


class Zoom:
    def __init__(self, view: Sight) -> None:
        self.view = view
        self._picture: QPixmap | None = None
        self._shows = QRectF()
        self._taken_at = 1.0
        self._rest = QTimer(view, singleShot=True, interval=_IDLE_MS)
        self._rest.timeout.connect(self.sharpen)

    @property
    def scale(self) -> float:
        return float(self.view.transform().m11())

    def turn(self, factor: float, at: QPointF) -> None:
        """One step of a wheel or of a pinch about a point of the viewport."""
        relative = self.scale / self._taken_at
        if self._picture is None or not _SMALL < relative < _LARGE:
            self._picture = self.view.picture()
            self._shows = self.view.visible_rect()
            self._taken_at = self.scale
        self.to(self.scale * factor, at)
        self._rest.start()

    def to(self, scale: float, at: QPointF | None = None) -> None:
        """Show at this scale, the given point of the viewport (else its middle) staying where it is."""
        view = self.view
        at = at if at is not None else QRectF(view.viewport().rect()).center()
        scale = min(max(scale, LEAST), MOST)
        here = view.to_scene(at)
        if scale != self.scale:
            view.set_scale(scale)
        there = view.viewportTransform().map(here)
        view.scroll_by(round(there.x() - at.x()), round(there.y() - at.y()))

    def show(self, centre: QPointF, scale: float) -> None:
        """Bring a point of the scene to the middle, at this scale."""
        self.sharpen()
        self.to(scale)
        there = self.view.viewportTransform().map(centre)
        middle = QRectF(self.view.viewport().rect()).center()
        self.view.scroll_by(round(there.x() - middle.x()), round(there.y() - middle.y()))
        self.view.viewport().update()

    def fit(self, rect: QRectF) -> None:
        """Show all of a rectangle of the scene; a small one no larger than is good to read."""
        if rect.isEmpty():
            self.show(QPointF(0, 0), 1.0)
            return
        room = QSizeF(self.view.viewport().size())
        scale = _FIT * min(room.width() / rect.width(), room.height() / rect.height())
        self.show(rect.center(), min(scale, _AT_MOST_WHEN_FITTED))

    def sharpen(self) -> None:
        """Leave the scaled picture, if there is one."""
        self._rest.stop()
        if self._picture is not None:
            self._picture = None
            self.view.viewport().update()

    @property
    def is_turning(self) -> bool:
        return self._picture is not None

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """The scaled picture, in the pixels of the viewport."""
        assert self._picture is not None
        painter.setWorldTransform(QTransform())
        painter.fillRect(rect, colour(self.view.look.canvas))
        target = self.view.viewportTransform().mapRect(self._shows).toAlignedRect()
        painter.drawPixmap(target, self._picture)
