"""The Ishikawa page: brainwriting put on the bones, causes judged, checked, voted, merged and asked why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.calc.event import EventData
from app.calc.fishbone import SCHEMES, Bone, Cause, Fishbone, SuggestedCause
from app.calc.link import Link
from app.calc.tally import Category, Tally
from app.exchange.event_file import write_new
from app.models import fishbone_edit as edit
from app.models import five_whys_edit
from app.models.link import read_links
from app.views.fishbone_votes import left, results
from app.views.proof_sheet import ProofSheet
from tests.hand import Hand
from tests.views.conftest import make_window

DOORS = Fishbone(
    "i",
    "Scratched doors",
    3,
    2,
    (
        Bone("man", "Manpower", (Cause("new", "New hires not trained"),)),
        Bone("mat", "Material", (Cause("felt", "Felt is worn", votes=1),)),
        Bone(
            "met",
            "Method",
            (
                Cause("touch", "Doors touch on the trolley", causes=(Cause("lot", "The lot is too large"),)),
                Cause("same", "The doors touch each other on the trolley", votes=2),
            ),
        ),
    ),
    (SuggestedCause("s1", "Gloves with zips", "Léa"), SuggestedCause("s2", "Forklift hits the trolley")),
)
EVENT = EventData(
    "Line 3",
    "en",
    tallies=(Tally("t", "Defects of week 12", categories=(Category("t1", "Scratches"), Category("t2", other=True))),),
    fishbones=(DOORS, Fishbone("j", "Runs of paint")),
    links=(Link("category", "t1", "fishbone", "i"),),
)


@pytest.fixture
def page(dressed, qtbot, settings, tmp_path: Path):
    path = tmp_path / "doors.kaizen"
    write_new(path, EVENT)
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("fishbone")
    qtbot.waitExposed(window)
    page = window.page("fishbone")
    page.view.set_animated(False)
    Hand.wait()
    return page


@pytest.fixture
def hand(page) -> Hand:
    return Hand(page.window())


def cause(page, id: str) -> Cause:
    return next(cause for cause in page.view.fishbone.causes() if cause.id == id)


def middle(page, id: str) -> QPointF:
    """Of the text of a cause, on the diagram."""
    left_, top, right, bottom = page.view.box_of(id)
    return QPointF((left_ + right) / 2, (top + bottom) / 2)


def type_into(page, hand: Hand, field: str, text: str) -> None:
    page.panel.show_field(field)
    hand.type(text)
    page.view.setFocus()
    Hand.wait()


# Causes


def test_what_is_known_of_a_cause_is_typed_beside_it(page, hand):
    page.view.select(["felt"])
    hand.key("3")
    type_into(page, hand, "evidence", "12 felts under 2 mm")
    type_into(page, hand, "checked_by", "Paul")
    type_into(page, hand, "checked_on", "12/3/2026")
    found = cause(page, "felt")
    assert (found.status, found.evidence) == ("confirmed", "12 felts under 2 mm")
    assert (found.checked_by, found.checked_on) == ("Paul", "2026-03-12")
    assert page.desk.document.undo_label == "Note who checked the cause"


def test_checks_that_are_due_are_shown_and_those_overdue_are_told(page, hand):
    page.view.select(["new"])
    type_into(page, hand, "check_owner", "Léa")
    type_into(page, hand, "check_due", "1/3/2020")
    page.view.select(["felt"])
    type_into(page, hand, "check_due", "1/3/2099")
    page.view.select([])
    Hand.wait()
    told = [button.text() for button in page.panel.checks.buttons]
    assert [text.splitlines()[0] for text in told] == ["New hires not trained", "Felt is worn"]
    assert "overdue" in page.panel.checks.buttons[0].toolTip()
    assert "Overdue checks: 1" in page.window().status.numbers.text()
    Hand(page.panel.checks.buttons[0]).click()
    assert page.view.selected() == ["new"]
    hand.key("4")
    page.view.select([])
    Hand.wait()
    assert "Overdue" not in page.window().status.numbers.text()


def test_the_status_bar_counts_causes_confirmed_ones_and_roots(page, hand):
    page.view.select(["touch", "lot"])
    hand.key("3")
    numbers = page.window().status.numbers.text()
    assert "Causes: 5" in numbers
    assert "Confirmed causes: 2" in numbers
    assert "Root causes: 1" in numbers
    page.view.select([])
    (root,) = page.panel.roots.buttons
    Hand(root).click()
    assert page.view.selected() == ["lot"]


def test_one_key_opens_the_five_whys_of_a_cause_and_makes_them_once(page, hand):
    window = page.window()
    page.view.select(["lot"])
    hand.key("?")
    assert window.current == "five_whys"
    assert window.page("five_whys").shown().problem == "The lot is too large"
    made = window.page("five_whys").shown_id
    window.open_thing("cause", "lot")
    hand.key("F7")
    assert window.page("five_whys").shown_id == made
    assert len(five_whys_edit.listed(window.document)) == 1
    with window.document.read() as session:
        assert ("cause", "lot", "five_whys", made) in [
            (link.source_kind, link.source, link.target_kind, link.target) for link in read_links(session)
        ]
    window.go("fishbone")
    Hand.wait()
    assert [end.kind for end in page.panel.trail.shown.came] == ["five_whys"]


def test_a_tally_is_linked_as_the_proof_of_a_cause(page, hand):
    page.view.select(["felt"])
    hand.key("Ctrl+L")
    assert page.window().findChild(ProofSheet) is not None
    hand.type("week")
    hand.key("Return")
    hand.key("Escape")
    Hand.wait()
    assert [end.title for end in page.panel.trail.shown.proof] == ["Defects of week 12"]


def test_deleting_a_cause_says_which_linked_thing_stays(page, hand):
    five_whys_edit.of_cause(page.desk.document, "lot")
    page.view.select(["touch"])
    hand.key("Delete")
    assert "Five whys" in page.window().status.hint.text()
    page.commands["delete_fishbone"].trigger()
    assert "Scratches" in page.window().status.hint.text()
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Z")
    assert cause(page, "lot").text == "The lot is too large"


# Suggestions


def test_suggestions_are_typed_and_pasted_and_put_on_the_bone_of_a_number(page, hand):
    hand.key("F3")
    hand.type("Draught in the hall")
    hand.key("Return")
    QGuiApplication.clipboard().setText("1. Wet doors\n- Dust from the grinder\n")
    hand.key("Ctrl+V")
    assert [each.text for each in page.view.fishbone.suggestions][2:] == [
        "Draught in the hall",
        "Wet doors",
        "Dust from the grinder",
    ]
    assert page.suggestions.count.text() == "5 left"
    hand.key("Down")
    hand.key("3")
    Hand.wait()
    assert page.view.fishbone.categories[2].causes[-1].text == "Gloves with zips"
    assert page.view.fishbone.categories[2].causes[-1].author == "Léa"
    hand.key("9")
    assert "3 bones" in page.window().status.hint.text()
    hand.key("1")
    Hand.wait()
    assert page.view.fishbone.categories[0].causes[-1].text == "Forklift hits the trolley"
    assert len(page.view.fishbone.suggestions) == 3


def test_suggestions_are_dragged_onto_the_diagram(page, hand):
    hand.key("F3")
    ideas = page.suggestions.list
    ideas.selectAll()
    mime = ideas.mimeData(ideas.selectedItems())
    assert Hand(page.view).drop(mime, middle(page, "felt"))
    Hand.wait()
    texts = [each.text for each in page.view.fishbone.categories[1].causes[0].all()]
    texts += [each.text for each in page.view.fishbone.categories[1].causes]
    assert {"Gloves with zips", "Forklift hits the trolley"} <= set(texts)
    assert ideas.count() == 0


def test_a_suggestion_is_reworded_and_deleted(page, hand):
    hand.key("F3")
    hand.key("Down")
    hand.key("F2")
    hand.key("Ctrl+A")
    hand.type("Zips of the gloves")
    hand.key("Return")
    assert page.view.fishbone.suggestions[0].text == "Zips of the gloves"
    page.suggestions.list.setFocus()
    hand.key("Delete")
    assert [each.id for each in page.view.fishbone.suggestions] == ["s2"]
    hand.key("Ctrl+Z")
    assert len(page.view.fishbone.suggestions) == 2


def test_delete_in_the_list_means_the_suggestion_not_the_selected_cause(page, hand):
    page.view.select(["felt"])
    hand.key("F3")
    hand.key("Down")
    hand.key("Delete")
    assert [each.id for each in page.view.fishbone.suggestions] == ["s2"]
    assert cause(page, "felt").text == "Felt is worn"


def test_who_says_it_is_kept_with_what_is_typed(page, hand):
    hand.key("F3")
    page.suggestions.author.setText("Marc")
    hand.type("Wet doors")
    hand.key("Return")
    assert page.view.fishbone.suggestions[-1].author == "Marc"


# Voting


def test_a_click_gives_a_dot_and_shift_takes_it_back(page, hand):
    hand.key("F8")
    assert page.votes.isVisible()
    assert not page.panel.isVisible()
    assert page.votes.left.text() == "3"
    on = Hand(page.view)
    on.click(middle(page, "new"))
    on.click(middle(page, "new"))
    assert cause(page, "new").votes == 2
    assert page.votes.left.text() == "1"
    on.hold(shift=True)
    on.click(middle(page, "new"))
    on.hold()
    assert cause(page, "new").votes == 1
    hand.key("+")
    assert cause(page, "new").votes == 2
    hand.key("F8")
    on.click(middle(page, "felt"))
    assert cause(page, "felt").votes == 1
    assert page.panel.isVisible()


def test_the_dots_left_are_counted_and_the_result_is_sorted(page, hand):
    hand.key("F8")
    assert [button.text().splitlines()[1] for button in page.votes.results.buttons] == ["2 ●●", "1 ●"]
    page.votes.editors["voters"].setFocus()
    hand.key("Ctrl+A")
    hand.type("1")
    hand.key("Return")
    Hand.wait()
    assert page.view.fishbone.voters == 1
    assert page.votes.left.text() == "0"
    page.view.setFocus()
    page.view.select(["felt"])
    hand.key("+")
    Hand.wait()
    assert left(page.view.fishbone) == -1
    assert "too many" in page.votes.words.text()
    assert [cause.id for cause in results(page.view.fishbone)] == ["felt", "same"]
    page.votes.editors["voters"].setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")
    hand.key("Return")
    Hand.wait()
    assert page.votes.left.text() == "—"
    page.votes.editors["dots"].setFocus()
    hand.key("Ctrl+A")
    hand.key("Delete")
    hand.key("Return")
    assert page.view.fishbone.dots == 3


# Duplicates, bones, diagrams


def test_what_may_say_the_same_is_proposed_quietly_and_merged_by_one_key(page, hand, qtbot):
    qtbot.waitUntil(lambda: bool(page.panel.alike.buttons), timeout=3000)
    (pair,) = page.panel.alike.buttons
    Hand(pair).click()
    assert page.view.selected() == ["touch", "same"]
    hand.key("M")
    assert [c.id for c in page.view.fishbone.categories[2].causes] == ["touch"]
    assert cause(page, "touch").votes == 2
    hand.key("Ctrl+Z")
    assert len(page.view.fishbone.categories[2].causes) == 2


def test_the_scheme_of_the_bones_changes_without_losing_a_cause(page):
    page.menus["schemes"].aboutToShow.emit()
    assert not page.commands["scheme_5M"].isChecked()
    page.commands["scheme_6M"].trigger()
    Hand.wait()
    assert [bone.name for bone in page.view.fishbone.categories] == list(SCHEMES["6M"])
    assert len(list(page.view.fishbone.causes())) == 5
    assert page.commands["scheme_6M"].isChecked()


def test_a_free_bone_is_added_and_named_at_once(page, hand):
    hand.key("Ctrl+B")
    hand.type("Supplier")
    hand.key("Return")
    hand.key("Escape")
    assert page.view.fishbone.categories[-1].name == "Supplier"


def test_one_bone_fills_the_view_and_the_key_brings_all_back(page, hand):
    page.view.select(["lot"])
    hand.key("F5")
    assert page.view.focus == "met"
    assert page.commands["one_bone"].isChecked()
    hand.key("F5")
    assert page.view.focus is None


def test_a_new_diagram_is_typed_at_once_or_begins_with_a_list(page, hand):
    page.commands["add_fishbone"].trigger()
    hand.type("Late deliveries")
    hand.key("Return")
    assert page.view.fishbone.effect == "Late deliveries"
    assert [bone.name for bone in page.view.fishbone.categories] == list(SCHEMES["5M"])
    page.commands["begin_with_list"].trigger()
    hand.type("Truck breaks down")
    hand.key("Return")
    assert page.view.fishbone.suggestions[0].text == "Truck breaks down"
    assert page.tabs.tabs.count() == 4


def test_an_event_without_a_diagram_shows_how_to_begin(page, hand):
    for _ in range(2):
        page.commands["delete_fishbone"].trigger()
    assert page.empty.isVisible()
    assert not page.panel.isVisible()
    assert page.commands["print_fishbone"].text() == "Print the blank form…"
    hand.key("Ctrl+Z")
    assert page.shown_id == "j"


def test_undo_of_a_change_goes_to_the_diagram_where_it_was(page, hand):
    page.view.select(["felt"])
    hand.key("2")
    page.turn_to("j")
    hand.key("Ctrl+Z")
    assert page.shown_id == "i"
    assert page.view.selected() == ["felt"]


def test_things_are_opened_from_elsewhere_and_found_by_name(page):
    window = page.window()
    window.go("value_stream")
    assert window.open_thing("cause", "lot")
    assert page.view.selected() == ["lot"]
    assert window.open_thing("fishbone", "j")
    assert page.shown_id == "j"
    found = {each.title: each for each in page.found()}
    found["Felt is worn"].go()
    assert (page.shown_id, page.view.selected()) == ("i", ["felt"])
    assert not window.open_thing("cause", "nowhere")


def test_the_trail_of_the_diagram_leads_back_to_its_bar(page):
    assert [end.id for step in page.panel.trail.shown.path for end in step] == ["t", "t1"]


def test_place_selection_and_mode_stay_when_the_look_changes(page, hand):
    page.turn_to("i")
    page.view.select(["felt"])
    hand.key("F8")
    hand.key("F9")
    Hand.wait()
    page = hand.widget.page("fishbone")
    assert page.view.selected() == ["felt"]
    assert page.votes.isVisible()
    assert page.dots.active


def test_the_projector_folds_the_panels_but_shows_the_vote(page, hand):
    hand.key("F3")
    hand.key("F11")
    Hand.wait()
    page = hand.widget.page("fishbone")
    assert not page.panel.isVisible()
    assert not page.suggestions.isVisible()
    page.commands["voting"].setChecked(True)
    assert page.votes.isVisible()
    hand.key("F11")
    Hand.wait()


def test_lines_pasted_without_a_selection_become_suggestions(page, hand):
    page.view.select([])
    QGuiApplication.clipboard().setText("a\nb")
    hand.key("Ctrl+V")
    assert [each.text for each in page.view.fishbone.suggestions][-2:] == ["a", "b"]
    page.view.setFocus()
    page.view.select(["felt"])
    hand.key("Ctrl+V")
    assert [c.text for c in page.view.fishbone.categories[1].causes] == ["Felt is worn", "a", "b"]


def test_the_picture_is_copied(page):
    page.commands["copy_picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()


def test_a_picture_dropped_on_a_cause_becomes_its_photo(page, qtbot, tmp_path):
    file = tmp_path / "felt.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(file))
    on = Hand(page.view)
    assert on.drop([file], middle(page, "felt"))
    qtbot.waitUntil(lambda: len(cause(page, "felt").photos) == 1, timeout=5000)
    assert page.view.selected() == ["felt"]
    assert not on.drop([file], page.view.visible_rect().bottomLeft() + QPointF(5, -5))


def test_another_writer_is_followed(page):
    edit.rename_cause(page.desk.document, "felt", "The felt is gone")
    Hand.wait()
    page.view.select(["felt"])
    assert page.panel.editors["text"].toPlainText() == "The felt is gone"


def test_a_digit_in_the_list_is_no_key_of_the_page(page):
    """The list takes a digit before any shortcut could."""
    page.commands["suggestions_panel"].setChecked(True)
    page.suggestions.list.setFocus()
    page.suggestions.list.setCurrentRow(0)
    QTest.keyClick(page.suggestions.list, Qt.Key.Key_2)
    Hand.wait()
    assert page.view.fishbone.categories[1].causes[-1].text == "Gloves with zips"


def test_the_tips_of_the_states_tell_the_keys_that_the_diagram_has_for_them(page):
    tips = [page.commands[id].toolTip() for id in ("status_suspected", "status_confirmed", "status_ruled_out")]
    assert [tip[-4:] for tip in tips] == [" (1)", " (3)", " (4)"]


def test_while_a_new_cause_is_typed_the_status_bar_names_no_selection(page, hand):
    said = page.window().status.hint
    page.view.setFocus()
    bone = page.view.fishbone.categories[0]
    page.view.select([bone.id])
    assert said.text() == f"Selected: {bone.name}"
    hand.key("Return")
    assert said.text() == ""
