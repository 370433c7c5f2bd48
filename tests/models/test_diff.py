"""What one gesture changed, as data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.diff import Change, Diff, change
from app.models.value_stream import Symbol

COLUMNS = ["id", "name", "x"]
ROWS = st.none() | st.tuples(
    st.just("p"), st.none() | st.text(max_size=3), st.none() | st.floats(allow_nan=False) | st.binary()
)


def diff(before: tuple[object, ...] | None, after: tuple[object, ...] | None) -> Diff:
    changed: Change | None = change(before, after, COLUMNS)
    return Diff({"symbol": {("p",): changed}}) if changed else Diff()


@given(ROWS, ROWS, ROWS)
def test_two_changes_in_a_row_are_the_change_from_first_to_last(first: object, second: object, third: object) -> None:
    assert diff(first, second).then(diff(second, third)) == diff(first, third)  # type: ignore[arg-type]


@given(ROWS, ROWS)
def test_reversing_swaps_before_and_after(first: object, second: object) -> None:
    assert diff(first, second).reversed() == diff(second, first)  # type: ignore[arg-type]
    assert not diff(first, second).then(diff(second, first))  # type: ignore[arg-type]


@given(ROWS, ROWS)
def test_what_is_stored_comes_back_the_same(first: object, second: object) -> None:
    told = diff(first, second)  # type: ignore[arg-type]
    assert Diff.from_bytes(told.to_bytes()) == told


def test_keys_are_the_ids_of_the_rows_of_one_table() -> None:
    told = Diff({"symbol": {("a",): (None, {"id": "a"}), ("b",): ({"x": 1.0}, {"x": 2.0})}})
    assert told.keys(Symbol) == {"a", "b"}
    assert len(told) == 2


def test_a_row_that_stays_tells_only_what_differs() -> None:
    assert diff(("p", "Press", 1.0), ("p", "Press", 2.0)).tables == {"symbol": {("p",): ({"x": 1.0}, {"x": 2.0})}}
