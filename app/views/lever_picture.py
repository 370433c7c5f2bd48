"""A picture of the money of a lever: its years, or its break-even."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.calc.lever import Lever
from app.canvas.break_even_drawing import draw_break_even
from app.canvas.cash_flow_drawing import draw_cash_flow
from app.language import N_, _
from app.views.theme import Appearance

PICTURES = {"years": (N_("Money year by year"), draw_cash_flow), "break_even": (N_("Break-even"), draw_break_even)}
MARGIN = 10


class LeverPicture(QWidget):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.kind = "years"
        self.lever: Lever | None = None
        self.currency = ""
        self.setMinimumSize(worn.px(120), worn.px(120))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tell(self, lever: Lever | None, currency: str, kind: str) -> None:
        self.lever, self.currency, self.kind = lever, currency, kind
        self.setAccessibleName(_(PICTURES[kind][0]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(420), self._worn.px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._worn.look.surface))
        self._draw(painter, QRectF(self.rect()))
        painter.end()

    def _draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.lever is not None:
            edge = self._worn.px(MARGIN)
            room = rect.adjusted(edge, edge * 0.6, -edge, -edge * 0.4)
            draw = PICTURES[self.kind][1]
            draw(painter, room, self.lever, self._worn.look, currency=self.currency, scale=self._worn.scale)

    def picture(self, width: int, height: int) -> QPixmap:
        """As large as asked for, for the start page."""
        made = QPixmap(width, height)
        made.fill(QColor(self._worn.look.surface))
        painter = QPainter(made)
        self._draw(painter, QRectF(0, 0, width, height))
        painter.end()
        return made
