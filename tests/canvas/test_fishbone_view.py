"""A cause-and-effect diagram under the mouse, and what is seen of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.calc.fishbone import Bone, Cause, Fishbone
from app.canvas.fishbone_signs import sign_of, tip_at
from app.canvas.fishbone_view import FishboneView
from app.look import DARK, LIGHT
from app.models import fishbone_edit as edit
from app.models.document import Document
from tests.canvas.fishbones import cause, fill, lower, middle, shape, stored, upper
from tests.hand import MIDDLE, Hand

ASIDE = (-2000.0, -900.0)


def colours(view: FishboneView, place: tuple[float, float], reach: int = 3) -> set[str]:
    image = view.viewport().grab().toImage()
    at = view.mapFromScene(*place)
    around = [(at.x() + i, at.y() + j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    return {QColor(image.pixel(x, y)).name() for x, y in around}


# Selection


def test_a_click_selects_and_shift_or_ctrl_select_more(fish: FishboneView, fish_hand: Hand):
    heard = []
    fish.selection_changed.connect(heard.append)
    fish_hand.click(middle(fish, "a1"))
    fish_hand.hold(shift=True)
    fish_hand.click(middle(fish, "d"))
    fish_hand.hold(ctrl=True)
    fish_hand.click(middle(fish, "a1"))
    fish_hand.hold()
    fish_hand.click(middle(fish, "b3"))
    fish_hand.click(middle(fish, "f"))
    assert heard == [["a1"], ["a1", "d"], ["d"], ["b3"], ["f"]]


def test_a_click_on_the_line_of_a_bone_selects_the_bone_and_beside_everything_nothing(
    fish: FishboneView, fish_hand: Hand
):
    assert fish.laid
    x1, y1, x2, y2 = fish.laid.bones["b4"].line
    fish_hand.click(((x1 + x2) / 2 + 3, (y1 + y2) / 2))
    assert fish.selected() == ["b4"]
    fish_hand.click((fish.bounds().right() + 40, fish.bounds().top() - 40))
    assert fish.selected() == []


def test_a_rubber_band_selects_the_causes_within(fish: FishboneView, fish_hand: Hand):
    left, top, _, _ = fish.box_of("a1")
    _, _, right, bottom = fish.box_of("a")
    fish_hand.drag((left - 30, top - 12), (right + 4, bottom + 3))
    assert set(fish.selected()) == {"a1", "a2", "a"}


def test_a_selected_cause_is_seen_and_what_is_deleted_is_selected_no_more(fish: FishboneView, fish_document: Document):
    left, top, _, _ = fish.box_of("a1")
    assert LIGHT.accent_soft not in colours(fish, (left, top + 4))
    fish.select(["a1"])
    assert LIGHT.accent_soft in colours(fish, (left, top + 4))
    edit.delete_causes(fish_document, ["a1"])
    assert fish.selected() == []


# Carrying


@pytest.mark.parametrize(
    ("grabbed", "onto", "where", "expected"),
    [
        ("e", "a1", "upper", ("b1", [["Die", "Steel out of tolerance", "Worn", "Cracked"], "Play"])),
        ("e", "a1", "lower", ("b1", [["Die", "Worn", "Steel out of tolerance", "Cracked"], "Play"])),
        ("e", "a1", "middle", ("b1", [["Die", ["Worn", "Steel out of tolerance"], "Cracked"], "Play"])),
        ("e", "b", "upper", ("b1", [["Die", "Worn", "Cracked"], "Steel out of tolerance", "Play"])),
        ("e", "a", "upper", ("b1", [["Die", "Worn", "Cracked", "Steel out of tolerance"], "Play"])),
        ("e", "c", "lower", ("b2", [["No plan", "Steel out of tolerance", "No time"], "No gauge"])),
        ("e", "d", "lower", ("b2", [["No plan", "No time"], "No gauge", "Steel out of tolerance"])),
        ("e", "b4", "middle", ("b4", ["Steel out of tolerance"])),
        ("c", "b", "middle", ("b1", [["Die", "Worn", "Cracked"], ["Play", ["No plan", "No time"]]])),
        ("a2", "a1", "upper", ("b1", [["Die", "Cracked", "Worn"], "Play"])),
        ("b", "a1", "lower", ("b1", [["Die", "Worn", "Play", "Cracked"]])),
    ],
)
def test_a_cause_is_carried_to_where_the_mark_shows(
    fish: FishboneView, fish_hand: Hand, grabbed: str, onto: str, where: str, expected: tuple[str, list]
):
    place = {"upper": upper, "lower": lower, "middle": middle}[where](fish, onto)
    fish_hand.drag(middle(fish, grabbed), place)
    assert shape(fish)[expected[0]] == expected[1]
    assert fish.selected() == [grabbed]


def test_a_cause_let_go_beside_the_line_of_a_bone_comes_to_lie_on_it(fish: FishboneView, fish_hand: Hand):
    assert fish.laid
    x, y = fish.laid.causes["e"].twig[2:]
    fish_hand.drag(middle(fish, "a1"), (x - 10, y + 24))
    assert shape(fish)["b3"] == ["Steel out of tolerance", "Worn"]


def test_several_causes_are_carried_together(fish: FishboneView, fish_hand: Hand):
    fish.select(["d", "a", "a2"])
    fish_hand.press(middle(fish, "d"))
    for _step in range(3):
        fish_hand.move(middle(fish, "b4"))
    assert fish.faded() == {"d", "a", "a1", "a2"}
    fish_hand.release()
    assert shape(fish)["b4"] == [["Die", "Worn", "Cracked"], "No gauge"]


def test_a_mark_shows_where_the_cause_would_fall_and_escape_gives_it_up(fish: FishboneView, fish_hand: Hand):
    fish_hand.press(middle(fish, "e"))
    fish_hand.move(upper(fish, "a1"))
    fish_hand.move(upper(fish, "a1"))
    drop = fish.pointing.gesture.drop  # type: ignore[union-attr]
    assert drop is not None
    assert drop.line is not None
    assert LIGHT.accent in colours(fish, (drop.line[0] - 60, drop.line[1]))
    fish_hand.key("Escape")
    fish_hand.release()
    assert shape(fish)["b3"] == ["Steel out of tolerance"]
    assert LIGHT.accent not in colours(fish, (drop.line[0] - 60, drop.line[1]))


def test_a_cause_cannot_be_carried_below_itself(fish: FishboneView, fish_hand: Hand):
    before = shape(fish)
    fish_hand.drag(middle(fish, "a"), middle(fish, "a1"))
    fish_hand.drag(middle(fish, "a"), (fish.bounds().right() + 300, 200))
    assert shape(fish) == before


def test_a_bone_carried_onto_another_takes_its_place(fish: FishboneView, fish_hand: Hand):
    fish_hand.drag(middle(fish, "b1"), middle(fish, "e"))
    assert [bone.id for bone in stored(fish).categories] == ["b3", "b2", "b1", "b4"]


def test_one_of_several_that_is_clicked_is_selected_alone(fish: FishboneView, fish_hand: Hand):
    fish.select(["a1", "d"])
    fish_hand.click(middle(fish, "d"))
    assert fish.selected() == ["d"]


# From elsewhere


def test_suggestions_are_dropped_onto_a_bone_or_a_cause(fish: FishboneView, fish_hand: Hand):
    mime = QMimeData()
    mime.setData("application/x-chantier-suggestion", b"s2\ns1")
    assert fish_hand.drop(mime, lower(fish, "b"))
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play", "Cold hall", "Old oil"]
    assert stored(fish).suggestions == ()
    assert [cause(fish, id).text for id in fish.selected()] == ["Cold hall", "Old oil"]


def test_lines_of_text_are_dropped_as_causes(fish: FishboneView, fish_hand: Hand):
    mime = QMimeData()
    mime.setText("1. Tired\n2. Not trained")
    assert fish_hand.drop(mime, middle(fish, "b4"))
    assert shape(fish)["b4"] == ["Tired", "Not trained"]


def test_what_says_nothing_is_not_taken(fish: FishboneView, fish_hand: Hand):
    mime = QMimeData()
    mime.setData("application/x-chantier-suggestion", b"unknown")
    assert not fish_hand.drop(mime, middle(fish, "b4"))
    assert not fish_hand.drop(QMimeData(), middle(fish, "b4"))


# Folding, focus, zoom


def test_a_click_on_the_sign_of_a_branch_folds_it_and_on_its_number_shows_it(fish: FishboneView, fish_hand: Hand):
    assert fish.laid
    fish_hand.move(middle(fish, "a"))
    sign = sign_of(fish.laid, "a")
    assert sign is not None
    assert LIGHT.accent in colours(fish, sign.toTuple(), 8)
    fish_hand.click(sign)
    assert not fish.has("a1")
    _, _, right, bottom = fish.box_of("a")
    fish_hand.click((right - 8, bottom - 12))
    assert fish.has("a1")
    fish_hand.move(middle(fish, "b2"))
    sign = sign_of(fish.laid, "b2")
    assert sign is not None
    fish_hand.click(sign)
    assert not fish.has("c")
    assert fish.laid.bones["b2"].hidden == 3


def test_what_changed_is_unfolded_selected_and_brought_into_view(fish: FishboneView):
    fish.collapse(["a", "b1"], True)
    fish.show_place(fish.bounds().center() * 20, 1.0)
    fish.reveal(["a1", "unknown"])
    assert fish.selected() == ["a1"]
    assert fish.visible_rect().contains(*middle(fish, "a1"))


def test_one_bone_is_looked_at_alone_and_large(fish: FishboneView):
    heard = []
    fish.shape_changed.connect(lambda: heard.append(fish.focus))
    fish.fit()
    whole = fish.zoom.scale
    fish.focus_on("b2")
    assert fish.laid
    assert list(fish.laid.bones) == ["b2"]
    assert fish.zoom.scale > whole
    fish.focus_on(None)
    assert len(fish.laid.bones) == 4
    assert fish.zoom.scale == whole
    assert heard == ["b2", None]


def test_a_bone_that_goes_while_it_is_looked_at_lets_all_others_be_seen(fish: FishboneView, fish_document: Document):
    fish.focus_on("b2")
    edit.delete_bone(fish_document, "b2")
    assert fish.focus is None
    assert fish.has("a")


def test_what_is_folded_and_where_it_was_looked_at_stays_with_a_diagram(fish: FishboneView, fish_document: Document):
    other = edit.new_fishbone(fish_document, "Scratches")
    fish.collapse(["a"], True)
    fish.show_place(fish.bounds().center(), 0.8)
    fish.show_fishbone(other)
    assert not fish.collapsed
    fish.show_fishbone("f")
    assert fish.collapsed == {"a"}
    assert fish.zoom.scale == 0.8


def test_a_diagram_that_is_seen_whole_stays_whole_while_it_grows(fish: FishboneView, fish_document: Document):
    fish.fit()
    for i in range(12):
        edit.add_cause(fish_document, f"Cause number {i} of this bone", "b4")
    assert fish.visible_rect().contains(fish.bounds())
    fish.zoom_in()
    scale = fish.zoom.scale
    edit.add_cause(fish_document, "One more", "b4")
    assert fish.zoom.scale == scale


def test_a_diagram_that_is_seen_whole_stays_whole_while_it_is_typed(fish: FishboneView, fish_hand: Hand, qtbot):
    fish.fit()
    scale = fish.zoom.scale
    fish.select(["a1"])
    for text in ("The doors touch on the trolley", "Nobody has felt of the right size", "Bought once a year"):
        fish_hand.key("Tab")
        fish_hand.type(text)
    qtbot.waitUntil(lambda: fish.visible_rect().contains(fish.bounds()))
    assert fish.zoom.scale < scale


def test_the_picture_is_zoomed_by_the_wheel_and_pulled_by_the_middle_button(fish: FishboneView, fish_hand: Hand):
    fish_hand.wheel(middle(fish, "f"), 2, ctrl=True)
    assert fish.zoom.scale > 1.2
    fish.actual_size()
    before = fish.visible_rect().center()
    fish_hand.drag(middle(fish, "b4"), (middle(fish, "b4")[0] + 50, middle(fish, "b4")[1]), button=MIDDLE)
    assert fish.visible_rect().center().x() < before.x() - 40
    fish_hand.key("Home")
    assert fish.visible_rect().contains(fish.bounds())


def test_the_look_and_the_authors_are_seen(fish: FishboneView, fish_document: Document):
    fish.set_look(DARK, 1.5)
    assert DARK.canvas in colours(fish, (fish.bounds().right() - 5, fish.bounds().top() + 5))
    edit.add_cause(fish_document, "Tired", "b4", author="Ana Martin")
    id = stored(fish).categories[3].causes[0].id
    before = fish.box_of(id)
    fish.show_authors(True)
    after = fish.box_of(id)
    assert after[2] - after[0] > before[2] - before[0]
    fish.show_authors(False)


# Movement


def test_what_moves_is_on_its_way_for_a_short_while_and_can_be_called_elsewhere(fish: FishboneView, qtbot):
    fish.set_animated(True)
    fish.collapse(["a"], True)
    assert fish.motion.is_on
    fish.collapse(["a"], False)
    assert fish.motion.is_on
    assert fish.laid
    assert fish.motion.shown is not fish.laid
    qtbot.waitUntil(lambda: not fish.motion.is_on, timeout=1000)
    assert fish.motion.shown is fish.laid


def test_more_than_three_hundred_texts_do_not_move(fish: FishboneView, fish_document: Document):
    fish.set_animated(True)
    many = tuple(Cause(f"m{i}", f"Cause {i}") for i in range(800))
    fill(fish_document, Fishbone("g", "Many", categories=(Bone("m", "Machine", many),)))
    fish.show_fishbone("g")
    edit.add_cause(fish_document, "One more", "m", 0)
    assert not fish.motion.is_on
    assert fish.motion.shown is fish.laid


def test_nothing_moves_when_it_is_switched_off_or_not_seen(fish: FishboneView):
    fish.collapse(["a"], True)
    assert not fish.motion.is_on
    fish.set_animated(True)
    fish.hide()
    fish.collapse(["a"], False)
    assert not fish.motion.is_on
    fish.show()


# What is told


def test_the_tip_of_a_cause_tells_what_is_known_of_it():
    known = Cause("x", "Worn", "confirmed", 2, "Ana", "0.2 mm", "Luc", "2026-03-12")
    assert tip_at(known).splitlines() == [
        "Confirmed",
        "2 votes",
        "Said by Ana",
        "Evidence: 0.2 mm",
        "Checked by Luc",
        "Checked on 12 Mar 2026",
    ]
    assert tip_at(Cause("y", "Worn")) == ""


def menu_of(view: FishboneView, hand: Hand, id: str) -> QMenu:
    hand.menu(middle(view, id))
    return next(menu for menu in view.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, text: str) -> None:
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == text))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    Hand.wait()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_offers_what_can_be_done_and_does_it(fish: FishboneView, fish_hand: Hand):
    menu = menu_of(fish, fish_hand, "c")
    texts = [action.text() for action in menu.actions()]
    assert {"Move to the bone", "Take a vote back", "Merge duplicates"} & set(texts) == {"Move to the bone"}
    choose(menu, "Fold away what is below")
    assert not fish.has("c1")
    choose(menu_of(fish, fish_hand, "c"), "Show what is below")
    choose(menu_of(fish, fish_hand, "c"), "Confirmed")
    choose(menu_of(fish, fish_hand, "c"), "Vote for it")
    assert (cause(fish, "c").status, cause(fish, "c").votes) == ("confirmed", 1)
    to = next(a.menu() for a in menu_of(fish, fish_hand, "c1").actions() if a.text() == "Move to the bone")
    next(action for action in to.actions() if action.text() == "Machine").trigger()
    assert shape(fish)["b1"][-1] == "No time"
    QTest.keyClick(to.parent(), Qt.Key.Key_Escape)
    choose(menu_of(fish, fish_hand, "b4"), "Add a cause")
    fish_hand.type("Tired")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b4"] == ["Tired"]
    choose(menu_of(fish, fish_hand, "b4"), "Look at this bone alone")
    assert fish.focus == "b4"


def test_a_view_that_was_made_ahead_works_on_a_document_that_comes_later(qapp, qtbot, fish_document: Document):
    view = FishboneView(None, LIGHT)
    qtbot.addWidget(view)
    view.show_fishbone(None)
    assert view.fishbone_id is None
    assert not view.selected()
    view.work_on(fish_document)
    view.show_fishbone("f")
    changed = []
    view.content_changed.connect(lambda: changed.append(True))
    edit.set_status(fish_document, ["a"], "checking")
    assert changed
    assert view.fishbone
    assert view.fishbone.categories[0].causes[0].status == "checking"
    edit.delete_fishbone(fish_document, "f")
    assert view.fishbone_id is None
    fish_document.undo()


def test_the_pointer_shows_that_the_picture_can_be_pulled_while_space_is_held(fish: FishboneView, fish_hand: Hand):
    fish_hand.press_key(Qt.Key.Key_Space)
    assert fish.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    before = fish.visible_rect().center()
    fish_hand.drag(middle(fish, "a"), (middle(fish, "a")[0] + 60, middle(fish, "a")[1]))
    fish_hand.release_key(Qt.Key.Key_Space)
    assert fish.visible_rect().center().x() < before.x()
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]
