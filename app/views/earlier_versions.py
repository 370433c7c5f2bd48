"""The dated copies that were kept of this event: go back to one, which can be undone, or open it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from app.language import _, current
from app.views.button import WordButton
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.views.main_window import MainWindow


class EarlierSheet(Sheet):
    """Nothing of today is lost either way."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, _("Earlier versions"), width=520)
        self._window = window
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier versions"))
        self.list.setMinimumHeight(self.worn.px(220))
        self._versions = window.document.backups()
        for version in self._versions:
            self.list.addItem(_written(version.at))
        self.list.setCurrentRow(0)
        back, copy = WordButton(_("Go back to it")), WordButton(_("Open a copy of it"))
        back.clicked.connect(self._go_back)
        copy.clicked.connect(self._open)
        if self._versions:
            self.say(_("One is kept at each opening. Going back can be undone; a copy lies beside today’s event."))
            self.body.addWidget(self.list, 1)
        else:
            self.list.setParent(self)
            self.list.hide()
            self.say(_("There is none yet: one is kept at each opening of the event."))
        for button in (back, copy):
            button.setEnabled(bool(self._versions))
        back.setEnabled(bool(self._versions) and not window.document.read_only)
        self.add_buttons(back, copy)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or (self.list if self.list.count() else None))

    def _open(self) -> None:
        version = self._versions[self.list.currentRow()]
        self.close_sheet()
        self._window.files.open_earlier(version)

    def _go_back(self) -> None:
        version = self._versions[self.list.currentRow()]
        self.close_sheet()
        self._window.document.restore(version)
        self._window.say(_("This is the event as it was on {when}; Ctrl+Z takes you back.", when=_written(version.at)))


def _written(at: object) -> str:
    from babel.dates import format_datetime

    return str(format_datetime(at, "d MMMM y HH:mm", locale=current()))  # type: ignore[arg-type]
