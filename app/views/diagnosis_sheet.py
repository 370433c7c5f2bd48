"""The diagnosis grid as something to move in: its headings stay in sight, its cells are rated and chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from app.calc.diagnosis import Cell, Grid
from app.calc.diagnosis import grid as grid_of
from app.canvas.diagnosis_drawing import LaidDiagnosis, Measure
from app.canvas.tip import tip_of
from app.language import _
from app.views.diagnosis_sight import At, DiagnosisSight
from app.views.diagnosis_words import cell_words
from app.views.theme import Appearance

LOWEST_ROW, HIGHEST_ROW = 32, 56
DESIGN_WIDTH, MOST_LARGER = 1180, 1.35
"""From this width on letters grow with the window, up to so many times."""
_DIGITS = {"0": 0, "1": 1, "2": 2, "3": 3, "à": 0, "&": 1, "é": 2, '"': 3}
"""What the row of digits writes; on a French keyboard without the shift key, too."""
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-5, 0),
    Qt.Key.Key_PageDown: (5, 0),
    Qt.Key.Key_Home: (0, -99),
    Qt.Key.Key_End: (0, 99),
}
_TAKE_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DiagnosisSheet(QAbstractScrollArea):
    """`opened(at)` by Enter or a click on a number, `rated(at, rating)` by a digit or a click on the sign beside it."""

    opened = Signal(object)
    rated = Signal(object, object)
    moved = Signal(str)
    """What stands at the present place, in words."""
    measure_asked = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.grid: Grid = grid_of([], [], [])
        self._currency = ""
        self.measure: Measure = "count"
        self._scale = worn.scale
        self._laid = self._laid_for(0, worn.px(LOWEST_ROW))
        self.at = At(0, 0)
        self._hovered: At | None = None
        self._pressed: At | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("Diagnosis grid"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    # What is shown

    def show_grid(self, grid: Grid, currency: str, measure: Measure) -> None:
        """The present place stays with its step."""
        step, rows = self.step_at(self.at.row), [row.step for row in grid.rows]
        row = rows.index(step) if step is not None and step in rows else self.at.row
        self.grid, self._currency = grid, currency
        self.show_measure(measure, row)

    def show_measure(self, measure: Measure, row: int | None = None) -> None:
        """The same grid by another measure."""
        self.measure = measure
        self._lay()
        self.go(At(self.at.row if row is None else row, self.at.column), seek=False)

    def step_at(self, row: int) -> str | None:
        """The step of a row; `None` for the row of what has none, and for the totals."""
        return self.grid.rows[row].step if row < len(self.grid.rows) else None

    def cell_at(self, at: At) -> Cell:
        total = at.column == len(self.grid.columns)
        if at.row == len(self.grid.rows):
            return self.grid.total if total else self.grid.totals[at.column]
        row = self.grid.rows[at.row]
        return row.total if total else row.cells[at.column]

    def can_be_rated(self, at: At) -> bool:
        return at.column < len(self.grid.columns) and self.step_at(at.row) is not None

    def words_at(self, at: At) -> str:
        return cell_words(self.grid, at.row, at.column, self.cell_at(at), self._currency)

    def go(self, at: At, *, seek: bool = True) -> None:
        """Make this the present place, or the nearest there is; `seek` brings it into sight."""
        self.at = At(max(0, min(at.row, len(self.grid.rows))), max(0, min(at.column, len(self.grid.columns))))
        if seek:
            right, down = self.sight().way_to(self.at)
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + right)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)
        said = self.words_at(self.at)
        self.setAccessibleDescription(said)
        self.moved.emit(said)
        self.viewport().update()

    def sight(self) -> DiagnosisSight:
        room = self.viewport().size()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return DiagnosisSight(self._laid, room.width(), room.height(), across, down)

    def _lay(self) -> None:
        """As wide as the window, its rows as high and its letters as large as there is room for, within reason."""
        px, room, low = self._worn.px, self.viewport().size(), self._worn.px(LOWEST_ROW)
        lines = len(self.grid.rows) + 1
        by_room = min(room.width() / px(DESIGN_WIDTH), room.height() / (lines + 1.5) / px(HIGHEST_ROW), MOST_LARGER)
        self._scale = self._worn.scale * max(1.0, by_room)
        free = (room.height() - self._laid_for(room.width(), low).ruling.head) / lines
        self._laid = self._laid_for(room.width(), max(low, min(round(HIGHEST_ROW * self._scale), int(free))))
        right, down = self.sight().hidden
        self.horizontalScrollBar().setRange(0, right)
        self.horizontalScrollBar().setPageStep(room.width())
        self.verticalScrollBar().setRange(0, down)
        self.verticalScrollBar().setPageStep(self.sight().cells.height())
        self.verticalScrollBar().setSingleStep(low)
        self.viewport().update()

    def _laid_for(self, wide: int, row: int) -> LaidDiagnosis:
        return LaidDiagnosis(self.grid, wide, measure=self.measure, currency=self._currency, scale=self._scale, row=row)

    # Events of Qt

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(800), self._worn.px(420))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, laid, sight = self._worn.look, self._laid, self.sight()
        painter = QPainter(self.viewport())
        shown = sight.shown
        for i in shown:
            laid.draw_cells(painter, look, i, sight.cells_x, sight.row_y(i))
        for i in shown:
            laid.draw_name(painter, look, i, sight.row_y(i), first=i == shown[0])
            laid.draw_total(painter, look, i, sight.totals_x, sight.row_y(i))
        laid.draw_heads(painter, look, sight.cells_x)
        laid.draw_totals(painter, look, sight.cells_x, sight.totals_y)
        laid.draw_corners(painter, look, sight.totals_x)
        laid.draw_foot(painter, look, sight.totals_x, sight.totals_y)
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawRect(
            QRectF(0, 0, sight.totals_x + laid.ruling.total - 0.5, sight.totals_y + laid.ruling.foot - 0.5)
        )
        self._draw_places(painter, sight)
        painter.end()

    def _draw_places(self, painter: QPainter, sight: DiagnosisSight) -> None:
        """The frame of the present place, and where a rating would stand there and under the pointer."""
        look, thick = self._worn.look, (3.0 if self.hasFocus() else 1.5) * self._worn.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.at.row < sight.rows and self.at.column < sight.columns:
            painter.setClipRect(sight.cells)
        for at in {self.at, self._hovered or self.at}:
            written = self.measure != "count" and self.cell_at(at).count
            if self.can_be_rated(at) and self.cell_at(at).rating is None and not written:
                free = self._laid.rating_place(sight.place_of(at))
                painter.setPen(QPen(QColor(look.muted), 1.2, Qt.PenStyle.DotLine))
                painter.drawEllipse(QRectF(free.left(), free.top(), free.height(), free.height()))
        frame = QPen(QColor(look.accent if self.hasFocus() else look.muted), thick)
        frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(frame)
        painter.drawRect(sight.place_of(self.at).adjusted(thick / 2, thick / 2, -thick / 2 - 1, -thick / 2 - 1))

    def event(self, event: QEvent) -> bool:
        """What is typed here is for the present place, whatever else the key does on the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _means(event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~_KEYPAD
        return plain and (event.key() in (*_STEPS, *_TAKE_BACK, *_OPEN) or event.text() in (*_DIGITS, "m"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted_digit = event.text() in ("0", "1", "2", "3")  # as a French keyboard has them
        if not self._means(event) and not shifted_digit:
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            down, right = _STEPS[Qt.Key(event.key())]
            self.go(At(self.at.row + down, self.at.column + right))
        elif event.key() in _OPEN:
            self.opened.emit(self.at)
        elif event.text() == "m":
            self.measure_asked.emit()
        else:
            self.rated.emit(self.at, None if event.key() in _TAKE_BACK else _DIGITS[event.text()])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.sight().at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = at
            self.go(at, seek=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.sight().at(event.position()) != pressed:
            return
        if self._on_sign(pressed, event.position()):
            self.rated.emit(pressed, _AFTER[self.cell_at(pressed).rating])
        elif self.cell_at(pressed).count:
            self.opened.emit(pressed)

    def _on_sign(self, at: At, point: QPointF) -> bool:
        """Whether a point lies on the rating of a cell, with room for a finger around it."""
        reach = self._worn.px(5)
        place = self._laid.rating_place(self.sight().place_of(at))
        return self.can_be_rated(at) and place.adjusted(-reach, -reach, reach, reach).contains(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.sight().at(event.position())
        if at != self._hovered:
            self._hovered = at
            self.viewport().update()
        acts = at is not None and (self.cell_at(at).count or self._on_sign(at, event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit(self.words_at(self.at))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hovered = None
            self.viewport().update()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.sight().at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip_of(self.words_at(at)) if at else "", self.viewport())
            return True
        return super().viewportEvent(event)


_AFTER: dict[int | None, int | None] = {None: 1, 1: 2, 2: 3, 3: 0, 0: None}
"""What a click on a rating makes of it."""
