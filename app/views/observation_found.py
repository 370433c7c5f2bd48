"""What the search by name finds among the observations and the interviews."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from app.calc.observation_list import Seen
from app.language import _
from app.models.document import Document
from app.models.observation_link import short
from app.models.trail import named
from app.views.page import Found


def found_among(seen: Iterable[Seen], go: Callable[[str], object]) -> list[Found]:
    """Each by its text, with the step at which it was seen; `go` takes its id."""
    return [
        Found(
            short(each.observation.text) or _("Observation"),
            " – ".join(part for part in (_("Observation"), each.step_name) if part),
            partial(go, each.observation.id),
            "eye",
            each.observation.text,
        )
        for each in seen
    ]


def found_asked(document: Document, show: Callable[[str, str], object]) -> list[Found]:
    """The interviews by the person, and their questions; `show` takes the kind and the id."""
    with document.read() as session:
        ends = named(session, ("interview", "question"))
    return [Found(end.title, _(end.word), partial(show, end.kind, end.id), "message-square") for end in ends]
