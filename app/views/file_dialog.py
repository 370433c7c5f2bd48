"""The dialog that asks for a file: it begins in the folder of the work and speaks one language throughout."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.language import _


def file_dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    """Shown with `open()`; it goes away by itself when it is closed."""
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder:"))  # Qt's own French lacks these two
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Files:"))
    return dialog


def file_name(title: str) -> str:
    """The title without what a file system refuses."""
    return "".join("-" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in title).strip(" .")[:120] or "map"


def free_path(folder: Path, name: str) -> Path:
    """`name.kaizen` in the folder, or with the first number that no file has."""
    path, n = folder / f"{name}.kaizen", 2
    while path.exists():
        path, n = folder / f"{name} {n}.kaizen", n + 1
    return path
