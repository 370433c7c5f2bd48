"""What is particular to indicators in the exchange file: limits as objects, points as they are typed."""

from __future__ import annotations

import math
from typing import Any

from app.calc.indicator import MOST_READINGS, Indicator, Measure
from app.exchange.map_json import plain
from app.exchange.reference import Local
from app.exchange.strict_json import Thing, refuse
from app.language import N_, sentence

_NUMBER = {"type": ["number", "null"]}
_POINT = {"type": ["integer", "null"], "minimum": 1}
LIMITS: dict[str, Any] = {
    "baseline": {
        "type": ["object", "null"],
        "properties": {"from": _POINT, "to": _POINT},
        "additionalProperties": False,
    },
    "fixed": {
        "type": ["object", "null"],
        "properties": {"centre": _NUMBER, "sigma": _NUMBER | {"minimum": 0}},
        "additionalProperties": False,
    },
}
"""The keys of an indicator that say what its limits are made of, with their schema."""
LIMIT_FIELDS = ("baseline_from", "baseline_to", "fixed_centre", "fixed_sigma")
_NAME = {"type": ["string", "number", "null"]}
POINT: dict[str, Any] = {
    "at": _NAME,
    "values": {"type": ["array", "null"], "items": _NUMBER, "maxItems": MOST_READINGS},
    "stage": _NAME,
    "excluded": {"type": ["boolean", "string", "null"]},
}
"""The keys of a measure that take more than one type, with their schema."""


def mend_indicator(one: Thing, values: dict[str, Any], _local: Local) -> None:
    """Raises `Refused`."""
    baseline = _object(one, "baseline", ("from", "to"))
    fixed = _object(one, "fixed", ("centre", "sigma"))
    first, last = (baseline.whole(key, 1) if key in baseline else None for key in ("from", "to"))
    if first is not None and last is not None and last < first:
        raise refuse(baseline.where, N_("it ends before it begins."))
    values |= {"baseline_from": first, "baseline_to": last}
    values |= {"fixed_centre": fixed.number("centre", -math.inf), "fixed_sigma": fixed.number("sigma")}


def _object(one: Thing, key: str, known: tuple[str, ...]) -> Thing:
    where = sentence("{where}, “{key}”", where=one.where, key=key)
    return Thing(one.get(key, {}) if key in one else {}, where, known)


def written_indicator(indicator: Indicator, written: dict[str, Any], _local: Local) -> dict[str, Any]:
    measures = written.pop("measures", None)
    baseline = {"from": indicator.baseline_from, "to": indicator.baseline_to}
    fixed = {"centre": indicator.fixed_centre, "sigma": indicator.fixed_sigma}
    for key, held in (("baseline", baseline), ("fixed", fixed)):
        if given := {name: plain(value) for name, value in held.items() if value is not None}:
            written[key] = given
    return written | ({"measures": measures} if measures else {})


def mend_measure(one: Thing, values: dict[str, Any], _local: Local) -> None:
    """A point may be called by a number, a stage too; `excluded` may be its reason. Raises `Refused`."""
    values |= {"at": _name(one, "at"), "stage": _name(one, "stage")}
    excluded = one.get("excluded") if "excluded" in one else False
    if isinstance(excluded, str):
        values["excluded"] = bool(excluded.strip())
        values["excluded_why"] = values["excluded_why"] or excluded.strip()
    else:
        values["excluded"] = bool(one.truth("excluded"))
    readings = one.list("values") if "values" in one else []
    if len(readings) > MOST_READINGS:
        raise refuse(
            one.where,
            N_("“{key}” holds {n} numbers: {most} are the most."),
            key="values",
            n=len(readings),
            most=MOST_READINGS,
        )
    where = sentence("{where}, “{key}”", where=one.where, key="values")
    held = [Thing({"values": each}, where, ("values",)).number("values", -math.inf) for each in readings]
    values["values"] = tuple(value for value in held if value is not None)


def _name(one: Thing, key: str) -> str:
    held = one.get(key) if key in one else ""
    if isinstance(held, (int, float)) and not isinstance(held, bool) and math.isfinite(held):
        return str(plain(held))
    return one.text(key).strip()


def written_measure(measure: Measure, written: dict[str, Any], _local: Local) -> dict[str, Any]:
    given: dict[str, Any] = {"at": measure.at} if measure.at else {}
    if measure.values:
        given["values"] = [plain(value) for value in measure.values]
    if measure.excluded:
        written["excluded"] = True
    stage = {"stage": measure.stage} if measure.stage else {}
    return given | written | stage
