"""The sheet that every report is drawn on: paper, frame, title block, page numbers, and words that fit their place.

Lengths are points, y up, as reportlab has them; colours are those of paper.
"""

from __future__ import annotations

import io
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4, landscape, portrait
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from app.calc.calendar_date import LOCALES
from app.calc.text_measure import most_fitting
from app.canvas import font as canvas_font
from app.language import N_, sentence
from app.look import PAPER
from app.reports import font
from app.reports.paint_engine import paint

Paper = Literal["A3", "A4"]
SIZES = {"A3": landscape(A3), "A4": landscape(A4)}
MM = 72 / 25.4
MARGIN = 10 * MM
SMALLEST = 6.0
"""Points under which nobody reads a sheet that hangs on a wall."""

LABEL, TEXT, FIGURE, TITLE = 7.5, 9.5, 14.0, 20.0
LINE = 0.75
"""Width of the lines of a sheet, points."""
_A4_SCALE = 0.8
_LINES_OF_A_CELL = 2
_SHAPED_AT = 64
"""Pixels at which Qt shapes what reportlab cannot."""
_SQUEEZED, _OF_TWO_LINES = 0.85, 0.76
"""How much smaller than designed a value may be set on one line, and is set on two."""


class Sheet:
    """One document of one or more pages; `scale` is what the lettering of A3 is multiplied by."""

    def __init__(
        self, paper: Paper, language: str, *, title: str, author: str = "", subject: str = "", upright: bool = False
    ) -> None:
        self.language = language
        self.width, self.height = portrait(SIZES[paper]) if upright else SIZES[paper]
        self.scale = 1.0 if paper == "A3" else _A4_SCALE
        self._file = io.BytesIO()
        self.canvas = Canvas(
            self._file,
            pagesize=(self.width, self.height),
            pageCompression=1,
            initialFontName=font.face(),
            lang=LOCALES.get(language, language).replace("_", "-"),
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(subject)
        self.canvas.setCreator("Chantier")
        self.canvas.setProducer("Chantier")
        # At its true size, whatever the viewer's own habit: a scale on paper must hold.
        self.canvas.setViewerPreference("PrintScaling", "None")
        self.canvas.setLineWidth(LINE)

    def pixels(self, length: float) -> float:
        """A length of the A3 design, on this paper."""
        return length * self.scale

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = TEXT,
        *,
        weight: int = font.REGULAR,
        color: str = PAPER.text,
        align: Literal["left", "center", "right"] = "left",
        within: float | None = None,
    ) -> float:
        """One line with its base at `y`, in a size of the A3 design; the width drawn.

        What is wider than `within` is made smaller down to `SMALLEST`, then cut with an ellipsis.
        """
        name, size = font.face(weight), max(SMALLEST, self.pixels(size))
        if within is not None:
            size = max(SMALLEST, min(size, size * within / max(font.width(text, name, size), 0.01)))
            text = _cut(text, name, size, within)
        if not font.covers(name, text):
            return self._shaped(x, y, text, size, weight, color, align)
        self.canvas.setFillColor(HexColor(color))
        self.canvas.setFont(name, size)
        draw = {"left": "drawString", "center": "drawCentredString", "right": "drawRightString"}[align]
        getattr(self.canvas, draw)(x, y, text)
        return font.width(text, name, size)

    def _shaped(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        weight: int,
        color: str,
        align: Literal["left", "center", "right"],
    ) -> float:
        """A line with letters that the face lacks, or that stand above others: Qt knows their place."""
        scale = size / _SHAPED_AT
        wide, ascent = canvas_font.width(text, _SHAPED_AT, weight), 1.5 * _SHAPED_AT
        left = x - wide * scale * {"left": 0.0, "center": 0.5, "right": 1.0}[align]

        def draw(painter: QPainter) -> None:
            painter.setFont(canvas_font.map_font(_SHAPED_AT, weight))
            painter.setPen(QColor(color))
            painter.drawText(QPointF(0, ascent), text)

        rect = QRectF(0, 0, max(wide, 1.0), 2 * _SHAPED_AT)
        paint(self.canvas, (left, y - 0.5 * size, rect.width() * scale, 2 * size), rect, draw)
        return wide * scale

    def lines(self, text: str, width: float, size: float = TEXT, weight: int = font.REGULAR) -> list[str]:
        """The text broken into lines no wider than `width`, but for words that are wider by themselves."""
        return list(simpleSplit(text, font.face(weight), max(SMALLEST, self.pixels(size)), width))

    def say(self, template: str, **values: object) -> str:
        """A text in the language of the sheet."""
        return sentence(template, **values).within(self.language)

    def rule(self, x: float, y: float, x2: float, y2: float) -> None:
        self.canvas.setStrokeColor(HexColor(PAPER.line))
        self.canvas.line(x, y, x2, y2)

    def box(self, x: float, y: float, width: float, height: float, fill: str | None = None) -> None:
        self.canvas.setStrokeColor(HexColor(PAPER.line))
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        self.canvas.rect(x, y, width, height, stroke=1, fill=int(bool(fill)))

    def cell(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        label: str,
        value: str,
        size: float = TEXT,
        weight: int = font.MEDIUM,
    ) -> None:
        """A muted label over its value, which is broken into two lines before it is set too small to be read."""
        pad = self.pixels(8)
        x, room = x + pad, width - 1.5 * pad
        self.text(x, y + height - self.pixels(14), label, LABEL, color=PAPER.muted, within=room)
        if font.width(value, font.face(weight), self.pixels(size)) * _SQUEEZED <= room:
            self.text(x, y + self.pixels(10), value, size, weight=weight, within=room)
            return
        first, *rest = self._cell_lines(value, room, size, weight) or [""]  # of spaces alone there is no line
        size *= _OF_TWO_LINES
        for line, base in ((first, 10 + size * 0.75), (" ".join(rest), 10 - size * 0.4)):
            self._ending(x, y + self.pixels(base), line, size, weight, room)

    def holds(self, width: float, value: str, size: float = TEXT, weight: int = font.MEDIUM) -> bool:
        """Whether a cell of this width says the whole value."""
        return len(self._cell_lines(value, width - 1.5 * self.pixels(8), size, weight)) <= _LINES_OF_A_CELL

    def _cell_lines(self, value: str, room: float, size: float, weight: int) -> list[str]:
        return self.lines(value, room, size * _OF_TWO_LINES, weight)

    def _ending(self, x: float, y: float, text: str, size: float, weight: int, room: float) -> None:
        """A line in exactly this size, which ends with an ellipsis where it has no room."""
        name = font.face(weight)
        self.text(x, y, _cut(text, name, max(SMALLEST, self.pixels(size)), room), size, weight=weight)

    def turn(self) -> None:
        """To the next page."""
        self.canvas.showPage()
        self.canvas.setLineWidth(LINE)

    def bytes(self) -> bytes:
        self.canvas.save()
        return self._file.getvalue()


def title_block(
    sheet: Sheet, top: float, title: str, kind: str, cells: list[tuple[str, str, float]], page: int, pages: int
) -> float:
    """The head of a page; its lower edge.

    The title with its kind stands at the left, the cells (label, value, share of the width) at the right: under it,
    and all the width between them, where the page is upright.
    """
    height = sheet.pixels(44)
    left, right = MARGIN, sheet.width - MARGIN
    numbered = sentence(N_("{page} of {pages}"), page=page, pages=pages).within(sheet.language)
    cells = [*cells, (sentence(N_("Page")).within(sheet.language), numbered, 0.05)]
    upright = sheet.height > sheet.width
    x = right - sheet.pixels(92)
    pad = sheet.pixels(10)
    y = top - height
    sheet.text(right - pad, y + sheet.pixels(16), "Chantier", 15, weight=font.BOLD, color=PAPER.accent, align="right")
    sheet.rule(x, y, x, top)
    if not upright:
        x = _cells(sheet, x, y, height, cells, right - left)
    name_width = x - left - 2 * pad
    sheet.text(left + pad, y + sheet.pixels(21), title, TITLE, weight=font.SEMI_BOLD, within=name_width)
    sheet.text(left + pad, y + sheet.pixels(7), kind, LABEL + 1, color=PAPER.muted, within=name_width)
    sheet.rule(left, y, right, y)
    if upright:
        y -= height
        _cells(sheet, right, y, height, cells, (right - left) / sum(share for _label, _value, share in cells))
        sheet.rule(left, y, right, y)
    return y


def _cells(
    sheet: Sheet, right: float, y: float, height: float, cells: list[tuple[str, str, float]], whole: float
) -> float:
    """The cells side by side, the last one ending at `right`; where the first begins."""
    for label, value, share in reversed(cells):
        width = share * whole
        right -= width
        sheet.cell(right, y, width, height, label, value)
        sheet.rule(right, y, right, y + height)
    return right


def _cut(text: str, name: str, size: float, within: float) -> str:
    if font.width(text, name, size) <= within + 0.01:
        return text
    most = most_fitting(len(text), lambda n: font.width(text[:n] + "…", name, size) <= within)
    return text[:most].rstrip() + "…"
