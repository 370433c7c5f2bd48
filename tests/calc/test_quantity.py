"""What people type and what they read back."""

from __future__ import annotations

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from app import language
from app.calc.quantity import Unreadable, parse, show, show_for_typing

DAY = 27_600.0
"""A shift of 8 h less 20 min of breaks, in seconds."""

READ = [
    ("duration", "45", 45),
    ("duration", "45 s", 45),
    ("duration", "45s", 45),
    ("duration", "45 sec.", 45),
    ("duration", "45\u202fs", 45),
    ("duration", "45\u00a0s", 45),
    ("duration", "  45  S ", 45),
    ("duration", "0,5 s", 0.5),
    ("duration", ",5", 0.5),
    ("duration", "500 ms", 0.5),
    ("duration", "1 min 15", 75),
    ("duration", "1 min 15 s", 75),
    ("duration", "1 mn 15", 75),
    ("duration", "1m15", 75),
    ("duration", "1min15s", 75),
    ("duration", "1'15", 75),
    ("duration", "1'15\"", 75),
    ("duration", "1’15”", 75),
    ("duration", "1′15″", 75),
    ("duration", "1’15’’", 75),
    ("duration", "2'", 120),
    ("duration", "15''", 15),
    ("duration", "10 minutes", 600),
    ("duration", "1,5 h", 5400),
    ("duration", "1.5 h", 5400),
    ("duration", "1h30", 5400),
    ("duration", "1 h 30 min", 5400),
    ("duration", "1 heure 30", 5400),
    ("duration", "1 h 2 min 3,5 s", 3723.5),
    ("duration", "1 000 s", 1000),
    ("duration", "27 600", 27600),
    ("duration", "2 j", 55_200),
    ("duration", "2 d", 55_200),
    ("duration", "2 jours", 55_200),
    ("duration", "0,5 j", 13_800),
    ("duration", "1 j 1 h", 31_200),
    ("duration", "0", 0),
    ("distance", "12", 12),
    ("distance", "12,5 m", 12.5),
    ("distance", "1.2 km", 1200),
    ("distance", "350 cm", 3.5),
    ("share", "90 %", 0.9),
    ("share", "90%", 0.9),
    ("share", "90\u202f%", 0.9),
    ("share", "0,9", 0.9),
    ("share", "0.9", 0.9),
    ("share", "90", 0.9),
    ("share", "99,5", 0.995),
    ("share", "0,5 %", 0.005),
    ("share", "100 %", 1),
    ("share", "1", 1),
    ("share", "0", 0),
    ("count", "7 000", 7000),
    ("count", "7\u202f000", 7000),
    ("count", "7\u00a0000", 7000),
    ("count", "7000", 7000),
    ("count", "1 234 567,5", 1_234_567.5),
    ("count", "1,234,567.5", 1_234_567.5),
    ("count", "1,5", 1.5),
    ("count", "1.5", 1.5),
    ("count", "1,25", 1.25),
    ("count", "0,125", 0.125),
    ("count", "12 pièces", 12),
    ("count", "12 pcs", 12),
    ("days", "2", 2),
    ("days", "2 j", 2),
    ("days", "2 d", 2),
    ("days", "0,5 jour", 0.5),
    ("days", "1 j 23 h", 1 + 23 * 3600 / DAY),
    ("days", "4 h", 4 * 3600 / DAY),
    ("days", "230 min", 0.5),
]


@pytest.mark.parametrize("spoken", ["fr", "en"])
@pytest.mark.parametrize(("unit", "text", "value"), READ)
def test_a_field_accepts_what_people_say_in_both_languages(unit, text, value, spoken):
    assert parse(text, unit, day_s=DAY, language=spoken) == value


@pytest.mark.parametrize("unit", ["duration", "share", "count", "days"])
@pytest.mark.parametrize("text", ["", "  ", "\u202f", "—"])
def test_nothing_typed_is_not_given(unit, text):
    assert parse(text, unit) is None


def test_a_comma_before_three_digits_is_read_in_the_language_of_the_window():
    assert parse("7,000", "count", language="en") == 7000
    assert parse("7,125", "count", language="fr") == 7.125
    language.use("fr")
    assert parse("7,125", "count") == 7.125


REFUSED = [
    ("duration", "abc", "not a time"),
    ("duration", "45 x", "not a time"),
    ("duration", "s", "not a time"),
    ("duration", "1 min 75", "not a time"),
    ("duration", "1h90", "not a time"),
    ("duration", "15 s 1 min", "not a time"),
    ("duration", "1 min 2 min", "not a time"),
    ("duration", "1,5 h 10", "not a time"),
    ("duration", "1 2", "not a time"),
    ("duration", "1:30", "not a time"),
    ("duration", "90 %", "not a time"),
    ("duration", "1e5", "not a time"),
    ("duration", "2 j 3", "not a time"),
    ("duration", "٤٥", "not a time"),
    ("duration", "9" * 400, "not a time"),
    ("duration", "-5", "below zero"),
    ("duration", "−5 s", "below zero"),
    ("share", "90 s", "not a share"),
    ("share", "9 0", "not a share"),
    ("share", "120 %", "more than the whole"),
    ("share", "120", "more than the whole"),
    ("share", "-10 %", "below zero"),
    ("count", "12 s", "not a number"),
    ("count", "1 2", "not a number"),
    ("count", "1.2.3", "not a number"),
    ("count", "nan", "not a number"),
    ("count", "inf", "not a number"),
    ("count", "7 00", "not a number"),
    ("days", "deux", "not a number of days"),
    ("days", "5 %", "not a number of days"),
]


@pytest.mark.parametrize(("unit", "text", "reason"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(unit, text, reason):
    with pytest.raises(Unreadable) as refused:
        parse(text, unit, day_s=DAY)
    said = str(refused.value.sentence)
    assert reason in said
    assert text.strip() in said


@pytest.mark.parametrize(("unit", "text"), [("duration", "2 j"), ("days", "4 h")])
def test_days_need_the_length_of_a_day(unit, text):
    with pytest.raises(Unreadable, match="worked day"):
        parse(text, unit)
    with pytest.raises(Unreadable, match="worked day"):
        parse(text, unit, day_s=0)


SHOWN = [
    ("duration", 0, "0 s", "0 s"),
    ("duration", 0.5, "0.5 s", "0,5 s"),
    ("duration", 0.0123456, "0.0123 s", "0,0123 s"),
    ("duration", 45, "45 s", "45 s"),
    ("duration", 60, "60 s", "60 s"),
    ("duration", 62.04, "62 s", "62 s"),
    ("duration", 119, "119 s", "119 s"),
    ("duration", 120, "2 min", "2 min"),
    ("duration", 200, "200 s", "200 s"),
    ("duration", 200.5, "3.34 min", "3,34 min"),
    ("duration", 270, "4.5 min", "4,5 min"),
    ("duration", 3599.99, "60 min", "60 min"),
    ("duration", 3600, "1 h", "1 h"),
    ("duration", 5400, "1.5 h", "1,5 h"),
    ("duration", 55_200, "920 min", "920 min"),
    ("duration", 100_000, "27.8 h", "27,8 h"),
    ("duration", 10_000_000, "2,778 h", "2 778 h"),
    ("share", 0.9, "90 %", "90 %"),
    ("share", 0.0008123, "0.0812 %", "0,0812 %"),
    ("share", 1.234567, "123 %", "123 %"),
    ("share", 0.995, "99.5 %", "99,5 %"),
    ("share", 12.3456, "1,235 %", "1 235 %"),
    ("count", 7000, "7,000", "7 000"),
    ("count", 920.0, "920", "920"),
    ("count", 1.5, "1.5", "1,5"),
    ("count", 1234567.5, "1,234,568", "1 234 568"),
    ("count", 99.96, "100", "100"),
    ("count", 0.1 + 0.2, "0.3", "0,3"),
    ("count", -12.5, "−12.5", "−12,5"),
    ("count", -0.0, "0", "0"),
    ("days", 1.0714285, "1.07 d", "1,07 j"),
    ("days", 23.6, "23.6 d", "23,6 j"),
    ("days", 2.0, "2 d", "2 j"),
]


@pytest.mark.parametrize(("unit", "value", "english", "french"), SHOWN)
def test_a_number_is_shown_with_its_unit_and_three_digits_in_the_language(unit, value, english, french):
    narrow = "\u202f"
    assert show(value, unit) == english.replace(" ", narrow)
    assert show(value, unit, language="fr") == french.replace(" ", narrow)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_language_writes_its_numbers_as_babel_does(spoken):
    signs = Locale.parse(spoken).number_symbols["latn"]
    assert show(1234.5, "count", language=spoken) == f"1{signs['group']}235"
    assert show(1.5, "count", language=spoken) == f"1{signs['decimal']}5"


def test_a_long_duration_is_shown_in_worked_days_where_the_day_is_known():
    assert show(23.6 * DAY, "duration", day_s=DAY, language="fr") == "23,6\u202fj"
    assert show(1.5 * DAY, "duration", day_s=DAY) == "11.5\u202fh"


@pytest.mark.parametrize("unit", ["duration", "share", "count", "days"])
def test_an_unknown_is_a_dash_and_never_a_zero(unit):
    assert show(None, unit) == "—"
    assert show(float("inf"), unit) == "—"
    assert show_for_typing(None, unit) == ""


def test_an_editor_begins_with_what_a_person_would_have_typed():
    assert show_for_typing(45, "duration") == "45 s"
    assert show_for_typing(5400, "duration", language="fr") == "1,5 h"
    assert show_for_typing(600, "duration") == "10 min"
    assert show_for_typing(2 * DAY, "duration", day_s=DAY, language="fr") == "2 j"
    assert show_for_typing(0.85, "share") == "85 %"
    assert show_for_typing(7000, "count", language="fr") == "7000"
    assert show_for_typing(1.25, "days", language="fr") == "1,25 j"


quantities = st.floats(min_value=0, max_value=1e15, allow_nan=False)


@given(
    quantities,
    st.sampled_from(["duration", "count", "days", "distance"]),
    st.sampled_from(["fr", "en"]),
    st.sampled_from([None, DAY]),
)
def test_what_an_editor_shows_is_read_back_exactly(value, unit, spoken, day_s):
    text = show_for_typing(value, unit, language=spoken, day_s=day_s)
    assert parse(text, unit, language=spoken, day_s=day_s) == value


@given(st.floats(min_value=0, max_value=1), st.sampled_from(["fr", "en"]))
def test_a_share_is_read_back_exactly(value, spoken):
    assert parse(show_for_typing(value, "share", language=spoken), "share", language=spoken) == value


@given(quantities, st.sampled_from(["duration", "share", "count", "days", "distance"]))
def test_what_is_shown_differs_from_the_value_by_less_than_a_hundredth(value, unit):
    shown = show(value, unit)
    if unit == "share":
        value, read = value * 100, parse(shown.removesuffix("\u202f%"), "count", language="en")
    else:
        read = parse(shown, unit, language="en")
    assert read == pytest.approx(value, rel=0.006, abs=1e-300)


@given(st.text(max_size=30), st.sampled_from(["duration", "share", "count", "days", "distance"]))
def test_no_text_breaks_the_reading(text, unit):
    try:
        value = parse(text, unit, day_s=DAY)
    except Unreadable as refused:
        said = str(refused.sentence)
        value = None
    else:
        said = ""
    assert said or value is None or value >= 0
