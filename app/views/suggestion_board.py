"""The suggestions in their list, below the line in which they are noted and the chips that filter them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.near_duplicates import Likeness
from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import ordered
from app.language import _
from app.views.empty import Empty
from app.views.suggestion_entry import SuggestionEntry
from app.views.suggestion_filter import SuggestionFilter
from app.views.suggestion_list import SuggestionList
from app.views.suggestion_rows import SuggestionRows
from app.views.theme import Appearance
from app.views.thing_board import ThingBoard

COMPARED, SHORT = 300, 8
"""Of more suggestions none are compared; and of what is typed not before so many letters."""
_TYPED = ""
"""Stands for what is being typed, where an id would."""
Way = tuple[str, str, list[QAction]]
"""Title, words and buttons of an empty page."""


class SuggestionBoard(ThingBoard):
    rows: SuggestionRows

    def __init__(self, worn: Appearance, begin: list[QAction], seek: QAction) -> None:
        """`begin` are the ways to begin, `seek` that to what the filter hides."""
        super().__init__()
        self._begin, self._seek = begin, seek
        self.all: list[Suggestion] = []
        self._like = Likeness(most=COMPARED)
        self.entry, self.filters = SuggestionEntry(worn), SuggestionFilter(worn)
        self.like = QLabel()
        self.like.setObjectName("hint_line")
        self.like.setWordWrap(True)
        self.like.setContentsMargins(worn.px(12), worn.px(2), worn.px(12), worn.px(4))
        self.like.hide()
        self.rows = SuggestionRows(worn, self)
        self.table = SuggestionList(self.rows, worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.entry, self.like, self.filters, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        self.empty = Empty(self.table, worn, "lightbulb", *self._nothing())
        self.table.menu_asked.connect(self.menu_asked)
        self.table.opened.connect(self.opened)
        self.table.sort_asked.connect(self.sort)
        self.table.selected.connect(self.selected)
        self.entry.left.connect(self.into_view)
        self.entry.typing.connect(self._say_like)
        self.filters.left.connect(self.into_view)
        self.filters.changed.connect(self.show_rows)

    # What is shown

    def tell(self, suggestions: Sequence[Suggestion]) -> None:
        """All suggestions of the document."""
        self.all = list(suggestions)
        self._compare()
        self.filters.tell(self.all)
        self.entry.set_authors(self.filters.authors())
        self.show_rows()

    def _compare(self, typed: str = "") -> None:
        texts = {each.id: each.text for each in self.all}
        self._like.tell({**texts, _TYPED: typed} if typed else texts)

    def like_of(self, id: str) -> list[Suggestion]:
        """Those that may say the same as this one, the most alike first."""
        found = {each.id: each for each in self.all}
        return [found[other] for other in self._like.of(id) if other in found]

    def _say_like(self, typed: str) -> None:
        """While one is typed, that it was perhaps said already."""
        typed = typed.strip() if len(typed.strip()) >= SHORT else ""
        self._compare(typed)
        like = self.like_of(_TYPED) if typed else []
        if like:
            one = like[0]
            text = " ".join(one.text.split())
            said = _("Perhaps it was said already: “{text}”", text=text)
            if one.author.strip():
                said = _("Perhaps {author} said it already: “{text}”", author=one.author.strip(), text=text)
            self.like.setText(said)
        self.like.setVisible(bool(like))

    def show_rows(self) -> None:
        """What passes the filter, in its order; the selection and the place stay, and something is always selected."""
        kept, place = self.ids(), self.table.verticalScrollBar().value()
        passing = [each for each in self.all if self.filters.filter.passes(each)]
        texts = {each.id: each.text for each in self.all}
        like = {each.id: [texts[id] for id in self._like.of(each.id) if id in texts] for each in passing}
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.rows.show(ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1]), like)
        self.table.fit()
        self.table.mark(kept)
        if not self.ids():
            self.table.mark(self.rows.ids()[:1])
        selection.blockSignals(False)
        self.table.viewport().update()
        self.table.verticalScrollBar().setValue(place)
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self.empty.setVisible(not passing)
        self.empty.raise_()
        self.selected.emit()

    def _nothing(self) -> Way:
        words = _("Type anyone’s idea above, or paste the list of a brainwriting: each line becomes a suggestion.")
        return _("No suggestion yet"), words, self._begin

    def _all_filtered(self) -> Way:
        return _("Nothing of that kind"), _("The filter hides every suggestion."), [self._seek]

    def show_all(self) -> None:
        self.filters.show_all()

    # What is selected

    def area_of_selection(self, ground: QWidget) -> QRect:
        """Where the first selected row stands on `ground`, within what is in sight."""
        ids, sight = self.ids(), self.table.viewport().rect()
        rect = self.table.visualRect(self.rows.index_of(ids[0])) if ids else sight
        rect = QRect(sight.left(), rect.top(), sight.width(), rect.height()).intersected(sight)
        return QRect(self.table.viewport().mapTo(ground, rect.topLeft()), rect.size())

    def into_view(self) -> None:
        self.like.hide()
        super().into_view()
