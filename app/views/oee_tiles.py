"""Availability, performance, quality and OEE, large: each explains itself on a click; warnings stand in words below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.calc.indicator_status import STATES, Status
from app.calc.oee import Oee
from app.calc.oee_explanation import NAMES, explain, explain_together, show_figure
from app.calc.oee_figures import OeeFigures
from app.canvas.tip import tip_of
from app.language import _
from app.views.figure_tile import FigureTile
from app.views.icon import icon
from app.views.indicator_words import SIGNS
from app.views.theme import Appearance

FOUR = ("availability", "performance", "quality", "oee")
SIZES = (12, 26)
WARNED_AT_MOST = 3


class OeeTiles(QWidget):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self._series: Sequence[Oee] = ()
        self._explained: str | None = None
        self._reason = ""
        self.setObjectName("figures")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(8), worn.px(4), worn.px(8), worn.px(5))
        column.setSpacing(worn.px(3))
        self.title = QLabel()
        self.title.setObjectName("panel_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(worn.px(2))
        self.tiles = {key: FigureTile(_(NAMES[key]), worn, SIZES) for key in FOUR}
        for key, tile in self.tiles.items():
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tile.setCursor(Qt.CursorShape.PointingHandCursor)
            tile.pressed.connect(lambda key=key: self.explain(key))
            row.addWidget(tile, 1)
        column.addLayout(row)
        column.addWidget(self._state_line())
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.setContentsMargins(worn.px(8), 0, worn.px(8), 0)
        self.said.hide()
        column.addWidget(self.said)
        self.warning = QLabel()
        self.warning.setObjectName("wrong")
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        self.warning.setWordWrap(True)
        self.warning.setContentsMargins(worn.px(8), 0, worn.px(8), 0)
        self.warning.hide()
        column.addWidget(self.warning)

    def _state_line(self) -> QWidget:
        """How the OEE stands beside the target of its indicator, by a sign, a word and a sentence."""
        self.state = QWidget()
        row = QHBoxLayout(self.state)
        row.setContentsMargins(self._worn.px(8), 0, self._worn.px(8), 0)
        self.sign, self.words = QLabel(), QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.state.hide()
        return self.state

    def tell(self, title: str, series: Sequence[Oee], found: OeeFigures, state: Status | None) -> None:
        """Of one series, or of several together."""
        self._series = series
        self.title.setText(title)
        for key, tile in self.tiles.items():
            tile.show_value(show_figure(key, getattr(found, key)), partial(self._words, key))
        self.state.setVisible(state is not None)
        if state is not None:
            picture, token = SIGNS[state.state]
            size = self._worn.px(16)
            self.sign.setPixmap(icon(picture, getattr(self._worn.look, token)).pixmap(size, size))
            self.words.setText(_("{name}: {value}", name=_(STATES[state.state]), value=state.said))
        said = [str(each) for each in found.warnings]
        more = len(said) - WARNED_AT_MOST
        self.warning.setText("\n".join([*said[:WARNED_AT_MOST], *([f"… +{more}"] if more > 0 else [])]))
        self.warning.setToolTip(tip_of("\n".join(said)))
        self.warning.setVisible(bool(said))
        self._say(found)

    def _words(self, key: str) -> str:
        said = explain(self._series[0], key) if len(self._series) == 1 else explain_together(self._series, key)
        return str(said)

    def explain(self, key: str) -> None:
        """Show how a figure comes about below; once more, and it is put away."""
        self._explained = None if self._explained == key else key
        self._say(None)

    def _say(self, found: OeeFigures | None) -> None:
        """The explanation that was asked for; else why there is no OEE."""
        for key, tile in self.tiles.items():
            tile.setProperty("on", key == self._explained)
            tile.style().polish(tile)
        if found is not None:
            self._reason = str(found.undefined.get("oee", ""))
        text = self._words(self._explained) if self._explained is not None else self._reason
        self.said.setText(text)
        self.said.setVisible(bool(text))
