"""The order of symbols, maps and cards: any row can be put anywhere by writing that row alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import rank


@given(st.lists(st.integers(0, 10_000), max_size=200))
def test_rows_put_anywhere_stay_in_their_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, rank.between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@given(st.lists(st.sampled_from(rank.spread(9)), max_size=9).map(sorted), st.integers(-3, 12), st.integers(0, 4))
def test_rows_put_among_equal_ranks_come_to_their_place_or_next_after_it(keys: list[str], to: int, n: int) -> None:
    made = rank.ranks_at(keys, to, n)
    place = max(0, min(to, len(keys)))
    assert made == sorted(set(made))
    assert len(made) == n
    assert all(key > before for key in made for before in keys[:place])
    assert all(key < after for key in made for after in keys[place:] if not place or after > keys[place - 1])


def test_ten_thousand_rows_added_at_the_end_keep_short_keys() -> None:
    keys = rank.spread(10_000)
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 4


def test_rows_added_at_the_front_keep_short_keys() -> None:
    keys = rank.spread(5_000, after="a0")
    assert [*keys, "a0"] == sorted({*keys, "a0"})
    assert max(map(len, keys)) <= 4


def test_many_rows_pasted_between_two_keep_short_keys() -> None:
    keys = rank.spread(1_000, "a0", "a1")
    assert ["a0", *keys, "a1"] == sorted({"a0", *keys, "a1"})
    assert max(map(len, keys)) <= 5


@pytest.mark.parametrize(("before", "after"), [("a1", "a0"), ("a0", "a0"), ("a", None), ("a00", None), (None, "é0")])
def test_what_is_no_order_is_refused(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match="rank|before"):
        rank.between(before, after)
