"""How the cells of a process flow chart look: the profile line through the rows, numbers right, texts wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from app.calc.process_chart import KEYS, VALUE_SHORT, Step
from app.calc.process_chart_rows import QUESTION_KEYS, UNITS
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, metrics, wrapped
from app.canvas.process_chart_drawing import ProfileRow, column_middles, draw_kind, draw_profile
from app.canvas.symbol_drawing import colour
from app.language import _
from app.views.process_chart_columns import HEADS
from app.views.process_chart_rows import ORDER
from app.views.theme import TEXT_SIZE

if TYPE_CHECKING:
    from app.views.process_chart_table import ChartTable

LINES = 3
"""Of a description or an idea, at the most."""
ROW, PADDING, SIGN = 30, 7, 17
WRAPPED = ("description", "idea", "value_class")
_LETTER = {question: key for key, question in QUESTION_KEYS.items()}
_INK = {"VA": "ok", "NNVA": "text", "NVA": "danger"}
_SOURCE_SIGN = {"estimated": "≈", "standard": "="}
"""Before a time; one that was measured has a small stopwatch."""


class ChartCells(QStyledItemDelegate):
    def __init__(self, table: ChartTable) -> None:
        super().__init__(table)
        self._table = table
        self._px = table.worn.px(TEXT_SIZE)

    def height(self, row: int) -> int:
        """A row is as high as its longest text needs."""
        px, step = self._table.worn.px, self._table.rows.step(row)
        most = max(len(self._lines(step, name)) for name in WRAPPED) if step else 1
        return max(px(ROW), round(most * self._line_height()) + px(PADDING))

    def _line_height(self) -> float:
        return metrics(self._px).height() * 1.08

    def _lines(self, step: Step, name: str) -> list[str]:
        table, column = self._table, ORDER.index(name)
        if table.isColumnHidden(column):
            return [""]
        room = max(table.columnWidth(column) - 2 * table.worn.px(6), 20)
        if name == "value_class":
            text = _(VALUE_SHORT[step.value_class]) if step.value_class else ""
            return wrapped(text, room, 2, self._px, SEMI_BOLD) if table.is_narrow else [text]
        return wrapped(getattr(step, name), room, LINES, self._px) or [""]

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(self._table.worn.px(40), self._table.worn.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        table, look = self._table, self._table.worn.look
        row, name = index.row(), ORDER[index.column()]  # type: ignore[attr-defined]
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colour(look.accent_soft if row in table.painted_marks else look.surface))
        painter.setPen(QPen(QBrush(colour(look.line)), 1))
        painter.drawLine(QLineF(rect.left(), rect.bottom() + 0.5, rect.right() + 1, rect.bottom() + 0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = table.rows.step(row)
        if name == "kind":
            self._paint_profile(painter, QRectF(rect), row)
        elif step is None:
            self._paint_next(painter, rect, row, name)
        else:
            self._paint_step(painter, rect, row, name, step)
        painter.restore()

    def _paint_step(self, painter: QPainter, rect: QRect, row: int, name: str, step: Step) -> None:
        look, px = self._table.worn.look, self._table.worn.px
        inside = QRectF(rect).adjusted(px(6), 0, -px(6), 0)
        if name == "number":
            self._write(painter, inside, [str(self._table.rows.number(row))], look.muted, right=True)
        elif name in ("description", "idea"):
            self._write(painter, inside, self._lines(step, name), look.text)
        elif name in UNITS:
            text = self._table.rows.text(row, name)
            self._write(painter, inside, [text], look.text, right=True)
            if name == "time_s" and text:
                self._paint_source(painter, inside, row, step)
        elif name == "value_class":
            if step.value_class:
                ink, weight = getattr(look, _INK[step.value_class]), SEMI_BOLD if step.value_class == "VA" else MEDIUM
                self._write(painter, inside, self._lines(step, name), ink, weight=weight)
        else:
            text = self._table.rows.text(row, name)
            if name == "question" and step.question and self._table.is_narrow:
                text = _LETTER[step.question]
            self._write(painter, inside, [elided(text, inside.width(), self._px)], look.text)

    def _paint_next(self, painter: QPainter, rect: QRect, row: int, name: str) -> None:
        """Muted, with a word about what to do."""
        look, px = self._table.worn.look, self._table.worn.px
        inside = QRectF(rect).adjusted(px(6), 0, -px(6), 0)
        if name == "number":
            self._write(painter, inside, [str(self._table.rows.number(row))], look.muted, right=True)
        elif name == "description":
            text = elided(_("Type the next step"), inside.width(), self._px)
            self._write(painter, inside, [text], look.muted)

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        lines: list[str],
        ink: str,
        *,
        right: bool = False,
        weight: int = REGULAR,
    ) -> None:
        font, high = metrics(self._px, weight), self._line_height()
        painter.setFont(map_font(self._px, weight))
        painter.setPen(colour(ink))
        y = rect.center().y() - high * len(lines) / 2 + (high - font.height()) / 2 + font.ascent()
        for i, line in enumerate(lines):
            x = rect.right() - font.horizontalAdvance(line) if right else rect.left()
            painter.drawText(QPointF(x, y + i * high), line)

    def _paint_source(self, painter: QPainter, rect: QRectF, row: int, step: Step) -> None:
        """Whether the time was measured, taken from a standard or estimated, at the left of it."""
        look, px = self._table.worn.look, self._table.worn.px
        r = px(4.2)
        if metrics(self._px).horizontalAdvance(self._table.rows.text(row, "time_s")) > rect.width() - 3 * r:
            return
        if step.time_source == "measured":
            middle = QPointF(rect.left() + r, rect.center().y() + px(0.6))
            pen = QPen(QBrush(colour(look.muted)), px(1.3))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, r, r)
            painter.drawLine(QLineF(middle, middle + QPointF(0, -r * 0.65)))
            painter.drawLine(QLineF(middle + QPointF(-r * 0.45, -r * 1.5), middle + QPointF(r * 0.45, -r * 1.5)))
        elif sign := _SOURCE_SIGN.get(step.time_source or ""):
            self._write(painter, rect, [sign], look.muted)

    def _paint_profile(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Joined to the rows above and below, over the next row where that lies between."""
        table, look, size = self._table, self._table.worn.look, self._table.worn.px(SIGN)
        last = table.rows.rowCount() - 1
        above = next((r for r in range(row - 1, -1, -1) if table.rows.step(r)), -1)
        below = next((r for r in range(row + 1, last + 1) if table.rows.step(r)), -1)
        around = [self._row(r) for r in (above, row, below) if r >= 0 and table.rows.step(r)]
        own = 1 if above >= 0 else 0
        if table.rows.step(row) is None:
            draw_profile(painter, rect.left(), rect.width(), [self._row(row)], look, size=size)
            draw_profile(painter, rect.left(), rect.width(), around, look, size=size, within=(0, 0))
        else:
            draw_profile(painter, rect.left(), rect.width(), around, look, size=size, within=(own, own + 1))

    def _row(self, row: int) -> ProfileRow:
        table = self._table
        step = table.rows.step(row)
        return ProfileRow(step.kind if step else None, table.rowViewportPosition(row), table.rowHeight(row))


class ChartHeader(QHeaderView):
    """Over the symbols stand their signs, each with its key."""

    def __init__(self, table: ChartTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._table.worn.px(40))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look, px, name = self._table.worn.look, self._table.worn.px, ORDER[section]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour(look.surface2))
        painter.setPen(QPen(QBrush(colour(look.line)), 1))
        painter.drawLine(QLineF(rect.left(), rect.bottom() + 0.5, rect.right() + 1, rect.bottom() + 0.5))
        painter.setPen(colour(look.muted))
        painter.setFont(map_font(px(11), SEMI_BOLD))
        if name == "kind":
            for key, kind in KEYS.items():
                x = column_middles(rect.left(), rect.width())[kind]
                draw_kind(painter, kind, QPointF(x, rect.top() + px(13)), px(13), look)
                painter.setPen(colour(look.muted))
                place = QRectF(x - px(12), rect.top() + px(22), px(24), px(15))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)
        else:
            side = Qt.AlignmentFlag.AlignRight if name in (*UNITS, "number") else Qt.AlignmentFlag.AlignLeft
            text = self._table.rows.headerData(section, Qt.Orientation.Horizontal) if name != "number" else ""
            if self._table.is_narrow and name in HEADS:
                text = _(HEADS[name])
            inside = rect.adjusted(px(6), 0, -px(6), -px(4))
            text = elided(text, inside.width(), px(11), SEMI_BOLD)
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignBottom, text)
        painter.restore()
