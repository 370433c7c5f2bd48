"""The matrix of effort and impact as vectors, for the window and for paper: four quadrants and cards.

Each option has a disc where it was placed and a card beside it; a line leads from one to the other.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.calc.card_layout import Box, lay_cards, nearest
from app.calc.decision import Decision, Option
from app.calc.decision_figures import name_of
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, metrics, width, wrapped
from app.canvas.rating_drawing import write
from app.canvas.status_sign import draw_ticked
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, current
from app.look import Look

MOST = 10.0
"""Effort and impact go from 0 to this; the quadrants meet in the middle."""
QUADRANTS = {
    (False, True): (N_("Quick wins"), N_("do them now")),
    (True, True): (N_("Big projects"), N_("plan them")),
    (False, False): (N_("Fill-ins"), N_("when there is time")),
    (True, False): (N_("Time wasters"), N_("leave them")),
}
"""By whether the effort and whether the impact is large: the name, and what to do with it."""
EFFORT, IMPACT, LITTLE, MUCH = N_("Effort"), N_("Impact"), N_("little"), N_("much")
WAITING, ALL_PLACED = N_("Not placed yet"), N_("All are placed")

CARD_PX, TITLE_PX, SMALL_PX, AXIS_PX = 13, 17, 11, 13
_CARD, _RADIUS, _PAD, _SIDE, _AXIS = 150.0, 6.0, 7.0, 176.0, 30.0


def quadrant(option: Option) -> tuple[bool, bool] | None:
    """Where an option stands, `None` where it was not placed; on the line it is large."""
    if option.effort is None or option.impact is None:
        return None
    return option.effort >= MOST / 2, option.impact >= MOST / 2


class LaidEffortImpact:
    """Laid out in a rectangle of this size. `side` is where the cards wait that were not placed; `None` without."""

    def __init__(
        self, decision: Decision, wide: float, high: float, *, language: str | None = None, scale: float = 1.0,
        waiting: bool = True,
    ) -> None:  # fmt: skip
        self.decision, self.scale, self.language = decision, scale, language or current()
        self.size = wide, high
        placed = [option for option in decision.options if quadrant(option) is not None]
        self.waiting = [option for option in decision.options if quadrant(option) is None]
        side = _SIDE * scale if waiting else 0.0
        axis = _AXIS * scale
        self.side = QRectF(wide - side, 0, side, high) if waiting else None
        self.plot = QRectF(
            axis, 2, max(1.0, wide - side - axis - (10 * scale if waiting else 2)), max(1.0, high - axis)
        )
        self.lines = {option.id: self._lines(option) for option in decision.options}
        self.points = {option.id: self.point_of(option.effort, option.impact) for option in placed}
        plot = (self.plot.left() + 3, self.plot.top() + 3, self.plot.right() - 3, self.plot.bottom() - 3)
        sizes = {id: self.card_size(id) for id in self.points}
        places = {id: (point.x(), point.y()) for id, point in self.points.items()}
        boxes = lay_cards(places, sizes, plot, self._titles(), radius=_RADIUS * scale)
        self.cards = {id: _rect(box) for id, box in boxes.items()}
        self.cards |= self._side_cards()

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def say(self, text: str) -> str:
        return Sentence(text).within(self.language)

    def point_of(self, effort: float | None, impact: float | None) -> QPointF:
        plot = self.plot
        return QPointF(
            plot.left() + plot.width() * (effort or 0.0) / MOST, plot.bottom() - plot.height() * (impact or 0.0) / MOST
        )

    def values_at(self, point: QPointF) -> tuple[float, float]:
        """Effort and impact of a place, to a tenth and within the matrix."""
        effort = (point.x() - self.plot.left()) / self.plot.width() * MOST
        impact = (self.plot.bottom() - point.y()) / self.plot.height() * MOST
        return round(min(MOST, max(0.0, effort)), 1), round(min(MOST, max(0.0, impact)), 1)

    def card_size(self, id: str) -> tuple[float, float]:
        lines, px = self.lines[id], self.px(CARD_PX)
        wide = max(width(line, px, MEDIUM) for line in lines) + 2 * _PAD * self.scale
        if id == self.decision.chosen:
            wide += 1.4 * px
        return wide, len(lines) * metrics(px, MEDIUM).height() + 8 * self.scale

    def _lines(self, option: Option) -> list[str]:
        return wrapped(name_of(option), (_CARD - 2 * _PAD) * self.scale, 2, self.px(CARD_PX), MEDIUM)

    def _titles(self) -> list[Box]:
        """The places of the names of the quadrants, which no card covers."""
        found = []
        for (effort, impact), (name, hint) in QUADRANTS.items():
            rect = self._title_place(effort, impact, self.say(name), self.say(hint))
            found.append((rect.left(), rect.top(), rect.right(), rect.bottom()))
        return found

    def _title_place(self, effort: bool, impact: bool, name: str, hint: str) -> QRectF:
        """In the outer corner of its quadrant."""
        big, small, pad = self.px(TITLE_PX), self.px(SMALL_PX + 1), 9 * self.scale
        wide = max(width(name, big, SEMI_BOLD), width(hint, small))
        high = metrics(big, SEMI_BOLD).height() + metrics(small).height()
        left = self.plot.right() - pad - wide if effort else self.plot.left() + pad
        top = self.plot.top() + pad if impact else self.plot.bottom() - pad - high
        return QRectF(left, top, wide, high)

    def _side_cards(self) -> dict[str, QRectF]:
        """One below the other where they wait; beyond the bottom none is shown."""
        found: dict[str, QRectF] = {}
        s = self.scale
        if self.side is None:
            return found
        y = 30 * s
        for option in self.waiting:
            _wide, high = self.card_size(option.id)
            found[option.id] = QRectF(self.side.left() + 8 * s, y, self.side.width() - 16 * s, high)
            y += high + 6 * s
        return found

    def at(self, point: QPointF) -> str | None:
        """The option whose card or disc is there; the last one drawn first."""
        for id in reversed(list(self.cards)):
            disc = self.points.get(id)
            near = disc is not None and (disc - point).manhattanLength() <= 2 * _RADIUS * self.scale
            if near or self.cards[id].contains(point):
                return id
        return None

    # Drawing

    def draw(self, painter: QPainter, look: Look, *, current: str | None = None, carried: str | None = None) -> None:
        """`carried` is drawn by who carries it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, *self.size), colour(look.canvas))
        self._quadrants(painter, look)
        self._axes(painter, look)
        if self.side is not None:
            self._draw_side(painter, look, self.side)
        for id, point in self.points.items():
            if id != carried:
                self._lead(painter, look, point, self.cards[id])
        for id, rect in self.cards.items():
            if id != carried:
                self.draw_card(painter, look, id, rect, current=id == current)
        for id, point in self.points.items():
            if id != carried:
                self.draw_disc(painter, look, point)
        painter.restore()

    def _quadrants(self, painter: QPainter, look: Look) -> None:
        plot = self.plot
        half = QRectF(plot.left(), plot.top(), plot.width() / 2, plot.height() / 2)
        painter.fillRect(half, colour(look.accent_soft))
        painter.setPen(QPen(colour(look.thin), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(plot)
        painter.drawLine(QPointF(plot.center().x(), plot.top()), QPointF(plot.center().x(), plot.bottom()))
        painter.drawLine(QPointF(plot.left(), plot.center().y()), QPointF(plot.right(), plot.center().y()))
        big, small = self.px(TITLE_PX), self.px(SMALL_PX + 1)
        for (effort, impact), (name, hint) in QUADRANTS.items():
            said, hinted = self.say(name), self.say(hint)
            rect = self._title_place(effort, impact, said, hinted)
            base = rect.top() + metrics(big, SEMI_BOLD).ascent()
            left = rect.right() - width(said, big, SEMI_BOLD) if effort else rect.left()
            write(painter, left, base, said, big, SEMI_BOLD, look.text)
            left = rect.right() - width(hinted, small) if effort else rect.left()
            write(painter, left, rect.bottom() - metrics(small).descent(), hinted, small, REGULAR, look.muted)

    def _axes(self, painter: QPainter, look: Look) -> None:
        """What grows to the right and upwards, with words at both ends."""
        plot, size, small = self.plot, self.px(AXIS_PX), self.px(SMALL_PX)
        base = plot.bottom() + metrics(size).ascent() + 7 * self.scale
        self._axis(painter, look, plot.left(), base, plot.width(), EFFORT, size, small)
        painter.save()
        painter.translate(metrics(size).ascent() + 2 * self.scale, plot.bottom())
        painter.rotate(-90)
        self._axis(painter, look, 0, 0, plot.height(), IMPACT, size, small)
        painter.restore()

    def _axis(
        self, painter: QPainter, look: Look, left: float, base: float, long: float, word: str, size: int, small: int
    ) -> None:
        said = f"{self.say(word)} →"
        write(painter, left + (long - width(said, size, SEMI_BOLD)) / 2, base, said, size, SEMI_BOLD, look.text)
        write(painter, left + 2, base, self.say(LITTLE), small, REGULAR, look.muted)
        much = self.say(MUCH)
        write(painter, left + long - width(much, small) - 2, base, much, small, REGULAR, look.muted)

    def _draw_side(self, painter: QPainter, look: Look, side: QRectF) -> None:
        painter.fillRect(side, colour(look.surface2))
        small = self.px(SMALL_PX + 1)
        text = self.say(ALL_PLACED if self.points and not self.waiting else WAITING)
        write(painter, side.left() + 8 * self.scale, 20 * self.scale, text, small, SEMI_BOLD, look.muted)

    def _lead(self, painter: QPainter, look: Look, point: QPointF, rect: QRectF) -> None:
        near = nearest((point.x(), point.y()), (rect.left(), rect.top(), rect.right(), rect.bottom()))
        painter.setPen(QPen(colour(look.thin), 1.2 * self.scale))
        painter.drawLine(point, QPointF(*near))

    def draw_disc(self, painter: QPainter, look: Look, point: QPointF) -> None:
        painter.setPen(QPen(colour(look.canvas), 1.5 * self.scale))
        painter.setBrush(colour(look.accent))
        painter.drawEllipse(point, _RADIUS * self.scale, _RADIUS * self.scale)

    def draw_card(self, painter: QPainter, look: Look, id: str, rect: QRectF, *, current: bool = False) -> None:
        s, px = self.scale, self.px(CARD_PX)
        painter.setPen(QPen(colour(look.accent if current else look.thin), (2.5 if current else 1) * s))
        painter.setBrush(colour(look.surface))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4 * s, 4 * s)
        y = rect.top() + 4 * s + metrics(px, MEDIUM).ascent()
        left = rect.left() + _PAD * s
        if id == self.decision.chosen:
            draw_ticked(painter, QPointF(left + px * 0.45, rect.center().y()), px * 0.5, look)
            left += 1.4 * px
        for line in self.lines[id]:
            write(painter, left, y, line, px, MEDIUM, look.text)
            y += metrics(px, MEDIUM).height()


def _rect(box: Box) -> QRectF:
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])


def draw_effort_impact(
    painter: QPainter, rect: QRectF, decision: Decision, look: Look, *, language: str | None = None, scale: float = 1.0
) -> None:
    """Draw the matrix into `rect`; what was not placed stands beside it, if there is anything."""
    waiting = any(quadrant(option) is None for option in decision.options)
    laid = LaidEffortImpact(decision, rect.width(), rect.height(), language=language, scale=scale, waiting=waiting)
    painter.save()
    painter.translate(rect.topLeft())
    laid.draw(painter, look)
    painter.restore()
