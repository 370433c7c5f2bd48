"""One answer of a five whys as drawn: its words measured once, then painted for screen and paper alike."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from app.calc.fishbone import STATUSES
from app.calc.five_whys import SIGNS, Why
from app.calc.pasted_list import tidy
from app.calc.text_measure import pieces
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, width, wrapped
from app.canvas.status_sign import draw_letter_sign, draw_status
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, catalogue, sentence
from app.look import PAPER, Look

CARD_WIDTH, PROBLEM_WIDTH = 264.0, 400.0
PAD = 10.0
TEXT_PX, PROBLEM_PX, SMALL_PX = 15, 17, 12
LINE, PROBLEM_LINE, SMALL_LINE = 19.5, 23.0, 16.0
_HEAD, _FOOT = 19.0, 27.0
_SIGN = 26.0
"""Before the words of an answer: the sign of its status."""
_ANY = 10_000
EMPTY = N_("Type an answer")
EMPTY_PROBLEM = N_("Type the problem in one sentence")
ROOT_OF = {"occurrence": N_("Root cause of the occurrence"), "non_detection": N_("Root cause of the non-detection")}
READY = N_("ready to become an action")


@dataclass(frozen=True, slots=True)
class Card:
    """What is written of an answer, or of the problem where `why` is `None`; sizes in pixels of the drawing.

    `known` says in small letters what is known of it, `foot` of a root what it is; `text_top` and `text_left` are where
    the words begin that can be typed.
    """

    why: Why | None
    width: float
    height: float
    lines: tuple[str, ...]
    empty: bool
    text_top: float
    text_left: float
    head: str = ""
    known: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    sign: str = ""

    @property
    def px(self) -> int:
        return PROBLEM_PX if self.why is None else TEXT_PX

    @property
    def line(self) -> float:
        return PROBLEM_LINE if self.why is None else LINE

    @property
    def weight(self) -> int:
        return SEMI_BOLD if self.why is None or self.why.root else MEDIUM

    def text_place(self) -> QRectF:
        """Where the words stand, from the top left corner of the card."""
        wide = self.width - self.text_left - PAD
        return QRectF(self.text_left, self.text_top, wide, max(1, len(self.lines)) * self.line)


def _words(template: str, language: str) -> str:
    return Sentence(template).within(language)


def problem_card(problem: str, language: str, wide: float = PROBLEM_WIDTH) -> Card:
    lines, empty = _lines(problem, EMPTY_PROBLEM, wide - 2 * PAD, PROBLEM_PX, SEMI_BOLD, language)
    top = PAD + _HEAD
    height = top + len(lines) * PROBLEM_LINE + PAD - 2
    return Card(None, wide, height, lines, empty, top, PAD, _words(N_("Problem"), language))


def why_card(why: Why, language: str, wide: float = CARD_WIDTH) -> Card:
    left, top = PAD + _SIGN, PAD - 1
    room = wide - left - PAD
    lines, empty = _lines(why.text, EMPTY, room, TEXT_PX, SEMI_BOLD if why.root else MEDIUM, language)
    known = tuple(wrapped(_known(why, language), room, 5, SMALL_PX))
    foot = _foot(why, room, language)
    height = top + len(lines) * LINE + (3 + len(known) * SMALL_LINE if known else 0) + PAD - 1
    if foot:
        height += _FOOT + (len(foot) - 1) * SMALL_LINE
    sign = _words(SIGNS[why.root], language) if why.root else ""
    return Card(why, wide, height, lines, empty, top, left, known=known, foot=foot, sign=sign)


def _known(why: Why, language: str) -> str:
    """Status, evidence and photos in one line; nothing while an answer is suspected alone: its sign says that."""
    evidence = tidy(why.evidence)
    told = [_words(STATUSES[why.status], language) if why.status != "suspected" else ""]
    told.append(sentence(N_("Evidence: {text}"), text=evidence).within(language) if evidence else "")
    if n := len(why.photos):
        told.append(catalogue(language).ngettext("{n} photo", "{n} photos", n).format(n=n))
    return " · ".join(filter(None, told))


def _lines(text: str, empty: str, room: float, px: int, weight: int, language: str) -> tuple[tuple[str, ...], bool]:
    """The lines of a text, or what stands in its place; broken within a word that is too long for a line."""
    if not text.strip():
        return tuple(wrapped(_words(empty, language), room, _ANY, px, REGULAR)), True
    return tuple(wrapped(_broken(tidy(text), room, px, weight), room, _ANY, px, weight)), False


def _broken(text: str, room: float, px: int, weight: int) -> str:
    words = []
    for word in text.split(" "):
        whole = width(word, px, weight) <= room
        words += [word] if whole else pieces(word, lambda part: width(part, px, weight) <= room)
    return " ".join(words)


def _foot(why: Why, room: float, language: str) -> tuple[str, ...]:
    """What the mark of a root says in words, and whether it is ready."""
    if why.root is None:
        return ()
    said = _words(ROOT_OF[why.root], language)
    if not why.verified:
        return tuple(wrapped(said, room, 2, SMALL_PX, SEMI_BOLD))
    return (*wrapped(said, room, 2, SMALL_PX, SEMI_BOLD), elided(_words(READY, language), room, SMALL_PX))


def draw_card(painter: QPainter, card: Card, look: Look) -> None:
    """With its top left corner at the origin."""
    _draw_ground(painter, card, look)
    ruled_out = card.why is not None and card.why.status == "ruled_out"
    if card.why is None:
        _write(painter, [card.head], PAD, PAD + 11, SMALL_PX, SEMI_BOLD, look.muted, SMALL_LINE)
    else:
        draw_status(painter, QPointF(PAD + 9, card.text_top + 10.5), 9.0, card.why.status, look)
    ink = look.muted if card.empty or ruled_out else look.ink
    weight = REGULAR if card.empty else card.weight
    first = card.text_top + card.px * 1.02
    if not card.empty or look is not PAPER:  # on paper nobody types: the room stays, for a pen
        _write(painter, card.lines, card.text_left, first, card.px, weight, ink, card.line)
    if ruled_out and not card.empty:
        _strike(painter, card, weight, look)
    below = card.text_top + len(card.lines) * card.line + 3
    _write(painter, card.known, card.text_left, below + SMALL_PX, SMALL_PX, REGULAR, look.muted, SMALL_LINE)
    if card.foot:
        _draw_foot(painter, card, look)


def _draw_ground(painter: QPainter, card: Card, look: Look) -> None:
    why = card.why
    root, out = why is not None and why.root is not None, why is not None and why.status == "ruled_out"
    pen = QPen(QBrush(colour(look.accent if root else look.thin if out else look.ink)), 2.5 if root else 1.3)
    if out:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(colour(look.header if why is None else look.paper))
    painter.drawRoundedRect(QRectF(0, 0, card.width, card.height), 6, 6)


def _write(
    painter: QPainter,
    lines: tuple[str, ...] | list[str],
    x: float,
    y: float,
    px: int,
    weight: int,
    ink: str,
    line: float,
) -> None:
    painter.setFont(map_font(px, weight))
    painter.setPen(colour(ink))
    for i, text in enumerate(lines):
        painter.drawText(QPointF(x, y + i * line), text)


def _strike(painter: QPainter, card: Card, weight: int, look: Look) -> None:
    """Ruled out: struck, not lost."""
    painter.setPen(QPen(QBrush(colour(look.muted)), 1.4))
    for i, text in enumerate(card.lines):
        y = card.text_top + card.px * 0.72 + i * card.line
        end = card.text_left + width(text, card.px, weight)
        painter.drawLine(QPointF(card.text_left, y), QPointF(end, y))


def _draw_foot(painter: QPainter, card: Card, look: Look) -> None:
    """A band at the bottom: the letter of the root in a disc, full when it is verified, and its words."""
    assert card.why is not None
    top = card.height - _FOOT - (len(card.foot) - 1) * SMALL_LINE
    whole, band = QPainterPath(), QPainterPath()
    whole.addRoundedRect(QRectF(1.25, 1.25, card.width - 2.5, card.height - 2.5), 5, 5)
    band.addRect(QRectF(0, top, card.width, card.height - top))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.accent_soft))
    painter.drawPath(whole.intersected(band))
    draw_letter_sign(painter, QPointF(PAD + 9, top + _FOOT / 2), 9.5, card.sign, look, card.why.verified)
    x, y = card.text_left, top + _FOOT / 2 + 4.5
    for i, text in enumerate(card.foot):
        ready = card.why.verified and i == len(card.foot) - 1
        weight, ink = (MEDIUM, look.ok) if ready else (SEMI_BOLD, look.ink)
        _write(painter, [text], x, y + i * SMALL_LINE, SMALL_PX, weight, ink, SMALL_LINE)
