"""What the keys do on a cause-and-effect diagram while nothing is typed."""

from __future__ import annotations

import pytest

from app.canvas.fishbone_view import FishboneView
from tests.canvas.fishbones import cause, shape, stored
from tests.hand import Hand


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("a", "Left", "a2"),  # outwards, to the nearest below
        ("a2", "Right", "a"),  # inwards, to the one above
        ("a2", "Up", "a1"),
        ("a1", "Up", "b1"),  # the name at the outer end
        ("b1", "Down", "a1"),
        ("a", "Down", "b"),
        ("b", "Down", "c"),  # across the spine
        ("c", "Up", "b"),
        ("c", "Down", "c1"),
        ("c1", "Right", "c"),
        ("d", "Down", "b2"),
        ("b2", "Up", "d"),
        ("b", "Right", "e"),  # to the next bone
        ("e", "Left", "a2"),  # to the nearest one there
        ("e", "Right", "f"),  # to the head
        ("f", "Left", "b3"),
        ("b1", "Right", "b3"),
        ("b3", "Right", "f"),
        ("d", "Right", "b4"),  # a bone without causes
        ("b4", "Left", "b2"),
        ("b4", "Up", "e"),
        ("a1", "Left", "a1"),  # nothing there
        ("f", "Right", "f"),
        ("b1", "Up", "b1"),
    ],
)
def test_an_arrow_goes_to_what_is_seen_that_way(fish: FishboneView, fish_hand: Hand, start: str, key: str, end: str):
    fish.select([start])
    fish_hand.key(key)
    assert fish.selected() == [end]


def test_an_arrow_without_a_selection_begins_on_the_first_bone(fish: FishboneView, fish_hand: Hand):
    fish_hand.key("Down")
    assert fish.selected() == ["b1"]


def test_shift_and_an_arrow_select_one_more(fish: FishboneView, fish_hand: Hand):
    fish.select(["a2"])
    fish_hand.key("Shift+Up")
    fish_hand.key("Shift+Up")
    assert fish.selected() == ["a2", "a1", "b1"]
    fish_hand.key("Escape")
    assert fish.selected() == []


def test_ctrl_a_selects_all_causes(fish: FishboneView, fish_hand: Hand):
    fish_hand.key("Ctrl+A")
    assert sorted(fish.selected()) == ["a", "a1", "a2", "b", "c", "c1", "d", "e"]


def test_alt_and_up_or_down_move_a_cause_among_its_own(fish: FishboneView, fish_hand: Hand):
    fish.select(["a"])
    fish_hand.key("Alt+Down")
    assert shape(fish)["b1"] == ["Play", ["Die", "Worn", "Cracked"]]
    fish_hand.key("Alt+Up")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]
    assert fish.selected() == ["a"]


def test_a_cause_that_is_being_typed_is_moved_nowhere_before_it_is_there(fish: FishboneView, fish_hand: Hand):
    fish.select(["a"])
    fish_hand.key("Return")
    fish_hand.type("Loose")
    fish_hand.key("Alt+Up")
    assert fish.typing.is_open
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Loose", "Play"]


def test_alt_and_the_way_outwards_put_a_cause_below_the_one_before_and_inwards_one_level_up(
    fish: FishboneView, fish_hand: Hand
):
    fish.select(["b"])
    fish_hand.key("Alt+Left")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked", "Play"]]
    fish_hand.key("Alt+Right")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]


def test_alt_and_an_arrow_move_a_cause_to_the_next_bone_where_there_is_no_other_level(
    fish: FishboneView, fish_hand: Hand
):
    fish.select(["b"])
    fish_hand.key("Alt+Right")
    assert shape(fish)["b3"] == ["Steel out of tolerance", "Play"]
    fish.select(["e"])
    fish_hand.key("Alt+Left")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Steel out of tolerance"]


def test_alt_and_arrows_move_a_bone_along_its_side_or_across_the_spine(fish: FishboneView, fish_hand: Hand):
    def order() -> list[str]:
        return [bone.id for bone in stored(fish).categories]

    fish.select(["b1"])
    fish_hand.key("Alt+Right")
    assert order() == ["b3", "b2", "b1", "b4"]
    fish_hand.key("Alt+Down")
    assert order() == ["b3", "b2", "b4", "b1"]
    fish_hand.key("Alt+Right")
    assert order() == ["b3", "b2", "b4", "b1"]
    fish_hand.key("Alt+Up")
    fish_hand.key("Alt+Left")
    assert order() == ["b1", "b2", "b3", "b4"]


def test_delete_takes_a_cause_with_those_below_it_and_goes_on_to_the_next(fish: FishboneView, fish_hand: Hand):
    assert fish.document
    gone = []
    fish.deleted.connect(gone.append)
    fish.select(["a"])
    fish_hand.key("Delete")
    assert shape(fish)["b1"] == ["Play"]
    assert fish.selected() == ["b"]
    assert gone == [{("cause", "a"), ("cause", "a1"), ("cause", "a2")}]
    fish_hand.key("Backspace")
    assert fish.selected() == ["b1"]
    fish.document.undo()
    fish.document.undo()
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]


def test_delete_takes_bones_and_causes_in_one_step(fish: FishboneView, fish_hand: Hand):
    assert fish.document
    fish.select(["b2", "a1", "b3", "f"])
    fish_hand.key("Delete")
    assert [bone.id for bone in stored(fish).categories] == ["b1", "b4"]
    assert shape(fish)["b1"] == [["Die", "Cracked"], "Play"]
    fish.document.undo()
    assert len(list(stored(fish).causes())) == 8


def test_digits_say_the_state_and_plus_and_minus_vote(fish: FishboneView, fish_hand: Hand):
    fish.select(["a1", "d"])
    fish_hand.type("3++-")
    assert [(cause(fish, id).status, cause(fish, id).votes) for id in ("a1", "d")] == [("confirmed", 1)] * 2
    for key, status in (("1", "suspected"), ("2", "checking"), ("4", "ruled_out")):
        fish_hand.type(key)
        assert cause(fish, "d").status == status
    assert fish.selected() == ["a1", "d"]


def test_a_full_stop_folds_a_branch_away_and_shows_it_again(fish: FishboneView, fish_hand: Hand):
    fish.select(["a"])
    fish_hand.type(".")
    assert not fish.has("a1")
    assert fish.laid
    assert fish.laid.causes["a"].hidden == 2
    fish_hand.type(".")
    assert fish.has("a1")
    assert fish.document
    assert fish.document.undo_label == "Fill", "what is folded is no part of the document"


def test_all_branches_are_folded_to_the_causes_on_the_bones(fish: FishboneView):
    fish.does.collapse_all()
    assert fish.laid
    assert sorted(fish.laid.causes) == ["a", "b", "c", "d", "e"]
    fish.does.collapse_all()
    assert len(fish.laid.causes) == 8


def test_what_is_copied_is_pasted_with_all_that_is_known_of_it(fish: FishboneView, fish_hand: Hand):
    fish.select(["a1"])
    fish_hand.type("3+")
    fish.select(["a", "a1", "c1"])
    fish_hand.key("Ctrl+C")
    fish.select(["b4"])
    fish_hand.key("Ctrl+V")
    assert shape(fish)["b4"] == [["Die", "Worn", "Cracked"], "No time"]
    pasted = stored(fish).categories[3].causes
    assert (pasted[0].causes[0].status, pasted[0].causes[0].votes) == ("confirmed", 1)
    assert fish.selected() == [pasted[0].id, pasted[1].id]


def test_what_is_cut_is_pasted_after_the_selected_cause(fish: FishboneView, fish_hand: Hand):
    fish.select(["c"])
    fish_hand.key("Ctrl+X")
    fish.select(["a1"])
    fish_hand.key("Ctrl+V")
    assert shape(fish) == {
        "b1": [["Die", "Worn", ["No plan", "No time"], "Cracked"], "Play"],
        "b2": ["No gauge"],
        "b3": ["Steel out of tolerance"],
        "b4": [],
    }


def test_a_list_from_another_program_is_pasted_as_causes_and_a_copy_can_be_pasted_there(
    fish: FishboneView, fish_hand: Hand, qapp
):
    qapp.clipboard().setText("- Tired\n\t- Night shift\n- Not trained")
    fish.select(["b4"])
    fish_hand.key("Ctrl+V")
    assert shape(fish)["b4"] == [["Tired", "Night shift"], "Not trained"]
    fish.select(["a"])
    fish_hand.key("Ctrl+C")
    assert qapp.clipboard().text() == "Die\n\tWorn\n\tCracked"


def test_merging_makes_one_of_the_selected_causes(fish: FishboneView):
    said: list[str] = []
    fish.message.connect(said.append)
    fish.select(["d"])
    fish.does.merge()
    assert said == ["Select two causes or more that say the same."]
    fish.select(["d", "a1"])
    fish.does.merge()
    assert fish.selected() == ["a1"]
    assert shape(fish)["b2"] == [["No plan", "No time"]]


def test_escape_shows_all_bones_again_after_one_was_looked_at(fish: FishboneView, fish_hand: Hand):
    fish.focus_on("b2")
    fish_hand.key("Escape")
    assert fish.focus is None


def test_page_down_goes_to_the_next_bone_while_one_is_looked_at_alone(fish: FishboneView, fish_hand: Hand):
    fish.focus_on("b3")
    seen = []
    for _ in range(2):
        fish_hand.key("PgDown")
        seen.append(fish.focus)
    fish_hand.key("PgUp")
    assert [*seen, fish.focus] == ["b4", "b1", "b4"]


@pytest.mark.parametrize(("folded", "key", "end"), [("a", "Left", "a2"), ("b1", "Down", "a1"), ("b2", "Up", "d")])
def test_an_arrow_into_what_is_folded_away_shows_it(
    fish: FishboneView, fish_hand: Hand, folded: str, key: str, end: str
):
    fish.collapse([folded], True)
    fish.select([folded])
    fish_hand.key(key)
    assert fish.selected() == [end]


def test_keys_that_mean_nothing_go_on_to_the_window(fish: FishboneView, fish_hand: Hand):
    fish_hand.type("x")
    fish_hand.key("Return")
    assert not fish.typing.is_open
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]
