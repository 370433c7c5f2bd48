"""What lists of things do alike: Enter opens what is selected, a right click asks for its menu, words stay in line."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, SignalInstance
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter


class OpenedList:
    """Stands before the view of Qt among the bases of a class that has both signals."""

    opened: SignalInstance
    menu_asked: SignalInstance

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


def draw_line(
    painter: QPainter, rect: QRect, words: str, colour: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> int:
    """Words on one line, cut where they have no room; their width in pixels."""
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
