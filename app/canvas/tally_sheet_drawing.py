"""The tally sheet on the screen: key, name, marks and numbers of each category, header and totals."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.calc.quantity import show
from app.calc.tally import Category
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, width, wrapped
from app.canvas.pareto_words import ParetoWords
from app.canvas.symbol_drawing import colour
from app.canvas.tally_drawing import draw_marks
from app.canvas.tally_layout import COUNT, HEAD, KEY, NAME, NUMBER, PAD, TOTAL, VALUE, Cell, LaidSheet
from app.language import N_
from app.look import Look

MARK = 0.6
"""The height of a stroke in that of its row, at most."""
MOST_MARK = 38.0
CATEGORY, TOTALS = N_("Category"), N_("Total")
HIDDEN_LEFT, HIDDEN_RIGHT = "‹ {n}", "{n} ›"


class SheetDrawing:
    """Draws a laid out sheet with one painter in one look."""

    def __init__(self, painter: QPainter, look: Look, laid: LaidSheet) -> None:
        self.p, self.look, self.laid = painter, look, laid
        self.s = laid.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _write(
        self, text: str, x: float, y: float, px: int, tint: str, weight: int = REGULAR, align: float = 0.0
    ) -> None:
        """One line around the height y; `align` 0 begins at x, 1 ends there."""
        self.p.setFont(map_font(px, weight))
        self.p.setPen(colour(tint))
        at = x - width(text, px, weight) * align if align else x
        self.p.drawText(QPointF(at, y + px * 0.36), text)

    # Rows

    def row(self, at: int, *, selected: bool, newest: bool) -> None:
        """One category; `newest` is the one that was marked last, whose total stands out."""
        laid, look, category = self.laid, self.look, self.laid.rows[at]
        rect = laid.row_rect(at)
        if selected:
            self.p.fillRect(rect, colour(look.accent_soft))
            self.p.fillRect(QRectF(rect.left(), rect.top(), 4 * self.s, rect.height()), colour(look.accent))
        self._key(category, rect)
        self._name(category, rect)
        for cell in laid.cells:
            self._cell(cell, category, laid.cell_rect(at, cell))
        self._numbers(category, rect, newest=newest)
        self.p.setPen(QPen(colour(look.line), 1))
        self.p.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))

    def _key(self, category: Category, rect: QRectF) -> None:
        key = self.laid.keys.get(category.id)
        if not key:
            return
        side = 32 * self.s
        box = QRectF(self.laid.name_left - side - 8 * self.s, rect.center().y() - side / 2, side, side)
        self.p.setPen(QPen(colour(self.look.muted), 1.2 * self.s))
        self.p.setBrush(colour(self.look.surface2))
        self.p.drawRoundedRect(box, 5 * self.s, 5 * self.s)
        self._write(key, box.center().x(), box.center().y(), self.laid.px(KEY), self.look.text, SEMI_BOLD, 0.5)

    def _name(self, category: Category, rect: QRectF) -> None:
        laid, name = self.laid, self.laid.name(category)
        room = laid.name_right - laid.name_left - 4 * self.s
        px, most = laid.px(NAME), 1 if rect.height() < 2.5 * laid.px(NAME - 3) else 2
        lines = [name]
        if width(name, px, MEDIUM) > room and most > 1:
            px = laid.px(NAME - 2)
            lines = wrapped(name, room, most, px, MEDIUM)
        lines = [elided(line, room, px, MEDIUM) for line in lines]
        tint = self.look.text if category.name else self.look.muted
        for i, text in enumerate(lines):
            y = rect.center().y() + (i - (len(lines) - 1) / 2) * px * 1.25
            self._write(text, laid.name_left, y, px, tint, MEDIUM)

    def _cell(self, cell: Cell, category: Category, rect: QRectF) -> None:
        count, look = cell.count(category), self.look
        if len(self.laid.cells) > 1:
            self.p.setPen(QPen(colour(look.line), 1))
            self.p.drawLine(rect.topLeft(), rect.bottomLeft())
        if not count:
            return
        if cell.marks:
            pad = PAD * self.s
            height = min(rect.height() * MARK, MOST_MARK * self.s)
            draw_marks(self.p, rect.adjusted(pad, 0, -pad, 0), count, look, height=height, language=self._language)
        else:
            text = show(count, "count", language=self._language)
            self._write(text, rect.center().x(), rect.center().y(), self.laid.px(NUMBER), look.text, MEDIUM, 0.5)

    @property
    def _language(self) -> str:
        return self.laid.words.language

    def _numbers(self, category: Category, rect: QRectF, *, newest: bool) -> None:
        bar, y = self.laid.bars[category.id], rect.center().y()
        for number in self.laid.numbers:
            text = self.laid.shown(number.kind, bar)
            if number.kind == COUNT:
                tint = self.look.accent if newest else self.look.text if bar.count else self.look.muted
                self._write(text, number.right, y, self.laid.px(TOTAL), tint, SEMI_BOLD, 1)
            else:
                tint = self.look.text if number.kind == VALUE else self.look.muted
                self._write(text, number.right, y, self.laid.px(NUMBER), tint, MEDIUM, 1)

    # Header and totals

    def header(self, rect: QRectF) -> None:
        """The names of the columns; a bar stands under the one that marks are made in."""
        laid, look, px = self.laid, self.look, self.laid.px(HEAD)
        self.p.fillRect(rect, colour(look.surface2))
        y = rect.center().y()
        self._write(laid.words.say(CATEGORY), laid.name_left, y, px, look.muted, SEMI_BOLD)
        for cell in laid.cells:
            is_current = not cell.everything and cell.column == laid.current
            tint = look.accent if is_current else look.muted
            right = cell.right - (self._after_width() if cell is laid.cells[-1] else 0)
            text = elided(cell.name, right - cell.left - 6 * self.s, px, SEMI_BOLD)
            self._write(text, rect.left() + (cell.left + right) / 2, y, px, tint, SEMI_BOLD, 0.5)
            if is_current:
                bar = QRectF(cell.left, rect.bottom() - 4 * self.s, cell.right - cell.left, 4 * self.s)
                self.p.fillRect(bar.translated(rect.left(), 0), colour(look.accent))
        self._hidden(rect)
        for number in laid.numbers:
            self._write(laid.words.head(number.kind), rect.left() + number.right, y, px, look.muted, SEMI_BOLD, 1)
        self.p.setPen(QPen(colour(look.line), 1))
        self.p.drawLine(rect.bottomLeft() - QPointF(0, 0.5), rect.bottomRight() - QPointF(0, 0.5))

    def _after_width(self) -> float:
        """The room for how many columns stand to the right of those that are shown."""
        after = self.laid.hidden[1]
        return width(HIDDEN_RIGHT.format(n=after), self.laid.px(HEAD), SEMI_BOLD) + 4 * self.s if after else 0.0

    def _hidden(self, rect: QRectF) -> None:
        """How many columns stand to the left and right of those that have room."""
        (before, after), px, y = self.laid.hidden, self.laid.px(HEAD), rect.center().y()
        if before:
            self._write(HIDDEN_LEFT.format(n=before), self.laid.name_right, y, px, self.look.accent, SEMI_BOLD, 1)
        if after:
            at = self.laid.cells[-1].right
            self._write(HIDDEN_RIGHT.format(n=after), at, y, px, self.look.accent, SEMI_BOLD, 1)

    def totals(self, rect: QRectF) -> None:
        laid, look, y = self.laid, self.look, rect.center().y()
        self.p.fillRect(rect, colour(look.surface2))
        self.p.setPen(QPen(colour(look.ink), 1.5 * self.s))
        self.p.drawLine(QLineF(rect.left(), rect.top(), rect.right(), rect.top()))
        self._write(laid.words.say(TOTALS), laid.name_left, y, laid.px(NAME), look.text, SEMI_BOLD)
        for cell in laid.cells if len(laid.cells) > 1 else ():
            count = sum(cell.count(category) for category in laid.rows)
            text = show(count, "count", language=self._language)
            self._write(text, (cell.left + cell.right) / 2, y, laid.px(NUMBER), look.text, SEMI_BOLD, 0.5)
        for number in laid.numbers:
            if number.kind == COUNT:
                count = sum(category.count for category in laid.rows)
                text = ParetoWords("count", self._language).value(count)
                self._write(text, number.right, y, laid.px(TOTAL), look.text, SEMI_BOLD, 1)
            elif number.kind == VALUE:
                text = laid.words.value(laid.found.total)
                self._write(text, number.right, y, laid.px(NUMBER), look.text, SEMI_BOLD, 1)
