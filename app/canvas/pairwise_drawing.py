"""Two criteria against each other as vectors: the pair with its scale, and the weights of all pairs with bars."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.calc.decision import Decision
from app.calc.decision_figures import name_of
from app.calc.decision_words import consistency_said, number, worst_said
from app.calc.pairwise import Pair, Pairwise, pairwise, ratios_of
from app.calc.quantity import show
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, metrics, width, wrapped
from app.canvas.rating_drawing import write
from app.canvas.status_sign import draw_ticked, draw_warning
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, current, sentence
from app.look import Look

STEPS = 9
"""A criterion is from 1 to 9 times as important as the other (Saaty)."""
WORDS = {
    1: N_("both equally important"),
    2: N_("between equally and a little more important"),
    3: N_("a little more important"),
    4: N_("between a little and clearly more important"),
    5: N_("clearly more important"),
    6: N_("between clearly and much more important"),
    7: N_("much more important"),
    8: N_("between much and absolutely more important"),
    9: N_("absolutely more important"),
}
_QUESTION = N_("Which one is more important, and how much?")
_HOW = N_("Left or right, then 1 to 9")
_PROGRESS = N_("Pair {at} of {all} · {done} compared")
_SAYS = N_("{criterion}: {words} ({n})")
_WEIGHTS, _NOT_YET = N_("Weights that follow"), N_("Compare all pairs to see the weights.")
BIG, MIDDLE, SMALL = 24, 15, 12


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a pair: which side is the more important one (0 or 1), and how many times."""

    side: int
    times: int

    @property
    def ratio(self) -> float:
        return float(self.times) if self.side == 0 else 1 / self.times


def said_of(ratio: float | None) -> Said | None:
    """The nearest that can be said by one key."""
    if ratio is None:
        return None
    times = ratio if ratio >= 1 else 1 / ratio
    return Said(0 if ratio >= 1 else 1, max(1, min(STEPS, round(times))))


class LaidPairwise:
    """One pair of a decision, laid out for a room of this size. `said` is what is being said of it now."""

    def __init__(
        self, decision: Decision, at: int, said: Said | None, side: int, wide: float, high: float, scale: float = 1.0,
        language: str | None = None,
    ) -> None:  # fmt: skip
        self.decision, self.scale, self.language = decision, scale, language or current()
        self.found: Pairwise = pairwise(decision)
        self.at, self.said, self.side = at, said, side
        self.ratios = ratios_of(decision)
        self.names = {criterion.id: name_of(criterion) for criterion in decision.criteria}
        self.wide, self.least = wide, high
        s, pad = scale, 24 * scale
        inner = min(wide - 2 * pad, 1100 * s)
        self.left = (wide - inner) / 2
        card = (inner - 40 * s) / 2
        self.cards = (
            QRectF(self.left, 68 * s, card, 78 * s),
            QRectF(self.left + inner - card, 68 * s, card, 78 * s),
        )
        tick = min(46 * s, inner / (2 * STEPS - 1))
        first = wide / 2 - tick * (2 * STEPS - 1) / 2
        self.ticks = [QRectF(first + i * tick, 160 * s, tick, 38 * s) for i in range(2 * STEPS - 1)]
        self.weights_at = 252 * s
        self.row = 32 * s
        self.inner = inner

    @property
    def height(self) -> float:
        return self.weights_at + 14 * self.scale + len(self.names) * self.row + 64 * self.scale

    def bounds(self) -> QRectF:
        return QRectF(0, 0, self.wide, self.height)

    def pair(self) -> Pair:
        return self.found.pairs[self.at]

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def say(self, text: str | Sentence) -> str:
        return (text if isinstance(text, Sentence) else Sentence(text)).within(self.language)

    @staticmethod
    def tick_of(said: Said) -> int:
        return STEPS - said.times if said.side == 0 else STEPS - 2 + said.times

    @staticmethod
    def said_at(tick: int) -> Said:
        middle = STEPS - 1
        return Said(0, middle - tick + 1) if tick <= middle else Said(1, tick - middle + 1)

    def at_point(self, point: QPointF) -> Said | int | None:
        """What a click there says: a whole answer, or which side."""
        for i, rect in enumerate(self.ticks):
            if rect.contains(point):
                return self.said_at(i)
        return next((side for side, rect in enumerate(self.cards) if rect.contains(point)), None)

    # Drawing

    def draw(self, painter: QPainter, look: Look) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.wide, max(self.height, self.least)), colour(look.canvas))
        if self.found.pairs:
            self._progress(painter, look)
            for side, rect in enumerate(self.cards):
                self._card(painter, look, side, rect)
            self._scale(painter, look)
        self._weights(painter, look)
        painter.restore()

    def _progress(self, painter: QPainter, look: Look) -> None:
        middle, small, s = self.px(MIDDLE), self.px(SMALL), self.scale
        pairs = self.found.pairs
        done = len(pairs) - len(self.found.missing)
        question = self.say(_QUESTION)
        write(painter, self.left, 28 * s, question, middle, SEMI_BOLD, look.text)
        told = self.say(sentence(_PROGRESS, at=self.at + 1, all=len(pairs), done=done))
        x = self.left + self.inner - width(told, small, MEDIUM)
        if x > self.left + width(question, middle, SEMI_BOLD) + 10 * s:
            write(painter, x, 28 * s, told, small, MEDIUM, look.muted)
        step, missing = self.inner / len(pairs), set(self.found.missing)
        for i, pair in enumerate(pairs):
            bar = QRectF(self.left + i * step, 44 * s, max(1.0, step - 3 * s), 6 * s)
            painter.fillRect(bar, colour(look.line if pair in missing else look.accent))
            if i == self.at:
                painter.fillRect(QRectF(bar.left(), bar.bottom() + 2 * s, bar.width(), 3 * s), colour(look.text))

    def _card(self, painter: QPainter, look: Look, side: int, rect: QRectF) -> None:
        chosen = side == (self.said.side if self.said and self.said.times > 1 else self.side)
        equal = self.said is not None and self.said.times == 1
        strong = chosen and not equal
        painter.setPen(QPen(colour(look.accent if strong else look.thin), (3 if strong else 1) * self.scale))
        painter.setBrush(colour(look.accent_soft if strong else look.surface))
        painter.drawRoundedRect(rect, 6 * self.scale, 6 * self.scale)
        size = self.px(BIG)
        lines = wrapped(self.names[self.pair()[side]], rect.width() - 24 * self.scale, 2, size, SEMI_BOLD)
        step = metrics(size, SEMI_BOLD).height()
        y = rect.center().y() - step * len(lines) / 2 + metrics(size, SEMI_BOLD).ascent()
        for line in lines:
            x = rect.center().x() - width(line, size, SEMI_BOLD) / 2
            write(painter, x, y, line, size, SEMI_BOLD, look.text)
            y += step

    def _scale(self, painter: QPainter, look: Look) -> None:
        size, small, s = self.px(MIDDLE), self.px(MIDDLE), self.scale
        marked = self.tick_of(self.said) if self.said else None
        for i, rect in enumerate(self.ticks):
            said = self.said_at(i)
            here = i == marked
            painter.setPen(QPen(colour(look.accent if here else look.line), (2 if here else 1) * s))
            painter.setBrush(colour(look.accent if here else look.surface))
            painter.drawRect(rect.adjusted(1.5 * s, 1.5 * s, -1.5 * s, -1.5 * s))
            text = str(said.times)
            weight = SEMI_BOLD if said.times % 2 else REGULAR
            base = rect.center().y() + metrics(size, weight).capHeight() / 2
            ink = look.on_accent if here else look.text if said.times % 2 else look.muted
            write(painter, rect.center().x() - width(text, size, weight) / 2, base, text, size, weight, ink)
        told = self._told()
        base = self.ticks[0].bottom() + 24 * s
        told = elided(told, self.inner, small, MEDIUM)
        write(painter, self.wide / 2 - width(told, small, MEDIUM) / 2, base, told, small, MEDIUM, look.text)

    def _told(self) -> str:
        if self.said is None:
            return self.say(_HOW)
        if self.said.times == 1:
            return self.say(WORDS[1])
        name = self.names[self.pair()[self.said.side]]
        told = sentence(_SAYS, criterion=name, words=Sentence(WORDS[self.said.times]), n=number(self.said.times))
        return self.say(told)

    def _weights(self, painter: QPainter, look: Look) -> None:
        s, size, small = self.scale, self.px(MIDDLE), self.px(SMALL)
        y = self.weights_at
        write(painter, self.left, y, self.say(_WEIGHTS), small, SEMI_BOLD, look.muted)
        y += 14 * s
        names = min(260 * s, self.inner * 0.34)
        number_wide = 64 * s
        for criterion in self.decision.criteria:
            share = self.found.weights.get(criterion.id)
            base = y + self.row / 2 + metrics(size).capHeight() / 2
            name = elided(self.names[criterion.id], names - 10 * s, size, MEDIUM)
            write(painter, self.left, base, name, size, MEDIUM, look.text)
            track = QRectF(self.left + names, y + 8 * s, self.inner - names - number_wide, self.row - 16 * s)
            painter.fillRect(track, colour(look.line))
            if share is not None:
                painter.fillRect(
                    QRectF(track.left(), track.top(), track.width() * share, track.height()), colour(look.accent)
                )
            told = show(share, "share", language=self.language)
            write(
                painter, self.left + self.inner - width(told, size, SEMI_BOLD), base, told, size, SEMI_BOLD, look.text
            )
            y += self.row
        self._verdict(painter, look, y + 8 * s)

    def _verdict(self, painter: QPainter, look: Look, y: float) -> None:
        """Whether the comparisons hold together, and which one to look at again."""
        size, s, consistent = self.px(SMALL + 1), self.scale, self.found.consistent
        lines = [self.say(consistency_said(self.found))]
        if (worst := worst_said(self.decision, self.found)) is not None:
            lines.append(self.say(worst))
        x = self.left
        if consistent is not None:
            middle = QPointF(x + size * 0.6, y + size * 0.6)
            if consistent:
                draw_ticked(painter, middle, size * 0.62, look)
            else:
                draw_warning(painter, middle, size * 0.62, look.warn, look, full=True)
            x += 1.7 * size
        for told in lines:
            for line in wrapped(told, self.inner - (x - self.left), 2, size, MEDIUM):
                write(painter, x, y + metrics(size).ascent(), line, size, MEDIUM, look.text)
                y += metrics(size).height() + 2 * s


def shown_at(decision: Decision, at: int) -> Said | None:
    """What was said of a pair."""
    found = pairwise(decision)
    return said_of(ratios_of(decision).get(found.pairs[at])) if 0 <= at < len(found.pairs) else None
