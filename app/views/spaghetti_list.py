"""The steps beside the floor plan: chosen to be placed, carried onto it, with a sign for those that lie there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from app.calc.process_chart import KINDS, ProcessChart
from app.canvas.spaghetti_view import STEP_MIME
from app.canvas.tip import tip_of
from app.language import _
from app.views.process_chart_totals import kind_picture
from app.views.theme import Appearance

ID = Qt.ItemDataRole.UserRole


class StepList(QListWidget):
    """`chosen(id)` when another step is current; `asked(id)` on Enter: to be placed without a mouse."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAccessibleName(_("Steps"))
        self._filling = False
        self._signs = {kind: QIcon(kind_picture(kind, worn)) for kind in KINDS}
        self.setIconSize(QSize(worn.px(16), worn.px(16)))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.currentItemChanged.connect(self._chosen)

    def show_chart(self, chart: ProcessChart | None) -> None:
        current = self.current_id()
        self._filling = True
        steps = chart.steps if chart else ()
        while self.count() > len(steps):
            self.takeItem(self.count() - 1)
        for i, step in enumerate(steps):
            if i >= self.count():
                self.addItem(QListWidgetItem())
            item = self.item(i)
            words = " ".join(step.description.split()) or _(KINDS[step.kind])
            placed = step.x is not None
            item.setText(f"{i + 1}  {words}{'  ✓' if placed else ''}")
            item.setIcon(self._signs[step.kind])
            item.setData(ID, step.id)
            on_the_way = step.kind == "transport" and not placed
            told = _("The way between two places; a place of its own makes a corner of it.") if on_the_way else words
            item.setToolTip(tip_of(told))
            font = self.font()
            font.setItalic(on_the_way)
            item.setFont(font)
        self._filling = False
        self.choose(current)

    def current_id(self) -> str:
        item = self.currentItem()
        return str(item.data(ID)) if item else ""

    def choose(self, id: str) -> None:
        for i in range(self.count()):
            if self.item(i).data(ID) == id:
                self.setCurrentRow(i)
                return
        self.setCurrentRow(-1)

    def step_by(self, by: int) -> None:
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))

    def _chosen(self, item: QListWidgetItem | None, _before: object) -> None:
        if not self._filling:
            self.chosen.emit(str(item.data(ID)) if item else "")

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        mime = QMimeData()
        if items:
            mime.setData(STEP_MIME, str(items[0].data(ID)).encode())
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.asked.emit(self.current_id())
        else:
            super().keyPressEvent(event)
