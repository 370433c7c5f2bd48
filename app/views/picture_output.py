"""The drawing of a page out of the program: a picture file, the clipboard."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.language import _
from app.models.whole_file import write_bytes
from app.reports.picture import Picture
from app.views.file_dialog import file_dialog, file_name
from app.views.page import Desk, Page


def save_picture(page: Page, picture: Picture) -> None:
    dialog = file_dialog(page, _("Save the picture"), page.desk.document.path.parent)
    dialog.setNameFilters([_("Picture (*.png)"), _("Vector drawing (*.svg)")])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.selectFile(f"{file_name(picture.title)}.png")
    dialog.filterSelected.connect(lambda chosen: _take_kind(dialog, "svg" if "*.svg" in chosen else "png"))
    dialog.fileSelected.connect(lambda chosen: write_picture(page.desk, picture, Path(chosen)))
    dialog.open()


def _take_kind(dialog: QFileDialog, suffix: str) -> None:
    """The name that is offered follows the kind of picture that was chosen."""
    dialog.setDefaultSuffix(suffix)
    named = dialog.selectedFiles()
    if named and not Path(named[0]).is_dir():
        dialog.selectFile(Path(named[0]).with_suffix(f".{suffix}").name)


def write_picture(desk: Desk, picture: Picture, target: Path) -> None:
    """As SVG where the name ends so, as PNG otherwise."""
    try:
        write_bytes(target, picture.svg() if target.suffix.lower() == ".svg" else picture.png())
    except OSError:
        logging.getLogger(__name__).warning("The picture could not be written", exc_info=True)
        desk.warn(_("“{file}” could not be written. Close it elsewhere or choose another place.", file=target.name))
    else:
        desk.say(_("Saved as “{file}”", file=target.name))


def copy_picture(desk: Desk, picture: Picture) -> None:
    picture.to_clipboard()
    desk.say(_("The picture is on the clipboard."))
