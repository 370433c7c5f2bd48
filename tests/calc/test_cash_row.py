"""Net flows typed in one row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.cash_row import read_flows, show_flows
from app.calc.quantity import Unreadable


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("500; 400; 300; −100", (500, 400, 300, -100)),
        ("-1 000;2,5", (-1000, 2.5)),
        ("5000\t4000\t\t3000\n", (5000, 4000, 0, 3000)),
        ("", ()),
        (" ; ;", ()),
        ("12", (12,)),
        ("12 k€; -500 €", (12000, -500)),
    ],
)
def test_a_row_of_years_is_read_as_it_is_typed_or_pasted(text, flows):
    assert read_flows(text, language="fr") == flows


@pytest.mark.parametrize("text", ["a lot", "100; much", "1 2 3"])
def test_what_is_no_amount_is_refused_with_an_example(text):
    with pytest.raises(Unreadable) as refused:
        read_flows(text)
    assert "semicolons" in str(refused.value.sentence)


def test_a_hundred_years_are_enough():
    assert len(read_flows("1;" * 100)) == 100
    with pytest.raises(Unreadable):
        read_flows("1;" * 101)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=5), st.sampled_from(["en", "fr"]))
def test_what_is_shown_is_read_back_exactly(flows, language):
    assert read_flows(show_flows(flows, language=language), language=language) == tuple(flows)
