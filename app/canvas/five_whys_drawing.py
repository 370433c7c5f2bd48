"""Five whys as a picture: a tree or an indented list of cards, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.five_whys import FiveWhys
from app.calc.five_whys_layout import BELOW, lay_list, lay_tree
from app.canvas.five_whys_card import CARD_WIDTH, PROBLEM_WIDTH, SMALL_PX, Card, draw_card, problem_card, why_card
from app.canvas.font import MEDIUM, SEMI_BOLD, map_font, width
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, sentence
from app.look import Look

LIST_WIDTH = 980.0
_BUS = 15.0
"""How far above the answers their common line runs."""
_CHIP_HEIGHT = 20.0
_BESIDE_LABELS = 26.0
_LABEL_ROOM = 96.0
"""Where the list writes which why it is, at its right."""
_FAINT = 0.28


@dataclass(frozen=True, slots=True)
class Reading:
    """The test "therefore": ids from the answer up to the problem; the links before `at` were read, that one is."""

    ids: tuple[str, ...]
    at: int


def why_number(n: int) -> Sentence:
    """Which why it is: 1 is the first one after the problem."""
    if n == 1:
        return sentence(N_("1st why"))
    last = n % 10 if n % 100 not in (11, 12, 13) else 0
    words = {1: N_("{n}st why"), 2: N_("{n}nd why"), 3: N_("{n}rd why")}
    return sentence(words.get(last, N_("{n}th why")), n=n)


class LaidWhys:
    """Laid out and measured once, in the `language` of the paper or of the window."""

    def __init__(
        self, five_whys: FiveWhys, language: str, *, as_list: bool = False, list_width: float = LIST_WIDTH
    ) -> None:
        self.five_whys, self.language, self.as_list = five_whys, language, as_list
        self.list_width = list_width
        whys = {why.id: why for why in five_whys.whys()}
        self._cards: dict[str, Card] = {}

        def card(id: str, wide: float) -> Card:
            why = whys.get(id)
            made = why_card(why, language, wide) if why else problem_card(five_whys.problem, language, wide)
            return self._cards.setdefault(id, made)

        def size(id: str) -> tuple[float, float]:
            made = card(id, CARD_WIDTH if id in whys else PROBLEM_WIDTH)
            return made.width, made.height

        def height(id: str, room: float) -> float:
            return card(id, room).height

        if as_list:
            self.layout = lay_list(five_whys, height, list_width - _LABEL_ROOM)
        else:
            self.layout = lay_tree(five_whys, size)

    # Where things are

    def ids(self) -> list[str]:
        """The problem and the answers, in the order in which they are read."""
        return list(self.layout.boxes)

    def box(self, id: str) -> QRectF:
        left, top, right, bottom = self.layout.boxes[id]
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def card(self, id: str) -> Card:
        return self._cards[id]

    def text_place(self, id: str) -> QRectF:
        return self._cards[id].text_place().translated(self.box(id).topLeft())

    def at(self, place: QPointF) -> str | None:
        """What lies under a point."""
        return next((id for id in self.layout.boxes if self.box(id).contains(place)), None)

    def bounds(self) -> QRectF:
        left, top, right, bottom = self.layout.bounds()
        if self.as_list:
            return QRectF(0, top - 4, self.list_width, bottom - top + 8)
        return QRectF(QPointF(left - _BESIDE_LABELS - self._label_width(), top - 4), QPointF(right + 4, bottom + 4))

    def _labels(self) -> list[str]:
        """What each level of the tree is."""
        return [why_number(n).within(self.language) if n else "" for n in range(len(self.layout.levels))]

    def _label_width(self) -> float:
        return max(width(label, SMALL_PX, SEMI_BOLD) for label in self._labels())

    # Drawing

    def draw(
        self, painter: QPainter, look: Look, reading: Reading | None = None, *, area: QRectF | None = None
    ) -> None:
        """With `reading`, what does not belong to the branch that is read stands back; only the cards of an `area`."""
        lit = set(reading.ids) if reading else set(self.layout.boxes)
        if self.as_list:
            self._draw_rails(painter, look)
        else:
            self._draw_labels(painter, look)
            self._draw_links(painter, look, reading)
        for id in self.layout.boxes:
            box = self.box(id)
            if area is not None and not area.intersects(box):
                continue
            painter.save()
            painter.translate(box.topLeft())
            painter.setOpacity(1.0 if id in lit else _FAINT)
            draw_card(painter, self._cards[id], look)
            painter.restore()
        if self.as_list:
            self._draw_numbers(painter, look)
        if reading:
            self._draw_reading(painter, look, reading)

    def _draw_labels(self, painter: QPainter, look: Look) -> None:
        x = self.bounds().left()
        painter.setFont(map_font(SMALL_PX, SEMI_BOLD))
        painter.setPen(colour(look.muted))
        for label, (top, _bottom) in zip(self._labels(), self.layout.levels, strict=True):
            if label:
                painter.drawText(QPointF(x, top + 23), label)

    def _draw_numbers(self, painter: QPainter, look: Look) -> None:
        """At the right end of the list: which why each line answers."""
        painter.setFont(map_font(SMALL_PX, MEDIUM))
        painter.setPen(colour(look.muted))
        for id, depth in self.layout.depths.items():
            if depth:
                text = why_number(depth).within(self.language)
                place = QPointF(self.list_width - width(text, SMALL_PX, MEDIUM), self.box(id).top() + 24)
                painter.drawText(place, text)

    def _draw_rails(self, painter: QPainter, look: Look) -> None:
        """In the list: from each one down to its answers."""
        painter.setPen(QPen(QBrush(colour(look.thin)), 1.2))
        for id, above in self.layout.above.items():
            painter.drawPolyline(QPolygonF(self._list_way(id, above)))

    def _draw_links(self, painter: QPainter, look: Look, reading: Reading | None) -> None:
        painter.setOpacity(_FAINT if reading else 1.0)
        asked: dict[str, str] = {}
        for id, above in self.layout.above.items():
            asked.setdefault(above, id)
            painter.setPen(QPen(QBrush(colour(look.ink)), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(self._way(id, above)))
        for above, id in asked.items():
            if not reading or above not in reading.ids:
                middle = self._way(id, above)[0] + QPointF(0, 15)
                self._chip(painter, middle, Sentence(N_("Why?")).within(self.language), look, full=False)
        painter.setOpacity(1.0)

    def _way(self, id: str, above: str) -> list[QPointF]:
        """From who is asked down to the answer: by the line that runs above all answers of the level."""
        own, over = self.box(id), self.box(above)
        bus = own.top() - _BUS
        start = QPointF(over.center().x(), over.bottom())
        return [start, QPointF(start.x(), bus), QPointF(own.center().x(), bus), QPointF(own.center().x(), own.top())]

    def _chip(self, painter: QPainter, middle: QPointF, text: str, look: Look, *, full: bool) -> None:
        wide = width(text, SMALL_PX, SEMI_BOLD) + 18
        rect = QRectF(middle.x() - wide / 2, middle.y() - _CHIP_HEIGHT / 2, wide, _CHIP_HEIGHT)
        painter.setPen(QPen(QBrush(colour(look.accent)), 1.2))
        painter.setBrush(colour(look.accent if full else look.paper))
        painter.drawRoundedRect(rect, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
        painter.setPen(colour(look.on_accent if full else look.accent))
        painter.setFont(map_font(SMALL_PX, SEMI_BOLD))
        painter.drawText(QPointF(rect.left() + 9, rect.center().y() + 4.2), text)

    def _draw_reading(self, painter: QPainter, look: Look, reading: Reading) -> None:
        """Arrows upwards along the links that were read; "therefore" on the one that is being read."""
        links = list(zip(reading.ids, reading.ids[1:], strict=False))
        for n, (id, above) in enumerate(links[: reading.at + 1]):
            now = n == reading.at
            way = list(reversed(self._list_way(id, above) if self.as_list else self._way(id, above)))
            pen = QPen(QBrush(colour(look.accent)), 4.0 if now else 2.0)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([*way[:-1], way[-1] + QPointF(0, 9)]))
            _arrow_head(painter, way[-1], look)
            if now:
                self._frame(painter, id, look)
                self._frame(painter, above, look)
                text = Sentence(N_("therefore")).within(self.language)
                self._chip(painter, self._between(id, way), text, look, full=True)

    def _between(self, id: str, way: list[QPointF]) -> QPointF:
        """Where "therefore" stands on a way upwards; the list has no room but over the edge of the line."""
        if self.as_list:
            return QPointF(self.box(id).center().x(), self.box(id).top() - 4)
        return QPointF(way[-1].x(), (way[-1].y() + way[-2].y()) / 2 + 4)

    def _list_way(self, id: str, above: str) -> list[QPointF]:
        own, over = self.box(id), self.box(above)
        x, y = min(over.left() + 14, own.left()), own.top() + 20
        return [QPointF(x, over.bottom()), QPointF(x, y), QPointF(own.left(), y)]

    def _frame(self, painter: QPainter, id: str, look: Look) -> None:
        painter.setPen(QPen(QBrush(colour(look.accent)), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.box(id).adjusted(-5, -5, 5, 5), 9, 9)


def _arrow_head(painter: QPainter, tip: QPointF, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.accent))
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-7, 12), tip + QPointF(7, 12)]))


assert BELOW > _BUS + _CHIP_HEIGHT
