"""What the panel beside the tally speaks of: the header of the sheet, and the row that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.language import N_, _
from app.models.tally import Tally, TallyCategory
from app.models.tally_edit import CHANGE, CHANGE_CATEGORY
from app.views.subject import Group, Subject

NAME = Field("name", N_("Name"), N_("Name"), "text")
COST = Field("cost_each", N_("Cost of one occurrence"), N_("Cost"), "count")
TIME = Field("time_each_s", N_("Time of one occurrence"), N_("Time"), "duration", bare="min")
HEADER = (
    Field("object", N_("Object"), N_("Object"), "text"),
    Field("place", N_("Place"), N_("Place"), "text"),
    Field("period", N_("Period"), N_("Period"), "text"),
    Field("recorder", N_("Recorder"), N_("Recorder"), "text"),
    Field("shift", N_("Shift"), N_("Shift"), "text"),
)


def of_tally(id: str | None, others: Sequence[tuple[str, str]]) -> Subject | None:
    """The tally itself; `others` are those that can be its earlier period."""
    if id is None:
        return None
    choices = (("", N_("None")), *others)
    before = Field("before", N_("Compare with the earlier period"), N_("Earlier period"), "choice", choices=choices)
    groups = [Group("", (NAME,)), Group(N_("Header"), HEADER)]
    if others:
        groups.append(Group(N_("Comparison"), (before,)))
    return Subject(_("Tally"), Tally, (id,), tuple(groups), CHANGE, acts=False)


def of_row(session: Session, id: str | None) -> Subject | None:
    """The chosen category; nothing for a row that the file does not have yet."""
    if not id or session.get(TallyCategory, id) is None:
        return None
    groups = (Group("", (NAME,)), Group(N_("One occurrence"), (COST, TIME)))
    return Subject(_("Category"), TallyCategory, (id,), groups, CHANGE_CATEGORY)
