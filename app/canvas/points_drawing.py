"""What speaks for and against each option as vectors: two columns for each, and how heavily the points count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.calc.decision import HEAVIEST, Decision, Option, Point, Side
from app.calc.decision_figures import name_of
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, metrics, width, wrapped
from app.canvas.rating_drawing import write
from app.canvas.status_sign import draw_ticked
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, current
from app.look import Look

ADD: dict[Side, str] = {"pro": N_("Add a pro"), "con": N_("Add a con")}
SIGN: dict[Side, str] = {"pro": "+", "con": "−"}
ORDER: tuple[Side, ...] = ("pro", "con")
_NAME_PX, _TEXT_PX, _SMALL_PX = 15, 13, 11
_PAD, _HEAD, _GAP = 10.0, 40.0, 12.0


@dataclass(frozen=True, slots=True)
class Line:
    """One point, or the place for one more where `point` is `None`."""

    option: str
    side: Side
    point: Point | None
    rect: QRectF
    texts: tuple[str, ...] = ()


def sum_of(option: Option, side: Side) -> int:
    """How heavily all points of one side count together."""
    return sum(point.weight for point in option.points if point.side == side)


class LaidPoints:
    """Laid out for a width; with `grows` there is a line for one more point on each side of each option."""

    def __init__(
        self, decision: Decision, wide: float, *, scale: float = 1.0, language: str | None = None, grows: bool = False
    ) -> None:
        self.decision, self.scale, self.language = decision, scale, language or current()
        self.wide, self._grows = wide, grows
        self.lines: list[Line] = []
        self.heads: list[tuple[Option, QRectF]] = []
        self._most = max((sum_of(o, side) for o in decision.options for side in ORDER), default=1) or 1
        y = 8 * scale
        for option in decision.options:
            y = self._option(option, y) + _GAP * scale
        self.height = y

    def bounds(self) -> QRectF:
        return QRectF(0, 0, self.wide, self.height)

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def say(self, text: str) -> str:
        return Sentence(text).within(self.language)

    def _option(self, option: Option, y: float) -> float:
        """Lay one option out from `y` on; where it ends."""
        s, edge = self.scale, 10 * self.scale
        head = QRectF(edge, y, self.wide - 2 * edge, _HEAD * s)
        self.heads.append((option, head))
        column = head.width() / 2
        ends = []
        for i, side in enumerate(ORDER):
            below = head.bottom()
            for point in [each for each in option.points if each.side == side]:
                texts = tuple(wrapped(point.text or "—", column - 96 * s, 3, self.px(_TEXT_PX)))
                high = max(30 * s, len(texts) * metrics(self.px(_TEXT_PX)).height() + 12 * s)
                self.lines.append(
                    Line(option.id, side, point, QRectF(head.left() + i * column, below, column, high), texts)
                )
                below += high
            if self._grows:
                rect = QRectF(head.left() + i * column, below, column, 30 * s)
                self.lines.append(Line(option.id, side, None, rect))
                below += rect.height()
            ends.append(below)
        return max(*ends, head.bottom() + 8 * s)

    def at(self, point: QPointF) -> int | None:
        """Which line is there; of a place below the shorter column the last of that column."""
        for i, line in enumerate(self.lines):
            if line.rect.contains(point):
                return i
        return None

    def head_at(self, point: QPointF) -> Option | None:
        return next((option for option, rect in self.heads if rect.contains(point)), None)

    # Drawing

    def draw(self, painter: QPainter, look: Look) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, (option, head) in enumerate(self.heads):
            nexts = self.heads[i + 1][1].top() if i + 1 < len(self.heads) else self.height
            block = QRectF(head.left(), head.top(), head.width(), nexts - _GAP * self.scale - head.top())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(look.surface))
            painter.drawRect(block)
            self._head(painter, look, option, head)
            painter.setPen(QPen(colour(look.line), 1))
            middle = head.center().x()
            painter.drawLine(QPointF(middle, head.bottom()), QPointF(middle, block.bottom()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(block)
        for line in self.lines:
            self._line(painter, look, line)
        painter.restore()

    def _head(self, painter: QPainter, look: Look, option: Option, rect: QRectF) -> None:
        """The name at the left, how heavy both sides are at the right: two bars that start in the middle."""
        size, small, s = self.px(_NAME_PX), self.px(_SMALL_PX), self.scale
        painter.fillRect(rect, colour(look.header))
        left, room = rect.left() + _PAD * s, rect.width() * 0.5 - 2 * _PAD * s
        base = rect.center().y() + metrics(size, SEMI_BOLD).capHeight() / 2
        if option.id == self.decision.chosen:
            draw_ticked(painter, QPointF(left + size * 0.5, rect.center().y()), size * 0.5, look)
            left, room = left + 1.5 * size, room - 1.5 * size
        write(painter, left, base, elided(name_of(option), room, size, SEMI_BOLD), size, SEMI_BOLD, look.text)
        middle, half = rect.left() + rect.width() * 0.75, rect.width() * 0.25 - 3 * _PAD * s - 30 * s
        for side, sign, ink in (("pro", -1, look.accent), ("con", 1, look.thin)):
            total = sum_of(option, side)  # type: ignore[arg-type]
            long = half * total / self._most
            bar = QRectF(middle - long if sign < 0 else middle, rect.center().y() - 5 * s, long, 10 * s)
            painter.fillRect(bar, colour(ink))
            told = f"{SIGN[side]}{total}"  # type: ignore[index]
            at = bar.left() - 6 * s - width(told, small + 1, SEMI_BOLD) if sign < 0 else bar.right() + 6 * s
            base = rect.center().y() + metrics(small + 1).capHeight() / 2
            write(painter, at, base, told, small + 1, SEMI_BOLD, look.text)
        painter.setPen(QPen(colour(look.text), 1.5 * s))
        painter.drawLine(QPointF(middle, rect.center().y() - 9 * s), QPointF(middle, rect.center().y() + 9 * s))

    def _line(self, painter: QPainter, look: Look, line: Line) -> None:
        size, s = self.px(_TEXT_PX), self.scale
        left = line.rect.left() + _PAD * s
        if line.point is None:
            told = f"{SIGN[line.side]}  {self.say(ADD[line.side])}"
            base = line.rect.center().y() + metrics(size).capHeight() / 2
            write(painter, left, base, elided(told, line.rect.width() - 2 * _PAD * s, size), size, REGULAR, look.muted)
            return
        y = line.rect.center().y() - metrics(size).height() * len(line.texts) / 2 + metrics(size).ascent()
        write(painter, left, y, SIGN[line.side], size + self.px(2), SEMI_BOLD, look.text)
        for text in line.texts:
            write(painter, left + 20 * s, y, text, size, MEDIUM, look.text)
            y += metrics(size).height()
        self._weight(painter, look, line)

    def _weight(self, painter: QPainter, look: Look, line: Line) -> None:
        """Small squares, as many of five filled as it weighs."""
        assert line.point is not None
        side, gap = 8 * self.scale, 3 * self.scale
        x = line.rect.right() - _PAD * self.scale - HEAVIEST * (side + gap)
        y = line.rect.center().y() - side / 2
        for i in range(HEAVIEST):
            square = QRectF(x + i * (side + gap), y, side, side)
            painter.setPen(QPen(colour(look.thin), 1))
            filled = i < line.point.weight
            painter.setBrush(colour(look.text) if filled else Qt.BrushStyle.NoBrush)
            painter.drawRect(square)

    def weight_at(self, line: Line, point: QPointF) -> int | None:
        """The weight that a click on the squares of a point asks for."""
        step = 11 * self.scale
        x = line.rect.right() - _PAD * self.scale - HEAVIEST * step
        n = int((point.x() - x) // step) + 1
        return n if line.point is not None and 1 <= n <= HEAVIEST and point.x() >= x else None
