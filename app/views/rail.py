"""The dark rail at the left: the way home, and the tools under the stages of the chain."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.language import _
from app.views.icon import icon
from app.views.theme import Appearance
from app.views.tools import STAGES, Tool

WIDTH = 80
HOME = "home"
LEVELS = ALL, NO_STAGES, SMALL, ICONS, TIGHT = range(5)
"""How much is written: the stages and the names, the names alone, the same closer, nothing, and that closer."""
_CLOSE = {SMALL: "names", TIGHT: "icons"}
"""What the style sheet calls the levels on which the buttons stand close together."""
_ICON, _SMALL_ICON = 22, 17


class Rail(QFrame):
    """`go(id)` is called with the id of a tool, or `HOME`.

    Where there is no room, the words of the stages go first, then the gaps, then the names, and then the tools scroll.
    """

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
        self._buttons: dict[str, _RailButton] = {}
        self._stages: list[tuple[QLabel, QFrame]] = []
        self._heights: list[int] = []
        self.level = ALL
        self._column.addWidget(self._button(HOME, _("Home"), "house", _("Home")))
        self._up, self._down = self._scroller("chevron-up", -1), self._scroller("chevron-down", 1)
        self._column.addWidget(self._up)
        self._column.addWidget(self._scroll_area(tools), 1)
        self._column.addWidget(self._down)
        self._column.addLayout(self._row(below))

    def _scroll_area(self, tools: Iterable[Tool]) -> QScrollArea:
        self._inside = QWidget()
        self._inside.setObjectName("rail_tools")
        column = self._tools = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._worn.px(2))
        stage = ""
        for tool in tools:
            if tool.stage != stage:
                stage = tool.stage
                for mark in self._stage(_(STAGES[stage])):
                    column.addWidget(mark)
            column.addWidget(self._button(tool.id, _(tool.title), tool.icon, _(tool.short)))
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._show_ways)
        bar.rangeChanged.connect(self._keep_in_sight)
        return self.area

    def show_current(self, id: str, *, tools: bool) -> None:
        """`tools` says whether there is an event for them to work on."""
        self._buttons[id].setChecked(True)
        for each, button in self._buttons.items():
            button.setEnabled(tools or each == HOME)
        self._keep_in_sight()

    def show_count(self, id: str, n: int, told: str, token: str) -> None:
        """Write a number on a tool, in the colour of this token, and say what it counts; none at 0."""
        button = self._buttons[id]
        button.setAccessibleName(_("{name}: {value}", name=button.title, value=told) if n else button.title)
        button.setToolTip(button.accessibleName())
        button.show_count(n, getattr(self._worn.look, token), self._worn)

    def _keep_in_sight(self) -> None:
        current = self._group.checkedButton()
        if current is not None and self._inside.isAncestorOf(current):
            self._tools.activate()
            self.area.ensureWidgetVisible(current, 0, self._worn.px(8))
        self._show_ways()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write as much as there is room for."""
        if not self._heights:
            for child in self.findChildren(QWidget):
                child.ensurePolished()  # before it is shown it does not know its font
            self._heights = [self._height(level) for level in LEVELS]
        self._write(next((level for level in LEVELS if self._heights[level] <= self.height()), TIGHT))
        for button in (self._up, self._down):
            button.setVisible(self._heights[self.level] > self.height())
        self._keep_in_sight()

    def _height(self, level: int) -> int:
        """What is needed to see all of this."""
        self._write(level)
        edges = self._column.contentsMargins()
        items = (self._column.itemAt(i) for i in range(self._column.count()))
        heights = [
            (self._inside if item.widget() is self.area else item).sizeHint().height() + self._column.spacing()
            for item in items
            if item and item.widget() not in (self._up, self._down)
        ]
        return sum(heights) + edges.top() + edges.bottom()

    def _write(self, level: int) -> None:
        self.level = level
        for word, line in self._stages:
            word.setVisible(level == ALL)
            line.setVisible(level != ALL)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if level >= ICONS else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        size = self._worn.px(_SMALL_ICON if level in _CLOSE else _ICON)
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(size, size))
            if button.property("close") != _CLOSE.get(level, ""):
                button.setProperty("close", _CLOSE.get(level, ""))
                button.style().polish(button)

    def _stage(self, title: str) -> tuple[QLabel, QFrame]:
        """Its word, and the line that stands for it where there is no room."""
        word, line = QLabel(title), QFrame()
        word.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        word.setWordWrap(True)
        line.setObjectName("rail_line")
        line.setFixedHeight(1)
        self._stages.append((word, line))
        return word, line

    def _scroller(self, picture: str, way: int) -> QToolButton:
        """Shows that there is more, and goes there."""
        button = QToolButton()
        button.setIcon(icon(picture, self._worn.look.rail_text))
        button.setIconSize(QSize(self._worn.px(14), self._worn.px(14)))
        button.setObjectName("rail_more")
        button.setAccessibleName(_("More tools"))
        button.setToolTip(_("More tools"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._scroll_by(way))
        button.hide()
        return button

    def _scroll_by(self, way: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + way * self._worn.px(48))

    def _show_ways(self) -> None:
        """The way that leads nowhere sleeps; it keeps its place, so that nothing moves under the hand."""
        bar = self.area.verticalScrollBar()
        self._up.setEnabled(bar.value() > 0)
        self._down.setEnabled(bar.value() < bar.maximum())

    def _button(self, id: str, title: str, picture: str, short: str) -> _RailButton:
        worn = self._worn
        button = _RailButton(title)
        button.focused.connect(lambda: self.area.ensureWidgetVisible(button, 0, worn.px(8)))
        button.setIcon(icon(picture, worn.look.rail_text))
        button.setProperty("close", "")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setText(_in_two_lines(short, button.fontMetrics(), worn.px(WIDTH - 10)))
        button.clicked.connect(lambda: self._go(id))
        self._group.addButton(button)
        self._buttons[id] = button
        return button

    def _row(self, actions: Iterable[QAction]) -> QHBoxLayout:
        """Beside each other, so that the tools have the height."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for action in actions:
            row.addWidget(self._small(action), 1)
        return row

    def _small(self, action: QAction) -> QWidget:
        button = QToolButton()
        button.setIcon(icon(action.property("picture"), self._worn.look.rail_text))
        button.setIconSize(QSize(self._worn.px(18), self._worn.px(18)))
        button.setObjectName("rail_small")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


class _RailButton(QToolButton):
    """Says when it gets the focus: the arrow keys lead to it even out of sight. It may bear a number."""

    focused = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._count, self._ink, self._ground, self._px = "", QColor(), QColor(), 0

    def show_count(self, n: int, ink: str, worn: Appearance) -> None:
        """At the corner of its picture."""
        self._count, self._ink, self._px = (f"{n}" if n < 100 else "99+") if n else "", QColor(ink), worn.px(11)
        self._ground = QColor(worn.look.surface)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter, px = QPainter(self), self._px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(px)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        wide = max(px * 1.5, painter.fontMetrics().horizontalAdvance(self._count) + px * 0.8)
        pill = QRectF(self.width() / 2 + px * 0.5, px * 0.2, wide, px * 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._ground)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


def _in_two_lines(title: str, metrics: QFontMetrics, width: int) -> str:
    """Break a title at the space that makes its two lines most alike, when one line is too long."""
    if metrics.horizontalAdvance(title) <= width or " " not in title:
        return title
    words = title.split(" ")
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(ways, key=lambda way: max(metrics.horizontalAdvance(line) for line in way)))
