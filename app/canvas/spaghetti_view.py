"""The floor plan on screen: steps are placed by clicks and drops, pulled, nudged by arrows; the scale is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.calc.process_chart import ProcessChart, Step
from app.calc.process_chart_figures import label
from app.calc.spaghetti import Place, Point, Spaghetti, spaghetti
from app.canvas.gesture import Gesture, is_pulled
from app.canvas.gesture.measure import Measure
from app.canvas.gesture.pan import Pan
from app.canvas.gesture.pull_place import PullPlace
from app.canvas.process_chart_drawing import draw_kind
from app.canvas.sight import Sight
from app.canvas.spaghetti_drawing import draw_plan, draw_way, over, plan_bounds
from app.canvas.spaghetti_places import RADIUS, Frame
from app.canvas.symbol_drawing import colour
from app.canvas.tip import tip_of
from app.canvas.touch import turn_by_touch
from app.look import Look
from app.models import floor_plan_edit as edit
from app.models.document import Document

STEP_MIME = "application/x-chantier-process-step"
"""A step that is carried here from the list: its id."""
NUDGE, FINE = 10.0, 1.0
"""Pixels of the screen by which an arrow key moves a step, and with Shift."""

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def _nothing(_mime: QMimeData) -> bool:
    return False


class SpaghettiView(Sight):
    """`picked(id)` when a step was clicked, `placed(id)` when one was put; `measured(start, end)` when the line of the
    scale is drawn. `stepped(by)` asks for another step; `offered(mime)` is what was dropped and is no step.
    """

    picked = Signal(str)
    placed = Signal(str)
    measured = Signal(object, object)
    stepped = Signal(int)
    offered = Signal(QMimeData)

    def __init__(self, look: Look, size_factor: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.size_factor = size_factor
        self.document: Document | None = None
        self.chart: ProcessChart | None = None
        self.way: Spaghetti | None = None
        self.plan: QPixmap | None = None
        self.chosen = ""
        """The id of the step that is placed next, or moved by the arrows."""
        self.takes: Callable[[QMimeData], bool] = _nothing
        """Whether something that is dropped is welcome to those who listen to `offered`."""
        self.measures = False
        self.gesture: Gesture | None = None
        self._space = False
        self._pressed, self._is_click = QPointF(), True
        self._hovered: QPointF | None = None
        self._scaled: tuple[tuple[int, int], QPixmap] | None = None
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # What is shown

    def show_chart(self, document: Document | None, chart: ProcessChart | None, plan: QPixmap | None) -> None:
        fresh = (
            chart is None or self.chart is None or chart.id != self.chart.id or (plan is None) != (self.plan is None)
        )
        self.document, self.chart, self.plan = document, chart, plan
        self.way = spaghetti(chart) if chart else None
        if chart is None or self.chosen not in {step.id for step in chart.steps}:
            self.chosen = ""
        if fresh:
            self.cancel()
            self.fits_when_shown = True
            self.zoom.fit(self.bounds())
        self.viewport().update()

    @property
    def over(self) -> Look:
        """The look of what lies over the plan."""
        return over(self.plan, self.look)

    def bounds(self) -> QRectF:
        return plan_bounds(self.chart, self.plan) if self.chart else QRectF()

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, colour(self.look.bg))
        if self.chart is None or self.way is None:
            return
        frame = Frame(1.0, 0.0, 0.0, self.pixel())
        if self.plan is None:
            draw_plan(painter, frame, None, self.look)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            shown = self._sharp(self.plan)
            painter.drawPixmap(QRectF(self.plan.rect()), shown, QRectF(shown.rect()))
        draw_way(painter, frame, self.chart, self.way, self.over, room=self.bounds(), chosen=self.chosen)
        if self.gesture:
            self.gesture.paint(painter, self.pixel())
        elif self._hovered is not None and self._is_placing():
            self._paint_carried(painter, self._hovered)

    def _sharp(self, plan: QPixmap) -> QPixmap:
        """The plan in the size in which it is seen: its thin lines would be lost in a coarse one."""
        wide = round(plan.width() * self.zoom.scale * self.devicePixelRatioF())
        if wide >= plan.width():
            return plan
        if self._scaled is None or self._scaled[0] != (plan.cacheKey(), wide):
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = (plan.cacheKey(), wide), plan.scaledToWidth(max(wide, 1), smooth)
        return self._scaled[1]

    def _paint_carried(self, painter: QPainter, at: QPointF) -> None:
        """The step that a click would place, under the pointer."""
        step, pixel = self._chosen_step(), self.pixel()
        if step is not None:
            painter.setPen(QPen(QBrush(colour(self.over.accent)), 2 * pixel, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*self.fallen(at)), RADIUS * pixel, RADIUS * pixel)
            draw_kind(painter, step.kind, QPointF(*self.fallen(at)), 14 * pixel, self.over, ink="accent")

    def choose(self, id: str) -> None:
        self.chosen = id
        self.viewport().update()

    def fit(self) -> None:
        self.zoom.fit(self.bounds())

    # Where steps are

    def place_at(self, at: QPointF) -> Place | None:
        """The place under a point of the plan, the last drawn first."""
        reach = RADIUS * 1.15 * self.pixel()
        for place in reversed(self.way.places if self.way else ()):
            if QRectF(-reach, -reach, 2 * reach, 2 * reach).contains(at - QPointF(*place.at)):
                return place
        return None

    def fallen(self, at: QPointF, beside: Place | None = None) -> Point:
        """This point, or that of another place which it lies upon: steps at one machine have one place."""
        other = self.place_at(at)
        return other.at if other is not None and other != beside else (at.x(), at.y())

    def put(self, id: str, at: QPointF) -> None:
        """Place a step at a point of the plan."""
        if self.chart is not None and id in {step.id for step in self.chart.steps}:
            self.store({id: self.fallen(at)})
            self.placed.emit(id)

    def store(self, places: Mapping[str, Point | None], merge_key: str = "") -> None:
        if self.document is not None and places:
            edit.place(self.document, places, merge_key=merge_key)

    def take_off(self) -> None:
        """Take the chosen step off the plan."""
        step = self._chosen_step()
        if step is not None and step.x is not None:
            self.store({step.id: None})

    def _chosen_step(self) -> Step | None:
        return next((step for step in self.chart.steps if step.id == self.chosen), None) if self.chart else None

    # The scale

    def begin_measuring(self) -> None:
        self.cancel()
        self.measures = True
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus()

    def cancel(self) -> bool:
        """Give up the gesture and the measuring; whether there was one."""
        was = self.gesture is not None or self.measures
        gesture, self.gesture = self.gesture, None
        self.measures = False
        if gesture:
            gesture.cancel()
        self.viewport().unsetCursor()
        return was

    # Events of Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._pressed, self._is_click = at, True
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self.gesture = Pan(self, at)
        elif event.button() == Qt.MouseButton.RightButton:
            self.cancel()
        elif event.button() == Qt.MouseButton.LeftButton and self.measures:
            if not isinstance(self.gesture, Measure):
                self.gesture = Measure(self, at)
            else:
                self.gesture.move(at, event.modifiers())
        elif event.button() == Qt.MouseButton.LeftButton:
            place = self.place_at(self.to_scene(at))
            can_pull = place is not None and self._can_write()
            self.gesture = PullPlace(self, place, at) if can_pull and place is not None else Pan(self, at)

    def _can_write(self) -> bool:
        return self.document is not None and not self.document.read_only

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if is_pulled(self._pressed, event.position()):
            self._is_click = False
        if self.gesture:
            self.gesture.move(event.position(), event.modifiers())
        elif self._is_placing() or self._hovered is not None:
            self._hovered = self.to_scene(event.position())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture = self.gesture
        if gesture is None or (isinstance(gesture, Measure) and not gesture.is_far()):
            return  # of a measure this was the first of two clicks
        self.gesture = None
        self.measures = False if isinstance(gesture, Measure) else self.measures
        gesture.finish()
        if event.button() == Qt.MouseButton.LeftButton and self._is_click and not self._space:
            self._click(gesture, self.to_scene(event.position()))

    def _click(self, gesture: Gesture, at: QPointF) -> None:
        """Place the chosen step where it is clicked, or where another one is; else choose what is clicked."""
        place = self.place_at(at)
        if isinstance(gesture, Measure):
            return
        if self._is_placing() or (place is None and self.chosen and self._can_write()):
            self.put(self.chosen, at)
        elif place is not None:
            ids = [step.id for _number, step in place.steps]
            following = (ids.index(self.chosen) + 1) % len(ids) if self.chosen in ids else 0
            self.picked.emit(ids[following])

    def _is_placing(self) -> bool:
        """Whether a step is chosen that has no place yet."""
        step = self._chosen_step()
        return step is not None and step.x is None and self._can_write() and not self.measures

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in _ARROWS:
            self._nudge(*_ARROWS[key], fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.put(self.chosen, self.visible_rect().center())
        elif key == Qt.Key.Key_Escape:
            event.setAccepted(self.cancel())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()
        super().keyReleaseEvent(event)

    def _nudge(self, dx: int, dy: int, *, fine: bool) -> None:
        step = self._chosen_step()
        if step is not None and step.x is not None and step.y is not None:
            by = (FINE if fine else NUDGE) / self.zoom.scale
            self.store({step.id: (step.x + dx * by, step.y + dy * by)}, merge_key=f"nudge {step.id}")

    def event(self, event: QEvent) -> bool:
        """Tab goes to the next step of the list, as in the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
            back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(self.to_scene(QPointF(event.pos())))
            told = "\n".join(str(label(number, step)) for number, step in place.steps) if place else ""
            QToolTip.showText(event.globalPos(), tip_of(told), self.viewport())
            return True
        return turn_by_touch(self, event) or super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(STEP_MIME) or self.takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if event.mimeData().hasFormat(STEP_MIME):
            id = bytes(event.mimeData().data(STEP_MIME).data()).decode()
            self.put(id, self.to_scene(event.position()))
        else:
            self.offered.emit(event.mimeData())
