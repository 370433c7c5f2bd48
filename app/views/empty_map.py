"""What an empty map shows: one sentence, one picture, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGraphicsView, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.calc.value_stream import ValueStream
from app.language import _
from app.views.button import WordButton
from app.views.icon import icon
from app.views.theme import Appearance


class EmptyMap(QWidget):
    """Floats in the middle of the view; symbols can be dropped through it, and letters go to the view."""

    def __init__(self, view: QGraphicsView, worn: Appearance, add: QAction, example: QAction) -> None:
        super().__init__(view.viewport())
        self._view, self._worn = view, worn
        column = QVBoxLayout(self)
        column.setSpacing(worn.px(10))
        picture = QLabel()
        picture.setPixmap(icon("workflow", worn.look.accent).pixmap(QSize(worn.px(56), worn.px(56))))
        self._title, self._words = QLabel(), QLabel()
        self._title.setObjectName("empty_title")
        self._words.setWordWrap(True)
        self._words.setMinimumWidth(worn.px(380))
        for label in (picture, self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        self._add = self._button(add, primary=True)
        row.addWidget(self._add)
        row.addWidget(self._button(example, primary=False))
        row.addStretch(1)
        column.addLayout(row)
        view.viewport().installEventFilter(self)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._lay)  # a scrolled viewport takes its children along
        self.show_for(None)

    def _button(self, action: QAction, *, primary: bool) -> QPushButton:
        button = WordButton(action.text())
        button.setProperty("primary", primary)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        return button

    def show_for(self, stream: ValueStream | None) -> None:
        """Visible for a map without symbols, and where there is no map."""
        self._add.setVisible(stream is None)
        if stream is None:
            self._title.setText(_("No map yet"))
            self._words.setText(_("Begin one, or look at a finished one."))
        else:
            self._title.setText(_("Walk upstream from the customer"))
            self._words.setText(
                _("Type “cu” and the name of the customer, then “pr” for the process before it. Or drag a symbol here.")
            )
        self.setVisible(stream is None or not stream.symbols)
        self._lay()

    def _lay(self) -> None:
        room = self._view.viewport().rect()
        size = self.sizeHint().boundedTo(room.size())
        self.setGeometry(
            (room.width() - size.width()) // 2, (room.height() - size.height()) // 2, size.width(), size.height()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay()
        return False
