"""Every figure says its formula, in words and then with its numbers and units, or why it is undefined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.calc import quantity
from app.calc import step_figures as step
from app.calc.flow_reason import label
from app.language import N_, Sentence, sentence

if TYPE_CHECKING:
    from app.calc.value_stream import Figures, Symbol, ValueStream

TERMS_AT_MOST = 12
"""A sum of more terms than this shows its first and last ones."""


@dataclass(frozen=True, slots=True)
class Shown(Sentence):
    """A number with its unit, written in the language of the sentence around it; `template` is the unit."""

    def within(self, language: str) -> str:
        value = dict(self.values)["value"]
        assert value is None or isinstance(value, float | int)
        if self.template == "seconds":
            return f"{quantity.show(value, 'count', language=language)}{quantity.SPACE}s"
        return quantity.show(value, self.template, language=language)  # type: ignore[arg-type]


def _shown(unit: str, value: float | None) -> Shown:
    return Shown(unit, (("value", value),))


def _seconds(value: float | None) -> Shown:
    return _shown("seconds", value)


def _days(value: float | None) -> Shown:
    return _shown("days", value)


def _count(value: float | None) -> Shown:
    return _shown("count", value)


def _share(value: float | None) -> Shown:
    return _shown("share", value)


def _rate(value: float | None) -> Sentence:
    return sentence(N_("{n} parts per day"), n=_count(value))


def _join(terms: list[Sentence], sign: str) -> Sentence:
    """The terms with the sign between; few of a long sum."""
    if not terms:
        return Sentence("0")
    if len(terms) > TERMS_AT_MOST:
        terms = [*terms[: TERMS_AT_MOST - 2], Sentence("…"), terms[-1]]
    shown = terms[0]
    for term in terms[1:]:
        shown = sentence("{before} {sign} {after}", before=shown, sign=sign, after=term)
    return shown


def explain(stream: ValueStream, figures: Figures, key: str) -> Sentence:
    """How the figure `key` (as in `Figures.undefined`) comes about. Raises `KeyError` for a key that is no figure."""
    if "." not in key:
        words, numbers = _of_map(stream, figures, key)
    else:
        room, id, figure = key.split(".", 1)[0], key.split(".", 1)[1].rpartition(".")[0], key.rpartition(".")[2]
        symbol = next((s for s in stream.symbols if s.id == id), None)
        if symbol is None:
            raise KeyError(key)
        words, numbers = (_of_inventory if room == "inventories" else _of_process)(stream, figures, symbol, figure)
    if key in figures.undefined:
        return sentence(N_("{formula}: undefined. {reason}"), formula=words, reason=figures.undefined[key])
    return sentence("{formula} = {numbers}", formula=words, numbers=numbers)


def _of_map(stream: ValueStream, figures: Figures, key: str) -> tuple[Sentence, Sentence]:
    if key in (
        "waiting_days",
        "processing_s",
        "value_added_s",
        "necessary_non_value_added_s",
        "rolled_throughput_yield",
    ):
        return _along_path(stream, figures, key)
    calendar, demand = stream.calendar, stream.demand
    available, lead = _seconds(figures.available_s_per_day), _days(figures.lead_time_days)
    if key == "available_s_per_day":
        return sentence(N_("Available time per day = shifts × (shift − breaks)")), sentence(
            "{shifts} × ({shift} − {breaks}) = {result}",
            shifts=_count(calendar.shifts_per_day),
            shift=_seconds(calendar.shift_s),
            breaks=_seconds(calendar.breaks_s_per_shift or 0.0),
            result=available,
        )
    if key == "demand_per_day":
        days = step.days_in_period(stream)
        return sentence(N_("Demand = customer demand ÷ worked days of its period")), sentence(
            "{quantity} ÷ {days} = {result}",
            quantity=_count(demand.quantity),
            days=days if isinstance(days, Sentence) else _days(days),
            result=_rate(figures.demand_per_day),
        )
    if key == "takt_s":
        return sentence(N_("Takt = available time ÷ demand")), _takt(
            figures.available_s_per_day, figures.demand_per_day, figures.takt_s
        )
    if key == "lead_time_days":
        return sentence(N_("Lead time = waiting time + processing time ÷ available time per day")), _range(
            figures,
            sentence(
                "{waiting} + {processing} ÷ {available} = {lead}",
                waiting=_days(figures.waiting_days),
                processing=_seconds(figures.processing_s),
                available=available,
                lead=lead,
            ),
        )
    if key == "non_value_added_s":
        return sentence(
            N_("Non-value-added time = lead time − value-added − necessary non-value-added time")
        ), sentence(
            "{lead} × {available} − {value} − {necessary} = {result}",
            lead=lead,
            available=available,
            value=_seconds(figures.value_added_s),
            necessary=_seconds(figures.necessary_non_value_added_s),
            result=_seconds(figures.non_value_added_s),
        )
    if key == "process_cycle_efficiency":
        return sentence(N_("Process cycle efficiency = value-added time ÷ lead time in worked time")), sentence(
            "{value} ÷ ({lead} × {available}) = {result}",
            value=_seconds(figures.value_added_s),
            lead=lead,
            available=available,
            result=_share(figures.process_cycle_efficiency),
        )
    if key == "inventory_turns":
        return sentence(N_("Inventory turns = worked days per year ÷ waiting time")), sentence(
            "{year} ÷ {waiting} = {result}",
            year=_days(calendar.days_per_year),
            waiting=_days(figures.waiting_days),
            result=_count(figures.inventory_turns),
        )
    return _of_one_step(stream, figures, key)


def _of_one_step(stream: ValueStream, figures: Figures, key: str) -> tuple[Sentence, Sentence]:
    """The figures of the map that are those of one of its steps."""
    if key == "epei_days":
        words = sentence(N_("EPEI (every part every interval) = the longest of the steps with a changeover"))
        held = [s for s in stream.symbols if s.id in figures.processes]
        longest = next((s for s in held if figures.processes[s.id].epei_days == figures.epei_days is not None), None)
        return words, _named(longest, _days(figures.epei_days))
    if key == "bottleneck":
        words = sentence(N_("Bottleneck = the step of the highest load"))
        held_up = next((s for s in stream.symbols if s.id == figures.bottleneck), None)
        return words, _named(held_up, _share(figures.processes[held_up.id].load if held_up else None))
    raise KeyError(key)


def _named(symbol: Symbol | None, result: Sentence) -> Sentence:
    if symbol is None:
        return result
    return sentence(N_("{result} at “{symbol}”"), result=result, symbol=label(symbol))


def _takt(available_s: float | None, demand: float | None, takt: float | None) -> Sentence:
    return sentence(
        "{available} ÷ {demand} = {takt}", available=_seconds(available_s), demand=_rate(demand), takt=_seconds(takt)
    )


def _range(figures: Figures, numbers: Sentence) -> Sentence:
    if figures.lead_time_range_days is None:
        return numbers
    shortest, longest = figures.lead_time_range_days
    return sentence(
        N_("{result} as the mean of the alternatives, from {shortest} to {longest}"),
        result=numbers,
        shortest=_days(shortest),
        longest=_days(longest),
    )


def _along_path(stream: ValueStream, figures: Figures, key: str) -> tuple[Sentence, Sentence]:
    """Sums and products along the path; where alternatives or branches meet the terms are not those of one row."""
    by_id = {symbol.id: symbol for symbol in stream.symbols}
    steps = [by_id[rung.symbol_id] for rung in figures.ladder if rung.kind == "processing"]
    one_row = figures.branch_rule in (None, "all")
    terms: Iterable[Sentence]
    result: Sentence = _seconds(getattr(figures, key))
    if key == "waiting_days":
        words = sentence(N_("Waiting time = sum of the waits on the path"))
        terms, result = (
            (_days(rung.days) for rung in figures.ladder if rung.kind == "wait"),
            _days(figures.waiting_days),
        )
    elif key == "processing_s":
        words = sentence(N_("Processing time = sum of the processing times of the steps on the path"))
        terms = (_seconds(step.processing_time(symbol)) for symbol in steps)
    elif key == "value_added_s":
        words = sentence(N_("Value-added time = sum of the value-added times of the steps on the path"))
        terms = (_seconds(step.value_added(symbol)) for symbol in steps)
    elif key == "necessary_non_value_added_s":
        words = sentence(N_("Necessary non-value-added time = sum over the steps on the path"))
        terms = (_seconds(symbol.necessary_non_value_added_s or 0.0) for symbol in steps)
    else:
        words = sentence(N_("Rolled throughput yield = product of the first-pass yields"))
        terms = (_share(step.first_pass_yield(symbol)) for symbol in steps)
        result, one_row = _share(figures.rolled_throughput_yield), figures.branch_rule is None
    if not one_row:
        return words, result
    sign = "×" if key == "rolled_throughput_yield" else "+"
    return words, sentence("{terms} = {result}", terms=_join(list(terms), sign), result=result)


def _of_inventory(stream: ValueStream, figures: Figures, symbol: Symbol, figure: str) -> tuple[Sentence, Sentence]:
    own = figures.inventories[symbol.id]
    if figure == "demand_per_day":
        return sentence(N_("Parts that the next steps take from “{symbol}”"), symbol=label(symbol)), _rate(
            own.demand_per_day
        )
    if figure != "days":
        raise KeyError(figure)
    if symbol.days is not None:
        return sentence(N_("Wait at “{symbol}”, as measured"), symbol=label(symbol)), _days(symbol.days)
    return sentence(N_("Wait at “{symbol}” = quantity ÷ demand of the steps it feeds"), symbol=label(symbol)), sentence(
        "{quantity} ÷ {demand} = {result}",
        quantity=_count(symbol.quantity),
        demand=_rate(own.demand_per_day),
        result=_days(own.days),
    )


def _of_process(stream: ValueStream, figures: Figures, symbol: Symbol, figure: str) -> tuple[Sentence, Sentence]:
    own, name = figures.processes[symbol.id], label(symbol)
    available = stream_time(figures, symbol)
    effective, started = _seconds(own.effective_cycle_time_s), _rate(own.demand_per_day)
    if figure == "demand_per_day":
        good = 1.0 - (symbol.scrap or 0.0)
        needed = None if own.demand_per_day is None else own.demand_per_day * good
        return sentence(N_("Demand at “{symbol}” = parts needed after it ÷ its yield"), symbol=name), sentence(
            "{needed} ÷ {good} = {result}", needed=_count(needed), good=_share(good), result=started
        )
    if figure == "takt_s":
        words = sentence(N_("Takt of “{symbol}” = available time ÷ demand at the step"), symbol=name)
        return words, _takt(available, own.demand_per_day, own.takt_s)
    if figure == "processing_s":
        words = sentence(N_("Processing time of “{symbol}”, as given or else its cycle time"), symbol=name)
        return words, _seconds(step.processing_time(symbol))
    if figure == "effective_cycle_time_s":
        return _effective(symbol, effective)
    if figure == "capacity_per_day":
        words = sentence(
            N_("Capacity of “{symbol}” = available time × share of the resource ÷ effective cycle time"), symbol=name
        )
        return words, sentence(
            "{available} × {share} ÷ {effective} = {result}",
            available=_seconds(available),
            share=_share(step.resource_share(symbol)),
            effective=effective,
            result=_rate(own.capacity_per_day),
        )
    if figure == "load":
        return sentence(N_("Load of “{symbol}” = demand at the step ÷ capacity"), symbol=name), sentence(
            "{started} ÷ {capacity} = {result}",
            started=started,
            capacity=_rate(own.capacity_per_day),
            result=_share(own.load),
        )
    if figure == "over_takt":
        words = sentence(N_("“{symbol}” against takt: effective cycle time ÷ takt"), symbol=name)
        ratio = own.effective_cycle_time_s / own.takt_s if own.effective_cycle_time_s and own.takt_s else None
        return words, sentence(
            "{effective} ÷ {takt} = {ratio}", effective=effective, takt=_seconds(own.takt_s), ratio=_share(ratio)
        )
    if figure == "epei_days":
        return _epei(symbol, available, own.demand_per_day, own.epei_days)
    raise KeyError(figure)


def stream_time(figures: Figures, symbol: Symbol) -> float | None:
    """Available time at a step, s per day: its own, else that of the map."""
    return figures.available_s_per_day if symbol.available_s_per_day is None else symbol.available_s_per_day


def _effective(symbol: Symbol, result: Sentence) -> tuple[Sentence, Sentence]:
    given = dict(
        cycle=_seconds(symbol.cycle_time_s),
        parts=_count(step.parts_per_cycle(symbol)),
        machines=_count(step.machines(symbol)),
        uptime=_share(step.uptime(symbol)),
        result=result,
    )
    if not symbol.changeover_s or symbol.batch_size is None:
        return sentence(
            N_("Effective cycle time of “{symbol}” = cycle time ÷ parts per cycle ÷ machines ÷ uptime"),
            symbol=label(symbol),
        ), sentence("{cycle} ÷ {parts} ÷ {machines} ÷ {uptime} = {result}", **given)
    return sentence(
        N_(
            "Effective cycle time of “{symbol}” = "
            "(cycle time ÷ parts per cycle + changeover ÷ batch) ÷ machines ÷ uptime"
        ),
        symbol=label(symbol),
    ), sentence(
        "({cycle} ÷ {parts} + {changeover} ÷ {batch}) ÷ {machines} ÷ {uptime} = {result}",
        changeover=_seconds(symbol.changeover_s),
        batch=_count(symbol.batch_size),
        **given,
    )


def _epei(
    symbol: Symbol, available: float | None, started: float | None, result: float | None
) -> tuple[Sentence, Sentence]:
    words = N_(
        "EPEI of “{symbol}” = changeover ÷ (available time × share × machines × uptime − "
        "demand × cycle time ÷ parts per cycle)"
    )
    return sentence(words, symbol=label(symbol)), sentence(
        "{changeover} ÷ ({available} × {share} × {machines} × {uptime} − {started} × {cycle} ÷ {parts}) = {result}",
        changeover=_seconds(symbol.changeover_s),
        available=_seconds(available),
        share=_share(step.resource_share(symbol)),
        machines=_count(step.machines(symbol)),
        uptime=_share(step.uptime(symbol)),
        started=_count(started),
        cycle=_seconds(symbol.cycle_time_s),
        parts=_count(step.parts_per_cycle(symbol)),
        result=_days(result),
    )
