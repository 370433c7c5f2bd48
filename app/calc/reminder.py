"""What each owner is reminded of, and as a text that is pasted into a mail as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.calc import calendar_date
from app.calc.action import Action
from app.calc.action_figures import day, days_late, is_being_checked, is_due_this_week, is_late, is_open, week_end
from app.calc.person import key_of, people
from app.language import N_, Sentence, sentence

Section = Literal["late", "this_week", "soon", "check"]
SECTIONS: dict[Section, str] = {
    "late": N_("Late"),
    "this_week": N_("Due this week"),
    "soon": N_("Due in the next two weeks"),
    "check": N_("Effect to be checked"),
}
"""What somebody is reminded of, in this order."""
WEEKS_AHEAD = 2
NOBODY = N_("Without owner")
WHO_TAKES = N_("These actions have no owner yet: who takes them?")
ASKED = N_("Could you tell me how far you are, and what you lack?")
ASKED_LATE = N_("Could you tell me how far you are, what you lack, and for what is late which date you can hold?")
THANKS = N_("Thank you, and have a good day.")


@dataclass(frozen=True, slots=True)
class Reminder:
    """The actions of one owner by section, each in the order of its due dates; of nobody where `owner` is empty."""

    owner: str
    late: tuple[Action, ...] = ()
    this_week: tuple[Action, ...] = ()
    soon: tuple[Action, ...] = ()
    check: tuple[Action, ...] = ()

    def of(self, section: Section) -> tuple[Action, ...]:
        found: tuple[Action, ...] = getattr(self, section)
        return found

    def all(self) -> tuple[Action, ...]:
        return tuple(action for section in SECTIONS for action in self.of(section))


def reminders(actions: Iterable[Action], today: date) -> tuple[Reminder, ...]:
    """One for each owner who has something to be reminded of, by name; that of nobody is the last.

    A name is the same with other capitals and accents: it is told as it was written first.
    """
    actions = list(actions)
    names = people(action.owner for action in actions)
    held: dict[str, dict[Section, list[Action]]] = {}
    for action in actions:
        section = section_of(action, today)
        if section is not None:
            held.setdefault(key_of(action.owner), {}).setdefault(section, []).append(action)
    return tuple(
        Reminder(names.get(key, ""), **{section: _by_date(of, section) for section, of in held[key].items()})
        for key in sorted(held, key=lambda key: (not key, key))
    )


def section_of(action: Action, today: date) -> Section | None:
    """What is to be said of an action on this day; None where nothing is."""
    if is_late(action, today):
        return "late"
    if is_due_this_week(action, today):
        return "this_week"
    ahead = week_end(today) + timedelta(weeks=WEEKS_AHEAD)
    due, check = day(action.due), day(action.check_on)
    if is_open(action) and due is not None and due <= ahead:
        return "soon"
    return "check" if is_being_checked(action) and check is not None and check <= ahead else None


def _by_date(actions: Iterable[Action], section: Section) -> tuple[Action, ...]:
    field = "check_on" if section == "check" else "due"
    return tuple(sorted(actions, key=lambda action: (getattr(action, field), action.number)))


# As text


def line(action: Action, section: Section, today: date) -> Sentence:
    """What is said of one action."""
    named = sentence("{number} · {label}", number=action.number, label=_one_line(action.label))
    if section == "check":
        said = sentence(N_("{action}: check its effect by {day}"), action=named, day=calendar_date.Day(action.check_on))
        if action.indicator.strip():
            said = sentence("{said} ({what})", said=said, what=_one_line(action.indicator))
        return said
    said = sentence(N_("{action}: due {day}"), action=named, day=calendar_date.Day(action.due))
    if late := days_late(action, today):
        template = N_("{said}, 1 day late") if late == 1 else N_("{said}, {n} days late")
        said = sentence(template, said=said, n=late)
    if n := len(action.postponements):
        template = N_("{said}, postponed once") if n == 1 else N_("{said}, postponed {n} times")
        said = sentence(template, said=said, n=n)
    if action.deliverable.strip():
        said = sentence(N_("{said}. Deliverable: {deliverable}"), said=said, deliverable=_one_line(action.deliverable))
    return said


def text(reminder: Reminder, today: date, language: str, *, event: str = "", sender: str = "") -> str:
    """A mail to one owner; of what nobody owns, the list with the question who takes it."""
    parts = [*_greeting(reminder, today, event), *_list(reminder, today)]
    if reminder.owner:
        parts += ["", sentence(ASKED_LATE if reminder.late else ASKED), "", sentence(THANKS), *filter(None, [sender])]
    return "\n".join(part.within(language) if isinstance(part, Sentence) else part for part in parts)


def _greeting(reminder: Reminder, today: date, event: str) -> list[Sentence | str]:
    if not reminder.owner:
        return [sentence(WHO_TAKES)]
    hello = sentence(N_("Hello {name},"), name=reminder.owner)
    day = calendar_date.Day(today.isoformat())
    if not event:
        return [hello, "", sentence(N_("Here are your actions in the plan, as of {day}."), day=day)]
    return [
        hello,
        "",
        sentence(N_("Here are your actions in the plan of “{event}”, as of {day}."), event=event, day=day),
    ]


def _list(reminder: Reminder, today: date) -> list[Sentence | str]:
    parts: list[Sentence | str] = []
    for section, heading in SECTIONS.items():
        of = reminder.of(section)
        if of:
            parts += ["", sentence("{heading} ({n})", heading=sentence(heading), n=len(of))]
            parts += [sentence("– {line}", line=line(action, section, today)) for action in of]
    return parts


def all_text(found: Sequence[Reminder], today: date, language: str, *, event: str = "", sender: str = "") -> str:
    """The texts for all, one after the other, each under the name of its owner."""
    parts = []
    for each in found:
        name = each.owner or sentence(NOBODY).within(language)
        parts.append(f"{name}\n{'=' * len(name)}\n{text(each, today, language, event=event, sender=sender)}")
    return "\n\n\n".join(parts)


def _one_line(said: str) -> str:
    return " ".join(said.split())
