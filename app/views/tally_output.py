"""The tally out of the program: the Pareto on show as a picture, the sheet as a table for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter

from app.calc.pareto import pareto
from app.calc.quantity import show_for_typing
from app.calc.tally import Tally
from app.canvas.pareto_drawing import Drawing
from app.canvas.pareto_layout import LaidPareto
from app.canvas.pareto_words import ParetoWords
from app.language import _, current
from app.look import Look
from app.reports import font
from app.reports.picture import Picture
from app.views.pareto import ParetoView

WIDTH, HEIGHT = 900.0, 620.0
"""The picture of one Pareto; two beside each other are twice as wide."""


@dataclass(frozen=True, slots=True)
class _Pictured:
    """What is on show, laid out anew at the size of the picture."""

    parts: tuple[LaidPareto, ...]
    area: QRectF

    def bounds(self) -> QRectF:
        return self.area

    def draw(self, painter: QPainter, look: Look) -> None:
        for part in self.parts:
            Drawing(painter, look).draw(part)


def picture_of(view: ParetoView) -> Picture | None:
    """The Pareto, the bar that is looked into, or the two periods, as they are on show."""
    if not view.laid:
        return None
    font.ready()
    area = QRectF(0, 0, WIDTH * len(view.laid), HEIGHT)
    parts = view.laid_in(area, 1.0)
    title = parts[-1].told.title
    return Picture(_Pictured(parts, area), title, _("Pareto"), current())


def copy_table(tally: Tally, currency: str) -> int:
    """Put the sheet on the clipboard, tabs between its cells; how many rows it has."""
    found = pareto(tally)
    bars = {bar.id: bar for bar in found.bars}
    words = ParetoWords(tally.weight, currency=currency)
    columns = tally.columns if tally.column_kind != "none" else ()
    value = [words.head("value")] if tally.weight != "count" else []
    lines = [
        [_("Category"), *(column.name for column in columns), words.head("count"), *value, "%", words.head("reached")]
    ]
    for category in tally.categories:
        bar = bars[category.id]
        counts = [str(category.count_in(column.id)) for column in columns]
        weighed = [_plain(bar.value)] if tally.weight != "count" else []
        shares = [_plain(share and share * 100) for share in (bar.share, bar.cumulative)]
        lines.append([_cell(words.name(category)), *counts, str(bar.count), *weighed, *shares])
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines) + "\n")
    return len(tally.categories)


def _plain(number: float | None) -> str:
    """As a spreadsheet of this language reads it; nothing where it is unknown."""
    return show_for_typing(None if number is None else round(number, 4), "count")


def _cell(text: str) -> str:
    return " ".join(text.split())
