"""Texts in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.calc.text_measure import TextMeasure, most_fitting


def even(text: str, px: int, _weight: int) -> float:
    return 0.5 * px * len(text)


MEASURE = TextMeasure(even)


def lines(text: str, least: float = 150.0, most: float = 340.0) -> tuple[str, ...]:
    return MEASURE.lines(text, least, most, 14, 400)[0]


def test_a_short_text_stays_on_one_line():
    assert MEASURE.lines("Worn die", 150, 340, 14, 400) == (("Worn die",), 56.0)
    assert MEASURE.lines("", 150, 340, 14, 400) == (("",), 0.0)


def test_a_long_text_has_lines_of_about_the_same_length():
    found = lines("Le jeu du coulisseau de la presse est plus grand que ce que dit le plan de la pièce")
    assert len(found) == 3
    assert max(map(len, found)) - min(map(len, found)) <= 4


def test_no_break_spaces_hold_words_together():
    assert "5\u00a0mm" in " | ".join(lines("Le jeu du coulisseau est de 5\u00a0mm au lieu de 1\u202fmm"))


def test_a_word_that_is_too_long_is_broken():
    found = lines("a" * 400)
    assert "".join(found) == "a" * 400
    assert all(even(line, 14, 400) <= 340 for line in found)


def test_a_word_of_thousands_of_letters_is_not_measured_again_for_each_of_its_lines():
    measured: list[int] = []

    def counting(text: str, px: int, weight: int) -> float:
        measured.append(len(text))
        return even(text, px, weight)

    found = TextMeasure(counting).lines("W" * 10_000, 150.0, 340.0, 14, 400)[0]
    assert "".join(found) == "W" * 10_000
    assert sum(measured) < 20 * 10_000


def test_the_most_that_fits_is_found_from_any_length():
    for length in range(1, 40):
        for room in range(length):
            assert most_fitting(length, lambda n, room=room: n <= room) == room


@given(st.text(st.sampled_from("abé \u00a0"), max_size=300), st.integers(40, 200), st.integers(0, 200))
def test_no_letter_is_lost_and_no_line_is_wider_than_it_may_be(text: str, least: int, more: int):
    found, wide = MEASURE.lines(text, float(least), float(least + more), 14, 400)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert wide <= least + more + 0.1
    assert wide == max(even(line, 14, 400) for line in found)
