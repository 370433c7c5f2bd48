"""The trail beside a thing: one click, or one key, each way; what was deleted is struck."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import delete

from app.calc.link import KINDS
from app.models import fishbone as fishbones
from app.models import observation as observations
from app.models import tally as tallies
from app.models.trail import held_by
from app.places import RESOURCES
from app.views.form import Form
from app.views.kind_icon import ICONS
from app.views.trail_strip import TrailStrip, told_of_links
from tests.hand import Hand


@pytest.fixture
def strip(linked, qtbot):
    """In the panel in which it stands."""
    panel = Form(linked, width=280)
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    strip = TrailStrip(linked)
    panel.extra(strip)
    strip.show_of("why", "w2")
    Hand(panel)
    yield strip
    del panel  # it lives as long as the test


def words(strip) -> list[str]:
    return [step.words.partition(": ")[2] for step in strip.steps]


def step(strip, id: str):
    return next(step for step in strip.steps if step.end.id == id)


def labels(strip) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]


def test_the_way_from_the_burst_to_the_root_cause_is_read_in_order(strip):
    assert sorted(words(strip)[:2]) == ["Waits", "Why does it wait?"]
    assert words(strip)[2:7] == [
        "The press waits for the crane",
        "Stops",
        "Crane",
        "The crane is late",
        "Nobody decides",
    ]
    assert words(strip)[7:] == ["Nobody decides", "Changeover"]
    assert {"Trail", "Root cause", "Proof"} <= set(labels(strip))
    assert step(strip, "five").accessibleName() == "Five whys: Nobody decides"


def test_one_click_or_one_key_goes_there(linked, strip):
    linked.go("home")
    Hand(step(strip, "burst")).click()
    page = linked.pages["value_stream"]
    assert (linked.current, page.view.selected()) == ("value_stream", ["burst"])
    strip.show_of("process_chart", "chart")
    press = step(strip, "press")
    hand = Hand(strip)
    press.setFocus(Qt.FocusReason.TabFocusReason)
    hand.key("Return")
    assert page.view.selected() == ["press"]


def test_the_strip_wraps_within_its_panel_and_cuts_long_titles_with_their_whole_in_the_tip(linked, strip):
    long = "The press waits every morning for the crane, because nobody knows who decides where it goes first"
    with linked.document.edit("Change") as session:
        session.get(observations.Observation, "seen").text = long
    strip.show_of("why", "w2")
    Hand(strip)
    places = [QRect(each.mapTo(strip, QPoint(0, 0)), each.size()) for each in strip.steps]
    assert all(strip.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a, b in itertools.combinations(places, 2))
    assert step(strip, "burst").text() == " Kaizen burst: Waits"
    seen = step(strip, "seen")
    assert seen.text().endswith("…")
    assert seen.fontMetrics().horizontalAdvance(seen.text()) < seen.width()
    assert seen.toolTip().replace("\n", " ") == f"Observation: {long}"
    assert strip.height() > 3 * seen.height()


def test_a_deleted_end_is_struck_and_asleep_and_undo_wakes_it(linked, strip):
    with linked.document.edit("Delete") as session:
        session.execute(delete(tallies.TallyCategory).where(tallies.TallyCategory.id == "crane"))
    strip.show_of("why", "w2")
    crane = step(strip, "crane")
    assert crane.words == "Pareto bar (deleted)"
    assert crane.font().strikeOut()
    assert not crane.isEnabled()
    linked.document.undo()
    strip.show_of("why", "w2")
    assert step(strip, "crane").words == "Pareto bar: Crane"
    assert step(strip, "crane").isEnabled()


def test_without_links_there_is_no_strip(strip):
    strip.show_of("observation", "other")
    assert not strip.isVisible()
    strip.show_of("observation", "seen")
    assert strip.isVisible()
    strip.show_of("observation", None)
    assert not strip.isVisible()


def test_the_properties_of_a_symbol_show_its_trail(linked):
    page = linked.pages["value_stream"]
    page.view.select(["burst"])
    Hand(linked)
    assert words(page.properties.trail) == ["The press waits for the crane"]
    page.view.select(["press"])
    assert words(page.properties.trail) == ["Changeover"]
    page.view.select(["press", "burst"])
    assert page.properties.trail.isHidden()


def test_what_stays_without_its_other_end_is_said(linked):
    document = linked.document
    with document.read() as session:
        gone = held_by(session, [("fishbone", "fish")])
    with document.edit("Delete") as session:
        session.execute(delete(fishbones.Fishbone))
    assert told_of_links(document, gone).startswith("Deleted. 3 linked things stay.")
    assert "Process “Press”" in told_of_links(document, [("process_chart", "chart"), ("why", "w2")])
    assert told_of_links(document, [("observation", "other")]) == ""


def test_every_kind_has_a_picture():
    assert set(ICONS) == set(KINDS)
    assert all((RESOURCES / "icons" / f"{name}.svg").exists() for name in ICONS.values())
