"""The trail in the status bar: one click or one key to where a thing comes from, and to what came of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.hand import Hand


def said(window) -> list[str]:
    Hand.wait()
    return [button.text().strip() for button in window.status.trail.buttons]


def chain(window) -> list[tuple[str, str]]:
    """From the burst on, by key, until nothing has come of it: what the page on show speaks of at each step."""
    found = [window.page(window.current).thing()]
    while window.status.trail.came:
        Hand(window).key("Ctrl+Down")
        Hand.wait()
        found.append(window.page(window.current).thing())
    return found


@pytest.fixture
def burst(linked) -> str:
    view = linked.page("value_stream").view
    return next(id for id, item in view.map.symbols.items() if item.symbol.kind == "kaizen_burst")


def test_the_whole_chain_is_gone_along_by_one_key_each_way(linked, burst):
    linked.open_thing("symbol", burst)
    Hand.wait()
    way = chain(linked)
    assert [kind for kind, _id in way] == ["symbol", "observation", "category", "fishbone", "five_whys", "why"]
    back = []
    for _step in way:
        back.append(linked.page(linked.current).thing())
        Hand(linked).key("Ctrl+Up")
        Hand.wait()
    assert [kind for kind, _id in back] == ["why", "cause", "category", "observation", "symbol", "symbol"]
    assert linked.status.hint.text() == "Nothing is noted from which this came."


def test_before_an_audience_the_ends_are_in_the_status_bar_and_a_click_goes_there(linked, burst):
    linked.settings.projector = True
    linked.rebuild()
    linked.open_thing("symbol", burst)
    assert said(linked) == ["Observation ›"]
    Hand(linked.status.trail.buttons[0]).click()
    assert linked.current == "observation"
    assert said(linked) == ["‹ Kaizen burst", "‹ Question", "Pareto bar ›"]
    assert not linked.page("observation").trail.isVisible()
    tip = linked.status.trail.buttons[0].toolTip()
    assert "Where it comes from: Kaizen burst" in tip


def test_an_end_that_was_deleted_is_not_offered_and_comes_back_with_undo(linked, burst):
    linked.open_thing("symbol", burst)
    Hand(linked).key("Ctrl+Down")
    Hand.wait()
    linked.page("observation").board.table.setFocus()
    Hand(linked).key("Delete")
    assert "stay" in linked.status.hint.text()
    linked.open_thing("symbol", burst)
    assert said(linked) == []
    linked.document.undo()
    assert said(linked) == ["Observation ›"]


def test_nothing_selected_and_no_event_have_no_trail(linked, burst):
    linked.open_thing("symbol", burst)
    linked.page("value_stream").view.select([])
    assert said(linked) == []
    linked.open_thing("symbol", burst)
    assert said(linked) != []
    linked.files.close_event()
    assert said(linked) == []
    assert not linked.commands["trail_back"].isEnabled()


def test_the_ends_fit_beside_the_rest_at_the_width_of_a_projector(linked, burst):
    linked.settings.projector = True
    linked.rebuild()
    linked.open_thing("symbol", burst)
    Hand(linked).key("Ctrl+Down")
    Hand.wait()
    status = linked.status
    for button in status.trail.buttons:
        assert button.width() >= button.sizeHint().width()
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert status.hint.width() > 100
    assert status.saved.geometry().right() <= status.width()


@pytest.mark.parametrize("projector", [False, True])
def test_the_picture_keeps_its_size_whatever_is_selected(linked, burst, projector):
    linked.settings.projector = projector
    linked.rebuild()
    linked.open_thing("symbol", burst)
    Hand(linked).key("Ctrl+Down")
    page = linked.page("observation")
    (seen,) = page.selected()
    heights = set()
    for ids in ([], [seen], []):
        page.board.select(ids)
        assert bool(said(linked)) == bool(ids)
        heights.add(linked.status.height())
    assert len(heights) == 1
