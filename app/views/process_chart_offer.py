"""The totals of a process flow chart offered to its process box on the map: old and new, accepted by one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from app.calc.map_offer import Offered
from app.calc.quantity import show
from app.canvas.tip import tip_of
from app.language import _
from app.views.button import WordButton
from app.views.sheet import Sheet
from app.views.theme import Appearance


class OfferSheet(Sheet):
    """`take` gets the values that are written, by the names of their fields."""

    def __init__(
        self,
        over: QWidget,
        worn: Appearance,
        name: str,
        offers: tuple[Offered, ...],
        take: Callable[[dict[str, float]], None],
        *,
        day_s: float | None = None,
    ) -> None:
        super().__init__(over, worn, _("To the map: {name}", name=name) if name else _("To the map"), width=620)
        self._offers, self._take = offers, take
        self.boxes: dict[str, QCheckBox] = {}
        self.say(_("What the process box has now, and what this chart makes of it."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(worn.px(16))
        grid.setVerticalSpacing(worn.px(2))
        grid.setColumnStretch(0, 1)
        for i, text in enumerate((_("Now"), "", _("After")), 1):
            head = QLabel(text)
            head.setObjectName("section")
            grid.addWidget(head, 0, i, Qt.AlignmentFlag.AlignRight)
        for i, offer in enumerate(offers):
            self._row(grid, 2 * i + 1, offer, day_s)
        self.body.addLayout(grid)
        self.write = WordButton(_("Write to the map"))
        self.write.clicked.connect(self._accept)
        cancel = WordButton(_("Leave it"))
        cancel.clicked.connect(self.close_sheet)
        self.add_buttons(cancel, self.write)
        self._enable()

    def _row(self, grid: QGridLayout, at: int, offer: Offered, day_s: float | None) -> None:
        box = QCheckBox(_(offer.field.name))
        box.setEnabled(offer.differs)
        box.setChecked(offer.differs and offer.advised)
        box.toggled.connect(self._enable)
        self.boxes[offer.field.id] = box
        old, new = QLabel(show(offer.old, "duration", day_s=day_s)), QLabel(show(offer.new, "duration", day_s=day_s))
        arrow = QLabel("→")
        new.setObjectName("foot_number")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, widget in enumerate((box, old, arrow, new)):
            grid.addWidget(widget, at, column, Qt.AlignmentFlag.AlignVCenter if column == 0 else right)
        formula = QLabel(str(offer.reason or offer.formula))
        formula.setObjectName("muted")
        formula.setWordWrap(True)
        formula.setContentsMargins(self.worn.px(24), 0, 0, self.worn.px(8))
        grid.addWidget(formula, at + 1, 0, 1, 4)
        told = str(offer.reason or offer.formula)
        new.setToolTip(tip_of(told))
        box.setAccessibleDescription(f"{old.text()} → {new.text()}. {told}")

    def chosen(self) -> dict[str, float]:
        return {
            offer.field.id: offer.new
            for offer in self._offers
            if offer.new is not None and self.boxes[offer.field.id].isChecked()
        }

    def _enable(self) -> None:
        self.write.setEnabled(bool(self.chosen()))

    def _accept(self) -> None:
        values = self.chosen()
        self.close_sheet()
        if values:
            self._take(values)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or (self.write if self.write.isEnabled() else None))
