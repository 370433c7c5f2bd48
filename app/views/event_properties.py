"""The event itself: its name, its site, who leads it, and the sign of its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLineEdit

from app.calc.event import EventData
from app.language import N_, _
from app.models.event import Event
from app.views.button import WordButton
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

FIELDS = (
    ("name", N_("Name")),
    ("site", N_("Site")),
    ("coordinator", N_("Coordinator")),
    ("currency", N_("Currency")),
)

CURRENCY_AT_MOST = 8
"""Letters: €, CHF, k€."""


class EventSheet(Sheet):
    """Each field is kept when it is left, as everywhere; there is nothing to confirm."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, _("Event properties"), width=480)
        self._document = window.document
        form = QFormLayout()
        form.setVerticalSpacing(self.worn.px(8))
        self.lines: dict[str, QLineEdit] = {}
        with self._document.read() as session:
            event = session.get(Event, "event")
            for id, title in FIELDS:
                line = self.lines[id] = QLineEdit(getattr(event, id) if event else "")
                line.setAccessibleName(_(title))
                line.editingFinished.connect(lambda id=id: self._keep(id))
                line.returnPressed.connect(self.close_sheet)
                form.addRow(_(title), line)
        self.body.addLayout(form)
        self.lines["currency"].setMaxLength(CURRENCY_AT_MOST)
        self.lines["currency"].setMaximumWidth(self.worn.px(90))
        self.say(_("They stand in the title block of every sheet that is printed, the currency beside every amount."))
        close = WordButton(_("Close"))
        close.clicked.connect(self.close_sheet)
        self.add_buttons(close)
        self.lines["name"].setFocus()

    def open_sheet(self, focus: object = None) -> None:
        super().open_sheet(self.lines["name"])

    def close_sheet(self) -> None:
        for id in self.lines:
            self._keep(id)
        super().close_sheet()

    def _keep(self, id: str) -> None:
        text = self.lines[id].text().strip()
        if id == "currency" and not text:
            text = EventData().currency
            self.lines[id].setText(text)
        with self._document.read() as session:
            event = session.get(Event, "event")
            if event is not None and getattr(event, id) == text:
                return
        with self._document.edit(N_("Change the event")) as session:
            event = session.get(Event, "event") or Event(id="event")
            session.add(event)
            setattr(event, id, text)
