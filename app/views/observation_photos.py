"""The photographs of the observations: dropped or pasted on the page, small on the cards, in a strip of the panel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from app.calc.observation import Observation
from app.models.document import Document
from app.models.observation_edit import ADD, add_observation, add_seen
from app.models.photo_edit import add_photos
from app.views.background import ask
from app.views.photo_intake import Offered, Unusable, all_prepared, offered, told_of
from app.views.photo_strip import PhotoStrip, ask_for_pictures, too_late
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
        self._under_way: list[_Begun] = []

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
        begun = _Begun(page.begun())
        self._under_way.append(begun)

        def done(answer: tuple[list[bytes], list[Unusable]]) -> None:
            self._under_way.remove(begun)
            contents, refused = answer
            if refused:
                desk.warn(told_of(refused))
            if desk.document is not document:
                desk.warn(too_late(len(pictures)))
            elif (ids := begun.note(document, contents)) and shiboken6.isValid(page):
                page.show_new(ids)

        def failed(problem: Exception) -> None:
            raise problem

        # The window outlives this page, which is made anew with the language and the look.
        ask(desk, partial(all_prepared, pictures), done, failed)  # type: ignore[arg-type]

    def stop(self) -> None:
        self.thumbnails.stop()
        for begun in self._under_way:
            begun.leave(self._page.desk.document)


@dataclass(slots=True)
class _Begun:
    """What was typed when pictures came: it is noted with them when they are ready, without them where none is one."""

    observation: Observation
    id: str = ""
    """Where it had to be noted before."""

    def note(self, document: Document, contents: list[bytes]) -> list[str]:
        """The ids of what is new."""
        if self.id:
            with document.edit(ADD):
                taken = len(add_photos(document, "observation_id", self.id, contents[:1]))
                return add_seen(document, self.observation, contents[taken:])
        if contents:
            return add_seen(document, self.observation, contents)
        return [add_observation(document, self.observation)] if self.observation.text else []

    def leave(self, document: Document) -> None:
        """Note the words now: the page goes, and perhaps the document with it."""
        if self.observation.text and not self.id:
            self.id = add_observation(document, self.observation)
