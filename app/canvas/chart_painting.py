"""What of a chart is painted around its series, below them and above them: alike on the screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.canvas.chart_layout import LaidChart, LaidSign
from app.canvas.chart_plan import Band, Bin, Box, Line, Series, Stroke
from app.canvas.chart_plot import AXIS, RING, Plot
from app.canvas.chart_rows import LaidBaseline, LaidFlag
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, width, wrapped
from app.canvas.money_chart import Word, draw_words
from app.canvas.status_sign import draw_status, draw_ticked, draw_warning
from app.canvas.symbol_drawing import colour, mixed
from app.look import Look

DASHES: dict[Stroke, tuple[float, ...]] = {"solid": (), "dashed": (6, 4), "dotted": (1.5, 3)}
DOT = 3.6
"""Radius of a point at a scale of one, in pixels."""
LINE = 2.0
_LIGHT = 0.09
_BAR = 0.55
_MOST_LINES = 4000
_TIP = 340
"""Width of what is told of a point at most."""


def pen_of(tint: str, look: Look, width: float, stroke: Stroke = "solid") -> QPen:
    made = QPen(colour(getattr(look, tint)), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if DASHES[stroke]:
        made.setDashPattern(list(DASHES[stroke]))
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def bar_colour(tint: str, look: Look) -> str:
    return mixed(look.surface, getattr(look, tint), _BAR)


def draw_below(painter: QPainter, laid: LaidChart, look: Look) -> None:
    """The grounds and grids of the plots, with boxes and bars of a histogram."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for plot in laid.plots:
        if plot.rect.isEmpty():
            continue
        below = _Below(painter, laid, plot, look)
        painter.save()
        painter.setClipRect(plot.rect.adjusted(-1, -1, 1, 1))
        below.draw()
        painter.restore()


class _Below:
    def __init__(self, painter: QPainter, laid: LaidChart, plot: Plot, look: Look) -> None:
        self.painter, self.laid, self.plot, self.look, self.s = painter, laid, plot, look, laid.scale

    def draw(self) -> None:
        for band in self.plot.panel.bands:
            self._band(band)
        self._grid()
        for bin in self.plot.panel.bins:
            self._bin(bin)
        for box in self.plot.panel.boxes:
            self._box(box)

    def _band(self, band: Band) -> None:
        plot = self.plot
        top = plot.rect.top() if band.high is None else max(plot.y(band.high), plot.rect.top())
        bottom = plot.rect.bottom() if band.low is None else min(plot.y(band.low), plot.rect.bottom())
        if bottom > top:
            rect = QRectF(plot.rect.left(), top, plot.rect.width(), bottom - top)
            self.painter.fillRect(rect, colour(mixed(self.look.surface, getattr(self.look, band.tint), _LIGHT)))

    def _grid(self) -> None:
        rect, plot = self.plot.rect, self.plot
        self.painter.setPen(QPen(colour(self.look.line), self.s))
        ys = [plot.y(tick.value) for tick in plot.ticks]
        self.painter.drawLines([QLineF(rect.left(), y, rect.right(), y) for y in ys])
        self.painter.setPen(QPen(colour(self.look.thin), 1.2 * self.s))
        self.painter.drawLine(QLineF(rect.left(), rect.bottom(), rect.right(), rect.bottom()))
        high = 5 * self.s
        xs = [plot.x(tick.value) for tick in self.laid.x_ticks]
        self.painter.drawLines([QLineF(x, rect.bottom(), x, rect.bottom() - high) for x in xs])

    def _bin(self, bin: Bin) -> None:
        plot = self.plot
        left, right, top = plot.x(bin.left), plot.x(bin.right), plot.y(bin.value)
        rect = QRectF(left, top, right - left, plot.y(0.0) - top)
        if not bin.value:
            return
        tint = "danger" if bin.beyond else "accent"
        self.painter.setPen(pen_of(tint, self.look, 1.2 * self.s))
        self.painter.setBrush(colour(bar_colour(tint, self.look)))
        self.painter.drawRect(rect)
        if bin.beyond:
            self._stripe(rect)

    def _stripe(self, rect: QRectF) -> None:
        """Told apart without the colour, too."""
        self.painter.save()
        self.painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        high, step = rect.height(), max(7 * self.s, (rect.width() + rect.height()) / 80)
        x, lines = rect.left() - high, []
        while x < rect.right():
            lines.append(QLineF(x, rect.bottom(), x + high, rect.top()))
            x += step
        self.painter.drawLines(lines)
        self.painter.restore()

    def _box(self, box: Box) -> None:
        plot, s, p = self.plot, self.s, self.painter
        half = min(abs(plot.x(box.x + 0.28) - plot.x(box.x)), 60 * s)
        x, low, q1, median, q3, high = (
            plot.x(box.x),
            *(plot.y(value) for value in (box.low, box.q1, box.median, box.q3, box.high)),
        )
        p.setPen(pen_of("accent", self.look, 1.6 * s))
        p.drawLines([QLineF(x, low, x, q1), QLineF(x, q3, x, high)])
        p.drawLines([QLineF(x - half / 2, y, x + half / 2, y) for y in (low, high)])
        p.setBrush(colour(mixed(self.look.surface, self.look.accent, 0.3)))
        p.drawRect(QRectF(x - half, q3, 2 * half, q1 - q3))
        p.setPen(pen_of("ink", self.look, 3 * s))
        p.drawLine(QLineF(x - half, median, x + half, median))
        p.setBrush(colour(self.look.surface))
        p.setPen(pen_of("ink", self.look, 1.4 * s))
        middle, r = QPointF(x, plot.y(box.mean)), 5 * s
        p.drawPolygon(QPolygonF([middle + QPointF(dx * r, dy * r) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))]))
        p.setPen(pen_of("danger", self.look, 1.6 * s))
        p.setBrush(Qt.BrushStyle.NoBrush)
        for value in box.outliers:
            p.drawEllipse(QPointF(x, plot.y(value)), DOT * s, DOT * s)


def draw_above(painter: QPainter, laid: LaidChart, look: Look) -> None:
    """Lines with their labels, rings, borders of stages, flags, and all words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    above = _Above(painter, laid, look)
    above.borders()
    for plot in laid.plots:
        if not plot.rect.isEmpty():
            above.plot(plot)
    for flag in laid.flags:
        above.flag(flag)
    for sign in laid.signs:
        draw_sign(painter, sign, look)
    above.legend()
    draw_words(painter, laid.words, look)


class _Above:
    def __init__(self, painter: QPainter, laid: LaidChart, look: Look) -> None:
        self.painter, self.laid, self.look, self.s = painter, laid, look, laid.scale

    def borders(self) -> None:
        low, high = self.laid.x_ends
        self.painter.setPen(pen_of("thin", self.look, 1.2 * self.s, "dashed"))
        for stage in self.laid.plan.stages[1:]:
            if low < stage.left < high:
                x = self.laid.plots[0].x(stage.left)
                self.painter.drawLine(QLineF(x, self.laid.stage_top, x, self.laid.bottom))
        if self.laid.baseline:
            self._baseline(self.laid.baseline)

    def _baseline(self, base: LaidBaseline) -> None:
        p, s, name = self.painter, self.s, base.word.rect().adjusted(-6 * self.s, 0, 6 * self.s, 0)
        p.setPen(pen_of("muted", self.look, 1.4 * s))
        inside = base.left < name.left() and name.right() < base.right
        spans = [(base.left, name.left()), (name.right(), base.right)] if inside else [(base.left, base.right)]
        p.drawLines([QLineF(a, base.y, b, base.y) for a, b in spans])
        p.drawLines([QLineF(x, base.y - 4 * s, x, base.y + 6 * s) for x in (base.left, base.right)])
        draw_words(p, [base.word], self.look)

    def plot(self, plot: Plot) -> None:
        p, s = self.painter, self.s
        p.save()
        p.setClipRect(plot.rect.adjusted(-1, -1, 1, 1))
        for line in plot.panel.lines:
            self._line(plot, line)
        for upright in plot.panel.uprights:
            p.setPen(pen_of(upright.tint, self.look, 1.8 * s, upright.stroke))
            x = plot.x(upright.x)
            p.drawLine(QLineF(x, plot.rect.top(), x, plot.rect.bottom()))
        p.restore()
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pen_of("danger", self.look, 2 * s))
        for ring in plot.seen_rings():
            p.drawEllipse(QPointF(plot.x(ring.x), plot.y(ring.y)), RING * s, RING * s)
        for word in plot.over:
            p.fillRect(word.rect().adjusted(-2 * s, -s, 2 * s, s), colour(self.look.surface))
        draw_words(p, plot.over, self.look)
        for label in plot.labels:
            middle = label.word.at.y() - label.word.px * 0.36
            p.setPen(pen_of(label.word.tint, self.look, 1.2 * s))
            p.drawLine(QLineF(plot.rect.right(), label.line_y, plot.rect.right() + 7 * s, middle))
        draw_words(p, [label.word for label in plot.labels], self.look)

    def _line(self, plot: Plot, line: Line) -> None:
        pieces = plot.seen_pieces(line)
        if len(pieces) > _MOST_LINES:
            pieces = pieces[:: len(pieces) // _MOST_LINES + 1]
        self.painter.setPen(pen_of(line.tint, self.look, (2.4 if line.heavy else 1.6) * self.s, line.stroke))
        points: list[QPointF] = []
        right = None
        for piece in pieces:
            y = plot.y(piece.value)
            if right is not None and piece.left - right > 1e-9:
                self.painter.drawPolyline(QPolygonF(points))
                points = []
            points += [QPointF(plot.left_of(piece.left), y), QPointF(plot.left_of(piece.right), y)]
            right = piece.right
        if points:
            self.painter.drawPolyline(QPolygonF(points))

    def flag(self, flag: LaidFlag) -> None:
        p, s = self.painter, self.s
        p.setPen(pen_of("information", self.look, 1.3 * s, "dotted"))
        p.drawLine(QLineF(flag.x, flag.top, flag.x, self.laid.bottom))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour(self.look.information))
        right = flag.word is None or flag.word.at.x() >= flag.x
        tip = 7 * s if right else -7 * s
        p.drawPolygon(
            QPolygonF(
                [
                    QPointF(flag.x, flag.top),
                    QPointF(flag.x + tip, flag.top + 4.5 * s),
                    QPointF(flag.x, flag.top + 9 * s),
                ]
            )
        )
        if flag.word:
            draw_words(p, [flag.word], self.look)

    def legend(self) -> None:
        """On a ground of its own: poles go down behind it."""
        high = self.laid.px(AXIS)
        for entry in self.laid.legend:
            wide = 24 * self.s + width(entry.series.name, high, MEDIUM) + 10 * self.s
            ground = QRectF(entry.left.x() - 2 * self.s, entry.left.y() - high * 0.6, wide, high * 1.2)
            self.painter.fillRect(ground, colour(self.look.surface))
            draw_sample(self.painter, entry.series, entry.left, self.look, self.s)


def draw_sample(painter: QPainter, series: Series, left: QPointF, look: Look, s: float) -> None:
    """How a series looks, before its name."""
    if series.kind == "bars":
        painter.setPen(pen_of(series.tint, look, s))
        painter.setBrush(colour(bar_colour(series.tint, look)))
        painter.drawRect(QRectF(left.x() + 8 * s, left.y() - 5 * s, 10 * s, 10 * s))
        return
    if series.kind != "points":
        painter.setPen(pen_of(series.tint, look, LINE * s, series.stroke))
        painter.drawLine(QLineF(left, left + QPointF(22 * s, 0)))
    if series.kind == "points" or series.marked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(getattr(look, series.tint)))
        painter.drawEllipse(left + QPointF(11 * s, 0), DOT * s, DOT * s)


def draw_sign(painter: QPainter, sign: LaidSign, look: Look) -> None:
    """A disc with a tick, a triangle, a full triangle; a ring with a question mark for what is not judged."""
    if not sign.state:
        draw_status(painter, sign.middle, sign.radius, "suspected", look)
    elif sign.state == "good":
        draw_ticked(painter, sign.middle, sign.radius, look)
    else:
        full = sign.state == "alarm"
        draw_warning(painter, sign.middle, sign.radius, look.danger if full else look.warn, look, full=full)


def draw_plate(painter: QPainter, lines: list[str], at: QPointF, inside: QRectF, look: Look, s: float) -> None:
    """Lines on a small ground of their own beside a point, where they hide it least."""
    px = max(1, round(14 * s))
    room = min(inside.width() * 0.6, _TIP * s)
    rows = [row for i, line in enumerate(lines) for row in wrapped(line, room, 3, px, SEMI_BOLD if i == 1 else REGULAR)]
    pad, high = 8 * s, px * 1.4
    wide = max((width(row, px, SEMI_BOLD) for row in rows), default=0.0) + 2 * pad
    tall = len(rows) * high + 1.2 * pad
    left = at.x() + 14 * s if at.x() + 14 * s + wide <= inside.right() else at.x() - 14 * s - wide
    top = at.y() - tall - 10 * s if at.y() - tall - 10 * s >= inside.top() else at.y() + 12 * s
    rect = QRectF(max(left, inside.left()), min(top, inside.bottom() - tall), wide, tall)
    painter.setPen(QPen(colour(look.thin), s))
    painter.setBrush(colour(look.surface))
    painter.drawRoundedRect(rect, 4 * s, 4 * s)
    words = [
        Word(
            row,
            QPointF(rect.left() + pad, rect.top() + 0.6 * pad + high * (i + 0.75)),
            px,
            "text" if i else "muted",
            SEMI_BOLD if i == 1 else REGULAR,
        )
        for i, row in enumerate(rows)
    ]
    draw_words(painter, words, look)
