"""A decision matrix as vectors, for the window and for paper: scores, result with bars, what turns the winner.

The winner has a star and a word, what was chosen a tick and a word, a tie says so: nothing is told by colour alone.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen

from app.calc.decision import Criterion, Decision, Option
from app.calc.decision_figures import DecisionFigures, figures, name_of
from app.canvas.decision_cell_drawing import CellPainter
from app.canvas.decision_layout import (
    BEFORE,
    DIRECTION,
    NAME,
    NAME_PX,
    PAD,
    SMALL_PX,
    TITLE_PX,
    WEIGHT,
    MatrixLayout,
    Spot,
    head_lines,
    lay_matrix,
)
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, metrics, width, wrapped
from app.canvas.rating_drawing import write
from app.canvas.status_sign import draw_ticked
from app.canvas.symbol_drawing import colour
from app.language import N_, Sentence, current
from app.look import Look

CRITERION, WEIGHT_HEAD, BETTER, TURNS = N_("Criterion"), N_("Weight"), N_("Better"), N_("What turns it")
RESULT, CHOSEN = N_("Result"), N_("Chosen")
NEW_CRITERION, NEW_OPTION = N_("New criterion"), N_("New option")


class LaidDecision:
    """A matrix laid out for a width. With a `voter` the cells have his own scores; the result is always that of all."""

    def __init__(
        self,
        decision: Decision,
        wide: float,
        high: float | None = None,
        *,
        found: DecisionFigures | None = None,
        voter: str = "",
        language: str | None = None,
        scale: float = 1.0,
        grows: bool = False,
    ) -> None:
        self.decision, self.voter, self.scale = decision, voter, scale
        self.found = found or figures(decision)
        self.language = language or current()
        self.layout: MatrixLayout = lay_matrix(decision, wide, high, scale=scale, grows=grows)
        self.own = own_scores(decision, voter) if voter else {}
        self._area = self.bounds()

    def bounds(self) -> QRectF:
        return QRectF(0, 0, self.layout.width, self.layout.height)

    def least(self) -> QSizeF:
        """The room that it needs at this scale, its words apart."""
        return QSizeF(self.layout.least_width, self.layout.height)

    def draw(self, painter: QPainter, look: Look, area: QRectF | None = None) -> None:
        """The matrix from the origin on, or what of it lies in this area."""
        layout = self.layout
        self._area = area or self.bounds()
        cells = CellPainter(painter, look, self.decision, self.found, self.language, self.scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._grounds(painter, look)
        self._heads(painter, look)
        for i, option in enumerate(self.decision.options):
            head, result = layout.place(Spot(0, BEFORE + i)), layout.place(Spot(layout.result, BEFORE + i))
            if head.intersects(self._area):
                self._head(painter, look, option, head)
            if result.intersects(self._area):
                cells.result(result, option.id)
        for i, criterion in enumerate(self.decision.criteria):
            if layout.ys[i + 2] > self._area.top() and layout.ys[i + 1] < self._area.bottom():
                self._criterion(painter, look, cells, criterion, i + 1)
        if layout.grows:
            self._new(painter, look)
        self._lines(painter, look)
        painter.restore()

    def _px(self, size: float) -> int:
        return round(size * self.scale)

    def _say(self, text: str) -> str:
        return Sentence(text).within(self.language)

    def _grounds(self, painter: QPainter, look: Look) -> None:
        layout, bottom = self.layout, self.layout.ys[self.layout.result]
        painter.fillRect(self.bounds(), colour(look.surface))
        painter.fillRect(QRectF(0, 0, layout.width, layout.ys[1]), colour(look.header))
        painter.fillRect(QRectF(0, bottom, layout.width, layout.height - bottom), colour(look.surface2))
        if self.found.winner is not None:
            column = BEFORE + [option.id for option in self.decision.options].index(self.found.winner)
            place = layout.place(Spot(0, column))
            painter.fillRect(QRectF(place.left(), 0, place.width(), layout.height), colour(look.accent_soft))

    def _lines(self, painter: QPainter, look: Look) -> None:
        layout, y = self.layout, self.layout.ys[self.layout.result] - 0.5
        painter.setPen(QPen(colour(look.line), 1))
        painter.drawLines([QLineF(0, each - 0.5, layout.width, each - 0.5) for each in layout.ys[1:]])
        painter.drawLines([QLineF(x - 0.5, 0, x - 0.5, layout.height) for x in layout.xs[1:]])
        painter.setPen(QPen(colour(look.thin), 1))
        painter.drawLine(QLineF(0, y, layout.width, y))

    def _heads(self, painter: QPainter, look: Look) -> None:
        layout, size, pad = self.layout, self._px(SMALL_PX), PAD * self.scale
        named = ((NAME, CRITERION), (WEIGHT, WEIGHT_HEAD), (DIRECTION, BETTER), (layout.turn, TURNS))
        for column, text in named:
            place = layout.place(Spot(0, column))
            said = elided(self._say(text), place.width() - pad, size, SEMI_BOLD)
            base = place.bottom() - pad - metrics(size, SEMI_BOLD).descent()
            middle = place.center().x() - width(said, size, SEMI_BOLD) / 2
            x = middle if column in (WEIGHT, DIRECTION) else place.left() + pad
            write(painter, x, base, said, size, SEMI_BOLD, look.muted)
        size, place = self._px(TITLE_PX), layout.place(Spot(layout.result, NAME))
        base = place.center().y() + metrics(size, SEMI_BOLD).capHeight() / 2
        write(painter, pad, base, self._say(RESULT), size, SEMI_BOLD, look.text)

    def _head(self, painter: QPainter, look: Look, option: Option, place: QRectF) -> None:
        """The name of an option, and whether it was chosen."""
        size, small, pad = self._px(TITLE_PX), self._px(SMALL_PX), PAD * self.scale
        y = place.top() + pad + metrics(size, SEMI_BOLD).ascent()
        for line in head_lines(name_of(option), place.width(), self.scale):
            x = place.center().x() - width(line, size, SEMI_BOLD) / 2
            write(painter, x, y, line, size, SEMI_BOLD, look.text)
            y += metrics(size, SEMI_BOLD).height()
        if option.id == self.decision.chosen:
            said = elided(self._say(CHOSEN), place.width() - 2 * pad - 1.4 * small, small, SEMI_BOLD)
            base = place.bottom() - pad - metrics(small).descent()
            x = place.center().x() - (width(said, small, SEMI_BOLD) + 1.4 * small) / 2
            draw_ticked(painter, QPointF(x + small * 0.5, base - small * 0.35), small * 0.55, look)
            write(painter, x + 1.4 * small, base, said, small, SEMI_BOLD, look.ok)

    def _criterion(self, painter: QPainter, look: Look, cells: CellPainter, criterion: Criterion, row: int) -> None:
        layout, size, pad = self.layout, self._px(NAME_PX), PAD * self.scale
        place = layout.place(Spot(row, NAME))
        self._left(
            painter, place, wrapped(name_of(criterion), place.width() - 2 * pad, 2, size, MEDIUM), size, look.text
        )
        cells.weight(layout.place(Spot(row, WEIGHT)), criterion)
        cells.direction(layout.place(Spot(row, DIRECTION)), criterion)
        for i, option in enumerate(self.decision.options):
            cell, at = self.found.options[option.id].cells[criterion.id], layout.place(Spot(row, BEFORE + i))
            if not at.intersects(self._area):
                continue
            if self.voter:
                cells.own_score(at, cell, self.own.get((option.id, criterion.id)))
            else:
                cells.score(at, cell)
        cells.turn(layout.place(Spot(row, layout.turn)), criterion)

    def _new(self, painter: QPainter, look: Look) -> None:
        """Where one more criterion and one more option can be typed."""
        layout, size = self.layout, self._px(SMALL_PX + 1)
        places = ((Spot(layout.criteria + 1, NAME), NEW_CRITERION), (Spot(0, BEFORE + layout.options), NEW_OPTION))
        for spot, text in places:
            place = layout.place(spot)
            lines = wrapped(f"+ {self._say(text)}", place.width() - 2 * PAD * self.scale, 2, size)
            self._left(painter, place, lines, size, look.muted, REGULAR)

    def _left(
        self, painter: QPainter, place: QRectF, lines: list[str], size: int, ink: str, weight: int = MEDIUM
    ) -> None:
        """Lines at the left, in the middle of the height."""
        step = metrics(size, weight).height()
        y = place.center().y() - step * len(lines) / 2 + metrics(size, weight).ascent()
        for line in lines:
            write(painter, place.left() + PAD * self.scale, y, line, size, weight, ink)
            y += step


def own_scores(decision: Decision, voter: str) -> dict[tuple[str, str], float]:
    """What one voter gave, by option and criterion; of two the first counts."""
    return {
        (option.id, score.criterion): score.value
        for option in decision.options
        for score in reversed(option.scores)
        if score.voter == voter
    }
