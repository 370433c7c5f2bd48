"""What a page without things shows: one sentence, one picture, and the ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.views.button import WordButton
from app.views.icon import icon
from app.views.theme import Appearance

WIDTH = 380


class Empty(QWidget):
    """Floats in the middle of `over`, of a scroll area in the middle of its sight, while it is made visible.

    What is dropped on it and typed goes to what it floats over. Of several ways to begin the first is the primary one.
    """

    def __init__(
        self, over: QWidget, worn: Appearance, picture: str, title: str, words: str, actions: Sequence[QAction]
    ) -> None:
        self._over = over.viewport() if isinstance(over, QAbstractScrollArea) else over
        super().__init__(self._over)
        self._worn = worn
        column = QVBoxLayout(self)
        column.setSpacing(worn.px(10))
        sign = QLabel()
        sign.setPixmap(icon(picture, worn.look.accent).pixmap(QSize(worn.px(56), worn.px(56))))
        self.title, self.words = QLabel(), QLabel()
        self.title.setObjectName("empty_title")
        for label in (sign, self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not sign)
            column.addWidget(label)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self.buttons: list[QPushButton] = []
        self._over.installEventFilter(self)
        if isinstance(over, QAbstractScrollArea):
            for bar in (over.horizontalScrollBar(), over.verticalScrollBar()):
                bar.valueChanged.connect(self._lay)  # a scrolled viewport takes its children along
        self.tell(title, words, actions)
        self.hide()

    def tell(self, title: str, words: str, actions: Sequence[QAction]) -> None:
        if self.title.text() == title and self.words.text() == words:
            return
        self.title.setText(title)
        self.words.setText(words)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(action, primary=len(actions) > 1 and not i) for i, action in enumerate(actions)]
        for i, button in enumerate(self.buttons, 1):
            self._row.insertWidget(i, button)
        self._lay()

    def _button(self, action: QAction, *, primary: bool) -> QPushButton:
        button = WordButton(action.text())
        button.setProperty("primary", primary)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        return button

    def _lay(self) -> None:
        room = self._over.rect()
        width = min(self._worn.px(WIDTH), room.width() - self._worn.px(32))
        for label in (self.title, self.words):
            label.setFixedWidth(max(0, width))
        size = self.sizeHint().boundedTo(room.size())
        self.setGeometry(
            (room.width() - size.width()) // 2, (room.height() - size.height()) // 2, size.width(), size.height()
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay()
        return False
