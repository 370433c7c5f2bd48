"""The figures of decisions, levers and the action plan as plain text in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.calc import action_figures, decision_figures, lever_figures
from app.calc.action import Action
from app.calc.decision import Decision
from app.calc.lever import Lever
from app.calc.lever_explanation import NAMES, show_figure
from app.calc.quantity import show
from app.exchange.text_columns import aligned, headed, one_line, titled
from app.language import _


def of_decision(decision: Decision) -> Iterator[str]:
    found = decision_figures.figures(decision)
    yield from headed(titled(_("Decision"), decision.name))
    rows = []
    for option in decision.options:
        reason = str(found.undefined.get(f"options.{option.id}.score", ""))
        best = "●" if option.id in found.leaders else ""
        rows.append([one_line(option.name), show(found.options[option.id].score, "count"), best, reason])
    yield from aligned(rows, left={0, 2, 3})
    if found.winner is None:
        yield str(found.undefined["winner"])
    names = [one_line(c.name) for c in decision.criteria if c.id in found.sensitive_to]
    if names:
        yield _("▲ another weight of these would turn the choice: {criteria}", criteria=", ".join(names))


def of_lever(lever: Lever, currency: str) -> Iterator[str]:
    found = lever_figures.figures(lever)
    yield from headed(titled(_("Lever"), lever.name))
    rows = [
        [_(name), show_figure(key, getattr(found, key), currency), str(found.undefined.get(key, ""))]
        for key, (name, _unit) in NAMES.items()
        if key not in ("investment", "cash_freed") or getattr(found, key) is not None
    ]
    yield from aligned(rows, left={0, 2})


def of_actions(actions: Sequence[Action], today: date) -> Iterator[str]:
    found = action_figures.figures(actions, today)
    yield from headed(_("Action plan"))
    shown = {
        key: show(getattr(found, key), "share" if key == "on_time_rate" else "count") for key in action_figures.NAMES
    }
    yield from aligned(
        [[_(name), shown[key], str(found.undefined.get(key, ""))] for key, name in action_figures.NAMES.items()],
        left={0, 2},
    )
