"""What stands in the cells of a decision matrix: scores with their spread, weights, what turns the winner, results."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.calc.decision import Criterion, Decision
from app.calc.decision_figures import Cell, DecisionFigures
from app.calc.decision_words import ENOUGH, disagree, turn_in_short
from app.calc.quantity import UNKNOWN, show
from app.canvas.decision_layout import PAD, SMALL_PX, VALUE_PX
from app.canvas.decision_signs import draw_star
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, metrics, width, wrapped
from app.canvas.rating_drawing import write
from app.canvas.status_sign import draw_warning
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, sentence
from app.look import Look

BEST, TIED = N_("Best score"), N_("Tied")
MORE, LESS, MEAN = N_("more"), N_("less"), N_("mean {value}")


@dataclass(frozen=True, slots=True)
class CellPainter:
    """Draws into the place that it is given, in the words and at the size of one matrix."""

    painter: QPainter
    look: Look
    decision: Decision
    found: DecisionFigures
    language: str
    scale: float

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def say(self, text: str | Sentence) -> str:
        return (text if isinstance(text, Sentence) else Sentence(text)).within(self.language)

    def number(self, value: float | None) -> str:
        return show(value, "count", language=self.language)

    def two(self, place: QRectF, value: str, below: str = "", *, ink: str = "", faint: bool = False) -> float:
        """A number with a small line below it, in the middle of its place; the base of the last line."""
        size, small, look = self.px(VALUE_PX), self.px(SMALL_PX), self.look
        under = metrics(small).height() if below else 0.0
        base = place.center().y() + (metrics(size, SEMI_BOLD).capHeight() - under) / 2
        value = elided(value, place.width() - 4 * self.scale, size, SEMI_BOLD)
        x = place.center().x() - width(value, size, SEMI_BOLD) / 2
        write(self.painter, x, base, value, size, SEMI_BOLD, look.muted if faint else look.text)
        if below:
            below = elided(below, place.width() - 4 * self.scale, small)
            base += metrics(small).height() + self.scale
            x = place.center().x() - width(below, small) / 2
            write(self.painter, x, base, below, small, REGULAR, ink or look.muted)
        return base

    def weight(self, place: QRectF, criterion: Criterion) -> None:
        """As it was typed, and below it the share, where that is not the same."""
        share = self.found.weights.get(criterion.id)
        same = share is not None and abs(100 * share - criterion.weight) < 1e-9
        self.two(place, self.number(criterion.weight), "" if same else show(share, "share", language=self.language))

    def direction(self, place: QRectF, criterion: Criterion) -> None:
        less = criterion.direction == "less"
        size = self.px(SMALL_PX + 1)
        said = ("↓ " if less else "↑ ") + self.say(LESS if less else MORE)
        said = elided(said, place.width() - 4 * self.scale, size, MEDIUM)
        base = place.center().y() + metrics(size).capHeight() / 2
        x = place.center().x() - width(said, size, MEDIUM) / 2
        write(self.painter, x, base, said, size, MEDIUM, self.look.text)

    def score(self, place: QRectF, cell: Cell) -> None:
        """The score of the team, or the mean of several people with its spread."""
        if cell.value is None:
            self.two(place, UNKNOWN, faint=True)
        elif cell.voters < 2:
            self.two(place, self.number(cell.value))
        else:
            self._spread(place, cell)

    def own_score(self, place: QRectF, cell: Cell, own: float | None) -> None:
        """What one voter gave, and below it what counts."""
        mean = "" if cell.value is None else self.say(sentence(MEAN, value=self.number(cell.value)))
        self.two(place, "·" if own is None else self.number(own), mean, faint=own is None)

    def _spread(self, place: QRectF, cell: Cell) -> None:
        look, apart, low, high = self.look, disagree(cell, self.found), self.found.low, self.found.high
        between = f"{self.number(cell.lowest)}–{self.number(cell.highest)}"
        ink = look.warn if apart else look.muted
        base = self.two(place, self.number(cell.value), f"≠ {between}" if apart else between, ink=ink)
        y, left = base + 6 * self.scale, place.left() + 2 * PAD * self.scale
        if high <= low or cell.lowest is None or cell.highest is None or y > place.bottom() - 3 * self.scale:
            return
        room = place.width() - 4 * PAD * self.scale
        self.painter.setPen(QPen(colour(look.line), 2 * self.scale))
        self.painter.drawLine(QLineF(left, y, left + room, y))
        at = [left + room * (value - low) / (high - low) for value in (cell.lowest, cell.highest)]
        self.painter.setPen(QPen(colour(look.warn if apart else look.thin), 3 * self.scale))
        self.painter.drawLine(QLineF(at[0], y, max(at[1], at[0] + 2), y))

    def turn(self, place: QRectF, criterion: Criterion) -> None:
        """Which weight turns the winner, and a warning where that is near. Empty while an option has no score."""
        if not self.found.options or any(option.score is None for option in self.found.options.values()):
            return
        sensitive, turns = criterion.id in self.found.sensitive_to, criterion.id in self.found.turns
        size, small, look = self.px(SMALL_PX + 1), self.px(SMALL_PX), self.look
        weight, left, room = MEDIUM if turns else REGULAR, place.left() + PAD * self.scale, place.width()
        room -= 2 * PAD * self.scale
        step, under = metrics(size).height(), metrics(small).height() + 2 * self.scale if sensitive else 0.0
        most = 2 if 2 * step + under <= place.height() - 2 else 1
        lines = wrapped(self.say(turn_in_short(self.decision, self.found, criterion)), room, most, size, weight)
        y = place.center().y() - (step * len(lines) + under) / 2 + metrics(size).ascent()
        for line in lines:
            write(self.painter, left, y, line, size, weight, look.text if turns else look.muted)
            y += step
        if sensitive:
            base = y + 2 * self.scale - (metrics(size).ascent() - metrics(small).ascent())
            draw_warning(
                self.painter, QPointF(left + small * 0.6, base - small * 0.36), small * 0.62, look.warn, look, full=True
            )
            enough = elided(self.say(ENOUGH), room - 1.6 * small, small, SEMI_BOLD)
            write(self.painter, left + 1.6 * small, base, enough, small, SEMI_BOLD, look.warn)

    def result(self, place: QRectF, option: str) -> None:
        """The score of an option with its bar, and whether it is the best one or shares that place."""
        score, s, look = self.found.options[option].score, self.scale, self.look
        size, small = self.px(VALUE_PX + 2), self.px(SMALL_PX)
        best = option == self.found.winner
        tied = option in self.found.leaders and len(self.found.leaders) > 1
        value = self.number(score)
        base = place.top() + 9 * s + metrics(size, SEMI_BOLD).capHeight()
        x = place.center().x() - width(value, size, SEMI_BOLD) / 2
        write(self.painter, x, base, value, size, SEMI_BOLD, look.text if score is not None else look.muted)
        self._bar(QRectF(place.left() + PAD * s, base + 8 * s, place.width() - 2 * PAD * s, 9 * s), score, best)
        word = BEST if best else TIED if tied else ""
        if not word:
            return
        said = elided(self.say(word), place.width() - PAD * s - 1.5 * small, small, SEMI_BOLD)
        below = base + 22 * s + metrics(small).ascent()
        x = place.center().x() - (width(said, small, SEMI_BOLD) + 1.5 * small) / 2
        if best:
            draw_star(self.painter, QPointF(x + small * 0.5, below - small * 0.36), small * 0.66, look)
        else:
            write(self.painter, x + small * 0.2, below, "=", small, SEMI_BOLD, look.text)
        write(self.painter, x + 1.5 * small, below, said, small, SEMI_BOLD, look.accent if best else look.text)

    def _bar(self, track: QRectF, score: float | None, best: bool) -> None:
        """From the lowest score of the scale to its highest."""
        low, high = self.found.low, self.found.high
        self.painter.fillRect(track, colour(self.look.line))
        if score is not None and high > low:
            part = min(1.0, max(0.0, (score - low) / (high - low)))
            filled = QRectF(track.left(), track.top(), track.width() * part, track.height())
            self.painter.fillRect(filled, colour(self.look.accent if best else self.look.thin))
