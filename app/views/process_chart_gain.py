"""What the proposed chart gains over the present one: number, time, distance and share of value, then and now."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel

from app.calc.process_chart import KINDS
from app.calc.process_chart_figures import Change, ChartFigures, gain
from app.calc.quantity import Unit, show
from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.process_chart_totals import kind_picture
from app.views.process_chart_words import saved
from app.views.theme import Appearance

_NAMES: tuple[tuple[str, str, Unit], ...] = (
    ("count", N_("Steps"), "count"),
    ("time_s", N_("Time"), "duration"),
    ("distance_m", N_("Distance"), "distance"),
    ("value_added_share", N_("Value-added share"), "share"),
)
CARD, KIND_CARD = 150, 112
"""The least width of a card, in pixels of the design."""


class GainCard(QFrame):
    """Both values and what lies between them; better is said by a sign and a word, not by colour alone."""

    def __init__(self, worn: Appearance, name: str, kind: str = "") -> None:
        super().__init__()
        self._worn, self.name = worn, name
        grid = QGridLayout(self)
        grid.setContentsMargins(worn.px(10), worn.px(5), worn.px(10), worn.px(6))
        grid.setHorizontalSpacing(worn.px(5))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        title = QLabel(name)
        title.setObjectName("section")
        if kind:
            sign = QLabel()
            sign.setPixmap(kind_picture(kind, worn))
            grid.addWidget(sign, 0, 0)
        grid.addWidget(title, 0, 1)
        self.both, self.gain = QLabel(), QLabel()
        self.both.setObjectName("foot_number" if not kind else "")
        self.gain.setObjectName("saved")
        grid.addWidget(self.both, 1, 0, 1, 2)
        grid.addWidget(self.gain, 2, 0, 1, 2)

    def tell(self, change: Change, unit: Unit) -> None:
        self.both.setText(f"{show(change.present, unit)} → {show(change.proposed, unit)}")
        text, better = saved(change, unit, share_of_time=unit == "share")
        sign = {True: "✓ ", False: "▲ ", None: ""}[better]
        self.gain.setText(f"{sign}{text}")
        self.gain.setProperty("better", {True: "yes", False: "no", None: ""}[better])
        self.gain.style().polish(self.gain)
        self.setToolTip(tip_of(str(change.reason or "")))
        self.setAccessibleName(f"{self.name}: {self.both.text()}, {text}")


class GainStrip(QFrame):
    """The four cards of the whole, then the number of each symbol as far as there is room."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._worn = worn
        self.cards = {key: GainCard(worn, _(name)) for key, name, _unit in _NAMES}
        self.kinds = {kind: GainCard(worn, _(name), kind) for kind, name in KINDS.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for card in self.cards.values():
            row.addWidget(card, 12)
        for card in self.kinds.values():
            row.addWidget(card, 9)

    def tell(self, present: ChartFigures, proposed: ChartFigures) -> None:
        told = gain(present, proposed)
        for key, _name, unit in _NAMES:
            self.cards[key].tell(getattr(told, key), unit)
        for kind, card in self.kinds.items():
            card.tell(told.kinds[kind][0], "count")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._worn.px
        room = self.width() - px(CARD) * len(self.cards)
        for i, card in enumerate(self.kinds.values(), 1):
            card.setVisible(room >= px(KIND_CARD) * max(i, len(self.kinds)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
