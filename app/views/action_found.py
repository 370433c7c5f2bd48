"""What the search by name finds among the actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from app.calc.action_list import Listed
from app.language import _
from app.models.observation_link import short
from app.views.page import Found


def found_among(rows: Iterable[Listed], go: Callable[[str], object]) -> list[Found]:
    """Each by its words, with its number and its owner; `go` takes its id."""
    return [
        Found(
            short(row.action.label) or _("Action {number}", number=row.action.number),
            " – ".join(filter(None, (_("Action {number}", number=row.action.number), row.action.owner))),
            partial(go, row.action.id),
            "list-todo",
            f"{row.action.label} {row.action.deliverable}",
        )
        for row in rows
    ]
