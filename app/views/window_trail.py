"""The trail of what is selected on the page on show, whichever page that is: read anew when either changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.language import _

if TYPE_CHECKING:
    from app.models.diff import Diff
    from app.models.trail import End, Thing
    from app.views.main_window import MainWindow


class WindowTrail(QObject):
    """Fills the status bar, and goes back and on by key."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._thing: Thing | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._read)

    def selected(self) -> None:
        """Another thing may be selected, or another page be on show."""
        if self._of_page() != self._thing:
            self._later.start()

    def changed(self, diff: Diff) -> None:
        from app.models.trail import concerns

        if self._thing is not None and concerns(diff):
            self._later.start()

    def shown_anew(self) -> None:
        """The status bar speaks of nothing yet."""
        self._thing = None
        self._later.start()

    def _of_page(self) -> Thing | None:
        page = self._window.pages.get(self._window.current)
        return page.thing() if page is not None and self._window.document is not None else None

    def _read(self) -> None:
        self._thing = self._of_page()
        status = self._window.status
        if self._thing is None:
            status.trail.show_ends((), ())
            return
        from app.models.trail import trail

        with self._window.document.read() as session:
            found = trail(session, *self._thing)
        status.trail.show_ends(found.origin(), found.came)

    def _now(self) -> tuple[tuple[End, ...], tuple[End, ...]]:
        self._later.stop()
        self._read()
        return self._window.status.trail.origin, self._window.status.trail.came

    def back(self) -> None:
        """To what the selected thing was made from."""
        self._go(self._now()[0], _("Nothing is noted from which this came."))

    def on(self) -> None:
        """To what was made of the selected thing."""
        self._go(self._now()[1], _("Nothing has come of this yet."))

    def _go(self, ends: tuple[End, ...], otherwise: str) -> None:
        if ends:
            self._window.open_thing(ends[0].kind, ends[0].id)
        else:
            self._window.say(otherwise)
