"""The Pareto beside its tally: grows with each mark, opens by column, stands beside that of the earlier period."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.calc.pareto import Pareto, drill, pareto
from app.calc.pareto_change import change
from app.calc.tally import Tally
from app.canvas.pareto_drawing import Drawing, Moving, draw_pareto, lay_change
from app.canvas.pareto_layout import LaidPareto, Told
from app.canvas.pareto_words import ParetoWords
from app.canvas.symbol_drawing import colour
from app.canvas.tip import tip_of
from app.language import _
from app.look import PAPER
from app.views.theme import Appearance

MOVE_MS = 180
FAR = 5.0
"""A bar that moves by less, in pixels, is at its new place at once."""
MARGIN = 12
PICTURED = 900.0
"""How wide a small picture is before it is made small."""


class ParetoView(QWidget):
    """Bars are told by the ids of their categories; `drilled` is the one that is looked into by column."""

    chosen = Signal(str)
    opened = Signal(str)
    """A bar was asked to be opened by column."""
    closed = Signal()
    """The way back from a bar was asked."""
    menu_asked = Signal(object)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pareto"))
        self.worn = worn
        self.currency = "€"
        self.selected: str | None = None
        self.drilled: str | None = None
        self._tally: Tally | None = None
        self._before: Tally | None = None
        self.laid: tuple[LaidPareto, ...] = ()
        self._was: tuple[LaidPareto, ...] = ()
        self._done = 1.0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MOVE_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setStartValue(0.25)  # the first picture is on its way already
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._move)

    # What it shows

    def show_tally(self, tally: Tally | None, found: Pareto | None, before: Tally | None = None) -> None:
        """Show this Pareto, or the category that is looked into; beside that of the earlier period if one is given."""
        self._tally, self._before = tally, before
        ids = [category.id for category in tally.categories] if tally else []
        if self.drilled not in ids or before is not None:
            self.drilled = None
        self._lay(found)

    def open(self, id: str | None) -> None:
        """Look into a category; without one, back to all."""
        self.drilled = id
        self._lay(None)

    def found(self) -> Pareto | None:
        """What is shown now; of two periods, the later one."""
        return self.laid[-1].found if self.laid else None

    def _lay(self, found: Pareto | None, *, moving: bool = True) -> None:
        edge = self.worn.px(MARGIN)
        rect = QRectF(self.rect()).adjusted(edge, edge * 0.6, -edge, -edge * 0.6)
        was, self.laid = self.laid, self.laid_in(rect, self.worn.scale, found)
        self._motion.stop()
        self._done = 1.0
        if moving and self.isVisible() and was and len(was) == len(self.laid) and _far(was, self.laid):
            self._was, self._done = was, 0.25
            self._motion.start()
        self.update()

    def laid_in(self, rect: QRectF, scale: float, found: Pareto | None = None) -> tuple[LaidPareto, ...]:
        """What is on show, laid out in a rectangle; `found` is the Pareto of the tally where it is known."""
        tally = self._tally
        if tally is None:
            return ()
        words = ParetoWords(tally.weight, currency=self.currency)
        if self._before is not None:
            names = (title_of(self._before), title_of(tally))
            return lay_change(rect, change(self._before, tally), names, words, scale)
        if self.drilled is not None:
            found = drill(tally, self.drilled)
            category = next(each for each in tally.categories if each.id == self.drilled)
            name = words.name(category)
            told = Told(words.drilled(name, tally.column_kind), words.total(found.total))
        else:
            found = found or pareto(tally)
            told = Told(words.title(tally.name), words.vital_few(found))
        return (LaidPareto(rect, found, words, told, scale),)

    def _move(self, done: object) -> None:
        self._done = float(done)  # type: ignore[arg-type]
        self.update()

    # Choosing

    def select(self, id: str | None) -> None:
        if id != self.selected:
            self.selected = id
            self.update()

    def _choose(self, id: str) -> None:
        if id != self.selected:
            self.select(id)
            self.chosen.emit(id)

    def step(self, by: int) -> None:
        """To the next bar or the one before."""
        ids = [laid.bar.id for laid in self.laid[-1].bars] if self.laid and self.drilled is None else []
        if ids:
            at = ids.index(self.selected) + by if self.selected in ids else 0
            self._choose(ids[max(0, min(len(ids) - 1, at))])

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.laid:
            self.step(-len(self.laid[-1].bars) if key == Qt.Key.Key_Home else len(self.laid[-1].bars))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected is not None and self.drilled is None:
            self.opened.emit(self.selected)
        elif key == Qt.Key.Key_Escape and self.drilled is not None:
            self.closed.emit()
        else:
            event.ignore()  # the page hands the keys of the categories on to the sheet

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.drilled is not None or not self.laid:
            return
        bar = self.laid[-1].bar_at(event.position())
        if bar is None:
            return
        self._choose(bar.id)
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(bar.id)

    def event(self, event: QEvent) -> bool:
        """A bar that is pointed at says how it came about."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = [self._told(laid, event.pos()) for laid in self.laid]
            QToolTip.showText(event.globalPos(), tip_of("".join(told)), self)
            return True
        return super().event(event)

    def _told(self, laid: LaidPareto, at: QPoint) -> str:
        bar = laid.bar_at(QPointF(at))
        if bar is None or self._tally is None:
            return ""
        tallies = [each for each in (self._tally, self._before) if each is not None]
        id = self.drilled or bar.id
        category = next((each for tally in tallies for each in tally.categories if each.id == id), None)
        each = {"cost": category.cost_each, "time": category.time_each_s}.get(laid.words.weight) if category else None
        return laid.words.explain(bar, laid.found, each)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.laid[0].found if len(self.laid) == 1 and self.drilled is None else None, moving=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    focusOutEvent = focusInEvent

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.worn.look.surface))
        for i, laid in enumerate(self.laid):
            moving = Moving(self._was[i], self._done) if self._done < 1.0 else None
            selected = self.selected if self.drilled is None and i == len(self.laid) - 1 else None
            Drawing(painter, self.worn.look).draw(laid, selected, moving)
        if self.hasFocus():
            painter.setPen(QPen(colour(self.worn.look.accent), 2))
            painter.drawLine(0, 1, self.width(), 1)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.worn.px(260), self.worn.px(200))

    def stop(self) -> None:
        self._motion.stop()


def title_of(tally: Tally) -> str:
    """Name and period of a tally, as far as they are given."""
    return ", ".join(part for part in (tally.name, tally.period) if part)


def small_pareto(tally: Tally, width: int, height: int) -> QPixmap:
    """The Pareto as on paper, small, for the start page."""
    pixmap = QPixmap(width, height)
    pixmap.fill(QColor(PAPER.paper))
    painter = QPainter(pixmap)
    painter.scale(width / PICTURED, width / PICTURED)
    area = QRectF(0, 0, PICTURED, PICTURED * height / width).adjusted(20, 14, -20, -14)
    draw_pareto(painter, area, pareto(tally), PAPER, name=tally.name, scale=1.8)
    painter.end()
    return pixmap


def _far(was: tuple[LaidPareto, ...], now: tuple[LaidPareto, ...]) -> bool:
    """Whether anything moves so far that the eye should be led."""
    for old, new in zip(was, now, strict=True):
        places = {each.bar.id: each.rect for each in old.bars}
        for each in new.bars:
            rect = places.get(each.bar.id)
            if (
                rect is None
                or max(abs(rect.center().x() - each.rect.center().x()), abs(rect.top() - each.rect.top())) > FAR
            ):
                return True
    return False
