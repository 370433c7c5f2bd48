"""The map out of the program: a picture file, the clipboard."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.calc.figure_name import STATES
from app.language import _, current
from app.models.whole_file import write_bytes
from app.views.file_dialog import file_dialog, file_name

if TYPE_CHECKING:
    from app.views.value_stream import ValueStreamPage


def save_picture(page: ValueStreamPage) -> None:
    stream = page.stream()
    if stream is None:
        return
    name = stream.name or _(STATES[stream.state])
    dialog = file_dialog(page, _("Save the picture"), page.desk.document.path.parent)
    dialog.setNameFilters([_("Picture (*.png)"), _("Vector drawing (*.svg)")])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.selectFile(f"{file_name(name)}.png")
    dialog.filterSelected.connect(lambda chosen: _take_kind(dialog, "svg" if "*.svg" in chosen else "png"))
    dialog.fileSelected.connect(lambda chosen: write_picture(page, Path(chosen)))
    dialog.open()


def _take_kind(dialog: QFileDialog, suffix: str) -> None:
    """The name that is offered follows the kind of picture that was chosen."""
    dialog.setDefaultSuffix(suffix)
    named = dialog.selectedFiles()
    if named and not Path(named[0]).is_dir():
        dialog.selectFile(Path(named[0]).with_suffix(f".{suffix}").name)


def write_picture(page: ValueStreamPage, target: Path) -> None:
    """As SVG where the name ends so, as PNG otherwise."""
    from app.reports import map_picture

    stream = page.stream()
    if stream is None:
        return
    draw = map_picture.svg if target.suffix.lower() == ".svg" else map_picture.png
    try:
        write_bytes(target, draw(stream, language=current()))
    except OSError:
        logging.getLogger(__name__).warning("The picture could not be written", exc_info=True)
        page.desk.warn(
            _("“{file}” could not be written. Close it elsewhere or choose another place.", file=target.name)
        )
    else:
        page.desk.say(_("Saved as “{file}”", file=target.name))


def copy_picture(page: ValueStreamPage) -> None:
    from app.reports.map_picture import copy_to_clipboard

    stream = page.stream()
    if stream is not None:
        copy_to_clipboard(stream, language=current())
        page.desk.say(_("The picture is on the clipboard."))
