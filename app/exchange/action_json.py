"""What is particular to actions and to the gates of problems in the exchange file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.calc.action import Action
from app.calc.problem import GateItem
from app.exchange.reference import Local
from app.exchange.strict_json import Thing, refuse
from app.language import N_

_UNNUMBERED = -1
_BEFORE_CHECK = ("idea", "plan", "do")


def mend_action(one: Thing, values: dict[str, Any], _local: Local) -> None:
    """Its first due date is its due date where it is left out; what was done on a day is being checked at least."""
    if "number" not in one:
        values["number"] = _UNNUMBERED
    if "first_due" not in one:
        values["first_due"] = values["due"]
    if values["done_on"] and values["phase"] in _BEFORE_CHECK:
        values["phase"] = "check"


def number_actions(actions: list[Action]) -> list[Action]:
    """Those without a number go on, in their order, after the highest that was given."""
    next_one = max([0, *(action.number for action in actions)]) + 1
    numbered = []
    for action in actions:
        if action.number == _UNNUMBERED:
            action, next_one = replace(action, number=next_one), next_one + 1
        numbered.append(action)
    return numbered


def written_action(action: Action, written: dict[str, Any], _local: Local) -> dict[str, Any]:
    """Its first due date stands where it is another than the due date, empty ones too."""
    if action.first_due == action.due:
        written.pop("first_due", None)
        return written
    return {key: each for name in written for key, each in _before_due(action, name, written[name])} | (
        {} if action.due else {"first_due": action.first_due}
    )


def _before_due(action: Action, name: str, value: Any) -> list[tuple[str, Any]]:
    if name == "first_due":
        return []
    return [("first_due", action.first_due), (name, value)] if name == "due" else [(name, value)]


def written_gate_item(_item: GateItem, written: dict[str, Any], _local: Local) -> dict[str, Any]:
    """Of a thing that was deleted, the kind goes, too."""
    if "thing" not in written:
        written.pop("thing_kind", None)
    return written


def mend_gate_item(one: Thing, values: dict[str, Any], _local: Local) -> None:
    """Raises `Refused` where it says of which kind its thing is, and not which."""
    if values["thing"] is None and values["thing_kind"] is not None:
        raise refuse(one.where, N_("its “{key}” is missing."), key="thing")
