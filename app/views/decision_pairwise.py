"""Criteria compared two by two, one pair large on the wall: the side by the arrows, how much by one digit."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from app.calc.decision import Decision
from app.calc.decision_figures import DecisionFigures
from app.calc.pairwise import pairwise
from app.calc.quantity import show_for_typing
from app.canvas.pairwise_drawing import STEPS, LaidPairwise, Said, shown_at
from app.language import _
from app.models import decision_vote_edit as vote
from app.views.decision_board import DecisionBoard, digit_of
from app.views.page import Desk

_SIDES = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PairwiseBoard(DecisionBoard):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pairwise comparison"))
        self.at, self.side = 0, 0
        self.said: Said | None = None
        """What is said of the pair now, kept by Enter."""
        self.laid = LaidPairwise(self.decision, 0, None, 0, 1.0, 1.0)

    def lay(self) -> QSizeF:
        self.laid = self._laid_for(self.fitting(lambda scale: QSizeF(0, self._laid_for(scale).height)))
        return QSizeF(self.room().width(), self.laid.height)

    def _laid_for(self, scale: float) -> LaidPairwise:
        room = self.room()
        return LaidPairwise(self.decision, self.at, self.said, self.side, room.width(), room.height(), scale)

    def tell(self, decision: Decision | None, found: DecisionFigures | None) -> None:
        """Another decision begins with the first pair that is missing; the same one goes on where it was."""
        other = (decision.id if decision else "") != self.decision.id
        before = self._pair()
        super().tell(decision, found)
        pairs = self.laid.found.pairs
        if other:
            missing = self.laid.found.missing
            self.go(pairs.index(missing[0]) if missing else 0)
        else:
            self.go(pairs.index(before) if before in pairs else min(self.at, len(pairs) - 1))

    def _pair(self) -> tuple[str, str] | None:
        pairs = self.laid.found.pairs
        return pairs[self.at] if 0 <= self.at < len(pairs) else None

    def go(self, at: int) -> None:
        """To this pair, round the ends."""
        pairs = self.laid.found.pairs
        self.at = at % len(pairs) if pairs else 0
        self.said = shown_at(self.decision, self.at)
        self.side = self.said.side if self.said else 0
        self.refresh()

    def look_again(self) -> None:
        """To the comparison that contradicts the others most."""
        worst = self.laid.found.worst
        if worst is None:
            self.desk.say(_("No comparison contradicts the others."))
        else:
            self.go(self.laid.found.pairs.index((worst.first, worst.second)))

    def paint(self, painter: QPainter) -> None:
        self.laid.draw(painter, self.worn.look)

    def hint(self) -> str:
        pair = self._pair()
        if pair is None:
            return ""
        names = self.laid.names
        return _("“{first}” or “{second}”?", first=names[pair[0]], second=names[pair[1]])

    def answer(self, said: Said) -> None:
        """Keep what is said of the pair, and go on to the next one that is missing, or just the next one."""
        pair = self._pair()
        if pair is None or not self.may_write():
            return
        at = self.at
        vote.compare(self.desk.document, self.decision.id, *pair, said.ratio)
        pairs, missing = self.laid.found.pairs, self.laid.found.missing
        later = [each for each in missing if pairs.index(each) > at]
        if missing:
            self.go(pairs.index((later or missing)[0]))
        elif at + 1 < len(pairs):
            self.go(at + 1)
        else:
            self.go(at)

    def clear(self) -> None:
        pair = self._pair()
        if pair is not None and self.may_write():
            vote.compare(self.desk.document, self.decision.id, *pair, None)

    def paste(self) -> None:
        """A list belongs to the matrix."""
        self.desk.say(_("Lists are pasted in the matrix."))

    def table(self) -> str:
        """The matrix of the comparisons with the weights."""
        found, ratios = pairwise(self.decision), self.laid.ratios
        rows = [["", *self.laid.names.values(), _("Weight")]]
        for a, name in self.laid.names.items():
            cells = [show_for_typing(1.0 if a == b else ratios.get((a, b)), "count") for b in self.laid.names]
            rows.append([name, *cells, show_for_typing(found.weights.get(a), "share")])
        return "\n".join("\t".join(row) for row in rows)

    # Events of Qt

    def takes_tab(self, _event: QKeyEvent) -> bool:
        return bool(self.laid.found.pairs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        digit = digit_of(event)
        if self._pair() is None or held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in _SIDES:
            self._lean(_SIDES[key])
        elif digit is not None and 1 <= digit <= STEPS:
            self.answer(Said(self.side if digit > 1 else 0, digit))
        elif key in _ENTER and self.said is not None:
            self.answer(self.said)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down):
            back = key in (Qt.Key.Key_Backtab, Qt.Key.Key_Up) or held & Qt.KeyboardModifier.ShiftModifier
            self.go(self.at + (-1 if back else 1))
        else:
            super().keyPressEvent(event)

    def _lean(self, side: int) -> None:
        """One step towards this side; from nothing just to the side."""
        self.side = side
        if self.said is not None:
            tick = LaidPairwise.tick_of(self.said) + (1 if side else -1)
            self.said = LaidPairwise.said_at(max(0, min(2 * STEPS - 2, tick)))
            self.side = self.said.side if self.said.times > 1 else side
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        hit = self.laid.at_point(self.inside(event.position()))
        if isinstance(hit, Said):
            self.answer(hit)
        elif isinstance(hit, int):
            self.side = hit
            if self.said is not None and self.said.side != hit:
                self.said = None
            self.refresh()
