"""What deviates is seen in one list, and one key answers it."""

from __future__ import annotations

import pytest

from app.calc.deviation_list import STATES
from app.exchange.event_file import write_new
from app.models import indicator_edit, measure_edit
from app.models.indicator import Indicator, read_indicators
from app.models.link import read_links
from app.models.trail import named
from app.views import deviation_judging
from tests.hand import Hand
from tests.views.conftest import make_window
from tests.views.deviation_event import EVENT, TODAY


@pytest.fixture
def page(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    window.files.open_path(tmp_path / "Line 3.kaizen")
    window.go("deviation")
    made = window.page("deviation")
    made.today = lambda: TODAY
    return made


def shown(page, column: str) -> list[str]:
    return [page.board.rows.text(item, column).replace("\u202f", " ") for item in page.board.rows.items]


def select(page, indicator: str) -> None:
    page.board.bring(page.board.of_indicator(indicator).id)
    page.board.into_view()
    Hand.wait()


def made_of(page, indicator: str) -> list[tuple[str, str]]:
    with page.desk.document.read() as session:
        titles = {(end.kind, end.id): end.title for end in named(session, ["problem", "action", "five_whys"])}
        links = read_links(session)
    ends = [(each.target_kind, each.target) for each in links if each.source == indicator]
    return [(kind, titles[kind, id]) for kind, id in ends]


def comment_of(page, indicator: str) -> str:
    with page.desk.document.read() as session:
        return read_indicators(session, Indicator.id == indicator)[0].measures[-1].comment


def test_every_deviation_stands_there_with_its_words_its_values_and_its_answer(page):
    assert shown(page, "state") == ["Alarm", "Signal", "Improved"]
    assert shown(page, "name") == ["Scrap rate", "Lead time", "Productivity"]
    assert shown(page, "letter") == ["Q", "D", "C"]
    assert shown(page, "said") == [
        "4.2 % on 18 Mar 2026, over the alarm of 3 %",
        *["shifted up since 10 Mar 2026, 9 points in a row above the centre"] * 2,
    ]
    assert shown(page, "since") == ["18 Mar 2026", "10 Mar 2026", "10 Mar 2026"]
    assert shown(page, "value") == ["4.2 %", "2.5 d", "2.5"]
    assert shown(page, "target") == ["2", "2", "—"]
    assert shown(page, "gap") == ["+2.2", "+0.5", "—"]
    assert shown(page, "answer") == ["Action 2: Do", "Not answered", ""]
    assert [words for words, _n, _why in page.numbers()] == ["Deviations", "Alarms", "Not answered"]
    assert [n for _words, n, _why in page.numbers()] == ["2", "1", "1"]


@pytest.mark.parametrize(("key", "kind", "tool"), [
    ("Q", "problem", "problem"), ("A", "action", "action"), ("W", "five_whys", "five_whys"),
])  # fmt: skip
def test_one_letter_makes_a_problem_an_action_or_five_whys_of_it_with_its_title(page, key, kind, tool):
    select(page, "lead")
    Hand(page.board.table).key(key)
    Hand.wait()
    window = page.window()
    title = "Lead time: shifted up since 10 Mar 2026, 9 points in a row above the centre"
    assert made_of(page, "lead") == [(kind, title)]
    assert window.current == tool
    assert window.page(tool).thing()[0] == kind
    window.settle()
    window.document.undo()
    assert made_of(page, "lead") == []


def test_enter_shows_its_chart_and_i_the_indicators(page):
    select(page, "lead")
    Hand(page.board.table).key("Return")
    assert page.window().current == "measure"
    assert page.window().page("measure").thing() == ("indicator", "lead")
    page.window().go("deviation")
    Hand(page.board.table).key("I")
    assert page.window().current == "indicator"


def test_c_explains_it_where_it_stands_and_it_is_answered(page):
    select(page, "lead")
    hand = Hand(page.board.table)
    hand.key("C")
    hand.type("New supplier")
    hand.key("Return")
    Hand.wait()
    assert comment_of(page, "lead") == "New supplier"
    assert shown(page, "answer") == ["Action 2: Do", "Explained", ""]
    assert page.board.table.hasFocus()
    hand.key("Ctrl+Z")
    assert comment_of(page, "lead") == ""
    assert shown(page, "answer")[1] == "Not answered"


def test_the_panel_says_it_all_and_its_comment_is_that_of_the_point(page):
    select(page, "scrap")
    assert page.form.title.text() == "Scrap rate"
    assert "over the alarm" in page.form.said.text()
    assert [button.text() for button in page.form.opened.buttons] == [
        "Clean the die\nAction 2: Do",
        "Sort the coils\nAction 1: Closed",
    ]
    page.form.show_field("comment")
    Hand(page.form.editors["comment"]).type("Wrong coil")
    page.settle()
    assert comment_of(page, "scrap") == "Wrong coil"
    page.form.opened.buttons[0].click()
    assert page.window().page("action").thing() == ("action", "new")


def test_a_file_that_may_only_be_read_lets_nothing_be_made_or_explained(dressed, qtbot, settings, tmp_path):
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    window = make_window(qtbot, settings)
    window.files.look_at(tmp_path / "Line 3.kaizen")
    window.go("deviation")
    page = window.page("deviation")
    assert shown(page, "state") == ["Alarm", "Signal", "Improved"]
    asked = ("explain", "make_problem", "make_action", "make_five_whys", "make_observation")
    assert not any(page.commands[id].isEnabled() for id in asked)
    assert page.commands["open_chart"].isEnabled()


def test_a_letter_and_what_is_not_answered_filter_the_list(page):
    filters = page.board.filters
    assert not filters.letters["S"].isVisible()
    filters.letters["Q"].click()
    assert shown(page, "name") == ["Scrap rate"]
    filters.letters["Q"].click()
    Hand(page.board.table).key("U")
    assert shown(page, "name") == ["Lead time"]
    Hand(page.board.table).key("Ctrl+F")
    Hand(filters.seek).type("xyz")
    assert page.board.empty.title.text() == "Nothing of that kind"
    page.board.empty.buttons[0].click()
    filters.clear.click()
    assert len(shown(page, "name")) == 3


def test_a_new_measure_changes_the_list_and_without_deviations_one_sentence_says_so(page):
    document = page.desk.document
    for id in ("scrap", "lead", "output"):
        with document.read() as session:
            measures = [each.id for each in read_indicators(session, Indicator.id == id)[0].measures[12:]]
        measure_edit.delete_measures(document, measures)
    assert shown(page, "name") == []
    assert page.board.empty.isVisible()
    assert page.board.empty.title.text() == "Nothing deviates"
    assert not page.form.isVisible()
    indicator_edit.delete_indicators(document, ["scrap", "lead", "output", "near"])
    assert page.board.empty.title.text() == "No indicator yet"
    for _step in range(4):
        document.undo()
    assert shown(page, "state") == list(map(str, STATES.values()))


def test_a_deviation_is_found_by_its_name_and_kept_when_the_page_is_made_anew(page):
    assert [found.title.split(":")[0] for found in page.found()] == ["Scrap rate", "Lead time", "Productivity"]
    assert page.show_thing("indicator", "lead")
    assert page.thing() == ("indicator", "lead")
    assert not page.show_thing("indicator", "near")
    kept = page.kept()
    page.board.select([])
    page.restore(kept)
    assert page.thing() == ("indicator", "lead")


def test_a_long_series_is_read_piece_by_piece_and_stands_as_it_was_until_it_is_judged_anew(page, qtbot, monkeypatch):
    monkeypatch.setattr(deviation_judging, "PIECE", 4)
    window, document = page.window(), page.desk.document
    window.files.close_event()
    window.files.open_path(document.path)
    window.go("deviation")
    page = window.page("deviation")
    assert shown(page, "name") == []
    assert page.board.empty.title.text() == "Reading the measures"
    with page.desk.document.read() as session:
        last = read_indicators(session, Indicator.id == "scrap")[0].measures[-1].id
    for steps in range(12):  # at every place of the reading, and while it is judged
        measure_edit.change_measures(page.desk.document, [last], "value", 4.0 + steps)
        for _step in range(steps):
            Hand.wait()
        measure_edit.change_measures(page.desk.document, [last], "value", 3.5)
        qtbot.waitUntil(lambda: len(shown(page, "said")) == 3 and not page._judging.busy)  # noqa: SLF001 - it is read
        assert shown(page, "said")[0] == "3.5 % on 18 Mar 2026, over the alarm of 3 %"
    measure_edit.change_measures(page.desk.document, [last], "value", 3.6)
    assert shown(page, "said")[0] == "3.5 % on 18 Mar 2026, over the alarm of 3 %"
    qtbot.waitUntil(lambda: shown(page, "said")[0] == "3.6 % on 18 Mar 2026, over the alarm of 3 %")
    indicator_edit.delete_indicators(page.desk.document, ["scrap"])
    qtbot.waitUntil(lambda: shown(page, "name") == ["Lead time", "Productivity"])
