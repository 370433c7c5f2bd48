"""A PDCA board as vectors: bands of lanes, columns, and cards that say what is to be said of an action."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc import calendar_date
from app.calc.action import VERDICTS
from app.calc.board import Card
from app.calc.grid import Box
from app.calc.laid_board import (
    LABEL_PX,
    LINE,
    MEDIUM,
    PAD,
    ROW,
    SEMI_BOLD,
    SMALL_PX,
    TOP,
    Foot,
    LaidBoard,
    LaidCard,
    LaidLane,
)
from app.calc.proof import LETTER
from app.calc.text_measure import TextMeasure
from app.canvas.board_signs import SIGN_COLOURS, draw_fold, draw_postponed, draw_priority, draw_sign
from app.canvas.font import REGULAR, elided, load_fonts, map_font, width
from app.canvas.symbol_drawing import colour
from app.canvas.wheel_drawing import draw_wheel
from app.language import N_, _, ngettext
from app.look import Look

WHEEL = 19.0
LEAST_PX = 4.5
"""Letters that come out smaller than this cannot be read, and are drawn as bars."""
NO_LABEL = N_("New action")
_BESIDE = 6.0
"""Between a sign and its words."""
_FADED = 0.35


@cache
def board_measure() -> TextMeasure:
    """What texts take in Inter."""
    load_fonts()
    return TextMeasure(width)


class BoardPainting:
    """Draws at scene coordinates; `scale` tells how large they come out, `year` which one need not be said in dates.

    What is `faded` shows that it is carried, `typed` that its label is under a field.
    """

    def __init__(
        self,
        painter: QPainter,
        look: Look,
        *,
        year: int,
        scale: float = 1.0,
        chosen: Collection[str] = (),
        faded: Collection[str] = (),
        typed: str = "",
    ) -> None:
        self._painter, self._look, self._year = painter, look, year
        self._chosen, self._faded, self._typed = chosen, faded, typed
        self._in_bars = scale * SMALL_PX < LEAST_PX

    def ground(self, laid: LaidBoard, area: Box, seen_left: float = 0.0) -> None:
        """What shows below the cards in this box of the scene; names of lanes begin where the sight does."""
        painter, look = self._painter, self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QBrush(colour(look.line)), 1))
        edges = laid.columns[:-1] if laid.cards else ()  # an empty board says how to begin, and no line crosses that
        painter.drawLines(
            [QLineF(right, area[1], right, area[3]) for _x, right in edges if area[0] <= right <= area[2]]
        )
        for lane in laid.lanes:
            if lane.band and lane.band[1] <= area[3] and lane.band[3] >= area[1]:
                self.band(lane, seen_left)
        for foot in laid.feet:
            if foot.box[1] <= area[3] and foot.box[3] >= area[1]:
                self._foot(foot)

    def cards(self, laid: LaidBoard, area: Box) -> None:
        for card in laid.within(area):
            self.card(card)

    def state_of(self, id: str) -> tuple[bool, bool, bool]:
        """What makes a card look otherwise beside what it says."""
        return id in self._chosen, id in self._faded, id == self._typed

    def on(self, painter: QPainter) -> BoardPainting:
        """The same on another ground."""
        other = copy(self)
        other._painter = painter  # noqa: SLF001 - its own kind
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        return other

    # Lanes and feet

    def band(self, laid: LaidLane, seen_left: float) -> None:
        painter, look = self._painter, self._look
        assert laid.band is not None
        left, top, right, bottom = laid.band
        painter.fillRect(QRectF(left, top, right - left, bottom - top), colour(look.header))
        painter.setPen(QPen(QBrush(colour(look.line)), 1))
        painter.drawLine(QLineF(left, top, right, top))
        middle, x = (top + bottom) / 2, max(left, seen_left) + 16
        draw_fold(painter, QPointF(x, middle), 5, laid.folded, look.muted)
        count = str(laid.count)
        name = elided(laid.lane.name, max(60.0, min(right, seen_left + 900) - x - 80), LABEL_PX, SEMI_BOLD)
        x = self._text(x + 14, middle, name, LABEL_PX, SEMI_BOLD, look.text)
        self._text(x + 10, middle, count, SMALL_PX, MEDIUM, look.muted)

    def _foot(self, foot: Foot) -> None:
        """Where the closed ones are folded away, and where one is dropped that is to be closed."""
        painter, look = self._painter, self._look
        left, top, right, bottom = foot.box
        painter.setPen(QPen(QBrush(colour(look.line)), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(left, top + 2, right - left, bottom - top - 4), 6, 6)
        middle = (top + bottom) / 2
        draw_fold(painter, QPointF(left + 14, middle), 4, not foot.ids, look.muted)
        words = ngettext("{n} closed", "{n} closed", foot.count)
        self._text(left + 26, middle, words, SMALL_PX, MEDIUM, look.muted)

    # Cards

    def card(self, laid: LaidCard) -> None:
        painter, look, card = self._painter, self._look, laid.card
        left, top, right, bottom = laid.box
        chosen = card.id in self._chosen
        painter.save()
        if card.id in self._faded:
            painter.setOpacity(_FADED)
        painter.setPen(QPen(QBrush(colour(look.accent if chosen else look.line)), 2.0 if chosen else 1.0))
        painter.setBrush(colour(look.accent_soft if chosen else look.surface))
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), 6, 6)
        inside = left + PAD, top + PAD, right - PAD, bottom - PAD
        self._head(card, inside)
        y = inside[1] + TOP
        if card.id != self._typed:
            self._label(laid, inside[0], y)
        y = inside[3] - ROW * (card.has_who + len(card.signs()))
        if card.has_who:
            self._who(card, inside[0], inside[2], y + ROW / 2)
            y += ROW
        for sign in card.signs():
            self._sign_line(card, sign, inside[0], inside[2], y + ROW / 2)
            y += ROW
        painter.restore()

    def _head(self, card: Card, inside: Box) -> None:
        """Number, priority and postponements; at the right the age and the wheel."""
        left, top, right, _bottom = inside
        painter, look, action = self._painter, self._look, card.action
        middle = top + WHEEL / 2 - 1
        number = str(action.number) if action.number else ""
        x = self._text(left, middle, number, SMALL_PX, SEMI_BOLD, look.muted)
        if action.priority != "normal":
            draw_priority(painter, QPointF(x + 13, middle), 6, action.priority, look)
            x += 20
        if action.postponements:
            draw_postponed(painter, QPointF(x + 16, middle), 6, look)
            x = self._text(x + 25, middle, str(len(action.postponements)), SMALL_PX, MEDIUM, look.muted)
        draw_wheel(painter, QRectF(right - WHEEL, middle - WHEEL / 2, WHEEL, WHEEL), action.phase, look)
        if card.age:
            words = _("{n} d", n=card.age)
            weight, ink = (SEMI_BOLD, look.warn) if card.is_idle else (REGULAR, look.muted)
            x = right - WHEEL - 8 - width(words, SMALL_PX, weight)
            self._text(x, middle, words, SMALL_PX, weight, ink)
            if card.is_idle:
                draw_sign(painter, QPointF(x - 9, middle), 6.5, "idle", look)

    def _label(self, laid: LaidCard, x: float, y: float) -> None:
        look = self._look
        if laid.lines == ("",):
            self._text(x, y + LINE / 2, _(NO_LABEL), LABEL_PX, REGULAR, look.muted)
        ink = look.muted if laid.card.is_closed else look.text
        for i, line in enumerate(laid.lines):
            self._text(x, y + (i + 0.5) * LINE, line, LABEL_PX, MEDIUM, ink)

    def _who(self, card: Card, left: float, right: float, middle: float) -> None:
        """The owner, and the due date at the right; each with a sign where it is missing."""
        look, action = self._look, card.action
        if action.due:
            words = calendar_date.brief(action.due, self._year)
            weight, ink = (SEMI_BOLD, look.danger) if card.late else (REGULAR, look.muted)
            right -= width(words, SMALL_PX, weight)
            self._text(right, middle, words, SMALL_PX, weight, ink)
        elif "due" in card.missing:
            words = _("no date")
            right -= width(words, SMALL_PX, MEDIUM)
            self._text(right, middle, words, SMALL_PX, MEDIUM, look.warn)
            right -= 16
            draw_sign(self._painter, QPointF(right + 7, middle), 6, "missing", look)
        room = max(0.0, right - left - 8)
        if action.owner:
            self._text(left, middle, elided(action.owner, room, SMALL_PX, REGULAR), SMALL_PX, REGULAR, look.muted)
        elif "owner" in card.missing:
            draw_sign(self._painter, QPointF(left + 6, middle), 6, "missing", look)
            long, short = _("no owner"), _("Who?")  # a date of another year leaves little room
            words = long if width(long, SMALL_PX, MEDIUM) <= room - 12 - _BESIDE else short
            self._text(left + 12 + _BESIDE, middle, words, SMALL_PX, MEDIUM, look.warn)

    def _sign_line(self, card: Card, sign: str, left: float, right: float, middle: float) -> None:
        look = self._look
        draw_sign(self._painter, QPointF(left + 6, middle), 6, sign, look)
        words = elided(self._words(card, sign), right - left - 12 - _BESIDE, SMALL_PX, MEDIUM)
        weight = SEMI_BOLD if sign == "late" else MEDIUM
        self._text(left + 12 + _BESIDE, middle, words, SMALL_PX, weight, getattr(look, SIGN_COLOURS[sign]))

    def _words(self, card: Card, sign: str) -> str:
        if sign == "late":
            return _("late {n} d", n=card.late)
        if sign == "deliverable":
            return _("no deliverable")
        if sign == "overridden":
            letters = " ".join(LETTER[step] for step in card.overridden)
            return _("without proof: {quarters}", quarters=letters)
        return _(VERDICTS[sign])  # type: ignore[index]

    def _text(self, x: float, middle: float, words: str, px: int, weight: int, ink: str) -> float:
        """Words around this height; their right end."""
        painter, wide = self._painter, width(words, px, weight)
        if self._in_bars:
            painter.fillRect(QRectF(x, middle - px * 0.2, wide, px * 0.4), colour(ink))
            return x + wide
        painter.setFont(map_font(px, weight))
        painter.setPen(colour(ink))
        painter.drawText(QPointF(x, middle + px * 0.36), words)
        return x + wide
