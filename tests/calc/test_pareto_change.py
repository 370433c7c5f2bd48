"""Two periods beside each other."""

from __future__ import annotations

from app.calc.pareto_change import change
from app.calc.tally import Category, Mark, Tally


def period(id: str, *rows: tuple[str, int], weight="count", cost: float | None = None) -> Tally:
    categories = tuple(
        Category(f"{id}{i}", name, name == "", cost, marks=(Mark("", count=n),)) for i, (name, n) in enumerate(rows)
    )
    return Tally(id, weight=weight, categories=categories)


def test_categories_are_matched_by_name_and_the_differences_add_up():
    found = change(
        period("b", ("Rayure", 56), ("Bosse", 29), ("", 10)), period("a", ("BOSSE", 31), ("rayure", 12), ("", 4))
    )
    assert [(row.id, row.before, row.after, row.difference) for row in found.rows] == [
        ("a0", 29, 31, 2),
        ("a1", 56, 12, -44),
        ("a2", 10, 4, -6),
    ]
    assert (found.total.before, found.total.after, found.total.difference) == (95, 47, -48)
    assert found.total.share == -48 / 95
    assert sum(row.difference for row in found.rows) == found.total.difference
    assert found.of("a1").share == -44 / 56


def test_what_was_on_one_sheet_only_has_no_difference_and_says_so():
    found = change(period("b", ("Rayure", 5), ("Tache", 2)), period("a", ("Rayure", 4), ("Fuite", 9)))
    assert [(row.name, row.before, row.after, row.difference) for row in found.rows] == [
        ("Fuite", None, 9, None),
        ("Rayure", 5, 4, -1),
        ("Tache", 2, None, None),
    ]
    assert "not on the sheet" in str(found.undefined["a1.difference"])
    assert "not on the sheet" in str(found.undefined["b1.difference"])


def test_both_are_weighed_as_the_later_one_and_decimals_stay_as_typed():
    found = change(period("b", ("A", 3), cost=0.1), period("a", ("A", 1), weight="cost", cost=0.1))
    assert (found.rows[0].before, found.rows[0].after, found.rows[0].difference) == (0.3, 0.1, -0.2)


def test_without_a_cost_or_without_anything_before_the_reason_is_given():
    costly = period("a", ("A", 1), weight="cost", cost=2.0)
    assert "cost per occurrence" in str(change(period("b", ("A", 3)), costly).undefined["total"])
    none = change(period("b", ("A", 0)), period("a", ("A", 1)))
    assert none.total.difference == 1
    assert none.total.share is None
    assert "Nothing was counted" in str(none.undefined["total.share"])
