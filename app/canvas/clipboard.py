"""Symbols and flows on the clipboard, as JSON of our own: they can be pasted on any map, with new ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND
from app.calc.value_stream import Flow, Symbol
from app.canvas.map_edit import MapEdit
from app.canvas.value_stream import MapScene
from app.models.schema import new_id

MIME = "application/x-chantier-map"

Copied = tuple[list[Symbol], list[Flow]]


def copied(map: MapScene, ids: Iterable[str]) -> Copied:
    """The symbols of these ids, and the flows between them."""
    chosen = set(ids)
    symbols = [symbol for id, symbol in map.mirror.symbols.items() if id in chosen]
    flows = [f for f in map.mirror.flows.values() if f.source in chosen and f.target in chosen]
    return symbols, flows


def put(what: Copied) -> None:
    """On the clipboard: as our JSON, and as the names of the symbols for any other program."""
    symbols, flows = what
    text = json.dumps({"symbols": [asdict(s) for s in symbols], "flows": [asdict(f) for f in flows]})
    mime = QMimeData()
    mime.setData(MIME, text.encode())
    mime.setText("\n".join(symbol.name for symbol in symbols if symbol.name))
    QGuiApplication.clipboard().setMimeData(mime)


def taken() -> Copied | None:
    """What lies on the clipboard, if it is ours and whole."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None or not mime.hasFormat(MIME):
        return None
    try:
        said = json.loads(bytes(mime.data(MIME).data()))
        symbols = [_made(Symbol, row) for row in said["symbols"] if row["kind"] in SYMBOL_KIND]
        ids = {symbol.id for symbol in symbols}
        flows = [_made(Flow, row) for row in said["flows"] if row["kind"] in FLOW_KIND]
    except (ValueError, KeyError, TypeError):
        return None
    return symbols, [flow for flow in flows if flow.source in ids and flow.target in ids]


def _made(cls: type, row: dict[str, Any]) -> Any:
    known = {field.name for field in fields(cls)}
    return cls(**{name: value for name, value in row.items() if name in known})


def renewed(what: Copied, edits: MapEdit, dx: float, dy: float) -> Copied:
    """Copies with ids of their own, shifted."""
    symbols, flows = what
    ids = {symbol.id: new_id() for symbol in symbols}
    refs = edits.new_refs([symbol.kind for symbol in symbols])
    return (
        [
            replace(s, id=ids[s.id], ref=ref, x=(s.x or 0.0) + dx, y=(s.y or 0.0) + dy)
            for s, ref in zip(symbols, refs, strict=True)
        ],
        [replace(f, id=new_id(), source=ids[f.source], target=ids[f.target]) for f in flows],
    )
