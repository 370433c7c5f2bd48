"""One line above the page: what happened, what is safe, what to do. It stays until it is closed, and stops nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.language import Sentence, _
from app.views.button import WordButton, icon_button
from app.views.icon import icon
from app.views.theme import Appearance

SIGNS = {"note": "info", "warning": "triangle-alert", "error": "circle-alert"}


class Banner(QFrame):
    def __init__(
        self,
        worn: Appearance,
        said: str | Sentence,
        kind: str,
        details: str = "",
        act: tuple[str | Sentence, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("kind", kind)
        self.said, self.details, self.act = said, details, act
        self.text = str(said)
        look = worn.look
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(12), worn.px(6), worn.px(8), worn.px(6))
        row.setSpacing(worn.px(8))
        sign = QLabel()
        colour = {"note": look.accent, "warning": look.warn, "error": look.danger}[kind]
        sign.setPixmap(icon(SIGNS[kind], colour).pixmap(QSize(worn.px(18), worn.px(18))))
        label = QLabel(self.text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row.addWidget(sign)
        row.addWidget(label, 1)
        if act:
            row.addWidget(self._button(str(act[0]), act[1]))
        if details:
            row.addWidget(self._button(_("Copy details"), self.copy_details))
        close = icon_button(worn, "x", _("Close"))
        close.clicked.connect(self.close_banner)
        row.addWidget(close)

    def _button(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = WordButton(text)
        button.setProperty("link", True)
        button.clicked.connect(lambda: call())
        return button

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self.details)

    def close_banner(self) -> None:
        self.hide()
        self.deleteLater()


class Banners(QWidget):
    """The banners that are open, the newest last; the same sentence twice is shown once, and three at most."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def open_banners(self) -> list[Banner]:
        found = self.findChildren(Banner, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [banner for banner in found if not banner.isHidden()]

    def add(
        self,
        said: str | Sentence,
        kind: str = "warning",
        details: str = "",
        act: tuple[str | Sentence, Callable[[], object]] | None = None,
    ) -> Banner:
        """`kind` is "note", "warning" or "error"; `act` the title of a button and what it does.

        A `Sentence` speaks the language of the moment again when the window is made anew; a text stays as it is.
        """
        opened = self.open_banners()
        same = next((banner for banner in opened if banner.text == str(said)), None)
        if same is not None:
            same.details = same.details or details
            return same
        for old in opened[: max(0, len(opened) - 2)]:
            old.close_banner()
        banner = Banner(self._worn, said, kind, details, act)
        self._column.addWidget(banner)
        banner.show()
        return banner

    def clear(self) -> None:
        for banner in self.open_banners():
            banner.close_banner()
