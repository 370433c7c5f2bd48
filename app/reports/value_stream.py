"""A value stream map on paper, A3 or A4 landscape: the picture as vectors, its figures, legend and assumptions."""

from __future__ import annotations

import math
from functools import partial

from app.calc.event import EventData
from app.calc.figure_name import OF_MAP
from app.calc.quantity import show
from app.calc.value_stream import Figures, ValueStream, figures
from app.canvas.ladder import BRANCHES
from app.canvas.map_drawing import LaidMap
from app.language import N_, Sentence, sentence
from app.look import PAPER
from app.reports import font
from app.reports.framed import Area, Order, framed
from app.reports.legend import draw_legend, legend_height, legend_of
from app.reports.paint_engine import paint
from app.reports.sheet import (
    FIGURE,
    LABEL,
    MARGIN,
    SIZES,
    SMALLEST,
    Sheet,
)

STATES = {"current": N_("Current state map"), "future": N_("Future state map"), "ideal": N_("Ideal state map")}
FIGURES = (
    "takt_s",
    "demand_per_day",
    "lead_time_days",
    "waiting_days",
    "processing_s",
    "value_added_s",
    "process_cycle_efficiency",
    "rolled_throughput_yield",
    "inventory_turns",
)
_NOTE = LABEL + 1
_MOST_NOTES = 9
_LARGEST = 0.9
"""Points per pixel of the map: a map of three symbols is not blown up to a poster."""


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The map of this id on one page. Every symbol must have its place."""
    stream = next(stream for stream in event.value_streams if stream.id == id)
    name = stream.name or _(STATES[stream.state], order.language)
    numbers = figures(stream)
    return framed(event, order, name, STATES[stream.state], lambda _sheet, _area: [partial(_page, stream, numbers)])


def _page(stream: ValueStream, numbers: Figures, sheet: Sheet, area: Area) -> None:
    top = _figures_line(sheet, area.top, stream, numbers)
    bottom = _notes(sheet, area.y, stream, numbers)
    bottom = _legend(sheet, bottom, stream)
    smallest = _picture(sheet, bottom, top, stream, numbers)
    if smallest < SMALLEST:
        _say_small(sheet, smallest)


def _(text: str, language: str) -> str:
    return Sentence(text).within(language)


def _figures_line(sheet: Sheet, top: float, stream: ValueStream, numbers: Figures) -> float:
    """The key figures side by side, and the bottleneck by its name; their lower edge."""
    height = sheet.pixels(46)
    width = (sheet.width - 2 * MARGIN) / (len(FIGURES) + 1)
    day_s = numbers.available_s_per_day
    names = {symbol.id: symbol.name for symbol in stream.symbols}
    values = [
        (
            _(OF_MAP[key][0], sheet.language),
            show(getattr(numbers, key), OF_MAP[key][1], language=sheet.language, day_s=day_s),
        )
        for key in FIGURES
    ]
    bottleneck = names.get(numbers.bottleneck, "") if numbers.bottleneck else ""
    values.append((_(N_("Bottleneck"), sheet.language), bottleneck or show(None, "count")))
    for i, (label, value) in enumerate(values):
        x = MARGIN + i * width
        sheet.cell(x, top - height, width, height, label, value, FIGURE, font.SEMI_BOLD)
        if i:
            sheet.rule(x, top - height, x, top)
    sheet.rule(MARGIN, top - height, sheet.width - MARGIN, top - height)
    return top - height


def _notes(sheet: Sheet, bottom: float, stream: ValueStream, numbers: Figures) -> float:
    """The rule of the branches, the warnings, and why a figure is missing; their upper edge."""
    pad, leading = sheet.pixels(10), sheet.pixels(_NOTE) * 1.35
    width = sheet.width - 2 * MARGIN - 2 * pad
    lines = [line for note in _sentences(numbers, sheet.language) for line in sheet.lines(note, width, _NOTE)]
    if len(lines) > _MOST_NOTES:
        more = len(lines) - _MOST_NOTES + 1
        lines = lines[: _MOST_NOTES - 1]
        lines.append(sentence(N_("… and {n} more lines of remarks in the program."), n=more).within(sheet.language))
    if not lines:
        return bottom
    top = bottom + pad + len(lines) * leading
    for i, line in enumerate(lines):
        sheet.text(MARGIN + pad, top - pad / 2 - (i + 0.8) * leading, line, _NOTE, color=PAPER.muted)
    sheet.rule(MARGIN, top, sheet.width - MARGIN, top)
    return top


def _sentences(numbers: Figures, language: str) -> list[str]:
    notes = [_(BRANCHES[numbers.branch_rule], language)] if numbers.branch_rule else []
    missing: dict[str, list[str]] = {}
    for key in FIGURES:
        if key in numbers.undefined:
            missing.setdefault(numbers.undefined[key].within(language), []).append(_(OF_MAP[key][0], language))
    notes += [f"{', '.join(names)} — {reason}" for reason, names in missing.items()]
    return notes + [warning.sentence.within(language) for warning in numbers.warnings]


def _legend(sheet: Sheet, bottom: float, stream: ValueStream) -> float:
    entries = legend_of(stream, sheet.language)
    if not entries:
        return bottom
    top = bottom + legend_height(sheet, entries)
    draw_legend(sheet, top, entries)
    sheet.rule(MARGIN, top, sheet.width - MARGIN, top)
    return top


def _picture(sheet: Sheet, bottom: float, top: float, stream: ValueStream, numbers: Figures) -> float:
    """The map with its ladder; the size of its smallest letters in points."""
    if not stream.symbols:
        empty = _(N_("This map has no symbols yet."), sheet.language)
        sheet.text(sheet.width / 2, (bottom + top) / 2, empty, FIGURE, color=PAPER.muted, align="center")
        return math.inf
    pad = sheet.pixels(12)
    laid = LaidMap(stream, numbers, sheet.language)
    target = (MARGIN + pad, bottom + pad, sheet.width - 2 * MARGIN - 2 * pad, top - bottom - 2 * pad)
    return paint(
        sheet.canvas,
        target,
        laid.bounds(),
        lambda painter: laid.draw(painter, PAPER),
        largest=_LARGEST * sheet.scale,
    )


def _say_small(sheet: Sheet, smallest: float) -> None:
    if sheet.width == SIZES["A3"][0]:
        advice = N_("Large for this paper: the smallest letters are {size} pt high. Enlarge the sheet when printing.")
    else:
        advice = N_("Large for this paper: the smallest letters are {size} pt high. Print the sheet on A3.")
    size = show(smallest, "count", language=sheet.language)
    sheet.text(MARGIN, MARGIN, sentence(advice, size=size).within(sheet.language), LABEL, color=PAPER.warn)
