"""The observations as rows under headings: one model for the list and for the cards, so that they share a selection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.calc.observation_list import Column, Group, Grouping, Seen
from app.language import N_, _, ngettext
from app.views.icon import icon
from app.views.observation_words import (
    UNNAMED,
    WASTE_ICONS,
    cost_words,
    date_words,
    quantity_words,
    word_of,
)
from app.views.theme import Appearance
from app.views.thing_rows import ThingRows, under_headings

COLUMNS: dict[Column, str] = {
    "text": N_("What was seen"),
    "waste": N_("Waste"),
    "step": N_("Step"),
    "quantity": N_("Quantity"),
    "cost": N_("Cost per year"),
    "source": N_("Source"),
    "seen": N_("Seen on"),
}


class ObservationRows(ThingRows):
    titles = COLUMNS
    right = ("quantity", "cost")

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(worn, parent)
        self._icons = {id: icon(name, worn.look.muted) for id, name in WASTE_ICONS.items()}
        self._with_photos = icon("camera", worn.look.muted)
        self.currency = ""
        self.grouping: Grouping = "none"

    def show(self, groups: Sequence[Group], grouping: Grouping) -> None:
        """One heading for each group; none where they are not grouped."""
        self.grouping = grouping
        self.fill(under_headings(groups, headed=grouping != "none"))

    def id_of(self, item: Group | Seen) -> str | None:
        return item.observation.id if isinstance(item, Seen) else None

    def spoken(self, item: Seen) -> list[str]:
        photos = ngettext("{n} photo", "{n} photos", n) if (n := len(item.observation.photos)) else ""
        return [*super().spoken(item), photos]

    def cell(self, item: Seen, section: int, role: int) -> Any:
        column = self.columns[section]
        if role == Qt.ItemDataRole.DecorationRole and column == "waste":
            return self._icons.get(item.observation.waste or "")
        if role == Qt.ItemDataRole.DecorationRole and column == "text" and item.observation.photos:
            return self._with_photos
        return super().cell(item, section, role)

    def text(self, seen: Seen, column: Column) -> str:
        observation = seen.observation
        if column == "text":
            return observation.text.strip() or _(UNNAMED)
        if column == "quantity":
            return quantity_words(observation)
        if column == "cost":
            return cost_words(seen, self.currency)
        if column == "seen":
            return "\n".join(filter(None, (date_words(observation), observation.seen_by)))
        return word_of(observation, column, seen.step_name)  # type: ignore[arg-type]

    def tip(self, seen: Seen, column: Column) -> str:
        if column == "cost":
            return "\n".join(str(each) for each in (seen.yearly.calculation, seen.yearly.reason) if each)
        return self.text(seen, column)
