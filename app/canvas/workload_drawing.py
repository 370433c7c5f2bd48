"""The load of each owner by week as a grid: hours as numbers on a ground that darkens with them; screen and paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.calendar_date import LOCALES
from app.calc.person import CAPACITY_H
from app.calc.quantity import UNKNOWN, show
from app.calc.workload import BEFORE, Cell, Column, OwnerLoad, Workload
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, metrics, width
from app.canvas.planning_bars import NO_OWNER, draw_late
from app.canvas.planning_drawing import WEEK
from app.canvas.symbol_drawing import colour, mixed
from app.language import N_, sentence
from app.look import Look

ROW, HEAD, NAME, COLUMN, APART = 34.0, 46.0, 180.0, 52.0, 84.0
"""Heights of a row, at least, and of the heading; widths of the names, of a week, of the sums at the right."""
EARLIER, AFTERWARDS = N_("Earlier"), N_("Later")
APARTS = (N_("Hours"), N_("Not counted"))
"""What stands at the right of the weeks."""
_PX, _SMALL, _PAD = 13, 12, 10.0


def hours_said(hours: float | None, language: str) -> str:
    """Rounded to half an hour below ten, else to an hour: an estimate is no more exact."""
    if hours is None:
        return UNKNOWN
    return show(round(2 * hours) / 2 if hours < 10 else float(round(hours)), "count", language=language)


def said_in_cell(cell: Cell, language: str) -> str:
    """The hours, with a question mark where more is not known; empty for a week without work."""
    known = hours_said(cell.hours, language) if cell.hours is not None else ""
    return f"{known} + ?" if known and cell.unknown else known or ("?" if cell.unknown else "")


@dataclass(frozen=True)
class LaidWorkload:
    """Columns of weeks from x 0, rows from y 0; names stand left of them, sums right of them, the heading above."""

    load: Workload
    capacity_h: float | None
    look: Look
    language: str
    size: float = 1.0
    column: float = COLUMN
    row: float = ROW

    @property
    def width(self) -> float:
        return len(self.load.columns) * self.column * self.size

    @property
    def height(self) -> float:
        return len(self.load.owners) * self.row * self.size

    def box(self, row: int, column: int) -> QRectF:
        wide, high = self.column * self.size, self.row * self.size
        return QRectF(column * wide, row * high, wide, high)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a place."""
        row, column = int(y // (self.row * self.size)), int(x // (self.column * self.size))
        inside = 0 <= row < len(self.load.owners) and 0 <= column < len(self.load.columns)
        return (row, column) if inside else None

    def is_over(self, cell: Cell, column: Column) -> bool:
        """Whether a week holds more than a person can do; what sums up several weeks is never too much."""
        return not column.sums and self.capacity_h is not None and (cell.hours or 0.0) > self.capacity_h + 1e-9

    def _px(self, size: float) -> int:
        return max(1, round(size * self.size))

    def _write(self, painter: QPainter, box: QRectF, text: str, px: int, ink: str, weight: int, align: float) -> None:
        """One line in the middle of a box's height: at its left (0), in its middle (0.5) or at its right (1)."""
        room = box.width() - _PAD * self.size
        text = elided(text, room, px, weight)
        painter.setFont(map_font(px, weight))
        painter.setPen(colour(ink))
        x = box.left() + _PAD * self.size / 2 + align * (room - width(text, px, weight))
        painter.drawText(QPointF(x, box.center().y() + metrics(px, weight).capHeight() / 2), text)

    # The weeks

    def draw_cells(self, painter: QPainter, area: QRectF) -> None:
        """The cells that lie in the area."""
        look = self.look
        painter.fillRect(area, colour(look.canvas))
        for row, owner in enumerate(self.load.owners):
            for column, cell in enumerate(owner.cells):
                box = self.box(row, column)
                if box.intersects(area):
                    self._cell(painter, box, cell, self.load.columns[column])
        painter.setPen(QPen(colour(look.line), 1))
        painter.drawLines(list(self._rules(area)))

    def _rules(self, area: QRectF) -> Iterable[QLineF]:
        bottom = min(area.bottom(), self.height)
        for row in range(len(self.load.owners) + 1):
            y = round(row * self.row * self.size) - 0.5
            yield QLineF(area.left(), y, min(area.right(), self.width), y)
        for column in range(len(self.load.columns) + 1):
            x = round(column * self.column * self.size) - 0.5
            yield QLineF(x, area.top(), x, bottom)

    def _cell(self, painter: QPainter, box: QRectF, cell: Cell, column: Column) -> None:
        look, over = self.look, self.is_over(cell, column)
        if cell.hours is not None:
            share = min(1.0, cell.hours / (self.capacity_h or CAPACITY_H))
            ground = look.danger_soft if over else mixed(look.canvas, look.accent, 0.08 + 0.34 * share)
            painter.fillRect(box, colour(ground))
        text = said_in_cell(cell, self.language)
        if over:
            painter.setPen(QPen(QBrush(colour(look.danger)), 2 * self.size))
            painter.drawRect(box.adjusted(1.5, 1.5, -2.5, -2.5))
            draw_late(painter, QPointF(box.left() + 11 * self.size, box.center().y()), 5.5 * self.size, look)
            box = box.adjusted(14 * self.size, 0, 0, 0)
        weight = SEMI_BOLD if over else MEDIUM
        px = next((n for n in (_PX, _SMALL, 11) if width(text, self._px(n), weight) <= box.width() - 6), 11)
        self._write(painter, box.adjusted(-3, 0, 3, 0), text, self._px(px), look.text, weight, 0.5)

    def draw_head(self, painter: QPainter, area: QRectF) -> None:
        """The weeks above, from y 0 to `HEAD`: number and Monday."""
        look, high = self.look, HEAD * self.size
        painter.fillRect(QRectF(area.left(), 0, area.width(), high), colour(look.surface2))
        for n, column in enumerate(self.load.columns):
            box = QRectF(self.box(0, n).left(), 0, self.column * self.size, high / 2)
            if not box.intersects(QRectF(area.left(), 0, area.width(), high)):
                continue
            if column.sums:
                words = sentence(EARLIER if column.sums == BEFORE else AFTERWARDS).within(self.language)
                self._write(painter, QRectF(box.left(), 0, box.width(), high), words, self._px(_SMALL), look.muted,
                            REGULAR, 0.5)  # fmt: skip
                continue
            week = sentence(WEEK, n=column.monday.isocalendar().week).within(self.language)
            self._write(painter, box.translated(0, 3 * self.size), week, self._px(_PX), look.text, SEMI_BOLD, 0.5)
            day = _short_day(column, self.language)
            self._write(painter, box.translated(0, high / 2 - 3 * self.size), day, self._px(_SMALL), look.muted,
                        REGULAR, 0.5)  # fmt: skip
        painter.setPen(QPen(colour(look.line), 1))
        painter.drawLine(QLineF(area.left(), high - 0.5, area.right(), high - 0.5))

    # Names and sums

    def draw_names(self, painter: QPainter, area: QRectF, wide: float) -> None:
        painter.fillRect(self._filled(area, wide), colour(self.look.surface))
        for row, owner in enumerate(self.load.owners):
            box = QRectF(0, row * self.row * self.size, wide, self.row * self.size)
            name = owner.owner or sentence(NO_OWNER).within(self.language)
            ink = self.look.text if owner.owner else self.look.warn
            self._write(painter, box.adjusted(_PAD * self.size / 2, 0, 0, 0), name, self._px(_PX), ink, MEDIUM, 0.0)
            self._rule(painter, box)

    def draw_sums(self, painter: QPainter, area: QRectF) -> None:
        """The hours of each owner in all, and how many actions are in no sum, from x 0."""
        look, wide = self.look, APART * self.size
        painter.fillRect(self._filled(area, len(APARTS) * wide), colour(look.surface))
        for row, owner in enumerate(self.load.owners):
            box = QRectF(0, row * self.row * self.size, wide, self.row * self.size)
            for n, text in enumerate(self._sums(owner)):
                ink = look.text if n == 0 else look.warn
                place = box.translated(n * wide, 0)
                self._write(painter, place, text, self._px(_PX), ink, SEMI_BOLD if n == 0 else MEDIUM, 0.5)
            self._rule(painter, QRectF(0, box.top(), len(APARTS) * wide, box.height()))
        painter.setPen(QPen(colour(look.line), 1))
        painter.drawLine(QLineF(0.5, area.top(), 0.5, min(area.bottom(), self.height)))

    def _filled(self, area: QRectF, wide: float) -> QRectF:
        """As far down as there are rows."""
        return QRectF(0, area.top(), wide, max(0.0, min(area.bottom(), self.height) - area.top()))

    def _sums(self, owner: OwnerLoad) -> tuple[str, str]:
        return hours_said(owner.total, self.language), str(len(owner.uncounted)) if owner.uncounted else ""

    def draw_sum_heads(self, painter: QPainter) -> None:
        high, wide = HEAD * self.size, APART * self.size
        painter.fillRect(QRectF(0, 0, len(APARTS) * wide, high), colour(self.look.surface2))
        for n, title in enumerate(APARTS):
            words = sentence(title).within(self.language)
            self._write(painter, QRectF(n * wide, 0, wide, high), words, self._px(_SMALL), self.look.muted, SEMI_BOLD,
                        0.5)  # fmt: skip
        painter.setPen(QPen(colour(self.look.line), 1))
        painter.drawLine(QLineF(0, high - 0.5, len(APARTS) * wide, high - 0.5))

    def _rule(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(colour(self.look.line), 1))
        y = round(box.bottom()) - 0.5
        painter.drawLine(QLineF(box.left(), y, box.right(), y))


def _short_day(column: Column, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(column.monday, "dd/MM", locale=LOCALES.get(language, language)))
