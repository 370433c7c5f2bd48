"""Lines and tables that people paste into a process flow chart, and what a spreadsheet gets of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import language
from app.calc.process_chart import KINDS, QUESTIONS, VALUE_CLASSES, Step
from app.calc.process_chart_rows import choice, read_rows, write_rows


def test_each_line_of_a_list_is_a_step_without_its_bullet_or_number():
    steps = read_rows("- Unload the truck\n2. Carry to the press\n\n   Press\n").steps
    assert [step.description for step in steps] == ["Unload the truck", "Carry to the press", "Press"]
    assert {step.kind for step in steps} == {"operation"}


def test_a_line_may_begin_with_the_sign_of_its_symbol():
    steps = read_rows("⇨ To the store\n▽ Store\n□ Check\n○ Weld").steps
    assert [step.kind for step in steps] == ["transport", "storage", "inspection", "operation"]
    assert steps[0].description == "To the store"


def test_a_table_with_words_over_its_columns_is_read_by_them_in_any_order():
    table = "Temps (min)\tÉtape\tSymbole\tVA/NVA\tQui\n1,5\tSouder\tO\tVA\tAnna\n2\tPorter\tTransport\tW\tLuc"
    language.use("fr")
    steps = read_rows(table).steps
    assert steps[0] == Step("", "operation", "Souder", "Anna", time_s=90, value_class="VA")
    assert steps[1] == Step("", "transport", "Porter", "Luc", time_s=120, value_class="NVA")


def test_without_words_the_columns_stand_in_the_order_of_the_chart():
    steps = read_rows("1\tWeld\tO\t\t45\n2\tCarry\tT\t12 m\t10").steps
    assert steps == (Step("", "operation", "Weld", time_s=45), Step("", "transport", "Carry", distance_m=12, time_s=10))


def test_two_columns_are_a_description_and_its_time():
    assert read_rows("Weld\t1 min 15\nWait\t2 h").steps[1] == Step("", "operation", "Wait", time_s=7200)


def test_what_cannot_be_read_is_kept_as_an_idea_and_counted():
    told = read_rows("Weld\tabout 5\nCarry\t30")
    assert told.unread == 1
    assert told.steps[0] == Step("", "operation", "Weld", idea="about 5")
    assert told.steps[1].time_s == 30


def test_a_cell_of_several_lines_is_one_cell():
    assert read_rows('Description\tIdea\nWeld\t"a hoist\nor two men"').steps[0].idea == "a hoist or two men"


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        ("kind", "t", "transport"),
        ("kind", "D", "delay"),
        ("kind", "Contrôle", "inspection"),
        ("kind", "attente", "delay"),
        ("kind", "▽", "storage"),
        ("value_class", "w", "NVA"),
        ("value_class", "nnva", "NNVA"),
        ("question", "E", "eliminate"),
        ("question", "simplifier", "simplify"),
        ("kind", "", None),
    ],
)
def test_a_letter_a_sign_or_a_word_means_its_symbol_class_or_question(column, text, meant):
    assert choice(column, text) == meant


@pytest.mark.parametrize(("column", "text"), [("kind", "X"), ("value_class", "good"), ("question", "why")])
def test_another_word_means_nothing(column, text):
    with pytest.raises(ValueError, match=text):
        choice(column, text)


words = st.text(
    st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u2028\u2029\x85"), max_size=20
).map(lambda text: " ".join(text.split(" ")).strip(" "))
numbers = st.none() | st.integers(0, 10_000).map(lambda n: n / 4)


@given(
    st.lists(
        st.builds(
            Step,
            id=st.just(""),
            kind=st.sampled_from(list(KINDS)),
            description=words,
            actor=words,
            idea=words,
            distance_m=numbers,
            time_s=numbers,
            quantity=numbers,
            value_class=st.none() | st.sampled_from(list(VALUE_CLASSES)),
            question=st.none() | st.sampled_from(list(QUESTIONS)),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["en", "fr"]),
)
def test_a_copied_table_is_pasted_as_it_was(steps, spoken):
    language.use(spoken)
    assert read_rows(write_rows(steps)).steps == tuple(replace(step, time_source=None) for step in steps)
    language.use("en")


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_and_no_word_of_it_is_lost(text):
    told = read_rows(text.replace("\t", " "))
    assert len(told.steps) == sum(bool(line.strip()) for line in text.splitlines())
    read_rows(text)
