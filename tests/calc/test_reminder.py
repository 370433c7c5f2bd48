"""Reminders: who is told what, and the mail that is pasted."""

from __future__ import annotations

from datetime import date

from app.calc.action import Action, Postponement
from app.calc.reminder import all_text, reminders, text

TODAY = date(2026, 11, 23)
PLAN = [
    Action("1", 1, "Move the rack", "Layout signed", "Léa", due="2026-11-20", phase="do",
           postponements=(Postponement("2026-11-13", "2026-11-20"),)),
    Action("2", 2, "Train the shift", "", " lea ", due="2026-11-29"),
    Action("3", 3, "Mark the\nfloor", "", "Léa", due="2026-12-13"),
    Action("4", 4, "Far away", "", "Léa", due="2026-12-14"),
    Action("5", 5, "Weigh the effect", "", "Bruno", phase="check", check_on="2026-11-30", indicator="Scrap"),
    Action("6", 6, "Later late", "", "Léa", due="2026-11-22"),
    Action("7", 7, "Nobody's", due="2026-11-24"),
    Action("8", 8, "A thought", owner="Léa", phase="idea", due="2026-11-01"),
    Action("9", 9, "Judged", owner="Bruno", phase="act", check_on="2026-11-01", verdict="effective"),
]  # fmt: skip


def test_each_owner_is_told_what_is_late_then_this_week_then_the_next_two_and_nobody_comes_last() -> None:
    bruno, lea, nobody = reminders(PLAN, TODAY)
    assert [each.owner for each in (bruno, lea, nobody)] == ["Bruno", "Léa", ""]
    assert [each.number for each in lea.late] == [1, 6]
    assert [each.number for each in lea.this_week] == [2]
    assert [each.number for each in lea.soon] == [3]
    assert [each.number for each in bruno.all()] == [5]
    assert [each.number for each in nobody.all()] == [7]


def test_the_mail_is_ready_to_be_pasted() -> None:
    lea = reminders(PLAN, TODAY)[1]
    assert text(lea, TODAY, "en", event="Line 3", sender="A. Roux") == (
        "Hello Léa,\n\n"
        "Here are your actions in the plan of “Line 3”, as of 23 Nov 2026.\n\n"
        "Late (2)\n"
        "– 1 · Move the rack: due 20 Nov 2026, 3 days late, postponed once. Deliverable: Layout signed\n"
        "– 6 · Later late: due 22 Nov 2026, 1 day late\n\n"
        "Due this week (1)\n"
        "– 2 · Train the shift: due 29 Nov 2026\n\n"
        "Due in the next two weeks (1)\n"
        "– 3 · Mark the floor: due 13 Dec 2026\n\n"
        "Could you tell me how far you are, what you lack, and for what is late which date you can hold?\n\n"
        "Thank you, and have a good day.\n"
        "A. Roux"
    )


def test_who_is_not_late_is_not_asked_for_a_new_date_and_checks_the_effect() -> None:
    said = text(reminders(PLAN, TODAY)[0], TODAY, "en")
    assert "– 5 · Weigh the effect: check its effect by 30 Nov 2026 (Scrap)" in said
    assert "Here are your actions in the plan, as of" in said
    assert "late" not in said


def test_all_mails_stand_under_the_names_of_their_owners() -> None:
    said = all_text(reminders(PLAN, TODAY), TODAY, "en")
    heads = [said.index(name + "\n=") for name in ("Bruno", "Léa", "Without owner")]
    assert heads == sorted(heads)
    assert "no owner yet: who takes them?" in said


def test_an_empty_plan_reminds_nobody() -> None:
    assert reminders([], TODAY) == ()
    assert all_text([], TODAY, "en") == ""
