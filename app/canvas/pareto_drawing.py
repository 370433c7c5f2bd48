"""The Pareto as vectors: falling bars by class, the cumulative line with its points, the 80 % line."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.calc.pareto import Bar, Pareto
from app.calc.pareto_change import Change
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, map_font, width
from app.canvas.pareto_layout import AXIS, CLASS, SAID, SHARE, LaidBar, LaidPareto, Told
from app.canvas.pareto_words import ParetoWords
from app.canvas.symbol_drawing import colour, mixed
from app.look import Look

GAP = 12.0
"""Between two Paretos beside each other."""
SHADES = {"A": 1.0, "B": 0.52, "C": 0.22, None: 0.22}
"""How much of the accent each class has; the letter below the bars says it without colours."""


def draw_pareto(
    painter: QPainter,
    rect: QRectF,
    found: Pareto,
    look: Look,
    *,
    language: str | None = None,
    currency: str = "€",
    name: str = "",
    scale: float = 1.0,
) -> None:
    """Draw a Pareto into a rectangle: title with the weight, the vital few in a sentence, bars, lines and words."""
    words = ParetoWords(found.weight, language, currency)
    told = Told(words.title(name), words.vital_few(found))
    Drawing(painter, look).draw(LaidPareto(rect, found, words, told, scale))


def draw_change(
    painter: QPainter,
    rect: QRectF,
    change: Change,
    names: tuple[str, str],
    look: Look,
    *,
    language: str | None = None,
    currency: str = "€",
    scale: float = 1.0,
) -> None:
    """Draw two periods beside each other on one scale, the later one with its differences."""
    words = ParetoWords(change.after.weight, language, currency)
    for laid in lay_change(rect, change, names, words, scale):
        Drawing(painter, look).draw(laid)


def lay_change(
    rect: QRectF, change: Change, names: tuple[str, str], words: ParetoWords, scale: float = 1.0
) -> tuple[LaidPareto, LaidPareto]:
    """Both periods, laid out; titles and bars stand level."""
    totals = [total for total in (change.before.total, change.after.total) if total]
    ceiling = max(totals, default=None)
    wide = (rect.width() - 2 * GAP * scale) / 2
    left = QRectF(rect.left(), rect.top(), wide, rect.height())
    right = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
    before = Told(words.title(names[0]), words.total(change.before.total), ceiling)
    after = Told(words.title(names[1]), words.change(change), ceiling, change)
    first = LaidPareto(left, change.before, words, before, scale)
    second = LaidPareto(right, change.after, words, after, scale)
    above, below = max(first.above, second.above), max(first.below, second.below)
    return (
        LaidPareto(left, change.before, words, replace(before, above=above, below=below), scale),
        LaidPareto(right, change.after, words, replace(after, above=above, below=below), scale),
    )


@dataclass(frozen=True, slots=True)
class Moving:
    """On the way from an earlier layout: `done` from 0 to 1."""

    was: LaidPareto
    done: float

    def rect(self, laid: LaidBar) -> QRectF:
        """A bar between its places; a new one grows from the ground."""
        start = next((each.rect for each in self.was.bars if each.bar.id == laid.bar.id), None)
        if start is None:
            start = QRectF(laid.rect.left(), laid.rect.bottom(), laid.rect.width(), 0)
        t = self.done
        return QRectF(
            start.left() + (laid.rect.left() - start.left()) * t,
            start.top() + (laid.rect.top() - start.top()) * t,
            start.width() + (laid.rect.width() - start.width()) * t,
            start.height() + (laid.rect.height() - start.height()) * t,
        )

    def points(self, now: tuple[QPointF, ...]) -> list[QPointF]:
        was = self.was.points
        return [was[i] + (point - was[i]) * self.done if i < len(was) else point for i, point in enumerate(now)]


class Drawing:
    """Draws what was laid out, with one painter in one look."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter, self.look = painter, look

    def draw(self, laid: LaidPareto, selected: str | None = None, moving: Moving | None = None) -> None:
        self.laid, self.words, self.scale = laid, laid.words, laid.scale
        self._lifted: set[float] = set()
        """Where the value of a bar stands above the line."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._head()
        if not laid.bars:
            return
        self._grid()
        rects = [moving.rect(each) if moving else each.rect for each in laid.bars]
        for each, rect in zip(laid.bars, rects, strict=True):
            self._bar(each, rect, each.bar.id == selected)
        self._runs()
        self._limit()
        points = moving.points(laid.points) if moving else list(laid.points)
        self._curve(points)
        for each, rect in zip(laid.bars, rects, strict=True):
            self._words(each, rect, points)
        self._reached(points)

    # Text

    def _write(self, text: str, at: QPointF, size: float, tint: str, weight: int = REGULAR, align: float = 0.5) -> None:
        """One line whose base line stands at `at`; `align` 0 begins there, 1 ends there."""
        px = self.laid.px(size)
        self.painter.setFont(map_font(px, weight))
        self.painter.setPen(colour(tint))
        self.painter.drawText(QPointF(at.x() - width(text, px, weight) * align, at.y()), text)

    def _head(self) -> None:
        laid, look = self.laid, self.look
        x, y = laid.rect.left(), laid.rect.top()
        for text in laid.title:
            y += laid.title_px * 1.3
            at = QPointF(x, y - laid.title_px * 0.31)
            self._write(text, at, laid.title_px / self.scale, look.text, SEMI_BOLD, 0)
        for text in laid.said:
            y += laid.line(SAID)
            tint = look.accent if laid.found.vital_few else look.muted
            self._write(text, QPointF(x, y - laid.line(SAID) * 0.24), SAID, tint, MEDIUM, 0)

    # The ground

    def _grid(self) -> None:
        laid, plot, s = self.laid, self.laid.plot, self.scale
        self.painter.setPen(QPen(colour(self.look.line), s))
        self.painter.drawLines([QLineF(plot.left(), tick.y, plot.right(), tick.y) for tick in laid.ticks[1:]])
        for tick in laid.ticks:
            self._write(
                tick.text, QPointF(plot.left() - 6 * s, tick.y + AXIS * s * 0.36), AXIS, self.look.muted, align=1
            )
        for tick in laid.percents:
            is_limit = laid.limit is not None and abs(tick.y - laid.limit) < 0.5
            tint, weight = (self.look.text, SEMI_BOLD) if is_limit else (self.look.muted, REGULAR)
            at = QPointF(plot.right() + 6 * s, tick.y + AXIS * s * 0.36)
            self._write(tick.text, at, AXIS, tint, weight, 0)
        self.painter.setPen(QPen(colour(self.look.ink), 1.5 * s))
        self.painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _limit(self) -> None:
        y, plot = self.laid.limit, self.laid.plot
        if y is not None:
            pen = QPen(colour(self.look.thin), 1.5 * self.scale)
            pen.setDashPattern([5, 4])
            self.painter.setPen(pen)
            self.painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    # The bars

    def shade(self, bar: Bar) -> QColor:
        return colour(mixed(self.look.surface, self.look.accent, SHADES[bar.abc]))

    def _bar(self, laid: LaidBar, rect: QRectF, is_selected: bool) -> None:
        p, s = self.painter, self.scale
        if is_selected:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(colour(self.look.accent_soft))
            p.drawRect(laid.place)
        p.setPen(QPen(colour(self.look.accent), 1.2 * s))
        if laid.bar.value is None:
            p.setBrush(Qt.BrushStyle.NoBrush)
            return
        p.setBrush(self.shade(laid.bar))
        if rect.height() > 0.2:
            p.drawRect(rect)
        if laid.bar.other and rect.height() > 3 * s:
            self._stripes(rect)
        if is_selected:
            bottom = laid.place.bottom()
            p.setPen(QPen(colour(self.look.accent), 3 * s))
            p.drawLine(QPointF(laid.place.left(), bottom - s), QPointF(laid.place.right(), bottom - s))

    def _stripes(self, rect: QRectF) -> None:
        """ "Other" is no category: it is striped, so that nobody takes it for one."""
        step, lines = 7 * self.scale, []
        x = rect.left() - rect.height()
        while x < rect.right():
            low, high = max(x, rect.left()), min(x + rect.height(), rect.right())
            if low < high:
                lines.append(QLineF(low, rect.bottom() - (low - x), high, rect.bottom() - (high - x)))
            x += step
        self.painter.setPen(QPen(colour(self.look.surface), 1.6 * self.scale))
        self.painter.drawLines(lines)

    def _runs(self) -> None:
        """The classes below the bars, by letter and shade."""
        laid, s = self.laid, self.scale
        top, height = laid.plot.bottom() + 2 * s, laid.line(CLASS)
        for run in laid.runs:
            fill = colour(mixed(self.look.surface, self.look.accent, SHADES[run.abc]))
            rect = QRectF(run.left + s, top, run.right - run.left - 2 * s, height)
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(fill)
            self.painter.drawRect(rect)
            tint = self.look.on_accent if run.abc == "A" else self.look.text
            at = QPointF(rect.center().x(), rect.bottom() - height * 0.26)
            self._write(run.abc, at, CLASS, tint, SEMI_BOLD)

    def _words(self, laid: LaidBar, rect: QRectF, points: list[QPointF]) -> None:
        self._value(laid, rect, points)
        y = self.laid.plot.bottom() + self.laid.line(CLASS) + self.laid.second + 2 * self.scale
        x = rect.center().x()
        if self.laid.second >= self.laid.line(SHARE):
            self._second(laid.bar, x, y - self.laid.line(SHARE) * 0.16)
        px, n = self.laid.name_px, len(laid.lines)
        for i, text in enumerate(laid.lines):
            if self.laid.upright:
                middle = x + (i - (n - 1) / 2) * px * 1.2
                self._write_upright(
                    text, QPointF(middle + px * 0.36, y + 5 * self.scale), px, self.look.text, MEDIUM, 1
                )
            else:
                at = QPointF(x, y + (i + 1) * px * 1.3 - px * 0.2)
                self._write(text, at, px / self.scale, self.look.text, MEDIUM)

    def _write_upright(self, text: str, at: QPointF, px: int, tint: str, weight: int, align: float) -> None:
        self.painter.save()
        self.painter.translate(at)
        self.painter.rotate(-90)
        self._write(text, QPointF(0, 0), px / self.scale, tint, weight, align)
        self.painter.restore()

    def _value(self, laid: LaidBar, rect: QRectF, points: list[QPointF]) -> None:
        """Above its bar; in it where the line runs there, as it does over the first one."""
        text, px, x = self.laid.value(laid.bar), self.laid.value_px, rect.center().x()
        high = width(text, px, SEMI_BOLD) if self.laid.values_upright else px * 0.8
        gap = 5 * self.scale
        reach = self.laid.place * 0.6
        left, right = (bisect(points, x + side, key=QPointF.x) for side in (-reach, reach))
        line = min((p.y() for p in points[left:right]), default=-1e9)
        foot, tint = rect.top() - gap, self.look.text
        if line > foot - high - 3 * gap:  # no room under the line
            wide = px if self.laid.values_upright else width(text, px, SEMI_BOLD)
            if rect.height() > high + 3 * gap and rect.width() > wide:
                foot = rect.top() + high + 2.2 * gap
                tint = self.look.on_accent if laid.bar.abc == "A" else self.look.text
            else:
                foot = min(foot, line - 2 * gap)
                self._lifted.add(x)
        if self.laid.values_upright:
            self._write_upright(text, QPointF(x + px * 0.36, foot), px, tint, SEMI_BOLD, 0)
        else:
            self._write(text, QPointF(x, foot), px / self.scale, tint, SEMI_BOLD)

    def _second(self, bar: Bar, x: float, y: float) -> None:
        """The share of the bar; its difference to the earlier period where there is one."""
        change = self.laid.told.change
        if change is None:
            text, tint, weight = self.words.share(bar.share), self.look.muted, REGULAR
        else:
            changed = change.of(bar.id)
            text, weight = self.words.difference(changed), SEMI_BOLD
            fell = changed.difference if changed else None
            tint = self.look.muted if not fell else self.look.ok if fell < 0 else self.look.danger
        if width(text, self.laid.px(SHARE), weight) > self.laid.place:
            text = text[0]  # the sign alone still says the direction
        self._write(text, QPointF(x, y), SHARE, tint, weight)

    # The line

    def _curve(self, points: list[QPointF]) -> None:
        if not points:
            return
        p, s = self.painter, self.scale
        pen = QPen(QBrush(colour(self.look.ink)), 2.2 * s)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        p.setPen(pen)
        p.drawPolyline(QPolygonF(points))
        p.setBrush(colour(self.look.surface))
        size = min(4.5 * s, self.laid.place * 0.3)
        for point in points:
            p.drawEllipse(point, size, size)

    def _reached(self, points: list[QPointF]) -> None:
        """What each point has reached; where they stand close, the one that crosses 80 % comes first.

        Under a low line, of a period with little beside one with much, the values of the bars have no room but there.
        """
        if not points or self.laid.plot.bottom() - points[-1].y() < 7 * self.laid.line(SHARE):
            return
        bars = [each.bar for each in self.laid.bars if each.bar.cumulative is not None]
        vital = len(self.laid.found.vital_few) - 1
        taken: list[tuple[float, float]] = []
        for i in sorted(range(1, len(points)), key=lambda i: (i != vital, i)):
            text, weight = self.words.share(bars[i].cumulative), SEMI_BOLD if i == vital else MEDIUM
            half = width(text, self.laid.px(SHARE), weight) / 2
            middle = points[i].x() - half * 0.7  # the line rises to the right
            left, right = middle - half, middle + half
            if points[i].x() in self._lifted or any(left < b + 3 and a - 3 < right for a, b in taken):
                continue
            taken.append((left, right))
            self._write(text, QPointF(middle, points[i].y() - 8 * self.scale), SHARE, self.look.text, weight)
