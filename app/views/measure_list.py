"""The indicators at the left of their charts: found by a few letters, each with the sign of its state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from app.calc.indicator_status import STATES
from app.canvas.tip import tip_of
from app.language import _, plain
from app.models.measure_list import Stand
from app.views.indicator_words import UNNAMED, state_icon
from app.views.seek_line import SeekLine
from app.views.theme import Appearance

ID = Qt.ItemDataRole.UserRole


class MeasureList(QFrame):
    """`chosen(id)` when another indicator is to be shown; `down` when the keys are to go on to its measures."""

    chosen = Signal(str)
    down = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._worn, self.stands = worn, list[Stand]()
        px = worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(4))
        column.setSpacing(px(4))
        self.seek = SeekLine(worn)
        self.seek.setMinimumWidth(px(80))
        self.seek.setMaximumWidth(px(1000))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Indicators"))
        self.list.setIconSize(QSize(px(16), px(16)))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        column.addWidget(self.seek)
        column.addWidget(self.list, 1)
        self.seek.textChanged.connect(lambda _text: self._filter())
        self.seek.down.connect(self._into_list)
        self.list.currentItemChanged.connect(self._current)
        self.list.itemActivated.connect(lambda _item: self.down.emit())

    def tell(self, stands: Sequence[Stand], shown: str | None) -> None:
        """All indicators of the event, and which one is on show."""
        self.stands = list(stands)
        self.list.blockSignals(True)
        ids = [self.list.item(row).data(ID) for row in range(self.list.count())]
        if ids != [stand.id for stand in stands]:
            self.list.clear()
            for stand in stands:
                item = QListWidgetItem()
                item.setData(ID, stand.id)
                self.list.addItem(item)
        for row, stand in enumerate(stands):
            self._say(self.list.item(row), stand)
        self.list.blockSignals(False)
        self.seek.setVisible(len(stands) > 5)
        self._filter()
        self.show_current(shown)

    def _say(self, item: QListWidgetItem, stand: Stand) -> None:
        name = " ".join(stand.indicator.name.split()) or _(UNNAMED)
        state = _(STATES[stand.status.state])
        item.setText(name)
        item.setIcon(state_icon(stand.status.state, self._worn.look))
        item.setToolTip(tip_of(f"{name}\n{state}: {stand.status.said}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")

    def _filter(self) -> None:
        words = plain(self.seek.text()).split()
        for row, stand in enumerate(self.stands):
            said = plain(f"{stand.indicator.name} {stand.indicator.unit} {stand.indicator.owner}")
            self.list.item(row).setHidden(not all(word in said for word in words))

    def show_current(self, id: str | None) -> None:
        self.list.blockSignals(True)
        row = next((i for i, stand in enumerate(self.stands) if stand.id == id), -1)
        self.list.setCurrentRow(row)
        if row >= 0:
            self.list.scrollToItem(self.list.item(row))
        self.list.blockSignals(False)

    def step(self, by: int) -> None:
        """To the next one in sight or the one before, round the ends."""
        rows = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if rows:
            now = self.list.currentRow()
            at = rows.index(now) + by if now in rows else 0
            self.list.setCurrentRow(rows[at % len(rows)])

    def _into_list(self) -> None:
        rows = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if rows and self.list.currentRow() not in rows:
            self.list.setCurrentRow(rows[0])
        self.list.setFocus()

    def _current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(ID))

    def sizeHint(self) -> QSize:
        rows = min(max(len(self.stands), 2), 7)
        return QSize(self._worn.px(200), self._worn.px(40) + rows * max(self.list.sizeHintForRow(0), self._worn.px(30)))
