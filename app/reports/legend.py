"""The legend of a map: each kind of symbol and flow that it uses, drawn small, with its name and count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.calc.map_symbol import FLOW_KIND, FLOWS, ROW_HEIGHT, SYMBOL_KIND, SYMBOLS
from app.calc.value_stream import ValueStream
from app.canvas.flow_drawing import draw_flow
from app.canvas.symbol_drawing import draw_outline, draw_symbol
from app.canvas.symbol_words import Written
from app.language import Sentence
from app.look import PAPER
from app.reports import font
from app.reports.paint_engine import paint
from app.reports.sheet import LABEL, MARGIN, Sheet

_SIZE = LABEL + 1
_SWATCH, _SWATCH_HEIGHT, _ROW, _GAP = 30.0, 20.0, 26.0, 20.0
_FLOW_LENGTH = 54.0


@dataclass(frozen=True, slots=True)
class Entry:
    kind: str
    text: str
    """Name and count, as in “Process × 5”."""


def legend_of(stream: ValueStream, language: str) -> list[Entry]:
    """The kinds that the map uses, in the order of their declaration: symbols first."""
    used = Counter([symbol.kind for symbol in stream.symbols])
    used.update(flow.kind for flow in stream.flows)
    names = {kind.id: kind.name for kind in SYMBOLS} | {kind.id: kind.name for kind in FLOWS}
    return [Entry(id, f"{Sentence(name).within(language)} × {used[id]}") for id, name in names.items() if used[id]]


def legend_height(sheet: Sheet, entries: list[Entry]) -> float:
    return len(_rows(sheet, entries)) * sheet.pixels(_ROW) + sheet.pixels(4)


def draw_legend(sheet: Sheet, top: float, entries: list[Entry]) -> None:
    """Side by side, in as many rows as they need, from `top` downwards."""
    swatch, high, row_height = (sheet.pixels(length) for length in (_SWATCH, _SWATCH_HEIGHT, _ROW))
    for i, row in enumerate(_rows(sheet, entries)):
        middle = top - sheet.pixels(2) - (i + 0.5) * row_height
        for x, entry in row:
            paint(
                sheet.canvas,
                (x, middle - high / 2, swatch, high),
                _bounds(entry.kind),
                partial(_draw, entry.kind),
            )
            sheet.text(x + swatch + sheet.pixels(5), middle - sheet.pixels(_SIZE) * 0.36, entry.text, _SIZE)


def _rows(sheet: Sheet, entries: list[Entry]) -> list[list[tuple[float, Entry]]]:
    """Where each entry begins."""
    pad = sheet.pixels(10)
    rows: list[list[tuple[float, Entry]]] = [[]]
    x = MARGIN + pad
    for entry in entries:
        words = font.width(entry.text, font.face(), sheet.pixels(_SIZE))
        wide = sheet.pixels(_SWATCH + 5) + words
        if rows[-1] and x + wide > sheet.width - MARGIN - pad:
            rows.append([])
            x = MARGIN + pad
        rows[-1].append((x, entry))
        x += wide + sheet.pixels(_GAP)
    return rows


def _bounds(kind_id: str) -> QRectF:
    if kind_id in FLOW_KIND:
        return QRectF(-2, -18, _FLOW_LENGTH + 4, 36)
    kind = SYMBOL_KIND[kind_id]
    return QRectF(-2, -2, kind.width + 4, kind.height + _box_rows(kind_id) + 4)


def _box_rows(kind_id: str) -> float:
    """A symbol with a data box is shown with the beginning of it."""
    return 2 * ROW_HEIGHT if SYMBOL_KIND[kind_id].label == "title" else 0.0


def _draw(kind_id: str, painter: QPainter) -> None:
    if kind_id in FLOW_KIND:
        draw_flow(painter, kind_id, ((0.0, 0.0), (_FLOW_LENGTH, 0.0)), PAPER)
    elif rows := _box_rows(kind_id):
        kind = SYMBOL_KIND[kind_id]
        draw_symbol(painter, kind_id, Written(kind.width, kind.height + rows, (), {}), PAPER)
    else:
        draw_outline(painter, SYMBOL_KIND[kind_id], PAPER)
