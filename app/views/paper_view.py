"""A sheet of paper on screen, in its true proportions: fitted, enlarged, moved about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

SMALLEST, LARGEST, STEP = 0.1, 4.0, 1.25
_MARGIN = 24
_SHARP_AFTER_MS = 60


class PaperView(QAbstractScrollArea):
    """Shows a picture of the page, stretched until a sharper one comes."""

    sharp_wanted = Signal(float)
    """So many device pixels per point."""
    zoomed = Signal(float)
    """Share of the true size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = QSizeF()
        self._image = QImage()
        self._zoom: float | None = None
        self._hand: QPointF | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SHARP_AFTER_MS)
        self._soon.timeout.connect(lambda: self.sharp_wanted.emit(self.pixels_per_point() * self.devicePixelRatioF()))

    def show_page(self, size: QSizeF, image: QImage) -> None:
        """`size` in points."""
        changed = size != self._page
        self._page, self._image = size, image
        if changed:
            self._lay()
        self.viewport().update()

    def pixels_per_point(self) -> float:
        if self._zoom is not None:
            return self._zoom * self.logicalDpiX() / 72
        if self._page.isEmpty():
            return 1.0
        room = self.maximumViewportSize()
        return max(
            0.05,
            min((room.width() - 2 * _MARGIN) / self._page.width(), (room.height() - 2 * _MARGIN) / self._page.height()),
        )

    def zoom(self) -> float:
        return self.pixels_per_point() * 72 / self.logicalDpiX()

    def fit(self) -> None:
        self._zoom = None
        self._lay()

    def set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        """Enlarge so that the point `about` of the viewport, its middle by default, stays where it is."""
        about = about or QPointF(self.viewport().rect().center())
        before = self._sheet()
        at = (about - before.topLeft()) / max(before.width(), 1.0)
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._lay()
        after = self._sheet()
        moved = after.topLeft() + at * after.width() - about
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(moved.y()))

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom() * STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom() / STEP)

    def actual_size(self) -> None:
        self.set_zoom(1.0)

    def _sheet(self) -> QRectF:
        """Where the page lies in the viewport."""
        size = self._page * self.pixels_per_point()
        room = QSizeF(self.viewport().size())
        x = max((room.width() - size.width()) / 2, _MARGIN) - self.horizontalScrollBar().value()
        y = max((room.height() - size.height()) / 2, _MARGIN) - self.verticalScrollBar().value()
        return QRectF(QPointF(round(x), round(y)), size)

    def _lay(self) -> None:
        size, room = self._page * self.pixels_per_point(), self.maximumViewportSize()
        for bar, length, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, 0 if self._zoom is None else max(0, round(length + 2 * _MARGIN - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()
        self._soon.start()
        self.zoomed.emit(self.zoom())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        if not self._page.isEmpty():
            sheet = self._sheet()
            painter.fillRect(sheet, Qt.GlobalColor.white)
            if not self._image.isNull():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(sheet, self._image)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy, QRect(self.viewport().rect()))
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom() * STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand is not None:
            moved = event.position() - self._hand
            self._hand = event.position()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand = None
        self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the sheet; everything else belongs to whoever shows it."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()
