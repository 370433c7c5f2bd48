"""The panel of an axis says how its indicators stand, and takes their last value as the present one."""

from __future__ import annotations

import pytest

from app.exchange.event_file import write_new
from app.models import measure_edit
from app.models.axis import Axis
from app.models.indicator import Indicator, read_indicators
from tests.hand import Hand
from tests.models.test_axis_measure import EVENT
from tests.views.conftest import make_window


@pytest.fixture
def page(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    window.files.open_path(tmp_path / "Line 3.kaizen")
    window.open_thing("axis", "axis")
    return window.page("axis")


def present(page) -> tuple[float | None, str]:
    with page.desk.document.read() as session:
        axis = session.get(Axis, "axis")
        return axis.present, axis.present_on


def told(page) -> list[str]:
    return [button.text().replace("\u202f", " ").split("\n")[0] for button in page.form.measures.list.buttons]


def takes(page) -> list[str]:
    return [button.text().replace("\u202f", " ") for button in page.form.measures.takes]


def test_each_indicator_of_the_axis_is_told_with_its_state_and_one_click_takes_its_value(page):
    measures = page.form.measures
    assert told(page) == ["Scrap rate", "Rejected lots", "Returns"]
    assert "over the" in measures.list.buttons[0].text()
    assert takes(page) == ["Take 4.2 % as present", "Take 1 % as present"]
    Hand(measures.takes[0]).click(measures.takes[0].rect().center())
    Hand.wait()
    assert present(page) == (4.2, "2026-03-12")
    assert page.form.editors["present"].text() == "4.2"
    assert [button.isEnabled() for button in measures.takes] == [False, True]
    Hand(page).key("Ctrl+Z")
    assert present(page) == (None, "")
    assert [button.isEnabled() for button in measures.takes] == [True, True]


def test_a_new_measure_is_told_at_once_and_a_click_on_an_indicator_opens_it(page):
    with page.desk.document.read() as session:
        last = read_indicators(session, Indicator.id == "scrap")[0].measures[-1].id
    measure_edit.change_measures(page.desk.document, [last], "value", 2.5)
    assert takes(page)[0] == "Take 2.5 % as present"
    page.form.measures.list.buttons[0].click()
    assert page.window().page("indicator").thing() == ("indicator", "scrap")


def test_an_axis_without_indicators_says_nothing_of_them(page):
    page.window().open_thing("axis", "other")
    assert not page.form.measures.isVisible()
