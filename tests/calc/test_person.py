"""One person is one, in whichever way the name was typed, in all that is sorted by owner."""

from __future__ import annotations

from datetime import date

from app.calc.action import Action
from app.calc.action_list import Filter, grouped, listed
from app.calc.board import Filter as BoardFilter
from app.calc.board import card_of, owner_lanes
from app.calc.person import people, same_person
from app.calc.planning_layout import group_by
from app.calc.reminder import reminders
from app.calc.workload import workload

TODAY = date(2026, 3, 12)
WAYS = ("Léa", "léa", " Lea ", "LÉA  ")
ACTIONS = [
    Action(str(n), n, "x", owner=name, due="2026-03-13", effort_h=1.0) for n, name in enumerate((*WAYS, "Bob", " "))
]


def test_the_same_name_is_told_as_it_was_written_first_and_nobody_is_no_name():
    assert people(action.owner for action in ACTIONS) == {"bob": "Bob", "lea": "Léa"}
    assert same_person("Léa  Petit", " lea petit")
    assert not same_person("Léa", "Léo")


def test_she_is_one_in_groups_lanes_load_planning_and_reminders():
    rows = [listed(action, TODAY, {}, {}) for action in ACTIONS]
    assert [(group.title, len(group.members)) for group in grouped(rows, "owner")] == [("Bob", 1), ("Léa", 4), ("", 1)]
    wanted = Filter(owner=frozenset({grouped(rows, "owner")[1].key}))
    assert sum(wanted.passes(row) for row in rows) == 4
    cards = [card_of(action, TODAY, 14) for action in ACTIONS]
    assert [lane.name for lane in owner_lanes(cards)] == ["Bob", "Léa"]
    assert {card.lane("owner") for card in cards} == {*(lane.key for lane in owner_lanes(cards)), ""}
    assert len(BoardFilter(owner="léa").passing(cards)) == 4
    assert len(BoardFilter(owner="").passing(cards)) == 1
    loads = workload(ACTIONS, TODAY).owners
    assert [(load.owner, load.total) for load in loads] == [("Bob", 1.0), ("Léa", 4.0), ("", 1.0)]
    assert len({group_by("owner", {})(action).key for action in ACTIONS}) == 3
    assert [each.owner for each in reminders(ACTIONS, TODAY)] == ["Bob", "Léa", ""]
