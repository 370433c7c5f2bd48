"""The last line of the window: what is selected, the key figures, the zoom, and what is saved where."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from app.canvas.tip import tip_of
from app.language import _
from app.views.icon import icon
from app.views.one_line import OneLine
from app.views.status_trail import StatusTrail
from app.views.theme import Appearance

SAID_FOR_MS = 6000


class StatusBar(QFrame):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("status")
        self._worn = worn
        self._hint_text = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(10), worn.px(2), worn.px(10), worn.px(2))
        row.setSpacing(worn.px(14))
        self.hint = OneLine()
        self.hint.setObjectName("hint")
        self.numbers = QLabel()
        self.zoom = QToolButton()
        self.zoom.setAccessibleName(_("Zoom"))
        self.zoom.hide()
        self.sign = QLabel()
        self.saved = QLabel()
        self.trail = StatusTrail(worn)
        self.trail.changed.connect(self._fit)
        row.addWidget(self.trail)
        row.addWidget(self.hint, 1)
        row.addWidget(self.numbers)
        row.addWidget(self.zoom)
        pair = QHBoxLayout()
        pair.setSpacing(worn.px(5))
        pair.addWidget(self.sign)
        pair.addWidget(self.saved)
        row.addLayout(pair)
        row.addStrut(self._height_of_a_button())
        self._timer = QTimer(self, singleShot=True, interval=SAID_FOR_MS)
        self._timer.timeout.connect(self._said)

    def _height_of_a_button(self) -> int:
        """The line is as high without one: else the picture above would jump with each selection."""
        button = QToolButton(self)
        button.setText("É")
        button.ensurePolished()
        height = button.sizeHint().height()
        button.setParent(None)
        button.deleteLater()
        return height

    def say(self, text: str) -> None:
        """In the place of the hint and of the key figures, for some seconds."""
        self.hint.setText(text)
        self._timer.start()
        self._fit()

    def _said(self) -> None:
        self.hint.setText(self._hint_text)
        self._fit()

    def leave_page(self) -> None:
        """Say nothing of a page that is no longer on show."""
        self.show_hint("")
        self.trail.show_ends((), ())
        self.show_numbers([])
        self.show_zoom(None)

    def show_hint(self, text: str) -> None:
        self._hint_text = text
        if not self._timer.isActive():
            self.hint.setText(text)

    def show_numbers(self, numbers: list[tuple[str, str, str]]) -> None:
        self.numbers.setText("   ".join(_("{name}: {value}", name=name, value=value) for name, value, _why in numbers))
        self.numbers.setToolTip(tip_of("\n".join(why for _name, _value, why in numbers)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It keeps no window from becoming narrow: what has no room then is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """The key figures stand in the strip too: without room for all of them they are left out here."""
        others = (self.trail, self.zoom, self.sign, self.saved)
        taken = sum(each.sizeHint().width() + self._worn.px(14) for each in others if not each.isHidden())
        has_room = self.numbers.sizeHint().width() + taken + self._worn.px(140) <= self.width()
        self.numbers.setVisible(has_room and not self._timer.isActive())

    def show_zoom(self, zoom: float | None) -> None:
        self.zoom.setVisible(zoom is not None)
        if zoom is not None:
            self.zoom.setText(_("{percent} %", percent=round(zoom * 100)))

    def show_saved(self, state: str, at: datetime | None, sentence: str) -> None:
        """`state` is "saved", "waiting", "failing", "looking", or "" when nothing is open."""
        look = self._worn.look
        sign, colour, text = {
            "": ("", "", ""),
            "saved": ("circle-check", look.ok, _("Saved at {time}", time=_time(at)) if at else _("Saved")),
            "waiting": ("clock", look.muted, _("Safe here, being saved")),
            "looking": ("eye", look.warn, _("Open for reading only")),
            "failing": ("triangle-alert", look.warn, _("Not saved to the file")),
        }[state]
        size = QSize(self._worn.px(15), self._worn.px(15))
        self.sign.setVisible(bool(sign))
        if sign:
            self.sign.setPixmap(icon(sign, colour).pixmap(size))
        self.saved.setText(text)
        self.saved.setToolTip(tip_of(sentence))
        self.saved.setProperty("state", state)
        self.saved.style().polish(self.saved)


def _time(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M")
