"""The board as it is shown now as one picture to hand on: the heads of the columns above all of its cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.calc.board import COLUMNS, Column
from app.calc.laid_board import LABEL_PX, SEMI_BOLD, LaidBoard
from app.canvas.board_drawing import BoardPainting
from app.canvas.font import map_font, width
from app.canvas.symbol_drawing import colour
from app.canvas.wheel_drawing import draw_wheel
from app.language import _
from app.look import Look

_HEAD, _WHEEL, _EDGE = 40.0, 20.0, 12.0


@dataclass(frozen=True, slots=True)
class PicturedBoard:
    """`counts` are what stands above the columns, `year` which one need not be said in dates."""

    laid: LaidBoard
    counts: Mapping[Column, str]
    year: int

    def bounds(self) -> QRectF:
        return QRectF(0, -_HEAD, self.laid.width, self.laid.height + _HEAD)

    def draw(self, painter: QPainter, look: Look) -> None:
        middle = -_HEAD / 2
        for (column, name), (left, right) in zip(COLUMNS.items(), self.laid.columns, strict=True):
            x = left + _EDGE
            draw_wheel(painter, QRectF(x, middle - _WHEEL / 2, _WHEEL, _WHEEL), column, look)
            painter.setFont(map_font(LABEL_PX, SEMI_BOLD))
            painter.setPen(colour(look.text))
            baseline = middle + LABEL_PX * 0.36
            painter.drawText(QPointF(x + _WHEEL + 8, baseline), _(name))
            count = self.counts[column]
            painter.drawText(QPointF(right - _EDGE - width(count, LABEL_PX, SEMI_BOLD), baseline), count)
        painting, whole = BoardPainting(painter, look, year=self.year), (0.0, 0.0, self.laid.width, self.laid.height)
        painting.ground(self.laid, whole)
        painting.cards(self.laid, whole)
