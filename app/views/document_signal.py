"""The document's plain listeners as signals of Qt, delivered in the thread of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.models.document import Document


class DocumentSignal(QObject):
    """`changed` carries the `Diff` of each edit, undo and redo; `saved` what is safe where. Silent after `stop`."""

    changed = Signal(object)
    saved = Signal(object)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._stops = [document.subscribe(self.changed.emit), document.subscribe_saved(self.saved.emit)]

    def stop(self) -> None:
        for stop in self._stops:
            stop()
        self._stops = []
