"""The head of the day's figures: of which day they are, of which shift, and how many are typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit

from app.calc import calendar_date
from app.calc.map_symbol import Field
from app.language import N_, _, current
from app.views.button import icon_button
from app.views.completion import Completion
from app.views.field_editor import FieldEditor
from app.views.theme import Appearance

_DAY = Field("day", N_("Day of the figures"), N_("Day"), "date")
DAY, SHIFT = 132, 130


class TodayHead(QFrame):
    """`stepped(±1)` by its arrows, `dated(ISO date)` when one is typed, `shifted` when a shift is; `left` by Enter."""

    stepped = Signal(int)
    dated = Signal(object)
    shifted = Signal()
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        px = worn.px
        self.setObjectName("entry")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        row.setSpacing(px(6))
        title = self._title = QLabel(_("Figures of"))
        title.setObjectName("side_title")
        self.back = icon_button(worn, "chevron-left", _("The day before"), keys=_("Alt+Left"))
        self.on = icon_button(worn, "chevron-right", _("The day after"), keys=_("Alt+Right"))
        self.date = FieldEditor(_DAY, _(_DAY.name))
        self.date.setFixedWidth(px(DAY))
        self.told = QLabel()
        self.shift = QLineEdit()
        self.shift.setAccessibleName(_("Shift"))
        self.shift.setPlaceholderText(_("Shift"))
        self.shift.setToolTip(_("For the indicators that are measured each shift"))
        self.shift.setFixedWidth(px(SHIFT))
        self._shifts = Completion(self.shift)
        self.count = QLabel()
        self.count.setObjectName("muted")
        for widget in (title, self.back, self.date, self.on, self.told, self.shift):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.date.taken.connect(self.dated)
        self.shift.editingFinished.connect(self.shifted)
        self.date.returnPressed.connect(self.left)
        self.shift.returnPressed.connect(self.left)

    def set_shifts(self, names: Sequence[str]) -> None:
        """Those that complete what is typed."""
        self._shifts.set_words(names)

    def tell(self, day: date, *, is_today: bool, by_shift: bool, typed: int, of: int) -> None:
        """That it is not today is said where it is typed: figures of another day are seldom meant."""
        self.date.show_value(day.isoformat())
        name = _weekday(day)
        self.told.setText(_("{day}, today", day=name) if is_today else _("{day}, not today", day=name))
        self.told.setObjectName("muted" if is_today else "hint_line")
        self.told.style().polish(self.told)
        self.shift.setVisible(by_shift)
        self.count.setText(_("{n} of {all} typed", n=typed, all=of))

    def fit(self, *, wide: bool) -> None:
        """Where there is little room, it says less."""
        for widget in (self._title, self.count):
            widget.setVisible(wide)


def _weekday(day: date) -> str:
    from babel.dates import format_date  # not before a day is shown: it would be felt at each start

    return str(format_date(day, "EEEE", locale=calendar_date.LOCALES[current()]))
