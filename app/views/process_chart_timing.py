"""The stopwatch and the table: a lap is the time of the current step, and the next step is timed then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.language import _
from app.models import process_chart_edit as edit
from app.models.document_error import DocumentError
from app.views.process_chart_rows import NEXT
from app.views.process_chart_stopwatch import StopwatchBar

if TYPE_CHECKING:
    from app.views.process_chart import ProcessChartPage


class Timing:
    def __init__(self, page: ProcessChartPage, clock: Callable[[], float]) -> None:
        self._page = page
        self.bar = StopwatchBar(page.desk.worn, clock)
        self.bar.lapped.connect(self._take)
        self.bar.stepped.connect(self._step_by)
        self.bar.closed.connect(lambda: page.commands["stopwatch"].setChecked(False))

    def show(self, shown: bool) -> None:
        """While it is there the space bar is its, wherever no text is typed."""
        page = self._page
        if shown:
            page.commands["spaghetti"].setChecked(False)
        page.settle()
        self.bar.setVisible(shown)
        for table in page.sheet.tables:
            table.space = self.bar.press if shown else None
        if shown:
            self.say()
            self.bar.setFocus()
        else:
            page.focus()

    def say(self) -> None:
        """Which step is timed."""
        rows, row = self._page.table.rows, max(self._page.table.currentIndex().row(), 0)
        step = rows.step(row)
        words = " ".join(step.description.split()) if step else _("a new step")
        self.bar.show_step(f"{rows.number(row)}  {words}")

    def _take(self, seconds: float) -> None:
        """To the current step, and on to the next one; below the last there is always one more."""
        page, table = self._page, self._page.table
        id, column = table.rows.id(table.currentIndex().row()), max(table.currentIndex().column(), 1)
        try:
            made = edit.take_lap(
                page.desk.document, page.shown_id or "", None if id == NEXT else id, seconds, table.rows.last()
            )
        except DocumentError as refused:
            said = _("The lap of {seconds} s could not be stored: write it down.", seconds=seconds)
            page.desk.warn(f"{said} {refused}")
            return
        table.go(table.rows.row_of(made) + 1, column)

    def _step_by(self, by: int) -> None:
        table = self._page.table
        table.go(table.currentIndex().row() + by, max(table.currentIndex().column(), 1))
