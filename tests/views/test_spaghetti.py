"""The spaghetti diagram by a real mouse, real keys and real pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from app.calc.process_chart import Step
from app.canvas.spaghetti_places import free_sides
from app.canvas.spaghetti_view import STEP_MIME
from app.look import LIGHT
from app.models import floor_plan_edit as plan
from app.models import process_chart_edit as edit
from app.models.picture import read_pictures
from tests.hand import MIDDLE, Hand

ROWS = [
    Step("", "storage", "Rack"),
    Step("", "transport", "To the press"),
    Step("", "operation", "Press"),
    Step("", "inspection", "Check"),
    Step("", "transport", "To the store"),
    Step("", "storage", "Store"),
]
A, B, C = (200.0, 150.0), (500.0, 550.0), (800.0, 150.0)
"""A–B and B–C are 500 pixels, C–A 600."""


@pytest.fixture
def page(window):
    window.go("process_chart")
    made = window.page("process_chart")
    made.commands["add_chart"].trigger()
    edit.add_rows(window.document, made.shown_id, ROWS, None)
    made.commands["spaghetti"].setChecked(True)
    Hand.wait()
    return made


@pytest.fixture
def view(page):
    return page.spaghetti.side.view


@pytest.fixture
def mouse(view):
    hand = Hand(view)
    view.fit()
    return hand


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(2400, 1520, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.drawRect(100, 100, 900, 700)
    painter.end()
    path = tmp_path / "hall.png"
    image.save(str(path))
    return path


def places(page):
    return [(step.x is not None and (round(step.x), round(step.y))) or None for step in page.chart().steps]


def near(at, wanted, within=3) -> bool:
    return at is not None and abs(at[0] - wanted[0]) <= within and abs(at[1] - wanted[1]) <= within


def set_scale(page) -> None:
    """One pixel is 0.1 m."""
    plan.set_scale(page.desk.document, page.shown_id, (0, 0), (100, 0), 10)


# Placing


def test_steps_are_placed_one_click_after_the_other_and_transports_are_the_way(page, mouse):
    assert page.spaghetti.list.current_id() == page.chart().steps[0].id
    for at in (A, B, (B[0] + 9, B[1] - 6), C):
        mouse.click(at)
    rack, way, press, check, further, store = places(page)
    assert near(rack, A)
    assert near(press, B)
    assert press == check
    assert near(store, C)
    assert (way, further) == (None, None)
    assert page.desk.document.undo_label == "Place a step"


def test_a_step_that_is_placed_is_pulled_and_undo_brings_it_back(page, view, mouse):
    for at in (A, B):
        mouse.click(at)
    mouse.drag(A, (300.0, 400.0))
    assert near(places(page)[0], (300, 400), 8)
    page.desk.document.undo()
    assert near(places(page)[0], A)


def test_all_steps_of_one_place_are_pulled_together_and_with_alt_the_chosen_one_alone(page, view, mouse):
    for at in (A, B, B):
        mouse.click(at)
    mouse.drag(B, (600.0, 300.0))
    assert places(page)[2] == places(page)[3]
    page.spaghetti.list.choose(page.chart().steps[3].id)
    mouse.hold(alt=True)
    mouse.drag((600.0, 300.0), (900.0, 600.0))
    mouse.hold()
    assert near(places(page)[3], (900, 600), 8)
    assert near(places(page)[2], (600, 300), 8)


def test_a_click_on_a_placed_step_chooses_it_and_the_arrows_move_it(page, view, mouse):
    for at in (A, B, B, C):
        mouse.click(at)
    mouse.click(A)
    assert view.chosen == page.chart().steps[0].id
    before = places(page)[0]
    mouse.key("Right")
    mouse.key("Right")
    moved = places(page)[0]
    assert moved[1] == before[1]
    assert moved[0] - before[0] == pytest.approx(20 / view.zoom.scale, abs=2)
    page.desk.document.undo()
    assert places(page)[0] == before


def test_delete_takes_a_step_off_the_plan_and_leaves_it_in_the_chart(page, mouse):
    mouse.click(A)
    page.spaghetti.list.choose(page.chart().steps[0].id)
    mouse.key("Delete")
    assert places(page)[0] is None
    assert len(page.chart().steps) == 6


def test_steps_are_placed_by_keys_alone(page, view, mouse):
    view.setFocus()
    mouse.key("Return")
    assert near(places(page)[0], view.visible_rect().center().toTuple())
    assert view.chosen == page.chart().steps[2].id
    mouse.key("Tab")
    assert view.chosen == page.chart().steps[3].id
    mouse.key("Shift+Tab")
    assert view.chosen == page.chart().steps[2].id


def test_a_step_is_carried_from_the_list_onto_the_plan(page, mouse):
    store = page.chart().steps[5]
    mime = page.spaghetti.list.mimeData([page.spaghetti.list.item(5)])
    assert bytes(mime.data(STEP_MIME).data()).decode() == store.id
    assert mouse.drop(mime, C)
    assert near(places(page)[5], C)


def test_the_plan_is_pulled_and_zoomed_without_placing_anything(page, view, mouse):
    before = view.visible_rect().center()
    mouse.drag((600.0, 400.0), (500.0, 350.0))
    assert view.visible_rect().center().x() > before.x() + 50
    mouse.drag((600.0, 400.0), (500.0, 350.0), button=MIDDLE)
    scale = view.zoom.scale
    mouse.wheel((600.0, 400.0), 2, ctrl=True)
    assert view.zoom.scale > scale
    assert places(page) == [None] * 6
    page.commands["fit"].trigger()
    assert view.zoom.scale == pytest.approx(scale)


# The scale and the distances


def test_the_scale_is_drawn_and_typed(page, view, mouse):
    page.commands["set_scale"].trigger()
    mouse.drag((100.0, 100.0), (400.0, 100.0))
    hand = Hand(page.window())
    hand.type("soon")
    hand.key("Return")
    assert "not a distance" in page.spaghetti.side._asking.wrong.text()  # noqa: SLF001
    for _ in range(4):
        hand.key("Backspace")
    hand.type("30 m")
    hand.key("Return")
    told = page.chart().plan
    assert told.scale_m == 30
    assert told.x2 - told.x1 == pytest.approx(300, abs=4)
    assert places(page) == [None] * 6
    assert view.hasFocus()
    page.desk.document.undo()
    assert page.chart().plan.scale_m is None


def test_the_scale_is_set_by_two_clicks_too_and_escape_gives_up(page, view, mouse):
    page.commands["set_scale"].trigger()
    mouse.key("Escape")
    assert not view.measures
    page.commands["set_scale"].trigger()
    mouse.click((100.0, 100.0))
    mouse.click((100.0, 500.0))
    hand = Hand(page.window())
    hand.type("20")
    hand.key("Return")
    assert page.chart().plan.scale_m == 20
    assert page.chart().plan.y2 - page.chart().plan.y1 == pytest.approx(400, abs=4)


def test_the_way_is_measured_and_its_parts_go_to_the_rows_by_one_gesture(page, mouse):
    set_scale(page)
    for at in (A, B, B, C):
        mouse.click(at)
    assert page.spaghetti.side.total.text() == "Distance 100\u202fm"
    assert page.commands["take_distances"].text() == "Take the distances (2)"
    page.commands["take_distances"].trigger()
    distances = [step.distance_m for step in page.chart().steps]
    assert distances[1] == pytest.approx(50, abs=0.6)
    assert distances[4] == pytest.approx(50, abs=0.6)
    assert [distances[i] for i in (0, 2, 3, 5)] == [None] * 4
    assert not page.commands["take_distances"].isEnabled()
    page.desk.document.undo()
    assert [step.distance_m for step in page.chart().steps] == [None] * 6


def test_without_a_scale_there_is_no_distance_and_the_reason_is_said(page, mouse):
    for at in (A, B):
        mouse.click(at)
    assert page.spaghetti.side.total.text() == "Distance —"
    assert "scale is not set" in page.spaghetti.side.total.toolTip()
    assert not page.commands["take_distances"].isEnabled()


# The picture


def wait_for_plan(page, qtbot) -> None:
    qtbot.waitUntil(lambda: page.chart().plan.picture is not None, timeout=20000)


def test_a_dropped_picture_becomes_the_floor_made_small_and_steps_keep_their_part_of_it(
    page, view, mouse, picture, qtbot
):
    mouse.click(A)
    assert mouse.drop([str(picture)])
    wait_for_plan(page, qtbot)
    assert (view.plan.width(), view.plan.height()) == (2000, 1266)
    assert near(places(page)[0], (A[0] * 2000 / 1200, A[1] * 1266 / 760), 6)
    with page.desk.document.read() as session:
        assert len(read_pictures(session, [page.chart().plan.picture])) == 1
    page.desk.document.undo()
    assert view.plan is None
    assert near(places(page)[0], A)


def test_a_picture_is_pasted_and_taken_away_again(page, view, picture, qtbot):
    QGuiApplication.clipboard().setImage(QImage(str(picture)))
    view.setFocus()
    Hand(page.window()).key("Ctrl+V")
    wait_for_plan(page, qtbot)
    assert view.plan is not None
    page.commands["remove_plan"].trigger()
    assert page.chart().plan.picture is None


def test_the_diagram_is_copied_as_a_picture_of_the_whole(page, mouse):
    for at in (A, B):
        mouse.click(at)
    page.commands["copy_picture"].trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1800, 1140)
    middle = QPointF((A[0] + B[0]) / 2, (A[1] + B[1]) / 2) * 1.5
    inks = {image.pixelColor(round(middle.x()) + dx, round(middle.y())).name() for dx in range(-12, 13)}
    assert LIGHT.information in inks


def test_what_is_no_picture_is_refused_with_a_sentence(page, view, mouse, tmp_path, qtbot):
    broken = tmp_path / "plan.png"
    broken.write_bytes(b"not a picture")
    assert mouse.drop([str(broken)])
    qtbot.waitUntil(lambda: bool(page.window().banners.open_banners()), timeout=20000)
    assert "plan.png" in str(page.window().banners.open_banners()[0].said)
    assert page.chart().plan.picture is None


def test_other_things_are_not_taken(mouse):
    mime = QMimeData()
    mime.setText("a text")
    assert not mouse.drop(mime, A)


# Present and proposed


def test_both_ways_are_seen_and_pulled_beside_each_other(page, view, mouse, window):
    set_scale(page)
    for at in (A, B, B, C):
        mouse.click(at)
    page.commands["propose"].trigger()
    Hand.wait()
    other = page.spaghetti.other
    assert other.isVisible()
    assert (other.title.text(), page.spaghetti.side.title.text()) == ("Present", "Proposed")
    assert other.total.text() == page.spaghetti.side.total.text() == "Distance 100\u202fm"
    Hand(view).drag(C, (900.0, 600.0))
    assert page.spaghetti.side.total.text() != "Distance 100\u202fm"
    assert other.total.text() == "Distance 100\u202fm"
    Hand(other.view).drag(A, (100.0, 100.0))
    assert other.total.text() != "Distance 100\u202fm"


def test_words_stand_where_no_way_leaves(page, view, mouse):
    for at in (A, C):
        mouse.click(at)
    rack = next(place for place in view.way.places if near(place.at, A))
    assert free_sides(rack, view.way.ways)[-1] == (1.0, 0.0)


def test_the_pointer_over_a_place_is_told_its_steps(view, mouse):
    for at in (A, B, B):
        mouse.click(at)
    assert [number for number, _step in view.place_at(QPointF(*B)).steps] == [3, 4]
    assert view.place_at(QPointF(20, 20)) is None


def test_the_plan_stays_before_an_audience(page, window, mouse):
    mouse.click(A)
    window.commands["projector"].setChecked(True)
    Hand.wait()
    fresh = window.page("process_chart")
    Hand.wait()
    assert fresh.plan_is_shown
    assert near(places(fresh)[0], A)
    assert fresh.spaghetti.side.view.pixel() == pytest.approx(1.5 / fresh.spaghetti.side.view.zoom.scale)
