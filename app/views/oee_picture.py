"""The pictures of the OEE page: the waterfall of times or the ranking of losses, and the OEE from series to series."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from app.calc.oee import LOSSES, Oee
from app.calc.oee_explanation import explain, explain_together
from app.calc.oee_figures import OeeFigures
from app.canvas.oee_drawing import draw_losses, draw_oee
from app.canvas.oee_layout import LaidOee, Row, lay_oee
from app.canvas.oee_trend_drawing import LaidTrend, draw_trend, lay_trend
from app.canvas.tip import tip_of
from app.language import _
from app.views.theme import Appearance

MARGIN = 10


class OeePicture(QWidget):
    """`kind` is "waterfall" or "ranking". `pointed(key)` on a click on a time: a key of the figures."""

    pointed = Signal(str)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.kind = "waterfall"
        self._series: Sequence[Oee] = ()
        self._found: OeeFigures | None = None
        self._name = ""
        self.setMinimumSize(worn.px(160), worn.px(120))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tell(self, series: Sequence[Oee], found: OeeFigures, name: str) -> None:
        self._series, self._found, self._name = series, found, name
        self.setAccessibleName(_("Waterfall of times") if self.kind == "waterfall" else _("Losses in falling order"))
        self.update()

    def show_kind(self, kind: str) -> None:
        self.kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(480), self._worn.px(320))

    def _room(self, rect: QRectF) -> QRectF:
        edge = self._worn.px(MARGIN)
        return rect.adjusted(edge, edge * 0.5, -edge, -edge * 0.5)

    def laid(self) -> LaidOee | None:
        if self._found is None or self.kind != "waterfall":
            return None
        return lay_oee(self._room(QRectF(self.rect())), self._found, scale=self._worn.scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._worn.look.surface))
        self._draw(painter, QRectF(self.rect()))
        painter.end()

    def _draw(self, painter: QPainter, rect: QRectF) -> None:
        if self._found is None:
            return
        look, scale, room = self._worn.look, self._worn.scale, self._room(rect)
        if self.kind == "waterfall":
            draw_oee(painter, room, self._found, look, scale=scale)
        else:
            draw_losses(painter, room, self._series, look, name=self._name, scale=scale)

    def picture(self, width: int, height: int) -> QPixmap:
        made = QPixmap(width, height)
        made.fill(QColor(self._worn.look.surface))
        painter = QPainter(made)
        self._draw(painter, QRectF(0, 0, width, height))
        painter.end()
        return made

    def words_of(self, row: Row) -> str:
        """How a time comes about; what a loss is."""
        if not row.key:
            return f"{_(LOSSES[row.kind]) if row.kind else row.name}: {row.value}, {row.share}"
        one = self._series[0] if len(self._series) == 1 else None
        return str(explain(one, row.key) if one is not None else explain_together(self._series, row.key))

    def _row_at(self, at: QPointF) -> Row | None:
        laid = self.laid()
        return laid.row_at(at.x(), at.y()) if laid is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row is not None and row.key:
            self.pointed.emit(row.key)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip_of(self.words_of(row)) if row is not None else "", self)
            return True
        return super().event(event)


class OeeTrend(QWidget):
    """Small: a point for each series, the target as a line. `chosen(id)` on a click on a point."""

    chosen = Signal(str)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self._series: Sequence[Oee] = ()
        self._target: float | None = None
        self._at: Sequence[str] = ()
        self.setFixedHeight(worn.px(96))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("OEE from series to series"))

    def tell(self, series: Sequence[Oee], target: float | None, at: Sequence[str]) -> None:
        """In the order of time; `target` is a share, `at` the ids of what is selected."""
        self._series, self._target, self._at = series, target, at
        self.update()

    def laid(self) -> LaidTrend:
        edge = self._worn.px(MARGIN)
        room = QRectF(self.rect()).adjusted(edge, edge * 0.3, -edge, -edge * 0.3)
        return lay_trend(room, self._series, self._target, scale=self._worn.scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._worn.look.surface))
        draw_trend(painter, self.laid(), self._worn.look, selected=self._at)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if id := self.laid().at(event.position()):
            self.chosen.emit(id)
