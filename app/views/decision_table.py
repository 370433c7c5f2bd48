"""Decisions as tables for a spreadsheet, and numbers of a spreadsheet as scores."""

from __future__ import annotations

from app.calc.decision import DIRECTIONS, SIDES, Decision
from app.calc.decision_figures import DecisionFigures
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable, parse, show_for_typing
from app.language import _
from app.models.decision_vote_edit import Mark


def number(value: float | None) -> str:
    return show_for_typing(value, "count")


def share(value: float | None) -> str:
    return show_for_typing(value, "share")


def _lines(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(tidy(cell) for cell in row) for row in rows)


def matrix_table(decision: Decision, found: DecisionFigures) -> str:
    """Criteria as rows with weight and direction, options as columns, the result below."""
    rows = [[_("Criterion"), _("Weight"), _("Share"), _("Better"), *(option.name for option in decision.options)]]
    for criterion in decision.criteria:
        scores = [number(found.options[option.id].cells[criterion.id].value) for option in decision.options]
        direction = _(DIRECTIONS[criterion.direction])
        rows.append([criterion.name, number(criterion.weight), share(found.weights[criterion.id]), direction, *scores])
    rows.append([_("Result"), "", "", "", *(number(found.options[option.id].score) for option in decision.options)])
    return _lines(rows)


def places_table(decision: Decision) -> str:
    rows = [[_("Option"), _("Effort"), _("Impact")]]
    return _lines([*rows, *([o.name, number(o.effort), number(o.impact)] for o in decision.options)])


def dots_table(decision: Decision) -> str:
    return _lines([[_("Option"), _("Dots")], *([option.name, str(option.dots)] for option in decision.options)])


def points_table(decision: Decision) -> str:
    rows = [[_("Option"), _("For or against"), _("Point"), _("Weight")]]
    for option in decision.options:
        rows += [[option.name, _(SIDES[point.side]), point.text, str(point.weight)] for point in option.points]
    return _lines(rows)


def read_scores(text: str, decision: Decision, row: int, column: int) -> tuple[list[Mark], int]:
    """Numbers of a pasted table as scores, from this criterion and option on; and how many cells are no numbers."""
    marks: list[Mark] = []
    unread = 0
    for criterion, line in zip(decision.criteria[row:], text.strip("\r\n").splitlines(), strict=False):
        for option, cell in zip(decision.options[column:], line.split("\t"), strict=False):
            try:
                value = parse(cell, "count")
            except Unreadable:
                unread += 1
            else:
                if value is not None:
                    marks.append((option.id, criterion.id, value))
    return marks, unread
