"""Cells of measures as people type and paste them."""

from __future__ import annotations

from datetime import date

import pytest

from app.calc import typed_measure
from app.calc.quantity import Unreadable


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12,5", "", 12.5),
        ("−0.5", "", -0.5),
        ("(3)", "€", -3.0),
        ("93,5 %", "%", 93.5),
        ("93,5 %", "", 0.935),
        ("74,01 mm", "mm", 74.01),
        ("1\u202f204,5", "", 1204.5),
        ("1,2E-05", "", 1.2e-05),
        ("—", "", None),
        (" ", "", None),
    ],
)
def test_a_number_is_read_in_the_unit_of_its_indicator(text: str, unit: str, value: float | None) -> None:
    assert typed_measure.number(text, unit) == value


@pytest.mark.parametrize("text", ["#N/A", "twelve", "1e999", "--3", "12 kg"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        typed_measure.number(text, "mm")


@pytest.mark.parametrize(("texts", "language"), [(["4,25", "1,234"], "fr"), (["1,234"], "en"), (["(0,5)"], "fr")])
def test_a_comma_that_can_only_part_decimals_says_that_a_block_is_french(texts: list[str], language: str) -> None:
    assert typed_measure.language_of(texts) == language


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("12/03/2026", "2026-03-12"),
        ("12/03/2026 14:05", "2026-03-12T14:05:00"),
        ("lot 4", "lot 4"),
        ("7", "7"),
        ("", ""),
    ],
)
def test_a_point_is_of_a_day_of_a_moment_or_only_called_so(text: str, kept: str) -> None:
    assert typed_measure.at(text, today=date(2026, 3, 20)) == kept
    assert typed_measure.at(typed_measure.show_at(kept)) == kept


def test_a_day_that_does_not_exist_is_no_name() -> None:
    with pytest.raises(Unreadable):
        typed_measure.at("31/02/2026")


@pytest.mark.parametrize("value", [None, -12.25, 0.1, 1234567.0, 1e-05])
def test_a_number_is_shown_in_full_and_reads_back(value: float | None) -> None:
    assert typed_measure.number(typed_measure.show_number(value)) == value
