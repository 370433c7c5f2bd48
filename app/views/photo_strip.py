"""The photographs of an observation, a cause, an answer or a problem: small ones in a row, more by drop and paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.calc.photo import Photo, Shows
from app.canvas.tip import tip_of
from app.language import N_, _, ngettext
from app.models.photo_edit import add_photos, move_photo, photos_of, remove_photo, set_shows
from app.views.background import ask
from app.views.file_dialog import file_dialog
from app.views.flow_layout import FlowLayout
from app.views.form_group import heading
from app.views.icon import icon
from app.views.page import Desk
from app.views.photo_intake import SUFFIXES, Offered, Unusable, all_prepared, offered, told_of
from app.views.photo_view import PhotoView
from app.views.theme import Appearance
from app.views.thumbnail import Thumbnails

SMALL = QSize(76, 57)
TITLES: dict[Shows | None, str] = {None: N_("Photos"), "nok": N_("As it is ✗"), "ok": N_("As it should be ✓")}


class PhotoStrip(QWidget):
    """`owner` is the column of `models.photo` that names what they belong to. Hidden while it shows nothing.

    With `shows` only those that show a part so, and with "nok" those of which it was not said.
    """

    def __init__(
        self, desk: Desk, owner: str, thumbnails: Thumbnails | None = None, *, shows: Shows | None = None
    ) -> None:
        super().__init__()
        self._desk, self._owner, self._shows = desk, owner, shows
        self.id: str | None = None
        self.photos: list[Photo] = []
        self.tiles: list[Tile] = []
        worn = desk.worn
        self._thumbnails = thumbnails or Thumbnails(desk, self, self.devicePixelRatioF())
        self._thumbnails.made.connect(self._fill)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        column.addWidget(heading(_(TITLES[shows]), worn))
        self._tray = QWidget()
        self._flow = FlowLayout(self._tray, worn.px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._tray.setSizePolicy(policy)
        column.addWidget(self._tray)
        self.more = self._more_button(worn)
        self._flow.addWidget(self.more)
        self.busy = QLabel()
        self.busy.setObjectName("muted")
        self.busy.setWordWrap(True)
        self.busy.hide()
        column.addWidget(self.busy)
        self._under_way = 0
        self.hide()

    def _more_button(self, worn: Appearance) -> QToolButton:
        more = QToolButton()
        more.setObjectName("photo")
        more.setIcon(icon("image-plus", worn.look.muted))
        more.setIconSize(QSize(worn.px(22), worn.px(22)))
        more.setFixedSize(worn.px(SMALL.width() + 6), worn.px(SMALL.height() + 6))
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more.setAccessibleName(
            _("Add photos") if self._shows is None else f"{_('Add photos')}: {_(TITLES[self._shows])}"
        )
        more.setToolTip(tip_of(_("Add photos: choose files, drop them here, or paste (Ctrl+V)")))
        more.clicked.connect(self.choose)
        return more

    # What is shown

    def show_of(self, id: str | None) -> None:
        """The photographs of this thing as the document has them; without an id, nothing."""
        photos = [photo for photo in self._all(id) if self._shows in (None, photo.shows or "nok")]
        if photos != self.photos:
            self._build(photos)
        self.id = id
        self.setVisible(id is not None)

    def _all(self, id: str | None) -> list[Photo]:
        return photos_of(self._desk.document, self._owner, id) if id else []

    def _place(self, at: int) -> int:
        """Of one on show, among all photographs of the same owner."""
        return [photo.id for photo in self._all(self.id)].index(self.photos[at].id)

    def refresh(self) -> None:
        self.show_of(self.id)

    def leave(self) -> None:
        """Make no more small pictures."""
        self._thumbnails.stop()

    def _build(self, photos: list[Photo]) -> None:
        focused = next((i for i, tile in enumerate(self.tiles) if tile.hasFocus()), -1)
        for tile in self.tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()  # it may be the one that asks
        self._flow.removeWidget(self.more)
        self.photos = photos
        self.tiles = [self._tile(i, photo) for i, photo in enumerate(photos)]
        for widget in (*self.tiles, self.more):
            self._flow.addWidget(widget)
        self._fill()
        if focused >= 0:
            (self.tiles[min(focused, len(photos) - 1)] if photos else self.more).setFocus()

    def _tile(self, at: int, photo: Photo) -> Tile:
        tile = Tile(photo, self._desk.worn)
        tile.clicked.connect(lambda: self.look(at))
        tile.removed.connect(lambda: self.remove(at))
        tile.menu_asked.connect(lambda place: self._menu(at, place))
        return tile

    def _fill(self) -> None:
        for tile in self.tiles:
            small = None if tile.made else self._thumbnails.picture(tile.photo.picture, tile.iconSize())
            if small is not None:
                tile.made = True
                if not small.isNull():
                    tile.setIcon(QIcon(small))

    # What is done with those that are there

    def look(self, at: int) -> None:
        """See this one large, over the window."""
        if self.id is not None:
            place = self._place(at)
            view = PhotoView(self.window(), self._desk.worn, self._desk.document, self._owner, self.id, place)
            view.closed.connect(self.refresh)
            view.open_sheet()

    def remove(self, at: int) -> None:
        remove_photo(self._desk.document, self.photos[at].id)
        self._desk.say(_("The photo was removed; Ctrl+Z brings it back."))
        self.refresh()

    def put(self, at: int, by: int) -> None:
        move_photo(self._desk.document, self._owner, self.photos[at].id, self._place(at + by))
        self.refresh()

    def say_shown(self, at: int, shows: Shows) -> None:
        """It goes over to the strip of those that show a part so."""
        set_shows(self._desk.document, self.photos[at].id, shows)
        self.refresh()

    def _menu(self, at: int, place: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways: list[tuple[str, Callable[[], None], bool]] = [
            (_("Look at it, write its caption"), partial(self.look, at), True),
            (_("Put it before"), partial(self.put, at, -1), at > 0),
            (_("Put it after"), partial(self.put, at, 1), at < len(self.photos) - 1),
            (_("Remove this photo"), partial(self.remove, at), True),
        ]
        if self._shows is not None:
            other: Shows = "ok" if self._shows == "nok" else "nok"
            ways.insert(-1, (_(TITLES[other]), partial(self.say_shown, at, other), True))
        for title, call, possible in ways:
            action = menu.addAction(title)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, call=call: call())
        menu.popup(place)  # type: ignore[arg-type]

    # More of them

    def choose(self) -> None:
        """Ask for files."""
        ask_for_pictures(self, self._desk, self.take)

    def paste(self, id: str | None = None) -> bool:
        """Take the pictures of the clipboard for this thing, or for the one on show; whether there are any."""
        return self.take(offered(QGuiApplication.clipboard().mimeData()), id)

    def drop(self, mime: QMimeData, id: str | None = None) -> bool:
        return self.take(offered(mime), id)

    def take(self, pictures: Sequence[Offered], id: str | None = None) -> bool:
        """Make the pictures ready in the background, and add them in one gesture; whether there are any."""
        id, document, desk, owner, shows = id or self.id, self._desk.document, self._desk, self._owner, self._shows
        if not pictures or id is None:
            return False
        self._say_busy(len(pictures))

        def over() -> None:
            if shiboken6.isValid(self):
                self._say_busy(-len(pictures))

        def done(answer: tuple[list[bytes], list[Unusable]]) -> None:
            over()
            contents, refused = answer
            if desk.document is not document:
                desk.warn(too_late(len(pictures)))
                return
            if refused:
                desk.warn(told_of(refused))
            if contents:
                _tell_added(desk, len(add_photos(document, owner, id, contents, shows)))
            if shiboken6.isValid(self):
                self.refresh()

        def failed(problem: Exception) -> None:
            over()
            raise problem

        # The window outlives this strip, which is made anew with the language and the look.
        ask(desk, partial(all_prepared, list(pictures)), done, failed)  # type: ignore[arg-type]
        return True

    def _say_busy(self, more: int) -> None:
        self._under_way += more
        n = self._under_way
        self.busy.setText(ngettext("Adding {n} photo…", "Adding {n} photos…", n) if n else "")
        self.busy.setVisible(n > 0)

    # Events of Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.id is not None and offered(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.drop(event.mimeData()):
            event.acceptProposedAction()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._pastes(event):
            event.accept()  # the page may have a command of this key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pastes(event):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _pastes(self, event: QEvent) -> bool:
        wanted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        return wanted and bool(offered(QGuiApplication.clipboard().mimeData()))


class Tile(QToolButton):
    """One small photograph: a click or Enter to see it large, Delete to remove it."""

    removed = Signal()
    menu_asked = Signal(object)

    def __init__(self, photo: Photo, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("photo")
        self.photo, self.made = photo, False
        self.setIcon(icon("image", worn.look.muted))
        self.setIconSize(QSize(worn.px(SMALL.width()), worn.px(SMALL.height())))
        self.setFixedSize(worn.px(SMALL.width() + 6), worn.px(SMALL.height() + 6))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(photo.caption or _("Photo"))
        self.setToolTip(tip_of(photo.caption or _("Photo: a click shows it large")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        mine = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in mine:
            event.accept()  # it means the photo, not the thing that the page has selected
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())


def ask_for_pictures(place: QWidget, desk: Desk, then: Callable[[list[Offered]], object]) -> None:
    """Let files be chosen, and hand on those that are."""
    dialog = file_dialog(place, _("Add photos"), desk.document.path.parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(_("Pictures ({endings})", endings=" ".join(f"*{suffix}" for suffix in SUFFIXES)))
    dialog.filesSelected.connect(lambda names: then([Offered(Path(n).name, Path(n)) for n in names]))
    dialog.open()


def _tell_added(desk: Desk, n: int) -> None:
    if n:
        desk.say(ngettext("{n} photo added. Ctrl+Z undoes it.", "{n} photos added. Ctrl+Z undoes it.", n))
    else:
        desk.warn(_("What the photo belongs to was deleted before it was ready: the photo was not added."))


def too_late(n: int) -> str:
    """Of pictures that were not ready when their event was closed."""
    return ngettext(
        "{n} photo was not ready when the event was closed, and was not added. Add it again.",
        "{n} photos were not ready when the event was closed, and were not added. Add them again.",
        n,
    )
