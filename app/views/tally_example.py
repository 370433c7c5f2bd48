"""A finished tally to look at and to change: the open example of the field guide, with costs and times."""

from __future__ import annotations

from app.calc.tally import Category, Column, Mark, Tally
from app.language import N_, _
from app.models import tally_edit
from app.models.document import Document
from app.models.schema import new_id

_ROWS = (
    (N_("Scratch on the visible side"), (21, 22, 13), 2.5, 60.0),
    (N_("Incomplete weld"), (6, 9, 14), 14.0, 480.0),
    (N_("Dent"), (4, 4, 2), 6.0, 180.0),
    (N_("Oil stain"), (1, 2, 2), 0.8, 45.0),
    (N_("Out of tolerance"), (1, 1, 2), 32.0, 900.0),
    ("", (1, 0, 1), 1.5, 120.0),
)
"""Name, marks by shift, cost and time of one; the row without a name is the one for all else."""


def put_example_tally(document: Document) -> str:
    """The example after the tallies of this event; its id."""
    columns = tuple(Column(new_id(), name) for name in (_("Morning"), _("Afternoon"), _("Night")))
    categories = tuple(
        Category(
            new_id(),
            _(name) if name else "",
            not name,
            cost,
            seconds,
            tuple(Mark(new_id(), "", column.id, n) for column, n in zip(columns, counts, strict=True) if n),
        )
        for name, counts, cost, seconds in _ROWS
    )
    tally = Tally(
        new_id(),
        _("Rejects, example"),
        object=_("Welded bracket"),
        place=_("Assembly, line 3"),
        column_kind="shift",
        columns=columns,
        categories=categories,
    )
    return tally_edit.put(document, tally, N_("Insert the example tally"))
