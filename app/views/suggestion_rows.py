"""The suggestions as rows of a table, each with its state as sign and word, and the hint of another one like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from app.calc import calendar_date
from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import Column, is_to_tell
from app.language import N_, _
from app.views.icon import icon
from app.views.suggestion_words import TO_TELL_ICON, UNNAMED, state_icon, state_word, told_words
from app.views.theme import Appearance
from app.views.thing_rows import ThingRows

COLUMNS: dict[Column, str] = {
    "state": N_("State"),
    "text": N_("Idea"),
    "author": N_("Author"),
    "suggested_on": N_("Received on"),
    "studied_by": N_("Studied by"),
    "reason": N_("Reason"),
    "told_on": N_("Author told"),
}
ALIKE_SAID = 3
"""Of so many like it a tip tells."""


class SuggestionRows(ThingRows):
    titles = COLUMNS

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(worn, parent)
        self._alike = icon("copy", worn.look.warn)
        self._to_tell = icon(TO_TELL_ICON, worn.look.warn)
        self.like: Mapping[str, Sequence[str]] = {}
        """The texts of those that may say the same, by the id of each."""

    def show(self, suggestions: Sequence[Suggestion], like: Mapping[str, Sequence[str]]) -> None:
        self.like = like
        self.fill(suggestions)

    def id_of(self, item: Suggestion) -> str:
        return item.id

    def cell(self, item: Suggestion, section: int, role: int) -> Any:
        column = self.columns[section]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(item, column)
        if role == Qt.ItemDataRole.FontRole and column == "text":
            font = QFont()
            font.setWeight(QFont.Weight.Medium)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and column == "told_on" and is_to_tell(item):
            return QColor(self.worn.look.warn)
        return super().cell(item, section, role)

    def _sign(self, item: Suggestion, column: Column) -> Any:
        if column == "state":
            return state_icon(item.state, self.worn.look)
        if column == "text" and self.like.get(item.id):
            return self._alike
        if column == "told_on" and is_to_tell(item):
            return self._to_tell
        return None

    def text(self, item: Suggestion, column: Column) -> str:
        if column == "state":
            return state_word(item.state)
        if column == "text":
            return item.text.strip() or _(UNNAMED)
        if column == "suggested_on":
            return calendar_date.show(item.suggested_on)
        if column == "told_on":
            return told_words(item)
        return str(getattr(item, column)).strip()

    def tip(self, item: Suggestion, column: Column) -> str:
        said = [self.text(item, column)]
        if column == "text" and (like := self.like.get(item.id)):
            said += [_("Perhaps the same as “{text}”.", text=" ".join(text.split())) for text in like[:ALIKE_SAID]]
        return "\n".join(filter(None, said))
