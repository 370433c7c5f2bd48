"""How actions are put in words and signs on the screen: in the table, in the form, on the chips, when copied."""

from __future__ import annotations

from datetime import date

from app.calc import calendar_date, quantity
from app.calc.action import PHASES, PRIORITIES, VERDICTS, Action
from app.calc.action_figures import FIGURES, PlanFigures, days_late, explain, is_being_checked, is_done, progress_of
from app.calc.action_list import Column, Grouping, Listed, State
from app.language import N_, _, ngettext

COLUMNS: dict[Column, str] = {
    "number": N_("No."),
    "phase": N_("PDCA"),
    "label": N_("Action"),
    "deliverable": N_("Deliverable"),
    "owner": N_("Owner"),
    "axis": N_("Axis"),
    "due": N_("Due"),
    "priority": N_("Prio."),
    "state": N_("State"),
    "effect": N_("Effect"),
}
UNNAMED = N_("Nothing written yet")
LACKING = {"deliverable": N_("What?"), "owner": N_("Who?"), "due": N_("When?")}
"""What stands where something required is missing."""
STATE_ICONS: dict[State, str] = {
    "late": "triangle-alert",
    "this_week": "calendar",
    "to_check": "scale",
    "no_owner": "circle-question-mark",
    "no_deliverable": "package",
    "done": "circle-check",
    "dropped": "circle-x",
}
STATE_COLOURS: dict[State, str] = {"late": "danger", "no_owner": "warn", "no_deliverable": "warn", "done": "ok"}
"""Tokens of the look; all others are plain."""
VERDICT_SIGNS = {"effective": ("circle-check", "ok"), "partly": ("circle-alert", "warn"),
                 "ineffective": ("circle-x", "danger")}  # fmt: skip
PRIORITY_ICONS = {"high": "arrow-up", "low": "arrow-down"}
NOT_SAID: dict[Grouping, str] = {
    "owner": N_("Without owner"),
    "axis": N_("Without axis"),
    "problem": N_("Without problem"),
    "team": N_("Without team"),
    "phase": N_("Without phase"),
}
NAMELESS = {
    "axis": N_("Axis without a name"),
    "problem": N_("Problem without a name"),
    "measured_by": N_("Indicator without a name"),
}


def heading_words(title: str, key: str | None, by: Grouping) -> str:
    """What the actions of a group have in common."""
    if key is None:
        return _(NOT_SAID[by]) if by in NOT_SAID else ""
    if by == "phase" and key in PHASES:
        return _(PHASES[key])
    return title or _(NAMELESS[by]) if by in NAMELESS else title


def lateness(action: Action, today: date) -> str:
    """Such as “3 days late”; empty where it is not."""
    n = days_late(action, today)
    return ngettext("{n} day late", "{n} days late", n) if n else ""


def postponed(action: Action) -> str:
    n = len(action.postponements)
    return ngettext("postponed once", "postponed {n} times", n) if n else ""


def state_words(action: Action) -> str:
    """The phase, and how far its doing is; why it was dropped."""
    if action.phase == "dropped":
        return "\n".join(filter(None, (_(PHASES["dropped"]), action.dropped_because)))
    progress = progress_of(action) if action.phase == "do" else None
    return _(PHASES[action.phase]) + (f" – {quantity.show(progress, 'share')}" if progress is not None else "")


def effect_words(action: Action) -> str:
    """The verdict; when the effect is to be checked where there is none yet."""
    if action.verdict is not None:
        return _(VERDICTS[action.verdict])
    if action.check_on and action.phase != "dropped":
        return _("to check by {day}", day=calendar_date.show(action.check_on))
    return _("to check") if is_being_checked(action) else ""


def moved_words(action: Action) -> str:
    """From which measure to which its indicator moved, such as “Scrap: 4.2 → 2.1 %”; empty while one is missing."""
    if action.measure_before is None or action.measure_after is None:
        return ""
    before, after = (quantity.show(value, "count") for value in (action.measure_before, action.measure_after))
    unit = f"{quantity.SPACE}{action.unit}" if action.unit else ""
    moved = f"{before} → {after}{unit}"
    return _("{name}: {value}", name=action.indicator, value=moved) if action.indicator else moved


def cell_words(row: Listed, column: Column, today: date) -> str:
    """What stands in a cell, in one line or in two."""
    action = row.action
    if column == "number":
        return str(action.number)
    if column == "phase":
        return _(PHASES[action.phase])
    if column == "axis":
        return row.axis or (_(NAMELESS["axis"]) if action.axis else "")
    if column == "due":
        told = " · ".join(filter(None, (lateness(action, today), postponed(action))))
        if is_done(action) and action.done_on:
            told = " · ".join(filter(None, (_("done {day}", day=calendar_date.show(action.done_on)), told)))
        return "\n".join(filter(None, (calendar_date.show(action.due), told)))
    if column == "priority":
        return "" if action.priority == "normal" else _(PRIORITIES[action.priority])
    if column == "state":
        return state_words(action)
    if column == "effect":
        return effect_words(action)
    return str(getattr(action, column))


def numbers(found: PlanFigures) -> list[tuple[str, str, str]]:
    """The figures of the plan for the status bar, each with how it comes about."""
    if not found.total:
        return []
    told = []
    for figure, title in FIGURES.items():
        value = getattr(found, figure)
        shown = quantity.show(value, "share") if figure == "on_time_rate" else str(value)
        told.append((_(title), shown, str(explain(found, figure))))
    return told
