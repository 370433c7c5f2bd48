"""The page of the OEE: series begun by their machine, losses typed as they are read out, figures that follow."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.calc.event import EventData
from app.calc.indicator import Indicator
from app.calc.oee import Loss, Oee
from app.exchange.event_file import write_new
from app.models.action import read_actions
from app.models.indicator import read_indicators
from app.models.link import Link
from app.models.oee import read_oee
from tests.hand import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OF_PRESS = Indicator("i", "OEE of press 3", unit="%", target=75, alarm_low=60)
EARLY = Oee(
    "early",
    "",
    "2026-03-09",
    "early",
    "Press 3",
    indicator="i",
    opening_s=28800,
    total=800,
    good=784,
    reference_cycle_s=25,
    losses=(Loss("not_required", "Break", 1800, id="l1"), Loss("breakdown", "Belt", 2700, id="l2")),
)
SAW = Oee("saw", "Saw, week 10", "2026-03-06", machine="Saw", required_s=1000, good=10, reference_cycle_s=120)


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EventData("Line 3", "en", indicators=(OF_PRESS,), oee=(EARLY, SAW)))
    return path


@pytest.fixture
def page(window):
    window.go("oee")
    page = window.page("oee")
    page.today = lambda: date(2026, 3, 10)
    return page


@pytest.fixture
def hand(window, page):
    return Hand(window)


def stored(page) -> list[Oee]:
    with page.desk.document.read() as session:
        return read_oee(session)


def test_a_shift_is_typed_by_its_machine_and_its_losses(page, hand):
    page.board.line.setFocus()
    hand.type("Press 3")
    hand.key("Return")
    made = stored(page)[-1]
    assert (made.machine, made.made_on, made.shift) == ("Press 3", "2026-03-10", "early")
    assert (made.opening_s, made.reference_cycle_s, made.indicator, made.losses) == (28800, 25, "i", ())

    for keys, amount, what in (("pla", "30", "Break"), ("bre", "1h30", "Belt"), ("6", "90 s", ""), ("scr", "12", "")):
        hand.type(keys)
        hand.key("Tab")
        hand.type(amount)
        hand.key("Tab")
        hand.type(what)
        hand.key("Return")
    assert [(loss.kind, loss.name, loss.seconds, loss.parts) for loss in stored(page)[-1].losses] == [
        ("not_required", "Break", 1800, None),
        ("breakdown", "Belt", 5400, None),
        ("minor_stop", "", 90, None),
        ("scrap", "", None, 12),
    ]
    assert page.shown.tiles.tiles["availability"].value.text() == "80\u202f%"
    assert page.shown.tiles.tiles["oee"].value.text() == "—"
    assert "number of good parts" in page.shown.tiles.said.text() or "number of parts" in page.shown.tiles.said.text()


def test_an_amount_that_means_nothing_stays_and_says_why(page, hand):
    page.point_at("early")
    hand.key("L")
    hand.type("bre")
    hand.key("Tab")
    hand.type("soon")
    hand.key("Return")
    assert "is not a time" in page.entry.reason.text()
    assert page.entry.amount.text() == "soon"
    assert len(stored(page)[0].losses) == 2


def test_a_half_typed_loss_outlives_a_change_of_the_look(page, hand, window):
    page.point_at("early")
    hand.key("L")
    hand.type("bre")
    hand.key("Tab")
    hand.type("45")
    hand.key("F9")
    anew = window.page("oee")
    assert anew is not page
    assert anew.entry.typed() == ("breakdown", "45", "")
    assert len(stored(anew)[0].losses) == 2


def test_the_four_figures_stand_beside_the_target_and_explain_themselves(page, hand):
    page.point_at("early")
    texts = {key: tile.value.text() for key, tile in page.shown.tiles.tiles.items()}
    assert texts == {
        "availability": "90\u202f%",
        "performance": "82.3\u202f%",
        "quality": "98\u202f%",
        "oee": "72.6\u202f%",
    }
    assert page.shown.tiles.words.text().startswith("Warning: ")
    assert "target of 75" in page.shown.tiles.words.text()
    hand.click(page.shown.tiles.tiles["performance"].mapTo(page.window(), QPoint(20, 20)))
    assert "Net time: 800 parts × 25\u202fs" in page.shown.tiles.said.text()
    assert "ISO 22400: effectiveness" in page.shown.tiles.said.text()
    hand.key("E")
    assert page.shown.tiles.said.text().startswith("OEE = useful time ÷ required time")


def test_over_100_percent_is_warned_in_words(page):
    page.point_at("saw")
    assert page.shown.tiles.tiles["oee"].value.text() == "120\u202f%"
    assert "over 100 %" in page.shown.tiles.warning.text()
    assert page.shown.tiles.warning.isVisible()
    assert page.board.rows.index_of("saw", "oee").data() == "120\u202f% !"


def test_without_a_selection_all_shown_series_are_weighted_together(page, hand):
    page.point_at("early")
    hand.key("Ctrl+Shift+D")
    assert page.shown.tiles.title.text() == "2 series together, weighted by required time"
    assert page.shown.tiles.tiles["oee"].value.text() == f"{(784 * 25 + 1200) / (27000 + 1000) * 100:.1f}\u202f%"
    page.board.filters.set(machine=frozenset({"Press 3"}))
    assert page.shown.tiles.title.text().startswith("Press 3")
    page.board.filters.set(machine=frozenset(), period="week")
    assert [one.id for one in page.board.passing()] == ["early", "saw"]
    page.today = lambda: date(2026, 3, 14)
    page.board.show_rows()
    assert [one.id for one in page.board.passing()] == ["early"]


def test_the_next_shift_stands_ready_with_one_key(page, hand):
    page.point_at("early")
    hand.key("Ctrl+D")
    assert stored(page)[1].made_on == "2026-03-10"
    assert page.one().id == stored(page)[1].id
    assert page.entry.kind.hasFocus()


def test_a_loss_is_typed_over_and_deleted_in_the_panel(page, hand):
    page.point_at("early")
    editor = page.form.losses.editors["l2", "amount"]
    editor.setFocus()
    editor.selectAll()
    hand.type("60")
    hand.key("Return")
    assert stored(page)[0].losses[1].seconds == 3600
    with page.desk.document.read() as session:
        (measure,) = read_indicators(session)[0].measures
    assert measure.value is not None
    editor.setFocus()
    editor.selectAll()
    hand.type("late")
    hand.key("Return")
    assert stored(page)[0].losses[1].seconds == 3600
    assert editor.property("wrong")
    hand.key("Escape")


def test_where_changeovers_lie_is_chosen_in_the_panel_and_said(page, hand):
    page.point_at("early")
    page.form.editors["changeovers_required"].setCurrentIndex(1)
    page.form.editors["changeovers_required"].activated.emit(1)
    assert stored(page)[0].changeovers_required is False
    assert page.form.editors["changeovers_required"].currentIndex() == 1
    assert "outside" in " ".join(page.shown.picture.laid().note)


def test_the_waterfall_follows_within_100_ms(page, hand):
    page.point_at("early")
    hand.key("L")
    taken = []
    for _time in range(4):  # of the processor: others work on the machine of the tests, too
        began = process_time()
        page.note_loss(Loss("changeover", "", 600))
        page.shown.picture.repaint()
        taken.append(process_time() - began)
    assert min(taken) < 0.1
    assert "Changeover" in [row.name for row in page.shown.picture.laid().rows]


def test_a_click_on_a_time_explains_it_and_losses_are_ranked(page, hand):
    page.point_at("early")
    row = next(row for row in page.shown.picture.laid().rows if row.key == "required_s")
    hand.click(page.shown.picture.mapTo(page.window(), row.line.center().toPoint()))
    assert "Required time" in page.shown.tiles.said.text()
    hand.key("R")
    assert page.shown.picture.kind == "ranking"
    assert page.shown.picture.laid() is None
    page.shown.picture.repaint()
    hand.key("W")
    hand.key("Ctrl+Shift+C")
    assert not QGuiApplication.clipboard().image().isNull()


def test_an_action_is_made_of_a_series_and_leads_back(page, hand, window):
    page.point_at("early")
    page.commands["make_action"].trigger()
    with window.document.read() as session:
        assert [(each.source_kind, each.target_kind) for each in session.query(Link)] == [("oee", "action")]
    assert window.open_thing("oee", "early")
    assert window.page("oee").one().id == "early"


def test_the_trend_selects_the_series_that_is_clicked(page, hand):
    page.board.table.clearSelection()
    laid = page.shown.trend.laid()
    assert [id for id, _point in laid.points] == ["saw", "early"]
    at = QPointF(page.shown.trend.mapTo(page.window(), laid.points[0][1].toPoint()))
    hand.click(at.toPoint())
    assert page.one().id == "saw"


def test_an_action_of_one_loss_bears_its_words(page, window):
    page.point_at("early")
    page.form.losses.editors["l2", "name"].setFocus()
    page.commands["make_action"].trigger()
    assert window.current == "action"
    with window.document.read() as session:
        (made,) = read_actions(session)
    assert made.label == "Belt: 45 min on Press 3, 9 Mar 2026, early"


def test_a_right_click_on_a_loss_offers_what_can_be_made_of_it(page, hand):
    page.point_at("early")
    editor = page.form.losses.editors["l1", "amount"]
    hand.menu(editor.mapTo(page.window(), editor.rect().center()))
    assert page.form.losses.current().id == "l1"
    menu = QApplication.activePopupWidget()
    assert page.commands["make_action"] in menu.actions()
    menu.close()


def test_a_file_that_is_only_looked_at_lets_nothing_be_typed(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("oee")
    page = bare_window.page("oee")
    page.point_at("early")
    assert not page.entry.isEnabled()
    assert not page.board.line.isEnabled()
    assert page.form.losses.editors["l1", "amount"].isReadOnly()
    assert not page.commands["delete_selection"].isEnabled()
    assert page.commands["show_ranking"].isEnabled()
