"""What one gesture changed, as data: row by row, the values before and after."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

Key = tuple[Any, ...]
Image = dict[str, Any]
"""Column name → raw SQLite value.

Of a row that appears or goes: its values that are not NULL; of one that stays: what differs.
"""

Change = tuple[Image | None, Image | None]
"""Before and after; `None` where the row does not exist."""


@dataclass(frozen=True, slots=True)
class Diff:
    """Table name → primary key → change. Empty is false."""

    tables: dict[str, dict[Key, Change]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tables)

    def __len__(self) -> int:
        return sum(map(len, self.tables.values()))

    def keys(self, model: type) -> set[Any]:
        """The primary keys of the rows of this model that appeared, changed or went; tuples where it is composite."""
        rows = self.tables.get(model.__tablename__, {})  # type: ignore[attr-defined]
        return {key[0] if len(key) == 1 else key for key in rows}

    def reversed(self) -> Diff:
        return Diff({name: {key: (a, b) for key, (b, a) in rows.items()} for name, rows in self.tables.items()})

    def then(self, later: Diff) -> Diff:
        """Both as one; what the later takes back is gone."""
        tables = {name: dict(rows) for name, rows in self.tables.items()}
        for name, rows in later.tables.items():
            mine = tables.setdefault(name, {})
            for key, change in rows.items():
                joined = _join(mine[key], change) if key in mine else change
                if joined[0] == joined[1]:
                    del mine[key]
                else:
                    mine[key] = joined
        return Diff({name: rows for name, rows in tables.items() if rows})

    def to_bytes(self) -> bytes:
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """UTF-8 JSON, piece by piece: `{table: [entry, …]}`.

        An entry is `[key, before, after]`. Many rows that appear or go with values in the same columns are one entry:
        `{"columns": […], "key": [places among these], "rows": [[…], …], "made": true or false}`.
        """
        opening = "{"
        for name, rows in self.tables.items():
            yield f"{opening}{_json(name)}:[".encode()
            parting = ""
            for entry in _entries(rows):
                yield f"{parting}{_json(entry)}".encode()
                parting = ","
            yield b"]"
            opening = ","
        yield b"}" if self.tables else b"{}"

    @classmethod
    def from_bytes(cls, stored: bytes) -> Diff:
        tables = json.loads(stored, object_pairs_hook=_object if _BLOB.encode() in stored else None)
        return cls({name: dict(_rows(entries)) for name, entries in tables.items()})


_json = partial(json.dumps, default=lambda value: _blob(value), ensure_ascii=False, separators=(",", ":"))
_ALIKE = 16
"""Rows with the same columns from which they share the names of these."""
_PIECE = 2000
"""Rows of one entry."""


def _entries(rows: dict[Key, Change]) -> Iterator[Any]:
    alike: dict[tuple[bool, tuple[str, ...]], list[tuple[Key, Image]]] = {}
    for key, (before, after) in rows.items():
        image = after if before is None else before if after is None else None
        if image is None:
            yield [key, before, after]
            continue
        held = alike.setdefault((before is None, tuple(image)), [])
        held.append((key, image))
        if len(held) == _PIECE:
            yield from _together(held, made=before is None)
            held.clear()
    for (made, _columns), held in alike.items():
        yield from _together(held, made=made)


def _together(rows: list[tuple[Key, Image]], *, made: bool) -> Iterator[Any]:
    """Rows with the same columns as one entry, where there are enough and their keys stand among their values."""
    places = _key_places(rows[0]) if len(rows) >= _ALIKE else []
    values = [list(image.values()) for _key, image in rows] if places else []
    if places and _keyed(rows, values, places):
        yield {"columns": list(rows[0][1]), "key": places, "rows": values, "made": made}
    else:
        yield from ([key, None, image] if made else [key, image, None] for key, image in rows)


def _key_places(row: tuple[Key, Image]) -> list[int]:
    """Where the parts of a key stand among the values of its row; empty where one does not."""
    key, values = row[0], list(row[1].values())
    return [values.index(part) for part in key] if all(part in values for part in key) else []


def _keyed(rows: list[tuple[Key, Image]], values: list[list[Any]], places: list[int]) -> bool:
    """Whether the keys of all rows stand in the same places as that of the first."""
    found = zip(*([each[place] for each in values] for place in places), strict=True)
    return all(key == there for (key, _image), there in zip(rows, found, strict=True))


def _rows(entries: list[Any]) -> Iterator[tuple[Key, Change]]:
    for entry in entries:
        if not isinstance(entry, dict):
            key, before, after = entry
            yield tuple(key), (before, after)
            continue
        columns, places, made = entry["columns"], entry["key"], entry["made"]
        for values in entry["rows"]:
            image = dict(zip(columns, values, strict=True))
            yield tuple([values[place] for place in places]), (None, image) if made else (image, None)


def change(before: Key | None, after: Key | None, columns: list[str]) -> Change | None:
    """The change between two whole rows, or `None` when they are the same."""
    if before == after:
        return None
    if before is None or after is None:
        return before and _whole(before, columns) or None, after and _whole(after, columns) or None
    changed = [(c, b, a) for c, b, a in zip(columns, before, after, strict=True) if b != a]
    return {c: b for c, b, _ in changed}, {c: a for c, _, a in changed}


def _whole(row: Key, columns: list[str]) -> Image:
    return {c: value for c, value in zip(columns, row, strict=True) if value is not None}


def _join(first: Change, second: Change) -> Change:
    before, after = first[0], second[1]
    if second[0] is not None and before is not None:  # the row lived through the first: it had what the second found
        before = {**second[0], **before}
    if first[1] is not None and after is not None:
        after = {**first[1], **after}
    if before is None or after is None:
        return before and _given(before), after and _given(after)
    names = [c for c in {**before, **after} if before.get(c) != after.get(c)]
    return {c: before.get(c) for c in names}, {c: after.get(c) for c in names}


def _given(image: Image) -> Image:
    return {c: value for c, value in image.items() if value is not None}


_BLOB = '{"base64":'


def _blob(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    raise TypeError(f"SQLite has no {type(value).__name__}")


def _object(pairs: list[tuple[str, Any]]) -> Any:
    if len(pairs) == 1 and pairs[0][0] == "base64" and isinstance(pairs[0][1], str):
        return base64.b64decode(pairs[0][1])
    return dict(pairs)


def changed_columns(rows: dict[Key, Change]) -> Iterator[tuple[tuple[str, ...], list[tuple[Key, Image]]]]:
    """The rows that stay, grouped by the columns that differ, with their new values."""
    groups: dict[tuple[str, ...], list[tuple[Key, Image]]] = {}
    for key, (before, after) in rows.items():
        if before is not None and after is not None:
            groups.setdefault(tuple(after), []).append((key, after))
    yield from groups.items()
