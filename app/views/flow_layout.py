"""Widgets one after another in lines, as words in a text; none wider than the line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """`gap` pixels between two widgets and between two lines."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        item = self._items.pop(at) if 0 <= at < len(self._items) else None
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), moves=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """As narrow as it is wished: what is wider than the line is made narrower."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(0, max((size.height() for size in sizes), default=0))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._lay(place, moves=True)

    def _lay(self, place: QRect, *, moves: bool) -> int:
        """The height that is taken; within its line each widget stands in the middle."""
        y = place.y()
        for line in self._lines(place.width()):
            height = max(item.sizeHint().height() for item, _width in line)
            x = place.x()
            for item, width in line if moves else ():
                own = item.sizeHint().height()
                item.setGeometry(QRect(x, y + (height - own) // 2, width, own))
                x += width + self._gap
            y += height + self._gap
        return max(0, y - self._gap - place.y())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items with their widths, line by line."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), room)
            if not lines or left < width:
                lines.append([])
                left = room
            lines[-1].append((item, width))
            left -= width + self._gap
        return lines
