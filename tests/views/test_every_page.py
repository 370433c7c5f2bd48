"""What holds on the page of every tool: how it begins, what a screen reader says of it, which keys it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QWidget

from app.calc.action import Action
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.calc.problem import Problem
from app.calc.process_chart import Step
from app.calc.tally import Category, Tally
from app.exchange.event_file import write_new
from app.language import plain
from app.models import action_edit, indicator_edit
from app.views import tab_order
from app.views.command import key_words
from app.views.form import Form
from app.views.keys import KeysSheet, keys_of
from app.views.print_preview import PrintPreview
from app.views.problem_fields import FieldRows
from app.views.search import matching, things_of
from app.views.thing_tabs import ThingTabs
from app.views.tools import TOOLS, Tool
from tests.hand import Hand
from tests.models.test_trail import CHAIN
from tests.views.conftest import make_window

ALARMED = Indicator("", "Scrap", direction="less", alarm_high=3.0, measures=(Measure("2026-03-12", 4.2),))
"""What deviates."""
EVERY = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)


@pytest.fixture
def nothing_yet(dressed, qtbot, settings, tmp_path):
    """The window on an event in which nothing was done yet."""
    window = make_window(qtbot, settings)
    write_new(tmp_path / "new.kaizen", EventData("New", "en"))
    window.files.open_path(tmp_path / "new.kaizen")
    return window


@EVERY
def test_where_nothing_is_yet_no_panel_stands_empty_and_the_primary_button_rests(nothing_yet, tool: Tool):
    nothing_yet.go(tool.id)
    Hand.wait()
    page = nothing_yet.page(tool.id)
    if tool.id != "value_stream":  # its panel holds demand and calendar, to be typed before the first symbol
        assert [form for form in page.findChildren(Form) if form.isVisible()] == []
    assert nothing_yet.content.top_bar.primary.isEnabled() == page.commands[page.primary].isEnabled()


@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool.id not in ("value_stream", "deviation")],
                         ids=lambda tool: tool.id)  # fmt: skip
def test_where_nothing_is_yet_the_primary_button_prints_the_form_to_fill_in_by_hand(nothing_yet, qtbot, tool: Tool):
    nothing_yet.go(tool.id)
    Hand(nothing_yet)
    Hand.wait()
    primary = nothing_yet.content.top_bar.primary
    assert primary.accessibleName() == "Print the blank form…"
    assert "Print the blank form…" in primary.toolTip()
    primary.click()
    preview = nothing_yet.findChild(PrintPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20000)
    assert preview.order.blank
    assert preview.pdf.startswith(b"%PDF")


@EVERY
def test_the_primary_button_wakes_with_its_command_wherever_one_was_before(nothing_yet, tool: Tool):
    for id in ("tally", tool.id):
        nothing_yet.go(id)
    action = nothing_yet.page(tool.id).commands[nothing_yet.page(tool.id).primary]
    for able in (False, True, False):
        action.setEnabled(able)
        assert nothing_yet.content.top_bar.primary.isEnabled() == able


@EVERY
def test_without_tabs_the_button_for_the_first_thing_stands_where_tabs_begin(nothing_yet, tool: Tool):
    nothing_yet.go(tool.id)
    Hand.wait()
    for strip in nothing_yet.page(tool.id).findChildren(ThingTabs):
        add = strip.layout().itemAt(1).widget()
        assert add.x() < strip.tabs.minimumWidth()


# Without a mouse, without seeing


def fill(window, page, tool: str) -> None:
    """Something to be spoken of in the panel of a page."""
    if tool == "observation":
        page.bring(page.board.all[0].observation.id)
    if tool == "action":
        page.writing.note(Action("", label="Preset the dies"))
    if tool == "pdca":
        page.view.select([action_edit.add_action(window.document, Action("", label="Preset the dies"))])
    if tool == "problem":
        page.note(Problem("", "Burr on the flange"))
    if tool == "indicator":
        page.note("Scrap rate")
    if tool == "measure":
        page.turn_to(indicator_edit.add_indicator(window.document, Indicator("", "Scrap")))
    if tool == "deviation":
        indicator_edit.add_indicator(window.document, ALARMED)
    Hand.wait()


@EVERY
def test_tab_goes_from_the_panel_through_the_whole_window_and_is_held_nowhere(linked, tool: Tool):
    linked.go(tool.id)
    Hand.wait()
    hand, page = Hand(linked), linked.page(tool.id)
    fill(linked, page, tool.id)
    forms = [*page.findChildren(Form), *page.findChildren(FieldRows)]
    form = next(form for form in forms if form.isVisible() and form.editors)
    field = next(iter(form.editors.values()))
    field.setFocus()
    for _stop in range(1 + sum(button.isVisible() for button in form.findChildren(QAbstractButton))):
        if form.isAncestorOf(QApplication.focusWidget()):  # buttons may stand above the first field
            hand.key("Shift+Tab")
    assert not form.isAncestorOf(QApplication.focusWidget())
    field.setFocus()
    passed = []
    while QApplication.focusWidget() is not linked.content.top_bar.primary:
        passed.append(QApplication.focusWidget())
        assert len(passed) < 80
        hand.key("Tab")
    assert set(tab_order.stops(linked.content.rail)) < set(passed)


@pytest.mark.parametrize("event", ["nothing_yet", "linked"])
def test_from_every_page_a_key_leads_to_another_and_the_keys_into_it(request, event):
    window = request.getfixturevalue(event)
    for tool in TOOLS:
        window.go(tool.id)
        for key, other in (("Ctrl+4", "tally"), ("Ctrl+5", "fishbone")):
            Hand(window).key(key)
            assert window.current == other
            focused = QApplication.focusWidget()
            page = window.page(other)
            assert focused is not None, (tool.id, other)
            assert focused is page or page.isAncestorOf(focused), (tool.id, other)


def test_what_was_made_last_is_come_to_where_it_stands(linked):
    linked.go("observation")
    page = linked.page("observation")
    page.show_mode("interviews")
    Hand.wait()
    stops = tab_order.stops(page)
    names = [type(stop).__name__ for stop in stops]
    assert names[0] == "_List"
    assert names[-1] == "QLineEdit"  # for a question of one's own, below those of the guide
    ticks = [stop for stop in stops if isinstance(stop, QCheckBox)]
    assert ticks == sorted(ticks, key=lambda tick: tick.mapTo(page, tick.pos()).y())


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def modes_of(page) -> list[str]:
    """What makes the page show other parts, beside what it shows at first."""
    wanted = ("show_cards", "show_grid", "show_interviews", "show_planning", "show_load", "show_reminders", "compare",
              "stopwatch", "spaghetti", "voting", "suggestions_panel", "frame_panel", "one_bone",
              "show_overview", "show_today")  # fmt: skip
    return [id for id in wanted if id in page.commands]


@EVERY
def test_whatever_tab_stops_at_has_a_name_for_those_who_cannot_see_it(linked, tool: Tool):
    linked.go(tool.id)
    page = linked.page(tool.id)
    if tool.id == "observation":
        page.bring(page.board.all[0].observation.id)
    if tool.id == "problem":
        page.note(Problem("", "Burr on the flange"))
    if tool.id == "indicator":
        page.note("Scrap rate")
    if tool.id == "deviation":
        indicator_edit.add_indicator(linked.document, ALARMED)
    for command in ("", *modes_of(page)):
        if command:
            page.commands[command].setChecked(True)
        Hand.wait()
        nameless = [stop for stop in tab_order.stops(linked) if not name_of(stop)]
        assert nameless == [], command
        buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
        named = [each for each in buttons if not isinstance(each.parent(), QLineEdit)]  # those are signs in a field
        assert [each for each in named if not name_of(each)] == [], command


def test_what_is_selected_on_a_picture_is_told_to_those_who_cannot_see_it(linked):
    for tool, kind, id, words in (
        ("fishbone", "cause", "c2", "Selected: Nobody decides"),
        ("five_whys", "why", "w2", "No owner"),
        ("tally", "category", "crane", "Selected: Crane"),
        ("value_stream", "symbol", "press", "Selected: Process"),
    ):
        linked.open_thing(kind, id)
        page = linked.page(tool)
        view = page.sheet if tool == "tally" else page.view
        assert words in view.accessibleDescription()


@EVERY
def test_f1_tells_every_key_of_the_page_its_own_ones_first(linked, tool: Tool):
    linked.go(tool.id)
    page = linked.page(tool.id)
    Hand(linked).key("F1")
    sheet = linked.findChild(KeysSheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for action in linked.all_commands():
        if action.shortcuts():
            assert action.text() in shown
            assert any(key_words(action.shortcut()) in text.split("  ") for text in shown)
    told = page.further_keys()
    assert told
    assert {words for _heading, lines in told for line in lines for words in line} <= shown
    assert keys_of(linked)[: len(told)] == told


@EVERY
def test_no_two_commands_of_a_page_that_are_awake_share_a_key(linked, tool: Tool):
    linked.go(tool.id)
    for command in ("", *modes_of(linked.page(tool.id))):
        if command:
            linked.page(tool.id).commands[command].setChecked(True)
        Hand.wait()
        awake = [action for action in linked.all_commands() if action.isEnabled()]
        keys = [key.toString() for action in awake for key in action.shortcuts()]
        assert [key for key in set(keys) if keys.count(key) > 1] == [], command


FOUND = (
    ("press waits", "observation", "seen"),
    ("why does it wait", "observation", "asked"),
    ("nancy", "observation", "talk"),
    ("changeover", "process_chart", "chart"),
    ("unscrew", "process_chart", "step"),
    ("crane", "tally", "crane"),
    ("grinder", "tally", "grinder"),
    ("crane is late", "fishbone", "fish"),
    ("no plan", "fishbone", "c1"),
    ("nobody decides", "five_whys", "five"),
    ("no owner", "five_whys", "w2"),
)
"""Letters of the words of a thing, its page, and its id."""


@pytest.fixture
def told_of(dressed, qtbot, settings, tmp_path):
    """The window on the chain, with a step, somebody who was asked, and a category of a tally that is not on show."""
    chart = replace(CHAIN.process_charts[0], steps=(Step("step", description="Unscrew the die"),))
    talk = replace(CHAIN.interviews[0], person="Nancy")
    later = Tally("later", "Stops after", categories=(Category("grinder", "Grinder"),))
    event = replace(CHAIN, process_charts=(chart,), interviews=(talk,), tallies=(*CHAIN.tallies, later))
    window = make_window(qtbot, settings)
    write_new(tmp_path / "chain.kaizen", event)
    window.files.open_path(tmp_path / "chain.kaizen")
    return window


@pytest.mark.parametrize("made", [False, True], ids=["pages not made", "pages made"])
def test_ctrl_k_finds_what_was_typed_on_any_page_and_goes_there(told_of, made):
    for each in TOOLS if made else ():
        told_of.go(each.id)
    told_of.go("value_stream")
    known = things_of(told_of)
    for letters, tool, id in FOUND:
        shown = []
        for each in matching(known, letters):
            if letters in plain(each.title):
                told_of.go("value_stream")
                each.go()
                Hand.wait()
                shown.append((told_of.current, selected_on(told_of.page(told_of.current))))
        assert any(page == tool and id in ids for page, ids in shown), (letters, shown)


def selected_on(page) -> list[str]:
    """What stands out on a page: the sheet that is on show, what is selected there, the interview and its question."""
    if hasattr(page, "modes"):
        interviews = page.modes.further.get("interviews")
        return page.selected() if page.modes.on_board else [interviews.current, interviews.present]
    if hasattr(page, "table"):
        return [page.shown_id, *page.table.marked_ids()]
    if hasattr(page, "live"):
        return [page.shown_id, page.selected]
    return [page.shown_id, *page.view.selected()]
