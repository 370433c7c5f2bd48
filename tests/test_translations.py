"""The French is whole, kept up with the source, and set as French is set."""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message

GROUND = Path(__file__).parent.parent
sys.path.insert(0, str(GROUND / "packaging"))
import translate  # noqa: E402

SAME = {
    "> takt", "12, 1h30, 90 s", "5S", "Action", "Action {number}", "Action {n}", "Actions", "Axes", "Budget", "Cause",
    "Causes", "Centre", "Chantier", "Cm", "Cmk", "Cp", "Cpk", "Culture", "Cycle", "DMAIC", "Date", "Dates",
    "Description", "Dist.", "Distance", "Distance {metres}", "Document", "Documents", "ECRS", "EPEI", "Effort", "FIFO",
    "Gain", "Gains", "Impact", "Interaction", "Ishikawa", "Licences", "Machines", "Maintenance", "Management", "Max",
    "Maximum", "Menu", "Motivation", "NVA", "Note", "Occurrence", "Option", "Options", "PDCA", "Page", "Pareto",
    "Performance", "Phase", "Photo", "Photos", "Point {n}", "Pp", "Ppk", "Prio.", "QRQC", "Question", "ROI", "Sigma",
    "Signal", "Signature", "Site", "Source", "Standards", "TPM", "TRE", "TRG", "Tab", "Takt", "Total", "Transport",
    "VA", "VSM", "Verdict", "Zoom", "accidents", "cause {n}", "document", "{event} – Chantier", "kanban",
    "max {quantity}", "min", "{n} action", "{n} actions", "{n} cause", "{n} causes", "{n} photo", "{n} photos",
    "option {n}", "p < {p}", "p = {p}", "question {n}", "{sign}{points} points", "standard", "total {time}",
    "vote {n}",
}  # fmt: skip
"""Spelt alike in both languages."""
NARROW = "\u202f\u00a0"
UNSPACED = re.compile(rf"(?<![{NARROW}])[:;!?»](?=[\s.,…)]|$)|«(?![{NARROW}])|[{NARROW}](?=[,.…])")
STRAIGHT = re.compile(r"'|\"|[“”]|\.\.\.")


def pairs() -> list[tuple[str, str, Message]]:
    """English and French of every text, each plural on its own."""
    found = []
    for message in translate.read("fr"):
        if not message.id:
            continue
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        french = message.string if isinstance(message.string, tuple) else (message.string,)
        found += [(one, other, message) for one, other in zip(english, french, strict=True)]
    return found


PAIRS = pairs()


def names(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def failing(wrong: object) -> list[tuple[str, str]]:
    return [(english, french) for english, french, message in PAIRS if wrong(english, french, message)]


def test_the_catalogue_is_complete_and_current():
    assert translate.complaints("fr") == []


def test_nothing_is_fuzzy():
    assert not failing(lambda english, french, message: message.fuzzy)


def test_every_value_has_its_place_in_both_languages():
    wrong = [
        (english, french)
        for english, french, message in PAIRS
        if not (
            set(names(french)) <= set(names(english)) | {"n"}
            if message.pluralizable
            else names(french) == names(english)
        )
    ]
    assert not wrong


def test_french_has_its_spaces_quotation_marks_and_apostrophes():
    assert not failing(lambda english, french, message: UNSPACED.search(french) or STRAIGHT.search(french))


def test_nothing_is_left_in_english():
    words = re.compile(r"[^\W\d_]{2,}")
    assert not failing(
        lambda english, french, message: (
            english == french and english not in SAME and words.search(re.sub(r"\{.*?\}", "", english))
        )
    )


def test_the_same_source_gives_the_same_bytes(tmp_path):
    once = translate.written(translate.merged("fr"))
    assert once == translate.written(translate.merged("fr"))
    assert not re.search(rb"POT-Creation-Date|PO-Revision-Date|Generated-By|:\d+\n", once)


def test_a_text_within_another_and_one_in_an_f_string_are_found():
    source = """
f"{_('in an f-string')}"
_("one of {x}", x=pick(N_("among its values")))
words(tongue).ngettext("a", "b", 2)
"""
    assert translate.marked(source) == ["in an f-string", "one of {x}", "among its values", ("a", "b")]


@pytest.mark.parametrize(
    "text", ["Cela va: oui", "«Stock»", "Voulez-vous ?", "l'atelier", "“mot”", "un « mot »", "« x\u202f»."]
)
def test_the_rule_of_spaces_sees_what_is_wrong(text):
    assert UNSPACED.search(text) or STRAIGHT.search(text)


@pytest.mark.parametrize("text", ["Cela va\u202f: oui", "«\u202fStock\u202f».", "14:32", "l’atelier", "Voir\u00a0?"])
def test_the_rule_of_spaces_lets_pass_what_is_right(text):
    assert not UNSPACED.search(text)
    assert not STRAIGHT.search(text)
