"""A cause-and-effect diagram as vectors: the same for the window, the sheet and the exported picture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc.fishbone import Fishbone
from app.calc.fishbone_layout import lay
from app.calc.grid import Box
from app.calc.laid_fishbone import (
    CAUSE_PX,
    DOT,
    FRAME,
    HEAD_LINE,
    HEAD_PX,
    LINE,
    MOST_DOTS,
    NAME_LINE,
    NAME_PX,
    PILL,
    SIGN,
    TAIL,
    Laid,
    LaidBone,
    LaidCause,
    LaidHead,
    Line,
)
from app.calc.text_measure import TextMeasure
from app.canvas.font import SEMI_BOLD, load_fonts, map_font, width
from app.canvas.status_sign import draw_status
from app.canvas.symbol_drawing import colour
from app.language import N_, catalogue, current
from app.look import Look

EFFECT = N_("Effect")
LEAST_PX = 4.5
"""Letters that come out smaller than this cannot be read, and are drawn as bars."""
_ROOM = 12.0
_AUTHORS = ("#0072b2", "#d55e00", "#009e73", "#b5548c", "#a87900", "#3d8fc4", "#7b5ea7", "#8c5a31")
"""Colours that stay apart for the colour-blind, after M. Okabe and K. Ito; initials tell the authors without them."""


@cache
def screen_measure() -> TextMeasure:
    """What texts take in Inter."""
    load_fonts()
    return TextMeasure(width)


class LaidFishbone:
    """A diagram laid out once, for who needs its bounds and draws it too."""

    def __init__(
        self,
        fishbone: Fishbone,
        language: str | None = None,
        measure: TextMeasure | None = None,
        *,
        collapsed: Collection[str] = frozenset(),
        focus: str | None = None,
        authors: bool = False,
    ) -> None:
        self.language = language or current()
        self.laid = lay(fishbone, measure or screen_measure(), collapsed, focus, authors=authors)
        self.inks = author_inks(fishbone) if authors else {}

    def bounds(self) -> QRectF:
        left, top, right, bottom = self.laid.bounds
        return QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    def draw(self, painter: QPainter, look: Look) -> None:
        FishbonePainting(painter, look, inks=self.inks, language=self.language).draw(self.laid)


def author_inks(fishbone: Fishbone) -> dict[str, str]:
    """The colour of each author, in the order in which they are first met."""
    authors = dict.fromkeys(cause.author for cause in fishbone.causes() if cause.author)
    return {author: _AUTHORS[i % len(_AUTHORS)] for i, author in enumerate(authors)}


def initials(name: str) -> str:
    """At most two letters of a name."""
    return "".join(word[0] for word in name.replace("-", " ").replace(".", " ").split()[:2]).upper()


class FishbonePainting:
    """Draws at scene coordinates; `scale` tells how large they come out. What is `faded` shows that it is carried."""

    def __init__(
        self,
        painter: QPainter,
        look: Look,
        *,
        scale: float = 1.0,
        inks: Mapping[str, str] | None = None,
        language: str = "",
        chosen: Collection[str] = (),
        faded: Collection[str] = (),
    ) -> None:
        self._painter, self._look, self._scale = painter, look, scale
        self._inks = inks or {}
        self._language = language or current()
        self._chosen, self._faded = chosen, faded
        self._in_bars = scale * CAUSE_PX < LEAST_PX

    def draw(self, laid: Laid, area: Box | None = None) -> None:
        """All that shows in this box of the scene."""
        painter, causes = self._painter, list(laid.causes.values())
        if area is not None:
            causes = [each for each in causes if _meets(each, area)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._draw_lines(laid, causes)
        for cause in causes:
            self._draw_cause(cause)
        for bone in laid.bones.values():
            self._draw_bone(bone)
        self._draw_head(laid.head)

    # Lines

    def _pen(self, ink: str, thick: float) -> QPen:
        """Flat at its ends: round ones take ten times as long."""
        return QPen(QBrush(colour(ink)), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)

    def _draw_lines(self, laid: Laid, causes: list[LaidCause]) -> None:
        painter, look = self._painter, self._look
        painter.setPen(self._pen(look.thin, max(1.2, 0.7 / self._scale)))
        lines = [QLineF(*cause.twig) for cause in causes]
        lines += [QLineF(*cause.stem) for cause in causes if cause.stem]
        painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.thin))
        if not self._in_bars:
            for cause in causes:
                if cause.level == 0:
                    painter.drawPolygon(_arrow(cause.twig, 7.0))
        painter.setPen(self._pen(look.ink, 2.2))
        painter.drawLines([_shortened(bone.line, 4.0) for bone in laid.bones.values()])
        left, y, right, _ = laid.spine
        painter.setPen(self._pen(look.ink, 4.0))
        painter.drawLine(QLineF(left, y, right - 8, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.ink))
        for bone in laid.bones.values():
            painter.drawPolygon(_arrow(bone.line, 10.0))
        painter.drawPolygon(_arrow(laid.spine, 15.0))
        painter.drawPolygon(QPolygonF([QPointF(left - x, y + up) for x, up in _TAIL]))

    # Texts

    def _draw_cause(self, laid: LaidCause) -> None:
        painter, look, cause = self._painter, self._look, laid.cause
        left, top, right, bottom = laid.box
        if cause.id in self._chosen:
            painter.setPen(self._pen(look.accent, 1.6))
            painter.setBrush(colour(look.accent_soft))
            painter.drawRoundedRect(QRectF(left - 4, top - 2, right - left + 8, bottom - top + 2), 4, 4)
        if laid.is_root:
            painter.setPen(self._pen(look.ok, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left, top + 2, right - left, bottom - top - 2), 4, 4)
            left, top, right = left + FRAME, top + FRAME, right - FRAME
        if cause.id in self._faded:
            painter.setOpacity(0.35)
        middle = top + LINE / 2
        if cause.status != "suspected":
            draw_status(painter, QPointF(left + SIGN / 2 - 2, middle), 7.0, cause.status, look)
            left += SIGN
        if self._inks and cause.author:
            self._draw_author(cause.author, QPointF(left + SIGN / 2 - 2, middle))
        ink = look.muted if cause.status == "ruled_out" else look.ink
        self._draw_lines_of_text(laid.lines, laid.text_x, top, LINE, CAUSE_PX, laid.weight, ink)
        if cause.status == "ruled_out":
            self._strike(laid, top)
        self._draw_ends(laid, right, top + (len(laid.lines) - 0.5) * LINE)
        painter.setOpacity(1.0)

    def _draw_lines_of_text(
        self, lines: Iterable[str], x: float, top: float, step: float, px: int, weight: int, ink: str
    ) -> None:
        painter = self._painter
        if self._in_bars:
            bars = [
                QRectF(x, top + (i + 0.3) * step, width(line, px, weight), step * 0.4) for i, line in enumerate(lines)
            ]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._look.thin))
            painter.drawRects(bars)
            return
        painter.setFont(map_font(px, weight))
        painter.setPen(colour(ink))
        for i, line in enumerate(lines):
            painter.drawText(QPointF(x, top + (i + 0.5) * step + px * 0.36), line)

    def _strike(self, laid: LaidCause, top: float) -> None:
        self._painter.setPen(self._pen(self._look.muted, 1.4))
        x = laid.text_x
        self._painter.drawLines(
            [
                QLineF(x, top + (i + 0.54) * LINE, x + width(line, CAUSE_PX, laid.weight), top + (i + 0.54) * LINE)
                for i, line in enumerate(laid.lines)
            ]
        )

    def _draw_ends(self, laid: LaidCause, right: float, middle: float) -> None:
        """Right of the text: the votes as dots and as a number, and how many causes are folded away."""
        if laid.hidden:
            right = self._draw_pill(laid.hidden, right, middle)
        if votes := laid.cause.votes:
            painter, text = self._painter, str(votes)
            x = right - width(text, CAUSE_PX - 2, SEMI_BOLD) - 4
            painter.setFont(map_font(CAUSE_PX - 2, SEMI_BOLD))
            painter.setPen(colour(self._look.accent))
            painter.drawText(QPointF(x, middle + CAUSE_PX * 0.31), text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._look.accent))
            dots = min(votes, MOST_DOTS)
            for i in range(dots):
                painter.drawEllipse(QPointF(x - 2 - (dots - i - 0.5) * DOT, middle), 3.0, 3.0)

    def _draw_pill(self, hidden: int, right: float, middle: float) -> float:
        """The left end of it."""
        painter, text = self._painter, f"+{hidden}"
        wide = width(text, CAUSE_PX - 2, SEMI_BOLD) + PILL
        rect = QRectF(right - wide, middle - 8, wide, 16)
        painter.setPen(self._pen(self._look.accent, 1.2))
        painter.setBrush(colour(self._look.accent_soft))
        painter.drawRoundedRect(rect, 8, 8)
        painter.setFont(map_font(CAUSE_PX - 2, SEMI_BOLD))
        painter.drawText(QPointF(rect.left() + PILL / 2, middle + CAUSE_PX * 0.31), text)
        return rect.left() - 6

    def _draw_author(self, author: str, middle: QPointF) -> None:
        painter, text = self._painter, initials(author)
        painter.setPen(self._pen(self._inks.get(author, self._look.thin), 2.0))
        painter.setBrush(colour(self._look.paper))
        painter.drawEllipse(middle, 8.0, 8.0)
        painter.setPen(colour(self._look.ink))
        painter.setFont(map_font(9, SEMI_BOLD))
        painter.drawText(QPointF(middle.x() - width(text, 9, SEMI_BOLD) / 2, middle.y() + 3.2), text)

    def _draw_bone(self, bone: LaidBone) -> None:
        painter, look = self._painter, self._look
        left, top, right, bottom = bone.box
        painter.setPen(self._pen(look.accent if bone.id in self._chosen else look.ink, 1.6))
        painter.setBrush(colour(look.accent_soft if bone.id in self._chosen else look.header))
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), 6, 6)
        if bone.hidden:
            right = self._draw_pill(bone.hidden, right - 8, (top + bottom) / 2)
        wide = max(width(line, NAME_PX, SEMI_BOLD) for line in bone.lines)
        x = (left + right - wide) / 2
        self._draw_lines_of_text(bone.lines, x, top + 6, NAME_LINE, NAME_PX, SEMI_BOLD, look.ink)

    def _draw_head(self, head: LaidHead) -> None:
        painter, look = self._painter, self._look
        left, top, right, bottom = head.box
        painter.setPen(self._pen(look.ink if head.id in self._chosen else look.accent, 2.5))
        painter.setBrush(colour(look.accent))
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), 8, 8)
        lines = head.lines
        if lines == ("",):
            lines = (catalogue(self._language).gettext(EFFECT),)
        wide = max(width(line, HEAD_PX, SEMI_BOLD) for line in lines)
        high = len(lines) * HEAD_LINE
        x, y = (left + right - wide) / 2, (top + bottom - high) / 2
        self._draw_lines_of_text(lines, x, y, HEAD_LINE, HEAD_PX, SEMI_BOLD, look.on_accent)


_TAIL = ((0.0, 0.0), (TAIL[0], -TAIL[1]), (TAIL[0] * 0.7, 0.0), TAIL)


def _meets(cause: LaidCause, area: Box) -> bool:
    """Whether something of a cause, of its twig or of its stem shows in a box."""
    left, top, right, bottom = cause.box
    x1, x2 = min(left, cause.twig[2]) - 8, max(right, cause.twig[2]) + 8
    return x1 <= area[2] and x2 >= area[0] and cause.top - 8 <= area[3] and cause.bottom + 8 >= area[1]


def _arrow(line: Line, long: float) -> QPolygonF:
    """A head at the end of a line."""
    x1, y1, x2, y2 = line
    length = max(1e-6, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    x, y, half = x2 - dx * long, y2 - dy * long, long * 0.38
    return QPolygonF([QPointF(x2, y2), QPointF(x - dy * half, y + dx * half), QPointF(x + dy * half, y - dx * half)])


def _shortened(line: Line, by: float) -> QLineF:
    """The line without its very end, which its head covers."""
    made = QLineF(*line)
    made.setLength(max(0.0, made.length() - by))
    return made
