"""Events in JSON for tests."""

from __future__ import annotations

import json
from typing import Any

ISSUE = """{"format": "chantier-event", "version": 1, "event": {"name": "Ligne 3", "language": "fr"},
 "value_streams": [{"name": "Actuel", "state": "current",
   "calendar": {"shifts_per_day": 2, "shift_s": 28800, "breaks_s_per_shift": 1200, "days_per_week": 5,
                "days_per_month": 20, "days_per_year": 240},
   "demand": {"quantity": 18400, "per": "month"},
   "symbols": [
     {"id": "S", "kind": "supplier", "name": "Acier"},
     {"id": "P1", "kind": "process", "name": "Emboutissage", "cycle_time_s": 1, "changeover_s": 3600, "uptime": 0.85,
      "scrap": 0.0, "first_pass_yield": null, "operators": 1, "machines": 1, "parts_per_cycle": 1, "batch_size": null,
      "resource_share": 1.0, "processing_time_s": null, "value_added_s": null, "necessary_non_value_added_s": null,
      "available_s_per_day": null, "manual_work_s": null, "join": "all"},
     {"id": "I1", "kind": "inventory", "quantity": 7000, "days": null}, {"id": "C", "kind": "customer"}],
   "flows": [{"source": "P1", "target": "I1", "kind": "push", "share": null, "quantity_per": 1}]}]}"""
"""The example of the contract, word for word."""

SHORTEST = '{"format": "chantier-event", "version": 1}'


def event(*symbols: dict[str, Any], flows: list[dict[str, Any]] | None = None, **rest: Any) -> dict[str, Any]:
    """An event with one map of these symbols; `rest` are further keys of the map."""
    stream = {"name": "Actuel", "symbols": list(symbols), "flows": flows or [], **rest}
    return {"format": "chantier-event", "version": 1, "value_streams": [stream]}


def text(whole: Any) -> str:
    return json.dumps(whole)
