"""About Chantier: versions, where things lie, and the licences of what is built in."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from app.language import N_, _
from app.places import RESOURCES, user_data
from app.views.button import WordButton
from app.views.crash import versions
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

BUILT_IN = (
    ("PySide6-Essentials", N_("window"), "LGPL-3.0"),
    ("SQLAlchemy", N_("document"), "MIT"),
    ("reportlab", N_("print"), "BSD-3-Clause"),
    ("pypdfium2", N_("print preview"), "BSD-3-Clause, Apache-2.0"),
    ("pyqtgraph", N_("charts"), "MIT"),
    ("babel", N_("numbers and dates"), "BSD-3-Clause"),
    ("openpyxl", N_("spreadsheets"), "MIT"),
    ("defusedxml", N_("careful reading"), "PSF-2.0"),
)
FILES = (("Inter", "fonts/OFL.txt"), ("Lucide", "icons/LICENSE"))


def licences() -> str:
    """What is built in, with its version, then the licences of the font and the icons as their authors wrote them."""
    lines = []
    for name, purpose, licence in BUILT_IN:
        try:
            lines.append(f"{name} {version(name)} – {_(purpose)} – {licence}")
        except PackageNotFoundError:
            continue
    for name, file in FILES:
        path = RESOURCES / file
        if path.exists():
            lines.append(f"\n{name}\n{path.read_text('utf-8').strip()}")
    return "\n".join(lines)


class AboutSheet(Sheet):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.content, window.worn, _("About Chantier"), width=640)
        self.say(_("Kaizen events from map to standard, in one offline file. Free software under the MIT licence."))
        self.say(versions())
        self.say(_("Working copies, earlier versions, settings and the log lie in {folder}", folder=user_data()))
        text = QPlainTextEdit(licences())
        text.setReadOnly(True)
        text.setAccessibleName(_("Licences"))
        text.setMinimumHeight(self.worn.px(220))
        self.body.addWidget(text, 1)
        copy, close = WordButton(_("Copy details")), WordButton(_("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        close.clicked.connect(self.close_sheet)
        self.add_buttons(copy, close)
