"""The plan as a list: what a filter lets through, under which headings, in which order."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from app.calc.action import Action
from app.calc.action_list import STATES, Column, Filter, Grouping, Listed, State, counts, grouped, listed, ordered

TODAY = date(2026, 11, 23)
AXES = {"x": (0, "Flow"), "y": (1, "Élan")}
PROBLEMS = {"p": (0, "Burrs")}
PLAN = [
    Action("a", 1, "Move the rack", "Layout", "Léa", axis="y", due="2026-11-20", phase="do", priority="high"),
    Action("b", 2, "Train the shift", "", "Bruno", axis="x", due="2026-11-25", team="Shift 2"),
    Action("c", 3, "Measure scrap", "Chart", "", problem="p", due=""),
    Action("d", 4, "Mark the floor", "Lines", "Léa", phase="check", due="2026-11-01"),
    Action("e", 5, "Sell the crane", "", "Bruno", phase="dropped", dropped_because="Rented"),
    Action("f", 6, "Paint", "", "", phase="idea"),
    Action("g", 7, "Weigh", "Scale", "Léa", phase="closed", verdict="effective"),
]


def rows() -> list[Listed]:
    return [listed(action, TODAY, AXES, PROBLEMS) for action in PLAN]


def ids(found: list[Listed] | tuple[Listed, ...]) -> str:
    return "".join(row.action.id for row in found)


def passing(wanted: Filter) -> str:
    return ids([row for row in rows() if wanted.passes(row)])


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("late", "a"),
        ("this_week", "b"),
        ("to_check", "d"),
        ("no_owner", "c"),
        ("no_deliverable", "b"),
        ("done", "dg"),
        ("dropped", "e"),
    ],
)
def test_each_state_is_found_by_one_click_and_counted(state: State, found: str) -> None:
    assert passing(Filter(frozenset({state}))) == found
    assert counts(rows())[state] == len(found)
    assert set(counts([])) == set(STATES)


def test_what_was_dropped_is_seen_only_where_it_is_asked_for() -> None:
    assert passing(Filter()) == "abcdfg"
    assert passing(Filter(text="crane")) == ""
    assert passing(Filter(phase=frozenset({"dropped"}))) == "e"
    assert passing(Filter(frozenset({"late", "dropped"}))) == "ae"


def test_choices_and_words_narrow_further() -> None:
    assert passing(Filter(owner=frozenset({"lea"}))) == "adg"
    assert passing(Filter(owner=frozenset({None}))) == "cf"
    assert passing(Filter(axis=frozenset({"x", "y"}))) == "ab"
    assert passing(Filter(problem=frozenset({"p"}))) == "c"
    assert passing(Filter(team=frozenset({"shift 2"}))) == "b"
    assert passing(Filter(frozenset({"done"}), owner=frozenset({"lea"}), text="WEIGH")) == "g"
    assert passing(Filter(text="lea elan")) == "a"
    assert passing(Filter(text="burrs 3")) == "c"
    assert not Filter()
    assert Filter(text="x")


@pytest.mark.parametrize(
    ("by", "titles", "members"),
    [
        ("none", [""], ["abcdfg"]),
        ("owner", ["Bruno", "Léa", ""], ["b", "adg", "cf"]),
        ("axis", ["Flow", "Élan", ""], ["b", "a", "cdfg"]),
        ("problem", ["Burrs", ""], ["c", "abdfg"]),
        ("phase", ["idea", "plan", "do", "check", "closed"], ["f", "bc", "a", "d", "g"]),
        ("team", ["Shift 2", ""], ["b", "acdfg"]),
    ],
)
def test_groups_stand_in_the_order_of_the_field_and_nobody_last(
    by: Grouping, titles: list[str], members: list[str]
) -> None:
    found = grouped([row for row in rows() if Filter().passes(row)], by)
    assert [each.title for each in found] == titles
    assert [ids(each.members) for each in found] == members


def test_a_group_tells_what_is_late_and_done_in_it() -> None:
    lea = grouped(rows(), "owner")[1]
    assert (lea.late, lea.done) == (1, 2)
    assert grouped([], "none") == []


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (None, "abcdefg"),
        ("number", "abcdefg"),
        ("label", "dcafebg"),
        ("owner", "beadgcf"),
        ("due", "dabcefg"),
        ("priority", "abcdefg"),
        ("phase", "fbcadge"),
        ("state", "abdcgef"),
        ("effect", "gabcdef"),
    ],
)
def test_a_column_sorts_and_what_is_not_known_comes_last(column: Column | None, order: str) -> None:
    assert ids(ordered(rows(), column)) == order


def test_falling_turns_only_what_is_known() -> None:
    assert ids(ordered(rows(), "due", falling=True)) == "badcefg"


def test_five_thousand_are_filtered_and_grouped_within_fifty_milliseconds() -> None:
    many = [row for _ in range(715) for row in rows()]
    wanted = Filter(text="lea ra")
    wanted.passes(many[0])
    start = perf_counter()
    grouped(ordered([row for row in many if wanted.passes(row)], "due"), "owner")
    assert perf_counter() - start < 0.05
