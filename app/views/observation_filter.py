"""The chips above the list: which wastes, steps and sources are shown, with which words, and how they are grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtGui import QAction

from app.calc.observation import KINDS, SOURCES, WASTES
from app.calc.observation_list import Filter, Grouping, Seen
from app.language import N_, _
from app.views.filter_bar import FilterBar, bare, say_chosen
from app.views.observation_words import NOT_SAID, WASTE_ICONS
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


class ObservationFilter(FilterBar):
    groupings = GROUPINGS
    filter: Filter

    def __init__(self, worn: Appearance) -> None:
        super().__init__(worn, Filter(), 6)
        self.grouping: Grouping = "waste"
        self._steps: list[tuple[str, str]] = []
        self._counts: dict[str, Counter[str | None]] = {name: Counter() for name in CHIPS}
        self.chips = {name: self.add_chip(CHIP_ICONS[name], partial(self._choices, name)) for name in CHIPS}
        self.add_seek(_("Show all observations"))
        self.group = self.add_chip("layers", self.grouping_choices)
        self.say()

    def fit(self) -> None:
        """Where not all words have room, the chips that let everything pass show their pictures alone."""
        for narrow in (False, True):
            for name, button in {**self.chips, "": self.group}.items():
                bare(button, narrow and not (name and getattr(self.filter, name)))
            if self.fits():
                return

    # What can be chosen

    def tell(self, seen: Iterable[Seen], steps: Sequence[tuple[str, str]]) -> None:
        """All observations, shown or not, and the steps by id and name: the menus say how many there are of each."""
        seen, self._steps = list(seen), list(steps)
        self._counts = {name: Counter(getattr(each.observation, name) for each in seen) for name in CHIPS}
        self.say()

    def _values(self, name: str) -> list[tuple[str | None, str]]:
        words: dict[str, Sequence[tuple[str, str]]] = {
            "waste": [(id, _(word)) for id, word in WASTES.items()],
            "step": self._steps,
            "source": [(id, _(word)) for id, word in SOURCES.items()],
            "kind": [(id, _(word)) for id, word in KINDS.items()],
        }
        return [*words[name], *([] if name == "kind" else [(None, _(NOT_SAID[name]))])]

    def _choices(self, name: str) -> list[QAction]:
        return self.choices(name, self._values(name), self._counts[name], WASTE_ICONS if name == "waste" else None)

    def say(self) -> None:
        for name, chip in self.chips.items():
            wanted = getattr(self.filter, name)
            say_chosen(chip, _(CHIPS[name]), [words for value, words in self._values(name) if value in wanted])
        self.group.setText(f" {_(GROUPINGS[self.grouping])}")
        self.group.setToolTip(_("Group the observations  (B)"))
        self.clear.setVisible(bool(self.filter))
        self.fit()
