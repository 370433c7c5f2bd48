"""Pages of a PDF as pictures, by PDFium. Every call belongs to the one thread of `background`."""

from __future__ import annotations

import math

import pypdfium2
from PySide6.QtGui import QImage

MOST_PIXELS = 24_000_000
"""Beyond this a picture on screen is stretched: about 100 MB."""


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(i) for i in range(len(document))]


def picture(pdf: bytes, page: int, pixels_per_point: float) -> QImage:
    """A page whole, no larger than `MOST_PIXELS`."""
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document.get_page_size(page)
        scale = min(pixels_per_point, math.sqrt(MOST_PIXELS / (width * height)))
        return _image(document[page].render(scale=scale, prefer_bgrx=True))


def band(pdf: bytes, page: int, pixels_per_point: float, top: float, bottom: float) -> QImage:
    """The part of a page between two heights, in points from its upper edge."""
    with pypdfium2.PdfDocument(pdf) as document:
        height = document.get_page_size(page)[1]
        crop = (0, height - bottom, 0, top)
        return _image(document[page].render(scale=pixels_per_point, crop=crop, prefer_bgrx=True))


def _image(bitmap: pypdfium2.PdfBitmap) -> QImage:
    return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
