"""The reference list: each indicator with its state; filtered, sorted, counted."""

from __future__ import annotations

from app.calc.indicator import Indicator, Measure
from app.calc.indicator_list import COLUMNS, Filter, by_letter, counts, listed, ordered, target_of

AXES = {"axis": (0, "Less scrap")}
ROWS = [
    listed(each, AXES)
    for each in (
        Indicator("a", "Scrap", unit="%", direction="less", target=2.0, alarm_high=4.0, letter="Q", owner="Karim",
                  axis="axis", frequency="day", measures=(Measure("2026-11-20", 1.0), Measure("2026-11-23", 5.0))),
        Indicator("b", "Accidents", direction="less", target=0.0, letter="S", owner="karim ", frequency="month",
                  measures=(Measure("2026-11-23", 0.0),)),
        Indicator("c", "Été: absence", direction="less", target=3.0, owner="Léa"),
        Indicator("d", "OEE", target=75.0, letter="C", measures=(Measure("2026-11-23", 70.0),)),
    )
]  # fmt: skip


def ids(rows) -> str:
    return "".join(row.id for row in rows)


def passing(**parts) -> str:
    return ids(row for row in ROWS if Filter(**parts).passes(row))


def test_a_line_knows_how_its_indicator_stands_and_which_axis_it_serves() -> None:
    scrap = ROWS[0]
    assert (scrap.status.state, scrap.status.value, scrap.status.gap, scrap.axis) == ("alarm", 5.0, 3.0, "Less scrap")
    assert scrap.spark == (1.0, 5.0)
    assert target_of(ROWS[2]) == 3.0


def test_the_list_is_filtered_by_letter_owner_axis_state_and_words() -> None:
    assert passing(letter=frozenset("S")) == "b"
    assert passing(letter=frozenset({""})) == "c"
    assert passing(owner=frozenset({"karim"})) == "ab"
    assert passing(axis=frozenset({"axis"})) == "a"
    assert passing(state=frozenset({"alarm", "good"})) == "ab"
    assert passing(text="ete absence") == "c"
    assert passing(text="scrap less") == "a"
    assert not Filter()
    assert counts(ROWS) == {"good": 1, "warning": 1, "alarm": 1, "unknown": 1}


def test_it_is_sorted_by_any_column_and_what_is_not_known_comes_last() -> None:
    assert ids(ordered(ROWS, None)) == "abcd"
    assert ids(ordered(ROWS, "state")) == "adcb"
    assert ids(ordered(ROWS, "value")) == "badc"
    assert ids(ordered(ROWS, "value", falling=True)) == "dabc"
    assert ids(ordered(ROWS, "letter")) == "badc"
    assert ids(ordered(ROWS, "gap", falling=True)) == "abdc"
    for column in COLUMNS:
        assert sorted(ids(ordered(ROWS, column))) == list("abcd")


def test_in_the_meeting_they_stand_in_the_order_of_the_letters() -> None:
    assert ids(by_letter(ROWS)) == "badc"
