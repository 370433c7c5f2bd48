"""The waterfall of an OEE as vectors, for screen and paper: times as full bars, losses as bars that fall between them.

What a loss is of is said by its hatching, not by a colour: planned stops are empty, losses of availability full, of
performance hatched one way, of quality both ways; what no loss explains is dashed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.oee import Oee
from app.calc.oee_figures import OeeFigures
from app.calc.oee_ranking import ranking
from app.calc.pareto import pareto
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, map_font, metrics, width, wrapped
from app.canvas.money_chart import draw_message
from app.canvas.oee_layout import LINE, NOTE, WEIGHTS, Bracket, LaidOee, Row, group_of, lay_oee
from app.canvas.pareto_drawing import draw_pareto
from app.canvas.symbol_drawing import colour, mixed
from app.language import current
from app.look import Look


def draw_oee(
    painter: QPainter,
    rect: QRectF,
    figures: OeeFigures,
    look: Look,
    *,
    language: str | None = None,
    scale: float = 1.0,
) -> None:
    """Draw the waterfall of one series, or of several together, into a rectangle."""
    draw_laid(painter, lay_oee(rect, figures, language=language, scale=scale), look, scale=scale)


def draw_losses(
    painter: QPainter,
    rect: QRectF,
    series: Sequence[Oee],
    look: Look,
    *,
    language: str | None = None,
    name: str = "",
    scale: float = 1.0,
) -> None:
    """Draw the ranking of the losses of several series, those which cost most time first; a note says what is left out.

    Where no loss is noted, `rect` stays as it is but for the title.
    """
    language = language or current()
    tally, note = ranking(series, language, name)
    px = max(1, round(NOTE * scale))
    lines = wrapped(note.within(language), rect.width(), 2, px) if note is not None else []
    room = rect.adjusted(0, 0, 0, -px * LINE * len(lines))
    draw_pareto(painter, room, pareto(tally), look, language=language, name=name, scale=scale)
    _draw_note(painter, rect, lines, px, look)


def draw_laid(painter: QPainter, laid: LaidOee, look: Look, *, scale: float = 1.0, chosen: Row | None = None) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if not laid.rows:
        draw_message(painter, laid.rect, laid.reason, look, scale)
        return
    for row in laid.rows:
        _draw_row(painter, laid, row, look, chosen=row is chosen)
    _draw_steps(painter, laid, look)
    for bracket in laid.brackets:
        _draw_bracket(painter, bracket, laid.px, look)
    _draw_note(painter, laid.rect, laid.note, laid.note_px, look)


def _draw_note(painter: QPainter, rect: QRectF, lines: Sequence[str], px: int, look: Look) -> None:
    painter.setFont(map_font(px))
    painter.setPen(colour(look.muted))
    for i, line in enumerate(reversed(lines)):
        painter.drawText(QPointF(rect.left(), rect.bottom() - px * (0.3 + LINE * i)), line)


def _draw_row(painter: QPainter, laid: LaidOee, row: Row, look: Look, *, chosen: bool) -> None:
    px, is_time = laid.px, row.lost is None
    weight = WEIGHTS[is_time]
    base = row.line.center().y() + metrics(px, weight).capHeight() / 2
    if chosen:
        painter.fillRect(row.line, colour(look.accent_soft))
    painter.setFont(map_font(px, weight))
    painter.setPen(colour(look.text if is_time else look.muted))
    room = laid.plot.left() - row.line.left() - px * 0.6
    indent = 0.0 if is_time else px * 0.9
    painter.drawText(QPointF(row.line.left() + indent, base), elided(row.name, room - indent, px, weight))
    _fill(painter, row, look)
    if row.cut:
        _draw_cut(painter, row.bar, look)
    painter.setPen(colour(look.text))
    painter.setFont(map_font(px, MEDIUM))
    x = row.bar.right() + px * 0.5
    painter.drawText(QPointF(x, base), row.value)
    painter.setPen(colour(look.muted))
    painter.drawText(QPointF(x + width(f"{row.value}  ", px, MEDIUM), base), row.share)


def _fill(painter: QPainter, row: Row, look: Look) -> None:
    ink = colour(look.thin)
    painter.setPen(Qt.PenStyle.NoPen)
    if row.lost is None:
        solid = look.accent if row.stage == "useful" else mixed(look.surface, look.accent, 0.55)
        painter.setBrush(colour(solid))
        painter.drawRect(row.bar)
        return
    group = group_of(row.lost)
    line = QPen(QBrush(ink), 1.4)
    if group == "availability":
        painter.setBrush(colour(mixed(look.surface, look.ink, 0.62)))
        painter.drawRect(row.bar)
        return
    if group in ("performance", "quality"):
        style = Qt.BrushStyle.BDiagPattern if group == "performance" else Qt.BrushStyle.DiagCrossPattern
        painter.setBrush(QBrush(ink, style))
        painter.drawRect(row.bar)
    if group == "unknown":
        line.setDashPattern([3, 2.4])
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(row.bar)


def _draw_cut(painter: QPainter, bar: QRectF, look: Look) -> None:
    """Two slanted lines through a bar that is longer than it is drawn."""
    high = bar.height()
    for x in (bar.right() - 1.5 * high, bar.right() - 1.1 * high):
        line = QLineF(x, bar.bottom(), x + 0.4 * high, bar.top())
        painter.setPen(QPen(QBrush(colour(look.surface)), max(2.0, high * 0.16)))
        painter.drawLine(line)


def _draw_steps(painter: QPainter, laid: LaidOee, look: Look) -> None:
    """From the end of each bar down to the next: so the eye falls as the time does."""
    painter.setPen(QPen(QBrush(colour(look.thin)), 1, Qt.PenStyle.DotLine))
    for above, below in zip(laid.rows, laid.rows[1:], strict=False):
        x = above.bar.left() if above.lost is not None else above.bar.right()
        painter.drawLine(QLineF(x, above.bar.bottom(), x, below.bar.top()))


def _draw_bracket(painter: QPainter, bracket: Bracket, px: int, look: Look) -> None:
    """Beside the rows, with its words in a gap of its line."""
    tick, middle = px * 0.4, (bracket.top + bracket.bottom) / 2
    gap = px * 1.5
    is_oee = bracket.key == "oee"
    ink = colour(look.accent if is_oee else look.thin)
    painter.setPen(QPen(QBrush(ink), max(1.0, px * (0.14 if is_oee else 0.08))))
    lines = [
        QLineF(bracket.x - tick, bracket.top, bracket.x, bracket.top),
        QLineF(bracket.x - tick, bracket.bottom, bracket.x, bracket.bottom),
    ]
    if bracket.bottom - bracket.top > 2 * gap:
        lines += [
            QLineF(bracket.x, bracket.top, bracket.x, middle - gap),
            QLineF(bracket.x, middle + gap, bracket.x, bracket.bottom),
        ]
    painter.drawLines(lines)
    painter.setFont(map_font(px, SEMI_BOLD))
    painter.setPen(colour(look.accent if is_oee else look.text))
    painter.drawText(QPointF(bracket.x - tick, middle - px * 0.2), bracket.name)
    painter.drawText(QPointF(bracket.x - tick, middle + px * 1.05), bracket.value)
