"""The tally sheet on the screen: shows what it is given, says what is asked of it by key, mouse and touch."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from app.calc.pareto import Pareto, pareto
from app.calc.tally import Category, Tally
from app.canvas.pareto_words import ParetoWords
from app.canvas.symbol_drawing import colour
from app.canvas.tally_layout import LaidSheet
from app.canvas.tally_sheet_drawing import SheetDrawing
from app.language import _
from app.views.tally_keys import MEANS_MORE, key_of
from app.views.tally_pointing import TallyPointing
from app.views.tally_typing import TYPED, TallyTyping
from app.views.theme import Appearance

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class TallySheet(QAbstractScrollArea):
    """Categories and columns are told by their ids; a column is `None` where the sheet has none."""

    mark_asked = Signal(str, object)
    unmark_asked = Signal(str, object)
    row_chosen = Signal(str)
    column_chosen = Signal(object)
    column_named = Signal(str, str)
    moved = Signal(str, int)
    named = Signal(str, str)
    added = Signal(str, object)
    """A new category of this name after that one."""
    counted = Signal(str, object, int)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Tally sheet"))
        self.worn = worn
        self.tally = Tally("")
        self.selected: str | None = None
        self.current: str | None = None
        self.newest: str | None = None
        self.currency = "€"
        self.after_row: str | None = None
        """The row after which one is being typed."""
        self._shown: tuple[object, list[tuple[object, ...]]] | None = None
        self.pointing = TallyPointing(self)
        self.typing = TallyTyping(self)
        self.verticalScrollBar().valueChanged.connect(self.typing.place)
        self._found = pareto(self.tally)
        self.lay()

    # What it shows

    def show_tally(self, tally: Tally, found: Pareto) -> None:
        """Show this, with the selection and the column of before where they are still there."""
        others = [category.id for category in self.tally.categories if category.other]
        before, ids = ([category.id for category in each.categories] for each in (self.tally, tally))
        if ids != before:
            self.pointing.cancel()  # a row that is pulled is known by its place
        self.tally, self._found = tally, found
        if self.selected not in (*ids, TYPED):
            self.selected = ids[-1 if self.selected in others else 0] if ids else None  # "other" got a new id
        columns = [column.id for column in tally.columns] if tally.column_kind != "none" else []
        if self.current not in columns:
            self.current = (columns[-1] if tally.column_kind == "day" else columns[0]) if columns else None
        self.lay()
        self.typing.place()

    def lay(self) -> None:
        """Lay the sheet out anew, with the row that is being typed."""
        tally, found = self.tally, self._found
        if self.typing.adds:
            at = self._place_of_typed()
            rows = (*tally.categories[:at], Category(TYPED), *tally.categories[at:])
            tally = replace(tally, categories=rows)
            found = pareto(tally)
        words = ParetoWords(found.weight, currency=self.currency)
        size = float(self.viewport().width()), float(self.viewport().height())
        self.laid = LaidSheet(tally, found, words, size, self.worn.scale, self.current)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.laid.height - self.room().height())))
        bar.setPageStep(max(1, round(self.room().height())))
        bar.setSingleStep(round(self.laid.row / 2))
        self.refresh()

    def refresh(self) -> None:
        """Paint anew what shows something else than before: one mark more changes one row and the totals."""
        laid, view = self.laid, self.viewport()
        frame, was = (laid.frame(), self.hasFocus(), laid.words.weight, self.currency), self._shown
        rows: list[tuple[object, ...]] = [
            (laid.row_words(at), row.id == self.selected, row.id == self.newest) for at, row in enumerate(laid.rows)
        ]
        self._shown = frame, rows
        if was is None or was[0] != frame:
            view.update()
            return
        for at, (old, new) in enumerate(zip(was[1], rows, strict=True)):
            if old != new:
                view.update(self.on_screen(laid.row_rect(at)))
        view.update(0, int(min(self.room().bottom(), self.room().top() + laid.height)), view.width(), view.height())

    def _place_of_typed(self) -> int:
        own = [category.id for category in self.tally.categories if not category.other]
        return own.index(self.after_row) + 1 if self.after_row in own else len(own)

    def room(self) -> QRectF:
        """Where rows show, between header and totals."""
        view, laid = self.viewport(), self.laid
        return QRectF(0, laid.header, view.width(), max(0.0, view.height() - laid.header - laid.footer))

    def to_rows(self, at: QPointF) -> QPointF:
        """A place of the viewport, in those of the rows."""
        return QPointF(at.x(), at.y() - self.laid.header + self.verticalScrollBar().value())

    def on_screen(self, rect: QRectF) -> QRect:
        return rect.translated(0, self.laid.header - self.verticalScrollBar().value()).toAlignedRect()

    # Selection

    def index_of(self, id: str | None) -> int:
        return next((i for i, category in enumerate(self.laid.rows) if category.id == id), -1)

    def select(self, id: str | None) -> None:
        """Choose a row and bring it into view; says so where it is another one."""
        if self.index_of(id) < 0:
            return
        is_new, self.selected = id != self.selected, id
        self.bring(id)
        self.refresh()
        if is_new and id != TYPED:
            self.row_chosen.emit(id)

    def bring(self, id: str | None) -> None:
        at, bar = self.index_of(id), self.verticalScrollBar()
        top, bottom = at * self.laid.row, (at + 1) * self.laid.row
        if top < bar.value():
            bar.setValue(int(top))
        elif bottom > bar.value() + self.room().height():
            bar.setValue(round(bottom - self.room().height()))

    def choose_column(self, column: str | None) -> None:
        if column != self.current and self.tally.column_kind != "none":
            self.current = column
            self.lay()
            self.column_chosen.emit(column)

    def step_column(self, by: int) -> None:
        columns = [column.id for column in self.tally.columns] if self.tally.column_kind != "none" else []
        if self.current in columns:
            self.choose_column(columns[max(0, min(len(columns) - 1, columns.index(self.current) + by))])

    # Marks

    def mark(self, id: str, column: str | None = None, *, take_away: bool = False) -> None:
        """Make a mark of a row in a column, in the current one without; or take its last one away."""
        self.newest = None if take_away else id
        self.select(id)
        asked = self.unmark_asked if take_away else self.mark_asked
        asked.emit(id, self.current if column is None else column)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._gives_up(event):
            self.pointing.cancel()
        elif not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it said anything."""
        if found := key_of(event):
            id = next((id for id, key in self.laid.keys.items() if key == found[0]), None)
            if id is not None and not event.isAutoRepeat():  # a key that is held down counts once
                self.mark(id, take_away=found[1])
            return id is not None
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers & MEANS_MORE:
            return False
        return self._plain(key, bool(modifiers & Qt.KeyboardModifier.ShiftModifier), repeated=event.isAutoRepeat())

    def _plain(self, key: Qt.Key, shift: bool, *, repeated: bool) -> bool:
        if key in _STEPS:
            self.step_row(_STEPS[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_column(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step_row(-len(self.laid.rows) if key == Qt.Key.Key_Home else len(self.laid.rows))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typing.add(self.selected)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace) and self.selected is not None:
            if not repeated:
                self.mark(self.selected, take_away=shift or key == Qt.Key.Key_Backspace)
        else:
            return False
        return True

    def step_row(self, by: int) -> None:
        at = self.index_of(self.selected) + by
        if self.laid.rows:
            self.select(self.laid.rows[max(0, min(len(self.laid.rows) - 1, at))].id)

    def shift_row(self, by: int) -> None:
        """Move the chosen row over its neighbour; "other" stays where it is."""
        at = self.index_of(self.selected)
        if at >= 0 and not self.laid.rows[at].other and self.selected != TYPED:
            self.moved.emit(self.selected, at + by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointing.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick marks are two marks."""
        self.pointing.press(event, twice=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event.position())

    def event(self, event: QEvent) -> bool:
        """Escape and Undo give a drag up before they are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and self._gives_up(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def _gives_up(self, event: QKeyEvent) -> bool:
        means_it = event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo)
        return means_it and self.pointing.drag is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()
        self.typing.place()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    focusOutEvent = focusInEvent

    def paintEvent(self, event: QPaintEvent) -> None:
        view, laid, look = self.viewport(), self.laid, self.worn.look
        painter = QPainter(view)
        painter.fillRect(event.rect(), colour(look.surface))
        drawing, room = SheetDrawing(painter, look, laid), self.room()
        painter.save()
        painter.setClipRect(room)
        painter.translate(0, laid.header - self.verticalScrollBar().value())
        for at, row in enumerate(laid.rows):
            if event.region().intersects(self.on_screen(laid.row_rect(at))):
                drawing.row(at, selected=row.id == self.selected, newest=row.id == self.newest)
        self.pointing.paint(painter)
        painter.restore()
        if event.rect().top() < laid.header:
            drawing.header(QRectF(0, 0, view.width(), laid.header))
        bottom = min(room.bottom(), room.top() + laid.height)
        drawing.totals(QRectF(0, bottom, view.width(), laid.footer))
        if self.hasFocus():
            painter.setPen(QPen(colour(look.accent), 2))
            painter.drawLine(QPoint(0, 1), QPoint(view.width(), 1))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.worn.px(260), self.worn.px(160))
