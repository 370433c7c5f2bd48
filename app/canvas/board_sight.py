"""The sight of a PDCA board: as many columns beside each other as can be read, painted where they are in sight."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.calc.board import Card, Lane, LaneKind
from app.calc.board_layout import lay
from app.calc.grid import Box
from app.calc.laid_board import BAND, GAP, LaidBoard, LaidLane
from app.canvas.board_drawing import BoardPainting, board_measure
from app.canvas.board_pictures import CardPictures
from app.canvas.handed_sight import HandedSight
from app.canvas.symbol_drawing import colour
from app.look import Look


class BoardSight(HandedSight):
    """At 100 %, larger in the projector look, whole columns fill the width; further ones are scrolled to."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.fits_when_shown = False
        self.today = date.today()
        self.lanes: Sequence[Lane] = ()
        self.lane_kind: LaneKind = "none"
        self.folded: frozenset[str] = frozenset()
        self.closed_shown = False
        self._pictures = CardPictures()
        self._room = 0.0
        self.laid: LaidBoard = lay((), 1000.0, board_measure())

    # For those with hands

    def shown(self) -> Sequence[Card]:
        """The cards that are to be seen, in their order."""
        return ()

    def typed(self) -> str:
        """The card whose label is being typed."""
        return ""

    def chosen(self) -> Collection[str]:
        """What is selected."""
        return ()

    def faded(self) -> Collection[str]:
        """What is being carried."""
        return ()

    def paint_over(self, painter: QPainter) -> None:
        """What shows over the board, at scene coordinates."""

    # Layout

    def relay(self) -> None:
        """Lay out what is to be seen, in the width that there is."""
        self._room = self._room_now()
        self.laid = lay(
            self.shown(),
            self._room,
            board_measure(),
            lanes=self.lanes,
            kind=self.lane_kind,
            folded=self.folded,
            closed_shown=self.closed_shown,
            typed=self.typed(),
        )
        self.bound_scene()
        self.viewport().update()

    def wear(self, look: Look, scale: float) -> None:
        """Colours, and the factor by which everything grows (projector)."""
        self.look, self.size_factor = look, scale
        self._pictures.forget()

    def _room_now(self) -> float:
        return max(1.0, self.viewport().width() / self.size_factor)

    def has(self, id: str) -> bool:
        return id in self.laid.cards

    def box_of(self, id: str) -> Box:
        return self.laid.cards[id].box

    def ids_within(self, box: Box) -> list[str]:
        """The cards that a box touches: they stand so close that none is drawn around whole by chance."""
        left, top, right, bottom = box
        return [
            laid.card.id
            for laid in self.laid.within(box)
            if laid.box[0] <= right and laid.box[2] >= left and laid.box[1] <= bottom and laid.box[3] >= top
        ]

    # Place and zoom

    def bounds(self) -> QRectF:
        return QRectF(0, 0, self.laid.width, self.laid.height + 3 * GAP)

    @property
    def floats(self) -> bool:
        """The name of a lane stays in sight however the board is scrolled."""
        return self.lane_kind != "none"

    def band_at(self, at: QPointF) -> LaidLane | None:
        """The lane whose heading is under a point of the scene."""
        pinned = self.pinned()
        if pinned is not None and pinned.band and pinned.band[1] <= at.y() <= pinned.band[3]:
            return pinned
        return self.laid.band_at(at.x(), at.y())

    def pinned(self) -> LaidLane | None:
        """The lane whose own heading is scrolled out of sight, with the place at the top where it is shown instead."""
        top = self.to_scene(QPointF(0, 0)).y()
        lane = self.laid.lane_at(top)
        if lane is None or lane.band is None or lane.band[1] >= top:
            return None
        left, _top, right, _bottom = lane.band
        y = min(top, lane.bottom - BAND)
        return replace(lane, band=(left, y, right, y + BAND))

    def bound_scene(self) -> None:
        """A board ends where its cards end."""
        self.setSceneRect(self.bounds())

    def fit(self) -> None:
        """At 100 %, from the top."""
        self.zoom.sharpen()
        self.set_scale(self.size_factor)

    def all_columns(self) -> None:
        """As large as shows all columns beside each other."""
        self.zoom.sharpen()
        self.zoom.to(self.viewport().width() / self.laid.width)

    def bring(self, id: str) -> None:
        """Scroll as little as shows a card."""
        if self.has(id):
            above = BAND if self.lane_kind != "none" else 0.0
            self.show_box(self.box_of(id), (GAP + above) * self.size_factor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room != self._room_now():
            self.relay()

    # Painting

    def paint_area(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, colour(self.look.bg))
        painting = BoardPainting(
            painter,
            self.look,
            year=self.today.year,
            scale=self.zoom.scale,
            chosen=self.chosen(),
            faded=self.faded(),
            typed=self.typed(),
        )
        seen = self.to_scene(QPointF(0, 0)).x()
        box, scale, ratio = (
            (area.left(), area.top(), area.right(), area.bottom()),
            self.zoom.scale,
            self.devicePixelRatioF(),
        )
        painting.ground(self.laid, box, seen)
        for card in self.laid.within(box):
            self._pictures.draw(painter, painting, card, scale, ratio)
        if pinned := self.pinned():
            painting.band(pinned, seen)
        self.paint_over(painter)
