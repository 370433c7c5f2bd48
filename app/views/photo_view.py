"""A photograph as large as the window, with its caption; from one to the next by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.calc.photo import Photo
from app.language import _
from app.models.document import Document
from app.models.photo_edit import caption_photo, content_of, photos_of, remove_photo
from app.views.button import icon_button
from app.views.sheet import Sheet
from app.views.theme import Appearance

ROOM = QSize(4000, 3000)
"""More than any window has: the picture takes what there is."""


class PhotoView(Sheet):
    """Over the whole window; a click beside it or Escape closes it, Delete removes the photo that is seen."""

    def __init__(self, over: QWidget, worn: Appearance, document: Document, owner: str, id: str, at: int) -> None:
        super().__init__(over, worn, width=ROOM.width())
        self._document, self._owner, self._id = document, owner, id
        self._photos: list[Photo] = []
        self.at = at
        self.body.setContentsMargins(worn.px(10), worn.px(8), worn.px(10), worn.px(8))
        self.picture = _Picture()
        self.picture.asked.connect(self.step)
        self.caption = QLineEdit()
        self.caption.setPlaceholderText(_("Caption"))
        self.caption.setAccessibleName(_("Caption"))
        self.caption.editingFinished.connect(self.take)
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.before = icon_button(worn, "chevron-left", _("Photo before"), keys="←")
        self.after = icon_button(worn, "chevron-right", _("Next photo"), keys="→")
        remove = icon_button(worn, "trash-2", _("Remove this photo"), keys=_("Del"))
        close = icon_button(worn, "x", _("Close"), keys=_("Esc"))
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        remove.clicked.connect(self.remove)
        close.clicked.connect(self.close_sheet)
        row = QHBoxLayout()
        for widget in (self.before, self.count, self.after, self.caption, remove, close):
            row.addWidget(widget, 1 if widget is self.caption else 0)
        self.body.addWidget(self.picture, 1)
        self.body.addLayout(row)
        self._show()

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.picture)

    def step(self, by: int) -> None:
        """To the next photo or the one before, round the ends."""
        self.take()
        self.at = (self.at + by) % max(1, len(self._photos))
        self._show()

    def take(self) -> None:
        """Keep the caption."""
        if self.caption.isModified() and self._photos:
            self.caption.setModified(False)
            caption_photo(self._document, self._photos[self.at].id, self.caption.text())

    def remove(self) -> None:
        if self._photos:
            self.caption.setModified(False)
            remove_photo(self._document, self._photos[self.at].id)
        self._show()

    def _show(self) -> None:
        self._photos = photos_of(self._document, self._owner, self._id)
        if not self._photos:
            self.close_sheet()
            return
        self.at = min(self.at, len(self._photos) - 1)
        photo = self._photos[self.at]
        pixmap = QPixmap()
        pixmap.loadFromData(content_of(self._document, photo.picture))
        self.picture.show_picture(pixmap, photo.caption)
        self.caption.setText(photo.caption)
        self.count.setText(_("{n} of {all}", n=self.at + 1, all=len(self._photos)))
        for widget in (self.before, self.count, self.after):
            widget.setVisible(len(self._photos) > 1)

    def close_sheet(self) -> None:
        self.take()
        super().close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)
        event.accept()


class _Picture(QWidget):
    """As large as it fits; `asked` the next photo by a click on the right half, the one before on the left."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pixmap = QPixmap()

    def show_picture(self, pixmap: QPixmap, caption: str) -> None:
        self._pixmap = pixmap
        self.setAccessibleName(caption or _("Photo"))
        self.update()

    def sizeHint(self) -> QSize:
        return ROOM

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(1 if event.position().x() >= self.width() / 2 else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap.isNull():
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("This picture cannot be shown."))
        else:
            size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = self.rect()
            place.setSize(size)
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place, self._pixmap)
        painter.end()
