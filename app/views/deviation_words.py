"""How deviations are put in signs and words on the screen: in the list, the panel, the rail and the start page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QIcon

from app.calc.deviation_list import ANSWERS, STATES, Answer, Case, Opened, State, held
from app.calc.indicator_words import point_of
from app.calc.link import KINDS
from app.language import _
from app.look import Look
from app.views.deviation_count import ALARM, SIGNAL
from app.views.icon import icon
from app.views.indicator_words import name_of
from app.views.page import Number

SIGNS: dict[State, tuple[str, str]] = {
    "alarm": ALARM,
    "signal": SIGNAL,
    "better": ("badge-check", "ok"),
}
"""The picture of each state, and the token of its colour, which never says it alone."""
ANSWER_SIGNS: dict[Answer, tuple[str, str]] = {
    "open": ("list-todo", "accent"),
    "explained": ("message-square", "muted"),
    "waiting": ("circle-question-mark", "warn"),
}


def state_icon(state: State, look: Look) -> QIcon:
    picture, token = SIGNS[state]
    return icon(picture, getattr(look, token))


def state_word(state: State) -> str:
    return _(STATES[state])


def title_of(row: Case) -> str:
    """What is made of it is called so: “Scrap rate: 4.2 % on 12 Mar 2026, over the alarm of 3 %”."""
    return _("{name}: {value}", name=name_of(row.indicator), value=str(row.deviation.said))


def since_words(row: Case) -> str:
    since = row.deviation.since
    return str(point_of(row.indicator.measures[since - 1], since))


def opened_words(one: Opened) -> str:
    """“Action 12: Do”, “Problem: still open”, “Five whys”."""
    word = _(KINDS[one.kind])
    what = f"{word} {one.number}" if one.number else word
    return _("{name}: {value}", name=what, value=_(one.state)) if one.state else what


def answer_icon(row: Case, look: Look) -> QIcon | None:
    """Good news wants no answer."""
    if row.state == "better" and row.answer == "waiting":
        return None
    picture, token = ANSWER_SIGNS[row.answer]
    return icon(picture, getattr(look, token))


def answer_words(row: Case) -> str:
    """What was opened from it and is open, else whether it is explained."""
    said = [opened_words(each) for each in row.opened if each.open]
    if row.answer == "explained":
        said.insert(0, _(ANSWERS["explained"]))
    if said:
        return ", ".join(said)
    return "" if row.state == "better" else _(ANSWERS["waiting"])


def numbers(rows: Sequence[Case]) -> list[Number]:
    if not rows:
        return []
    counted = held(rows)
    why = _("Neither explained by a comment nor in work: nothing is open that was made from their indicator.")
    return [
        (_("Deviations"), str(counted.deviations), _("Without the signals that go the right way.")),
        (_("Alarms"), str(counted.alarms), ""),
        (_(ANSWERS["waiting"]), str(counted.waiting), why),
    ]
