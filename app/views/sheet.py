"""A sheet laid over the window for a moment: search, keys, about, a question. Never a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.language import _
from app.views import tab_order
from app.views.button import icon_button
from app.views.theme import Appearance


class Sheet(QWidget):
    """Covers `over`; Escape or a click beside it lays it away and gives the focus back. Fill `body`."""

    closed = Signal()

    def __init__(
        self, over: QWidget, worn: Appearance, title: str = "", *, width: int = 560, top: bool = False
    ) -> None:
        super().__init__(over)
        self._over = over
        self.worn, self._top, self._width = worn, top, worn.px(width)
        self._focus_before = QApplication.focusWidget()
        self.paper = QFrame(self)
        self.paper.setObjectName("sheet")
        self.body = QVBoxLayout(self.paper)
        self.body.setContentsMargins(worn.px(20), worn.px(16), worn.px(20), worn.px(16))
        self.body.setSpacing(worn.px(8))
        if title:
            self.body.addLayout(self._head(title))
        over.installEventFilter(self)

    def _head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        label = QLabel(title)
        label.setObjectName("sheet_title")
        close = icon_button(self.worn, "x", _("Close"), keys=_("Esc"))
        close.clicked.connect(self.close_sheet)
        head.addWidget(label, 1)
        head.addWidget(close)
        return head

    def say(self, text: str) -> None:
        """A paragraph."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.body.addWidget(label)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """The last one is the primary one, alone at the right."""
        row = QHBoxLayout()
        row.setContentsMargins(0, self.worn.px(8), 0, 0)
        for button in buttons[:-1]:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons[-1])
        buttons[-1].setProperty("primary", True)
        self.body.addLayout(row)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        self._lay()
        self.show()
        self.raise_()
        (focus or self.paper.findChild(QPushButton) or self.paper.findChild(QToolButton) or self).setFocus(
            Qt.FocusReason.PopupFocusReason
        )

    def close_sheet(self) -> None:
        """Closing twice is closing once."""
        if self.isHidden():
            return
        self._over.removeEventFilter(self)
        self.hide()
        try:
            if self._focus_before is not None:
                self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
        except RuntimeError:
            pass  # the widget that had the focus is no more
        self.closed.emit()
        self.deleteLater()

    def _lay(self) -> None:
        whole = self._over.rect()
        self.setGeometry(whole)
        margin = self.worn.px(16)
        width = min(self._width, whole.width() - 2 * margin)
        self.paper.setFixedWidth(width)
        wanted = max(
            self.paper.sizeHint().height(), self.body.heightForWidth(width) if self.body.hasHeightForWidth() else 0
        )
        height = min(wanted, whole.height() - 2 * margin)
        y = self.worn.px(64) if self._top else (whole.height() - height) // 2
        self.paper.setGeometry((whole.width() - width) // 2, min(y, whole.height() - height - margin), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._lay()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # keys of the window below do not act through a sheet
            return True
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._lay()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.paper.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the sheet."""
        stops = tab_order.stops(self.paper)
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) + (1 if forward else -1) if now in stops else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[at % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(self.worn.look.rail)
        veil.setAlpha(110)
        painter.fillRect(self.rect(), veil)
        painter.end()
