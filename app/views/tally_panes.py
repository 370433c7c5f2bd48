"""Sheet and Pareto beside each other, each also alone; above the Pareto its weight and what can be made of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from app.calc.tally import WEIGHTS
from app.language import _
from app.views.empty import Empty
from app.views.icon import icon
from app.views.page import Desk
from app.views.pareto import ParetoView
from app.views.tally_live import LiveTally
from app.views.tally_sheet import TallySheet
from app.views.theme import Appearance

LEAST = 260
"""The least width of the head, in pixels."""


class ParetoHead(QFrame):
    """`weighed(weight)` when another weight is chosen, `back()` when the way out of a bar is.

    Where there is no room for words, what has a picture shows the picture alone.
    """

    weighed = Signal(str)
    back = Signal()

    def __init__(self, worn: Appearance, compare: QAction, make_head: QAction) -> None:
        super().__init__()
        self.setObjectName("pareto_head")
        self._worn = worn
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(8), worn.px(3), worn.px(8), worn.px(3))
        row.setSpacing(worn.px(4))
        self._group = QButtonGroup(self)
        self.weights: dict[str, QToolButton] = {}
        for weight, title in WEIGHTS.items():
            button = QToolButton()
            button.setText(_(title))
            button.setCheckable(True)
            button.setAccessibleName(_(title))
            button.clicked.connect(lambda _checked=False, weight=weight: self.weighed.emit(weight))
            self._group.addButton(button)
            self.weights[weight] = button
            row.addWidget(button)
        row.addStretch(1)
        self.all = self._button("chevron-left", _("All categories"))
        self.all.setToolTip(_("All categories  (Esc)"))
        self.all.clicked.connect(self.back)
        self.all.hide()
        row.addWidget(self.all)
        self.compare = self._button("arrow-up-down", _("Before and after"))
        self.compare.setToolTip(compare.toolTip())
        self.compare.setCheckable(True)
        self.compare.clicked.connect(compare.setChecked)
        compare.toggled.connect(self.compare.setChecked)
        self.compare.hide()
        row.addWidget(self.compare)
        self.head = self._button("fish", _("Ishikawa"))
        self.head.setToolTip(make_head.toolTip())
        self.head.setAccessibleName(make_head.text())
        self.head.clicked.connect(make_head.trigger)
        make_head.enabledChanged.connect(self.head.setEnabled)
        row.addWidget(self.head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._worn.px(LEAST), super().minimumSizeHint().height())

    def _fit(self) -> None:
        for style in (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly):
            for button in (self.all, self.compare, self.head):
                button.setToolButtonStyle(style)
            if self.sizeHint().width() <= self.width():
                break

    def _button(self, picture: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(self._worn.px(16), self._worn.px(16)))
        button.setText(f" {words}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def tell(self, weight: str, *, drilled: bool, has_before: bool) -> None:
        self.weights[weight].setChecked(True)
        self.all.setVisible(drilled)
        self.compare.setVisible(has_before)
        self._fit()


class TallyPanes(QWidget):
    """Shows a live tally. The share of each side is kept while both are shown; one of them always is."""

    def __init__(self, desk: Desk, commands: dict[str, QAction]) -> None:
        super().__init__()
        worn = desk.worn
        self._desk, self._commands = desk, commands
        self.live = LiveTally()
        self.sheet, self.pareto = TallySheet(worn), ParetoView(worn)
        self.head = ParetoHead(worn, commands["compare"], commands["make_head"])
        self.right = QWidget()
        self.right.setObjectName("panel")
        self.right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay()
        self.empty = Empty(
            self,
            worn,
            "tally-5",
            _("No tally yet"),
            _("Type the categories, then press the key of each one whenever it occurs: the Pareto grows beside."),
            [commands["add_tally"], commands["take_example"]],
        )
        self.pareto.chosen.connect(self.sheet.select)
        self.pareto.opened.connect(self.drill)
        self.pareto.closed.connect(lambda: self.drill(None))
        self.head.back.connect(lambda: self.drill(None))

    def _lay(self) -> None:
        column = QVBoxLayout(self.right)
        column.addWidget(self.head)
        column.addWidget(self.pareto, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(self.splitter)
        for layout in (column, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(self._desk.worn.px(5))
        for at, side in enumerate((self.sheet, self.right)):
            self.splitter.addWidget(side)
            self.splitter.setStretchFactor(at, 1)
        self.splitter.setSizes([1100, 1000])

    def show_live(self) -> None:
        """Show the tally as it now is."""
        tally, found = self.live.tally, self.live.found
        keys = self.window().focusWidget()
        self.splitter.setVisible(tally is not None)
        self.empty.setVisible(tally is None)
        if keys is self or (keys is not None and self.splitter.isAncestorOf(keys) and tally is None):
            self.focus()
        self.sheet.currency = self.pareto.currency = self.live.currency
        if tally is not None and found is not None:
            self.sheet.show_tally(tally, found)
            self.pareto.select(self.sheet.selected)
        if self.live.before is None:
            self._commands["compare"].setChecked(False)
        self._show_pareto()

    def _show_pareto(self) -> None:
        before = self.live.before if self._commands["compare"].isChecked() else None
        self.pareto.show_tally(self.live.tally, self.live.found, before)
        if self.live.tally is not None:
            drilled, compares = self.pareto.drilled is not None, self.live.before is not None
            self.head.tell(self.live.tally.weight, drilled=drilled, has_before=compares)

    def drill(self, id: str | None) -> None:
        """Look into a bar by column; back to all without one."""
        if id is not None and (self.live.tally is None or not self.live.tally.columns):
            self._desk.say(_("To look into a bar, mark by day, by shift or by station: “Columns” above."))
        elif id is None or not self._commands["compare"].isChecked():
            self.pareto.open(id)
            self.head.all.setVisible(self.pareto.drilled is not None)

    def compare(self, on: bool) -> None:
        """Both periods side by side, with the room of the sheet."""
        self._commands["show_sheet"].setChecked(not on)
        self._show_pareto()

    def show_parts(self, id: str, on: bool) -> None:
        """One of the two is always there."""
        other = "show_pareto" if id == "show_sheet" else "show_sheet"
        if not on and not self._commands[other].isChecked():
            self._commands[other].setChecked(True)
        self.sheet.setVisible(self._commands["show_sheet"].isChecked())
        self.right.setVisible(self._commands["show_pareto"].isChecked())
        self.focus()

    def focus(self) -> None:
        """To the sheet, or to the Pareto where that stands alone; to neither where there is no tally to see."""
        if self.live.tally is None:
            self.setFocus()
            return
        (self.sheet if self._commands["show_sheet"].isChecked() else self.pareto).setFocus()

    def kept(self) -> dict[str, Any]:
        return {
            "tally": self.live.id,
            "selected": self.sheet.selected,
            "column": self.sheet.current,
            "drilled": self.pareto.drilled,
            "sizes": self.splitter.sizes(),
            "checked": {id: self._commands[id].isChecked() for id in ("compare", "show_sheet", "show_pareto")},
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """All but the tally itself, which is on show already."""
        self.sheet.select(kept["selected"])
        self.sheet.choose_column(kept["column"])
        for id, on in kept["checked"].items():
            self._commands[id].setChecked(on)
        if kept["drilled"] is not None:
            self.drill(kept["drilled"])
        self.splitter.setSizes(kept["sizes"])
