"""The photographs of problems: dropped on the page or pasted on it, they show the defect of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QGuiApplication, QImage

from app.views.photo_intake import Offered, offered
from app.views.photo_strip import PhotoStrip

if TYPE_CHECKING:
    from app.views.problem import ProblemPage


class ProblemPhotos(QObject):
    """What comes where no problem is on show opens one, with what is typed so far."""

    def __init__(self, page: ProblemPage) -> None:
        super().__init__(page)
        self._page = page
        self._strip = PhotoStrip(page.desk, "problem_id", shows="nok")
        """Takes pictures for any problem; never shown itself."""
        self._strip.setParent(page)

    def takes(self, mime: QMimeData) -> bool:
        return bool(offered(mime)) and not self._page.desk.document.read_only

    def paste(self) -> None:
        """The pictures of the clipboard show the defect of the one on show."""
        self._put(offered(QGuiApplication.clipboard().mimeData()))

    def choose(self) -> None:
        """Ask for files, for the one on show."""
        seen = self._page.shown()
        if seen is not None:
            self._strip.show_of(seen.problem.id)
            self._strip.hide()
            self._strip.choose()

    def drop(self, mime: QMimeData, at: QPoint) -> None:
        """At a place of the page: on a line of the list for its problem, elsewhere for the one on show."""
        listed = self._page.side.list
        place = listed.viewport().mapFrom(self._page, at)
        index = listed.indexAt(place)
        on_list = listed.isVisible() and listed.viewport().rect().contains(place) and index.isValid()
        self._put(offered(mime), listed.rows.items[index.row()].problem.id if on_list else None)

    def put_image(self, image: QImage) -> None:
        """What is pasted where a problem is typed belongs to that one."""
        page = self._page
        if not page.desk.document.read_only:
            self._strip.take([Offered("", image=image)], page.note(page.entry.taken()))

    def _put(self, pictures: list[Offered], id: str | None = None) -> None:
        page, seen = self._page, self._page.shown()
        if not pictures or page.desk.document.read_only:
            return
        id = id or (seen.problem.id if seen is not None else page.note(page.entry.taken()))
        self._strip.take(pictures, id)

    def stop(self) -> None:
        self._strip.leave()
