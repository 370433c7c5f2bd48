"""The cards of a board as pixels: each is drawn once and then copied, for as long as it says the same."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.calc.board import Card
from app.calc.laid_board import LaidCard
from app.canvas.board_drawing import BoardPainting

MOST = 160
"""Pictures kept, a few screens full; the ones that were not seen for longest go first."""
EDGE = 2.0
"""The frame of a selected card reaches so far around it."""


@dataclass(slots=True)
class _Picture:
    card: Card
    lines: tuple[str, ...]
    of: tuple[object, ...]
    pixmap: QPixmap


class CardPictures:
    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Picture] = OrderedDict()

    def forget(self) -> None:
        """Another look: all are drawn anew."""
        self._kept.clear()

    def draw(self, painter: QPainter, painting: BoardPainting, laid: LaidCard, scale: float, ratio: float) -> None:
        """At the nearest whole pixel, so that its letters stay sharp."""
        left, top, right, bottom = laid.box
        of = (right - left, bottom - top, painting.state_of(laid.card.id), scale, ratio)
        kept = self._kept.get(laid.card.id)
        if kept is None or kept.card is not laid.card or kept.lines != laid.lines or kept.of != of:
            kept = _Picture(laid.card, laid.lines, of, _drawn(painting, laid, scale, ratio))
            self._kept[laid.card.id] = kept
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(laid.card.id)
        transform = painter.worldTransform()
        at = transform.map(QPointF(left - EDGE, top - EDGE))
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(floor(at.x() + 0.5), floor(at.y() + 0.5), kept.pixmap)  # alike on both sides of 0
        painter.setWorldTransform(transform)


def _drawn(painting: BoardPainting, laid: LaidCard, scale: float, ratio: float) -> QPixmap:
    left, top, right, bottom = laid.box
    wide, high = right - left + 2 * EDGE, bottom - top + 2 * EDGE
    pixmap = QPixmap(max(1, round(wide * scale * ratio)), max(1, round(high * scale * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(scale, scale)
    painter.translate(EDGE - left, EDGE - top)
    painting.on(painter).card(laid)
    painter.end()
    return pixmap
