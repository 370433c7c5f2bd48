"""The chips above the list: which wastes, steps and sources are shown, with which words, and how they are grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from app.calc.observation import KINDS, SOURCES, WASTES
from app.calc.observation_list import Filter, Grouping, Seen
from app.language import N_, _
from app.views.button import chip_button, icon_button
from app.views.icon import icon
from app.views.observation_words import NOT_SAID, WASTE_ICONS
from app.views.seek_line import SeekLine
from app.views.theme import Appearance

GROUPINGS: dict[Grouping, str] = {
    "none": N_("Not grouped"),
    "waste": N_("By waste"),
    "step": N_("By step"),
    "source": N_("By source"),
    "kind": N_("By kind"),
}
CHIPS = {"waste": N_("Waste"), "step": N_("Step"), "source": N_("Source"), "kind": N_("Kind")}
CHIP_ICONS = {"waste": "tag", "step": "map-pin", "source": "eye", "kind": "scale"}
SAID_AT_MOST = 22
"""Letters of the value on a chip."""


class FilterBar(QFrame):
    """`changed` when `filter` or `grouping` did."""

    changed = Signal()
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it fits itself into any width
        self._worn = worn
        self.filter = Filter()
        self.grouping: Grouping = "waste"
        self._steps: list[tuple[str, str]] = []
        self._counts: dict[str, Counter[str | None]] = {name: Counter() for name in CHIPS}
        px = worn.px
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(6))
        self.chips = {name: self._chip(name) for name in CHIPS}
        for chip in self.chips.values():
            row.addWidget(chip)
        self.seek = SeekLine(worn)
        self.seek.textChanged.connect(lambda text: self._set(text=text))
        self.seek.down.connect(self.left)
        row.addWidget(self.seek)
        self.clear = icon_button(worn, "x", _("Show all observations"))
        self.clear.clicked.connect(lambda: self.show_filter(Filter()))
        row.addWidget(self.clear)
        row.addStretch(1)
        self.group = chip_button(worn, "layers")
        self.group.clicked.connect(lambda: self._pop(self.group, self._grouping_actions()))
        row.addWidget(self.group)
        self._say()

    def _chip(self, name: str) -> QToolButton:
        chip = chip_button(self._worn, CHIP_ICONS[name])
        chip.clicked.connect(lambda: self._pop(chip, self._choices(name)))
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where not all words have room, the chips that let everything pass show their pictures alone."""
        buttons = {**self.chips, "": self.group}
        for narrow in (False, True):
            for name, button in buttons.items():
                bare = narrow and not (name and getattr(self.filter, name))
                style = Qt.ToolButtonStyle.ToolButtonIconOnly if bare else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                button.setToolButtonStyle(style)
            if self._row.totalMinimumSize().width() <= self.width():
                return

    # What can be chosen

    def tell(self, seen: Iterable[Seen], steps: Sequence[tuple[str, str]]) -> None:
        """All observations, shown or not, and the steps by id and name: the menus say how many there are of each."""
        seen, self._steps = list(seen), list(steps)
        self._counts = {name: Counter(getattr(each.observation, name) for each in seen) for name in CHIPS}
        self._say()

    def _values(self, name: str) -> list[tuple[str | None, str]]:
        words: dict[str, Sequence[tuple[str, str]]] = {
            "waste": [(id, _(word)) for id, word in WASTES.items()],
            "step": self._steps,
            "source": [(id, _(word)) for id, word in SOURCES.items()],
            "kind": [(id, _(word)) for id, word in KINDS.items()],
        }
        return [*words[name], *([] if name == "kind" else [(None, _(NOT_SAID[name]))])]

    def _choices(self, name: str) -> list[QAction]:
        """Those that occur, or are filtered by."""
        wanted = getattr(self.filter, name)
        actions = []
        for value, words in self._values(name):
            n = self._counts[name][value]
            if n or value in wanted:
                action = QAction(f"{words.replace('&', '&&')}  ({n})", self)
                action.setCheckable(True)
                action.setChecked(value in wanted)
                if value in wanted:  # a menu shows either an icon or a tick
                    action.setIcon(icon("check", self._worn.look.accent))
                elif name == "waste" and value is not None:
                    action.setIcon(icon(WASTE_ICONS[value], self._worn.look.muted))
                action.triggered.connect(partial(self._toggle, name, value))
                actions.append(action)
        if wanted:
            every = QAction(_("All"), self)
            every.triggered.connect(lambda: self._set(**{name: frozenset()}))
            actions.insert(0, every)
        return actions

    def _grouping_actions(self) -> list[QAction]:
        actions = []
        for id, words in GROUPINGS.items():
            action = QAction(_(words), self)
            action.setCheckable(True)
            action.setChecked(id == self.grouping)
            if id == self.grouping:
                action.setIcon(icon("check", self._worn.look.accent))
            action.triggered.connect(partial(self.show_grouping, id))
            actions.append(action)
        return actions

    def _pop(self, button: QToolButton, actions: list[QAction]) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in actions:
            action.setParent(menu)
        menu.addActions(actions)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # What is chosen

    def _toggle(self, name: str, value: str | None, _checked: bool = False) -> None:
        self._set(**{name: getattr(self.filter, name) ^ {value}})

    def _set(self, **parts: object) -> None:
        self.show_filter(replace(self.filter, **parts))  # type: ignore[arg-type]

    def show_filter(self, wanted: Filter) -> None:
        if wanted == self.filter:
            return
        self.filter = wanted
        if self.seek.text() != wanted.text:
            self.seek.setText(wanted.text)
        self._say()
        self.changed.emit()

    def show_grouping(self, grouping: Grouping, _checked: bool = False) -> None:
        if grouping != self.grouping:
            self.grouping = grouping
            self._say()
            self.changed.emit()

    def next_grouping(self) -> None:
        ids = list(GROUPINGS)
        self.show_grouping(ids[(ids.index(self.grouping) + 1) % len(ids)])

    def _say(self) -> None:
        for name, chip in self.chips.items():
            wanted = getattr(self.filter, name)
            said = [words for value, words in self._values(name) if value in wanted]
            text = said[0] if said else _(CHIPS[name])
            text = f"{text[: SAID_AT_MOST - 1]}…" if len(text) > SAID_AT_MOST else text
            chip.setText(f" {text} +{len(said) - 1}" if len(said) > 1 else f" {text}")
            chip.setProperty("on", bool(said))
            chip.setAccessibleName(_(CHIPS[name]))
            chip.setToolTip(", ".join(said) or _(CHIPS[name]))
            chip.style().polish(chip)
        self.group.setText(f" {_(GROUPINGS[self.grouping])}")
        self.group.setToolTip(_("Group the observations  (B)"))
        self.clear.setVisible(bool(self.filter))
        self._fit()
