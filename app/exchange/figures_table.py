"""The figures of a map as plain text in columns, for a terminal or a mail."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from app.calc.figure_name import OF_MAP, STATES
from app.calc.quantity import Unit, show
from app.calc.value_stream import Figures, ValueStream, figures
from app.exchange.map_json import unique_refs
from app.language import N_, Sentence, _

OF_PROCESS: tuple[tuple[str, str, Unit], ...] = (
    ("demand_per_day", N_("Demand per day"), "count"),
    ("takt_s", N_("Takt"), "duration"),
    ("effective_cycle_time_s", N_("Effective C/T"), "duration"),
    ("capacity_per_day", N_("Capacity per day"), "count"),
    ("load", N_("Load"), "share"),
)
OVER_TAKT, BOTTLENECK = N_("▲ over takt"), N_("bottleneck")


def figures_table(streams: tuple[ValueStream, ...]) -> str:
    """All maps one after the other, in the language of the moment."""
    if not streams:
        return _("This event has no map yet.") + "\n"
    return "\n".join("\n".join(_lines(stream)) + "\n" for stream in streams)


def _lines(stream: ValueStream) -> Iterator[str]:
    found, refs = figures(stream), unique_refs(stream)
    state = _(STATES[stream.state])
    title = f"{stream.name} ({state})" if stream.name and stream.name != state else state
    yield title
    yield "=" * _width(title)
    yield from _aligned(
        [[_(name), show(getattr(found, key), unit), _reason(found, key)] for key, (name, unit) in OF_MAP.items()],
        left={0, 2},
    )
    if found.processes:
        yield ""
        yield from _aligned(list(_steps(stream, found, refs)), left={0, 1, 7})
    if found.inventories:
        yield ""
        yield from _aligned(list(_inventories(stream, found, refs)), left={0, 1, 4})
    if found.warnings:
        yield ""
    for warning in found.warnings:
        yield f"! {warning.sentence}"


def _steps(stream: ValueStream, found: Figures, refs: dict[str, str]) -> Iterator[list[str]]:
    yield ["", _("Process"), *(_(name) for _key, name, _unit in OF_PROCESS), ""]
    for symbol in stream.symbols:
        if symbol.id in found.processes:
            own = found.processes[symbol.id]
            signs = [_(OVER_TAKT)] * bool(own.over_takt) + [_(BOTTLENECK)] * (symbol.id == found.bottleneck)
            shown = (show(getattr(own, key), unit) for key, _name, unit in OF_PROCESS)
            yield [refs[symbol.id], _one_line(symbol.name), *shown, ", ".join(signs)]


def _inventories(stream: ValueStream, found: Figures, refs: dict[str, str]) -> Iterator[list[str]]:
    yield ["", _("Inventory"), _("Quantity"), _("Wait"), ""]
    for symbol in stream.symbols:
        if symbol.id in found.inventories:
            days = show(found.inventories[symbol.id].days, "days")
            why = _reason(found, f"inventories.{symbol.id}.days")
            yield [refs[symbol.id], _one_line(symbol.name), show(symbol.quantity, "count"), days, why]


def _reason(found: Figures, key: str) -> str:
    reason: Sentence | str = found.undefined.get(key, "")
    return str(reason)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _aligned(rows: list[list[str]], left: set[int]) -> Iterator[str]:
    """Columns two spaces apart, texts to the left and numbers to the right."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for n, (cell, width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - _width(cell))
            cells.append(cell + room if n in left else room + cell)
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
