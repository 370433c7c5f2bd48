"""Lucide's icons, drawn in the colour of the palette or in one given, sharp at every pixel ratio."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.places import RESOURCES


@cache
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str, filled: bool) -> QSvgRenderer:
    source = _source(name).replace('fill="none"', 'fill="currentColor"') if filled else _source(name)
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


class _Lucide(QIconEngine):
    def __init__(self, name: str, colour: str | None, filled: bool) -> None:
        super().__init__()
        self._name, self._colour, self._filled = name, colour, filled

    def clone(self) -> QIconEngine:
        return _Lucide(self._name, self._colour, self._filled)

    def key(self) -> str:
        return "lucide"

    def isNull(self) -> bool:
        return False

    def _wanted(self, mode: QIcon.Mode) -> str:
        palette, role = QGuiApplication.palette(), QPalette.ColorRole.ButtonText
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, role).name()
        return self._colour or palette.color(QPalette.ColorGroup.Active, role).name()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._wanted(mode), self._filled).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        if size.isEmpty():  # a button squeezed to nothing for a moment
            return QPixmap()
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def icon(name: str, colour: str | None = None, *, filled: bool = False) -> QIcon:
    """`name` is a file of `resources/icons`; without a colour the icon follows the text of buttons."""
    return QIcon(_Lucide(name, colour, filled))
