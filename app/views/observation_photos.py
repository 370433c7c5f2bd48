"""The photographs of the observations: dropped or pasted on the page, small on the cards, in a strip of the panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from app.models.observation_edit import add_seen
from app.views.background import ask
from app.views.photo_intake import Offered, Unusable, offered
from app.views.photo_strip import PhotoStrip, all_prepared, ask_for_pictures, told_of
from app.views.thumbnail import Thumbnails

if TYPE_CHECKING:
    from app.views.observation import ObservationPage


class ObservationPhotos(QObject):
    """What comes without an observation under it becomes one observation for each picture."""

    def __init__(self, page: ObservationPage) -> None:
        super().__init__(page)
        self._page = page
        self.thumbnails = Thumbnails(page.desk, self, page.devicePixelRatioF())
        self.strip = PhotoStrip(page.desk, "observation_id", self.thumbnails)

    def thumbnail(self, key: str, size: QSize) -> QPixmap | None:
        return self.thumbnails.picture(key, size)

    def takes(self, mime: QMimeData) -> bool:
        return bool(offered(mime)) and not self._page.desk.document.read_only

    def drop(self, mime: QMimeData, id: str | None) -> None:
        """Onto the observation of this id, or beside all of them."""
        if id is not None:
            self.strip.drop(mime, id)
        else:
            self._note(offered(mime))

    def paste(self) -> None:
        """To the one that is selected, else as new ones."""
        mime, ids = QGuiApplication.clipboard().mimeData(), self._page.selected()
        self.drop(mime, ids[0] if len(ids) == 1 else None)

    def choose(self) -> None:
        """Ask for files, each of which becomes an observation."""
        ask_for_pictures(self._page, self._page.desk, self._note)

    def put_image(self, image: QImage) -> None:
        """What is pasted where an observation is typed belongs to that one."""
        self._note([Offered("", image=image)])

    def _note(self, pictures: list[Offered]) -> None:
        page, desk, document = self._page, self._page.desk, self._page.desk.document
        if not pictures or document.read_only:
            return
        begun = page.begun()

        def done(answer: tuple[list[bytes], list[Unusable]]) -> None:
            contents, refused = answer
            if refused:
                desk.warn(told_of(refused))
            if desk.document is document and contents:
                page.show_new(add_seen(document, begun, contents))

        def failed(problem: Exception) -> None:
            raise problem

        ask(self, partial(all_prepared, pictures), done, failed)

    def stop(self) -> None:
        self.thumbnails.stop()
