"""Where things lie: the program's own resources, and the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def _resources() -> Path:
    """Inside the package once installed, beside it in a checkout, in the folder that PyInstaller names when packed."""
    here = Path(__file__).resolve().parent
    if packed := getattr(sys, "_MEIPASS", None):
        return Path(packed) / "resources"
    installed = here / "resources"
    return installed if installed.is_dir() else here.parent / "resources"


RESOURCES = _resources()


def user_data() -> Path:
    """The local folder of a user's working copies, backups, log and settings, not roaming; `CHANTIER_DATA` moves it."""
    if told := os.environ.get("CHANTIER_DATA"):
        return Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "Chantier"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Chantier"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "chantier"
