"""The dark rail at the left: the way home, and the tools under the stages of the chain."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.language import _
from app.views.icon import icon
from app.views.theme import Appearance
from app.views.tools import STAGES, Tool

WIDTH = 80
HOME = "home"


class Rail(QFrame):
    """`go(id)` is called with the id of a tool, or `HOME`."""

    def __init__(
        self, tools: Iterable[Tool], worn: Appearance, go: Callable[[str], None], below: Iterable[QAction]
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._worn, self._go = worn, go
        self.setFixedWidth(worn.px(WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, worn.px(8), 0, worn.px(8))
        self._column.setSpacing(worn.px(2))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._add(HOME, _("Home"), "house", _("Home"))
        stage = ""
        for tool in tools:
            if tool.stage != stage:
                stage = tool.stage
                self._stage(_(STAGES[stage]))
            self._add(tool.id, _(tool.title), tool.icon, _(tool.short))
        self._column.addStretch(1)
        for action in below:
            self._column.addWidget(self._small(action), 0, Qt.AlignmentFlag.AlignHCenter)

    def show_current(self, id: str, *, tools: bool) -> None:
        """`tools` says whether there is an event for them to work on."""
        self._buttons[id].setChecked(True)
        for each, button in self._buttons.items():
            button.setEnabled(tools or each == HOME)

    def _stage(self, title: str) -> None:
        label = QLabel(title)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _add(self, id: str, title: str, picture: str, short: str) -> None:
        worn = self._worn
        button = QToolButton()
        button.setIcon(icon(picture, worn.look.rail_text))
        button.setIconSize(QSize(worn.px(22), worn.px(22)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setText(_in_two_lines(short, button.fontMetrics(), worn.px(WIDTH - 10)))
        button.clicked.connect(lambda: self._go(id))
        self._group.addButton(button)
        self._buttons[id] = button
        self._column.addWidget(button)

    def _small(self, action: QAction) -> QWidget:
        button = QToolButton()
        button.setIcon(icon(action.property("picture"), self._worn.look.rail_text))
        button.setIconSize(QSize(self._worn.px(18), self._worn.px(18)))
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


def _in_two_lines(title: str, metrics: QFontMetrics, width: int) -> str:
    """Break a title at the space that makes its two lines most alike, when one line is too long."""
    if metrics.horizontalAdvance(title) <= width or " " not in title:
        return title
    words = title.split(" ")
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(ways, key=lambda way: max(metrics.horizontalAdvance(line) for line in way)))
