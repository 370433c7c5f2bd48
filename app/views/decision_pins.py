"""What of a decision matrix stays in sight while its cells scroll: the names, the headings, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from app.canvas.decision_layout import NAME, Spot

if TYPE_CHECKING:
    from app.views.decision_matrix import MatrixBoard


class Pins:
    """Of the board as it is scrolled now. What fits is where it was laid out."""

    def __init__(self, board: MatrixBoard) -> None:
        layout = board.laid.layout
        self._layout = layout
        self._wide, self._high = board.viewport().width(), board.viewport().height()
        self._across, self._down = board.horizontalScrollBar().value(), board.verticalScrollBar().value()
        self._left, self._top = layout.xs[NAME + 1], layout.ys[1]
        self._result_at = layout.ys[layout.result]
        result = layout.height - self._result_at
        self.bottom = min(self._result_at, max(self._top, self._high - result))
        """Where the result begins, in pixels of the viewport."""

    def parts(self) -> list[tuple[QRectF, QPointF]]:
        """The parts of the viewport, each with how far what lies there was moved."""
        rows = (
            (0.0, self._top, 0.0),
            (self._top, self.bottom, float(-self._down)),
            (self.bottom, float(self._high), self.bottom - self._result_at),
        )
        columns = ((0.0, self._left, 0.0), (self._left, float(self._wide), float(-self._across)))
        return [
            (QRectF(left, top, right - left, bottom - top), QPointF(across, down))
            for top, bottom, down in rows
            for left, right, across in columns
            if right > left and bottom > top
        ]

    def inside(self, point: QPointF) -> QPointF:
        """A point of the viewport as one of the matrix."""
        x = point.x() if point.x() < self._left else point.x() + self._across
        if point.y() < self._top:
            return QPointF(x, point.y())
        if point.y() >= self.bottom:
            return QPointF(x, point.y() - self.bottom + self._result_at)
        return QPointF(x, point.y() + self._down)

    def seen(self, rect: QRectF) -> QRectF:
        """A place of the matrix where it is or would be in the viewport."""
        across = 0.0 if rect.left() < self._left else -self._across
        down = 0.0 if rect.top() < self._top else -self._down
        if rect.top() >= self._result_at:
            down = self.bottom - self._result_at
        return rect.translated(across, down)

    def room_of(self, spot: Spot) -> QRectF:
        """Where a cell can be seen at all."""
        left = 0.0 if spot.column == NAME else self._left
        if spot.row == 0:
            return QRectF(left, 0, self._wide - left, self._top)
        if spot.row == self._layout.result:
            return QRectF(left, self.bottom, self._wide - left, self._high - self.bottom)
        return QRectF(left, self._top, self._wide - left, self.bottom - self._top)

    def way_to(self, rect: QRectF) -> tuple[int, int]:
        """How far to scroll to the right and down until a place of the matrix is in sight."""
        seen = self.seen(rect)
        across = _way(seen.left(), seen.right(), self._left, self._wide) if rect.left() >= self._left else 0
        pinned = rect.top() < self._top or rect.top() >= self._result_at
        return across, 0 if pinned else _way(seen.top(), seen.bottom(), self._top, self.bottom)


def _way(start: float, end: float, first: float, last: float) -> int:
    if start < first:
        return round(start - first)
    return max(0, min(round(end - last), round(start - first)))
