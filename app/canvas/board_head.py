"""The heads of the columns of a PDCA board: what each is called, how many cards it has and how many it is to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.calc.action import Phase
from app.calc.board import COLUMNS, Column, is_over
from app.canvas import field_editor as asked
from app.canvas.board_signs import draw_sign
from app.canvas.field_editor import FieldEditor, LineField
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, map_font, width
from app.canvas.symbol_drawing import colour
from app.canvas.wheel_drawing import draw_wheel
from app.language import _, ngettext
from app.models import board_edit
from app.models.board_mirror import LIMITED

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView

HEIGHT = 44.0
_NAME_PX, _COUNT_PX, _WORD_PX = 15, 13, 11
_WHEEL = 22.0
MOST = 999


class BoardHead(QWidget):
    """Stands still above the view while the board is scrolled, and goes aside with it."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._editor: FieldEditor | None = None
        self._typed: Column | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())

    def columns(self) -> list[tuple[Column, QRectF]]:
        """Each with its place in this widget."""
        view = self._view
        transform = view.viewportTransform()
        edges = [(transform.map(QPointF(x1, 0)).x(), transform.map(QPointF(x2, 0)).x()) for x1, x2 in view.laid.columns]
        return [
            (column, QRectF(x1, 0, x2 - x1, self.height())) for column, (x1, x2) in zip(COLUMNS, edges, strict=True)
        ]

    # What it says

    def count_words(self, column: Column) -> str:
        """Such as 4 / 3: four cards, three at the most."""
        count, limit = self._view.counts[column], self._view.mirror.limits.get(column)
        return str(count) if limit is None else f"{count} / {limit}"

    def is_over(self, column: Column) -> bool:
        return is_over(self._view.counts[column], self._view.mirror.limits.get(column))

    def tip(self, column: Column) -> str:
        limit = self._view.mirror.limits.get(column)
        if column not in LIMITED:
            return _("Ideas have no limit.")
        if limit is None:
            return _("Click to agree how many cards this column may have at a time.")
        if self.is_over(column):
            return ngettext(
                "More than the one card that was agreed: finish one before the next is begun.",
                "More than the {n} cards that were agreed: finish one before the next is begun.",
                limit,
            )
        return ngettext(
            "At most one card at a time, as agreed. Click to change that.",
            "At most {n} cards at a time, as agreed. Click to change that.",
            limit,
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._view.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colour(look.surface))
        for column, rect in self.columns():
            if rect.intersects(QRectF(event.rect())):
                self._paint(painter, column, rect)
        painter.setPen(QPen(QBrush(colour(look.line)), 1))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        painter.end()

    def _paint(self, painter: QPainter, column: Column, rect: QRectF) -> None:
        view, look, size = self._view, self._view.look, self._view.size_factor
        middle, left, right = rect.center().y(), rect.left() + 12 * size, rect.right() - 12 * size
        wheel: Phase = column
        over, words = self.is_over(column), self.count_words(column)
        px, name_px = round(_COUNT_PX * size), round(_NAME_PX * size)
        wanted = width(_(COLUMNS[column]), name_px, SEMI_BOLD) + width(words, px, SEMI_BOLD) + (16 * over + 8) * size
        if right - left - (_WHEEL + 8) * size >= wanted:
            draw_wheel(painter, QRectF(left, middle - _WHEEL * size / 2, _WHEEL * size, _WHEEL * size), wheel, look)
            left += (_WHEEL + 8) * size
        ink = look.danger if over else look.muted
        right -= width(words, px, SEMI_BOLD)
        self._text(painter, right, middle, words, px, SEMI_BOLD, ink)
        if over:
            right -= 16 * size
            draw_sign(painter, QPointF(right + 6 * size, middle), 7 * size, "over", look)
            word, small = _("over"), round(_WORD_PX * size)
            wide = width(word, small, SEMI_BOLD) + 6 * size
            if right - wide - left > width(_(COLUMNS[column]), name_px, SEMI_BOLD) + 8 * size:
                right -= wide
                self._text(painter, right, middle, word, small, SEMI_BOLD, look.danger)
        name = elided(_(COLUMNS[column]), max(0.0, right - left - 8 * size), name_px, SEMI_BOLD)
        self._text(painter, left, middle, name, name_px, SEMI_BOLD, look.text)
        if view.laid.columns[-1][1] > view.laid.columns[0][1] and column != "idea":
            painter.setPen(QPen(QBrush(colour(look.line)), 1))
            painter.drawLine(QPointF(rect.left(), 6 * size), QPointF(rect.left(), rect.bottom() - 6 * size))

    @staticmethod
    def _text(painter: QPainter, x: float, middle: float, words: str, px: int, weight: int, ink: str) -> None:
        painter.setFont(map_font(px, weight))
        painter.setPen(colour(ink))
        painter.drawText(QPointF(x, middle + px * 0.36), words)

    # The limit

    def edit(self, column: Column) -> None:
        """Type how many cards this column may have; nothing for any number."""
        view = self._view
        self.close_field()
        if column not in LIMITED or view.document is None or view.document.read_only:
            return
        view.bring_column(list(COLUMNS).index(column))
        limit = view.mirror.limits[column]
        field = LineField("" if limit is None else str(limit), "right", self)
        field.setAccessibleName(_("Cards at a time in “{column}”", column=_(COLUMNS[column])))
        field.setPlaceholderText(_("any"))
        field.setMaxLength(len(str(MOST)))
        field.selectAll()
        self._typed = column
        self._editor = FieldEditor(field, self, view.look, view.size_factor)
        field.asked.connect(self._answer)
        field.edited.connect(self._edited)
        rect = dict(self.columns())[column]
        size = view.size_factor
        self._editor.lay(
            QRect(round(rect.right() - 66 * size), round(8 * size), round(58 * size), round(28 * size)),
            map_font(round(_COUNT_PX * size), MEDIUM),
        )
        self._editor.show()

    def _edited(self) -> None:
        if self._editor is not None:
            text = "".join(letter for letter in self._editor.field.words() if letter in "0123456789")
            if text != self._editor.field.words():
                self._editor.field.setText(text)  # type: ignore[union-attr]

    def _answer(self, what: str) -> None:
        column, text = self._typed, self._editor.field.words() if self._editor else ""
        self.close_field()
        if what != asked.LEAVE:
            self._view.setFocus()
        most = int(text) if text else None
        if what != asked.CANCEL and column is not None and most != self._view.mirror.limits[column]:
            self._view.write(board_edit.set_limit, column, most)

    def close_field(self) -> None:
        editor, self._editor, self._typed = self._editor, None, None
        if editor:
            editor.close()

    # Events

    def _column_at(self, x: float) -> Column | None:
        return next((column for column, rect in self.columns() if rect.left() <= x < rect.right()), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._column_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and column is not None:
            self._view.typing.finish()
            self.edit(column)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            column = self._column_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.tip(column) if column else "", self)
            return True
        return super().event(event)
