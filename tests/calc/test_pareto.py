"""The Pareto: worked examples with their source, and what holds for every tally."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.pareto import VITAL, drill, pareto
from app.calc.tally import Category, Column, Mark, Tally

COUNTS = (56, 29, 10, 5, 4, 2)
"""FIELD 4.3, the open example."""


def counted(*counts: int, weight="count", other: int | None = None, **more) -> Tally:
    rows = [Category(f"c{i}", f"Category {i}", marks=(Mark(f"m{i}", count=n),)) for i, n in enumerate(counts)]
    if other is not None:
        rows.append(Category("o", "", True, marks=(Mark("mo", count=other),)))
    return Tally("t", weight=weight, categories=tuple(rows), **more)


def test_the_open_example_reaches_80_percent_with_two_categories():
    found = pareto(counted(*COUNTS))
    assert [round(100 * bar.cumulative, 2) for bar in found.bars] == [52.83, 80.19, 89.62, 94.34, 98.11, 100]
    assert found.vital_few == ("c0", "c1")
    assert found.total == 106
    assert [bar.abc for bar in found.bars] == ["A", "A", "B", "B", "B", "C"]


def test_bars_fall_equal_ones_stay_as_on_the_sheet_and_other_is_last_whatever_its_size():
    found = pareto(counted(3, 7, 3, 9, other=50))
    assert [bar.id for bar in found.bars] == ["c3", "c1", "c0", "c2", "o"]
    assert found.vital_few == ("c3", "c1", "c0", "c2", "o")  # only with "other" do they reach 80 %


def test_other_is_left_out_of_the_vital_few_where_it_is_not_needed():
    assert pareto(counted(60, 20, 5, other=15)).vital_few == ("c0", "c1")


def test_exactly_80_percent_of_costs_typed_as_decimals_is_reached():
    """0.1 × 8 and 0.1 × 2: sums of floats miss 80 % by a bit or hit it by luck."""
    for each in (0.1, 0.7, 1.1, 2.3, 19.99):
        rows = tuple(Category(f"c{n}", "", False, each, marks=(Mark("", count=n),)) for n in (8, 2))
        assert pareto(Tally("t", weight="cost", categories=rows)).vital_few == ("c8",)
    mixed = tuple(
        Category(f"c{i}", "", False, cost, marks=(Mark("", count=1),)) for i, cost in enumerate((0.6, 0.2, 0.1, 0.1))
    )
    assert pareto(Tally("t", weight="cost", categories=mixed)).vital_few == ("c0", "c1")
    assert pareto(counted(79, 20, 1)).vital_few == ("c0", "c1")


def test_the_weight_changes_the_order():
    rows = (
        Category("often", "Scratch", False, 2.5, 30.0, (Mark("a", count=40),)),
        Category("dear", "Broken glass", False, 120.0, 900.0, (Mark("b", count=3),)),
    )
    of = {weight: pareto(Tally("t", weight=weight, categories=rows)) for weight in ("count", "cost", "time")}
    assert [bar.id for bar in of["count"].bars] == ["often", "dear"]
    assert [(bar.id, bar.value) for bar in of["cost"].bars] == [("dear", 360.0), ("often", 100.0)]
    assert [(bar.id, bar.value) for bar in of["time"].bars] == [("dear", 2700.0), ("often", 1200.0)]


def test_without_its_cost_a_counted_category_has_no_value_and_nothing_has_a_share():
    rows = (
        Category("a", "Scratch", False, 2.0, marks=(Mark("", count=4),)),
        Category("b", "Dent", marks=(Mark("", count=9),)),
        Category("c", "Never seen"),
    )
    found = pareto(Tally("t", weight="cost", categories=rows))
    assert [(bar.id, bar.value, bar.share, bar.abc) for bar in found.bars] == [
        ("a", 8.0, None, None),
        ("c", 0.0, None, None),
        ("b", None, None, None),
    ]
    assert found.total is None
    assert found.vital_few == ()
    assert str(found.undefined["bars.b.value"]) == "“Dent” was counted, but its cost per occurrence is not given."
    assert found.undefined["total"] == found.undefined["shares"] == found.undefined["bars.b.value"]


def test_before_the_first_mark_there_are_bars_without_shares_and_the_reason():
    found = pareto(counted(0, 0, other=0))
    assert found.total == 0
    assert [bar.share for bar in found.bars] == [None] * 3
    assert found.vital_few == ()
    assert str(found.undefined["shares"]) == "Nothing has been counted yet."
    free = Tally("t", weight="cost", categories=(Category("a", "Free", False, 0.0, marks=(Mark("", count=2),)),))
    assert str(pareto(free).undefined["shares"]).startswith("Everything that was counted costs nothing")
    assert pareto(Tally("t")).bars == ()


def test_a_number_beyond_all_sense_is_undefined_and_not_a_fault():
    rows = (Category("a", "A", False, 1e308, marks=(Mark("", count=1000),)),)
    found = pareto(Tally("t", weight="cost", categories=rows))
    assert found.total is None
    assert "too large" in str(found.undefined["total"])


def test_a_bar_opens_by_column_with_what_stands_in_none_at_the_end():
    marks = (Mark("1", column="n", count=2), Mark("2", column="d", count=5), Mark("3", column="n"), Mark("4", count=4))
    tally = Tally(
        "t",
        weight="cost",
        columns=(Column("d", "Day"), Column("n", "Night"), Column("w", "Weekend")),
        categories=(Category("a", "Scratch", False, 2.5, marks=marks), Category("b", "Dent")),
    )
    found = drill(tally, "a")
    assert [(bar.id, bar.count, bar.value, bar.other) for bar in found.bars] == [
        ("d", 5, 12.5, False),
        ("n", 3, 7.5, False),
        ("w", 0, 0.0, False),
        ("", 4, 10.0, True),
    ]
    assert found.total == 30
    assert drill(tally, "b").total == 0
    with pytest.raises(KeyError):
        drill(tally, "x")


_COUNTS = st.integers(0, 30)
_EACH = st.floats(0, 1000, allow_nan=False).map(lambda x: round(x, 2))


@st.composite
def tallies(draw) -> Tally:
    n = draw(st.integers(0, 12))
    rows = [
        Category(f"c{i}", f"C{i}", i == n - 1 and draw(st.booleans()), draw(_EACH), draw(_EACH), marks)
        for i in range(n)
        for marks in [tuple(Mark(f"{i}.{j}", count=k) for j, k in enumerate(draw(st.lists(_COUNTS, max_size=3))))]
    ]
    return Tally("t", weight=draw(st.sampled_from(["count", "cost", "time"])), categories=tuple(rows))


@given(tallies())
def test_of_every_tally_the_bars_fall_and_the_vital_few_are_the_fewest(tally: Tally):
    found = pareto(tally)
    assert sorted(bar.id for bar in found.bars) == sorted(c.id for c in tally.categories)
    assert sum(bar.count for bar in found.bars) == sum(c.count for c in tally.categories)
    own = [bar for bar in found.bars if not bar.other]
    assert [bar.value for bar in own] == sorted((bar.value for bar in own), reverse=True)
    assert [bar.other for bar in found.bars] == sorted(bar.other for bar in found.bars)
    if not found.total:
        assert found.vital_few == ()
        assert all(bar.share is bar.cumulative is bar.abc is None for bar in found.bars)
        return
    each = {
        c.id: Fraction(repr({"count": 1.0, "cost": c.cost_each, "time": c.time_each_s}[tally.weight]))
        for c in tally.categories
    }
    exact = [bar.count * each[bar.id] for bar in found.bars]
    n = len(found.vital_few)
    assert found.vital_few == tuple(bar.id for bar in found.bars[:n])
    assert sum(exact[:n]) >= VITAL * sum(exact)
    assert sum(exact[: n - 1]) < VITAL * sum(exact)
    assert found.bars[-1].cumulative == 1
    assert [bar.cumulative for bar in found.bars] == sorted(bar.cumulative for bar in found.bars)
    assert all(bar.abc == "A" for bar in found.bars if bar.id in found.vital_few and bar.value)
    assert [bar.abc for bar in own] == sorted(bar.abc for bar in own)
