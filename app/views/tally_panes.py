"""Sheet and Pareto beside each other, each also alone; above the Pareto its weight and what can be made of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from app.calc.tally import WEIGHTS
from app.language import _
from app.views.icon import icon
from app.views.pareto import ParetoView
from app.views.tally_sheet import TallySheet
from app.views.theme import Appearance


class ParetoHead(QFrame):
    """`weighed(weight)` when another weight is chosen, `back()` when the way out of a bar is."""

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


class TallyPanes(QSplitter):
    """The share of each is kept while both are shown; one of them always is."""

    def __init__(self, worn: Appearance, sheet: TallySheet, head: ParetoHead, pareto: ParetoView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(worn.px(5))
        self.sheet = sheet
        self.right = QWidget()
        self.right.setObjectName("panel")
        self.right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(pareto, 1)
        self.addWidget(sheet)
        self.addWidget(self.right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setSizes([1100, 1000])

    def show_parts(self, *, sheet: bool, pareto: bool) -> None:
        self.sheet.setVisible(sheet)
        self.right.setVisible(pareto)
