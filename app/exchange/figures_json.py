"""The figures of an event as JSON, for scripts: unrounded, undefined ones null with their reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.calc import action_figures, decision_figures, fishbone_figures, lever_figures, process_chart_figures
from app.calc.action import Action
from app.calc.decision import Decision, called_as_levers
from app.calc.event import EventData
from app.calc.fishbone import Fishbone
from app.calc.lever import Lever
from app.calc.pareto import pareto
from app.calc.process_chart import ProcessChart
from app.calc.tally import Tally
from app.calc.value_stream import ValueStream, figures
from app.exchange.indicator_figures import of_indicator, of_oee
from app.exchange.map_json import unique_refs
from app.exchange.reference import Named

OF_MAP = (
    "available_s_per_day",
    "demand_per_day",
    "takt_s",
    "waiting_days",
    "lead_time_days",
    "processing_s",
    "value_added_s",
    "necessary_non_value_added_s",
    "process_cycle_efficiency",
    "rolled_throughput_yield",
    "inventory_turns",
    "epei_days",
)
OF_INVENTORY = ("days",)
OF_PROCESS = ("demand_per_day", "takt_s", "effective_cycle_time_s", "capacity_per_day", "load", "over_takt")
OF_CHART = ("total_time_s", "total_distance_m", "value_added_share")
OF_BAR = ("value", "share", "cumulative")
OF_LEVER = (
    "roi",
    "payback_years",
    "discounted_payback_years",
    "npv",
    "irr",
    "break_even_quantity",
    "break_even_revenue",
)
OF_ACTIONS = ("total", "done", "late", "in_progress", "effective", "on_time_rate")


def figures_json(event: EventData, language: str, today: date | None = None) -> str:
    """The figures of all that has any, actions as they stand on a day; sentences are in `language`."""
    whole = {
        "value_streams": [_of(stream, language) for stream in event.value_streams],
        "process_charts": [_of_chart(chart, language) for chart in event.process_charts],
        "tallies": [_of_tally(tally, language) for tally in event.tallies],
        "fishbones": [_of_fishbone(fishbone) for fishbone in event.fishbones],
        "decisions": [_of_decision(decision, language) for decision in decisions_of(event)],
        "levers": [_of_lever(lever, language) for lever in event.levers],
        "actions": _of_actions(event.actions, today or date.today(), language),
        "indicators": [of_indicator(indicator, language) for indicator in event.indicators],
        "oee": [of_oee(oee, language) for oee in event.oee],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _of(stream: ValueStream, language: str) -> dict[str, Any]:
    of_map, refs = figures(stream), unique_refs(stream)
    takes_time = {**of_map.inventories, **of_map.processes}
    rooms = (("inventories", of_map.inventories, OF_INVENTORY), ("processes", of_map.processes, OF_PROCESS))
    written: dict[str, Any] = {"name": stream.name, "state": stream.state}
    written |= {key: getattr(of_map, key) for key in OF_MAP}
    written["critical_path"] = [refs[id] for id in of_map.critical_path if id in takes_time]
    written["branch_rule"] = of_map.branch_rule
    written["bottleneck"] = refs[of_map.bottleneck] if of_map.bottleneck is not None else None
    undefined = {key: key for key in (*OF_MAP, "bottleneck")}
    for room, held, keys in rooms:
        written[room] = {refs[id]: {key: getattr(one, key) for key in keys} for id, one in held.items()}
        undefined |= {f"{room}.{id}.{key}": f"{room}.{refs[id]}.{key}" for id in held for key in keys}
    written["warnings"] = [warning.sentence.within(language) for warning in of_map.warnings]
    reasons = of_map.undefined
    written["undefined"] = {name: reasons[key].within(language) for key, name in undefined.items() if key in reasons}
    return written


def _of_chart(chart: ProcessChart, language: str) -> dict[str, Any]:
    found = process_chart_figures.figures(chart)
    written: dict[str, Any] = {"name": chart.name}
    written["totals"] = {
        kind: {key: getattr(of_kind, key) for key in ("count", "time_s", "distance_m")}
        for kind, of_kind in found.totals.items()
    }
    written |= {key: getattr(found, key) for key in OF_CHART}
    names = (*OF_CHART, *(f"totals.{kind}.{key}" for kind in found.totals for key in ("time_s", "distance_m")))
    reasons = found.undefined
    return written | {"undefined": {name: reasons[name].within(language) for name in names if name in reasons}}


def _of_tally(tally: Tally, language: str) -> dict[str, Any]:
    found = pareto(tally)
    names = {bar.id: bar.name for bar in found.bars}
    reasons = {
        f"pareto.{n}.{key}": found.undefined[f"bars.{bar.id}.value" if key == "value" else "shares"].within(language)
        for n, bar in enumerate(found.bars)
        for key in OF_BAR
        if getattr(bar, key) is None
    }
    return {
        "name": tally.name,
        "pareto": [{"name": bar.name} | {key: getattr(bar, key) for key in OF_BAR} for bar in found.bars],
        "vital_few": [names[id] for id in found.vital_few],
        "undefined": reasons,
    }


def _of_fishbone(fishbone: Fishbone) -> dict[str, Any]:
    found = fishbone_figures.figures(fishbone)
    counts = {"causes": found.causes, "confirmed": found.confirmed, "root_causes": len(found.root_causes)}
    return {"effect": fishbone.effect, **counts, "undefined": {}}


def decisions_of(event: EventData) -> list[Decision]:
    """With the options that stand for levers called as these are called now, as on the screen."""
    names = {lever.id: lever.name for lever in event.levers}
    return [called_as_levers(decision, names) for decision in event.decisions]


def _of_decision(decision: Decision, language: str) -> dict[str, Any]:
    """Options and criteria by their names, by `#` and their number where these do not tell them apart."""
    found = decision_figures.figures(decision)
    options = Named((option.id, option.name) for option in decision.options)
    criteria = Named((criterion.id, criterion.name) for criterion in decision.criteria)
    names = {f"options.{id}.score": f"scores.{options.key(id)}" for id in options.ids} | {"winner": "winner"}
    reasons = {name: found.undefined[key].within(language) for key, name in names.items() if key in found.undefined}
    return {
        "name": decision.name,
        "scores": {options.key(id): found.options[id].score for id in options.ids},
        "winner": options.key(found.winner) if found.winner is not None else None,
        "sensitive_to": [criteria.key(id) for id in found.sensitive_to],
        "undefined": reasons,
    }


def _of_lever(lever: Lever, language: str) -> dict[str, Any]:
    found = lever_figures.figures(lever)
    reasons = {key: found.undefined[key].within(language) for key in OF_LEVER if key in found.undefined}
    return {"name": lever.name, **{key: getattr(found, key) for key in OF_LEVER}, "undefined": reasons}


def _of_actions(actions: tuple[Action, ...], today: date, language: str) -> dict[str, Any]:
    found = action_figures.figures(actions, today)
    reasons = {key: reason.within(language) for key, reason in found.undefined.items()}
    return {key: getattr(found, key) for key in OF_ACTIONS} | {"undefined": reasons}
