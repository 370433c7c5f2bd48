"""The suggestions in their list, below the line in which they are noted and the chips that filter them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.near_duplicates import Likeness
from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import Column, Filter, ordered
from app.language import _
from app.views.empty import Empty
from app.views.suggestion_entry import SuggestionEntry
from app.views.suggestion_filter import SuggestionFilter
from app.views.suggestion_list import SuggestionList
from app.views.suggestion_rows import SuggestionRows
from app.views.theme import Appearance

COMPARED, SHORT = 300, 8
"""Of more suggestions none are compared; and of what is typed not before so many letters."""
_TYPED = ""
"""Stands for what is being typed, where an id would."""
Way = tuple[str, str, list[QAction]]
"""Title, words and buttons of an empty page."""


class SuggestionBoard(QWidget):
    """`selected` when that may have changed; `opened` to type all of one."""

    selected = Signal()
    menu_asked = Signal(QPoint)
    opened = Signal()

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
        self.list = SuggestionList(self.rows, worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.entry, self.like, self.filters, self.list):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.empty = Empty(self.list, worn, "lightbulb", *self._nothing())
        self.list.menu_asked.connect(self.menu_asked)
        self.list.opened.connect(self.opened)
        self.list.sort_asked.connect(self.sort)
        self.list.selected.connect(self.selected)
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
        kept, place = self.ids(), self.list.verticalScrollBar().value()
        passing = [each for each in self.all if self.filters.filter.passes(each)]
        texts = {each.id: each.text for each in self.all}
        like = {each.id: [texts[id] for id in self._like.of(each.id) if id in texts] for each in passing}
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self.rows.show(ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1]), like)
        self.list.fit()
        self.mark(kept)
        if self.rows.items and not self.ids():
            self.mark([self.rows.items[0].id])
        selection.blockSignals(False)
        self.list.viewport().update()
        self.list.verticalScrollBar().setValue(place)
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self.empty.setVisible(not passing)
        self.empty.raise_()
        self.selected.emit()

    def _nothing(self) -> Way:
        words = _("Type anyone’s idea above, or paste the list of a brainwriting: each line becomes a suggestion.")
        return _("No suggestion yet"), words, self._begin

    def _all_filtered(self) -> Way:
        return _("Nothing of that kind"), _("The filter hides every suggestion."), [self._seek]

    def sort(self, column: Column | None, falling: bool) -> None:
        self.rows.sorted = column, falling
        self.show_rows()

    # What is selected

    def ids(self) -> list[str]:
        """The selected suggestions in the order in which they are shown."""
        return self.list.ids()

    def chosen(self) -> list[Suggestion]:
        wanted = set(self.ids())
        return [each for each in self.rows.items if each.id in wanted]

    def select(self, ids: Sequence[str]) -> None:
        """Select these, and bring the first into sight."""
        self.mark(ids)
        if ids:
            self.list.scrollTo(self.rows.index_of(ids[0]))

    def bring(self, id: str) -> bool:
        """Select one, whatever the filter hides; whether it is there."""
        if not any(each.id == id for each in self.all):
            return False
        if not self.rows.index_of(id).isValid():
            self.filters.show_filter(Filter())
        self.select([id])
        return True

    def mark(self, ids: Sequence[str]) -> None:
        self.list.mark(ids)

    def neighbour_of(self, ids: Sequence[str]) -> str | None:
        """The suggestion to select when these are no more: the next one, else the one before."""
        shown, gone = self.rows.ids(), set(ids)
        at = max((i for i, id in enumerate(shown) if id in gone), default=0)
        return next((id for id in (*shown[at:], *reversed(shown[:at])) if id not in gone), None)

    def place_of_selection(self, ground: QWidget) -> QRect:
        """Where the first selected row stands on `ground`, within what is in sight."""
        ids, sight = self.ids(), self.list.viewport().rect()
        rect = self.list.visualRect(self.rows.index_of(ids[0])) if ids else sight
        rect = QRect(sight.left(), rect.top(), sight.width(), rect.height()).intersected(sight)
        return QRect(self.list.viewport().mapTo(ground, rect.topLeft()), rect.size())

    def into_view(self) -> None:
        """From the lines above into the list: to what is selected, else to the first."""
        self.like.hide()
        if self.rows.items and not self.ids():
            self.select([self.rows.items[0].id])
        self.list.setFocus()
