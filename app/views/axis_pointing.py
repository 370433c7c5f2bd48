"""The mouse on the axes: a click chooses, or follows what an axis comes from; a drag orders; a double click types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.language import _
from app.models.trail import End
from app.views.axis_layout import FIELD

if TYPE_CHECKING:
    from app.views.axis_board import AxisBoard


class AxisPointing:
    """Places are those of the layout."""

    def __init__(self, board: AxisBoard) -> None:
        self.board = board
        self.hot: End | None = None
        """What an axis comes from, under the pointer."""
        self.dragged: int | None = None
        """Where what is dragged would come, counted with all axes."""
        self._pressed: QPoint | None = None

    def press(self, place: QPoint) -> None:
        card = self.board.laid.card_at(place)
        if card is not None and card.told is None:
            self.board.typing.begin_next(len(self.board.told))
        elif card is not None:
            self.board.select(card.id)
            self._pressed = place

    def move(self, place: QPoint) -> None:
        if self._pressed is not None:
            self._drag(place, self._pressed)
            return
        card = self.board.laid.card_at(place)
        hot = card.origin_at(place) if card is not None else None
        if hot != self.hot:
            self.hot = hot
            self._wear(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)

    def _drag(self, place: QPoint, start: QPoint) -> None:
        far = (place - start).manhattanLength() >= QApplication.startDragDistance()
        if not self.board.read_only and (far or self.dragged is not None):
            self.board.scroll_on(place)
            self.dragged = self.board.laid.place_for(place.x())
            self._wear(Qt.CursorShape.ClosedHandCursor)

    def release(self, place: QPoint) -> None:
        pressed, dragged, ids = self._pressed, self.dragged, self.board.ids()
        self.let_go()
        if pressed is None:
            return
        if dragged is not None and self.board.current in ids:
            now = ids.index(self.board.current)
            to = dragged - (dragged > now)  # counted without itself
            if to != now:
                self.board.moved.emit(self.board.current, to)
        elif (card := self.board.laid.card_at(place)) is not None and (end := card.origin_at(place)) is not None:
            self.board.origin_asked.emit(end.kind, end.id)

    def let_go(self) -> None:
        """Drag no more."""
        self._pressed = self.dragged = None
        self._wear(Qt.CursorShape.ArrowCursor)

    def double_click(self, place: QPoint) -> None:
        """What is pointed at is typed: the statement on the card, the rest in the form."""
        card = self.board.laid.card_at(place)
        if card is None or card.told is None:
            return
        self.let_go()
        part = card.part_at(place)
        if part in ("name", None):
            self.board.typing.rename()
        elif part == "head":
            self.board.approval_asked.emit()
        elif part != "origins":
            self.board.field_asked.emit(FIELD.get(part, part))

    def tip(self, place: QPoint) -> str:
        """The whole of what has no room on the card."""
        card = self.board.laid.card_at(place)
        if card is None or card.told is None:
            return ""
        if (end := card.origin_at(place)) is not None:
            return _("{name}: {value}", name=_(end.word), value=end.title)
        for row, check in zip(card.rows["smart"], card.told.checks, strict=True):
            if row.rect.contains(place):
                return str(check.said)
        part = card.part_at(place)
        return str(getattr(card.told.axis, part, "")) if part is not None else ""

    def _wear(self, shape: Qt.CursorShape) -> None:
        self.board.viewport().setCursor(shape)
        self.board.viewport().update()
