"""The figures of an event as JSON, for scripts: unrounded, undefined ones null with their reason."""

from __future__ import annotations

import json
from typing import Any

from app.calc.event import EventData
from app.calc.value_stream import ValueStream, figures
from app.exchange.map_json import unique_refs

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


def figures_json(event: EventData, language: str) -> str:
    """`{"value_streams": […]}` with the figures of every map; sentences are in `language`."""
    whole = {"value_streams": [_of(stream, language) for stream in event.value_streams]}
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
