"""The dated copies that were kept of this event, to be opened beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from app.language import _, current
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.views.main_window import MainWindow


class EarlierSheet(Sheet):
    """Opening one makes a copy beside the event, so that nothing of today is lost."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, _("Earlier versions"), width=520)
        self._window = window
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier versions"))
        self.list.setMinimumHeight(self.worn.px(220))
        for backup in window.document.backups():
            item = QListWidgetItem(_written(backup.at))
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self._open())
        open_ = QPushButton(_("Open a copy of it"))
        open_.clicked.connect(self._open)
        if self.list.count():
            self.say(_("One is kept at each opening. It opens as a copy beside today’s event, which stays as it is."))
            self.body.addWidget(self.list, 1)
        else:
            self.list.setParent(self)
            self.list.hide()
            open_.setEnabled(False)
            self.say(_("There is none yet: one is kept at each opening of the event."))
        self.add_buttons(open_)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or (self.list if self.list.count() else None))

    def _open(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.close_sheet()
            self._window.files.open_earlier(Path(item.data(Qt.ItemDataRole.UserRole)), item.text())


def _written(at: object) -> str:
    from babel.dates import format_datetime

    return str(format_datetime(at, "d MMMM y HH:mm", locale=current()))  # type: ignore[arg-type]
