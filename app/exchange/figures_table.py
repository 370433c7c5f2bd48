"""The figures of an event as plain text in columns, for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.calc.event import EventData
from app.calc.figure_name import OF_MAP, STATES
from app.calc.quantity import Unit, show
from app.calc.value_stream import Figures, ValueStream, figures
from app.exchange.analysis_table import of_chart, of_fishbone, of_tally
from app.exchange.figures_json import decisions_of
from app.exchange.indicator_table import of_indicator, of_oee
from app.exchange.map_json import unique_refs
from app.exchange.plan_table import of_actions, of_decision, of_lever
from app.exchange.text_columns import aligned, headed, one_line
from app.language import N_, Sentence, _

OF_PROCESS: tuple[tuple[str, str, Unit], ...] = (
    ("demand_per_day", N_("Demand per day"), "count"),
    ("takt_s", N_("Takt"), "duration"),
    ("effective_cycle_time_s", N_("Effective C/T"), "duration"),
    ("capacity_per_day", N_("Capacity per day"), "count"),
    ("load", N_("Load"), "share"),
)
OVER_TAKT, BOTTLENECK = N_("▲ over takt"), N_("bottleneck")


def figures_table(event: EventData, today: date | None = None) -> str:
    """What has figures, one after the other, in the language of the moment; actions as they stand on a day."""
    parts = [
        *map(_lines, event.value_streams),
        *map(of_chart, event.process_charts),
        *(of_tally(tally, event.currency) for tally in event.tallies),
        *map(of_fishbone, event.fishbones),
        *map(of_decision, decisions_of(event)),
        *(of_lever(lever, event.currency) for lever in event.levers),
        *([of_actions(event.actions, today or date.today())] if event.actions else []),
        *map(of_indicator, event.indicators),
        *map(of_oee, event.oee),
    ]
    if not parts:
        return _("This event has no map yet.") + "\n"
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _lines(stream: ValueStream) -> Iterator[str]:
    found, refs = figures(stream), unique_refs(stream)
    state = _(STATES[stream.state])
    title = f"{stream.name} ({state})" if stream.name and stream.name != state else state
    yield from headed(title)
    yield from aligned(
        [[_(name), show(getattr(found, key), unit), _reason(found, key)] for key, (name, unit) in OF_MAP.items()],
        left={0, 2},
    )
    if found.processes:
        yield ""
        yield from aligned(list(_steps(stream, found, refs)), left={0, 1, 7})
    if found.inventories:
        yield ""
        yield from aligned(list(_inventories(stream, found, refs)), left={0, 1, 4})
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
            yield [refs[symbol.id], one_line(symbol.name), *shown, ", ".join(signs)]


def _inventories(stream: ValueStream, found: Figures, refs: dict[str, str]) -> Iterator[list[str]]:
    yield ["", _("Inventory"), _("Quantity"), _("Wait"), ""]
    for symbol in stream.symbols:
        if symbol.id in found.inventories:
            days = show(found.inventories[symbol.id].days, "days")
            why = _reason(found, f"inventories.{symbol.id}.days")
            yield [refs[symbol.id], one_line(symbol.name), show(symbol.quantity, "count"), days, why]


def _reason(found: Figures, key: str) -> str:
    reason: Sentence | str = found.undefined.get(key, "")
    return str(reason)
