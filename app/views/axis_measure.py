"""In the panel of an axis: how its indicators stand, and their last values to be taken as its present one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.calc.indicator_list import Listed
from app.canvas.tip import tip_of
from app.language import _
from app.models.axis import Axis
from app.models.axis_measure import measuring, present_on, take_present
from app.views.button import WordButton
from app.views.icon import icon
from app.views.indicator_words import SIGNS, name_of, number_words, with_unit
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList

LINE_WIDTH = 208


class AxisMeasures(QWidget):
    """Hidden while no indicator belongs to the axis. `chosen` is one of them, to be looked at."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id: str | None = None
        self._shown: object = None
        self.list = PointerList(desk.worn, _("Measured by"), line_width=LINE_WIDTH)
        self.list.chosen.connect(self.chosen)
        self.takes: list[WordButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.worn.px(4))
        column.addWidget(self.list)
        self._takes = QVBoxLayout()
        self._takes.setSpacing(desk.worn.px(4))
        column.addLayout(self._takes)
        self.hide()

    def show_of(self, id: str | None) -> None:
        """Speak of this axis."""
        self._id = id
        self.refresh()

    def refresh(self) -> None:
        rows: list[Listed] = []
        present: tuple[float | None, str] = None, ""
        if self._id is not None:
            with self._desk.document.read() as session:
                rows = measuring(session, self._id)
                axis = session.get(Axis, self._id)
                present = (axis.present, axis.present_on) if axis is not None else present
        self.setVisible(bool(rows))
        shown = ([(row.id, row.indicator.name, row.indicator.unit, row.status) for row in rows], present)
        if shown == self._shown:
            return
        self._shown = shown
        self.list.show_pointers(
            [Pointer(row.id, name_of(row.indicator), str(row.status.said), *SIGNS[row.status.state]) for row in rows]
        )
        for old in self.takes:
            old.hide()
            self._takes.removeWidget(old)
            old.deleteLater()  # it may be the one that asks
        self.takes = [self._take(row, present) for row in rows if row.status.value is not None]
        for button in self.takes:
            self._takes.addWidget(button)

    def _take(self, row: Listed, present: tuple[float | None, str]) -> WordButton:
        value = with_unit(number_words(row.status.value), row.indicator.unit)
        button = WordButton(icon("download"), _("Take {value} as present", value=value).replace("&", "&&"))
        button.setToolTip(tip_of(_("{name}: {value}", name=name_of(row.indicator), value=row.status.said)))
        button.setAccessibleName(_("{name}: {value}", name=name_of(row.indicator), value=button.text()))
        same = present == (row.status.value, present_on(row))
        button.setEnabled(not same and not self._desk.document.read_only)
        button.clicked.connect(partial(self._taken, row.id))
        return button

    def _taken(self, indicator_id: str) -> None:
        if self._id is not None and take_present(self._desk.document, self._id, indicator_id):
            self._desk.say(_("The present value is that of the last measure. Ctrl+Z takes it back."))
