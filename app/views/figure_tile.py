"""One figure: its name and its value, one above the other, which says how it comes about when it is pointed at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolTip, QVBoxLayout

from app.calc.quantity import UNKNOWN
from app.canvas.tip import tip_of
from app.language import _
from app.views.theme import Appearance


class FigureTile(QFrame):
    """`pressed` on a click; by Enter and the space bar, too, where Tab leads to it."""

    pressed = Signal()

    def __init__(self, name: str, worn: Appearance, sizes: tuple[int, int] = (11, 16)) -> None:
        """`sizes` are those of the name and the value, in pixels of the design."""
        super().__init__()
        self.setObjectName("figure")
        self._explain: Callable[[], str] = str
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(worn.px(8), worn.px(3), worn.px(8), worn.px(3))
        self.column.setSpacing(0)
        self.name, self.value = QLabel(name), QLabel(UNKNOWN)
        self.name.setObjectName("muted")
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        weights = (QFont.Weight.Normal, QFont.Weight.DemiBold)
        for label, size, weight in zip((self.name, self.value), sizes, weights, strict=True):
            font = label.font()
            font.setPixelSize(worn.px(size))
            font.setWeight(weight)
            label.setFont(font)
            self.column.addWidget(label)

    def show_value(self, value: str, explain: Callable[[], str]) -> None:
        """`explain` is asked when someone wants to know."""
        self._explain = explain
        self.value.setText(value)
        self.setAccessibleName(_("{name}: {value}", name=self.name.text(), value=value))

    def explained(self) -> str:
        return self._explain()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip_of(self.explained()), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
