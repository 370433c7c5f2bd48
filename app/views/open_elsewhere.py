"""The two questions that must be asked: the event cannot be worked on; its file cannot be written at closing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.language import _
from app.models.document_error import DocumentError
from app.models.lock import OpenElsewhere
from app.views.button import WordButton
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.views.main_window import MainWindow


class ElsewhereSheet(Sheet):
    """A look that changes nothing, or a copy beside it; taking it over only where the other seems to be gone."""

    def __init__(self, window: MainWindow, path: Path, refused: DocumentError) -> None:
        elsewhere = isinstance(refused, OpenElsewhere)
        title = _("The event is open elsewhere") if elsewhere else _("The event can only be read")
        super().__init__(window.content, window.worn, title, width=620)
        self.say(str(refused.sentence))
        files = window.files
        cancel, copy, look = WordButton(_("Cancel")), WordButton(_("Open a copy")), WordButton(_("Look at it"))
        cancel.clicked.connect(self.close_sheet)
        ways = [(copy, files.open_copy), (look, files.look_at)]
        buttons = [cancel, copy, look]
        if isinstance(refused, OpenElsewhere) and refused.may_take_over:
            over = WordButton(_("Open it all the same"))
            buttons.insert(1, over)
            ways.append((over, files.take_over))
        for button, way in ways:
            button.clicked.connect(self.close_sheet)
            button.clicked.connect(lambda _checked=False, way=way: way(path))
        self.add_buttons(*buttons)
        self.look = look

    def open_sheet(self, focus: object = None) -> None:
        super().open_sheet(self.look)


class NotSavedSheet(Sheet):
    """At closing, when the file of the event cannot be written."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, _("The file could not be written"), width=620)
        self.say(str(window.document.saved.sentence or ""))
        self.say(_("Nothing is lost: your work is kept in this program’s own folder on this computer."))
        self.say(_("It is taken up again when you open the event here."))
        close, copy = WordButton(_("Close all the same")), WordButton(_("Save a copy as…"))
        for button, way in ((close, window.close_for_sure), (copy, window.files.save_copy)):
            button.clicked.connect(self.close_sheet)
            button.clicked.connect(lambda _checked=False, way=way: way())
        self.add_buttons(close, copy)
