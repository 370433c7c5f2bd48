"""The bytes of a file that should hold a table, and in one sentence why they do not."""

from __future__ import annotations

from pathlib import Path

from app.language import N_, sentence
from app.models.document_error import DocumentError, FileNotReadable, MissingFile
from app.models.whole_file import named, reason

LARGEST = 20_000_000
"""Bytes; a table of counts has some thousands, an action plan some hundred thousands."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype", b"<html", b"<table", b"<?xml")

EMPTY = N_("“{name}” is empty. Choose the file that holds the table.")
TOO_LARGE = N_("“{name}” is too large. Keep the table alone in it, and try again.")
NO_TEXT = N_("“{name}” is neither CSV nor Excel. Save the table as .xlsx or CSV, then import that.")
_OLD_EXCEL = N_("“{name}” is of an old Excel (.xls). Open it and save it as .xlsx or CSV, then import that.")
_PROTECTED = N_("“{name}” is protected by a password. Save it without one, then import that.")
_PDF = N_("“{name}” is a PDF, not a table. Export the table as .xlsx or CSV, then import that.")
_WEB_PAGE = N_("“{name}” is a web page inside. Open it in a spreadsheet and save it as .xlsx or CSV, then import that.")


class NotATable(DocumentError):
    """A file that holds no table that can be read; `sentence` says why and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(sentence(template, **values))


def file_content(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file that may hold CSV or Excel. Raises `DocumentError` for one that cannot."""
    content = _bytes(path, largest)
    if content.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in content
        raise NotATable(_PROTECTED if protected else _OLD_EXCEL, name=path.name)
    if content.startswith(b"%PDF"):
        raise NotATable(_PDF, name=path.name)
    if content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise NotATable(_WEB_PAGE, name=path.name)
    return content


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK")


def _bytes(path: Path, largest: int) -> bytes:
    target = named(path)
    try:
        if target.stat().st_size > largest:
            raise NotATable(TOO_LARGE, name=path.name)
        content = target.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(name=path.name) from error
    except OSError as error:
        raise FileNotReadable(name=path.name, reason=reason(error)) from error
    if not content.strip():
        raise NotATable(EMPTY, name=path.name)
    return content
