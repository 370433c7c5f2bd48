"""A chart on the screen: its series with pyqtgraph, everything around them painted as on paper."""

from __future__ import annotations

from math import hypot
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from app.canvas.chart_hand import ChartHand
from app.canvas.chart_items import PlotBox
from app.canvas.chart_layout import LaidChart, Seen
from app.canvas.chart_painting import DOT, draw_above, draw_below, draw_plate
from app.canvas.chart_plan import Axis, ChartPlan, Spot
from app.canvas.chart_tip import told
from app.canvas.font import load_fonts
from app.canvas.symbol_drawing import colour
from app.canvas.touch import turn_by_touch
from app.look import Look

EDGE = 12
"""Between the chart and the edge of its view."""
_SIDEWAYS = 0.15
"""How much less a distance up or down counts than one sideways, for the nearest point of a line."""


class ChartView(pg.GraphicsView):  # type: ignore[misc]
    """`look` and `scale` are those of the window. Points are told by their index from 1, none by 0.

    Zoom with the wheel (with Ctrl that of the values), pull with the mouse, all of it with F or a double click; arrows,
    Home and End walk the points.
    """

    pointed = Signal(int)
    """The pointer is at another point."""
    chosen = Signal(int)
    menu_wanted = Signal(int, QPoint)
    """A menu was asked for at a place of the screen."""

    def __init__(self, look: Look, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        load_fonts()
        self.look, self.scale_factor = look, scale
        self.setCacheMode(pg.GraphicsView.CacheModeFlag(0))
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.plan = ChartPlan((), Axis())
        self.seen = Seen()
        self.selected: Spot | None = None
        self.hovered: Spot | None = None
        self.boxes: list[PlotBox] = []
        self._left = 0.0
        self._is_pictured = False
        self._xs: Any = np.empty(0)
        self._ys: Any = np.empty(0)
        self.hand = self.zoom = ChartHand(self)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.laid = self._lay()

    # What it shows

    def show_plan(self, plan: ChartPlan) -> None:
        """Show this chart: as it was zoomed where it is the same one with other values, else all of it."""
        before, self.plan = self.plan, plan
        if _shape(before) != _shape(plan):
            self.seen, self._left = Seen(), 0.0
        chosen = self.selected.index if self.selected else 0
        self.selected = plan.spots.of(chosen)
        self.hovered = None
        self._xs, self._ys = np.array(plan.spots.xs, dtype=float), np.array(plan.spots.ys, dtype=float)
        self.setAccessibleName(plan.title)
        self.refresh()

    def wear(self, look: Look, scale: float) -> None:
        self.look, self.scale_factor = look, scale
        self._left = 0.0
        self.refresh()

    def fit(self) -> None:
        """All of it."""
        self.show_seen(Seen())

    def show_seen(self, seen: Seen) -> None:
        self.seen = seen
        if seen == Seen():
            self._left = 0.0
        self.refresh()

    def refresh(self) -> None:
        """Lay it out anew, after anything has changed."""
        self.laid = self._lay()
        plots = self.laid.plots if not self.plan.empty else []
        while len(self.boxes) > len(plots):
            self.scene().removeItem(self.boxes.pop())
        while len(self.boxes) < len(plots):
            box = PlotBox()
            self.scene().addItem(box)
            self.boxes.append(box)
        for box, plot in zip(self.boxes, plots, strict=True):
            box.show_plot(plot, self.look)
        self.viewport().update()

    def _lay(self) -> LaidChart:
        edge = EDGE * self.scale_factor
        rect = QRectF(self.rect()).adjusted(edge, edge * 0.7, -edge, -edge * 0.6)
        laid = LaidChart(self.plan, rect, scale=self.scale_factor, seen=self.seen, least_left=self._left)
        if laid.plots and not self.plan.empty:
            self._left = laid.left - rect.left()  # the plots do not jump while zooming
        return laid

    # Choosing

    def select(self, index: int) -> None:
        """Show this point as chosen, without telling."""
        self.selected = self.plan.spots.of(index)
        self.viewport().update()

    def choose(self, spot: Spot | None) -> None:
        """Choose a point, bring it into sight, and tell."""
        if spot == self.selected:
            return
        self.selected = spot
        if spot is not None and self.seen.x is not None:
            self.hand.bring(spot.x)
        self.setAccessibleDescription(", ".join(told(self.plan, spot)) if spot else "")
        self.viewport().update()
        self.chosen.emit(spot.index if spot else 0)

    def step(self, by: int) -> None:
        """To another point, to the right or to the left of the chosen one."""
        self.choose(self.plan.spots.beside(self.selected, by))

    def point_at(self, spot: Spot | None) -> None:
        if spot != self.hovered:
            self.hovered = spot
            self.viewport().update()
            self.pointed.emit(spot.index if spot else 0)

    def nearest(self, at: QPointF) -> Spot | None:
        """The point that a place of the view means: of a line the nearest sideways, else the nearest one."""
        over = self.laid.plot_at(at) if self.plan.panels and not self.plan.empty else None
        if over is None or not len(self._xs):
            return None
        panel = self.plan.spots.panel
        plot = self.laid.plots[panel]
        xs: Any = plot.x(self._xs)  # of all at once
        ys: Any = plot.y(self._ys)
        scattered = any(series.kind == "points" for series in plot.panel.series)
        by_y = 0.0 if over != panel else 1.0 if scattered else _SIDEWAYS
        far = (xs - at.x()) ** 2 + ((ys - at.y()) * by_y) ** 2
        far[(xs < plot.rect.left() - 1) | (xs > plot.rect.right() + 1) | np.isnan(ys)] = np.inf
        best = int(far.argmin())
        return self.plan.spots.at(best) if np.isfinite(far[best]) else None

    # Painting

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, colour(self.look.surface))
        if not self.plan.empty:
            draw_below(painter, self.laid, self.look)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        draw_above(painter, self.laid, self.look)
        if self._is_pictured:
            return
        if self.selected:
            self._mark(painter, self.selected, strong=True)
        spot = self.hovered or (self.selected if self.hasFocus() else None)
        if spot:
            self._mark(painter, spot, strong=False)
            self._tip(painter, spot)
        if self.hasFocus():
            painter.setPen(QPen(colour(self.look.accent), 2))
            painter.drawLine(0, 1, self.width(), 1)

    def place_of(self, spot: Spot) -> QPointF:
        plot = self.laid.plots[spot.panel]
        return QPointF(plot.x(spot.x), plot.y(spot.y))

    def _mark(self, painter: QPainter, spot: Spot, *, strong: bool) -> None:
        plot, at, s = self.laid.plots[spot.panel], self.place_of(spot), self.scale_factor
        if not plot.rect.adjusted(-1, -1, 1, 1).contains(at):
            return
        if strong:
            painter.setPen(QPen(colour(self.look.accent), 1.2 * s))
            painter.drawLine(QPointF(at.x(), self.laid.plots[0].rect.top()), QPointF(at.x(), self.laid.bottom))
        painter.setBrush(colour(self.look.accent if strong else self.look.surface))
        painter.setPen(QPen(colour(self.look.ink), 2 * s))
        painter.drawEllipse(at, DOT * 1.5 * s, DOT * 1.5 * s)

    def _tip(self, painter: QPainter, spot: Spot) -> None:
        at = self.place_of(spot)
        if self.laid.rect.contains(at):
            draw_plate(painter, told(self.plan, spot), at, self.laid.rect, self.look, self.scale_factor)

    def picture(self) -> QPixmap:
        """What is seen now, as pixels, without what is chosen."""
        self._is_pictured = True
        pixmap: QPixmap = self.grab()
        self._is_pictured = False
        return pixmap

    # Events

    def close(self) -> bool:
        """As every widget: pyqtgraph takes its scene and its viewport apart here, which crashes when Python ends."""
        return QGraphicsView.close(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "hand"):  # pyqtgraph calls it while it is being made
            self._left = 0.0
            self.refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hand.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hand.key(event):
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            spot = self.nearest(QPointF(event.pos()))
            if spot and hypot(*(self.place_of(spot) - QPointF(event.pos())).toTuple()) < 30 * self.scale_factor:
                self.choose(spot)
            at = event.globalPos()
        else:
            place = self.place_of(self.selected).toPoint() if self.selected else self.rect().center()
            at = self.viewport().mapToGlobal(place)
        self.menu_wanted.emit(self.selected.index if self.selected else 0, at)

    def viewportEvent(self, event: QEvent) -> bool:
        return turn_by_touch(self, event) or super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(round(260 * self.scale_factor), round(180 * self.scale_factor))


def _shape(plan: ChartPlan) -> tuple[object, ...]:
    """What makes it another chart when it changes."""
    return plan.title, plan.x.kind, tuple(panel.name for panel in plan.panels)
