"""Carry cards over the board: a picture of them goes with the pointer, and where they would fall is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from app.calc.board_drop import Drop, drop_at
from app.calc.grid import Box
from app.canvas.board_drawing import BoardPainting
from app.canvas.font import SEMI_BOLD, map_font, width
from app.canvas.gesture import is_pulled
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView

_OPACITY = 0.92
_BEHIND, _AT_MOST_BEHIND = 5.0, 2
"""Of several cards the further ones look out behind the first by so many pixels."""
_COUNT_PX = 13


class CarryCards:
    """`has_begun` once the pointer has left the spot; what falls is given to the view, which asks for the proofs."""

    scrolls = True

    def __init__(self, view: BoardView, at: QPointF, grabbed: str, carried: Sequence[str]) -> None:
        self._view, self._pressed, self._at = view, at, at
        self._grabbed = grabbed
        self.carried, self.has_begun = tuple(carried), False
        self.drop: Drop | None = None
        self._picture: QPixmap | None = None
        left, top, right, bottom = view.box_of(grabbed)
        self._size = right - left, bottom - top
        self._off = view.to_scene(at) - QPointF(left, top)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self._view
        if not self.has_begun:
            if not is_pulled(self._pressed, at):
                return
            self._begin()
        before = self._boxes()
        self._at = at
        here = view.to_scene(at)
        self.drop = drop_at(view.laid, here.x(), here.y(), self.carried)
        view.update_boxes([*before, *self._boxes()])

    def _begin(self) -> None:
        self.has_begun = True
        self._picture = self._pictured()
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._view.viewport().update()

    def _pictured(self) -> QPixmap:
        """The card as it is in sight, once for the whole way."""
        view = self._view
        ratio, scale = view.devicePixelRatioF(), view.zoom.scale
        wide, high = self._size
        pixmap = QPixmap(round((wide + 4) * scale * ratio), round((high + 4) * scale * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        left, top, _right, _bottom = view.box_of(self._grabbed)
        painter.translate(2 - left, 2 - top)
        painting = BoardPainting(painter, view.look, year=view.today.year, scale=scale, chosen=(self._grabbed,))
        painting.card(view.laid.cards[self._grabbed])
        painter.end()
        return pixmap

    def finish(self) -> None:
        self._end()
        if self.has_begun and self.drop is not None:
            self._view.does.put(self.carried, self.drop)

    def cancel(self) -> None:
        self._end()

    def _end(self) -> None:
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def _ghost(self) -> QRectF:
        """Where the card in the hand is, in the scene."""
        corner = self._view.to_scene(self._at) - self._off
        more = _BEHIND * min(_AT_MOST_BEHIND, len(self.carried) - 1)
        return QRectF(corner.x(), corner.y(), self._size[0] + more, self._size[1] + more)

    def _boxes(self) -> list[Box]:
        ghost = self._ghost().adjusted(-2, -14, 14, 2)
        boxes: list[Box] = [(ghost.left(), ghost.top(), ghost.right(), ghost.bottom())]
        if self.drop and self.drop.line:
            boxes.append(self.drop.line)
        if self.drop and self.drop.frame:
            boxes.append(self.drop.frame)
        return boxes

    def paint(self, painter: QPainter, pixel: float) -> None:
        if not self.has_begun or self._picture is None:
            return
        look, ghost = self._view.look, self._ghost()
        accent = QBrush(colour(look.accent))
        if self.drop and self.drop.frame:
            left, top, right, bottom = self.drop.frame
            painter.setPen(QPen(accent, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(2, 2, -2, -2), 5, 5)
        if self.drop and self.drop.line:
            painter.setPen(QPen(accent, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(*self.drop.line))
        wide, high = self._size
        painter.setPen(QPen(QBrush(colour(look.accent)), 1))
        painter.setBrush(colour(look.surface))
        for i in range(min(_AT_MOST_BEHIND, len(self.carried) - 1), 0, -1):
            painter.drawRoundedRect(QRectF(ghost.left() + i * _BEHIND, ghost.top() + i * _BEHIND, wide, high), 6, 6)
        painter.setOpacity(_OPACITY)
        target = QRectF(ghost.left() - 2, ghost.top() - 2, wide + 4, high + 4)
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        painter.setOpacity(1.0)
        if len(self.carried) > 1:
            self._paint_count(painter, ghost.left() + wide)

    def _paint_count(self, painter: QPainter, right: float) -> None:
        look, words = self._view.look, str(len(self.carried))
        wide = width(words, _COUNT_PX, SEMI_BOLD) + 12
        disc = QRectF(right - wide / 2, self._ghost().top() - 11, wide, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.accent))
        painter.drawRoundedRect(disc, 11, 11)
        painter.setPen(colour(look.on_accent))
        painter.setFont(map_font(_COUNT_PX, SEMI_BOLD))
        painter.drawText(QPointF(disc.left() + 6, disc.center().y() + _COUNT_PX * 0.36), words)
