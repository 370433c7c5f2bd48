"""What the ways to judge options have in common: a painted board that scrolls, and a line typed over a place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.calc.decision import Decision
from app.calc.decision_figures import DecisionFigures, figures
from app.canvas.font import load_fonts
from app.canvas.symbol_drawing import colour
from app.models.document_error import ReadOnlyLook
from app.views.cell_editor import CellEditor
from app.views.decision_line import Typed, TypedLine
from app.views.page import Desk

NOTHING = Decision("")
ROW_OF_DIGITS = {"&": 1, "é": 2, '"': 3, "'": 4, "(": 5, "-": 6, "è": 7, "_": 8, "ç": 9, "à": 0}
"""What the digits write on a French keyboard without the shift key."""

SIZES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7)
"""How many times larger or smaller a board is drawn than all else, to fill its room and to fit into it."""
SPARE = 0.88
"""What is drawn larger leaves some of the width for its words."""


class DecisionBoard(QAbstractScrollArea):
    """`hinted` when there is something else to say of the present place; `chosen` when another option is current.

    `typing_changed` when a line opens over the picture or closes; `menu_asked(place)` for a right click.
    """

    hinted = Signal(str)
    chosen = Signal()
    typing_changed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        load_fonts()
        self.desk, self.worn = desk, desk.worn
        self.decision: Decision = NOTHING
        self.found: DecisionFigures = figures(NOTHING)
        self._line = TypedLine(self)
        self._beside = 0
        """How wide the bar at the side is, while there is one."""
        self.blank = False
        """Whether nothing is painted, since there is nothing to judge yet."""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    # For each way of its own

    def lay(self) -> QSizeF:
        """Lay everything out for the present room; how much room it takes."""
        return QSizeF()

    def paint(self, painter: QPainter) -> None:
        """Paint everything, from the origin on."""

    def paint_seen(self, painter: QPainter) -> None:
        """Paint what is in sight, in pixels of the viewport."""
        painter.translate(self._moved)
        self.paint(painter)

    def hint(self) -> str:
        return ""

    def option(self) -> str | None:
        """The option that is current."""
        return None

    def show_option(self, id: str) -> None:
        """Make an option current."""

    def type_option(self) -> None:
        """Let the name of one more option be typed."""

    def clear(self) -> None:
        """Take away what stands in the present place."""

    def paste(self) -> None:
        """Take what is on the clipboard, by where the hand is."""

    def table(self) -> str:
        """What stands here, as a table for a spreadsheet."""
        return ""

    def fitting(self, size_at: Callable[[float], QSizeF]) -> float:
        """The largest scale at which everything is in sight, or the least that can still be read."""
        room, scale = self.room(), self.worn.scale
        least = min(scale, max(1.0, scale * SIZES[-1]))
        for factor in SIZES:
            if factor * scale < least:
                break
            size, wide = size_at(factor * scale), room.width() * (SPARE if factor > 1 else 1.0)
            if size.width() <= wide and size.height() <= room.height():
                return factor * scale
        return least

    # What is shown

    def tell(self, decision: Decision | None, found: DecisionFigures | None) -> None:
        """Judge this decision now, or show what has become of it."""
        if (decision.id if decision else "") != self.decision.id:
            self.finish()
        self.decision = decision or NOTHING
        self.found = found or figures(self.decision)
        self.refresh()

    def room(self) -> QSize:
        """What there is to lay everything out in: the viewport, without the bar at its side where one is needed."""
        whole = self.maximumViewportSize()
        return QSize(whole.width() - self._beside, whole.height())

    def refresh(self) -> None:
        self._beside = 0
        size = self.lay()
        if size.height() > self.room().height() + 1:
            self._beside = self.verticalScrollBar().sizeHint().width()
            size = self.lay()
        room = self.room()
        if size.width() > room.width() + 1:
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        for bar, all_of_it, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, 0 if all_of_it <= seen + 1 else round(all_of_it - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(self.worn.px(30))
        self._line.lay()
        self.viewport().update()
        self.say()

    def say(self) -> None:
        said = self.hint()
        self.setAccessibleDescription(said)
        self.hinted.emit(said)

    def show_blank(self, blank: bool) -> None:
        if blank != self.blank:
            self.blank = blank
            self.viewport().update()

    def may_write(self) -> bool:
        """Whether anything can be changed; says so where the file may only be read."""
        document = self.desk.document
        if document.read_only:
            self.desk.say(str(ReadOnlyLook(name=document.path.name)))
        return not document.read_only and self.decision is not NOTHING

    # Places: those of the painted picture, and those of the window

    @property
    def _moved(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def inside(self, point: QPointF) -> QPointF:
        """A point of the viewport as one of the picture."""
        return point - self._moved

    def seen(self, rect: QRectF) -> QRect:
        """A rectangle of the picture as one of the viewport."""
        return rect.translated(self._moved).toAlignedRect()

    def come_into_sight(self, rect: QRectF) -> None:
        room, seen = self.viewport().rect(), self.seen(rect)
        for bar, start, end, most in (
            (self.horizontalScrollBar(), seen.left(), seen.right(), room.width()),
            (self.verticalScrollBar(), seen.top(), seen.bottom(), room.height()),
        ):
            if start < 0:
                bar.setValue(bar.value() + start)
            elif end > most:
                bar.setValue(bar.value() + min(start, end - most + 1))

    def frame(self, painter: QPainter, rect: QRectF) -> None:
        """The border of the present place; thinner where the keys are elsewhere."""
        wide = 3.0 if self.hasFocus() or self.editor is not None else 1.5
        painter.setPen(QPen(colour(self.worn.look.accent), wide * self.worn.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    # Typing

    @property
    def editor(self) -> CellEditor | None:
        """The line that is typed in now."""
        return self._line.editor

    def type_in(self, typed: Typed) -> None:
        """Type over a place of the picture."""
        self._line.begin(typed)

    def finish(self) -> None:
        """Keep what is half typed; what cannot be read is said, and not kept."""
        self._line.finish()

    def give_up(self) -> None:
        self._line.give_up()

    def left(self, how: str) -> None:
        """Where the hand goes after something was typed: "enter", "right", "left", "up" or "down"."""

    # Events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colour(self.worn.look.bg))
        if self.decision is not NOTHING and not self.blank:
            self.paint_seen(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._line.lay()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The press before it has made the place under the pointer the present one."""
        if self.decision is not NOTHING:
            self.menu_asked.emit(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Tab goes from place to place, not to the next widget."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self.takes_tab(event):
                self.keyPressEvent(event)
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def takes_tab(self, _event: QKeyEvent) -> bool:
        return False


def digit_of(event: QKeyEvent) -> int | None:
    """The digit of a key, on a French keyboard without the shift key, too."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    text = event.text()
    return int(text) if text and text in "0123456789" else ROW_OF_DIGITS.get(text)


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and bool(event.text().strip()) and event.text().isprintable()
