"""What a form speaks of: some rows of one table, and the fields that they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.calc.quantity import UNKNOWN
from app.language import N_
from app.models.document import Document
from app.models.record import chunks

CHANGE = N_("Change a value")
NOT_SAID = ("", UNKNOWN)
"""The choice of none of the others."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading. `folded` says how a group that can be folded begins; `None` cannot be folded."""

    heading: str
    fields: tuple[Field, ...]
    folded: bool | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Rows of `model` with these ids. `labels` are what undo says of a change, by the id of the field.

    `acts` says whether the buttons below the form are for these rows.
    """

    title: str
    model: Any
    ids: tuple[str, ...]
    groups: tuple[Group, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    acts: bool = True

    def fields(self) -> list[Field]:
        return [field for group in self.groups for field in group.fields]

    def shape(self) -> tuple[object, ...]:
        """Tells when the form needs other rows."""
        return self.model, self.groups

    def values(self, session: Session) -> dict[str, tuple[Any, bool]]:
        """Each field's value, and whether the rows differ in it; empty when none of the rows is there any more."""
        fields = self.fields()
        rows: list[Any] = []
        for chunk in chunks(self.ids):
            columns = [getattr(self.model, field.id) for field in fields]
            rows += session.execute(select(*columns).where(self.model.id.in_(chunk)).distinct())
        told = {}
        for i, each in enumerate(fields if rows else ()):
            values = {row[i] for row in rows}
            told[each.id] = (None, True) if len(values) > 1 else (values.pop(), False)
        return told

    def write(self, document: Document, field: Field, value: Any) -> None:
        """Give all rows this value, as one gesture. What was emptied is `None`, a text or a date is empty."""
        value = value or "" if field.unit in ("text", "lines", "date") else None if value == "" else value
        with document.edit(self.labels.get(field.id, CHANGE)) as session:
            for chunk in chunks(self.ids):
                session.execute(update(self.model).where(self.model.id.in_(chunk)).values({field.id: value}))
