"""The action plan as a calendar: what RFC 5545 asks for, and what Outlook and Thunderbird show of it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.action import Action, Postponement
from app.calc.event import EventData
from app.exchange.calendar_file import OCTETS, calendar, escaped, folded
from tests.exchange.any_event import done, things

NOW = datetime(2026, 3, 12, 14, 32, 5, tzinfo=UTC)
PLAN = (
    Action("a", 1, "Revêtir l’outil", "outil monté, mesuré ; PV", "Karim", phase="do", first_due="2026-04-03",
           due="2026-04-17", priority="high", postponements=(Postponement("2026-04-03", "2026-04-17"),)),
    Action("b", 2, "Écrire le standard", owner="Léa", phase="check", due="2026-04-01", done_on="2026-04-01",
           check_on="2026-05-15"),
    Action("c", 3, "Idée", phase="idea", due="2026-04-01"),
    Action("d", 4, "Brosse", owner="KARIM", phase="dropped", due="2026-04-01"),
    Action("e", 5, "Sans date"),
)  # fmt: skip


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def entries(content: bytes) -> list[dict[str, str]]:
    """The events by the names of their properties; those of an alarm after `ALARM `."""
    found: list[dict[str, str]] = []
    within = ""
    for line in unfolded(content):
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif value == "VALARM":
            within = "ALARM " if name == "BEGIN" else ""
        elif found and name not in ("END", "BEGIN"):
            found[-1][within + name] = value
    return found


def plan(*actions: Action, **asked) -> bytes:
    return calendar(EventData("Ligne 3", actions=actions), language="en", now=NOW, **asked)


def test_a_day_of_the_plan_as_a_calendar_has_it():
    (one,) = entries(plan(PLAN[0]))
    assert one == {
        "UID": "a-due@chantier",
        "DTSTAMP": "20260312T143205Z",
        "SEQUENCE": "1",
        "DTSTART;VALUE=DATE": "20260417",
        "DTEND;VALUE=DATE": "20260418",
        "SUMMARY": "No. 1 Revêtir l’outil",
        "DESCRIPTION": r"Deliverable: outil monté\, mesuré \; PV\nOwner: Karim\nFirst due date: 3 Apr 2026",
        "PRIORITY": "1",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS": "FREE",
        "ALARM ACTION": "DISPLAY",
        "ALARM DESCRIPTION": "No. 1 Revêtir l’outil",
        "ALARM TRIGGER": "-PT15H",
    }


def test_what_was_done_is_ticked_and_its_effect_waits_for_its_day():
    one, check = entries(plan(PLAN[1]))
    assert (one["SUMMARY"], "ALARM TRIGGER" in one) == ("✓ No. 2 Écrire le standard", False)
    assert (check["UID"], check["DTSTART;VALUE=DATE"]) == ("b-check@chantier", "20260515")
    assert check["SUMMARY"] == "Check the effect: No. 2 Écrire le standard"
    assert "ALARM TRIGGER" in check


def test_what_was_dropped_leaves_the_calendar_and_ideas_never_enter_it():
    found = entries(plan(*PLAN[2:]))
    assert [(one["UID"], one["STATUS"], "ALARM TRIGGER" in one) for one in found] == [
        ("d-due@chantier", "CANCELLED", False)
    ]


def test_one_owner_has_a_calendar_alone():
    assert [one["UID"] for one in entries(plan(*PLAN, owner=" karim"))] == ["a-due@chantier", "d-due@chantier"]


def test_a_postponed_action_keeps_its_uid():
    first, later = (entries(plan(Action("a", due=due)))[0] for due in ("2026-04-03", "2026-04-17"))
    assert first["UID"] == later["UID"]


def test_the_last_day_there_is_has_no_day_after_it():
    (one,) = entries(plan(Action("a", due=str(date.max))))
    assert "DTEND;VALUE=DATE" not in one


@pytest.mark.parametrize(
    ("text", "written"),
    [("a;b,c\\d", r"a\;b\,c\\d"), ("a\r\nb\rc\nd", r"a\nb\nc\nd"), ("\x07BEGIN:VEVENT\n", r"BEGIN:VEVENT\n")],
)
def test_what_parts_values_is_written_out(text, written):
    assert escaped(text) == written


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300))
def test_a_line_is_folded_at_75_octets_and_cuts_no_letter(line):
    lines = folded(line).split("\r\n")
    assert all(len(each.encode()) <= OCTETS for each in lines)
    assert folded(line).replace("\r\n ", "") == line


@given(st.lists(things(Action), max_size=4))
def test_any_plan_is_a_calendar(drawn):
    content = calendar(EventData(actions=tuple(map(done, drawn))), language="fr", now=NOW)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in unfolded(content):
        assert re.match(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?:", line), line
    uids = [one["UID"] for one in entries(content)]
    assert len(set(uids)) == len(uids)
