"""A table of things below the line in which they are noted and what filters them: what is selected there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.views.thing_rows import ThingRows, neighbour
from app.views.thing_table import ThingTable


class ThingBoard(QWidget):
    """`selected` when that may have changed; `menu_asked` for the selection, `opened` to type all of one."""

    selected = Signal()
    menu_asked = Signal(QPoint)
    opened = Signal()

    rows: ThingRows
    table: ThingTable
    all: list[Any]
    """All things of the document, shown or not."""

    def show_rows(self) -> None:
        """What passes the filter, in its order; the selection and the place stay."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Let the filter hide nothing."""
        raise NotImplementedError

    def view(self) -> QAbstractItemView:
        """What shows the rows now."""
        return self.table

    def sort(self, column: Any, falling: bool) -> None:
        self.rows.sorted = column, falling
        self.show_rows()

    def ids(self) -> list[str]:
        """The selected things in the order in which they are shown."""
        return self.table.ids()

    def chosen(self) -> list[Any]:
        return [thing for id in self.ids() if (thing := self.rows.of(id)) is not None]

    def select(self, ids: Sequence[str]) -> None:
        """Select these, and bring the first into sight."""
        self.table.mark(ids)
        if ids:
            self.view().scrollTo(self.rows.index_of(ids[0]))

    def bring(self, id: str) -> bool:
        """Select one, whatever the filter hides; whether it is there."""
        if all(self.rows.id_of(each) != id for each in self.all):
            return False
        if not self.rows.index_of(id).isValid():
            self.show_all()
        self.select([id])
        return True

    def neighbour_of(self, ids: Sequence[str]) -> str | None:
        """What to select when these are no more: the next one, else the one before."""
        return neighbour(self.rows.ids(), ids)

    def place_of_selection(self) -> QPoint:
        """Where a menu for the selected things opens, on the screen."""
        view, ids = self.view(), self.ids()
        sight = view.viewport().rect()
        rect = view.visualRect(self.rows.index_of(ids[0])).intersected(sight) if ids else sight
        return view.viewport().mapToGlobal((rect if rect.isValid() else sight).center())

    def into_view(self) -> None:
        """From the lines above into the table: to what is selected, else to the first."""
        self.begin_somewhere()
        self.view().setFocus()

    def begin_somewhere(self) -> None:
        """Where nothing is selected, at the first."""
        if not self.ids():
            self.select(self.rows.ids()[:1])
