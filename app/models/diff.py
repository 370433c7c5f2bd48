"""What one gesture changed, as data: row by row, the values before and after."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
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
        rows = {n: [[k, b, a] for k, (b, a) in rows.items()] for n, rows in self.tables.items()}
        return json.dumps(rows, default=_blob, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Diff:
        tables = json.loads(stored, object_pairs_hook=_object if _BLOB.encode() in stored else None)
        return cls({n: {tuple(k): (b, a) for k, b, a in rows} for n, rows in tables.items()})


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
