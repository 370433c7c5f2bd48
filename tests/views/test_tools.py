"""The contract of all tools: each one of the list is used as a person would, taken back, reopened, emptied, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.canvas.decision_layout import Spot
from app.cli import COMMANDS, main
from app.exchange.event_file import read, write_new
from app.language import LANGUAGES, catalogue
from app.models import indicator_edit
from app.models.document import Document
from app.models.document_error import ReadOnlyLook
from app.views.tools import STAGES, TOOLS, Tool
from tests.hand import Hand
from tests.views.conftest import make_window

EVERY = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)


@dataclass(frozen=True)
class Person:
    """What a person does with one tool, and what there is then to see. Every tool of the list must have one here."""

    add: Callable[[Hand, object], None]
    edit: Callable[[Hand, object], None]
    delete_all: Callable[[Hand, object], None]
    seen: Callable[[object], object]


def add_symbols(hand: Hand, page) -> None:
    page.commands["add_map"].trigger()
    page.view.setFocus()
    for kind in ("process", "inventory"):
        page.put(kind)
        hand.key("Escape")
        hand.key("Escape")


def type_a_name(hand: Hand, page) -> None:
    stream = page.stream()
    page.view.select([next(s.id for s in stream.symbols if s.kind == "process")])
    editor = page.properties.editors["name"]
    editor.setFocus()
    editor.selectAll()
    hand.type("Perçage")
    hand.key("Return")


def delete_everything(hand: Hand, page) -> None:
    page.view.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def symbols(page) -> object:
    stream = page.stream()
    return stream and sorted((s.id, s.kind, s.name, s.x, s.y) for s in stream.symbols)


def note_two(hand: Hand, page) -> None:
    page.focus()
    for text in ("Operators wait", "Coils lie about"):
        hand.type(text)
        hand.key("Return")


def name_the_waste(hand: Hand, page) -> None:
    hand.key("Escape")
    hand.key("2")


def delete_all_observations(hand: Hand, page) -> None:
    page.board.view().setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def observations(page) -> object:
    return [(each.observation.id, each.observation.text, each.observation.waste) for each in page.board.all]


def ask_why_twice(hand: Hand, page) -> None:
    page.commands["add_whys"].trigger()
    hand.type("The machine stopped")
    hand.key("Return")
    hand.type("The fuse blew")
    hand.key("Tab")
    hand.type("The bearing ran dry")
    hand.key("Tab")
    hand.key("Escape")


def mark_the_root(hand: Hand, page) -> None:
    hand.key("O")


def delete_the_whys(hand: Hand, page) -> None:
    page.commands["delete_whys"].trigger()


def answers(page) -> object:
    return [(why.id, why.text, why.root) for why in page.shown().whys()]


def type_two_categories(hand: Hand, page) -> None:
    page.commands["add_tally"].trigger()
    for name in ("Scratch", "Dent"):
        hand.type(name)
        hand.key("Return")
    hand.key("Escape")


def mark_the_first(hand: Hand, page) -> None:
    hand.type("1")


def delete_the_tally(hand: Hand, page) -> None:
    page.commands["delete_tally"].trigger()


def counts(page) -> object:
    return page.tally and [(each.id, each.name, each.count) for each in page.tally.categories]


def type_two_steps(hand: Hand, page) -> None:
    page.commands["add_chart"].trigger()
    for text, key, time in (("Press", "o", "32"), ("To the store", "t", "")):
        hand.type(text)
        hand.key("Return")
        hand.type(key)
        hand.type(time)
        hand.key("Return")


def change_the_symbol(hand: Hand, page) -> None:
    page.table.go(1, 2)
    hand.type("d")


def delete_all_steps(hand: Hand, page) -> None:
    page.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def steps(page) -> object:
    chart = page.chart()
    return chart and [(step.id, step.kind, step.description, step.time_s) for step in chart.steps]


def type_causes(hand: Hand, page) -> None:
    page.commands["add_fishbone"].trigger()
    hand.type("Scratched doors")
    hand.key("Return")
    page.view.select([page.view.fishbone.categories[0].id])
    hand.key("Return")
    for text in ("Doors touch", "Felt is worn"):
        hand.type(text)
        hand.key("Return")
    hand.key("Escape")


def confirm_a_cause(hand: Hand, page) -> None:
    page.view.select([next(page.view.fishbone.causes()).id])
    hand.key("3")


def delete_the_diagram(hand: Hand, page) -> None:
    page.commands["delete_fishbone"].trigger()


def causes(page) -> object:
    fishbone = page.view.fishbone
    return fishbone and [(cause.id, cause.text, cause.status) for cause in fishbone.causes()]


def word_an_axis(hand: Hand, page) -> None:
    page.focus()
    hand.key("Return")
    hand.type("Less scrap")
    hand.key("Return")
    hand.key("Escape")
    hand.key("A")
    page.focus()


def reword_the_axis(hand: Hand, page) -> None:
    hand.key("F2")
    hand.type("Hardly any scrap")
    hand.key("Return")


def delete_the_axis(hand: Hand, page) -> None:
    page.focus()
    hand.key("Delete")


def axes(page) -> object:
    return [(each.axis.id, each.axis.name, each.state) for each in page.board.told]


def type_two_cards(hand: Hand, page) -> None:
    page.focus()
    hand.key("Return")
    for text in ("Preset the dies", "Quick clamps"):
        hand.type(text)
        hand.key("Return")
    hand.key("Escape")


def raise_its_priority(hand: Hand, page) -> None:
    page.focus()
    hand.key("Down")
    hand.key("+")


def delete_all_cards(hand: Hand, page) -> None:
    page.focus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def cards(page) -> object:
    return [(card.id, card.action.label, card.action.priority) for card in page.view.cards]


def note_two_ideas(hand: Hand, page) -> None:
    page.focus()
    for text in ("A lamp at the press", "Fewer labels"):
        hand.type(text)
        hand.key("Return")


def keep_an_idea(hand: Hand, page) -> None:
    hand.key("Escape")
    hand.key("K")


def delete_all_ideas(hand: Hand, page) -> None:
    page.board.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def ideas(page) -> object:
    return [(each.id, each.text, each.state) for each in page.board.all]


def type_two_actions(hand: Hand, page) -> None:
    page.focus()
    for label, owner in (("Move the rack", "Lea"), ("Train the shift", "Bruno")):
        hand.type(label)
        hand.key("Tab")
        hand.key("Tab")
        hand.type(owner)
        hand.key("Return")


def turn_the_wheel(hand: Hand, page) -> None:
    page.board.table.setFocus()
    hand.key("W")
    hand.type("Agreed with the team")
    hand.key("Return")


def delete_all_actions(hand: Hand, page) -> None:
    page.board.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def plan(page) -> object:
    return [(row.action.id, row.action.label, row.action.owner, row.action.phase) for row in page.plan.rows]


def type_two_levers(hand: Hand, page) -> None:
    page.focus()
    for text in ("A second crane", "A plan for the crane"):
        hand.type(text)
        hand.key("Return")


def price_the_lever(hand: Hand, page) -> None:
    hand.key("Escape")
    hand.key("I")
    hand.type("12000")
    hand.key("Return")


def delete_all_levers(hand: Hand, page) -> None:
    page.board.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def levers(page) -> object:
    return [(each.id, each.lever.name, each.lever.investment) for each in page.board.all]


def weigh_two_ways(hand: Hand, page) -> None:
    page.commands["add_decision"].trigger()
    for name in ("Kanban", "Train"):
        hand.type(name)
        hand.key("Return")
    page.modes.matrix.show_option(page.decision.options[0].id)
    page.commands["add_criterion"].trigger()
    hand.type("Cost")
    hand.key("Return")
    hand.key("Escape")
    page.modes.matrix.go(Spot(1, 3))
    hand.type("42")


def score_once_more(hand: Hand, page) -> None:
    page.modes.matrix.go(Spot(1, 3))
    hand.type("1")


def delete_the_decision(hand: Hand, page) -> None:
    page.commands["delete_decision"].trigger()


def judged(page) -> object:
    return page.decision and [
        (each.id, each.name, [(score.criterion, score.value) for score in each.scores])
        for each in page.decision.options
    ]


def open_two_problems(hand: Hand, page) -> None:
    for symptom in ("Burr on the flange", "Screw missing"):
        page.entry.symptom.setFocus()
        hand.type(symptom)
        hand.key("Return")


def type_the_effect(hand: Hand, page) -> None:
    page.board.body.begin("customer_effect")
    hand.type("Leak at the customer")
    hand.key("Return")


def delete_all_problems(hand: Hand, page) -> None:
    page.side.list.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def problems(page) -> object:
    return sorted((each.problem.id, each.problem.name, each.problem.customer_effect) for each in page.side.all)


def begin_two_shifts(hand: Hand, page) -> None:
    for machine in ("Press 3", "Saw"):
        page.board.line.setFocus()
        hand.type(machine)
        hand.key("Return")


def note_a_breakdown(hand: Hand, page) -> None:
    page.commands["note_loss"].trigger()
    hand.type("bre")
    hand.key("Tab")
    hand.type("12")
    hand.key("Return")


def delete_all_series(hand: Hand, page) -> None:
    page.board.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def shifts(page) -> object:
    return [(one.id, one.machine, one.losses) for one in page.all.series]


def note_two_indicators(hand: Hand, page) -> None:
    page.board.entry.setFocus()
    for name in ("Leaks at the press", "Changeovers"):
        hand.type(name)
        hand.key("Return")


def type_the_target(hand: Hand, page) -> None:
    page.board.select([page.board.all[0].id])
    page.commands["type_target"].trigger()
    hand.type("3")
    hand.key("Return")


def delete_all_indicators(hand: Hand, page) -> None:
    page.board.into_view()
    hand.key("Ctrl+A")
    hand.key("Delete")


def indicators(page) -> object:
    return [(row.id, row.indicator.name, row.indicator.target) for row in page.board.all]


def measure_two_days(hand: Hand, page) -> None:
    page.commands["add_indicator"].trigger()
    for text in ("Scrap of line 3", "4,2", "4,5"):
        hand.type(text)
        hand.key("Return")


def correct_the_first(hand: Hand, page) -> None:
    page.table.go(0, 1)
    hand.type("4,3")
    hand.key("Return")


def delete_all_measures(hand: Hand, page) -> None:
    page.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")


def measures(page) -> object:
    return [(each.id, each.at, each.value) for each in page.live.held.measures]


def judge_two_criteria(hand: Hand, page) -> None:
    page.commands["add_maturity"].trigger()
    for name in ("Sort", "Shine"):
        hand.type(name)
        hand.key("Return")
    hand.key("Escape")
    page.commands["begin_assessment"].trigger()


def type_a_level(hand: Hand, page) -> None:
    page.table.go_to_last_day()
    hand.type("3")


def delete_the_radar(hand: Hand, page) -> None:
    page.commands["delete_maturity"].trigger()


def criteria(page) -> object:
    return page.maturity and [(each.id, each.name, each.levels) for each in page.maturity.criteria]


def measure_two_alarms(hand: Hand, page) -> None:
    """Deviations are measured, not typed."""
    for name in ("Scrap", "Leaks"):
        made = Indicator("", name, direction="less", alarm_high=3.0, measures=(Measure("2026-03-12", 4.2),))
        indicator_edit.add_indicator(page.desk.document, made)
    Hand.wait()


def explain_the_first(hand: Hand, page) -> None:
    page.board.into_view()
    hand.key("C")
    hand.type("Wrong coil")
    hand.key("Return")
    Hand.wait()


def delete_what_deviates(hand: Hand, page) -> None:
    ids = [row.indicator.id for row in page.board.all]
    indicator_edit.delete_indicators(page.desk.document, ids)
    Hand.wait()


def deviating(page) -> object:
    page.found()  # undo may have led to another page, and what is not seen is read when it is asked for
    return [(row.indicator.id, row.state, row.indicator.measures[-1].comment) for row in page.board.all]


PERSONS = {
    "action": Person(type_two_actions, turn_the_wheel, delete_all_actions, plan),
    "suggestion": Person(note_two_ideas, keep_an_idea, delete_all_ideas, ideas),
    "pdca": Person(type_two_cards, raise_its_priority, delete_all_cards, cards),
    "axis": Person(word_an_axis, reword_the_axis, delete_the_axis, axes),
    "decision": Person(weigh_two_ways, score_once_more, delete_the_decision, judged),
    "deviation": Person(measure_two_alarms, explain_the_first, delete_what_deviates, deviating),
    "fishbone": Person(type_causes, confirm_a_cause, delete_the_diagram, causes),
    "five_whys": Person(ask_why_twice, mark_the_root, delete_the_whys, answers),
    "indicator": Person(note_two_indicators, type_the_target, delete_all_indicators, indicators),
    "lever": Person(type_two_levers, price_the_lever, delete_all_levers, levers),
    "maturity": Person(judge_two_criteria, type_a_level, delete_the_radar, criteria),
    "observation": Person(note_two, name_the_waste, delete_all_observations, observations),
    "problem": Person(open_two_problems, type_the_effect, delete_all_problems, problems),
    "measure": Person(measure_two_days, correct_the_first, delete_all_measures, measures),
    "oee": Person(begin_two_shifts, note_a_breakdown, delete_all_series, shifts),
    "process_chart": Person(type_two_steps, change_the_symbol, delete_all_steps, steps),
    "tally": Person(type_two_categories, mark_the_first, delete_the_tally, counts),
    "value_stream": Person(add_symbols, type_a_name, delete_everything, symbols),
}


def undo_all(window) -> int:
    steps = 0
    while window.document.undo_label is not None:
        window.asked.undo()
        Hand.wait()
        steps += 1
    return steps


@EVERY
def test_a_tool_is_used_taken_back_reopened_emptied_and_printed(dressed, qtbot, settings, tmp_path, tool: Tool):
    person = PERSONS[tool.id]
    path = tmp_path / "é #1.kaizen"
    write_new(path, EventData("Essai", "fr"))
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go(tool.id)
    hand = Hand(window)

    empty = person.seen(window.page(tool.id))
    assert not empty
    person.add(hand, window.page(tool.id))
    added = person.seen(window.page(tool.id))
    assert added
    person.edit(hand, window.page(tool.id))
    edited = person.seen(window.page(tool.id))
    assert edited != added

    hand.key("Ctrl+Z")
    assert person.seen(window.page(tool.id)) == added
    hand.key("Ctrl+Y")
    assert person.seen(window.page(tool.id)) == edited

    window.files.close_event()
    window.files.open_path(path)
    window.go(tool.id)
    assert person.seen(window.page(tool.id)) == edited

    hand = Hand(window)
    person.delete_all(hand, window.page(tool.id))
    assert not person.seen(window.page(tool.id))
    hand.key("Ctrl+Z")
    assert person.seen(window.page(tool.id)) == edited
    assert undo_all(window) >= 3
    assert not person.seen(window.page(tool.id))
    while window.document.redo_label is not None and person.seen(window.page(tool.id)) != edited:
        window.asked.redo()
    assert person.seen(window.page(tool.id)) == edited

    window.files.close_event()
    out = tmp_path / "out.pdf"
    assert main(["print", str(path), "--sheet", tool.report, "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


@EVERY
def test_every_word_on_the_screen_has_its_french(window, tool: Tool):
    """Every text of the English window that the catalogue knows stands there in French after the switch."""
    window.go(tool.id)
    english = _words(window)
    Hand(window).key("Ctrl+Shift+L")
    Hand.wait()
    french = _words(window)
    gettext = catalogue("fr").gettext
    for text in english & french:
        assert gettext(text) == text, f"“{text}” stayed in English"


@EVERY
def test_a_tool_has_a_name_a_stage_a_picture_and_a_primary_button(window, tool: Tool):
    window.go(tool.id)
    page = window.page(tool.id)
    assert tool.stage in STAGES
    assert not page.grab().isNull()
    assert page.primary in page.commands
    assert window.content.top_bar.primary.isVisible()
    assert set(page.bar) - {None} <= set(page.commands) | set(window.commands) | set(page.menus)


@EVERY
def test_a_tool_can_be_left_and_come_back_to_in_every_look(window, tool: Tool):
    hand = Hand(window)
    for keys in ("F9", "F11", "Ctrl+Shift+L", "F11", "F9"):
        window.go(tool.id)
        hand.key(keys)
        hand.wait()
        assert window.current == tool.id
        assert window.page(tool.id).isVisible()


def _words(window) -> set[str]:
    widgets = window.findChildren(QLabel) + window.findChildren(QAbstractButton)
    shown = {w.text().strip() for w in widgets if w.isVisible()}
    told = {action.text() for action in window.all_commands()} | {w.toolTip() for w in widgets}
    return {text for text in shown | told if any(c.isalpha() for c in text)}


def test_every_tool_has_a_person_who_uses_it_and_every_sheet_a_command():
    assert set(PERSONS) == {tool.id for tool in TOOLS}
    assert "print" in COMMANDS
    assert set(LANGUAGES) == {"fr", "en"}


def test_a_document_that_is_only_looked_at_says_so_and_stays_as_it_is(bare_window, event_file):
    before = event_file.read_bytes()
    bare_window.files.look_at(event_file)
    page = bare_window.pages["value_stream"]
    assert bare_window.document.read_only
    assert bare_window.status.saved.text() == "Open for reading only"
    with pytest.raises(ReadOnlyLook):
        page.put("process")
    Hand.wait()
    assert len(page.stream().symbols) == 5
    bare_window.files.close_event()
    assert event_file.read_bytes() == before
    assert len(read(event_file).value_streams) == 1


def test_the_first_event_is_not_lost_when_the_second_is_opened(window, event_file, tmp_path):
    other = tmp_path / "other.kaizen"
    write_new(other, EventData("Other", "en"))
    window.pages["value_stream"].put("process")
    window.files.open_path(other)
    assert window.windowTitle() == "Other – Chantier"
    first = Document.open(event_file)
    assert first.undo_label == "Add a symbol"
    first.close()
