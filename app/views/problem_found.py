"""What the search by name finds among the problems, and what the status bar says of them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.calc.link import KINDS
from app.calc.problem import METHODS
from app.calc.problem_list import Seen
from app.language import _
from app.views.page import Found
from app.views.problem_words import METHOD_ICONS, UNNAMED


def found_among(seen: Sequence[Seen], go: Callable[[str, str], object]) -> list[Found]:
    """By symptom and method, part, line and pilot; `go` shows a thing of this kind and id."""
    return [
        Found(
            " ".join(each.problem.name.split()) or _(UNNAMED),
            f"{_(KINDS['problem'])} {_(METHODS[each.problem.method])}",
            partial(go, "problem", each.problem.id),
            METHOD_ICONS[each.problem.method],
            " ".join((each.problem.part, each.problem.line, each.problem.pilot)),
        )
        for each in seen
    ]


def numbers(seen: Sequence[Seen]) -> list[tuple[str, str, str]]:
    """Title, value and explanation of each figure; none where there is no problem."""
    states = [each.figures.state for each in seen]
    still_open = [state for state in states if state != "closed"]
    told = [
        (_("Still open"), str(len(still_open)), _("Problems that are not closed")),
        (_("Late"), str(states.count("late")), _("Open problems of which a clock has run out")),
        (_("To contain"), str(states.count("to_contain")), _("Problems from which the customer is not protected")),
    ]
    return told if states else []
