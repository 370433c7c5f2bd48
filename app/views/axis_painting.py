"""Paints the axes beside each other, in the sizes in which they were laid out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.calc.axis_check import Check
from app.canvas.axis_drawing import draw_objective
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, map_font, metrics, width
from app.canvas.status_sign import draw_letter_sign
from app.language import _
from app.models.axis_list import Told
from app.models.trail import End
from app.views.approval_words import state_icon, state_ink, state_word
from app.views.axis_layout import LABEL, LABELS, NOTHING, ORIGINS, STATEMENT, TEXT, Card, LaidAxes, Part
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.theme import Appearance

Align = Qt.AlignmentFlag


class AxisPainting:
    """Of one paint event; `hot` is the thing that the pointer is over."""

    def __init__(self, painter: QPainter, laid: LaidAxes, worn: Appearance) -> None:
        self.painter, self.laid, self.look, self.px = painter, laid, worn.look, laid.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def card(self, card: Card, number: int, *, selected: bool, focused: bool, hot: End | None, typed: bool) -> None:
        if card.told is None:
            self._place_for_next(card, typed)
            return
        self._ground(card.rect, selected, focused)
        self._head(card, card.told, number)
        if not typed:
            named = bool(card.told.axis.name.strip())
            self._lines(card, "name", STATEMENT, SEMI_BOLD if named else REGULAR, "text" if named else "muted")
        draw_objective(self.painter, QRectF(card.parts["objective"]), card.told.axis, self.look)
        for row, check in zip(card.rows["smart"], card.told.checks, strict=True):
            self._criterion(row.rect, row.lines, check)
        self._origins(card, card.told, hot)
        for part in LABELS:
            if part in card.parts and part != "origins":
                self._labelled(card, part)

    def drop(self, at: int) -> None:
        """The line between two cards where what is dragged would come."""
        axes, px = [card for card in self.laid.cards if card.told is not None], self.px
        x = axes[at].rect.left() - px(5) if at < len(axes) else axes[-1].rect.right() + px(5)
        self.painter.setPen(QPen(QColor(self.look.accent), px(4)))
        self.painter.drawLine(x, axes[0].rect.top(), x, axes[0].rect.bottom())

    # Ground and head

    def _ground(self, rect: QRect, selected: bool, focused: bool) -> None:
        px, look = self.px, self.look
        radius = px(8)
        self.painter.setPen(QPen(QColor(look.accent if selected else look.line), px(2) if selected else 1))
        self.painter.setBrush(QColor(look.surface))
        self.painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if selected and focused:
            band = QRectF(rect.left() + px(2), rect.top() + px(2), rect.width() - px(4), px(5))
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(look.accent))
            self.painter.drawRoundedRect(band, px(2), px(2))

    def _place_for_next(self, card: Card, typed: bool) -> None:
        px, look = self.px, self.look
        pen = QPen(QColor(look.accent if typed else look.line), px(2) if typed else px(1.5))
        if not typed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.setBrush(QColor(look.surface) if typed else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(QRectF(card.rect).adjusted(1, 1, -1, -1), px(8), px(8))
        if typed:
            return
        side, middle = px(22), card.rect.center().x()
        top = card.rect.top() + px(40)
        pixmap = icon("plus", look.muted).pixmap(QSize(side, side))
        self.painter.drawPixmap(QRect(middle - side // 2, top, side, side), pixmap)
        self.painter.setFont(map_font(px(TEXT + 1), MEDIUM))
        self.painter.setPen(QColor(look.muted))
        room = QRect(card.rect.left(), top + side + px(6), card.rect.width(), px(24))
        self.painter.drawText(room, Align.AlignHCenter | Align.AlignTop, _("Next axis: Enter"))

    def _head(self, card: Card, told: Told, number: int) -> None:
        """Its number at the left; at the right where it stands with the management, as sign and word."""
        px, rect, state = self.px, card.parts["head"], told.state
        self.painter.setFont(map_font(px(TEXT), SEMI_BOLD))
        self.painter.setPen(QColor(self.look.muted))
        self.painter.drawText(rect, Align.AlignLeft | Align.AlignVCenter, _("Axis {n}", n=number))
        word = state_word(state)
        wide = round(width(word, px(TEXT), SEMI_BOLD))
        self.painter.setPen(QColor(state_ink(state, self.look)))
        self.painter.drawText(rect, Align.AlignRight | Align.AlignVCenter, word)
        side = px(18)
        place = QRect(rect.right() - wide - side - px(5), rect.center().y() - side // 2, side, side)
        self.painter.drawPixmap(place, state_icon(state, self.look).pixmap(QSize(side, side)))

    # Texts

    def _write(self, x: float, top: float, text: str, size: int, weight: int, token: str) -> None:
        px = self.px(size)
        self.painter.setFont(map_font(px, weight))
        self.painter.setPen(QColor(getattr(self.look, token)))
        self.painter.drawText(QPointF(x, top + metrics(px, weight).ascent()), text)

    def _lines(self, card: Card, part: Part, size: int, weight: int, token: str, above: int = 0) -> None:
        rect = card.parts[part]
        for n, line in enumerate(card.lines.get(part, ())):
            self._write(rect.left(), rect.top() + above + n * self.laid.step(size), line, size, weight, token)

    def _labelled(self, card: Card, part: Part) -> None:
        rect = card.parts[part]
        self._write(rect.left(), rect.top(), _(LABELS[part]), LABEL, SEMI_BOLD, "muted")
        if part in card.lines:
            self._lines(card, part, TEXT, REGULAR, "text", self.laid.label)
        else:
            self._write(rect.left(), rect.top() + self.laid.label, "—", TEXT, REGULAR, "muted")

    # Criteria and origins

    def _criterion(self, rect: QRect, lines: tuple[str, ...], check: Check) -> None:
        """Its letter, a tick or a cross, and the sentence: what is missing is written more strongly."""
        px, look = self.px, self.look
        radius = px(10)
        middle = QPointF(rect.left() + radius, rect.top() + px(11))
        draw_letter_sign(self.painter, middle, radius, check.letter, look, check.fulfilled)
        side = px(15)
        sign = icon("check", look.ok) if check.fulfilled else icon("x", look.danger)
        place = QRect(rect.left() + 2 * radius + px(5), round(middle.y()) - side // 2, side, side)
        self.painter.drawPixmap(place, sign.pixmap(QSize(side, side)))
        weight, token = (REGULAR, "muted") if check.fulfilled else (MEDIUM, "text")
        for n, line in enumerate(lines):
            top = rect.top() + px(3) + n * self.laid.step(TEXT)
            self._write(rect.left() + px(46), top, line, TEXT, weight, token)

    def _origins(self, card: Card, told: Told, hot: End | None) -> None:
        px, rect, look = self.px, card.parts["origins"], self.look
        self._write(rect.left(), rect.top(), _(LABELS["origins"]), LABEL, SEMI_BOLD, "muted")
        if not told.origins:
            self._write(rect.left(), rect.top() + self.laid.label, _(NOTHING), TEXT, REGULAR, "muted")
            return
        side = px(15)
        for n, row in enumerate(card.rows["origins"]):
            counted = n == ORIGINS - 1 and len(told.origins) > ORIGINS
            end = told.origins[n]
            if not counted:
                place = QRect(row.rect.left(), row.rect.top() + px(2), side, side)
                self.painter.drawPixmap(place, icon(ICONS[end.kind], look.accent).pixmap(QSize(side, side)))
            under = end == hot and not counted
            token = "muted" if counted else "accent" if under else "text"
            self._write(row.rect.left() + px(22), row.rect.top() + px(1), row.lines[0], TEXT, REGULAR, token)
