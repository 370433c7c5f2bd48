"""The form asks for a given centre in the unit in which limits are made of it."""

from __future__ import annotations

from app.views.indicator_form import centre_field


def test_an_indicator_in_percent_is_told_that_charts_of_shares_take_a_share():
    percent, length = centre_field("%"), centre_field("mm")
    assert (percent.measured_in, length.measured_in) == (None, "mm")
    assert "share" in percent.name
    assert "share" not in length.name
