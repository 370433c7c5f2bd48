"""The figures of the plan, and what state an action is in on a day: for screen, paper and `figures --json` alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from app.calc.action import DONE, Action
from app.calc.explanation import Shown
from app.language import N_, Sentence, sentence

Required = Literal["deliverable", "owner", "due"]
REQUIRED: dict[Required, str] = {
    "deliverable": N_("Without deliverable"),
    "owner": N_("Without owner"),
    "due": N_("Without due date"),
}
"""What an action must have to be one, as its lack is told."""
NAMES = {
    "total": N_("Actions"),
    "in_progress": N_("In progress"),
    "late": N_("Late"),
    "done": N_("Done"),
    "effective": N_("Effective"),
    "on_time_rate": N_("On time"),
}
"""What the figures of the plan are called wherever they are told."""
FIGURES = {name: NAMES[name] for name in ("total", "late", "done", "on_time_rate", "effective")}
"""What the status bar says of the plan, in its order."""
NOTHING_DONE = N_("No action is done yet.")
NO_DATES = N_("No done action has both a due date and the day on which it was done.")


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """Counts of actions that were not dropped; `on_time_rate` is a share, None with its reason in `undefined`.

    `postponed` are those that were postponed at least once; `without_owner` and `due_this_week` are of those that are
    not done; `being_checked` are done and wait for the verdict on their effect.
    """

    total: int
    done: int
    late: int
    in_progress: int
    effective: int
    on_time_rate: float | None
    postponed: int
    without_owner: int
    due_this_week: int
    being_checked: int
    on_time: int = 0
    dated: int = 0
    """Done at their first due date at the latest, of those that are done and have both dates: parts of the rate."""
    undefined: dict[str, Sentence] = field(default_factory=dict)


def figures(actions: Iterable[Action], today: date) -> PlanFigures:
    kept = [action for action in actions if action.phase != "dropped"]
    done = [action for action in kept if is_done(action)]
    dated = [action for action in done if day(action.done_on) and day(action.first_due or action.due)]
    on_time = sum(action.done_on <= (action.first_due or action.due) for action in dated)
    undefined = {} if dated else {"on_time_rate": sentence(NO_DATES if done else NOTHING_DONE)}
    return PlanFigures(
        total=len(kept),
        done=len(done),
        late=sum(is_late(action, today) for action in kept),
        in_progress=sum(action.phase == "do" for action in kept),
        effective=sum(action.verdict == "effective" for action in done),
        on_time_rate=on_time / len(dated) if dated else None,
        postponed=sum(bool(action.postponements) for action in kept),
        without_owner=sum(is_open(action) and not action.owner.strip() for action in kept),
        due_this_week=sum(is_due_this_week(action, today) for action in kept),
        being_checked=sum(is_being_checked(action) for action in kept),
        on_time=on_time,
        dated=len(dated),
        undefined=undefined,
    )


def explain(found: PlanFigures, figure: str) -> Sentence:
    """How a figure comes about, in words and with its numbers, or why it is undefined."""
    if figure != "on_time_rate":
        return sentence(_MEANING[figure])
    words = sentence(N_("Done at the first due date at the latest ÷ done with both dates"))
    if figure in found.undefined:
        return sentence(N_("{formula}: undefined. {reason}"), formula=words, reason=found.undefined[figure])
    share = Shown("share", (("value", found.on_time_rate),))
    return sentence(
        "{formula} = {n} ÷ {total} = {result}", formula=words, n=found.on_time, total=found.dated, result=share
    )


_MEANING = {
    "total": N_("All actions of the plan, ideas included, but for those that were dropped."),
    "late": N_("Due before today, and the deliverable is not there."),
    "done": N_("The deliverable is there: the quarter Do of the wheel is closed."),
    "effective": N_("Done, and the effectiveness check found the effect that was wanted."),
}


# What state an action is in


def is_done(action: Action) -> bool:
    """Whether its deliverable is there."""
    return action.phase in DONE


def is_open(action: Action) -> bool:
    """Whether it has still to be done: neither done nor dropped nor only an idea."""
    return action.phase in ("plan", "do")


def is_late(action: Action, today: date) -> bool:
    due = day(action.due)
    return is_open(action) and due is not None and due < today


def is_due_this_week(action: Action, today: date) -> bool:
    """Whether it has to be done from today to Sunday; what is late is not among them."""
    due = day(action.due)
    return is_open(action) and due is not None and today <= due <= week_end(today)


def is_being_checked(action: Action) -> bool:
    """Whether it is done, and nobody has said yet what effect it has."""
    return is_done(action) and action.verdict is None


def missing(action: Action) -> tuple[Required, ...]:
    """What an action must have and has not: its deliverable, its owner, its due date. An idea needs none of them."""
    if action.phase in ("idea", "dropped"):
        return ()
    return tuple(name for name in REQUIRED if not getattr(action, name).strip())


def progress_of(action: Action) -> float | None:
    """How far it is, from 0 to 1, as its owner says; all of it when it is done."""
    return 1.0 if is_done(action) else action.progress


def age_days(action: Action, today: date) -> int | None:
    """Days since its card last moved; None where that is not known."""
    moved = day(action.moved_on)
    return max(0, (today - moved).days) if moved else None


def days_late(action: Action, today: date) -> int:
    """How many days it is late; 0 where it is not."""
    due = day(action.due)
    return (today - due).days if due is not None and is_late(action, today) else 0


def week_end(today: date) -> date:
    """The Sunday of this week, which begins on Monday in all of Europe."""
    return today + timedelta(days=6 - today.weekday())


def day(kept: str) -> date | None:
    """A kept date; None for an empty one, and for a text that is none, from a file of another program."""
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None
