"""A PDF on a printer of the system: page by page and band by band, so that no page is ever whole in memory."""

from __future__ import annotations

import logging
import math

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.views import background, pdf_page

log = logging.getLogger(__name__)
MOST_DPI = 600
_BAND = 96.0
"""Height of a band in points: 40 MB of an A3 at 600 dpi."""


class PrintJob(QObject):
    """Bands are made in the background and painted here; the window lives on meanwhile."""

    finished = Signal(bool)

    def __init__(self, parent: QObject, printer: QPrinter, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        super().__init__(parent)
        self._printer, self._pdf, self._sizes = printer, pdf, sizes
        first, last = printer.fromPage() or 1, printer.toPage() or len(sizes)
        self._bands = [
            (page, top, min(top + _BAND, sizes[page][1]))
            for page in range(first - 1, min(last, len(sizes)))
            for top in (i * _BAND for i in range(math.ceil(sizes[page][1] / _BAND)))
        ]
        self._painter = QPainter()
        self._page = -1

    @staticmethod
    def set_page(printer: QPrinter, width: float, height: float) -> None:
        """The paper of the sheet, its whole area and no margin of the driver: what is drawn keeps its size."""
        size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
        turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(size, turned, QMarginsF()))
        printer.setFullPage(True)

    def start(self) -> None:
        self._printer.setFullPage(True)
        if self._bands and self._painter.begin(self._printer):
            self._page = self._bands[0][0]
            self._next()
        else:
            self._finish(False)

    def _next(self) -> None:
        if not self._bands:
            self._finish(True)
            return
        page, top, bottom = self._bands.pop(0)
        if page != self._page:
            self._page = page
            if not self._printer.newPage():
                self._finish(False)
                return
        dpi = min(self._printer.resolution(), MOST_DPI)
        background.ask(
            self,
            lambda: pdf_page.band(self._pdf, page, dpi / 72, top, bottom),
            lambda image: self._paint(image, page, top, bottom),
            self._fail,
        )

    def _paint(self, image: QImage, page: int, top: float, bottom: float) -> None:
        """At its true size; smaller only where the paper chosen in the dialog is smaller than the sheet."""
        dots = self._printer.resolution() / 72
        width, height = self._sizes[page]
        paper = self._printer.paperRect(QPrinter.Unit.Point)
        scale = min(1.0, (paper.width() + 1) / width, (paper.height() + 1) / height) * dots
        self._painter.drawImage(QRectF(0, top * scale, width * scale, (bottom - top) * scale), image)
        self._next()

    def _fail(self, problem: Exception) -> None:
        log.error("a page could not be printed", exc_info=problem)
        self._finish(False)

    def _finish(self, good: bool) -> None:
        if self._painter.isActive():
            good = self._painter.end() and good
        self.finished.emit(good)
        self.deleteLater()
