"""The panel at the left of the board: the problems in a list, what of them is shown, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from app.calc.problem import METHODS
from app.calc.problem_list import ORDERS, SHOWS, Filter, Order, Seen, ordered
from app.language import N_, _
from app.views.empty import Empty
from app.views.icon import icon
from app.views.problem_list import ProblemList
from app.views.seek_line import SeekLine
from app.views.theme import Appearance

WIDTH = 272
ALL_METHODS = N_("All methods")


class ProblemSide(QFrame):
    """`selected` when another problem may be; `filter` and `order` are what is shown of `all`, and how."""

    selected = Signal()

    def __init__(self, worn: Appearance, seek: QAction) -> None:
        """`seek` leads to what the filter hides."""
        super().__init__()
        self.setObjectName("panel_left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._worn = worn
        self.all: list[Seen] = []
        self.filter = Filter()
        self.order: Order = "urgent"
        px = worn.px
        self.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 1, 0)
        column.setSpacing(px(6))
        self.seek = SeekLine(worn)
        self.seek.setMinimumWidth(px(80))
        self.seek.setMaximumWidth(px(WIDTH))
        line = QHBoxLayout()
        line.setContentsMargins(px(8), 0, px(8), 0)
        line.setSpacing(px(4))
        line.addWidget(self.seek, 1)
        self.sort = self._chip("arrow-up-down", self._order_menu)
        line.addWidget(self.sort)
        column.addLayout(line)
        chips = QHBoxLayout()
        chips.setContentsMargins(px(8), 0, px(8), 0)
        chips.setSpacing(px(4))
        self.shown = self._chip("eye", self._show_menu)
        self.method = self._chip("layers", self._method_menu)
        chips.addWidget(self.shown)
        chips.addWidget(self.method)
        chips.addStretch(1)
        column.addLayout(chips)
        self.list = ProblemList(worn)
        column.addWidget(self.list, 1)
        hidden = _("The filter hides every problem.")
        self.nothing = Empty(self.list, worn, "filter", _("Nothing of that kind"), hidden, [seek])
        self.seek.textChanged.connect(lambda text: self.show_filter(replace(self.filter, text=text)))
        self.seek.down.connect(self.into_list)
        self.list.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit())
        self._say()

    def _chip(self, picture: str, open_menu: Callable[[], None]) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setIcon(icon(picture, self._worn.look.muted))
        chip.setIconSize(QSize(self._worn.px(15), self._worn.px(15)))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(open_menu)
        return chip

    # What is shown

    def tell(self, seen: Sequence[Seen]) -> None:
        """All problems of the document."""
        self.all = list(seen)
        self.show_rows()

    def show_rows(self) -> None:
        before = self.list.ids()
        shown = ordered([each for each in self.all if self.filter.passes(each)], self.order)
        self.list.show_rows(shown)
        self.nothing.setVisible(bool(self.all) and not shown)
        self._say()
        if self.list.ids() != before:
            self.selected.emit()

    def show_filter(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            if self.seek.text() != wanted.text:
                self.seek.setText(wanted.text)
            self.show_rows()

    def show_order(self, order: Order) -> None:
        self.order = order
        self.show_rows()

    def next_show(self) -> None:
        """Open ones, late ones, closed ones, all of them, in turn."""
        ids = list(SHOWS)
        self.show_filter(replace(self.filter, show=ids[(ids.index(self.filter.show) + 1) % len(ids)]))

    def next_order(self) -> None:
        ids = list(ORDERS)
        self.show_order(ids[(ids.index(self.order) + 1) % len(ids)])

    def bring(self, id: str) -> bool:
        """Select one, whatever the filter hides; whether it is there."""
        if not any(each.problem.id == id for each in self.all):
            return False
        if not self.list.rows.index_of(id).isValid():
            self.show_filter(Filter())
        self.list.select([id])
        return True

    def into_list(self) -> None:
        """To what is selected, else to the first."""
        if not self.list.ids():
            self.list.select(self.list.rows.ids()[:1])
        self.list.setFocus()

    # The chips

    def _say(self) -> None:
        show, method = self.filter.show, self.filter.method
        told = (
            (self.shown, _(SHOWS[show]), _("Show: {what}", what=_(SHOWS[show])), show != "all"),
            (self.method, _(METHODS[method]) if method else _(ALL_METHODS), _("Method"), method is not None),
            (self.sort, "", _(ORDERS[self.order]), False),
        )
        for chip, words, name, on in told:
            chip.setText(f" {words}" if words else "")
            chip.setAccessibleName(name)
            chip.setToolTip(name)
            chip.setProperty("on", on)
            chip.style().polish(chip)

    def _show_menu(self) -> None:
        counts = {show: sum(Filter(show).passes(each) for each in self.all) for show in SHOWS}
        words = {show: f"{_(title)}  ({counts[show]})" for show, title in SHOWS.items()}
        self._pop(self.shown, words, self.filter.show, lambda show: self.show_filter(replace(self.filter, show=show)))

    def _method_menu(self) -> None:
        counts = Counter(each.problem.method for each in self.all)
        words: dict[Any, str] = {None: _(ALL_METHODS)}
        words |= {id: f"{_(title)}  ({counts[id]})" for id, title in METHODS.items()}
        self._pop(
            self.method, words, self.filter.method, lambda method: self.show_filter(replace(self.filter, method=method))
        )

    def _order_menu(self) -> None:
        self._pop(self.sort, {id: _(title) for id, title in ORDERS.items()}, self.order, self.show_order)

    def _pop(self, chip: QToolButton, words: Mapping[Any, str], now: Any, choose: Callable[[Any], object]) -> None:
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, title in words.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(value == now)
            if value == now:
                action.setIcon(icon("check", self._worn.look.accent))
            action.triggered.connect(partial(_call, choose, value))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))


def _call(choose: Callable[[Any], object], value: Any, _checked: bool = False) -> None:
    choose(value)
