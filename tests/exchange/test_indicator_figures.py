"""The figures of indicators and OEE for scripts: the keys of the contract, and a reason for every null."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.indicator import CHARTS, Indicator, Measure
from app.exchange.event_json import loads
from app.exchange.figures_json import figures_json
from app.exchange.figures_table import figures_table
from app.exchange.indicator_figures import of_indicator
from app.language import use
from tests.calc.control_series import PISTON_RINGS

KEYS = [
    "name", "chart", "centre", "lower_limit", "upper_limit", "sigma_within", "range_centre", "range_lower",
    "range_upper", "signals", "cp", "cpk", "pp", "ppk", "findings", "undefined",
]  # fmt: skip
RINGS = {
    "name": "Rings",
    "unit": "mm",
    "chart": "xbar_r",
    "rules": "western_electric",
    "lower_spec": 73.95,
    "upper_spec": 74.05,
    "baseline": {"from": 1, "to": 25},
    "measures": [{"at": f"Ring {i}", "values": list(each)} for i, each in enumerate(PISTON_RINGS, 1)],
}


def event(indicators=(), oee=()):
    whole = {"format": "chantier-event", "version": 1, "event": {"name": "Rings"}}
    return loads(json.dumps(whole | {"indicators": list(indicators), "oee": list(oee)}))


def written(*indicators, language="en"):
    return json.loads(figures_json(event(indicators), language))["indicators"]


def test_the_keys_are_those_of_the_contract_and_piston_rings_their_numbers():
    (one,) = written(RINGS)
    assert list(one) == KEYS
    assert one["centre"] == pytest.approx(74.001176, rel=1e-9)
    assert one["upper_limit"] == pytest.approx(74.01430440804378, rel=1e-9)
    assert one["sigma_within"] == pytest.approx(0.009785337607413179, rel=1e-9)
    assert one["range_upper"] == pytest.approx(0.048126000542382745, rel=1e-9)
    assert one["range_lower"] is None
    assert one["undefined"] == {"range_lower": "It would lie below zero, so there is none."}
    assert one["signals"][0] == {"chart": "main", "index": 35, "rule": "WE2"}
    assert [s["index"] for s in one["signals"] if s["rule"] == "WE1"] == [37, 38, 39]
    assert (round(one["cp"], 3), round(one["cpk"], 3)) == (1.703, 1.663)
    assert any("“Ring 37”" in said for said in one["findings"])


def test_limits_that_step_are_lists_of_one_value_per_point():
    (one,) = written(
        {"name": "u", "chart": "u", "measures": [{"count": 3, "n": 1.5}, {"value": None}, {"count": 25, "n": 40}]}
    )
    assert isinstance(one["centre"], float)
    assert len(one["upper_limit"]) == 3
    assert one["upper_limit"][0] > one["upper_limit"][2]
    assert one["lower_limit"][0] is None
    assert one["lower_limit"][2] > 0
    assert set(one["undefined"]) >= {"lower_limit", "sigma_within", "range_centre"}
    (staged,) = written(
        {"chart": "i_mr", "measures": [{"value": v, "stage": s} for v, s in ((1, "a"), (2, "a"), (7, "b"), (9, "b"))]}
    )
    assert staged["centre"] == [1.5, 1.5, 8, 8]
    assert len(staged["range_upper"]) == len(staged["sigma_within"]) == 4


def test_an_excluded_point_and_a_gap_alone_make_no_list():
    (one,) = written({"chart": "p", "measures": [{"count": 3, "n": 50}, {"value": None}, {"count": 4, "n": 50}]})
    assert isinstance(one["upper_limit"], float)
    (one,) = written(
        {
            "chart": "p",
            "measures": [{"count": 3, "n": 50}, {"count": 4, "n": 5, "excluded": True}, {"count": 4, "n": 50}],
        }
    )
    assert isinstance(one["upper_limit"], float)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_null_has_its_reason(chart):
    for measures in ([], [{"value": None}], [{"value": 3}], [{"count": 3, "n": 0}], [{"value": 4, "excluded": True}]):
        for more in ({}, {"fixed": {"centre": 1}}, {"upper_spec": 5}, {"baseline": {"from": 2}}):
            (one,) = written({"chart": chart, "measures": measures} | more)
            assert {key for key in KEYS if one[key] is None} == set(one["undefined"])


def test_findings_are_told_in_the_language_asked_for():
    english, french = (" ".join(written(RINGS, language=each)[0]["findings"]) for each in ("en", "fr"))
    assert "above the upper control limit" in english
    assert "au-dessus de la limite supérieure" in french


def test_the_chart_that_fits_is_taken_where_none_is_named():
    (one,) = written({"measures": [{"values": [1, 2, 3]}, {"values": [2, 3, 5]}]})
    assert one["chart"] == "xbar_r"
    assert one["findings"][0].startswith("X̄-R: each point is a subgroup of at most 3 readings")


@given(
    st.lists(
        st.builds(
            Measure,
            value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
            count=st.none() | st.floats(allow_nan=False, allow_infinity=False),
            n=st.none() | st.floats(allow_nan=False, allow_infinity=False),
            stage=st.sampled_from(["", "b"]),
            excluded=st.booleans(),
        ),
        max_size=12,
    ).map(tuple),
    st.sampled_from([None, *CHARTS]),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
)
def test_whatever_is_measured_can_be_written_as_numbers_and_reasons(measures, chart, spec):
    one = of_indicator(Indicator("i", chart=chart, lower_spec=spec, measures=measures), "en")
    json.dumps(one, allow_nan=False)
    assert {key for key in KEYS if one[key] is None} <= set(one["undefined"])


def test_oee_has_its_three_factors_and_warns_over_one_hundred_percent():
    series = {"name": "Monday", "opening_s": 28800, "required_s": 27000, "operating_s": 20000}
    series |= {"good": 900, "total": 1000, "reference_cycle_s": 18}
    whole = json.loads(figures_json(event(oee=[series, {**series, "reference_cycle_s": 30}, {"name": "x"}]), "en"))
    one, fast, empty = whole["oee"]
    assert list(one) == ["name", "availability", "performance", "quality", "oee", "warnings", "undefined"]
    assert one["oee"] == pytest.approx(900 * 18 / 27000)
    assert one["oee"] == pytest.approx(one["availability"] * one["performance"] * one["quality"])
    assert one["warnings"] == []
    assert fast["performance"] == pytest.approx(1.5)
    assert any("100 %" in warning for warning in fast["warnings"])
    assert empty["oee"] is None
    assert set(empty["undefined"]) == {"availability", "performance", "quality", "oee"}


def test_the_table_says_limits_indices_and_findings():
    use("en")
    table = figures_table(event([RINGS], [{"name": "Monday"}]))
    for words in ("Indicator – Rings", "Upper control limit", "74.01430", "Cpk", "“Ring 37”", "OEE – Monday"):
        assert words in table


def test_shares_that_are_beyond_the_numbers_as_percents_are_shown_as_unknown():
    use("en")
    measures = [{"count": 0, "n": 4}, {"count": 1, "n": 1e-308}]
    table = figures_table(event([{"name": "u", "unit": "%", "chart": "u", "measures": measures}]))
    assert "inf" not in table
    assert "—" in table
