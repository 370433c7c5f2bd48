"""Causes on the clipboard: as JSON of our own with all that is known of them, and as lines for any other program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.calc.cause_lines import lines, outlined
from app.calc.fishbone import STATUSES, Cause
from app.calc.photo import Photo

CAUSES = "application/x-chantier-causes"
SUGGESTIONS = "application/x-chantier-suggestion"
"""Ids of suggestions, one a line."""


def put(causes: Sequence[Cause]) -> None:
    mime = QMimeData()
    mime.setData(CAUSES, json.dumps([asdict(cause) for cause in causes]).encode())
    mime.setText(lines(causes))
    QGuiApplication.clipboard().setMimeData(mime)


def taken() -> tuple[Cause, ...]:
    """What lies on the clipboard as causes, if it can be read as such."""
    mime = QGuiApplication.clipboard().mimeData()
    return causes_of(mime) if mime is not None else ()


def causes_of(mime: QMimeData) -> tuple[Cause, ...]:
    if mime.hasFormat(CAUSES):
        try:
            return tuple(_cause(row) for row in json.loads(bytes(mime.data(CAUSES).data())))
        except (ValueError, TypeError, KeyError):
            return ()
    return outlined(mime.text()) if mime.hasText() else ()


def suggestions_of(mime: QMimeData) -> list[str]:
    """Ids of suggestions that are dragged in."""
    return bytes(mime.data(SUGGESTIONS).data()).decode().split()


def _cause(row: dict[str, Any]) -> Cause:
    known = {field.name: row[field.name] for field in fields(Cause) if field.name in row}
    known["photos"] = tuple(Photo(**photo) for photo in row.get("photos", ()))
    known["causes"] = tuple(_cause(below) for below in row.get("causes", ()))
    if known.get("status", "suspected") not in STATUSES:
        raise ValueError("not a state of a cause")
    return Cause(**known)
