"""What is shown of the OEE series: machines and the period by chips, words as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction

from app.calc.oee import Oee
from app.calc.oee_list import PERIODS, Filter
from app.language import N_, _, plain
from app.views.filter_bar import FilterBar, bare, say_chosen
from app.views.theme import Appearance

NO_MACHINE = N_("No machine named")


class OeeFilter(FilterBar):
    filter: Filter

    def __init__(self, worn: Appearance) -> None:
        super().__init__(worn, Filter(), 4)
        self._all: list[Oee] = []
        self.machine = self.add_chip("factory", self._machines)
        self.period = self.add_chip("calendar", self._periods)
        self.add_seek(_("Show all series"), 180)
        self.say()

    def tell(self, series: Sequence[Oee]) -> None:
        """All series, shown or not."""
        self._all = list(series)
        self.say()

    def machines(self) -> list[str]:
        """All that are named, in the order of the alphabet."""
        return sorted({one.machine.strip() for one in self._all} - {""}, key=plain)

    def _machines(self) -> list[QAction]:
        named = [*((machine, machine) for machine in self.machines()), ("", _(NO_MACHINE))]
        return self.choices("machine", named, Counter(one.machine.strip() for one in self._all))

    def _periods(self) -> list[QAction]:
        return [
            self.choice(_(words), self.filter.period == id, partial(self.set, period=id))
            for id, words in PERIODS.items()
        ]

    def next_machine(self) -> None:
        """All, then each machine alone."""
        every: list[frozenset[str]] = [frozenset(), *(frozenset({machine}) for machine in self.machines())]
        at = every.index(self.filter.machine) if self.filter.machine in every else 0
        self.set(machine=every[(at + 1) % len(every)])

    def next_period(self) -> None:
        every = list(PERIODS)
        self.set(period=every[(every.index(self.filter.period) + 1) % len(every)])

    def say(self) -> None:
        chosen = sorted(self.filter.machine, key=plain)
        say_chosen(self.machine, _("Equipment"), [machine or _(NO_MACHINE) for machine in chosen])
        period = self.filter.period
        say_chosen(self.period, _("Period"), [] if period == "all" else [_(PERIODS[period])])
        self.clear.setVisible(bool(self.filter))
        self.fit()

    def fit(self) -> None:
        for narrow in (False, True):
            bare(self.machine, narrow and not self.filter.machine)
            bare(self.period, narrow and self.filter.period == "all")
            if self.fits():
                return
