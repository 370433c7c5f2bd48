"""The indicators as rows of the reference list: each with its state as sign and word, and the hint of one like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from app.calc import typed_measure
from app.calc.indicator import FREQUENCIES, LETTERS
from app.calc.indicator_list import COLUMNS, Column, Listed, target_of
from app.calc.indicator_status import STATES
from app.language import _
from app.views.icon import icon
from app.views.indicator_words import BETTER, gap_words, name_of, number_words, state_icon
from app.views.theme import Appearance
from app.views.thing_rows import ThingRows

RIGHT: tuple[Column, ...] = ("value", "target", "gap")
ALIKE_SAID = 3
"""Of so many like it a tip tells."""


class IndicatorRows(ThingRows):
    titles = COLUMNS
    right = RIGHT

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(worn, parent)
        self._alike = icon("copy", worn.look.warn)
        self._better = {id: icon(picture, worn.look.muted) for id, (picture, _word) in BETTER.items()}
        self.like: Mapping[str, Sequence[str]] = {}
        """The names of those that may be the same, by the id of each."""

    def show(self, rows: Sequence[Listed], like: Mapping[str, Sequence[str]]) -> None:
        self.like = like
        self.fill(rows)

    def id_of(self, item: Listed) -> str:
        return item.id

    def cell(self, item: Listed, section: int, role: int) -> Any:
        column = self.columns[section]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(item, column)
        if role == Qt.ItemDataRole.FontRole and column in ("name", "value"):
            font = QFont()
            font.setWeight(QFont.Weight.Medium)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and column in ("unit", "frequency", "direction"):
            return QColor(self.worn.look.muted)
        return super().cell(item, section, role)

    def _sign(self, item: Listed, column: Column) -> Any:
        if column == "state":
            return state_icon(item.status.state, self.worn.look)
        if column == "name" and self.like.get(item.id):
            return self._alike
        return self._better[item.indicator.direction] if column == "direction" else None

    def text(self, item: Listed, column: Column) -> str:
        indicator, status = item.indicator, item.status
        said: dict[Column, str] = {
            "letter": indicator.letter or "",
            "name": name_of(indicator),
            "state": _(STATES[status.state]),
            "value": number_words(status.value),
            "target": number_words(target_of(item)),
            "gap": gap_words(status.gap),
            "unit": indicator.unit.strip(),
            "spark": "",
            "owner": indicator.owner.strip(),
            "frequency": _(FREQUENCIES[indicator.frequency]) if indicator.frequency else "",
            "direction": _(BETTER[indicator.direction][1]),
            "axis": item.axis,
        }
        return said[column]

    def copied(self, item: Listed, column: Column) -> str:
        """Numbers with all the digits that mean something: a difference of two has some that do not."""
        exact = {"value": item.status.value, "target": target_of(item), "gap": item.status.gap}
        if column not in exact:
            return self.text(item, column)
        value = exact[column]
        return typed_measure.show_number(value if value is None else float(f"{value:.12g}"))

    def tip(self, item: Listed, column: Column) -> str:
        if column == "letter":
            return _(LETTERS[item.indicator.letter]) if item.indicator.letter else ""
        if column in ("state", "value", "target", "gap", "spark"):
            return str(item.status.said)
        said = [self.text(item, column)]
        if column == "name":
            said.append(" ".join(item.indicator.definition.split()))
            alike = self.like.get(item.id, ())[:ALIKE_SAID]
            said += [_("Perhaps the same as “{text}”.", text=" ".join(text.split())) for text in alike]
        return "\n".join(filter(None, said))
