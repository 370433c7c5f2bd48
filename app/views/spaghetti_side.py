"""One floor plan with its length: the present or the proposed way, and the line in which its scale is typed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.calc.process_chart import STATES, ProcessChart
from app.calc.quantity import Unreadable, parse, show
from app.calc.spaghetti import Point, unclear_words
from app.canvas.spaghetti_view import SpaghettiView
from app.canvas.tip import tip_of
from app.language import _
from app.models import floor_plan_edit as edit
from app.models.document import Document
from app.views.theme import Appearance


class MetresLine(QFrame):
    """Over the line that was drawn; `said(metres)` on Enter, Escape gives up."""

    said = Signal(float)
    given_up = Signal()

    def __init__(self, over: QWidget, worn: Appearance) -> None:
        super().__init__(over)
        self.setObjectName("sheet")
        grid = QGridLayout(self)
        grid.setContentsMargins(worn.px(10), worn.px(6), worn.px(10), worn.px(6))
        label = QLabel(_("How long is this line?"))
        self.line = QLineEdit()
        self.line.setFixedWidth(worn.px(90))
        self.line.setPlaceholderText(_("12 m"))
        self.line.setAccessibleName(_("Length of the line in metres"))
        self.wrong = QLabel()
        self.wrong.setObjectName("wrong")
        self.wrong.hide()
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(self.wrong, 1, 0, 1, 2)
        self.line.returnPressed.connect(self._take)

    def _take(self) -> None:
        try:
            metres = parse(self.line.text(), "distance")
        except Unreadable as refused:
            self._refuse(str(refused.sentence))
            return
        if metres:
            self.said.emit(metres)
        else:
            self._refuse(_("A length above zero gives the scale."))

    def _refuse(self, reason: str) -> None:
        self.wrong.setText(reason)
        self.wrong.show()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key of the line means anything to the plan below it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        event.accept()


class PlanSide(QWidget):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.view = SpaghettiView(worn.look, worn.scale)
        self.view.setAccessibleName(_("Floor plan"))
        self.title, self.total = QLabel(), QLabel()
        self.title.setObjectName("side_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.total.setObjectName("large_figure")
        self._asking: MetresLine | None = None
        head = QHBoxLayout()
        head.setContentsMargins(worn.px(12), worn.px(4), worn.px(12), worn.px(4))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self.title, 1)
        head.addWidget(self.total)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addLayout(head, 0, 0)
        grid.addWidget(self.view, 1, 0)
        self.view.measured.connect(self._ask_length)

    def show_chart(self, document: Document | None, chart: ProcessChart | None, plan: QPixmap | None) -> None:
        self.view.show_chart(document, chart, plan)
        way = self.view.way
        if chart is None or way is None:
            return
        self.title.setText(_(STATES[chart.state]))
        self.total.setText(_("Distance {metres}", metres=show(way.total_m, "distance")))
        told = [str(way.undefined["total_m"])] if "total_m" in way.undefined else []
        if way.unclear:
            told.append(str(unclear_words(chart, way.unclear)))
        self.total.setToolTip(tip_of("\n".join(told)))

    def _ask_length(self, start: Point, end: Point) -> None:
        self.close_line()
        asking = self._asking = MetresLine(self.view.viewport(), self._worn)
        asking.said.connect(lambda metres: self._set_scale(start, end, metres))
        asking.given_up.connect(self.close_line)
        asking.adjustSize()
        middle = self.view.viewportTransform().map(QPointF((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)).toPoint()
        room = self.view.viewport().rect()
        asking.move(
            max(0, min(middle.x() - asking.width() // 2, room.width() - asking.width())),
            max(0, min(middle.y() + self._worn.px(12), room.height() - asking.height())),
        )
        asking.show()
        asking.line.setFocus()

    def _set_scale(self, start: Point, end: Point, metres: float) -> None:
        document, chart = self.view.document, self.view.chart
        self.close_line()
        if document is not None and chart is not None:
            edit.set_scale(document, chart.id, start, end, metres)

    def close_line(self) -> None:
        """Ask no more for a length."""
        asking, self._asking = self._asking, None
        if asking is not None:
            self.view.setFocus()
            asking.hide()
            asking.deleteLater()
