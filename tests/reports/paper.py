"""Reading a PDF back: its words, fonts and pictures, and how it looks."""

from __future__ import annotations

import io
import re

import pypdfium2
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage


def words(pdf: bytes) -> str:
    """The text of all pages in reading order, every kind of space as one plain space."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def fonts(pdf: bytes) -> dict[str, bool]:
    """The name of each font without the mark of its subset, and whether it is embedded."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor", {}).get_object() if "/FontDescriptor" in font else {}
            found[font["/BaseFont"].lstrip("/").split("+")[-1]] = "/FontFile2" in descriptor
    return found


def pictures(pdf: bytes) -> int:
    """How many bitmaps it holds."""
    return sum(len(page.images) for page in PdfReader(io.BytesIO(pdf)).pages)


def operators(pdf: bytes) -> str:
    """The page description of the first page, unpacked."""
    return PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")


def seen(pdf: bytes, scale: float = 1.0, page: int = 0) -> QImage:
    """A page as PDFium shows it, `scale` pixels to the point."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()


def difference(a: QImage, b: QImage) -> float:
    """Mean difference of two pictures of one size, 0 for equal ones and 1 for black against white.

    Both are made small first, so that only what is elsewhere or in another colour counts, not how an edge is smoothed.
    """
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [image.scaled(120, 120, mode=smooth).convertToFormat(QImage.Format.Format_RGB888) for image in (a, b)]
    left, right = (bytes(image.constBits()) for image in small)
    return sum(abs(x - y) for x, y in zip(left, right, strict=True)) / (255 * len(left))
