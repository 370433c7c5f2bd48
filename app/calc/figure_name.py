"""What the figures of a map are called and in which unit they are shown: on screen, on paper and in a terminal."""

from __future__ import annotations

from app.calc.quantity import Unit
from app.language import N_

STATES = {"current": N_("Current state"), "future": N_("Future state"), "ideal": N_("Ideal state")}

OF_MAP: dict[str, tuple[str, Unit]] = {
    "available_s_per_day": (N_("Available per day"), "duration"),
    "demand_per_day": (N_("Demand per day"), "count"),
    "takt_s": (N_("Takt"), "duration"),
    "lead_time_days": (N_("Lead time"), "days"),
    "waiting_days": (N_("of which waiting"), "days"),
    "processing_s": (N_("Processing time"), "duration"),
    "value_added_s": (N_("Value-added time"), "duration"),
    "necessary_non_value_added_s": (N_("Necessary non-value-added time"), "duration"),
    "process_cycle_efficiency": (N_("Value-added share"), "share"),
    "rolled_throughput_yield": (N_("Rolled yield"), "share"),
    "inventory_turns": (N_("Turns per year"), "count"),
    "epei_days": (N_("EPEI"), "days"),
}
