"""The JSON Schema of the exchange file: `python packaging/make_schema.py` brings it up to date with the dataclasses.

What stands in `resources/event.schema.json` of the event itself, its maps and its pictures is written by hand and kept.
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.calc.link import Role  # noqa: E402
from app.exchange.event_json import NOUNS  # noqa: E402
from app.exchange.record_json import LONGEST, Field, form, is_date, is_moment  # noqa: E402
from app.exchange.shape import BY_FIELD, COUNT, SHAPES, Shape  # noqa: E402

TARGET = ROOT / "resources" / "event.schema.json"
TEXT = {"type": ["string", "null"]}
DATE = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
MOMENT = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})?$"
SYMBOL = {
    "type": "object",
    "properties": {"map": {"type": ["string", "integer", "null"]}, "symbol": {"type": "string"}},
    "additionalProperties": False,
    "required": ["symbol"],
}
END = {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/symbol_of_map"}]}
LINK = {
    "type": "object",
    "properties": {"from": END, "to": END, "role": {"enum": [*get_args(Role), None]}},
    "additionalProperties": False,
    "required": ["from", "to"],
}


def schema() -> str:
    """The whole schema as its file should hold it."""
    whole = json.loads(TARGET.read_text("utf-8"))
    lists = {key: _many(_name(kind)) for key, kind in NOUNS.items()} | {"links": _many("link")}
    pictures = whole["properties"].pop("pictures")
    whole["properties"] |= lists | {"pictures": pictures}
    limits = {key: COUNT for key in ("limit_plan", "limit_do", "limit_check", "limit_act", "idle_days")}
    whole["properties"]["event"]["properties"] |= {"currency": TEXT} | limits
    whole["$defs"] |= {"symbol_of_map": SYMBOL, "link": LINK} | {_name(kind): _object(kind) for kind in SHAPES}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _name(kind: type) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("_")


def _many(name: str) -> dict[str, Any]:
    return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{name}"}}


def _object(kind: type) -> dict[str, Any]:
    shape = SHAPES[kind]
    properties = {"id": TEXT} if shape.kind else {}
    properties |= {field.name: _value(field, shape) for field in form(kind) if field.name not in shape.further}
    properties |= shape.further
    told: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := [field.name for field in form(kind) if field.required]:
        told["required"] = required
    if {"x", "y"} <= properties.keys():
        told["dependentRequired"] = {"x": ["y"], "y": ["x"]}
    return told


def _value(field: Field, shape: Shape) -> dict[str, Any]:
    """What the field takes; null wherever it may be left out."""
    told = _given(field, shape)
    if not field.required or "$ref" in told:
        return told
    if "enum" in told:
        return {"enum": [each for each in told["enum"] if each is not None]}
    types = [each for each in told["type"] if each != "null"]
    return told | {"type": types[0] if len(types) == 1 else types}


def _given(field: Field, shape: Shape) -> dict[str, Any]:
    if what := shape.names.get(field.name):
        return _naming(what, field)
    if field.many and field.type is float:
        number = {key: each for key, each in _number(field, shape).items() if key != "type"} | {"type": "number"}
        return {"type": ["array", "null"], "items": number, "maxItems": LONGEST}
    if field.many:
        return _many(_name(field.type))
    if is_dataclass(field.type):
        return _reference(_name(field.type), field)
    if field.choices:
        return {"enum": [*field.choices, *shape.synonyms.get(field.name, ()), None]}
    if field.type is bool:
        return {"type": ["boolean", "null"]}
    return _number(field, shape) if field.type in (int, float) else _text(field)


def _naming(what: str, field: Field) -> dict[str, Any]:
    """How a field is given that names something else."""
    if what == "symbol":
        return _reference("symbol_of_map", field)
    if what == "picture":
        return TEXT | {"pattern": "^[0-9a-f]{64}$"}
    if what in {shape.called for shape in SHAPES.values()}:
        return {"type": ["string", "integer", "null"]}
    return {"oneOf": [*END["oneOf"], {"type": "null"}]} if what.startswith(BY_FIELD) else TEXT


def _text(field: Field) -> dict[str, Any]:
    if is_moment(field.name):
        return TEXT | {"pattern": MOMENT}
    return TEXT | {"pattern": DATE} if is_date(field.name) else TEXT


def _reference(name: str, field: Field) -> dict[str, Any]:
    told = {"$ref": f"#/$defs/{name}"}
    return told if field.required else {"oneOf": [told, {"type": "null"}]}


def _number(field: Field, shape: Shape) -> dict[str, Any]:
    if bounds := shape.bounds.get(field.name):
        kind = "integer" if field.type is int else "number"
        ends = {key: end for key, end in zip(("minimum", "maximum"), bounds, strict=True) if math.isfinite(end)}
        return {"type": [kind, "null"], **ends}
    return COUNT if field.type is int else {"$ref": "#/$defs/amount"}


if __name__ == "__main__":
    TARGET.write_text(schema(), encoding="utf-8")
