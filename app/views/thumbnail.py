"""Small pictures of the photographs of an event, made one after the other so that nothing waits for them."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImageReader, QPixmap

from app.models.picture import Picture
from app.views.page import Desk

KEPT = 400

Wanted = tuple[str, int, int]


class Thumbnails(QObject):
    """`made` when one that was asked for is there; what cannot be read as a picture stays empty."""

    made = Signal()

    def __init__(self, desk: Desk, parent: QObject, ratio: float = 1.0) -> None:
        super().__init__(parent)
        self._desk, self._ratio = desk, ratio
        self._known: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._waiting: list[Wanted] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make_next)

    def picture(self, key: str, size: QSize) -> QPixmap | None:
        """The middle of a photograph in this size; `None` until it is made."""
        wanted = key, size.width(), size.height()
        if wanted in self._known:
            self._known.move_to_end(wanted)
            return self._known[wanted]
        if wanted in self._waiting:
            self._waiting.remove(wanted)
        self._waiting.append(wanted)  # what was asked for last is in sight
        self._timer.start()
        return None

    def stop(self) -> None:
        self._timer.stop()
        self._waiting.clear()

    def _make_next(self) -> None:
        document = self._desk.document
        if not self._waiting or document is None:
            self.stop()
            return
        wanted = self._waiting.pop()
        with document.read() as session:
            row = session.get(Picture, wanted[0])
            content = row.content if row is not None else b""
        self._known[wanted] = self._small(content, QSize(*wanted[1:]))
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self.made.emit()

    def _small(self, content: bytes, size: QSize) -> QPixmap:
        """Read no larger than needed: a camera's picture has a hundred times as many points."""
        wanted = size * self._ratio
        data = QByteArray(content)
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        whole = reader.size()
        if whole.isValid():
            side = max(wanted.width(), wanted.height())
            reader.setScaledSize(whole.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        image = reader.read()
        if image.isNull():
            return QPixmap()
        covering = image.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        middle = QRect(0, 0, wanted.width(), wanted.height())
        middle.moveCenter(covering.rect().center())
        made = QPixmap.fromImage(covering.copy(middle))
        made.setDevicePixelRatio(self._ratio)
        return made
