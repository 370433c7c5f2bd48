"""The panel beside a process flow chart: its header, or the steps that are chosen, and its trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction

from app.language import _
from app.models import process_chart_edit as edit
from app.models.process_chart_link import box_of
from app.views.button import WordButton
from app.views.form import Form
from app.views.page import Desk
from app.views.process_chart_words import of_chart, of_steps
from app.views.trail_strip import TrailStrip


class ChartPanel(Form):
    """`actions` are for steps; `offer` gives the totals back to the map, where the chart is of a process box."""

    def __init__(self, desk: Desk, actions: Iterable[QAction], offer: QAction) -> None:
        super().__init__(desk, actions)
        self._chart_id: str | None = None
        self.trail = TrailStrip(desk)
        self.offer = WordButton(offer.text())
        self.offer.setProperty("link", True)
        self.offer.clicked.connect(offer.trigger)
        self.extra(self.trail)
        self.extra(self.offer)
        self.offer.hide()

    def show_of(self, chart_id: str | None, listed: Sequence[edit.Listed], steps: Sequence[str]) -> None:
        """Speak of these steps, of the chart without any."""
        self._chart_id = chart_id
        if chart_id is None:
            self.speak_of(lambda _session: None)
        elif steps:
            self.speak_of(lambda _session: of_steps(steps))
        else:
            self.speak_of(lambda _session: of_chart(chart_id, listed))
        self.show_trail()

    def show_trail(self) -> None:
        """Of the chart, as the document has it now."""
        self.trail.show_of("process_chart", self._chart_id)
        box = box_of(self.desk.document, self._chart_id) if self._chart_id else None
        self.offer.setVisible(box is not None)
        self.offer.setText(_("Offer the totals to the map…"))

    def show_header(self) -> None:
        """To the first field of the header."""
        if self._chart_id is not None:
            listed = edit.charts(self.desk.document)
            self.show_of(self._chart_id, listed, ())
            self.show_field("product")
