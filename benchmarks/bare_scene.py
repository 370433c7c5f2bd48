"""The bare bound: the same picture in the least Qt that drags, pans and zooms it, with nothing of the program.

Items carry geometry only; the view paints visible symbols in a few batched calls, hides words from far away, shows the
scaled last picture while the wheel turns, and paints the parts of a torn region one by one.
"""

from __future__ import annotations

import math
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QMainWindow

FAR = 0.35
_BUDGET_S = 0.006
INK, THIN, HAIR = QPen(QColor("#16202c"), 1.5), QPen(QColor("#dde3ea"), 1), QPen(QColor("#16202c"), 0)
PAPER, HEADER, STOCK, DARK = (QBrush(QColor(name)) for name in ("#ffffff", "#eef4f6", "#fdf0cf", "#16202c"))
TITLE, ROW = 32.0, 18.0
TRIANGLE = QPolygonF([QPointF(32, 0), QPointF(64, 56), QPointF(0, 56)])
_MOVED = QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged
_FLAGS = (
    QGraphicsItem.GraphicsItemFlag.ItemIsMovable
    | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
    | QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges
    | QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
)


@dataclass(slots=True)
class Data:
    kind: str
    x: float
    y: float
    w: float
    h: float
    title: str
    rows: list[tuple[str, str]] = field(default_factory=list)


def load(path: Path) -> tuple[list[Data], list[tuple[int, int]]]:
    with closing(sqlite3.connect(path)) as db:
        symbols = [Data(*row) for row in db.execute("SELECT kind,x,y,w,h,title FROM symbol ORDER BY id")]
        for i, label, value in db.execute("SELECT symbol_id,label,value FROM datum ORDER BY id"):
            symbols[i].rows.append((label, value))
        return symbols, db.execute("SELECT a,b FROM connector ORDER BY id").fetchall()


class Item(QGraphicsItem):
    def __init__(self, data: Data, scene: Scene) -> None:
        super().__init__()
        self.data_, self.home = data, scene
        self.room = QRectF(-1, -1, data.w + 2, data.h + 34 if data.kind == "inventory" else data.h + 2)
        self.links: list[Link] = []
        self.pixmap: QPixmap | None = None
        self.made_at = 0.0
        self.setPos(data.x, data.y)
        self.setFlags(_FLAGS)

    def boundingRect(self) -> QRectF:
        return self.room

    def box(self) -> QRectF:
        return QRectF(self.x(), self.y(), self.data_.w, self.data_.h)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        if change is _MOVED:
            self.home.moved(self)
        return value


class Link:
    """A connector is no item: a line in the batch."""

    __slots__ = ("a", "b", "box", "line")

    def __init__(self, a: Item, b: Item) -> None:
        self.a, self.b = a, b
        a.links.append(self)
        b.links.append(self)
        self.adjust()

    def adjust(self) -> None:
        a, b = self.a.box(), self.b.box()
        start, end = _cut(a, b.center()), _cut(b, a.center())
        self.line = QLineF(start, end)
        self.box = QRectF(start, end).normalized().adjusted(-14, -14, 14, 14)


def _cut(box: QRectF, towards: QPointF) -> QPointF:
    """Where the line from the middle of a box to a point leaves the box."""
    c = box.center()
    dx, dy = towards.x() - c.x(), towards.y() - c.y()
    part = min(box.width() / 2 / abs(dx) if dx else math.inf, box.height() / 2 / abs(dy) if dy else math.inf, 1.0)
    return QPointF(c.x() + dx * part, c.y() + dy * part)


class Scene(QGraphicsScene):
    def __init__(self) -> None:
        super().__init__()
        self.items_: list[Item] = []
        self.links: list[Link] = []
        self.extent = QRectF()
        self.stale = True
        self.plain, self.strong = QFont("Inter"), QFont("Inter")
        self.plain.setPixelSize(11)
        self.strong.setPixelSize(13)
        self.strong.setWeight(QFont.Weight.DemiBold)

    def build(self, symbols: list[Data], ends: list[tuple[int, int]]) -> None:
        for data in symbols:
            item = Item(data, self)
            self.addItem(item)
            self.items_.append(item)
            self.extent |= item.box()
        self.links = [Link(self.items_[a], self.items_[b]) for a, b in ends]
        w, h = self.extent.width() + 500, self.extent.height() + 500
        self.setSceneRect(self.extent.adjusted(-w, -h, w, h))

    def moved(self, item: Item) -> None:
        """The item has no contents, so the scene is told what to repaint."""
        dirty = item.box().adjusted(-40, -40, 40, 40)
        for link in item.links:
            dirty |= link.box
            link.adjust()
            dirty |= link.box
        self.stale = True
        self.update(dirty)

    def draw(self, p: QPainter, data: Data) -> None:
        """One symbol with its words, its corner at the origin."""
        p.setPen(INK)
        if data.kind == "inventory":
            p.setBrush(STOCK)
            p.drawPolygon(TRIANGLE)
        else:
            p.setBrush(PAPER)
            p.drawRect(QRectF(0, 0, data.w, data.h))
            p.fillRect(QRectF(1, 1, data.w - 2, TITLE - 2), HEADER)
            p.setPen(THIN)
            ys = [TITLE + i * ROW for i in range(len(data.rows))]
            p.drawLines([QLineF(1, y, data.w - 1, y) for y in ys])
        p.setPen(INK)
        p.setFont(self.strong)
        p.drawText(QPointF(8, 21), data.title)
        p.setFont(self.plain)
        for i, (label, value) in enumerate(data.rows):
            y = data.h + 14 * (i + 1) if data.kind == "inventory" else TITLE + i * ROW + 13
            if label:
                p.drawText(QPointF(7, y), label)
            p.drawText(QPointF(data.w * 0.55 if label else 4, y), value)


class View(QGraphicsView):
    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.home = scene
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.hand: QPointF | None = None
        self.picture: QPixmap | None = None
        self.shows = QRectF()
        self.idle = QTimer(self, singleShot=True, interval=120)
        self.idle.timeout.connect(self.sharpen)

    def zoom_to(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))
        self.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= FAR)

    def fit(self) -> None:
        extent, port = self.home.extent, self.viewport()
        self.zoom_to(0.94 * min(port.width() / extent.width(), port.height() / extent.height(), 1.7))
        self.centerOn(extent.center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.picture is None:
            self.picture = QPixmap(self.viewport().size())
            self.viewport().render(self.picture)
            self.shows = self.mapToScene(self.viewport().rect()).boundingRect()
        factor = 1.05 if event.angleDelta().y() > 0 else 1 / 1.05
        self.scale(factor, factor)
        self.setRenderHint(QPainter.RenderHint.Antialiasing, self.transform().m11() >= FAR)
        self.idle.start()

    def sharpen(self) -> None:
        self.picture = None
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self.hand = event.position()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.hand is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position() - self.hand
        self.hand = event.position()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - int(moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - int(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self.hand = None
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), Qt.GlobalColor.white)
            painter.drawPixmap(self.mapFromScene(self.shows).boundingRect(), self.picture)
            painter.end()
            return
        parts = list(event.region())
        if 1 < len(parts) <= 4:
            for part in parts:
                super().paintEvent(QPaintEvent(part))
        else:
            super().paintEvent(event)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        scale = self.transform().m11()
        (self._paint_far if scale < FAR else self._paint_near)(painter, rect, scale)

    def _paint_far(self, p: QPainter, rect: QRectF, scale: float) -> None:
        if rect.width() * rect.height() * scale * scale > 250_000:
            if self.home.stale:
                self.home.stale = False
                self._all = _shapes(self.home.items_, self.home.links)
            boxes, triangles, lines = self._all
        else:
            near = self.home.items(rect.adjusted(-80, -80, 80, 80), Qt.ItemSelectionMode.IntersectsItemBoundingRect)
            boxes, triangles, lines = _shapes(near, list({id(k): k for item in near for k in item.links}.values()))
        pixel = 1 / scale
        p.setPen(HAIR)
        p.drawLines(lines)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(DARK)
        p.drawRects(boxes)
        p.setBrush(PAPER)
        p.drawRects([box.adjusted(pixel, pixel, -pixel, -pixel) for box in boxes])
        p.setPen(HAIR)
        p.setBrush(STOCK)
        p.drawPath(triangles)

    def _paint_near(self, p: QPainter, rect: QRectF, scale: float) -> None:
        """One pixmap per visible symbol, made within a time per frame."""
        near = self.home.items(rect.adjusted(-80, -80, 80, 80), Qt.ItemSelectionMode.IntersectsItemBoundingRect)
        p.setPen(INK)
        for link in {id(k): k for item in near for k in item.links}.values():
            p.drawPath(_arrow(link.line))
        whole = p.worldTransform()
        p.setWorldTransform(QTransform())
        until, late = time.perf_counter() + _BUDGET_S, False
        for item in near:
            if item.made_at != scale:
                if item.pixmap is not None and time.perf_counter() > until:
                    late = True
                else:
                    item.pixmap, item.made_at = self._made(item, scale), scale
            at = whole.map(item.pos() + item.room.topLeft())
            p.drawPixmap(QPointF(round(at.x()), round(at.y())), item.pixmap)
        p.setWorldTransform(whole)
        if late:
            QTimer.singleShot(0, self.viewport().update)

    def _made(self, item: Item, scale: float) -> QPixmap:
        pixmap = QPixmap(math.ceil(item.room.width() * scale), math.ceil(item.room.height() * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-item.room.topLeft())
        self.home.draw(painter, item.data_)
        painter.end()
        return pixmap


def _shapes(items: list[Item], links: list[Link]) -> tuple[list[QRectF], QPainterPath, list[QLineF]]:
    triangles = QPainterPath()
    for item in items:
        if item.data_.kind == "inventory":
            triangles.addPolygon(TRIANGLE.translated(item.pos()))
            triangles.closeSubpath()
    return [i.box() for i in items if i.data_.kind != "inventory"], triangles, [link.line for link in links]


def _arrow(line: QLineF) -> QPainterPath:
    path = QPainterPath(line.p1())
    path.lineTo(line.p2())
    angle = math.atan2(line.dy(), line.dx())
    for side in (0.4, -0.4):
        path.moveTo(line.p2())
        path.lineTo(line.x2() - 9 * math.cos(angle + side), line.y2() - 9 * math.sin(angle + side))
    return path


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.view = View(self.scene)
        self.setCentralWidget(self.view)
        self.statusBar()
        self.menuBar().addMenu("File")

    def open(self, path: Path) -> None:
        self.scene.build(*load(path))
        self.view.fit()
