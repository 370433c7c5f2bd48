"""The first thing seen: begin, open, take the example, or go on with what was open lately."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.calc.deviation_count import Held
from app.canvas.tip import tip_of
from app.language import _
from app.views.button import WordButton, chip_button
from app.views.deviation_count import held_sign, held_told, held_words, kept_count
from app.views.deviation_watch import TOOL as DEVIATIONS
from app.views.files import Files
from app.views.icon import icon
from app.views.recent import kept_picture
from app.views.settings import Settings
from app.views.theme import Appearance

CARD = QSize(224, 172)
PICTURE_HEIGHT = 108
LINE = 28
"""What the line of the deviations adds."""
GAP = 16


class Card(WordButton):
    """An event: its picture, its name, its folder. `open` on click or Enter; `forget` on Delete.

    Where something deviated in it, a line says so, and opens it there: by `deviations`.
    """

    def __init__(
        self,
        path: Path,
        worn: Appearance,
        open_: Callable[[], object],
        forget: Callable[[], object],
        deviations: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.path, self._forget = path, forget
        self.setFixedSize(worn.px(CARD.width()), worn.px(CARD.height()))
        self.setAccessibleName(path.stem)
        self.setToolTip(tip_of(_("{path}\nDelete: take it off this list; the file stays", path=path)))
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(8), worn.px(8), worn.px(8), worn.px(8))
        column.setSpacing(worn.px(2))
        column.addWidget(self._picture(worn))
        for name, text in (("card_title", path.stem), ("muted", str(path.parent))):
            label = QLabel(elided(text, self, worn.px(CARD.width() - 24)))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setObjectName(name)
            column.addWidget(label)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: open_())
        self.deviations: QToolButton | None = None
        held = kept_count(path)
        if held is not None and held.deviations:
            self.deviations = self._deviations(held, worn)
            self.deviations.clicked.connect(lambda: deviations())
            column.addWidget(self.deviations, 0, Qt.AlignmentFlag.AlignLeft)
            self.setFixedHeight(worn.px(CARD.height() + LINE))

    def _deviations(self, held: Held, worn: Appearance) -> QToolButton:
        picture, token = held_sign(held)
        button = chip_button(worn, picture)
        button.setIcon(icon(picture, getattr(worn.look, token)))
        button.setText(f" {held_words(held)}")
        told = _("{what}: open them", what=held_told(held))
        button.setAccessibleName(f"{self.path.stem}, {told}")
        button.setToolTip(tip_of(told))
        return button

    def _picture(self, worn: Appearance) -> QLabel:
        label = QLabel()
        label.setFixedHeight(worn.px(PICTURE_HEIGHT))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = kept_picture(self.path)
        if picture.isNull():
            picture = icon("workflow", worn.look.muted).pixmap(QSize(worn.px(32), worn.px(32)))
        else:
            picture = fitted(picture, worn.px(CARD.width() - 20), worn.px(PICTURE_HEIGHT), self.devicePixelRatio())
        label.setPixmap(picture)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._forget()
        else:
            super().keyPressEvent(event)


class StartPage(QWidget):
    def __init__(self, worn: Appearance, files: Files, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("page")
        self._worn, self._files, self._settings = worn, files, settings
        self._cards: list[Card] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(worn.px(40), worn.px(32), worn.px(40), worn.px(24))
        column.setSpacing(worn.px(8))
        column.addWidget(_label("start_title", _("Which event are we working on?")))
        lead = _("From the value stream map to the standard, in one file that stays with you.")
        column.addWidget(_label("start_lead", lead))
        column.addSpacing(worn.px(12))
        column.addLayout(self._ways())
        column.addSpacing(worn.px(20))
        self._recent_title = _label("section", _("Lately"))
        column.addWidget(self._recent_title)
        self._grid = QGridLayout()
        self._grid.setSpacing(worn.px(GAP))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll.setWidget(inside)
        outer.addWidget(scroll)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._worn.px(10))
        look = self._worn.look
        for title, picture, call, primary in (
            (_("New event…"), "file-plus", self._files.new_event, True),
            (_("Open…"), "folder-open", self._files.open_event, False),
            (_("Open the example"), "lightbulb", self._files.open_example, False),
        ):
            button = WordButton(icon(picture, look.on_accent if primary else None), " " + title)
            button.setIconSize(QSize(self._worn.px(18), self._worn.px(18)))
            button.setProperty("primary", primary)
            button.setMinimumHeight(self._worn.px(38))
            button.clicked.connect(lambda _checked=False, call=call: call())
            row.addWidget(button)
            self._last_way = button
            if primary:
                self.setFocusProxy(button)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        """Show the list of the settings as it is now."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(Path(told)) for told in self._settings.recent]
        self._recent_title.setVisible(bool(self._cards))
        self._lay()
        stops = [stop for card in self._cards for stop in (card, card.deviations) if stop is not None]
        for before, stop in zip((self._last_way, *stops), stops, strict=False):
            self.setTabOrder(before, stop)

    def _card(self, path: Path) -> Card:
        return Card(
            path,
            self._worn,
            lambda: self._files.open_path(path),
            lambda: self._forget(path),
            lambda: self._files.open_at(path, DEVIATIONS),
        )

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self._settings.save()
        self.refresh()
        (self._cards[0] if self._cards else self).setFocus()

    def _lay(self) -> None:
        step = self._worn.px(CARD.width() + GAP)
        columns = max(1, (self.width() - self._worn.px(80 - GAP)) // step)
        for i, card in enumerate(self._cards):
            self._grid.addWidget(card, i // columns, i % columns, Qt.AlignmentFlag.AlignTop)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()


def fitted(picture: QPixmap, width: int, height: int, ratio: float) -> QPixmap:
    made = picture.scaled(
        round(width * ratio),
        round(height * ratio),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made.setDevicePixelRatio(ratio)
    return made


def elided(text: str, widget: QWidget, width: int) -> str:
    return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label
