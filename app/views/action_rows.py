"""The actions as rows under headings, for a view of Qt: nothing is made of a row before it is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from app.calc.action_list import Column, Group, Grouping, Listed
from app.views.action_words import COLUMNS, cell_words
from app.views.theme import Appearance
from app.views.thing_rows import ThingRows, under_headings

ORDER: tuple[Column, ...] = tuple(COLUMNS)


class ActionRows(ThingRows):
    titles = COLUMNS
    right = ("number",)

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(worn, parent)
        self.today = date.today()
        self.grouping: Grouping = "none"

    def show(self, groups: Sequence[Group], grouping: Grouping) -> None:
        """One heading for each group; none where they are not grouped."""
        self.grouping = grouping
        self.fill(under_headings(groups, headed=grouping != "none"))

    def id_of(self, item: Group | Listed) -> str | None:
        return item.action.id if isinstance(item, Listed) else None

    def text(self, item: Listed, column: Column) -> str:
        return cell_words(item, column, self.today)
