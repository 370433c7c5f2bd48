"""The tally sheet as data: its keys, and the same counts with few marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.calc.pareto import drill, pareto
from app.calc.tally import Category, Column, Mark, Tally, counted, gathered, keys


def test_the_first_nine_rows_have_a_digit_the_next_a_letter_and_other_has_0():
    rows = [Category(f"c{i}") for i in range(40)]
    found = keys(Tally("t", categories=(*rows, Category("o", other=True))))
    assert [found.get(f"c{i}") for i in (0, 8, 9, 14, 33, 34)] == ["1", "9", "A", "G", "Z", None]
    assert "F" not in found.values()  # it makes the Ishikawa diagram
    assert found["o"] == "0"


_MARKS = st.lists(st.tuples(st.sampled_from([None, "x", "y"]), st.integers(0, 9)), max_size=12)


def tally_of(*rows: list[tuple[str | None, int]]) -> Tally:
    return Tally(
        "t",
        columns=(Column("x", "X"), Column("y", "Y")),
        categories=tuple(
            Category(f"c{i}", marks=tuple(Mark(f"{i}.{j}", f"{j:03}", column, n) for j, (column, n) in enumerate(row)))
            for i, row in enumerate(rows)
        ),
    )


@given(_MARKS, _MARKS, st.sampled_from([None, "x", "y"]), st.integers(-5, 5))
def test_a_gathered_tally_counts_as_the_whole_one_and_so_it_does_after_another_mark(first, second, column, by):
    tally = tally_of(first, second)
    few = gathered(tally)
    assert all(len(category.marks) <= 3 for category in few.categories)
    assert pareto(few) == pareto(tally)
    assert drill(few, "c0") == drill(tally, "c0")
    assert gathered(counted(few, "c1", column, by)) == gathered(tally_of(first, [*second, (column, by)]))
