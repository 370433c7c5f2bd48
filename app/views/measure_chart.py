"""The chart beside the grid: which one and why above it, the second indicator or the grouping where one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.calc.box_plot import GROUPINGS
from app.calc.indicator import Indicator
from app.language import _
from app.models.many_rows import collected_later
from app.models.measure_list import Stand
from app.views import background
from app.views.indicator_words import UNNAMED
from app.views.measure_told import QUICK, Asked, Told, tell
from app.views.one_line import OneLine
from app.views.page import Desk

if TYPE_CHECKING:
    from app.canvas.chart_view import ChartView


class MeasureChart(QWidget):
    """`chosen(index)` when another point is, from 1; `entered` by Enter; `asked_anew` when head choices change;
    `told_anew` when the chart shows something else; `menu_wanted(place)`.
    """

    chosen = Signal(int)
    entered = Signal()
    asked_anew = Signal()
    told_anew = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.view: ChartView | None = None
        """Made when it is first seen: pyqtgraph and numpy are felt."""
        self.told: Told | None = None
        self._asked: Asked | None = None
        self._grouped = False
        """Whether what the boxes are of was chosen by hand."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.head = self._head()
        self._column.addWidget(self.head)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(desk.worn.px(4))
        self.progress.setAccessibleName(_("Reading the measures"))
        self.progress.hide()
        self._column.addWidget(self.progress)

    def _head(self) -> QFrame:
        head, px = QFrame(), self._desk.worn.px
        head.setObjectName("pareto_head")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(12), px(3), px(8), px(3))
        row.setSpacing(px(6))
        self.why = OneLine()
        self.why.setObjectName("muted")
        self.other, self.grouping = QComboBox(), QComboBox()
        self.other.setAccessibleName(_("Compare with"))
        self.other.setToolTip(_("Compare with another indicator  (O)"))
        self.other.setMaximumWidth(px(260))
        self.grouping.setAccessibleName(_("Boxes by"))
        self.grouping.setToolTip(_("What the boxes are of  (G)"))
        for id, title in GROUPINGS.items():
            self.grouping.addItem(_(title), id)
        for choice in (self.other, self.grouping):
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            choice.activated.connect(lambda _at: self.asked_anew.emit())
            choice.hide()
        self.grouping.activated.connect(lambda _at: self._group_by_hand())
        row.addWidget(self.why, 1)
        row.addWidget(self.other)
        row.addWidget(self.grouping)
        return head

    def make_view(self) -> ChartView:
        if self.view is None:
            from app.canvas.chart_view import ChartView

            worn = self._desk.worn
            self.view = ChartView(worn.look, worn.scale)
            self._column.addWidget(self.view, 1)
            self.view.chosen.connect(self.chosen)
            self.view.menu_wanted.connect(lambda _index, at: self.menu_wanted.emit(at))
            self.setFocusProxy(self.view)
        return self.view

    # What is chosen above it

    def offer(self, stands: Sequence[Stand], shown: str | None) -> None:
        """The other indicators that a scatter can compare with."""
        kept = self.other.currentData()
        self.other.clear()
        for stand in stands:
            if stand.id != shown:
                self.other.addItem(" ".join(stand.indicator.name.split()) or _(UNNAMED), stand.id)
        self.other.setCurrentIndex(max(0, self.other.findData(kept)))

    @property
    def other_id(self) -> str | None:
        found: str | None = self.other.currentData()
        return found

    def _group_by_hand(self) -> None:
        self._grouped = True

    def group(self, indicator: Indicator) -> None:
        """By the first of the groupings of which the measures say something, unless one was chosen."""
        if self._grouped:
            return
        told = {
            "shift": any(each.shift for each in indicator.measures),
            "machine": any(each.machine for each in indicator.measures),
            "stage": len({each.stage for each in indicator.measures}) > 1,
        }
        found = next((by for by in GROUPINGS if told.get(by, True)), "weekday")
        self.grouping.setCurrentIndex(self.grouping.findData(found))

    def next_grouping(self) -> None:
        self._grouped = True
        self.grouping.setCurrentIndex((self.grouping.currentIndex() + 1) % self.grouping.count())
        self.asked_anew.emit()

    def choose_other(self) -> None:
        self.other.setFocus()
        self.other.showPopup()

    # What it shows

    def show_progress(self, share: float | None) -> None:
        self.progress.setVisible(share is not None)
        if share is not None:
            self.progress.setValue(round(100 * share))

    def ask(self, asked: Asked | None) -> None:
        """Show this, at once or as soon as it is reckoned; without anything, nothing."""
        self._asked = asked
        self.head.setVisible(asked is not None and asked.mode != "trend")
        self.other.setVisible(asked is not None and asked.mode == "scatter")
        self.grouping.setVisible(asked is not None and asked.mode == "boxes")
        if asked is None:
            self._show(None)
        elif asked.n <= QUICK:
            self._show(tell(asked))
        else:
            background.ask(self, lambda: _told_of_many(asked), self._answer, _raise, lambda: self._asked is asked)

    def _answer(self, told: Told) -> None:
        if told.asked is self._asked:
            self._show(told)

    def _show(self, told: Told | None) -> None:
        self.told = told
        view = self.make_view()
        view.setVisible(told is not None)
        charted = told is not None and told.asked.mode in ("control", "histogram")
        self.why.setText(str(told.why) if told is not None and charted else "")
        if told is not None:
            view.show_plan(told.plan)
        self.told_anew.emit()

    def select(self, index: int) -> None:
        if self.view is not None and (self.view.selected.index if self.view.selected else 0) != index:
            self.view.select(index)
            if self.view.selected is not None and self.view.seen.x is not None:
                self.view.hand.bring(self.view.selected.x)

    def leave(self) -> None:
        self._asked = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _told_of_many(asked: Asked) -> Told:
    """Looking for garbage among 100,000 measures would hold up the window, too."""
    with collected_later():
        return tell(asked)


def _raise(problem: Exception) -> None:
    raise problem
