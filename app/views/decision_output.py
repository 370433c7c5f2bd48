"""A decision out of the program as a picture: the way of judging that is on show."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.calc.decision import Decision
from app.canvas.decision_drawing import LaidDecision
from app.canvas.dots_drawing import LaidDots
from app.canvas.effort_impact_drawing import LaidEffortImpact
from app.canvas.pairwise_drawing import LaidPairwise, shown_at
from app.canvas.points_drawing import LaidPoints
from app.language import N_, Sentence
from app.look import Look
from app.reports import font
from app.reports.picture import Laid, Picture

WIDTH, HEIGHT = 1000.0, 620.0
KIND = N_("Decision")


@dataclass(frozen=True, slots=True)
class _Placed:
    """The matrix of effort and impact is drawn in a room, and does not say how large it is."""

    laid: LaidEffortImpact

    def bounds(self) -> QRectF:
        return QRectF(0, 0, WIDTH, HEIGHT)

    def draw(self, painter: QPainter, look: Look) -> None:
        self.laid.draw(painter, look)


def picture_of(decision: Decision | None, mode: str, language: str) -> Picture | None:
    if decision is None:
        return None
    font.ready()
    kind = Sentence(KIND).within(language)
    return Picture(_laid(decision, mode, language), decision.name or kind, kind, language)


def _laid(decision: Decision, mode: str, language: str) -> Laid:
    if mode == "effort_impact":
        return _Placed(LaidEffortImpact(decision, WIDTH, HEIGHT, language=language, waiting=False))
    if mode == "pairwise":
        return LaidPairwise(decision, 0, shown_at(decision, 0), 0, WIDTH, HEIGHT, language=language)
    if mode == "points":
        return LaidPoints(decision, WIDTH, language=language)
    if mode == "dots":
        return LaidDots(decision, WIDTH, language=language)
    return LaidDecision(decision, WIDTH, language=language)
