"""The boxes of which the board of a problem is made, in one column or in two, as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.views.theme import Appearance

GAP = 10
LEAST = 400
"""The width of a column before there is only one."""


class Box(QFrame):
    """What belongs together, under its title; `beside` stands at the right of the title."""

    def __init__(self, worn: Appearance, title: str, *parts: QWidget, beside: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("problem_box")
        self.setAccessibleName(title)
        px = worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(9), px(12), px(11))
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(6))
        self.title = QLabel(title)
        self.title.setObjectName("problem_box_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        head.addWidget(self.title, 1)
        for widget in beside:
            head.addWidget(widget)
        column.addLayout(head)
        for part in parts:
            column.addWidget(part)


class BoxColumns(QWidget):
    """The boxes of `left` and `right` beside each other; where there is no room, in the `order` of one column."""

    def __init__(
        self,
        worn: Appearance,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        order: Sequence[QWidget],
        *,
        edge: bool = True,
    ) -> None:
        """Without an `edge` there is none but below."""
        super().__init__()
        self._worn, self._left, self._right, self._order = worn, left, right, order
        self._columns = 0
        row = QHBoxLayout(self)
        around = worn.px(GAP) if edge else 0
        row.setContentsMargins(around, around, around, worn.px(GAP))
        row.setSpacing(worn.px(GAP))
        self._lines: list[QVBoxLayout] = []
        for _column in range(2):
            line = QVBoxLayout()
            line.setSpacing(worn.px(GAP))
            line.addStretch(1)
            row.addLayout(line, 1)
            self._lines.append(line)
        self._arrange(1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for line in self._lines:
            for box in self._order:
                line.removeWidget(box)  # what is only taken out of a layout goes on being measured as it was there
        given = (self._left, self._right) if columns == 2 else (self._order, ())
        for line, boxes in zip(self._lines, given, strict=True):
            for at, box in enumerate(boxes):
                line.insertWidget(at, box)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setSpacing(self._worn.px(GAP) if columns == 2 else 0)
            row.setStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= self._worn.px(2 * LEAST) else 1)
