"""The line above the PDCA board: its lanes, and which cards are shown: by words, by owner, the late ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton

from app.calc.board import LANE_KINDS, Card, Filter, Lane, LaneKind, owner_lanes
from app.calc.person import same_person
from app.language import N_, _, ngettext
from app.views.button import chip_button, icon_button
from app.views.icon import icon
from app.views.seek_line import SeekLine
from app.views.theme import Appearance

LANE_NAMES: dict[LaneKind, str] = {
    "none": N_("No lanes"),
    "axis": N_("By axis"),
    "owner": N_("By owner"),
    "problem": N_("By problem"),
}
SAID_AT_MOST = 22
"""Letters of the owner on a chip."""


class BoardFilterBar(QFrame):
    """`changed` when `filter` did, `lanes_asked(kind)` by the chip of the lanes; `left`: the keys go to the board."""

    changed = Signal()
    lanes_asked = Signal(str)
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._worn = worn
        self.filter = Filter()
        self._cards: Sequence[Card] = ()
        px = worn.px
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(6))
        self.lanes = chip_button(worn, "rows-3")
        self.owner = chip_button(worn, "user-round")
        self.late = chip_button(worn, "triangle-alert")
        self.seek = SeekLine(worn)
        self.clear = icon_button(worn, "x", _("Show all cards"))
        self.told = QLabel()
        self.told.setObjectName("muted")
        for widget in (self.lanes, self.owner, self.late, self.seek, self.clear):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.told)
        self.lanes.clicked.connect(lambda: self._pop(self.lanes, self._lane_actions))
        self.owner.clicked.connect(lambda: self._pop(self.owner, self._owner_actions))
        self.late.clicked.connect(lambda: self.set(late=not self.filter.late))
        self.seek.textChanged.connect(lambda text: self.set(words=text))
        self.seek.down.connect(self.left)
        self.clear.clicked.connect(lambda: self.show_filter(Filter()))
        self.lane_kind: LaneKind = "none"
        self._say()

    # What it says

    def tell(self, cards: Sequence[Card], shown: int) -> None:
        """All cards of the board, and how many of them are shown."""
        self._cards = cards
        words = _("{shown} of {n} shown", shown=shown, n=len(cards)) if self.filter else ""
        self.told.setText(words or ngettext("{n} card", "{n} cards", len(cards)))
        self._say()

    def show_lanes(self, kind: LaneKind) -> None:
        self.lane_kind = kind
        self._say()

    def set(self, **given: object) -> None:
        wanted = replace(self.filter, **given)  # type: ignore[arg-type]
        if wanted != self.filter:
            self.filter = wanted
            self._say()
            self.changed.emit()

    def show_filter(self, wanted: Filter) -> None:
        self.seek.setText(wanted.words)
        self.set(owner=wanted.owner, late=wanted.late)

    def _say(self) -> None:
        owner = self.filter.owner
        name = _("Owner") if owner is None else owner or _("Without owner")
        late = sum(bool(card.late) for card in self._cards)
        for chip, words, on, tip in (
            (self.lanes, _(LANE_NAMES[self.lane_kind]), False, _("Lanes of the board  (F7)")),
            (self.owner, name, owner is not None, _("Only the cards of one owner")),
            (self.late, _("Late ({n})", n=late) if late else _("Late"), self.filter.late, _("Only what is late  (F8)")),
        ):
            chip.setText(
                f" {words if len(words) <= SAID_AT_MOST else words[: SAID_AT_MOST - 1] + '…'}".replace("&", "&&")
            )
            chip.setAccessibleName(words)
            chip.setToolTip(tip)
            if chip.property("on") != on:
                chip.setProperty("on", on)
                chip.style().polish(chip)
        self.clear.setVisible(bool(self.filter))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room the count goes first, then the words of the chips."""
        chips = (self.lanes, self.owner, self.late)
        for with_count, with_words in ((True, True), (False, True), (False, False)):
            self.told.setVisible(with_count)
            style = Qt.ToolButtonStyle
            for chip in chips:
                chip.setToolButtonStyle(style.ToolButtonTextBesideIcon if with_words else style.ToolButtonIconOnly)
            if self._row.totalMinimumSize().width() <= self.width():
                return

    # Choices

    def _pop(self, button: QToolButton, actions: Callable[[QMenu], list[QAction]]) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(actions(menu))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choice(self, menu: QMenu, words: str, on: bool, act: Callable[[], object]) -> QAction:
        action = QAction(words.replace("&", "&&"), menu)
        if on:
            action.setIcon(icon("check", self._worn.look.accent))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _lane_actions(self, menu: QMenu) -> list[QAction]:
        return [
            self._choice(menu, _(words), kind == self.lane_kind, partial(self.lanes_asked.emit, kind))
            for kind, words in LANE_KINDS.items()
        ]

    def _owner_actions(self, menu: QMenu) -> list[QAction]:
        counted = Counter(card.lane("owner") for card in self._cards)
        found = [self._choice(menu, _("All"), self.filter.owner is None, lambda: self.set(owner=None))]
        for lane in [*owner_lanes(self._cards), *([Lane("")] if counted[""] else [])]:
            words = f"{lane.name or _('Without owner')}  ({counted[lane.key]})"
            on = self.filter.owner is not None and same_person(lane.name, self.filter.owner)
            found.append(self._choice(menu, words, on, partial(self.set, owner=lane.name)))
        return found
