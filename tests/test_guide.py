"""The guide speaks of this program: what it prints in bold stands on the screen, and its keys do something there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from app.language import LANGUAGES, catalogue
from app.views.command import Command
from app.views.main_window import WITH_A_KEY
from app.views.next_step import next_step_commands
from app.views.tools import OPENING, TOOLS

DOCS = Path(__file__).parents[1] / "docs"
CATALOGUE = Path(__file__).parents[1] / "resources/translations/fr/LC_MESSAGES/chantier.po"
OF_QT = {
    "Page suiv": "PgDown", "Page préc": "PgUp", "Maj": "Shift", "Entrée": "Enter", "Échap": "Esc", "Espace": "Space",
    "Suppr": "Del", "Inser": "Ins", "Gauche": "Left", "Droite": "Right", "Haut": "Up", "Bas": "Down",
}  # fmt: skip
"""Names of keys as a French keyboard has them."""
PAGES: dict[str, tuple[str, ...]] = {
    "value_stream": ("app.views.map_commands.MAP_COMMANDS", "app.views.map_commands.FURTHER_KEYS"),
    "observation": (
        "app.views.observation_commands.OBSERVATION_COMMANDS",
        "app.views.observation_commands.FURTHER_KEYS",
        "app.views.diagnosis.FURTHER_KEYS",
        "app.views.interview_commands.INTERVIEW_COMMANDS",
        "app.views.interview_commands.FURTHER_KEYS",
    ),
    "process_chart": ("app.views.process_chart_commands.COMMANDS", "app.views.process_chart_commands.FURTHER_KEYS"),
    "tally": ("app.views.tally_commands.TALLY_COMMANDS", "app.views.tally_commands.FURTHER_KEYS"),
    "fishbone": (
        "app.views.fishbone_commands.FISHBONE_COMMANDS",
        "app.views.fishbone_commands.FURTHER_KEYS",
        "app.canvas.fishbone_keys.FISHBONE_KEYS",
    ),
    "five_whys": ("app.views.five_whys_commands.WHYS_COMMANDS", "app.views.five_whys_commands.FURTHER_KEYS"),
    "axis": ("app.views.axis_commands.AXIS_COMMANDS", "app.views.axis_commands.FURTHER_KEYS"),
    "suggestion": (
        "app.views.suggestion_commands.SUGGESTION_COMMANDS",
        "app.views.suggestion_commands.FURTHER_KEYS",
        "app.views.suggestion_commands.MADE_KEYS",
    ),
    "lever": ("app.views.lever_commands.LEVER_COMMANDS", "app.views.lever_commands.FURTHER_KEYS"),
    "decision": ("app.views.decision_commands.DECISION_COMMANDS", "app.views.decision_commands.FURTHER_KEYS"),
    "action": (
        "app.views.action_commands.ACTION_COMMANDS",
        "app.views.action_commands.FURTHER_KEYS",
        "app.canvas.planning_keys.PLANNING_KEYS",
    ),
    "pdca": ("app.views.pdca_commands.PDCA_COMMANDS", "app.canvas.board_keys.BOARD_KEYS"),
    "problem": ("app.views.problem_commands.PROBLEM_COMMANDS", "app.views.problem_commands.FURTHER_KEYS"),
    "indicator": ("app.views.indicator_commands.INDICATOR_COMMANDS", "app.views.indicator_commands.FURTHER_KEYS"),
    "measure": ("app.views.measure_commands.MEASURE_COMMANDS", "app.views.measure_commands.FURTHER_KEYS"),
    "oee": ("app.views.oee_commands.OEE_COMMANDS", "app.views.oee_commands.FURTHER_KEYS"),
    "maturity": ("app.views.maturity_commands.MATURITY_COMMANDS", "app.views.maturity_commands.FURTHER_KEYS"),
    "deviation": ("app.views.deviation_commands.DEVIATION_COMMANDS", "app.views.deviation_commands.FURTHER_KEYS"),
}
"""Where each page has its commands, and what else F1 tells of its keys."""
CHAPTERS = {
    "Observe": "observation",
    "Ask people": "observation",
    "Follow a flow": "process_chart",
    "Draw the map": "value_stream",
    "Read": "value_stream",
    "Current state, future state": "value_stream",
    "Count": "tally",
    "Look for causes": "fishbone",
    "Ask why": "five_whys",
    "Set the axes": "axis",
    "Collect ideas": "suggestion",
    "Put levers in figures": "lever",
    "Decide": "decision",
    "Keep the action plan": "action",
    "Turn the PDCA": "pdca",
    "Solve a problem": "problem",
    "List the indicators": "indicator",
    "Measure and read charts": "measure",
    "Reckon the OEE": "oee",
    "Judge the maturity": "maturity",
    "Answer deviations": "deviation",
    "The trail": "observation",
    "Keys": "value_stream",
}
"""The chapters that are about one page."""
ON_THE_MAP = {"Ctrl+Shift+O", "Ctrl+Shift+D"}
"""Keys of the map that the chapters of other pages name: the ways from there to here."""
KEY = re.compile(
    r"`((?:(?:Ctrl|Shift|Alt)\+)*(?:F\d+|[A-Z0-9=+.-]|Enter|Esc|Space|Tab|Del|Ins|Left|Right|Up|Down|Pg\w+))`"
)
ARROWS = ("Left", "Right", "Up", "Down")


def guide(language: str) -> str:
    return (DOCS / f"GUIDE.{language}.md").read_text("utf-8")


def chapters(language: str) -> dict[str, str]:
    """The text of each chapter by its English heading, with the keys in English."""
    texts = re.split(r"^## .+$", guide(language), flags=re.MULTILINE)[1:]
    names = re.findall(r"^## (.+)$", guide("en"), re.MULTILINE)
    for french, plain in OF_QT.items() if language == "fr" else ():
        texts = [re.sub(rf"(`[^`\n]*){french}([^`\n]*`)", rf"\1{plain}\2", text) for text in texts]
    return dict(zip(names, texts, strict=True))


def keys_of(page: str) -> set[str]:
    """Every key that a page knows or tells, and those of the window."""
    known = {f"Ctrl+{i}" for i in range(1, WITH_A_KEY + 1)}
    for path in ("app.views.window_commands.WINDOW_COMMANDS", *PAGES[page]):
        module, _dot, name = path.rpartition(".")
        held = getattr(import_module(module), name)
        for each in held.values() if isinstance(held, dict) else held:
            if isinstance(each, str):
                known.add(each)
            elif isinstance(each, Command):
                known |= {QKeySequence(key).toString() for key in each.keys}
            else:
                known |= {key for _what, words in each[1] for key in keys_in(words)}
    return known


def keys_of_next_steps() -> set[str]:
    """What makes the next thing of the chain of what is selected, the same on every page."""
    return {
        QKeySequence(key).toString() for each in next_step_commands("cause", "indicator", "oee") for key in each.keys
    }


def keys_in(words: str) -> set[str]:
    """The keys that a line of F1 names: `Esc, Down`, `O T I D S`, `1 to 4`, `Shift+Arrows`."""
    found = set(re.split(r"[ ,]+", words.replace("Full stop", ".").replace("−", "-")))
    for first, last in re.findall(r"\b(\w) (?:…|to) (\w)\b", words):
        found |= {chr(code) for code in range(ord(first), ord(last) + 1)}
    for several in [each for each in found if each.endswith("Arrows")]:
        found |= {several.replace("Arrows", arrow) for arrow in ARROWS}
    return found


def shown(text: str, language: str) -> str:
    return catalogue(language).gettext(text)


def on_screen(language: str) -> set[str]:
    english = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    return {shown(text, language) for text in english}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_in_the_guide_stands_on_the_screen(language):
    named = {" ".join(text.split()) for text in re.findall(r"\*\*(.+?)\*\*", guide(language), re.DOTALL)}
    assert len(named) >= 8
    assert named <= on_screen(language)


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_a_chapter_are_those_of_its_page(language, chapter):
    told = set(KEY.findall(chapters(language)[chapter]))
    assert len(told) >= 2
    assert told <= keys_of(CHAPTERS[chapter]) | keys_of_next_steps() | ON_THE_MAP


def test_the_ways_from_the_map_are_keys_of_the_map():
    assert keys_of("value_stream") >= ON_THE_MAP


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_chapter_that_says_how_to_go_there(language):
    assert set(CHAPTERS.values()) == {tool.id for tool in TOOLS}
    for i, tool in enumerate(TOOLS, 1):
        text = "".join(chapters(language)[chapter] for chapter, page in CHAPTERS.items() if page == tool.id)
        named = f"(`Ctrl+{i}`)" in text if i <= WITH_A_KEY else f"**{shown(tool.short, language)}**" in text
        assert tool.id == OPENING or named


def test_both_guides_have_the_same_chapters():
    first, second = (
        [line.count("#") for line in guide(each).splitlines() if line.startswith("#")] for each in LANGUAGES
    )
    assert first == second


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_guides_tell_the_same_keys_in_the_same_order(chapter):
    english, french = (KEY.findall(chapters(language)[chapter]) for language in ("en", "fr"))
    assert english == french
