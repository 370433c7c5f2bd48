"""The observations in the list or as cards, below the line in which they are noted and the chips that filter them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout

from app.calc.observation_list import Seen, grouped, ordered
from app.language import _
from app.models.observation_list import Shop
from app.views.empty import Empty
from app.views.observation_cards import ObservationCards, Thumbnail
from app.views.observation_entry import ObservationEntry
from app.views.observation_filter import ObservationFilter
from app.views.observation_list import ObservationList
from app.views.observation_rows import ObservationRows
from app.views.theme import Appearance
from app.views.thing_board import ThingBoard

Way = tuple[str, str, list[QAction]]
"""Title, words and buttons of an empty page."""


class ObservationBoard(ThingBoard):
    """List and cards show the same rows, and share what is selected."""

    rows: ObservationRows

    def __init__(self, worn: Appearance, thumbnail: Thumbnail, begin: list[QAction], seek: QAction) -> None:
        """`begin` are the ways to begin, `seek` that to what the filter hides."""
        super().__init__()
        self._begin, self._seek = begin, seek
        self.all: list[Seen] = []
        self.entry, self.filters = ObservationEntry(worn), ObservationFilter(worn)
        self.rows = ObservationRows(worn, self)
        self.table = ObservationList(self.rows, worn)
        self.cards = ObservationCards(self.rows, worn, thumbnail)
        self.cards.setSelectionModel(self.table.selectionModel())
        self._views = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.entry, self.filters, self._views):
            column.addWidget(widget, 1 if widget is self._views else 0)
        for view in (self.table, self.cards):
            self._views.addWidget(view)
            view.menu_asked.connect(self.menu_asked)
            view.opened.connect(self.opened)
        self.empty = Empty(self._views, worn, "eye", *self._nothing())
        self.entry.left.connect(self.into_view)
        self.filters.left.connect(self.into_view)
        self.filters.changed.connect(self.show_rows)
        self.table.sort_asked.connect(self.sort)
        self.table.selected.connect(self.selected)

    # What is shown

    def tell(self, seen: list[Seen], shop: Shop) -> None:
        """All observations of the document, and the steps at which they can be."""
        self.all = seen
        self.rows.currency = shop.currency
        steps = list(shop.steps.values())
        self.entry.set_steps([(step.id, step.name, "") for step in steps])
        self.filters.tell(seen, [(step.id, step.name) for step in steps])
        self.show_rows()

    def show_rows(self) -> None:
        """What passes the filter, under its headings; the selection and the place stay.

        What moves to another heading is followed there, if it was in sight.
        """
        kept = self.ids()
        in_sight = self._in_sight(kept)
        places = [view.verticalScrollBar().value() for view in (self.table, self.cards)]
        passing = [each for each in self.all if self.filters.filter.passes(each)]
        groups = grouped(ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1]), self.filters.grouping)
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.rows.show(groups, self.filters.grouping)
        self.table.fit()
        self.table.mark(kept)
        selection.blockSignals(False)
        for view, place in zip((self.table, self.cards), places, strict=True):
            view.viewport().update()
            view.verticalScrollBar().setValue(place)
        if in_sight:
            self.view().scrollTo(self.rows.index_of(kept[0]))
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self.empty.setVisible(not passing)
        self.empty.raise_()
        self.selected.emit()

    def _in_sight(self, ids: Sequence[str]) -> bool:
        view = self.view()
        return bool(ids) and view.visualRect(self.rows.index_of(ids[0])).intersects(view.viewport().rect())

    def _nothing(self) -> Way:
        words = _(
            "Walk along the flow and write down what you see: a fact, a number, a photo. Type the first one above."
        )
        return _("Nothing noted yet"), words, self._begin

    def _all_filtered(self) -> Way:
        return _("Nothing of that kind"), _("The filter hides every observation."), [self._seek]

    def show_all(self) -> None:
        self.filters.show_all()

    def show_cards(self, on: bool) -> None:
        self._views.setCurrentWidget(self.cards if on else self.table)
        self.empty.raise_()

    def view(self) -> QAbstractItemView:
        """The list, or the cards while they are shown."""
        return self.cards if self._views.currentWidget() is self.cards else self.table

    # What is selected

    def id_under(self, place: QPoint) -> str | None:
        """The observation at a place of this widget."""
        view = self.view()
        found = self.rows.ids_at([view.indexAt(view.viewport().mapFrom(self, place)).row()])
        return found[0] if found and view.viewport().rect().contains(view.viewport().mapFrom(self, place)) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.view().setFocus()
