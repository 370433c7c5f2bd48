"""The guide speaks of this program: what it prints in bold stands on the screen, and its keys do something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from app.language import LANGUAGES, catalogue
from app.views.map_commands import MAP_COMMANDS
from app.views.window_commands import WINDOW_COMMANDS

DOCS = Path(__file__).parents[1] / "docs"
CATALOGUE = Path(__file__).parents[1] / "resources/translations/fr/LC_MESSAGES/chantier.po"
OF_QT = {"Maj": "Shift", "Page suiv": "PgDown"}
"""Names of keys as a French keyboard has them."""


def guide(language: str) -> str:
    return (DOCS / f"GUIDE.{language}.md").read_text("utf-8")


def on_screen(language: str) -> set[str]:
    english = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    return {catalogue(language).gettext(text) for text in english}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_in_the_guide_stands_on_the_screen(language):
    named = {" ".join(text.split()) for text in re.findall(r"\*\*(.+?)\*\*", guide(language), re.DOTALL)}
    assert len(named) >= 8
    assert named <= on_screen(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_guide_are_those_of_the_program(language):
    known = {QKeySequence(key).toString() for command in (*WINDOW_COMMANDS, *MAP_COMMANDS) for key in command.keys}
    told = set(re.findall(r"`((?:Ctrl\+[^`]+|F\d+))`", guide(language)))
    assert len(told) >= 14
    for key in told:
        for french, plain in OF_QT.items():
            key = key.replace(french, plain)
        assert key in known, key


def test_both_guides_have_the_same_chapters():
    first, second = (
        [line.count("#") for line in guide(each).splitlines() if line.startswith("#")] for each in LANGUAGES
    )
    assert first == second
