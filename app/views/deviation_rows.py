"""The deviations as rows of a table, each with its state and its answer as sign and word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from app.calc.deviation_list import COLUMNS, Case, Column, is_waiting
from app.calc.indicator import LETTERS
from app.calc.pasted_list import tidy
from app.language import _
from app.views.deviation_words import (
    SIGNS,
    answer_icon,
    answer_words,
    opened_words,
    since_words,
    state_icon,
    state_word,
)
from app.views.indicator_words import gap_words, name_of, number_words, with_unit
from app.views.theme import Appearance
from app.views.thing_rows import ThingRows

SHORT_UNIT = 4
"""Letters of a unit that has room behind its value."""
RIGHT: tuple[Column, ...] = ("value", "target", "gap")


class DeviationRows(ThingRows):
    titles = COLUMNS
    right = RIGHT

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(worn, parent)

    def show(self, rows: Sequence[Case]) -> None:
        self.fill(rows)

    def id_of(self, item: Case) -> str:
        return item.id

    def cell(self, item: Case, section: int, role: int) -> Any:
        column = self.columns[section]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(item, column)
        if role == Qt.ItemDataRole.FontRole and column in ("state", "name", "value"):
            font = QFont()
            font.setWeight(QFont.Weight.Medium)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(item, column)
        return super().cell(item, section, role)

    def _sign(self, item: Case, column: Column) -> Any:
        if column == "state":
            return state_icon(item.state, self.worn.look)
        return answer_icon(item, self.worn.look) if column == "answer" else None

    def _ink(self, item: Case, column: Column) -> QColor | None:
        if column == "state":
            return QColor(getattr(self.worn.look, SIGNS[item.state][1]))
        return QColor(self.worn.look.warn) if column == "answer" and is_waiting(item) else None

    def text(self, item: Case, column: Column) -> str:
        indicator, status, unit = item.indicator, item.status, item.indicator.unit
        said: dict[Column, str] = {
            "state": state_word(item.state),
            "letter": indicator.letter or "",
            "name": name_of(indicator),
            "said": str(item.deviation.said),
            "since": since_words(item),
            "value": with_unit(number_words(status.value), unit if len(unit) <= SHORT_UNIT else ""),
            "target": number_words(status.target),
            "gap": gap_words(status.gap),
            "answer": answer_words(item),
        }
        return said.get(column, "")

    def tip(self, item: Case, column: Column) -> str:
        if column == "letter":
            return _(LETTERS[item.indicator.letter]) if item.indicator.letter else ""
        if column != "answer":
            return self.text(item, column)
        said = [f"{opened_words(each)} – {tidy(each.title)}" for each in item.opened]
        found = item.deviation
        points = item.indicator.measures[found.since - 1 : found.index]
        said += [tidy(point.comment) for point in points if point.comment.strip()]
        return "\n".join(said or [self.text(item, column)])
