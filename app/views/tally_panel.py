"""The panel beside the tally: the category that is chosen above, the header of the sheet below, each with its trail."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import tally_edit as edit
from app.views.form import Form
from app.views.page import Desk
from app.views.tally_subject import of_row, of_tally
from app.views.trail_strip import TrailStrip


class TallyPanel(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.row_form, self.tally_form = Form(desk), Form(desk)
        self.row_trail, self.tally_trail = TrailStrip(desk), TrailStrip(desk)
        self.row_form.extra(self.row_trail)
        self.tally_form.extra(self.tally_trail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row_form, 4)
        column.addWidget(self.tally_form, 5)

    def show_of(self, tally_id: str | None, row: str | None) -> None:
        """Read tally and category anew."""
        listed = edit.listed(self._desk.document)
        others = [(id, name or period) for id, name, period in listed if id != tally_id]
        self.row_form.speak_of(lambda session: of_row(session, row))
        self.tally_form.speak_of(lambda _session: of_tally(tally_id, others))
        self.row_form.setVisible(self.row_form.subject is not None)
        self.row_trail.show_of("category", row or None)
        self.tally_trail.show_of("tally", tally_id)

    def take(self) -> None:
        """Keep what is half typed."""
        self.row_form.take()
        self.tally_form.take()
