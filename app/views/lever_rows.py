"""The levers as rows of one table: what each costs and brings, and where it stands with the management."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.calc.lever_explanation import explain, show_figure
from app.calc.lever_order import COLUMNS, SHORT, Column, yearly
from app.calc.money import show_money
from app.language import N_, _
from app.models.lever_list import Listed
from app.views.approval_words import state_icon, state_word
from app.views.thing_rows import ThingRows

RIGHT: tuple[Column, ...] = ("investment", "yearly", "roi", "payback_years", "npv")
UNNAMED = N_("Lever without a name")


class LeverRows(ThingRows):
    titles = COLUMNS
    right = RIGHT
    currency = ""

    def show(self, items: Sequence[Listed]) -> None:
        self.fill(items)

    def id_of(self, item: Listed) -> str:
        return item.id

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            column = self.columns[section]
            return _(SHORT.get(column, COLUMNS[column]))
        return super().headerData(section, orientation, role)

    def cell(self, item: Listed, section: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and self.columns[section] == "state":
            return state_icon(item.state, self.worn.look)
        if role == Qt.ItemDataRole.ForegroundRole and item.kept is False:
            return QColor(self.worn.look.muted)
        return super().cell(item, section, role)

    def text(self, item: Listed, column: Column) -> str:
        if column == "name":
            return " ".join(item.lever.name.split()) or _(UNNAMED)
        if column == "acts_on":
            return item.words
        if column == "state":
            return "\n".join(filter(None, (state_word(item.state), " ".join(item.reason.split()))))
        if column == "yearly":
            return show_money(yearly(item.lever, item.figures), self.currency)
        return show_figure(column, getattr(item.figures, column), self.currency)

    def tip(self, item: Listed, column: Column) -> str:
        if column in RIGHT and column != "yearly":
            return str(explain(item.lever, column, self.currency))
        return self.text(item, column)
