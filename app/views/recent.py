"""The events that were opened lately, each with a small picture of its work."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from PySide6.QtGui import QPixmap

from app.places import user_data

WIDTH, HEIGHT = 432, 216
"""Pixels of the kept picture: twice those of a card, for screens of two pixels in one."""


def picture_file(path: Path) -> Path:
    return user_data() / "pictures" / f"{hashlib.sha256(str(path).encode()).hexdigest()[:32]}.png"


def keep_picture(path: Path, picture: QPixmap) -> None:
    """Losing a picture loses nothing else, so a disk without room is only logged."""
    target = picture_file(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        logging.getLogger(__name__).warning("No picture is kept of %s", path.name, exc_info=True)
        return
    if not picture.save(str(target)):
        logging.getLogger(__name__).warning("No picture is kept of %s", path.name)


def kept_picture(path: Path) -> QPixmap:
    """Null where there is none."""
    file = picture_file(path)
    return QPixmap(str(file)) if file.exists() else QPixmap()
