"""Causes that say the same are found by their letters; those that differ in a number, or in what they say, are not."""

from __future__ import annotations

import time

import pytest

from app.calc.near_duplicates import MOST, Likeness, alike

SAME = [
    ("The felt is worn", "Worn felts"),
    ("Doors touch each other on the trolley", "The doors touch on the trolley"),
    ("Opérateurs non formés", "operateur pas formé"),
    ("Pas de standard de chargement", "Chargement sans standard"),
    ("No loading standard", "There is no standard for loading"),
    ("Chariot trop petit", "Le chariot est petit"),
]
OTHER = [
    ("The felt is worn", "The forklift hits the trolley"),
    ("Vis M6 absente", "Vis M8 absente"),
    ("Oven at 180 °C", "Oven at 200 °C"),
    ("No training of the night shift", "No cleaning of the night shift"),
    ("", ""),
    ("the", "a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_says_the_same_is_proposed(one, other):
    assert [(pair.one, pair.other) for pair in alike([("1", one), ("2", other)])] == [("1", "2")]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_says_another_thing_is_not(one, other):
    assert alike([("1", one), ("2", other)]) == []


def test_the_most_alike_come_first_and_the_same_is_wholly_alike():
    pairs = alike([("a", "Worn felt"), ("b", "The felts are worn out"), ("c", "worn felts")])
    assert (pairs[0].one, pairs[0].other, pairs[0].share) == ("a", "c", 1.0)
    assert [pair.share for pair in pairs] == sorted((pair.share for pair in pairs), reverse=True)


def test_five_hundred_causes_are_compared_in_a_moment_and_too_many_not_at_all():
    texts = [(str(i), f"{word} of part {'abcdefghij'[i % 10]} at {['night', 'start', 'end'][i % 3]}") for i, word in
             enumerate(["wear", "dirt", "play", "heat", "noise"] * 100)]  # fmt: skip
    start = time.perf_counter()
    alike(texts)
    assert time.perf_counter() - start < 1.0
    assert alike([(str(i), "same") for i in range(MOST + 1)]) == []


def test_a_list_that_changes_line_by_line_proposes_the_same_as_the_whole_list():
    lines = {
        "a": "Mark the place of the bins on the floor",
        "b": "Buy a lamp for the inspection",
        "c": "Place of the bins marked on the floor",
        "d": "A lamp at the inspection",
    }
    likeness = Likeness()
    for n in range(1, len(lines) + 1):
        likeness.tell(dict(list(lines.items())[:n]))
    assert likeness.of("a") == ["c"]
    pairs = {frozenset((id, other)) for id in lines for other in likeness.of(id)}
    assert pairs == {frozenset((pair.one, pair.other)) for pair in alike(lines.items())}
    likeness.tell(lines | {"c": "Turn the table"})
    assert likeness.of("a") == likeness.of("c") == []
    likeness.tell({id: text for id, text in lines.items() if id != "a"})
    assert likeness.of("c") == likeness.of("a") == []


def test_of_too_long_a_list_nothing_is_proposed():
    likeness = Likeness(most=2)
    likeness.tell({"a": "A hook", "b": "A hook"})
    assert likeness.of("a") == ["b"]
    likeness.tell({"a": "A hook", "b": "A hook", "c": "A hook"})
    assert likeness.of("a") == []
