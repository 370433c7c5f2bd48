"""Today's figures: one line for each indicator in the order of S-Q-D-C-M, typed from top to bottom in the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.indicator import LETTERS, Indicator
from app.calc.indicator_list import Listed, by_letter
from app.calc.todays_figure import Figure, figure_of, has_shift, shifts_of
from app.language import _
from app.models.indicator_list import LATEST, read_whole
from app.views.form_group import heading
from app.views.indicator_today_head import TodayHead
from app.views.indicator_today_line import TodayLine, shape_of
from app.views.page import Desk

FIGURE, SAMPLE = 150, 92
WIDE, ROOMY = 700, 900
"""Below these widths, at the usual scale, the head says less, and the values before make way."""
NAME_SHARE, SAID_SHARE, BEFORE_SHARE = 5, 4, 4


class IndicatorToday(QWidget):
    """`opened(id)` asks for the chart of an indicator; `hint_changed` for the status bar."""

    opened = Signal(str)
    hint_changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.day = self.today = date.today()
        self.lines: list[TodayLine] = []
        self._rows: Sequence[Listed] = ()
        self._asked = "", ""
        self._known: dict[str, tuple[Indicator, Figure]] = {}
        """The figures by the ids of their indicators, as these were, for the day and the shift that were asked for."""
        self.current = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = TodayHead(desk.worn)
        column.addWidget(self.head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)
        self._lay([])
        self.head.stepped.connect(self.step)
        self.head.dated.connect(lambda typed: self.show_day(date.fromisoformat(typed) if typed else self.today))
        self.head.shifted.connect(self._shifted)
        self.head.left.connect(self.take_focus)

    # The day

    def look_from(self, today: date) -> None:
        """What day it is; the figures are those of today until another day is chosen."""
        if self.day == self.today:
            self.day = today
        self.today = today

    def step(self, days: int) -> None:
        self.show_day(calendar_date.moved(self.day, days))

    def show_day(self, day: date) -> None:
        if self._is_right():
            self.day = day
        self._show()

    def _shifted(self) -> None:
        if self.head.shift.text() != self._asked[1] and not self._is_right():
            self.head.shift.setText(self._asked[1])
        self._show()

    def _is_right(self) -> bool:
        """What is half typed is written for the day and shift of its line; what cannot be read is corrected first."""
        wrong = [line for line in list(self.lines) if not line.take()]
        if wrong:
            wrong[0].edit.setFocus()
            self._desk.say(_("Correct the red line first, or give it up with Esc."))
        return not wrong

    # What is shown

    def tell(self, rows: Sequence[Listed]) -> None:
        """All indicators of the event."""
        self._rows = rows
        self.head.set_shifts(shifts_of(tuple(row.indicator for row in rows)))
        self._show()

    def _figures(self) -> list[Figure]:
        """Those of indicators that are as they were are reckoned once."""
        asked = self.day.isoformat(), self.head.shift.text()
        before = self._known if asked == self._asked else {}
        self._asked, self._known = asked, {}
        for row in by_letter(self._rows):
            known = before.get(row.id)
            if known is None or known[0] is not row.indicator:
                known = row.indicator, figure_of(self._reaching(row.indicator), *asked)
            self._known[row.id] = known
        return [figure for _indicator, figure in self._known.values()]

    def _reaching(self, indicator: Indicator) -> Indicator:
        """With all its measures, where the day lies before those that the list has read."""
        if len(indicator.measures) < LATEST or indicator.measures[0].at[:10] < self.day.isoformat():
            return indicator
        with self._desk.document.read() as session:
            return read_whole(session, indicator.id) or indicator

    def _show(self) -> None:
        figures = self._figures()
        shapes = [shape_of(figure) for figure in figures]
        if shapes != [line.shape for line in self.lines]:
            self._lay(figures)
        for line, figure in zip(self.lines, figures, strict=True):
            if line.figure is not figure:
                line.tell(figure)
        self.head.tell(
            self.day,
            is_today=self.day == self.today,
            by_shift=any(has_shift(figure.indicator) for figure in figures),
            typed=sum(figure.measure is not None or figure.done is not None for figure in figures),
            of=len(figures),
        )

    def _lay(self, figures: Sequence[Figure]) -> None:
        """The lines anew; the keys stay on the indicator on which they were, and what is half typed where it was."""
        focused, typed = any(line.has_keys for line in self.lines), self._typed()
        for line in self.lines:
            line.deleteLater()
        document, worn = self._desk.document, self._desk.worn
        self.lines = [TodayLine(self, document, worn, figure) for figure in figures]
        for line in self.lines:
            line.tell(line.figure)
            if line.asked in typed:
                line.type_again(*typed[line.asked])
        body, px = QWidget(), worn.px
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setContentsMargins(px(12), px(4), px(12), px(12))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(4))
        for column, share in ((1, NAME_SHARE), (6, SAID_SHARE), (7, BEFORE_SHARE)):
            grid.setColumnStretch(column, share)
        at, letter = 0, ""
        for line in self.lines:
            own = line.figure.indicator.letter or " "
            if own != letter:
                letter = own
                words = f"{own}  {_(LETTERS[own])}" if own in LETTERS else _("Without a letter")
                grid.addWidget(heading(words, worn), at, 0, 1, 9)
                at += 1
            self._put(grid, at, line)
            at += 1
        grid.setRowStretch(at, 1)
        self._area.setWidget(body)
        self._fit()
        if focused:
            self.take_focus()

    def _fit(self) -> None:
        """Where there is little room, what is typed and how it stands have it."""
        px = self._desk.worn.px
        self.head.fit(wide=self.width() >= px(WIDE))
        for line in self.lines:
            line.before.setVisible(self.width() >= px(ROOMY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _put(self, grid: QGridLayout, at: int, line: TodayLine) -> None:
        px, middle = self._desk.worn.px, Qt.AlignmentFlag.AlignVCenter
        line.name.setMinimumWidth(px(120))
        line.edit.setMinimumWidth(px(FIGURE / 2))
        line.edit.setMaximumWidth(px(FIGURE))
        line.sample.setFixedWidth(px(SAMPLE))
        grid.addWidget(line.name, at, 1)
        grid.addWidget(line.edit, at, 2)
        beside, spare = (line.sample, line.unit) if line.has_sample else (line.unit, line.sample)
        grid.addWidget(beside, at, 3, 1, 2, middle)
        spare.setParent(grid.parentWidget())
        spare.hide()
        grid.addWidget(line.sign, at, 5, middle)
        grid.addWidget(line.said, at, 6)
        grid.addWidget(line.before, at, 7)
        grid.addWidget(line.chart, at, 8)
        line.done.connect(lambda: self._go(line, 1))
        line.stepped.connect(lambda by: self._go(line, by))
        line.chosen.connect(lambda: self._choose(line))
        line.chart.clicked.connect(lambda: self.opened.emit(line.figure.indicator.id))

    # The keys

    def _choose(self, line: TodayLine) -> None:
        self.current = line.figure.indicator.id
        self._area.ensureWidgetVisible(line.edit)
        self.hint_changed.emit(str(line.figure.status.said))

    def _go(self, line: TodayLine, by: int) -> None:
        """To the line below or above; behind the last one the keys stay."""
        ids = [each.figure.indicator.id for each in self.lines]
        at = ids.index(line.figure.indicator.id) + by if line.figure.indicator.id in ids else 0
        if 0 <= at < len(self.lines):
            self.lines[at].edit.setFocus()
        elif by > 0:
            line.edit.selectAll()
            self._desk.say(_("That was the last one."))

    def take_focus(self) -> None:
        """To the line that was typed last, else to the first that is not typed yet."""
        line = next((each for each in self.lines if each.figure.indicator.id == self.current), None)
        line = line or next((each for each in self.lines if each.figure.measure is None), None)
        if line is not None or self.lines:
            (line or self.lines[0]).edit.setFocus()
        else:
            self.head.date.setFocus()

    def show_one(self, id: str) -> bool:
        """Go to the line of an indicator; whether it is there."""
        self.current = id
        there = any(each.figure.indicator.id == id for each in self.lines)
        if there:
            self.take_focus()
        return there

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    # What is half typed

    def settle(self) -> None:
        """Write it. Raises `DocumentError`."""
        for line in list(self.lines):
            line.take()

    def _typed(self) -> dict[tuple[str, str, str], tuple[str, str]]:
        """The texts by indicator, day and shift."""
        return {line.asked: (line.edit.text(), line.sample.text()) for line in self.lines if line.is_typed}

    def kept(self) -> dict[str, Any]:
        typed = {id: texts for (id, _day, _shift), texts in self._typed().items()}
        other_day = self.day.isoformat() if self.day != self.today else ""
        return {"day": other_day, "shift": self.head.shift.text(), "current": self.current, "typed": typed}

    def restore(self, kept: dict[str, Any]) -> None:
        self.day = date.fromisoformat(kept["day"]) if kept["day"] else self.today
        self.head.shift.setText(kept["shift"])
        self.current = kept["current"]
        self._show()
        for line in self.lines:
            if line.figure.indicator.id in kept["typed"]:
                line.type_again(*kept["typed"][line.figure.indicator.id])
